import streamlit as st

from data import clock
from metrics.releases.stages import stage
from pages.parts import (
    frame,
    releases,
    releases_build,
    releases_hidden,
    releases_kept,
    releases_merges,
    releases_review,
)
from pages.parts.caches import known, reported_span, the_store
from pages.parts.completeness import choose_quarter
from pages.parts.guard import require
from pages.parts.history import say_what_happened

someone = require("staff", "administrator")
if frame.opening(someone):
    st.stop()
frame.heading(
    "Releases",
    "From a quarter's workbooks to what funders and local government see, step by step.",
)
say_what_happened()
if not known().get("partner"):
    st.info("No partner is known yet. Upload the list of partners first.")
    st.stop()

today = clock.now().date()
left, _ = st.columns([1, 2])
with left:
    quarter = choose_quarter(reported_span(), today)
found = stage(the_store(), quarter)
releases.show_steps(found)
points = releases_review.completeness(found, today)
points += releases_review.review(found, today)
releases.approve(found, points)
releases_build.build(found)
releases_hidden.look(found)
releases_merges.try_out(quarter)
releases.publish(found)

releases_kept.show_releases(someone)
releases_kept.show_ledger()
