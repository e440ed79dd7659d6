"""Change over time: is a figure within its usual variation?"""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.methods import usual_range

#: Fewer points than this, and nothing is said about change.
ENOUGH = 8


@dataclass(frozen=True)
class Usual:
    """The usual range of a series, and where its last point lies.

    Attributes:
        low: lower limit, not below zero.
        centre: the mean.
        high: upper limit.
        verdict: in the words of the method.
    """

    low: float
    centre: float
    high: float
    verdict: str


def usual(values: Sequence[float | None], ceiling: float | None = None) -> Usual | None:
    """Return the usual range of a series, oldest first; None with fewer than eight points.

    The limits are those of the points before the last, so that the last cannot widen the range it
    is judged by. No figure here is below zero, and a share not above one (``ceiling``).
    """
    known = [value for value in values if value is not None]
    if len(known) < ENOUGH or values[-1] is None:
        return None
    low, centre, high = usual_range(known[:-1])
    last = known[-1]
    verdict = "within usual variation"
    if last > high:
        verdict = "unusual, higher"
    elif last < low:
        verdict = "unusual, lower"
    return Usual(max(0, low), centre, high if ceiling is None else min(ceiling, high), verdict)
