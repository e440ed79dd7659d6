"""One question over time, its line broken where it was asked another way."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics.pairs import PAIRED, later_wave
from metrics.surveys import Point, Respondent, followed, over_time, respondents
from metrics.surveys.hidden import profile_of, protect_distribution
from pages.parts import frame
from pages.parts.caches import the_store
from pages.parts.filters import Filters
from pages.parts.guard import Person
from reports import surveys_time as words
from reports.charts.item_trend import item_trend
from reports.surveys_seen import Seen


def show(seen: Seen, filters: Filters, someone: Person) -> None:
    """Show one question quarter by quarter, in every wave."""
    survey = seen.survey
    quarters = [quarter for quarter in survey.quarters if quarter <= seen.window.quarters[-1]]
    items = {
        survey.asked.versions(name)[-1].wording: name
        for name in survey.asked.names
        if any(item.ordered or item.right for item in survey.asked.versions(name))
    }
    if len(quarters) < 2 or not items:
        return
    st.subheader("Over time", anchor=False)
    chosen = st.selectbox("Question over time", list(items), key="over-time", bind="query-params")
    name = items[chosen or next(iter(items))]
    series = _series(seen, name, filters, someone)
    drawn = item_trend(series, quarters, words.finding(series), words.measure(series, seen))
    frame.chart(drawn, words.told(series))
    for line in words.broken(series):
        st.html(f'<p class="quiet">{line}</p>')
    frame.twin(words.table(series), f"{survey.code}, {name}, by quarter")


def _series(seen: Seen, name: str, filters: Filters, someone: Person) -> dict[str, list[Point]]:
    where = {d: codes for d, codes in filters.where.items() if d in ("area", "audience")}
    last = seen.window.quarters[-1]
    with the_store().reading() as connection:
        people = respondents(connection, seen.survey, where=where)
    kept = [one for one in people if one.described["quarter"] <= last]
    waves = list(seen.survey.waves)
    if not someone.works_here and seen.survey.design in PAIRED:
        waves, kept = [later_wave(seen.survey.design)], _matched(seen, kept)
    found = {wave: over_time(seen.survey, name, wave, kept) for wave in waves}
    if not someone.works_here:
        found = {wave: _protected(points, kept) for wave, points in found.items()}
    return {wave: points for wave, points in found.items() if points}


def _matched(seen: Seen, people: Sequence[Respondent]) -> list[Respondent]:
    """Return the later sheets of whoever was found again: as the page of each quarter has them."""
    found = followed(seen.survey, people)
    return [late for _, late in found.pairs] if found else []


def _protected(points: Sequence[Point], people: Sequence[Respondent]) -> list[Point]:
    """Return points as each quarter's page shows them; no figure of them all stands beside."""
    profile = profile_of(people)
    return [replace(point, of=protect_distribution(point.of, profile)) for point in points]
