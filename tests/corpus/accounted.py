"""Every cell of a file: stored, named in a problem, or lost. None may be lost."""

import json
import re
from collections.abc import Iterator
from typing import Any

from data import ground
from data.asking import Asked
from data.blocks import Block
from data.cells import tidy
from data.contents import Contents, read_contents
from data.files.sheet import letter, position
from data.heads import find_column
from data.plan import Plan
from data.problems import Problem
from data.sheets import LISTS, Table, is_cover
from data.store import Store
from data.template.words import ANSWERS_NOTE, notes_of
from data.workbook import Workbook

Cell = tuple[str, int, str]
"""Sheet, row from 1, letter."""

_RANGE = re.compile(r"([A-Z]*)(\d+)(?::([A-Z]*)(\d+))?")

#: What is said at its header of a whole column.
_OF_COLUMN = {
    "further_column", "column_left_out", "column_unsure", "doubled_column", "hidden_left_out",
    "measure_needed", "year_needed", "hidden_column", "whole_beside_parts", "column_unknown",
    "figures_left_out", "columns_left_out", "form_columns",
}  # fmt: skip
#: What is said of a whole sheet.
_OF_SHEET = {
    "sheet_left_out", "sheet_left_out_as_said", "sheet_unknown", "hidden_left_out", "hidden_sheet",
}  # fmt: skip
#: What is said of the whole file.
_OF_FILE = {"no_known_sheet"}


class Account:
    """What has become of every cell of a file."""

    def __init__(self, store: Store, workbook: Workbook, plan: Plan) -> None:
        self.plan = plan
        self.workbook = workbook
        self.contents = _contents(store, self.workbook, plan.asked or Asked())
        self.filled = set(_filled(self.workbook))
        self.heads, self.below = self._columns()
        self.stored = set(self._stored())
        self.named = {cell for problem in plan.problems for cell in self._named(problem)}
        self.named |= {cell for one in plan.corrections for cell in self._area(one.sheet, one.cell)}

    @property
    def left_out(self) -> set[Cell]:
        """The cells that are stored nowhere and head no stored column."""
        return self.filled - self.stored - self.heads

    @property
    def lost(self) -> set[Cell]:
        """The cells of which nothing is known: there must be none."""
        return self.left_out - self.named

    def _columns(self) -> tuple[set[Cell], dict[Cell, set[Cell]]]:
        """Return the cells that head stored columns; and header → all cells below it."""
        heads: set[Cell] = set()
        below: dict[Cell, set[Cell]] = {}
        sheets = {sheet.name: sheet for sheet in self.contents.workbook.sheets}
        for table in self.contents.tables:
            name, block = table.sheet, table.block
            assert block is not None
            for head in block.heads:
                at = letter(head.position)
                rows = range(block.first + 1, block.bottom + 1)
                below[name, head.row + 1, at] = {(name, row, at) for row in rows}
                if at in table.used:
                    heads |= {(name, row, at) for row in rows if row <= block.top}
            heads |= _template_notes(sheets[name].cells, name, block)
        for sheet in self.workbook.sheets:
            if is_cover(sheet) or (sheet.hidden and sheet.name == LISTS):
                heads |= {cell for cell in self.filled if cell[0] == sheet.name}
        return heads, below

    def _stored(self) -> Iterator[Cell]:
        rows: dict[tuple[str, int], list[dict[str, Any]]] = {}
        for part in self.plan.parts:
            names = list(part.rows.columns)
            for sheet, number, *values in zip(
                part.rows.sheets, part.rows.numbers, *part.rows.columns.values(), strict=True
            ):
                rows.setdefault((sheet, number), []).append(dict(zip(names, values, strict=True)))
        for table in self.contents.tables:
            for i, number in enumerate(table.numbers):
                for at in table.used:
                    if _is_kept(table, i, at, rows.get((table.sheet, number), [])):
                        yield table.sheet, number, at

    def _named(self, problem: Problem) -> Iterator[Cell]:
        sheet = problem.sheet
        for area in problem.cells:
            yield from self._area(sheet, area)
        if problem.entry in _OF_FILE:
            yield from self.filled
        elif problem.entry in _OF_SHEET and not (problem.row or problem.cells):
            yield from (cell for cell in self.filled if cell[0] == sheet)
        elif problem.entry in _OF_COLUMN:
            heads = {problem.cell} | {area for area in problem.cells if ":" not in area}
            for (name, row, at), cells in self.below.items():
                if name == sheet and f"{at}{row}" in heads:
                    yield from cells
        elif problem.letter:
            yield sheet, problem.row, problem.letter
        elif problem.row:
            yield from self._area(sheet, f"{problem.row}:{problem.row}")

    def _area(self, sheet: str, area: str) -> Iterator[Cell]:
        found = _RANGE.fullmatch(area)
        assert found, area
        first, top, last, bottom = found[1], int(found[2]), found[3], int(found[4] or found[2])
        left, right = position(first or "A"), position(last or first or "ZZZ")
        for cell in self.filled:
            if cell[0] == sheet and top <= cell[1] <= bottom and left <= position(cell[2]) <= right:
                yield cell


def _contents(store: Store, workbook: Workbook, asked: Asked) -> Contents:
    with store.reading() as connection:
        known = ground.references(connection)
        return read_contents(connection, workbook, asked, known, lambda _: None)


def _filled(workbook: Workbook) -> Iterator[Cell]:
    for sheet in workbook.sheets:
        for number, row in enumerate(sheet.cells, 1):
            for at, cell in enumerate(row):
                if tidy(cell) is not None:
                    yield sheet.name, number, letter(at)


def _template_notes(cells: list[list[Any]], name: str, block: Block) -> set[Cell]:
    """Return the cells of the template's own row of notes below a header."""
    notes = {ANSWERS_NOTE, *(note for note in notes_of(block.kind) if note)}
    return {
        (name, row + 1, letter(at))
        for row in range(block.top, min(block.top + 3, len(cells)))
        if all(cell in notes for cell in cells[row] if cell)
        for at, cell in enumerate(cells[row])
        if cell
    }


def _is_kept(table: Table, i: int, at: str, rows: list[dict[str, Any]]) -> bool:
    """Say whether a cell of a stored row is stored: as a value, an answer, or typed missing."""
    names = {name for name, own in table.letters.items() if own == at}
    names |= {name for name, own in table.letter_at.items() if own[i] == at}
    names |= {name for name, parts in table.added.items() if at in {own for own, _ in parts}}
    if not names:  # one of several columns that are joined, or an answer
        return bool(rows) and not _is_displaced(table, at)
    return any(
        row.get(name) is not None or name in json.loads(row.get("typed_missing") or "{}")
        for row in rows
        for name in names
    )


def _is_displaced(table: Table, at: str) -> bool:
    """Say whether a column's place was taken by columns of a wide layout."""
    assert table.block is not None
    heads = {letter(head.position): head.text for head in table.block.heads}
    column = find_column(table.kind, heads.get(at, ""))
    return column is not None and column.name in {*table.added, *table.letter_at}


def ranges(cells: set[Cell]) -> str:
    """Return cells as a person writes them: ``Events!A1 Events!A7:C7``."""
    runs: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda c: (c[0], c[1], position(c[2]))):
        if (
            runs
            and runs[-1][-1][:2] == cell[:2]
            and position(runs[-1][-1][2]) + 1 == position(cell[2])
        ):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    spans = [
        f"{s}!{at}{row}" + (f":{run[-1][2]}{row}" if len(run) > 1 else "")
        for run in runs
        for s, row, at in run[:1]
    ]
    return " ".join(spans)
