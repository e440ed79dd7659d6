"""What differs between two releases, in words, with the reason; nothing hidden is told."""

from decimal import Decimal
from typing import Any

import pytest
from conftest import Upload
from hypothesis import assume, given
from hypothesis import strategies as st
from releasing import EVENTS, WHEN, unzipped
from workbooks import book

from data.approvals import approve, reopen
from data.store import Store
from metrics.catalogue import indicators
from metrics.releases.building import HIDDEN
from metrics.releases.contents import Figure
from metrics.releases.keeping import content, publish
from metrics.results import Result
from metrics.shapes import NOT_APPLICABLE, NOT_AVAILABLE, Estimate
from metrics.windows import quarter_window, year_window
from reports.releases import differences, make_release, read, sentence
from reports.releases.changes import reasons
from reports.releases.differing import stepped
from reports.releases.provenance import Handed

KNOWN = {"area": {"A1": "North", "A2": "South"}}


def figure(
    estimate: Estimate, code: str = "event_attendance", quarter: str = "2026Q1", **group: Any
) -> Figure:
    window = quarter_window(quarter)
    return Figure(tuple(group), Result(code, window, tuple(group.items()), estimate))


def count(number: float) -> Estimate:
    return Estimate(number, n=number, numerator=number)


def share(part: int, whole: int) -> Estimate:
    return Estimate(part / whole, n=whole, numerator=part, denominator=whole)


def said(old: list[Figure], new: list[Figure], why: str = "") -> list[str]:
    found = differences(old, new, lambda figure: why)
    return [sentence(one, KNOWN) for one in found]


def test_what_is_as_it_was_is_not_mentioned() -> None:
    assert said([figure(count(240))], [figure(count(240))]) == []
    assert said([figure(share(1, 3))], [figure(share(1, 3))]) == []


def test_a_count_says_by_how_much_and_why() -> None:
    assert said([figure(count(240))], [figure(count(254))], "a late file from one partner") == [
        "2026 Q1: Attendance at events: +14 attendances (from 240 to 254); "
        "a late file from one partner."
    ]
    assert said([figure(count(240), area="A1")], [figure(count(231), area="A1")]) == [
        "2026 Q1, North: Attendance at events: −9 attendances (from 240 to 231)."
    ]


def test_a_share_says_points_and_what_it_rests_on() -> None:
    rate = "event_participation_rate"
    (words,) = said([figure(share(50, 100), rate)], [figure(share(63, 105), rate)])
    assert "+10 percentage points (from 50\u00a0% to 60\u00a0%; 63 of 105 " in words
    assert "before 50 of 100 " in words
    (words,) = said([figure(share(50, 100), rate)], [figure(share(60, 120), rate)])
    assert "still 50\u00a0%; 60 of 120 " in words


def test_what_was_not_reported_before() -> None:
    assert said([figure(NOT_AVAILABLE)], [figure(count(12))]) == [
        "2026 Q1: Attendance at events: 12, before not available."
    ]
    assert said([figure(count(0))], [figure(NOT_APPLICABLE)]) == [
        "2026 Q1: Attendance at events: not applicable, before 0."
    ]


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        # 362 of 1,318 are 27.47 %, of 1,332 they are 27.18 %: one decimal shows it.
        (share(362, 1318), share(362, 1332), "−0.3 percentage points (from 27.5 % to 27.2 %"),
        (share(50, 100), share(51, 100), "+1 percentage point (from 50 % to 51 %"),
        # 1 of 40,000 more is 0.0025 of a hundred.
        (share(10_000, 40_000), share(10_001, 40_000), "+0.0025 percentage points (from 25.0000 %"),
        (share(10**8, 4 * 10**8), share(10**8 + 1, 4 * 10**8), "less than 0.0001 more percentage"),
    ],
)
def test_a_change_is_what_was_taken_from_what_is(was: Estimate, now: Estimate, words: str) -> None:
    (told,) = said(
        [figure(was, "event_participation_rate")], [figure(now, "event_participation_rate")]
    )
    assert words in told.replace("\u00a0", " ")


def test_one_event_more_is_one_event() -> None:
    assert said([figure(count(30), "events_held")], [figure(count(31), "events_held")]) == [
        "2026 Q1: Events held: +1 event (from 30 to 31)."
    ]


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_whoever_subtracts_gets_what_is_said(was: int, more: int) -> None:
    by, before, now = stepped(indicators()["event_attendance"], was, was + more)
    plain = [int(text.replace(",", "")) for text in (by, before, now)]
    assert plain == [more, was, was + more]


@given(st.floats(0, 1), st.floats(0, 1))
def test_whoever_subtracts_shares_gets_what_is_said(was: float, now: float) -> None:
    assume(abs(was - now) > 1e-5)
    told = stepped(indicators()["event_participation_rate"], was, now)
    by, before, after = (Decimal(text.replace("−", "-").replace("\u00a0%", "")) for text in told)
    assert by == after - before
    assert by != 0


def test_shown_anew_hidden_anew_told_apart_anew_and_not_any_more() -> None:
    old = [figure(HIDDEN, area="A1"), figure(count(37), area="A2"), figure(count(8), area=None)]
    new = [figure(count(41), area="A1"), figure(HIDDEN, area="A2"), figure(count(6), area="A3")]
    assert said(old, new) == [
        "2026 Q1, North: Attendance at events: 41, hidden before.",
        "2026 Q1, South: Attendance at events: hidden now, shown before.",
        "2026 Q1, A3: Attendance at events: 6, not told apart before.",
        "2026 Q1, No single area: Attendance at events: not told apart any more.",
    ]


def test_windows_of_one_release_only_are_left_out() -> None:
    old = [figure(count(1), quarter="2025Q4"), figure(count(5))]
    new = [figure(count(5)), figure(count(9), quarter="2026Q2")]
    assert differences(old, new) == []


SMALL = st.integers(1, 4)


@given(SMALL, SMALL, st.integers(5, 9))
def test_nothing_depends_on_what_is_hidden(one: int, other: int, shown: int) -> None:
    """Whatever a hidden number was or is, what is said is the same."""
    pairs = [
        ([figure(HIDDEN, area="A1")], [figure(HIDDEN, area="A1")]),
        ([figure(HIDDEN, area="A1")], [figure(count(shown), area="A1")]),
        ([figure(count(shown), area="A1")], [figure(HIDDEN, area="A1")]),
    ]
    words = [said(old, new) for old, new in pairs]
    assert words[0] == []
    assert str(shown) in words[1][0]
    # What was shown before and must not be any more is not shown once more.
    assert not any(char.isdigit() for char in words[2][0].replace("2026 Q1", ""))


# -- why


def handed(number: int, partner: str, quarter: str = "2026Q1", kind: str = "events") -> Handed:
    return Handed(number, kind, partner, f"Partner {partner}", quarter, "")


def why(before: list[Handed], after: list[Handed], versions: dict[str, int] | None = None) -> str:
    return reasons(before, after, versions or {}).of(figure(count(1)))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([], [handed(1, "P1")], "a late file from one partner"),
        ([], [handed(1, "P1"), handed(2, "P2")], "late files from 2 partners"),
        ([handed(1, "P1")], [handed(3, "P1")], "a corrected file from one partner"),
        ([handed(1, "P1")], [], "a file undone of one partner"),
        (
            [handed(1, "P1")],
            [handed(3, "P1"), handed(4, "P2")],
            "a late file from one partner; a corrected file from one partner",
        ),
        ([handed(1, "", "", "areas")], [handed(2, "", "", "areas")], "the lists"),
        ([], [handed(1, "P1", "2025Q4")], ""),
        ([], [handed(1, "P1", kind="tips")], ""),
        ([handed(1, "P1")], [handed(1, "P1")], ""),
    ],
)
def test_the_reason_counts_partners_and_names_none(
    before: list[Handed], after: list[Handed], words: str
) -> None:
    found = why(before, after)
    assert found == words.replace("the lists", "the coalition's lists were changed")
    assert "Partner" not in found


def test_rows_only_added_are_a_late_file() -> None:
    found = reasons([handed(1, "P1")], [handed(3, "P1")], {}, added={3})
    assert found.of(figure(count(1))) == "a late file from one partner"


@pytest.mark.parametrize(
    ("first", "words"),
    [(40, "a late file from one partner"), (41, "a corrected file from one partner")],
)
def test_a_file_sent_again_with_an_event_more_is_late_unless_a_row_changed(
    store: Store, upload: Upload, release: bytes, first: int, words: str
) -> None:
    publish(store, 1, "bea")
    reopen(store, "2026Q1", "ann", "A late file.")
    one, *others = EVENTS
    more = {"code": "E7", "date": "2026-03-09", "area": "A1", "attended": 14, "registered": 14}
    upload(book(events=[{**one, "attended": first}, *others, more]))
    approve(store, "2026Q1", "ann")
    held = read(content(store, make_release(store, "2026Q1", "ann", revises=1, when=WHEN)))
    assert {row["why"] for row in held.table("changes")} == {words}


def test_another_definition_is_a_reason() -> None:
    told = why([], [], {"event_attendance": 7})
    assert told == "its definition is version 1, before it was 7"


def test_a_year_changes_with_any_of_its_quarters() -> None:
    year = Figure((), Result("event_attendance", year_window("2026"), (), count(1)))
    found = reasons([], [handed(1, "P1", "2026Q3")], {})
    assert found.of(year) == "a late file from one partner"


# -- in the file


def test_a_revision_says_what_changed_by_how_much_and_why(
    store: Store, upload: Upload, release: bytes
) -> None:
    publish(store, 1, "bea")
    reopen(store, "2026Q1", "ann", "A late file.")
    upload(
        book(events=[{"code": "E7", "date": "2026-03-09", "area": "A1", "attended": 14}]),
        partner="P2",
    )
    approve(store, "2026Q1", "ann")
    number = make_release(store, "2026Q1", "ann", "A late file.", revises=1, when=WHEN)
    held = read(content(store, number))
    assert held.receipt.revises == 1
    rows = {(row["code"], row["window"], row["by"]): row for row in held.table("changes")}
    row = rows["event_attendance", "2026Q1", ""]
    assert [row[name] for name in ("what", "was", "is", "change", "why")] == [
        "changed", "45", "59", "14", "a late file from one partner",
    ]  # fmt: skip
    assert row["in_words"] == (
        "2026 Q1: Attendance at events: +14 attendances (from 45 to 59); "
        "a late file from one partner."
    )
    changed = [row for row in held.table("changes") if row["what"] == "changed"]
    assert not any("[c]" in row.values() for row in changed)
    assert (
        "RELEASE 2026 Q1, number 2, revises release 1"
        in unzipped(content(store, number))["README.txt"].decode()
    )
