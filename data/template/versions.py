"""What each version of the template changed, declared once; workbooks of older ones brought up.

Before a template in use changes, ``TEMPLATE_VERSION`` is raised and a version is added here: then
what partners have at home goes on being read. Cells stay where they are, so that addresses hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data.cells import shown
from data.lists import fold
from data.problems import Problem
from data.sheets import cover_value
from data.template.words import VERSION_LABEL
from data.workbook import Sheet, Workbook

#: How far down a sheet's headers are looked for.
_HEADERS_WITHIN = 25


@dataclass(frozen=True)
class Version:
    """A version of the template, and what it calls otherwise than the one before.

    What it adds (a sheet, a column, a value) needs no word here: older workbooks do not have it.

    Attributes:
        number: counted up by one, as the cover says it.
        sheets: a sheet's name before → its name.
        headers: name of a sheet → header before → header.
        values: name of a sheet → header → value before → value.
    """

    number: int
    sheets: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)


VERSIONS = (
    Version(1),
    # The cover's column "Nothing to report" is new as well.
    Version(2, headers={"Outcomes": {"Month": "Month or quarter"}}),
)


def version_of(workbook: Workbook) -> int | None:
    """Return the version of the template that a workbook was made with; None: not from it."""
    said = shown(cover_value(workbook.sheets, VERSION_LABEL)).strip()
    return int(said) if said.isdecimal() else None


def upgrade(
    workbook: Workbook, versions: Sequence[Version] = VERSIONS
) -> tuple[Workbook, list[Problem]]:
    """Return a workbook of an older version of the template as one of today's.

    Sheets keep their name, which is part of every address, and are ``known_as`` what they are
    called today. A workbook that is not from the template, or of today's, comes back as it is.

    Args:
        workbook: as read.
        versions: all there are, the oldest first.

    Returns:
        The workbook, and a note that it is older; or a warning that it is newer than any.
    """
    made, ours = version_of(workbook), versions[-1].number
    if made is None or made == ours:
        return workbook, []
    words = {"ours": str(ours)}
    if made > ours:
        return workbook, [Problem("newer_template", found=str(made), words=words)]
    sheets = workbook.sheets
    for version in versions:
        if version.number > made:
            sheets = tuple(_upgraded(sheet, version) for sheet in sheets)
    upgraded = replace(workbook, sheets=sheets)
    return upgraded, [Problem("older_template", found=str(made), words=words)]


def _upgraded(sheet: Sheet, version: Version) -> Sheet:
    name = _named(version.sheets, sheet.title) or sheet.title
    cells = _renamed_headers(sheet.cells, _named(version.headers, name) or {})
    for header, renamed in (_named(version.values, name) or {}).items():
        cells = _renamed_values(cells, header, renamed)
    known_as = sheet.known_as if name == sheet.title else name
    return replace(sheet, cells=cells, known_as=known_as)


def _named(declared: Mapping[str, Any], text: str) -> Any:
    """Return what is declared under a name, however it is spelled."""
    return next((what for name, what in declared.items() if fold(name) == fold(text)), None)


def _place(cells: Sequence[Sequence[Any]], header: str) -> tuple[int, int] | None:
    """Return the position, row and column, of the first cell that says ``header``."""
    for position, row in enumerate(cells[:_HEADERS_WITHIN]):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and fold(cell) == fold(header):
                return position, column
    return None


def _renamed_headers(cells: list[list[Any]], renamed: Mapping[str, str]) -> list[list[Any]]:
    # All are looked for before any is changed: two may have swapped their names.
    places = {place: now for old, now in renamed.items() if (place := _place(cells, old))}
    return _changed(cells, places)


def _renamed_values(
    cells: list[list[Any]], header: str, renamed: Mapping[str, str]
) -> list[list[Any]]:
    place = _place(cells, header)
    if place is None:
        return cells
    top, column = place
    named = {fold(old): now for old, now in renamed.items()}
    values: dict[tuple[int, int], str] = {}
    for position in range(top + 1, len(cells)):
        cell = cells[position][column] if column < len(cells[position]) else None
        # A cell may hold several values, separated by semicolons.
        said = [part.strip() for part in cell.split(";")] if isinstance(cell, str) else []
        if any(fold(part) in named for part in said):
            values[position, column] = "; ".join(named.get(fold(part), part) for part in said)
    return _changed(cells, values)


def _changed(cells: list[list[Any]], values: Mapping[tuple[int, int], str]) -> list[list[Any]]:
    """Return the cells with others at some places; what is not touched is shared."""
    rows = list(cells)
    for (row, column), value in values.items():
        rows[row] = [*rows[row][:column], value, *rows[row][column + 1 :]]
    return rows
