"""Rates of small areas, drawn towards the rate of all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.smoothing import Smoothed, smoothed


def test_by_hand() -> None:
    """Three areas of 1,000, 2,000 and 1,000 people with 30, 20 and 10 cases.

    All: 60 ÷ 4,000 = 0.015. Raw: 0.030, 0.010, 0.010. Spread, by people: (1,000 × 0.015² + 2,000 ×
    0.005² + 1,000 × 0.005²) ÷ 4,000 = (0.225 + 0.05 + 0.025) ÷ 4,000 = 0.000075. By chance: 0.015 ÷
    (4,000 ÷ 3) = 0.00001125. Left between areas: 0.00006375.
    Weights: 0.00006375 ÷ (0.00006375 + 0.015 ÷ 1,000) = 0.80952 of the small areas, and ÷
    (0.00006375 + 0.015 ÷ 2,000) = 0.89474 of the large one.
    """
    first, second, third = smoothed([30, 20, 10], [1000, 2000, 1000])
    assert (first.raw, second.raw, third.raw) == pytest.approx((30, 10, 10))
    assert first.weight == third.weight == pytest.approx(0.80952, abs=1e-5)
    assert second.weight == pytest.approx(0.89474, abs=1e-5)
    # 15 + 0.80952 × 15 = 27.143; 15 − 0.89474 × 5 = 10.526; 15 − 0.80952 × 5 = 10.952.
    rates = (first.rate, second.rate, third.rate)
    assert rates == pytest.approx((27.143, 10.526, 10.952), abs=1e-3)


def test_where_chance_explains_it_all_every_area_has_the_rate_of_all() -> None:
    # 1 and 3 of 1,000: spread (0.001² + 0.001²) ÷ 2 = 0.000001, by chance 0.002 ÷ 1,000 = 0.000002.
    assert smoothed([1, 3], [1000, 1000]) == (Smoothed(1, 2, 0), Smoothed(3, 2, 0))


def test_one_area_is_all_there_is() -> None:
    assert smoothed([5], [1000]) == (Smoothed(5, 5, 0),)
    assert smoothed([], []) == ()


def test_none_counted_anywhere() -> None:
    assert smoothed([0, 0], [1000, 50]) == (Smoothed(0, 0, 0), Smoothed(0, 0, 0))


def test_areas_of_equal_size_keep_their_order() -> None:
    # Mean 0.03; spread (0.02² + 0 + 0.02²) ÷ 3 = 0.00026667; by chance 0.03 ÷ 1,000 = 0.00003;
    # weight 0.00023667 ÷ 0.00026667 = 0.8875: 30 − 17.75, 30, 30 + 17.75.
    found = smoothed([10, 30, 50], [1000, 1000, 1000])
    assert [area.rate for area in found] == pytest.approx([12.25, 30, 47.75])
    assert {round(area.weight, 6) for area in found} == {0.8875}


AREAS = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 10**6)), min_size=1, max_size=20)


@given(areas=AREAS)
def test_a_smoothed_rate_lies_between_its_own_and_that_of_all(areas: list[tuple[int, int]]) -> None:
    counts, people = zip(*areas, strict=True)
    overall = 1000 * sum(counts) / sum(people)
    for area in smoothed(counts, people):
        assert 0 <= area.weight <= 1
        slack = 1e-9 * (1 + overall + area.raw)
        assert min(area.raw, overall) - slack <= area.rate <= max(area.raw, overall) + slack


@given(areas=AREAS)
def test_the_fewer_people_the_less_is_kept(areas: list[tuple[int, int]]) -> None:
    counts, people = zip(*areas, strict=True)
    found = sorted(zip(people, smoothed(counts, people), strict=True), key=lambda pair: pair[0])
    weights = [area.weight for _, area in found]
    assert weights == sorted(weights)


def test_what_is_no_rate_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^There are 2 counts and 1 populations\.$"):
        smoothed([1, 2], [1000])
    with pytest.raises(ValueError, match=r"^The population \(0\) must be above zero\.$"):
        smoothed([1, 2], [1000, 0])
    with pytest.raises(ValueError, match=r"^The count \(-1\) must be a whole number, 0 or more"):
        smoothed([-1, 2], [1000, 1000])
