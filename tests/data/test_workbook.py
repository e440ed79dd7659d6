"""A file becomes sheets of cells, and a sheet a table: whatever the file's habits."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from workbooks import parts_of, xlsx, zipped

from data.kinds import kind
from data.questions import Answers
from data.sheets import Table, read_sheet
from data.workbook import Sheet, read_workbook

RESOURCES = (
    ("Quarter", "Type", "Amount", "Unit"),
    ("2026 Q1", "Shelter nights", 9, "nights"),
    ("2026 Q1", "Counselling", 7.5, "hours"),
)
AS_TEXT = "Quarter,Type,Amount,Unit\n2026 Q1,Shelter nights,9,nights\n"
CELLS = [["Quarter", "Type", "Amount", "Unit"], ["2026 Q1", "Shelter nights", "9", "nights"]]


def only_sheet(content: bytes, name: str = "report.xlsx") -> Sheet:
    (sheet,) = read_workbook(content, name).sheets
    return sheet


def only_table(content: bytes, name: str = "report.xlsx") -> Table:
    sheet = only_sheet(content, name)
    found = read_sheet(sheet, None, Answers(), {}, "")
    assert {problem.entry for problem in found.problems} <= {"banner"}
    (table,) = found.tables
    return table


# -- xlsx


def test_cells_keep_their_types() -> None:
    sheet = only_sheet(xlsx({"Resources": [*RESOURCES, (dt.date(2026, 1, 3), True, None, "x")]}))
    assert sheet.name == "Resources"
    assert sheet.cells == [
        ["Quarter", "Type", "Amount", "Unit"],
        ["2026 Q1", "Shelter nights", 9.0, "nights"],
        ["2026 Q1", "Counselling", 7.5, "hours"],
        [dt.date(2026, 1, 3), True, "", "x"],
    ]


def test_the_file_has_a_digest_whatever_it_is_called() -> None:
    content = xlsx({"Resources": RESOURCES})
    assert read_workbook(content, "a.xlsx").digest == read_workbook(content, "b.xlsx").digest


def test_positions_are_addresses_though_the_table_begins_at_c4() -> None:
    shifted = [(), (), (), *((None, None, *row) for row in RESOURCES)]
    table = only_table(xlsx({"Resources": shifted}))
    assert table.numbers == [5, 6]
    assert table.letters["type"] == "D"
    assert table.cells["amount"] == [9.0, 7.5]


def test_headers_are_found_under_a_banner() -> None:
    banner = [("Harbour House",), ("What we shared in 2026 Q1", None, "draft"), ()]
    table = only_table(xlsx({"Resources": [*banner, *RESOURCES]}))
    assert table.numbers == [5, 6]
    assert table.cells["type"] == ["Shelter nights", "Counselling"]


def test_a_sheet_is_known_by_its_headers_whatever_its_name() -> None:
    assert only_table(xlsx({"Sheet1": RESOURCES})).kind is kind("resources")


def test_columns_are_known_by_alias_in_any_order() -> None:
    other = (
        ("unit", "QUANTITY", "Resource type", "period", "Organisation"),
        ("nights", 9, "Shelter nights", "2026 Q1", "P1"),
    )
    table = only_table(xlsx({"Resources shared": other}))
    assert {name: cells[0] for name, cells in table.cells.items()} == {
        "for_quarter": "2026 Q1",
        "partner": "P1",
        "type": "Shelter nights",
        "amount": 9.0,
        "unit": "nights",
    }


def test_row_numbers_stay_the_files_where_rows_are_empty() -> None:
    table = only_table(xlsx({"Resources": [RESOURCES[0], (), RESOURCES[1], (), RESOURCES[2]]}))
    assert table.numbers == [3, 5]


def prefixed(part: bytes) -> bytes:
    """Write a sheet's elements as ``<x:c>``, as some programs do."""
    text = part.decode().replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    return text.replace('xmlns="', 'xmlns:x="').replace("<x:?xml", "<?xml").encode()


def test_a_sheet_with_prefixed_elements_is_read_and_its_marks_are_found() -> None:
    rows = [RESOURCES[0], ("2026 Q1", "Shelter nights", "=7*2", "nights")]
    parts = parts_of(xlsx({"Resources": rows}))
    name = "xl/worksheets/sheet1.xml"
    sheet = only_sheet(zipped(parts | {name: prefixed(parts[name])}))
    assert sheet.cells[1][0] == "2026 Q1"
    assert [(at, mark.entry) for at, mark in sheet.marks.items()] == [((1, 2), "uncalculated")]


# -- csv


@pytest.mark.parametrize(
    "content",
    [
        AS_TEXT.encode(),
        AS_TEXT.encode("utf-8-sig"),
        AS_TEXT.replace("\n", "\r\n").encode(),
        AS_TEXT.replace(",", ";").encode(),
        AS_TEXT.replace(",", "\t").encode(),
        AS_TEXT.replace(",", "|").encode(),
        AS_TEXT.replace(",", "^").encode(),
        AS_TEXT.replace(",", "\t").encode("utf-16"),
        AS_TEXT.rstrip("\n").encode(),
        AS_TEXT.replace("\n", "\r").encode(),
        b"sep=;\r\n" + AS_TEXT.replace(",", ";").encode(),
        b'"sep=|"\n' + AS_TEXT.replace(",", "|").encode(),
    ],
    ids=[
        "utf-8",
        "BOM",
        "CRLF",
        "semicolons",
        "tabs",
        "bars",
        "carets",
        "Unicode text",
        "no last newline",
        "CR",
        "told",
        "told in quotes",
    ],
)
def test_csv_of_any_habit(content: bytes) -> None:
    sheet = only_sheet(content, "resources.csv")
    assert sheet.name == "resources"
    assert sheet.cells == CELLS


def test_csv_with_commas_semicolons_and_lines_inside_quotes() -> None:
    content = b'Name;Note\n"A; B, C, D";"two\nlines, ""quoted"""\n'
    assert only_sheet(content, "a.csv").cells[1] == ["A; B, C, D", 'two\nlines, "quoted"']


def test_csv_under_a_banner_that_holds_no_delimiter_or_another() -> None:
    for banner in ("Harbour House\n", "Harbour House, 2026 Q1\n"):
        table = only_table((banner + AS_TEXT.replace(",", ";")).encode(), "resources.csv")
        assert table.numbers == [3]
        assert table.cells["unit"] == ["nights"]


def test_rows_of_a_csv_are_as_ragged_as_they_are() -> None:
    assert only_sheet(b"a,b,c\n1\n\n1,2,3,4\n", "a.csv").cells == [
        ["a", "b", "c"],
        ["1"],
        [],
        ["1", "2", "3", "4"],
    ]


def test_a_text_over_lines_is_one_row_as_spreadsheet_programs_show_it() -> None:
    content = b'Quarter,Type,Amount,Unit\n2026 Q1,"Shelter\nnights",9,nights\n2026 Q1,Beds,x,y\n'
    assert [row[2] for row in only_sheet(content, "a.csv").cells] == ["Amount", "9", "x"]


# Without carriage returns, which a csv cannot tell from line ends, and NUL, which no text holds.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_csv_round_trip(rows: list[tuple[str, ...]], delimiter: str) -> None:
    # A text that looks like whole rows is taken for a quotation mark gone astray.
    assume(not any(text.count("\n") > 1 for row in rows for text in row))
    table = [("one", "two", "three"), *rows]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    assert only_sheet(written.getvalue().encode(), "a.csv").cells == [list(row) for row in table]
