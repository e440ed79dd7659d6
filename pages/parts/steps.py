"""Steps of one page, numbered, each said to be done, next or still to come."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.periods import spoken
from pages.parts.guard import links

#: What a step can be → its sign and word.
DONE, NEXT, LATER = "done", "next", "later"
_SIGNS = {DONE: "✓", NEXT: "→", LATER: "○"}


def begin(number: int, title: str) -> None:
    """Show the heading of a step."""
    st.subheader(f"{number}\u2002{title}", anchor=False)


def show(steps: Sequence[tuple[str, str]]) -> None:
    """Show steps in a row: the title of each, and whether it is done, next or still to come."""
    chips = "".join(
        f'<span role="listitem" class="chip{" chosen" * (state == NEXT)}" title="{state}">'
        f"{_SIGNS[state]}\u00a0{number}\u00a0{escape(title)}</span>"
        for number, (title, state) in enumerate(steps, 1)
    )
    st.html(f'<div class="chips" role="list" aria-label="Steps">{chips}</div>')


def to_releases(quarter: str) -> None:
    """Offer the way to where a release is made of a quarter, step by step."""
    asked = links(quarter=spoken(quarter))
    label = f"Go on with {spoken(quarter)} on Releases"
    st.page_link("pages/records/releases.py", label=label, query_params=asked)
