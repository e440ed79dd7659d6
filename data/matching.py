"""The columns of a table: which header is which, what is asked about them, and what is wrong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data import identifiers
from data.blocks import Block
from data.cells import Misread, read_cell, shown, tidy
from data.column import Column
from data.heads import KEEP, Head, Match, column_key, find_column, match_heads
from data.lists import fold
from data.problems import Problem
from data.questions import Answers, Question, key_of
from data.row import Row
from data.spread import Told, spread_of
from data.workbook import Sheet, letter

#: So many of a column's cells are looked at, and shown beside its header.
SAMPLES = 6

_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are.

    Attributes:
        matches: one for each header.
        places: column name → the positions its cells are in; several are joined.
        further: header → position, of columns nobody declared that are kept as answers.
        told: position → what it says, of the figures of a wide layout.
        dimension: the column that tells those apart.
        problems: what is wrong.
        questions: what is asked, or was answered.
    """

    matches: tuple[Match, ...]
    places: dict[str, tuple[int, ...]]
    further: dict[str, int]
    told: dict[int, Told] = field(default_factory=dict)
    dimension: Column | None = None
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def used(self) -> set[int]:
        """The positions whose cells are stored."""
        return (
            {i for at in self.places.values() for i in at}
            | set(self.told)
            | set(self.further.values())
        )


def place_columns(
    sheet: Sheet, block: Block, answers: Answers, constants: Mapping[str, str], year: str
) -> Columns:
    """Match a table's headers to the columns of its kind.

    Args:
        sheet: where it stands.
        block: the table.
        answers: what was said about headers, now or before.
        constants: our column's title or name → the value of every row.
        year: the year of columns headed ``Q1`` alone; empty where it is not known.
    """
    kind = block.kind
    samples = {head.position: _samples(sheet, block, head.position) for head in block.heads}

    def fits(head: Head, column: Column) -> float:
        return _fit(samples[head.position], column)

    matches = match_heads(kind, block.heads, answers, fits)
    told, dimension, asked, wrong = _wide(sheet, block, matches, answers, year)
    matches = [
        replace(m, how="wide", proposed=None) if m.head.position in told else m for m in matches
    ]
    places, further, found = _placed(sheet, kind, matches, answers)
    given = {
        *places,
        *_given(kind, constants),
        *(t.measure.name for t in told.values() if t.measure),
    }
    given |= {dimension.name} if dimension else set()
    proposed = {match.proposed.name for match in matches if match.proposed}
    wrong += found + _hidden_columns(sheet, block, matches, answers, asked)
    wrong += [
        Problem("missing_column", sheet=sheet.name, column=column.title, ask=_constant(kind, name))
        for name, column in kind.columns().items()
        if column.required and name not in given | proposed
    ]
    wrong += _headless(sheet, block)
    asked += [_question(sheet, kind, match, samples[match.head.position]) for match in matches]
    return Columns(tuple(matches), places, further, told, dimension, tuple(wrong), tuple(asked))


def _given(kind: type[Row], constants: Mapping[str, str]) -> set[str]:
    return {column.name for title in constants if (column := find_column(kind, title))}


def _constant(kind: type[Row], name: str) -> str:
    return key_of("constant", kind.kind_name(), name)


def _samples(sheet: Sheet, block: Block, position: int) -> list[Any]:
    found: dict[Any, None] = {}
    for row in sheet.cells[block.top : block.top + 200]:
        if position < len(row) and tidy(row[position]) is not None:
            found.setdefault(row[position])
            if len(found) == SAMPLES:
                break
    return list(found)


def _fit(samples: Sequence[Any], column: Column) -> float:
    """Return which share of the samples the column could take; of names and codes, of texts."""
    if not samples:
        return 0.75
    return sum(_could_take(sample, column) for sample in samples) / len(samples)


def _could_take(sample: Any, column: Column) -> float:
    if column.refers or column.choices:
        return 0.7 if isinstance(sample, str) and not sample.strip().isdecimal() else 0.3
    try:
        read_cell(sample, column, {})
    except Misread as misread:
        return 0.8 if misread.entry.startswith(("unclear", "approx")) else 0.0
    if column.reads == "text" and not isinstance(sample, str):
        return 0.6
    return 1.0


# -- headers


def _placed(
    sheet: Sheet, kind: type[Row], matches: Sequence[Match], answers: Answers
) -> tuple[dict[str, tuple[int, ...]], dict[str, int], list[Problem]]:
    """Return column name → positions, further header → position, and what is wrong with them."""
    places: dict[str, tuple[int, ...]] = {}
    further: dict[str, int] = {}
    problems: list[Problem] = []
    for match in matches:
        head, column = match.head, match.column
        at: dict[str, Any] = {
            "sheet": sheet.name, "row": head.row + 1, "letter": letter(head.position),
            "found": head.text, "ask": column_key(kind, head.text),
        }  # fmt: skip
        said = bool(answers.how(column_key(kind, head.text)))
        if match.how == "wide":
            continue
        if column is None:
            problems += _unplaced(match, kind, at)
            if match.kept and not match.proposed:
                further[head.text] = head.position
        elif column.name in places and not said:
            words = {"other": letter(places[column.name][0])}
            problems.append(Problem("doubled_column", column=column.title, words=words, **at))
        else:
            places[column.name] = (*places.get(column.name, ()), head.position)
    return places, further, problems


def _unplaced(match: Match, kind: type[Row], at: Mapping[str, Any]) -> list[Problem]:
    if match.proposed:
        words = {"ours": match.proposed.title, "score": str(match.score)}
        return [Problem("column_unsure", column=match.head.text, words=words, **at)]
    return [] if match.kept else [Problem("further_column", **at)]


def _question(sheet: Sheet, kind: type[Row], match: Match, samples: Sequence[Any]) -> Question:
    head = match.head
    column = match.column or match.proposed
    options = {name: c.title for name, c in kind.columns().items()}
    options |= {KEEP: "an answer of the survey"} if kind.further else {}
    personal = identifiers.is_personal_header(head.text)
    return Question(
        column_key(kind, head.text), "column", sheet.name,
        f"{letter(head.position)}{head.row + 1}", head.text,
        tuple(shown(sample) for sample in samples[:3]) if not personal else (),
        options | {"": "leave it out"},
        column.name if column else KEEP if match.kept else "",
        match.how or ("" if match.kept else "none"), match.score, open=match.proposed is not None,
    )  # fmt: skip


# -- cells beside the table's columns


def _headless(sheet: Sheet, block: Block) -> list[Problem]:
    """Say which cells stand under no header: they belong to nothing."""
    headed = {head.position for head in block.heads}
    problems = []
    widest = min(
        block.right, max((len(r) for r in sheet.cells[block.top : block.bottom]), default=0)
    )
    for position in sorted(set(range(block.left, widest)) - headed):
        rows = [
            row + 1
            for row in range(block.top, block.bottom)
            if position < len(sheet.cells[row]) and tidy(sheet.cells[row][position]) is not None
        ]
        if rows:
            at = letter(position)
            cells = tuple(f"{at}{row}" for row in rows)
            problems.append(
                Problem(
                    "no_header", sheet=sheet.name, row=rows[0], letter=at, column=at, cells=cells
                )
            )
    return problems


def _hidden_columns(
    sheet: Sheet,
    block: Block,
    matches: list[Match],
    answers: Answers,
    asked: list[Question],
) -> list[Problem]:
    """Ask about hidden columns that would be read."""
    problems = []
    for match in matches:
        position = match.head.position
        if position not in sheet.hidden_columns or not (match.column or match.how == "wide"):
            continue
        key = key_of("hidden", "column", sheet.name, match.head.text)
        answer = answers.get(key)
        place = f"column {letter(position)}"
        options = {"read": "read it like the others", "leave": "leave it out"}
        asked.append(
            Question(
                key,
                "hidden",
                sheet.name,
                place,
                match.head.text,
                options=options,
                answer=answer,
                how=answers.how(key),
                open=answer is None,
            )
        )
        entry = {"read": "hidden_read", "leave": "hidden_left_out"}.get(
            answer or "", "hidden_column"
        )
        problems.append(
            Problem(
                entry,
                sheet=sheet.name,
                row=match.head.row + 1,
                letter=letter(position),
                found=match.head.text,
                words={"place": place},
                ask="" if answer else key,
            )
        )
    return problems


# -- wide layouts


def _wide(
    sheet: Sheet, block: Block, matches: Sequence[Match], answers: Answers, year: str
) -> tuple[dict[int, Told], Column | None, list[Question], list[Problem]]:
    """Return what the columns of a wide layout say, with its measure and its year filled in."""
    told = spread_of(block.kind, matches, answers)
    if not told:
        return {}, None, [], []
    dimension = next(iter(told.values())).dimension
    asked: list[Question] = []
    problems: list[Problem] = []
    heads = {match.head.position: match.head for match in matches}
    first = heads[min(told)]
    at: dict[str, Any] = {
        "sheet": sheet.name, "row": first.row + 1, "letter": letter(first.position),
        "found": ", ".join(heads[i].text for i in sorted(told)),
        "cells": tuple(f"{letter(i)}{heads[i].row + 1}" for i in sorted(told)),
    }  # fmt: skip
    if any(t.measure is None for t in told.values()):
        told, question = _measured(sheet, block, told, matches, answers)
        asked.append(question)
        if question.open:
            problems.append(Problem("measure_needed", ask=question.key, **at))
            return {}, None, asked, problems
    if any(t.value.startswith("Q") and t.value[1:].isdecimal() for t in told.values()):
        told, question = _dated(sheet, block, told, answers, year)
        asked.append(question)
        if question.open:
            problems.append(Problem("year_needed", ask=question.key, **at))
            return {}, None, asked, problems
    measures = ", ".join(dict.fromkeys(t.measure.title for t in told.values() if t.measure))
    summed = block.kind.spread_sums and dimension.name == block.kind.spread
    entry = "added_up" if summed else "unpivoted"
    words = {"measures": measures, "dimension": dimension.title}
    problems.append(Problem(entry, words=words, **at))
    return told, None if summed else dimension, asked, problems


def _measured(
    sheet: Sheet,
    block: Block,
    told: dict[int, Told],
    matches: Sequence[Match],
    answers: Answers,
) -> tuple[dict[int, Told], Question]:
    """Fill in which figure the columns hold, where their headers say only whose or when."""
    kind = block.kind
    free = {
        name: column.title
        for name, column in kind.columns().items()
        if column.type in (int, float) and name not in {m.column.name for m in matches if m.column}
        and column.reads != "participant"
    }  # fmt: skip
    key = key_of(
        "measure", kind.kind_name(), *sorted({fold(t.dimension.name) for t in told.values()})
    )
    only = next(iter(free)) if len(free) == 1 else None
    answer = answers.get(key) or only
    question = Question(
        key, "measure", sheet.name, "", ", ".join(t.value for t in told.values()),
        options=free, answer=answer, how=answers.how(key), score=100 if answer else 0,
        open=answer not in free,
    )  # fmt: skip
    if question.open:
        return told, question
    measure = kind.columns()[answer or ""]
    return {i: replace(t, measure=t.measure or measure) for i, t in told.items()}, question


def _dated(
    sheet: Sheet, block: Block, told: dict[int, Told], answers: Answers, year: str
) -> tuple[dict[int, Told], Question]:
    """Fill in the year of columns headed ``Q1`` alone: as said, as written above, or as asked."""
    above = [cell for row in sheet.cells[: block.first] for cell in row if isinstance(cell, str)]
    written = {found for text in (sheet.name, *above) for found in _YEAR.findall(text)}
    key = key_of("hidden", "year", sheet.name)
    answer = answers.get(key) or (next(iter(written)) if len(written) == 1 else "") or year
    known = bool(_YEAR.fullmatch(answer))
    question = Question(
        key, "year", sheet.name, "", ", ".join(t.value for t in told.values()),
        answer=answer or None, how=answers.how(key), score=100 if known else 0, open=not known,
    )  # fmt: skip
    if question.open:
        return told, question
    return {
        i: replace(t, value=f"{answer}{t.value}") if t.value.startswith("Q") else t
        for i, t in told.items()
    }, question
