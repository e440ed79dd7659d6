"""Small numbers: what is one, and what is left of a figure that shows none."""

import pytest

from metrics.catalogue import indicator
from metrics.disclosure import HIDDEN, protect
from metrics.releases.building import hide
from metrics.releases.contents import Figure
from metrics.results import Result, quarter_window
from metrics.shapes import NOT_AVAILABLE, Count, Distinct, Estimate, Proportion
from metrics.terms import Heads

STANDARD = indicator("event_attendance")
SENSITIVE = indicator("tips_received")
SHARE = indicator("event_participation_rate")
PEOPLE = indicator("people_reached_unduplicated")


def count(number: float) -> Estimate:
    assert isinstance(STANDARD.value, Count)
    return STANDARD.value.estimate(
        dict.fromkeys(STANDARD.value.terms, 0) | {STANDARD.value.what: number}
    )


def share(part: int, whole: int) -> Estimate:
    assert isinstance(SHARE.value, Proportion)
    return SHARE.value.estimate({SHARE.value.part: part, SHARE.value.whole: whole})


def people(told_apart: int, *heads: int) -> Estimate:
    assert isinstance(PEOPLE.value, Distinct)
    keyed, (events, trainings) = PEOPLE.value.keyed[0], PEOPLE.value.heads
    counted = Heads(sum(heads), max(heads, default=0))
    found = {keyed: frozenset(range(told_apart)), events: counted, trainings: Heads()}
    return PEOPLE.value.estimate(found)


def result(estimate: Estimate, quarter: str = "2026Q1", **group: str) -> Result:
    return Result("any", quarter_window(quarter), tuple(group.items()), estimate)


def by_area(*estimates: Estimate) -> list[Result]:
    return [result(one, area=f"A{i}") for i, one in enumerate(estimates, 1)]


def shown(results: list[Result]) -> list[float | str | None]:
    """Return the figures as they are shown, None for nothing and [c] for what is hidden."""
    return [r.estimate.status if r.estimate == HIDDEN else r.estimate.value for r in results]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_one_to_four_people_are_hidden(number: int) -> None:
    assert shown(protect(STANDARD, [result(count(number))])) == ["[c]"]


@pytest.mark.parametrize("number", [0, 5, 6, 400])
def test_nobody_and_five_or_more_are_shown(number: int) -> None:
    assert shown(protect(STANDARD, [result(count(number))])) == [number]


@pytest.mark.parametrize("number", [1, 5, 10])
def test_one_to_ten_tips_are_hidden(number: int) -> None:
    assert shown(protect(SENSITIVE, [result(count(number))])) == ["[c]"]


@pytest.mark.parametrize("number", [0, 11, 400])
def test_no_tips_and_eleven_or_more_are_shown(number: int) -> None:
    assert shown(protect(SENSITIVE, [result(count(number))])) == [number]


@pytest.mark.parametrize(
    ("part", "whole", "why"),
    [
        (3, 50, "3 came"),
        (47, 50, "3 did not come: 50 − 47"),
        (0, 3, "3 registered"),
        (3, 3, "3 registered"),
    ],
)
def test_a_share_is_hidden_by_part_complement_and_whole(part: int, whole: int, why: str) -> None:
    assert shown(protect(SHARE, [result(share(part, whole))])) == ["[c]"], why


@pytest.mark.parametrize(("part", "whole"), [(5, 50), (45, 50), (0, 50), (50, 50), (5, 10)])
def test_a_share_of_enough_people_is_shown(part: int, whole: int) -> None:
    assert shown(protect(SHARE, [result(share(part, whole))])) == [part / whole]


def test_limits_of_distinct_people_give_nothing_away() -> None:
    # 2 told apart, nobody else: 2. 3 counted and 2 told apart: at least 3, at most 5.
    assert shown(protect(PEOPLE, [result(people(2))])) == ["[c]"]
    assert shown(protect(PEOPLE, [result(people(2, 3))])) == ["[c]"]
    # 40 told apart and 30 counted: at least 40, at most 70.
    assert shown(protect(PEOPLE, [result(people(40, 30))])) == [40]


def test_what_is_hidden_carries_no_number() -> None:
    (hidden,) = protect(STANDARD, [result(count(3))])
    numbers = ("value", "low", "high", "n", "numerator", "denominator")
    assert [getattr(hidden.estimate, name) for name in numbers] == [None] * 6
    assert hidden.estimate.note == ""
    assert "3" not in repr(hidden.estimate)


def test_what_was_only_counted_is_not_given_away() -> None:
    """38 told apart and 3 only counted: the limits 38 and 41 would say 3."""
    people = indicator("people_reached_unduplicated")
    keyed, *heads = people.value.terms
    of = {keyed: frozenset(range(38)), heads[0]: Heads(3, 3), heads[1]: Heads()}
    estimate = people.value.estimate(of)
    assert (estimate.low, estimate.high) == (38, 41)
    whole = Result(people.code, quarter_window("2026Q1"), (), estimate)
    ((released,), _) = hide([Figure((), whole)], frozenset())
    found = released.result.estimate
    assert (found.value, found.low, found.high) == (38, None, None)
    assert found.note == "Some people were only counted, so the figure is at least that many."


def test_small_numbers_of_young_people_are_sensitive() -> None:
    parts = [result(count(9), audience=audience) for audience in ("youth", "parents")]
    assert shown(protect(STANDARD, parts)) == ["[c]", 9]


def test_a_figure_on_its_own_takes_nothing_with_it() -> None:
    quarters = [result(count(3), "2026Q1"), result(count(8), "2026Q2")]
    assert shown(protect(STANDARD, quarters)) == ["[c]", 8]


@pytest.mark.parametrize("code", ["events_held", "campaigns_conducted", "materials_distributed"])
def test_what_the_coalition_did_is_not_hidden(code: str) -> None:
    results = by_area(count(1), count(3), count(20))
    assert protect(indicator(code), results) == results


def test_what_was_not_reported_stays_not_available() -> None:
    results = by_area(NOT_AVAILABLE, count(8))
    assert protect(STANDARD, results) == results


def test_everything_else_about_a_result_stays() -> None:
    (before,) = by_area(count(3))
    (after,) = protect(STANDARD, [before])
    assert (after.code, after.window, after.group) == (before.code, before.window, before.group)
