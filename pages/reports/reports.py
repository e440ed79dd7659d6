import streamlit as st

from pages.parts import frame
from pages.parts.guard import require
from pages.parts.reports_choice import choose
from pages.parts.reports_look import choose_look
from pages.parts.reports_made import is_refused, offer, show_last
from pages.parts.reports_words import type_words

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()
frame.heading(
    "Reports",
    "Take a release, an area and a period along as a report that can be published: the same "
    "numbers as on these pages, readable for everyone.",
)
asked = choose(someone)
if asked is None or is_refused(asked):
    show_last(someone)
    st.stop()
# Of its own: what appears in it would move the texts below, and close them while somebody types.
with st.container():
    offer(asked, someone)
if someone.role != "funder":
    type_words(asked, someone)
    choose_look(someone)
show_last(someone)
