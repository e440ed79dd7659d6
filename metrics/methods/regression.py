"""Regression of counts: a log-linear model whose spread may be more than a Poisson's."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

#: Steps of the fit; where they do not suffice, a coefficient runs away to infinity.
STEPS = 60


@dataclass(frozen=True)
class Fit:
    """A fitted model, or many of one design: then every field has the series first.

    Attributes:
        coefficients: one a column of the design, on the log scale.
        covariance: of the coefficients, as if Poisson; times ``dispersion`` it is quasi-Poisson.
        fitted: what the model gives at every point.
        dispersion: Pearson's chi-squared ÷ degrees of freedom; 1 is Poisson.
        residuals: Pearson residuals.
        df: points less columns.
        converged: whether the fit came to rest.
    """

    coefficients: Numbers
    covariance: Numbers
    fitted: Numbers
    dispersion: Numbers
    residuals: Numbers
    df: int
    converged: npt.NDArray[np.bool_]


def fit_counts(counts: Numbers, design: Numbers, offset: Numbers) -> Fit:
    """Fit log(expected count) = offset + design × coefficients by iteratively weighted squares.

    Args:
        counts: shape (points,), or (series, points) for many series at once.
        design: shape (points, columns), of full rank.
        offset: shape (points,): the log of the population, or zeros.

    Raises:
        ValueError: there are no more points than columns.
        numpy.linalg.LinAlgError: the design is not of full rank.

    Source: McCullagh and Nelder 1989, *Generalized Linear Models*, sections 2.5, 6.2 and 9.2.
    """
    points, columns = design.shape
    if points <= columns:
        raise ValueError(f"{points} points cannot tell {columns} coefficients.")
    fitted = (counts + counts.mean(axis=-1, keepdims=True)) / 2 + 1e-9
    found = np.zeros((*counts.shape[:-1], columns))
    converged = np.zeros(counts.shape[:-1], dtype=bool)
    for _ in range(STEPS):
        working = np.log(fitted) - offset + (counts - fitted) / fitted
        information = _information(design, fitted)
        right = np.einsum("ni,...n->...i", design, fitted * working)
        new = np.linalg.solve(information, right[..., None])[..., 0]
        converged = np.abs(new - found).max(axis=-1) < 1e-9
        found = new
        # No count is beyond these, and exp() stays finite on the way to where it comes to rest.
        fitted = np.exp(np.clip(found @ design.T + offset, -40, 40))
        if converged.all():
            break
    residuals = (counts - fitted) / np.sqrt(fitted)
    covariance = np.asarray(np.linalg.inv(_information(design, fitted)), dtype=np.float64)
    return Fit(
        coefficients=found,
        covariance=covariance,
        fitted=fitted,
        dispersion=(residuals**2).sum(axis=-1) / (points - columns),
        residuals=residuals,
        df=points - columns,
        converged=converged,
    )


def _information(design: Numbers, fitted: Numbers) -> Numbers:
    weighed: Numbers = np.einsum("ni,...n,nj->...ij", design, fitted, design)
    return weighed


@dataclass(frozen=True)
class Autocorrelation:
    """Whether what a model leaves unexplained is alike in neighbouring points.

    Attributes:
        lag_1: correlation of neighbouring Pearson residuals.
        p: two-sided, of no correlation; None where nothing is left unexplained or no points are
            neighbours.
        test: its name.
        warning: a sentence where p is below 0.05, else empty.
    """

    lag_1: float
    p: float | None
    test: str
    warning: str


def autocorrelation(fit: Fit, design: Numbers, places: Sequence[int]) -> Autocorrelation:
    """Return how alike neighbouring residuals of a fit are.

    Residuals of a model are a little unlike their neighbours even where the points are independent,
    the more so the fewer points there are. So the correlation is compared with the mean and the
    variance that it has by the design, and not with 0 and 1 ÷ n as Ljung and Box do (who, measured
    with 12 to 60 points, would warn of 6 to 14 % of series without autocorrelation, and seldom of
    those with it).

    Args:
        fit: of one series.
        design: its columns, shape (points, columns).
        places: where in time the points are; points that are not next to each other are no
            neighbours.

    Source: Durbin and Watson 1951, *Biometrika* 38:159–178, section 3, with the normal
    approximation.
    """
    test = "Durbin–Watson's moments, normal"
    total = float(fit.residuals @ fit.residuals)
    next_to = np.abs(np.subtract.outer(np.array(places), np.array(places))) == 1
    if total < 1e-12 or not next_to.any():
        return Autocorrelation(0.0, None, test, "")
    lag_1 = float(fit.residuals @ next_to @ fit.residuals) / 2 / total
    weighed = np.sqrt(fit.fitted)[:, None] * design
    left = np.eye(len(places)) - weighed @ fit.covariance @ weighed.T
    turned = left @ next_to / 2
    mean = float(np.trace(turned)) / fit.df
    twice = float(np.trace(turned @ turned))
    variance = 2 * (twice - fit.df * mean**2) / (fit.df * (fit.df + 2))
    p = erfc(abs(lag_1 - mean) / sqrt(2 * variance))
    return Autocorrelation(lag_1, p, test, _warning(lag_1 > mean) if p < 0.05 else "")


def _warning(alike: bool) -> str:
    if alike:
        return (
            "Neighbouring points are more alike than the model says: the result is less sure than "
            "its interval."
        )
    return "Neighbouring points swing against each other: the interval is not exact."
