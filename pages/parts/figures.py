"""Results as whoever is looking may see them: staff live ones, everyone else the release's."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.catalogue import indicators
from metrics.change import ControlChart, Usual, control_chart, usual
from metrics.disclosure import protect
from metrics.indicator import Indicator
from metrics.results import Result, counterpart, lead
from metrics.shapes import Ratio
from metrics.windows import OVERLAP, Window
from pages.parts import released
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
    """Return code → results: live for staff, of the current release for everyone else."""
    if not someone.works_here:
        return released.figures(codes, windows, by, filters.where)
    found: dict[str, list[Result]] = {code: [] for code in codes}
    for result in results(codes, windows, by, filters.where):
        found[result.code].append(result)
    return found


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
    """Return the results of the stratum that stands for an indicator.

    Of surveys it is one whose small numbers need not be hidden, where there is one: staff and
    funders talk of the same.
    """
    if "survey" not in one.apart:
        return lead(one, results)
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
