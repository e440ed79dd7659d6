"""The template's few colours and measures, and its page."""

from collections.abc import Iterable

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

INK, GREY, LINK = "1F3A4D", "5B6770", "1B5E8A"
DARK, PALE, TINT = (PatternFill("solid", fgColor=colour) for colour in (INK, "DCE6EC", "F8F3E6"))
RULE = Border(bottom=Side("thin", color="C3CDD4"))
TOP = Alignment(wrap_text=True, vertical="top")


def font(size: float = 11, colour: str = INK, *, bold: bool = False, italic: bool = False) -> Font:
    """Return the template's typeface in a size and colour."""
    return Font("Calibri", size, color=colour, bold=bold, italic=italic)


LINKED = Font("Calibri", 11, color=LINK, underline="single")


def height(texts: Iterable[str], widths: Iterable[float], line: float) -> float:
    """Return the points that the longest of some wrapped texts needs.

    Spreadsheets do not measure it when they open a file.

    Args:
        texts: one text a cell.
        widths: how many characters fit side by side in each cell.
        line: the points from one line to the next.
    """
    return line * max(
        sum(-(-len(part) // int(width)) for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )


def set_page(sheet: Worksheet, across: int = 1, down: int = 0) -> None:
    """Lay a sheet out for paper: landscape, its name and the page's number below.

    Args:
        sheet: the sheet.
        across: how many pages wide it is made.
        down: how many pages high; 0 for as many as it takes.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, down
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = "&A", "&P / &N"
    sheet.HeaderFooter.oddFooter = footer
