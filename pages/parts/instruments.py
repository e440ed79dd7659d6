"""The library of instruments: one chosen, shown as it is asked, and taken along."""

from collections.abc import Sequence

import streamlit as st

from data.instruments import Guide, Instrument
from data.instruments.asking import HOW_TO_ASK, LIMITS
from data.instruments.sheets import write_answers, write_items
from pages.parts.caches import known
from pages.parts.definitions import facts
from pages.parts.guard import Person
from reports import xlsx
from reports.instruments import frame, notes
from reports.questionnaires import STYLE, asked, guided, sheet


def choose(several: Sequence[Instrument | Guide]) -> Instrument | Guide:
    """List the instruments, each with what it finds out; return the one that is chosen."""
    titled = {one.title: one for one in several}
    title = st.radio(
        "Instrument",
        list(titled),
        captions=[one.purpose for one in several],
        key="instrument",
        bind="query-params",
    )
    return titled.get(title or "", several[0])


def show(one: Instrument | Guide, language: str) -> None:
    """Show one as it is asked; of a questionnaire, each question's scoring beside it."""
    shown = guided(one, language) if isinstance(one, Guide) else asked(one, language, beside=True)
    st.html(f"<style>{STYLE}</style>{shown}")
    if isinstance(one, Instrument):
        with st.expander("How to ask it"):
            facts(HOW_TO_ASK)
        with st.expander("What no questionnaire says"):
            facts(LIMITS)


def take_along(one: Instrument | Guide, language: str, someone: Person) -> None:
    """Offer the files: to print, and of a questionnaire to upload and to type answers into."""
    if isinstance(one, Guide):
        _print_button(one, language, "")
        return
    survey = (
        st.text_input(
            "Survey code",
            one.code,
            max_chars=60,
            width=320,
            key=f"survey {one.code}",
            help="What the survey is called on the Surveys sheet. Choose one of your own where the "
            "same questionnaire is asked in several places.",
        )
        or ""
    ).strip() or one.code
    with st.container(horizontal=True):
        _print_button(one, language, survey)
        _workbook_buttons(one, language, survey, someone)
    st.caption(
        "Upload the survey items first, in both languages; then the answers, typed into the sheet "
        "or exported from a form. The printed questions may be put into any form as they stand."
    )


def _print_button(one: Instrument | Guide, language: str, survey: str) -> None:
    st.download_button(
        "To print (HTML)",
        lambda: sheet(one, language, survey).encode(),
        file_name=f"{one.title} ({language}).html",
        mime="text/html",
        on_click="ignore",
        icon=":material/print:",
        key=f"print {one.code}",
    )


def _workbook_buttons(one: Instrument, language: str, survey: str, someone: Person) -> None:
    def answers() -> bytes:
        names = known() if someone.works_here else {}
        lists = (sorted(names.get(kind, {}).values()) for kind in ("partner", "area"))
        return write_answers(one, survey, (language,), *lists)

    offered = {
        "Survey items, to upload": (lambda: write_items(one, survey, ("en", "es")), "survey items"),
        "Sheet to type answers into": (answers, "answers"),
        "Questions and scoring (Excel)": (
            lambda: xlsx.as_xlsx(frame(one, language), one.title, notes(one, language)),
            "questions and scoring",
        ),
    }
    for label, (make, name) in offered.items():
        st.download_button(
            label,
            make,
            file_name=f"{one.title}, {name}.xlsx",
            mime=xlsx.TYPE,
            on_click="ignore",
            key=f"{name} {one.code}",
        )
