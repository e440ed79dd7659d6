import streamlit as st

from metrics.indicator import LEVELS
from pages.parts import frame, released
from pages.parts.filters import choose
from pages.parts.guard import require
from pages.parts.places import choose_indicator, listed_areas, look, quiet
from pages.parts.places_effort import show_gaps
from pages.parts.places_map import draw_map
from pages.parts.places_rates import show_funnel, show_rates, show_smoothed

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Places", anchor=False)
chips = st.container()
one = choose_indicator(someone)
if one is None:
    st.info("The release tells no figure by area.")
    st.stop()
with chips:
    frame.chips(LEVELS[one.level].lower())
with st.container(key="filters"):
    filters = choose(someone)
if filters is None:
    st.info("No quarter has been reported yet. Upload a workbook.")
    st.stop()
listed = listed_areas(someone, filters)
if not listed:
    st.info("No areas are listed yet. Fill in the Areas sheet of the template and upload it.")
    st.stop()

released.say_told_as_one(someone)
shown = look(one, listed, someone, filters)
draw_map(shown)
if not any(area.residents for area in listed):
    st.info(
        "Rates need the population of areas: fill in Population and its date on the Areas sheet. "
        "Until then figures are shown as counted."
    )
if len(listed) == 1:
    quiet("There is one area, so there is nothing to compare it with.")
else:
    show_rates(shown)
    show_smoothed(shown)
    show_funnel(shown)
    show_gaps(listed, someone, filters)
