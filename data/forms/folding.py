"""Which columns of a survey are the options of one question: said, and changed on request."""

from collections.abc import Mapping, Sequence
from typing import Any

from data.blocks import Block
from data.cells import tidy
from data.forms.options import Options, fold_options
from data.heads import Match
from data.problems import Problem
from data.questions import Answers, Question, key_of
from data.row import Row
from data.workbook import Sheet, letter

#: A question with a column an option, and its cells by position.
Folded = tuple[Options, Mapping[int, Sequence[Any]]]

TOGETHER, APART = "together", "apart"
_OPTIONS = {
    TOGETHER: "one question, with the answers that are ticked",
    APART: "questions of their own",
}


def find_options(
    sheet: Sheet, block: Block, matches: Sequence[Match], answers: Answers
) -> tuple[list[Options], list[Problem], list[Question]]:
    """Return the questions whose options are columns, what is said of them, and what is asked.

    Args:
        sheet: where the table stands.
        block: the table.
        matches: what its headers are read as.
        answers: what was said about it, now or before.
    """
    if not block.kind.further:
        return [], [], []
    heads = {m.head.position: m.head for m in matches if _is_answer(m)}
    rows = sheet.cells[block.top : block.bottom]
    columns: dict[int, set[Any]] = {}

    def cells_of(at: int) -> set[Any]:
        if at not in columns:
            found = {row[at] for row in rows if at < len(row)}
            columns[at] = {cell for cell in found if tidy(cell) is not None}
            columns[at] |= {None} if len(found) > len(columns[at]) or not found else set()
        return columns[at]

    known = block.export.options if block.export else {}
    declared = frozenset().union(*answers.items.values())
    headers = {at: head.text for at, head in heads.items()}
    together, problems, questions = [], [], []
    for options in fold_options(headers, known, cells_of, declared):
        question = _question(block.kind, sheet, options, answers)
        questions.append(question)
        if question.answer == TOGETHER:
            together.append(options)
            first = heads[options.positions[0]]
            cells = tuple(f"{letter(at)}{heads[at].row + 1}" for at in options.positions)
            said = Problem(
                "options_together", sheet=sheet.name, row=first.row + 1, cells=cells,
                letter=letter(first.position), found=options.question,
                words={"count": str(len(options.columns))},
            )  # fmt: skip
            problems.append(said)
    return together, problems, questions


def _is_answer(match: Match) -> bool:
    """Say whether a column is kept as an answer, and nobody said that it is one by itself."""
    return match.kept and match.column is None and not match.proposed and not match.how


def _question(kind: type[Row], sheet: Sheet, options: Options, answers: Answers) -> Question:
    key = key_of("options", kind.kind_name(), options.question)
    said = answers.get(key)
    proposed = TOGETHER if options.sure else APART
    return Question(
        key, "options", sheet.name, "", options.question, tuple(options.columns.values())[:3],
        _OPTIONS, said if said in _OPTIONS else proposed, answers.how(key) or "alike",
    )  # fmt: skip


def chosen(folded: Sequence[Folded]) -> dict[str, list[Any]]:
    """Return question → the options each row ticks, of questions with a column an option.

    None where nobody knows whether the respondent was asked.
    """
    found: dict[str, list[Any]] = {}
    for options, columns in folded:
        rows = list(zip(*columns.values(), strict=True))
        # There are few ways to tick: each is read once.
        read = {row: options.answer(dict(zip(columns, row, strict=True))) for row in set(rows)}
        found[options.question] = [read[row] for row in rows]
    return found
