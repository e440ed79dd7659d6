"""Proportions: one, two independent ones, and two of the same people."""

from math import isfinite, sqrt

from metrics.methods.interval import LEVEL, Interval, normal, tail, whole_number

#: From so many pairs that changed on, McNemar's test is taken from the chi-squared distribution.
EXACT_BELOW = 25


def share_of(part: float, whole: float) -> float:
    """Return part ÷ whole.

    Raises:
        ValueError: the part is above the whole or below 0, or the whole is not above 0.
    """
    if not whole > 0:
        raise ValueError("A proportion needs a whole above zero.")
    if not isfinite(whole) or not 0 <= part <= whole:
        raise ValueError(f"The part ({part:g}) must lie between 0 and the whole ({whole:g}).")
    return part / whole


def wilson(part: float, whole: float, level: float = LEVEL) -> tuple[float, float]:
    """Return the Wilson score interval of a proportion.

    Args:
        part: how many have it, 0 ≤ part ≤ whole.
        whole: of how many, above 0.
        level: the confidence.

    Returns:
        The limits, between 0 and 1.

    Raises:
        ValueError: the part is above the whole or below 0, or the whole is not above 0.

    Source: Wilson 1927; Newcombe 1998, *Statistics in Medicine* 17:857–872, method 3.
    """
    share = share_of(part, whole)
    z = normal(level)
    centre = share + z * z / (2 * whole)
    spread = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    low = 0.0 if part == 0 else (centre - spread) / scale
    high = 1.0 if part == whole else (centre + spread) / scale
    return low, high


def clopper_pearson(part: float, whole: float, level: float = LEVEL) -> tuple[float, float]:
    """Return the exact (binomial) interval of a proportion.

    Args:
        part: how many have it, a whole number, 0 ≤ part ≤ whole.
        whole: of how many, a whole number above 0.
        level: the confidence.

    Returns:
        The limits, between 0 and 1.

    Raises:
        ValueError: as :func:`wilson`, or a number is not whole.

    Source: Clopper and Pearson 1934; Newcombe 1998, *Statistics in Medicine* 17:857–872, method 5.
    """
    from scipy.special import betaincinv

    share_of(part, whole)
    k, n, beyond = whole_number(part, "part"), whole_number(whole, "whole"), tail(level)
    low = 0.0 if k == 0 else float(betaincinv(k, n - k + 1, beyond))
    high = 1.0 if k == n else float(betaincinv(k + 1, n - k, 1 - beyond))
    return low, high


def difference(
    part: float, whole: float, other_part: float, other_whole: float, level: float = LEVEL
) -> Interval:
    """Return the difference of two independent proportions, the first less the other.

    Args:
        part: how many of the first group have it.
        whole: how many the first group is.
        other_part: how many of the other group have it.
        other_whole: how many the other group is.
        level: the confidence.

    Returns:
        The difference with its limits, all between −1 and 1.

    Raises:
        ValueError: a part is above its whole or below 0, or a whole is not above 0.

    Source: Newcombe 1998, *Statistics in Medicine* 17:873–890, method 10.
    """
    (low, high), (other_low, other_high) = (
        wilson(part, whole, level),
        wilson(other_part, other_whole, level),
    )
    share, other = part / whole, other_part / other_whole
    return Interval(
        value=share - other,
        low=max(-1.0, share - other - sqrt((share - low) ** 2 + (other_high - other) ** 2)),
        high=min(1.0, share - other + sqrt((high - share) ** 2 + (other - other_low) ** 2)),
        method="Newcombe's method 10 for independent proportions",
    )


def mcnemar(gained: float, lost: float) -> tuple[float, str]:
    """Return the two-sided p of as many gaining as losing it, and the name of the test.

    Exact (binomial) where fewer than 25 changed; else McNemar's chi-squared with one degree of
    freedom, without continuity correction.

    Args:
        gained: people who had it after and not before.
        lost: people who had it before and not after.

    Raises:
        ValueError: a number is below 0 or not whole.

    Source: McNemar 1947; Fagerland, Lydersen and Laake 2013, *BMC Medical Research Methodology*
    13:91.
    """
    from scipy.special import bdtr, chdtrc

    up, down = whole_number(gained, "number who gained"), whole_number(lost, "number who lost")
    changed = up + down
    if changed < EXACT_BELOW:
        p = 1.0 if changed == 0 else min(1.0, 2 * float(bdtr(min(up, down), changed, 0.5)))
        return p, "McNemar, exact"
    return float(chdtrc(1, (up - down) ** 2 / changed)), "McNemar"


def paired_shares(
    both: float, gained: float, lost: float, neither: float, level: float = LEVEL
) -> Interval:
    """Return how much a share changed among the same people, after less before.

    Args:
        both: people who had it before and after.
        gained: people who had it after only.
        lost: people who had it before only.
        neither: people who had it neither time.
        level: the confidence.

    Returns:
        The change with Newcombe's paired limits, between −1 and 1, and McNemar's p. (The test is
        of the people who changed only: near the edge it and the limits may disagree.)

    Raises:
        ValueError: a number is below 0 or not whole, or all are 0.

    Source: Newcombe 1998, *Statistics in Medicine* 17:2635–2650, method 10 for paired data.
    """
    a, b, c, d = (
        whole_number(number, f"number {name}")
        for number, name in (
            (both, "who had it both times"),
            (gained, "who gained"),
            (lost, "who lost"),
            (neither, "who had it neither time"),
        )
    )
    n = a + b + c + d
    if n == 0:
        raise ValueError("A change needs at least one person asked before and after.")
    after, before = (a + b) / n, (a + c) / n
    (low, high), (low_before, high_before) = wilson(a + b, n, level), wilson(a + c, n, level)
    related = _correlation(a, b, c, d)

    def reach(one: float, other: float) -> float:
        return sqrt(max(0.0, one * one - 2 * related * one * other + other * other))

    p, test = mcnemar(b, c)
    return Interval(
        value=(b - c) / n,
        low=max(-1.0, (b - c) / n - reach(after - low, high_before - before)),
        high=min(1.0, (b - c) / n + reach(high - after, before - low_before)),
        method="Newcombe's method 10 for paired proportions",
        p=p,
        test=test,
    )


def _correlation(a: int, b: int, c: int, d: int) -> float:
    """Return phi of before and after, drawn towards 0 where positive, as method 10 does."""
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    if margins == 0:
        return 0.0
    product = a * d - b * c
    corrected = max(0.0, product - (a + b + c + d) / 2) if product > 0 else product
    return corrected / sqrt(margins)
