"""Cells become rows: every column read, every problem found at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data import identifiers, people
from data.cells import Known, Misread, read_column, shown, tidy
from data.column import Check, Column, by_name
from data.problems import Problem
from data.row import Row
from data.sheets import Table


@dataclass(frozen=True)
class Rows:
    """Rows of one kind, column by column.

    Attributes:
        kind: the kind of sheet.
        sheets: the sheet each row stood on.
        numbers: its row number in the file.
        columns: column or figure → one value a row; participants as keyed hashes.
        given: the columns that the sheet has; in the others nothing was said.
        letters: column → its letter in the file, where all rows have it in the same one.
        alike: of participants, each one's keyed hash of the code with what is mistaken for
            something else made one; empty where the kind has none.
    """

    kind: type[Row]
    sheets: list[str]
    numbers: list[int]
    columns: dict[str, list[Any]]
    given: frozenset[str] = frozenset()
    letters: Mapping[str, str] = field(default_factory=dict)
    alike: list[bytes | None] = field(default_factory=list)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.numbers)

    def take(self, positions: list[int]) -> "Rows":
        """Return the rows at ``positions``."""
        return Rows(
            self.kind,
            [self.sheets[i] for i in positions],
            [self.numbers[i] for i in positions],
            {name: [values[i] for i in positions] for name, values in self.columns.items()},
            self.given,
            self.letters,
            [self.alike[i] for i in positions] if self.alike else [],
        )


def read_rows(table: Table, known: Known) -> tuple[Rows, list[Problem]]:
    """Read a table's cells into rows, with whatever is wrong with them."""
    problems: list[Problem] = []
    columns: dict[str, list[Any]] = {}
    for name, column in table.kind.columns().items():
        columns[name], found = _read(table, column, known)
        problems += found
    columns = _hashed(table.kind, columns)
    problems += _checked(table, columns)
    if table.kind.further:
        columns["answers"], found = _answers(table)
        problems += found
    columns |= {
        name: figure.work_out(columns, len(table.numbers))
        for name, figure in table.kind.figures().items()
    }
    sheets = [table.sheet] * len(table.numbers)
    return Rows(
        table.kind, sheets, table.numbers, columns, frozenset(table.cells), table.letters
    ), problems


def _at(table: Table, position: int, name: str) -> dict[str, Any]:
    column = table.kind.columns()[name]
    cells = table.cells.get(name, [])
    found = shown(cells[position]) if cells and tidy(cells[position]) is not None else ""
    return {
        "sheet": table.sheet,
        "row": table.numbers[position],
        "letter": table.letters.get(name, ""),
        "column": column.title,
        "found": found,
    }


def _read(table: Table, column: Column, known: Known) -> tuple[list[Any], list[Problem]]:
    cells = table.cells.get(column.name)
    if cells is None:
        return [None] * len(table.numbers), []
    values, misread = read_column(cells, column, known)
    problems = [_problem(table, i, column, wrong) for i, wrong in misread.items()]
    if column.reads == "text":
        problems += _personal(table, column, values)
    if column.required and None in values:
        problems += [
            Problem("blank", **_at(table, i, column.name))
            for i, value in enumerate(values)
            if value is None and i not in misread
        ]
    return values, problems


def _problem(table: Table, position: int, column: Column, wrong: Misread) -> Problem:
    at = _at(table, position, column.name)
    # What must not be stored must not be repeated either, whichever column it strayed into.
    if what := wrong.words.get("what") or identifiers.found_in(at["found"]):
        return Problem("identifier_cell", words={"what": what}, **at | {"found": ""})
    return Problem(wrong.entry, words=wrong.words, **at)


def _personal(table: Table, column: Column, values: list[Any]) -> list[Problem]:
    suspects = {value: identifiers.found_in(value) for value in set(values) if value}
    if not any(suspects.values()):
        return []
    return [
        Problem(
            "identifier_cell",
            words={"what": suspects[value]},
            **_at(table, i, column.name) | {"found": ""},
        )
        for i, value in enumerate(values)
        if value and suspects[value]
    ]


def _hashed(kind: type[Row], columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    if not kind.participant:
        return columns
    codes = columns[kind.participant]
    hashes = people.hash_codes(kind.participant, set(codes) - {None})
    return columns | {kind.participant: [hashes.get(code) for code in codes]}


def _answers(table: Table) -> tuple[list[str], list[Problem]]:
    """Return each row's answers as JSON, and answers that hold personal details."""
    titles = list(table.further)
    problems = [
        Problem(
            "identifier_cell",
            sheet=table.sheet,
            row=table.numbers[i],
            column=title,
            words={"what": what},
        )
        for title, cells in table.further.items()
        for i, cell in enumerate(cells)
        if isinstance(cell, str) and (what := identifiers.found_in(cell))
    ]
    rows = zip(*table.further.values(), strict=True) if titles else [()] * len(table.numbers)
    answers = [
        json.dumps(
            {
                title: shown(tidy(cell))
                for title, cell in zip(titles, row, strict=True)
                if tidy(cell) is not None
            },
            ensure_ascii=False,
        )
        for row in rows
    ]
    return answers, problems


def _checked(table: Table, columns: Mapping[str, list[Any]]) -> list[Problem]:
    return [
        _unlikely(table, i, check, columns)
        for check in table.kind.checks
        for i, wrong in enumerate(by_name(check.wrong, columns))
        if wrong
    ]


def _unlikely(
    table: Table, position: int, check: Check, columns: Mapping[str, list[Any]]
) -> Problem:
    words = {"other": shown(columns[check.other][position])}
    return Problem(check.entry, words=words, **_at(table, position, check.column))
