"""What of the whole coalition a release does not tell, said before it is published. For staff."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from metrics.releases.audited import audit_of, hidden_figures
from metrics.releases.contents import Figure
from metrics.releases.foreseen import Foreseen
from metrics.releases.keeping import Kept, releases
from metrics.releases.stages import Stage
from pages.parts.caches import foreseen_of, known, release_figures, the_store
from reports.releases.headlines import (
    Headline,
    foreseen_lines,
    foreseen_words,
    grouped,
    hidden_headlines,
)
from reports.releases.noting import check_note, found_in, quoted


def foresee(found: Stage) -> Foreseen:
    """Say what corrections will hide in the release that may be built of a quarter."""
    told = foreseen_of(found.quarter)
    if told:
        st.warning(foreseen_words(told))
        lines = foreseen_lines(told, found.quarter, known())
        with st.expander("Which figures of the whole coalition"):
            st.html(_list(lines))
    return told


def doubt(note: str, told: Foreseen, key: str) -> None:
    """Ask whether a note may stand that could give away what is hidden for a correction.

    Args:
        note: the note.
        told: what corrections will hide.
        key: of the note in the session.
    """
    if found := found_in(note, told, known()):
        st.warning(
            f"It says {quoted(found)}. By how few people figures were corrected is hidden: what "
            "everyone can read must not tell it, nor whose figures they are. Word it without, or "
            "say that it tells nothing of that."
        )
        st.checkbox("It may stand as it is", key=_stands(key, note))


def check(note: str, told: Foreseen, key: str) -> None:
    """Refuse a note that is asked about, unless somebody ticked that it may stand as it is.

    Raises:
        Refused: with what in it may tell.
    """
    if not st.session_state.get(_stands(key, note)):
        check_note(note, told, known())


def _stands(key: str, note: str) -> str:
    # Another note is asked about again.
    return f"{key} may stand: {note}"


def show_without_headline(one: Kept) -> None:
    """List the figures of the whole coalition that a release hides: those readers will miss first.

    Told apart are those that a release before shows, those in none, and those hidden before.
    """
    found = _headlines(one)
    if not found:
        st.write("Every figure of the whole coalition is shown, none is hidden.")
        return
    for group in grouped(found, one.number, one.quarter):
        title = f"Figures of the whole coalition {group.title}: {group.count}"
        if group.first:
            st.html(f'<h3 class="finding">{escape(title)}</h3>{_list(group.lines)}')
        else:
            with st.expander(title):
                st.html(_list(group.lines))


def _headlines(one: Kept) -> list[Headline]:
    store = the_store()
    with store.reading() as connection:
        audit = audit_of(connection, one.number)
        hidden = hidden_figures(connection, one.number)
    earlier = [e for e in releases(store) if e.number < one.number and e.published_at]
    before = {
        each.number: [Figure((), r) for r in release_figures(each.number, each.digest, (), ())]
        for each in earlier
    }
    return hidden_headlines(hidden, before, audit.corrected if audit else {}, known())


def _list(lines: Iterable[tuple[str, str]]) -> str:
    items = "".join(f"<li><b>{escape(lead)}</b>: {escape(said)}</li>" for lead, said in lines)
    return f"<ul>{items}</ul>"
