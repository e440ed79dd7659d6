"""Counts and rates, against published figures and other people's implementations."""

from math import exp, log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.methods import byar, garwood, poisson_limits, rate, ratio_of_rates

many = settings(max_examples=100)
LEVELS = st.sampled_from([0.8, 0.9, 0.95, 0.99, 0.998])


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        # Garwood 1936; Altman et al., Statistics with Confidence, table 18.3.
        (0, 0, 3.689),
        (1, 0.025, 5.572),
        (2, 0.242, 7.225),
        (3, 0.619, 8.767),
        (4, 1.090, 10.242),
        (5, 1.623, 11.668),
        (10, 4.795, 18.390),
        (20, 12.217, 30.888),
        (50, 37.111, 65.919),
        (100, 81.364, 121.627),
    ],
)
def test_exact_limits_are_the_published_ones(count: int, low: float, high: float) -> None:
    assert garwood(count) == pytest.approx((low, high), abs=0.0006)


@many
@given(count=st.integers(0, 10**5), level=LEVELS)
def test_exact_limits_are_those_of_the_chi_squared_distribution(count: int, level: float) -> None:
    from scipy.stats import chi2

    low = chi2.ppf((1 - level) / 2, 2 * count) / 2 if count else 0
    high = chi2.ppf((1 + level) / 2, 2 * count + 2) / 2
    assert garwood(count, level) == pytest.approx((low, high), rel=1e-8)


def test_byar_by_hand() -> None:
    # 10 × (1 − 1÷90 − 1.96÷(3 × 3.1623))³ = 10 × (0.988889 − 0.206599)³ = 10 × 0.78229³ = 4.7874
    # 11 × (1 − 1÷99 + 1.96÷(3 × 3.3166))³ = 11 × (0.989899 + 0.196984)³ = 11 × 1.18688³ = 18.3915
    assert byar(10) == pytest.approx((4.7874, 18.3915), abs=1e-4)


@many
@given(count=st.integers(10, 10**6))
def test_byar_is_near_the_exact_limits_from_ten_on(count: int) -> None:
    assert byar(count) == pytest.approx(garwood(count), rel=0.0017)


def test_limits_are_exact_under_ten_and_byars_from_ten_on() -> None:
    assert poisson_limits(9) == (*garwood(9), "exact Poisson limits (Garwood)")
    assert poisson_limits(10) == (*byar(10), "Byar's limits")
    # With a confidence that Byar's formula cannot serve, its limit is no negative number.
    assert byar(1, 0.999)[0] == 0


def test_a_rate_per_100_000() -> None:
    # 5 in 20,000: 25 per 100,000; 1.623486 and 11.668332 times 5.
    found = rate(5, 20_000, 100_000)
    assert found.value == 25
    assert (found.low, found.high) == pytest.approx((8.1174, 58.3417), abs=1e-4)
    assert found.method == "exact Poisson limits (Garwood)"


def test_a_rate_of_none_has_an_upper_limit() -> None:
    found = rate(0, 1000)
    assert (found.value, found.low) == (0, 0)
    assert found.high == pytest.approx(3.6889, abs=1e-4)


@many
@given(count=st.integers(0, 10**6), population=st.floats(0.5, 1e8), level=LEVELS)
def test_a_rate_lies_within_its_limits(count: int, population: float, level: float) -> None:
    found = rate(count, population, level=level)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value < found.high
    twice = rate(count, 2 * population, level=level)
    assert twice.high == pytest.approx(found.high / 2)


def test_what_is_no_rate_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^The population \(0\) must be above zero\.$"):
        rate(3, 0)
    with pytest.raises(ValueError, match=r"^The population \(nan\) must be above zero\.$"):
        rate(3, float("nan"))
    with pytest.raises(ValueError, match=r"^The count \(-1\) must be a whole number, 0 or more\.$"):
        rate(-1, 1000)
    with pytest.raises(ValueError, match=r"^The count \(10\.5\) must be a whole number"):
        rate(10.5, 1000)
    with pytest.raises(ValueError, match=r"^The number the rate is for \(0\) must be above zero"):
        rate(1, 1000, 0)


# -- the ratio of two rates


def test_the_exact_ratio_is_that_of_r() -> None:
    """R's poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)), an example of its help page.

    It prints the ratio 1.971488 and the limits 0.8584264 and 4.2772659 (leukaemia near toxic
    waste; Lagakos, Wessen and Zelen 1986). There both counts are above 9 and the limits are exact;
    here they are taken with 9 and 21 as well, which R does likewise.
    """
    from metrics.methods import clopper_pearson

    low, high = clopper_pearson(11, 32)
    scale = 3011 / 800
    limits = (low / (1 - low) * scale, high / (1 - high) * scale)
    assert limits == pytest.approx((0.8584264, 4.2772659), abs=1e-6)
    few = ratio_of_rates(9, 800, 21, 3011)
    low, high = clopper_pearson(9, 30)
    limits = (low / (1 - low) * scale, high / (1 - high) * scale)
    assert (few.low, few.high) == pytest.approx(limits)
    assert few.method == "conditional exact limits"


def test_a_ratio_by_hand() -> None:
    """Breast cancer after X-rays: 41 cases in 28,010 years against 15 in 19,017.

    Boice and Monson 1977; Rothman and Greenland, Modern Epidemiology, chapter 14, whose limits on
    the log scale, exp(ln 1.86 ± 1.96 √(1÷41 + 1÷15)), are 1.03 and 3.35.
    """
    found = ratio_of_rates(41, 28_010, 15, 19_017)
    assert found.value == pytest.approx(1.8558, abs=1e-4)
    away = 1.959964 * sqrt(1 / 41 + 1 / 15)
    near = (exp(log(1.8558) - away), exp(log(1.8558) + away))
    assert near == pytest.approx((1.03, 3.35), abs=0.005)
    assert (found.low, found.high) == pytest.approx(near, abs=0.03)


@many
@given(
    one=st.integers(10, 5000),
    other=st.integers(10, 5000),
    size=st.floats(1e3, 1e6),
    other_size=st.floats(1e3, 1e6),
)
def test_ratios_are_those_of_statsmodels(
    one: int, other: int, size: float, other_size: float
) -> None:
    from statsmodels.stats.rates import confint_poisson_2indep, test_poisson_2indep

    found = ratio_of_rates(one, size, other, other_size)
    theirs = confint_poisson_2indep(one, size, other, other_size, method="score", compare="ratio")
    # They look for the limits step by step, to about five digits.
    assert (found.low, found.high) == pytest.approx(theirs, rel=1e-4)
    tested = test_poisson_2indep(one, size, other, other_size, method="score", compare="ratio")
    assert found.p == pytest.approx(float(tested.pvalue), abs=1e-9)


@many
@given(
    one=st.integers(0, 60),
    other=st.integers(0, 60),
    size=st.floats(1e3, 1e5),
    other_size=st.floats(1e3, 1e5),
)
def test_a_ratio_lies_within_its_limits_and_agrees_with_its_p(
    one: int, other: int, size: float, other_size: float
) -> None:
    found = ratio_of_rates(one, size, other, other_size)
    if one + other == 0:
        assert (found.value, found.low, found.high, found.p) == (None, None, None, None)
        return
    assert found.low is not None
    assert found.p is not None
    above = found.low > 1
    below = found.high is not None and found.high < 1
    if abs(found.p - 0.05) > 1e-6:
        assert (found.p < 0.05) == (above or below)
    if other == 0:
        assert (found.value, found.high) == (None, None)
    else:
        assert found.value is not None
        assert found.high is not None
        assert found.low <= found.value <= found.high


def test_a_ratio_to_nothing() -> None:
    # 5 against 0 with equal populations: the lower limit of 5 of 5 is 0.025^(1÷5) = 0.4782;
    # 0.4782 ÷ 0.5218 = 0.9164. And p = 2 × 0.5⁵ = 0.0625.
    found = ratio_of_rates(5, 1000, 0, 1000)
    assert (found.value, found.high) == (None, None)
    assert found.low == pytest.approx(0.9164, abs=1e-4)
    assert found.p == pytest.approx(0.0625)
    with pytest.raises(ValueError, match=r"^The other population \(0\) must be above zero\.$"):
        ratio_of_rates(5, 1000, 0, 0)
