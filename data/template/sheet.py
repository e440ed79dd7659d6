"""One sheet of the template: headers, notes, an example, and room for the rows."""

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.column import Column
from data.row import Row
from data.template.style import DARK, GREY, INK, PALE, RULE, TINT, font, height, set_page
from data.template.words import ANSWERS_NOTE, example_of, notes_of, written

FORMATS = {"date": "yyyy-mm-dd", "whole": "0", "number": "General"}
"""How cells are shown, by what their column reads; anything else is text.

Text keeps the zeros of a code such as 0042, and 2026-03 from turning into a date.
"""

_NOTE = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
_PAGE = 210  # characters that are still legible side by side on a page


def write_sheet(sheet: Worksheet, kind: type[Row]) -> None:
    """Write a kind's headers, notes and example, and say how its columns look."""
    columns = list(kind.columns().values())
    notes = notes_of(kind) + [ANSWERS_NOTE] * kind.further
    widths = [_width(column) for column in columns] + [30] * kind.further
    sheet.append([column.title for column in columns])
    sheet.append(notes)
    sheet.append(example_of(kind))
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        note = sheet.cell(2, place)
        note.font, note.alignment = font(9, GREY, italic=True), _NOTE
    for place, column in enumerate(columns, 1):
        _dress(sheet, place, column)
    sheet.row_dimensions[1].height = 20
    sheet.row_dimensions[2].height = height(notes, [w * 1.1 for w in widths], 12.5) + 8
    sheet.row_dimensions[3].height = 18
    sheet.freeze_panes = "B4"
    sheet.print_title_rows = "1:2"
    set_page(sheet, across=round(sum(widths) / _PAGE) or 1)


def _dress(sheet: Worksheet, place: int, column: Column) -> None:
    head, example = sheet.cell(1, place), sheet.cell(3, place)
    whole = sheet.column_dimensions[get_column_letter(place)]
    side = "right" if column.reads in {"whole", "number"} else "left"
    # The whole column, so that the rows people add keep their values and look like the example.
    for cells in (whole, head, example):
        cells.alignment = Alignment(horizontal=side, vertical="center", indent=1)
        cells.number_format = FORMATS.get(column.reads, "@")
    head.font = font(11, "FFFFFF" if column.required else INK, bold=True)
    head.fill = DARK if column.required else PALE
    example.font, example.fill, example.border = font(11, GREY), TINT, RULE


def _width(column: Column) -> float:
    labels = column.choices.labels if column.choices else []
    texts = [column.title, str(written(column) or ""), *labels]
    return min(max(max(map(len, texts)) * 1.05 + 4, 18), 60)
