"""The first sheet, *To fix*: every problem in a line that leads to its cell."""

import io
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data.marking.colours import LIGHT, WORDS
from data.marking.splicing import Edit, attributes, encoded, inline, parse, plain, splice
from data.marking.targets import MOST_CELLS
from data.messages import ERROR, NOTE, WARNING
from data.problems import Problem, shorten
from data.template.style import DARK, LINKED, RULE, font, height, set_page
from data.workbook import Sheet

NAME = "To fix"
HEADERS = (
    "Severity",
    "Where",
    "What is wrong",
    "What to do",
    "What should be there",
    "What stands there",
)
HEADER_ROW = 5
_COLUMNS, _WIDTHS = "ABCDEF", (21, 26, 52, 46, 34, 28)
_COUNTED = {ERROR: "to mend", WARNING: "to look at", NOTE: "for your information"}
_TODO = (
    "Click a place to go to its cell. Mend what is “To mend”, save, and upload this workbook "
    "again: this sheet, the colours and our comments are then taken out."
)
_NOTHING = "Nothing is left to mend. The workbook can be uploaded again as it is."
_MIDDLE = Alignment(vertical="center")
_MOST_LINKS = 60_000  # Excel opens no sheet with more than 65,530
_HIGHEST = 409  # points; Excel's highest row
_LONGEST = 2_000  # characters of a cell


@dataclass(frozen=True)
class Listing:
    """The sheet as parts of a package.

    Attributes:
        sheet: its part.
        styles: the styles its cells' numbers are of.
        rows: how many rows it has.
    """

    sheet: bytes
    styles: bytes
    rows: int


def is_listing(sheet: Sheet) -> bool:
    """Say whether a sheet is our list: by its headers, as it may have been renamed or moved."""
    return any(
        tuple(str(value) for value in row[: len(HEADERS)]) == HEADERS for row in sheet.cells[:20]
    )


def counts(problems: Sequence[Problem]) -> str:
    """Return how many problems there are of each severity: ``3 to mend, 2 to look at``."""
    found = Counter(problem.severity for problem in problems)
    said = {s: f"{found[s]:,} {words}" for s, words in _COUNTED.items() if found[s] or s == ERROR}
    if asked := sum(bool(p.ask) and p.severity == ERROR for p in problems):
        said[ERROR] += f" ({asked:,} of them by answers on the Upload page)"
    return ", ".join(said.values())


def write_listing(
    problems: Sequence[Problem], links: Sequence[str], left: int, remarks: Sequence[str] = ()
) -> Listing:
    """Write the sheet.

    Args:
        problems: the problems, in order.
        links: where each line leads, such as ``'Events'!F2``; empty for nowhere.
        left: how many cells have no colour because there are so many.
        remarks: what else is to be said above the table.
    """
    book = Workbook()
    (sheet,) = book.worksheets
    sheet.title = NAME
    _write_top(sheet, problems, [*_bounds(left), *remarks])
    for place, text in enumerate(HEADERS, 1):
        cell = sheet.cell(HEADER_ROW, place, text)
        cell.font, cell.fill, cell.alignment = font(11, "FFFFFF", bold=True), DARK, _MIDDLE
    sheet.row_dimensions[HEADER_ROW].height = 20
    looks = _looks(sheet)
    rows = HEADER_ROW + len(problems)
    for column, width in zip(_COLUMNS, _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.auto_filter.ref = f"A{HEADER_ROW}:F{rows}"
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines, sheet.sheet_view.tabSelected = False, True
    set_page(sheet)
    content = io.BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as archive:
        part, styles = archive.read("xl/worksheets/sheet1.xml"), archive.read("xl/styles.xml")
    return Listing(_with_lines(part, problems, links, looks), styles, rows)


def _bounds(left: int) -> list[str]:
    if not left:
        return []
    return [f"At most {MOST_CELLS:,} cells are coloured; {left:,} more are in the list only."]


def _write_top(sheet: Worksheet, problems: Sequence[Problem], remarks: Sequence[str]) -> None:
    """Write what stands above the table: long texts run on over the empty cells beside them."""
    sheet["A1"] = NAME
    sheet["A1"].font = font(20, bold=True)
    sheet["A2"] = counts(problems)
    sheet["A2"].font = font(12, bold=True)
    sheet["A3"] = _TODO if problems else _NOTHING
    _set_text(sheet, 4, 1, " ".join(remarks))
    for row in (3, 4):
        sheet.cell(row, 1).font = font()


def _set_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell: Any = sheet.cell(row, column)
    if text:
        cell.value, cell.data_type = plain(text), "s"


def _looks(sheet: Worksheet) -> dict[str, int]:
    """Return the numbers of the styles by severity, and for texts and links.

    The cells they are made on are replaced by the lines.
    """
    fills = {s: PatternFill("solid", fgColor=colour) for s, colour in LIGHT.items()}
    looks = {}
    for place, name in enumerate((*fills, "text", "link"), 1):
        cell: Any = sheet.cell(HEADER_ROW + 1, place)
        cell.font = LINKED if name == "link" else font(bold=name in fills)
        cell.fill = fills.get(name, PatternFill())
        cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), RULE
        cell.quotePrefix = True  # what begins like a formula stays a text when it is edited, too
        looks[name] = cell.style_id
    sheet.cell(HEADER_ROW + 1, 2).hyperlink = Hyperlink(ref="A1", location="A1")
    return looks


def _with_lines(
    part: bytes, problems: Sequence[Problem], links: Sequence[str], looks: Mapping[str, int]
) -> bytes:
    """Return the sheet with a line for each problem in place of its last row.

    By hand: openpyxl takes seconds for thousands of them.
    """
    root = parse(part)
    model, linked = root.all("sheetData", "row")[-1], root.all("hyperlinks")[0]
    lines: list[str] = []
    targets: list[str] = []
    for row, (problem, link) in enumerate(zip(problems, links, strict=True), HEADER_ROW + 1):
        leads = bool(link) and len(targets) < _MOST_LINKS
        lines.append(_line(row, problem, looks, "link" if leads else "text"))
        if leads:
            values = {"ref": f"B{row}", "location": link, "display": problem.where}
            targets.append(f"<hyperlink{attributes(values)}/>")
    whole = f"<hyperlinks>{''.join(targets)}</hyperlinks>" if targets else ""
    return splice(
        part,
        [
            Edit(model.start, model.end, encoded("".join(lines))),
            Edit(linked.start, linked.end, encoded(whole)),
        ],
    )


def _line(row: int, problem: Problem, looks: Mapping[str, int], where: str) -> str:
    given = (problem.where, problem.text, problem.fix, problem.expected, problem.found)
    texts = [shorten(text, _LONGEST) for text in (WORDS[problem.severity], *given)]
    styles = (problem.severity, where, "text", "text", "text", "text")
    cells = "".join(
        f'<c r="{column}{row}" s="{looks[style]}"{inline(text) if text else ">"}</c>'
        for column, text, style in zip(_COLUMNS, texts, styles, strict=True)
    )
    tall = min(height(texts, _WIDTHS, 15) + 3, _HIGHEST)
    return f'<row r="{row}" ht="{tall:g}" customHeight="1">{cells}</row>'
