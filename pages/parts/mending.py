"""Cells corrected and rows set aside on the page, instead of in the file."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data.column import Column
from data.kinds import kinds, lists
from data.plan import Plan
from data.problems import Problem
from pages.parts.caches import known
from pages.parts.drafts import the_draft
from pages.parts.problems import asked_above

#: So many cells at once; who has more to mend is quicker in the file.
AT_ONCE = 12

#: What cannot be mended cell by cell: the file itself must not hold it.
_NOT_HERE = ("identifier", "personal")


def offer_mending(plan: Plan) -> None:
    """Offer to correct the cells that stop the upload, or to set their rows aside."""
    _already_done()
    left = _left(plan)
    cells, rows = _cells(left), _rows(left)
    if not cells and not rows:
        return
    # With a key and a rerun it stays as it is, open or closed, while one cell after another is
    # mended.
    key = f"mending {the_draft().digest}"
    with st.expander("Correct cells here, or set rows aside", key=key, on_change="rerun"):
        if cells:
            _correct(cells, _columns(plan))
        if rows:
            _set_aside(rows)


def say_what_is_left(plan: Plan) -> None:
    """Say that nothing has been stored, and where it goes on."""
    left = _left(plan)
    if not plan.digest:
        st.write("Nothing has been stored.")
    elif not left:
        st.write("Nothing has been stored yet. Decide what is asked above, then it goes on.")
    elif _cells(left) or _rows(left):
        st.write(
            "Nothing has been stored. Mend these in your file and drop it in again, or correct "
            "cells and set rows aside here."
        )
    else:
        st.write("Nothing has been stored. Mend these in your file and drop it in again.")


def _left(plan: Plan) -> list[Problem]:
    """Return the problems that stop the upload and that no choice above settles."""
    asked = asked_above(plan)
    return [problem for problem in plan.errors if problem not in asked]


def _cells(problems: Sequence[Problem]) -> dict[str, Problem]:
    """Return cell → the first problem with it, of cells that can be mended here."""
    found: dict[str, Problem] = {}
    for problem in problems:
        single = problem.letter and problem.row and not problem.cells
        header = problem.ask.startswith("column")
        if single and problem.sheet and not header and not problem.entry.startswith(_NOT_HERE):
            found.setdefault(f"{problem.sheet}!{problem.cell}", problem)
    return found


def _rows(problems: Sequence[Problem]) -> list[str]:
    return list(
        dict.fromkeys(
            f"{problem.sheet}!{problem.row}"
            for problem in problems
            if problem.sheet and problem.row
            and not problem.ask.startswith(("column", "hidden"))
            and not problem.entry.startswith(_NOT_HERE)
        )
    )  # fmt: skip


def _columns(plan: Plan) -> dict[tuple[str, str], Column]:
    """Return (sheet, title) → column, of sheets that are read as a kind."""
    return {
        (question.sheet, column.title): column
        for question in plan.questions
        if question.about == "sheet" and (kind := kinds().get(question.answer or ""))
        for column in kind.columns().values()
    }


def _correct(cells: Mapping[str, Problem], columns: Mapping[tuple[str, str], Column]) -> None:
    with st.form("corrections", border=False):
        given: dict[str, str] = {}
        for place, problem in list(cells.items())[:AT_ONCE]:
            column = columns.get((problem.sheet, problem.column))
            given[place] = _field(place, problem, _options(column) if column else {})
        if len(cells) > AT_ONCE:
            st.caption(f"… and {len(cells) - AT_ONCE:,} more, once these are done.")
        st.caption("Your file stays as it is; the corrections are kept beside it in the history.")
        if st.form_submit_button("Use these corrections"):
            the_draft().corrections.update({p: v for p, v in given.items() if v})
            st.rerun()


def _field(place: str, problem: Problem, options: Mapping[str, str]) -> str:
    """Return what is typed or chosen for a cell; empty: nothing yet."""
    now = f"now “{problem.found}”" if problem.found else "now empty"
    label, key = f"{place}, {problem.column} ({now})", f"cell {place}"
    if not options:
        hint = f"Must be {problem.expected}" if problem.expected else ""
        return st.text_input(label, key=key, placeholder=hint).strip()
    chosen = st.selectbox(
        label, list(options), index=None, key=key, placeholder="Choose",
        format_func=lambda code: options.get(code, code), accept_new_options=True,
        help="One of the list; several are typed with a semicolon between them.",
    )  # fmt: skip
    return options.get(chosen, chosen).strip() if chosen else ""


def _options(column: Column) -> dict[str, str]:
    """Return code → label of what a column may hold, where that is a list."""
    if column.choices is not None and not column.refers:
        return {code: column.choices.label(code) for code in column.choices.terms}
    named = [known().get(lists()[name], {}) for name in column.refers if name in lists()]
    return {code: name for names in named for code, name in names.items()}


def _set_aside(rows: Sequence[str]) -> None:
    with st.form("aside", border=False):
        left, right = st.columns([1.2, 2])
        with left:
            chosen = st.multiselect("Set rows aside", rows, format_func=_row, placeholder="Rows")
        with right:
            reason = st.text_input("Why", placeholder="Such as: waiting for the school's figures")
        st.caption("They are not stored, and listed on the Submissions page until settled.")
        if st.form_submit_button("Set them aside"):
            if chosen and reason.strip():
                the_draft().asides.update(dict.fromkeys(chosen, reason.strip()))
                st.rerun()
            st.warning("Choose the rows, and say why.")


def _row(place: str) -> str:
    """Return a row as it is called everywhere: ``Events!7`` → ``Events row 7``."""
    sheet, _, number = place.rpartition("!")
    return f"{sheet} row {number}"


def _already_done() -> None:
    """List what was corrected and set aside, each with the way back."""
    draft = the_draft()
    done = [
        (f"{place} is “{new}”", draft.corrections, place)
        for place, new in draft.corrections.items()
    ]
    done += [
        (f"{_row(row)} is set aside: {why}", draft.asides, row) for row, why in draft.asides.items()
    ]
    for words, held, place in done:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(words)
            st.button("Take back", key=f"back {place}", on_click=_take_back, args=[held, place])


def _take_back(held: dict[str, str], place: str) -> None:
    held.pop(place, None)
