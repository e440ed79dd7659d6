"""A sheet's XML looked through: its extent, what is hidden or merged, which cells are odd.

Spreadsheet programs write this XML in one plain way, which is searched at a fraction of the
reader's own time. Whatever is written otherwise is parsed. No search may look further than to the
next angle bracket: else a damaged sheet would be searched over and over.
"""

import re
from collections.abc import Mapping

from data.files.bounds import Reading
from data.files.markup import Markup
from data.files.sheet import Mark, position
from data.files.sheet_events import SheetEvents

#: A cell that does not begin ``<c r="A1"``.
_OTHER_CELL = re.compile(rb'<c(?:[\t\r\n]|[ />](?!r="[A-Z]{1,3}[1-9]\d{0,6}"))')
_PREFIXED = re.compile(rb"<\w+:(?:c|v|is|f|row)[\s/>]")
#: Found wherever what is meant stands, and begun with a letter that is rare in a sheet: so it is
#: looked for in a third of the time, and most sheets have none.
_PERHAPS_PREFIXED = re.compile(rb":(?:c|v|is|f|row)[\s/>]")
_PERHAPS_FORMULA = re.compile(rb"f[\s/>]")
_PERHAPS_HIDDEN = re.compile(rb"h(?:idden|(?<=\sh)t=[\"']0)")

_CELL = rb'<c r="([A-Z]{1,3})(\d{1,7})"'
_FORMULA = rb"<f[^<>]*(?:/>|>[^<]*</f>)"
_VALUE = rb"(?:<v[^<>]*>([^<]*)</v>|(<is>))?"
_FORMULAS = re.compile(_CELL + rb"([^<>]*)>\s*" + _FORMULA + rb"\s*" + _VALUE)
_ERRORS = re.compile(
    _CELL + rb'[^<>]*\st="e"[^<>]*>\s*(?:' + _FORMULA + rb")?\s*(?:<v[^<>]*>([^<]*)</v>)?"
)
#: Attributes up to the end of an element that holds nothing.
_NOTHING = rb'(?!(?:\s[\w:.-]+="[^"<>]*")*\s?/>)'
_LAST_CELL = re.compile(_CELL)
_LETTERS = re.compile(rb'<c r="([A-Z]{1,3})\d{1,7}"' + _NOTHING)
_ROW = re.compile(rb"<row\s([^<>]*)>")
_COLUMN = re.compile(rb"<col\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)")
_MERGED = re.compile(rb"<mergeCell\s[^<>]*ref=[\"']([^\"']*)")


def look_through(xml: bytes, sheet: str, habits: Mapping[str, str], reading: Reading) -> Markup:
    """Return what a sheet's XML says besides its values.

    Args:
        xml: the part.
        sheet: the sheet's name.
        habits: number of a cell style → what its number format does, where that matters.
        reading: the bounds.

    Raises:
        expat.ExpatError: it is not XML.
        Refused: from A1 to the last cell that holds something there are too many cells.
    """
    reading.seconds_left()
    extent = _plain_extent(xml, reading.bounds.cells)
    if extent is None:
        return SheetEvents(sheet, habits, reading).look_through(xml)
    # Calamine lays out the whole rectangle, so a value in XFD1048576 would cost 17 thousand
    # million cells; styled but empty cells (a ghost range) cost nothing and do not count.
    reading.check_extent(sheet, extent)
    begin, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData")
    found = Markup(_marks(xml), _styled(xml, habits))
    if _PERHAPS_HIDDEN.search(xml, max(begin, 0)):
        for number, row in enumerate(_ROW.finditer(xml)):
            found.hide_row(_attributes(row[1]), number)
    for column in _COLUMN.finditer(xml, 0, begin):
        found.hide_columns(_attributes(column[1]), reading)
    for area in _MERGED.finditer(xml, max(end, 0)):
        found.merge(area[1].decode("latin-1"), sheet, reading)
    return found


def _plain_extent(xml: bytes, most: int) -> int | None:
    """Return at most how many cells lie between A1 and the last that holds something.

    None where the sheet, or the order of its cells, is not written the plain way.
    """
    if b"<sheetData" not in xml or (b"!" in xml and b"<!" in xml):
        return None
    if _PERHAPS_PREFIXED.search(xml) and _PREFIXED.search(xml):
        return None
    last = xml.rfind(b"<is>")
    last = max(last, xml.rfind(b"<v", max(last, 0)))
    if last < 0:
        return None if _OTHER_CELL.search(xml) else 0
    cell = _LAST_CELL.match(xml, max(xml.rfind(b'<c r="', 0, last), 0))
    if cell is None:
        return None
    rows = int(cell[2])
    # One search where all is as usual: to Z, and no row below that of the last cell.
    unusual = rb'<c(?:[\t\r\n/>]| (?!r="[A-Z]' + _at_most(rows) + rb'"))'
    if rows * 26 <= most and not re.search(unusual, xml):
        return rows * 26
    beyond = rb'<c r="[A-Z]{1,3}' + _more_than(rows) + rb'"' + _NOTHING
    if _OTHER_CELL.search(xml) or re.search(beyond, xml):
        return None
    letters = set(_LETTERS.findall(xml))
    return rows * max((position(found.decode()) + 1 for found in letters), default=1)


def _at_most(number: int) -> bytes:
    """Return a pattern of the numbers from 1 to ``number``, written without leading zeros."""
    digits = str(number)
    shorter = [f"[1-9]\\d{{0,{len(digits) - 2}}}"] if len(digits) > 1 else []
    below = [
        f"{digits[:place]}[{int(not place)}-{int(digit) - 1}]\\d{{{len(digits) - place - 1}}}"
        for place, digit in enumerate(digits)
        if int(digit) > int(not place)
    ]
    return f"(?:{'|'.join([*shorter, *below, digits])})".encode()


def _more_than(number: int) -> bytes:
    """Return a pattern of the numbers above ``number``, written without leading zeros."""
    digits = str(number)
    above = [
        f"{digits[:place]}[{int(digit) + 1}-9]\\d{{{len(digits) - place - 1}}}"
        for place, digit in enumerate(digits)
        if digit != "9"
    ]
    longer = f"\\d{{{len(digits) + 1},}}"
    return f"(?:{'|'.join([*above, longer])})".encode()


def _at(cell: re.Match[bytes]) -> tuple[int, int]:
    return int(cell[2]) - 1, position(cell[1].decode())


def _marks(xml: bytes) -> dict[tuple[int, int], Mark]:
    """Return the cells that hold an error or a formula nobody calculated."""
    marks = {}
    if _PERHAPS_FORMULA.search(xml) and b"<f" in xml:
        for cell in _FORMULAS.finditer(xml):
            text = b't="str"' in cell[3] and cell[4] is not None
            if not (cell[4] or cell[5] or text):
                marks[_at(cell)] = Mark("uncalculated")
    if b't="e"' in xml:
        for cell in _ERRORS.finditer(xml):
            found = (cell[3] or b"error").decode("utf-8", "replace")
            marks[_at(cell)] = Mark("error_cell", found)
    return marks


def _styled(xml: bytes, habits: Mapping[str, str]) -> dict[tuple[int, int], str]:
    if not habits:
        return {}
    styles = "|".join(habits).encode()
    # With something in it: a percentage column may well be formatted down to the last row.
    pattern = _CELL + rb'(?=[^<>]*?\ss="(' + styles + rb')")[^<>]*[^/<>]>'
    return {_at(cell): habits[cell[3].decode()] for cell in re.finditer(pattern, xml)}


def _attributes(element: bytes) -> dict[str, str]:
    return {n.decode("latin-1"): v.decode("latin-1") for n, v in _ATTRIBUTE.findall(element)}
