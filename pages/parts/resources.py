"""What partners shared: by type and unit, over time, by partner; and grants won together."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from metrics.catalogue import indicator
from metrics.dimensions import label
from metrics.judged import usual_of
from metrics.results import Result
from pages.parts import frame
from pages.parts.caches import known
from pages.parts.figures import Headline, show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from pages.parts.trend import show_trend
from reports import charts, wording
from reports import resources as words
from reports.charts.matrix import heat
from reports.tables import table

CODE = "resources_shared"


def strata(someone: Person, filters: Filters) -> list[Result]:
    """Return what was shared in the window, by type and unit, wherever anything was reported."""
    found = show([CODE], [filters.window], someone, filters)[CODE]
    return [r for r in found if r.estimate.value != 0 and r.estimate.status != "[x]" and r.group]


def say(found: Sequence[Result], filters: Filters) -> None:
    """Say in one sentence what was shared."""
    about = f" Filtered to {filters.place}." if filters.place else ""
    said = words.summary(found, filters.window.label) + about
    st.html(f'<p class="lead">{escape(said)}</p>')
    if found and found[0].partial:
        st.caption(f"Not whole yet: {found[0].partial.words}.")


def show_all(found: Sequence[Result], filters: Filters) -> None:
    """Show every type and unit as a table: bars would compare nights with dollars."""
    frame.show_table(words.amounts_table(found), f"Resources shared, {filters.window.label}")


def show_one(found: Sequence[Result], someone: Person, filters: Filters) -> None:
    """Show one of them over time and by partner."""
    held = {words.called(result): result for result in found}
    chosen = st.selectbox(
        "One resource", list(held), key="resource", bind="query-params", width=420
    )
    now = held.get(chosen or "") or next(iter(held.values()))
    one = indicator(CODE)
    trends = show([CODE], filters.trend, someone, filters)[CODE]
    series = [result for result in trends if result.group == now.group]
    headline = Headline(now, series, None)
    show_trend(one, headline, usual_of(one, series, filters.sort), someone, filters)
    every = show([CODE], [filters.window], someone, filters, ["partner"])[CODE]
    mine = [r for r in every if set(now.group) <= set(r.group) and _told(r)]
    if mine:
        frame.chart(charts.breakdown(one, mine, "partner", known(), filters.place), _said(mine))
        frame.explain_symbols(mine)
        name = f"{words.called(now)} by partner, {filters.window.label}"
        frame.twin(table(one, mine, known(), ["partner"]), name)


def _told(result: Result) -> bool:
    return result.estimate.value != 0 and result.estimate.status != "[x]"


def _said(found: Sequence[Result]) -> str:
    return " ".join(
        wording.reading(
            indicator(CODE), r, known(), place=label(known(), "partner", r.named.get("partner"))
        )
        for r in found
    )


def show_matrix(someone: Person, filters: Filters) -> None:
    """Show who shared what: for staff, since two dimensions at once are not protected."""
    if not someone.works_here:
        return
    one = indicator(CODE)
    found = show([CODE], [filters.window], someone, filters, ["partner"])[CODE]
    found = [result for result in found if _told(result)]
    if found:
        drawn = heat(one, found, ("type", "partner"), known(), filters.place)
        frame.chart(drawn, _said(found))
        st.caption("Each row is shaded by its own largest amount, since units differ.")
        frame.twin(
            table(one, found, known(), ["partner"]), f"Who shared what, {filters.window.label}"
        )


def show_grants(someone: Person, filters: Filters) -> None:
    """Show the grants won together over the windows of the trend."""
    st.subheader("Grants won together", anchor=False)
    by = ["partner"] if someone.works_here else []
    every = show([CODE], filters.trend, someone, filters, by)[CODE]
    found = [r for r in every if r.named.get("type") == words.GRANT and _told(r)]
    st.write(words.grants(found, known().get("partner", {})))
    if found:
        frame.explain_symbols(found)
        made = words.grants_table(found, known().get("partner", {}))
        frame.show_table(made, f"Grants won together to {filters.window.label}")
        st.caption(words.GRANTS)
