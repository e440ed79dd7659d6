"""Responses nobody gave in earnest: somebody tried the form out. Whether they count is asked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.cells import shown, tidy
from data.lists import fold
from data.problems import Problem
from data.questions import Answers, Question, key_of
from data.stretches import counted, runs, spoken_rows
from data.workbook import Sheet

COUNT, LEAVE = "read", "leave"
_OPTIONS = {LEAVE: "leave it out", COUNT: "count it like the rest"}
#: What people type who only try a form out.
_TESTS = frozenset((
    "test", "testing", "tests", "test test", "testtest", "test response", "this is a test", "tst",
    "prueba", "esto es una prueba", "teste", "essai",
))  # fmt: skip
_AS_WHOM = frozenset(("test", "testing", "tester", "test user", "prueba"))


@dataclass(frozen=True)
class Trials:
    """What is said and asked of trial responses.

    Attributes:
        left: the rows to leave out, from 0.
        problem: what is said.
        question: what is asked, or was answered.
    """

    left: frozenset[int]
    problem: Problem
    question: Question


def find_trials(
    rows: Sequence[tuple[int, Sequence[Any]]],
    answers: Iterable[int],
    respondent: Iterable[int],
    states: Mapping[int, frozenset[str]],
) -> list[int]:
    """Return the rows that look as if somebody only tried the form out.

    Their status says so, or the respondent is called "test", or "test" is all that was written:
    what else the row holds was chosen by others too.

    Args:
        rows: each row's number, and its cells.
        answers: positions of the columns that hold answers.
        respondent: those of the respondent's code.
        states: position of a column that says what sort of response a row is → what it holds of
            a trial.
    """
    columns = {at: [row[at] if at < len(row) else "" for _, row in rows] for at in answers}
    # Of many rows few cells are different: each is looked at once.
    different = (c for c in set().union(*columns.values()) if isinstance(c, str) and len(c) < 30)
    tests = {cell for cell in different if _folded(cell) in _TESTS}
    tested = {i for cells in columns.values() for i, cell in enumerate(cells) if cell in tests}
    times = {at: Counter(cells) for at, cells in columns.items()} if tested else {}
    respondent = tuple(respondent)
    return [
        number
        for i, (number, row) in enumerate(rows)
        if any(_folded(row[at]) in trials for at, trials in states.items() if at < len(row))
        or any(_is_name(row[at]) for at in respondent if at < len(row))
        or (i in tested and all(_is_chosen(cells[i], times[at]) for at, cells in columns.items()))
    ]


def _folded(cell: Any) -> str:
    value = tidy(cell)
    return "" if value is None else fold(shown(value))


def _is_name(value: Any) -> bool:
    """Say whether a respondent's code is "test", whatever number follows it."""
    told = isinstance(value, str) and value[:1] in "tTpP \u200b"
    return told and _folded(value).rstrip(" 0123456789") in _AS_WHOM


def _is_chosen(value: Any, times: Mapping[Any, int]) -> bool:
    """Say whether an answer is nobody's own words: "test", a figure, or what others say too."""
    text = _folded(value)
    return not text or text in _TESTS or text.isdecimal() or times[value] > 1


def decide_trials(sheet: Sheet, rows: Sequence[int], answers: Answers) -> Trials | None:
    """Ask of each file whether its trial responses count; None where it has none.

    Args:
        sheet: where they stand.
        rows: their positions, from 0.
        answers: what was said.
    """
    if not rows:
        return None
    key = key_of("once", "trials", sheet.name)
    answer = answers.get(key)
    found = counted(len(rows), "response")
    place = f"row{'s' * (len(rows) > 1)} {spoken_rows(rows)}"
    question = Question(
        key, "trials", sheet.name, place, found, options=_OPTIONS,
        answer=answer if answer in _OPTIONS else LEAVE, how=answers.how(key) or "alike",
        open=answer not in _OPTIONS,
    )  # fmt: skip
    told = {COUNT: "trials_counted", LEAVE: "trials_left_out"}.get(answer or "", "trials")
    problem = Problem(
        told, sheet=sheet.name, row=rows[0] + 1, found=found, words={"place": place},
        cells=tuple(f"{a + 1}:{b + 1}" for a, b in runs(rows)), ask=key if question.open else "",
    )  # fmt: skip
    return Trials(frozenset(rows) if answer == LEAVE else frozenset(), problem, question)
