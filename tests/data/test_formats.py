"""The same table from every kind of file: the same cells, and the same said of them."""

import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from oldbooks import xls
from opendocument import cell, document, ods, packed, row, table
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from workbooks import Sheets, parts_of, tampered, xlsx, zipped

from data.files.number_formats import as_shown, habit
from data.files.sheet import Mark
from data.files.sheet_xml import _at_most, _more_than
from data.workbook import Sheet, Workbook, read_workbook

ROWS = (
    ("Quarter", "Type", "Amount", "Held on", "Free"),
    ("2026 Q1", "Café & more", 9, dt.date(2026, 1, 3), True),
    (None, "two\nlines", 7.5, dt.datetime(2026, 12, 31, 14, 5), False),
)
CELLS = [
    ["Quarter", "Type", "Amount", "Held on", "Free"],
    ["2026 Q1", "Café & more", 9.0, dt.date(2026, 1, 3), True],
    ["", "two\nlines", 7.5, dt.datetime(2026, 12, 31, 14, 5), False],
]
BOOK = "xl/workbook.xml"
WRITERS = {"xlsx": xlsx, "xls": xls, "ods": ods}
every_writer = pytest.mark.parametrize("form", WRITERS)


def first(content: bytes, name: str = "report.xlsx") -> Sheet:
    return read_workbook(content, name).sheets[0]


def saved(change: Callable[[Any], object], rows: Sequence[Sequence[Any]] = ROWS) -> Sheet:
    """Return a sheet as read from an xlsx file that was changed by hand."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx({"Resources": rows})))
    change(book["Resources"])
    content = io.BytesIO()
    book.save(content)
    return first(content.getvalue())


def old(change: Callable[[Any], object], rows: Sequence[Sequence[Any]] = ROWS) -> Sheet:
    """Return a sheet as read from an xls file that was changed by hand."""
    return first(xls({"Resources": rows}, lambda book: change(book.get_sheet(0))))


def drawn(*rows: str, styles: str = "", further: str = "") -> Sheet:
    """Return a sheet as read from an ods file of these rows."""
    return first(packed(document(table("Resources", *rows, further=further), styles=styles)))


# -- the same from all


@every_writer
def test_cells_keep_their_types(form: str) -> None:
    book = read_workbook(WRITERS[form]({"Resources": ROWS}), f"report.{form}")
    assert book.format == form
    assert [sheet.name for sheet in book.sheets] == ["Resources"]
    assert [type(value) for value in book.sheets[0].cells[1]] == [str, str, float, dt.date, bool]
    assert book.sheets[0].cells == CELLS
    assert not book.problems


@every_writer
def test_positions_are_addresses_though_the_table_begins_at_c4(form: str) -> None:
    shifted: Sheets = {"Resources": [(), (), (), *((None, None, *row) for row in ROWS)]}
    cells = first(WRITERS[form](shifted)).cells
    assert [len([value for value in row if value != ""]) for row in cells] == [0, 0, 0, 5, 5, 4]
    assert cells[3][2:] == CELLS[0]


@every_writer
@pytest.mark.parametrize(
    "name", ["report.csv", "report.xlsx", "report.xls", "report.ods", "report"]
)
def test_a_file_is_read_for_what_it_is_whatever_its_name(form: str, name: str) -> None:
    assert read_workbook(WRITERS[form]({"Resources": ROWS}), name).format == form


def test_a_csv_called_xls_is_read() -> None:
    book = read_workbook(b"Quarter,Amount\n2026 Q1,9\n", "report.xls")
    assert (book.format, book.sheets[0].cells[1]) == ("csv", ["2026 Q1", "9"])


def test_a_spreadsheet_in_one_piece_of_xml_is_read() -> None:
    content = document(table("Resources", row(cell("Amount"), cell(9))), root="document").encode()
    book = read_workbook(content, "report.fods")
    assert (book.format, book.sheets[0].cells) == ("ods", [["Amount", 9.0]])


# -- macros


def with_macros() -> dict[str, bytes]:
    good = xlsx({"Resources": ROWS})
    return {
        "xlsm": zipped(parts_of(good) | {"xl/vbaProject.bin": b"code"}),
        "called otherwise": zipped(parts_of(good) | {"xl/VBAproject.bin": b"code"}),
        "old macros": zipped(parts_of(good) | {"xl/macrosheets/sheet1.xml": b"<x/>"}),
        "xls": xls({"Resources": ROWS}) + "_VBA_PROJECT_CUR".encode("utf-16-le"),
        "ods": zipped(parts_of(ods({"Resources": ROWS})) | {"Basic/Standard/Module1.xml": b"<x/>"}),
    }


@pytest.mark.parametrize("content", with_macros().values(), ids=with_macros())
def test_macros_are_ignored_and_said(content: bytes) -> None:
    book = read_workbook(content, "report.xlsm")
    assert book.sheets[0].cells == CELLS
    (problem,) = book.problems
    assert problem.severity == "note"
    assert problem.message == (
        "report.xlsm: The file holds macros. They were not run, and only its cells were read."
    )


def test_a_spreadsheet_with_an_empty_library_of_macros_has_none() -> None:
    empty = parts_of(ods({"Resources": ROWS})) | {"Basic/Standard/script-lb.xml": b"<x/>"}
    assert not read_workbook(zipped(empty), "report.ods").problems


def test_a_cell_that_names_a_part_of_other_files_is_a_cell() -> None:
    words = [["EncryptedPackage", "WordDocument ✓", "_VBA_PROJECT_CUR ✓"]]
    book = read_workbook(xls({"Resources": words}), "report.xls")
    assert book.sheets[0].cells == words
    assert not book.problems


# -- hidden


@every_writer
@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_read_and_known(form: str, state: str) -> None:
    sheets: Sheets = {"Resources": ROWS, "Drafts": ROWS}
    if form == "xlsx":
        (shown,) = re.findall(r'<sheet [^>]*"Drafts"[^>]*>', parts_of(xlsx(sheets))[BOOK].decode())
        content = tampered(xlsx(sheets), shown, shown.replace("visible", state), BOOK)
    elif form == "xls":
        number = ["visible", "hidden", "veryHidden"].index(state)
        content = xls(sheets, lambda book: setattr(book.get_sheet(1), "visibility", number))
    else:
        style = '<style:style style:name="t" style:family="table">'
        style += '<style:table-properties table:display="false"/></style:style>'
        content = packed(
            document(
                table("Resources", row(cell("Amount"))),
                table("Drafts", row(cell("Amount")), further='table:style-name="t"'),
                styles=style,
            )
        )
    found = read_workbook(content, "report").sheets
    assert [(sheet.name, sheet.hidden) for sheet in found] == [
        ("Resources", False),
        ("Drafts", True),
    ]
    assert found[1].cells


def hide(sheet: Any) -> None:
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[3].height = 0.75
    sheet.row_dimensions[90].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    sheet.column_dimensions["Z"].hidden = True


def test_hidden_rows_and_columns_of_an_xlsx_are_known_within_its_cells() -> None:
    sheet = saved(hide)
    assert sheet.hidden_rows == {1}
    assert sheet.hidden_columns == {1, 2}


@pytest.mark.parametrize("height", ['ht="0" customHeight="1"', "ht='0.0'", 'hidden="true"'])
def test_a_row_without_height_is_hidden(height: str) -> None:
    content = tampered(xlsx({"Resources": ROWS}), '<row r="3"', f'<row r="3" {height}')
    assert first(content).hidden_rows == {2}


def test_hidden_rows_and_columns_of_an_xls_are_known() -> None:
    def change(sheet: Any) -> None:
        sheet.row(1).hidden = True
        sheet.col(2).hidden = True
        sheet.col(200).hidden = True

    sheet = old(change)
    assert sheet.hidden_rows == {1}
    assert sheet.hidden_columns == {2}


def test_hidden_rows_and_columns_of_an_ods_are_known() -> None:
    seen = 'table:visibility="{}" table:number-{}-repeated="{}"'
    line = [cell(number) for number in range(4)]
    sheet = drawn(
        '<table:table-column table:number-columns-repeated="2"/>',
        f"<table:table-column {seen.format('collapse', 'columns', 16382)}/>",
        row(*line),
        row(*line, further=seen.format("filter", "rows", 2)),
        '<table:table-row-group table:display="false">',
        row(*line),
        "</table:table-row-group>",
        row(*line),
        row(cell(None), further=seen.format("collapse", "rows", 1_048_571)),
    )
    assert len(sheet.cells) == 5
    assert sheet.hidden_rows == {1, 2, 3}
    assert sheet.hidden_columns == {2, 3}


# -- merged


def test_merged_areas_are_known_within_the_cells() -> None:
    rows = [(*row, *[None] * 1) for row in ROWS]

    def merge(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("C1:Z1")

    assert set(saved(merge, rows).merged) == {(1, 0, 2, 0), (0, 2, 0, 4)}
    book = [("A", "B", "C"), (1, 2, 3), (None, 4, 5)]
    assert old(lambda sheet: sheet.merge(1, 2, 0, 0), book).merged == ((1, 0, 2, 0),)
    spanned = cell(1, 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
    covered = "<table:covered-table-cell/>"
    sheet = drawn(row(cell("A"), cell("B")), row(spanned, cell(2)), row(covered, cell(3)))
    assert sheet.merged == ((1, 0, 2, 0),)
    assert sheet.cells == [["A", "B"], [1.0, 2.0], ["", 3.0]]


# -- numbers as they are shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.545, "0.0%", "54.5%"),
        (0.545, "0%", "54.5%"),
        (0.07, "0.00%", "7%"),
        (0.29, "0%", "29%"),
        (-0.035, "0.0 %", "-3.5%"),
        (12, "0%;[Red]-0%", "1200%"),
        (54.5, '0.0"%"', "54.5%"),
        (54.5, r"0.0\%", "54.5%"),
        (2139, "00000", "02139"),
        (123456, "00000", "123456"),
        (78051120, "000-00-0000", "078-05-1120"),
        (5, "0", 5),
        (5, "#,##0", 5),
        (1.5, "00.00", 1.5),
        (1.5, "00000", 1.5),
        (-5, "00000", -5),
        (40, '"$"#,##0.00', 40),
        (40, '#,##0 "in 100"', 40),
    ],
)
def test_a_number_whose_format_matters_comes_as_it_is_shown(
    value: float, code: str, shown: Any
) -> None:
    def change(sheet: Any) -> None:
        sheet["C2"] = value
        sheet["C2"].number_format = code

    assert saved(change).cells[1][2] == shown
    written = xls({"R": []}, lambda b: b.get_sheet(0).write(0, 0, value, xlwt.easyxf("", code)))
    assert first(written).cells == [[shown]]


@given(st.floats(-1e9, 1e9))
def test_a_share_shown_as_a_percentage_is_the_same_number(value: float) -> None:
    text = as_shown(value, "%")
    assert "e" not in text
    assert float(text[:-1]) == pytest.approx(value * 100, rel=1e-11)


@given(st.integers(0, 10**9))
def test_a_number_shown_with_leading_zeros_is_the_same_number(value: int) -> None:
    assert int(as_shown(float(value), habit("00000"))) == value
    assert (
        int(as_shown(value, habit("(000) 000-000")).translate({40: "", 41: "", 32: "", 45: ""}))
        == value
    )


ZIP = """<number:number-style style:name="N1"><number:number number:decimal-places="0"
 number:min-integer-digits="5"/></number:number-style>
 <number:number-style style:name="N2"><number:number number:decimal-places="0"
 number:min-integer-digits="9"><number:embedded-text number:position="6">-</number:embedded-text>
 <number:embedded-text number:position="4">-</number:embedded-text></number:number>
 </number:number-style><number:number-style style:name="N3"><number:number
 number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text>
 </number:number-style>""" + "".join(
    f'<style:style style:name="ce{n}" style:family="table-cell" style:data-style-name="N{n}"/>'
    for n in (1, 2, 3)
)


def test_numbers_of_an_ods_come_as_they_are_shown() -> None:
    share = (
        '<table:table-cell office:value-type="percentage" office:value="0.545"><text:p>55%</text:p>'
        "</table:table-cell>"
    )
    sheet = drawn(
        '<table:table-column table:number-columns-repeated="2"/>',
        '<table:table-column table:default-cell-style-name="ce1"/>',
        row(share, cell(54.5, 'table:style-name="ce3"'), cell(2139), cell(2139)),
        row(cell(78051120, 'table:style-name="ce2"'), cell(501, 'table:style-name="ce1"')),
        row(cell(7), cell(8), further='table:default-cell-style-name="ce1"'),
        styles=ZIP,
    )
    assert sheet.cells == [
        ["54.5%", "54.5%", "02139", 2139.0],
        ["078-05-1120", "00501"],
        ["00007", "00008"],
    ]


# -- dates


@pytest.mark.parametrize("from_1904", [False, True], ids=["1900", "1904"])
def test_dates_are_right_in_both_calendars(from_1904: bool) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx({"Resources": ROWS})))
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    content = io.BytesIO()
    book.save(content)
    read = read_workbook(content.getvalue(), "report.xlsx")
    assert read.from_1904 is from_1904
    assert read.sheets[0].cells == CELLS

    def write(book: xlwt.Workbook) -> None:
        book.dates_1904 = from_1904
        book.get_sheet(0).write(0, 0, dt.date(2026, 1, 3), xlwt.easyxf("", "d.m.yyyy"))

    older = read_workbook(xls({"Resources": []}, write), "report.xls")
    assert older.from_1904 is from_1904
    assert older.sheets[0].cells == [[dt.date(2026, 1, 3)]]


def test_days_of_an_ods_that_count_from_1904() -> None:
    settings = (
        "<table:calculation-settings><table:null-date table:date-value='1904-01-01'/>"
        "</table:calculation-settings>"
    )
    content = packed(document(settings, table("Resources", row(cell(44563)))))
    assert read_workbook(content, "a.ods").from_1904 is True


def test_times_and_durations() -> None:
    def timed(value: str) -> str:
        return f'<table:table-cell office:value-type="time" office:time-value="{value}"/>'

    sheet = drawn(row(timed("PT09H30M00S"), timed("PT26H00M00S"), timed("soon"), cell("x")))
    assert sheet.cells == [[dt.time(9, 30), dt.timedelta(hours=26), "", "x"]]
    rows = [(dt.time(9, 30), dt.timedelta(hours=26))]
    assert saved(lambda _: None, rows).cells == [[dt.time(9, 30), dt.timedelta(hours=26)]]

    def write(sheet: Any) -> None:
        sheet.write(0, 0, dt.time(9, 30), xlwt.easyxf("", "hh:mm"))
        sheet.write(0, 1, 26 / 24, xlwt.easyxf("", "[h]:mm"))

    assert old(write, []).cells == [[dt.time(9, 30), dt.timedelta(hours=26)]]


# -- error cells and formulas without a value


def test_error_cells_are_marked_in_every_format() -> None:
    wrong = {(1, 0): Mark("error_cell", "#DIV/0!"), (1, 2): Mark("error_cell", "#N/A")}
    inside = '<c r="{}2" t="e"><f>1/0</f><v>{}</v></c>'
    line = f'<row r="2">{inside.format("A", "#DIV/0!")}{inside.format("C", "#N/A")}</row>'
    content = tampered(xlsx({"R": [("A", "B", "C")]}), "</sheetData>", f"{line}</sheetData>")
    assert first(content).marks == wrong

    def write(sheet: Any) -> None:
        sheet.row(1).set_cell_error(0, 0x07)
        sheet.row(1).set_cell_error(2, 0x2A)

    assert old(write, [("A", "B", "C")]).marks == wrong
    divided, missing = (
        f'<table:table-cell table:formula="of:=1/0" office:value-type="string" {said}>'
        f"<text:p>{error}</text:p></table:table-cell>"
        for error, said in [("#DIV/0!", ""), ("#N/A", 'calcext:value-type="error"')]
    )
    sheet = drawn(row(cell("A"), cell("B"), cell("C")), row(divided, cell(None), missing))
    assert sheet.marks == wrong
    assert sheet.cells[1] == ["", "", ""]


def test_a_typed_error_is_a_text() -> None:
    sheet = drawn(row(cell("#N/A")))
    assert (sheet.cells, sheet.marks) == ([["#N/A"]], {})


def test_a_formula_of_an_ods_that_was_never_calculated_is_marked() -> None:
    sheet = drawn(row(cell("Sum")), row('<table:table-cell table:formula="of:=1+1"/>'))
    assert sheet.marks == {(1, 0): Mark("uncalculated")}


def test_marks_are_the_same_however_the_xml_is_written() -> None:
    rows = [("A", "B"), (1, "=1+1"), (2, 3), (4, None)]

    def change(sheet: Any) -> None:
        hide(sheet)
        sheet.merge_cells("A4:B4")
        sheet["A3"].number_format = "00000"

    book = openpyxl.load_workbook(io.BytesIO(xlsx({"Resources": rows})))
    change(book["Resources"])
    content = io.BytesIO()
    book.save(content)
    name = "xl/worksheets/sheet1.xml"
    plain = parts_of(content.getvalue())
    # A comment is enough to have it read element by element.
    other = zipped(plain | {name: plain[name].replace(b"<sheetData>", b"<!-- x --><sheetData>")})
    assert first(content.getvalue()) == first(other)
    assert first(other).cells[2] == ["00002", 3.0]


@given(st.integers(1, 2**20), st.integers(1, 2**20))
def test_patterns_of_numbers_up_to_and_above_another(number: int, other: int) -> None:
    assert bool(re.fullmatch(_at_most(number), str(other).encode())) is (other <= number)
    assert bool(re.fullmatch(_more_than(number), str(other).encode())) is (other > number)


# -- what is not read of an ods


def test_comments_drawings_and_copies_of_other_files_are_not_read() -> None:
    comment = "<office:annotation><text:p>ask Ana</text:p></office:annotation>"
    spaces = "<text:p>a<text:s text:c='2'/>b<text:tab/>c<text:span>d</text:span></text:p>"
    mixed = f'<table:table-cell office:value-type="string">{comment}{spaces}</table:table-cell>'
    source = '<table:table-source table:mode="copy-results-only"/>'
    content = packed(
        document(
            "<table:tracked-changes><table:table-row/></table:tracked-changes>",
            table("Resources", "<table:shapes/>", row(mixed)),
            table("'file:///other.ods'#$Sheet1", source, row(cell("theirs"))),
        )
    )
    book: Workbook = read_workbook(content, "a.ods")
    assert [(sheet.name, sheet.cells) for sheet in book.sheets] == [("Resources", [["a  b\tcd"]])]
