"""What was decided on open answers, the last first, and the way to open one again."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data import clock
from data.readings import QUARANTINED, WITHHELD, Answer, Reading, decide
from pages.parts import reading
from pages.parts.caches import the_store

#: How many are listed at once.
AT_ONCE = 20


def show(chosen: Sequence[Answer]) -> None:
    """List the answers that were decided on, each with its text and who decided."""
    made = [(one, one.reading) for one in chosen if one.reading and one.decision != QUARANTINED]
    made.sort(key=lambda pair: pair[1].id, reverse=True)
    if not made:
        st.write("Nothing is decided here yet.")
        return
    first = 0
    if len(made) > AT_ONCE:
        starts = range(0, len(made), AT_ONCE)
        first = st.selectbox(
            "Show",
            starts,
            format_func=lambda i: f"{i + 1:,} to {min(i + AT_ONCE, len(made)):,} of {len(made):,}",
            key=f"reading from {len(made)}",
        )
    for one, held in made[first : first + AT_ONCE]:
        _show_one(one, held)


def _show_one(one: Answer, held: Reading) -> None:
    left, right = st.columns([6, 1], vertical_alignment="top")
    with left:
        st.html(_told(one, held))
    with right, st.popover("Reopen"), st.form(f"reopen {one.words.key}", border=False):
        why = st.text_input("Why", placeholder="Such as: it names a place")
        if st.form_submit_button("Put it back into quarantine"):
            _reopen(one, held, why)


def _told(one: Answer, held: Reading) -> str:
    text = escape(held.text or one.words.text)
    decision = reading.SPOKEN[held.decision]
    note = f" · {held.note}" if held.note else ""
    who = f"{decision} on {clock.day(held.done_at)} by {held.done_by}{note}"
    asked = reading.question(one.words.survey, one.words.item)
    if held.decision == WITHHELD:
        text = f"<details><summary>Withheld: show the text</summary>{text}</details>"
    return (
        f'<p class="quiet"><b>{escape(who)}</b><br>{escape(asked)} · {escape(reading.told(one))}'
        f"</p>{reading.text_box(text, 'The answer')}"
    )


def _reopen(one: Answer, held: Reading, why: str) -> None:
    key, store = one.words.key, the_store()

    def reopen(who: str) -> None:
        decide(store, key, QUARANTINED, who, note=why, seen=held.id)

    if reading.act(reopen):
        st.session_state.pop(reading.LAST, None)
    st.rerun()
