"""The process in which an xls file is read: see ``xls``.

It gets a file from its standard input and gives sheets, or a refusal, to its standard output.
"""

import datetime as dt
import io
import pickle
import sys
from typing import Any

import xlrd
from xlrd.biffh import (
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    XL_CELL_TEXT,
    XLRDError,
)
from xlrd.book import Book
from xlrd.sheet import Cell
from xlrd.sheet import Sheet as Read

from data.files.bounds import Bounds, Reading
from data.files.number_formats import as_shown, habit
from data.files.sheet import Mark, Sheet, used
from data.problems import Refused

#: Memory that reading may take besides what it takes for each byte of the file.
_MEMORY = 2**30


def read_sheets(content: bytes, reading: Reading) -> tuple[tuple[Sheet, ...], bool]:
    """Read a workbook's sheets here and now; the second value says whether days count from 1904.

    Raises:
        Refused: it is protected or damaged, or holds too much.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,
        )
        reading.count_sheets(book.nsheets)
        sheets = tuple(_sheet(book, number, reading) for number in range(book.nsheets))
        return sheets, bool(book.datemode)
    except (Refused, MemoryError):
        raise
    except XLRDError as error:
        if "encrypted" in str(error):
            raise reading.refused("encrypted") from None
        raise reading.unreadable("it is damaged") from None
    # It checks little of what a file says before it believes it: any error is the file's.
    except Exception:
        raise reading.unreadable("it is damaged") from None


def _sheet(book: Book, number: int, reading: Reading) -> Sheet:
    read = book.sheet_by_index(number)
    reading.seconds_left()
    cells: list[list[Any]] = []
    marks = {}
    for row in range(read.nrows):
        found = read.row(row)
        while found and found[-1].ctype not in _HOLDING:
            found.pop()
        reading.count_cells(read.name, len(found))
        for column, cell in enumerate(found):
            if cell.ctype == XL_CELL_ERROR:
                marks[row, column] = Mark("error_cell", xlrd.error_text_from_code[int(cell.value)])
        cells.append([_value(cell, book) for cell in found])
    while cells and not cells[-1]:
        cells.pop()
    book.unload_sheet(number)
    return Sheet(read.name, cells, marks, bool(read.visibility), **_hidden(read, cells))


_HOLDING = {XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT}


def _hidden(read: Read, cells: list[list[Any]]) -> dict[str, Any]:
    rows = (n for n, row in read.rowinfo_map.items() if row.hidden or row.height == 0)
    columns = (n for n, column in read.colinfo_map.items() if column.hidden or column.width == 0)
    merged = ((top, left, below - 1, right - 1) for top, below, left, right in read.merged_cells)
    return used(cells, rows, columns, merged)


def _value(cell: Cell, book: Book) -> Any:
    if cell.ctype == XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == XL_CELL_DATE:
        return _moment(float(cell.value), _format(cell, book), bool(book.datemode))
    if cell.ctype == XL_CELL_NUMBER:
        return as_shown(cell.value, habit(_format(cell, book)))
    return cell.value if cell.ctype == XL_CELL_TEXT else ""


def _format(cell: Cell, book: Book) -> str:
    assert cell.xf_index is not None  # It is read with formatting.
    return str(book.format_map[book.xf_list[cell.xf_index].format_key].format_str)


def _moment(days: float, code: str, from_1904: bool) -> Any:
    """Return the date, moment, time of day or duration that a number of days is shown as."""
    if "[h" in code.lower() or "[m" in code.lower() or "[s" in code.lower():
        return dt.timedelta(days=days)
    try:
        moment = xlrd.xldate_as_datetime(days, 1 if from_1904 else 0)
    except (ValueError, OverflowError):
        return days
    if 0 <= days < 1:
        return moment.time()
    return moment if moment.time() != dt.time() else moment.date()


def _limit(seconds: float, size: int) -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: there the one who asks ends it in time.
        return
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    memory = _MEMORY + 40 * size
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _answer(asked: bytes) -> bytes:
    content, name, bounds = pickle.loads(asked)
    assert isinstance(bounds, Bounds)
    reading = Reading(name, bounds)
    _limit(bounds.seconds, len(content))
    try:
        return pickle.dumps(("read", *read_sheets(content, reading)))
    except Refused as refused:
        return pickle.dumps(("refused", refused.problems))
    except MemoryError:
        too_much = reading.unreadable("it takes more memory than a report needs")
        return pickle.dumps(("refused", too_much.problems))


if __name__ == "__main__":
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read()))
