"""A quarter approved and so locked, or opened again with the reason."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from data import clock
from data.approvals import approve, decisions, locked, reopen
from data.periods import spoken
from pages.parts import steps
from pages.parts.caches import the_store
from pages.parts.history import attempt, attempt_here
from pages.parts.narrative import narrative
from pages.parts.releases_review import all_open
from reports.reviewing import approved_with, note
from reports.wording import plural


def offer_approval(quarter: str) -> None:
    """Say whether a quarter is approved, and offer to approve or reopen it."""
    with the_store().reading() as connection:
        held = locked(connection).get(quarter)
    name = spoken(quarter)
    if held:
        when = clock.day(held.done_at)
        with st.container(horizontal=True, vertical_alignment="center"):
            said = approved_with(held.reason).removeprefix("Approved")
            st.write(f"{name} was approved{said} on {when} by {held.done_by} and is locked.")
            with st.popover(f"Reopen {name}"):
                _reopen_form(quarter)
    else:
        points = all_open(quarter, clock.now().date())
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(f"{name} is open: uploads and undoing change its figures.")
            with st.popover(f"Approve {name}"):
                if points:
                    st.markdown("**Still open**")
                    st.html(f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in points)}</ul>")
                approval_form(quarter, points)
    steps.to_releases(quarter)
    _show_decisions()


def approval_form(quarter: str, points: Sequence[str]) -> None:
    """Offer to approve a quarter, with a note; what is open is kept with it.

    Args:
        quarter: which.
        points: what is open, a sentence each.
    """
    name, key = spoken(quarter), f"note {quarter}"
    st.write(f"Once approved, nothing that counts in {name} changes until it is reopened.")
    narrative("Note, if there is something to know of it", key, "Such as: the school reports late")
    if points:
        count = plural(len(points), "point", "points")
        st.html(f'<p class="quiet">What is open now ({count}) is kept with the note.</p>')
    label = f"Approve and lock {name}" + " all the same" * bool(points)
    st.button(label, type="primary", on_click=_approve, args=[quarter, key, tuple(points)])


def _reopen_form(quarter: str) -> None:
    narrative("Why", f"reason {quarter}", "Such as: late figures of the school")
    if st.button("Reopen", key=f"reopen {quarter}"):
        reason = st.session_state.get(f"reason {quarter}", "")
        attempt_here(
            f"{spoken(quarter)} is open again.",
            lambda who: reopen(the_store(), quarter, who, reason),
        )


def _approve(quarter: str, key: str, points: Sequence[str]) -> None:
    words = note(st.session_state.get(key, ""), points)
    attempt(
        f"{spoken(quarter)} is approved and locked.",
        lambda who: approve(the_store(), quarter, who, words),
    )


def _show_decisions() -> None:
    made = decisions(the_store())
    if not made:
        return
    with st.expander(f"Quarters approved or reopened so far: {len(made)}"):
        rows = [
            {
                "Quarter": spoken(one.quarter),
                "What": one.action,
                "When": f"{one.done_at:%Y-%m-%d %H:%M}",
                "By": one.done_by,
                "Note or reason": one.reason or "",
            }
            for one in made
        ]
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
