"""Merged cells of a table: a text stands in each of its rows, a figure counts once."""

from collections.abc import Sequence
from typing import Any

from data.blocks import Block
from data.cells import shown, tidy
from data.matching import Columns
from data.problems import Problem
from data.workbook import Sheet, letter


def fill_merged(
    sheet: Sheet, block: Block, columns: Columns, rows: list[list[Any]]
) -> list[Problem]:
    """Put what stands in the first of merged cells into those below; a figure stays where it is.

    What stands beneath them all the same (a correction, or what LibreOffice keeps there) is read.

    Args:
        sheet: where the table stands.
        block: the table.
        columns: what its columns are.
        rows: its rows; those that are filled in are put in their place.
    """
    problems = []
    for first, left, last, _ in sheet.merged:
        if first == last or first < block.top or last >= block.bottom or left not in columns.used:
            continue
        merged = range(first - block.top, last - block.top + 1)
        value = rows[merged[0]][left] if left < len(rows[merged[0]]) else ""
        if tidy(value) is None:
            continue
        area = f"{letter(left)}{first + 1}:{letter(left)}{last + 1}"
        figure = _holds_figures(block, columns, left)
        said: dict[str, Any] = {
            "sheet": sheet.name, "letter": letter(left), "words": {"place": area},
            "column": columns.titles(block.kind)[left],
        }  # fmt: skip
        entry = "merged_number" if figure else "merged_cells"
        found = shown(tidy(value))
        problems.append(Problem(entry, row=first + 1, found=found, cells=(area,), **said))
        problems += [
            Problem("merged_over", found=shown(beneath), row=block.top + i + 1, **said)
            for i in merged[1:]
            if left < len(rows[i]) and (beneath := tidy(rows[i][left])) is not None
        ]
        if not figure:
            _fill(rows, merged[1:], left, value)
    return problems


def _holds_figures(block: Block, columns: Columns, position: int) -> bool:
    named = {i: block.kind.columns()[name] for name, at in columns.places.items() for i in at}
    column = named.get(position)
    return position in columns.told or (
        column is not None and column.type in (int, float) and column.reads != "participant"
    )


def _fill(rows: list[list[Any]], below: Sequence[int], left: int, value: Any) -> None:
    """Put a value into a column of some rows: of those that hold anything, but nothing there."""
    for i in below:
        whole = rows[i] + [""] * (left + 1 - len(rows[i]))
        if tidy(whole[left]) is None and any(tidy(cell) is not None for cell in whole):
            rows[i] = [*whole[:left], value, *whole[left + 1 :]]
