import streamlit as st

from data.instruments import OWN_NAMES, Instrument, library
from pages.parts import frame
from pages.parts.definitions import facts
from pages.parts.guard import require
from pages.parts.instruments import choose, show, take_along
from reports.instruments import facts_of

someone = require("funder", "staff", "government", "administrator")
frame.heading(
    "Instruments",
    "Questionnaires and an interview guide, ready to use, in English and Spanish. Every wording "
    "was written for this project; how each is scored was fixed before anybody is asked.",
)
one = choose(list(library().values()))
st.subheader(one.title, anchor=False)
st.write(one.purpose)
facts(facts_of(one))
language = (
    st.segmented_control(
        "Language",
        list(OWN_NAMES),
        default="en",
        required=True,
        format_func=OWN_NAMES.__getitem__,
        key="language",
        bind="query-params",
    )
    or "en"
)
take_along(one, language, someone)
st.subheader(
    "As respondents see it, with its scoring beside"
    if isinstance(one, Instrument)
    else "The guide, as whoever asks holds it",
    anchor=False,
)
show(one, language)
