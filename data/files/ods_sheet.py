"""One sheet of an OpenDocument spreadsheet, built row by row as its elements go by."""

import datetime as dt
import re
from typing import Any

from data.files.bounds import Reading
from data.files.markup import COLUMNS, ROWS
from data.files.number_formats import as_shown
from data.files.ods_styles import CALC, OFFICE, TABLE, Styles, number
from data.files.sheet import Area, Mark, Sheet, used

_CELLS = (f"{TABLE} table-cell", f"{TABLE} covered-table-cell")
_GROUPS = (f"{TABLE} table-row-group", f"{TABLE} table-column-group")
# Names as expat gives them, put together once: a sheet has millions.
_COLUMNS_REPEATED = f"{TABLE} number-columns-repeated"
_ROWS_REPEATED = f"{TABLE} number-rows-repeated"
_TYPE = f"{OFFICE} value-type"
_TYPE_OF_CALC = f"{CALC} value-type"
_FORMULA = f"{TABLE} formula"
_STYLE = f"{TABLE} style-name"
_STYLE_OF_CELLS = f"{TABLE} default-cell-style-name"
_VALUE = f"{OFFICE} value"
_DATE = f"{OFFICE} date-value"
_TIME = f"{OFFICE} time-value"
_BOOLEAN = f"{OFFICE} boolean-value"
_STRING = f"{OFFICE} string-value"
_ROW = f"{TABLE} table-row"
_ROWS_SPANNED, _COLUMNS_SPANNED = f"{TABLE} number-rows-spanned", f"{TABLE} number-columns-spanned"

_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|Err:\d+")
_DURATION = re.compile(r"(-?)PT?(\d{1,9})H(\d{1,9})M(\d{1,9})(?:[.,](\d+))?S")


class SheetBuilder:
    """A sheet of which some elements have gone by.

    Attributes:
        in_cell: whether a cell has begun and not ended.
        is_foreign: whether it is a copy of another file's sheet that formulas refer to.
    """

    def __init__(self, name: str, hidden: bool, styles: Styles, reading: Reading) -> None:
        self.in_cell = self.is_foreign = False
        self._name, self._hidden, self._styles, self._reading = name, hidden, styles, reading
        self._cells: list[list[Any]] = []
        self._marks: dict[tuple[int, int], Mark] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[Area] = []
        self._column_styles: list[str] = []
        self._folded: list[bool] = []
        self._position = 0
        self._row: list[Any] = []
        self._row_marks: dict[int, Mark] = {}
        self._gap = 0
        self._attributes: dict[str, str] = {}
        self._row_attributes: dict[str, str] = {}
        self._paragraphs: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an element that is no part of a cell."""
        if name in _CELLS:
            self.in_cell = True
            self._attributes, self._paragraphs = attributes, []
        elif name == _ROW:
            self._row_attributes = attributes
            self._row, self._row_marks, self._gap = [], {}, 0
        elif name == f"{TABLE} table-column":
            self._column(attributes)
        elif name in _GROUPS:
            self._folded.append(attributes.get(f"{TABLE} display") == "false")
        elif name == f"{TABLE} table-source":
            self.is_foreign = attributes.get(f"{TABLE} mode") == "copy-results-only"

    def paragraph(self) -> None:
        """Begin a line of the cell's text."""
        self._paragraphs.append("")

    def text(self, found: str) -> None:
        """Take in a piece of the cell's text."""
        self._paragraphs[-1] += found

    def end(self, name: str) -> None:
        """Take in that an element ends."""
        if name in _CELLS:
            self.in_cell = False
            self._end_cell()
        elif name == _ROW:
            self._end_row()
        elif name in _GROUPS:
            self._folded.pop()

    def sheet(self) -> Sheet:
        """Return the sheet."""
        within = used(self._cells, self._hidden_rows, self._hidden_columns, self._merged)
        return Sheet(self._name, self._cells, self._marks, self._hidden, **within)

    def _is_hidden(self, attributes: dict[str, str]) -> bool:
        seen = attributes.get(f"{TABLE} visibility", "visible")
        return seen in ("collapse", "filter") or any(self._folded)

    def _column(self, attributes: dict[str, str]) -> None:
        first = len(self._column_styles)
        count = number(attributes.get(_COLUMNS_REPEATED, ""), COLUMNS - first)
        if first < COLUMNS:
            style = attributes.get(_STYLE_OF_CELLS, "")
            self._column_styles += [style] * count
            if self._is_hidden(attributes):
                self._hidden_columns.update(range(first, first + count))

    def _end_cell(self) -> None:
        repeated = 1
        if _COLUMNS_REPEATED in self._attributes:
            repeated = number(self._attributes[_COLUMNS_REPEATED], ROWS)
        column = len(self._row) + self._gap
        value, mark = self._value(column)
        self._merge(column)
        if value == "" and mark is None:
            self._gap += repeated
            return
        self._reading.count_cells(self._name, self._gap + repeated)
        self._row += [""] * self._gap + [value] * repeated
        self._gap = 0
        if mark:
            self._row_marks |= dict.fromkeys(range(column, column + repeated), mark)

    def _merge(self, column: int) -> None:
        if _ROWS_SPANNED not in self._attributes:  # The two come together.
            return
        down = number(self._attributes[_ROWS_SPANNED], ROWS)
        across = number(self._attributes.get(_COLUMNS_SPANNED, ""), COLUMNS)
        if down > 1 or across > 1:
            row = self._position
            self._merged.append((row, column, row + down - 1, column + across - 1))

    def _end_row(self) -> None:
        repeated = number(self._row_attributes.get(_ROWS_REPEATED, ""), ROWS)
        first, self._position = self._position, self._position + repeated
        if self._row:
            # The row itself was counted cell by cell; so are the empty rows above it.
            above = first - len(self._cells)
            self._reading.check_extent(self._name, above + len(self._row) * repeated)
            self._reading.count_cells(self._name, above + len(self._row) * (repeated - 1))
            self._cells += [[] for _ in range(above)]
            self._cells += [list(self._row) for _ in range(repeated)]
            for column, mark in self._row_marks.items():
                self._marks |= {(row, column): mark for row in range(first, self._position)}
        if self._is_hidden(self._row_attributes):
            self._hidden_rows.update(range(first, min(self._position, ROWS)))

    def _value(self, column: int) -> tuple[Any, Mark | None]:
        cell, text = self._attributes, "\n".join(self._paragraphs)
        kind = cell.get(_TYPE, "")
        is_error = cell.get(_TYPE_OF_CALC) == "error"
        formula = _FORMULA in cell
        if is_error or (formula and _ERROR.fullmatch(text)):
            return "", Mark("error_cell", text or "error")
        if formula and not kind and not text:
            return "", Mark("uncalculated")
        if kind == "string" and text:
            return text, None
        value = _typed(kind, cell, text)
        if isinstance(value, float):
            value = as_shown(value, "%" if kind == "percentage" else self._habit(column))
        return value, None

    def _habit(self, column: int) -> str:
        style = self._attributes.get(_STYLE, "")
        style = style or self._row_attributes.get(_STYLE_OF_CELLS, "")
        if not style and column < len(self._column_styles):
            style = self._column_styles[column]
        return self._styles.habit(style)


def _typed(kind: str, cell: dict[str, str], text: str) -> Any:
    """Return a cell's value by what it says to be; its text where it says something else."""
    try:
        if kind in ("float", "percentage", "currency"):
            return float(cell[_VALUE])
        if kind == "date":
            return _moment(cell[_DATE])
        if kind == "time":
            return _duration(cell[_TIME])
    except (KeyError, ValueError, OverflowError):
        return text
    if kind == "boolean":
        return cell.get(_BOOLEAN) == "true"
    return text or cell.get(_STRING, "")


def _moment(text: str) -> dt.date:
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.time() != dt.time() else moment.date()


def _duration(text: str) -> dt.time | dt.timedelta:
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(text)
    hours, minutes, seconds = (int(part) for part in found.groups()[1:4])
    taken = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if found[1] or taken >= dt.timedelta(days=1):
        return -taken if found[1] else taken
    return (dt.datetime.min + taken).time()
