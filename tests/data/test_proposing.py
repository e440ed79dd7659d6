"""Whose workbook it may be, and for which quarter, by its name and its titles."""

import pytest
from workbooks import xlsx

from data.proposing import propose
from data.workbook import read_workbook

PARTNERS = {"P1": "Riverside Family Services", "P2": "Northside Schools", "P3": "North Clinic"}


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Riverside Family Services 2026 Q3.xlsx", ("P1", "2026Q3")),
        ("riverside_family_services_Q3_2026.xlsx", ("P1", "2026Q3")),
        ("Riverside Q3 report FINAL v2.xlsx", ("P1", "")),  # a quarter without its year is none
        ("Northside Schools, July – September 2026.ods", ("P2", "2026Q3")),
        ("Report Jul-Sep 2026.xlsx", ("", "2026Q3")),
        ("Report June to August 2026.xlsx", ("", "")),  # not a quarter
        ("2026 Q2 and 2026 Q3.xlsx", ("", "")),  # two of them
        ("Northside Schools and North Clinic.xlsx", ("", "")),
        ("outreach.xlsx", ("", "")),
    ],
)
def test_what_a_file_is_called(name: str, proposed: tuple[str, str]) -> None:
    assert propose(None, name, PARTNERS) == proposed


def test_titles_tell_as_well_and_cells_among_others_do_not() -> None:
    rows = [
        ["COALITION – Riverside Family Services"],
        ["Quarterly activity report  July – September 2026 (draft)"],
        [],
        ["Event", "Host"],
        ["E1", "Northside Schools"],
    ]
    workbook = read_workbook(xlsx({"Events Q3": rows}), "report.xlsx")
    assert propose(workbook, "report.xlsx", PARTNERS) == ("P1", "2026Q3")


def test_nobody_is_proposed_where_two_are_named() -> None:
    rows = [["Riverside Family Services"], ["Event", "Date"]]
    workbook = read_workbook(xlsx({"Events": rows}), "x")
    assert propose(workbook, "Northside Schools.xlsx", PARTNERS) == ("", "")
