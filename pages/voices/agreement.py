import streamlit as st

from data.codings import codings
from data.readings import cleared_words
from pages.parts import agreement, codebook, frame
from pages.parts.caches import the_store
from pages.parts.guard import require
from pages.parts.history import say_what_happened

someone = require("staff", "administrator")
if frame.opening(someone):
    st.stop()
frame.heading(
    "Agreement",
    "How far two people who coded the same texts agree, before anything was settled; and what they "
    "see differently, side by side.",
)
say_what_happened()
with the_store().reading() as connection:
    made = codings(connection)
    texts = {said.key: said for said in cleared_words(connection)}
if not made:
    st.write("Nothing is coded yet.")
    st.page_link("pages/voices/coding.py", label="Begin to code")
    st.stop()
book = codebook.held()
agreement.say_doubled(made)
agreement.choose_share()
agreement.show_agreement(made, book)
agreement.show_differences(made, book, texts)
agreement.show_offers(made)
