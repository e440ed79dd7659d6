"""Cells corrected and rows set aside on the page, before their workbook is stored."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from data import identifiers
from data.asking import Asked
from data.cells import shown, tidy
from data.files.sheet import position
from data.problems import Problem
from data.rows import without
from data.settled import Aside, Corrected
from data.sheets import Table
from data.withheld import withheld
from data.workbook import Sheet, Workbook

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def correct(
    workbook: Workbook, asked: Asked
) -> tuple[Workbook, tuple[Corrected, ...], list[Problem]]:
    """Return a workbook with its cells corrected, what was corrected, and what could not be."""
    if not asked.corrections:
        return workbook, (), []
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    done, problems = [], []
    for place, new in asked.corrections.items():
        name, _, cell = place.rpartition("!")
        address = _ADDRESS.fullmatch(cell)
        sheet = sheets.get(name)
        if sheet is None or address is None or int(address[2]) > len(sheet.cells):
            problems.append(Problem("no_such_cell", found=place))
            continue
        if what := identifiers.found_in(new):
            at: dict[str, Any] = {"sheet": name, "row": int(address[2]), "letter": address[1]}
            problems.append(_personal("The correction", what, **at))
            continue
        row, column = int(address[2]) - 1, position(address[1])
        old = _value(sheet, row, column)
        sheets[name] = _with(sheet, row, column, new)
        done.append(Corrected(name, cell, old, new or None))
    mended = replace(workbook, sheets=tuple(sheets[sheet.name] for sheet in workbook.sheets))
    return mended, tuple(done), problems


def _value(sheet: Sheet, row: int, column: int) -> str | None:
    if row >= len(sheet.cells) or column >= len(sheet.cells[row]):
        return None
    value = tidy(sheet.cells[row][column])
    return None if value is None else shown(value)


def _with(sheet: Sheet, row: int, column: int, new: str) -> Sheet:
    cells: list[list[Any]] = list(sheet.cells)
    line = [*cells[row], *([""] * (column + 1 - len(cells[row])))]
    line[column] = new
    cells[row] = line
    marks = {at: mark for at, mark in sheet.marks.items() if at != (row, column)}
    return replace(sheet, cells=cells, marks=marks)


def set_aside(
    tables: Sequence[Table], asked: Asked, partner: str, quarter: str
) -> tuple[list[Table], list[Aside], list[Problem]]:
    """Return the tables without the rows set aside, those rows, and what could not be set aside.

    Of a row set aside neither a participant's code nor unread words are kept.
    """
    rows: dict[str, dict[int, str]] = {}
    problems: list[Problem] = []
    for place, reason in asked.asides.items():
        sheet, _, number = place.rpartition("!")
        if number.isdecimal() and (what := identifiers.found_in(reason)):
            problems.append(_personal("The reason", what, sheet=sheet, row=int(number)))
        elif number.isdecimal() and reason.strip():
            rows.setdefault(sheet, {})[int(number)] = reason.strip()
    kept, asides = [], []
    for table in tables:
        mine = rows.get(table.sheet, {})
        kept.append(without(table, mine.keys()) if mine else table)
        asides += [
            Aside(
                table.kind.kind_name(), partner, quarter, table.sheet, number,
                _cells(table, number), mine[number],
            )
            for number in dict.fromkeys(n for n in table.numbers if n in mine)
        ]  # fmt: skip
    done = {f"{told.sheet}!{told.row}" for told in asides}
    done |= {f"{told.sheet}!{told.row}" for told in problems}
    missed = [place for place in asked.asides if place not in done]
    return kept, asides, problems + [Problem("no_such_row", found=place) for place in missed]


def _personal(column: str, what: str, **at: Any) -> Problem:
    return Problem("identifier_cell", column=column, words={"what": what}, **at)


def _cells(table: Table, number: int) -> dict[str, str]:
    """Return title → what stood in a row; of a wide layout, all that stood in its columns."""
    columns, hidden = table.kind.columns(), withheld(table.kind)
    positions = [i for i, n in enumerate(table.numbers) if n == number]
    found = {}
    for name, values in table.cells.items():
        said = [shown(value) for i in positions if (value := tidy(values[i])) is not None]
        if said and name not in hidden:
            found[columns[name].title] = "; ".join(dict.fromkeys(said))
    return found
