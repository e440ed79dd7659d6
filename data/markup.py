"""What a sheet's XML says and its reader does not: how far it spreads, and which cells are wrong.

Spreadsheet programs write this XML in one plain way, which is searched at a fraction of the
reader's own time. Whatever is written otherwise is parsed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

#: A cell that does not begin ``<c r="A1"``, an element with a prefix, a comment: not the plain way.
_OTHERWISE = re.compile(rb'<c(?:[\t\r\n]|[ />](?!r="[A-Z]))|<\w+:(?:c|v|is|row)[\s/>]|<!')
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>|<is>")
_ADDRESS = re.compile(r"([A-Za-z]*)(\d+)")


@dataclass(frozen=True)
class Mark:
    """What a cell's value does not say: it is an error, or a formula never calculated."""

    entry: str
    found: str = ""


@dataclass(frozen=True)
class Markup:
    """How many cells lie between A1 and the last that holds something, and which are marked.

    Marks are by (row, column), both from 0.
    """

    extent: int
    marks: dict[tuple[int, int], Mark]


def position(letters: str) -> int:
    """Return a column's position from 0: ``A`` → 0, ``AA`` → 26."""
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - 64
    return number - 1


def look_through(xml: bytes, most: int) -> Markup:
    """Return the extent and marks of a sheet; marks only where the extent is at most ``most``.

    Raises:
        expat.ExpatError: it is not XML.
    """
    if _OTHERWISE.search(xml) or b"<sheetData" not in xml:
        return _parsed(xml, most)
    extent = _extent(xml, most)
    return Markup(extent, _marks(xml) if extent <= most else {})


def _extent(xml: bytes, most: int) -> int:
    """Return how many cells lie between A1 and the last that holds something.

    Calamine lays out the whole rectangle, so a value in XFD1048576 would cost 17 thousand million
    cells; styled but empty cells (a ghost range) cost nothing and do not count.
    """
    last = max(xml.rfind(b"<v"), xml.rfind(b"<is>"))
    if last < 0:
        return 0
    row = re.search(rb'r="[A-Z]*(\d+)"', xml[xml.rfind(b"<row", 0, last) : last])
    rows = int(row[1]) if row else xml.count(b"<row")
    widest = 26
    if re.search(rb'<c r="[A-Z]{2,3}\d', xml) or rows * widest > most:
        letters = set(re.findall(rb'<c r="([A-Z]+)\d+"(?:[^>]*[^/>])?>', xml))
        widest = max((position(found.decode()) + 1 for found in letters), default=1)
    return rows * widest


def _marks(xml: bytes) -> dict[tuple[int, int], Mark]:
    """Return the cells that hold an error or a formula nobody calculated."""
    if b"<f" not in xml and b't="e"' not in xml:
        return {}
    marks = {}
    for cell in _CELL.finditer(xml):
        attributes, inside = cell[3], cell[4] or b""
        value = _VALUE.search(inside)
        at = (int(cell[2]) - 1, position(cell[1].decode()))
        if b't="e"' in attributes:
            found = value[1].decode() if value and value[1] else "error"
            marks[at] = Mark("error_cell", found)
        elif b"<f" in inside:
            calculated = value and (value[0] == b"<is>" or value[1] or b't="str"' in attributes)
            if not calculated:
                marks[at] = Mark("uncalculated")
    return marks


@dataclass
class _Cell:
    """A cell as its elements go by."""

    row: int
    column: int
    type: str = "n"
    formula: bool = False
    value: str | None = None

    @property
    def mark(self) -> Mark | None:
        if self.type == "e":
            return Mark("error_cell", self.value or "error")
        calculated = self.value or (self.type == "str" and self.value is not None)
        return Mark("uncalculated") if self.formula and not calculated else None


def _parsed(xml: bytes, most: int) -> Markup:
    rows, columns = 0, 0
    marks = {}
    for count, cell in enumerate(_cells(xml), 1):
        if cell.value is not None:
            rows, columns = max(rows, cell.row + 1), max(columns, cell.column + 1)
        if mark := cell.mark:
            marks[cell.row, cell.column] = mark
        if max(rows * columns, count) > most:
            return Markup(max(rows * columns, count), {})
    return Markup(rows * columns, marks)


def _cells(xml: bytes) -> Iterator[_Cell]:
    """Iterate over a sheet's cells, wherever its elements and attributes stand."""
    done: list[_Cell] = []
    row, cell, inside = -1, _Cell(-1, -1), ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, cell, inside
        inside = name.rpartition(" ")[2]
        at = _ADDRESS.fullmatch(attributes.get("r", ""))
        if inside == "row":
            row = int(at[2]) - 1 if at else row + 1
            cell = _Cell(row, -1)
        elif inside == "c":
            place = (int(at[2]) - 1, position(at[1].upper())) if at else (row, cell.column + 1)
            cell = _Cell(*place, attributes.get("t", "n"))
        elif inside == "f":
            cell.formula = True
        elif inside in ("v", "is"):
            cell.value = " " if inside == "is" else cell.value or ""

    def text(found: str) -> None:
        if inside == "v":
            cell.value = (cell.value or "") + found

    def end(name: str) -> None:
        nonlocal inside
        inside = ""
        if name.rpartition(" ")[2] == "c":
            done.append(cell)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    for begin in range(0, len(xml), 2**16):
        parser.Parse(xml[begin : begin + 2**16], False)
        yield from done
        done.clear()
    parser.Parse(b"", True)
