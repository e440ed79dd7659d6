"""Surveys: which there are, which is looked at, who answered it and who was found again."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from data.lists import DESIGNS
from data.periods import spoken
from metrics.methods import Sample
from metrics.pairs import PAIRED
from metrics.surveys import Survey, near, respondents, responses, surveys
from metrics.surveys.hidden import may_show_gap, protect_response
from metrics.surveys.scores import scales_of, score_of
from pages.parts import frame
from pages.parts.caches import the_store
from pages.parts.definitions import facts
from pages.parts.filters import Filters
from pages.parts.guard import Person, links
from reports import surveys as words
from reports import surveys_people as who
from reports.surveys_protected import protected
from reports.surveys_said import counts, wave
from reports.surveys_seen import Seen, see
from reports.wording import plural

PAGE = "pages/results/surveys.py"


def every() -> list[Survey]:
    """Return every survey that was answered, by design."""
    with the_store().reading() as connection:
        return surveys(connection)


def choose_survey(every: Sequence[Survey]) -> Survey:
    """Offer the surveys, one entry a design: designs are never pooled."""
    named = {words.name_of(one.code, one.design): one for one in every}
    leading = max(every, key=lambda one: (one.design in PAIRED, one.sheets))
    chosen = st.selectbox(
        "Survey", list(named), index=every.index(leading), key="survey", bind="query-params"
    )
    return named.get(chosen or "") or leading


def choose_tolerance(survey: Survey, someone: Person) -> int:
    """Offer staff to match codes that differ a little."""
    if not someone.works_here or survey.design not in PAIRED:
        return 0
    chosen = st.segmented_control(
        "Codes that may differ in",
        [0, 1, 2],
        default=0,
        required=True,
        format_func={0: "No character", 1: "1 character", 2: "2 characters"}.__getitem__,
        key="differ",
        bind="query-params",
        help="People forget what they wrote as their code. Codes that differ in a character or two "
        "are matched only where there is one candidate on both sides; how many of those matches "
        "are likely wrong is said.",
    )
    return int(chosen or 0)


def choose_reader(someone: Person) -> Person:
    """Offer staff to look at the page as it may be handed out; return who it is shown to."""
    for_a_handout = st.toggle(
        "Hide small groups, as for a handout",
        key="handout",
        bind="query-params",
        help="Numbers of fewer than five people, and what they could be worked out from, are "
        "hidden here. Handouts of several quarters or groups can still be put together: only a "
        "release is protected against that.",
    )
    return replace(someone, role="government") if for_a_handout else someone


def look(survey: Survey, filters: Filters, tolerance: int, someone: Person) -> Seen:
    """Return a survey as whoever is looking may see it."""
    where = {name: codes for name, codes in filters.where.items() if name in ("area", "audience")}
    with the_store().reading() as connection:
        everybody = respondents(connection, survey, where=where)
        alike = near(connection, everybody, tolerance) if tolerance else None
    seen = see(survey, filters.window, everybody, alike, matched_only=not someone.works_here)
    return seen if someone.works_here else protected(seen)


def say(seen: Seen, filters: Filters) -> None:
    """Say what was found first, then what the design can say, and how much it can carry."""
    about = f" Filtered to {filters.place}." if filters.place else ""
    if seen.people and seen.survey.asked.items:
        st.html(f'<p class="lead">{escape(words.finding(seen) + about)}</p>')
    label = DESIGNS.label(seen.survey.design)
    st.html(
        f'<p class="quiet"><b>{escape(label)}.</b> {escape(words.MEANING[seen.survey.design])}</p>'
    )
    if seen.people:
        st.html(
            f'<p class="quiet"><em class="evidence">{escape(words.grade(seen).capitalize())}</em>: '
            f"{escape(seen.rule.words)} Here: {escape(counts(seen))}.</p>"
        )


def say_who(seen: Seen, tolerance: int) -> None:
    """Say how many answered of those who came, and how they were found again."""
    st.subheader("Who answered", anchor=False)
    held = {"Answered": counts(seen), "Of those who came": _response(seen)}
    if seen.matching:
        held |= who.matching(seen.matching, seen.later, tolerance)
        held["Those lost"] = " ".join(_gaps(seen))
    elif seen.found:
        held["Found again"] = who.MATCHING_HIDDEN
    facts(held)
    if len(seen.waves) == 1 and seen.survey.design in (*PAIRED, "unmatched"):
        only = wave(seen.waves[0])
        st.info(
            f"In {seen.window.label} it was answered {only} only: there is no change to show yet."
        )


def _response(seen: Seen) -> str:
    """Return how many answered of those who came; where matching is hidden, nothing."""
    if seen.profile and seen.found and seen.matching is None:
        return ""
    with the_store().reading() as connection:
        found = responses(connection, seen.waves, seen.people)
    if seen.profile:
        kept = [protect_response(one, seen.profile) for one in found]
        found = [one for one in kept if one]
    return " ".join(who.response(one) for one in found)


def _gaps(seen: Seen) -> list[str]:
    """Return how those lost differ from those found again, by scale."""
    found = seen.found
    if found is None:
        return []
    asked = [early for early, _ in found.pairs] + list(found.only_before)
    lines = []
    for name, items in scales_of(seen.survey).items():
        told = {id(one): score_of(one, items, seen.survey) for one in asked}
        scores = {who: score for who, score in told.items() if score is not None}
        gap = found.unmatched_gap(scores)
        if gap and (not seen.profile or may_show_gap(found, scores, seen.profile)):
            kept = [scores[id(one)] for one, _ in found.pairs if id(one) in scores]
            lost = [scores[id(one)] for one in found.only_before if id(one) in scores]
            lines.append(who.gap(name, gap, Sample.of(kept).mean, Sample.of(lost).mean))
    return lines


def say_none(someone: Person) -> None:
    """Say that no survey was answered, and how one begins."""
    st.info("No survey has been answered yet.")
    if someone.works_here:
        st.write("Choose a questionnaire, print it, and upload what people answered.")
        frame.template_button(["surveys", "survey_items"])
    st.page_link("pages/about/instruments.py", label="Go to instruments", query_params=links())


def say_none_here(survey: Survey, filters: Filters, someone: Person) -> None:
    """Say that nobody answered in the window, and when somebody did."""
    st.info(
        f"Nobody answered this survey in {filters.window.label}{' here' if filters.place else ''}."
    )
    if filters.place:
        return
    st.html('<p class="quiet">Quarters in which it was answered:</p>')
    with st.container(horizontal=True, key="ways"):
        for quarter in survey.quarters[::-1][:8]:
            asked = links(period=spoken(quarter), windows="Quarters")
            st.page_link(PAGE, label=spoken(quarter), query_params=asked)


def how_to_declare(survey: Survey, someone: Person) -> None:
    """Say that nothing tells what was asked, and how to tell it."""
    stored = plural(survey.sheets, "questionnaire", "questionnaires")
    st.info(
        f"{stored} of {survey.code} stored, but the Survey items sheet says "
        "nothing of this survey: no wording, no scale, no right answer. Fill in a row a "
        f"question, with “{survey.code}” as its survey code, and upload it; the answers are then "
        "read by it. The ready instruments bring their sheet along."
    )
    if someone.works_here:
        frame.template_button(["survey_items"])
        st.page_link("pages/records/upload.py", label="Go to upload", query_params=links())
    st.page_link("pages/about/instruments.py", label="Go to instruments", query_params=links())
