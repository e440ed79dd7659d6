"""What changed in a revision, in words, as its file has it."""

from html import escape

import streamlit as st

from data.problems import Refused
from metrics.releases.keeping import Kept
from pages.parts.caches import release_changes
from pages.parts.history import tell

#: So many changes of a revision are shown.
_SHOWN = 20


def show_changes(one: Kept) -> None:
    """Show what changed against the release that this one revises, the whole coalition first."""
    try:
        words = release_changes(one.number, one.digest)
    except Refused as refused:
        tell(refused.problems)
        return
    if not words:
        st.write(f"No figure changed against release {one.revises}.")
        return
    lines = "".join(f"<li>{escape(text)}</li>" for text in words[:_SHOWN])
    title = f"What changed against release {one.revises}"
    st.html(f'<h3 class="finding">{title}</h3><ul>{lines}</ul>')
    if len(words) > _SHOWN:
        st.caption(f"{_SHOWN} of {len(words)} changes; all of them are in the file, changes.csv.")
