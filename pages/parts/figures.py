"""Results as whoever is looking may see them: everyone but staff with small numbers hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.catalogue import indicators
from metrics.change import Usual, usual
from metrics.disclosure import protect
from metrics.indicator import Indicator
from metrics.results import Result, Window, counterpart, lead
from metrics.shapes import Proportion
from pages.parts.caches import results
from pages.parts.filters import Filters
from pages.parts.guard import Person


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
    return {code: protect(indicators()[code], some, by) for code, some in found.items()}


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
        leading = lead(one, windows[code])
        if leading:
            now = leading[0]
            series = [r for r in trends[code] if r.group == now.group]
            found[code] = Headline(now, series, counterpart(one, now, windows[code]))
    return found


def usual_of(one: Indicator, series: Sequence[Result]) -> Usual | None:
    """Return the usual range of a series; never of one with hidden points."""
    if any(result.estimate.status == "[c]" for result in series):
        return None
    values = [result.estimate.value for result in series]
    return usual(values, ceiling=1 if isinstance(one.value, Proportion) else None)
