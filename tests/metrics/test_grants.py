"""Grants: what each paid for is told apart, and gives no partner's small numbers away."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import Upload
from workbooks import book

from data.approvals import approve
from data.asking import Asked
from data.plan import plan_file
from data.store import Store
from metrics.catalogue import indicators
from metrics.dimensions import label, labels
from metrics.releases import building
from metrics.releases.beside import Granted
from metrics.results import compute
from metrics.windows import quarter_window

Q1 = quarter_window("2026Q1")
DAY = dt.date(2026, 4, 20)
GRANTS = (
    {"code": "G1", "name": "Youth grant", "funder": "A foundation", "start": dt.date(2025, 10, 1)},
)
PARTNERS = [{"code": f"P{n}", "name": f"Partner {n}", "type": "nonprofit"} for n in range(1, 5)]


def events(*rows: tuple[str, str | None, int]) -> list[dict[str, Any]]:
    """Return an event a row: its lead, the grant that paid and how many came."""
    return [
        {"code": f"E{n}", "date": "2026-02-03", "lead": lead, "grant": grant, "attended": attended}
        for n, (lead, grant, attended) in enumerate(rows)
    ]


def by(store: Store, code: str) -> dict[Any, float | None]:
    found = compute(store, [indicators()[code]], [Q1], ["grant"], day=DAY)
    return {result.named["grant"]: result.estimate.value for result in found}


def test_what_a_grant_paid_for_is_told_apart(store: Store, upload: Upload) -> None:
    # Written by code and by name; of two events nobody says that a grant paid.
    held = events(("P1", "G1", 40), ("P2", "Youth grant", 12), ("P1", None, 30), ("P2", None, 5))
    upload(book(grants=GRANTS, events=held))
    assert by(store, "event_attendance") == {"G1": 40 + 12, None: 30 + 5}
    assert by(store, "events_held") == {"G1": 2, None: 2}
    known = labels(store)
    assert [label(known, "grant", code) for code in ("G1", None)] == ["Youth grant", "No grant"]


def test_whoever_signed_in_twice_counts_once_for_a_grant(store: Store, upload: Upload) -> None:
    held = events(("P1", "G1", 2), ("P1", "G1", 1), ("P1", None, 1))
    came = (("E0", "A"), ("E0", "B"), ("E1", "A"), ("E2", "A"))
    signed_in = [{"event_code": code, "person": who, "attended": True} for code, who in came]
    upload(book(grants=GRANTS, events=held, signins=signed_in))
    # A and B came to what the grant paid for; A to the other as well.
    assert by(store, "people_reached_unduplicated") == {"G1": 2, None: 1}


def test_a_grant_nobody_knows_is_asked_about(store: Store) -> None:
    content = book(grants=GRANTS, events=events(("P1", "Yuth grant", 3)))
    plan = plan_file(store, content, "file.xlsx", Asked(partner="P1", quarter="2026Q1"))
    (asked,) = [question for question in plan.questions if question.about == "value"]
    assert (asked.found, asked.answer, asked.open) == ("Yuth grant", "G1", True)


def figures(store: Store, dimension: str) -> dict[Any, float | None]:
    """Return attendance of the quarter by a dimension, as a release shows it; None: hidden."""
    built = building.build(store, "2026Q1", DAY)
    return {
        figure.result.named[dimension]: figure.result.estimate.value
        for figure in built.figures
        if figure.result.code == "event_attendance"
        and figure.result.window.name == "2026Q1"
        and figure.by == (dimension,)
    }


def _nothing(*_: Any) -> Iterator[Any]:
    return iter(())


def test_who_knows_what_a_grant_paid_for_learns_no_small_number(
    store: Store, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It is public that the grant pays for all that P1 and P2 do, and for nothing else.
    held = events(("P1", "G1", 3), ("P2", "G1", 90), ("P3", None, 50), ("P4", None, 20))
    upload(book(partners=PARTNERS, grants=GRANTS, events=held))
    approve(store, "2026Q1", "tester")
    paid, partner = figures(store, "grant"), figures(store, "partner")
    assert partner["P1"] is None
    assert None in (paid["G1"], partner["P2"])
    # Were the two breakdowns protected one by one, 93 for the grant less 90 would be the 3.
    monkeypatch.setattr(building, "figures_crossed", _nothing)
    paid, partner = figures(store, "grant"), figures(store, "partner")
    assert (paid["G1"], partner["P2"]) == (3 + 90, 90)


def test_a_release_has_no_breakdown_by_grant_where_no_grant_paid(
    store: Store, upload: Upload
) -> None:
    upload(book(events=events(("P1", None, 30), ("P2", None, 50))))
    approve(store, "2026Q1", "tester")
    built = building.build(store, "2026Q1", DAY)
    assert not any("grant" in figure.by for figure in built.figures)


def test_a_release_has_the_grants_as_they_were(store: Store, upload: Upload) -> None:
    upload(book(grants=GRANTS, events=events(("P1", "G1", 30))))
    approve(store, "2026Q1", "tester")
    held = building.build(store, "2026Q1", DAY).beside.grants
    assert held == (Granted("G1", "Youth grant", "A foundation", dt.date(2025, 10, 1), None),)
