"""Tables of a document: figures of a period, over time, and by a breakdown; the twin of a chart."""

from collections.abc import Iterable, Sequence

from metrics.dimensions import title as dimension_title
from metrics.indicator import ADDITIVITY, Indicator
from metrics.rates import Per
from metrics.results import Result
from metrics.windows import Window
from reports.documents.blocks import Cell, Table
from reports.documents.headlines import Headline, is_nowhere, place_of
from reports.documents.telling import Teller
from reports.places import AS_ONE, called_as_one
from reports.wording import SYMBOLS

#: More quarters than this, and a table of them turns sideways.
_WIDE = 7


def figures_table(
    told: Teller, code: str, caption: str, some: Sequence[Headline], in_full: bool = False
) -> Table:
    """Return the figures of a period, a row an indicator.

    Args:
        told: tells it.
        code: of the table.
        caption: its caption.
        some: the indicators, in order.
        in_full: with parts, wholes and limits as numbers of their own, instead of in words.
    """
    say = told.language.say
    columns = [
        (say("Indicator"), [Cell(told.title(held.one, held.now)) for held in some]),
        (say("Value"), [told.cell(held.one, held.now) for held in some]),
        (say("Unit"), [Cell(_unit(told, held)) for held in some]),
    ]
    if in_full:
        columns += _numbers(told, [(held.one, held.now) for held in some])
    else:
        columns += [
            (say("Rests on"), [Cell(_rests(told, held)) for held in some]),
            (say("Against the quarters before"), [Cell(told.verdict(held)) for held in some]),
        ]
    notes = [*symbol_notes(told, [held.now for held in some]), *caution_notes(told, some)]
    notes += as_one_notes(told) if any(held.one.unit == "areas" for held in some) else []
    return _table(code, caption, columns, notes)


def _rests(told: Teller, held: Headline) -> str:
    estimate = held.now.estimate
    parts = (
        told.rests_on(held.one, estimate),
        told.interval(held.one, estimate),
        told.partly(held.now),
    )
    return "; ".join(part for part in parts if part)


def _unit(told: Teller, held: Headline) -> str:
    if held.one.is_share:
        return told.language.say("share of {what}", what=told.language.say(held.one.unit))
    return told.unit(held.one, held.now) or told.language.say(held.one.unit)


def over_time(told: Teller, code: str, held: Headline) -> Table:
    """Return the quarters of a headline, a row each, with its target where there is one."""
    return series_table(told, code, held.one, held.series)


def series_table(told: Teller, code: str, one: Indicator, series: Sequence[Result]) -> Table:
    """Return a series by quarter, a row each, with its target where there is one.

    Args:
        told: tells it.
        code: of the table.
        one: the indicator.
        series: its results of one stratum, oldest first; one at least.
    """
    say = told.language.say
    aims = [told.target(one, result.window) for result in series]
    columns = [
        (say("Quarter"), [Cell(told.language.short_period(result.window)) for result in series]),
        (_head(told, one, series[-1]), [told.cell(one, result) for result in series]),
        *_numbers(told, [(one, result) for result in series]),
    ]
    if any(aim is not None for aim in aims):
        pairs = zip(aims, series, strict=True)
        cells = [_aim(told, one, aim, result) for aim, result in pairs]
        columns.append((say("Target"), cells))
    columns.append((say("Note"), [Cell(_note(told, result)) for result in series]))
    caption = say("{title}, by quarter", title=told.title(one, series[-1]))
    return _table(code, caption, columns, [*symbol_notes(told, series), adding(told, one)])


def _aim(told: Teller, one: Indicator, aim: float | None, result: Result) -> Cell:
    return Cell("") if aim is None else told.amount(one, aim, result, "target")


def by_group(told: Teller, code: str, one: Indicator, dimension: str) -> Table:
    """Return one indicator by a dimension in the period, a row a value; of the whole coalition."""
    say = told.language.say
    found = [r for r in told.broken_down(one.code, dimension) if not is_nowhere(r, dimension)]
    named = say(dimension_title(dimension))
    strata = [Cell(told.stratum(one, result)) for result in found]
    columns = [
        (named, [Cell(told.label(dimension, r.named.get(dimension), one)) for r in found]),
        *([(say("Which"), strata)] if any(cell.text for cell in strata) else []),
        (_head(told, one, found[0] if found else None), [told.cell(one, r) for r in found]),
        *_numbers(told, [(one, result) for result in found]),
        (say("Note"), [Cell(_note(told, result)) for result in found]),
    ]
    words = {"title": say(one.title), "dimension": named.lower(), "period": told.period}
    caption = say("{title}, by {dimension}, {period}", **words)
    return _table(code, caption, columns, [*symbol_notes(told, found), *_as_one(told, dimension)])


def _as_one(told: Teller, dimension: str) -> list[str]:
    return as_one_notes(told) if dimension == "area" else []


def by_quarter(
    told: Teller, code: str, one: Indicator, dimension: str, windows: Sequence[Window]
) -> Table:
    """Return one indicator by a dimension and quarter: a row a value, a column a quarter."""
    say = told.language.say
    found = told.source.results(one.code, (dimension,), windows)
    held = {(r.group, r.window.name): r for r in found}
    groups = list(dict.fromkeys(result.group for result in found))
    rows = [
        (
            Cell(told.label(dimension, dict(group).get(dimension), one)),
            *(told.cell(one, r) if (r := held.get((group, w.name))) else Cell("[x]")
              for w in windows),
        )
        for group in groups
    ]  # fmt: skip
    named = say(dimension_title(dimension))
    words = {"title": say(one.title), "dimension": named.lower()}
    caption = say("{title}, by {dimension} and quarter", **words)
    heads = (named, *(told.language.short_period(window) for window in windows))
    notes = (*symbol_notes(told, found), *_as_one(told, dimension), adding(told, one))
    numeric = frozenset(range(1, len(heads)))
    return Table(code, caption, heads, tuple(rows), notes, numeric, len(windows) > _WIDE)


def _head(told: Teller, one: Indicator, result: Result | None) -> str:
    """Return the head of a column of figures: the unit, or the share of what."""
    say = told.language.say
    if one.is_share:
        return say("Share of {what}", what=say(one.unit))
    unit = str(result.named.get("unit")) if result and result.named.get("unit") else one.unit
    words = told.language.known(unit.partition(", ")[0])
    return f"{words[:1].upper()}{words[1:]}"


def _numbers(
    told: Teller, some: Sequence[tuple[Indicator, Result]]
) -> list[tuple[str, list[Cell]]]:
    """Return the columns of part, whole and limits, of those that any figure has."""
    say = told.language.say
    parted = [has_parts(one) and r.estimate.denominator is not None for one, r in some]
    limited = [r.estimate.low is not None and r.estimate.low != r.estimate.high for _, r in some]
    columns: list[tuple[str, list[Cell]]] = []
    for name, of, shown in (
        (say("Part"), "numerator", parted),
        (say("Whole"), "denominator", parted),
        (say("Lower limit"), "low", limited),
        (say("Upper limit"), "high", limited),
    ):
        if any(shown):
            cells = [_number(told, *pair, of, each)
                     for pair, each in zip(some, shown, strict=True)]  # fmt: skip
            columns.append((name, cells))
    return columns


def _number(told: Teller, one: Indicator, result: Result, of: str, shown: bool) -> Cell:
    status = result.estimate.status
    if status == "[c]":
        # Whether it has a whole or an interval says nothing; that it is hidden stands in each.
        return Cell("[c]", of="")
    value = getattr(result.estimate, of)
    if not shown or value is None:
        return Cell("")
    if of in ("low", "high"):
        return told.amount(one, value, result, of)
    return Cell(told.language.number(value), value, "count", place_of(result, of))


def has_parts(one: Indicator) -> bool:
    """Say whether a figure is one number over another."""
    return one.is_share or isinstance(one.value, Per)


def _note(told: Teller, result: Result) -> str:
    estimate = result.estimate
    parts = [
        told.language.say(estimate.note).rstrip(".") if estimate.note else "",
        told.symbol(estimate.status) if estimate.status == "[u]" else "",
        told.partly(result),
    ]
    return "; ".join(part for part in parts if part)


def symbol_notes(told: Teller, results: Iterable[Result]) -> list[str]:
    """Return what each symbol among some results means, a sentence each."""
    found = {result.estimate.status for result in results}
    return [f"{symbol}: {told.symbol(symbol)}." for symbol in SYMBOLS if symbol in found]


def as_one_notes(told: Teller) -> list[str]:
    """Return which areas the release tells as one, a sentence each."""
    some = (one for one in told.source.beside.areas if len(one.parts) > 1)
    called = (called_as_one(one, told.language.listed(one.parts)) for one in some)
    return [told.language.say(AS_ONE, areas=areas) for areas in called]


def caution_notes(told: Teller, some: Iterable[Headline]) -> list[str]:
    """Return what must be known of single figures, by their titles."""
    return [
        f"{told.title(held.one, held.now)}: {told.language.say(held.now.estimate.note)}"
        for held in some
        if held.now.estimate.note
    ]


def adding(told: Teller, one: Indicator) -> str:
    """Return how an indicator is summed over time, in a sentence."""
    return told.language.say(ADDITIVITY[one.additivity])


def _table(
    code: str, caption: str, columns: Sequence[tuple[str, Sequence[Cell]]], notes: Iterable[str]
) -> Table:
    """Return a table of columns, without those that are empty all the way down."""
    kept = [columns[0], *(c for c in columns[1:] if any(cell.text for cell in c[1]))]
    numeric = frozenset(
        i for i, (_, cells) in enumerate(kept) if any(cell.number is not None for cell in cells)
    )
    rows = tuple(zip(*(cells for _, cells in kept), strict=True))
    return Table(code, caption, tuple(head for head, _ in kept), rows, tuple(notes), numeric)
