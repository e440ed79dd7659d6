"""What a revision tells apart otherwise is said once; only what really changed is listed."""

from collections.abc import Sequence

import pytest
from releasing import WHEN

from data.approvals import approve, reopen
from data.store import Store
from metrics.dimensions import labels
from metrics.releases.choices import NONE, Choices, LeftOut, Together
from metrics.releases.contents import Figure
from metrics.releases.keeping import content, publish
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import quarter_window
from reports.releases import differences, make_release, read, sentence, told_apart, verify
from reports.releases.summary import summary
from reports.releases.told_apart import Apart, otherwise

KNOWN = {"area": {"A1": "North", "A2": "South", "A3": "West"}}
BOTH = Choices((Together("area", ("A1", "A2"), "Both ends"),))
ALL = Choices((Together("area", ("A1", "A2", "A3"), "Both ends"),))
PLAIN = Choices((Together("area", ("A1", "A2"), "North and South"),))
NO_AREA, NO_PARTNER = Choices((), (LeftOut("area"),)), Choices((), (LeftOut("partner"),))
NO_EVENTS = Choices((), (LeftOut("area", "events_held"),))
TWO = "North and South (area) are shown together as Both ends since this release."


def figure(number: int, **group: str) -> Figure:
    estimate = Estimate(number, n=number, numerator=number)
    result = Result("event_attendance", quarter_window("2026Q1"), tuple(group.items()), estimate)
    return Figure(tuple(group), result)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (BOTH, BOTH, []),
        (NONE, BOTH, [TWO]),
        (NONE, PLAIN, ["North and South (area) are shown together since this release."]),
        (BOTH, NONE, ["North and South (area) are not shown together any more."]),
        (
            BOTH,
            ALL,
            ["North, South and West (area) are shown together as Both ends since this release."],
        ),
        (
            ALL,
            BOTH,
            [
                TWO,
                "North, South and West (area) are not shown together any more.",
            ],
        ),
        (NONE, NO_AREA, ["Nothing is shown by area any more."]),
        (NO_AREA, NONE, ["Figures are shown by area since this release."]),
        (NONE, NO_EVENTS, ["Events held is not shown by area any more."]),
        (NO_EVENTS, NONE, ["Events held is shown by area since this release."]),
        (NO_EVENTS, NO_AREA, ["Nothing is shown by area any more."]),
        (
            NO_AREA,
            NO_EVENTS,
            ["Figures are shown by area since this release, but for Events held."],
        ),
        (
            NO_AREA,
            NO_PARTNER,
            [
                "Nothing is shown by partner any more.",
                "Figures are shown by area since this release.",
            ],
        ),
    ],
)
def test_what_is_told_apart_otherwise_is_said_once(
    old: Choices, new: Choices, said: Sequence[str]
) -> None:
    assert [one.sentence() for one in otherwise(old, new, KNOWN)] == said


def changed(old: Choices, new: Choices, before: dict[str, int], after: dict[str, int]) -> list[str]:
    old_figures, new_figures = (
        [figure(n, area=area) for area, n in some.items()] for some in (before, after)
    )
    found = differences(old_figures, new_figures, was=Apart(old), now=Apart(new))
    return [sentence(one, KNOWN) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        (NONE, BOTH, {"A1": 20, "A2": 30}, {"Both ends": 50}),
        (BOTH, NONE, {"Both ends": 50}, {"A1": 20, "A2": 30}),
        # The same name, and other areas behind it: 50 and 90 are no change of one figure.
        (BOTH, ALL, {"Both ends": 50, "A3": 40}, {"Both ends": 90}),
        # Another name, and the same areas behind it.
        (BOTH, PLAIN, {"Both ends": 50}, {"North and South": 50}),
        (NONE, NO_AREA, {"A1": 20}, {}),
        (NO_AREA, NONE, {}, {"A1": 20}),
    ],
)
def test_what_is_told_apart_otherwise_is_no_change_of_figures(
    old: Choices, new: Choices, before: dict[str, int], after: dict[str, int]
) -> None:
    whole = (figure(90), figure(90))
    assert differences(whole[:1], whole[1:], was=Apart(old), now=Apart(new)) == []
    assert changed(old, new, before, after) == []


def test_what_really_changed_is_listed_whatever_it_is_called() -> None:
    assert changed(NONE, BOTH, {"A1": 20, "A2": 30, "A3": 40}, {"Both ends": 54, "A3": 41}) == [
        "2026 Q1, West: Attendance at events: +1 attendance (from 40 to 41)."
    ]
    assert changed(BOTH, PLAIN, {"Both ends": 50}, {"North and South": 54}) == [
        "2026 Q1, North and South: Attendance at events: +4 attendances (from 50 to 54)."
    ]
    # An area that has figures for the first time is one, whatever else was chosen.
    assert changed(NONE, BOTH, {"A1": 20}, {"Both ends": 20, "A3": 40}) == [
        "2026 Q1, West: Attendance at events: 40, not told apart before."
    ]


def test_a_revision_says_so_in_its_file_as_its_note_does(store: Store, release: bytes) -> None:
    publish(store, 1, "bea")
    reopen(store, "2026Q1", "ann", "Small areas.")
    approve(store, "2026Q1", "ann")
    chosen = Choices(BOTH.together, (LeftOut("partner"),))
    number = make_release(store, "2026Q1", "ann", "", revises=1, when=WHEN, chosen=chosen)
    file = content(store, number)
    held = read(file)
    rows = held.table("changes")
    assert summary(rows).apart[:2] == (
        TWO,
        "Nothing is shown by partner any more.",
    )
    assert held.receipt.note == (
        "North and South (area) are shown together as Both ends. Nothing is shown by partner."
    )
    assert {row["what"] for row in rows} <= {
        "told together", "left out", "hidden now", "shown now", "changed",
    }  # fmt: skip
    found = [one for row in rows if (one := told_apart.read(row))]
    assert found == otherwise(NONE, chosen, labels(store))
    assert verify(store, file).same


def test_a_row_that_has_everything_again_but_for_some_is_read_as_it_was() -> None:
    (one,) = otherwise(NO_AREA, NO_EVENTS, KNOWN)
    row = one.place(16)
    held = {"what": one.what, "by": row[6], "code": "", "label_2": ""}
    held |= {"value_1": row[8], "label_1": row[9]}
    assert told_apart.read({name: str(value) for name, value in held.items()}) == one
