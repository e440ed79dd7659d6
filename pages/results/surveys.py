import streamlit as st

from pages.parts import (
    frame,
    surveys,
    surveys_answers,
    surveys_changes,
    surveys_released,
    surveys_time,
)
from pages.parts.filters import choose
from pages.parts.guard import require

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Surveys", anchor=False)
frame.chips("what changed")
if not someone.works_here:
    with st.container(key="filters"):
        chosen = choose(someone)
    if chosen:
        surveys_released.show_all(someone, chosen)
    st.stop()
every = surveys.every()
if not every:
    surveys.say_none(someone)
    st.stop()
survey = surveys.choose_survey(every)
with st.container(key="filters"):
    filters = choose(someone, ("area", "audience"))
if filters is None:
    st.info("No quarter has been reported yet. Upload a workbook.")
    st.stop()

reader = surveys.choose_reader(someone)
tolerance = surveys.choose_tolerance(survey, reader)
seen = surveys.look(survey, filters, tolerance, reader)
surveys.say(seen, filters)
if not survey.asked.items:
    surveys.how_to_declare(survey, someone)
    st.stop()
if not seen.people:
    surveys.say_none_here(survey, filters, someone)
    st.stop()
surveys.say_who(seen, tolerance)
surveys_answers.show(seen)
surveys_changes.show(seen)
surveys_answers.show_groups(seen, filters, reader)
surveys_time.show(seen, filters, reader)
surveys_answers.show_wordings(seen, someone)
