from html import escape

import streamlit as st

from metrics.catalogue import indicators
from metrics.dimensions import PUBLISHED, all_titles, breakdowns, label
from metrics.indicator import ADDITIVITY, LEVELS
from pages.parts import frame, sources
from pages.parts.caches import known
from pages.parts.figures import headline, show, usual_of
from pages.parts.filters import choose
from pages.parts.guard import require
from reports import charts, wording
from reports.tables import table

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
place = filters.place or "Whole coalition"
now, series = headline([code], someone, filters)[code]
usual = usual_of(one, series)

unit = escape(wording.unit(one, now))
st.html(f'<p class="big">{escape(wording.figure(one, now.estimate))} <span>{unit}</span></p>')
st.html(f'<p class="quiet">{escape(wording.reading(one, now, known(), usual, filters.place))}</p>')
for note in (now.estimate.note, one.caveat):
    if note:
        st.html(f'<p class="quiet">{escape(note)}</p>')

if series:
    said = " ".join(wording.reading(one, result, known()) for result in series)
    frame.chart(charts.trend(one, series, known(), usual, place), said)
    with st.expander("The same as a table"):
        st.table(table(one, series, known()), hide_index=True, border="horizontal")

dimensions = [*one.apart[:1], *breakdowns(one)]
if not someone.works_here:
    dimensions = [name for name in dimensions if name in (*one.apart, *PUBLISHED)]
by = st.segmented_control(
    "Broken down by",
    dimensions,
    format_func=lambda name: all_titles(one, name),
    default=dimensions[0],
    required=True,
    key="by",
    bind="query-params",
)
groups = [by] if by not in one.apart else []
parts = show([code], [filters.window], someone, filters, groups)[code]
if by not in one.apart and one.apart:
    held = {name: now.named.get(name) for name in one.apart}
    parts = [r for r in parts if all(r.named.get(name) == v for name, v in held.items())]
if one.apart and by in one.apart and len(one.apart) > 1:
    st.table(table(one, parts, known()), hide_index=True, border="horizontal")
elif parts and any(part.group for part in parts):
    said = " ".join(
        wording.reading(one, part, known(), place=label(known(), by, part.named.get(by), one))
        for part in parts
    )
    frame.chart(charts.breakdown(one, parts, by, known(), filters.place), said)
    with st.expander("The same as a table"):
        st.table(table(one, parts, known(), groups), hide_index=True, border="horizontal")
else:
    st.write("Nothing was reported that could be broken down this way.")

st.subheader("How it is counted", anchor=False)
facts = {
    "Definition": one.definition,
    "Over time": ADDITIVITY[one.additivity],
    "Made from": ", ".join(sources.titles(one)),
    "In the framework": f"“{one.source}”",
    "Worked example": one.example.because,
    "Code": f"{one.code}, version {one.version}",
}
rows = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in facts.items())
st.html(f'<dl class="facts">{rows}</dl>')
if someone.works_here:
    sources.trace_of(one, filters)
