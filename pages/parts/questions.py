"""What is asked about a file, and how it was read: sheet by sheet, header by header."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.kinds import kinds, lists
from data.plan import Plan
from data.questions import Question
from data.row import COALITION
from data.withheld import withheld
from pages.parts.caches import known
from pages.parts.drafts import the_draft

_ASKS = {
    "sheet": "Sheet “{found}” ({place}): what does it hold?",
    "table": "{sheet}, {place}, headed {found}: what does this table hold?",
    "column": "Column “{found}”, {sheet}!{place}: what is it?",
    "value": "“{found}” ({samples}): which of the list is it?",
    "dates": "{found} in {sheet}, such as {samples}: which way round are they written?",
    "numbers": "{found} in {sheet}, such as {samples}: where do the decimals stand?",
    "hidden": "Hidden in {sheet}: {place} (“{found}”). Read it?",
    "measure": "The columns {found} of {sheet}: what do they count?",
    "options": "“{found}” of {sheet}, with a column for each of {samples} …: how is it answered?",
    "trials": "{sheet}, {place}: somebody only tried the form out, it seems ({found}). Count it?",
    "year": "The columns {found} of {sheet}: of which year are they?",
    "constant": "{sheet} has no column “{found}”: what holds for all of its rows?",
}
#: What is asked with some of its cells beside it, and the words before them.
_WITH_SAMPLES = {"column": "for example", "hidden": "It holds", "table": "for example"}
#: What stands between samples that are rows.
_SEPARATED = {"hidden": "; ", "table": "; "}
#: What is looked up in a list: how a word comes onto the list.
_LISTED = {
    "areas": "Not in the list? Add it to the sheet Areas of this file, or upload that sheet first.",
    "grants": "Not in the list? Add it to the sheet Grants of this file, or upload it first.",
    "partners": "Not in the list? Add it to the sheet Partners of this file, or upload it first.",
}
_SURE = {
    "title": "its title",
    "alias": "another name of it",
    "said": "as you said",
    "remembered": "as was said of an earlier file",
    "wide": "one of several columns of a figure",
    "form": "as its form writes it",
    "joined": "the year of another column",
    "alike": "alike by {score} %",
}

#: Of several columns that are one thing, that is asked of all of them at once.
_SEVERAL = ("wide", "options")

#: What is asked first: an answer to it may answer what comes later.
_ORDER = (
    "sheet", "table", "hidden", "trials", "column", "options", "measure", "year", "dates",
    "numbers", "value", "constant",
)  # fmt: skip
#: As long as one of these is open on a sheet, it is not known which columns the sheet lacks.
_BEFORE_CONSTANTS = ("sheet", "hidden", "column", "measure")


def ask(plan: Plan) -> None:
    """Ask what must be known before anything is stored; all of it is answered with one button."""
    every = [question for question in plan.questions if question.open]
    if not every:
        return
    asked = _now(every)
    st.subheader(f"To decide: {len(every)}", anchor=False)
    st.caption(_what_becomes(plan))
    with st.form("answers", border=True):
        given = {question.key: _choice(question, "ask", plan) for question in asked}
        if later := len(every) - len(asked):
            st.caption(f"{later} more, if these answers leave anything open.")
        if st.form_submit_button("Use these answers", type="primary"):
            chosen = {key: answer for key, answer in given.items() if answer is not None}
            the_draft().answers.update(chosen)
            st.rerun()


def _now(every: Sequence[Question]) -> list[Question]:
    """Return what is asked now, in order; what a sheet lacks only once its columns are known."""
    unsure = {question.sheet for question in every if question.about in _BEFORE_CONSTANTS}
    now = [q for q in every if q.about != "constant" or q.sheet not in unsure]
    return sorted(now, key=lambda question: _ORDER.index(question.about))


def _what_becomes(plan: Plan) -> str:
    """Say what becomes of answers: they are remembered for a partner, once the file is stored."""
    if plan.partner in ("", COALITION):
        return (
            "Choose the reporting partner above, so that your answers can be remembered for its "
            "next file, once this one is stored."
        )
    name = known().get("partner", {}).get(plan.partner, plan.partner)
    return (
        f"Once this file is stored, your answers are remembered for {name}, so that its next file "
        "needs none. What is hidden is asked of each file."
    )


def _choice(question: Question, where: str, plan: Plan) -> str | None:
    samples = _SEPARATED.get(question.about, ", ").join(question.samples)
    label = _ASKS[question.about].format(
        found=question.found, sheet=question.sheet, place=question.place, samples=samples
    )
    if question.about in _WITH_SAMPLES and samples and _may_be_repeated(question, plan):
        label += f"  \n:gray[{_WITH_SAMPLES[question.about]} {plain(samples)}]"
    if sure := _sure(question):
        label += f" :gray[({sure})]"
    options = _options(question)
    if question.about in ("value", "constant") and _looked_up_in(question) in _LISTED:
        label += f"  \n:gray[{_LISTED[_looked_up_in(question)]}]"
    if not options:
        typed = st.text_input(label, question.answer or "", key=f"{where} {question.key}")
        return typed.strip() or None
    codes = list(options)
    at = codes.index(question.answer) if question.answer in codes else None
    return st.selectbox(
        label, codes, index=at, format_func=options.__getitem__, key=f"{where} {question.key}",
        placeholder="Choose",
    )  # fmt: skip


def _may_be_repeated(question: Question, plan: Plan) -> bool:
    """Say whether cells of what is hidden may be shown: not where participants' codes could be."""
    read_as = (q.answer for q in plan.questions if q.about == "sheet" and q.sheet == question.sheet)
    kind = kinds().get(next(read_as, None) or "")
    return question.about != "hidden" or kind is None or not withheld(kind)


def plain(text: str) -> str:
    """Return cells' texts so that nothing in them is taken for formatting."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|<>~$:" else c for c in text)


def _options(question: Question) -> dict[str, str]:
    """Return a question's options; of partners, areas and grants those that are stored."""
    if question.about not in ("value", "constant") or len(question.options) > 1:
        return dict(question.options)
    stored = known().get(lists().get(_looked_up_in(question), ""), {})
    return {code: f"{name} ({code})" for code, name in stored.items()} | dict(question.options)


def _looked_up_in(question: Question) -> str:
    """Return the kind of sheet that lists what a question's answer may be; empty: none does."""
    kind, name = question.key.split("|")[1:3]
    if question.about == "value":
        return kind
    column = kinds()[kind.replace(" ", "_")].columns()[name.replace(" ", "_")]
    return column.refers[0] if column.refers else ""


def _sure(question: Question) -> str:
    if question.how == "alike" and not question.score:
        return "by its looks"
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
    # It stays open while one thing after another is changed in it.
    key = f"reading {the_draft().digest}"
    with st.expander(f"How it was read: {told}", key=key, on_change="rerun"):
        for sheet in sheets:
            _show_sheet(sheet, plan.questions)


def _show_sheet(sheet: Question, questions: Sequence[Question]) -> None:
    left, right = st.columns([1.3, 2])
    with left:
        _changeable(sheet, f"Sheet “{sheet.found}” is read as")
    with right:
        st.html(f'<p class="quiet">{escape(sheet.place)}</p>')
    of_sheet = [q for q in questions if q.sheet == sheet.sheet and q.key != sheet.key]
    # Of several columns of one figure it is said once what they hold.
    others = [q for q in of_sheet if not (q.open or (q.about == "column" and q.how in _SEVERAL))]
    for start in range(0, len(others), 3):
        for place, question in zip(st.columns(3), others[start : start + 3], strict=False):
            with place:
                _changeable(question, _title(question))
                st.html(f'<p class="quiet">{escape(_notes(question))}</p>')
    st.divider()


def _notes(question: Question) -> str:
    """Return how an answer is known, and what it is about."""
    samples = _SEPARATED.get(question.about, ", ").join(question.samples)
    beside = "in" if question.about == "value" else "for example"
    return (
        "; ".join(n for n in (_sure(question), f"{beside} {samples}" * bool(samples)) if n) or "—"
    )


def _title(question: Question) -> str:
    about = {
        "value": "Value", "table": "Table", "dates": "Dates in", "numbers": "Numbers in",
        "options": "Question", "trials": "Tried out", "hidden": "Hidden",
        "measure": "Figures in", "year": "Year of", "constant": "Not there",
    }  # fmt: skip
    return f"{about.get(question.about, question.place)}: {plain(question.found)}"


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
