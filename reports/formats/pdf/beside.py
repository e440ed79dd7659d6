"""What stands side by side on paper: a chart and its table, or two small tables."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reports.documents.blocks import Cell, Document, Drawing, Table
from reports.formats import drawing
from reports.formats.fonts import readable
from reports.formats.pdf.tables import GAP, NARROW, Sheets, narrow, tables

Told = dict[str, Any]

#: Inches that a chart beside its table has at least.
_CHART = 2.8
#: Remarks of so many letters stand below a table, each once, where they are as few as these.
_LONG, _LETTERS = 16, "abcdef"
_BETWEEN, _PROSE = "; ", 120
#: Of the page, at most, for a chart beside a table: two short columns have a title all the same.
_WIDEST = 0.64


def with_table(block: Drawing, document: Document) -> Iterator[Told]:
    """Give a chart and its table: side by side where the table is narrow, else in turn."""
    sheets = Sheets.of(document)
    found = narrow(_folded(block.table), sheets.upright - GAP - _CHART)
    if found is None:
        yield _figure(block, document, sheets.upright)
        yield from tables(block.table, sheets)
        return
    table, wide = found
    room = min(sheets.upright - GAP - wide, sheets.upright * _WIDEST)
    yield {"is": "beside", "left": room, "items": [_figure(block, document, room), table]}


def alone(table: Table, document: Document) -> Iterator[Told]:
    """Give a table without a chart; its remarks below it where that makes it half as wide."""
    sheets = Sheets.of(document)
    folded = _folded(table)
    is_smaller = narrow(table, sheets.half) is None and narrow(folded, sheets.half) is not None
    yield from tables(folded if is_smaller else table, sheets)


def paired(flow: list[Told], document: Document) -> list[Told]:
    """Return the same, with small tables that follow each other set side by side."""
    half = Sheets.of(document).half
    found: list[Told] = []
    for one in flow:
        before = found[-1] if found else {}
        if before.get("half") and one.get("half"):
            two = [{**small, "size": NARROW, "widths": small["half"]} for small in (before, one)]
            found[-1] = {"is": "beside", "left": half, "items": two}
        else:
            found.append(one)
    return found


def _folded(table: Table) -> Table:
    """Return a table whose long remarks stand below it, each once, with letters in its cells."""
    words = [cell.text for row in table.rows for cell in row[1:] if cell.number is None]
    remarks = [remark for text in words if len(text) > _LONG for remark in text.split(_BETWEEN)]
    letters = dict(zip(dict.fromkeys(remarks), _LETTERS, strict=False))
    is_prose = not table.numeric or any(len(remark) > _PROSE for remark in remarks)
    if is_prose or not set(remarks) <= set(letters):
        return table
    rows = tuple((*row[:1], *(_lettered(cell, letters) for cell in row[1:])) for row in table.rows)
    notes = tuple(f"{letter}: {remark}" for remark, letter in letters.items())
    return replace(table, rows=rows, notes=(*notes, *table.notes))


def _lettered(cell: Cell, letters: dict[str, str]) -> Cell:
    remarks = cell.text.split(_BETWEEN)
    if cell.number is None and set(remarks) <= set(letters):
        return Cell(", ".join(sorted(letters[remark] for remark in remarks)))
    return cell


def _figure(block: Drawing, document: Document, room: float) -> Told:
    sheets = Sheets.of(document)
    svg = drawing.svg(block, document.look, wide=room).decode()
    found = re.search(r'<svg[^>]* height="([\d.]+)pt"', svg)
    height = float(found[1]) / 72 if found else sheets.high
    # What is too tall is drawn smaller, with room left for its title.
    shrunk = min(1.0, (sheets.high - 1.0) / height)
    return {
        "is": "figure",
        "caption": readable(block.caption),
        "measure": readable(block.measure),
        "alternative": readable(block.alternative or block.caption or block.code),
        "svg": svg,
        "width": room * shrunk,
    }
