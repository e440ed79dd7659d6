"""Workbooks as Excel wrote them before 2007, drawn for a reader."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import xlwt
from workbooks import Sheets

_DAY = xlwt.easyxf(num_format_str="yyyy-mm-dd")


def xls(sheets: Sheets, finish: Callable[[xlwt.Workbook], Any] = lambda _: None) -> bytes:
    """Return a workbook with the given sheets; ``finish`` may change it before it is written."""
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write(number, column, value, _DAY)
                elif value is not None:
                    sheet.write(number, column, value)
    finish(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
