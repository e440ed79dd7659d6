"""Surveys as a release tells them: what came of them, with design and n; no single answers."""

import streamlit as st

from metrics.catalogue import indicators
from pages.parts import released
from pages.parts.caches import known
from pages.parts.cards import cards
from pages.parts.figures import headline
from pages.parts.filters import Filters
from pages.parts.guard import Person, links

NOT_RELEASED = (
    "Answers to single questions are in no release; staff see them. What is released of surveys "
    "stands here with its design and n, and each name opens it by survey and over time."
)


def show_all(someone: Person, filters: Filters) -> None:
    """Show the released figures of what changed: those that rest on questionnaires."""
    released.say_not_in_it(NOT_RELEASED)
    codes = [code for code, one in indicators().items() if one.theme == "change"]
    held = headline(codes, someone, filters)
    told = [one for one in held.values() if one.now.estimate.status not in ("[x]", "[z]")]
    if told:
        cards(told, known(), filters, 2)
    else:
        st.info(f"The release has no figure of a survey for {filters.window.label}.")
    st.page_link("pages/about/instruments.py", label="See what was asked", query_params=links())
