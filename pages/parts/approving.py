"""A quarter approved and so locked, or opened again with the reason."""

import pandas as pd
import streamlit as st

from data import clock
from data.approvals import approve, decisions, locked, reopen
from data.periods import spoken
from pages.parts.caches import the_store
from pages.parts.history import attempt
from pages.parts.narrative import narrative


def offer_approval(quarter: str) -> None:
    """Say whether a quarter is approved, and offer to approve or reopen it."""
    with the_store().reading() as connection:
        held = locked(connection).get(quarter)
    name = spoken(quarter)
    with st.container(horizontal=True, vertical_alignment="center"):
        if held:
            when = clock.day(held.done_at)
            st.write(f"{name} was approved on {when} by {held.done_by} and is locked.")
            with st.popover(f"Reopen {name}"):
                _reopen_form(quarter)
        else:
            st.write(f"{name} is open: uploads and undoing change its figures.")
            with st.popover(f"Approve {name}"):
                st.write(f"Nothing that counts in {name} will change until it is reopened.")
                st.button("Approve and lock", type="primary", on_click=_approve, args=[quarter])
    _show_decisions()


def _reopen_form(quarter: str) -> None:
    narrative("Why", f"reason {quarter}", "Late figures of the school")
    st.button("Reopen", key=f"reopen {quarter}", on_click=_reopen, args=[quarter])


def _approve(quarter: str) -> None:
    attempt(f"{spoken(quarter)} is approved.", lambda who: approve(the_store(), quarter, who))


def _reopen(quarter: str) -> None:
    reason = st.session_state.get(f"reason {quarter}", "")
    attempt(
        f"{spoken(quarter)} is open again.",
        lambda who: reopen(the_store(), quarter, who, reason),
    )


def _show_decisions() -> None:
    made = decisions(the_store())
    if not made:
        return
    with st.expander(f"Approved and reopened before: {len(made)}"):
        rows = [
            {
                "Quarter": spoken(one.quarter),
                "What": one.action,
                "When": f"{one.done_at:%Y-%m-%d %H:%M}",
                "By": one.done_by,
                "Why": one.reason or "",
            }
            for one in made
        ]
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
