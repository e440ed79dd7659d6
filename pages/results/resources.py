import streamlit as st

from pages.parts import frame, resources, resources_cost
from pages.parts.filters import choose
from pages.parts.guard import require

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Resources and cost", anchor=False)
frame.chips()
with st.container(key="filters"):
    filters = choose(someone, ("partner",))
if filters is None:
    st.info("No quarter has been reported yet. Upload a workbook.")
    st.stop()

st.subheader("Shared", anchor=False)
strata = resources.strata(someone, filters)
resources.say(strata, filters)
if strata:
    resources.show_all(strata, filters)
    resources.show_one(strata, someone, filters)
    resources.show_matrix(someone, filters)
resources.show_grants(someone, filters)

st.subheader("Cost per person", anchor=False)
resources_cost.show_cost(someone, filters)
