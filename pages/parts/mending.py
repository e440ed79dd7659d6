"""Cells corrected and rows set aside on the page, instead of in the file."""

from collections.abc import Sequence

import streamlit as st

from data.plan import Plan
from data.problems import Problem
from pages.parts.drafts import the_draft

#: So many cells at once; who has more to mend is quicker in the file.
AT_ONCE = 12

#: What cannot be mended cell by cell: the file itself must not hold it.
_NOT_HERE = ("identifier", "personal")


def offer_mending(plan: Plan) -> None:
    """Offer to correct the cells that stop the upload, or to set their rows aside."""
    _already_done()
    cells = _cells(plan.errors)
    rows = _rows(plan.errors)
    if not cells and not rows:
        return
    with st.expander("Correct cells here, or set rows aside"):
        if cells:
            _correct(cells)
        if rows:
            _set_aside(rows)


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
            if problem.sheet and problem.row and not problem.ask.startswith(("column", "hidden"))
            and not problem.entry.startswith(_NOT_HERE)
        )
    )  # fmt: skip


def _correct(cells: dict[str, Problem]) -> None:
    with st.form("corrections", border=False):
        given = {}
        for place, problem in list(cells.items())[:AT_ONCE]:
            label = f"{place}, {problem.column} (now “{problem.found}”)"
            given[place] = st.text_input(label, key=f"cell {place}", placeholder=problem.expected)
        if len(cells) > AT_ONCE:
            st.caption(f"… and {len(cells) - AT_ONCE:,} more, once these are done.")
        st.caption("Your file stays as it is; the corrections are kept beside it in the history.")
        if st.form_submit_button("Use these corrections"):
            the_draft().corrections.update({p: v.strip() for p, v in given.items() if v.strip()})
            st.rerun()


def _set_aside(rows: Sequence[str]) -> None:
    with st.form("aside", border=False):
        left, right = st.columns([1, 2])
        with left:
            row = st.selectbox("Set a row aside", rows, index=None, placeholder="Row")
        with right:
            reason = st.text_input("Why", placeholder="Waiting for the school's figures")
        st.caption("It is not stored, and listed on the Submissions page until it is settled.")
        if st.form_submit_button("Set it aside"):
            if row and reason.strip():
                the_draft().asides[row] = reason.strip()
                st.rerun()
            st.warning("Choose the row, and say why.")


def _already_done() -> None:
    """List what was corrected and set aside, each with the way back."""
    draft = the_draft()
    done = [
        (f"{place} is “{new}”", draft.corrections, place)
        for place, new in draft.corrections.items()
    ]
    done += [(f"{row} is set aside: {why}", draft.asides, row) for row, why in draft.asides.items()]
    for words, held, place in done:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(words)
            st.button("Take back", key=f"back {place}", on_click=_take_back, args=[held, place])


def _take_back(held: dict[str, str], place: str) -> None:
    held.pop(place, None)
