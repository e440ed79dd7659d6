"""Figures that cannot well be, told though there is nothing before to hold them against."""

import datetime as dt
from typing import Any

import pytest
from conftest import Upload
from workbooks import LISTS, book, xlsx

from data.messages import WARNING
from data.plan import Asked, Plan, plan_file
from data.store import Store


def planned(store: Store, **rows: list[dict[str, Any]]) -> Plan:
    plan = plan_file(store, book(**rows), "report.xlsx", Asked("P1"))
    assert {problem.severity for problem in plan.problems} <= {WARNING}
    return plan


def test_more_people_than_the_area_has(store: Store) -> None:
    """North has 10,000 people; one problem for all of its rows."""
    plan = planned(
        store,
        events=[
            {"code": "E1", "area": "A1", "attended": 10_000},
            {"code": "E2", "area": "A1", "attended": 10_001, "name": "Market"},
            {"code": "E3", "area": "A1", "attended": 12_000, "name": "Fair"},
            {"code": "E4", "area": "A2", "attended": 12_000, "name": "Walk"},
            {"code": "E5", "attended": 12_000, "name": "Talk"},
        ],
    )
    (problem,) = plan.problems
    assert problem.message == (
        "Events!G3: Attended “10,001” (and 1 more) is above the 10,000 people of area A1."
    )
    assert problem.cells == ("G3:G4",)


def test_the_population_may_be_stored_before(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    plan = planned(store, trainings=[{"code": "T1", "area": "A2", "attended": 20_001}])
    assert [problem.message for problem in plan.problems] == [
        "Trainings!E2: Attended “20,001” is above the 20,000 people of area A2."
    ]


def test_figures_beyond_any_sense(store: Store) -> None:
    plan = planned(
        store,
        events=[{"code": "E1", "attended": 1_000_000_000}],
        trainings=[{"code": "T1", "registered": 100_001, "completed": 100_000}],
    )
    assert [problem.message for problem in plan.problems] == [
        "Events!F2: Attended “1,000,000,000” is above 100,000, beyond what one row can well be "
        "about.",
        "Trainings!D2: Registered “100,001” is above 100,000, beyond what one row can well be "
        "about.",
    ]


def signed(event: str, people: int, came: bool = True) -> list[dict[str, Any]]:
    return [
        {"event_code": event, "person": f"{event}-{i}", "attended": came} for i in range(people)
    ]


@pytest.mark.parametrize(
    ("counted", "present", "told"), [(50, 62, 0), (50, 63, 1), (2, 7, 0), (2, 8, 1), (None, 300, 0)]
)
def test_far_more_signins_than_heads(
    store: Store, counted: int | None, present: int, told: int
) -> None:
    """A quarter more, and more than five more; who did not come does not count."""
    signins = [*signed("E1", present), *signed("E2", 90, came=False)]
    events: list[dict[str, Any]] = [
        {"code": "E1", "attended": counted},
        {"code": "E2", "attended": 3, "name": "Fair"},
    ]
    plan = planned(store, events=events, signins=signins)
    assert len(plan.problems) == told


def test_the_heads_may_be_stored_before_and_events_are_told_as_one(
    store: Store, upload: Upload
) -> None:
    day = dt.date(2026, 2, 3)
    upload(
        book(
            events=[
                {"code": "E1", "attended": 5, "date": day},
                {"code": "E2", "attended": 9, "date": day, "name": "Fair"},
            ]
        )
    )
    (problem,) = planned(store, signins=[*signed("E1", 20), *signed("E2", 40)]).problems
    assert problem.message == (
        "Sign-ins!A2: Event code “E1” (and 1 more) has 20 sign-ins of people present, far above "
        "the 5 counted at the event."
    )
    assert problem.cells == ("A2", "A22")
