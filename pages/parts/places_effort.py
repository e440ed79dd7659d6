"""Coverage gaps: the areas that got least effort per resident, beside their context figures."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics.catalogue import indicators
from metrics.effort import effort, least_first
from metrics.places import Area, Place, place
from metrics.results import Result, compute
from metrics.shapes import NOT_APPLICABLE, NOT_AVAILABLE, Estimate
from metrics.windows import Window, last_four, quarter_window
from pages.parts import frame, released
from pages.parts.caches import known, the_store
from pages.parts.figures import show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from pages.parts.places import quiet
from reports import effort as words
from reports import wording

CONTEXT = ("tips_received", "incidents_recorded")


def show_gaps(listed: Sequence[Area], someone: Person, filters: Filters) -> None:
    """Show areas by effort per resident, the least first, and what must be kept in mind."""
    st.subheader("Coverage gaps", anchor=False)
    if not someone.works_here:
        _show_count(someone, filters)
        return
    if not any(area.residents for area in listed):
        st.info("Effort per resident needs the population of areas: fill it in on the Areas sheet.")
        return
    windows = [filters.window, *_last_quarters(filters)]
    found = _by_window(listed, windows, filters)
    now, *quarters = found
    ordered = least_first(now, quarters)
    names = known()["area"]
    if not ordered:
        quiet("No effort that could be set against residents can be shown for this choice.")
        return
    st.html(f'<h3 class="finding">{words.finding(ordered)}</h3>')
    quiet(words.HOW)
    for sentence in words.explained(ordered, names, filters.window.label):
        st.markdown(f"- {sentence}")
    in_order = {reached.place.area.code for reached in ordered}
    rest = [p for p in now if p.area.code not in in_order]
    quiet(words.nothing(ordered, names), words.LEFT_OUT if rest else "")
    table = words.table(ordered, rest, _context(listed, someone, filters), names)
    frame.show_table(table, "Coverage gaps")
    quiet(words.CAVEAT)


def _show_count(someone: Person, filters: Filters) -> None:
    """Show how many areas have a gap: which ones rests on more than a release tells by area."""
    gap = indicators()["coverage_gap"]
    for result in show([gap.code], [filters.window], someone, filters)[gap.code]:
        st.html(f'<p class="lead">{escape(wording.reading(gap, result, known()))}</p>')
    quiet(gap.caveat)
    released.say_not_in_it(words.NOT_RELEASED)


def _last_quarters(filters: Filters) -> list[Window]:
    return [quarter_window(quarter) for quarter in last_four(filters.window.quarters[-1]).quarters]


def _by_window(
    listed: Sequence[Area], windows: Sequence[Window], filters: Filters
) -> list[list[Place]]:
    """Return the effort by area in each window."""
    one = effort()
    results = compute(the_store(), [one], list(dict.fromkeys(windows)), ["area"], filters.where)
    return [place(one, of, listed, _said(of)) for of in (_in(results, w) for w in windows)]


def _in(results: Sequence[Result], window: Window) -> list[Result]:
    return [result for result in results if result.window == window]


def _said(results: Sequence[Result]) -> Estimate:
    """Return whether anything was reported at all, so that an area without a row has none."""
    if any(not result.group for result in results):
        return NOT_APPLICABLE
    heard = any(result.estimate.status != "[x]" for result in results)
    return Estimate(0) if heard else NOT_AVAILABLE


def _context(
    listed: Sequence[Area], someone: Person, filters: Filters
) -> dict[str, dict[str, Estimate]]:
    """Return context figures by area."""
    found = show(CONTEXT, [filters.window], someone, filters, ["area"])
    told = {}
    for code, results in found.items():
        one = indicators()[code]
        places = place(one, results, listed, _said(results))
        told[one.title] = {p.area.code: p.estimate for p in places}
    return told
