"""Names that Excel takes: of sheets, of tables, of columns."""

import re
from collections.abc import Iterable, Sequence

from reports.formats.characters import machine_name
from reports.formats.office import one_line

#: A sheet's name has no more letters, and none of these.
_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
#: Excel keeps it for itself.
_RESERVED = "history"
#: What would be read as the address of a cell.
_ADDRESS = re.compile(r"[a-z]{1,3}\d+|r\d*c?\d*|c\d*")
_LONGEST_HEAD = 250


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Return names of sheets, each as near to what is wanted as Excel allows, no two alike."""
    found: list[str] = []
    for number, text in enumerate(wanted, 1):
        name = _FORBIDDEN.sub(" ", one_line(text)).strip("' ")[:_LONGEST].strip("' ")
        if name.lower() in ("", _RESERVED):
            name = f"{name} {number}".strip()
        found.append(_untaken(name, found, " ", _LONGEST))
    return found


def table_names(wanted: Sequence[str]) -> list[str]:
    """Return names of tables: letters without accents, digits and underscores, no two alike."""
    found: list[str] = []
    for number, text in enumerate(wanted, 1):
        name = machine_name(text, f"table_{number}")
        if name[0].isdigit() or _ADDRESS.fullmatch(name):
            name = f"table_{name}"
        found.append(_untaken(name, found, "_", 200))
    return found


def column_names(heads: Sequence[str]) -> list[str]:
    """Return titles of columns; a marked table has no two alike and none without letters."""
    found: list[str] = []
    for number, text in enumerate(heads, 1):
        name = one_line(text)[:_LONGEST_HEAD] or f"({number})"
        found.append(_untaken(name, found, " ", _LONGEST_HEAD + 5))
    return found


def address(sheet: str, cell: str) -> str:
    """Return the address of a cell or area on a sheet, as links and charts write it."""
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}"


def _untaken(name: str, taken: Iterable[str], between: str, longest: int) -> str:
    lower = {one.lower() for one in taken}
    tried, number = name, 1
    while tried.lower() in lower:
        number += 1
        ending = f"{between}{number}"
        tried = f"{name[: longest - len(ending)]}{ending}"
    return tried
