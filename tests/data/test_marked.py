"""The marked workbook: the user's own file, its problem cells coloured, and a list of them."""

import datetime as dt
import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from workbooks import parts_of, tampered, xlsx, zipped

from data.marked import is_marking, mark
from data.marking.colours import DARK, LIGHT
from data.marking.listing import HEADERS
from data.messages import ERROR, NOTE, WARNING
from data.problems import Problem, Refused
from data.workbook import Sheet, Workbook, letter, read_workbook

EVENTS = (
    ("Event", "Date", "Attended", "Registered", "Share"),
    ("E1", dt.date(2026, 1, 3), 12, 16, "=C2/D2"),
    ("E2", None, "many", 20, "=C3/D3"),
)
MANY = Problem("whole", "Events", 3, "C", "Attended", "many")
BLANK = Problem("blank", "Events", 3, "B", "Date")
ABOVE = Problem("above_registered", "Events", 2, "C", "Attended", "12", {"other": "16"})
SHARE = Problem("further_column", "Events", 1, "E", found="Share")
SHEET = "xl/worksheets/sheet1.xml"
PLAIN = "00000000"

Draw = Callable[[openpyxl.Workbook], None]


def drawn(draw: Draw, rows: Any = EVENTS) -> bytes:
    """Return a workbook with a sheet Events, and whatever ``draw`` adds."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx({"Events": rows})))
    draw(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def marked(content: bytes, *problems: Problem, name: str = "report.xlsx") -> bytes:
    return mark(content, read_workbook(content, name), problems)


def opened(content: bytes, **how: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), **how)


def colours(content: bytes, sheet: str = "Events") -> dict[str, str]:
    """Return the cells that have a fill, with its colour."""
    cells = (cell for row in opened(content)[sheet].iter_rows() for cell in row)
    return {c.coordinate: c.fill.fgColor.rgb[-6:] for c in cells if c.fill.fill_type}


def comments(content: bytes, sheet: str = "Events") -> dict[str, str]:
    cells = (cell for row in opened(content)[sheet].iter_rows() for cell in row)
    return {c.coordinate: c.comment.text for c in cells if c.comment}


def lines(content: bytes) -> list[tuple[Any, ...]]:
    """Return the list's rows below its headers."""
    rows = list(opened(content).worksheets[0].iter_rows(values_only=True))
    return rows[rows.index(HEADERS) + 1 :]


def links(content: bytes) -> list[str | None]:
    sheet = opened(content).worksheets[0]
    cells = [row[1] for row in sheet.iter_rows(min_row=6)]
    return [cell.hyperlink.location if cell.hyperlink else None for cell in cells]


# -- colours and comments


def test_each_problem_colours_its_cell_by_its_weight() -> None:
    assert colours(marked(xlsx({"Events": EVENTS}), MANY, ABOVE, SHARE)) == {
        "C3": LIGHT[ERROR],
        "C2": LIGHT[WARNING],
        "E1": LIGHT[NOTE],
    }


def test_a_comment_says_what_is_wrong_and_what_to_do_and_who_says_so() -> None:
    cell = opened(marked(xlsx({"Events": EVENTS}), MANY))["Events"]["C3"]
    assert cell.comment.author == "Prevention Impact"
    assert cell.comment.text == (
        "Prevention Impact:\nTo mend: Attended “many” must be a whole number.\n"
        "Write digits only, such as 12; leave it empty if it is not known."
    )


def test_the_gravest_problem_of_a_cell_colours_it_and_all_are_said() -> None:
    at = Problem("further_column", "Events", 3, "C", found="x")
    content = marked(xlsx({"Events": EVENTS}), at, MANY)
    assert colours(content) == {"C3": LIGHT[ERROR]}
    said = comments(content)["C3"]
    assert said.index("To mend: ") < said.index("For your information: ")


def test_a_blank_cell_is_made_where_it_belongs() -> None:
    beyond = Problem("blank", "Events", 9, "H", "Area")
    content = marked(xlsx({"Events": EVENTS}), BLANK, beyond)
    assert colours(content) == {"B3": LIGHT[ERROR], "H9": LIGHT[ERROR]}
    sheet = parts_of(content)[SHEET].decode()
    assert re.findall(r'<c r="([A-E])3"', sheet) == list("ABCDE")


def test_a_row_a_column_and_several_cells_are_marked_as_such() -> None:
    row = Problem("total_row", "Events", 3, found="E2")
    column = Problem("missing_column", "Events", letter="D", column="Area")
    several = Problem("above_registered", "Events", words={"other": "1"}, cells=("C2:C3", "D2"))
    content = marked(xlsx({"Events": [("Our events",), *EVENTS]}), column)
    assert set(colours(content)) == {"D2"}  # its header: a title stands alone in its row
    content = marked(xlsx({"Events": EVENTS}), row)
    assert set(colours(content)) == {"A3", "B3", "C3", "D3"}
    content = marked(xlsx({"Events": EVENTS}), several)
    assert set(colours(content)) == {"C2", "C3", "D2"}
    assert "To look at (C2:C3, D2): " in comments(content)["C2"]


def test_of_merged_cells_the_first_is_marked() -> None:
    content = drawn(lambda book: book["Events"].merge_cells("C2:D3"))
    assert set(comments(marked(content, MANY))) == {"C2"}


def test_white_letters_stay_legible() -> None:
    def draw(book: openpyxl.Workbook) -> None:
        book["Events"]["E1"].font = Font(color="FFFFFF", bold=True)
        book["Events"]["E1"].fill = PatternFill("solid", fgColor="1F3A4D")

    cell = opened(marked(drawn(draw), SHARE))["Events"]["E1"]
    assert cell.fill.fgColor.rgb[-6:] == DARK[NOTE]
    assert cell.font.bold and cell.font.color.rgb[-6:] == "FFFFFF"


def test_of_very_many_cells_some_are_coloured_and_all_are_listed() -> None:
    problems = [Problem("blank", "Events", row, "B", "Date") for row in range(2, 2502)]
    content = marked(xlsx({"Events": EVENTS}), *problems)
    parts = parts_of(content)
    assert parts["xl/comments1.xml"].count(b"<comment ") == 2000
    assert parts["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape ") == 2000
    listing = read_workbook(content, "report.xlsx").sheets[0].cells
    assert len(listing) == 5 + 2500
    assert listing[3][0] == "At most 2,000 cells are coloured; 500 more are in the list only."


# -- the list


def test_the_list_comes_first_and_is_what_one_sees() -> None:
    book = opened(marked(xlsx({"Events": EVENTS}), MANY, ABOVE, SHARE))
    assert book.sheetnames == ["To fix", "Events"]
    assert book.active.title == "To fix"
    # What is typed goes into all selected sheets.
    assert [s.sheet_view.tabSelected for s in book.worksheets] == [True, None]
    sheet = book["To fix"]
    assert sheet["A2"].value == "1 to mend, 1 to look at, 1 for your information"
    assert sheet.auto_filter.ref == "A5:F8"
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert not sheet.merged_cells.ranges


def test_lines_are_in_the_order_of_their_weight_then_of_the_file() -> None:
    file = Problem("no_partner", file="report.xlsx")
    content = marked(xlsx({"Events": EVENTS}), SHARE, MANY, ABOVE, file, BLANK)
    assert [(line[0], line[1]) for line in lines(content)] == [
        ("To mend", "report.xlsx"),
        ("To mend", "Events!B3"),
        ("To mend", "Events!C3"),
        ("To look at", "Events!C2"),
        ("For your information", "Events!E1"),
    ]
    assert lines(content)[2][2:] == (MANY.text, MANY.fix, MANY.expected, "many")


@pytest.mark.parametrize("name", ["Bob's events", "It''s", "A & B <1>", "Übersicht 1!", "Q1"])
def test_links_lead_to_their_cells_whatever_the_sheet_is_called(name: str) -> None:
    problem = Problem("whole", name, 3, "C", "Attended", "many")
    content = marked(xlsx({name: EVENTS}), problem)
    quoted = name.replace("'", "''")
    assert links(content) == [f"'{quoted}'!C3"]
    assert set(colours(content, name)) == {"C3"}


def test_nothing_links_to_what_cannot_be_seen() -> None:
    def draw(book: openpyxl.Workbook) -> None:
        book.create_sheet("Seen")
        book["Events"].sheet_state = "hidden"

    content = marked(drawn(draw), MANY, Problem("no_partner", file="report.xlsx"))
    assert links(content) == [None, None]
    assert set(colours(content)) == {"C3"}


@pytest.mark.parametrize("found", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", '=HYPERLINK("x")'])
def test_what_begins_like_a_formula_stays_a_text(found: str) -> None:
    problem = Problem("whole", "Events", 3, "C", "Attended", found)
    cell = opened(marked(xlsx({"Events": EVENTS}), problem))["To fix"]["F6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (found, "s", True)


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    problem = Problem("whole", "Events", 3, "C", "Attended", "a\x00\x0b\ufffe\ud800<b>&")
    content = marked(xlsx({"Events": EVENTS}), problem)
    assert lines(content)[0][5] == "a<b>&"
    assert "“a<b>&”" in comments(content)["C3"]


def test_our_list_is_known_again_also_under_another_name() -> None:
    content = marked(xlsx({"To fix": EVENTS}), Problem("blank", "To fix", 3, "B", "Date"))
    sheets = read_workbook(content, "report.xlsx").sheets
    assert [(sheet.name, is_marking(sheet)) for sheet in sheets] == [
        ("To fix 2", True),
        ("To fix", False),
    ]


# -- what is kept


def dressed(book: openpyxl.Workbook) -> None:
    sheet = book["Events"]
    sheet["C3"].font, sheet["C3"].number_format = Font(italic=True), "0.0"
    sheet["C2"].fill = PatternFill("solid", fgColor="E8F0E4")
    sheet["C3"].comment = Comment("I counted by hand.", "Ann")
    sheet["D2"].comment = Comment("Doubtful", "Ann")
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", "A1:E3"
    sheet.column_dimensions["A"].width, sheet.row_dimensions[2].hidden = 30, True
    rule: Any = ColorScaleRule
    sheet.conditional_formatting.add("D2:D3", rule("min", None, "FF0000", end_type="max"))
    check = DataValidation(type="list", formula1='"E1,E2"')
    check.add("A2:A3")
    sheet.add_data_validation(check)
    sheet.print_title_rows = "1:1"
    book.create_sheet("Notes").sheet_state = "hidden"


def test_everything_else_is_kept() -> None:
    content = drawn(dressed)
    book = opened(marked(content, MANY, ABOVE))
    sheet, before = book["Events"], opened(content)["Events"]
    assert [[c.value for c in row] for row in sheet] == [[c.value for c in row] for row in before]
    assert sheet["C3"].font.italic and sheet["C3"].number_format == "0.0"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:E3")
    assert sheet.column_dimensions["A"].width == 30
    assert sheet.row_dimensions[2].hidden
    assert [str(r.sqref) for r in sheet.conditional_formatting] == ["D2:D3"]
    assert [str(v.sqref) for v in sheet.data_validations.dataValidation] == ["A2:A3"]
    assert sheet.print_title_rows == "$1:$1"
    assert book["Notes"].sheet_state == "hidden"


def test_parts_that_need_not_change_do_not_change() -> None:
    content = drawn(dressed)
    before, after = parts_of(content), parts_of(marked(content, MANY))
    changed = {name for name, part in before.items() if after.get(name) != part}
    assert changed == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        SHEET,
    }
    assert set(after) - set(before) == {"xl/worksheets/sheet3.xml"}


def test_formulas_keep_the_values_they_had() -> None:
    content = xlsx({"Events": EVENTS})
    (formula,) = re.findall(r"<f>C2/D2</f><v ?(?:/>|></v>)", parts_of(content)[SHEET].decode())
    content = tampered(content, formula, "<f>C2/D2</f><v>0.75</v>")
    problem = Problem("limit", "Events", 2, "E", "Share", "0.75", {"limit": "0"})
    content = marked(content, problem)
    assert opened(content)["Events"]["E2"].value == "=C2/D2"
    assert opened(content, data_only=True)["Events"]["E2"].value == 0.75
    assert set(colours(content)) == {"E2"}


def test_other_peoples_comments_stay_and_ours_stand_beside_and_below() -> None:
    said = comments(marked(drawn(dressed), MANY, ABOVE))
    assert said["D2"] == "Doubtful"
    assert said["C2"].startswith("Prevention Impact:\nTo look at: ")
    assert said["C3"].startswith("I counted by hand.\n\nPrevention Impact:\nTo mend: ")


def test_a_conversation_on_a_cell_is_left_alone() -> None:
    """What stands for a threaded comment is overwritten by Excel from the conversation itself."""

    def draw(book: openpyxl.Workbook) -> None:
        book["Events"]["C3"].comment = Comment("[Threaded comment]", "tc={1}")

    content = marked(drawn(draw), MANY)
    assert comments(content) == {"C3": "[Threaded comment]"}
    assert colours(content) == {"C3": LIGHT[ERROR]}


def test_every_comment_has_a_box_of_its_own() -> None:
    content = marked(drawn(dressed), MANY, ABOVE, BLANK)
    drawing = parts_of(content)["xl/drawings/commentsDrawing1.vml"].decode()
    assert len(set(re.findall(r'<\w+:shape [^>]*?id="(\w+)"', drawing))) == 4
    places = re.findall(r"Row>(\d+)</[^>]*><[^>]*Column>(\d+)<", drawing)
    assert {("2", "1"), ("1", "2")} <= set(places)


def test_what_is_written_in_unusual_ways_is_marked_alike() -> None:
    """No addresses, prefixes, empty rows, comments in the XML, and quotes of either kind."""
    parts = parts_of(xlsx({"Events": EVENTS}))
    before = parts[SHEET][: parts[SHEET].index(b"<sheetData")]
    rows = (
        b"<!-- <row r='2'> --><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>Event</x:t></x:is>"
        b"</x:c><x:c t='inlineStr'><x:is><x:t>Date</x:t></x:is></x:c></x:row>"
        b"<x:row/><x:row r='4' spans='1:1'><x:c><x:v>7</x:v></x:c></x:row></x:sheetData>"
    )
    before = re.sub(rb"<(/?)(?=\w)", rb"<\1x:", before).replace(b"xmlns=", b"xmlns:x=")
    parts[SHEET] = before + rows + b"</x:worksheet>"
    places = ((1, "B"), (2, "C"), (3, "A"), (4, "C"), (6, "A"))
    problems = [Problem("blank", "Events", row, column, "Date") for row, column in places]
    content = marked(zipped(parts), *problems)
    assert set(colours(content)) == {"B1", "C2", "A3", "C4", "A6"}
    assert set(comments(content)) == {"B1", "C2", "A3", "C4", "A6"}
    cells = read_workbook(content, "report.xlsx").sheets[1].cells
    assert [cells[0][:2], cells[3][0]] == [["Event", "Date"], 7]


def test_macros_and_signatures_are_left_out() -> None:
    parts = parts_of(xlsx({"Events": EVENTS}))
    office = "http://schemas.microsoft.com/office/2006/relationships"
    edits = {
        "xl/_rels/workbook.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="m" Type="{office}/vbaProject" Target="vbaProject.bin"/>',
        ),
        "_rels/.rels": (
            "</Relationships>",
            '<Relationship Id="s" Target="_xmlsignatures/origin.sigs" '
            'Type="http://schemas.openxmlformats.org/package/2006/relationships/'
            'digital-signature/origin"/>',
        ),
    }
    for name, (closing, new) in edits.items():
        parts[name] = parts[name].replace(closing.encode(), (new + closing).encode())
    types = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    parts |= {"[Content_Types].xml": types, "xl/vbaProject.bin": b"x"}
    parts["_xmlsignatures/origin.sigs"] = b""
    after = parts_of(marked(zipped(parts), MANY, name="report.xlsm"))
    assert not {"xl/vbaProject.bin", "_xmlsignatures/origin.sigs"} & set(after)
    assert b"vbaProject" not in after["xl/_rels/workbook.xml.rels"]
    assert b"macroEnabled" not in after["[Content_Types].xml"]
    assert set(colours(zipped(after))) == {"C3"}


def test_names_still_belong_to_their_sheets() -> None:
    def draw(book: openpyxl.Workbook) -> None:
        other = book.create_sheet("Other")
        other.print_title_rows = "2:2"
        book.active = 1

    book = opened(marked(drawn(draw), MANY))
    assert book["Other"].print_title_rows == "$2:$2"
    assert book["Events"].print_title_rows is None
    again = marked(drawn(draw), MANY)
    book = opened(marked(again, MANY))
    assert book["Other"].print_title_rows == "$2:$2"
    assert book.sheetnames == ["To fix", "Events", "Other"]


def test_the_same_file_and_problems_give_the_same_bytes() -> None:
    content = drawn(dressed)
    assert marked(content, MANY, ABOVE) == marked(content, ABOVE, MANY)


def test_a_damaged_part_is_said_to_be_damaged() -> None:
    def draw(book: openpyxl.Workbook) -> None:
        book["Events"]["A1"].comment = Comment("x", "Ann")

    parts = parts_of(drawn(draw))
    parts["xl/comments/comment1.xml"] = b"<comments>"
    with pytest.raises(Refused, match="damaged"):
        marked(zipped(parts), MANY)


# -- marked again


def looks(content: bytes) -> dict[str, Any]:
    """Return what one sees of the sheet's cells."""
    cells = (cell for row in opened(content)["Events"].iter_rows() for cell in row)
    return {
        c.coordinate: (
            c.value,
            c.font.b,
            c.font.i,
            c.number_format,
            c.fill.fill_type,
            c.fill.fgColor.rgb,
            c.comment and (c.comment.text, c.comment.author),
        )
        for c in cells
    }


def test_a_mended_cell_is_as_it_was_before() -> None:
    content = drawn(dressed)
    once = marked(content, MANY, ABOVE, BLANK)
    again = marked(once, MANY)
    assert set(colours(again)) == {"C2", "C3"}
    assert colours(again)["C2"] == "E8F0E4"
    assert looks(marked(again)) == looks(content)
    assert set(parts_of(marked(again))) == set(parts_of(once))


def test_comments_that_were_all_ours_leave_nothing_behind() -> None:
    content = xlsx({"Events": EVENTS})
    clean = parts_of(marked(marked(content, MANY)))
    assert not [name for name in clean if "comments" in name or name.endswith(".vml")]
    assert b"legacyDrawing" not in clean[SHEET]
    assert set(clean) - set(parts_of(content)) <= {
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    assert lines(zipped(clean)) == []
    assert opened(zipped(clean))["To fix"]["A2"].value == "0 to mend"


def test_marks_are_found_again_after_another_program_has_saved_the_file() -> None:
    """As LibreOffice does it: styles numbered anew, and comments without their authors."""
    book = opened(marked(drawn(dressed), MANY, ABOVE))
    for cell in (cell for row in book["Events"] for cell in row):
        if cell.comment:
            cell.comment.author = ""
    book.move_sheet("To fix", 2)
    content = io.BytesIO()
    book.save(content)
    clean = marked(content.getvalue())
    assert opened(clean).sheetnames == ["To fix", "Events", "Notes"]
    assert colours(clean) == {"C2": "E8F0E4"}
    assert comments(clean) == {"C3": "I counted by hand.", "D2": "Doubtful"}


def test_marks_go_also_where_nothing_says_what_they_stood_for() -> None:
    book = opened(marked(xlsx({"Events": EVENTS}), MANY))
    for name in list(book.defined_names):
        del book.defined_names[name]
    content = io.BytesIO()
    book.save(content)
    assert colours(marked(content.getvalue())) == {}


def test_a_memory_that_was_tampered_with_does_no_harm() -> None:
    content = marked(drawn(dressed), ABOVE)
    bad = tampered(content, "&lt;patternFill", "&lt;xf&gt;&lt;b", part="xl/workbook.xml")
    assert colours(marked(bad)) == {}


def test_the_users_own_colours_are_not_ours_though_they_look_alike() -> None:
    def draw(book: openpyxl.Workbook) -> None:
        book["Events"]["A2"].fill = PatternFill("solid", fgColor=LIGHT[ERROR])

    content = marked(drawn(draw), MANY)
    assert colours(content)["A2"] == LIGHT[ERROR] != colours(content)["C3"]
    assert colours(marked(content)) == {"A2": LIGHT[ERROR]}


AT = st.tuples(st.integers(0, 5), st.integers(0, 5))


@settings(max_examples=20)
@given(st.dictionaries(AT, st.integers(0, 9), max_size=12), st.sets(AT, max_size=8))
def test_any_cells_are_marked_and_unmarked(values: dict[Any, int], problems: set[Any]) -> None:
    rows = [[values.get((row, column)) for column in range(6)] for row in range(6)]
    content = xlsx({"Events": rows})
    places = {f"{letter(column)}{row + 1}" for row, column in problems}
    wrong = [Problem("blank", "Events", row + 1, letter(c), "Date") for row, c in problems]
    filled = {f"{letter(c)}{row + 1}": value for (row, c), value in values.items()}
    once = marked(content, *wrong)
    for after, expected in ((once, places), (marked(once), set())):
        cells = [cell for row in opened(after)["Events"].iter_rows() for cell in row]
        assert {c.coordinate: c.value for c in cells if c.value is not None} == filled
        assert {c.coordinate for c in cells if c.fill.fill_type} == expected
        assert {c.coordinate for c in cells if c.comment} == expected


# -- other kinds of files


def made(cells: list[list[Any]], name: str = "report", **further: Any) -> Workbook:
    return Workbook("report.ods", "", (Sheet(name, cells, **further),), "ods")


def test_of_a_csv_a_workbook_is_made_whose_texts_stay_texts() -> None:
    content = b'Code,Attended\n0042,many\n=1+1,"a ""b"" <c>"\n'
    workbook = read_workbook(content, "North 2026.csv")
    problem = Problem("whole", workbook.sheets[0].name, 2, "B", "Attended", "many")
    result = mark(content, workbook, [problem])
    sheet = opened(result)[workbook.sheets[0].name]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Code", "Attended"],
        ["0042", "many"],
        ["=1+1", 'a "b" <c>'],
    ]
    assert {cell.data_type for row in sheet for cell in row} == {"s"}
    assert set(colours(result, sheet.title)) == {"B2"}
    assert links(result) == [f"'{sheet.title}'!B2"]
    assert read_workbook(result, "again.xlsx").sheets[1].cells == workbook.sheets[0].cells


def test_values_keep_their_types() -> None:
    row = [
        dt.date(2026, 1, 3),
        dt.datetime(2026, 1, 3, 14, 30),
        dt.time(9, 15),
        dt.timedelta(hours=30),
        True,
        0.1,
        7,
        dt.date(1899, 5, 1),
        float("inf"),
    ]
    result = mark(b"", made([row]), [])
    cells = [cell.value for cell in opened(result)["report"][1]]
    assert cells == [
        dt.datetime(2026, 1, 3),
        dt.datetime(2026, 1, 3, 14, 30),
        dt.time(9, 15),
        dt.timedelta(hours=30),
        True,
        0.1,
        7,
        "1899-05-01",
        "inf",
    ]


@pytest.mark.parametrize(
    ("name", "fitting"),
    [
        ("Figures [2026]: North/South", "Figures  2026   North South"),
        ("a" * 40, "a" * 31),
        ("'quoted'", "quoted"),
        ("", "Sheet"),
        ("History", "History 2"),
    ],
)
def test_a_sheet_gets_a_name_that_spreadsheets_take(name: str, fitting: str) -> None:
    problem = Problem("blank", name, 1, "A", "Date") if name else Problem("no_partner")
    result = mark(b"", made([["x"]], name), [problem])
    assert opened(result).sheetnames == ["To fix", fitting]
    assert links(result) == [f"'{fitting}'!A1" if name else None]


def test_what_was_hidden_or_merged_stays_so() -> None:
    hidden = {"hidden": True, "hidden_rows": {1}, "hidden_columns": {2}}
    cells = [["a", "", "c"], ["d"], ["e"]]
    workbook = made(cells, "report", merged=((0, 0, 0, 1),), **hidden)
    sheet = opened(mark(b"", workbook, []))["report"]
    assert sheet.sheet_state == "hidden"
    assert sheet.row_dimensions[2].hidden and not sheet.row_dimensions[3].hidden
    assert sheet.column_dimensions["C"].hidden and not sheet.column_dimensions["A"].hidden
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:B1"]


def test_our_list_alone_is_no_workbook_but_makes_one() -> None:
    listing = [list(HEADERS), ["To mend", "Events!C3"]]
    assert is_marking(Sheet("To fix", [["To fix"], *listing]))
    assert opened(mark(b"", made(listing, "To fix"), [])).sheetnames == ["To fix", "Sheet"]


def test_marks_in_hidden_rows_stay_hidden_and_are_told() -> None:
    """Unhidden, the rows would be read without anybody being asked whether they are meant."""

    def hide(book: openpyxl.Workbook) -> None:
        book["Events"].row_dimensions[3].hidden = True
        book["Events"].column_dimensions["B"].hidden = True

    content = marked(drawn(hide), MANY, BLANK, ABOVE)
    assert opened(content)["Events"].row_dimensions[3].hidden
    assert opened(content).worksheets[0]["A4"].value == (
        "Hidden in “Events”: row 3 and column B; unhide to see the marks."
    )


def test_what_answers_settle_is_counted_among_what_is_to_mend() -> None:
    asked = Problem("column_unknown", "Events", 1, "E", found="Share", ask="column|events|share")
    content = marked(xlsx({"Events": EVENTS}), MANY, asked, ABOVE)
    top = opened(content).worksheets[0]["A2"].value
    assert top == "2 to mend (1 of them by answers on the Upload page), 1 to look at"
    # What it says to do is there for whoever reads it, wherever that is.
    assert "on the Upload page (on the command line: --answer)" in lines(content)[0][3]
