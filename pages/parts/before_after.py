"""Before and after a dated change: what to compare, the comparison, how far to trust it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

from data.periods import quarters
from metrics.catalogue import indicators
from metrics.indicator import Indicator
from metrics.interrupted import Declined, Interrupted, interrupted
from metrics.timeline import Timeline, is_countable, residents, silent_months, timeline, turn
from metrics.windows import windows_of
from pages.parts import definitions, frame, released
from pages.parts.caches import known, reported_span, the_store
from pages.parts.figures import show
from pages.parts.filters import Filters
from pages.parts.guard import Person
from pages.parts.notes import notes_on
from reports import before_after as words
from reports.before_after import Change
from reports.charts.before_after import before_after

#: Step of the series → how it is offered, and how many a year has.
STEPS = {"month": "Months", "quarter": "Quarters"}
A_YEAR: dict[str, Literal[4, 12]] = {"month": 12, "quarter": 4}


@dataclass(frozen=True)
class Chosen:
    """What is compared.

    Attributes:
        one: the indicator.
        step: ``month`` or ``quarter``.
        area: the code of an area; empty: the whole coalition.
        change: the change; None while no day is given.
    """

    one: Indicator
    step: str
    area: str
    change: Change | None

    @property
    def areas(self) -> list[str]:
        """The areas looked at; empty: all."""
        return [self.area] if self.area else []


def choose(someone: Person) -> Chosen:
    """Offer what to compare; everyone but staff the whole coalition by quarter."""
    names = {code: one.title for code, one in indicators().items() if is_countable(one)}
    first = list(names).index("tips_received")
    step, area = "quarter", ""
    with st.container(key="filters"):
        columns = st.columns([1.4, 1, 1.2])
    code = columns[0].selectbox(
        "Series", list(names), first, names.__getitem__, key="series", bind="query-params"
    )
    if someone.works_here:
        said = columns[1].segmented_control(
            "By", list(STEPS), format_func=STEPS.__getitem__, default="month", required=True,
            key="step",
        )  # fmt: skip
        step = str(said)
        areas: dict[str, str] = {"": "Whole coalition", **known().get("area", {})}
        area = columns[2].selectbox(
            "Area", list(areas), format_func=areas.__getitem__, key="in area"
        )
    change = _choose_change(code, someone, [area] if area else [])
    return Chosen(indicators()[code], step, area, change)


def _choose_change(code: str, someone: Person, areas: Sequence[str]) -> Change | None:
    """Offer the dated notes, and any other day."""
    about = [Change(note.date, note.text) for note in notes_on(code, someone, areas)]
    said = [f"{words.spoken_day(change.day)}: {change.text}" for change in about]
    left, right = st.columns([2.4, 1.2])
    with left:
        at = st.selectbox(
            "What changed",
            range(len(about) + 1),
            max(0, len(about) - 1),
            format_func=lambda i: said[i] if i < len(about) else "Another day …",
            key=f"change {code}",
        )
    if at < len(about):
        return about[at]
    with right:
        day = st.date_input("First day after it", value=None, key="day", format="YYYY-MM-DD")
    return Change(day) if isinstance(day, dt.date) else None


def series_of(chosen: Chosen, someone: Person) -> Timeline | None:
    """Return the counts as whoever is looking may see them; None while there are none."""
    if not someone.works_here:
        return _released(chosen, someone)
    held = reported_span()
    if held is None:
        return None
    windows = windows_of(chosen.step, *held)
    where = {"area": chosen.areas} if chosen.area else {}
    filters = Filters(windows[-1], tuple(windows), where)
    found = show([chosen.one.code], windows, someone, filters)[chosen.one.code]
    with the_store().reading() as connection:
        silent = silent_months(connection, chosen.one, list(quarters(*held)), chosen.areas)
        people = residents(connection, windows, chosen.areas)
    series = timeline(found, silent, people).trimmed()
    return series if series.windows else None


def _released(chosen: Chosen, someone: Person) -> Timeline | None:
    """Return the counts of the quarters of the release, with what it says beside them."""
    held = released.on_offer()
    if held is None:
        return None
    windows, code = held.of_sort("quarter"), chosen.one.code
    found = show([code], windows, someone, Filters(windows[-1], tuple(windows)))[code]
    people = held.beside.residents([result.window for result in found])
    series = timeline(found, held.beside.silent.get(code, ()), people).trimmed()
    return series if series.windows else None


def compare(chosen: Chosen, series: Timeline) -> None:
    """Offer how to compare, and show the comparison or why there is none."""
    assert chosen.change is not None
    at, within = turn(series.windows, chosen.change.day)
    series = series.without(within)
    slope, season, per_resident = _choose_model(series)
    found = _found(series, at, slope, season, per_resident)
    place = known().get("area", {}).get(chosen.area, "")
    if isinstance(found, Declined):
        st.info(" ".join(filter(None, (found.reason, words.divided(series, within)))))
        _draw(chosen, series, at, None, place)
        return
    said = words.sentence(chosen.one, found, chosen.change, place)
    st.html(f'<p class="lead">{escape(said)}</p>')
    lines = [words.divided(series, within), found.autocorrelation.warning, chosen.one.caveat]
    st.html("".join(f'<p class="quiet">{escape(line)}</p>' for line in lines if line))
    _draw(chosen, series, at, found, place)
    st.subheader("How far it can be trusted", anchor=False)
    definitions.facts(words.diagnostics(found, series, per_resident))


def _choose_model(series: Timeline) -> tuple[bool, bool, bool]:
    """Offer what the model takes into account; what cannot be estimated is not offered."""
    years = len(series.windows) // A_YEAR[series.step]
    with st.container(horizontal=True, key="model"):
        slope = st.toggle(
            "The trend may change too",
            key="slope",
            help="Besides the step at the change. Needs more points to be told from it.",
        )
        season = st.toggle(
            "Take out the season",
            value=years >= 2,
            key="season",
            disabled=years < 2,
            help="Once there are two full years.",
        )
        per_resident = st.toggle(
            "Per resident",
            key="per resident",
            disabled=series.residents is None,
            help="Where the Areas sheet says the population of every area.",
        )
    return slope, season and years >= 2, per_resident and series.residents is not None


def _found(
    series: Timeline, at: int, slope: bool, season: bool, per_resident: bool
) -> Interrupted | Declined:
    if any(series.hidden):
        return Declined(words.HIDDEN.format(step=series.step))
    return interrupted(
        series.counts,
        at,
        series.residents if per_resident else None,
        slope=slope,
        period=A_YEAR[series.step] if season else None,
        partial=series.partial,
        step=series.step,
    )


def _draw(chosen: Chosen, series: Timeline, at: int, found: Interrupted | None, place: str) -> None:
    """Draw the chart, with its sentence as alternative text and its table beneath."""
    one, change = chosen.one, chosen.change
    assert change is not None
    drawn = before_after(one, series, change, at, found, place or "Whole coalition")
    counts = words.in_words(series)
    said = words.sentence(one, found, change, place) if found else f"{change.words}. "
    frame.chart(drawn, f"{said} {counts}")
    frame.twin(words.twin(series, at, found), f"{one.title} before and after")


def explain() -> None:
    """Explain the method and what it cannot do."""
    with st.expander("The method, and what it cannot do"):
        for text in words.METHOD:
            st.write(text)
        st.write("**What it cannot do**")
        st.markdown("\n".join(f"* {text}" for text in words.LIMITS))
        st.caption(words.SOURCE)
