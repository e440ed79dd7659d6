import streamlit as st

from pages.parts import frame, reading, reading_decided, reading_one, reading_together
from pages.parts.guard import require
from pages.parts.history import tell

someone = require("staff", "administrator")
if frame.opening(someone):
    st.stop()
frame.heading(
    "Open answers",
    "What people said in their own words. Nobody else sees an answer before a reader has cleared "
    "it, or taken out what could point to a person.",
)
answers = reading.every_answer()
if not answers:
    reading.say_there_are_none()
    st.stop()

tell(st.session_state.pop("refused", ()))
view, chosen = reading.choose(answers)
if view == reading.DECIDED:
    reading_decided.show(chosen)
else:
    reading.show_progress(chosen)
    waiting = reading.waiting(chosen)
    if not waiting:
        reading.say_all_is_read(chosen)
    elif view == reading.ONE:
        reading_one.show(waiting)
    else:
        reading_together.show(waiting)
