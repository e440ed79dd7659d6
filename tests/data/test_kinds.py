"""What kinds work out from a row's own columns, and what they say of one that cannot be right."""

from typing import Any

import pytest
from conftest import Upload
from stored import column, messages
from workbooks import book

from data.kinds import kind
from data.plan import Asked, plan_file
from data.store import Store


def worked_out(store: Store, upload: Upload, name: str, *rows: dict[str, Any]) -> None:
    upload(book(**{name: rows}), mode="replace")


@pytest.mark.parametrize(
    ("name", "came"), [("events", "attended"), ("trainings", "completed")], ids=["event", "course"]
)
def test_cost_counts_where_people_are_known_too(
    store: Store, upload: Upload, name: str, came: str
) -> None:
    rows = [
        {"code": "G1", "cost": 120.5, came: 30},
        {"code": "G2", "cost": 80},
        {"code": "G3", came: 12},
        {"code": "G4", "cost": 0, came: 0},
    ]
    worked_out(store, upload, name, *rows)
    assert column(store, name, "cost") == [120.5, 80, None, 0]
    assert column(store, name, "cost_counted") == [120.5, None, None, 0]
    assert column(store, name, "costed") == ["yes", "no", "no", "yes"]
    assert "costed" in kind(name).dimensions()


@pytest.mark.parametrize(
    ("coverage", "agencies"),
    [
        ("2 of 3 agencies", (2, 3)),
        ("Agencies: 2/3", (2, 3)),
        ("4 out of 4", (4, 4)),
        ("5 of the 12 districts", (5, 12)),
        ("all agencies", (None, None)),
        ("two of three", (None, None)),
        ("4 of 3", (None, None)),
        ("0 of 0", (None, None)),
        ("2/3/2026", (None, None)),
        ("1 of 2 police, 2 of 3 clinics", (None, None)),
        (None, (None, None)),
    ],
)
def test_agencies_are_read_from_the_coverage(
    store: Store, upload: Upload, coverage: str | None, agencies: tuple[int | None, int | None]
) -> None:
    worked_out(store, upload, "outcomes", {"period": "2026-01", "tips": 1, "coverage": coverage})
    names = ("agencies_reporting", "agencies_all")
    assert tuple(column(store, "outcomes", name)[0] for name in names) == agencies


def test_referred_is_held_against_the_tips_it_was_recorded_of(store: Store, upload: Upload) -> None:
    rows = [
        {"period": "2026-01", "tips": 9, "referred": 4},
        {"period": "2026-02", "tips": 7},
        {"period": "2026-03", "referred": 2},
    ]
    worked_out(store, upload, "outcomes", *rows)
    assert column(store, "outcomes", "referred_of") == [9, None, None]
    assert column(store, "outcomes", "passed_on") == [4, None, None]


def test_tips_are_among_the_contacts(store: Store) -> None:
    row = {"period": "2026-01", "tips": 9, "contacts": 8}
    plan = plan_file(store, book(outcomes=[row]), "a.xlsx", Asked("P1"))
    assert messages(plan) == [
        "Outcomes!B2: Tips “9” must not be above the 8 contacts they are among."
    ]


def test_a_target_is_for_a_quarter_or_a_stretch_of_them(store: Store, upload: Upload) -> None:
    year = {"for_quarter": "2025 Q4", "until_quarter": "2026 Q3", "target": 900}
    quarter = {"for_quarter": "2025 Q4", "target": 300}
    worked_out(store, upload, "targets", year, quarter)
    assert column(store, "targets", "until_quarter") == ["2026Q3", None]
    backwards = {"for_quarter": "2026 Q2", "until_quarter": "2026 Q1", "target": 1}
    plan = plan_file(store, book(targets=[backwards]), "a.xlsx")
    assert messages(plan) == ["Targets!D2: Last quarter “2026 Q1” must not be before 2026Q2."]


# -- campaigns by item

CAMPAIGN = {"code": "C1", "channel": "print", "area": "A1"}


def test_a_campaigns_items_are_a_row_each(store: Store, upload: Upload) -> None:
    flyers = CAMPAIGN | {"item": "leaflets", "distributed": 900, "reach": 500}
    posters = CAMPAIGN | {"item": "Poster", "distributed": 40}
    worked_out(store, upload, "campaigns", flyers, posters, CAMPAIGN | {"item": None})
    assert column(store, "campaigns", "item") == ["flyer", "poster", None]
    assert column(store, "campaigns", "reach") == [500, None, None]


def test_languages_are_one_text_whatever_their_order(store: Store, upload: Upload) -> None:
    spelled = ["Spanish; English", "english, Spanish", "spanish;English;Spanish"]
    rows = [CAMPAIGN | {"code": f"C{i}", "languages": text} for i, text in enumerate(spelled)]
    worked_out(store, upload, "campaigns", *rows)
    assert column(store, "campaigns", "languages") == ["English; Spanish"] * 3
    assert "languages" in kind("campaigns").dimensions()


def test_a_channels_reach_on_each_items_row_is_told(store: Store) -> None:
    rows = [
        CAMPAIGN | {"item": "flyer", "reach": 500, "cost": 20},
        CAMPAIGN | {"item": "poster", "reach": 500, "cost": 90},
        CAMPAIGN | {"item": "card", "reach": 0},
        CAMPAIGN | {"item": "card", "area": "A2", "reach": 500},
    ]
    plan = plan_file(store, book(campaigns=rows), "a.xlsx", Asked("P1"))
    (problem,) = plan.problems
    assert problem.text == (
        "Reach “500” is the same as in row 2, for another item of the same campaign and channel: "
        "both would be added up."
    )
    assert (problem.row, problem.severity) == (3, "warning")
