"""A new voice, typed in or taken from an open answer that a reader has cleared."""

import streamlit as st

from data.problems import shorten
from data.voices import (
    FORMS,
    PARTICIPANT,
    SURVIVOR,
    TRACKS,
    Facts,
    Text,
    cleared_answers,
    record,
)
from pages.parts.caches import the_store, today
from pages.parts.history import attempt_here
from pages.parts.voices_forms import text_fields
from pages.parts.voices_list import OPEN

_TYPED = ""
#: How many were recorded in this session.
_RECORDED = "voices recorded"


def offer_new() -> None:
    """Offer to record a voice."""
    with st.expander("Record a voice"):
        st.caption(
            "The person's own words, or part of them; never names, contacts or places that could "
            "give somebody away. It is a draft until there is a consent."
        )
        left, right = st.columns(2)
        with left:
            track = st.radio("Track", list(TRACKS), format_func=TRACKS.label, key="new track")
        with right:
            form = st.radio("Form", list(FORMS), format_func=FORMS.label, key="new form")
        minor = track == PARTICIPANT and st.checkbox("The speaker is under 18", key="new minor")
        if track == SURVIVOR:
            st.caption("The words of survivors who are minors are not recorded.")
        source, begun = _source() if track == PARTICIPANT else (_TYPED, "")
        # Other fields for another answer: what stood in them was the other one's.
        key = f"new {st.session_state.get(_RECORDED, 0)} {source}"
        with st.form("new voice", border=False):
            text = text_fields(key, Text(begun, today().year), minor)
            if st.form_submit_button("Record it", type="primary"):
                _record(Facts(track, form, minor, source), text)


def _source() -> tuple[str, str]:
    """Return the key and the words of the open answer that it is taken from; empty: typed in."""
    with the_store().reading() as connection:
        answers = cleared_answers(connection)
    if not answers:
        return _TYPED, ""
    names = {_TYPED: "Typed in"} | {key: shorten(text, 80) for key, text in answers.items()}
    source = st.selectbox(
        "Taken from an open answer",
        list(names),
        format_func=names.__getitem__,
        key="new source",
        help="Those a reader has cleared. The person who gave it must have agreed to this use.",
    )
    return source, answers.get(source, "")


def _record(facts: Facts, text: Text) -> None:
    def act(who: str) -> None:
        st.session_state[OPEN] = record(the_store(), facts, text, who)
        # The fields begin anew.
        st.session_state[_RECORDED] = st.session_state.get(_RECORDED, 0) + 1

    attempt_here("The voice is recorded; next it needs a consent.", act)
