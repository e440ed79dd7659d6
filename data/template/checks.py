"""Drop-downs and checks, which advise while typing; the product itself checks on upload."""

import datetime as dt
from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.column import Column
from data.row import Row

FIRST_ROW, LAST_ROW = 4, 2000
"""The rows they cover; headers, notes and the example are above."""

_DAYS = ("32874", "73415")  # 1990-01-01 and 2100-12-31, as spreadsheets count days


class Lists:
    """The sheet that drop-downs take their values from, one list a column.

    A list written into the drop-down itself may have 255 characters at most.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self._ranges: dict[str, str] = {}

    def range_of(self, name: str, values: Sequence[str]) -> str:
        """Return the range holding a list, written down when first asked for; empty if none."""
        if values and name not in self._ranges:
            place = len(self._ranges) + 1
            for row, text in enumerate((name, *values), 1):
                self.sheet.cell(row, place, text).number_format = "@"
            letter = get_column_letter(place)
            self.sheet.column_dimensions[letter].width = 32
            self._ranges[name] = f"{self.sheet.title}!${letter}$2:${letter}${len(values) + 1}"
        return self._ranges.get(name, "")


def write_checks(
    sheet: Worksheet, kind: type[Row], lists: Lists, names: Mapping[str, Sequence[str]]
) -> None:
    """Give each column of a kind's sheet its drop-down or check.

    Args:
        sheet: the sheet, already headed.
        kind: its kind.
        lists: where drop-downs take their values from.
        names: kind of reference → the names to offer.
    """
    for place, column in enumerate(kind.columns().values(), 1):
        letter = get_column_letter(place)
        cells = f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}"
        title, values = _list_of(column, names)
        if values:
            offer(sheet, cells, lists.range_of(title, values))
        elif column.reads in {"whole", "number", "date"}:
            _check(sheet, cells, column)


def _list_of(column: Column, names: Mapping[str, Sequence[str]]) -> tuple[str, Sequence[str]]:
    """Return a column's list, with its name; none where a cell may hold several values."""
    if column.many:
        return "", ()
    if column.choices:
        return column.choices.name.capitalize(), column.choices.labels
    if column.type is bool:
        return "Yes or no", ("Yes", "No")
    only = column.refers[0] if len(column.refers) == 1 else ""
    return only.capitalize(), names.get(only, ())


def offer(sheet: Worksheet, cells: str, values: str) -> None:
    """Give cells a drop-down with the values of a range; nothing where the range is empty."""
    if values:
        said = "This is not in the list. Please pick one from the drop-down."
        _add(sheet, cells, DataValidation("list", formula1=values), said)


def _check(sheet: Worksheet, cells: str, column: Column) -> None:
    if column.type is dt.date:
        low, high = _DAYS
        rule = DataValidation("date", operator="between", formula1=low, formula2=high)
        _add(sheet, cells, rule, "Please write a date such as 2026-03-14.")
        return
    least = column.limits.get("ge", column.limits.get("gt", 0))
    most = column.limits.get("le", 10**12)
    whole = column.reads == "whole"
    rule = DataValidation("whole" if whole else "decimal", str(least), str(most))
    rule.operator = "between"
    number = "a whole number" if whole else "a number"
    limit = f"from {least} to {most}" if "le" in column.limits else f"of {least} or more"
    _add(sheet, cells, rule, f"Please write {number} {limit}, or leave the cell empty.")


def _add(sheet: Worksheet, cells: str, rule: DataValidation, said: str) -> None:
    rule.allow_blank = rule.showErrorMessage = True
    rule.errorStyle = "warning"
    rule.errorTitle, rule.error = "Please check", said
    rule.add(cells)
    sheet.add_data_validation(rule)
