from html import escape

import streamlit as st

from data.periods import spoken
from metrics.catalogue import indicators
from pages.parts import frame, released
from pages.parts.caches import known
from pages.parts.cards import level_of_cards
from pages.parts.figures import headline
from pages.parts.filters import choose
from pages.parts.guard import require
from pages.parts.reporting import reported
from reports import wording

SAYS = {
    "activity": "Activities of the coalition.",
    "output": "Outputs: people and places met. Not yet a change.",
    "outcome": "Outcomes, each with its survey design and n.",
}

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Overview", anchor=False)
frame.chips()
with st.container(key="filters"):
    filters = choose(someone)
if filters is None:
    st.info("Partners and areas are stored; no quarter has been reported yet. Upload a workbook.")
    st.stop()

labels = known()
everything = headline(list(indicators()), someone, filters)
who = reported(filters.window, someone)
said = wording.summary(
    {code: held.now for code, held in everything.items()},
    who.partners,
    who.members,
    spoken(who.quarter),
    filters.window.label,
    {code: held.before for code, held in everything.items()},
    who.whole,
)
about = f" Filtered to {filters.place}." if filters.place else ""
st.html(f'<p class="lead">{escape(said + about)}</p>')
if who.missing:
    st.html(f'<p class="quiet">{escape(who.missing)}</p>')
released.say_told_as_one(someone)

for level, column in zip(SAYS, st.columns([1, 2, 1], gap="medium"), strict=True):
    with column:
        across = 2 if level == "output" else 1
        level_of_cards(level, SAYS[level], everything, labels, filters, across)
with st.container(key="context"):
    says = "Shown without a verdict: reporting rises as awareness rises."
    level_of_cards("context", says, everything, labels, filters, 3)
