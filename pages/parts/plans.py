"""A plan on screen: what is wrong, and what would change."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import PurePath

import pandas as pd
import streamlit as st

from data.cells import shown
from data.demo.loading import is_demonstration, remove_demo
from data.marked import mark
from data.messages import ERROR, NOTE, WARNING
from data.periods import following, quarters
from data.plan import ADD, REPLACE, Plan
from data.problems import Problem, Refused
from data.row import COALITION
from pages.parts import frame
from pages.parts.caches import known, the_store
from pages.parts.drafts import Draft
from pages.parts.guard import Person, require
from reports.tables import as_csv

HEADS = {ERROR: "to mend", WARNING: "to look at", NOTE: "for your information"}
SAYS = {
    ERROR: "These stop the upload.",
    WARNING: "These do not stop the upload.",
    NOTE: "What was left out or read in a way worth knowing. Nothing to do.",
}
AT_ONCE = 50
FILES = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt"]


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


def choose_whose(partners: Mapping[str, str], held: tuple[str, str] | None) -> tuple[str, str]:
    """Let the reporting partner and the quarter be chosen, where the workbook does not say."""
    left, right = st.columns([1.4, 1])
    with left:
        partner = st.selectbox(
            "Reporting partner", ["", *partners],
            format_func=lambda code: partners.get(code) or "As the workbook says",
        )  # fmt: skip
    with right:
        quarter = st.selectbox(
            "Quarter", ["", *quarters_on_offer(held)],
            format_func=lambda name: frame.spoken_quarter(name) if name else "As the workbook says",
        )  # fmt: skip
    return partner, quarter


def choose_mode(plan: Plan, draft: Draft) -> None:
    """Ask whether to replace or to add, where stored rows are not in the file."""
    asked = [problem for problem in plan.problems if problem.entry == "mode_needed"]
    if not asked and not draft.mode:
        return
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
        gone = [f"{part.kind.title}: {key}" for part in plan.parts for key in part.gone]
        st.caption("They are " + ", ".join(gone[:20]) + (" …" if len(gone) > 20 else "."))


def problems(file: str, found: Sequence[Problem], plan: Plan | None = None) -> None:
    """Show problems by severity, each with its place and its way out; and as files to keep."""
    # What is asked above is not said again here; the files to keep have all of it.
    asked = {question.key for question in plan.questions if question.open} if plan else set()
    listed = [problem for problem in found if not problem.ask or problem.ask not in asked]
    if not found:
        return
    counts = Counter(problem.severity for problem in listed)
    told = [f"{counts[s]:,} {HEADS[s]}" for s in (ERROR, WARNING) if counts[s]]
    if told:
        st.subheader(", ".join(told), anchor=False)
    levels = [severity for severity in HEADS if counts[severity]]
    if levels:
        _choose_level(file, listed, levels, counts)
    with st.container(horizontal=True):
        _downloads(file, found, plan)


def _choose_level(
    file: str, found: Sequence[Problem], levels: Sequence[str], counts: Mapping[str, int]
) -> None:
    shown_level = st.segmented_control(
        "Show",
        levels,
        default=levels[0],
        required=True,
        format_func=lambda severity: f"{counts[severity]:,} {HEADS[severity]}",
        label_visibility="collapsed",
        key=f"level {file} {levels[0]}",
    )
    if shown_level in SAYS:
        st.caption(SAYS[shown_level])
        _list([problem for problem in found if problem.severity == shown_level], shown_level)


def _downloads(file: str, found: Sequence[Problem], plan: Plan | None) -> None:
    if plan and plan.workbook and plan.content:
        content, workbook = plan.content, plan.workbook
        st.download_button(
            "Download the workbook, marked",
            lambda: mark(content, workbook, list(found)),
            file_name=f"{PurePath(file).stem} to mend.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
            icon=":material/download:",
        )
    st.download_button(
        "Download this list (CSV)",
        lambda: as_csv(pd.DataFrame([p.as_record() for p in found])),
        file_name=f"To mend in {file}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _list(some: Sequence[Problem], severity: str) -> None:
    """List problems; those that say the same of several cells once, with all their cells."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in some:
        alike.setdefault((problem.sheet, problem.text, problem.fix), []).append(problem)
    items = "".join(
        f'<div class="problem {severity}"><b>{escape(_places(several))}</b> {escape(text)}'
        f"<span>{escape(fix)}</span></div>"
        for (_, text, fix), several in list(alike.items())[:AT_ONCE]
    )
    st.html(items)
    if len(alike) > AT_ONCE:
        st.caption(f"… and {len(alike) - AT_ONCE:,} more, in the list to download.")


def _places(several: Sequence[Problem]) -> str:
    first = several[0]
    if len(several) > 1:
        more = ", ".join(problem.cell for problem in several[1:6] if problem.cell)
        rest = f" and {len(several) - 6} more" if len(several) > 6 else ""
        return f"{first.where}, {more}{rest}" if more else first.where
    if len(first.cells) > 1 or (first.cells and ":" in first.cells[0]):
        listed = ", ".join(first.cells[:6])
        return f"{first.sheet}!{listed}{' …' if len(first.cells) > 6 else ''}"
    return first.where


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
