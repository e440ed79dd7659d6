"""A value with its limits, and how confident they are."""

from dataclasses import dataclass
from math import isfinite
from statistics import NormalDist

#: Confidence of every interval in the product.
LEVEL = 0.95


@dataclass(frozen=True)
class Interval:
    """A value with its limits.

    Attributes:
        value: the estimate; None where there is none (a ratio to nothing).
        low: lower limit; None where it is undefined.
        high: upper limit; None where it is undefined or has no end.
        method: how the limits were found.
        p: two-sided p of no difference, where a test belongs to it.
        test: the name of that test.
    """

    value: float | None
    low: float | None
    high: float | None
    method: str
    p: float | None = None
    test: str = ""


def normal(level: float) -> float:
    """Return how many standard errors an interval reaches to each side (1.96 for 0.95)."""
    return NormalDist().inv_cdf(1 - tail(level))


def tail(level: float) -> float:
    """Return what lies beyond one limit: 0.025 for 0.95.

    Raises:
        ValueError: the confidence is not between 0 and 1.
    """
    if not 0 < level < 1:
        raise ValueError(f"A confidence must lie between 0 and 1, as 0.95 does ({level:g}).")
    return (1 - level) / 2


def whole_number(count: float, name: str = "count") -> int:
    """Return a count as a whole number.

    Raises:
        ValueError: it is below 0 or not whole.
    """
    if not isfinite(count) or count < 0 or count != int(count):
        raise ValueError(f"The {name} ({count:g}) must be a whole number, 0 or more.")
    return int(count)


def above_zero(amount: float, name: str) -> float:
    """Return an amount that something is divided by.

    Raises:
        ValueError: it is not above 0.
    """
    if not isfinite(amount) or amount <= 0:
        raise ValueError(f"The {name} ({amount:g}) must be above zero.")
    return amount
