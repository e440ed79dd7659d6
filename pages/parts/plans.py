"""A plan on screen: what would change."""

import pandas as pd
import streamlit as st

from data.cells import shown
from data.plan import ADD, REPLACE, Plan
from data.questions import key_of
from data.row import COALITION
from pages.parts import frame
from pages.parts.caches import known
from pages.parts.drafts import Draft
from reports.wording import plural


def choose_mode(plan: Plan, draft: Draft) -> None:
    """Ask whether to replace or to add, where stored rows are not in the file."""
    asked = any(problem.ask == key_of("mode") for problem in plan.problems)
    if not asked and not draft.mode:
        return
    if asked:
        st.subheader("To decide: what becomes of rows stored before", anchor=False)
    words = {REPLACE: "Replace the quarter", ADD: "Add to it"}
    chosen = st.segmented_control(
        "Rows already stored that are not in this file",
        list(words),
        format_func=words.__getitem__,
        default=draft.mode or None,
        key=f"mode {draft.digest}",
        help="Replacing takes them out; adding keeps them beside the rows of the file.",
    )
    if chosen and chosen != draft.mode:
        draft.mode = chosen
        st.rerun()
    if asked:
        gone = _gone(plan)
        st.caption(
            f"{plural(len(gone), 'row', 'rows')}: {', '.join(gone[:20])}"
            + (" …" if len(gone) > 20 else ".")
        )


def _gone(plan: Plan) -> list[str]:
    """Return the stored rows that are not in the file, each as people call it."""
    return [f"{part.kind.title}: {key}" for part in plan.parts for key in part.gone]


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
            "Stored": _told(change.old),
            "New": _told(change.new),
        }
        for part in plan.parts
        for change in part.changed
    ]
    if changes:
        with st.expander(f"Changed values: {len(changes):,}"):
            st.dataframe(pd.DataFrame(changes), hide_index=True, alt="Changed values, old and new")
    if gone := _gone(plan):
        with st.expander(f"Stored rows that would be gone: {len(gone):,}", expanded=True):
            st.write(", ".join(gone[:200]))
            st.caption("They can be had back: undo the upload on the Submissions page.")


def _told(value: object) -> str:
    """Return a stored value as it is read on a page: numbers as everywhere else."""
    if value is None:
        return ""
    return f"{value:,}" if type(value) in (int, float) else shown(value)
