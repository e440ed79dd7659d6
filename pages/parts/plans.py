"""A plan on screen: what is wrong, and what would change."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from data.cells import shown
from data.demo.loading import is_demonstration, remove_demo
from data.messages import ERROR, NOTE, WARNING
from data.periods import following, quarters
from data.plan import Plan
from data.problems import Problem, Refused
from data.row import COALITION
from pages.parts import frame
from pages.parts.caches import known, the_store
from pages.parts.guard import Person, require
from reports.tables import as_csv

HEADS = {ERROR: "to mend", WARNING: "to look at"}
SAYS = {ERROR: "These stop the upload.", WARNING: "These do not stop the upload."}
AT_ONCE = 50


def quarters_on_offer(held: tuple[str, str] | None) -> list[str]:
    """Return the quarters to choose from, the newest first."""
    first, last = held or ("2023Q1", "2026Q4")
    return list(quarters(first, following(last, 2)))[::-1]


def offer_to_remove_demo(someone: Person) -> None:
    """While the demonstration is stored, say so, and offer to take it away."""
    if not is_demonstration(the_store()):
        return
    with st.container(border=True, key="demo-stored"):
        st.write(
            "The store holds the demonstration coalition. You can try uploads on it; remove it "
            "before you begin with your own data."
        )
        if st.button("Remove the demonstration"):
            require("staff", "administrator")
            try:
                count = remove_demo(the_store(), someone.name)
            except Refused as refused:
                problems("the demonstration", refused.problems)
                return
            st.session_state["done"] = f"The demonstration is removed ({count} submissions undone)."
            st.rerun()


def problems(file: str, found: Sequence[Problem]) -> None:
    """Show problems by severity, each with its place and its way out; and as a list to keep."""
    if not found:
        return
    counts = Counter(problem.severity for problem in found)
    told = [f"{counts[s]:,} {HEADS[s]}" for s in (ERROR, WARNING) if counts[s]]
    if told:
        st.subheader(", ".join(told), anchor=False)
    for severity, says in SAYS.items():
        some = [problem for problem in found if problem.severity == severity]
        if some:
            st.caption(says)
            _list(some, severity)
    notes = [problem for problem in found if problem.severity == NOTE]
    if notes:
        with st.expander(f"For your information: {len(notes):,} left out, as it should be"):
            _list(notes, NOTE)
    st.download_button(
        "Download this list (CSV)",
        lambda: as_csv(pd.DataFrame([p.as_record() for p in found])),
        file_name=f"To mend in {file}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _list(some: Sequence[Problem], severity: str) -> None:
    items = "".join(
        f'<div class="problem {severity}"><b>{escape(p.where)}</b> {escape(p.text)}'
        f"<span>{escape(p.fix)}</span></div>"
        for p in some[:AT_ONCE]
    )
    st.html(items)
    if len(some) > AT_ONCE:
        st.caption(f"… and {len(some) - AT_ONCE:,} more, in the list to download.")


def what_would_change(plan: Plan) -> None:
    """Show what a plan would do, part by part, with changed values old → new."""
    st.subheader("What would change", anchor=False)
    partners = known().get("partner", {})
    rows = [
        {
            "Sheet": part.kind.title,
            "Partner": "Coalition" if part.partner == COALITION
            else partners.get(part.partner, part.partner),
            "Quarter": frame.spoken_quarter(part.quarter),
            "New": part.new,
            "Changed": len({change.row for change in part.changed}),
            "Same": part.same,
            "Gone": len(part.gone),
        }
        for part in plan.parts
    ]  # fmt: skip
    st.table(pd.DataFrame(rows), hide_index=True, border="horizontal")
    changes = [
        {
            "Cell": f"{change.sheet} row {change.row}",
            "Column": change.column,
            "Stored": "" if change.old is None else shown(change.old),
            "New": "" if change.new is None else shown(change.new),
        }
        for part in plan.parts
        for change in part.changed
    ]
    if changes:
        with st.expander(f"Changed values: {len(changes):,}"):
            st.dataframe(pd.DataFrame(changes), hide_index=True, alt="Changed values, old and new")
    gone = [f"{part.kind.title}: {key}" for part in plan.parts for key in part.gone]
    if gone:
        with st.expander(f"Stored rows that would be gone: {len(gone):,}", expanded=True):
            st.write(", ".join(gone[:200]))
            st.caption("They can be had back: undo the upload on the Submissions page.")
