import streamlit as st

from pages.parts import frame, voices
from pages.parts.guard import require

someone = require("funder", "staff", "government", "administrator")
if frame.opening(someone):
    st.stop()

st.title("Voices", anchor=False)
# Of voices no release decides, but consent: what is withdrawn is gone at once.
frame.chips("consents as of today", figures=someone.works_here)
voices.introduce()
track = voices.choose_track()
theme = voices.choose_theme(track)
voices.show_voices(track, theme)
voices.say_how_chosen()
