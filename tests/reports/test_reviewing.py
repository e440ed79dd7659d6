"""A review in words: a sentence for each point, and the note that keeps them."""

import datetime as dt

from metrics.change import Signal, Usual
from metrics.releases.reviewing import Late, Outlier, Recounted, Redefined, Review
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import quarter_window
from reports.reviewing import approved_with, note, points

ABOVE = Usual(
    14.54, 20, 25.18, "unusual, higher", (Signal(7, 1, "higher", 7),), "above the usual range"
)
FOUND = Review(
    "2026Q1",
    aside=2,
    outliers=(Outlier(Result("events_held", quarter_window("2026Q1"), (), Estimate(26)), ABOVE),),
    late=(Late("Harbour House", ("Events", "Trainings")),),
    redefined=(Redefined("events_held", 1, 2),),
    recounted=(Recounted("A1", dt.date(2026, 3, 31), 1200, 1000),),
    unread=1,
)


def test_each_point_is_a_sentence() -> None:
    assert [(one.sort, one.words) for one in points(FOUND, {"area": {"A1": "North"}})] == [
        ("problems", "2 rows are set aside and not settled."),
        (
            "outliers",
            "Events held: 26 events, above the usual range (15 to 25 events).",
        ),
        ("late", "Harbour House: Events and Trainings came after the due date."),
        (
            "definitions",
            "Events held: its definition is version 2, in the last release 1.",
        ),
        (
            "definitions",
            "North: 1,200 residents as of 31 March 2026, before 1,000. Rates rest on the new "
            "number since.",
        ),
        ("answers", "1 open answer of 2026 Q1 waits to be read; it is in no figure yet."),
    ]


def test_a_run_is_said_with_the_range_beside_it() -> None:
    run = Usual(14.54, 20, 25.18, "unusual, higher", (Signal(7, 2, "higher", 0),), "a run of eight")
    result = Result("events_held", quarter_window("2026Q1"), (), Estimate(22))
    (one,) = points(Review("2026Q1", outliers=(Outlier(result, run),)), {})
    assert one.words == (
        "Events held: 22 events, unusual: a run of eight (usual range 15 to 25 events)."
    )


def test_a_count_outside_its_range_never_stands_on_a_limit() -> None:
    six = Usual(0.0075, 3, 5.98, "unusual, higher", ABOVE.signals, ABOVE.why)
    result = Result("events_held", quarter_window("2026Q1"), (), Estimate(6))
    (one,) = points(Review("2026Q1", outliers=(Outlier(result, six),)), {})
    assert one.words == "Events held: 6 events, above the usual range (1 to 5 events)."


def test_the_range_of_a_resource_is_in_its_own_unit() -> None:
    steady = Usual(18.6, 30, 49.2, "unusual, lower", ABOVE.signals, "below the usual range")
    group = (("resource", "legal"), ("unit", "referrals"))
    result = Result("resources_shared", quarter_window("2026Q1"), group, Estimate(12))
    (one,) = points(Review("2026Q1", outliers=(Outlier(result, steady),)), {})
    assert one.words.endswith(": 12 referrals, below the usual range (19 to 49 referrals).")


def test_what_was_open_is_kept_with_what_was_typed() -> None:
    assert note(" the school  reports late ", ["One.", "Two."]) == (
        "the school reports late. Open then (2): One. Two."
    )
    assert note("", ["One."]) == "Open then (1): One."
    assert note("All in.", []) == "All in."
    assert note("", []) == ""


def test_an_approval_is_called_by_what_was_open() -> None:
    assert approved_with(note("All in.", [])) == "Approved"
    assert approved_with(None) == "Approved"
    assert approved_with(note("late", ["One."])) == "Approved with 1 point open"
    assert approved_with(note("", ["One.", "Two."])) == "Approved with 2 points open"
    assert approved_with("Open then: One. Two.") == "Approved with points open"
