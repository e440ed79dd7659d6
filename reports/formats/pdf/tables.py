"""Tables on paper: upright or sideways, and in parts where no page is wide enough."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reports.documents.blocks import Cell, Document, Table
from reports.formats.fonts import readable
from reports.formats.pdf.columns import HEAD, Column, shared

Told = dict[str, Any]

#: Inches between the edge of the paper and text; where the paper is turned, a little less.
MARGIN = 1.0
#: Inches between what stands side by side.
GAP = 0.3
_PAPER = {"letter": (8.5, 11.0), "a4": (8.27, 11.69)}
#: Points of type in tables: usual, and where there are many columns; side by side, if need be.
_USUAL, _SMALL = 9.0, 7.8
NARROW = 8.4
#: A table of so few rows stands whole on a page; a cell of so many letters may break.
_WHOLE, _LONG = 14, 900
#: So many rows stand beside something, at most.
_BESIDE = 28
#: Letters a head of numbers has on a line there.
_CLOSE = 8
#: Inches that names have at least where they break, so that a table of numbers is half as wide.
_NAMES = 0.9


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

    @property
    def half(self) -> float:
        """Width of half an upright page, beside something else."""
        return (self.upright - GAP) / 2


def tables(table: Table, sheets: Sheets) -> Iterator[Told]:
    """Give a table as typst is told of it; one too wide for any page in parts.

    Each part begins with the first column again.
    """
    if not table.heads:
        yield {"is": "paragraph", "tone": "plain", "text": readable(table.caption), "language": {}}
        return
    rows, columns = _measured(table)
    sideways, size = _place(columns, table.wide, sheets)
    half = None if sideways or len(rows) > _BESIDE else halved(columns, sheets)
    room = sheets.sideways if sideways else sheets.upright
    parts = _parts([column.least * size for column in columns], room)
    for number, part in enumerate(parts, 1):
        which = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
        yield {
            **_told(table, [columns[c] for c in part], [[row[c] for c in part] for row in rows]),
            "sideways": sideways,
            "half": half,
            "size": size,
            "caption": readable(table.caption) + which,
            "continues": number > 1,
            "widths": shared([columns[c] for c in part], size, room),
            "notes": [readable(note) for note in table.notes] if number == len(parts) else [],
        }


def narrow(table: Table, room: float) -> tuple[Told, float] | None:
    """Return a table as typst is told of it, and its width in inches, where no line of it breaks.

    None where it is wider than the room, or too long to stand beside something in one piece.
    """
    rows, columns = _measured(table, _CLOSE)
    natural = sum(column.natural for column in columns)
    size = next((size for size in (_USUAL, NARROW, _SMALL) if natural * size <= room), None)
    if size is None or not rows or len(rows) > _BESIDE or table.wide:
        return None
    told = _told(table, columns, rows)
    told |= {"size": size, "caption": readable(table.caption), "whole": True}
    return told, natural * size


def halved(columns: Sequence[Column], sheets: Sheets) -> list[float] | None:
    """Return how wide the columns of a table are in half a page, in inches; None: it is wider.

    Names in the first column may break where all others are numbers; nothing else does.
    """
    names, *others = (column.natural * NARROW for column in columns)
    rest = sheets.half - sum(others)
    only_numbers = all(column.numeric for column in columns[1:])
    if names > rest and not (only_numbers and rest >= _NAMES):
        return None
    return [min(names, rest), *others]


def _measured(table: Table, letters: int = HEAD) -> tuple[list[tuple[Cell, ...]], list[Column]]:
    """Return the rows of a table, none too short or too long, and its columns."""
    rows = [_filled(row, len(table.heads)) for row in table.rows]
    columns = [
        Column.of(head, [row[c] for row in rows], c in table.numeric, letters)
        for c, head in enumerate(table.heads)
    ]
    return rows, columns


def _told(table: Table, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Told:
    return {
        "is": "table",
        "sideways": False,
        "continues": False,
        "widths": None,
        "heads": [column.head for column in columns],
        "numeric": [column.numeric for column in columns],
        "rows": [[_cell(cell) for cell in row] for row in rows],
        "whole": len(rows) <= _WHOLE and not any(_is_long(row) for row in rows),
        "notes": [readable(note) for note in table.notes],
    }


def _filled(row: tuple[Cell, ...], many: int) -> tuple[Cell, ...]:
    return (*row[:many], *[Cell("")] * (many - len(row)))


def _place(columns: Sequence[Column], wide: bool, sheets: Sheets) -> tuple[bool, float]:
    """Return whether paper is turned for a table, and its size of type."""
    least = sum(column.least for column in columns)
    usual, small = least * _USUAL, least * _SMALL
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


def _cell(cell: Cell) -> Told:
    return {"text": readable(cell.text), "breaks": len(cell.text) > _LONG}


def _is_long(row: Sequence[Cell]) -> bool:
    return any(len(cell.text) > _LONG // 3 for cell in row)
