"""A workbook made of what was read, for files that are not xlsx: values only, as they were."""

import datetime as dt
import io
import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from data.marking.package import Package
from data.marking.splicing import Edit, encoded, inline, plain, retagged
from data.typed import shown
from data.workbook import Sheet, Workbook, letter

_ROWS, _COLUMNS, _LONGEST = 1_048_576, 16_384, 32_767
_UNFIT = re.compile(r"[\[\]:*?/\\\0-\x1f]")
_FORMATS = ("General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss", "[h]:mm:ss")
_DATE, _MOMENT, _TIME, _SPAN = range(1, 5)
_FIRST = dt.datetime(1900, 3, 1)  # before it Excel's days are one off


@dataclass(frozen=True)
class Made:
    """A workbook made of values.

    Attributes:
        package: its parts.
        names: the sheets' names as read → as an xlsx file can have them.
        cut: the sheets that are larger than one can be.
    """

    package: Package
    names: dict[str, str]
    cut: tuple[str, ...]


def make_book(workbook: Workbook, without: Collection[str]) -> Made:
    """Make an xlsx file of what was read.

    Args:
        workbook: the file.
        without: the names of sheets to leave out.
    """
    kept = [sheet for sheet in workbook.sheets if sheet.name not in without]
    sheets = kept or [Sheet("Sheet", [])]  # a file of no sheets cannot be opened
    book, names = Book(), dict[str, str]()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        names[sheet.name] = name = _fitting(sheet.name, names.values())
        _prepare(book.create_sheet(name), sheet)
    saved = io.BytesIO()
    book.save(saved)
    package = Package(saved.getvalue(), workbook.name)
    for number, sheet in enumerate(sheets, 1):
        _fill(package, f"xl/worksheets/sheet{number}.xml", sheet)
    _hide(package, {names[sheet.name] for sheet in sheets if sheet.hidden})
    return Made(package, names, tuple(sheet.name for sheet in sheets if _is_cut(sheet)))


def _prepare(own: Worksheet, sheet: Sheet) -> None:
    """Say everything of a sheet but its cells."""
    for place, pattern in enumerate(_FORMATS, 1):
        own.cell(1, place).number_format = pattern
    for place, width in enumerate(_widths(sheet)):
        column = own.column_dimensions[letter(place)]
        column.width, column.hidden = width, place in sheet.hidden_columns
    for top, left, bottom, right in sheet.merged:
        if bottom < _ROWS and right < _COLUMNS:
            own.merged_cells.add(f"{letter(left)}{top + 1}:{letter(right)}{bottom + 1}")


def _hide(package: Package, names: Collection[str]) -> None:
    """Hide sheets; openpyxl saves no file that has hidden sheets only."""
    book = package.workbook
    sheets = package.parsed(book).all("sheets", "sheet")
    package.edit(
        book,
        [
            Edit(s.start, s.opened, retagged(package[book][s.start : s.opened], state="hidden"))
            for s in sheets
            if s.attributes["name"] in names
        ],
    )


def _is_cut(sheet: Sheet) -> bool:
    return len(sheet.cells) > _ROWS or any(len(row) > _COLUMNS for row in sheet.cells)


def _fill(package: Package, part: str, sheet: Sheet) -> None:
    """Write the cells in place of those that stood there for their formats' sake.

    By hand, because openpyxl takes five times as long.
    """
    data = package.parsed(part).find("sheetData")
    if data is None:
        raise package.damaged(f"its part “{part}”")
    width = min(max(map(len, sheet.cells), default=0), _COLUMNS)
    letters = [letter(place) for place in range(width)]
    rows = b"".join(
        _row(number, letters, cells, hidden=number - 1 in sheet.hidden_rows)
        for number, cells in enumerate(sheet.cells[:_ROWS], 1)
    )
    package.edit(part, [Edit(data.start, data.end, b"<sheetData>%b</sheetData>" % rows)])


def _row(number: int, letters: list[str], cells: list[Any], *, hidden: bool) -> bytes:
    written = "".join(
        f'<c r="{place}{number}"{_value(value)}</c>'
        for place, value in zip(letters, cells, strict=False)
        if value is not None and value != ""
    )
    tag = f'<row r="{number}" hidden="1">' if hidden else f'<row r="{number}">'
    return encoded(f"{tag}{written}</row>") if written or hidden else b""


def _value(value: Any) -> str:
    """Return a cell's type, style and value, from where its address ends."""
    if not isinstance(value, str):
        if isinstance(value, bool):
            return f' t="b"><v>{int(value)}</v>'
        if isinstance(value, (int, float)) and math.isfinite(value):
            return f"><v>{value!r}</v>"
        if style := _style(value):
            return f' s="{style}"><v>{_serial(value)!r}</v>'
    return inline(shown(value)[:_LONGEST])


def _serial(value: Any) -> float:
    return float(to_excel(value))  # type: ignore[no-untyped-call]


def _style(value: Any) -> int:
    if isinstance(value, dt.datetime):
        fits = value.tzinfo is None and value >= _FIRST
        return (_MOMENT if value.time() != dt.time() else _DATE) if fits else 0
    if isinstance(value, dt.date):
        return _DATE if value >= _FIRST.date() else 0
    if isinstance(value, dt.timedelta):
        return _SPAN if value >= dt.timedelta() else 0
    return _TIME if isinstance(value, dt.time) else 0


def _widths(sheet: Sheet) -> list[float]:
    """Return columns' widths by what stands in their first rows."""
    first = sheet.cells[:50]
    count = min(max(map(len, first), default=0), _COLUMNS)
    longest = [8] * count
    for row in first:
        for place, value in enumerate(row[:count]):
            longest[place] = max(longest[place], len(shown(value)))
    return [min(length, 48) + 2.0 for length in longest]


def _fitting(name: str, taken: Collection[str]) -> str:
    """Return a name for a sheet that spreadsheets accept and no other sheet has."""
    wanted = _UNFIT.sub(" ", plain(name)).strip("' ")[:31].strip("' ") or "Sheet"
    known = {one.casefold() for one in taken}
    fitting, number = wanted, 1
    while fitting.casefold() in known or fitting.casefold() == "history":
        number += 1
        ending = f" {number}"
        fitting = wanted[: 31 - len(ending)] + ending
    return fitting
