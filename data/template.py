"""The workbook that partners fill in: cover, one sheet a kind, drop-downs, notes and examples.

Everything in it comes from the declarations of the kinds; nothing is said twice.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from data.periods import following, read_quarter, spoken
from data.row import Column, Row

COVER = "Start here"
LISTS = "Lists"
PARTNER_LABEL = "Reporting partner"
QUARTER_LABEL = "Quarter"
VERSION_LABEL = "Template version"
TEMPLATE_VERSION = "1"

FIRST_ROW, LAST_ROW = 4, 2000
"""The rows of a sheet that drop-downs and checks cover; the notes and the example are above."""

FORMATS = {"date": "yyyy-mm-dd", "whole": "0", "number": "General"}
"""How cells are shown, by what their column reads; anything else is text.

Text keeps the zeros of a code such as 0042, and 2026-03 from turning into a date.
"""

_TITLE = "Prevention Impact: the quarter's workbook"
_MADE = dt.datetime(2026, 1, 1)  # fixed, so that the same words give the same file
_INK, _PALE, _TINT, _GREY = "1F3A4D", "DCE6EC", "F6F1E4", "5B6770"
_RULE = Border(bottom=Side("thin", color="C3CDD4"))
_TOP = Alignment(wrap_text=True, vertical="top")
_BODY = "Calibri"

_TEXTS = (
    (
        "What this is for",
        "It collects what your organisation did this quarter to prevent human trafficking: "
        "campaigns, events, trainings, surveys and what you shared with others. Figures of all "
        "partners together show what was done, whom it reached and what changed.",
    ),
    (
        "How to fill it in",
        "Say who you are and for which quarter in the two cells above. Then fill in the sheets "
        "that apply to you, one row for each thing, from row 4 on; leave the others empty.\n"
        "Row 2 of each sheet says what belongs in each column. Headers on dark ground must be "
        "filled in; those on pale ground may stay empty.\n"
        "Row 3 is an example. It is recognised and left out; you may leave it or delete it.\n"
        "Where a cell has a drop-down, pick from it. Write dates as 2026-03-14.",
    ),
    (
        "Blank is not zero",
        "An empty cell means “not known”. Where it was none, type 0. "
        "If a whole sheet had nothing this quarter, say so when you upload.",
    ),
    (
        "Never write in it",
        "No names of people, birth dates, addresses, phone numbers, e-mail addresses, case or "
        "immigration numbers, and nothing about a client or survivor: not even a code.\n"
        "People who came to events and trainings may have a participant code, which says nothing "
        "about who they are. Events for survivors take head counts only.",
    ),
    (
        "What happens next",
        "After you choose the file on the Upload page you see what was understood and everything "
        "that needs mending, each with its cell. Nothing is stored until you press the button, "
        "and you can undo it. A corrected workbook for the same quarter takes the place of the "
        "earlier one.",
    ),
)
_ANSWERS = (
    "Answers go here and further to the right, one column a question. Write the question's name "
    "in row 1, exactly as in “Item” on the Survey items sheet."
)


def notes_of(kind: type[Row]) -> list[str]:
    """Return the notes row of a kind's sheet: what to write in each column, in words."""
    return [_note(column) for column in kind.columns().values()]


def example_of(kind: type[Row]) -> list[object]:
    """Return the example row of a kind's sheet: each cell's value as written, None where empty."""
    return [_example(column) for column in kind.columns().values()]


def write_template(
    kinds: Sequence[type[Row]],
    partners: Sequence[str] = (),
    areas: Sequence[str] = (),
    quarter: str = "",
) -> bytes:
    """Return the template as an xlsx file; the same input gives the same bytes.

    Args:
        kinds: the kinds of sheet it has, in order.
        partners: the partners' names, for drop-downs.
        areas: the areas' names, for drop-downs.
        quarter: the quarter it is for, such as 2026Q1; empty to leave it open.
    """
    book = Workbook()
    cover = book.worksheets[0]
    cover.title = COVER
    lists = _Lists(book.create_sheet(LISTS))
    names = {"partners": list(partners), "areas": list(areas)}
    write_cover(cover, "", quarter)
    _write_texts(cover, kinds)
    _offer(cover, "B3", lists.range_of("Partners", names["partners"]))
    _offer(cover, "B4", lists.range_of("Quarters", _quarters_about(quarter)))
    for kind in kinds:
        sheet = book.create_sheet(kind.title, index=len(book.worksheets) - 1)
        _write_sheet(sheet, kind)
        _write_checks(sheet, kind, lists, names)
    lists.sheet.sheet_state = "hidden"
    return sealed(book, _TITLE)


def write_cover(sheet: Worksheet, partner: str, quarter: str) -> None:
    """Write a cover's title and fields: whose workbook it is, for which quarter, which version."""
    sheet.append([_TITLE])
    sheet.append([])
    sheet.append([PARTNER_LABEL, partner or None])
    sheet.append([QUARTER_LABEL, spoken(read_quarter(quarter) or "") or None])
    sheet.append([VERSION_LABEL, TEMPLATE_VERSION])
    sheet["A1"].font = Font(_BODY, 20, bold=True, color=_INK)
    for row in (3, 4, 5):
        sheet.cell(row, 1).font = Font(_BODY, 11, bold=True, color=_INK)
        sheet.cell(row, 2).number_format = "@"
    for row in (3, 4):
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor=_TINT)
        sheet.cell(row, 2).border = _RULE
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 96


def sealed(book: Workbook, title: str) -> bytes:
    """Return a workbook as bytes that depend on its content alone, not on when it was saved."""
    properties = book.properties
    properties.creator = "Prevention Impact"
    properties.title = title
    properties.subject = f"Quarterly report of a coalition partner, template {TEMPLATE_VERSION}"
    properties.created = properties.modified = _MADE
    book.custom_doc_props.append(StringProperty(name=VERSION_LABEL, value=TEMPLATE_VERSION))
    book.calculation = CalcProperties(fullCalcOnLoad=False)
    content = io.BytesIO()
    ExcelWriter(book, _Undated(content, "w", zipfile.ZIP_DEFLATED)).save()
    return content.getvalue()


class _Undated(zipfile.ZipFile):
    """An archive whose members carry no time of writing."""

    def writestr(self, name: object, data: str | bytes, *_: object, **__: object) -> None:
        member = zipfile.ZipInfo(str(name), (1980, 1, 1, 0, 0, 0))
        member.compress_type = zipfile.ZIP_DEFLATED
        super().writestr(member, data)

    def write(self, filename: object, arcname: object = None, *_: object, **__: object) -> None:
        with open(str(filename), "rb") as part:  # noqa: PTH123  (openpyxl gives a plain text)
            self.writestr(arcname, part.read())


# -- what the cells say


def _note(column: Column) -> str:
    return " ".join(
        part for part in (column.required and "Required.", column.note, _form(column)) if part
    )


def _form(column: Column) -> str:
    """Say how a column's cells are written, where its note does not."""
    unit = f" of {column.unit}" if column.unit in {"people", "signs", "tips", "incidents"} else ""
    if column.many or column.reads in {"text", "period", "quarter", "participant"}:
        listed = column.refers and not column.many
        return f"As on the {_sheets(column)} sheet." if listed else ""
    return {
        "choice": "Pick one from the list.",
        "date": "A date such as 2026-03-14.",
        "yes_no": "Yes or No.",
        "whole": f"A whole number{unit}.",
        "number": f"A number, in {column.unit}." if column.unit else "A number.",
    }[column.reads]


def _sheets(column: Column) -> str:
    return " or ".join(name.replace("_", " ").capitalize() for name in column.refers)


def _example(column: Column) -> object:
    value = column.example
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if column.choices and isinstance(value, str):
        return column.choices.label(value)
    if column.reads in {"quarter", "period"} and isinstance(value, str) and "Q" in value:
        return spoken(value)
    return value


# -- sheets


def _write_sheet(sheet: Worksheet, kind: type[Row]) -> None:
    columns = list(kind.columns().values())
    notes = notes_of(kind) + ([_ANSWERS] if kind.further else [])
    sheet.append([column.title for column in columns])
    sheet.append(notes)
    sheet.append(example_of(kind))
    widths = [_width(column) for column in columns] + [30] * kind.further
    for place, column in enumerate(columns, 1):
        # The whole column, so that rows people add look and keep their values like the first.
        style = sheet.column_dimensions[get_column_letter(place)]
        style.number_format = FORMATS.get(column.reads, "@")
        _dress(sheet, place, column)
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        note = sheet.cell(2, place)
        note.font, note.alignment = Font(_BODY, 9, italic=True, color=_GREY), _TOP
    sheet.row_dimensions[1].height = 20
    sheet.row_dimensions[2].height = _height(notes, [w * 1.12 for w in widths], 12.5) + 4
    sheet.freeze_panes = "B4"
    _set_page(sheet)


def _dress(sheet: Worksheet, place: int, column: Column) -> None:
    head, example = sheet.cell(1, place), sheet.cell(3, place)
    head.font = Font(_BODY, 11, bold=True, color="FFFFFF" if column.required else _INK)
    head.fill = PatternFill("solid", fgColor=_INK if column.required else _PALE)
    head.alignment = Alignment(vertical="center")
    example.number_format = FORMATS.get(column.reads, "@")
    example.font = Font(_BODY, 11, color=_GREY)
    example.fill = PatternFill("solid", fgColor=_TINT)
    example.border = _RULE


def _width(column: Column) -> float:
    labels = column.choices.labels if column.choices else []
    texts = [column.title + "   ", str(_example(column) or ""), *labels]
    return min(max(max(map(len, texts)) * 1.08 + 2, 16), 36)


def _height(texts: Iterable[str], widths: Iterable[float], line: float) -> float:
    """Return the points that the longest of wrapped texts needs; spreadsheets do not measure it."""
    return line * max(
        sum(-(-len(part) // int(width * 0.92)) for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    )


def _set_page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"
    if sheet.title != COVER:
        sheet.print_title_rows = "1:2"


def _write_texts(cover: Worksheet, kinds: Sequence[type[Row]]) -> None:
    cover["B3"].alignment = cover["B4"].alignment = Alignment(horizontal="left")
    cover.append([])
    for label, text in _TEXTS:
        cover.append([label, text])
        _set_text(cover, text)
    cover.append([])
    cover.append(["Sheet", "What goes in it"])
    for cell in cover[cover.max_row]:
        cell.font, cell.border = Font(_BODY, 11, bold=True, color=_INK), _RULE
    for kind in kinds:
        cover.append([kind.title, kind.summary()])
        _set_text(cover, kind.summary())
        link = cover.cell(cover.max_row, 1)
        target = f"{quote_sheetname(kind.title)}!A1"
        link.hyperlink = Hyperlink(ref=link.coordinate, location=target, display=kind.title)
        link.font = Font(_BODY, 11, underline="single", color="1B5E8A")
    cover.sheet_view.showGridLines = False
    _set_page(cover)


def _set_text(cover: Worksheet, text: str) -> None:
    row = cover.max_row
    cover.cell(row, 1).font = Font(_BODY, 11, bold=True, color=_INK)
    cover.cell(row, 1).alignment = cover.cell(row, 2).alignment = _TOP
    cover.row_dimensions[row].height = _height([text], [96], 15) + 6


# -- drop-downs and checks


class _Lists:
    """The hidden sheet that drop-downs take their values from, one list a column."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self._ranges: dict[str, str] = {}

    def range_of(self, name: str, values: Sequence[str]) -> str:
        """Return the range holding a list, written down when first asked for; empty if none."""
        if values and name not in self._ranges:
            place = len(self._ranges) + 1
            for row, text in enumerate((name, *values), 1):
                self.sheet.cell(row, place, text).number_format = "@"
            letter = get_column_letter(place)
            self.sheet.column_dimensions[letter].width = 32
            self._ranges[name] = f"{LISTS}!${letter}$2:${letter}${len(values) + 1}"
        return self._ranges.get(name, "")


def _quarters_about(quarter: str) -> list[str]:
    found = read_quarter(quarter)
    return [spoken(following(found, by)) for by in range(-7, 2)] if found else []


def _write_checks(
    sheet: Worksheet, kind: type[Row], lists: _Lists, names: Mapping[str, Sequence[str]]
) -> None:
    for place, column in enumerate(kind.columns().values(), 1):
        letter = get_column_letter(place)
        cells = f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}"
        if column.many:
            continue
        if values := _values(column, names):
            title = column.choices.name.capitalize() if column.choices else _sheets(column)
            _offer(
                sheet, cells, lists.range_of("Yes or no" if column.type is bool else title, values)
            )
        elif not column.refers and column.reads in {"whole", "number", "date"}:
            _check(sheet, cells, column)


def _values(column: Column, names: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if column.choices:
        return column.choices.labels
    if column.type is bool:
        return ["Yes", "No"]
    return names.get(column.refers[0], ()) if len(column.refers) == 1 else ()


def _offer(sheet: Worksheet, cells: str, values: str) -> None:
    if values:
        said = "This is not in the list. Please pick one from the drop-down."
        _add(sheet, cells, DataValidation("list", formula1=values), said)


def _check(sheet: Worksheet, cells: str, column: Column) -> None:
    if column.type is dt.date:
        rule = DataValidation("date", operator="between", formula1="32874", formula2="73415")
        _add(sheet, cells, rule, "Please write a date such as 2026-03-14.")
        return
    least = column.limits.get("ge", column.limits.get("gt", 0))
    most = column.limits.get("le", 10**12)
    kind = "whole" if column.reads == "whole" else "decimal"
    rule = DataValidation(kind, operator="between", formula1=str(least), formula2=str(most))
    number = "a whole number" if kind == "whole" else "a number"
    limit = f"from {least} to {most}" if "le" in column.limits else f"of {least} or more"
    _add(sheet, cells, rule, f"Please write {number} {limit}, or leave the cell empty.")


def _add(sheet: Worksheet, cells: str, rule: DataValidation, said: str) -> None:
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorStyle = "warning"
    rule.errorTitle, rule.error = "Please check", said
    rule.add(cells)
    sheet.add_data_validation(rule)
