"""One open answer at a time: what the finder suggests, the text to be used, and the decision."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.finding import Span, find, is_read, redact
from data.problems import Problem
from data.readings import CLEARED, REDACTED, WITHHELD, Answer, decide
from pages.parts import reading
from pages.parts.caches import the_store


def show(waiting: Sequence[Answer]) -> None:
    """Show the next answer, and offer to clear, redact, withhold or skip it."""
    one = waiting[0]
    text, spans = one.words.text, find(one.words.text)
    with st.container(key="reading"):
        asked, about = reading.question(one.words.survey, one.words.item), reading.told(one)
        st.html(f'<h3 class="finding">{escape(asked)}</h3><p class="quiet">{escape(about)}</p>')
        st.html(reading.text_box(marked(text, spans), "The answer"))
        _say_what_the_finder_is(text, spans)
        taken = _choose_spans(one, spans)
        st.text_area(
            "The text that may be used",
            key=_field(one),
            height="content",
            help="Change it where something else must go. Ctrl+Enter, or a click beside it, takes "
            "your change over; then the keys work again.",
        )
        _offer_decisions(one, taken)
    st.caption(
        "Keys: 1 clear, 2 redact, 3 withhold, 4 skip, U undo"
        + (", N nothing to take out" if spans else "")
        + ". They rest while you type in the text."
    )


def marked(text: str, spans: Sequence[Span]) -> str:
    """Return a text as HTML, its suggestions marked and numbered."""
    parts, at = [], 0
    for number, span in enumerate(spans, 1):
        parts.append(escape(text[at : span.start]))
        words = escape(text[span.start : span.end])
        parts.append(f"<mark>{words}<sup>{number}</sup></mark>")
        at = span.end
    return "".join((*parts, escape(text[at:])))


def _say_what_the_finder_is(text: str, spans: Sequence[Span]) -> None:
    words = "The finder assists and certifies nothing: what it leaves unmarked may point to "
    words += "somebody all the same."
    if not is_read(text):
        words = (
            "The finder knows no names in this script: it looks for addresses and numbers only. "
            "Ask somebody who reads it, or withhold the answer."
        )
    elif not spans:
        words = f"Nothing is suggested. {words}"
    st.html(f'<p class="quiet">{words}</p>')


def _field(one: Answer) -> str:
    return f"reading text {one.words.key}"


def _choose_spans(one: Answer, spans: Sequence[Span]) -> list[int]:
    """Offer each suggestion to be taken out or left; return the numbers of those taken out."""
    key = f"reading take {one.words.key}"
    if not spans:
        st.session_state.setdefault(_field(one), one.words.text)
        return []
    everything = list(range(len(spans)))
    st.session_state.setdefault(key, everything)
    st.session_state.setdefault(_field(one), redact(one.words.text, spans))
    told = [f"{i + 1} · {spans[i].what}: {spans[i].why} → {spans[i].put}" for i in everything]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        taken = st.pills(
            "Take out",
            everything,
            selection_mode="multi",
            format_func=told.__getitem__,
            key=key,
            on_change=_propose,
            args=[one, list(spans), key],
        )
        st.button(
            "Nothing to take out", shortcut="N", on_click=_take_nothing, args=[one, key],
            disabled=not taken,
        )  # fmt: skip
    return list(taken)


def _propose(one: Answer, spans: list[Span], key: str) -> None:
    taken = [spans[i] for i in st.session_state[key] or ()]
    st.session_state[_field(one)] = redact(one.words.text, taken)


def _take_nothing(one: Answer, key: str) -> None:
    st.session_state[key] = []
    st.session_state[_field(one)] = one.words.text


def _offer_decisions(one: Answer, taken: Sequence[int]) -> None:
    changed = st.session_state[_field(one)].strip() != one.words.text
    seen = one.reading.id if one.reading else 0
    with st.container(horizontal=True):
        st.button(
            "Clear", shortcut="1", type="secondary" if changed else "primary", disabled=bool(taken),
            on_click=_decide, args=[one, CLEARED, seen],
            help="The answer may be used as it is. Where something is marked to be taken out, "
            "press “Nothing to take out” first.",
        )  # fmt: skip
        st.button(
            "Redact", shortcut="2", type="primary" if changed else "secondary",
            on_click=_decide, args=[one, REDACTED, seen],
            help="Only the text in the field may be used.",
        )  # fmt: skip
        st.button(
            "Withhold", shortcut="3", on_click=_decide, args=[one, WITHHELD, seen],
            help="None of it may be used.",
        )  # fmt: skip
        st.button("Skip", shortcut="4", on_click=_skip, args=[one])
        reading.undo_button()


def _decide(one: Answer, decision: str, seen: int) -> None:
    key, text = one.words.key, str(st.session_state.get(_field(one), ""))
    if decision == CLEARED and text.strip() != one.words.text:
        st.session_state["refused"] = (Problem("changed_not_cleared"),)
        return
    store = the_store()
    if reading.act(lambda who: decide(store, key, decision, who, text=text, seen=seen)):
        reading.remember(key)


def _skip(one: Answer) -> None:
    skipped = st.session_state.setdefault(reading.SKIPPED, {})
    skipped[one.words.key] = max(skipped.values(), default=0) + 1
