"""Sheets by their names: the key of what is asked about one, and the kind its name speaks of."""

from collections.abc import Iterable

from data.headed_periods import find_period
from data.header_rows import filled
from data.heads import like_kind
from data.kinds import kinds
from data.lists import fold
from data.memory import EACH_QUARTER
from data.questions import key_of
from data.row import Row
from data.workbook import Sheet

#: How far down headers are looked for in a sheet nobody knows.
_WITHIN = 12


def sheet_key(sheet: Sheet, others: Iterable[Sheet]) -> str:
    """Return the key of the question what a sheet holds.

    "Events Q3" is "Events Q4" in the next file; where both are in one file, each is itself.
    """
    bare = _bare(sheet.name)
    if not bare or sum(_bare(other.name) == bare for other in others) > 1:
        return key_of("sheet", sheet.name)
    return key_of("sheet", bare, EACH_QUARTER)


def _bare(name: str) -> str:
    found = find_period(name)
    return fold(found[1]) if found else ""


def looks_like_table(sheet: Sheet) -> bool:
    """Say whether a sheet looks like a table: two rows at least with two cells or more."""
    wide = (row for row in sheet.cells if filled(row) > 1)
    return next(wide, None) is not None and next(wide, None) is not None


def named_kind(sheet: Sheet) -> type[Row] | None:
    """Return the kind that a sheet nobody knows may be of, by its name, then by its headers."""
    words = set(fold(sheet.name).split())
    spoken = [
        (len(own), -kind.place, kind)
        for kind in kinds().values()
        for name in (kind.title, *kind.aliases)
        if (own := set(fold(name).split())) <= words
    ]
    if spoken:
        return max(spoken, key=lambda of: of[:2])[2]
    rows = [[c for c in row if isinstance(c, str) and c] for row in sheet.cells[:_WITHIN]]
    scores = [
        (*like_kind(kind, row), kind) for row in rows if len(row) > 1 for kind in kinds().values()
    ]
    score, alike, kind = max(scores, key=lambda of: of[:2], default=(0.0, 0, None))
    return kind if score > 0 and alike > 1 else None
