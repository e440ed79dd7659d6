"""Response: how many answered of those who came."""

from typing import Any

from conftest import Upload
from surveying import item, looked_at, questionnaire, sheet

from data.store import Store
from metrics.surveys import Response, responses

EVENTS = [
    {"code": "E1", "date": "2026-03-10", "area": "A1", "attended": 4},
    {"code": "E2", "date": "2026-03-11", "area": "A1", "attended": 2},
    {"code": "E3", "date": "2026-03-12", "area": "A1", "attended": None},
]


def found(store: Store, upload: Upload, *events: str | None, **more: Any) -> Response:
    answers = [sheet(event_code=event, Safe=4, **more) for event in events]
    upload(questionnaire([item("Safe")], answers, events=EVENTS))
    survey, people = looked_at(store)
    with store.reading() as connection:
        (response,) = responses(connection, survey.waves, people)
    return response


def test_the_rate_is_of_those_who_came(store: Store, upload: Upload) -> None:
    response = found(store, upload, "E1", "E1", "E1", "E2", None)
    # Three of the four at E1 and one of the two at E2; one sheet names neither.
    assert response == Response("after", answered=4, eligible=6, unnamed=1, unknown=0)
    assert response.rate == 4 / 6


def test_an_event_nobody_counted_is_left_out(store: Store, upload: Upload) -> None:
    response = found(store, upload, "E1", "E3", "E3")
    assert response == Response("after", answered=1, eligible=4, unnamed=0, unknown=1)
    assert response.rate == 1 / 4


def test_more_answers_than_came_is_no_rate_and_is_said(store: Store, upload: Upload) -> None:
    response = found(store, upload, "E2", "E2", "E2", "E1")
    # Four of six in all, but three of the two at E2: one of the counts is wrong.
    assert (response.answered, response.eligible, response.over) == (4, 6, ("E2",))
    assert response.rate is None


def test_nothing_named_is_no_rate(store: Store, upload: Upload) -> None:
    response = found(store, upload, None, None)
    assert (response.unnamed, response.rate) == (2, None)


def test_the_comparison_group_came_to_nothing(store: Store, upload: Upload) -> None:
    response = found(store, upload, "E1", group="comparison")
    assert (response.answered, response.rate) == (0, None)
