"""Dated notes: those that explain a figure; for staff, to add one or take one away."""

import datetime as dt
from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from data.notes import Note, add_note, notes, remove_note
from metrics.catalogue import indicators
from pages.parts import released
from pages.parts.caches import known, the_store
from pages.parts.guard import Person, require
from pages.parts.history import attempt, say_what_happened
from pages.parts.narrative import narrative
from reports.before_after import spoken_day


def every_note() -> list[Note]:
    """Return every note, the earliest first."""
    with the_store().reading() as connection:
        return notes(connection)


def notes_on(code: str, someone: Person, areas: Collection[str] = ()) -> list[Note]:
    """Return the notes that explain an indicator, the earliest first.

    Args:
        code: the indicator's.
        someone: who is looking; everyone but staff sees those of the release.
        areas: the areas looked at; empty: all. What is about the whole coalition is always among
            them.
    """
    return [
        note
        for note in (every_note() if someone.works_here else released.beside().notes)
        if note.indicator in ("", code) and (not areas or not note.area or note.area in areas)
    ]


def manage_notes() -> None:
    """List the notes, and let staff add one or take one away."""
    require("staff", "administrator")
    say_what_happened()
    if st.session_state.pop("note lacks", False):
        st.warning("A note needs the day and what happened.")
    held = every_note()
    if held:
        table = pd.DataFrame([_row(note) for note in held])
        st.table(table, hide_index=True, border="horizontal")
    else:
        st.write("There are no dated notes yet.")
    with st.container(horizontal=True):
        with st.popover("Add a note"):
            _add_form()
        if held:
            with st.popover("Take a note away"):
                _remove_form(held)


def _row(note: Note) -> dict[str, str]:
    return {
        "Date": spoken_day(note.date),
        "What happened": note.text,
        "Explains": _titles().get(note.indicator, note.indicator),
        "Area": _areas().get(note.area, note.area),
    }


def _titles() -> dict[str, str]:
    return {"": "All indicators", **{code: one.title for code, one in indicators().items()}}


def _areas() -> dict[str, str]:
    return {"": "Whole coalition", **known().get("area", {})}


def _add_form() -> None:
    """Offer a day, its words and what they are about; not a form, so that claims are checked."""
    st.date_input("Day it happened", value=None, key="note day", format="YYYY-MM-DD")
    narrative("What happened", "note text", "Hotline number changed", height=76)
    st.caption("In a few words, never about a person. Everyone sees it on the charts.")
    titles, areas = _titles(), _areas()
    st.selectbox("Explains", list(titles), format_func=titles.__getitem__, key="note indicator")
    st.selectbox("Area", list(areas), format_func=areas.__getitem__, key="note area")
    st.button("Add the note", type="primary", on_click=_add)


def _add() -> None:
    day = st.session_state.get("note day")
    text = str(st.session_state.get("note text", "")).strip()
    if not isinstance(day, dt.date) or not text:
        st.session_state["note lacks"] = True
        return
    note = Note(day, text, st.session_state["note indicator"], st.session_state["note area"])
    attempt(
        f"The note of {spoken_day(day)} is added.", lambda who: add_note(the_store(), note, who)
    )
    if not st.session_state.get("refused"):
        st.session_state["note text"] = ""


def _remove_form(held: Sequence[Note]) -> None:
    st.selectbox(
        "Note",
        range(len(held)),
        format_func=lambda i: f"{spoken_day(held[i].date)}: {held[i].text}",
        key="note gone",
    )
    st.button("Take it away", on_click=_remove, args=[list(held)])


def _remove(held: Sequence[Note]) -> None:
    note = held[st.session_state["note gone"]]
    done = f"The note of {spoken_day(note.date)} is taken away."
    attempt(done, lambda who: remove_note(the_store(), note, who))
