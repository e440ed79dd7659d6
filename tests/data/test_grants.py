"""Grants at intake: what one paid for before it began, or after it ended, is a warning."""

import datetime as dt
from typing import Any

from conftest import Upload
from workbooks import book

from data.plan import Asked, plan_file
from data.store import Store

GRANT = {"code": "G1", "name": "Youth grant"}
FROM_APRIL = GRANT | {"start": dt.date(2026, 4, 1), "end": dt.date(2027, 3, 31)}


def warnings(store: Store, grant: dict[str, Any], **rows: list[dict[str, Any]]) -> list[str]:
    plan = plan_file(store, book(grants=[grant], **rows), "report.xlsx", Asked("P1"))
    return [problem.message for problem in plan.problems]


def event(code: str, day: str, grant: str | None = "G1") -> dict[str, Any]:
    return {"code": code, "name": f"Evening {code}", "date": day, "grant": grant}


def test_what_a_grant_paid_before_it_began_is_told_once_a_sheet(store: Store) -> None:
    held = [event("E1", "2026-03-30"), event("E2", "2026-02-01"), event("E3", "2026-03-01", None)]
    assert warnings(store, FROM_APRIL, events=held) == [
        "Events!F2: Grant “G1” (and 1 more) runs from 2026-04-01 until 2027-03-31, and this was "
        "not in that time."
    ]


def test_the_days_of_a_grant_belong_to_it(store: Store) -> None:
    held = [event("E1", "2026-04-01"), event("E2", "2026-06-30")]
    assert warnings(store, FROM_APRIL | {"end": dt.date(2026, 6, 30)}, events=held) == []


def test_a_grant_without_days_runs_always(store: Store) -> None:
    assert warnings(store, GRANT, events=[event("E1", "2026-03-30")]) == []


def test_a_campaign_that_goes_on_into_the_grant_is_right(store: Store) -> None:
    run = {"code": "C1", "start": "2026-03-20", "grant": "G1"}
    assert warnings(store, FROM_APRIL, campaigns=[run | {"end": "2026-04-02"}]) == []
    (told,) = warnings(store, FROM_APRIL, campaigns=[run | {"end": "2026-03-31"}])
    assert "runs from 2026-04-01 until 2027-03-31" in told


def test_the_grant_may_be_stored_before(store: Store, upload: Upload) -> None:
    upload(book(grants=[FROM_APRIL | {"end": None}]))
    content = book(events=[event("E1", "2026-03-30")])
    (problem,) = plan_file(store, content, "report.xlsx", Asked("P1")).problems
    assert problem.message == (
        "Events!F2: Grant “G1” runs from 2026-04-01, and this was not in that time."
    )
