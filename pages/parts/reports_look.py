"""Publisher, colour and logo of the county's reports: chosen, checked, kept."""

import streamlit as st

from data.problems import Refused
from data.report_texts import Chosen, chosen_look
from data.report_texts import choose_look as keep_look
from pages.parts.caches import the_store
from pages.parts.guard import Person, require
from reports.documents.looks import checked_look
from reports.palette import ACCENT


def choose_look(someone: Person) -> None:
    """Offer to choose how reports look."""
    with the_store().reading() as connection:
        held = chosen_look(connection) or Chosen("", ACCENT)
    with st.expander("Publisher, colour and logo"), st.form("look", border=False):
        publisher = st.text_input("Published by", held.publisher, max_chars=120)
        accent = st.color_picker("Colour of headings and charts", held.accent)
        picture = st.file_uploader("Logo (PNG or JPEG)", type=["png", "jpg", "jpeg"])
        words = st.text_input(
            "What the logo shows, for people who cannot see it", held.logo_words, max_chars=120
        )
        without = st.checkbox("Without a logo", value=False, disabled=held.logo is None)
        if held.logo:
            st.image(held.logo, width=120, caption=held.logo_words)
        if st.form_submit_button("Keep this look"):
            logo = picture.getvalue() if picture else None if without else held.logo
            _keep(publisher or "", accent, logo, words or "")


def _keep(publisher: str, accent: str, logo: bytes | None, words: str) -> None:
    someone = require("staff", "government", "administrator")
    try:
        look = checked_look(publisher, accent, logo, words)
    except Refused as refused:
        for problem in refused.problems:
            st.error(f"{problem.message} {problem.fix}")
        return
    keep_look(the_store(), look, someone.name)
    st.session_state.pop("report made", None)
    st.toast("Kept. Reports look like this from now on.")
    st.rerun()
