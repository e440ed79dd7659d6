"""How to begin: what comes first, what is next, and the demonstration taken away."""

from collections.abc import Collection

import streamlit as st

from data.demo.loading import is_demonstration, remove_demo
from data.kinds import kinds
from data.problems import Refused
from pages.parts.caches import known, the_store
from pages.parts.guard import Person, links, require
from pages.parts.history import tell
from reports.wording import plural


def say_what_comes_first() -> None:
    """Before any partner is known, say what the first workbook is to hold."""
    if known().get("partner"):
        return
    with st.container(border=True, key="first-day"):
        st.write(
            "**Nothing is stored yet.** Partners and areas come first, because every report names "
            "them: fill in the sheets *Partners* and *Areas* of the template below, and drop it "
            "in. Reports may be in the same workbook, or follow one by one."
        )


def say_what_was_stored() -> None:
    """Say what was stored last, and lead on to what is next."""
    if not (done := st.session_state.pop("done", "")):
        return
    st.success(done)
    stored: Collection[str] = st.session_state.pop("done kinds", ())
    if stored and all(kinds()[name].reference for name in stored if name in kinds()):
        st.write("The lists are known now. Next, drop in the first partner's report below.")
        return
    with st.container(horizontal=True):
        st.page_link("pages/results/overview.py", label="See the overview", query_params=links())
        st.page_link(
            "pages/records/completeness.py", label="See who still owes what", query_params=links()
        )


def offer_to_remove_demo(someone: Person) -> None:
    """While the demonstration is stored, say so, and offer to take it away."""
    tell(st.session_state.pop("demo stays", ()))
    if not is_demonstration(the_store()):
        return
    with st.container(border=True, key="demo-stored"):
        st.write(
            "The store holds the demonstration coalition. You can try uploads on it; remove it "
            "before you begin with your own data."
        )
        with st.popover("Remove the demonstration"):
            st.write(
                "Every row of the demonstration goes, and every figure with it. The history keeps "
                "its submissions, as undone."
            )
            st.button("Remove it now", type="primary", on_click=_remove, args=[someone.name])


def _remove(who: str) -> None:
    require("staff", "administrator")
    try:
        count = remove_demo(the_store(), who)
    except Refused as refused:
        st.session_state["demo stays"] = refused.problems
        return
    undone = plural(count, "submission", "submissions")
    st.session_state["done"] = f"The demonstration is removed: {undone} undone."
