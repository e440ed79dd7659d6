"""What is asked about a file, and how it was read: sheet by sheet, header by header."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.kinds import kinds
from data.plan import Plan
from data.questions import Question
from pages.parts.caches import known
from pages.parts.drafts import the_draft

_ASKS = {
    "sheet": "Sheet “{found}” ({place}): what does it hold?",
    "column": "Column “{found}”, {sheet}!{place}: what is it?",
    "value": "“{found}” ({samples}): which of the list is it?",
    "dates": "{found} in {sheet}, such as {samples}: which way round are they written?",
    "numbers": "{found} in {sheet}, such as {samples}: where do the decimals stand?",
    "hidden": "Hidden in {sheet}: {place} (“{found}”). Read it?",
    "measure": "The columns {found} of {sheet}: what do they count?",
    "year": "The columns {found} of {sheet}: of which year are they?",
    "constant": "{sheet} has no column “{found}”: what holds for all of its rows?",
}
_SURE = {
    "title": "its title",
    "alias": "a name it is known by",
    "said": "as you said",
    "remembered": "as was said of an earlier file",
    "wide": "one of several columns of a figure",
    "alike": "alike by {score} %",
}


def ask(plan: Plan) -> None:
    """Ask what must be known before anything is stored; all of it is answered with one button."""
    asked = [question for question in plan.questions if question.open]
    if not asked:
        return
    st.subheader(f"To decide: {len(asked)}", anchor=False)
    st.caption(
        "What you answer is remembered for the partner, so that the next file needs no answer; "
        "only what is hidden is asked of each file."
    )
    with st.form("answers", border=True):
        given = {question.key: _choice(question, "ask") for question in asked}
        if st.form_submit_button("Use these answers", type="primary"):
            chosen = {key: answer for key, answer in given.items() if answer is not None}
            the_draft().answers.update(chosen)
            st.rerun()


def _choice(question: Question, where: str) -> str | None:
    samples = ", ".join(question.samples)
    label = _ASKS[question.about].format(
        found=question.found, sheet=question.sheet, place=question.place, samples=samples
    )
    if question.about == "column" and samples:
        label += f"  \n:gray[for example {_plain(samples)}]"
    if sure := _sure(question):
        label += f" :gray[({sure})]"
    options = _options(question)
    if not options:
        typed = st.text_input(label, key=f"{where} {question.key}")
        return typed.strip() or None
    codes = list(options)
    at = codes.index(question.answer) if question.answer in codes else None
    return st.selectbox(
        label, codes, index=at, format_func=options.__getitem__, key=f"{where} {question.key}",
        placeholder="Choose",
    )  # fmt: skip


def _plain(text: str) -> str:
    """Return cells' texts so that nothing in them is taken for formatting."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|<>~$:" else c for c in text)


def _options(question: Question) -> dict[str, str]:
    """Return a question's options; of partners and areas those that are stored."""
    if question.about not in ("value", "constant") or len(question.options) > 1:
        return dict(question.options)
    names = {"partners": "partner", "areas": "area"}
    stored = known().get(names.get(_looked_up_in(question), ""), {})
    return {code: f"{name} ({code})" for code, name in stored.items()} | dict(question.options)


def _looked_up_in(question: Question) -> str:
    """Return the kind of sheet that lists what a question's answer may be; empty: none does."""
    kind, name = question.key.split("|")[1:3]
    if question.about == "value":
        return kind
    column = kinds()[kind.replace(" ", "_")].columns()[name.replace(" ", "_")]
    return column.refers[0] if column.refers else ""


def _sure(question: Question) -> str:
    return _SURE.get(question.how, "").format(score=question.score)


def show_reading(plan: Plan) -> None:
    """Show how each sheet and column was read, and let any of it be changed."""
    sheets = [question for question in plan.questions if question.about == "sheet"]
    if not sheets:
        return
    told = ", ".join(
        f"{question.found} as {question.options[question.answer or '']}"
        if question.answer
        else f"{question.found} left out"
        for question in sheets
    )
    with st.expander(f"How it was read: {told}"):
        for sheet in sheets:
            _show_sheet(sheet, plan.questions)


def _show_sheet(sheet: Question, questions: Sequence[Question]) -> None:
    left, right = st.columns([1.3, 2])
    with left:
        _changeable(sheet, f"Sheet “{sheet.found}” is read as")
    with right:
        st.html(f'<p class="quiet">{escape(sheet.place)}</p>')
    of_sheet = [q for q in questions if q.sheet == sheet.sheet and q.key != sheet.key]
    others = [question for question in of_sheet if not question.open]
    for start in range(0, len(others), 3):
        for place, question in zip(st.columns(3), others[start : start + 3], strict=False):
            with place:
                _changeable(question, _title(question))
                st.html(f'<p class="quiet">{escape(_notes(question))}</p>')
    st.divider()


def _notes(question: Question) -> str:
    """Return how an answer is known, and what it is about."""
    samples = ", ".join(question.samples)
    beside = "in" if question.about == "value" else "for example"
    return (
        "; ".join(n for n in (_sure(question), f"{beside} {samples}" * bool(samples)) if n) or "—"
    )


def _title(question: Question) -> str:
    about = {"value": "Value", "dates": "Dates in", "numbers": "Numbers in", "hidden": "Hidden"}
    return f"{about.get(question.about, question.place)}: {_plain(question.found)}"


def _changeable(question: Question, label: str) -> None:
    options = _options(question)
    if not options:
        return
    codes = list(options)
    answer = question.answer if question.answer in codes else None
    key = f"read {question.key} {question.answer}"

    def change() -> None:
        chosen = st.session_state[key]
        if chosen is not None:
            the_draft().answers[question.key] = chosen

    st.selectbox(
        label, codes, index=codes.index(answer) if answer is not None else None,
        format_func=options.__getitem__, key=key, on_change=change, placeholder="Left out",
    )  # fmt: skip
