"""Which cells the problems are about: what is coloured, what is said there, where links lead."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from data.marking.colours import WORDS
from data.marking.layout import At
from data.messages import ERROR, NOTE, WARNING
from data.problems import Problem
from data.stretches import spoken_rows
from data.workbook import Sheet, Workbook, letter, position

MOST_CELLS = 2_000
"""How many cells are coloured: more tell nobody more, and the list has every problem."""

MOST_EACH = 500
"""How many of one problem's cells are coloured, so that none takes the colour from all others."""

_RANGE = re.compile(r"\$?([A-Z]{0,3})\$?(\d*)(?::\$?([A-Z]{0,3})\$?(\d*))?")
_RANKS = {ERROR: 0, WARNING: 1, NOTE: 2}
_LAST = 1_048_576, 16_384
_LONGEST = 2_000  # characters of a comment

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0, all included."""


@dataclass
class Marks:
    """What is marked on a sheet: cells' severities, and what the comments say."""

    colours: dict[At, str] = field(default_factory=dict)
    texts: dict[At, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Targets:
    """What is marked.

    Attributes:
        sheets: sheets' names → their marks.
        places: each problem's first area, in the order of the problems; None where it is about a
            sheet or the file as such.
        left: how many cells have no colour because there are so many.
    """

    sheets: Mapping[str, Marks]
    places: Sequence[Area | None]
    left: int


def ordered(problems: Iterable[Problem], workbook: Workbook) -> list[Problem]:
    """Return the problems in the order of their weight, then in that of the file."""
    sheets = {sheet.name: place for place, sheet in enumerate(workbook.sheets)}

    def key(problem: Problem) -> tuple[int, int, int, int]:
        column = position(problem.letter) if problem.letter else -1
        sheet = sheets.get(problem.sheet, len(sheets)) if problem.sheet else -1
        return _RANKS[problem.severity], sheet, problem.row, column

    return sorted(problems, key=key)


def aim(problems: Sequence[Problem], workbook: Workbook) -> Targets:
    """Say which cells the problems are about.

    Args:
        problems: the problems, in the order in which they matter.
        workbook: the file as it was read.
    """
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    tops = {name: _tops(sheet.merged) for name, sheet in sheets.items()}
    marks: dict[str, Marks] = {}
    places: list[Area | None] = []
    room, left = MOST_CELLS, 0
    for problem in problems:
        sheet = sheets.get(problem.sheet) if problem.sheet else None
        areas = list(_areas(problem, sheet)) if sheet else []
        places.append(areas[0] if areas else None)
        if not areas:
            continue
        own = marks.setdefault(problem.sheet, Marks())
        size = sum(_size(area) for area in areas)
        cells = [
            _top(at, tops[problem.sheet]) for at in islice(_cells(areas), min(room, MOST_EACH))
        ]
        left += size - len(cells)
        new = [at for at in dict.fromkeys(cells) if at not in own.colours]
        own.colours.update(dict.fromkeys(new, problem.severity))
        room -= len(new)
        if cells:
            own.texts.setdefault(cells[0], []).append(_said(problem, areas))
    return Targets(marks, places, left)


def out_of_sight(targets: Targets, workbook: Workbook) -> list[str]:
    """Say which marked rows and columns are hidden in the file: they stay so, and read so."""
    said = []
    for sheet in workbook.sheets:
        marked = targets.sheets[sheet.name].colours if sheet.name in targets.sheets else {}
        rows = sorted({row for row, _ in marked} & sheet.hidden_rows)
        columns = sorted({column for _, column in marked} & sheet.hidden_columns)
        places = [f"row{'s' * (len(rows) > 1)} {spoken_rows(rows)}"] if rows else []
        if columns:
            places.append(f"column{'s' * (len(columns) > 1)} {', '.join(map(letter, columns))}")
        if places:
            said.append(
                f"Hidden in “{sheet.name}”: {' and '.join(places)}; unhide to see the marks."
            )
    return said


def whole_text(texts: Iterable[str]) -> str:
    """Return what a comment says of all the problems of its cell."""
    text = "\n\n".join(dict.fromkeys(texts))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _said(problem: Problem, areas: Sequence[Area]) -> str:
    several = len(areas) > 1 or _size(areas[0]) > 1
    where = f" ({', '.join(map(address, areas[:5]))}{' …' * (len(areas) > 5)})" if several else ""
    return f"{WORDS[problem.severity]}{where}: {problem.text}\n{problem.fix}"


def address(area: Area) -> str:
    """Return an area's address: ``F2``, ``G2:G7``."""
    first, last = f"{letter(area[1])}{area[0] + 1}", f"{letter(area[3])}{area[2] + 1}"
    return first if first == last else f"{first}:{last}"


def _areas(problem: Problem, sheet: Sheet) -> Iterator[Area]:
    given = [area for text in problem.cells if (area := _area(text, sheet))]
    if given:
        yield from given
    elif problem.row and problem.letter:
        yield from _clipped(problem.row - 1, position(problem.letter))
    elif problem.row:
        yield _whole_row(problem.row - 1, sheet)
    elif problem.letter:
        yield from _clipped(_header_row(position(problem.letter), sheet), position(problem.letter))


def _clipped(row: int, column: int) -> Iterator[Area]:
    if row < _LAST[0] and column < _LAST[1]:
        yield row, column, row, column


def _area(text: str, sheet: Sheet) -> Area | None:
    """Return the area of a range's address; of a whole row or column, what is filled in it."""
    found = _RANGE.fullmatch(text)
    if not found or not (found[1] or found[2]):
        return None
    top, left = int(found[2] or 1) - 1, position(found[1] or "A")
    bottom, right = top, left
    if ":" in text or not (found[1] and found[2]):
        end_letters, end_row = (found[3], found[4]) if ":" in text else (found[1], found[2])
        bottom = int(end_row or len(sheet.cells) or 1) - 1
        right = position(end_letters) if end_letters else sheet.width - 1
    bottom, right = min(bottom, _LAST[0] - 1), min(right, _LAST[1] - 1)
    return (top, left, bottom, right) if 0 <= top <= bottom and 0 <= left <= right else None


def _whole_row(row: int, sheet: Sheet) -> Area:
    cells = sheet.cells[row] if row < len(sheet.cells) else []
    filled = [place for place, value in enumerate(cells) if value != ""] or [0]
    return min(row, _LAST[0] - 1), filled[0], min(row, _LAST[0] - 1), filled[-1]


def _header_row(column: int, sheet: Sheet) -> int:
    """Return a column's first filled row that is not alone in its row, as a title would be."""
    filled = [n for n, row in enumerate(sheet.cells) if len(row) > column and row[column] != ""]
    many = (n for n in filled if sum(value != "" for value in sheet.cells[n]) > 1)
    return next(many, filled[0] if filled else 0)


def _size(area: Area) -> int:
    return (area[2] - area[0] + 1) * (area[3] - area[1] + 1)


def _cells(areas: Iterable[Area]) -> Iterator[At]:
    for top, left, bottom, right in areas:
        for row in range(top, bottom + 1):
            yield from ((row, column) for column in range(left, right + 1))


def _tops(merged: Iterable[Area]) -> dict[int, list[Area]]:
    """Return merged areas by each of their rows, so that a cell's is found at once."""
    found: dict[int, list[Area]] = {}
    for area in merged:
        for row in range(area[0], min(area[2], area[0] + MOST_CELLS) + 1):
            found.setdefault(row, []).append(area)
    return found


def _top(at: At, tops: Mapping[int, Sequence[Area]]) -> At:
    """Return a cell's own place, or that of the merged area it is hidden in."""
    inside = (area for area in tops.get(at[0], ()) if area[1] <= at[1] <= area[3])
    return next(((area[0], area[1]) for area in inside), at)
