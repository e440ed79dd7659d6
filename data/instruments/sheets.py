"""An instrument as workbooks: its items ready to upload, and a sheet to type answers into."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.column import Column
from data.instruments.instrument import Instrument, Question
from data.kinds.survey_items import SurveyItem
from data.kinds.surveys import Survey
from data.template.checks import FIRST_ROW, LAST_ROW, Lists, offer, write_checks
from data.template.cover import write_fields, write_texts
from data.template.seal import seal
from data.template.sheet import write_sheet
from data.template.style import DARK, PALE, font, height, set_page

_WIDEST = 46
#: A drop-down's own words may have so many characters.
_PROMPT = 255


def write_items(one: Instrument, survey: str, languages: Sequence[str]) -> bytes:
    """Return a workbook with an instrument's rows of the Survey items sheet, ready to upload.

    Args:
        one: the instrument.
        survey: the code of the survey it becomes.
        languages: those it is asked in, ``en`` and ``es``.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SurveyItem.title
    columns = SurveyItem.columns()
    sheet.append([column.title for column in columns.values()])
    for row in one.rows(survey, tuple(languages)):
        sheet.append([_written(column, row[name]) for name, column in columns.items()])
    _dress(sheet, list(columns.values()))
    return seal(book, f"{one.title}: survey items of {survey}")


def _written(column: Column, value: Any) -> str | int | None:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return column.choices.label(value) if column.choices and value else value


def _dress(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Give headers their look, and make text text, so that no code is taken for a formula."""
    widths = []
    for place, (column, cells) in enumerate(zip(columns, sheet.iter_cols(), strict=True), 1):
        longest = max(len(str(cell.value or "")) for cell in cells)
        widths.append(min(_WIDEST, longest + 4))
        sheet.column_dimensions[get_column_letter(place)].width = widths[-1]
        head, *below = cells
        head.font = font(11, "FFFFFF" if column.required else "1F3A4D", bold=True)
        head.fill = DARK if column.required else PALE
        for cell in below:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(cell.value, str):
                cell.number_format, cell.data_type = "@", "s"
    for number, row in enumerate(sheet.iter_rows(min_row=2), 2):
        texts = [str(cell.value or "") for cell in row]
        sheet.row_dimensions[number].height = height(texts, widths, 15) + 3
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    set_page(sheet)


def write_answers(
    one: Instrument,
    survey: str,
    languages: Sequence[str],
    partners: Sequence[str] = (),
    areas: Sequence[str] = (),
) -> bytes:
    """Return a workbook to type answers into: the Surveys sheet with a column a question.

    A cell offers the answers to choose from and shows the question when it is chosen.

    Args:
        one: the instrument.
        survey: the code of the survey it has become.
        languages: those whose answers are offered.
        partners: the partners' names, for drop-downs.
        areas: the areas' names, for drop-downs.
    """
    book = Workbook()
    cover = book.worksheets[0]
    lists = Lists(book.create_sheet("Lists"))
    write_fields(cover, "", "")
    write_texts(cover, [Survey])
    offer(cover, "B3", lists.range_of("Partners", partners))
    sheet = book.create_sheet(Survey.title, index=1)
    write_sheet(sheet, Survey)
    write_checks(sheet, Survey, lists, {"partners": partners, "areas": areas})
    offer(sheet, f"A{FIRST_ROW}:A{LAST_ROW}", lists.range_of("Survey", [survey]))
    for place, question in enumerate(one.questions, len(Survey.columns()) + 1):
        _head(sheet, place, question)
        _offer_answers(sheet, place, question, lists, languages)
    lists.sheet.sheet_state = "hidden"
    return seal(book, f"{one.title}: answers to {survey}")


def _head(sheet: Worksheet, place: int, question: Question) -> None:
    head = sheet.cell(1, place, question.name)
    head.font, head.fill = font(11, bold=True), PALE
    head.alignment = Alignment(vertical="center", indent=1)
    head.number_format = "@"
    sheet.column_dimensions[get_column_letter(place)].width = len(question.name) + 8


def _offer_answers(
    sheet: Worksheet, place: int, question: Question, lists: Lists, languages: Sequence[str]
) -> None:
    several = question.scale == "multi_select"
    labels = dict.fromkeys(a.said(language) for language in languages for a in question.offered)
    values = "" if several else lists.range_of("; ".join(labels), list(labels))
    rule = DataValidation("list", formula1=values) if values else DataValidation()
    rule.allow_blank = rule.showErrorMessage = rule.showInputMessage = True
    rule.errorStyle, rule.errorTitle = "warning", "Please check"
    rule.error = "This is none of the answers offered. Please pick one from the drop-down."
    rule.promptTitle = question.name[:32]
    said = question.wording.said(languages[0])
    chosen = f"\nSeveral, separated by semicolons: {'; '.join(labels)}" if several else ""
    rule.prompt = f"{said}{chosen}"[:_PROMPT]
    letter = get_column_letter(place)
    rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
    sheet.add_data_validation(rule)
