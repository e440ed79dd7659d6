"""What a release is to tell apart: values put together, breakdowns left out, until it is built."""

from collections.abc import Iterable
from html import escape
from typing import Any

import streamlit as st

from data.problems import Refused
from metrics.catalogue import indicators
from metrics.dimensions import PUBLISHED, breakdowns, title
from metrics.releases.choices import (
    NONE,
    Choices,
    LeftOut,
    Together,
    choices,
    leave_out,
    put_together,
    values_of,
)
from metrics.releases.keeping import Kept, content
from pages.parts.caches import known, the_store
from pages.parts.history import tell
from reports.releases import read

_EVERY = "Every indicator"


def chosen(quarter: str) -> Choices:
    """Return what is chosen so far for the next release of a quarter, in this session."""
    held: Choices = st.session_state.get(_key(quarter), NONE)
    return held


def begin_with(one: Kept) -> None:
    """Begin with what was chosen for an earlier release of the same quarter."""
    if _key(one.quarter) not in st.session_state:
        try:
            held = read(content(the_store(), one.number), one.name).receipt.chosen
        except Refused:
            # Where its file is damaged, the list of releases says so.
            held = NONE
        st.session_state[_key(one.quarter)] = held


def _key(quarter: str) -> str:
    return f"chosen for {quarter}"


def _choose(quarter: str, together: Iterable[Together], left_out: Iterable[LeftOut]) -> None:
    st.session_state[_key(quarter)] = choices(known(), together, left_out)


def use(quarter: str, dimension: str, values: Iterable[Any], name: str = "") -> None:
    """Put values together in the next release of a quarter, or remember why that can't be."""
    held = chosen(quarter)
    try:
        more = put_together(known(), dimension, [str(value) for value in values], name)
        _choose(quarter, [*held.together, more], held.left_out)
    except Refused as refused:
        st.session_state["choice refused"] = refused.problems
        return
    (words,) = Choices((more,)).words(known())
    st.session_state["undone"] = f"In the next build, {words}"


def choose(quarter: str) -> None:
    """Offer what the next release of a quarter is to tell apart."""
    held = chosen(quarter)
    count = len(held.together) + len(held.left_out)
    label = "What it tells apart" + (f": {count} chosen" if count else ": everything")
    refused = st.session_state.pop("choice refused", ())
    with st.expander(label, expanded=bool(count or refused)):
        tell(refused)
        _list(quarter, held)
        left, right = st.columns(2, gap="large")
        with left:
            _offer_together(quarter)
        with right:
            _offer_left_out(quarter)


def _list(quarter: str, held: Choices) -> None:
    if held == NONE:
        st.html(
            '<p class="quiet">Every breakdown is in it, each value by itself. Where much would be '
            "hidden, put small values together or leave a breakdown out; the note of the release "
            "says so.</p>"
        )
        return
    each: list[Together | LeftOut] = [*held.together, *held.left_out]
    for i, (one, words) in enumerate(zip(each, held.words(known()), strict=True)):
        said, button = st.columns([5, 1], vertical_alignment="center")
        said.html(f"<p>{escape(words)}</p>")
        button.button("Take back", key=f"take back {i}", on_click=_take_back, args=[quarter, one])


def _take_back(quarter: str, one: Together | LeftOut) -> None:
    held = chosen(quarter)
    _choose(
        quarter,
        [each for each in held.together if each != one],
        [each for each in held.left_out if each != one],
    )


def _offer_together(quarter: str) -> None:
    st.html('<h3 class="finding">Put values together</h3>')
    name = st.selectbox("Of", PUBLISHED, format_func=title, key="together of")
    labels = values_of(known(), name)
    key = f"together {name}"
    st.multiselect("Values", list(labels), format_func=lambda one: labels[one], key=key)
    st.text_input("Called together", key="together called", placeholder="as they are called now")
    st.button("Put together", on_click=_put_together, args=[quarter, name, key])


def _put_together(quarter: str, dimension: str, key: str) -> None:
    use(quarter, dimension, st.session_state[key], st.session_state["together called"])
    if "choice refused" not in st.session_state:
        st.session_state[key], st.session_state["together called"] = [], ""


def _offer_left_out(quarter: str) -> None:
    st.html('<h3 class="finding">Leave a breakdown out</h3>')
    name = st.selectbox("By", PUBLISHED, format_func=title, key="left out by")
    codes = [code for code, one in indicators().items() if name in breakdowns(one)]
    code = st.selectbox(
        "Of",
        ["", *codes],
        format_func=lambda code: indicators()[code].title if code else _EVERY,
        key=f"left out of {name}",
    )
    st.button("Leave out", on_click=_leave_out, args=[quarter, name, code])


def _leave_out(quarter: str, dimension: str, code: str) -> None:
    held = chosen(quarter)
    _choose(quarter, held.together, [*held.left_out, leave_out(dimension, code)])
