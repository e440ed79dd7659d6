"""Results as whoever is looking may see them: staff live ones, everyone else the release's."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.catalogue import indicators
from metrics.disclosure import protect
from metrics.indicator import Indicator
from metrics.results import Result, counterpart, lead
from metrics.windows import Window
from pages.parts import released
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
