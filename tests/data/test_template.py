"""The template says everything that the declarations say, and nothing else."""

import datetime as dt
import io
import time
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from data.kinds import kind, kinds
from data.template.book import write_template
from data.template.words import (
    COVER,
    PARTNER_LABEL,
    QUARTER_LABEL,
    TEMPLATE_VERSION,
    VERSION_LABEL,
    example_of,
    notes_of,
)

PARTNERS = ["Lantern House", "Meadow Clinic"]
AREAS = ["Alder Reach", "Brook End", "Cedar Rise"]


def made(**given: str) -> Workbook:
    content = write_template(list(kinds().values()), PARTNERS, AREAS, **given)
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return made(quarter="2026Q1")


def row(sheet: Any, number: int) -> list[Any]:
    return [cell.value for cell in sheet[number]]


def numbered(sheet: Any) -> list[tuple[int, tuple[Any, ...]]]:
    """Return a sheet's rows with their numbers in the file."""
    return list(enumerate(sheet.iter_rows(values_only=True), 1))


def offered(book: Workbook, sheet: str, header: str) -> list[Any] | None:
    """Return what the drop-down in the first row to fill in offers."""
    place = row(book[sheet], 1).index(header)
    return offered_at(book, sheet, f"{get_column_letter(place + 1)}4")


def offered_at(book: Workbook, sheet: str, address: str) -> list[Any] | None:
    for rule in book[sheet].data_validations.dataValidation:
        if address in rule.cells and rule.type == "list":
            lists, cells = rule.formula1.split("!")
            return [cell.value for (cell,) in book[lists][cells.replace("$", "")]]
    return None


def test_the_cover_comes_first_then_a_sheet_for_each_kind(book: Workbook) -> None:
    titles = [each.title for each in kinds().values()]
    assert book.sheetnames == [COVER, *titles, "Lists"]
    assert book["Lists"].sheet_state == "hidden"


def test_only_the_kinds_asked_for_have_a_sheet() -> None:
    content = write_template([kind("events")])
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == [COVER, "Events", "Lists"]


def test_the_headers_of_sign_ins(book: Workbook) -> None:
    assert row(book["Sign-ins"], 1) == [
        "Event code",
        "Participant code",
        "Registered",
        "Attended",
        "Active step",
        "Completed",
    ]


@pytest.mark.parametrize("name", kinds())
def test_headers_notes_and_example_are_those_of_the_kind(book: Workbook, name: str) -> None:
    declared = kind(name)
    width = len(declared.columns())
    sheet = book[declared.title]
    assert row(sheet, 1)[:width] == [column.title for column in declared.columns().values()]
    assert row(sheet, 2)[:width] == notes_of(declared)
    read = [value.date() if isinstance(value, dt.datetime) else value for value in row(sheet, 3)]
    assert read[:width] == example_of(declared)
    assert sheet.max_row == 3
    assert sheet.freeze_panes == "B4"


def test_a_note_says_whether_a_cell_is_required_and_how_it_is_written() -> None:
    notes = dict(zip(kind("events").columns(), notes_of(kind("events")), strict=True))
    assert notes["date"] == "Required. The day it took place. A date such as 2026-03-14."
    assert notes["type"] == "Required. The kind of event. Pick one from the list."
    assert notes["capacity"] == "Places there were. A whole number of people."
    assert notes["area"] == (
        "The area it took place in; empty for the whole coalition. Written as on the Areas sheet."
    )


def test_an_example_shows_labels_words_and_real_dates() -> None:
    assert example_of(kind("events")) == [
        "EXAMPLE-E1",
        "Know the signs: an evening for parents",
        "Workshop",
        dt.date(2026, 2, 3),
        None,
        None,
        None,
        "Parents",
        "School",
        "In person",
        60,
        40,
        34,
        4,
        "No",
        "No",
        180,
        None,
    ]


def test_drop_downs_hold_the_closed_lists_and_the_names_of_the_store(book: Workbook) -> None:
    assert offered(book, "Events", "Venue") == [
        "School",
        "Place of worship",
        "Community centre",
        "Clinic",
        "Online",
        "Other",
    ]
    assert offered(book, "Events", "Estimated?") == ["Yes", "No"]
    assert offered(book, "Events", "Area") == AREAS
    assert offered(book, "Events", "Lead partner") == PARTNERS
    assert offered_at(book, COVER, "B3") == PARTNERS
    quarters = offered_at(book, COVER, "B4") or []
    assert quarters[-2:] == ["2026 Q1", "2026 Q2"]


def test_cells_that_may_hold_several_values_have_no_drop_down(book: Workbook) -> None:
    assert offered(book, "Events", "Contributing partners") is None


def test_a_drop_down_advises_and_does_not_forbid(book: Workbook) -> None:
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    assert {rule.errorStyle for rule in rules} == {"warning"}


def test_codes_keep_their_zeros_and_dates_have_one_form(book: Workbook) -> None:
    events = book["Events"]
    assert events.column_dimensions["A"].number_format == "@"
    assert events["D3"].number_format == "yyyy-mm-dd"
    assert book["Outcomes"].column_dimensions["A"].number_format == "@"


def test_the_cover_has_its_fields_beside_their_labels(book: Workbook) -> None:
    fields = {label: value for label, value, *_ in book[COVER].iter_rows(values_only=True)}
    assert fields[PARTNER_LABEL] is None
    assert fields[QUARTER_LABEL] == "2026 Q1"
    assert fields[VERSION_LABEL] == TEMPLATE_VERSION


def test_the_cover_links_to_each_sheet(book: Workbook) -> None:
    links = {cell.value: cell.hyperlink.location for cell in book[COVER]["A"] if cell.hyperlink}
    assert links["Sign-ins"] == "'Sign-ins'!A1"
    assert list(links) == [each.title for each in kinds().values()]


def test_beside_each_sheet_that_is_reported_by_quarter_it_can_be_ticked_off(book: Workbook) -> None:
    rows = {sheet: (number, tick) for number, (sheet, _, tick) in numbered(book[COVER])}
    assert rows["Sheet"][1] == "Nothing to report"
    offers = {
        each.title: offered_at(book, COVER, f"C{rows[each.title][0]}") for each in kinds().values()
    }
    assert offers == {each.title: None if each.reference else ["Yes"] for each in kinds().values()}


def test_surveys_say_where_answers_go(book: Workbook) -> None:
    beyond = len(kind("surveys").columns()) + 1
    assert book["Surveys"].cell(1, beyond).value is None
    assert str(book["Surveys"].cell(2, beyond).value).startswith("Answers go here")


def test_the_version_and_title_are_in_the_documents_properties(book: Any) -> None:
    assert book.custom_doc_props[VERSION_LABEL].value == TEMPLATE_VERSION
    assert book.properties.title == "Prevention Impact: the quarter's workbook"


def test_no_cells_are_merged(book: Workbook) -> None:
    assert [sheet.title for sheet in book if sheet.merged_cells.ranges] == []


def test_the_same_words_give_the_same_bytes() -> None:
    first = write_template([kind("events")], PARTNERS, AREAS, "2026Q1")
    time.sleep(2.1)  # a zip archive tells time in steps of two seconds
    assert write_template([kind("events")], PARTNERS, AREAS, "2026 Q1") == first
