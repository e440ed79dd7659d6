"""Dimensions that follow from others: types of partners, languages of campaigns."""

from collections.abc import Sequence
from typing import Any

import pytest
from conftest import Upload
from workbooks import book

from data.attestations import attest
from data.store import Store
from metrics.catalogue import indicator
from metrics.derived import DERIVED
from metrics.results import Result, compute, quarter_window, stretch

BOTH_DATABASES = True
Q1, Q2 = quarter_window("2026Q1"), quarter_window("2026Q2")
PARTNERS = [
    {"code": "P1", "name": "Hill School", "type": "school", "reports": "Events"},
    {"code": "P2", "name": "Lake School", "type": "school", "reports": "Events"},
    {"code": "P3", "name": "Harbour House", "type": "nonprofit", "reports": "Events"},
]


def results(
    store: Store, code: str, by: Sequence[str] = (), windows: Sequence[Any] = (Q1,), **where: Any
) -> list[Result]:
    return compute(store, [indicator(code)], windows, by, where)


def values(store: Store, code: str, *by: str, **where: list[str]) -> dict[Any, float | str]:
    """Return group → value, or the mark in its place; of one dimension, by its value."""
    found = {}
    for result in results(store, code, by, **where):
        group = tuple(result.named.values())
        estimate = result.estimate
        shown = estimate.status if estimate.value is None else estimate.value
        found[group[0] if len(by) == 1 else group] = shown
    return found


# -- the type of the partner


@pytest.fixture
def three(upload: Upload) -> None:
    """Both schools held an event, with K1 at both; and so did Harbour House."""
    signed = {"attended": True}
    first = [{**signed, "event_code": "E1", "person": code} for code in ("K1", "K2")]
    second = [{**signed, "event_code": "E2", "person": code} for code in ("K1", "K3")]
    third = [{**signed, "event_code": "E3", "person": code} for code in ("K1", "K2", "K4")]
    held = {"date": "2026-02-10"}
    e1 = held | {"code": "E1", "attended": 2, "area": "A1", "registered": 4}
    e2 = held | {"code": "E2", "attended": 2, "area": "A2", "registered": 16}
    e3 = held | {"code": "E3", "attended": 3, "area": "A1", "registered": 5}
    upload(book(partners=PARTNERS, events=[e1], signins=first), partner="P1")
    upload(book(partners=PARTNERS, events=[e2], signins=second), partner="P2")
    upload(book(partners=PARTNERS, events=[e3], signins=third), partner="P3")


@pytest.mark.usefixtures("three")
def test_counts_of_two_partners_of_a_type_are_added(store: Store) -> None:
    assert values(store, "events_held", "partner_type") == {"school": 2, "nonprofit": 1}
    assert values(store, "event_attendance", "partner_type") == {"school": 4, "nonprofit": 3}


@pytest.mark.usefixtures("three")
def test_somebody_at_two_schools_is_one_person_of_schools(store: Store) -> None:
    # K1, K2, K3 at schools; K1, K2, K4 at Harbour House; four people in all.
    reached = values(store, "people_reached_unduplicated", "partner_type")
    assert reached == {"school": 3, "nonprofit": 3}
    assert values(store, "people_reached_unduplicated") == {(): 4}
    assert values(store, "people_reached_unduplicated", partner_type=["school"]) == {(): 3}


@pytest.mark.usefixtures("three")
def test_the_rate_of_a_type_is_of_sums_and_not_the_mean_of_its_partners(store: Store) -> None:
    # (2 + 2) ÷ (4 + 16) = 0.2; the mean of 2 ÷ 4 and 2 ÷ 16 would be 0.3125.
    rates = values(store, "event_participation_rate", "partner_type")
    assert rates == {"school": 4 / 20, "nonprofit": 3 / 5}


@pytest.mark.usefixtures("three")
def test_filters_for_partners_and_for_types_both_hold(store: Store) -> None:
    assert values(store, "events_held", partner_type=["school"], partner=["P1", "P3"]) == {(): 1}
    assert values(store, "events_held", "partner", partner_type=["school"]) == {"P1": 1, "P2": 1}
    both = values(store, "events_held", "partner_type", partner=["P2", "P3"])
    assert both == {"school": 1, "nonprofit": 1}


@pytest.mark.parametrize(
    "where",
    [
        {"partner_type": ["police"]},
        {"partner_type": ["school"], "partner": ["P3"]},
    ],
)
@pytest.mark.parametrize("code", ["events_held", "reporting_completeness", "event_attendance"])
@pytest.mark.usefixtures("three")
def test_of_no_partner_nothing_is_known(
    store: Store, where: dict[str, list[str]], code: str
) -> None:
    """A filter that nobody meets is not the same as no filter."""
    assert values(store, code, **where) == {(): "[x]"}


@pytest.mark.usefixtures("three")
def test_two_dimensions_at_once(store: Store) -> None:
    assert values(store, "events_held", "partner_type", "area") == {
        ("school", "A1"): 1,
        ("school", "A2"): 1,
        ("nonprofit", "A1"): 1,
    }
    assert values(store, "events_held", "partner_type", "partner") == {
        ("school", "P1"): 1,
        ("school", "P2"): 1,
        ("nonprofit", "P3"): 1,
    }
    assert values(store, "people_reached_unduplicated", "area", "partner_type") == {
        ("A1", "school"): 2,
        ("A2", "school"): 2,
        ("A1", "nonprofit"): 3,
    }


@pytest.mark.usefixtures("three")
def test_sheets_owed_by_type(store: Store) -> None:
    assert values(store, "reporting_completeness", "partner_type") == {
        "school": 1,
        "nonprofit": 1,
    }


def test_a_type_that_was_silent_did_not_do_nothing(store: Store, upload: Upload) -> None:
    """In the second quarter only Harbour House reports."""
    held = [{"code": "E1", "date": "2026-02-10"}]
    more = [{"code": "E3", "date": "2026-02-10"}, {"code": "E4", "date": "2026-05-10"}]
    upload(book(partners=PARTNERS, events=held), partner="P1")
    upload(book(partners=PARTNERS, events=more), partner="P3")
    windows = [Q1, Q2, stretch("2026Q1", "2026Q2")]
    found = results(store, "events_held", ["partner_type"], windows)
    assert {
        (r.window.name, r.named["partner_type"]): (r.estimate.value, r.estimate.status)
        for r in found
    } == {
        ("2026Q1", "school"): (1, "ok"),
        ("2026Q1", "nonprofit"): (1, "ok"),
        ("2026Q2", "school"): (None, "[x]"),
        ("2026Q2", "nonprofit"): (1, "ok"),
        ("2026Q1..2026Q2", "school"): (1, "ok"),
        ("2026Q1..2026Q2", "nonprofit"): (2, "ok"),
    }


def test_a_type_that_had_nothing_to_report_has_zero(store: Store, upload: Upload) -> None:
    upload(book(partners=PARTNERS, events=[{"code": "E1", "date": "2026-02-10"}]), partner="P3")
    attest(store, "P2", "2026Q1", ["events"], "tester")
    assert values(store, "events_held", "partner_type") == {"school": 0, "nonprofit": 1}
    assert values(store, "events_held", partner_type=["school"]) == {(): 0}


# -- the languages of a campaign


@pytest.fixture
def spoken(upload: Upload) -> None:
    """C1 in English and Spanish, C2 in Spanish, C3 does not say."""
    campaign: dict[str, Any] = {"start": "2026-01-10", "channel": "print"}
    given: list[dict[str, Any]] = [
        campaign | {"code": "C1", "languages": "English; Spanish", "distributed": 100},
        campaign | {"code": "C2", "languages": "Spanish", "distributed": 40, "area": "A1"},
        campaign | {"code": "C3", "languages": None, "distributed": 7},
    ]
    upload(book(partners=PARTNERS, campaigns=given), partner="P1")


@pytest.mark.usefixtures("spoken")
def test_a_campaign_in_two_languages_is_in_both_groups(store: Store) -> None:
    # 1 + 2 + 1 is more than the three there are: the groups overlap, and it is said of them.
    assert values(store, "campaigns_conducted", "language") == {"English": 1, "Spanish": 2, None: 1}
    assert values(store, "campaigns_conducted") == {(): 3}
    assert DERIVED["language"].overlaps
    assert not DERIVED["partner_type"].overlaps


@pytest.mark.usefixtures("spoken")
def test_copies_of_a_campaign_in_two_languages_stand_in_both(store: Store) -> None:
    copies = values(store, "materials_distributed", "language")
    assert copies == {"English": 100, "Spanish": 140, None: 7}
    assert values(store, "materials_distributed") == {(): 147}


@pytest.mark.usefixtures("spoken")
def test_a_language_is_found_in_a_cell_of_several(store: Store) -> None:
    assert values(store, "campaigns_conducted", language=["Spanish"]) == {(): 2}
    assert values(store, "materials_distributed", language=["English"]) == {(): 100}
    # Both chosen: C1 once.
    assert values(store, "materials_distributed", language=["English", "Spanish"]) == {(): 140}
    # Told apart by language as well, only what was chosen is told.
    assert values(store, "campaigns_conducted", "language", language=["Spanish"]) == {"Spanish": 2}


@pytest.mark.usefixtures("spoken")
def test_languages_with_another_dimension_and_another_filter(store: Store) -> None:
    assert values(store, "campaigns_conducted", "language", "area") == {
        ("English", None): 1,
        ("Spanish", None): 1,
        ("Spanish", "A1"): 1,
        (None, None): 1,
    }
    assert values(store, "campaigns_conducted", "language", "partner_type") == {
        ("English", "school"): 1,
        ("Spanish", "school"): 2,
        (None, "school"): 1,
    }
    nobody = values(store, "campaigns_conducted", language=["Spanish"], partner_type=["nonprofit"])
    assert nobody == {(): "[x]"}


@pytest.mark.usefixtures("spoken")
def test_what_has_no_language_cannot_be_told_apart_by_it(store: Store) -> None:
    assert values(store, "events_held", language=["Spanish"]) == {(): "[z]"}
    (result,) = results(store, "events_held", ["language"])
    assert (result.group, result.estimate.status) == ((), "[z]")
