"""How a sheet is seen and printed: heads stay in view and come again, the mark is on every page."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reports.documents.blocks import Document
from reports.formats.excel.sheets import Area
from reports.formats.office import one_line

#: Paper → its number in Excel.
_PAPERS = {"letter": 1, "a4": 9}
#: From so many columns on, the first stays in view too.
_MANY_COLUMNS = 8
_LONGEST = 100
#: What a chart covers: columns, and points of each row at least.
_CHART_COLUMNS, _ROW_HEIGHT = 11, 15


def set_up(sheet: Worksheet, document: Document, area: Area | None) -> None:
    """Set a sheet up for screen and paper.

    Args:
        sheet: the sheet.
        document: the document.
        area: where its table stands; None: it has none.
    """
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = _PAPERS[document.paper]
    sheet.page_setup.orientation = "landscape" if area else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    _edges(sheet, document)
    if area:
        column = "B" if area.columns > _MANY_COLUMNS else "A"
        sheet.freeze_panes = f"{column}{area.head + 1}"
        sheet.print_title_rows = f"{area.head}:{area.head}"


def _edges(sheet: Worksheet, document: Document) -> None:
    """Write what stands at the foot of every page, and the mark at its head."""
    page = _safe(document.terms["Page {n} of {of}"])
    head, foot = HeaderFooterItem(), HeaderFooterItem()
    foot.left.text = _safe(f"{document.title}, {document.subtitle}")
    foot.right.text = page.replace("{n}", "&P").replace("{of}", "&N")
    sheet.HeaderFooter.oddFooter = foot
    if document.mark:
        head.center.text = _safe(document.mark)
        sheet.HeaderFooter.oddHeader = head


def print_together(sheet: Worksheet, area: Area, points: int) -> None:
    """Print a table and the chart beside it on one page; programs leave out charts by themselves.

    Args:
        sheet: the sheet.
        area: where the table stands.
        points: how high the chart is.
    """
    last = get_column_letter(area.columns + 1 + _CHART_COLUMNS)
    below = area.head + 2 + points // _ROW_HEIGHT
    sheet.print_area = f"A1:{last}{max(area.last, below)}"


def beside(area: Area) -> str:
    """Return the cell beside a table where a chart begins."""
    return f"{get_column_letter(area.columns + 2)}{area.head + 1}"


def _safe(text: str) -> str:
    """Return text for the edge of a page, where ``&`` begins an order."""
    return one_line(text)[:_LONGEST].replace("&", "&&")
