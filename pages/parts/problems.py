"""What is wrong with a file: by how much it matters, each with its place and its way out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import PurePath

import pandas as pd
import streamlit as st

from data.marked import mark
from data.messages import ERROR, NOTE, WARNING
from data.plan import Plan
from data.problems import Problem
from data.questions import key_of
from pages.parts.history import tell
from reports.tables import as_csv

HEADS = {ERROR: "to mend", WARNING: "to look at", NOTE: "for your information"}
SAYS = {
    ERROR: "These stop the upload.",
    WARNING: "These do not stop the upload.",
    NOTE: "What was left out or read in a way worth knowing. Nothing to do.",
}
AT_ONCE = 50
_ELSEWHERE = re.compile(r"( on the Upload page)? \(on the command line: [^)]*\)")


def asked_above(plan: Plan) -> list[Problem]:
    """Return the problems that a choice on the page settles; they are not listed again."""
    asked = {question.key for question in plan.questions if question.open} | {key_of("mode")}
    return [problem for problem in plan.problems if problem.ask in asked]


def show_problems(plan: Plan) -> None:
    """Show a plan's problems by severity; and as files to keep, which have those asked as well."""
    asked = asked_above(plan)
    listed = [problem for problem in plan.problems if problem not in asked]
    if not plan.problems:
        return
    if not plan.digest:  # it could not be read at all: there is nothing in it to list or to mark
        tell(plan.problems)
        return
    counts = Counter(problem.severity for problem in listed)
    told = [f"{counts[s]:,} {HEADS[s]}" for s in (ERROR, WARNING) if counts[s]]
    if told:
        st.subheader(", ".join(told), anchor=False)
    levels = [severity for severity in HEADS if counts[severity]]
    if levels:
        # A single level is named by the heading already; what is only told has none.
        several = len(levels) > 1 or levels[0] == NOTE
        level = _choose_level(plan.file, levels, counts) if several else levels[0]
        _show_level([problem for problem in listed if problem.severity == level], level)
    with st.container(horizontal=True):
        _downloads(plan)
    if stops := sum(problem.severity == ERROR for problem in asked):
        every = f"Both files list {counts[ERROR] + stops:,} to mend"
        above = f": the {counts[ERROR]:,} above, and {stops:,} that your answers settle."
        st.caption(every + (above if counts[ERROR] else ", which your answers settle."))


def _choose_level(file: str, levels: Sequence[str], counts: Mapping[str, int]) -> str:
    return str(
        st.segmented_control(
            "Show",
            levels,
            default=levels[0],
            required=True,
            format_func=lambda severity: f"{counts[severity]:,} {HEADS[severity]}",
            label_visibility="collapsed",
            key=f"level {file} {levels[0]}",
        )
    )


def _show_level(some: Sequence[Problem], level: str) -> None:
    alike = _alike(some)
    several = " What is the same in several cells is said once." * (len(alike) < len(some))
    st.caption(SAYS[level] + several)
    _list(alike, level)


def _downloads(plan: Plan) -> None:
    found, content, workbook = plan.problems, plan.content, plan.workbook
    if workbook and content:
        st.download_button(
            "Download the workbook, marked",
            lambda: mark(content, workbook, list(found)),
            file_name=f"{PurePath(plan.file).stem} to mend.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
            icon=":material/download:",
        )
    st.download_button(
        "Download this list (CSV)",
        lambda: as_csv(pd.DataFrame([_record(problem) for problem in found])),
        file_name=f"To mend in {plan.file}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _record(problem: Problem) -> dict[str, object]:
    """Return a problem as a row; what is about a whole sheet has no row's number."""
    record = problem.as_record()
    return record | {"row": record["row"] or ""}


def _alike(some: Sequence[Problem]) -> list[list[Problem]]:
    """Return problems together that say the same of several cells of a sheet."""
    found: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in some:
        found.setdefault((problem.sheet, problem.text, problem.fix), []).append(problem)
    return list(found.values())


def _list(alike: Sequence[Sequence[Problem]], severity: str) -> None:
    items = "".join(
        f'<div class="problem {severity}"><b>{escape(_places(several))}</b> '
        f"{escape(several[0].text)}<span>{escape(_way_out(several[0]))}</span></div>"
        for several in alike[:AT_ONCE]
    )
    st.html(items)
    if len(alike) > AT_ONCE:
        st.caption(f"… and {len(alike) - AT_ONCE:,} more, in the list to download.")


def _way_out(problem: Problem) -> str:
    """Return the way out as it is said on the page itself, where nobody types commands."""
    here = problem.fix.replace("Say on the Upload page", "Say under “How it was read”")
    return _ELSEWHERE.sub("", here)


def _places(several: Sequence[Problem]) -> str:
    first = several[0]
    if len(several) > 1:
        more = list(dict.fromkeys(problem.cell for problem in several[1:] if problem.cell))
        if not more or more == [first.cell]:
            return first.where
        rest = f" and {len(more) - 5:,} more" if len(more) > 5 else ""
        where = first.where if first.letter else f"{first.sheet} rows {first.row}"
        return f"{where}, {', '.join(more[:5])}{rest}"
    if len(first.cells) > 1 or (first.cells and ":" in first.cells[0]):
        listed = ", ".join(first.cells[:6])
        return f"{first.sheet}!{listed}{' …' if len(first.cells) > 6 else ''}"
    return first.where
