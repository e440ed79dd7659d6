"""Intervals and limits. Each function names its reference; golden values stand in the tests."""

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from statistics import NormalDist, fmean

#: Confidence of every interval in the product.
LEVEL = 0.95


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
    if whole <= 0:
        raise ValueError("A proportion needs a whole above zero.")
    if not 0 <= part <= whole:
        raise ValueError(f"The part ({part:g}) must lie between 0 and the whole ({whole:g}).")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = part / whole
    centre = share + z * z / (2 * whole)
    spread = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    low = 0.0 if part == 0 else (centre - spread) / scale
    high = 1.0 if part == whole else (centre + spread) / scale
    return low, high


def usual_range(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the lower limit, centre and upper limit of an XmR control chart.

    The limits are the mean ± 2.66 times the mean moving range.

    Args:
        values: at least two, in time order.

    Raises:
        ValueError: there are fewer than two.

    Source: Shewhart; Wheeler, *Understanding Variation* (2.66 = 3 ÷ 1.128).
    """
    if len(values) < 2:
        raise ValueError("A usual range needs at least two values.")
    centre = fmean(values)
    moving = fmean(abs(b - a) for a, b in pairwise(values))
    return centre - 2.66 * moving, centre, centre + 2.66 * moving
