"""Targets as whoever is looking may see them, and the ways to some where there are none."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data.settings import settings
from metrics.attainment import Attainment, Figures, attainments, in_until, to_date
from metrics.catalogue import indicators
from metrics.results import Result
from metrics.targets import Target, longer, targets_in
from metrics.windows import SORTS, Window, windows_of
from pages.parts import frame, released
from pages.parts.caches import reported_span, today
from pages.parts.figures import show
from pages.parts.filters import Filters
from pages.parts.guard import Person, links
from pages.parts.trend import every_target

PAGE = "pages/results/targets.py"


@dataclass(frozen=True)
class InView:
    """The targets of a window.

    Attributes:
        every: all that whoever is looking may know of.
        here: those for exactly the window, with their figures.
        longer: those for a longer one that holds it.
    """

    every: Sequence[Target]
    here: Sequence[Attainment]
    longer: Sequence[Attainment]


def look(someone: Person, filters: Filters) -> InView:
    """Return the targets of the window; everyone but staff the whole coalition's."""
    every, known = every_target(someone), indicators()
    day = _in_until(someone)
    here = targets_in(every, known, filters.window)
    around = longer(every, known, filters.window)
    figures = _figures(someone)
    return InView(every, attainments(here, figures, day), attainments(around, figures, day))


def _in_until(someone: Person) -> dt.date:
    """Return the day up to which figures are in: of a release, those of its quarters."""
    return in_until(today(), reported_span() if someone.works_here else released.span())


def _figures(someone: Person) -> Figures:
    """Return how results are had: live, or as released."""

    def found(codes: Sequence[str], window: Window, where: Mapping[str, list[str]]) -> list[Result]:
        if not someone.works_here:
            return [result for code in codes for result in released.figure_of(code, window)]
        results = show(codes, [window], someone, Filters(window, (), dict(where)))
        return [r for code in codes for r in results[code] if r.window.name == window.name]

    return found


def series_of(one: Attainment, someone: Person) -> list[Result]:
    """Return a target's figure to date, by month where that is known and may be seen.

    Args:
        one: the target.
        someone: who is looking.
    """
    if not someone.works_here:
        windows = to_date(one.target, _in_until(someone))
        return _of_group(one, [r for w in windows for r in released.figure_of(one.target.code, w)])
    series = _to_date(one, someone, by_month=one.one.additivity in ("sum", "distinct"))
    if any(result.estimate.status == "[z]" for result in series):
        series = _to_date(one, someone, by_month=False)
    return series


def _to_date(one: Attainment, someone: Person, by_month: bool) -> list[Result]:
    windows = to_date(one.target, _in_until(someone), by_month)
    if not windows:
        return []
    filters = Filters(windows[-1], (), one.target.where)
    return _of_group(one, show([one.target.code], windows, someone, filters)[one.target.code])


def _of_group(one: Attainment, results: Sequence[Result]) -> list[Result]:
    mine = [result for result in results if result.group == one.result.group]
    return sorted(mine, key=lambda result: len(result.window.months))


def say_none(someone: Person) -> None:
    """Say that no target is set, and how to set some."""
    if not someone.works_here:
        st.info("No targets are set yet. Program staff set them.")
        return
    st.info(
        "No targets are set yet. Fill in the Targets sheet: the indicator's code, the quarter (of "
        "a year, the first and the last), the figure to reach, and where there is one the "
        "baseline. The codes are in the glossary."
    )
    frame.template_button(["targets"])
    st.page_link("pages/records/upload.py", label="Go to upload", query_params=links())


def say_none_here(view: InView, window: Window, someone: Person) -> None:
    """Say that no target is for the window, and which windows have some."""
    st.info(f"No target is set for {window.label}.")
    ways = _ways(view.every, someone)
    if not ways:
        return
    st.html('<p class="quiet">Periods with targets:</p>')
    with st.container(horizontal=True, key="ways"):
        for label, (sort, name) in ways.items():
            st.page_link(PAGE, label=label, query_params=links(period=name, windows=SORTS[sort]))


def _ways(every: Sequence[Target], someone: Person) -> dict[str, tuple[str, str]]:
    """Return what periods with targets are called → sort and label of the window to choose."""
    offered = {
        window.quarters: (sort, window)
        for sort, windows in _offered(someone).items()
        for window in windows
        if not window.by_month
    }
    with_targets = sorted({t.window.quarters for t in every}, reverse=True)
    found = [offered[quarters] for quarters in with_targets if quarters in offered]
    return {window.label: (sort, window.label) for sort, window in found[:8]}


def _offered(someone: Person) -> dict[str, list[Window]]:
    """Return the windows that can be chosen by sort, the sort preferred last."""
    sorts = ("four", "fiscal", "year", "half", "quarter")
    if not someone.works_here:
        held = released.on_offer()
        return {sort: held.of_sort(sort) for sort in sorts} if held else {}
    span, starts = reported_span(), settings().fiscal_year_starts
    return {sort: windows_of(sort, *span, starts) for sort in sorts} if span else {}


def quiet(*texts: str) -> None:
    """Show small print."""
    st.html("".join(f'<p class="quiet">{escape(text)}</p>' for text in texts if text))
