"""Rows set aside that nobody has settled yet, and those that were, with the way back."""

from html import escape

import streamlit as st

from data import clock
from data.asides import SetAside, asides, open_again, settle, settled
from data.kinds import kinds
from pages.parts.caches import known, the_store
from pages.parts.frame import spoken_quarter
from pages.parts.history import attempt, attempt_here

#: How many are shown at once; settling one makes room for the next.
AT_ONCE = 20


def show_asides() -> None:
    """List the rows set aside, each with what it held, why, and the way to settle it."""
    waiting, done = asides(the_store()), settled(the_store(), AT_ONCE)
    if not waiting and not done:
        return
    st.subheader(f"Rows set aside: {len(waiting):,}", anchor=False)
    for one in waiting[:AT_ONCE]:
        left, right = st.columns([6, 1], vertical_alignment="center")
        with left:
            st.html(_told(one))
        with right, st.popover("Settle"), st.form(f"settle {one.id}", border=False):
            hint = "Such as: uploaded with Q2"
            how = st.text_input("What became of it", key=f"settled {one.id}", placeholder=hint)
            if st.form_submit_button("Settle it"):
                _settle(one.id, how)
    if len(waiting) > AT_ONCE:
        st.caption(f"… and {len(waiting) - AT_ONCE:,} more, once these are settled.")
    if done:
        with st.expander("Rows settled last"):
            for one in done:
                _show_settled(one)


def _show_settled(one: SetAside) -> None:
    left, right = st.columns([6, 1], vertical_alignment="center")
    with left:
        st.html(_told(one))
    with right:
        st.button("Open again", key=f"open {one.id}", on_click=_open_again, args=[one.id])


def _told(one: SetAside) -> str:
    row = one.row
    partner = known().get("partner", {}).get(row.partner, "")
    title = kinds()[row.kind].title if row.kind in kinds() else row.kind
    whose = ", ".join(
        word for word in (partner, spoken_quarter(row.quarter) if row.quarter else "") if word
    )
    cells = "; ".join(f"{name}: {text}" for name, text in row.cells.items())
    where = f"{row.sheet} row {row.row} in {one.file}"
    became = f"<span>{escape(f'Settled by {one.settled_by}: {one.settled}')}</span>"
    return (
        f'<div class="problem warning"><b>{escape(where)}</b> {escape(row.reason)}'
        f"<span>{escape(' · '.join(filter(None, (title, whose, cells))))}</span>"
        f"<span>Set aside on {clock.day(one.since)} by {escape(one.who)}</span>"
        f"{became if one.settled_by else ''}</div>"
    )


def _settle(aside: int, how: str) -> None:
    attempt_here("The row is settled.", lambda who: settle(the_store(), aside, who, how))


def _open_again(aside: int) -> None:
    attempt("The row is open again.", lambda who: open_again(the_store(), aside))
