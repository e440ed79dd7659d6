"""A sheet is written: its title, the lines that belong to it, and its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table as Marked
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from reports.documents.blocks import Cell, Document, Table
from reports.formats.characters import writable
from reports.formats.excel.names import address, column_names
from reports.formats.excel.numbers import is_number, shown
from reports.formats.excel.styles import Styles
from reports.formats.excel.tabs import Tab
from reports.tables import FORMULA

#: A cell of Excel holds no more letters.
_MOST_LETTERS = 32_000
#: Points a line of text takes; programs do not all fit rows to wrapped text themselves.
LINE = 15.0
_WIDEST, _WIDEST_FIRST, _COVER = 90, 44, 76
_NARROWEST = 9
#: Columns of words that may be as wide as can be; of more, each is narrower.
_FEW, _NARROW = 2, 40


@dataclass(frozen=True)
class Area:
    """Where a table stands on its sheet.

    Attributes:
        sheet: the name of the sheet.
        head: the row of its heads.
        last: its last row.
        columns: how many columns it has.
        widths: of its columns, in letters.
    """

    sheet: str
    head: int
    last: int
    columns: int
    widths: tuple[float, ...]

    @property
    def reference(self) -> str:
        """The area as Excel writes it: ``A4:C9``."""
        return f"A{self.head}:{get_column_letter(self.columns)}{self.last}"

    def column(self, place: int, first: int, count: int) -> str:
        """Return the address of some cells of a column, from the row ``first`` of the table on."""
        letter, top = get_column_letter(place + 1), self.head + 1 + first
        return address(self.sheet, f"${letter}${top}:${letter}${top + count - 1}")


def write_lines(sheet: Worksheet, tab: Tab, document: Document, styles: Styles) -> int:
    """Write what stands above the table, a row each, and return how many rows that took."""
    lines = [(tab.title, "Report title"), (tab.back, "Report link")]
    lines.append((document.mark, "Report warning"))
    lines += [(line, "Report line") for line in tab.lines]
    written = [(words, role) for words, role in lines if words]
    for row, (words, role) in enumerate(written, 1):
        put(sheet, row, 1, words, styles.name(role))
        sheet.row_dimensions[row].height = 30 if row == 1 else 18
    return len(written)


def write_cover(sheet: Worksheet, tab: Tab, document: Document, styles: Styles) -> None:
    """Write the cover: one column, title and subtitle on a ground of their own."""
    lines = [(tab.title, "Report cover"), (document.subtitle, "Report cover line")]
    lines.append((document.mark, "Report cover warning"))
    lines += [(words, "Report cover warning") for words in tab.warnings]
    lines += [(words, "Report text") for words in tab.lines]
    sheet.column_dimensions["A"].width = _COVER
    written = [(words, role) for words, role in lines if words]
    for row, (words, role) in enumerate(written, 1):
        put(sheet, row, 1, words, styles.name(role))
        sheet.row_dimensions[row].height = _high([words], [_COVER], 8)
    for row, height in ((1, 58), (2, 34), (3, 34)):
        sheet.row_dimensions[row].height = height


def write_table(
    sheet: Worksheet,
    table: Table,
    document: Document,
    styles: Styles,
    name: str,
    head: int,
    *,
    is_drawn: bool = False,
) -> Area:
    """Write a table, marked as one.

    Args:
        sheet: the sheet.
        table: the table; without rows, one row says so.
        document: the document.
        styles: looks.
        name: what the marked table is called.
        head: the row its heads go to.
        is_drawn: whether a chart stands beside it, which needs room.
    """
    heads = column_names(table.heads)
    empty = (Cell(document.terms["There are no figures."]), *[Cell("")] * (len(heads) - 1))
    rows = table.rows or (empty,)
    widths = _widths(table, is_drawn)
    for place, title in enumerate(heads):
        ending = " of numbers" if place in table.numeric else " of words" if place else ""
        put(sheet, head, place + 1, title, styles.name(f"Report head{ending}"))
        sheet.column_dimensions[get_column_letter(place + 1)].width = widths[place] + 2
    sheet.row_dimensions[head].height = _high(heads, widths, 6)
    for row, cells in enumerate(rows, head + 1):
        for place, cell in enumerate(cells):
            _put_cell(sheet, row, place, cell, place in table.numeric, styles)
        sheet.row_dimensions[row].height = _high([cell.text for cell in cells], widths, 4)
    area = Area(sheet.title, head, head + len(rows), len(heads), widths)
    sheet.add_table(_marked(name, area, heads))
    return area


def put(sheet: Worksheet, row: int, column: int, words: str, style: str) -> None:
    """Write text that no program takes for a formula."""
    cell = sheet.cell(row, column)
    text = writable(words).replace("\r", "")[:_MOST_LETTERS]
    cell.style = style
    if text:
        cell.value = text
        cell.data_type = "s"
    if text.startswith(FORMULA):
        cell.quotePrefix = True


def link(sheet: Worksheet, row: int, to: str, style: str) -> None:
    """Let the first cell of a row lead to the top of a sheet."""
    cell = sheet.cell(row, 1)
    cell.style = style
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=address(to, "A1"))


def _put_cell(
    sheet: Worksheet, row: int, place: int, cell: Cell, numeric: bool, styles: Styles
) -> None:
    if is_number(cell):
        written = sheet.cell(row, place + 1, cell.number)
        written.style = styles.name("Report number", shown(cell))
        return
    role = "Report number" if numeric else "Report cell"
    put(sheet, row, place + 1, cell.text, styles.name("Report row head" if place == 0 else role))


def _marked(name: str, area: Area, heads: Sequence[str]) -> Marked:
    """Return the mark of a table, without buttons to filter: they would cover its heads."""
    marked = Marked(displayName=name, name=name, ref=area.reference)
    marked.tableColumns = [
        TableColumn(id=number, name=head) for number, head in enumerate(heads, 1)
    ]
    marked.tableStyleInfo = TableStyleInfo(
        name="TableStyleLight1", showFirstColumn=True, showRowStripes=False
    )
    return marked


def _widths(table: Table, is_drawn: bool) -> tuple[float, ...]:
    """Return a width a column, in letters: figures stay on one line, long words are wrapped."""
    # Beside a chart, and where words are in many columns, all of it fits on one page.
    words = len(table.heads) - len(table.numeric)
    widest_words = _NARROW if is_drawn or words > _FEW else _WIDEST
    found = []
    for place, head in enumerate(table.heads):
        longest = max((len(row[place].text) for row in table.rows), default=0)
        of_head = max((len(part) for part in head.split()), default=0)
        widest = widest_words if place else _WIDEST_FIRST
        found.append(min(widest, max(_NARROWEST, longest, of_head, min(len(head), 18))))
    return tuple(float(width) for width in found)


def _high(texts: Sequence[str], widths: Sequence[float], more: float) -> float:
    """Return how high a row is with its text wrapped, in points."""
    lines = 1
    for text, width in zip(texts, widths, strict=True):
        if len(text) > width or "\n" in text:
            wrapped = (wrap(part, int(width)) for part in text.split("\n"))
            lines = max(lines, sum(max(1, len(part)) for part in wrapped))
    return min(400.0, LINE * lines + more)
