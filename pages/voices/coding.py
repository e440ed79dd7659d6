import streamlit as st

from pages.parts import coding, frame
from pages.parts.coder import choose_coder
from pages.parts.coding_desk import look
from pages.parts.guard import require

someone = require("staff", "administrator")
if frame.opening(someone):
    st.stop()
frame.heading(
    "Coding",
    "One answer at a time. You see what you have coded, and nothing of what others have.",
)
coder = choose_coder(someone)
if not coder:
    st.info("Type your initials to begin. What you code is kept under them.")
    st.stop()
if not look(coder).book.offered:
    st.write("There is no code yet. The codebook comes first.")
    st.page_link("pages/voices/codebook.py", label="Write the codebook")
    st.stop()
coding.screen(coder)
