"""What is looked at before a quarter is approved, how far a quarter is, and merges tried."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from conftest import Upload
from workbooks import book

from data.approvals import APPROVED, REOPENED, Decision
from data.board import LATE, ON_TIME, Handed, Owed
from data.questionnaire import Item
from data.store import Store
from metrics.catalogue import indicators
from metrics.releases.keeping import BUILT, DISCARDED, PUBLISHED, REVISED, WITHDRAWN, Kept
from metrics.releases.reviewing import (
    Late,
    Recounted,
    Redefined,
    late,
    outliers,
    recounted,
    redefined,
    review,
    reworded,
)
from metrics.releases.stages import Stage
from metrics.releases.trying import dimensions_for, table_of, try_merges
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import quarter_window, windows_of

QUARTERS = windows_of("quarter", "2024Q2", "2026Q1")
STEADY = [19, 21, 19, 21, 19, 21, 19]


def series(values: Sequence[float | None], code: str = "events_held") -> list[Result]:
    return [
        Result(code, window, (), Estimate(value))
        for window, value in zip(QUARTERS, values, strict=True)
    ]


# -- outliers


def test_a_figure_outside_its_usual_range_is_an_outlier_with_the_reason() -> None:
    # The limits of the seven before: 19.857 ± 5.32.
    (found,) = outliers(series([*STEADY, 26]), "2026Q1")
    assert (found.result.window.label, found.result.estimate.value) == ("2026 Q1", 26)
    assert (round(found.usual.low, 2), round(found.usual.high, 2)) == (14.54, 25.18)
    assert found.usual.why == "above the usual range"


@pytest.mark.parametrize("last", [25, 20, None])
def test_a_usual_figure_and_none_are_no_outliers(last: float | None) -> None:
    assert list(outliers(series([*STEADY, last]), "2026Q1")) == []


def test_only_the_quarter_that_is_reviewed_is_looked_at() -> None:
    assert list(outliers(series([*STEADY, 26]), "2025Q4")) == []


# -- what came late, what changed


def test_a_partner_is_late_with_the_sheets_that_came_after_the_due_date() -> None:
    punctual = Handed(ON_TIME, True, True, submission=1)
    tardy = Handed(LATE, True, False, submission=2)
    owed = [
        Owed("P1", "Harbour House", {"events": punctual, "trainings": tardy}),
        Owed("P2", "Lantern School", {"events": punctual}),
    ]
    assert list(late(owed)) == [Late("Harbour House", ("Trainings",))]


def test_a_definition_is_another_where_its_version_is() -> None:
    now = indicators()["events_held"].version
    assert list(redefined({"events_held": now, "gone_since": 3})) == []
    assert list(redefined({"events_held": now + 1})) == [Redefined("events_held", now + 1, now)]


def item(wording: str, since: dt.date | None) -> Item:
    wordings = (("", wording),)
    return Item("S1", "signs", wordings, (), "agree", "", False, "", 0, "", since)


def test_an_item_is_asked_otherwise_from_the_quarter_in_which_the_change_lies() -> None:
    old, new = item("Do you know the signs?", None), item("Name a sign.", dt.date(2026, 2, 1))
    assert [(one.item, one.changed) for one in reworded([(old, new)], "2026Q1")] == [
        (new, ("wording",))
    ]
    assert list(reworded([(old, new)], "2026Q2")) == []
    same = replace(new, wordings=old.wordings)
    assert list(reworded([(old, same)], "2026Q1")) == []


def test_another_population_counts_in_the_quarter_of_its_day() -> None:
    dated = {"A1": ((dt.date(2020, 1, 1), 1000), (dt.date(2026, 3, 31), 1200))}
    assert list(recounted(dated, "2026Q1")) == [Recounted("A1", dt.date(2026, 3, 31), 1200, 1000)]
    assert list(recounted(dated, "2026Q2")) == []


def test_nothing_is_found_where_all_is_well(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "date": "2026-02-03"}]))
    found = review(store, "2026Q1", dt.date(2026, 3, 1))
    assert (found.aside, found.outliers, found.unread, found.ending) == (0, (), 0, ())


# -- how far a quarter is


def at(day: int) -> dt.datetime:
    return dt.datetime(2026, 4, day, 9)


def decision(action: str, day: int) -> Decision:
    return Decision("2026Q1", action, "", at(day), "ann")


def kept(number: int, state: str, day: int, revises: int | None = None) -> Kept:
    built = ("", at(day), "ann", at(day).date(), "")
    return Kept(number, "2026Q1", revises, *built, state, at(day), "ann")


def told(decided: list[Decision], several: list[Kept]) -> tuple[bool, int | None, int | None]:
    """Return whether there is anything to build, what may be published, and what is revised."""
    found = Stage("2026Q1", decided[::-1], several[::-1])
    return found.may_build, found.waiting.number if found.waiting else None, found.revises


APPROVAL, AGAIN, ONCE_MORE = decision(APPROVED, 1), decision(REOPENED, 10), decision(APPROVED, 12)


@pytest.mark.parametrize(
    ("decided", "several", "expected"),
    [
        ([], [], (False, None, None)),
        ([APPROVAL], [], (True, None, None)),
        ([APPROVAL], [kept(1, BUILT, 2)], (True, 1, None)),
        # Published and unchanged: nothing to build.
        ([APPROVAL], [kept(1, PUBLISHED, 2)], (False, None, 1)),
        # Opened again: what was built before may not be published.
        ([APPROVAL, AGAIN], [kept(1, BUILT, 2)], (False, None, None)),
        ([APPROVAL, AGAIN, ONCE_MORE], [kept(1, BUILT, 2)], (True, None, None)),
        # A revision of what was published.
        ([APPROVAL, AGAIN], [kept(1, PUBLISHED, 2)], (False, None, 1)),
        ([APPROVAL, AGAIN, ONCE_MORE], [kept(1, PUBLISHED, 2)], (True, None, 1)),
        (
            [APPROVAL, AGAIN, ONCE_MORE],
            [kept(1, PUBLISHED, 2), kept(2, BUILT, 13, revises=1)],
            (True, 2, 1),
        ),
        (
            [APPROVAL, AGAIN, ONCE_MORE],
            [kept(1, REVISED, 2), kept(2, PUBLISHED, 13, revises=1)],
            (False, None, 2),
        ),
        # Of two built at once the other one was published: this revises nothing that is there.
        ([APPROVAL], [kept(1, PUBLISHED, 2), kept(2, BUILT, 2)], (False, None, 1)),
        ([APPROVAL], [kept(1, WITHDRAWN, 2)], (True, None, None)),
        # One that was discarded is not published; what was built before it may be.
        ([APPROVAL], [kept(1, DISCARDED, 2)], (True, None, None)),
        ([APPROVAL], [kept(1, BUILT, 2), kept(2, DISCARDED, 2)], (True, 1, None)),
    ],
)
def test_how_far_a_quarter_is(
    decided: list[Decision], several: list[Kept], expected: tuple[bool, int | None, int | None]
) -> None:
    assert told(decided, several) == expected


def test_a_voice_that_may_not_be_shown_any_more_asks_for_a_revision() -> None:
    assert Stage("2026Q1", [APPROVAL], [kept(1, PUBLISHED, 2)], [7]).may_build


# -- merges


def counts(**of: int) -> tuple[list[Result], list[Result]]:
    """Return attendance of a quarter: as a whole, and by audience."""
    window, code = quarter_window("2026Q1"), "event_attendance"
    whole = Result(code, window, (), Estimate(float(sum(of.values()))))
    parts = [
        Result(code, window, (("audience", name),), Estimate(float(n))) for name, n in of.items()
    ]
    return [whole], parts


def test_two_small_groups_together_are_shown() -> None:
    # Were only 3 and 2 hidden, 45 − 40 would tell that neither is 5, so 40 is hidden as well.
    # Together they are 5, and all 45 people are shown.
    found = try_merges(*counts(businesses=3, faith=2, health=40), "audience")
    assert [({one.first, one.second}, one.gained, one.cells) for one in found] == [
        ({"businesses", "faith"}, 45, 0)
    ]


def test_nothing_is_gained_where_nothing_is_hidden() -> None:
    assert try_merges(*counts(youth=30, faith=20), "audience") == []


def test_groups_that_do_not_add_up_cannot_be_tried() -> None:
    (whole, parts) = counts(youth=30, faith=20)
    assert table_of(whole, parts[:1], "audience") is None
    with pytest.raises(ValueError, match="must add up"):
        try_merges(whole, parts[:1], "audience")


def test_merges_are_tried_of_people_who_add_up() -> None:
    assert "audience" in dimensions_for(indicators()["event_attendance"])
    assert dimensions_for(indicators()["events_held"]) == []  # no people
    assert dimensions_for(indicators()["event_participation_rate"]) == []  # a share
