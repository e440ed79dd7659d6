import streamlit as st

from pages.parts import frame, network
from pages.parts.filters import choose
from pages.parts.guard import require

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Network", anchor=False)
frame.chips("what we did")
with st.container(key="filters"):
    filters = choose(someone, ())
if filters is None:
    st.info("No quarter has been reported yet. Upload a workbook.")
    st.stop()

if not someone.works_here:
    network.show_released(someone, filters)
    st.stop()
with st.container(horizontal=True):
    window = network.choose_stretch(filters)
    meetings = network.choose_meetings()
looked = network.look(window, meetings)
network.say(looked)
if looked.ties:
    network.show_graph(looked)
    network.show_matrix(looked)
elif len(looked.partners) > 1:
    network.how_to_report()
network.show_credits(looked)
network.show_types(looked)
network.show_over_time(window, meetings)
network.define()
