import datetime as dt

import pandas as pd
import streamlit as st

from data.board import MISSING, board, due
from data.periods import quarters, spoken
from data.problems import Refused
from data.submissions import history, undo
from pages.parts import frame, plans
from pages.parts.caches import known, reported_span, the_store
from pages.parts.guard import require

someone = require("staff", "administrator")
if frame.opening(someone):
    st.stop()
frame.heading("Submissions", "Who has reported, who still owes what, and what was uploaded when.")
if done := st.session_state.pop("undone", ""):
    st.success(done)

held = reported_span()
if held:
    st.subheader("The quarter", anchor=False)
    quarter = st.selectbox(
        "Quarter", list(quarters(*held))[::-1], format_func=spoken, key="quarter",
        bind="query-params",
    )  # fmt: skip
    owed = board(the_store(), quarter, dt.datetime.now(dt.UTC).date())
    silent = [row.name for row in owed if not row.has_reported]
    partly = [row.name for row in owed if row.has_reported and MISSING in row.sheets.values()]
    st.write(
        f"{len(owed) - len(silent)} of {len(owed)} partners have reported for {spoken(quarter)}, "
        f"due {due(quarter):%d %B %Y}."
        + (f" Nothing yet from {', '.join(silent)}." if silent else "")
        + (f" Sheets missing from {', '.join(partly)}." if partly else "")
    )
    table = pd.DataFrame([{"Partner": row.name, **row.sheets} for row in owed]).fillna("")
    st.table(table, hide_index=True, border="horizontal")

st.subheader("History", anchor=False)
partners = known().get("partner", {})
listed = history(the_store())
only_current = st.toggle("Only what is current", value=True)
shown = [found for found in listed if found.status == "current" or not only_current]
frame_ = pd.DataFrame(
    [
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
        for found in shown
    ]
)
st.caption("Select rows to undo them together.")
chosen = st.dataframe(
    frame_, hide_index=True, on_select="rerun", selection_mode="multi-row", key="history",
    alt="Submissions, the newest first", height=420 if len(shown) > 10 else "auto",
    column_config={"When": st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm")},
)  # fmt: skip
picked = [shown[i] for i in chosen["selection"]["rows"]]
uploads = {found.upload for found in picked}
together = [found.id for found in listed if found.upload in uploads and found.status == "current"]


def undo_them(ids: list[int]) -> None:
    who = require("staff", "administrator")
    try:
        gone = undo(the_store(), ids, who.name)
    except Refused as refused:
        st.session_state["refused"] = refused.problems
        return
    st.session_state["undone"] = (
        f"Undone: {', '.join(map(str, gone[:10]))}{' …' * (len(gone) > 10)}."
    )


plans.problems("the history", st.session_state.pop("refused", ()))
if picked:
    ids = [found.id for found in picked]
    with st.container(horizontal=True):
        st.button(f"Undo {len(ids)} selected", on_click=undo_them, args=[ids], type="primary")
        if len(together) > len(ids):
            st.button(
                f"Undo the whole upload ({len(together)} submissions)",
                on_click=undo_them,
                args=[together],
            )
