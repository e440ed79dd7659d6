"""Who owes what, and what was uploaded when; with the way to undo it."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.board import MISSING, board
from data.due_dates import due
from data.ground import CURRENT
from data.periods import quarters, spoken
from data.problems import Refused
from data.submissions import Listed, history, undo
from pages.parts import frame, plans
from pages.parts.caches import known, the_store
from pages.parts.guard import require


def show_board(first: str, last: str) -> None:
    """Show who has reported for a quarter, and what is missing."""
    quarter = st.selectbox(
        "Quarter",
        list(quarters(first, last))[::-1],
        format_func=spoken,
        key="quarter",
        bind="query-params",
    )
    owed = board(the_store(), [quarter], dt.datetime.now(dt.UTC).date())[quarter]
    silent = [row.name for row in owed if not row.has_reported]
    partly = [row.name for row in owed if row.has_reported and MISSING in row.sheets.values()]
    st.write(
        f"{len(owed) - len(silent)} of {len(owed)} partners have reported for {spoken(quarter)}, "
        f"due {due(the_store(), quarter):%d %B %Y}."
        + (f" Nothing yet from {', '.join(silent)}." if silent else "")
        + (f" Sheets missing from {', '.join(partly)}." if partly else "")
    )
    table = pd.DataFrame([{"Partner": row.name, **row.sheets} for row in owed]).fillna("")
    st.table(table, hide_index=True, border="horizontal")


def choose_submissions(listed: Sequence[Listed]) -> list[Listed]:
    """Show the history and return the submissions selected in it."""
    partners = known().get("partner", {})
    rows = [
        {
            "Submission": found.id,
            "When": found.committed_at,
            "By": found.committed_by,
            "Partner": partners.get(found.partner, "Coalition"),
            "Quarter": frame.spoken_quarter(found.quarter),
            "Sheet": found.title,
            "Rows": found.rows,
            "File": found.file,
            "State": found.status,
            "Upload": found.upload,
            "SHA-256": found.file_hash[:12],
        }
        for found in listed
    ]
    chosen = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        # A new table after each undo: the rows have moved under the ticks.
        key=f"history-{st.session_state.setdefault('undos', 0)}",
        alt="Submissions, the newest first",
        height=420 if len(rows) > 10 else "auto",
        column_config={"When": st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm")},
    )
    return [listed[i] for i in chosen["selection"]["rows"]]


def offer_undo(picked: Sequence[Listed]) -> None:
    """Offer to undo what was selected, or the whole uploads it came with."""
    ids = [found.id for found in picked]
    uploads = {found.upload for found in picked}
    current = [found for found in history(the_store()) if found.status == CURRENT]
    together = [found.id for found in current if found.upload in uploads]
    with st.container(horizontal=True):
        st.button(f"Undo {len(ids)} selected", on_click=_undo, args=[ids], type="primary")
        if len(together) > len(ids):
            label = f"Undo the whole upload ({len(together)} submissions)"
            st.button(label, on_click=_undo, args=[together])


def _undo(ids: list[int]) -> None:
    who = require("staff", "administrator")
    try:
        gone = undo(the_store(), ids, who.name)
    except Refused as refused:
        st.session_state["refused"] = refused.problems
        return
    st.session_state["undos"] += 1
    some = ", ".join(map(str, gone[:10]))
    st.session_state["undone"] = f"Undone: {some}{' …' * (len(gone) > 10)}."


def say_what_happened() -> None:
    """Say what the last undo did, or why it could not."""
    if done := st.session_state.pop("undone", ""):
        st.success(done)
    plans.problems("the history", st.session_state.pop("refused", ()))
