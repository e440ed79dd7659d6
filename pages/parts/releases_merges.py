"""Merges tried for whoever decides on a release: what would be gained by telling less apart."""

from html import escape

import streamlit as st

from data.periods import following, spoken
from metrics.catalogue import indicators
from metrics.dimensions import label
from metrics.protection.merging import Merge
from metrics.releases.trying import dimensions_for, table_of, try_merges
from metrics.windows import windows_of
from pages.parts import boards, releases_choices
from pages.parts.caches import known, reported_span, results
from reports.wording import number, plural

#: Over so many quarters merges are tried.
_OVER = 4
#: So many merges may be used in the build from here, the best ones.
_OFFERED = 3


def try_out(quarter: str) -> None:
    """Offer to put two values of a dimension together, and say what that would show."""
    several = {
        one.title: (code, dimensions_for(one))
        for code, one in indicators().items()
        if dimensions_for(one)
    }
    with st.expander("Try merges: what would be shown if two values were one"):
        left, right = st.columns(2)
        title = left.selectbox("Count", list(several), key="merge of")
        code, names = several[title]
        name = right.selectbox(
            "Broken down by", names, format_func=lambda one: one.replace("_", " "), key="merge by"
        )
        if st.button("Try merges"):
            _show(code, name, quarter)


def _show(code: str, name: str, quarter: str) -> None:
    held = reported_span()
    first = max(following(quarter, 1 - _OVER), held[0]) if held else quarter
    windows = windows_of("quarter", first, quarter)
    whole, parts = results([code], windows), results([code], windows, [name])
    if table_of(whole, parts, name) is None:
        st.write("Its groups do not add up to the whole, so merges say nothing here.")
        return
    with st.spinner("Merges are tried"):
        found = try_merges(whole, parts, name)
    span = " to ".join(dict.fromkeys((spoken(first), spoken(quarter))))
    if not found:
        st.write(f"Nothing is gained by any merge of two, over {span}.")
        return
    unit, one = indicators()[code].unit, found[0]
    st.write(
        f"Over {span}, {_pair(one, name)} together would show {number(one.gained)} {unit} more."
    )
    lines = [
        (_pair(each, name), [("", number(each.gained)), ("", escape(_left(each)))])
        for each in found
    ]
    boards.show_stacked("Merges", ("Together", "More shown", "Then hidden"), lines)
    with st.container(horizontal=True):
        for each in found[:_OFFERED]:
            st.button(
                f"Use {_pair(each, name)} in the build",
                key=f"use {name} {each.first} {each.second}",
                on_click=releases_choices.use,
                args=[quarter, name, (each.first, each.second)],
            )
    st.caption("It is tried on this table alone; used in the build, it holds for every table.")


def _pair(one: Merge, name: str) -> str:
    return " and ".join(label(known(), name, value) for value in (one.first, one.second))


def _left(one: Merge) -> str:
    return plural(one.cells, "cell", "cells")
