import streamlit as st

from pages.parts import frame, targets, targets_shown
from pages.parts.filters import choose
from pages.parts.guard import require

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Targets", anchor=False)
frame.chips()
with st.container(key="filters"):
    filters = choose(someone, ())
if filters is None:
    st.info("No quarter has been reported yet. Upload a workbook.")
    st.stop()

view = targets.look(someone, filters)
if not view.every:
    targets.say_none(someone)
    st.stop()
if view.here:
    targets_shown.show_here(view, filters)
else:
    targets.say_none_here(view, filters.window, someone)
if view.here or view.longer:
    targets_shown.show_improvement([*view.here, *view.longer])
targets_shown.show_longer(view, someone)
targets_shown.show_rest(view, someone)
