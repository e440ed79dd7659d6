"""What of the whole coalition a release does not tell, said before it is published. For staff."""

from html import escape

import streamlit as st

from data.periods import spoken
from metrics.releases.frozen import released
from metrics.releases.keeping import Kept
from pages.parts.caches import known, the_store
from reports.releases.headlines import hidden_headlines


def show_without_headline(one: Kept) -> None:
    """List the figures of the whole coalition that are ``[c]`` in a release."""
    with the_store().reading() as connection:
        found = hidden_headlines(released(connection, one.number, by=()), one.quarter, known())
    if not found:
        st.write("Every figure of the whole coalition is shown, none is hidden.")
        return
    own = found.pop(spoken(one.quarter), [])
    if own:
        _list(f"Hidden figures of the whole coalition in {spoken(one.quarter)}", own)
    if found:
        count = sum(map(len, found.values()))
        with st.expander(f"Hidden figures of the whole coalition in longer stretches: {count}"):
            for label, names in found.items():
                _list(label, names)


def _list(title: str, names: list[str]) -> None:
    lines = "".join(f"<li>{escape(name)}</li>" for name in names)
    st.html(f'<h3 class="finding">{escape(title)}</h3><ul>{lines}</ul>')
