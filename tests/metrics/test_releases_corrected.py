"""A released quarter is corrected by a few: what the next release hides for it, and says of it."""

import datetime as dt

import pytest
from conftest import Upload
from workbooks import book

from data.approvals import approve, reopen
from data.store import Store
from metrics.releases.building import Built, build
from metrics.releases.contents import Figure
from metrics.releases.costs import BROKEN_DOWN, LONGER, OWN, QUARTER, cost
from metrics.releases.keeping import keep, publish
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import Window, last_four, quarter_window

QUARTERS = ("2025Q4", "2026Q1", "2026Q2", "2026Q3")
DAY = dt.date(2026, 11, 20)


def report(upload: Upload, quarter: str, attended: int) -> None:
    """Report three events: at two of them the same eight people signed in, one was only counted."""
    month = {"1": "02", "2": "05", "3": "08", "4": "11"}[quarter[5]]
    counts = {"A": 8, "B": 8, "C": attended - 16}
    events = [
        {"code": f"{name}-{quarter}", "date": f"{quarter[:4]}-{month}-03", "attended": count}
        for name, count in counts.items()
    ]
    signins = [
        {"event_code": f"{name}-{quarter}", "person": f"K{i}", "attended": "yes"}
        for name in "AB"
        for i in range(8)
    ]
    upload(book(events=events, signins=signins), quarter=quarter)


def released(store: Store, quarter: str, revises: int | None = None) -> tuple[int, Built]:
    approve(store, quarter, "ann")
    built = build(store, quarter, DAY)
    number = keep(store, built, f"{quarter} {revises}".encode(), "ann", revises=revises)
    publish(store, number, "ann")
    return number, built


@pytest.fixture
def following(store: Store, upload: Upload) -> Built:
    """The release of 2026 Q3 after that of 2026 Q2 was revised: 102 attendances instead of 100."""
    for quarter, attended in zip(QUARTERS[:3], (80, 90, 100), strict=True):
        report(upload, quarter, attended)
    number, _ = released(store, "2026Q2")
    reopen(store, "2026Q2", "ann", "An attendance was misread.")
    report(upload, "2026Q2", 102)
    released(store, "2026Q2", number)
    report(upload, "2026Q3", 120)
    return released(store, "2026Q3")[1]


def shown(built: Built) -> dict[str, float | None]:
    """Return window → attendance at events, of the whole coalition."""
    of = (f.result for f in built.figures if f.result.code == "event_attendance" and not f.by)
    return {result.window.name: result.estimate.value for result in of}


def test_long_stretches_are_given_up_before_the_quarter_everyone_waits_for(
    following: Built,
) -> None:
    """Fiscal year and last four quarters are both 80 + 90 + 102 + 120: who sees one subtracts."""
    assert following.report.ok
    assert shown(following) == {
        "2025Q4": 80,
        "2026Q1": 90,
        "2026Q2": None,
        "2026Q3": 120,
        "FY2026/10": None,
        "2025Q4..2026Q3": None,
    }


@pytest.mark.parametrize(
    ("by", "window", "lost"),
    [
        ((), quarter_window("2026Q3"), OWN),
        ((), quarter_window("2026Q2"), QUARTER),
        ((), last_four("2026Q3"), LONGER),
        (("area",), quarter_window("2026Q3"), BROKEN_DOWN),
        (("area",), last_four("2026Q3"), BROKEN_DOWN),
    ],
)
def test_what_is_lost_with_a_figure(by: tuple[str, ...], window: Window, lost: int) -> None:
    group = tuple((name, "A1") for name in by)
    figure = Figure(by, Result("event_attendance", window, group, Estimate(40.0, numerator=40.0)))
    assert cost(figure, "2026Q3") == lost


def test_a_quarter_outweighs_all_longer_stretches_that_can_hold_it() -> None:
    """Two years, calendar and fiscal, and the last four quarters; each made of one number."""
    assert OWN > QUARTER > 4 * LONGER > LONGER > BROKEN_DOWN
