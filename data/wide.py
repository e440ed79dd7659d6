"""The wide layout of a table: which columns it takes, with their measure and their year."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from data.blocks import Block
from data.cells import shown, tidy
from data.column import Column
from data.headed_periods import YEARLESS
from data.heads import Match, column_key
from data.leftover import figures_below
from data.problems import Problem
from data.questions import Answers, Question, key_of
from data.row import Row
from data.spread import Told, adds_up, spread_of
from data.workbook import Sheet, letter

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True)
class Wide:
    """A wide layout.

    Attributes:
        told: position → what it says of its figures; empty where that is not known yet.
        positions: its columns, whether they can be read yet or not.
        dimension: the column that tells its figures apart.
        summed: whether its figures are added up, as those of one thing.
        problems: what is said of it.
        questions: what is asked about it, or was answered.
    """

    told: Mapping[int, Told] = field(default_factory=dict)
    positions: frozenset[int] = frozenset()
    dimension: Column | None = None
    summed: bool = False
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()


def find_wide(
    sheet: Sheet, block: Block, matches: Sequence[Match], answers: Answers, year: str
) -> Wide:
    """Return the wide layout of a table, if it has one.

    Args:
        sheet: where it stands.
        block: the table.
        matches: what its headers are read as.
        answers: what was said about it, now or before.
        year: the year of columns headed ``Q1`` alone; empty where it is not known.
    """
    told: Mapping[int, Told] = spread_of(block.kind, matches, answers)
    if not told:
        return Wide()
    dimension = next(iter(told.values())).dimension
    heads = {match.head.position: match.head for match in matches}
    first = heads[min(told)]
    at: dict[str, Any] = {
        "sheet": sheet.name, "row": first.row + 1, "letter": letter(first.position),
        "found": ", ".join(heads[i].text for i in sorted(told)),
        "cells": tuple(f"{letter(i)}{heads[i].row + 1}" for i in sorted(told)),
    }  # fmt: skip
    asked = []
    if any(t.measure is None for t in told.values()):
        told, question = _measured(sheet, block.kind, told, matches, answers)
        if question.answer == "":
            left = _left_out(sheet, block, told, at)
            return Wide({}, frozenset(told), problems=left, questions=(question,))
        asked.append(("measure_needed", question))
    placed = any(match.column == dimension for match in matches)
    by_day = dimension.reads == "date"
    if not (placed or by_day) and any(YEARLESS.fullmatch(t.value) for t in told.values()):
        told, question = _dated(sheet, block, told, answers, year)
        asked.append(("year_needed", question))
    summed = adds_up(block.kind, dimension)
    whole = Wide(told, frozenset(told), dimension, summed, questions=tuple(q for _, q in asked))
    needed = [Problem(entry, ask=question.key, **at) for entry, question in asked if question.open]
    if needed:
        return replace(whole, told={}, problems=tuple(needed))
    told, doubled = _each_once(sheet, told, matches)
    measures = ", ".join(dict.fromkeys(t.measure.title for t in told.values() if t.measure))
    words = {"measures": measures, "dimension": dimension.title}
    entry = "by_its_day" if by_day else "added_up" if summed else "unpivoted"
    said = Problem(entry, words=words, **at)
    return replace(whole, told=told, problems=(said, *doubled))


def also_whole(
    sheet: Sheet, kind: type[Row], matches: Sequence[Match], told: Mapping[int, Told]
) -> list[Problem]:
    """Say which figure has a column of its own beside those of a wide layout: which one counts?"""
    first = {t.measure.name: i for i, t in sorted(told.items(), reverse=True) if t.measure}
    return [
        Problem(
            "whole_beside_parts", sheet=sheet.name, row=match.head.row + 1,
            letter=letter(match.head.position), column=match.column.title, found=match.head.text,
            words={"other": letter(first[match.column.name])},
            ask=column_key(kind, match.head.text),
        )
        for match in matches
        if match.column and match.how != "wide" and match.column.name in first
    ]  # fmt: skip


def _measured(
    sheet: Sheet,
    kind: type[Row],
    told: Mapping[int, Told],
    matches: Sequence[Match],
    answers: Answers,
) -> tuple[Mapping[int, Told], Question]:
    """Fill in which figure the columns hold, where their headers say only whose or when."""
    taken = {match.column.name for match in matches if match.column}
    free = {
        name: column.title
        for name, column in kind.columns().items()
        if column.type in (int, float) and name not in taken and column.reads != "participant"
    }
    dimensions = sorted({t.dimension.name for t in told.values()})
    key = key_of("measure", kind.kind_name(), *dimensions)
    said = answers.get(key)
    answer = next(iter(free)) if said is None and len(free) == 1 else said
    options = free | {"": "leave them out"}
    heads = {match.head.position: match.head.text for match in matches}
    question = Question(
        key, "measure", sheet.name, "", ", ".join(heads[i] for i in sorted(told)),
        _samples(sheet, told, matches), options, answer, answers.how(key),
        100 if answer else 0, open=answer not in options,
    )  # fmt: skip
    if question.open or not answer:
        return told, question
    measure = kind.columns()[answer]
    return {i: replace(t, measure=t.measure or measure) for i, t in told.items()}, question


def _samples(sheet: Sheet, told: Mapping[int, Told], matches: Sequence[Match]) -> tuple[str, ...]:
    """Return some figures of the columns, each with its header: ``Q3: 22``."""
    heads = {match.head.position: match.head for match in matches}
    found: list[str] = []
    for i in sorted(told):
        rows = sheet.cells[heads[i].row + 1 :]
        cells = (row[i] for row in rows if i < len(row) and tidy(row[i]) is not None)
        found += [f"{heads[i].text}: {shown(cell)}" for cell in islice(cells, 1)]
    return tuple(found[:4])


def _left_out(
    sheet: Sheet, block: Block, told: Mapping[int, Told], at: Mapping[str, Any]
) -> tuple[Problem, ...]:
    """Say that the columns are left out, as was said: with their figures, where they hold any."""
    figures = tuple(area for i in sorted(told) for area in figures_below(sheet, block, i))
    entry = "figures_left_out" if figures else "columns_left_out"
    return (Problem(entry, **{**at, "cells": (*at["cells"], *figures)}),)


def _dated(
    sheet: Sheet, block: Block, told: Mapping[int, Told], answers: Answers, year: str
) -> tuple[Mapping[int, Told], Question]:
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
    dated = {
        i: replace(t, value=f"{answer}{t.value}") if YEARLESS.fullmatch(t.value) else t
        for i, t in told.items()
    }
    return dated, question


def _each_once(
    sheet: Sheet, told: Mapping[int, Told], matches: Sequence[Match]
) -> tuple[dict[int, Told], list[Problem]]:
    """Return the columns without those that say the same of the same figure as one before."""
    heads = {match.head.position: match.head for match in matches}
    first: dict[tuple[Any, str], int] = {}
    problems = []
    for i, one in sorted(told.items()):
        before = first.setdefault((one.measure, one.value), i)
        if before != i:
            words = {"other": letter(before)}
            problems.append(
                Problem(
                    "doubled_column", sheet=sheet.name, row=heads[i].row + 1, letter=letter(i),
                    column=heads[i].text, found=heads[i].text, words=words,
                )
            )  # fmt: skip
    return {i: told[i] for i in first.values()}, problems
