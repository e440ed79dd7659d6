"""The completeness board: partners by quarter and by sheet, due dates, nothing to report."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from data.approvals import locked
from data.attestations import attest
from data.board import MISSING, OWED, Owed
from data.due_dates import set_due, usual
from data.kinds import kinds
from data.nothing_to_report import attestable
from data.periods import first_day, following, last_day, month_of, quarter_of, quarters, spoken
from data.problems import Refused
from pages.parts.boards import show_board, signed
from pages.parts.caches import the_store
from pages.parts.guard import require
from pages.parts.history import tell
from pages.parts.ledger import taking
from reports import completeness as words
from reports.tables import as_csv

#: How many quarters the overview shows.
SHOWN = 6


def quarters_shown(held: tuple[str, str] | None, today: dt.date) -> list[str]:
    """Return the quarters on the board, the newest first; the last that ended is among them."""
    ended = following(quarter_of(month_of(today)), -1)
    first, last = held or (ended, ended)
    last = max(last, ended)
    return list(quarters(max(min(first, last), following(last, 1 - SHOWN)), last))[::-1]


def choose_quarter(held: tuple[str, str] | None, today: dt.date) -> str:
    """Offer every quarter anything was reported for, and those that ended since."""
    shown = quarters_shown(held, today)
    every = list(quarters(min([shown[-1], *(held or ())]), shown[0]))[::-1]
    return str(
        st.selectbox("Quarter", every, format_func=spoken, key="quarter", bind="query-params")
    )


def overview(found: Mapping[str, Sequence[Owed]]) -> None:
    """Show what each partner's quarters come to."""
    rows = [
        (name, [words.of_quarter(held.get(quarter)) for quarter in found])
        for (name, _), held in words.by_partner(found).items()
    ]
    with the_store().reading() as connection:
        closed = set(locked(connection))
    heads = [spoken(q) + " · locked" * (q in closed) for q in found]
    _show("Sheets handed in, of those expected", heads, rows)


def detail(owed: Sequence[Owed], quarter: str, due: dt.date) -> None:
    """Show each partner's sheets of a quarter, and offer them as a file."""
    used = [
        name
        for name in attestable()
        if any(row.handed[name].expected or row.handed[name].is_in for row in owed)
    ]
    rows = []
    for row in owed:
        sheets = [row.handed[name] for name in used]
        rows.append((row.name, [(words.outcome(s), words.of_sheet(s)) for s in sheets]))
    if used:
        _show(f"Sheets for {spoken(quarter)}", [kinds()[name].title for name in used], rows)
    taken = taking(f"Completeness {spoken(quarter)}")
    st.download_button(
        "Download this board (CSV)",
        lambda: taken("csv", as_csv(words.as_table(owed, quarter, due))),
        file_name=f"Completeness {spoken(quarter)}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _show(
    caption: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[str, str]]]]
) -> None:
    """Show partners with their states, and under them what the signs mean."""
    lines = [(name, [signed(*cell) for cell in cells]) for name, cells in rows]
    show_board(caption, ["Partner", *heads], lines)
    _explain(state for _, cells in rows for state, _ in cells)


def _explain(states: Iterable[str]) -> None:
    found = set(states)
    told = [f"{sign} {means}" for state, (sign, means) in words.SIGNS.items() if state in found]
    st.caption("; ".join(told) + ".")


def change_due(quarter: str, due: dt.date) -> None:
    """Offer to set another day by which a quarter's workbooks are due."""
    with st.popover("Change the due date"), st.form(f"due-{quarter}", border=False):
        st.write(f"Usually workbooks for {spoken(quarter)} are due {words.day(usual(quarter))}.")
        day = st.date_input(
            "Due date", due, min_value=last_day(quarter), max_value=last_day(following(quarter, 4))
        )
        if st.form_submit_button("Save") and isinstance(day, dt.date):
            who = require("staff", "administrator")
            set_due(the_store(), quarter, day, who.name)
            st.session_state["completed"] = (
                f"Workbooks for {spoken(quarter)} are due {words.day(day)} now."
            )
            st.rerun()


def attest_form(owed: Sequence[Owed], quarter: str, today: dt.date) -> None:
    """Offer to say that a partner has nothing to report, in a sentence before it is stored."""
    some = [row for row in owed if not all(sheet.is_in for sheet in row.handed.values())]
    # Whoever owes something comes first.
    some.sort(key=lambda row: not row.named(MISSING, OWED))
    open_ = {row.partner: row for row in some}
    if not open_ or first_day(quarter) > today:
        return
    st.subheader("Nothing to report", anchor=False)
    st.html(
        '<p class="quiet">An empty sheet says nothing. If a partner tells you that there was '
        "nothing, say so here: it is complete then, and its figures are zero.</p>"
    )
    left, right = st.columns([1, 2])
    with left:
        partner = st.selectbox("Partner", list(open_), format_func=lambda code: open_[code].name)
    row = open_[partner]
    rest = [name for name, sheet in row.handed.items() if not sheet.is_in]
    rest.sort(key=lambda name: not row.handed[name].expected)
    with right:
        chosen = st.multiselect(
            f"Sheets without anything in {spoken(quarter)}",
            rest,
            format_func=lambda name: kinds()[name].title,
            placeholder="Choose sheets",
            key=(key := f"nothing-{quarter}-{partner}"),
        )
    if chosen:
        st.write(words.nothing(row.name, [kinds()[name].title for name in chosen], quarter))
        st.button(
            "Store that there is nothing to report",
            on_click=_attest,
            args=[row, quarter, chosen, key],
            type="primary",
        )


def _attest(row: Owed, quarter: str, chosen: Sequence[str], key: str) -> None:
    who = require("staff", "administrator")
    try:
        attest(the_store(), row.partner, quarter, chosen, who.name)
    except Refused as refused:
        st.session_state["not-attested"] = refused.problems
        return
    st.session_state[key] = []  # they are no longer among what can be chosen
    titles = ", ".join(kinds()[name].title for name in chosen)
    st.session_state["completed"] = (
        f"Stored: {row.name} has nothing to report under {titles} for {spoken(quarter)}. "
        "It can be undone on the Submissions page."
    )


def say_what_happened() -> None:
    """Say what was stored last, or why it could not be."""
    if done := st.session_state.pop("completed", ""):
        st.success(done)
    tell(st.session_state.pop("not-attested", ()))
