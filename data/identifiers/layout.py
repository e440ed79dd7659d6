"""Where a sheet's titles stand, known or not, and what stands below them."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from data.column import Column
from data.identifiers import sorts
from data.identifiers.titles import LONGEST, personal_title
from data.identifiers.values import Cells
from data.kinds import kinds
from data.lists import fold
from data.row import Row

#: How far down titles are looked for.
TITLES_WITHIN = 25

#: A column so titled may as well count: tips by phone, answers by e-mail.
_COUNTED = frozenset({sorts.PHONE, sorts.EMAIL, sorts.CONTACT, sorts.STATUS})
_TICKS = frozenset({"", "x", "y", "n", "yes", "no", "true", "false", "n a", "none", "si", "sí"})
#: What forms put in place of a name or address they do not know.
_NOBODY = frozenset({"anonymous", "anonym", "anónimo", "anónima", "anonyme", "anonimo"})
#: A third row of headers, as Qualtrics writes it.
_IMPORT_ID = '{"ImportId"'
_FIGURES = re.compile(r"[\s\d.,:/%$€£()<>+-]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Layout:
    """What a sheet's columns are.

    Attributes:
        top: the position of the row of titles.
        declared: position → the column of the sheet's kind that stands there.
        personal: position of a column titled as personal → the title's row and sort.
        labels: (row, column) of labels of a form, with something personal beside them → sort.
    """

    top: int
    declared: dict[int, Column] = field(default_factory=dict)
    personal: dict[int, tuple[int, str]] = field(default_factory=dict)
    labels: dict[tuple[int, int], str] = field(default_factory=dict)


@cache
def _spellings() -> frozenset[str]:
    """Return every title that some kind declares: none of them is personal."""
    declared = [column for kind in kinds().values() for column in kind.columns().values()]
    return frozenset().union(*(column.spellings for column in declared))


def is_declared(title: str) -> bool:
    """Say whether some kind of sheet has a column so titled."""
    return fold(title) in _spellings()


def lay_out(cells: Cells, kind: type[Row] | None) -> Layout:
    """Find a sheet's titles."""
    head = cells[:TITLES_WITHIN]
    spellings = frozenset().union(*(c.spellings for c in kind.columns().values())) if kind else None
    scores = [_known(row, spellings or _spellings()) for row in head]
    best = max(scores, default=0)
    top = scores.index(best) if best >= 2 else _first_wide(head)
    declared = _declared(head[top], kind) if kind and head else {}
    found = _personal_cells(head)
    if not found:
        return Layout(top, declared)
    # What stands in a column of ours is named as its column says: an event may be called so.
    labels = _labels(cells, {at: what for at, what in found.items() if at[1] not in declared})
    forms = {column for _, column in labels}
    personal: dict[int, tuple[int, str]] = {}
    for (row, column), what in found.items():
        free = column not in forms and column not in personal
        titled = free and _is_title(cells, (row, column), top, best >= 2, found)
        if titled and _holds(cells, row, column, what):
            personal[column] = (row, what)
    return Layout(top, declared, personal, labels)


def _text(cell: Any) -> str:
    return cell if type(cell) is str and 0 < len(cell) <= LONGEST else ""


def _known(row: Sequence[Any], spellings: Iterable[str]) -> int:
    return len({folded for cell in row if (folded := fold(_text(cell))) and folded in spellings})


def _is_wide(row: Sequence[Any]) -> bool:
    return sum(cell not in ("", None) for cell in row) > 1


def _first_wide(head: Cells) -> int:
    return next((i for i, row in enumerate(head) if _is_wide(row)), 0)


def _declared(titles: Sequence[Any], kind: type[Row]) -> dict[int, Column]:
    named = {word: column for column in kind.columns().values() for word in column.spellings}
    texts = [fold(_text(cell)) for cell in titles]
    return {i: named[text] for i, text in enumerate(texts) if text in named}


def _personal_cells(head: Cells) -> dict[tuple[int, int], str]:
    texts = {cell for row in head for cell in row if _text(cell)}
    said = {text: personal_title(text) for text in texts if not is_declared(text)}
    said = {text: what for text, what in said.items() if what}
    return {
        (r, c): said[cell]
        for r, row in enumerate(head)
        for c, cell in enumerate(row)
        if type(cell) is str and cell in said
    }


def _is_title(
    cells: Cells,
    at: tuple[int, int],
    top: int,
    sure: bool,
    found: dict[tuple[int, int], str],
) -> bool:
    """Say whether a cell is a title, and not a value that reads like one ("Phone").

    A row that holds two such cells or known titles is a row of titles wherever it stands. Otherwise
    it must not stand under a title, among figures or more than once in its column.
    """
    row, column = at
    if row <= top:
        return True
    if any(map(_is_figure, cells[row])):
        return False
    if sum(r == row for r, _ in found) + _known(cells[row], _spellings()) > 1:
        return True
    above = cells[top][column] if column < len(cells[top]) else ""
    if sure and above not in ("", None):
        return False
    if _depth(cells, row) > 2:
        return False
    same = [other for other in cells if list(other[column : column + 1]) == [cells[row][column]]]
    return len(same) == 1


def _depth(cells: Cells, row: int) -> int:
    """Return how many rows of several cells stand right above, without a blank row between."""
    deep = 0
    for above in reversed(cells[:row]):
        if all(cell in ("", None) for cell in above):
            break
        deep += _is_wide(above)
    return deep


def _is_figure(cell: Any) -> bool:
    """Say whether a cell is a number or a date, other than a year: titles are years at times."""
    if isinstance(cell, (bool, dt.date)):
        return True
    if isinstance(cell, (int, float)):
        return not 1900 <= cell <= 2100
    return type(cell) is str and bool(_FIGURES.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def _is_tick(cell: Any) -> bool:
    """Say whether a cell says yes or no, or nothing."""
    return isinstance(cell, bool) or (isinstance(cell, str) and fold(cell) in _TICKS)


def _is_tally(cell: Any) -> bool:
    """Say whether a cell counts or ticks: a small number, a yes or a no."""
    if isinstance(cell, (int, float)):
        return abs(cell) < 1_000_000
    if not isinstance(cell, str):
        return False
    digits = sum(character.isdigit() for character in cell)
    return _is_tick(cell) or (bool(_FIGURES.fullmatch(cell)) and digits < 7)


def _holds(cells: Cells, row: int, column: int, what: str) -> bool:
    """Say whether anything stands below a title, other than counts where it may count."""
    below = {other[column] for other in cells[row + 1 :] if column < len(other)} - {"", None}
    below = {cell for cell in below if not says_nothing(cell)}
    return not all(map(_is_tally if what in _COUNTED else _is_tick, below))


def says_nothing(cell: Any) -> bool:
    """Say whether a cell under a personal title is a title itself, or says that it is nobody's."""
    if not isinstance(cell, str):
        return False
    known = fold(cell) in _NOBODY or cell.startswith(_IMPORT_ID)
    return known or (bool(personal_title(cell)) and not is_declared(cell))


def _labels(
    cells: Cells,
    found: dict[tuple[int, int], str],
) -> dict[tuple[int, int], str]:
    """Return labels of a form: of several sorts in one column, with something to their right."""
    labels: dict[tuple[int, int], str] = {}
    for column in {c for _, c in found}:
        beside = {
            (r, c): what
            for (r, c), what in found.items()
            if c == column and not all(map(_is_tally, cells[r][c + 1 :]))
        }
        different = set(beside.values())
        if len(different) > 1 and different - _COUNTED:
            labels |= beside
    return labels
