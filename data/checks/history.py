"""Figures far from what the partner reported before, and sheets far longer or shorter."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from data import ground, periods, things
from data.cells import shown
from data.checks import Across
from data.column import Column
from data.parts import Part
from data.problems import Problem
from data.row import Row
from data.usual import ENOUGH, Usual, usual

#: So many of a partner's newest rows of a kind are looked at.
_ROWS = 2_000
#: So many of the values before are listed one by one.
_LISTED = 12

#: What rows must have in common to be held against each other; nothing: any row will do.
_Sort = tuple[Any, ...]


@dataclass(frozen=True)
class Odd:
    """A figure unlike those before.

    Attributes:
        part: the part it is in.
        row: its position there; None where the sheet's length is meant.
        column: its column; None likewise.
        value: the figure.
        usual: what it is held against.
        sort: the values that all those have in common, in words.
    """

    part: Part
    row: int | None
    column: Column | None
    value: float
    usual: Usual
    sort: str = ""


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    ours = [part for part in parts if part.partner and part.quarter and not part.kind.reference]
    lengths = _lengths(connection, {part.partner for part in ours}) if ours else {}
    odd = [*_odd_lengths(ours, lengths), *_odd_figures(connection, ours, lengths)]
    names = things.partner_names(connection, parts) if odd else {}
    for each in odd:
        yield _problem(each, names.get(each.part.partner, each.part.partner))


def _lengths(
    connection: sa.Connection, partners: Collection[str]
) -> dict[tuple[str, str], dict[str, int]]:
    """Return partner and kind → quarter, the newest first → how many rows are stored."""
    s = ground.submissions().c
    asked = (
        sa.select(s.partner_id, s.kind, s.quarter, s.row_count)
        .where(s.status == ground.CURRENT, s.partner_id.in_(partners))
        .order_by(s.quarter.desc())
    )
    lengths: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for partner, kind, quarter, length in connection.execute(asked):
        lengths[partner, kind][quarter] = length
    return lengths


def _before(part: Part, lengths: Mapping[tuple[str, str], Mapping[str, int]]) -> list[int]:
    """Return how many rows each earlier quarter has, the newest first."""
    stored = lengths.get((part.partner, part.kind.kind_name()), {})
    return [length for quarter, length in stored.items() if quarter < part.quarter]


def _odd_lengths(
    parts: Sequence[Part], lengths: Mapping[tuple[str, str], Mapping[str, int]]
) -> Iterator[Odd]:
    for part in parts:
        length = len(part.rows) + len(part.kept)
        judged = usual(_before(part, lengths), counts=True)
        if judged and judged.side(length):
            yield Odd(part, None, None, length, judged)


def _odd_figures(
    connection: sa.Connection,
    parts: Sequence[Part],
    lengths: Mapping[tuple[str, str], Mapping[str, int]],
) -> Iterator[Odd]:
    by_kind: dict[tuple[str, type[Row]], list[Part]] = defaultdict(list)
    for part in parts:
        if _figures(part.kind) and sum(_before(part, lengths)) >= ENOUGH:
            by_kind[part.partner, part.kind].append(part)
    for (partner, kind), several in by_kind.items():
        last = max(part.quarter for part in several)
        past = _past(connection, kind, partner, last)
        for part in several:
            earlier = [row for row in past if row[0] < part.quarter]
            yield from _odd_ones(part, earlier)


@cache
def _figures(kind: type[Row]) -> tuple[Column, ...]:
    """Return the columns with counts, money or hours; scores have a scale of their own."""
    return tuple(
        column
        for column in kind.columns().values()
        if column.type in (int, float)
        and not column.by
        and column.name != kind.participant
        and column.unit != "per cent"
    )


@cache
def _sorts(kind: type[Row]) -> tuple[tuple[Column, ...], bool]:
    """Return the columns that rows held against each other share, and whether they must.

    A channel or a unit that is part of the key makes figures ones of another sort; the type of an
    event only makes them likelier to be alike.
    """
    columns = kind.columns()
    names = [n for n in kind.key if n in kind.dimensions() and "areas" not in columns[n].refers]
    if names:
        return tuple(columns[name] for name in names), True
    chosen = [column for column in columns.values() if column.choices and column.required]
    return tuple(chosen[:1]), False


def _past(
    connection: sa.Connection, kind: type[Row], partner: str, until: str
) -> list[tuple[Any, ...]]:
    """Return quarter, sort and figures of a partner's newest rows before a quarter."""
    rows, s = ground.table(kind).c, ground.submissions().c
    names = [column.name for column in (*_sorts(kind)[0], *_figures(kind))]
    asked = (
        sa.select(s.quarter, *(rows[name] for name in names))
        .join_from(
            ground.submissions(),
            ground.table(kind),
            (rows.partner_id == s.partner_id) & (rows.submission_id == s.id),
        )
        .where(
            s.kind == kind.kind_name(),
            s.partner_id == partner,
            s.status == ground.CURRENT,
            s.quarter < until,
        )
        .order_by(s.quarter.desc(), rows.line.desc())
        .limit(_ROWS)
    )
    return [tuple(row) for row in connection.execute(asked)]


def _odd_ones(part: Part, past: Sequence[tuple[Any, ...]]) -> Iterator[Odd]:
    """Iterate over a part's figures that are unlike those of earlier rows of their sort."""
    sorts, must = _sorts(part.kind)
    figures = _figures(part.kind)
    width = 1 + len(sorts)
    by_sort: dict[_Sort, list[tuple[Any, ...]]] = defaultdict(list)
    for row in past:
        by_sort[row[1:width]].append(row[width:])
        if sorts and not must:
            by_sort[()].append(row[width:])
    judged: dict[tuple[_Sort, int], Usual | None] = {}

    def judge(sort: _Sort, place: int) -> Usual | None:
        if (sort, place) not in judged:
            values = [row[place] for row in by_sort.get(sort, ()) if row[place] is not None]
            judged[sort, place] = usual(
                values, counts=figures[place].type is int, loosely=bool(sorts) and not sort
            )
        return judged[sort, place]

    own = zip(*(part.rows.columns[column.name] for column in sorts), strict=True)
    of = list(own) if sorts else [()] * len(part.rows)
    for place, column in enumerate(figures):
        for i, value in enumerate(part.rows.columns[column.name]):
            if value is None:
                continue
            sort, found = of[i], judge(of[i], place)
            if found is None and not must:
                sort, found = (), judge((), place)
            if found and found.side(value):
                yield Odd(part, i, column, value, found, _spoken(sorts, sort))


def _spoken(sorts: Sequence[Column], values: _Sort) -> str:
    pairs = [(column, value) for column, value in zip(sorts, values, strict=False) if value]
    return ", ".join(
        (column.choices.label(value) if column.choices else str(value)).lower()
        for column, value in pairs
    )


def _problem(odd: Odd, partner: str) -> Problem:
    rows, before = odd.part.rows, odd.usual.before
    low, high = _number(min(before)), _number(max(before))
    middle = f", in the middle {_number(odd.usual.middle)}"
    words = {
        "side": odd.usual.side(odd.value),
        "partner": partner,
        "of": f" ({odd.sort})" if odd.sort else "",
        "history": f"{len(before)} were "
        + (f"all {low}" if low == high else f"{low} to {high}{middle}"),
        "values": ", ".join(_number(value) for value in before[:_LISTED]),
    }
    if odd.row is None or odd.column is None:
        length = "1 row" if odd.value == 1 else f"{_number(odd.value)} rows"
        words["rows"] = f"{length} for {periods.spoken(odd.part.quarter)}"
        words["rows"] += " is" if odd.value == 1 else " are"
        found = _number(odd.value)
        return Problem("rows_unlike_before", sheet=rows.sheets[0], found=found, words=words)
    return Problem(
        "unlike_before",
        sheet=rows.sheets[odd.row],
        row=rows.numbers[odd.row],
        letter=rows.letters.get(odd.column.name, ""),
        column=odd.column.title,
        found=_number(odd.value),
        words=words,
    )


def _number(value: float) -> str:
    return shown(round(value, 2))


CHECK = Across(
    "Unlike before",
    "A count, an amount or hours, or a sheet's length, far outside of what the same partner "
    "reported in earlier quarters for the same sort of thing.",
    _find,
)
