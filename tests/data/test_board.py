"""Who owes what this quarter."""

import datetime as dt

from workbooks import book, xlsx

from data.board import board, due
from data.plan import plan_file
from data.store import Store
from data.submissions import commit

MEMBERS = (
    ("Partner code", "Name", "Type", "Joined", "Left", "Sheets expected"),
    ("P1", "Harbour House", "Nonprofit", None, None, "Events; Trainings"),
    ("P2", "Second partner", "School", None, None, "Events"),
    ("P3", "Came later", "School", dt.date(2026, 7, 1), None, "Events"),
    ("P4", "Left before", "School", None, dt.date(2025, 12, 31), "Events"),
)


def report(store: Store, when: dt.date) -> None:
    """Let P1 hand in its events on a day."""
    commit(store, plan_file(store, xlsx({"Partners": MEMBERS}), "partners.xlsx"), "tester")
    content = book(events=[{"code": "E1", "lead": "P1"}])
    at = dt.datetime.combine(when, dt.time(12), dt.UTC)
    commit(store, plan_file(store, content, "q1.xlsx"), "tester", at)


def states(store: Store, today: dt.date) -> dict[str, dict[str, str]]:
    return {owed.partner: owed.sheets for owed in board(store, "2026Q1", today)}


def test_workbooks_are_due_thirty_days_after_the_quarter() -> None:
    assert due("2026Q1") == dt.date(2026, 4, 30)


def test_on_the_last_day_it_is_on_time_and_the_rest_is_still_due(store: Store) -> None:
    report(store, dt.date(2026, 4, 30))
    assert states(store, dt.date(2026, 4, 30)) == {
        "P1": {"Events": "on time", "Trainings": "due"},
        "P2": {"Events": "due"},
    }


def test_a_day_later_it_is_late_and_the_rest_is_missing(store: Store) -> None:
    report(store, dt.date(2026, 5, 1))
    assert states(store, dt.date(2026, 5, 1)) == {
        "P1": {"Events": "late", "Trainings": "missing"},
        "P2": {"Events": "missing"},
    }


def test_who_has_reported(store: Store) -> None:
    report(store, dt.date(2026, 4, 2))
    owed = board(store, "2026Q1", dt.date(2026, 4, 2))
    assert {row.name: row.has_reported for row in owed} == {
        "Harbour House": True,
        "Second partner": False,
    }


def test_a_shorter_list_of_partners_leaves_what_it_does_not_mention(store: Store) -> None:
    report(store, dt.date(2026, 4, 2))  # its Partners sheet has no column "Sheets expected"
    assert states(store, dt.date(2026, 4, 2))["P2"] == {"Events": "due"}
