"""How far the items of a scale measure one thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from metrics.methods.interval import LEVEL, tail

#: With fewer respondents nothing is said of a scale.
LEAST = 3

_METHOD = "Cronbach's alpha, interval by Feldt (1965)"
_ONE_ITEM = "Not computable: a scale needs at least two items."
_TOO_FEW = f"Not computable: fewer than {LEAST} respondents answered every item."
_NO_SPREAD = "Not computable: all respondents have the same total."


@dataclass(frozen=True)
class Reliability:
    """How far the items of a scale measure one thing.

    Attributes:
        value: Cronbach's alpha, at most 1 (below 0 where items contradict each other); None where
            it is undefined.
        low: lower limit; None where there is none.
        high: upper limit; None where there is none.
        n: respondents who answered every item.
        items: how many items.
        item_rest: of each item, its correlation with the sum of the others; None where one of the
            two does not vary.
        method: the statistic, and how its limits were found.
        reason: why there is no value; empty where there is one.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    items: int
    item_rest: tuple[float | None, ...]
    method: str = _METHOD
    reason: str = ""

    @property
    def against(self) -> tuple[int, ...]:
        """The positions of items that go against the rest: likely scored in reverse, unmarked."""
        return tuple(at for at, r in enumerate(self.item_rest) if r is not None and r < 0)


def cronbach_alpha(answers: Sequence[Sequence[float | None]], level: float = LEVEL) -> Reliability:
    """Return Cronbach's alpha of a scale, and how each item goes with the rest.

    Args:
        answers: of each respondent the answer to each item, in the same order, items marked as
            scored in reverse already turned round; None: not answered. Only respondents who
            answered every item count.
        level: the confidence.

    Returns:
        Alpha with Feldt's limits, exact for items of equal covariances and normal answers.

    Raises:
        ValueError: respondents have not as many items as each other.

    Source: Cronbach 1951, *Psychometrika* 16:297–334; Feldt 1965, *Psychometrika* 30:357–370, in
    the form of Feldt, Woodruff and Salih 1987, *Applied Psychological Measurement* 11:93–103.
    """
    if len({len(row) for row in answers}) > 1:
        raise ValueError("Every respondent needs as many places as there are items.")
    complete = [[v for v in row if v is not None] for row in answers if None not in row]
    n, k = len(complete), len(answers[0]) if answers else 0
    nothing: tuple[float | None, ...] = (None,) * k
    if k < 2:
        return Reliability(None, None, None, n, k, nothing, reason=_ONE_ITEM)
    if n < LEAST:
        return Reliability(None, None, None, n, k, nothing, reason=_TOO_FEW)
    columns = [list(column) for column in zip(*complete, strict=True)]
    totals = [sum(row) for row in complete]
    rest = tuple(
        _correlation(column, [total - own for total, own in zip(totals, column, strict=True)])
        for column in columns
    )
    whole = _spread(totals)
    if not whole:
        return Reliability(None, None, None, n, k, rest, reason=_NO_SPREAD)
    value = k / (k - 1) * (1 - sum(map(_spread, columns)) / whole)
    return Reliability(value, *_feldt(value, n, k, level), n, k, rest)


def _feldt(value: float, n: int, k: int, level: float) -> tuple[float, float]:
    from scipy.stats import f

    low, high = f.ppf([1 - tail(level), tail(level)], n - 1, (n - 1) * (k - 1))
    return 1 - (1 - value) * float(low), 1 - (1 - value) * float(high)


def _spread(values: Sequence[float]) -> float:
    """Return the sum of squares around the mean; what rounding leaves of equal values is none."""
    middle = fmean(values)
    found = sum((value - middle) ** 2 for value in values)
    return found if found > 1e-18 * len(values) * max(map(abs, values)) ** 2 else 0.0


def _correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    spread = _spread(one) * _spread(other)
    if not spread:
        return None
    here, there = fmean(one), fmean(other)
    together = sum((a - here) * (b - there) for a, b in zip(one, other, strict=True))
    return max(-1.0, min(1.0, together / sqrt(spread)))
