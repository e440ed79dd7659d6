"""What is usual, judged by what was before: robustly, so that one odd value spoils nothing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

#: Fewer values than this say nothing about what is usual.
ENOUGH = 8

#: So many of the newest values are looked at.
NEWEST = 40

#: Standard deviations beyond which a value is unlike those before.
_FAR = 5.0

#: The standard deviation of normal values is so many times their median absolute deviation.
_NORMAL = 1.4826

#: However alike the values were, the next may differ by this, on the scale of logarithms …
_LEAST = _NORMAL * 0.15
#: … and counts by half of what chance alone makes of them.
_CHANCE = 0.5

#: A digit more or less: small counts come about by chance, and so do figures of another sort.
_DIGIT = 10


@dataclass(frozen=True)
class Usual:
    """What is usual: values between ``least`` and ``most``.

    Attributes:
        before: the values it is judged by, the newest first.
        least: the smallest value that is not unlike them; never above the smallest of them.
        most: the largest; never below the largest of them.
    """

    before: tuple[float, ...]
    least: float
    most: float

    @property
    def middle(self) -> float:
        """The median of the values before."""
        return median(self.before)

    def side(self, value: float) -> str:
        """Return ``above`` or ``below`` where a value is unlike those before, else nothing."""
        return "above" if value > self.most else "below" if value < self.least else ""


def usual(before: Sequence[float], *, counts: bool, loosely: bool = False) -> Usual | None:
    """Return what is usual after ``before``; None where that is too little to say.

    Args:
        before: values from 0, the newest first.
        counts: whether they count things one by one: chance makes those uneven, small ones most.
        loosely: whether they are of other sorts than what is held against them; then only what has
            a digit more than the largest is unlike them.
    """
    newest = tuple(before[:NEWEST])
    if len(newest) < ENOUGH:
        return None
    if loosely:
        return Usual(newest, 0, _DIGIT * max(newest))
    logs = [math.log1p(value) for value in newest]
    middle = median(logs)
    deviation = _NORMAL * median(abs(value - middle) for value in logs)
    chance = _CHANCE / math.sqrt(1 + median(newest)) if counts else 0.0
    reach = _FAR * max(deviation, _LEAST, chance)
    least = min(*newest, math.expm1(middle - reach))
    return Usual(
        newest,
        min(least, median(newest) / _DIGIT - 1) if counts else least,
        max(*newest, math.expm1(middle + reach)),
    )
