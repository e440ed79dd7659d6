"""Units compared: the funnel around all of them, and ranks with their range."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from metrics.comparing import RankRange, funnel, funnel_limits, rank_ranges
from metrics.methods import difference, ratio_of_rates

SHARES = st.lists(
    st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=10,
)
RATES = st.lists(st.tuples(st.integers(0, 80), st.integers(100, 10**5)), min_size=1, max_size=10)


# -- the funnel


def test_limits_of_a_share_by_hand() -> None:
    """Ten people and a share of one half.

    P(X ≤ 1) = 11 ÷ 1,024 = 0.0107 and P(X ≤ 2) = 56 ÷ 1,024 = 0.0547: 2.5 % lies between 1 and 2.
    Spiegelhalter's weight: (0.0547 − 0.025) ÷ (45 ÷ 1,024) = 0.6756; (2 − 0.6756) ÷ 10 = 0.1324.
    """
    low, high = funnel_limits(10, 0.5, "share", 0.95)
    assert low == pytest.approx(0.1324, abs=5e-5)
    assert high == pytest.approx(1 - 0.1324, abs=5e-5)


def test_limits_of_a_rate_by_hand() -> None:
    """Five expected.

    Lower: P(X ≤ 0) = 0.006738, P(X ≤ 1) = 0.040428: (0.040428 − 0.025) ÷ 0.033690 = 0.45794;
    1 − 0.45794 = 0.54206. Upper: P(X ≥ 10) = 0.031828, P(X ≥ 11) = 0.013695; 10 + (0.031828 −
    0.025) ÷ 0.018133 = 10.37655.
    """
    low, high = funnel_limits(1000, 0.005, "rate", 0.95)
    assert (1000 * low, 1000 * high) == pytest.approx((0.54206, 10.37655), abs=5e-5)


def test_units_around_their_overall_share() -> None:
    # 10, 13 and 37 of 100: all 60 of 300 = 20 %. P(X ≤ 10) = 0.6 %, P(X ≤ 13) = 4.7 %.
    found = funnel([(10, 100), (13, 100), (37, 100)], "share")
    assert found.overall == 0.2
    assert [spot.outside for spot in found.spots] == ["lower", "", "higher"]
    assert [spot.far for spot in found.spots] == [False, False, True]
    assert found.method == "exact binomial limits, interpolated"


def test_units_around_their_overall_rate() -> None:
    # 5 and 15 in 10,000: both within what ten expected may be (limits about 4 and 17).
    found = funnel([(5, 10_000), (15, 10_000)], "rate", per=100_000)
    assert found.overall == 100
    assert [(spot.value, spot.outside) for spot in found.spots] == [(50, ""), (150, "")]
    assert found.spots[0].warning[0] < 50
    assert found.spots[1].warning[1] > 150


def test_none_and_all_have_no_funnel_around_them() -> None:
    assert funnel([(0, 10), (0, 20)], "share").spots[0].warning == (0, 0)
    assert funnel([(10, 10), (20, 20)], "share").spots[0].alarm == (1, 1)
    assert [spot.outside for spot in funnel([(0, 10), (0, 2)], "rate").spots] == ["", ""]
    # A unit alone is what all are.
    assert funnel([(3, 10)], "share").spots[0].outside == ""


@settings(max_examples=150)
@given(units=SHARES)
def test_a_share_is_outside_exactly_where_its_tail_is_small(units: list[tuple[int, int]]) -> None:
    from scipy.stats import binom

    found = funnel(units, "share")
    assume(0 < found.overall < 1)
    for (part, whole), spot in zip(units, found.spots, strict=True):
        below, above = (
            binom.cdf(part, whole, found.overall),
            binom.sf(part - 1, whole, found.overall),
        )
        for beyond, outside in ((0.025, bool(spot.outside)), (0.001, spot.far)):
            if abs(min(below, above) - beyond) > 1e-6:
                assert outside == (min(below, above) < beyond)
        assert 0 <= spot.alarm[0] <= spot.warning[0] <= spot.warning[1] <= spot.alarm[1] <= 1


@settings(max_examples=150)
@given(units=RATES)
def test_a_rate_is_outside_exactly_where_its_tail_is_small(units: list[tuple[int, int]]) -> None:
    from scipy.stats import poisson

    found = funnel(units, "rate", per=1)
    assume(found.overall > 0)
    for (count, people), spot in zip(units, found.spots, strict=True):
        expected = people * found.overall
        below, above = poisson.cdf(count, expected), poisson.sf(count - 1, expected)
        for beyond, outside in ((0.025, bool(spot.outside)), (0.001, spot.far)):
            if abs(min(below, above) - beyond) > 1e-6:
                assert outside == (min(below, above) < beyond)
        assert 0 <= spot.alarm[0] <= spot.warning[0] <= spot.warning[1] <= spot.alarm[1]


@given(share=st.floats(0.01, 0.99))
def test_the_funnel_narrows(share: float) -> None:
    wide, narrow = (funnel_limits(n, share, "share", 0.998) for n in (20, 2000))
    assert wide[0] <= narrow[0] <= share <= narrow[1] <= wide[1]


def test_of_units_alike_one_of_twenty_is_outside_at_most() -> None:
    """Exact limits are on the safe side: of 10,000 units that differ by chance, 5 % or fewer."""
    import numpy as np

    drawn = np.random.default_rng(20260701).binomial(50, 0.3, 10_000).tolist()
    spots = funnel([(part, 50) for part in drawn], "share").spots
    assert 0.02 < sum(bool(spot.outside) for spot in spots) / 10_000 <= 0.05
    assert sum(spot.far for spot in spots) / 10_000 <= 0.002 + 0.001


# -- ranks


def test_ranks_that_the_figures_allow() -> None:
    """90 %, 50 % and 48 % of a hundred, and 1 of 2.

    The first is surely ahead of the second and third, which cannot be told apart. The fourth, of
    two people, cannot be told apart from any.
    """
    units = [(90, 100), (50, 100), (48, 100), (1, 2)]
    low = difference(90, 100, 1, 2).low
    assert low is not None
    assert low < 0
    assert rank_ranges(units, "share") == (
        RankRange(rank=1, best=1, worst=2),
        RankRange(rank=2, best=2, worst=4),
        RankRange(rank=4, best=2, worst=4),
        RankRange(rank=2, best=1, worst=4),
    )


def test_ranks_of_rates_lowest_first() -> None:
    """100 and 20 of 1,000 are surely apart; none of 10 may be as much as either."""
    units = [(100, 1000), (20, 1000), (0, 10)]
    assert ratio_of_rates(*units[2], *units[0]).high == pytest.approx(3.75, abs=0.05)
    assert rank_ranges(units, "rate", highest_first=False) == (
        RankRange(rank=3, best=2, worst=3),
        RankRange(rank=2, best=1, worst=2),
        RankRange(rank=1, best=1, worst=3),
    )


def test_one_unit_and_none() -> None:
    assert rank_ranges([(1, 2)], "share") == (RankRange(1, 1, 1),)
    assert rank_ranges([], "share") == ()
    with pytest.raises(ValueError, match=r"^A comparison needs at least one unit\.$"):
        funnel([], "share")


@given(units=SHARES, highest=st.booleans())
def test_a_rank_lies_within_its_range(units: list[tuple[int, int]], highest: bool) -> None:
    found = rank_ranges(units, "share", highest)
    for one in found:
        assert 1 <= one.best <= one.rank <= one.worst <= len(units)
    # Slowly: who is surely ahead of whom.
    for at, one in enumerate(found):
        ahead = behind = 0
        for other, unit in enumerate(units):
            if other == at:
                continue
            apart = difference(*units[at], *unit)
            assert apart.low is not None
            assert apart.high is not None
            above, below = apart.low > 0, apart.high < 0
            ahead += below if highest else above
            behind += above if highest else below
        assert (one.best, one.worst) == (1 + ahead, len(units) - behind)


@given(units=RATES)
def test_ranks_of_rates_lie_within_their_ranges(units: list[tuple[int, int]]) -> None:
    for at, one in enumerate(rank_ranges(units, "rate")):
        assert 1 <= one.best <= one.rank <= one.worst <= len(units)
        ahead = [
            other
            for other, unit in enumerate(units)
            if other != at and (ratio_of_rates(*unit, *units[at]).low or 0) > 1
        ]
        assert one.best == 1 + len(ahead)


def test_what_is_no_unit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^The part \(3\) must lie between 0 and the whole \(2"):
        rank_ranges([(3, 2)], "share")
    with pytest.raises(ValueError, match=r"^A proportion needs a whole above zero\.$"):
        funnel([(0, 0)], "share")
    with pytest.raises(ValueError, match=r"^The population \(0\) must be above zero\.$"):
        funnel([(1, 0)], "rate")
