"""A rehearsal: the store as it would be, for as long as one looks, and no trace of it."""

from typing import Any

import pytest
import sqlalchemy as sa
from conftest import Upload
from stored import column, current_state, every_row
from workbooks import LISTS, book, sheet, xlsx

from data.plan import Asked, Plan, plan_file
from data.problems import Refused
from data.rehearsal import perform, rehearse, rehearsing
from data.store import Store
from data.submissions import commit, history

BOTH_DATABASES = True


def events(*rows: dict[str, Any]) -> bytes:
    """Return a workbook of events alone: partners and areas are stored already."""
    return xlsx(dict([sheet("events", rows)]))


@pytest.fixture(autouse=True)
def stored(upload: Upload) -> None:
    """Two events with people signed in, and a survey with its item."""
    upload(
        book(
            events=[{"code": "E1", "attended": 5}, {"code": "E2", "attended": 9}],
            signins=[{"event_code": "E1", "person": "K1"}, {"event_code": "E2", "person": "K2"}],
            surveys=[{"survey": "S1", "respondent": "R1", "Sign": "Yes"}],
            survey_items=[{"survey": "S1", "item": "Sign", "right": "Yes", "enough": 1}],
        )
    )


REVISION = book(
    events=[{"code": "E1", "attended": 7}, {"code": "E2", "attended": 9}, {"code": "E3"}],
    signins=[{"event_code": "E3", "person": "K3"}, {"event_code": "E1", "person": "K1"}],
    surveys=[{"survey": "S1", "respondent": "R2", "Sign": "No"}],
    survey_items=[{"survey": "S1", "item": "Sign", "right": "No", "enough": 1}],
    trainings=[{"code": "T1", "completed": 4}],
)


def planned(store: Store, content: bytes, **asked: Any) -> Plan:
    plan = plan_file(store, content, "report.xlsx", Asked("P1", **asked))
    assert not plan.errors, [problem.message for problem in plan.errors]
    return plan


def test_within_it_the_store_is_what_it_would_be(store: Store) -> None:
    plan = planned(store, REVISION, mode="replace")
    with rehearse(store, plan) as tried:
        there = current_state(tried)
        version = tried.version()
    commit(store, plan, "tester")
    assert there == current_state(store)
    assert version == store.version()


def test_nothing_of_it_is_left(store: Store) -> None:
    before, version = every_row(store), store.version()
    with rehearse(store, planned(store, REVISION, mode="replace")) as tried:
        assert every_row(tried) != before
    assert every_row(store) == before
    assert store.version() == version


def test_nothing_is_left_when_whoever_looks_fails(store: Store) -> None:
    before = every_row(store)
    with (
        pytest.raises(ZeroDivisionError),
        rehearse(store, planned(store, REVISION, mode="replace")),
    ):
        raise ZeroDivisionError
    assert every_row(store) == before


def test_the_numbers_given_afterwards_are_those_given_without_it(
    store: Store, upload: Upload
) -> None:
    last = history(store)[0].id
    with rehearse(store, planned(store, REVISION, mode="replace")):
        pass
    assert upload(events({"code": "E4", "date": "2026-05-05"})) == [last + 1]


def test_others_see_the_store_as_it_is(store: Store) -> None:
    before = current_state(store)
    with rehearse(store, planned(store, REVISION, mode="replace")):
        assert current_state(store) == before


def test_a_plan_that_changes_nothing_changes_nothing(store: Store) -> None:
    before = every_row(store)
    same = planned(store, events({"code": "E1", "attended": 5}, {"code": "E2", "attended": 9}))
    with rehearse(store, same) as tried:
        assert every_row(tried) == before


# -- what it refuses is what the commit would


def refusals(store: Store, plan: Plan) -> tuple[str, str]:
    """Return what the rehearsal says and what the commit says."""
    before = every_row(store)
    with pytest.raises(Refused) as rehearsed, rehearse(store, plan):
        raise AssertionError("The rehearsal goes on.")
    with pytest.raises(Refused) as committed:
        commit(store, plan, "tester")
    assert every_row(store) == before
    return str(rehearsed.value), str(committed.value)


def test_rows_that_would_refer_to_nothing(store: Store) -> None:
    without = planned(store, events({"code": "E1", "attended": 5}), mode="replace")
    rehearsed, committed = refusals(store, without)
    assert rehearsed == committed
    assert "E2" in rehearsed


def test_ground_that_has_moved(store: Store, upload: Upload) -> None:
    plan = planned(store, REVISION, mode="replace")
    with rehearse(store, plan) as tried:
        assert "E3" in column(tried, "events", "code")
    upload(events({"code": "E1", "attended": 99}, {"code": "E2"}), mode="replace")
    rehearsed, committed = refusals(store, plan)
    assert rehearsed == committed
    assert "has changed since the upload was checked" in rehearsed
    anew = planned(store, REVISION, mode="replace")
    with rehearse(store, anew) as tried:
        there = current_state(tried)
    commit(store, anew, "tester")
    assert current_state(store) == there


def test_a_plan_with_errors(store: Store) -> None:
    wrong = plan_file(store, events({"code": "E1", "attended": "many"}), "report.xlsx", Asked("P1"))
    rehearsed, committed = refusals(store, wrong)
    assert rehearsed == committed
    assert "“many” must be a whole number" in rehearsed


# -- one after the other


def test_a_rehearsal_goes_on_from_one_plan_to_the_next(store: Store) -> None:
    before = every_row(store)
    with rehearsing(store) as tried:
        perform(tried, planned(tried, events({"code": "E3"}), mode="add"))
        perform(tried, planned(tried, events({"code": "E4"}), mode="add"))
        assert sorted(column(tried, "events", "code")) == ["E1", "E2", "E3", "E4"]
    assert every_row(store) == before


def test_a_rehearsal_within_another_goes_back_to_where_that_one_stands(store: Store) -> None:
    with rehearsing(store) as tried:
        perform(tried, planned(tried, events({"code": "E3"}), mode="add"))
        with rehearse(tried, planned(tried, events({"code": "E4"}), mode="add")) as further:
            assert "E4" in column(further, "events", "code")
        assert sorted(column(tried, "events", "code")) == ["E1", "E2", "E3"]


def test_what_is_refused_within_one_leaves_it_where_it_stood(store: Store) -> None:
    with rehearsing(store) as tried:
        perform(tried, planned(tried, events({"code": "E3"}), mode="add"))
        with pytest.raises(Refused):
            perform(tried, planned(tried, events({"code": "E1"}), mode="replace"))
        assert sorted(column(tried, "events", "code")) == ["E1", "E2", "E3"]


def test_new_partners_and_their_rows_at_once(store: Store) -> None:
    content = xlsx({**LISTS, **dict([sheet("events", [{"code": "E9", "lead": "P2"}])])})
    plan = plan_file(store, content, "report.xlsx", Asked("P2"))
    with rehearse(store, plan) as tried:
        assert "E9" in column(tried, "events", "code")
        with tried.reading() as connection, tried.reading() as nested:
            assert connection is nested
            assert connection.execute(sa.text("SELECT 1")).scalar() == 1
