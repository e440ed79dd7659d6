"""Who owes what, quarter by quarter: on time, late, missing, revised, nothing to report."""

import datetime as dt

from workbooks import book, xlsx

from data.attestations import attest
from data.board import Handed, board
from data.due_dates import set_due
from data.plan import plan_file
from data.store import Store
from data.submissions import commit, undo

BOTH_DATABASES = True
QUARTER = "2026Q1"
MEMBERS = (
    ("Partner code", "Name", "Type", "Joined", "Left", "Sheets expected"),
    ("P1", "Harbour House", "Nonprofit", None, None, "Events; Trainings"),
    ("P2", "Second partner", "School", None, None, "Events"),
    ("P3", "Came later", "School", dt.date(2026, 7, 1), None, "Events"),
    ("P4", "Left before", "School", None, dt.date(2025, 12, 31), "Events"),
)


def noon(when: dt.date) -> dt.datetime:
    return dt.datetime.combine(when, dt.time(12), dt.UTC)


def join(store: Store) -> None:
    """Let the partners be members."""
    commit(store, plan_file(store, xlsx({"Partners": MEMBERS}), "partners.xlsx"), "tester")


def report(store: Store, when: dt.date, attended: int = 40) -> list[int]:
    """Let P1 hand in its events on a day."""
    content = book(events=[{"code": "E1", "lead": "P1", "attended": attended}])
    return commit(store, plan_file(store, content, "q1.xlsx"), "tester", noon(when))


def states(store: Store, today: dt.date, quarter: str = QUARTER) -> dict[str, dict[str, str]]:
    return {owed.partner: owed.sheets for owed in board(store, [quarter], today)[quarter]}


def events(store: Store, today: dt.date = dt.date(2026, 9, 1)) -> Handed:
    """Return P1's events on the board."""
    owed = board(store, [QUARTER], today)[QUARTER]
    return next(row for row in owed if row.partner == "P1").handed["events"]


def test_on_the_last_day_it_is_on_time_and_the_rest_is_still_due(store: Store) -> None:
    join(store)
    report(store, dt.date(2026, 4, 30))
    assert states(store, dt.date(2026, 4, 30)) == {
        "P1": {"Events": "on time", "Trainings": "due"},
        "P2": {"Events": "due"},
    }


def test_a_day_later_it_is_late_and_the_rest_is_missing(store: Store) -> None:
    join(store)
    report(store, dt.date(2026, 5, 1))
    assert states(store, dt.date(2026, 5, 1)) == {
        "P1": {"Events": "late", "Trainings": "missing"},
        "P2": {"Events": "missing"},
    }


def test_a_due_date_that_was_set_decides(store: Store) -> None:
    join(store)
    report(store, dt.date(2026, 5, 1))
    set_due(store, QUARTER, dt.date(2026, 5, 15), "tester")
    assert states(store, dt.date(2026, 5, 1))["P1"] == {"Events": "on time", "Trainings": "due"}


def test_several_quarters_at_once_each_with_its_members(store: Store) -> None:
    join(store)
    report(store, dt.date(2026, 4, 2))
    found = board(store, ["2025Q4", "2026Q1", "2026Q3"], dt.date(2026, 6, 1))
    assert {quarter: [row.partner for row in owed] for quarter, owed in found.items()} == {
        "2025Q4": ["P1", "P4", "P2"],  # by name
        "2026Q1": ["P1", "P2"],
        "2026Q3": ["P3", "P1", "P2"],
    }
    assert [row.sheets.get("Events") for row in found["2025Q4"]] == ["missing"] * 3
    assert [row.sheets.get("Events") for row in found["2026Q3"]] == ["due"] * 3


def test_a_sheet_that_is_not_expected_is_said_to_be_so_and_shown_when_it_comes(
    store: Store,
) -> None:
    join(store)
    content = book(events=[{"code": "E1", "lead": "P1"}], resources=[{"partner": "P1"}])
    commit(store, plan_file(store, content, "q1.xlsx"), "tester", noon(dt.date(2026, 4, 2)))
    (first, second) = board(store, [QUARTER], dt.date(2026, 4, 2))[QUARTER]
    assert first.sheets == {"Events": "on time", "Trainings": "due", "Resources": "on time"}
    assert not first.handed["resources"].expected
    assert second.handed["resources"].state == "not expected"
    assert "areas" not in second.handed  # lists of the coalition have no quarter


def test_what_is_changed_after_the_due_date_is_revised_and_was_on_time_all_the_same(
    store: Store,
) -> None:
    join(store)
    report(store, dt.date(2026, 4, 2))
    report(store, dt.date(2026, 4, 20), attended=41)
    assert events(store).state == "on time"
    report(store, dt.date(2026, 6, 1), attended=42)
    revised = events(store)
    assert (revised.state, revised.on_time) == ("revised", True)
    assert revised.first and revised.first.date() == dt.date(2026, 4, 2)
    assert revised.last and revised.last.date() == dt.date(2026, 6, 1)


def test_what_was_late_stays_late_under_its_revision(store: Store) -> None:
    join(store)
    report(store, dt.date(2026, 5, 7))
    report(store, dt.date(2026, 6, 1), attended=41)
    assert (events(store).state, events(store).on_time) == ("revised", False)


def test_what_was_undone_was_never_handed_in(store: Store) -> None:
    join(store)
    undo(store, report(store, dt.date(2026, 4, 2)), "tester")
    assert events(store).state == "missing"
    assert events(store).on_time is None
    report(store, dt.date(2026, 5, 7))
    assert events(store).state == "late"


def test_what_an_undo_works_out_anew_was_handed_in_when_its_rows_were(store: Store) -> None:
    join(store)
    first = report(store, dt.date(2026, 4, 2))
    report(store, dt.date(2026, 5, 7), attended=41)
    undo(store, first, "tester")
    left = events(store)
    assert (left.state, left.on_time) == ("late", False)
    assert left.first and left.first.date() == dt.date(2026, 5, 7)


def test_nothing_to_report_is_handed_in_and_late_after_the_due_date(store: Store) -> None:
    join(store)
    attest(store, "P1", QUARTER, ["events"], "tester", noon(dt.date(2026, 4, 2)))
    attest(store, "P1", QUARTER, ["trainings"], "tester", noon(dt.date(2026, 5, 2)))
    (first, second) = board(store, [QUARTER], dt.date(2026, 5, 2))[QUARTER]
    assert first.sheets == {"Events": "nothing to report", "Trainings": "nothing to report"}
    assert [first.handed[name].on_time for name in ("events", "trainings")] == [True, False]
    assert first.has_reported
    assert not second.has_reported


def test_a_partner_that_left_and_still_reports_is_listed_and_owes_nothing(store: Store) -> None:
    join(store)
    attest(store, "P4", QUARTER, ["events"], "tester", noon(dt.date(2026, 4, 2)))
    assert states(store, dt.date(2026, 6, 1))["P4"] == {"Events": "nothing to report"}


def test_a_shorter_list_of_partners_leaves_what_it_does_not_mention(store: Store) -> None:
    join(store)
    report(store, dt.date(2026, 4, 2))  # its Partners sheet has no column "Sheets expected"
    assert states(store, dt.date(2026, 4, 2))["P2"] == {"Events": "due"}
