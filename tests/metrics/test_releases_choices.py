"""What is chosen for a release: values told as one in all its tables, breakdowns left out."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Upload
from workbooks import book

from data.approvals import approve, reopen
from data.problems import Refused
from data.store import Store
from metrics.dimensions import labels
from metrics.releases.beside import Ground
from metrics.releases.building import Built, build
from metrics.releases.choices import (
    NONE,
    Choices,
    LeftOut,
    Together,
    choices,
    from_plain,
    leave_out,
    put_together,
)
from metrics.releases.keeping import keep, publish
from metrics.releases.merged import grounds

DAY = dt.date(2026, 11, 1)
KNOWN = {"area": {"A1": "North", "A2": "South", "A3": "West"}}
BOTH = Choices((Together("area", ("A1", "A2"), "North and South"),))


AREAS = [
    {"code": code, "name": name, "population": 9000, "population_date": "2025-07-01"}
    for code, name in (("A1", "North"), ("A2", "South"), ("A3", "West"))
]
TIPS = [
    {"period": f"2026-0{month}", "area": area, "contacts": 50, "tips": n}
    for month, area, n in ((7, "A1", 2), (8, "A2", 41), (9, "A3", 16))
]


def event(number: int, area: str, attended: int) -> dict[str, Any]:
    counted = {"registered": attended + 20, "attended": attended, "audience": "parents"}
    return {"code": f"E{number}", "date": f"2026-08-0{number}", "area": area, **counted}


def coalition(upload: Upload, *late: int) -> None:
    """Hand in an event in each area, tips, and late events in the north."""
    gatherings = [event(1, "A1", 18), event(2, "A2", 19), event(3, "A3", 40)]
    gatherings += [event(4 + i, "A1", count) for i, count in enumerate(late)]
    upload(book(areas=AREAS, events=gatherings, outcomes=TIPS))


@pytest.fixture
def approved(store: Store, upload: Upload) -> Store:
    coalition(upload)
    approve(store, "2026Q3", "ann")
    return store


def told(built: Built, code: str, window: str = "2026Q3", by: str = "area") -> dict[object, object]:
    """Return value → figure of an indicator's breakdown, hidden ones as [c]."""
    return {
        figure.result.named[by]: (
            figure.result.estimate.value
            if figure.result.estimate.status == "ok"
            else figure.result.estimate.status
        )
        for figure in built.figures
        if (figure.result.code, figure.result.window.name, figure.by) == (code, window, (by,))
    }


def test_values_put_together_are_one_value_in_every_table(approved: Store) -> None:
    """18 in the north and 19 in the south of the third quarter are 37 together; 40 in the west."""
    built = build(approved, "2026Q3", DAY, chosen=BOTH)
    assert told(built, "event_attendance") == {"A3": 40, "North and South": 37}
    values = {f.result.named["area"] for f in built.figures if f.by == ("area",)}
    assert values - {None} == {"A3", "North and South"}


def test_a_share_of_values_put_together_is_worked_out_anew(approved: Store) -> None:
    """18 of 38 and 19 of 39 who registered came: 37 of 77, not the mean of two shares."""
    share = told(build(approved, "2026Q3", DAY, chosen=BOTH), "event_participation_rate")
    assert share["North and South"] == pytest.approx(37 / 77)


def test_residents_of_areas_put_together_are_added(approved: Store) -> None:
    """9,000 live in each of three areas."""
    built = build(approved, "2026Q3", DAY, chosen=BOTH)
    day = dt.date(2025, 7, 1)
    assert [(one.code, one.populations) for one in built.beside.areas] == [
        ("A3", ((day, 9000),)),
        ("North and South", ((day, 18000),)),
    ]
    # 5 and 7 lived there in 2023, 5 and 9 in 2025.
    before = dt.date(2023, 7, 1)
    dated = (Ground("A1", ((before, 5),)), Ground("A2", ((before, 7), (day, 9))))
    assert grounds(dated, BOTH)[0].populations == ((before, 12), (day, 14))
    undated = (Ground("A1", ((None, 5),)), Ground("A2", ((None, 7),)))
    assert grounds(undated, BOTH)[0].populations == ((None, 12),)
    unknown = (Ground("A1", ((day, 5),), (0, 1)), Ground("A2"))
    assert grounds(unknown, BOTH) == (Ground("North and South", (), (0, 1)),)


def test_what_is_left_out_is_in_no_table(approved: Store) -> None:
    chosen = Choices((), (LeftOut("area", "event_attendance"), LeftOut("audience")))
    built = build(approved, "2026Q3", DAY, chosen=chosen)
    tables = {(f.result.code, f.by) for f in built.figures}
    assert ("event_attendance", ("area",)) not in tables
    assert ("events_held", ("area",)) in tables
    assert not {code for code, by in tables if "audience" in by}


def test_who_has_an_earlier_release_cannot_subtract_from_what_is_put_together(
    approved: Store, upload: Upload
) -> None:
    """18 and 19 were shown; 3 more came late in the north. 40 together would tell them: 40 − 37."""
    first = build(approved, "2026Q3", DAY)
    assert told(first, "event_attendance") == {"A1": 18, "A2": 19, "A3": 40}
    publish(approved, keep(approved, first, b"first", "ann"), "ann")
    reopen(approved, "2026Q3", "ann", "a late event")
    coalition(upload, 3)
    approve(approved, "2026Q3", "ann")
    second = build(approved, "2026Q3", DAY, chosen=BOTH)
    assert second.report.ok
    assert told(second, "event_attendance")["North and South"] == "[c]"


def test_nor_who_has_a_later_one(approved: Store) -> None:
    """The release kept what its parts were, for those that come later."""
    first = build(approved, "2026Q3", DAY, chosen=BOTH)
    publish(approved, keep(approved, first, b"first", "ann"), "ann")
    second = build(approved, "2026Q3", DAY)
    assert second.report.ok
    # 2 tips in the north, 41 in the south: the 43 of both were shown.
    assert told(first, "tips_received")["North and South"] == 43
    assert {told(second, "tips_received")[area] for area in ("A1", "A2")} == {"[c]"}


# -- choosing


def test_choices_are_named_and_in_an_order_of_their_own() -> None:
    one = put_together(KNOWN, "area", ["South", "A1"])
    assert one == Together("area", ("A1", "A2"), "North and South")
    assert put_together(KNOWN, "area", ["A1", "A2"], " Both  ends ").name == "Both ends"
    chosen = choices(KNOWN, [one, one], [leave_out("channel"), leave_out("area", "tips_received")])
    assert chosen.left_out == (LeftOut("area", "tips_received"), LeftOut("channel"))
    assert from_plain(chosen.as_plain()) == chosen
    assert (NONE.as_plain(), from_plain({"due_days": 30})) == ({}, NONE)


def test_choices_are_said_in_words() -> None:
    named = put_together(KNOWN, "area", ["A1", "A2", "A3"], "All three")
    chosen = choices(KNOWN, [named], [leave_out("area", "tips_received"), leave_out("channel")])
    assert chosen.words(KNOWN) == [
        "North, South and West (area) are shown together as All three.",
        "Tips received is not shown by area.",
        "Nothing is shown by channel.",
    ]
    assert BOTH.words(KNOWN) == ["North and South (area) are shown together."]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: put_together(KNOWN, "area", ["A1", "Mars"]), "Mars"),
        (lambda: put_together(KNOWN, "area", ["A1", "North"]), "two or more"),
        (lambda: put_together(KNOWN, "colour", ["red", "blue"]), "colour"),
        (lambda: leave_out("area", "no_such"), "no_such"),
        (lambda: choices(KNOWN, [*BOTH.together, put_together(KNOWN, "area", ["A1", "A3"])], []),
         "put together twice"),
        (lambda: choices(KNOWN, [put_together(KNOWN, "area", ["A1", "A2"], "west")], []),
         "called so"),
    ],
)  # fmt: skip
def test_what_cannot_be_chosen_is_said(act: Callable[[], object], said: str) -> None:
    with pytest.raises(Refused) as refused:
        act()
    assert said in refused.value.problems[0].text


def test_audiences_put_together_are_called_as_their_list_calls_them(store: Store) -> None:
    one = put_together(labels(store), "audience", ["youth", "Parents"])
    assert (one.values, one.name) == (("parents", "youth"), "Parents and Youth")
