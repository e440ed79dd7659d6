"""Figures of the whole coalition that a release hides: which ones readers will miss, and why."""

from metrics.releases.contents import Figure
from metrics.releases.foreseen import Foreseen
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import Window, last_four, quarter_window, year_window
from reports.releases.headlines import (
    Group,
    Headline,
    because,
    corrections,
    foreseen_lines,
    foreseen_words,
    grouped,
    hidden_headlines,
)

Q1, Q2, YEAR = quarter_window("2026Q1"), quarter_window("2026Q2"), year_window("2025")


def figure(code: str, window: Window, shown: bool = False, **group: str) -> Figure:
    estimate = Estimate(40.0) if shown else Estimate(None, status="[c]")
    return Figure((), Result(code, window, tuple(group.items()), estimate))


def test_each_hidden_headline_says_what_the_last_release_with_it_did() -> None:
    hidden = {
        3: figure("event_attendance", Q1),
        5: figure("campaign_reach", Q1, channel="broadcast"),
        8: figure("tips_received", YEAR),
        9: Figure(("area",), Result("tips_received", YEAR, (("area", "A1"),), Estimate(None))),
    }
    before = {
        1: [figure("event_attendance", Q1), figure("tips_received", YEAR, shown=True)],
        2: [figure("event_attendance", Q1, shown=True), figure("tips_received", YEAR)],
    }
    assert hidden_headlines(hidden, before, {3: 4, 9: 4}, {}) == [
        Headline("Attendance at events", Q1, 2, shown=True, corrected=4),
        Headline("Campaign reach (Radio and television)", Q1),
        Headline("Tips received", YEAR, 2),
    ]


def test_what_readers_will_miss_is_apart_from_what_was_hidden_before() -> None:
    """Own quarter first, then longer stretches, then other quarters; alike ones on one line."""
    headlines = [
        Headline("Tips received", Q1, 3, shown=True, corrected=5),
        Headline("Attendance at events", Q2, 3, shown=True, corrected=5),
        Headline("People reached", Q2, 3, shown=True, corrected=5),
        Headline("Referrals", Q2, 3, shown=True),
        Headline("Attendance at events", last_four("2026Q2"), None, corrected=4),
        Headline("Tips received", YEAR, 4),
        Headline("Confidence", Q2),
    ]
    assert grouped(headlines, 5, "2026Q2") == [
        Group(
            "hidden now, and shown before",
            (
                (
                    "2026 Q2, shown in release 3, hidden because of the correction in this release",
                    "Attendance at events; People reached",
                ),
                ("2026 Q2, shown in release 3", "Referrals"),
                (
                    "2026 Q1, shown in release 3, hidden because of the correction in this release",
                    "Tips received",
                ),
            ),
            4,
            first=True,
        ),
        Group(
            "hidden in 2026 Q2, which no release before told",
            (("2026 Q2", "Confidence"),),
            1,
            first=True,
        ),
        Group(
            "hidden elsewhere, and in no release before",
            (
                (
                    "2025 Q3 – 2026 Q2, hidden because of the correction in release 4",
                    "Attendance at events",
                ),
            ),
            1,
            first=False,
        ),
        Group("hidden before as well", (("2025", "Tips received"),), 1, first=False),
    ]


def test_how_many_figures_are_hidden_for_which_correction() -> None:
    assert because(4, 4) == "because of the correction in this release"
    assert corrections({1: 4, 7: 5, 9: 5}, 5) == (
        "Of those, because of the correction in release 4: 1; because of the correction in this "
        "release: 2."
    )
    assert corrections({}, 5) == ""


def test_what_corrections_will_hide_is_told_without_by_how_much() -> None:
    told = Foreseen(
        (figure("event_attendance", Q2, shown=True), figure("tips_received", Q2, shown=True)),
        26,
        (figure("event_attendance", last_four("2026Q2"), shown=True),),
        (1, 3),
        4,
    )
    assert foreseen_words(told) == (
        "Numbers that releases 1 and 3 show have changed by a few since (1 to 4 people). By how "
        "few is nobody’s to know, so what they are now will be hidden: 2 figures of the whole "
        "coalition and 26 figures of breakdowns, and most likely 1 in longer stretches. More may "
        "have to be hidden to guard them; that is known once it is built."
    )
    assert foreseen_lines(told, "2026Q2", {}) == (
        ("2026 Q2", "Attendance at events; Tips received"),
        ("2025 Q3 – 2026 Q2, most likely", "Attendance at events"),
    )
    assert foreseen_words(Foreseen()) == ""
    assert "1 to 10 where it is sensitive" in foreseen_words(Foreseen(breakdowns=1, few=10))
