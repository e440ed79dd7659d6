"""Who owes what, and what was uploaded when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from data.approvals import locked
from data.board import MISSING, board
from data.due_dates import due
from data.ground import CURRENT, REPLACED
from data.history import Listed
from data.periods import quarters, spoken
from data.problems import Problem, Refused
from pages.parts import frame
from pages.parts.caches import known, the_store
from pages.parts.guard import require


def show_board(first: str, last: str) -> None:
    """Show who has reported for a quarter, and what is missing."""
    quarter = st.selectbox(
        "Quarter",
        list(quarters(first, last))[::-1],
        format_func=spoken,
        key="quarter",
        bind="query-params",
    )
    owed = board(the_store(), [quarter], dt.datetime.now(dt.UTC).date())[quarter]
    silent = [row.name for row in owed if not row.has_reported]
    partly = [row.name for row in owed if row.has_reported and MISSING in row.sheets.values()]
    st.write(
        f"{len(owed) - len(silent)} of {len(owed)} partners have reported for {spoken(quarter)}, "
        f"due {due(the_store(), quarter):%d %B %Y}."
        + (f" Nothing yet from {', '.join(silent)}." if silent else "")
        + (f" Sheets missing from {', '.join(partly)}." if partly else "")
    )
    table = pd.DataFrame([{"Partner": row.name, **row.sheets} for row in owed]).fillna("")
    st.table(table, hide_index=True, border="horizontal")


def choose_submissions(listed: Sequence[Listed]) -> list[Listed]:
    """Show the history and return the submissions selected in it."""
    partners = known().get("partner", {})
    with the_store().reading() as connection:
        approved = set(locked(connection))
    current: dict[tuple[str, str, str], list[Listed]] = defaultdict(list)
    for found in listed:
        if found.status == CURRENT:
            current[found.kind, found.partner, found.quarter].append(found)
    rows = [
        {
            "Submission": found.id,
            "When": found.committed_at,
            "By": found.committed_by,
            "Partner": partners.get(found.partner, "Coalition"),
            "Quarter": frame.spoken_quarter(found.quarter),
            "Sheet": found.title,
            "Rows": found.rows,
            "State": state(found, approved, current[found.kind, found.partner, found.quarter]),
            "File": found.file,
        }
        for found in listed
    ]
    chosen = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        # A new table after each undo: the rows have moved under the ticks.
        key=f"history-{st.session_state.setdefault('undos', 0)}",
        alt="Submissions, the newest first",
        height=420 if len(rows) > 10 else "auto",
        column_config={
            "When": st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm"),
            "State": st.column_config.TextColumn(width="medium"),
        },
    )
    return [listed[i] for i in chosen["selection"]["rows"]]


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


def attempt(done: str, act: Callable[[str], object]) -> None:
    """Do something in the name of whoever is looking, and remember what to say of it."""
    who = require("staff", "administrator")
    try:
        act(who.name)
    except Refused as refused:
        st.session_state["refused"] = refused.problems
        return
    st.session_state["undone"] = done
