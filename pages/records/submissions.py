import streamlit as st

from data.history import history
from pages.parts import frame
from pages.parts.approving import offer_approval
from pages.parts.caches import reported_span, the_store
from pages.parts.choosing import choose_submissions
from pages.parts.guard import require
from pages.parts.history import say_what_happened, show_board
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
chosen = choose_submissions(history(the_store()))
if chosen:
    offer_undo(chosen)
if len(chosen) == 1:
    show_submission(chosen[0])
elif len(chosen) == 2:
    show_comparison(*chosen)
