"""Own title, introduction and commentary of a report: typed, checked for claims, kept."""

import streamlit as st

from data.problems import Refused
from data.report_texts import INTRODUCTION, TITLE, texts, type_text
from pages.parts.caches import the_store
from pages.parts.guard import Person, require
from pages.parts.narrative import narrative, show_claims
from pages.parts.reports_choice import Asked
from reports.documents.making import about, document


def type_words(asked: Asked, someone: Person) -> None:
    """Offer to type the words of a report; nothing of a set of reports of all areas."""
    if asked.all_areas:
        return
    on = about(asked.source, asked.choice)
    with the_store().reading() as connection:
        held = texts(connection, on)
    some = f" ({len(held)} typed)" if held else ""
    with st.expander(f"Own title, introduction and commentary{some}"):
        st.caption(
            "They are kept with this release, report, place, period and language, and printed in "
            "every format. What could not be defended is pointed out as you type."
        )
        shown = document(the_store(), asked.source, asked.choice)
        parts = {section.code: section.title for section in shown.sections}
        key = f"words {on}"
        title = st.text_input("Title", held.get(TITLE, ""), max_chars=120, key=f"{key} {TITLE}")
        show_claims(title or "")
        typed = {TITLE: title or ""}
        typed[INTRODUCTION] = _text("Introduction", f"{key} {INTRODUCTION}", held, INTRODUCTION)
        part = st.selectbox("Commentary on", list(parts), format_func=parts.__getitem__,
                            key=f"{key} part")  # fmt: skip
        typed[part] = _text(f"Commentary on “{parts[part]}”", f"{key} {part}", held, part)
        if st.button("Keep these words", key=f"{key} keep"):
            _keep(asked, typed)


def _text(label: str, key: str, held: dict[str, str], part: str) -> str:
    st.session_state.setdefault(key, held.get(part, ""))
    return narrative(label, key, height=120)


def _keep(asked: Asked, typed: dict[str, str]) -> None:
    someone = require("staff", "government", "administrator")
    try:
        for part, words in typed.items():
            type_text(the_store(), about(asked.source, asked.choice), part, words, someone.name)
    except Refused as refused:
        for problem in refused.problems:
            st.error(f"{problem.message} {problem.fix}")
        return
    st.session_state.pop("report made", None)
    st.toast("Kept. The next report you make has these words.")
    st.rerun()
