"""A sheet's XML as its elements go by, wherever they and their attributes stand."""

import re
from collections.abc import Mapping

from data.files.archive import walk
from data.files.bounds import Reading
from data.files.markup import COLUMNS, ROWS, Markup
from data.files.sheet import Mark, position

_ADDRESS = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


class SheetEvents:
    """What ``sheet_xml.look_through`` gives, found the slow way."""

    def __init__(self, sheet: str, habits: Mapping[str, str], reading: Reading) -> None:
        self._sheet, self._habits, self._reading = sheet, habits, reading
        self._found = Markup()
        self._rows = self._columns = self._cells = 0
        self._row = self._column = -1
        self._inside = self._type = self._style = ""
        self._formula = False
        self._value: str | None = None

    def look_through(self, xml: bytes) -> Markup:
        """Return what the sheet's XML says besides its values.

        Raises:
            expat.ExpatError: it is not XML.
            Refused: from A1 to the last cell that holds something there are too many cells.
        """
        for _ in walk(xml, self._reading, self._start, self._end, self._text):
            # Cells without a place of their own count too: calamine lays them out one by one.
            extent = max(self._rows * self._columns, self._cells)
            self._reading.check_extent(self._sheet, extent)
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = element = name.rpartition(" ")[2]
        if element == "c":
            self._begin_cell(attributes)
        elif element == "row":
            number = attributes.get("r", "")
            self._row, self._column = self._row + 1, -1
            if number:
                self._row, _ = self._place(f"A{number}")
            self._found.hide_row(attributes, self._row)
        elif element == "f":
            self._formula = True
        elif element in ("v", "is"):
            self._value = " " if element == "is" else self._value or ""
        elif element == "col":
            self._found.hide_columns(attributes, self._reading)
        elif element == "mergeCell":
            self._found.merge(attributes.get("ref", ""), self._sheet, self._reading)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r", "")
        self._column += 1
        if address:
            self._row, self._column = self._place(address)
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._formula, self._value = False, None

    def _place(self, address: str) -> tuple[int, int]:
        """Return the row and column of an address that a sheet can have.

        Raises:
            Refused: none can have it; the reader would make room for it all the same.
        """
        at = _ADDRESS.fullmatch(address)
        row, column = (int(at[2]) - 1, position(at[1].upper())) if at else (-1, -1)
        if not (0 <= row < ROWS and 0 <= column < COLUMNS):
            raise self._reading.unreadable(f"its sheet “{self._sheet}” is damaged")
        return row, column

    def _text(self, found: str) -> None:
        if self._inside == "v":
            self._value = (self._value or "") + found

    def _end(self, name: str) -> None:
        self._inside = ""
        if name.rpartition(" ")[2] != "c":
            return
        place = self._row, self._column
        self._cells += 1
        if self._value is not None:
            self._rows = max(self._rows, self._row + 1)
            self._columns = max(self._columns, self._column + 1)
        if mark := self._mark():
            self._found.marks[place] = mark
        if habit := self._habits.get(self._style):
            self._found.styled[place] = habit

    def _mark(self) -> Mark | None:
        if self._type == "e":
            return Mark("error_cell", self._value or "error")
        calculated = self._value or (self._type == "str" and self._value is not None)
        return Mark("uncalculated") if self._formula and not calculated else None
