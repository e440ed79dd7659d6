"""Workbooks made with an older version of the template are read as today's."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from workbooks import LISTS, xlsx

from data.kinds import kinds
from data.plan import plan_file
from data.problems import Problem
from data.store import Store
from data.submissions import commit
from data.template.book import write_template
from data.template.versions import VERSIONS, Version, upgrade, version_of
from data.template.words import COVER, TEMPLATE_VERSION, VERSION_LABEL
from data.workbook import Sheet, Workbook, read_workbook

TIPS = ("2026-02", "A1", "Hotline", 12, 5, 3, 1, "County hotline", None, None)

#: A template that never was: it renames a sheet, two headers and values on the way to version 1.
ONCE = (
    Version(0),
    Version(
        1,
        sheets={"Workshops": "Trainings"},
        headers={"Trainings": {"Name": "Training code", "Code": "Name"}},
        values={"Trainings": {"Setting": {"On-line": "Online", "Hall": "Community centre"}}},
    ),
    *VERSIONS[1:],
)


def made_with(version: Any, **sheets: list[list[Any]]) -> Workbook:
    """Return a workbook whose cover names a version of the template."""
    cover = [["Prevention Impact"], [], [VERSION_LABEL, version]]
    content = xlsx({COVER: cover, **sheets})
    return read_workbook(content, "old.xlsx")


def sheet(workbook: Workbook, name: str) -> Sheet:
    return next(found for found in workbook.sheets if found.name == name)


def version_1() -> bytes:
    """Return the template of version 1 with two rows of outcomes, its quarter filled in."""
    filled = openpyxl.load_workbook(io.BytesIO(write_template(list(kinds().values()))))
    cover, outcomes = filled[COVER], filled["Outcomes"]
    cover.delete_cols(3)
    for row in cover.iter_rows(max_row=5):
        if row[0].value in (VERSION_LABEL, "Quarter", "Reporting partner"):
            found = {VERSION_LABEL: "1", "Quarter": "2026 Q1", "Reporting partner": "Harbour House"}
            row[1].value = found[str(row[0].value)]
    assert outcomes["A1"].value == "Month or quarter"
    outcomes["A1"].value = "Month"
    outcomes.append(list(TIPS))
    content = io.BytesIO()
    filled.save(content)
    return content.getvalue()


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.severity, problem.text) for problem in problems]


def test_the_last_version_is_the_one_that_templates_are_written_in() -> None:
    assert str(VERSIONS[-1].number) == TEMPLATE_VERSION
    assert [version.number for version in VERSIONS] == list(range(1, len(VERSIONS) + 1))


def test_every_new_name_is_one_of_today_unless_renamed_again() -> None:
    titles = {kind.title: kind for kind in kinds().values()}
    for version in VERSIONS:
        later = [other for other in VERSIONS if other.number > version.number]
        for name, renamed in version.headers.items():
            again = {old for other in later for old in other.headers.get(name, {})}
            today = {column.title for column in titles[name].columns().values()}
            assert set(renamed.values()) <= today | again


def test_a_workbook_of_version_1_comes_back_with_the_headers_of_today() -> None:
    old = read_workbook(version_1(), "old.xlsx")
    assert version_of(old) == 1
    new, problems = upgrade(old)
    assert told(problems) == [
        ("note", "The workbook was made with version 1 of the template and read as version 2.")
    ]
    assert sheet(old, "Outcomes").cells[0][0] == "Month"
    assert sheet(new, "Outcomes").cells[0][0] == "Month or quarter"
    assert sheet(new, "Outcomes").cells[1:] == sheet(old, "Outcomes").cells[1:]
    others = [found for found in new.sheets if found.name != "Outcomes"]
    assert others == [found for found in old.sheets if found.name != "Outcomes"]


def test_a_workbook_of_version_1_is_stored(store: Store) -> None:
    commit(store, plan_file(store, xlsx(LISTS), "lists.xlsx"), "tester")
    plan = plan_file(store, version_1(), "old.xlsx")
    assert not plan.errors, [problem.message for problem in plan.errors]
    (part,) = plan.parts
    assert (part.kind.title, part.partner, part.quarter, part.new) == (
        "Outcomes",
        "P1",
        "2026Q1",
        1,
    )
    assert part.rows.columns["period"] == ["2026-02"]


@pytest.mark.parametrize("version", ["0", 0, 0.0])
def test_sheets_headers_and_values_get_the_names_of_today(version: Any) -> None:
    rows: list[list[Any]] = [
        ["A banner"],
        ["Code", "Name", "Date", "Setting"],
        ["Know the signs", "T1", dt.date(2026, 2, 3), "hall"],
        ["Know more", "T2", dt.date(2026, 2, 4), "Clinic; On-line"],
        ["Hall", "T3"],
    ]
    new, problems = upgrade(made_with(version, workshops=rows, Events=[["Code"]]), ONCE)
    assert [problem.entry for problem in problems] == ["older_template"]
    trainings = sheet(new, "workshops")
    assert trainings.title == "Trainings"
    assert trainings.cells[1] == ["Name", "Training code", "Date", "Setting"]
    assert [row[3] for row in trainings.cells[2:4]] == ["Community centre", "Clinic; Online"]
    assert trainings.cells[4][0] == "Hall"  # only under its header
    assert sheet(new, "Events").title == "Events"
    assert sheet(new, "Events").cells == [["Code"]]


def test_steps_are_taken_from_where_a_workbook_is() -> None:
    rows = [["Code", "Name"], ["T1", "Know the signs"]]
    new, _ = upgrade(made_with("1", Trainings=rows), ONCE)
    assert sheet(new, "Trainings").cells == rows


@pytest.mark.parametrize("version", [TEMPLATE_VERSION, "", "draft"])
def test_a_workbook_of_today_or_of_no_template_comes_back_as_it_is(version: str) -> None:
    workbook = made_with(version, Outcomes=[["Month"], ["2026-02"]])
    assert upgrade(workbook) == (workbook, [])


def test_a_newer_version_is_a_reason_to_look_closely() -> None:
    workbook = made_with("7", Outcomes=[["Month"], ["2026-02"]])
    new, problems = upgrade(workbook)
    assert new == workbook
    assert told(problems) == [
        ("warning", "The workbook was made with version 7 of the template; 2 is the newest known.")
    ]


def test_a_problem_in_a_renamed_sheet_names_the_sheet_as_it_is_in_the_file(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(store, plan_file(store, xlsx(LISTS), "lists.xlsx"), "tester")
    monkeypatch.setattr("data.contents.upgrade", lambda workbook: upgrade(workbook, ONCE))
    cover = [[VERSION_LABEL, "0"], ["Reporting partner", "P1"], ["Quarter", "2026 Q1"]]
    head = ["Name", "Code", "Date", "Audience class", "Attendance"]
    rows: list[list[Any]] = [
        head,
        ["T1", "Know the signs", dt.date(2026, 2, 3), "Students", "many"],
    ]
    plan = plan_file(store, xlsx({COVER: cover, "Workshops": rows}), "old.xlsx")
    assert [problem.message for problem in plan.errors] == [
        "Workshops!E2: Attended “many” must be a whole number."
    ]
