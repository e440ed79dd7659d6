"""A quarter approved and so locked, or opened again with the reason."""

import pandas as pd
import streamlit as st

from data import clock
from data.approvals import approve, decisions, locked, reopen
from data.asides import asides
from data.board import board
from data.due_dates import due
from data.periods import spoken
from pages.parts.caches import the_store
from pages.parts.history import attempt, attempt_here
from pages.parts.narrative import narrative
from reports.completeness import open_points


def offer_approval(quarter: str) -> None:
    """Say whether a quarter is approved, and offer to approve or reopen it."""
    with the_store().reading() as connection:
        held = locked(connection).get(quarter)
    name = spoken(quarter)
    if held:
        when = clock.day(held.done_at)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(f"{name} was approved on {when} by {held.done_by} and is locked.")
            with st.popover(f"Reopen {name}"):
                _reopen_form(quarter)
    else:
        points = _open_points(quarter)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(f"{name} is open: uploads and undoing change its figures.")
            with st.popover(f"Approve {name}"):
                _approval_form(quarter, points)
    _show_decisions()


def _open_points(quarter: str) -> list[str]:
    today = clock.now().date()
    owed = board(the_store(), [quarter], today)[quarter]
    waiting = sum(one.row.quarter in ("", quarter) for one in asides(the_store()))
    return open_points(owed, quarter, due(the_store(), quarter), today, waiting)


def _approval_form(quarter: str, points: list[str]) -> None:
    if points:
        st.markdown("**Still open**\n\n" + "\n".join(f"* {point}" for point in points))
    st.write(f"Nothing that counts in {spoken(quarter)} will change until it is reopened.")
    hint = "Such as: the school reports with the next quarter"
    narrative("Note, if there is something to know of it", f"note {quarter}", hint)
    label = "Approve and lock all the same" if points else "Approve and lock"
    st.button(label, type="primary", on_click=_approve, args=[quarter])


def _reopen_form(quarter: str) -> None:
    narrative("Why", f"reason {quarter}", "Such as: late figures of the school")
    if st.button("Reopen", key=f"reopen {quarter}"):
        reason = st.session_state.get(f"reason {quarter}", "")
        attempt_here(
            f"{spoken(quarter)} is open again.",
            lambda who: reopen(the_store(), quarter, who, reason),
        )


def _approve(quarter: str) -> None:
    note = st.session_state.get(f"note {quarter}", "")
    attempt(
        f"{spoken(quarter)} is approved.",
        lambda who: approve(the_store(), quarter, who, note),
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
