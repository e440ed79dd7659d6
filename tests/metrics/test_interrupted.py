"""Before and after a change: published figures, another implementation, and false alarms."""

import csv
from math import isfinite, prod
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.special import ndtr, stdtr

from metrics import segments
from metrics.interrupted import Declined, Interrupted, interrupted
from metrics.methods import Interval
from metrics.methods.regression import autocorrelation, fit_counts

SICILY = Path(__file__).parents[3] / "shared" / "cases" / "its_sicily" / "sicily.csv"


def compared(counts: Any, at: int, **options: Any) -> Interrupted:
    found = interrupted([None if n is None else float(n) for n in counts], at, **options)
    assert isinstance(found, Interrupted), found
    return found


def declined(counts: Any, at: int, **options: Any) -> str:
    found = interrupted(counts, at, **options)
    assert isinstance(found, Declined)
    return found.reason


def digits(interval: Interval) -> tuple[float, ...]:
    assert interval.value is not None
    assert interval.low is not None
    assert interval.high is not None
    return tuple(round(value, 4) for value in (interval.value, interval.low, interval.high))


# -- the published figures: Lopez Bernal, Cummins and Gasparrini 2017 (smoking ban in Sicily)

published = pytest.mark.skipif(not SICILY.exists(), reason="the real files are not there")


def sicily(**options: Any) -> Interrupted:
    with SICILY.open(encoding="utf-8") as file:
        months = list(csv.DictReader(file))
    at = next(i for i, month in enumerate(months) if month["smokban"] == "1")
    counts = [float(month["aces"]) for month in months]
    return compared(counts, at, population=[float(month["stdpop"]) for month in months], **options)


@published
def test_the_published_ratio_and_its_limits() -> None:
    found = sicily(limits="normal")
    assert digits(found.ratio_poisson) == (0.8944, 0.8647, 0.9251)
    assert digits(found.ratio) == (0.8944, 0.8392, 0.9532)
    assert round(found.dispersion, 3) == 3.559
    assert found.method == "quasi-Poisson, normal (as Lopez Bernal et al. 2017)"


@published
def test_the_published_ratio_with_a_season() -> None:
    found = sicily(limits="normal", period=12)
    assert digits(found.ratio) == (0.8851, 0.8394, 0.9332)
    assert (found.pairs, found.season) == (2, "")


@published
def test_the_published_change_of_trend() -> None:
    found = sicily(limits="normal", period=12, slope=True).slope_change
    assert found is not None
    assert found.p is not None
    assert digits(found)[0] == 1.0015
    assert round(found.p, 2) == 0.42


@published
def test_students_t_is_a_little_wider_than_published() -> None:
    here, there = sicily(), sicily(limits="normal")
    assert here.method == "quasi-Poisson, Student's t"
    assert digits(here.ratio) == (0.8944, 0.8380, 0.9545)
    assert (here.seen, here.expected.value) == (there.seen, there.expected.value)


@published
def test_what_a_sentence_needs() -> None:
    """19,723 admissions were seen; 19,723 ÷ 0.8944 = 22,052 were expected: 2,329 fewer."""
    found = sicily(limits="normal")
    assert found.seen == 19_723
    assert found.expected.value == pytest.approx(22_052, abs=0.5)
    assert found.difference.value == pytest.approx(19_723 - 22_052, abs=0.5)
    assert (found.before, found.after, found.gaps) == (36, 23, 0)


# -- by hand


def test_steady_before_and_half_after() -> None:
    """Ten and a few around it before, half of that after: the ratio is the quotient of sums."""
    found = compared([10, 12, 8, 10, 12, 8, 10, 10, 5, 6, 4, 5], 8)
    # Without a change of trend, the model's total before and after is that of the counts.
    assert sum(found.fitted[:8]) == pytest.approx(80)
    assert sum(found.fitted[8:]) == pytest.approx(20)
    assert found.seen == 20
    assert found.ratio.value is not None
    assert found.expected.value == pytest.approx(20 / found.ratio.value)
    assert digits(found.ratio) == digits(found.step)
    assert found.without[:8] == found.fitted[:8]
    assert sum(found.without[8:]) == pytest.approx(found.expected.value)


def test_a_doubling_without_noise_is_found_exactly() -> None:
    # 100, 110, 121 … grow by a tenth each; from the ninth on they are twice as many.
    counts = [100 * 1.1**i * (2 if i >= 8 else 1) for i in range(12)]
    found = compared(counts, 8)
    assert found.ratio.value == pytest.approx(2)
    assert found.trend.value == pytest.approx(1.1)
    assert found.expected.value == pytest.approx(sum(counts[8:]) / 2)
    # Nothing is left unexplained: there is no spread to test against, and none is claimed.
    assert found.dispersion == pytest.approx(0, abs=1e-9)
    assert found.ratio.p is None
    assert found.autocorrelation.p is None


def test_a_changed_trend_without_noise_is_found_exactly() -> None:
    # Growth of a tenth each becomes growth of a fifth each; no step.
    counts = [100 * 1.1**i * (1.2 / 1.1) ** max(0, i - 8) for i in range(14)]
    found = compared(counts, 8, slope=True)
    assert found.slope_change is not None
    assert found.slope_change.value == pytest.approx(1.2 / 1.1)
    assert found.step.value == pytest.approx(1)
    # The ratio is that over all points after the change.
    assert found.ratio.value == pytest.approx(
        sum(counts[8:]) / sum(100 * 1.1**i for i in range(8, 14))
    )


def test_a_population_that_doubles_is_no_change() -> None:
    counts = [10] * 8 + [20] * 4
    assert compared(counts, 8).ratio.value == pytest.approx(2)
    people = [1000.0] * 8 + [2000.0] * 4
    found = compared(counts, 8, population=people)
    assert found.ratio.value == pytest.approx(1)
    assert found.expected.value == pytest.approx(80)


def test_a_season_is_not_taken_for_a_change() -> None:
    # Every fourth quarter is twice the others; of the six after the change, two are.
    counts = [20, 20, 20, 40] * 4
    plain = compared(counts, 10)
    assert plain.ratio.value != pytest.approx(1, abs=0.02)
    found = compared(counts, 10, period=4, pairs=2)
    assert (found.pairs, found.season) == (2, "")
    assert found.ratio.value == pytest.approx(1)
    assert found.fitted == pytest.approx(counts)


def test_a_series_under_two_years_has_no_season_and_says_so() -> None:
    counts = [20, 21, 19, 22, 20, 19, 21, 18, 20, 20, 20, 21]
    found = compared(counts, 8, period=12, step="month")
    assert found.pairs == 0
    assert found.season == (
        "The series is shorter than two full years, so no season could be estimated."
    )
    assert found.ratio == compared(counts, 8).ratio
    assert compared(counts, 8, period=4).pairs == 1


def test_gaps_are_left_out_and_time_goes_on() -> None:
    # Growth of a tenth each: the trend is found whichever points are missing.
    counts: list[float | None] = [100 * 1.1**i * (2 if i >= 10 else 1) for i in range(16)]
    counts[3] = counts[12] = None
    found = compared(counts, 10)
    assert (found.before, found.after, found.gaps) == (9, 5, 2)
    assert found.trend.value == pytest.approx(1.1)
    assert found.ratio.value == pytest.approx(2)
    assert len(found.fitted) == 16
    assert found.fitted[3] == pytest.approx(100 * 1.1**3)


def test_partial_points_are_not_used() -> None:
    counts = [10, 12, 8, 10, 12, 8, 10, 10, 5, 6, 4, 5]
    found = compared([*counts, 1], 8, partial=[*[False] * 12, True])
    assert (found.ratio, found.seen, found.after) == (compared(counts, 8).ratio, 20, 4)
    assert found.gaps == 0


# -- refusals


def test_too_few_points_are_declined_in_words() -> None:
    assert declined([5] * 11, 7) == (
        "There are 7 quarters with figures before the change and 4 after it; a comparison needs at "
        "least 8 before and 4 after."
    )
    assert declined([5] * 11, 8, step="month").startswith("There are 8 months with figures before")
    assert declined([], 0).startswith("There are 0 quarters with figures")
    # Points without a figure and partial points are none.
    assert declined([5] * 8 + [None, 5, 5, 5], 8).startswith("There are 8 quarters with figures")
    partial = [False] * 11 + [True]
    assert declined([5] * 12, 8, partial=partial).startswith("There are 8 quarters with figures")


def test_all_zero_is_declined_in_words() -> None:
    assert declined([0] * 8 + [1, 2, 3, 4], 8) == (
        "Every quarter before the change is zero: nothing can be expected from that."
    )
    assert declined([1, 2, 3, 4] * 2 + [0] * 4, 8) == (
        "Every quarter after the change is zero: a ratio to that has no limits."
    )


def test_more_gaps_than_a_fifth_are_declined_in_words() -> None:
    series = [5, None, 6, None, 5, 6, None, 5, 6, 5, None, 6, 5, 6, 5, 6]
    # Four of sixteen are a quarter.
    assert (
        declined(series, 12) == "Too many quarters have no figure (4 of 16): more than one of five."
    )


def test_what_cannot_be_told_is_declined_in_words() -> None:
    # All of the count before lies in the last point before: a trend without end explains it.
    reason = declined([0] * 7 + [9] + [3, 2, 4, 3], 8, slope=True)
    assert reason == (
        "These quarters are too few, or too close to zero, to tell the change from the trend."
    )
    assert declined([0] * 7 + [9] + [3, 2, 4, 3], 8, slope=True, period=4).endswith(
        "from the trend and the season."
    )


def test_what_is_no_series_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^Counts must be numbers, 0 or more\.$"):
        interrupted([5.0] * 11 + [-1], 8)
    with pytest.raises(ValueError, match=r"^Counts must be numbers, 0 or more\.$"):
        interrupted([5.0] * 11 + [float("nan")], 8)
    with pytest.raises(ValueError, match=r"^The change \(at 13\) must lie within the series of 12"):
        interrupted([5.0] * 12, 13)
    with pytest.raises(ValueError, match=r"^There are 12 counts and 1 populations\.$"):
        interrupted([5.0] * 12, 8, population=[3])
    with pytest.raises(ValueError, match=r"^Every population must be above zero\.$"):
        interrupted([5.0] * 12, 8, population=[0.0] * 12)
    with pytest.raises(ValueError, match=r"^There are 12 counts, and of 1 it is said whether"):
        interrupted([5.0] * 12, 8, partial=[True])


# -- another implementation

COUNTS = st.lists(st.integers(0, 200), min_size=16, max_size=40)


@settings(max_examples=60)
@given(counts=COUNTS, slope=st.booleans(), period=st.sampled_from([None, 4]), data=st.data())
def test_the_model_is_that_of_statsmodels(
    counts: list[int], slope: bool, period: Any, data: st.DataObject
) -> None:
    import statsmodels.api as sm

    at = data.draw(st.integers(8, len(counts) - 5))
    people = data.draw(st.lists(st.floats(1e3, 1e4), min_size=len(counts), max_size=len(counts)))
    found = interrupted(counts, at, people, slope, period, limits="normal")
    assume(isinstance(found, Interrupted))
    assert isinstance(found, Interrupted)
    since = np.arange(len(counts)) - at
    columns = [np.ones(len(counts)), since, since >= 0, *([since * (since >= 0)] if slope else [])]
    if period:
        turn = 2 * np.pi * np.arange(len(counts)) / 4
        columns += [np.sin(turn), np.cos(turn)]
    model = sm.GLM(
        np.array(counts),
        np.column_stack(columns),
        family=sm.families.Poisson(),
        offset=np.log(people),
    ).fit(scale="X2", tol=1e-12)
    limits = np.exp(model.conf_int())
    assert found.dispersion == pytest.approx(model.scale, rel=1e-6)
    assert found.step.value == pytest.approx(np.exp(model.params[2]), rel=1e-6)
    assert (found.step.low, found.step.high) == pytest.approx(tuple(limits[2]), rel=1e-5)
    assert found.step.p == pytest.approx(model.pvalues[2], abs=1e-6)
    assert found.fitted == pytest.approx(model.fittedvalues, rel=1e-6)
    if slope:
        assert found.slope_change is not None
        assert found.slope_change.p == pytest.approx(model.pvalues[3], abs=1e-6)
    # What was expected without the change, point by point.
    columns[2] = np.zeros(len(counts))
    if slope:
        columns[3] = np.zeros(len(counts))
    theirs = model.get_prediction(np.column_stack(columns), offset=np.log(people))
    low, high = theirs.conf_int().T
    assert found.without == pytest.approx(theirs.predicted_mean, rel=1e-6)
    assert found.without_low == pytest.approx(low, rel=1e-4)
    assert found.without_high == pytest.approx(high, rel=1e-4)


@settings(max_examples=200)
@given(
    counts=st.lists(st.integers(0, 30), min_size=12, max_size=40),
    gaps=st.sets(st.integers(0, 39), max_size=4),
    at=st.integers(7, 13),
    slope=st.booleans(),
    period=st.sampled_from([None, 4, 12]),
)
def test_nothing_that_is_not_a_number_comes_out(
    counts: list[int], gaps: set[int], at: int, slope: bool, period: Any
) -> None:
    series = [None if i in gaps else count for i, count in enumerate(counts)]
    found = interrupted(series, min(at, len(series)), slope=slope, period=period)
    if isinstance(found, Declined):
        assert found.reason.endswith(".")
        return
    told = [found.expected, found.difference, found.ratio, found.ratio_poisson, found.step]
    for one in told:
        assert all(v is None or isfinite(v) for v in (one.value, one.low, one.high, one.p))
    assert all(map(isfinite, (*found.fitted, *found.without_low, *found.without_high)))
    assert found.expected.value is not None
    assert found.expected.value + (found.difference.value or 0) == pytest.approx(found.seen)
    # The limits of the difference and of the ratio say the same.
    assert found.ratio.low is not None
    assert found.difference.low is not None
    assert (found.ratio.low > 1) == (found.difference.low > 0)


# -- neighbours


def test_the_moments_of_the_correlation_are_those_of_a_mean_alone() -> None:
    """With nothing but a mean: expected −1 ÷ n, as everyone knows it.

    Six points, residuals 2, −2, 2, −2, 2, −2: five products of −4 are −20, squares are 24, lag 1 is
    −0.8333; expected −1 ÷ 6 = −0.1667.
    """
    design, counts = np.ones((6, 1)), np.array([102.0, 98, 102, 98, 102, 98])
    fit = fit_counts(counts, design, np.zeros(6))
    found = autocorrelation(fit, design, range(6))
    assert found.lag_1 == pytest.approx(-20 / 24)
    # Variance of lag 1 where M = I − 1/6: 2 (5 tr(MAMA) − tr(MA)²) ÷ (25 × 7), tr(MA) = −5/6,
    # tr(MAMA) = Σa² − 2 Σ(row sums)² ÷ 6 + (Σa)² ÷ 36 = 2.5 − 2 × 4.5 ÷ 6 + 25 ÷ 36 = 1.6944.
    variance = 2 * (5 * 1.694444 - 25 / 36) / 175
    away = (-20 / 24 + 1 / 6) / variance**0.5
    assert found.p == pytest.approx(2 * ndtr(away), abs=1e-6)
    assert found.warning.startswith("Neighbouring points swing against each other")


def test_points_across_a_gap_are_no_neighbours() -> None:
    design, counts = np.ones((6, 1)), np.array([102.0, 98, 102, 98, 102, 98])
    fit = fit_counts(counts, design, np.zeros(6))
    assert autocorrelation(fit, design, [0, 2, 4, 6, 8, 10]).lag_1 == 0
    # Two pairs of neighbours: 2 × −4 ÷ 24.
    assert autocorrelation(fit, design, [0, 1, 4, 5, 8, 10]).lag_1 == pytest.approx(-8 / 24)


# -- false alarms: series in which nothing changes

SERIES = 4000


def drawn(n: int, around: float, spread: float = 1, season: float = 0, period: int = 4) -> Any:
    """Return counts with a season of ± a share and a variance of ``spread`` times the mean."""
    rng = np.random.default_rng(20260701)
    expected = around * (1 + season * np.sin(2 * np.pi * np.arange(n) / period))
    if spread > 1:
        scale = spread - 1
        expected = rng.gamma(expected / scale, scale, (SERIES, n))
    return rng.poisson(expected, (SERIES, n)).astype(float)


def alarms(counts: Any, at: int, period: int | None = None) -> dict[str, float]:
    """Return how often p is below 0.05, by each kind of limits: all series fitted at once."""
    n = counts.shape[1]
    waves = segments.waves(n, period or 1, segments.season(n, period, None)[0])
    model = segments.model([1.0] * n, at, None, False, waves, np.ones(n, dtype=bool))
    fit = fit_counts(counts, model.design, model.offset)
    assert fit.converged.mean() > 0.99
    poisson = -np.abs(fit.coefficients[:, 2]) / np.sqrt(fit.covariance[:, 2, 2])
    quasi = poisson / np.sqrt(fit.dispersion)
    p = {"t": stdtr(fit.df, quasi), "normal": ndtr(quasi), "Poisson": ndtr(poisson)}
    return {name: float((2 * values < 0.05).mean()) for name, values in p.items()}


@pytest.mark.parametrize(
    ("n", "at", "period", "season"), [(12, 8, None, 0), (24, 16, 4, 0.25), (59, 36, 12, 0.25)]
)
@pytest.mark.parametrize(("around", "spread"), [(3, 1), (20, 1), (300, 1), (20, 3)])
def test_false_alarms_come_at_the_nominal_rate(
    n: int, at: int, period: int | None, season: float, around: float, spread: float
) -> None:
    found = alarms(drawn(n, around, spread, season, period or 4), at, period)
    # Of 4,000 series, 5 % ± 3 standard errors are 4 to 6 %.
    assert 0.038 <= found["t"] <= 0.062
    assert found["normal"] > found["t"]
    if n == 12:
        assert 0.07 <= found["normal"] <= 0.095
    if spread == 3:
        assert 0.2 <= found["Poisson"] <= 0.3


@pytest.mark.parametrize(("n", "at", "period"), [(12, 8, None), (24, 16, 4), (59, 36, 12)])
def test_where_the_trend_may_change_false_alarms_are_no_more(
    n: int, at: int, period: int | None
) -> None:
    found = [
        compared(series, at, slope=True, period=period) for series in drawn(n, 20)[:600].tolist()
    ]
    assert 0.01 <= sum((one.ratio.p or 0) < 0.05 for one in found) / 600 <= 0.08
    trends = [one.slope_change.p or 0 for one in found if one.slope_change]
    assert 0.02 <= sum(p < 0.05 for p in trends) / 600 <= 0.08


def test_a_season_left_out_makes_false_alarms() -> None:
    counts = drawn(59, 20, season=0.25, period=12)
    assert alarms(counts, 36)["t"] > 0.12
    assert alarms(counts, 36, 12)["t"] <= 0.062


def alike(n: int, at: int, phi: float, series: int = 300) -> list[Interrupted]:
    """Return comparisons of series without a change whose neighbours are alike by ``phi``."""
    rng = np.random.default_rng(20260701)
    noise = rng.normal(0, 0.3, (series, n))
    for i in range(1, n):
        noise[:, i] = phi * noise[:, i - 1] + (1 - phi**2) ** 0.5 * noise[:, i]
    return [compared(counts, at) for counts in rng.poisson(50 * np.exp(noise)).tolist()]


@pytest.mark.parametrize(
    ("n", "at", "phi", "alarm", "warned"),
    [
        (59, 36, 0.0, (0.02, 0.08), (0.02, 0.08)),
        (12, 8, 0.0, (0.02, 0.08), (0.02, 0.08)),
        (59, 36, 0.6, (0.2, 0.33), (0.82, 0.95)),
        (20, 12, 0.6, (0.12, 0.22), (0.22, 0.4)),
    ],
)
def test_the_warning_comes_where_neighbours_are_alike(
    n: int, at: int, phi: float, alarm: tuple[float, float], warned: tuple[float, float]
) -> None:
    found = alike(n, at, phi)
    rate = sum((one.ratio.p or 0) < 0.05 for one in found) / len(found)
    assert alarm[0] <= rate <= alarm[1]
    rate = sum(bool(one.autocorrelation.warning) for one in found) / len(found)
    assert warned[0] <= rate <= warned[1]


def test_the_series_fitted_at_once_are_those_fitted_one_by_one() -> None:
    counts = drawn(24, 20)[:20]
    waves = segments.waves(24, 4, 1)
    model = segments.model([1.0] * 24, 16, None, False, waves, np.ones(24, dtype=bool))
    fit = fit_counts(counts, model.design, model.offset)
    for i, series in enumerate(counts.tolist()):
        one = compared(series, 16, period=4)
        assert one.step.value == pytest.approx(np.exp(fit.coefficients[i, 2]))
        assert one.dispersion == pytest.approx(fit.dispersion[i])


def test_a_real_fall_by_a_third_is_found() -> None:
    counts = drawn(24, 40)[:200]
    counts[:, 16:] = np.random.default_rng(7).poisson(40 * 2 / 3, (200, 8))
    found = [compared(series, 16) for series in counts.tolist()]
    assert sum((one.ratio.p or 1) < 0.05 for one in found) / 200 > 0.6
    typical = prod(one.ratio.value or 1 for one in found) ** (1 / 200)
    assert typical == pytest.approx(2 / 3, abs=0.03)


@pytest.mark.parametrize("last", [0, 1])
def test_nearly_nothing_but_zeros_is_declined(last: int) -> None:
    """Two events in sixteen months tell no trend, and no change of it."""
    counts = [0, 0, 0, 0, 0, 0, 1, 0, 1 - last, 0, 0, 0, 0, 0, 0, last]
    found = interrupted(counts, 8, [1000.0] * 16, slope=True)
    assert isinstance(found, Declined)
    assert found.reason.startswith("These quarters are too few, or too close to zero")
