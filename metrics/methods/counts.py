"""Counts, rates per population, and the ratio of two rates."""

from math import sqrt

from metrics.methods.interval import LEVEL, Interval, above_zero, normal, tail, whole_number
from metrics.methods.shares import clopper_pearson, wilson

#: Below this count, limits are exact.
EXACT_BELOW = 10


def garwood(count: float, level: float = LEVEL) -> tuple[float, float]:
    """Return the exact limits of a count.

    Args:
        count: a whole number, 0 or more.
        level: the confidence.

    Raises:
        ValueError: the count is below 0 or not whole.

    Source: Garwood 1936, *Biometrika* 28:437–442; Altman et al., *Statistics with Confidence*,
    table 18.3.
    """
    from scipy.special import gammaincinv

    k, beyond = whole_number(count), tail(level)
    low = 0.0 if k == 0 else float(gammaincinv(k, beyond))
    return low, float(gammaincinv(k + 1, 1 - beyond))


def byar(count: float, level: float = LEVEL) -> tuple[float, float]:
    """Return Byar's limits of a count: nearly exact from 10 on.

    Args:
        count: a whole number, 0 or more.
        level: the confidence.

    Raises:
        ValueError: the count is below 0 or not whole.

    Source: Breslow and Day 1987, *Statistical Methods in Cancer Research* II, formula 2.13; used
    for the UK's public-health indicators.
    """
    k, z = whole_number(count), normal(level)
    low = 0.0 if k == 0 else max(0.0, k * (1 - 1 / (9 * k) - z / (3 * sqrt(k))) ** 3)
    return low, (k + 1) * (1 - 1 / (9 * (k + 1)) + z / (3 * sqrt(k + 1))) ** 3


def poisson_limits(count: float, level: float = LEVEL) -> tuple[float, float, str]:
    """Return the limits of a count and their method: exact under 10, Byar's from 10 on."""
    if count < EXACT_BELOW:
        return *garwood(count, level), "exact Poisson limits (Garwood)"
    return *byar(count, level), "Byar's limits"


def rate(count: float, population: float, per: float = 1000, level: float = LEVEL) -> Interval:
    """Return a rate per so many of a population, with its limits.

    Args:
        count: how often, a whole number.
        population: of how many people (or person-years), above 0.
        per: how many the rate is for: 1,000 or 100,000.
        level: the confidence.

    Raises:
        ValueError: the count is below 0 or not whole, the population or ``per`` is not above 0.

    Source: as :func:`poisson_limits`; the population is taken as known without error.
    """
    scale = above_zero(per, "number the rate is for") / above_zero(population, "population")
    low, high, method = poisson_limits(count, level)
    return Interval(count * scale, low * scale, high * scale, method)


def ratio_of_rates(
    count: float,
    population: float,
    other_count: float,
    other_population: float,
    level: float = LEVEL,
) -> Interval:
    """Return how many times the other rate a rate is.

    Given both counts together, the first is binomial. Limits are exact (Clopper–Pearson) where
    either count is under 10, else score limits (Wilson); p is of equal rates by the same rule.

    Args:
        count: how often in the first population, a whole number.
        population: of how many, above 0.
        other_count: how often in the other population.
        other_population: of how many, above 0.
        level: the confidence.

    Returns:
        The ratio with its limits. The ratio is None where the other count is 0, and the upper
        limit is None there too: it has no end. Where both are 0, nothing is known.

    Raises:
        ValueError: a count is below 0 or not whole, a population is not above 0.

    Source: Przyborowski and Wilenski 1940; Clopper and Pearson 1934; Ng and Tang 2005, *Statistics
    in Medicine* 24:955–965.
    """
    mine, theirs = whole_number(count), whole_number(other_count, "other count")
    scale = above_zero(other_population, "other population") / above_zero(population, "population")
    exact = min(mine, theirs) < EXACT_BELOW
    method = "conditional exact limits" if exact else "conditional score limits"
    test = "conditional binomial test, exact" if exact else "score test"
    if mine + theirs == 0:
        return Interval(None, None, None, method, None, test)
    share_low, share_high = (clopper_pearson if exact else wilson)(mine, mine + theirs, level)
    return Interval(
        value=mine / theirs * scale if theirs else None,
        low=share_low / (1 - share_low) * scale,
        high=share_high / (1 - share_high) * scale if theirs else None,
        method=method,
        p=_equal(mine, mine + theirs, 1 / (1 + scale), exact),
        test=test,
    )


def _equal(part: int, whole: int, share: float, exact: bool) -> float:
    """Return the two-sided p of a binomial share: twice the smaller tail, as the limits have it."""
    from scipy.special import bdtr, bdtrc, erfc

    if exact:
        below = float(bdtr(part, whole, share))
        above = float(bdtrc(part - 1, whole, share)) if part else 1.0
        return min(1.0, 2 * min(below, above))
    away = abs(part - whole * share) / sqrt(whole * share * (1 - share))
    return float(erfc(away / sqrt(2)))
