import streamlit as st

from pages.parts import frame, voices_list, voices_new
from pages.parts.guard import require
from pages.parts.history import say_what_happened

someone = require("staff", "administrator")
if frame.opening(someone):
    st.stop()
frame.heading(
    "Voices and consents",
    "What people said and agreed to. Nothing is shown before two different people approved it.",
)
say_what_happened()
voices_list.remind()
voices_new.offer_new()
track = voices_list.choose_track()
everything = voices_list.in_track(track)
voices_list.list_voices(everything, track, someone)
voices_list.offer_register(everything, track)
