import streamlit as st

from data.submissions import is_empty
from metrics.releases.keeping import current
from pages.parts import frame, released, releases_listed
from pages.parts.caches import the_store
from pages.parts.guard import require

someone = require("funder", "staff", "government", "administrator")
if is_empty(the_store()) and frame.opening(someone):
    st.stop()

st.title("Published releases", anchor=False)
frame.chips(figures=not someone.works_here)
st.html(
    '<p class="lead">The coalition\'s results as of a quarter: approved, protected, and never '
    "altered afterwards. What turns out to be wrong is revised or withdrawn, and says why.</p>"
)
if current(the_store()) is None:
    released.say_nothing_yet(listed=True)
releases_listed.show_current(someone)
releases_listed.show_others(someone)
