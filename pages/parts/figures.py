"""Results as whoever is looking may see them: everyone but staff with small numbers hidden."""

from collections.abc import Sequence

from metrics.catalogue import indicators
from metrics.change import Usual, usual
from metrics.disclosure import protect
from metrics.indicator import Indicator
from metrics.results import Result, Window, lead
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


def headline(
    codes: Sequence[str], someone: Person, filters: Filters
) -> dict[str, tuple[Result, list[Result]]]:
    """Return code → the figure of the window, and its series over the quarters of the trend."""
    trends = show(codes, filters.trend, someone, filters)
    windows = show(codes, [filters.window], someone, filters)
    found = {}
    for code in codes:
        one = indicators()[code]
        now = lead(one, windows[code])
        if not now:
            continue
        series = [r for r in trends[code] if r.group == now[0].group]
        found[code] = (now[0], series)
    return found


def usual_of(one: Indicator, series: Sequence[Result]) -> Usual | None:
    """Return the usual range of a series; never of one with hidden points."""
    if any(result.estimate.status == "[c]" for result in series):
        return None
    values = [result.estimate.value for result in series]
    return usual(values, ceiling=1 if isinstance(one.value, Proportion) else None)
