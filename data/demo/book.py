"""Rows become a workbook headed like the template, as a partner would fill it in."""

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.column import Column
from data.demo.partners import CALLED
from data.demo.places import NAMES
from data.kinds import kind
from data.periods import spoken
from data.row import Row
from data.template.cover import write_fields
from data.template.seal import seal
from data.template.style import font
from data.template.words import TITLE

#: Rows as the demonstration's modules make them: column name → value, lists and names by code.
Rows = list[dict[str, Any]]

_HEADER = font(bold=True)
_NAMED = {"partners": CALLED, "areas": NAMES}


def write_book(sheets: Mapping[str, Rows], partner: str = "", quarter: str = "") -> bytes:
    """Return a workbook, as ``draw`` makes it, as bytes."""
    return seal(draw(sheets, partner, quarter), TITLE)


def draw(sheets: Mapping[str, Rows], partner: str = "", quarter: str = "") -> Workbook:
    """Return a workbook.

    Args:
        sheets: kind of sheet → its rows. Keys that are no column of the kind become columns of
            their own (answers).
        partner: name for the cover; without it there is no cover.
        quarter: quarter for the cover.
    """
    book = Workbook()
    if partner:
        write_fields(book.worksheets[0], partner, quarter)
    else:
        book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        _write_sheet(book.create_sheet(kind(name).title), kind(name), rows)
    return book


def _write_sheet(sheet: Worksheet, kind: type[Row], rows: Rows) -> None:
    columns = kind.columns()
    asked = list(dict.fromkeys(name for row in rows for name in row if name not in columns))
    sheet.append([column.title for column in columns.values()] + asked)
    for cell in sheet[1]:
        cell.font = _HEADER
    for row in rows:
        known = [_written(column, row.get(name)) for name, column in columns.items()]
        sheet.append(known + [row.get(name) for name in asked])
    sheet.freeze_panes = "A2"


def _written(column: Column, value: Any) -> Any:
    """Return a value as it is written in a cell: labels for codes, names, Yes and No."""
    if value is None:
        return None
    if column.choices:
        return column.choices.label(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if column.refers and column.refers[0] in _NAMED:
        return _called(_NAMED[column.refers[0]], value)
    return spoken(value) if column.reads == "quarter" else value


def _called(names: Mapping[str, str], value: str | Sequence[str]) -> str:
    codes = [value] if isinstance(value, str) else value
    return "; ".join(names.get(code, code) for code in codes)
