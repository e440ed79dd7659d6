"""Tips and incidents as they were recorded: beside each, what it can and cannot say."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from metrics.catalogue import indicator
from metrics.judged import usual_of
from metrics.results import Result
from metrics.sources import sources
from metrics.timeline import recorded
from metrics.windows import month_window, windows_of
from pages.parts import frame, released
from pages.parts.breakdown import break_down
from pages.parts.caches import known, reported_span, the_store
from pages.parts.figures import Headline, show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from pages.parts.trend import show_trend
from reports import context, wording
from reports.charts.coverage import coverage
from reports.tables import table

#: What tips can be told apart by, by month.
GROUPS = {"Channel": ("channel",), "Area": ("area",), "Area and channel": ("area", "channel")}


def show_caveats() -> None:
    """Say what these figures are not, above them all and not to be folded away."""
    lines = "".join(
        f"<li><b>{escape(lead)}</b> {escape(rest)}</li>" for lead, rest in context.CAVEATS
    )
    st.html(f'<ul class="caveats" aria-label="What these figures are not">{lines}</ul>')


def without_audience(filters: Filters) -> Filters:
    """Return the filters that apply to what is recorded: by area and partner, not by audience."""
    kept = {name: codes for name, codes in filters.where.items() if name != "audience"}
    if kept == filters.where:
        return filters
    st.caption("Tips and incidents are not recorded by audience, so that filter does not apply.")
    places = [known()[name].get(code, code) for name, codes in kept.items() for code in codes]
    return replace(filters, where=kept, place=" or ".join(places))


def show_series(code: str, held: Headline, someone: Person, filters: Filters) -> None:
    """Show a figure over time with its usual range and dated notes, and no verdict."""
    one = indicator(code)
    show_trend(one, held, usual_of(one, held.series, filters.sort), someone, filters)


def show_steps(held: dict[str, Headline], filters: Filters) -> None:
    """Show what became of contacts, as far as it is recorded."""
    figures = {code: headline.now for code, headline in held.items()}
    st.html(
        f'<h3 class="finding">From contact to referral, {escape(filters.window.label)}</h3>'
        '<p class="quiet">Each number is counted by itself: not every channel says how many '
        "contacts it had, and a share rests only on rows that say both of its numbers.</p>"
    )
    frame.show_table(context.steps(figures), "From contact to referral")
    frame.explain_symbols(list(figures.values()))


def show_tips_apart(held: Headline, someone: Person, filters: Filters) -> None:
    """Show tips by channel or area; for staff also by month, at the finest."""
    tips = indicator("tips_received")
    break_down(tips, held.now, someone, filters)
    if not someone.works_here:
        return
    with st.expander("Tips by month"):
        name = st.segmented_control("Rows", list(GROUPS), default="Channel", required=True)
        by = GROUPS[str(name)]
        months = [month_window(month) for month in filters.window.months]
        found = show([tips.code], months, someone, filters, by)[tips.code]
        with the_store().reading() as connection:
            cells = recorded(connection, tips, filters.window.quarters, by)
        st.caption(f"[x] {wording.SYMBOLS['[x]']}. Small numbers: for staff only.")
        said_by = f"Tips by {str(name).lower()} and month"
        frame.show_table(context.by_month(tips, found, by, known(), cells), said_by)


def show_incidents(held: Headline, someone: Person, filters: Filters) -> None:
    """Show incidents with who recorded them and how many agencies report."""
    one, now = indicator("incidents_recorded"), held.now
    figure, unit = wording.figure(one, now.estimate), wording.unit(one, now)
    where = f" for {filters.place}" if filters.place else ""
    st.html(
        f'<p class="big">{escape(figure)} <span>{escape(unit)} recorded in '
        f"{escape(now.window.label + where)}</span></p>"
    )
    strip = show(["agency_coverage"], filters.trend, someone, filters)["agency_coverage"]
    lines = [_recorded_by(now, someone, filters), context.covered(strip), one.caveat]
    st.html("".join(f'<p class="quiet">{escape(line)}</p>' for line in lines))
    why = context.too_short(one, _every_quarter(someone, filters))
    if why:
        st.info(why)
        frame.show_table(table(one, held.series, known()), f"{one.title} by quarter")
    else:
        show_series(one.code, held, someone, filters)
    _show_coverage(strip)


def _recorded_by(now: Result, someone: Person, filters: Filters) -> str:
    if not someone.works_here:
        return context.recorded_by(released.beside().sources.get(now.window.name, 0))
    with the_store().reading() as connection:
        found = sources(connection, now.window.quarters, filters.where.get("area", ()))
    return context.recorded_by(len(found), found)


def _every_quarter(someone: Person, filters: Filters) -> list[Result]:
    span = reported_span() if someone.works_here else released.span()
    windows = windows_of("quarter", *span) if span else []
    return show(["incidents_recorded"], windows, someone, filters)["incidents_recorded"]


def _show_coverage(strip: Sequence[Result]) -> None:
    if any(result.estimate.value is not None for result in strip):
        one = indicator("agency_coverage")
        labels = known()
        told = " ".join(wording.reading(one, result, labels) for result in strip)
        frame.chart(coverage(strip), told)
        frame.twin(table(one, strip, known()), f"{one.title} by quarter")
