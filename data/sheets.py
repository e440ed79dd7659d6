"""A sheet of cells becomes tables: each of one kind, its columns matched, its rows sorted out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.blocks import Block, find_blocks
from data.cells import shown, tidy
from data.column import Column
from data.heads import find_kind
from data.lists import fold
from data.matching import Columns, place_columns
from data.problems import Problem
from data.questions import Answers, Question, key_of
from data.row import Row
from data.sorting import Body, sort_rows
from data.spread import unpivot
from data.template.words import COVER
from data.workbook import Sheet, letter

__all__ = ["Found", "Reading", "Table", "cover_value", "find_kind", "is_cover", "read_sheet"]

#: The template's hidden sheet that feeds its drop-downs.
LISTS = "Lists"


@dataclass(frozen=True)
class Reading:
    """What a person said about columns the product cannot know.

    Attributes:
        kind: the kind to read the sheets as; empty: recognised.
        columns: the file's header → our column's title or name. Two headers for one column are
            joined with a space ("2022" and "Q3").
        constants: our column's title or name → the value of every row.
    """

    kind: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)


AS_THEY_STAND = Reading()


@dataclass(frozen=True)
class Table:
    """The rows of one kind found on one sheet, still as cells.

    Attributes:
        kind: the kind of sheet.
        sheet: the sheet's name.
        numbers: each row's number in the file, from 1.
        cells: column name → its cells, one a row.
        letters: column name → its letter(s) in the file.
        further: header → its cells, of columns nobody declared (answers).
        letter_at: column name → the letter of each row's cell, of a wide layout's figures.
        headers: every header of the table, as it stands.
    """

    kind: type[Row]
    sheet: str
    numbers: list[int]
    cells: dict[str, list[Any]]
    letters: dict[str, str]
    further: dict[str, list[Any]] = field(default_factory=dict)
    letter_at: dict[str, list[str]] = field(default_factory=dict)
    headers: tuple[str, ...] = ()

    def letter(self, name: str, position: int) -> str:
        """Return the letter a row's cell of a column stands under."""
        several = self.letter_at.get(name)
        return several[position] if several else self.letters.get(name, "")


@dataclass(frozen=True)
class Found:
    """What is on one sheet."""

    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()


def is_cover(sheet: Sheet) -> bool:
    """Say whether a sheet is the template's cover."""
    return fold(sheet.name) == fold(COVER)


def cover_value(sheets: Iterable[Sheet], label: str) -> Any:
    """Return what stands to the right of ``label`` on the cover, or None."""
    for sheet in sheets:
        for row in sheet.cells if is_cover(sheet) else []:
            if row and fold(shown(row[0])) == fold(label) and len(row) > 1:
                return tidy(row[1])
    return None


def read_sheet(
    sheet: Sheet,
    said: type[Row] | None,
    answers: Answers,
    constants: Mapping[str, str],
    year: str,
) -> Found:
    """Find a sheet's tables and read their columns.

    Args:
        sheet: the sheet.
        said: the kind somebody said it is; None: to be recognised.
        answers: what was said about its headers, now or before.
        constants: our column's title or name → the value of every row.
        year: the year of columns headed ``Q1`` without one; empty where it is not known.

    Returns:
        Its tables, none where nothing on it is known; what is wrong; and what is asked.
    """
    blocks = find_blocks(sheet, said, answers)
    if not blocks:
        return Found()
    tables, problems, questions = [], list(_outside(sheet, blocks)), []
    hidden, asked, found = _hidden(sheet, answers)
    problems += found
    questions += asked
    for block in blocks:
        columns = place_columns(sheet, block, answers, constants, year)
        table, found = _table(sheet, block, columns, hidden, constants)
        tables.append(table)
        problems += [*columns.problems, *found]
        questions += columns.questions
    return Found(tuple(tables), tuple(problems), tuple(questions))


def _table(
    sheet: Sheet,
    block: Block,
    columns: Columns,
    hidden: frozenset[int],
    constants: Mapping[str, str],
) -> tuple[Table, list[Problem]]:
    body = _body(sheet, block)
    kept, problems = sort_rows(sheet, block, columns, body, hidden)
    rows = [body.rows[i] for i in kept]
    numbers = [block.top + 1 + i for i in kept]
    width = max((head.position for head in block.heads), default=-1) + 1
    if any(len(row) < width for row in rows):
        rows = [row + [""] * (width - len(row)) for row in rows]
    cells = {name: _cells(rows, at) for name, at in columns.places.items()}
    further = {title: [row[i] for row in rows] for title, i in columns.further.items()}
    letters = {name: letter(at[0]) for name, at in columns.places.items()}
    table = Table(block.kind, sheet.name, numbers, cells, letters, further)
    if columns.told:
        table = _long(table, rows, columns)
    fixed = _constants(block.kind, constants)
    table.cells.update({name: [value] * len(table.numbers) for name, value in fixed.items()})
    headers = tuple(match.head.text for match in columns.matches)
    return (
        Table(
            block.kind, sheet.name, table.numbers, table.cells, letters, table.further,
            table.letter_at, headers,
        ),
        problems,
    )  # fmt: skip


def _body(sheet: Sheet, block: Block) -> Body:
    rows = sheet.cells[block.top : block.bottom]
    widest = max((len(row) for row in rows), default=0)
    if block.left or block.right < widest:
        rows = [[""] * block.left + row[block.left : block.right] for row in rows]
    return Body(rows)


def _cells(rows: Sequence[Sequence[Any]], positions: Sequence[int]) -> list[Any]:
    if len(positions) == 1:
        (only,) = positions
        return [row[only] for row in rows]
    return [" ".join(shown(row[i]) for i in positions if tidy(row[i])) for row in rows]


def _constants(kind: type[Row], constants: Mapping[str, str]) -> dict[str, str]:
    from data.heads import find_column

    named = {find_column(kind, title): value for title, value in constants.items()}
    return {column.name: value for column, value in named.items() if column}


def _long(table: Table, rows: Sequence[Sequence[Any]], columns: Columns) -> Table:
    """Return a wide table as a long one: a row for each quarter or audience with a figure."""
    kind = table.kind
    long = unpivot(rows, columns.told)
    if kind.spread_sums and columns.dimension and columns.dimension.name == kind.spread:
        return _added_up(table, rows, columns)
    cells = {name: [values[i] for i in long.rows] for name, values in table.cells.items()}
    further = {title: [values[i] for i in long.rows] for title, values in table.further.items()}
    dimension: Column | None = columns.dimension
    assert dimension is not None
    cells |= {dimension.name: list(long.values)} | long.measures
    if dimension.name == kind.spread and dimension.name not in kind.key and "code" in cells:
        pairs = zip(cells["code"], long.values, strict=True)
        cells["code"] = [
            f"{shown(code)} · {value}" if tidy(code) else code for code, value in pairs
        ]
    letter_at = {
        name: [letter(at) if at >= 0 else "" for at in positions]
        for name, positions in long.positions.items()
    }
    numbers = [table.numbers[i] for i in long.rows]
    return Table(kind, table.sheet, numbers, cells, table.letters, further, letter_at)


def _added_up(table: Table, rows: Sequence[Sequence[Any]], columns: Columns) -> Table:
    """Return a table whose wide figures are one figure a row: the thing they tell of is one."""
    from data.sums import as_number

    cells = dict(table.cells)
    letters = dict(table.letters)
    for name in dict.fromkeys(t.measure.name for t in columns.told.values() if t.measure):
        at = [i for i, t in columns.told.items() if t.measure and t.measure.name == name]
        letters[name] = letter(at[0])
        cells[name] = []
        for row in rows:
            held = [row[i] for i in at if tidy(row[i]) is not None]
            sums = [as_number(cell) for cell in held]
            strange = [cell for cell, number in zip(held, sums, strict=True) if number is None]
            whole = sum(number for number in sums if number is not None)
            cells[name].append(strange[0] if strange else whole if held else "")
    return Table(table.kind, table.sheet, table.numbers, cells, letters, table.further)


def _outside(sheet: Sheet, blocks: Sequence[Block]) -> list[Problem]:
    """Say which cells stand above or between the tables."""
    inside = [(block.first, block.bottom) for block in blocks]
    rows, last = [], 0
    for first, bottom in sorted(set(inside)):
        rows += list(range(last, first))
        last = max(last, bottom)
    filled = [
        f"{letter(column)}{row + 1}"
        for row in rows
        for column, cell in enumerate(sheet.cells[row])
        if tidy(cell) is not None
    ]
    if not filled:
        return []
    first = next(cell for row in rows for cell in sheet.cells[row] if tidy(cell) is not None)
    return [Problem("banner", sheet=sheet.name, found=shown(tidy(first)), cells=tuple(filled))]


def _hidden(sheet: Sheet, answers: Answers) -> tuple[frozenset[int], list[Question], list[Problem]]:
    """Return hidden rows to leave out, and what is asked about hidden rows."""
    filled = sorted(
        row
        for row in sheet.hidden_rows
        if row < len(sheet.cells) and any(tidy(cell) is not None for cell in sheet.cells[row])
    )
    if not filled:
        return frozenset(), [], []
    key = key_of("hidden", "rows", sheet.name)
    answer = answers.get(key)
    place = spans(filled)
    options = {"read": "read them like the others", "leave": "leave them out"}
    question = Question(
        key, "hidden", sheet.name, f"rows {place}", f"{len(filled)} hidden rows",
        options=options, answer=answer, how=answers.how(key), open=answer is None,
    )  # fmt: skip
    cells = tuple(f"{row + 1}:{row + 1}" for row in filled)
    at: dict[str, Any] = {"sheet": sheet.name, "row": filled[0] + 1, "cells": cells}
    words = {"place": place}
    if answer == "leave":
        left = Problem("hidden_left_out", words=words, **at)
        return frozenset(filled), [question], [left]
    if answer == "read":
        return frozenset(), [question], [Problem("hidden_read", words=words, **at)]
    return frozenset(), [question], [Problem("hidden_rows", words=words, ask=key, **at)]


def spans(rows: Sequence[int]) -> str:
    """Return positions as row numbers in words: 3, 4, 5, 8 → ``4–6, 9``."""
    parts: list[list[int]] = []
    for row in rows:
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return ", ".join(str(a + 1) if a == b else f"{a + 1}–{b + 1}" for a, b in parts)
