"""Publisher, colour and logo of the county's reports: chosen, checked, kept."""

import streamlit as st

from data.problems import Problem, Refused
from data.report_texts import Chosen, chosen_look
from data.report_texts import choose_look as keep_look
from pages.parts.caches import the_store
from pages.parts.guard import Person, require
from reports.documents.looks import MEGABYTES, checked_look, colour_problems
from reports.palette import ACCENT

#: How often a logo was taken out of its box: a box is emptied by making another.
_BOX = "logo boxes"
#: Why the last logo was refused, until it is said.
_REFUSED = "logo refused"


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
        _say(st.session_state.pop(_REFUSED, []))
        words = st.text_input(
            "What the logo shows, for people who cannot see it", held.logo_words, max_chars=120
        )
        without = st.checkbox("Without a logo", value=False, disabled=held.logo is None)
        if held.logo:
            st.image(held.logo, width=120, caption=held.logo_words)
        if st.button("Keep this look", key="keep look"):
            logo = picture.getvalue() if picture else None if without else held.logo
            _keep(publisher or "", accent, logo, words or "")


def _say(problems: list[Problem]) -> None:
    for problem in problems:
        st.error(f"{problem.message} {problem.fix}")


def _keep(publisher: str, accent: str, logo: bytes | None, words: str) -> None:
    someone = require("staff", "government", "administrator")
    try:
        look = checked_look(publisher, accent, logo, words)
    except Refused as refused:
        _refuse(list(refused.problems))
        return
    keep_look(the_store(), look, someone.name)
    st.session_state.pop("report made", None)
    st.session_state[_BOX] += 1
    st.toast("Kept. Reports look like this from now on.")
    st.rerun()


def _refuse(problems: list[Problem]) -> None:
    """Say what is wrong; a file that cannot be taken leaves the box. The colour is said above."""
    of_file = [one for one in problems if one.entry in _OF_FILE]
    others = [one for one in problems if one not in of_file and one.entry not in _OF_COLOUR]
    if of_file:
        st.session_state[_BOX] += 1
        st.session_state[_REFUSED] = [*of_file, *others]
        st.rerun()
    _say(others)


_OF_FILE = ("report_logo", "report_logo_large", "report_logo_pixels")
_OF_COLOUR = ("report_colour", "report_colour_pale")
