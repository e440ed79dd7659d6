"""Survey figures: changes of the same people, differences between groups, and net scores."""

import datetime as dt
from math import sqrt
from typing import Any

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from metrics.methods import Sample
from metrics.pairs import Sheet, match
from metrics.shapes import Estimate
from metrics.surveyed import NetScore, Shift, net_interval
from metrics.terms import Pairs, Term

BEFORE, AFTER, LATER = "before", "after", "follow_up"
NOBODY = Pairs()


def sheets(*told: tuple[int, str, int]) -> list[Sheet]:
    """Return sheets of (respondent, wave, day of March), numbered in their order."""
    days = [dt.date(2026, 3, day) for _, _, day in told]
    return [
        Sheet(who, wave, day, i)
        for i, ((who, wave, _), day) in enumerate(zip(told, days, strict=True))
    ]


def paired(*told: tuple[int, str, int], later: str = AFTER) -> list[tuple[int, int]]:
    return [(one.of, other.of) for one, other in match(sheets(*told), later)]


def test_a_code_that_answers_before_and_after_is_a_pair() -> None:
    assert paired((1, BEFORE, 1), (2, BEFORE, 1), (1, AFTER, 2)) == [(0, 2)]


def test_before_comes_before_after_on_one_day() -> None:
    assert paired((1, AFTER, 1), (1, BEFORE, 1)) == [(1, 0)]


def test_an_after_before_its_before_is_no_pair() -> None:
    assert paired((1, AFTER, 1), (1, BEFORE, 2)) == []


def test_who_comes_twice_is_paired_twice() -> None:
    told = ((1, BEFORE, 1), (1, AFTER, 2), (1, BEFORE, 8), (1, AFTER, 9))
    assert paired(*told) == [(0, 1), (2, 3)]


def test_of_two_before_the_last_counts_and_of_two_after_the_first() -> None:
    told = ((1, BEFORE, 1), (1, BEFORE, 2), (1, AFTER, 3), (1, AFTER, 4))
    assert paired(*told) == [(1, 2)]


def test_a_follow_up_is_held_against_the_one_before() -> None:
    told = ((1, BEFORE, 1), (1, AFTER, 2), (1, LATER, 20))
    assert paired(*told, later=LATER) == [(0, 2)]


def pairs_of(*values: tuple[float, float]) -> Pairs:
    return sum((Pairs.of(before, after) for before, after in values), Pairs())


def shift(mine: Pairs = NOBODY, theirs: Pairs = NOBODY, **sums: list[float]) -> Estimate:
    """Estimate from matched respondents, and everybody's scores by wave and group."""
    shape = Shift("perception")
    of: dict[Term, Any] = dict(zip(shape.terms[:2], (mine, theirs), strict=True))
    sides = zip(("before", "after", "compared"), range(2, 11, 3), strict=True)
    for side, at in sides:
        values = sums.get(side, [])
        n_sum_squares = (len(values), sum(values), sum(v * v for v in values))
        of |= dict(zip(shape.terms[at : at + 3], n_sum_squares, strict=True))
    return shape.estimate(of)


def test_a_change_of_the_same_people() -> None:
    before, after = [2.0, 3.0, 3.0, 4.0], [3.0, 3.0, 5.0, 3.0]
    found = shift(
        pairs_of(*zip(before, after, strict=True)), before=[*before, 1.0], after=[*after, 5.0]
    )
    # (+1 + 0 + 2 − 1) ÷ 4; one of the five asked before was not matched.
    assert found.value == 0.5
    assert (found.n, found.moved, found.matched) == (4, (2, 1, 1), 0.8)
    expected = scipy.stats.ttest_rel(after, before).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert (found.status, found.method) == ("[u]", "mean change, paired t 95 %")


def test_without_matching_it_is_the_difference_of_means() -> None:
    before, after = [2.0, 3.0, 3.0, 4.0], [3.0, 4.0, 5.0]
    found = shift(before=before, after=after)
    assert found.value == 4 - 3
    expected = scipy.stats.ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert (found.n, found.matched) == (3, None)


def test_with_a_comparison_group_its_change_is_taken_off() -> None:
    mine, theirs = pairs_of((1, 3), (1, 2)), pairs_of((1, 1), (1, 2))
    assert shift(mine, theirs).value == 1.5 - 0.5


def test_a_group_asked_only_afterwards_is_compared_afterwards() -> None:
    assert shift(before=[1.0, 1.0], after=[4.0, 5.0], compared=[3.0, 4.0]).value == 4.5 - 3.5


def test_one_side_is_no_change() -> None:
    assert shift(after=[4.0, 5.0]).status == "[x]"


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=12))
def test_pairs_are_added_up_in_any_order(told: list[tuple[int, int]]) -> None:
    found = pairs_of(*told)
    assert found == pairs_of(*reversed(told))
    assert found.n == len(told) == found.improved + found.same + found.declined
    assert found.change == sum(after - before for before, after in told)
    changes = Sample.from_totals(found.n, found.change, found.change_squares)
    assert changes.mean == pytest.approx(sum(a - b for b, a in told) / len(told))


def net(up: int, down: int, n: int) -> Estimate:
    shape = NetScore(*Shift("perception").terms[2:5])
    return shape.estimate(dict(zip(shape.terms, (up, down, n), strict=True)))


def test_promoters_less_detractors_per_hundred() -> None:
    found = net(30, 10, 50)
    assert (found.value, found.n, found.status) == (40, 50, "ok")
    # By hand: (30.75 − 10.75) ÷ 53, and 1.96 √((30.75 + 10.75) ÷ 53 − that²) ÷ √53.
    middle = 20 / 53
    reach = 1.959964 * sqrt((41.5 / 53 - middle**2) / 53)
    assert (found.low, found.high) == pytest.approx(
        (100 * (middle - reach), 100 * (middle + reach))
    )


def test_a_unanimous_answer_is_not_certain() -> None:
    low, high = net_interval(10, 0, 10)
    assert 40 < low < 100
    assert high == 100


def test_nobody_answered() -> None:
    assert net(0, 0, 0).status == "[z]"
