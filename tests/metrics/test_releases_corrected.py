"""A released quarter is corrected by a few: what the next release hides for it, and says of it."""

import datetime as dt
from collections.abc import Sequence

import pytest
from conftest import Upload
from workbooks import book

from data.approvals import approve, reopen
from data.store import Store
from metrics.releases.audited import audit_of, keep_audit
from metrics.releases.building import Built, build
from metrics.releases.contents import Figure
from metrics.releases.corrected import THIS
from metrics.releases.costs import BROKEN_DOWN, LONGER, OWN, QUARTER, cost
from metrics.releases.foreseen import Foreseen, foreseen
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


def lines(built: Built, code: str) -> dict[str, int]:
    """Return window → the release with the correction an indicator's headline is hidden for."""
    return {
        built.figures[line].result.window.name: number
        for line, number in built.corrected.items()
        if built.figures[line].result.code == code and not built.figures[line].by
    }


def test_what_is_hidden_for_a_correction_says_in_which_release_that_was(following: Built) -> None:
    """Release 2 is the revision; walk-ins are unchanged, and hidden where who came is."""
    of = {"2026Q2": 2, "FY2026/10": 2, "2025Q4..2026Q3": 2}
    assert lines(following, "event_attendance") == of
    assert lines(following, "cost_per_person") == {}
    assert lines(following, "identifiable_share") == of
    assert set(following.corrected) <= set(following.rules)


def test_the_correction_may_be_in_the_release_that_is_built(store: Store, upload: Upload) -> None:
    report(upload, "2026Q2", 100)
    number, first = released(store, "2026Q2")
    assert first.corrected == {}
    reopen(store, "2026Q2", "ann", "An attendance was misread.")
    report(upload, "2026Q2", 102)
    _, second = released(store, "2026Q2", number)
    assert lines(second, "event_attendance") == {"2026Q2": THIS}
    with store.reading() as connection:
        kept = audit_of(connection, number + 1)
    assert kept is None  # ``keep`` alone keeps no audit
    with store.writing() as connection:
        keep_audit(connection, number + 1, second)
    with store.reading() as connection:
        kept = audit_of(connection, number + 1)
    assert kept is not None
    assert kept.corrected == dict.fromkeys(second.corrected, number + 1)


# -- before it is built


def corrected(store: Store, upload: Upload, attended: int) -> Foreseen:
    """Report 2026 Q2 with 100 attendances, release it, and correct them."""
    report(upload, "2026Q1", 90)
    report(upload, "2026Q2", 100)
    released(store, "2026Q2")
    assert foreseen(store, "2026Q2", DAY) == Foreseen()
    reopen(store, "2026Q2", "ann", "An attendance was misread.")
    report(upload, "2026Q2", attended)
    return foreseen(store, "2026Q2", DAY)


def names(figures: Sequence[Figure]) -> set[tuple[str, str]]:
    return {(figure.result.code, figure.result.window.name) for figure in figures}


@pytest.mark.parametrize("attended", [98, 102, 104])
def test_a_change_by_a_few_is_foreseen_and_comes_true(
    store: Store, upload: Upload, attended: int
) -> None:
    told = corrected(store, upload, attended)
    assert told
    assert ("event_attendance", "2026Q2") in names(told.headlines)
    assert ("event_attendance", "2026Q1") not in names(told.headlines)
    assert told.breakdowns > 0
    assert (told.likely, told.releases, told.few) == ((), (1,), 4)
    _, built = released(store, "2026Q2", 1)
    hidden = [f for f in built.figures if not f.by and f.result.estimate.status == "[c]"]
    assert names(told.headlines) <= names(hidden)


def test_a_change_by_five_may_be_told(store: Store, upload: Upload) -> None:
    assert not corrected(store, upload, 105)
    _, built = released(store, "2026Q2", 1)
    assert shown(built)["2026Q2"] == 105


def test_figures_corrected_back_are_what_they_were(store: Store, upload: Upload) -> None:
    assert corrected(store, upload, 102)
    report(upload, "2026Q2", 100)
    assert foreseen(store, "2026Q2", DAY) == Foreseen()


def test_longer_stretches_that_hold_a_corrected_quarter_are_foreseen_too(
    store: Store, following: Built
) -> None:
    """Year and last four quarters of 2026 Q3 were never told before, and hide it with Q2."""
    told = foreseen(store, "2026Q3", DAY)
    assert ("event_attendance", "2026Q2") in names(told.headlines)
    longer = {("event_attendance", name) for name in ("FY2026/10", "2025Q4..2026Q3")}
    assert longer <= names(told.likely)
    hidden = [f for f in following.figures if not f.by and f.result.estimate.status == "[c]"]
    assert names((*told.headlines, *told.likely)) <= names(hidden)


def test_without_a_release_nothing_is_foreseen(store: Store, upload: Upload) -> None:
    assert not foreseen(store, "2026Q2", DAY)
    report(upload, "2026Q2", 100)
    assert not foreseen(store, "2026Q2", DAY)


# -- what is lost


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
