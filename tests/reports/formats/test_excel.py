"""The Excel file, read back: every figure as the document has it, a table a sheet, no formula."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from printing import converted
from sample_document import AREAS, ATTENDED, KNOWS, QUARTERS, cell, sample

from reports.documents.blocks import (
    Cell,
    Chart,
    Document,
    Drawing,
    Look,
    Paragraph,
    Point,
    Section,
    Table,
)
from reports.formats.excel import write
from reports.formats.excel.names import column_names, sheet_names, table_names
from reports.formats.excel.numbers import shown

FIXED = ["Cover", "Contents", "Notes", "Headline figures"]
MARK = "Live, not for publication"


def opened(document: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write(document)))


def entries(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(write(document))) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def holding(*blocks: Table | Drawing | Paragraph, **changed: object) -> Document:
    return sample(sections=(Section("one", "One", tuple(blocks)),), **changed)


def charts(document: Document) -> list[ET.Element]:
    made = entries(document)
    return [ET.fromstring(made[name]) for name in sorted(made) if name.startswith("xl/charts/")]


def said(chart: ET.Element, path: str) -> dict[str | None, str | None]:
    """Return the texts at a path of a chart, such as ``ser/val//v``, by the place of each point."""
    steps = re.sub(r"(\w+)", r"{http://schemas.openxmlformats.org/drawingml/2006/chart}\1", path)
    points = chart.findall(f".//{steps}")
    return {point.get("idx"): "".join(point.itertext()) for point in points}


def column(sheet: Worksheet, letter: str = "A") -> list[object]:
    return [one.value for one in sheet[letter] if one.value is not None]


def grid(sheet: Worksheet) -> list[list[object]]:
    """Return the cells of a sheet's only table, heads first."""
    (marked,) = sheet.tables.values()
    return [[one.value for one in row] for row in sheet[marked.ref]]


def test_every_cell_of_every_table_is_that_of_the_document() -> None:
    book = opened(sample())
    for number, table in enumerate(sample().tables(), 1):
        heads, *rows = grid(book[f"Table {number}"])
        assert heads == list(table.heads)
        assert rows == [
            [one.text if one.number is None else one.number for one in row] for row in table.rows
        ]


def test_headline_figures_are_numbers_with_their_formats() -> None:
    rows = grid(opened(sample())["Headline figures"])
    assert [row[1:4] for row in rows] == [
        ["Name", "Value", "Unit"],
        ["Attendance at events", 1102, "attendances"],
        ["Know how to report", 0.58, None],
        ["Tips received", "[c]", None],
    ]
    assert opened(sample())["Headline figures"]["C5"].number_format == '0" "%'


def test_each_sheet_has_one_marked_table_from_column_a_and_nothing_merged() -> None:
    book = opened(sample())
    assert book.sheetnames == [*FIXED, "Table 1", "Table 2", "Table 3"]
    names = set()
    for sheet in book.worksheets[1:]:
        (marked,) = sheet.tables.values()
        names.add(marked.name)
        assert not sheet.merged_cells.ranges
        assert marked.ref.startswith("A")
        assert marked.headerRowCount == 1
        first = sheet[marked.ref][0][0].row
        assert sheet.freeze_panes in (f"A{first + 1}", f"B{first + 1}")
        assert sheet.print_title_rows == f"${first}:${first}"
        assert len(column(sheet)) == sheet.max_row, "a blank row"
    codes = {table.code for table in sample().tables()}
    assert names == {"contents", "notes", "headline_figures", *codes}


def test_title_first_then_what_belongs_to_the_table_then_the_table() -> None:
    assert column(opened(sample())["Table 1"]) == [
        "Attendance at events, by quarter",
        "Back to the contents",
        "Attendance at events · attendances · whole coalition",
        "[c]: hidden to protect people.",
        "The quarters of a year add up to the year.",
        "This sheet has one table and a chart of it.",
        "Quarter",
        *QUARTERS,
    ]


def test_contents_lead_to_every_sheet_and_back() -> None:
    book = opened(sample())
    links = {
        one.value: one.hyperlink.location
        for one in book["Contents"]["A"]
        if one.hyperlink is not None
    }
    assert links == {name: f"'{name}'!A1" for name in book.sheetnames[2:]}
    assert [sheet["A2"].hyperlink.location for sheet in book.worksheets[2:]] == (
        ["'Contents'!A1"] * (len(links))
    )


def test_words_of_the_report_stand_on_the_sheet_of_notes() -> None:
    rows = grid(opened(sample())["Notes"])
    assert rows[:4] == [
        ["Section", "Text"],
        ["Symbols", "[c]: hidden to protect people."],
        ["Summary", "Demonstration: everything in it is fictional."],
        ["Summary", "Nine of ten partners reported. 14 campaigns ran."],
    ]
    assert ["Summary", "Comment of Example County: More in autumn."] in rows
    assert ["Voices", "“الآن أعرف بمن أتصل” – A parent, 2026"] in rows


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_text_can_be_no_formula(text: str) -> None:
    table = Table("odd", text, (text, "n"), ((Cell(text), Cell(text)),), (text,), frozenset({1}))
    book = opened(holding(table, Paragraph(text), title=text))
    found = [one for sheet in book for row in sheet.iter_rows() for one in row if one.value == text]
    # On the cover, in the contents and notes; on its sheet as title, note, head and two cells.
    assert len(found) == 3 + 5
    assert {one.data_type for one in found} == {"s"}
    assert all(one.quotePrefix for one in found)


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        (cell(1240), "#,##0"),
        (Cell("2026", 2026.0, "count"), "0"),
        (Cell("81.5", 81.46, "decimal"), "#,##0.0"),
        (Cell("58 %", 0.5807, "share"), '0" "%'),
        (Cell("6.2 %", 0.0619, "share"), '0.0" "%'),
        (Cell("58\u00a0%", 58.0, "share"), '0"\u00a0%"'),
        (Cell("+0.4", 0.41, "signed"), '+#,##0.0;"−"#,##0.0;#,##0.0'),
        (Cell("−12", -12.0, "signed"), '+#,##0;"−"#,##0;#,##0'),
        (Cell("−12", -12.0, "count"), '#,##0;"−"#,##0'),
        (Cell("$1,240.50", 1240.5, "decimal"), '"$"#,##0.00'),
        # A half rounded to the even digit, which Excel would round up.
        (Cell("12 %", 0.125, "share"), '"12 %";"12 %";"12 %"'),
        (Cell("about 3 of 4", 0.75, "share"), '"about 3 of 4";"about 3 of 4";"about 3 of 4"'),
        (Cell("", 7.0, "count"), "#,##0"),
    ],
)
def test_a_number_is_shown_as_it_is_printed(printed: Cell, form: str) -> None:
    assert shown(printed) == form


def test_what_is_no_number_is_text() -> None:
    rows = ((Cell("a"), Cell("not a number", float("nan"))), (Cell("b"), Cell("∞", float("inf"))))
    book = opened(holding(Table("t", "T", ("A", "B"), rows, (), frozenset({1}))))
    assert grid(book["Table 1"])[1:] == [["a", "not a number"], ["b", "∞"]]


def test_a_chart_stands_beside_each_table_that_is_drawn_and_says_what_it_shows() -> None:
    made = entries(sample())
    charts = [text for name, text in made.items() if name.startswith("xl/charts/")]
    assert ["barDir" in text for text in charts] == [True, False, True]
    assert "1,102 attendances in 2026 Q2" in charts[0]
    assert "share of respondents" in charts[1]
    drawings = [text for name, text in made.items() if name.startswith("xl/drawings/draw")]
    for drawing, text in zip(sample().drawings(), drawings, strict=True):
        assert f'descr="{drawing.alternative}"' in text


def test_a_chart_is_of_the_cells_of_its_table() -> None:
    chart = charts(sample())[1]
    assert said(chart, "cat//f") == {None: "'Table 2'!$A$6:$A$7"}
    assert said(chart, "val//f") == {None: "'Table 2'!$B$6:$B$7"}
    above = {place: float(text or 0) for place, text in said(chart, "errBars/plus//pt").items()}
    assert above == {"0": pytest.approx(0.48 - 0.41), "1": pytest.approx(0.65 - 0.58)}


def test_a_hidden_figure_is_no_nought_in_a_chart() -> None:
    """Excel would draw the text [c] in a cell as 0."""
    bars = charts(sample())[0]
    assert said(bars, "barChart/ser/val/numLit/pt") == {"0": "1240", "1": "980", "3": "1102"}
    assert said(bars, "barChart/ser/cat/strLit/pt")["2"] == "2026 Q1 [c]"


def test_a_chart_without_a_figure_is_left_out() -> None:
    points = tuple(Point(name, Cell("[c]")) for name in QUARTERS)
    drawing = Drawing("d", "D", "m", "a", Chart("bars", points, "n"), ATTENDED)
    assert charts(holding(drawing)) == []


def test_the_mark_is_on_every_sheet_and_page() -> None:
    for sheet in opened(sample(mark=MARK)):
        assert MARK in column(sheet)
        assert sheet.oddHeader and sheet.oddHeader.center.text == MARK
    assert all(MARK not in column(sheet) for sheet in opened(sample()))


def test_the_file_says_what_it_is() -> None:
    about = opened(sample(look=Look(publisher="Example County"))).properties
    assert about.title == "Quarterly report: Whole coalition, 2026 Q2"
    assert about.language == "en-US"
    assert about.creator == "Example County"
    assert about.keywords == "prevention, human trafficking"
    assert f"{about.created:%Y-%m-%d}" == f"{about.modified:%Y-%m-%d}" == "2026-08-19"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(sample(mark=MARK)) == write(sample(mark=MARK))
    with zipfile.ZipFile(io.BytesIO(write(sample()))) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_a_table_without_rows_says_so() -> None:
    book = opened(holding(replace(ATTENDED, rows=())))
    assert grid(book["Table 1"])[1] == ["There are no figures.", None, None]


def test_a_table_without_columns_is_left_out() -> None:
    assert opened(holding(Table("t", "T", (), ()))).sheetnames == FIXED[:3]


def test_forty_quarters() -> None:
    heads = ("Area", *(f"{2020 + i // 4} Q{i % 4 + 1}" for i in range(40)))
    rows = ((Cell("North"), *(cell(i) for i in range(40))),)
    found = grid(
        opened(holding(Table("t", "T", heads, rows, (), frozenset(range(1, 41)))))["Table 1"]
    )
    assert found == [list(heads), ["North", *range(40)]]


def place(document: Document) -> tuple[int, int]:
    """Return in which column and row the first picture or chart of a file begins, from 0."""
    found = re.search(r"col>(\d+)<.*?row>(\d+)<", entries(document)["xl/drawings/drawing1.xml"])
    assert found
    return int(found[1]), int(found[2])


def test_a_logo_covers_no_words() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (600, 200), "#7A1F3D").save(picture, "PNG")
    document = sample(look=Look("Fictional county", logo=picture.getvalue()))
    cover = opened(document)["Cover"]
    words = max(row for row in range(1, 60) if cover.cell(row, 1).value)
    # Below the last words, in a row as high as it is.
    assert place(document) == (0, words)
    assert cover.row_dimensions[words + 1].height >= 80 * 0.75


def test_a_chart_is_printed_with_its_table_on_paper_that_lies() -> None:
    document = holding(next(sample().drawings()))
    printed = opened(document)["Table 1"]
    setup, (column, row) = printed.page_setup, place(document)
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", 1, 0)
    area = str(printed.print_area).rpartition("!")[2].replace("$", "")
    left, top, right, bottom = range_boundaries(area)
    assert (left, top, right) == (1, 1, column + 11)
    assert bottom is not None and bottom > row + 15


def test_a_logo_that_is_no_image_is_left_out() -> None:
    made = entries(sample(look=Look(logo=b"\x89PNG\r\n\x1a\nno")))
    assert not [name for name in made if name.startswith("xl/media")]


def test_what_no_file_may_hold_is_taken_out() -> None:
    table = Table("t", "a\x00b", ("x\x0by", "x\x0by"), ((Cell("\ud800z"), Cell("q\ufffe")),))
    assert grid(opened(holding(table))["Table 1"]) == [["xy", "xy 2"], ["z", "q"]]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_names_are_such_as_excel_takes(wanted: list[str]) -> None:
    sheets, tables, heads = sheet_names(wanted), table_names(wanted), column_names(wanted)
    for names in (sheets, tables, heads):
        assert len({name.lower() for name in names}) == len(wanted)
    for name in sheets:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'") and not name.endswith("'")
        assert name.lower() != "history"
    assert all(name.replace("_", "a").isalnum() and not name[0].isdigit() for name in tables)
    assert all(name.strip() for name in heads)


def test_long_names_stay_apart() -> None:
    long = "An indicator with a very long name"
    assert sheet_names([f"{long}: one", f"{long}: two"]) == [
        "An indicator with a very long n",
        "An indicator with a very long 2",
    ]


def test_names_of_tables_are_no_addresses() -> None:
    names = table_names(["R1C1", "AB12", "Ü-Wert", "…"])
    assert names == ["table_r1c1", "table_ab12", "u_wert", "table_4"]


def test_libreoffice_shows_every_figure_as_it_is_printed(tmp_path: Path) -> None:
    """It opens the file and writes each sheet as it is shown."""
    how = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
    made = converted(write(sample()), "xlsx", how, tmp_path)
    files = {path.stem.partition("-")[2]: path for path in made}
    for number, table in enumerate((ATTENDED, KNOWS, AREAS), 1):
        rows = list(csv.reader(io.StringIO(files[f"Table {number}"].read_text("utf-8"))))
        first = [row[0] for row in rows].index(table.heads[0]) + 1
        shown_rows = [row[: len(table.heads)] for row in rows[first : first + len(table.rows)]]
        assert shown_rows == [[one.text for one in row] for row in table.rows]


def test_libreoffice_prints_it(tmp_path: Path) -> None:
    (pdf,) = converted(write(sample(mark=MARK)), "xlsx", "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")
