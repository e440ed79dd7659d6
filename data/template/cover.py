"""The cover: whose workbook it is, for which quarter, and all a person needs to fill it in."""

from collections.abc import Sequence

from openpyxl.styles import Alignment
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data.periods import read_quarter, spoken
from data.row import Row
from data.template.style import LINKED, RULE, TINT, TOP, font, height, set_page
from data.template.words import (
    COVER,
    NOTHING_LABEL,
    PARTNER_LABEL,
    QUARTER_LABEL,
    TEMPLATE_VERSION,
    TITLE,
    VERSION_LABEL,
)

_WIDTH = 96
_TEXTS = (
    (
        "What this is for",
        "It collects what your organisation did this quarter to prevent human trafficking: "
        "campaigns, events, trainings, surveys, and what you shared with others. Put together "
        "with the other partners' figures it shows what was done, whom it reached and what "
        "changed.",
    ),
    (
        "How to fill it in",
        "Say who you are, and for which quarter, in the two cells above.\n"
        "Then fill in the sheets that apply to you, one row for each thing, from row 4 on, and "
        "leave the others empty.\n"
        "If a sheet applies to you and there was nothing this quarter, pick Yes beside it in the "
        "table below: that is zero, where an empty sheet alone is not known.\n"
        "Row 2 of each sheet says what belongs in each column. Columns with a dark header must "
        "be filled in; those with a pale one may stay empty.\n"
        "Row 3 is an example. It is recognised and left out: leave it or delete it, as you like.\n"
        "Where a cell has a drop-down, pick from it. Write dates as 2026-03-14.",
    ),
    (
        "Blank is not zero",
        "An empty cell means “not known”. Where it was none, type 0.",
    ),
    (
        "Never write in it",
        "No names of people, birth dates, addresses, phone numbers, e-mail addresses, case or "
        "immigration numbers; and nothing about a client or survivor, not even a code.\n"
        "People who came to an event or training may have a participant code, one that does not "
        "tell who they are. Events for survivors take head counts only.",
    ),
    (
        "What happens next",
        "Choose the file on the Upload page. You see how it was understood and everything that "
        "needs mending, each with its cell. Nothing is stored until you press the button, and it "
        "can be undone. A corrected workbook for the same quarter replaces the earlier one.",
    ),
)


def write_fields(sheet: Worksheet, partner: str, quarter: str) -> None:
    """Write the cover's title and fields.

    Args:
        sheet: an empty sheet.
        partner: the reporting partner's name; empty to leave the field open.
        quarter: the quarter, such as 2026Q1; empty to leave the field open.
    """
    sheet.title = COVER
    sheet.append([TITLE])
    sheet.append([])
    sheet.append([PARTNER_LABEL, partner or None])
    sheet.append([QUARTER_LABEL, spoken(read_quarter(quarter) or "") or None])
    sheet.append([VERSION_LABEL, TEMPLATE_VERSION])
    sheet["A1"].font = font(20, bold=True)
    for row in (3, 4, 5):
        label, value = sheet.cell(row, 1), sheet.cell(row, 2)
        label.font, value.number_format = font(bold=True), "@"
        value.alignment = Alignment(horizontal="left")
    for row in (3, 4):
        sheet.cell(row, 2).fill, sheet.cell(row, 2).border = TINT, RULE
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = _WIDTH


def write_texts(cover: Worksheet, kinds: Sequence[type[Row]]) -> list[str]:
    """Write what to do, and a table of the sheets with a link to each.

    Returns:
        The addresses of the cells in which a sheet can be said to have nothing to report.
    """
    for label, text in _TEXTS:
        cover.append([])
        cover.append([label, text])
        _set_text(cover, text)
    cover.append([])
    cover.append(["Sheet", "What goes in it", NOTHING_LABEL])
    for cell in cover[cover.max_row]:
        cell.font, cell.border = font(bold=True), RULE
    ticks = []
    for kind in kinds:
        cover.append([kind.title, kind.summary()])
        _set_text(cover, kind.summary())
        link = cover.cell(cover.max_row, 1)
        target = f"{quote_sheetname(kind.title)}!A1"
        link.hyperlink = Hyperlink(ref=link.coordinate, location=target, display=kind.title)
        link.font = LINKED
        if not kind.reference:
            tick = cover.cell(cover.max_row, 3)
            tick.fill, tick.border, tick.alignment = TINT, RULE, Alignment(horizontal="center")
            ticks.append(tick.coordinate)
    cover.column_dimensions["C"].width = len(NOTHING_LABEL) + 4
    cover.sheet_view.showGridLines = False
    set_page(cover, down=1)
    return ticks


def _set_text(cover: Worksheet, text: str) -> None:
    row = cover.max_row
    cover.cell(row, 1).font = font(bold=True)
    cover.cell(row, 1).alignment = cover.cell(row, 2).alignment = TOP
    cover.row_dimensions[row].height = height([text], [_WIDTH * 1.05], 15) + 3
