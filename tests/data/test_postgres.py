"""What could differ between the two databases, and must not.

The store's other tests run on both as well, wherever a module says ``BOTH_DATABASES``.
"""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa
from conftest import POSTGRES, Server, Upload
from stored import column, current_state
from workbooks import book

from data import people
from data.cells import MOST
from data.ground import submissions
from data.store import Store, open_store
from metrics.catalogue import indicator
from metrics.results import compute, quarter_window

BOTH_DATABASES = True


def test_the_store_is_on_the_database_asked_for(store: Store, database: str) -> None:
    expected = {"sqlite": "sqlite", "postgres": "postgresql"}[database]
    assert store.engine.dialect.name == expected


def test_values_come_back_as_they_were(store: Store, upload: Upload) -> None:
    names = ["Tab\\t and \\N", "Quote \" and '", "{a,b}", "línea – “ñ” 漢字 🎗", "\\."]
    rows: list[dict[str, Any]] = [
        {"code": f"E{i}", "name": name, "date": dt.date(2026, 1, 1 + i), "estimated": "yes"}
        for i, name in enumerate(names)
    ]
    upload(book(events=rows))
    assert column(store, "events", "name") == names
    assert column(store, "events", "date")[0] == dt.date(2026, 1, 1)
    assert column(store, "events", "estimated") == [True] * len(names)
    assert column(store, "events", "survivors_only") == [None] * len(names)


def test_the_largest_numbers_are_stored_and_added_up(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": c, "attended": MOST} for c in ("E1", "E2", "E3")]))
    (result,) = compute(store, [indicator("event_attendance")], [quarter_window("2026Q1")])
    assert result.estimate.value == 3 * MOST
    assert type(result.estimate.value) in (int, float)


@pytest.mark.parametrize("hours", [1.5, 0.1, 1 / 3])
def test_fractions_come_back_to_the_last_digit(store: Store, upload: Upload, hours: float) -> None:
    upload(book(trainings=[{"code": "T1", "hours": hours, "completed": 1}]))
    assert column(store, "trainings", "hours") == [hours]
    assert column(store, "trainings", "contact_hours") == [hours]


def test_participants_keep_their_numbers(store: Store, upload: Upload) -> None:
    rows = [{"event_code": "E1", "person": code} for code in ("K1", "K-2", "k 3")]
    upload(book(events=[{"code": "E1"}], signins=rows))
    first = column(store, "signins", "person")
    assert sorted(first) == [1, 2, 3]
    more = [{"event_code": "E1", "person": code} for code in ("k1", "K2", "K3", "K4")]
    upload(book(events=[{"code": "E1"}], signins=more))
    assert column(store, "signins", "person") == [*first, 4]


def test_a_code_that_was_dropped_matches_nobody(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1"}], signins=[{"event_code": "E1", "person": "K-2"}]))
    assert people.forget(store, "k-2 ")
    assert not people.forget(store, "K-2")
    assert column(store, "signins", "person") == [1]
    upload(book(events=[{"code": "E2"}], signins=[{"event_code": "E2", "person": "K-2"}]))
    assert 2 in column(store, "signins", "person")


def test_a_reader_sees_one_state(store: Store, upload: Upload) -> None:
    count = sa.select(sa.func.count()).select_from(submissions())
    with store.reading() as connection:
        before = connection.execute(count).scalar()
        upload(book(events=[{"code": "E1"}]))
        assert connection.execute(count).scalar() == before
    with store.reading() as connection:
        assert connection.execute(count).scalar() == 3


def test_a_store_opened_again_holds_the_same(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1"}], signins=[{"event_code": "E1", "person": "K1"}]))
    again = open_store()
    assert current_state(again) == current_state(store)
    again.engine.dispose()


@pytest.mark.postgres
def test_any_spelling_of_the_address(postgres_server: Server) -> None:
    address = postgres_server.address("postgres")
    for scheme in ("postgresql", "postgresql+psycopg"):
        opened = open_store(address.replace("postgresql", scheme, 1))
        assert opened.engine.dialect.driver == "psycopg"
        opened.engine.dispose()


@pytest.mark.postgres
def test_the_password_is_not_shown(postgres_server: Server) -> None:
    address = sa.make_url(postgres_server.address("postgres")).set(password="open sesame")
    opened = open_store(address.render_as_string(hide_password=False))
    assert "sesame" not in opened.address
    assert POSTGRES in opened.address
    opened.engine.dispose()
