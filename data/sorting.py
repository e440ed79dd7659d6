"""The rows of a table sorted out: what is a row to read, and what stands between the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.blocks import Block
from data.cells import shown, tidy
from data.column import Column
from data.lists import fold
from data.matching import Columns
from data.problems import Problem, shorten
from data.row import Row
from data.sums import Total, find_totals
from data.template.words import example_of, notes_of
from data.workbook import Sheet, letter

#: Notes below a table begin so.
_NOTES = ("source", "note", "notes", "remark", "remarks", "footnote", "prepared by", "last updated")


@dataclass
class Body:
    """The rows below a header; merged cells are filled in here before they are read."""

    rows: list[list[Any]]


def sort_rows(
    sheet: Sheet, block: Block, columns: Columns, body: Body, hidden: frozenset[int]
) -> tuple[list[int], list[Problem]]:
    """Return the positions of rows to read, and what is said of the others.

    Args:
        sheet: where the table stands.
        block: the table.
        columns: what its columns are.
        body: its rows; where cells are merged, what stands in the first is put into the others.
        hidden: rows of the sheet to leave out because they are hidden.
    """
    kind, top = block.kind, block.top
    problems = _fill_merged(sheet, block, columns, body)
    marked = {row - top for row, column in sheet.marks if column in columns.used}
    filled = [
        i
        for i, row in enumerate(body.rows)
        if (any(row) or any(c not in ("", None) for c in row) or i in marked)
        and top + i not in hidden
        and any(tidy(c) is not None for c in row) | (i in marked)
    ]
    totals = _totals(kind, columns, body, filled)
    notes = {fold(note) for note in notes_of(kind) if note}
    example = _example(kind, columns.places)
    suspects = _suspects(body.rows, filled, example)
    header = sheet.cells[top - 1]
    kept: list[int] = []
    for i in filled:
        row = body.rows[i]
        at: dict[str, Any] = {"sheet": sheet.name, "row": top + 1 + i}
        if i < 3 and _is_notes(row, notes):
            continue
        if i in totals:
            problems += _told_total(totals[i], kind, columns, at)
        elif i in suspects and (said := _is_example(row, example)):
            problems.append(_example_problem(said, kind, row, columns.places, at))
            if said == "code":
                kept.append(i)
        elif row == header:
            problems.append(Problem("repeated_header", **at))
        elif i not in marked and (lone := _lone(row, columns, kind, sheet, top + i)):
            problems.append(Problem(lone, found=shown(_first(row)), **at))
        else:
            kept.append(i)
    problems += _marked(sheet, kind, columns, {top + i for i in kept})
    return kept, problems


def _first(row: Sequence[Any]) -> Any:
    return next(tidy(cell) for cell in row if tidy(cell) is not None)


# -- merged cells


def _fill_merged(sheet: Sheet, block: Block, columns: Columns, body: Body) -> list[Problem]:
    """Put what stands in the first of merged cells into the others; a figure stays where it is."""
    problems = []
    named = {i: block.kind.columns()[name] for name, at in columns.places.items() for i in at}
    for first, left, last, right in sheet.merged:
        if first < block.top or last >= block.bottom or first == last or left != right:
            continue
        column = named.get(left)
        rows = body.rows[first - block.top : last - block.top + 1]
        value = rows[0][left] if left < len(rows[0]) else ""
        if tidy(value) is None:
            continue
        area = f"{letter(left)}{first + 1}:{letter(left)}{last + 1}"
        figure = left in columns.told or (
            column is not None and column.type in (int, float) and column.reads != "participant"
        )
        at: dict[str, Any] = {
            "sheet": sheet.name, "row": first + 1, "letter": letter(left), "cells": (area,),
            "column": column.title if column else "", "found": shown(tidy(value)),
            "words": {"place": area},
        }  # fmt: skip
        if figure:
            problems.append(Problem("merged_number", **at))
            continue
        if column is None:
            continue
        problems.append(Problem("merged_cells", **at))
        for n, row in enumerate(rows[1:], first - block.top + 1):
            whole = row + [""] * (left + 1 - len(row))
            if any(tidy(cell) is not None for cell in whole):
                body.rows[n] = [*whole[:left], value, *whole[left + 1 :]]
    return problems


# -- totals


def _totals(
    kind: type[Row], columns: Columns, body: Body, filled: Sequence[int]
) -> dict[int, Total]:
    placed = {i: kind.columns()[name] for name, at in columns.places.items() for i in at}
    numbers = {i for i, c in placed.items() if _adds_up(c)} | set(columns.told)
    key = columns.places.get(kind.key[0], (None,))[0]
    needed = {i for i, column in placed.items() if column.required}
    return find_totals(body.rows, filled, numbers, key, needed)


def _adds_up(column: Column) -> bool:
    return (
        column.type in (int, float)
        and column.reads in ("whole", "number")
        and column.unit != "per cent"
    )


def _told_total(
    total: Total, kind: type[Row], columns: Columns, at: Mapping[str, Any]
) -> list[Problem]:
    said = shorten(total.said) or "a sum without a word"
    problems = [Problem("total_row", found=said, **at)]
    titles = {i: kind.columns()[name].title for name, at_ in columns.places.items() for i in at_}
    titles |= {i: t.measure.title for i, t in columns.told.items() if t.measure}
    for position, (figure, parts) in total.wrong.items():
        words = {"parts": f"{parts:,.10g}"}
        problems.append(
            Problem(
                "total_differs",
                letter=letter(position),
                column=titles[position],
                found=f"{figure:,.10g}",
                words=words,
                **at,
            )
        )
    return problems


# -- rows that are none


def _lone(row: Sequence[Any], columns: Columns, kind: type[Row], sheet: Sheet, number: int) -> str:
    """Return what a row with a single cell is, where it is no row: a heading, or a note."""
    cells = [(i, cell) for i, cell in enumerate(row) if tidy(cell) is not None]
    required = [name for name, column in kind.columns().items() if column.required]
    if len(cells) != 1 or len(required) < 2:
        return ""
    ((position, cell),) = cells
    across = any(
        first <= number <= last and left <= position <= right and right > left
        for first, left, last, right in sheet.merged
    )
    if not isinstance(cell, str):
        return ""
    if across or fold(cell).startswith(_NOTES) or cell.lstrip().startswith(("*", "†", "¹", "[1]")):
        return "note_row"
    return "lone_cell" if position not in columns.told else ""


def _suspects(
    body: Sequence[Sequence[Any]], filled: Sequence[int], example: Mapping[int, str]
) -> set[int]:
    """Return the rows whose first example column holds the example's cell.

    Without an example's code in it, only a row at the top: one further down may be a real report.
    """
    if not example:
        return set()
    if not any(text.startswith("example ") for text in example.values()):
        filled = [i for i in filled if i < 3]
    first = next(iter(example))
    distinct = {body[i][first] for i in filled if first < len(body[i])}
    same = {cell for cell in distinct if fold(shown(tidy(cell))) == example[first]}
    if not same:
        return set()
    return {i for i in filled if first < len(body[i]) and body[i][first] in same}


def _is_notes(row: Sequence[Any], notes: set[str]) -> bool:
    texts = [fold(cell) for cell in row if isinstance(cell, str) and cell.strip()]
    return bool(texts) and sum(text in notes for text in texts) * 2 > len(texts)


def _example(kind: type[Row], places: Mapping[str, tuple[int, ...]]) -> dict[int, str]:
    """Return position → folded example cell; of a sheet that lacks one of them, only the code.

    Without a code, only the whole example is one: figures of a real report may equal some of it.
    """
    written = dict(zip(kind.columns(), example_of(kind), strict=True))
    cells = {name: fold(shown(value)) for name, value in written.items() if value not in (None, "")}
    if set(cells) <= set(places):
        return {places[name][0]: text for name, text in cells.items()}
    coded = {name: text for name, text in cells.items() if text.startswith("example ")}
    return {places[name][0]: text for name, text in coded.items() if name in places}


def _is_example(row: Sequence[Any], example: Mapping[int, str]) -> str:
    """Return ``whole`` if the row is the example, ``code`` if only its code is, else nothing."""
    cells = {i: fold(shown(tidy(row[i]))) for i in example if i < len(row)}
    if cells == example:
        return "whole"
    code = next((i for i, text in example.items() if text.startswith("example ")), None)
    return "code" if code is not None and cells.get(code) == example[code] else ""


def _example_problem(
    said: str,
    kind: type[Row],
    row: Sequence[Any],
    places: Mapping[str, tuple[int, ...]],
    at: Mapping[str, Any],
) -> Problem:
    if said == "whole":
        return Problem("example_row", **at)
    first = kind.key[0]
    position = places[first][0]
    title, found = kind.columns()[first].title, shown(row[position])
    return Problem("example_code", letter=letter(position), column=title, found=found, **at)


# -- cells that are wrong themselves


def _marked(sheet: Sheet, kind: type[Row], columns: Columns, rows: set[int]) -> list[Problem]:
    titles = {i: kind.columns()[name].title for name, at in columns.places.items() for i in at}
    titles |= {i: t.measure.title for i, t in columns.told.items() if t.measure}
    titles |= {i: title for title, i in columns.further.items()}
    return [
        Problem(
            mark.entry,
            sheet=sheet.name,
            row=row + 1,
            letter=letter(column),
            column=titles[column],
            found=mark.found,
        )
        for (row, column), mark in sorted(sheet.marks.items())
        if column in titles and row in rows
    ]
