"""The formulas, against published figures and other people's implementations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.methods import usual_range, wilson

fixed = settings(max_examples=200, deadline=None, derandomize=True, database=None)

# -- Wilson: one proportion

NEWCOMBE_1998 = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("part", "whole", "low", "high"), NEWCOMBE_1998)
def test_wilson_gives_the_intervals_newcombe_published(
    part: int, whole: int, low: float, high: float
) -> None:
    limits = wilson(part, whole)
    assert [round(limit, 4) for limit in limits] == [low, high]


@fixed
@given(whole=st.integers(1, 10**6), data=st.data(), level=st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_wilson_is_that_of_statsmodels(whole: int, data: st.DataObject, level: float) -> None:
    from statsmodels.stats.proportion import proportion_confint

    part = data.draw(st.integers(0, whole))
    theirs = proportion_confint(part, whole, alpha=1 - level, method="wilson")
    assert wilson(part, whole, level) == pytest.approx(theirs, abs=1e-9)


@fixed
@given(whole=st.integers(1, 500), data=st.data())
def test_wilson_is_that_of_scipy(whole: int, data: st.DataObject) -> None:
    from scipy.stats import binomtest

    part = data.draw(st.integers(0, whole))
    theirs = binomtest(part, whole).proportion_ci(method="wilson")
    assert wilson(part, whole) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_wilson_at_its_edges() -> None:
    # z² = 1.959964² = 3.841459. None of 10: high = z² ÷ (10 + z²) = 3.841459 ÷ 13.841459 = 0.277533
    assert wilson(0, 10) == pytest.approx((0, 0.277533), abs=1e-6)
    # All of 10: the mirror image.
    assert wilson(10, 10) == pytest.approx((1 - 0.277533, 1), abs=1e-6)
    # 1 of 1: low = 1 ÷ (1 + z²) = 1 ÷ 4.841459 = 0.206549
    assert wilson(1, 1) == pytest.approx((0.206549, 1), abs=1e-6)
    # Exactly 0 and 1, not a rounding error beside them.
    assert wilson(0, 7)[0] == 0
    assert wilson(7, 7)[1] == 1


@pytest.mark.parametrize("whole", [0, -1])
def test_no_proportion_of_nothing(whole: int) -> None:
    with pytest.raises(ValueError, match=r"^A proportion needs a whole above zero\.$"):
        wilson(0, whole)


def test_no_part_above_its_whole_or_below_zero() -> None:
    with pytest.raises(ValueError, match=r"^The part \(11\) must lie between 0 and the whole \(10"):
        wilson(11, 10)
    with pytest.raises(ValueError, match=r"^The part \(-1\) must lie between 0 and the whole \(10"):
        wilson(-1, 10)


@fixed
@given(whole=st.integers(1, 10**4), data=st.data())
def test_wilson_holds_the_share_and_narrows_with_n(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole <= high <= 1
    # The complement has the mirrored interval; ten times the answers, a narrower one.
    assert wilson(whole - part, whole) == pytest.approx((1 - high, 1 - low), abs=1e-12)
    narrower = wilson(10 * part, 10 * whole)
    assert narrower[1] - narrower[0] < high - low


# -- XmR: the usual range of a series


def test_usual_range_is_that_of_the_nist_handbook() -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, Individuals control charts.

    Ten batches; mean 508.1 ÷ 10 = 50.81. The nine moving ranges 2.0, 2.3, 1.4, 3.5, 3.4, 1.4, 0.2,
    1.2 and 1.5 add up to 16.9; 16.9 ÷ 9 = 1.8778; 2.66 × 1.8778 = 4.995. The handbook divides by
    1.128 instead of multiplying by 2.66 and prints 45.8159 and 55.8041.
    """
    batches = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    low, centre, high = usual_range(batches)
    assert centre == pytest.approx(50.81)
    assert (low, high) == pytest.approx((50.81 - 4.9949, 50.81 + 4.9949), abs=1e-4)
    assert (low, high) == pytest.approx((45.8159, 55.8041), abs=1e-3)


def test_usual_range_by_hand() -> None:
    # 10, 14, 12: mean 12; moving ranges 4 and 2, mean 3; 2.66 × 3 = 7.98.
    assert usual_range([10, 14, 12]) == pytest.approx((12 - 7.98, 12, 12 + 7.98))


def test_a_steady_series_has_no_range_and_one_value_none_at_all() -> None:
    assert usual_range([5, 5, 5]) == (5, 5, 5)
    with pytest.raises(ValueError, match=r"^A usual range needs at least two values\.$"):
        usual_range([5])


SERIES = st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=40)


@fixed
@given(values=SERIES, shift=st.integers(-1000, 1000))
def test_usual_range_is_symmetric_and_moves_with_the_series(values: list[int], shift: int) -> None:
    low, centre, high = usual_range(values)
    assert low <= centre <= high
    assert high - centre == pytest.approx(centre - low, abs=1e-6)
    moved = usual_range([value + shift for value in values])
    assert moved == pytest.approx((low + shift, centre + shift, high + shift), abs=1e-6)
    assert usual_range(values[::-1]) == pytest.approx((low, centre, high), abs=1e-6)
