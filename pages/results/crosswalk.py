import streamlit as st

from pages.parts import frame, released
from pages.parts.crosswalk import compared, show_rule
from pages.parts.filters import choose
from pages.parts.guard import require
from reports import crosswalk as words

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Crosswalk", anchor=False)
frame.chips()
st.html(
    '<p class="lead">Other bodies count by other rules. Here are the same rows under theirs, '
    "beside our figure, with the reason for the difference. Neither is wrong; they answer two "
    "questions.</p>"
)
with st.container(key="filters"):
    filters = choose(someone)
if filters is None:
    st.info("No quarter has been reported yet. Upload a workbook.")
    st.stop()

if not someone.works_here:
    released.say_not_in_it(words.NOT_RELEASED)
found = compared(someone, filters)
if missing := words.missing(found):
    st.caption(missing)
for one in found:
    show_rule(one)
frame.explain_symbols([result for one in found for result in (one.ours, one.theirs)])
frame.twin(words.frame(found), f"Crosswalk {filters.window.label}")
