"""Open answers to read: which, how many are read, and what is said when none is left."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape

import streamlit as st

from data.lists import DESIGNS, WAVES
from data.problems import Refused
from data.readings import (
    CLEARED,
    QUARANTINED,
    REDACTED,
    WITHHELD,
    Answer,
    answers_to_read,
    readings,
    take_back,
)
from data.words import COMMENT, questions
from pages.parts.caches import the_store
from pages.parts.frame import spoken_quarter
from pages.parts.guard import require
from reports.wording import plural

ONE, TOGETHER, DECIDED = "One at a time", "Several at once", "What was decided"
#: Decision → how it is spoken of.
SPOKEN = {
    CLEARED: "Cleared",
    REDACTED: "Redacted",
    WITHHELD: "Withheld",
    QUARANTINED: "In quarantine",
}
#: Where the keys of skipped answers, and that of the last one decided on, wait in the session.
SKIPPED, LAST = "reading skipped", "reading last"


def every_answer() -> list[Answer]:
    """Return every open answer, read or not."""
    with the_store().reading() as connection:
        return answers_to_read(connection)


def say_there_are_none() -> None:
    """Say where open answers come from."""
    st.write(
        "There are no open answers yet. They come with surveys: what stands under *Comment* on the "
        "Surveys sheet, and the answers to items whose scale is *Open answer* on the Survey items "
        "sheet."
    )
    st.page_link("pages/records/upload.py", label="Upload a workbook")


def choose(answers: Sequence[Answer]) -> tuple[str, list[Answer]]:
    """Offer how to read and which answers; return both."""
    view = st.segmented_control(
        "How", (ONE, TOGETHER, DECIDED), default=ONE, required=True, key="reading view",
        label_visibility="collapsed",
    )  # fmt: skip
    with st.container(key="filters"):
        left, middle, right = st.columns(3)
    surveys = sorted({one.words.survey for one in answers})
    with left:
        survey = st.selectbox("Survey", ["", *surveys], format_func=_or_all, key="reading survey")
    held = [one for one in answers if survey in ("", one.words.survey)]
    asked = dict.fromkeys((one.words.survey, one.words.item) for one in held)
    with middle:
        item = st.selectbox(
            "Question", _with_all(asked), format_func=_question_or_all, key="reading item"
        )
    held = [one for one in held if item in ("", (one.words.survey, one.words.item))]
    if view == DECIDED:
        with right:
            decision = st.selectbox(
                "Decision", ["", CLEARED, REDACTED, WITHHELD], key="reading decision",
                format_func=lambda name: SPOKEN.get(name, "All"),
            )  # fmt: skip
        held = [one for one in held if decision in ("", one.decision)]
    return view or ONE, held


def _with_all(asked: Iterable[tuple[str, str]]) -> list[tuple[str, str] | str]:
    return ["", *sorted(asked)]


def _or_all(name: str) -> str:
    return name or "All"


def _question_or_all(asked: tuple[str, str] | str) -> str:
    return question(*asked) if isinstance(asked, tuple) else "All"


def question(survey: str, item: str) -> str:
    """Return the question as it was asked."""
    if item == COMMENT:
        return f"Comment ({survey})"
    with the_store().reading() as connection:
        worded = questions(connection)
    return worded.get((survey, item), f"{item} ({survey})")


def told(one: Answer) -> str:
    """Return which survey, wave and design an answer is of, and how often it was given."""
    said = one.words
    words = (
        f"Survey {said.survey}",
        WAVES.label(said.wave),
        DESIGNS.label(said.design).lower(),
        spoken_quarter(said.quarter),
        f"given {one.times} times in these words" if one.times > 1 else "",
    )
    return " · ".join(filter(None, words))


def text_box(marked: str, label: str) -> str:
    """Return the HTML that shows a text as it was typed, whatever its script or length.

    Args:
        marked: the text, escaped.
        label: what it is, for who listens.
    """
    return (
        f'<div class="answer" dir="auto" tabindex="0" role="group" aria-label="{escape(label)}">'
        f"{marked}</div>"
    )


def show_progress(chosen: Sequence[Answer]) -> None:
    """Say how many of these answers are read."""
    read = sum(one.decision != QUARANTINED for one in chosen)
    total = len(chosen)
    st.progress(read / total if total else 1.0, text=f"{read:,} of {total:,} read")


def waiting(chosen: Sequence[Answer]) -> list[Answer]:
    """Return the answers nobody has read, those that were skipped last."""
    skipped = st.session_state.setdefault(SKIPPED, {})
    held = [one for one in chosen if one.decision == QUARANTINED]
    return sorted(held, key=lambda one: skipped.get(one.words.key, 0))


def say_all_is_read(chosen: Sequence[Answer]) -> None:
    """Say what became of the answers, and where they go from here."""
    made = Counter(one.decision for one in chosen)
    words = ", ".join(
        f"{made[name]:,} {SPOKEN[name].lower()}" for name in (CLEARED, REDACTED, WITHHELD)
    )
    st.subheader(f"All read: {plural(len(chosen), 'answer', 'answers')}", anchor=False)
    st.write(
        f"{words}. What is cleared or redacted may be coded and quoted; what was decided can be "
        "looked at, and opened again, under *What was decided*."
    )
    undo_button()


def act(done: Callable[[str], object]) -> bool:
    """Do something in the name of whoever is looking; say whether it could be done."""
    who = require("staff", "administrator")
    try:
        done(who.name)
    except Refused as refused:
        st.session_state["refused"] = refused.problems
        return False
    return True


def undo_button() -> None:
    """Offer to take the last decision of this session back."""
    last = st.session_state.get(LAST)
    st.button(
        f"Undo: {SPOKEN[last.decision].lower()}" if last else "Undo",
        shortcut="U",
        disabled=last is None,
        on_click=_undo,
        help="Takes your last decision back; the answer is shown again.",
        key="reading undo",
    )


def remember(key: str) -> None:
    """Remember the decision on an answer as the last one."""
    with the_store().reading() as connection:
        st.session_state[LAST] = readings(connection)[key]


def _undo() -> None:
    last = st.session_state.pop(LAST, None)
    if last and act(lambda who: take_back(the_store(), last, who)):
        skipped = st.session_state.setdefault(SKIPPED, {})
        skipped[last.key] = min(skipped.values(), default=0) - 1
