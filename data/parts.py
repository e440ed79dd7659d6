"""The parts of a plan: rows sorted by partner and quarter, each a submission to be."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from data import ground, periods
from data.cells import shown
from data.lists import fold
from data.outside import outside
from data.problems import Problem
from data.row import COALITION, Row
from data.rows import Rows

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Change:
    """One stored value that an upload would change.

    Attributes:
        sheet: the sheet in the file at hand.
        row: the row in it.
        column: the column's title.
        old: what is stored.
        new: what would be.
        letter: the column's letter in the file; empty where it has none.
        name: the column's name in the store.
    """

    sheet: str
    row: int
    column: str
    old: Any
    new: Any
    letter: str = ""
    name: str = ""


@dataclass(frozen=True)
class Part:
    """What an upload would do to one submission.

    Attributes:
        kind: the kind of sheet.
        partner: whose; ``COALITION`` for the coalition's own lists.
        quarter: when; empty for the coalition's own lists.
        rows: what the file holds.
        months: each row's month, where it has one.
        replaces: the submission it would replace.
        new: how many rows are new.
        changed: stored values that would change.
        same: how many rows are stored just so.
        gone: keys of stored rows that would be gone.
        kept: lines of the replaced submission that stay beside the new rows.
        new_at: positions in ``rows`` of those that are new.
        gone_at: sheet and row, in the file they came with, of stored rows that would be gone.
        adds: whether the rows are added to what is stored, not put in its place.
        attested: whether it says "nothing to report" instead of holding rows.
    """

    kind: type[Row]
    partner: str
    quarter: str
    rows: Rows
    months: list[str | None]
    replaces: int | None = None
    new: int = 0
    changed: tuple[Change, ...] = ()
    same: int = 0
    gone: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()
    new_at: tuple[int, ...] = ()
    gone_at: tuple[tuple[str, int], ...] = ()
    adds: bool = False
    attested: bool = False

    @property
    def does_something(self) -> bool:
        """Whether anything stored would be different afterwards."""
        return bool(self.new or self.changed or self.gone or self.attested)


def sort_out(
    rows: Rows, seen: ground.Ground, partner: str, quarter: str
) -> tuple[list[Part], list[Problem]]:
    """Sort rows by partner and quarter; say where either is not known, or a key repeats."""
    if not len(rows):
        return [], []
    owners, problems = _owners(rows, seen, partner)
    quarters, months, found = _when(rows, seen, quarter)
    problems += found + _for_survivors(rows, seen)
    kind = rows.kind
    if kind.credited:
        credited = [c or o for c, o in zip(rows.columns[kind.credited], owners, strict=True)]
        rows = replace(rows, columns=rows.columns | {kind.credited: credited})
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    places = list(zip(owners, quarters, strict=True))
    # Rows of one quarter mostly follow each other.
    for place, stretch in groupby(range(len(rows)), places.__getitem__):
        groups[place] += stretch
    parts = []
    for (owner, when), positions in sorted(groups.items()):
        whole = len(positions) == len(rows)
        own = rows if whole else rows.take(positions)
        problems += _repeated(own)
        parts.append(
            Part(kind, owner, when, own, months if whole else [months[i] for i in positions])
        )
    return parts, problems


def _owners(rows: Rows, seen: ground.Ground, partner: str) -> tuple[list[str], list[Problem]]:
    kind = rows.kind
    if kind.reference:
        return [COALITION] * len(rows), []
    if partner:
        return [partner] * len(rows), []
    if kind.credited:
        owners = [code or "" for code in rows.columns[kind.credited]]
    elif kind.dated_by:
        owners = [seen.lead_of.get(code, "") for code in rows.columns[kind.dated_by]]
    else:
        owners = [""] * len(rows)
    if all(owners):
        return owners, []
    first = owners.index("")
    return owners, [Problem("no_partner", sheet=rows.sheets[first], row=rows.numbers[first])]


def _when(
    rows: Rows, seen: ground.Ground, quarter: str
) -> tuple[list[str], list[str | None], list[Problem]]:
    kind, length = rows.kind, len(rows)
    if kind.reference:
        return [""] * length, [None] * length, []
    if kind.dated_by:
        quarters, months = _when_of_events(rows, seen)
        return quarters, months, outside(rows, quarters, quarter) if quarter else []
    values = rows.columns[kind.dated]
    found = [v if isinstance(v, str) or v is None else periods.month_of(v) for v in values]
    months = [period if period and "-" in period else None for period in found]
    quarters = [periods.quarter_of(period) if period else "" for period in found]
    if kind.quartered:
        own = rows.columns[kind.quartered]
        return [o or quarter or q for o, q in zip(own, quarters, strict=True)], [None] * length, []
    return quarters, months, outside(rows, quarters, quarter) if quarter else []


def _when_of_events(rows: Rows, seen: ground.Ground) -> tuple[list[str], list[str | None]]:
    codes = rows.columns[rows.kind.dated_by]
    month = {code: seen.month_of.get(code) for code in set(codes)}
    quarter = {code: periods.quarter_of(found) if found else "" for code, found in month.items()}
    return [quarter[code] for code in codes], [month[code] for code in codes]


def _for_survivors(rows: Rows, seen: ground.Ground) -> list[Problem]:
    """Say which events signed in to take head counts only; each once, at its first sign-in."""
    if not rows.kind.dated_by or not seen.heads_only:
        return []
    column = rows.kind.columns()[rows.kind.dated_by]
    codes = rows.columns[column.name]
    return [
        Problem(
            "survivor_signins",
            sheet=rows.sheets[i],
            row=rows.numbers[i],
            column=column.title,
            found=code,
        )
        for code in sorted(seen.heads_only & set(codes))
        for i in [codes.index(code)]
    ]


def keys_of(rows: Rows) -> list[Key]:
    """Return each row's key; rows of nameless participants are numbered apart.

    So are those of a respondent after the first: two people may make up the same code.
    """
    keys = list(zip(*(rows.columns[name] for name in rows.kind.key), strict=True))
    who = rows.kind.participant
    if not who or (None not in rows.columns[who] and not rows.kind.further):
        return keys
    seen: Counter[Key] = Counter()
    numbered = []
    for key, person in zip(keys, rows.columns[who], strict=True):
        seen[key] += 1
        again = seen[key] > 1 and rows.kind.further
        numbered.append((*key, seen[key]) if person is None or again else key)
    return numbered


def _repeated(rows: Rows) -> list[Problem]:
    """Say which rows have the key of one before; "e1" is "E1" to whoever reads it."""
    keys = _as_read(rows, keys_of(rows))
    if len(set(keys)) == len(keys):
        return []
    titles = [rows.kind.columns()[name].title for name in rows.kind.key]
    first: dict[Key, int] = {}
    problems = []
    for i, key in enumerate(keys):
        if None in key[:1]:
            continue
        if key in first:
            written = [rows.columns[name][i] for name in rows.kind.key]
            shown_key = [shown(v) for v in written if v is not None and not isinstance(v, bytes)]
            words = {"other": _place(rows, first[key], i), "key": " and ".join(titles).lower()}
            problems.append(
                Problem(
                    "repeated_key",
                    sheet=rows.sheets[i],
                    row=rows.numbers[i],
                    found=", ".join(shown_key),
                    words=words,
                )
            )
        first.setdefault(key, i)
    return problems


def _as_read(rows: Rows, keys: list[Key]) -> list[Key]:
    """Return keys without the difference between spellings of a text, where there is one."""
    names = [name for name in rows.kind.key if name != rows.kind.participant]
    texts = {v for name in names for v in set(rows.columns[name]) if isinstance(v, str)}
    plain = {text: fold(text) or text for text in texts}
    if len(set(plain.values())) == len(plain):
        return keys
    return [tuple(plain.get(v, v) for v in key) for key in keys]


def _place(rows: Rows, other: int, position: int) -> str:
    """Return a row's number, and its sheet where that is not the one of the row at hand."""
    sheet = rows.sheets[other]
    return f"{rows.numbers[other]}" + (f" of “{sheet}”" if sheet != rows.sheets[position] else "")
