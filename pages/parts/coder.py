"""Who codes: whoever is signed in; without sign-in, whose initials are typed."""

import streamlit as st

from pages.parts.guard import Person

_TYPED, _FIELD = "coder", "coder field"


def choose_coder(someone: Person) -> str:
    """Return who codes; without sign-in ask for initials. Empty until there are any."""
    if someone.signed_in:
        return someone.name
    st.session_state.setdefault(_FIELD, st.session_state.get(_TYPED, ""))
    st.text_input(
        "Coder",
        key=_FIELD,
        on_change=_take,
        max_chars=20,
        placeholder="Your initials",
        width=220,
        help="No sign-in is set up, so anybody who types these initials codes as you. Use the "
        "same ones each time: what you have coded is found by them.",
    )
    return coder(someone)


def coder(someone: Person) -> str:
    """Return who codes, as far as that is known."""
    return someone.name if someone.signed_in else str(st.session_state.get(_TYPED, ""))


def _take() -> None:
    # "aa" and "AA" are one person: otherwise somebody could be their own second coder.
    st.session_state[_TYPED] = " ".join(str(st.session_state[_FIELD]).upper().split())
