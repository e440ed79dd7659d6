"""Who owes what, and what was uploaded when."""

from collections.abc import Callable, Collection, Iterable, Sequence
from html import escape

import streamlit as st

from data import clock
from data.board import board
from data.due_dates import due
from data.ground import CURRENT, REPLACED
from data.history import Listed
from data.kinds import kinds
from data.nothing_to_report import attestable
from data.periods import quarters, spoken
from data.problems import Problem, Refused
from pages.parts import boards, frame
from pages.parts.boards import signed
from pages.parts.caches import known, the_store
from pages.parts.guard import require
from reports.completeness import of_sheet, outcome, summary

#: Where the submissions wait that are about to be undone.
WAITING = "about to be undone"


def show_board(first: str, last: str) -> None:
    """Show who has reported for a quarter, and what is missing."""
    quarter = st.selectbox(
        "Quarter",
        list(quarters(first, last))[::-1],
        format_func=spoken,
        key="quarter",
        bind="query-params",
    )
    today = clock.now().date()
    owed = board(the_store(), [quarter], today)[quarter]
    st.write(summary(owed, quarter, due(the_store(), quarter), today))
    used = [
        name for name in attestable()
        if any(row.handed[name].expected or row.handed[name].is_in for row in owed)
    ]  # fmt: skip
    lines = [
        (row.name, [signed(outcome(row.handed[n]), of_sheet(row.handed[n])) for n in used])
        for row in owed
    ]
    heads = ["Partner", *(kinds()[name].title for name in used)]
    boards.show_board(f"Sheets for {spoken(quarter)}", heads, lines)


def state(found: Listed, approved: Collection[str] = (), others: Iterable[Listed] = ()) -> str:
    """Return what became of a submission, in words.

    Args:
        found: the submission.
        approved: the quarters that are approved.
        others: those that it may have been added to.
    """
    counts = next((n.id for n in others if n.status == CURRENT and found.id in n.made_of), None)
    stays = found.status == REPLACED and counts is not None
    words = [f"counted in submission {counts}" if stays else found.status]
    if found.attested:
        words.append("nothing to report")
    if found.without is not None:
        words.append(f"applied again without {found.without}")
    if found.quarter in approved and found.status == CURRENT:
        words.append("approved")
    return ", ".join(words)


def named(found: Listed) -> str:
    """Return a submission as it is spoken of: Events of Harbour House, 2026 Q1."""
    partner = known().get("partner", {}).get(found.partner)
    whose = f" of {partner}, {frame.spoken_quarter(found.quarter)}" if partner else ""
    return f"{found.title}{whose}"


def say_what_happened() -> None:
    """Say what was done last on this page, or why it could not be."""
    if done := st.session_state.pop("undone", ""):
        st.success(done)
    tell(st.session_state.pop("refused", ()))


def tell(found: Sequence[Problem]) -> None:
    """Say why something cannot be done, each reason with its way out."""
    told = (f"{escape(one.text)}<span>{escape(one.fix)}</span>" for one in found)
    for words in told:
        st.html(f'<div class="problem">{words}</div>')


def attempt(done: str, act: Callable[[str], object]) -> bool:
    """Do something in the name of whoever is looking, and remember what to say of it.

    Returns:
        Whether it could be done.
    """
    who = require("staff", "administrator")
    try:
        act(who.name)
    except Refused as refused:
        st.session_state["refused"] = refused.problems
        return False
    st.session_state["undone"] = done
    # What was about to be undone was worked out on what stood before.
    st.session_state.pop(WAITING, None)
    return True


def attempt_here(done: str, act: Callable[[str], object]) -> None:
    """Do something; say it at the top of the page, or right here why it could not be."""
    if attempt(done, act):
        st.rerun()
    tell(st.session_state.pop("refused", ()))
