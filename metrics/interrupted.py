"""Before and after a dated change: segmented regression of counts.

The model: log(expected count) = log(population) + level + trend + a step at the change, and where
asked for a change of the trend and a season. What was expected without the change is the model with
the step and the change of trend taken away.

Source: Wagner et al. 2002, *J Clin Pharm Ther* 27:299-309; Lopez Bernal, Cummins and Gasparrini
2017, *Int J Epidemiol* 46:348-355, whose published figures come out with ``limits="normal"``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, isfinite, log
from typing import Literal

import numpy as np

from metrics import segments
from metrics.methods import LEVEL, Interval
from metrics.methods.interval import normal, tail
from metrics.methods.regression import Autocorrelation, Fit, Numbers, autocorrelation, fit_counts

#: Fewer points than these, and nothing is said.
BEFORE, AFTER = 8, 4
#: More of the points than this without a figure, and nothing is said.
GAPS = 0.2
#: A standard error on the log scale beyond which an expectation says nothing (20,000 times).
UNKNOWN = 10.0

#: How limits are found → their names.
LIMITS = {
    "t": "quasi-Poisson, Student's t",
    "normal": "quasi-Poisson, normal (as Lopez Bernal et al. 2017)",
    "Poisson": "Poisson, normal",
}


@dataclass(frozen=True)
class Declined:
    """Why nothing can be said, as a sentence."""

    reason: str


@dataclass(frozen=True)
class Interrupted:
    """What was expected without a change, what was seen, and how sure that is.

    Attributes:
        seen: what was counted after the change.
        expected: what would have been counted over the same points without it.
        difference: seen less expected; its limits are those of ``ratio``, in counts.
        ratio: seen ÷ expected, with p of no change. Without a change of trend it is the step.
        ratio_poisson: the same as if the counts were Poisson: too sure where they vary more.
        step: the step at the change, as a ratio.
        slope_change: by what the trend per point is multiplied; None if not asked for.
        trend: the trend before the change, as a ratio per point.
        dispersion: Pearson's chi-squared ÷ degrees of freedom; 1 is Poisson.
        df: degrees of freedom.
        before: points used before the change.
        after: points used after it.
        gaps: points without a figure; they are left out, and time goes on.
        pairs: pairs of waves that draw the season; 0: none.
        season: a sentence where a season was asked for and could not be estimated, else empty.
        autocorrelation: of the residuals.
        fitted: the model at every point.
        without: the model without the change at every point; before it the same as ``fitted``.
        without_low: lower limits of that.
        without_high: upper limits of that.
        method: how the limits were found.
    """

    seen: float
    expected: Interval
    difference: Interval
    ratio: Interval
    ratio_poisson: Interval
    step: Interval
    slope_change: Interval | None
    trend: Interval
    dispersion: float
    df: int
    before: int
    after: int
    gaps: int
    pairs: int
    season: str
    autocorrelation: Autocorrelation
    fitted: tuple[float, ...]
    without: tuple[float, ...]
    without_low: tuple[float, ...]
    without_high: tuple[float, ...]
    method: str


def interrupted(
    counts: Sequence[float | None],
    at: int,
    population: Sequence[float] | None = None,
    slope: bool = False,
    period: Literal[4, 12] | None = None,
    pairs: int | None = None,
    partial: Sequence[bool] = (),
    limits: Literal["t", "normal"] = "t",
    level: float = LEVEL,
    step: str = "quarter",
) -> Interrupted | Declined:
    """Compare what was counted after a change with what was expected without it.

    How often a change is found (p below 0.05) where there is none, measured in the tests with
    Poisson and over-dispersed counts around 3 to 300 and with 12 to 59 points:

    * limits ``t``: 4 to 6 %, season in the model or absent; ``normal``: 8 % with 12 points, 5 to
      6 % with 59; as if Poisson, of counts that vary three times as much: 25 %;
    * where the trend may change too: ratio 3 to 5 %, change of trend 5 %;
    * with a season of ±25 % by month that is left out of the model: 15 %;
    * with autocorrelation (AR(1), 0.6): 13 % with 12 points, 17 % with 20, 27 % with 59. The
      warning comes in 13, 32 and 89 % of these, and in 5 % of series without: in a short series,
      no warning is no proof.

    Args:
        counts: per point, oldest first; None where there is none.
        at: position of the first point after the change.
        population: of every point, if the count depends on it.
        slope: whether the trend may change too, besides the step.
        period: points a year, if there is a season: 12 or 4. Needs two full years.
        pairs: pairs of waves that draw it (2 of months, 1 of quarters unless said).
        partial: which points are not yet complete; they are not used.
        limits: ``t``: Student's t, right for short series; ``normal``: as published.
        level: the confidence.
        step: what a point is of, for the words.

    Returns:
        The comparison; or why there is none: fewer than 8 points before or 4 after, all of one side
        zero, more than a fifth without a figure, or figures that cannot tell the change.

    Raises:
        ValueError: a count is below zero, a population not above zero, a length does not fit, or
            the change is not within the series.
    """
    _check(counts, at, population, partial)
    used = np.array(
        [
            count is not None and not (bool(partial) and partial[position])
            for position, count in enumerate(counts)
        ],
        dtype=bool,
    )
    gaps = sum(count is None for count in counts)
    refusal = _refusal(counts, at, used, gaps, step)
    if refusal:
        return Declined(refusal)
    waves, note = segments.season(len(counts), period, pairs)
    drawn = segments.waves(len(counts), period or 1, waves)
    model = segments.model(counts, at, population, slope, drawn, used)
    unclear = Declined(
        f"These {step}s are too few, or too close to zero, to tell the change from the trend"
        f"{' and the season' if waves else ''}."
    )
    design = model.design[used]
    if np.linalg.matrix_rank(design) < design.shape[1] or len(design) - design.shape[1] < 3:
        return unclear
    try:
        fit = fit_counts(model.counts[used], design, model.offset[used])
    except np.linalg.LinAlgError:  # nearly all zeros: some fitted counts vanish on the way
        return unclear
    if not fit.converged:
        return unclear
    return _result(model, fit, gaps, (waves, note), _Limits(fit, limits, level)) or unclear


def _check(
    counts: Sequence[float | None],
    at: int,
    population: Sequence[float] | None,
    partial: Sequence[bool],
) -> None:
    if not 0 <= at <= len(counts):
        raise ValueError(f"The change (at {at}) must lie within the series of {len(counts)}.")
    if any(count is not None and not 0 <= count < float("inf") for count in counts):
        raise ValueError("Counts must be numbers, 0 or more.")
    if population is not None and len(population) != len(counts):
        raise ValueError(f"There are {len(counts)} counts and {len(population)} populations.")
    if population is not None and not all(isfinite(size) and size > 0 for size in population):
        raise ValueError("Every population must be above zero.")
    if partial and len(partial) != len(counts):
        raise ValueError(
            f"There are {len(counts)} counts, and of {len(partial)} it is said whether partial."
        )


def _refusal(
    counts: Sequence[float | None], at: int, used: segments.Flags, gaps: int, step: str
) -> str:
    """Return why a comparison cannot be made, or nothing."""
    before, after = int(used[:at].sum()), int(used[at:].sum())
    if before < BEFORE or after < AFTER:
        return (
            f"There are {before} {step}s with figures before the change and {after} after it; a "
            f"comparison needs at least {BEFORE} before and {AFTER} after."
        )
    if gaps > GAPS * len(counts):
        return f"Too many {step}s have no figure ({gaps} of {len(counts)}): more than one of five."
    known = np.array([count or 0 for count in counts]) * used
    if not known[:at].any():
        return f"Every {step} before the change is zero: nothing can be expected from that."
    if not known[at:].any():
        return f"Every {step} after the change is zero: a ratio to that has no limits."
    return ""


@dataclass(frozen=True)
class _Limits:
    """Turns directions in the coefficients into ratios with their limits."""

    fit: Fit
    kind: str
    level: float

    @property
    def reach(self) -> float:
        """How many standard errors the limits are away."""
        from scipy.special import stdtrit

        if self.kind == "t":
            return float(stdtrit(self.fit.df, 1 - tail(self.level)))
        return normal(self.level)

    def errors(self, rows: Numbers) -> Numbers:
        """Return the standard error of each row × coefficients, on the log scale."""
        spread = 1.0 if self.kind == "Poisson" else self.fit.dispersion
        squares = np.einsum("ni,ij,nj->n", rows, self.fit.covariance, rows) * spread
        return np.asarray(np.sqrt(np.maximum(squares, 0)), dtype=np.float64)

    def ratio(self, along: Numbers, value: float | None = None) -> Interval:
        """Return a ratio with its limits and two-sided p of 1.

        Args:
            along: how its log moves with each coefficient.
            value: the ratio; exp(along × coefficients) if not said.
        """
        from scipy.special import ndtr, stdtr

        size = float(along @ self.fit.coefficients) if value is None else log(value)
        error = float(self.errors(along[None])[0])
        p = None
        if error > 1e-9:
            away = -abs(size) / error
            p = min(1.0, 2 * float(stdtr(self.fit.df, away) if self.kind == "t" else ndtr(away)))
        low, high = exp(size - self.reach * error), exp(size + self.reach * error)
        return Interval(exp(size), low, high, LIMITS[self.kind], p, "Wald test")


def _result(
    model: segments.Model, fit: Fit, gaps: int, season: tuple[int, str], of: _Limits
) -> Interrupted | None:
    """Return the comparison; None where what was expected may be anything."""
    after = model.after
    fitted = np.exp(model.design @ fit.coefficients + model.offset)
    without = np.exp(model.unchanged @ fit.coefficients + model.offset)
    errors = of.errors(model.unchanged)
    columns = np.eye(model.design.shape[1])
    if not np.isfinite(without).all() or max(errors.max(), of.errors(columns).max()) > UNKNOWN:
        return None
    expected_along = _mean_row(without[after], model.unchanged[after])
    along = _mean_row(fitted[after], model.design[after]) - expected_along
    seen, total = float(model.counts[after].sum()), float(without[after].sum())
    ratio = of.ratio(along, seen / total)
    away = of.reach * float(of.errors(expected_along[None])[0])
    return Interrupted(
        seen=seen,
        expected=Interval(total, total * exp(-away), total * exp(away), ratio.method),
        difference=_difference(seen, ratio),
        ratio=ratio,
        ratio_poisson=replace(of, kind="Poisson").ratio(along, seen / total),
        step=of.ratio(columns[2]),
        slope_change=of.ratio(columns[3]) if model.slope else None,
        trend=of.ratio(columns[1]),
        dispersion=float(fit.dispersion),
        df=fit.df,
        before=int(model.used.sum() - after.sum()),
        after=int(after.sum()),
        gaps=gaps,
        pairs=season[0],
        season=season[1],
        autocorrelation=autocorrelation(
            fit, model.design[model.used], np.flatnonzero(model.used).tolist()
        ),
        fitted=tuple(fitted.tolist()),
        without=tuple(without.tolist()),
        without_low=tuple((without * np.exp(-of.reach * errors)).tolist()),
        without_high=tuple((without * np.exp(of.reach * errors)).tolist()),
        method=ratio.method,
    )


def _mean_row(weights: Numbers, rows: Numbers) -> Numbers:
    """Return how the log of a sum of expected counts moves with each coefficient."""
    row: Numbers = weights @ rows / weights.sum()
    return row


def _difference(seen: float, ratio: Interval) -> Interval:
    """Return seen less expected as seen × (1 − 1 ÷ ratio), so that it agrees with the ratio."""
    value, low, high = (
        seen * (1 - 1 / limit) if limit else None for limit in (ratio.value, ratio.low, ratio.high)
    )
    return Interval(value, low, high, ratio.method, ratio.p, ratio.test)
