"""Publisher, colour and logo of the county's reports: chosen, checked, kept."""

import streamlit as st

from data.problems import Problem
from data.report_texts import Chosen, chosen_look
from data.report_texts import choose_look as keep_look
from pages.parts.caches import the_store
from pages.parts.guard import Person, require
from reports.documents.looks import MEGABYTES, colour_problems, right_of
from reports.palette import ACCENT

#: How often a logo was taken out of its box: a box is emptied by making another.
_BOX = "logo boxes"
#: What of the last look was not kept and why, until it is said.
_REFUSED = "look refused"


def choose_look(someone: Person) -> None:
    """Offer to choose how reports look. It is no form: what is wrong is said as it is chosen."""
    with the_store().reading() as connection:
        held = chosen_look(connection) or Chosen("", ACCENT)
    with st.expander("Publisher, colour and logo"):
        publisher = st.text_input("Published by", held.publisher, max_chars=120)
        accent = st.color_picker("Colour of headings and charts", held.accent)
        _say(list(colour_problems(accent)))
        box = st.session_state.setdefault(_BOX, 0)
        picture = st.file_uploader(
            f"Logo (PNG or JPEG, at most {MEGABYTES} MB)",
            type=["png", "jpg", "jpeg"],
            max_upload_size=MEGABYTES,
            key=f"logo {box}",
        )
        for said in st.session_state.pop(_REFUSED, []):
            st.error(said)
        words = st.text_input(
            "What the logo shows, for people who cannot see it", held.logo_words, max_chars=120
        )
        without = st.checkbox("Without a logo", value=False, disabled=held.logo is None)
        if held.logo:
            st.image(held.logo, width=120, caption=held.logo_words)
        if st.button("Keep this look", key="keep look"):
            logo = picture.getvalue() if picture else None if without else held.logo
            _keep(held, Chosen(publisher or "", accent, logo, words or ""))


def _say(problems: list[Problem]) -> None:
    for problem in problems:
        st.error(_told(problem))


def _keep(held: Chosen, wanted: Chosen) -> None:
    """Keep what is right, and say what is not; a file that cannot be taken leaves the box."""
    someone = require("staff", "government", "administrator")
    look, problems = right_of(held, wanted.publisher, wanted.accent, wanted.logo, wanted.logo_words)
    if look != held:
        keep_look(the_store(), look, someone.name)
    st.session_state.pop("report made", None)
    if not any(one.entry == "report_logo_words" for one in problems):
        st.session_state[_BOX] += 1
    if problems:
        st.session_state[_REFUSED] = [
            *(_told(one) for one in problems if one.entry not in _OF_COLOUR),
            _stays(held, problems),
        ]
        st.toast("Kept, but not all of it.")
    else:
        st.toast("Kept. Reports look like this from now on.")
    st.rerun()


def _told(problem: Problem) -> str:
    return f"{problem.message} {problem.fix}"


def _stays(held: Chosen, problems: list[Problem]) -> str:
    """Say what was not kept, and what stands in its place."""
    parts = []
    if any(one.entry in _OF_COLOUR for one in problems):
        parts.append(f"the colour stays {held.accent}")
    if any(one.entry not in _OF_COLOUR for one in problems):
        parts.append("the logo there was stays" if held.logo else "there is still no logo")
    return f"All else is kept: {' and '.join(parts)}."


_OF_COLOUR = ("report_colour", "report_colour_pale")
