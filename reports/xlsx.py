"""Tables as Excel files: one marked table with its title, and a sheet of notes.

No merged cells, no blank rows, numbers as numbers, every symbol explained; text can be no formula.
"""

import io
import re
from collections.abc import Mapping
from textwrap import wrap
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from reports.tables import FORMULA

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: Columns whose texts are figures and become numbers again; any other text stays text, because
#: "2026" may be a year and "02139" an area.
FIGURES = (
    *("Figure", "Target", "Attained", "Baseline", "Ours", "Theirs", "Difference", "n"),
    *("Share", "Count", "No answer", "Before", "After", "Mean", "Mean before", "Mean after"),
    *("Improved", "Same", "Declined", "n before", "n after", "n took part", "n compared"),
)

#: A figure as ``wording`` writes it: 1,240; 81.5; 58 %; −12.
_FIGURE = re.compile(r"([+−-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([\u00a0 ]%)?")
#: Where the table begins: under its title and what it says of itself.
_HEAD = 3
_WIDEST = 60
_TYPE = "Calibri"
#: Points a line of text takes; programs do not all fit rows to wrapped text themselves.
_LINE = 15


def as_xlsx(
    frame: pd.DataFrame, title: str, notes: Mapping[str, str] | None = None, mark: str = ""
) -> bytes:
    """Return a table as an Excel file.

    Args:
        frame: the table; texts in the columns of ``FIGURES`` become numbers.
        title: what it is called.
        notes: name → words, for the sheet of notes.
        mark: what the file says of itself, such as "live, not for publication".
    """
    book = Workbook()
    book.properties.title = title
    book.properties.creator = "Prevention Impact"
    book.properties.language = "en"
    sheet = book.worksheets[0]
    sheet.title = "Table"
    _lines(sheet, title, mark)
    _table(sheet, frame, "Figures")
    explained = {"This file": mark, **(notes or {})}
    rows = [(name, words) for name, words in explained.items() if words]
    if rows:
        other = book.create_sheet("Notes")
        _lines(other, f"Notes: {title}", "")
        _table(other, pd.DataFrame(rows, columns=["Note", "Words"]), "Notes")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _lines(sheet: Worksheet, title: str, mark: str) -> None:
    """Write the lines above a table: its title, and what it is."""
    _write(sheet, 1, 1, title)
    sheet.cell(1, 1).font = Font(name=_TYPE, bold=True, size=14)
    words = "One table; symbols and definitions are on the sheet Notes."
    if sheet.title == "Notes":
        words = "One table: what the figures mean."
    _write(sheet, 2, 1, f"{mark[:1].upper()}{mark[1:]}. {words}" if mark else words)


def _table(sheet: Worksheet, frame: pd.DataFrame, name: str) -> None:
    """Write a table, marked as one, with its header in view."""
    columns = [str(column) for column in frame.columns]
    for place, column in enumerate(columns, 1):
        _write(sheet, _HEAD, place, column)
        head = sheet.cell(_HEAD, place)
        head.font = Font(name=_TYPE, bold=True)
        if column in FIGURES:
            head.alignment = Alignment(horizontal="right")
    for row, values in enumerate(frame.itertuples(index=False), _HEAD + 1):
        for place, (column, value) in enumerate(zip(columns, values, strict=True), 1):
            _write(sheet, row, place, value, is_figure=column in FIGURES)
    last = max(_HEAD + 1, _HEAD + len(frame))  # a marked table has one row at least
    area = f"A{_HEAD}:{get_column_letter(max(1, len(columns)))}{last}"
    marked = Table(displayName=name, name=name, ref=area)
    marked.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(marked)
    sheet.freeze_panes = f"A{_HEAD + 1}"
    _fit(sheet, last)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"


def _write(sheet: Worksheet, row: int, column: int, value: Any, is_figure: bool = False) -> None:
    """Write a value: a number with its format, or text that no program takes for a formula."""
    cell = sheet.cell(row, column)
    number, form = _number(value, is_figure)
    if number is not None:
        cell.value, cell.number_format = number, form
        cell.alignment = Alignment(vertical="top", horizontal="right")
        return
    text = "" if value is None or value != value else str(value)
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.value = text or None
    if text:
        cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA)
    cell.alignment = Alignment(
        wrap_text=len(text) > _WIDEST and row >= _HEAD,
        vertical="top",
        horizontal="right" if is_figure else "left",
        indent=int(column > 1 and not is_figure),
    )


def _number(value: Any, is_figure: bool) -> tuple[float | None, str]:
    """Return a number and its format; None for what is none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value:
        return value, "#,##0" if float(value).is_integer() else "#,##0.0"
    found = _FIGURE.fullmatch(value.strip()) if is_figure and isinstance(value, str) else None
    if not found:
        return None, ""
    sign, whole, decimals, percent = found.groups()
    number = float(whole.replace(",", "") + (decimals or ""))
    form = "#,##0" + ("." + "0" * (len(decimals) - 1) if decimals else "")
    if percent:
        number, form = round(number / 100, 6), f"{form.replace('#,##', '')} %"
    elif not decimals:
        number = int(number)
    if sign:
        number, form = (number if sign == "+" else -number), f"+{form};−{form};{form}"
    return number, form


def _fit(sheet: Worksheet, last: int) -> None:
    """Make each column as wide as its longest text, within reason, and rows as high as wrapped."""
    for place, column in enumerate(sheet.iter_cols(min_row=_HEAD, max_row=last), 1):
        longest = max(len(str(cell.value or "")) for cell in column)
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = min(_WIDEST, longest + 4)
    for number, row in enumerate(sheet.iter_rows(min_row=_HEAD, max_row=last), _HEAD):
        lines = max(len(wrap(str(cell.value or ""), _WIDEST - 8)) for cell in row)
        sheet.row_dimensions[number].height = _LINE * max(1, lines)
