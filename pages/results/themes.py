import streamlit as st

from pages.parts import frame, themes, themes_released
from pages.parts.filters import choose
from pages.parts.guard import require

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("What people said", anchor=False)
frame.chips()
with st.container(key="filters"):
    filters = choose(someone)
if filters and not someone.works_here:
    themes_released.show_all(someone, filters)
    st.stop()
said = themes.look()
if filters is None or not said.coded:
    st.info("No answer in people's own words has been coded yet. Staff code them under Coding.")
    st.stop()
survey = themes.choose_survey(said)
answers = said.answers(filters, filters.window, survey)
if not answers:
    st.write(f"No answer of {filters.window.label} has been coded for this choice.")
    st.stop()
themes.say_rests(answers)
themes.show_themes(said, answers, filters)
uncoded = said.uncoded(filters, filters.window, survey)
themes.show_stance(said, answers, uncoded, filters)
themes.show_one(said, answers, filters, someone)
