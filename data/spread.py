"""Wide layouts: one figure in several columns, one a quarter or an audience, becomes one column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.cells import tidy
from data.column import Column
from data.headed_periods import YEARLESS, find_period
from data.heads import Match, find_column, named
from data.lists import AUDIENCES, fold
from data.questions import Answers
from data.row import Row

_FILLERS = frozenset({"in", "for", "of", "the", "by", "to", "among"})


@dataclass(frozen=True)
class Told:
    """What a header of a wide layout says.

    Attributes:
        measure: the column whose figure it holds; None where the header names none.
        dimension: the column that tells its figures apart.
        value: the value of that column: a label, or a period, such as ``Q1`` or ``2026-01``.
    """

    measure: Column | None
    dimension: Column
    value: str


def told_apart(kind: type[Row], text: str, answers: Answers) -> Told | None:
    """Return what a header says of a figure and a period or audience, if it does."""
    return _by_period(kind, text, answers) or _by_value(kind, text, answers)


def _by_period(kind: type[Row], text: str, answers: Answers) -> Told | None:
    dimension = kind.columns().get(kind.quartered or kind.dated)
    # Of a survey, Q1 is a question.
    found = find_period(text) if dimension and not kind.further else None
    if dimension is None or found is None:
        return None
    period, rest = found
    if dimension.reads == "quarter" and "-" in period:
        return None
    measure, left = _measure(kind, rest, answers)
    return None if left else Told(measure, dimension, period)


def _by_value(kind: type[Row], text: str, answers: Answers) -> Told | None:
    dimension = kind.columns().get(kind.spread)
    if dimension is None:
        return None
    words = fold(text)
    for spelling, value in _spellings(dimension):
        if words == spelling:
            return Told(None, dimension, value)
        if words.startswith(spelling + " "):
            rest = words.removeprefix(spelling + " ")
        elif words.endswith(" " + spelling):
            rest = words.removesuffix(" " + spelling)
        else:
            continue
        measure, left = _measure(kind, rest, answers)
        if measure and not left:
            return Told(measure, dimension, value)
    return None


@cache
def _spellings(dimension: Column) -> list[tuple[str, str]]:
    """Return how each value of a dimension may be spelled, the longest spellings first.

    A dimension without a list of its own (the detail of outcomes) is told by the audiences'.
    """
    terms = (dimension.choices or AUDIENCES).terms
    pairs = {fold(word): words[0] for words in terms.values() for word in words}
    return sorted(pairs.items(), key=lambda pair: -len(pair[0]))


def _measure(kind: type[Row], rest: str, answers: Answers) -> tuple[Column | None, str]:
    """Return the column of figures that is left in a header, and what else is left."""
    words = [word for word in fold(rest).split() if word not in _FILLERS]
    if not words:
        return None, ""
    text = " ".join(words)
    column = named(kind, text, answers) or find_column(kind, fold(rest))
    if column is None or column.type not in (int, float):
        return None, text
    return column, ""


def adds_up(kind: type[Row], dimension: Column) -> bool:
    """Say whether figures told apart by ``dimension`` are those of one thing, and added up.

    What is dated by a day has one: its figure stands in the column of the quarter it was in.
    """
    return dimension.reads == "date" or (kind.spread_sums and dimension.name == kind.spread)


def spread_of(kind: type[Row], matches: Iterable[Match], answers: Answers) -> dict[int, Told]:
    """Return position → what the columns of a wide layout say; empty where there is none.

    One such column is none: there must be two, told apart by the same dimension. Columns that
    are read as something already are not of it; nor is there any where the dimension has a column
    of its own, but for quarters beside a column of years, and figures that are added up.
    """
    listed = list(matches)
    found = {
        match.head.position: told
        for match in listed
        if match.column is None and match.how in ("", "alike")
        if (told := told_apart(kind, match.head.text, answers))
    }
    placed = {match.column for match in listed if match.column}
    for dimension in dict.fromkeys(told.dimension for told in found.values()):
        of_it = {at: told for at, told in found.items() if told.dimension == dimension}
        values = {told.value for told in of_it.values()}
        summed = adds_up(kind, dimension)
        may_stand_beside = summed or all(map(YEARLESS.fullmatch, values))
        if len(values) > 1 and (may_stand_beside or dimension not in placed):
            return of_it
    return {}


@dataclass(frozen=True)
class Unpivoted:
    """The rows of a wide layout, made long.

    Attributes:
        rows: for each new row, the position of the row it came from.
        values: the value of the dimension in each.
        measures: measure → its cells.
        positions: measure → the column each of its cells stood in.
        without: positions of rows that have no figure in any of the columns.
    """

    rows: list[int]
    values: list[str]
    measures: dict[str, list[Any]]
    positions: dict[str, list[int]]
    without: list[int]


def unpivot(rows: Sequence[Sequence[Any]], told: Mapping[int, Told]) -> Unpivoted:
    """Make each row one for each value of the dimension that has a figure in it.

    Args:
        rows: the rows, whole.
        told: position → what the column says; every measure known.
    """
    measures = list(dict.fromkeys(t.measure.name for t in told.values() if t.measure))
    values = list(dict.fromkeys(t.value for t in told.values()))
    at = {(t.measure.name, t.value): i for i, t in told.items() if t.measure}
    out = Unpivoted([], [], {name: [] for name in measures}, {name: [] for name in measures}, [])
    for number, row in enumerate(rows):
        before = len(out.rows)
        for value in values:
            cells = {name: _cell(row, at.get((name, value))) for name in measures}
            if all(tidy(cell) is None for cell in cells.values()):
                continue
            out.rows.append(number)
            out.values.append(value)
            for name, cell in cells.items():
                out.measures[name].append(cell)
                out.positions[name].append(at.get((name, value), -1))
        if len(out.rows) == before:
            out.without.append(number)
    return out


def _cell(row: Sequence[Any], position: int | None) -> Any:
    return row[position] if position is not None and position < len(row) else ""
