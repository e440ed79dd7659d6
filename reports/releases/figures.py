"""The figures of a release as one tidy table: a row a figure, hidden ones marked as such."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from metrics.catalogue import indicators
from metrics.dimensions import Labels, label
from metrics.releases.contents import Figure, breakdowns_for
from reports.releases.sheet import Column, Sheet, Value

#: Of an estimate, the numbers that have a column.
_NUMBERS = ("value", "low", "high", "n", "numerator", "denominator")

_FIRST = (
    Column("code", "Indicator", "The indicator's code; see indicators.csv."),
    Column("title", "Title", "What the indicator is called."),
    Column("window", "Window", "The stretch of time, for machines: a quarter, year or four."),
    Column("period", "Period", "The stretch of time, for people."),
    Column("from", "From", "Its first day.", "date"),
    Column("to", "To", "Its last day.", "date"),
    Column("by", "Broken down by", "The dimension it is broken down by; empty: the whole."),
)
_LAST = (
    Column("value", "Value", "The figure; a share from 0 to 1.", "number"),
    Column("low", "Lower limit", "The lower limit of its 95 % interval, if any.", "number"),
    Column("high", "Upper limit", "The upper limit of its 95 % interval, if any.", "number"),
    Column("n", "Rests on", "How many a share, mean or rate rests on.", "number"),
    Column("numerator", "Part", "Of a share or rate, the part; of a count, the count.", "number"),
    Column("denominator", "Whole", "Of a share or rate, the whole.", "number"),
    Column("improved", "Improved", "Of a change in the same people, how many rose.", "number"),
    Column("same", "The same", "Of a change in the same people, how many stayed.", "number"),
    Column("declined", "Declined", "Of a change in the same people, how many fell.", "number"),
    Column("matched", "Matched", "The share of those asked before who were matched.", "number"),
    Column("status", "Status", "ok, or a symbol; see symbols.csv."),
    Column("method", "Method", "How value and interval were made."),
    Column("note", "Note", "What must be known of this one figure."),
    Column("partial", "Partial", "What is missing where the window is not whole yet."),
)


@cache
def most_dimensions() -> int:
    """Return by how many dimensions a figure is told apart at most."""
    every = indicators().values()
    return max(len({*by, *one.apart}) for one in every for by in breakdowns_for(one))


def group_columns() -> tuple[Column, ...]:
    """Return the columns of what a figure is told apart by: dimension, code and label of each."""
    return tuple(
        column
        for i in range(1, most_dimensions() + 1)
        for column in (
            Column(f"dimension_{i}", f"Dimension {i}", "What it is told apart by, if anything."),
            Column(f"value_{i}", f"Value {i}", "Of which of its values it is: the code."),
            Column(f"label_{i}", f"Label {i}", "How that value is called."),
        )
    )


def place_of(figure: Figure, known: Labels) -> list[Value]:
    """Return what a figure is of, as the first columns of a table: see ``place_columns``."""
    result, one = figure.result, indicators()[figure.result.code]
    window = result.window
    row: list[Value] = [result.code, one.title, window.name, window.label]
    row += [window.first_day.isoformat(), window.last_day.isoformat(), ", ".join(figure.by)]
    for name, value in result.group:
        row += [name, None if value is None else str(value), label(known, name, value, one)]
    return row + [None] * (3 * (most_dimensions() - len(result.group)))


def place_columns() -> tuple[Column, ...]:
    """Return the columns that say what a figure is of."""
    return (*_FIRST, *group_columns())


def key() -> tuple[str, ...]:
    """Return the columns that tell figures apart."""
    numbers = range(1, most_dimensions() + 1)
    own = (name for i in numbers for name in (f"dimension_{i}", f"value_{i}"))
    return ("code", "window", "by", *own)


def figures_sheet(figures: Iterable[Figure], known: Labels) -> Sheet:
    """Return the figures of a release as a table."""
    return Sheet(
        "figures",
        "Figures",
        "Every figure of the release: indicator by stretch of time, of the whole coalition and by "
        "each breakdown. Hidden numbers are [c], here and everywhere.",
        (*place_columns(), *_LAST),
        _rows(figures, known),
        key(),
    )


def _rows(figures: Iterable[Figure], known: Labels) -> Iterator[Sequence[Value]]:
    for figure in figures:
        estimate, partial = figure.result.estimate, figure.result.partial
        said = [estimate.status, estimate.method, estimate.note, partial.words if partial else None]
        yield [*place_of(figure, known), *_numbers(figure), *said]


def _numbers(figure: Figure) -> list[Value]:
    estimate = figure.result.estimate
    if estimate.status == "[c]":
        # Whether it has an interval or a whole says nothing; that it is hidden stands in each.
        return [estimate.status] * (len(_NUMBERS) + 4)
    found: list[Value] = [getattr(estimate, name) for name in _NUMBERS]
    if estimate.value is None:
        found[0] = estimate.status
    return [*found, *(estimate.moved or (None, None, None)), estimate.matched]
