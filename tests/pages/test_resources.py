"""Resources by type, unit and partner, grants won together, and cost per person."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from workbooks import book

from data.store import Store

Open = Callable[..., AppTest]
Upload = Callable[..., list[int]]
PAGE = "results/resources.py"


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html")).replace("\u00a0", " ")


def said(app: AppTest) -> str:
    return " ".join(text.value for text in (*app.markdown, *app.caption))


def shared(*rows: tuple[str, float, str, str]) -> list[dict[str, Any]]:
    names = ("type", "amount", "unit", "partner")
    return [dict(zip(names, row, strict=True)) | {"for_quarter": "2026Q1"} for row in rows]


ROWS = shared(
    ("shelter_nights", 40, "nights", "P1"),
    ("shelter_nights", 10, "nights", "P2"),
    ("money", 900, "dollars", "P2"),
    ("legal_aid", 3, "referrals", "P1"),
    ("joint_grant", 5000, "dollars", "P1"),
)


def test_amounts_stand_in_their_units_and_are_never_added(visit: Open, upload: Upload) -> None:
    upload(book(resources=ROWS))
    app = visit(PAGE)
    assert (
        "In 2026 Q1 partners shared legal aid (3 referrals), money (900 dollars) and 50 shelter "
        "nights. Different units are never added."
    ) in html(app)
    assert list(app.table[0].value["Amount"]) == ["5,000", "3", "900", "50"]
    assert "Grants won together: 5,000 dollars, in 2026 Q1." in said(app)
    assert "They were reported by Harbour House." in said(app)


def test_staff_see_who_shared_what_and_a_funder_does_not(
    visit: Open, store: Store, upload: Upload, release: Callable[..., int]
) -> None:
    upload(book(resources=ROWS))
    release(store, "2026Q1")
    shaded = "Each row is shaded by its own largest amount"
    assert shaded in said(visit(PAGE))
    assert shaded not in said(visit(PAGE, role="Funder"))


def test_a_small_amount_is_hidden_from_a_funder(
    visit: Open, store: Store, upload: Upload, release: Callable[..., int]
) -> None:
    upload(book(resources=ROWS))
    release(store, "2026Q1")
    app = visit(PAGE, role="Funder")
    amounts = dict(zip(app.table[0].value["Resource"], app.table[0].value["Amount"], strict=True))
    assert amounts["Legal aid"] == "[c]"
    assert amounts["Shelter nights"] == "50"
    assert "3 referrals" not in html(app)


def test_nothing_shared_is_said(visit: Open, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "attended": 30}]))
    app = visit(PAGE)
    assert "Nothing was reported as shared in 2026 Q1." in html(app)
    assert "No grant won together was reported." in said(app)
    assert "No event or training session of this period says both what it cost" in said(app)


def test_a_grant_alone_is_not_called_shared(visit: Open, upload: Upload) -> None:
    upload(book(resources=ROWS[-1:]))
    assert "a grant won together was reported, and nothing shared besides" in html(visit(PAGE))


def test_cost_is_set_against_people_where_both_are_known(visit: Open, upload: Upload) -> None:
    """E1: 300 for 30 people. E2 says no cost, E3 no people: both are left out. 300 ÷ 30 = 10."""
    events = [
        {"code": "E1", "attended": 30, "cost": 300},
        {"code": "E2", "attended": 50},
        {"code": "E3", "cost": 900},
    ]
    upload(book(events=events))
    app = visit(PAGE)
    assert '<p class="big">10 <span>per person</span></p>' in html(app)
    assert "Both cost and people are known of 1 of 3 events; the others are left out." in html(app)
    assert "Cheaper is not better." in html(app)


def test_the_demonstration_for_both(visit: Open, released_demo: Path) -> None:
    for role, charts in (("Program staff", 5), ("Funder", 4)):
        app = visit(PAGE, role=role)
        drawn = app.get("plotly_chart")
        assert len(drawn) == charts
        assert all(chart.proto.alt for chart in drawn)
        assert len(app.table) >= charts
        assert "by partner" not in " ".join(c.proto.alt for c in drawn if "Cost" in c.proto.alt)
