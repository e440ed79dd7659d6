"""What a file becomes: sheets of cells, every cell at its own address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from data.problems import Problem

#: First row, first column, last row, last column, from 0, all included.
Area = tuple[int, int, int, int]


@dataclass(frozen=True)
class Mark:
    """What a cell's value does not say: it is an error, or a formula never calculated."""

    entry: str
    found: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells from A1 on, so that positions are addresses.

    Attributes:
        name: as in the file; of a csv, the file's name without its ending.
        cells: rows of values; empty cells are empty texts.
        marks: (row, column), both from 0 → what is wrong with the cell itself.
        hidden: whether the sheet itself is hidden.
        hidden_rows: positions of hidden rows, from 0.
        hidden_columns: positions of hidden columns, from 0.
        merged: merged areas: first row, first column, last row, last column, from 0, all included.
        known_as: today's name, where it is a sheet of the template that was renamed since.
    """

    name: str
    cells: list[list[Any]]
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    known_as: str = ""

    @property
    def title(self) -> str:
        """What the template of today calls it; its name, unless it was renamed since."""
        return self.known_as or self.name

    @cached_property
    def width(self) -> int:
        """How many columns it has: asked for each of thousands of problems."""
        return max(map(len, self.cells), default=1)

    @cached_property
    def different(self) -> list[dict[Any, None]]:
        """The different cells of each column, in the order of the rows: of a long sheet few.

        What a cell is can so be asked once of all that are the same.
        """
        lengths = set(map(len, self.cells))
        if len(lengths) == 1:
            return list(map(dict.fromkeys, zip(*self.cells, strict=True)))
        widest = range(max(lengths, default=0))
        return [dict.fromkeys(row[i] for row in self.cells if len(row) > i) for i in widest]


@dataclass(frozen=True)
class Workbook:
    """A file that could be read.

    Attributes:
        name: its name.
        digest: the SHA-256 of its bytes.
        sheets: its sheets, in order, hidden ones too.
        format: ``xlsx``, ``xlsm``, ``xls``, ``ods`` or ``csv``.
        from_1904: whether a number that is a date counts days from 1904, not 1900.
        problems: what is worth saying about the file as such (its macros are ignored).
    """

    name: str
    digest: str
    sheets: tuple[Sheet, ...]
    format: str = "xlsx"
    from_1904: bool = False
    problems: tuple[Problem, ...] = ()


def letter(position: int) -> str:
    """Return a column's letters: 0 → A, 26 → AA."""
    letters = ""
    position += 1
    while position:
        position, remainder = divmod(position - 1, 26)
        letters = chr(65 + remainder) + letters
    return letters


def position(letters: str) -> int:
    """Return a column's position from 0: ``A`` → 0, ``AA`` → 26."""
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - 64
    return number - 1


def used(
    cells: list[list[Any]],
    rows: Iterable[int],
    columns: Iterable[int],
    merged: Iterable[Area],
) -> dict[str, Any]:
    """Return what is hidden and merged of a sheet, within the area its cells take."""
    height, width = len(cells), max(map(len, cells), default=0)
    areas = ((t, s, min(b, height - 1), min(e, width - 1)) for t, s, b, e in merged)
    return {
        "hidden_rows": frozenset(row for row in rows if row < height),
        "hidden_columns": frozenset(column for column in columns if column < width),
        "merged": tuple(a for a in areas if a[0] <= a[2] and a[1] <= a[3] and a[:2] != a[2:]),
    }
