import streamlit as st

from pages.parts import context, frame
from pages.parts.figures import headline
from pages.parts.filters import choose
from pages.parts.guard import require

CODES = (
    "contacts_received",
    "tips_received",
    "actionable_share",
    "tips_referred",
    "tips_per_1000_reached",
    "incidents_recorded",
)

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Tips and incidents", anchor=False)
frame.chips("the world around")
st.html(
    '<p class="lead">What people reported and agencies recorded while the coalition was at '
    "work.</p>"
)
context.show_caveats()
with st.container(key="filters"):
    chosen = choose(someone)
if chosen is None:
    st.info("No quarter has been reported yet. Upload a workbook.")
    st.stop()
filters = context.without_audience(chosen)
held = headline(CODES, someone, filters)

st.subheader("Tips", anchor=False)
if "tips_received" in held:
    context.show_series("tips_received", held["tips_received"], someone, filters)
    context.show_steps(held, filters)
    context.show_tips_apart(held["tips_received"], someone, filters)

st.subheader("Tips beside awareness", anchor=False)
for code, column in zip(("tips_per_1000_reached", "actionable_share"), st.columns(2), strict=True):
    with column:
        if code in held:
            context.show_series(code, held[code], someone, filters)

st.subheader("Incidents", anchor=False)
if "incidents_recorded" in held:
    context.show_incidents(held["incidents_recorded"], someone, filters)
