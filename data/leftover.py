"""Columns that are left out: whether anything stands in them, and which of it are figures."""

from collections.abc import Sequence
from typing import Any

from data.blocks import Block
from data.cells import tidy
from data.stretches import area, runs
from data.sums import as_number
from data.template.words import ANSWERS_NOTE, notes_of
from data.workbook import Sheet


def holds_anything(sheet: Sheet, block: Block, position: int) -> bool:
    """Say whether anything stands below a header, the template's own notes apart."""
    if any(at == position and block.top <= row < block.bottom for row, at in sheet.marks):
        return True
    ours = {ANSWERS_NOTE, *notes_of(block.kind)}
    cells = set(_below(sheet, block, position))
    return any(cell not in ours and tidy(cell) is not None for cell in cells)


def figures_below(sheet: Sheet, block: Block, position: int) -> tuple[str, ...]:
    """Return the cells below a header that hold figures, as ranges; none of a mere numbering."""
    cells = _below(sheet, block, position)
    read = {cell: as_number(tidy(cell)) for cell in set(cells) if tidy(cell) is not None}
    rows = [i for i, cell in enumerate(cells) if read.get(cell) is not None]
    if [read[cells[i]] for i in rows] == list(range(1, len(rows) + 1)) and len(rows) > 1:
        return ()
    return tuple(
        area(block.top + first, position, block.top + last, position) for first, last in runs(rows)
    )


def _below(sheet: Sheet, block: Block, position: int) -> Sequence[Any]:
    rows = sheet.cells[block.top : block.bottom]
    return [row[position] if position < len(row) else "" for row in rows]
