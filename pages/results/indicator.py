from html import escape

import streamlit as st

from metrics.catalogue import indicators
from metrics.indicator import LEVELS
from metrics.judged import usual_of
from pages.parts import definitions, frame, released, sources
from pages.parts.breakdown import break_down
from pages.parts.caches import known
from pages.parts.figures import headline
from pages.parts.filters import choose
from pages.parts.guard import require
from pages.parts.trend import show_trend
from reports import wording

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

names = {code: one.title for code, one in indicators().items()}
code = st.selectbox(
    "Indicator", list(names), format_func=names.__getitem__, key="indicator", bind="query-params"
)
one = indicators()[code]
st.title(one.title, anchor=False)
frame.chips(LEVELS[one.level].lower())
st.html(f'<p class="lead">{escape(one.question)}</p>')
with st.container(key="filters"):
    filters = choose(someone)
if filters is None:
    st.info("No quarter has been reported yet. Upload a workbook.")
    st.stop()
held = headline([code], someone, filters).get(code)
if held is None:
    st.write("Nothing was reported for this choice.")
    st.stop()
now = held.now
usual = usual_of(one, held.series, filters.sort)

unit = escape(wording.unit(one, now))
st.html(f'<p class="big">{escape(wording.figure(one, now.estimate))} <span>{unit}</span></p>')
said = wording.reading(one, now, known(), usual, filters.place)
for text in (said, wording.before(one, held.before), now.estimate.note, one.caveat):
    if text:
        st.html(f'<p class="quiet">{escape(text)}</p>')

if one.unit == "areas":
    released.say_told_as_one(someone)

if held.series:
    show_trend(one, held, usual, someone, filters)
break_down(one, now, someone, filters)

st.subheader("How it is counted", anchor=False)
definitions.define(one)
if someone.works_here:
    sources.trace_of(one, filters)
