"""When a quarter's workbooks are due."""

import datetime as dt

import pytest

from data.due_dates import all_due, due, set_due
from data.problems import Refused
from data.settings import settings
from data.store import Store

BOTH_DATABASES = True


def test_workbooks_are_due_thirty_days_after_the_quarter(store: Store) -> None:
    assert due(store, "2026Q1") == dt.date(2026, 4, 30)


def test_how_many_days_can_be_set_for_all_quarters(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREVENTION_IMPACT_DUE_DAYS", "45")
    settings.cache_clear()
    assert due(store, "2026Q1") == dt.date(2026, 5, 15)


def test_the_day_of_one_quarter_can_be_set_and_changed_and_taken_back(store: Store) -> None:
    set_due(store, "2026Q1", dt.date(2026, 5, 15), "tester")
    set_due(store, "2026Q1", dt.date(2026, 5, 20), "tester")
    with store.reading() as connection:
        assert all_due(connection, ["2026Q1", "2026Q2"]) == {
            "2026Q1": dt.date(2026, 5, 20),
            "2026Q2": dt.date(2026, 7, 30),
        }
    set_due(store, "2026Q1", dt.date(2026, 4, 30), "tester")
    assert due(store, "2026Q1") == dt.date(2026, 4, 30)


def test_nothing_is_due_before_its_quarter_ends(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        set_due(store, "2026Q1", dt.date(2026, 3, 30), "tester")
    assert [problem.message for problem in refused.value.problems] == [
        "Due date: “2026-03-30” must not be before 2026-03-31, the last day of 2026 Q1."
    ]
    assert due(store, "2026Q1") == dt.date(2026, 4, 30)
