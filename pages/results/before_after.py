import streamlit as st

from pages.parts import before_after, frame
from pages.parts.guard import require
from pages.parts.notes import manage_notes

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Before and after", anchor=False)
frame.chips()
st.html(
    '<p class="lead">What was recorded after a dated change, beside what would have been expected '
    "had things gone on as before.</p>"
)
chosen = before_after.choose(someone)
series = before_after.series_of(chosen, someone)
if series is None:
    st.info("Nothing was reported for this choice.")
elif chosen.change is None:
    st.info("Choose a dated note, or the first day after the change.")
else:
    before_after.compare(chosen, series)
before_after.explain()

if someone.works_here:
    st.subheader("Dated notes", anchor=False)
    manage_notes()
