"""Nothing to report is zero; nothing reported is not available."""

import datetime as dt
from typing import Any

import pytest
from conftest import Upload
from workbooks import book

from data.attestations import attest
from data.store import Store
from data.submissions import undo
from metrics.catalogue import indicators
from metrics.results import compute, quarter_window, stretch

BOTH_DATABASES = True
QUARTER = "2026Q1"
EVENT = {"code": "E1", "date": dt.date(2026, 2, 3), "lead": "P2", "attended": 12}
MAY = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)


@pytest.fixture
def members(upload: Upload) -> None:
    """The two partners and areas of ``workbooks``."""
    upload(book())


def figures(
    store: Store, code: str = "events_held", quarter: str = QUARTER, **asked: Any
) -> dict[Any, float | str]:
    """Return group → value, or the symbol that stands in its place."""
    found = compute(store, [indicators()[code]], [quarter_window(quarter)], **asked)
    return {
        tuple(value for _, value in one.group): one.estimate.status
        if one.estimate.value is None
        else one.estimate.value
        for one in found
    }


@pytest.mark.usefixtures("members")
def test_a_count_is_zero_once_it_was_said_and_not_available_before(store: Store) -> None:
    assert figures(store) == {(): "[x]"}
    said = attest(store, "P1", QUARTER, ["events"], "tester", MAY)
    assert figures(store) == {(): 0}
    assert figures(store, quarter="2025Q4") == {(): "[x]"}
    undo(store, said, "tester")
    assert figures(store) == {(): "[x]"}


@pytest.mark.usefixtures("members")
def test_a_share_of_nothing_is_not_applicable(store: Store) -> None:
    attest(store, "P1", QUARTER, ["events"], "tester", MAY)
    assert figures(store, "event_participation_rate") == {(): "[z]"}


@pytest.mark.usefixtures("members")
def test_by_partner_whoever_said_so_has_zero_and_whoever_did_not_has_nothing(
    store: Store, upload: Upload
) -> None:
    attest(store, "P1", QUARTER, ["events"], "tester", MAY)
    assert figures(store, by=["partner"]) == {("P1",): 0}
    assert figures(store, where={"partner": ["P1"]}) == {(): 0}
    assert figures(store, where={"partner": ["P2"]}) == {(): "[x]"}
    upload(book(events=[EVENT]), partner="P2")
    assert figures(store, by=["partner"]) == {("P1",): 0, ("P2",): 1}
    assert figures(store, by=["partner"], where={"partner": ["P1"]}) == {("P1",): 0}


def test_by_partner_each_quarter_tells_who_said_so_then(store: Store, upload: Upload) -> None:
    upload(book(events=[EVENT]), partner="P2")
    attest(store, "P2", "2025Q4", ["events"], "tester", MAY)
    attest(store, "P1", "2025Q3", ["events"], "tester", MAY)
    windows = [quarter_window(q) for q in ("2025Q3", "2025Q4", "2026Q1")]
    windows.append(stretch("2025Q3", "2026Q1"))
    found = compute(store, [indicators()["events_held"]], windows, by=["partner"])
    assert {(one.window.name, one.named["partner"]): one.estimate.value for one in found} == {
        ("2025Q3", "P1"): 0,
        ("2025Q3", "P2"): None,
        ("2025Q4", "P1"): None,
        ("2025Q4", "P2"): 0,
        ("2026Q1", "P1"): None,
        ("2026Q1", "P2"): 1,
        ("2025Q3..2026Q1", "P1"): 0,
        ("2025Q3..2026Q1", "P2"): 1,
    }


@pytest.mark.usefixtures("members")
def test_everyone_reached_is_nobody(store: Store) -> None:
    attest(store, "P1", QUARTER, ["events", "signins"], "tester", MAY)
    assert figures(store, "event_attendance") == {(): 0}
