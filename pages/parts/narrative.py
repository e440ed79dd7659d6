"""A text that somebody types, with what the claim check found in it underneath. It never blocks."""

from html import escape

import streamlit as st

from reports.claims import Claim, check


def narrative(label: str, key: str, placeholder: str = "", height: int = 96) -> str:
    """Offer a text, show which of its words could not be defended, and return it.

    It cannot stand in a form: what was typed would be checked only once the form is sent.

    Args:
        label: what the text is for.
        key: of the text in the session; the text is its value.
        placeholder: an example, shown while it is empty.
        height: in pixels.
    """
    text = str(st.text_area(label, key=key, placeholder=placeholder, height=height))
    show_claims(text)
    return text


def show_claims(text: str) -> None:
    """Show what a text claims that could not be defended, with a wording that stands."""
    claims = check(text)
    if claims:
        lead = "You may keep it. A reader could ask how we know:"
        st.html(f'<p class="quiet">{lead}</p>{"".join(map(_said, claims))}')


def _said(claim: Claim) -> str:
    return (
        f'<div class="problem warning"><b>“{escape(claim.found)}”</b> {escape(claim.why)}'
        f"<span>Better: {escape(claim.instead)}.</span></div>"
    )
