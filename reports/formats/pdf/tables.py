"""Tables on paper: how wide their columns are, and what happens where a page is not wide enough."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from reports.documents.blocks import Cell, Document, Table
from reports.formats import fonts
from reports.formats.fonts import readable

Told = dict[str, Any]

#: Inches between the edge of the paper and text; where the paper is turned, a little less.
MARGIN = 1.0
_PAPER = {"letter": (8.5, 11.0), "a4": (8.27, 11.69)}
#: Points of type in tables: usual, and where there are many columns.
_USUAL, _SMALL = 9.0, 7.8
#: What stands between columns, as a share of the size of type: as the template has it.
_BETWEEN = 1.1
#: Letters a head of numbers has on a line; inches that a column of words needs at least.
_HEAD, _WORDS = 13, 1.5
#: A table of so few rows stands whole on a page; a cell of so many letters may break.
_WHOLE, _LONG = 14, 900


@dataclass(frozen=True)
class Sheets:
    """How much a page of the paper holds, in inches.

    Attributes:
        upright: width of text on an upright page.
        sideways: width of text on a sideways page.
        high: height of text on an upright page.
    """

    upright: float
    sideways: float
    high: float

    @classmethod
    def of(cls, document: Document) -> "Sheets":
        """Return the sheets of a document's paper."""
        wide, high = _PAPER[document.paper]
        return cls(wide - 2 * MARGIN, high - 2 * MARGIN, high - 2 * MARGIN)


def tables(table: Table, sheets: Sheets) -> Iterator[Told]:
    """Give a table as typst is told of it; one too wide for any page in parts.

    Each part begins with the first column again.
    """
    if not table.heads:
        yield {"is": "paragraph", "tone": "plain", "text": readable(table.caption), "language": {}}
        return
    rows = [_filled(row, len(table.heads)) for row in table.rows]
    widths = [_inches(table, rows, column) for column in range(len(table.heads))]
    sideways, size = _place(widths, table.wide, sheets)
    room = sheets.sideways if sideways else sheets.upright
    parts = _parts([width * size for width in widths], room)
    for number, columns in enumerate(parts, 1):
        which = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
        yield {
            "is": "table",
            "sideways": sideways,
            "size": size,
            "caption": readable(table.caption) + which,
            "continues": number > 1,
            "heads": [_head(table.heads[c], c in table.numeric) for c in columns],
            "numeric": [c in table.numeric for c in columns],
            "rows": [[_cell(row[c]) for c in columns] for row in rows],
            "whole": len(rows) <= _WHOLE and not any(_is_long(row) for row in rows),
            "notes": [readable(note) for note in table.notes] if number == len(parts) else [],
        }


def _filled(row: tuple[Cell, ...], many: int) -> tuple[Cell, ...]:
    return (*row[:many], *[Cell("")] * (many - len(row)))


def _inches(table: Table, rows: Sequence[tuple[Cell, ...]], column: int) -> float:
    """Return how wide a column is, in inches for each point of type."""
    numeric = column in table.numeric
    head = fonts.inches(_head(table.heads[column], numeric), 1, 600)
    widest = max([head, *(fonts.inches(readable(row[column].text), 1) for row in rows)])
    return (widest if numeric else min(_WORDS / _USUAL, widest)) + _BETWEEN / 72


def _place(widths: Sequence[float], wide: bool, sheets: Sheets) -> tuple[bool, float]:
    """Return whether paper is turned for a table, and its size of type."""
    usual, small = sum(widths) * _USUAL, sum(widths) * _SMALL
    if usual <= sheets.upright:
        return False, _USUAL
    if small <= sheets.upright and not wide:
        return False, _SMALL
    return True, _USUAL if usual <= sheets.sideways else _SMALL


def _parts(widths: Sequence[float], room: float) -> list[list[int]]:
    """Return the columns of each part of a table: as few parts as fit, about as wide each."""
    first, others = widths[0], widths[1:]
    fewest = _split(others, room - first)
    parts = fewest
    for share in range(100, 0, -2):
        found = _split(others, (room - first) * share / 100)
        if len(found) > len(fewest):
            break
        parts = found
    return [[0, *(c + 1 for c in columns)] for columns in parts]


def _split(widths: Sequence[float], room: float) -> list[list[int]]:
    parts: list[list[int]] = [[]]
    taken = 0.0
    for column, width in enumerate(widths):
        if parts[-1] and taken + width > room:
            parts.append([])
            taken = 0.0
        parts[-1].append(column)
        taken += width
    return parts


def _head(text: str, numeric: bool) -> str:
    """Return a head; of a column of numbers in short lines, or it would be wider than they are."""
    said = readable(text)
    if not numeric or len(said) <= _HEAD:
        return said
    return "\n".join(wrap(said, _HEAD, break_long_words=False, break_on_hyphens=False))


def _cell(cell: Cell) -> Told:
    return {"text": readable(cell.text), "breaks": len(cell.text) > _LONG}


def _is_long(row: tuple[Cell, ...]) -> bool:
    return any(len(cell.text) > _LONG // 3 for cell in row)
