"""Sheets ticked on the cover as nothing to report."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from conftest import Upload
from workbooks import book, xlsx

from data.attestations import attest
from data.cover import Tick, attest_ticked, attested_on, read_ticks
from data.history import history
from data.kinds import kind, kinds
from data.plan import plan_file
from data.problems import Problem
from data.store import Store
from data.submissions import commit
from data.template.book import write_template
from data.template.words import COVER
from data.workbook import Sheet, read_workbook

QUARTER = "2026Q1"
MAY = dt.date(2026, 5, 4)
HEAD = ("Sheet", "What goes in it", "Nothing to report")


def cover(*rows: tuple[Any, ...]) -> list[Sheet]:
    """Return a workbook's sheets: a cover with a table of sheets."""
    whole = [("Title",), (), ("Reporting partner", "P1"), HEAD, *rows]
    return list(read_workbook(xlsx({COVER: whole, "Events": [("Event code",)]}), "q1.xlsx").sheets)


def ticked(*names: str) -> list[Tick]:
    return [Tick(name, COVER, 5 + i, "C") for i, name in enumerate(names)]


def messages(problems: list[Problem]) -> list[str]:
    return [problem.message for problem in problems]


def test_a_sheet_is_ticked_with_a_yes_or_a_mark() -> None:
    rows = [("Events", "", "Yes"), ("Trainings", "", None), ("Campaigns", "", "x")]
    ticks, problems = read_ticks(cover(*rows, ("Resources", "", "no"), ("Sign-ins", "", True)))
    assert [(tick.kind, tick.row, tick.letter) for tick in ticks] == [
        ("events", 5, "C"),
        ("campaigns", 7, "C"),
        ("signins", 9, "C"),
    ]
    assert problems == []


def test_what_is_neither_yes_nor_no_is_said() -> None:
    ticks, problems = read_ticks(cover(("Events", "", "some"), ("Trainings", "", "Yes")))
    assert [tick.kind for tick in ticks] == ["trainings"]
    assert messages(problems) == [
        "Start here!C5: Nothing to report “some” must be yes or no.",
    ]


def test_a_cover_without_that_column_ticks_nothing() -> None:
    sheets = [Sheet(COVER, [["Reporting partner", "P1"], ["Events", "What happened", "Yes"]])]
    assert read_ticks(sheets) == ([], [])


def test_the_templates_own_cover_is_read() -> None:
    filled = openpyxl.load_workbook(io.BytesIO(write_template(list(kinds().values()))))
    page = filled[COVER]
    for row in page.iter_rows():
        if row[0].value in ("Events", "Surveys"):
            row[2].value = "Yes"
    content = io.BytesIO()
    filled.save(content)
    sheets = read_workbook(content.getvalue(), "q1.xlsx").sheets
    assert attested_on(sheets) == ["events", "surveys"]


def test_ticks_become_parts_without_rows(store: Store, upload: Upload) -> None:
    upload(book())
    with store.reading() as connection:
        parts, problems = attest_ticked(
            connection, ticked("events", "trainings"), [], "P1", QUARTER, MAY
        )
    assert problems == []
    assert [(part.kind, len(part.rows), part.attested, part.replaces) for part in parts] == [
        (kind("events"), 0, True, None),
        (kind("trainings"), 0, True, None),
    ]
    assert all(part.does_something for part in parts)


def test_a_workbook_of_ticks_alone_is_stored(store: Store, upload: Upload) -> None:
    upload(book())
    rows = [("Reporting partner", "Harbour House"), ("Quarter", "2026 Q1"), (), HEAD]
    page = [*rows, ("Events", "", "Yes"), ("Trainings", "", "Yes"), ("Surveys", "", None)]
    plan = plan_file(store, xlsx({COVER: page}), "q1.xlsx")
    assert not plan.problems, messages(list(plan.problems))
    made = commit(store, plan, "tester")
    assert {(one.title, one.partner, one.quarter, one.rows) for one in history(store, made)} == {
        ("Events", "P1", "2026Q1", 0),
        ("Trainings", "P1", "2026Q1", 0),
    }
    assert not plan_file(store, xlsx({COVER: page}), "again.xlsx").does_something


def test_a_tick_beside_rows_gives_way_to_them(store: Store, upload: Upload) -> None:
    upload(book())
    with store.reading() as connection:
        parts, problems = attest_ticked(
            connection, ticked("events", "trainings"), ["events"], "P1", QUARTER, MAY
        )
    assert [part.kind.kind_name() for part in parts] == ["trainings"]
    assert messages(problems) == [
        "Start here!C5: Nothing to report is ticked for Events, which has rows; the rows are "
        "taken, the tick is not."
    ]
    assert [problem.severity for problem in problems] == ["warning"]


@pytest.mark.parametrize(("partner", "quarter"), [("", QUARTER), ("P1", "")])
def test_it_must_be_said_of_whom_and_when(store: Store, partner: str, quarter: str) -> None:
    with store.reading() as connection:
        parts, problems = attest_ticked(connection, ticked("events"), [], partner, quarter, MAY)
    assert parts == []
    assert messages(problems) == [
        "Start here!C5: Nothing to report is ticked for Events, but not said of which partner and "
        "quarter."
    ]


def test_what_forbids_it_is_said_at_the_tick(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "date": dt.date(2026, 2, 3), "lead": "P1"}]))
    with store.reading() as connection:
        parts, problems = attest_ticked(
            connection, ticked("events", "areas"), [], "P1", QUARTER, MAY
        )
    assert parts == []
    assert messages(problems) == [
        "Start here!C5: Events of Harbour House for 2026 Q1 already hold 1 row.",
        "Start here!C6: Areas is a list of the coalition, which is not reported by quarter.",
    ]


def test_what_was_said_before_changes_nothing(store: Store, upload: Upload) -> None:
    upload(book())
    noon = dt.datetime.combine(MAY, dt.time(12), dt.UTC)
    attest(store, "P1", QUARTER, ["events"], "tester", noon)
    with store.reading() as connection:
        found = attest_ticked(connection, ticked("events"), [], "P1", QUARTER, MAY)
    assert found == ([], [])
