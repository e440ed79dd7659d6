import streamlit as st

from data.ground import CURRENT
from data.submissions import history
from pages.parts import frame
from pages.parts.caches import reported_span, the_store
from pages.parts.guard import require
from pages.parts.history import choose_submissions, offer_undo, say_what_happened, show_board

someone = require("staff", "administrator")
say_what_happened()
if frame.opening(someone):
    st.stop()
frame.heading("Submissions", "Who has reported, who still owes what, and what was uploaded when.")

if held := reported_span():
    st.subheader("The quarter", anchor=False)
    show_board(*held)

st.subheader("History", anchor=False)
only_current = st.toggle("Only what is current", value=True)
st.caption("Select rows to undo them together.")
listed = history(the_store())
picked = choose_submissions(
    [found for found in listed if found.status == CURRENT or not only_current]
)
if picked:
    offer_undo(picked)
