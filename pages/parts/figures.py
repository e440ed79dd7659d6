"""Results as whoever is looking may see them: everyone but staff with small numbers hidden."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from metrics.catalogue import indicators
from metrics.change import ControlChart, Usual, control_chart, usual
from metrics.dimensions import breakdowns
from metrics.disclosure import hide_with, protect
from metrics.indicator import Indicator
from metrics.results import Result, counterpart, lead
from metrics.shapes import Ratio
from metrics.windows import OVERLAP, Window
from pages.parts.caches import results
from pages.parts.filters import Filters
from pages.parts.guard import Person

#: Sort of window → what a point of its series is of, in words.
STEPS = {"month": "month", "quarter": "quarter", "half": "half-year", "year": "year"}
STEPS |= {"fiscal": "fiscal year", "to_date": "year to date", "four": "four quarters"}


def show(
    codes: Sequence[str],
    windows: Sequence[Window],
    someone: Person,
    filters: Filters,
    by: Sequence[str] = (),
) -> dict[str, list[Result]]:
    """Return code → results; protected below everything that draws them."""
    found: dict[str, list[Result]] = {code: [] for code in codes}
    for result in results(codes, windows, by, filters.where):
        found[result.code].append(result)
    if someone.works_here:
        return found
    shown = {code: protect(indicators()[code], some, by) for code, some in found.items()}
    for code in codes:
        for other in indicators()[code].hidden_with if by else ():
            theirs = shown.get(other) or _protected(other, windows, filters, by)
            shown[code] = hide_with(shown[code], theirs)
    return {code: [_unnamed(result) for result in some] for code, some in shown.items()}


def _protected(
    code: str, windows: Sequence[Window], filters: Filters, by: Sequence[str]
) -> list[Result]:
    one = indicators()[code]
    if not set(by) <= {*breakdowns(one), *one.apart}:
        return []
    return protect(one, results([code], windows, by, filters.where), by)


def _unnamed(result: Result) -> Result:
    return replace(result, partial=result.partial.unnamed()) if result.partial else result


@dataclass(frozen=True)
class Headline:
    """The figure that stands for an indicator.

    Attributes:
        now: the figure of the window.
        series: the quarters of its trend, oldest first.
        before: what it is held against, if anything.
    """

    now: Result
    series: list[Result]
    before: Result | None


def headline(codes: Sequence[str], someone: Person, filters: Filters) -> dict[str, Headline]:
    """Return code → the figure of the window, its trend and what it is held against."""
    trends = show(codes, filters.trend, someone, filters)
    windows = show(codes, [filters.window], someone, filters)
    found = {}
    for code in codes:
        one = indicators()[code]
        leading = _leading(one, windows[code])
        if leading:
            now = leading[0]
            series = [r for r in trends[code] if r.group == now.group]
            found[code] = Headline(now, series, counterpart(one, now, windows[code]))
    return found


def _leading(one: Indicator, results: Sequence[Result]) -> list[Result]:
    """Return the results of the stratum that stands for an indicator: one that anyone may see.

    Where there is one whose small numbers need not be hidden, staff and funders talk of the same.
    """
    shown = [r for r in protect(one, results) if r.estimate.status != "[c]"]
    groups = {result.group for result in lead(one, shown)}
    return [r for r in results if r.group in groups] or lead(one, results)


def usual_of(one: Indicator, series: Sequence[Result], sort: str = "quarter") -> Usual | None:
    """Return the usual range of a series, by whole windows.

    There is none of a series with hidden points, or of windows that overlap. Where the last window
    is partial it is the range of those before, without a verdict.
    """
    if not _has_chart(series, sort):
        return None
    points = _points(one, series)
    found = usual(*points, STEPS[sort])
    if found is None and series and series[-1].partial and (chart := control_chart(*points)):
        return Usual(chart.low, chart.centre, chart.high, "")
    return found


def control_of(
    one: Indicator, series: Sequence[Result], sort: str = "quarter"
) -> ControlChart | None:
    """Return the control chart of a series; None where there is no usual range either.

    Context has its limits and no verdict on any point.
    """
    if not _has_chart(series, sort) or one.level == "context":
        return None
    return control_chart(*_points(one, series))


def _has_chart(series: Sequence[Result], sort: str) -> bool:
    return sort not in OVERLAP and all(result.estimate.status != "[c]" for result in series)


def _points(
    one: Indicator, series: Sequence[Result]
) -> tuple[list[float | None], float | None, list[bool]]:
    values = [result.estimate.value for result in series]
    partial = [result.partial is not None for result in series]
    bounded = one.is_share and not isinstance(one.value, Ratio)
    return values, 1 if bounded else None, partial
