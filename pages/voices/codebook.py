import streamlit as st

from pages.parts import codebook, codebook_files, frame
from pages.parts.guard import require
from pages.parts.history import say_what_happened

someone = require("staff", "administrator")
if frame.opening(someone):
    st.stop()
frame.heading(
    "Codebook",
    "What each code means. Its words can change; what they were, and what was coded under them, "
    "stays.",
)
say_what_happened()
book = codebook.held()
if book.offered:
    codebook.show(book)
    codebook.change_forms(book)
else:
    st.write(
        "There is no code yet. Begin with a handful: read twenty answers, write down what they "
        "speak of, and say for each what belongs to it and what does not."
    )
codebook.add_form(book)
codebook.show_retired(book)
with st.expander("Take along"):
    codebook_files.take_along(book)
with st.expander("Bring in"):
    codebook_files.bring_in()
