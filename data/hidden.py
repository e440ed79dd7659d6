"""What is hidden in a file: reported, and asked whether it is to be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from data.cells import shown, tidy
from data.heads import Head
from data.problems import Problem, shorten
from data.questions import Answers, Question, key_of
from data.stretches import counted, runs, spoken_rows
from data.workbook import Sheet, letter

#: So many of the rows are shown, each so long at most.
_SAMPLES, _LONGEST = 3, 120

READ, LEAVE = "read", "leave"
_OPTIONS = {READ: "read it like the rest", LEAVE: "leave it out"}


@dataclass(frozen=True)
class Decision:
    """Whether something hidden is read: what is asked about it, and what is said of it."""

    question: Question
    problem: Problem

    @property
    def leaves(self) -> bool:
        """Whether somebody said to leave it out."""
        return self.question.answer == LEAVE


def decide_sheet(sheet: Sheet, answers: Answers) -> Decision:
    """Ask about a hidden sheet that could be read."""
    key = key_of("hidden", "sheet", sheet.name)
    samples = _samples(sheet.cells)
    return _decision("hidden_sheet", key, sheet, answers, "the whole sheet", sheet.name, samples)


def decide_column(sheet: Sheet, head: Head, answers: Answers) -> Decision:
    """Ask about a hidden column that could be read."""
    at = letter(head.position)
    key = key_of("hidden", "column", sheet.name, head.text)
    below = sheet.cells[head.row + 1 : head.row + 20]
    return _decision(
        "hidden_column", key, sheet, answers, f"column {at}", head.text,
        _samples([[row[head.position]] for row in below if head.position < len(row)]),
        row=head.row + 1, letter=at,
    )  # fmt: skip


def decide_rows(sheet: Sheet, answers: Answers) -> tuple[frozenset[int], Decision | None]:
    """Ask about the hidden rows of a sheet that hold anything; return those rows as well."""
    filled = sorted(
        row
        for row in sheet.hidden_rows
        if row < len(sheet.cells) and any(tidy(cell) is not None for cell in sheet.cells[row])
    )
    if not filled:
        return frozenset(), None
    key = key_of("hidden", "rows", sheet.name)
    cells = tuple(f"{a + 1}:{b + 1}" for a, b in runs(filled))
    found = counted(len(filled), "hidden row")
    rows = f"row{'s' * (len(filled) > 1)} {spoken_rows(filled)}"
    decision = _decision(
        "hidden_rows", key, sheet, answers, rows, found, _samples(sheet.cells[i] for i in filled),
        row=filled[0] + 1, cells=cells,
    )  # fmt: skip
    return frozenset(filled), decision


def _samples(rows: Iterable[Sequence[Any]]) -> tuple[str, ...]:
    """Return the first rows in words, each with what its cells hold."""
    spoken = (", ".join(shown(tidy(c)) for c in row if tidy(c) is not None) for row in rows)
    return tuple(shorten(text, _LONGEST) for text in islice(filter(None, spoken), _SAMPLES))


def _decision(
    entry: str,
    key: str,
    sheet: Sheet,
    answers: Answers,
    place: str,
    found: str,
    samples: tuple[str, ...],
    **at: Any,
) -> Decision:
    answer = answers.get(key)
    question = Question(
        key, "hidden", sheet.name, place, found, samples, options=_OPTIONS, answer=answer,
        how=answers.how(key), open=answer not in _OPTIONS,
    )  # fmt: skip
    told = {READ: "hidden_read", LEAVE: "hidden_left_out"}.get(answer or "", entry)
    problem = Problem(
        told, sheet=sheet.name, found=found,
        words={"place": place, "numbers": place.partition(" ")[2]},
        ask=key if question.open else "", **at,
    )  # fmt: skip
    return Decision(question, problem)
