import streamlit as st

from data.ground import CURRENT
from data.history import history
from pages.parts import frame
from pages.parts.approving import offer_approval
from pages.parts.caches import reported_span, the_store
from pages.parts.guard import require
from pages.parts.history import choose_submissions, say_what_happened, show_board
from pages.parts.set_aside import show_asides
from pages.parts.submission import show_comparison, show_submission
from pages.parts.undoing import offer_undo

someone = require("staff", "administrator")
say_what_happened()
if frame.opening(someone):
    st.stop()
frame.heading(
    "Submissions",
    "What was uploaded when and by whom, what became of it, and the way back.",
)

if held := reported_span():
    st.subheader("The quarter", anchor=False)
    show_board(*held)
    offer_approval(st.session_state["quarter"])

show_asides()

st.subheader("History", anchor=False)
only_current = st.toggle("Only what is current", value=True)
st.caption("Select one row to see all of it, two to compare them, any to undo them together.")
listed = history(the_store())
picked = choose_submissions(
    [found for found in listed if found.status == CURRENT or not only_current]
)
if picked:
    offer_undo(picked)
if len(picked) == 1:
    show_submission(picked[0])
elif len(picked) == 2:
    show_comparison(*picked)
