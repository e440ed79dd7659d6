"""People united by quarter are the people united event by event, whatever happened before."""

import sqlalchemy as sa
from conftest import Upload
from workbooks import book

from data.kinds import kind
from data.store import Store
from data.submissions import undo
from data.tables import turnout_table
from metrics.catalogue import indicators
from metrics.results import Result, compute, quarter_window, stretch

BOTH_DATABASES = True
WINDOWS = [quarter_window("2026Q1"), quarter_window("2026Q2"), stretch("2026Q1", "2026Q2")]


def distinct_people(store: Store) -> list[Result]:
    wanted = [i for i in indicators().values() if any(t.measure == "people" for t in i.value.terms)]
    assert wanted
    return compute(store, wanted, WINDOWS)


def assert_as_event_by_event(store: Store) -> list[Result]:
    united = distinct_people(store)
    turnout = turnout_table(kind("signins"))
    with store.writing() as connection:
        kept = connection.execute(sa.select(turnout)).mappings().all()
        connection.execute(sa.delete(turnout))
    assert distinct_people(store) == united
    if kept:
        with store.writing() as connection:
            connection.execute(sa.insert(turnout), [dict(row) for row in kept])
    return united


def reached(results: list[Result]) -> list[float | None]:
    return [r.estimate.value for r in results if r.code == "people_reached_unduplicated"]


def test_united_by_quarter_and_by_event(store: Store, upload: Upload) -> None:
    e1 = {"code": "E1", "date": "2026-02-01"}
    e2 = {"code": "E2", "date": "2026-03-01"}
    came = [
        {"event_code": "E1", "person": "K1", "attended": "yes"},
        {"event_code": "E1", "person": "K2", "attended": "no", "active_step": "pledged"},
        {"event_code": "E2", "person": "K2", "attended": "yes"},
        {"event_code": "E2", "person": "K3", "attended": "no"},
    ]
    upload(book(events=[e1, e2], signins=came))
    assert reached(assert_as_event_by_event(store)) == [3, None, 3]
    corrected = upload(book(events=[e1, e2 | {"date": "2026-04-01"}]))
    assert reached(assert_as_event_by_event(store)) == [2, 2, 3]
    fewer = upload(book(signins=[came[0], came[2]]))
    assert reached(assert_as_event_by_event(store)) == [1, 1, 2]
    undo(store, fewer, "tester")
    assert reached(assert_as_event_by_event(store)) == [2, 2, 3]
    undo(store, corrected, "tester")
    assert reached(assert_as_event_by_event(store)) == [3, None, 3]
