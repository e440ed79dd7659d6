"""Means compared, against published figures and other people's implementations."""

from math import isfinite

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from metrics.methods import Sample, mean, paired, paired_values, signed_rank, welch

many = settings(max_examples=200)
SCORES = st.lists(st.integers(0, 100), min_size=2, max_size=40)
PAIRS = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=2, max_size=40)

# Student 1908: hours of sleep gained by ten patients with each of two drugs (R's data set sleep).
FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_welch_is_that_of_students_sleep() -> None:
    """R prints t = −1.8608, df = 17.776, p = 0.07939, −3.3654832 to 0.2054832."""
    found = welch(Sample.of(FIRST), Sample.of(SECOND))
    assert found.value == pytest.approx(0.75 - 2.33)
    assert (found.low, found.high) == pytest.approx((-3.3654832, 0.2054832), abs=1e-7)
    assert found.t == pytest.approx(-1.8608, abs=5e-5)
    assert found.df == pytest.approx(17.776, abs=5e-4)
    assert found.p == pytest.approx(0.07939, abs=5e-6)


def test_paired_t_is_that_of_students_sleep() -> None:
    """R prints t = −4.0621, df = 9, p = 0.002833, −2.4598858 to −0.7001142."""
    found = paired_values(SECOND, FIRST)
    assert found.value == pytest.approx(-1.58)
    assert (found.low, found.high) == pytest.approx((-2.4598858, -0.7001142), abs=1e-7)
    assert found.t == pytest.approx(-4.0621, abs=5e-5)
    assert (found.n, found.df) == (10, 9)
    assert found.p == pytest.approx(0.002833, abs=5e-7)


def test_effect_sizes_are_those_of_lakens() -> None:
    """Lakens 2013, Frontiers in Psychology 4:863, table 1: two films rated by ten people.

    Means 8.7 and 7.7, standard deviations 0.82 and 0.95, differences 1 ± 0.667: d_z = 1 ÷ 0.667 =
    1.50, d_av = 1 ÷ ((0.82 + 0.95) ÷ 2) = 1.13, t(9) = 4.74.
    """
    found = paired_values([9, 6, 7, 8, 7, 9, 8, 8, 8, 7], [9, 7, 8, 9, 8, 9, 9, 10, 9, 9])
    assert found.d_z == pytest.approx(1.5)
    assert found.d_av == pytest.approx(1.13, abs=0.005)
    assert found.t == pytest.approx(4.74, abs=0.005)


def test_signed_rank_is_that_of_hollander_and_wolfe() -> None:
    """Hollander and Wolfe 1973, page 29: depression of nine patients at two visits.

    V = 40, one-sided p = 0.01953 (R's wilcox.test): two-sided 0.03906 = 20 ÷ 512.
    """
    first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    p, test = signed_rank(first, second)
    assert p == pytest.approx(20 / 512)
    assert test == "Wilcoxon signed rank, exact"


# -- from totals


@many
@given(values=st.lists(st.integers(-1000, 1000), min_size=1, max_size=50))
def test_totals_tell_what_the_values_tell(values: list[int]) -> None:
    told = Sample.from_totals(len(values), sum(values), sum(value**2 for value in values))
    known = Sample.of(values)
    assert told.n == known.n
    assert told.mean == pytest.approx(known.mean)
    assert told.sd == (None if known.sd is None else pytest.approx(known.sd, abs=1e-6))


def test_a_change_from_totals_by_hand() -> None:
    # Changes 1, 2, 3: n = 3, Σ = 6, Σ² = 14. Mean 2, sd √((14 − 12) ÷ 2) = 1; t = 2 ÷ (1 ÷ √3) =
    # 3.4641; with two degrees 4.3027 × 0.57735 = 2.4841 to each side.
    found = paired(Sample.from_totals(3, 6, 14))
    assert (found.value, found.d_z, found.d_av) == (2, 2, None)
    assert (found.low, found.high) == pytest.approx((2 - 2.4841, 2 + 2.4841), abs=1e-4)
    assert found.t == pytest.approx(3.4641, abs=1e-4)


def test_totals_no_values_can_have_are_refused() -> None:
    # 2 values that add up to 10 have at least 5² + 5² = 50.
    assert Sample.from_totals(2, 10, 50) == Sample(2, 5, 0)
    with pytest.raises(ValueError, match=r"^The sum of squares \(49\) is smaller than 2 values"):
        Sample.from_totals(2, 10, 49)
    with pytest.raises(ValueError, match=r"^A mean needs at least one value\.$"):
        Sample.from_totals(0, 0, 0)
    with pytest.raises(ValueError, match=r"^A mean needs totals that are numbers\.$"):
        Sample.from_totals(2, float("nan"), 4)


# -- oracles


@many
@given(one=SCORES, other=SCORES)
def test_welch_is_that_of_scipy(one: list[int], other: list[int]) -> None:
    from scipy.stats import ttest_ind

    # scipy warns where a sample has no spread, though Welch's formula holds where the other has.
    assume(len(set(one)) > 1 and len(set(other)) > 1)
    theirs = ttest_ind(one, other, equal_var=False)
    limits = theirs.confidence_interval(0.95)
    found = welch(Sample.of(one), Sample.of(other))
    assert (found.t, found.df, found.p) == pytest.approx(
        (theirs.statistic, theirs.df, theirs.pvalue), abs=1e-9
    )
    assert (found.low, found.high) == pytest.approx((limits.low, limits.high), abs=1e-7)


@many
@given(pairs=PAIRS)
def test_paired_t_is_that_of_scipy(pairs: list[tuple[int, int]]) -> None:
    from scipy.stats import ttest_rel

    before, after = zip(*pairs, strict=True)
    assume(len({late - early for early, late in pairs}) > 1)
    theirs = ttest_rel(after, before)
    limits = theirs.confidence_interval(0.95)
    found = paired_values(before, after)
    assert (found.t, found.p) == pytest.approx((theirs.statistic, theirs.pvalue), abs=1e-9)
    assert (found.low, found.high) == pytest.approx((limits.low, limits.high), abs=1e-7)
    assert found.d_z == pytest.approx(theirs.statistic / np.sqrt(len(pairs)), abs=1e-9)


@many
@given(pairs=PAIRS)
def test_signed_rank_is_that_of_scipy(pairs: list[tuple[int, int]]) -> None:
    from scipy.stats import wilcoxon

    before, after = zip(*pairs, strict=True)
    changes = [late - early for early, late in pairs if late != early]
    p, name = signed_rank(before, after)
    if not changes:
        assert p is None
        return
    assert p is not None
    exact = len({abs(change) for change in changes}) == len(changes)
    assert name.endswith("exact") == exact
    method = "exact" if exact else "asymptotic"
    assert p == pytest.approx(wilcoxon(changes, method=method).pvalue)
    assert 0 <= p <= 1


@many
@given(pairs=st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=1, max_size=8))
def test_nothing_that_is_not_a_number_comes_out(pairs: list[tuple[float, float]]) -> None:
    before, after = zip(*pairs, strict=True)
    two = welch(Sample.of(before), Sample.of(after))
    same = paired_values(before, after)
    for found in (mean(Sample.of(before)), two, same):
        told = [value for value in vars(found).values() if isinstance(value, float)]
        assert all(isfinite(value) for value in told)


# -- edges


def test_one_person_has_a_change_and_no_limits() -> None:
    found = paired_values([3], [5])
    assert (found.value, found.low, found.high, found.p, found.t) == (2, None, None, None, None)
    assert mean(Sample.of([3])).low is None
    assert welch(Sample.of([3]), Sample.of([1, 2])).low is None
    assert welch(Sample.of([3]), Sample.of([1, 2])).value == 1.5


def test_all_changed_alike() -> None:
    found = paired_values([1, 2, 3], [2, 3, 4])
    assert (found.value, found.low, found.high) == (1, 1, 1)
    assert (found.t, found.p, found.d_z) == (None, None, None)
    assert found.d_av == 1  # Before and after both have a standard deviation of 1.
    # 0.3 − 0.2 and 0.2 − 0.1 differ in the seventeenth digit only: that is no spread.
    assert paired_values([0.2, 0.1], [0.3, 0.2]).t is None
    assert welch(Sample.of([2, 2]), Sample.of([1, 1])).t is None


def test_nobody_changed() -> None:
    assert signed_rank([1, 2], [1, 2])[0] is None
    found = paired_values([1, 2], [1, 2])
    assert (found.value, found.p) == (0, None)


def test_what_is_no_comparison_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^There are 2 values before and 1 after\.$"):
        paired_values([1, 2], [1])
    with pytest.raises(ValueError, match=r"^A mean needs at least one value\.$"):
        signed_rank([], [])
    with pytest.raises(ValueError, match=r"^A mean needs numbers; one of the values is none\.$"):
        Sample.of([1, float("inf")])
    with pytest.raises(ValueError, match=r"must be of the same people\.$"):
        paired(Sample.of([1, 2]), Sample.of([1, 2]), Sample.of([1, 2, 3]))
    with pytest.raises(ValueError, match=r"^A confidence must lie between 0 and 1"):
        mean(Sample.of([1, 2]), level=1)
