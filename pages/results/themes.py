import streamlit as st

from pages.parts import frame, themes
from pages.parts.filters import choose
from pages.parts.guard import require

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("What people said", anchor=False)
frame.chips()
with st.container(key="filters"):
    filters = choose(someone)
said = themes.look()
if filters is None or not said.coded:
    st.info("No answer in people's own words has been coded yet. Staff code them under Coding.")
    st.stop()
survey = themes.choose_survey(said) if someone.works_here else ""
answers = said.answers(filters, filters.window, survey)
if not answers:
    st.write(f"No answer of {filters.window.label} has been coded for this choice.")
    st.stop()
if not themes.say_rests(answers, someone):
    st.stop()
themes.show_themes(said, answers, filters, someone)
uncoded = said.uncoded(filters, filters.window, survey)
themes.show_stance(said, answers, uncoded, filters, someone)
themes.show_one(said, answers, filters, someone)
