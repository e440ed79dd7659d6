"""Nothing to report: said of a partner, a quarter and sheets, and stored like any submission."""

import datetime as dt

import pytest
from conftest import Upload
from stored import column, current_state, every_row
from workbooks import book

from data.approvals import approve
from data.attestations import attest
from data.history import history
from data.plan import Asked, plan_file
from data.problems import Refused
from data.store import Store
from data.submissions import commit, undo

BOTH_DATABASES = True
QUARTER = "2026Q1"
EVENTS = book(events=[{"code": "E1", "date": dt.date(2026, 2, 3), "lead": "P1"}])
APRIL = dt.datetime(2026, 4, 9, 12, tzinfo=dt.UTC)


@pytest.fixture
def members(store: Store, upload: Upload) -> None:
    """The two partners and areas of ``workbooks``."""
    upload(book())


def refusal(
    store: Store,
    *names: str,
    partner: str = "P1",
    quarter: str = QUARTER,
    when: dt.datetime = APRIL,
) -> list[str]:
    """Return why nothing can be attested, having made sure that nothing is stored."""
    before = every_row(store)
    with pytest.raises(Refused) as refused:
        attest(store, partner, quarter, names, "tester", when)
    assert every_row(store) == before
    return [problem.message for problem in refused.value.problems]


@pytest.mark.usefixtures("members")
def test_it_is_a_submission_of_its_own_without_rows(store: Store) -> None:
    made = attest(store, "harbour house", "2026 Q1", ["events", "trainings"], "tester", APRIL)
    found = history(store, made)
    assert [(one.title, one.partner, one.quarter, one.rows, one.status) for one in found] == [
        ("Trainings", "P1", "2026Q1", 0, "current"),
        ("Events", "P1", "2026Q1", 0, "current"),
    ]
    assert {(one.file, one.file_hash, one.committed_by) for one in found} == {
        ("Nothing to report", "", "tester")
    }
    assert len({one.upload for one in found}) == 1
    assert {one.committed_at.date() for one in found} == {APRIL.date()}


@pytest.mark.usefixtures("members")
def test_saying_it_twice_changes_nothing(store: Store) -> None:
    assert attest(store, "P1", QUARTER, ["events"], "tester", APRIL)
    before = every_row(store)
    assert attest(store, "P1", QUARTER, ["events"], "tester", APRIL) == []
    assert every_row(store) == before


@pytest.mark.usefixtures("members")
def test_it_can_be_undone(store: Store) -> None:
    before = current_state(store)
    undo(store, attest(store, "P1", QUARTER, ["events"], "tester", APRIL), "tester")
    assert current_state(store) == before
    assert [one.status for one in history(store) if one.title == "Events"] == ["undone"]


@pytest.mark.parametrize("mode", ["replace", "add"])
@pytest.mark.usefixtures("members")
def test_rows_that_come_later_take_its_place_and_give_it_back_when_undone(
    store: Store, mode: str
) -> None:
    (said,) = attest(store, "P1", QUARTER, ["events"], "tester", APRIL)
    plan = plan_file(store, EVENTS, "q1.xlsx", Asked("P1", mode=mode))
    part = next(part for part in plan.parts if part.kind.title == "Events")
    assert (part.replaces, part.new, part.gone, part.kept) == (said, 1, (), ())
    made = commit(store, plan, "tester")
    assert {one.id: one.status for one in history(store, [said, *made])} == {
        said: "replaced",
        made[-1]: "current",
    }
    undo(store, made, "tester")
    assert [one.status for one in history(store, [said])] == ["current"]


def test_rows_that_are_stored_must_be_undone_first(store: Store, upload: Upload) -> None:
    made = upload(EVENTS)
    assert refusal(store, "events", "trainings") == [
        "Nothing to report: Events of Harbour House for 2026 Q1 already hold 1 row."
    ]
    undo(store, made[-1:], "tester")
    assert attest(store, "P1", QUARTER, ["events", "trainings"], "tester", APRIL)


@pytest.mark.usefixtures("members")
def test_what_it_cannot_be_said_of(store: Store) -> None:
    assert refusal(store, "areas") == [
        "Nothing to report: Areas is a list of the coalition, which is not reported by quarter."
    ]
    assert refusal(store, "events", partner="Elsewhere") == [
        "Nothing to report: Reporting partner “Elsewhere” must be one of the Partners."
    ]
    assert refusal(store, "events", quarter="spring") == [
        "Nothing to report: Quarter “spring” must be a quarter."
    ]
    assert refusal(store, "events", quarter="2026Q3") == [
        "Nothing to report: 2026 Q3 has not begun: it is too early to say that there is nothing to "
        "report."
    ]


@pytest.mark.usefixtures("members")
def test_it_can_be_said_from_the_quarters_first_day_on(store: Store) -> None:
    first = dt.datetime(2026, 1, 1, 0, 0, tzinfo=dt.UTC)
    assert attest(store, "P1", QUARTER, ["events"], "tester", first)


@pytest.mark.usefixtures("members")
def test_a_locked_quarter_stays_as_it_is(store: Store, upload: Upload) -> None:
    upload(EVENTS)
    approve(store, QUARTER, "tester")
    (told,) = refusal(store, "trainings")
    assert "2026 Q1" in told
    assert "approved" in told
    assert attest(store, "P1", "2025Q4", ["trainings"], "tester", APRIL)


@pytest.mark.usefixtures("members")
def test_it_can_be_undone_under_rows_that_came_later(store: Store, upload: Upload) -> None:
    said = attest(store, "P1", QUARTER, ["events"], "tester", APRIL)
    upload(EVENTS)
    before = current_state(store)["events totals"]
    undo(store, said, "tester")
    assert [row[2:] for row in current_state(store)["events totals"]] == [row[2:] for row in before]
    assert column(store, "events", "code") == ["E1"]
