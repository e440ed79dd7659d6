"""What changed between two waves of a survey: items, scales, and the tests behind them."""

from html import escape

import streamlit as st

from pages.parts import frame
from reports import surveys as words
from reports import surveys_tables as tables
from reports.charts.changes import changes
from reports.surveys_seen import Seen


def show(seen: Seen) -> None:
    """Show how items and scales changed, and how the scales came out."""
    if seen.moved:
        _show_changes(seen)
    if seen.scales:
        _show_scales(seen)


def _show_changes(seen: Seen) -> None:
    st.subheader("Change", anchor=False)
    name = f"{seen.survey.code}, change, {seen.window.label}"
    every = (*seen.moved, *seen.scales_moved)
    if any(one.share for one in seen.moved):
        frame.chart(changes(seen), words.changes_told(seen))
        st.caption(words.not_caused(seen))
        frame.twin(tables.changes(every, seen), name)
    else:
        frame.show_table(tables.changes(every, seen), name)
    with st.expander("Effect sizes and tests"):
        st.html(f'<p class="quiet">{escape(words.TESTS)}</p>')
        frame.show_table(tables.tests(every, seen), f"{name}, tests")


def _show_scales(seen: Seen) -> None:
    st.subheader("Scale scores", anchor=False)
    lines = words.scale_warnings(seen.scales)
    if lines:
        st.warning("  \n".join(lines))
    st.html(f'<p class="quiet">{escape(words.SCALES)}</p>')
    frame.show_table(
        tables.scales(seen.scales, seen), f"{seen.survey.code}, scales, {seen.window.label}"
    )
