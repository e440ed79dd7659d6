"""The usual range of a series."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean


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
