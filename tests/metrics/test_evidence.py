"""Badges of evidence: each rule with the figures at its edges."""

import pytest

from metrics.catalogue import indicators
from metrics.evidence import GRADES, MANY, RULES, badge, rules_of
from metrics.methods import wilson
from metrics.results import Result, quarter_window
from metrics.shapes import NOT_AVAILABLE, Estimate
from reports import docs, wording

AWARE = indicators()["awareness_share"]
EVENTS = indicators()["events_held"]
ATTENDANCE = indicators()["event_attendance"]
PEOPLE = indicators()["people_reached_unduplicated"]
TIPS = indicators()["tips_received"]


def of(code: str, estimate: Estimate, **group: object) -> Result:
    return Result(code, quarter_window("2026Q2"), tuple(group.items()), estimate)


@pytest.mark.parametrize(
    ("design", "n", "match_rate", "grade"),
    [
        ("comparison", 100, None, "strong"),
        ("comparison", 99, None, "fair"),
        ("comparison", 19, None, "too few"),
        ("matched", 100, None, "fair"),
        ("matched", 100, 0.6, "fair"),
        ("matched", 100, 0.59, "limited"),
        ("matched", 99, 1.0, "limited"),
        ("matched", 20, 0.1, "limited"),
        ("matched", 19, 1.0, "too few"),
        ("follow_up", 212, 0.7, "fair"),
        ("follow_up", 40, None, "limited"),
        ("unmatched", 100, None, "limited"),
        ("unmatched", 99, None, "weak"),
        ("retrospective", 500, None, "weak"),
        ("post_only", 500, None, "weak"),
        ("post_only", 19, None, "too few"),
        ("", 500, None, "weak"),
    ],
)
def test_design_size_and_match_rate_make_the_grade(
    design: str, n: int, match_rate: float | None, grade: str
) -> None:
    held = badge(AWARE, of(AWARE.code, Estimate(0.5, n=n, matched=match_rate), design=design))
    assert held is not None
    assert held.grade == grade
    assert held.rule in {rule.words for rule in RULES if rule.grade == grade}


def test_what_is_counted_estimated_and_recorded() -> None:
    def grade(code: str, estimate: Estimate) -> str:
        held = badge(indicators()[code], of(code, estimate))
        assert held is not None
        return held.grade

    assert grade(EVENTS.code, Estimate(14)) == "counted"
    assert grade(ATTENDANCE.code, Estimate(50)) == "counted"
    assert grade(ATTENDANCE.code, Estimate(50, note="20 of them are estimates.")) == "estimated"
    assert grade(PEOPLE.code, Estimate(438, 438, 1062, note="624 only counted.")) == "estimated"
    assert grade(PEOPLE.code, Estimate(438)) == "counted"
    # The limits are hidden from whoever may not see small numbers; the words remain.
    assert grade(PEOPLE.code, Estimate(438, caution="Some were only counted.")) == "estimated"
    assert grade(TIPS.code, Estimate(25)) == "recorded"


def test_no_figure_has_no_badge() -> None:
    assert badge(AWARE, of(AWARE.code, NOT_AVAILABLE)) is None
    assert wording.evidence(AWARE, of(AWARE.code, NOT_AVAILABLE)) == ""


def test_a_hundred_answers_tell_a_share_within_ten_points() -> None:
    low, high = wilson(MANY / 2, MANY)
    assert 0.4 < low < high < 0.6


def test_it_stands_beside_design_and_n() -> None:
    matched = of(AWARE.code, Estimate(0.75, n=212), design="matched")
    assert wording.evidence(AWARE, matched) == "Before and after, matched · n = 212 · fair evidence"
    hint = of(AWARE.code, Estimate(0.75, n=12), design="post_only")
    assert wording.evidence(AWARE, hint) == "After only · n = 12 · too few to say"
    assert wording.evidence(EVENTS, of(EVENTS.code, Estimate(14))) == "counted"
    assert wording.evidence(TIPS, of(TIPS.code, Estimate(14))) == "recorded, not measured"


def test_every_rule_is_printed() -> None:
    glossary = docs.glossary()
    for rule in RULES:
        assert rule.words in glossary
    for one in indicators().values():
        for grade, words in rules_of(one):
            assert grade in GRADES and words in glossary
