"""The coding screen: one text at a time, made for the keyboard; nothing is coded by itself."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from data.codebook import Code
from data.codings import STANCES
from pages.parts import coding_desk, coding_keys, reading
from pages.parts.coding_desk import AT, Desk
from pages.parts.history import tell
from pages.parts.questions import plain
from reports.wording import plural

#: Stance → its key. C and R are Streamlit's own.
KEYS = {"positive": "P", "mixed": "M", "negative": "N", "none": "O", "unclear": "U"}


@st.fragment
def screen(coder: str) -> None:
    """Show the text at hand, with what may be said of it; run anew by itself at every key."""
    desk = coding_desk.look(coder)
    tell(st.session_state.pop("refused", ()))
    _progress(desk)
    key = coding_desk.at_hand(desk, _looks_again(desk))
    if key is None:
        _all_done(desk)
        return
    held = coding_desk.draft(desk, key)
    left, right = st.columns([1.55, 1], gap="large")
    with left, st.container(key="coding"):
        _text(desk, key)
        _suggestions(desk, held)
        _chosen(desk, held)
        _stances(held)
        _ways_on(desk, held)
    with right, st.container(key="codebook-at-hand", gap="small"):
        _codebook(desk, held)
    st.caption(
        "Keys: 1–9 take a suggestion, X refuse those left, 0 no code fits; P, M, N, O, U the "
        "stance; Enter save and next, Backspace the one before, S later. They rest while you type."
    )


def _progress(desk: Desk) -> None:
    at = desk.queue
    share = at.done / (at.done + len(at.waiting)) if at.done + len(at.waiting) else 1.0
    second = f", {at.second:,} of them as the second coder" if at.second else ""
    words = f"You have coded {at.done:,} of {at.texts:,} texts; {len(at.waiting):,} wait for you"
    st.progress(share, text=f"{words}{second}. Somebody has coded {at.coded:,}.")


def _looks_again(desk: Desk) -> bool:
    """Offer to look again at what was coded under an earlier meaning; say whether that is done."""
    stale = desk.stale()
    if not stale:
        return False
    texts = plural(len(stale), "text", "texts")
    return st.toggle(
        f"Look again: {texts} you coded under an earlier meaning of a code", key="look again",
        on_change=_begin_anew,
    )  # fmt: skip


def _begin_anew() -> None:
    st.session_state.pop(AT, None)


def _text(desk: Desk, key: str) -> None:
    said, times = desk.texts[key], desk.times[key]
    asked = reading.question(said.survey, said.item)
    again = "You have coded it before" if key in desk.own else ""
    often = f"given {times} times in these words" if times > 1 else ""
    about = " · ".join(filter(None, (f"Survey {said.survey}", often, again)))
    st.html(f'<h3 class="finding">{escape(asked)}</h3><p class="quiet">{escape(about)}</p>')
    st.html(reading.text_box(escape(said.text), "The answer"))


def _suggestions(desk: Desk, held: Mapping[str, Any]) -> None:
    """Offer the suggestions that are neither taken nor refused, each with the words it rests on."""
    left = [
        (number, code, because)
        for number, (code, because) in enumerate(held["suggested"], 1)
        if code in desk.book.offered and code not in (*held["codes"], *held["rejected"])
    ]
    if not left:
        words = "Nothing is left of what was suggested." if held["suggested"] else (
            "No word of it speaks for a code."
        )  # fmt: skip
        st.html(f'<p class="quiet">{words}</p>')
        return
    at = held["key"]
    st.html('<p class="quiet">Suggested, because of the words behind it; take it or refuse it</p>')
    for number, code, because in left:
        with st.container(horizontal=True, gap="small", key=f"suggestion-{number}"):
            name = desk.book.codes[code].name
            st.button(
                f"**{name}** · {', '.join(map(plain, because))}",
                shortcut=str(number), on_click=coding_keys.accept, args=[at, code],
                key=f"accept {code} {at}", help=_says(desk.book.codes[code]), wrap=True,
            )  # fmt: skip
            st.button(
                "✕", on_click=coding_keys.refuse, args=[at, [code]], key=f"refuse {code} {at}",
                type="tertiary", help=f"{name} does not fit",
            )  # fmt: skip
    codes = [code for _, code, _ in left]
    st.button(
        "Refuse these", shortcut="X", on_click=coding_keys.refuse, args=[at, codes],
        type="tertiary", key=f"refuse all {at}",
    )  # fmt: skip


def _chosen(desk: Desk, held: Mapping[str, Any]) -> None:
    names = [desk.book.path(code) for code in held["codes"]]
    words = "No code fits" if held["none"] else " ".join(
        f'<span class="chip chosen">{escape(name)}</span>' for name in names
    )  # fmt: skip
    st.html(f'<div class="chips" aria-live="polite"><b>Codes:</b> {words or "none yet"}</div>')


def _stances(held: Mapping[str, Any]) -> None:
    st.html('<p class="quiet">Stance towards the programme</p>')
    with st.container(horizontal=True, gap="small", key="stances"):
        for stance, letter in KEYS.items():
            st.button(
                STANCES.label(stance), shortcut=letter, key=f"stance {stance} {held['key']}",
                type="primary" if held["stance"] == stance else "secondary",
                on_click=coding_keys.take_stance, args=[held["key"], stance],
            )  # fmt: skip


def _ways_on(desk: Desk, held: Mapping[str, Any]) -> None:
    if lacks := st.session_state.pop(coding_keys.LACKS, ""):
        st.warning(lacks)
    at = held["key"]
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Save and next", shortcut="Enter", type="primary", key=f"save {at}",
            on_click=coding_keys.save, args=[at, desk.coder],
        )  # fmt: skip
        st.button(
            "No code fits", shortcut="0", type="primary" if held["none"] else "secondary",
            key=f"none {at}", on_click=coding_keys.take_none, args=[at],
        )  # fmt: skip
        st.button("Later", shortcut="S", key=f"later {at}", on_click=coding_keys.skip, args=[at])
        st.button(
            "The one before", shortcut="Backspace", key=f"before {at}",
            on_click=coding_keys.back, args=[desk.coder, list(desk.own)],
        )  # fmt: skip


def _codebook(desk: Desk, held: Mapping[str, Any]) -> None:
    """Show every code to take or leave, with what it means to point at, and all of it to open."""
    st.html('<h3 class="finding">Codebook</h3>')
    for top in desk.book.tops():
        parts = [code for code in desk.book.offered if code in desk.book.below(top.id)]
        with st.container(horizontal=True, gap="small", key=f"codes-{top.id}"):
            for code in parts:
                one = desk.book.codes[code]
                st.button(
                    one.name, key=f"code {code} {held['key']}", on_click=coding_keys.toggle,
                    args=[held["key"], code],
                    type="primary" if code in held["codes"] else "secondary", help=_says(one),
                )  # fmt: skip
    with st.expander("What each code means"):
        words = (
            f'<p class="code-words"><b>{escape(desk.book.path(one.id))}</b></p>'
            f'<p class="quiet">{escape(_says(one))}</p>'
            for one in desk.book.offered.values()
        )
        st.html("".join(words))


def _says(code: Code) -> str:
    """Return what a code means, in a few sentences."""
    parts = (
        code.definition,
        f"Include: {code.include}." if code.include else "",
        f"Exclude: {code.exclude}." if code.exclude else "",
        f"Example: “{code.example}”" if code.example else "",
    )
    return " ".join(filter(None, parts)) or "Not defined yet."


def _all_done(desk: Desk) -> None:
    if not desk.queue.texts:
        st.write("No answer has been cleared yet. Readers clear them under *Open answers*.")
        st.page_link("pages/voices/reading.py", label="Read open answers")
        return
    st.subheader("Nothing waits for you", anchor=False)
    st.write(
        f"{plural(desk.queue.coded, 'text is', 'texts are')} coded. Where two people coded the "
        "same text, *Agreement* shows how far they agree and what is to be settled."
    )
    if desk.own:
        st.button(
            "Look at the last one again",
            shortcut="Backspace",
            on_click=coding_keys.back,
            args=[desk.coder, list(desk.own)],
        )
