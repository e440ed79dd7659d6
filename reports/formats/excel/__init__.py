"""A document as an Excel file: cover, contents, notes, and one marked table a sheet.

As the guidance on spreadsheets for everyone asks: a title in A1, what belongs to a table above it,
each table an Excel table of its own that begins in column A, no merged cells, no blank rows. Charts
are Excel's own. Words are those of the document; text can be no formula.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.documents.blocks import Cell, Document
from reports.formats.excel import charts
from reports.formats.excel.names import sheet_names, table_names
from reports.formats.excel.pages import set_up
from reports.formats.excel.pictures import add_logo, described
from reports.formats.excel.sheets import link, write_cover, write_lines, write_table
from reports.formats.excel.styles import Styles
from reports.formats.excel.tabs import CONTENTS, Tab, tabs
from reports.formats.office import one_line, sealed


def write(document: Document) -> bytes:
    """Return a document as an Excel file; the same document gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _describe(book, document)
    wanted = tabs(document)
    names = sheet_names([tab.name for tab in wanted])
    found = [_filled(tab, wanted, names) for tab in wanted]
    marked = table_names([tab.table.code if tab.table else tab.name for tab in found])
    styles = Styles(book, document.look)
    said = []
    for tab, name, table in zip(found, names, marked, strict=True):
        sheet = book.create_sheet(name)
        said.append(_write(sheet, tab, document, styles, table))
        _link(sheet, tab, styles, names)
    content = io.BytesIO()
    book.save(content)
    return sealed(content.getvalue(), document.day, described([words for words in said if words]))


def _filled(tab: Tab, all_tabs: Sequence[Tab], names: Sequence[str]) -> Tab:
    """Return a tab; that of the contents with a row a sheet that comes after it."""
    if tab.table is None or not tab.lists:
        return tab
    after = zip(names[CONTENTS + 1 :], all_tabs[CONTENTS + 1 :], strict=True)
    rows = tuple((Cell(name), Cell(other.title)) for name, other in after)
    return replace(tab, table=replace(tab.table, rows=rows))


def _write(sheet: Worksheet, tab: Tab, document: Document, styles: Styles, marked: str) -> str:
    """Write a sheet; return what is said of the picture on it, empty if there is none."""
    if tab.table is None:
        write_cover(sheet, tab, document, styles)
        set_up(sheet, document, None)
        look = document.look
        words = look.logo_words or look.publisher or document.title
        return words if add_logo(sheet, look) else ""
    lines = write_lines(sheet, tab, document, styles)
    drawing = tab.drawing
    is_drawn = drawing is not None
    area = write_table(sheet, tab.table, document, styles, marked, lines + 1, is_drawn=is_drawn)
    set_up(sheet, document, area)
    return drawing.alternative if drawing and charts.add(sheet, drawing, area, document) else ""


def _link(sheet: Worksheet, tab: Tab, styles: Styles, names: Sequence[str]) -> None:
    """Lead from the contents to each sheet, and from each back."""
    if tab.table and tab.lists:
        last = sheet.max_row
        for row, name in enumerate(names[CONTENTS + 1 :], last - len(tab.table.rows) + 1):
            link(sheet, row, name, styles.name("Report linked cell"))
    elif tab.back:
        link(sheet, 2, names[CONTENTS], styles.name("Report link"))


def _describe(book: Workbook, document: Document) -> None:
    about, day = book.properties, dt.datetime.fromisoformat(document.day)
    about.title = one_line(f"{document.title}: {document.subtitle}")
    about.subject = one_line(document.subtitle)
    about.creator = one_line(document.look.publisher) or "Prevention Impact"
    about.description = one_line(" ".join((document.description, document.mark)))
    about.keywords = one_line(", ".join(document.keywords))
    about.identifier = one_line(document.identifier)
    about.language = document.language
    about.created = about.modified = day
