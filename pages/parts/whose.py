"""Whose workbook it is and for which quarter: chosen, or proposed by its name and titles."""

from collections.abc import Iterable, Mapping

import streamlit as st

from data.approvals import locked_problems
from data.periods import following, quarters, spoken
from data.plan import Plan
from data.proposing import propose
from data.row import COALITION
from pages.parts.caches import known, the_store
from pages.parts.guard import links

_PARTNER, _QUARTER = "whose partner", "whose quarter"


def quarters_on_offer(held: tuple[str, str] | None) -> list[str]:
    """Return the quarters to choose from, the newest first."""
    first, last = held or ("2023Q1", "2026Q4")
    return list(quarters(first, following(last, 2)))[::-1]


def choose_whose(held: tuple[str, str] | None) -> tuple[str, str]:
    """Let the reporting partner and the quarter be chosen, where the workbook does not say."""
    partners = known().get("partner", {})
    left, right = st.columns([1.4, 1])
    with left:
        partner = st.selectbox(
            "Reporting partner", ["", *partners], key=_PARTNER,
            format_func=lambda code: partners.get(code) or "As the workbook says",
        )  # fmt: skip
    with right:
        chosen = st.session_state.get(_QUARTER, "")
        offered = quarters_on_offer(held)
        # A quarter that was proposed may lie outside those that anything is stored of.
        offered = sorted({*offered, chosen} - {""}, reverse=True)
        quarter = st.selectbox(
            "Quarter", ["", *offered], key=_QUARTER,
            format_func=lambda name: spoken(name) if name else "As the workbook says",
        )  # fmt: skip
        say_locked([quarter] if quarter else [])
    return partner, quarter


def say_locked(some: Iterable[str]) -> bool:
    """Say which of some quarters are locked, with the way to open them; return whether any is."""
    with the_store().reading() as connection:
        found = locked_problems(connection, some)
    for one in found:
        st.warning(f"{one.text} Nothing can be stored for it until it is reopened.")
        st.page_link(
            "pages/records/submissions.py",
            label=f"Reopen {one.found} on the Submissions page",
            query_params=links(quarter=one.found.replace(" ", "")),
        )
    return bool(found)


def say_locked_parts(plan: Plan, quarter: str) -> bool:
    """Say which quarters a plan would change are locked; return whether any is.

    Args:
        plan: what the workbook would do.
        quarter: the one chosen beside it, of which it has been said already.
    """
    changed = {part.quarter for part in plan.parts if part.quarter and part.does_something}
    return say_locked(changed - {quarter}) or bool(changed & _locked_of({quarter}))


def _locked_of(some: set[str]) -> set[str]:
    with the_store().reading() as connection:
        return {one.found.replace(" ", "") for one in locked_problems(connection, some)}


def offer_proposal(plan: Plan, chosen: str) -> None:
    """Where nothing says whose the workbook is, offer what its name and titles speak of.

    Args:
        plan: of the workbook.
        chosen: the quarter chosen beside it.
    """
    partners: Mapping[str, str] = known().get("partner", {})
    of_lists = bool(plan.parts) and all(part.kind.reference for part in plan.parts)
    if plan.partner not in ("", COALITION) or of_lists:
        return
    partner, quarter = propose(plan.workbook, plan.file, partners)
    quarter = "" if chosen else quarter
    if not partner:
        return
    words = partners[partner] + (f", {spoken(quarter)}" if quarter else "")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write(f"By its name and titles, this is the workbook of {words}.")
        st.button("Choose that", on_click=_choose, args=[partner, quarter])


def _choose(partner: str, quarter: str) -> None:
    st.session_state[_PARTNER] = partner
    if quarter:
        st.session_state[_QUARTER] = quarter
