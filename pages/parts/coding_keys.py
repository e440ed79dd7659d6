"""What keys do on the coding screen, each for the text it was pressed for.

Fast fingers outrun the page: a key pressed for a text that has been left by now does nothing.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.codings import Coding, code_text
from data.problems import Refused
from pages.parts.caches import the_store
from pages.parts.coding_desk import AT, DRAFT, PAST, SKIPPED
from pages.parts.guard import require

#: Where it waits in the session what is missing of a coding that was to be kept.
LACKS = "coding lacks"


def _held(key: str) -> dict[str, Any] | None:
    """Return what is chosen for a text; None where another is on screen by now."""
    held: dict[str, Any] = st.session_state.get(DRAFT, {})
    return held if held.get("key") == key else None


def accept(key: str, code: str) -> None:
    """Give the text a code that was suggested."""
    if (held := _held(key)) is not None and code not in held["codes"]:
        held["accepted"].append(code)
        toggle(key, code)


def refuse(key: str, codes: list[str]) -> None:
    """Refuse what was suggested."""
    if (held := _held(key)) is not None:
        held["rejected"] += codes


def toggle(key: str, code: str) -> None:
    """Give the text a code, or take it away again."""
    if (held := _held(key)) is None:
        return
    held["none"] = False
    if code in held["codes"]:
        held["codes"].remove(code)
        held["accepted"] = [one for one in held["accepted"] if one != code]
    else:
        held["codes"].append(code)


def take_none(key: str) -> None:
    """Say that no code fits, or no longer."""
    if (held := _held(key)) is not None:
        held["none"], held["codes"], held["accepted"] = not held["none"], [], []


def take_stance(key: str, stance: str) -> None:
    """Say the stance, or no longer."""
    if (held := _held(key)) is not None:
        held["stance"] = None if held["stance"] == stance else stance


def save(key: str, coder: str) -> None:
    """Keep what is chosen and go on; say what is missing instead."""
    if (held := _held(key)) is None:
        return
    if lacks := _missing(held):
        st.session_state[LACKS] = lacks
        return
    who = require("staff", "administrator")
    coding = Coding(
        key, coder, frozenset(held["codes"]), held["stance"],
        tuple(span for span in held["spans"] if span.code in held["codes"]),
        tuple(code for code, _ in held["suggested"]),
        tuple(held["accepted"]), tuple(held["rejected"]), done_by=who.name,
    )  # fmt: skip
    try:
        code_text(the_store(), coding)
    except Refused as refused:
        st.session_state["refused"] = refused.problems
        return
    _leave(key)


def _missing(held: Mapping[str, Any]) -> str:
    """Return what has to be chosen before a text can be left as coded; nothing: all of it is."""
    if not held["codes"] and not held["none"]:
        return "Choose a code, or say that no code fits (key 0)."
    if held["stance"] is None:
        return "Choose the stance: P, M, N, O for no stance, U for unclear."
    return ""


def skip(key: str) -> None:
    """Put the text off for later."""
    put_off = [one for one in st.session_state.get(SKIPPED, ()) if one != key]
    st.session_state[SKIPPED] = [*put_off, key]
    _leave(key)


def _leave(key: str) -> None:
    past = st.session_state.setdefault(PAST, [])
    st.session_state[PAST] = [*(one for one in past if one != key), key]
    st.session_state.pop(DRAFT, None)
    st.session_state.pop(AT, None)


def back(coder: str, own: list[str]) -> None:
    """Go to the text before: of this session, else the last this coder has coded."""
    _, at = st.session_state.get(AT, ("", ""))
    before = [key for key in (st.session_state.get(PAST) or own) if key != at]
    if before:
        st.session_state[PAST] = before[:-1]
        st.session_state[AT] = (coder, before[-1])
        st.session_state.pop(DRAFT, None)
