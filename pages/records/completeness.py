import streamlit as st

from data import clock
from data.board import board
from data.due_dates import due
from data.periods import spoken
from pages.parts import completeness, frame, steps, whose
from pages.parts.caches import known, reported_span, the_store
from pages.parts.guard import require
from reports.completeness import summary

someone = require("staff", "administrator")
if frame.opening(someone):
    st.stop()
frame.heading(
    "Completeness", "Who has reported which sheets, what came late, and who still owes what."
)
completeness.say_what_happened()
if not known().get("partner"):
    st.info("No partner is known yet. Upload the list of partners first.")
    st.stop()

today, held = clock.now().date(), reported_span()
completeness.overview(board(the_store(), completeness.quarters_shown(held, today), today))

st.subheader("One quarter", anchor=False)
left, right = st.columns([1, 2], vertical_alignment="bottom")
with left:
    quarter = completeness.choose_quarter(held, today)
day = due(the_store(), quarter)
with right:
    completeness.change_due(quarter, day)
owed = board(the_store(), [quarter], today)[quarter]
if owed:
    st.write(summary(owed, quarter, day, today))
    closed = whose.say_locked([quarter])
    completeness.detail(owed, quarter, day)
    if not closed:
        completeness.attest_form(owed, quarter, today)
    steps.to_releases(quarter)
else:
    st.write(f"Nobody was a member of the coalition in {spoken(quarter)}.")
