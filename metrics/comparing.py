"""Comparing units (areas, partners): which stand out, and which ranks their figures allow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from metrics.methods import LEVEL, Interval, difference, ratio_of_rates
from metrics.methods.interval import above_zero, tail, whole_number
from metrics.methods.shares import share_of

#: The limits of a funnel: 95 % to look twice, 99.8 % to look closely.
WARNING, ALARM = 0.95, 0.998

Kind = Literal["share", "rate"]
Unit = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """A unit in a funnel plot.

    Attributes:
        value: its share, or its rate per so many.
        size: the whole, or the population.
        warning: lower and upper limit within which 95 % of units like all others lie.
        alarm: the same for 99.8 %.
        outside: ``higher``, ``lower`` or empty: on which side of the 95 % limits it lies.
        far: whether it lies outside the 99.8 % limits too.
    """

    value: float
    size: float
    warning: tuple[float, float]
    alarm: tuple[float, float]
    outside: str
    far: bool


@dataclass(frozen=True)
class Funnel:
    """Units around what they are together.

    Attributes:
        overall: the share or rate of all units together.
        spots: one a unit, in their order.
        method: how the limits were found.
    """

    overall: float
    spots: tuple[Spot, ...]
    method: str


@dataclass(frozen=True)
class RankRange:
    """The rank of a unit, and the ranks that cannot be ruled out.

    Attributes:
        rank: by its figure; equal figures share the better rank.
        best: 1 and one more for each unit that is surely ahead of it.
        worst: the number of units less those that are surely behind it.
    """

    rank: int
    best: int
    worst: int


def funnel(units: Sequence[Unit], kind: Kind, per: float = 1000) -> Funnel:
    """Return how units lie around their overall share or rate, and which lie outside.

    The limits are those of chance alone. Units differ by more than chance in most things, so a unit
    outside is one to look at, not one that does badly. Of 20 units that differ by chance alone, one
    outside the 95 % limits is to be expected.

    Args:
        units: (part, whole) of shares; (count, population) of rates.
        kind: which of the two.
        per: how many people a rate is for.

    Raises:
        ValueError: there are no units, a part is above its whole, or a number is not what it must
            be.

    Source: Spiegelhalter 2005, *Statistics in Medicine* 24:1185–1202, appendix A.1: exact binomial
    or Poisson limits, interpolated between counts. The upper limit is interpolated by the upper
    tail, so that a unit is outside exactly where its own tail is below 2.5 or 0.1 %.
    """
    if not units:
        raise ValueError("A comparison needs at least one unit.")
    scale = 1.0 if kind == "share" else above_zero(per, "number the rate is for")
    for part, whole in units:
        _checked(part, whole, kind)
    overall = sum(part for part, _ in units) / sum(whole for _, whole in units)
    spots = tuple(_spot(part, whole, overall, kind, scale) for part, whole in units)
    name = "binomial" if kind == "share" else "Poisson"
    return Funnel(overall * scale, spots, f"exact {name} limits, interpolated")


def funnel_limits(size: float, overall: float, kind: Kind, level: float) -> tuple[float, float]:
    """Return the funnel's limits at one size, for drawing it; per one of the population.

    Args:
        size: the whole (a whole number) or the population.
        overall: the share or rate of all, per one.
        kind: ``share`` or ``rate``.
        level: 0.95 or 0.998.

    Raises:
        ValueError: a number is not what it must be.
    """
    above_zero(size, "size")
    if kind == "share":
        n = whole_number(size, "size")
        if share_of(overall, 1) in (0, 1):
            return overall, overall
        low = _lower(lambda count: _binomial(count, n, overall), overall * n, tail(level))
        high = n - _lower(
            lambda count: _binomial(count, n, 1 - overall), (1 - overall) * n, tail(level)
        )
        return low / n, high / n
    expected = size * overall
    low = _lower(lambda count: _poisson(count, expected), expected, tail(level))
    high = _upper(lambda count: _poisson(count, expected), expected, tail(level))
    return low / size, high / size


def _checked(part: float, whole: float, kind: Kind) -> None:
    if kind == "share":
        share_of(part, whole)
        whole_number(whole, "whole")
        whole_number(part, "part")
    else:
        whole_number(part)
        above_zero(whole, "population")


def _spot(part: float, whole: float, overall: float, kind: Kind, scale: float) -> Spot:
    warning = funnel_limits(whole, overall, kind, WARNING)
    alarm = funnel_limits(whole, overall, kind, ALARM)
    value = part / whole
    side = _side(value, warning)
    return Spot(
        value=value * scale,
        size=whole,
        warning=(warning[0] * scale, warning[1] * scale),
        alarm=(alarm[0] * scale, alarm[1] * scale),
        outside=side,
        far=bool(_side(value, alarm)),
    )


def _side(value: float, limits: tuple[float, float]) -> str:
    slack = 1e-9 * max(abs(value), *limits)
    if value > limits[1] + slack:
        return "higher"
    return "lower" if value < limits[0] - slack else ""


def _binomial(count: int, n: int, share: float) -> float:
    """Return how likely so many or fewer of n are."""
    from scipy.special import bdtr

    return 0.0 if count < 0 else float(bdtr(min(count, n), n, share))


def _poisson(count: int, expected: float) -> float:
    """Return how likely so many or fewer are."""
    from scipy.special import pdtr

    return 0.0 if count < 0 else float(pdtr(count, expected))


def _lower(up_to: Callable[[int], float], expected: float, beyond: float) -> float:
    """Return the count below which less than ``beyond`` lies, interpolated, not below 0."""
    first = _first(lambda count: up_to(count) >= beyond, int(expected) + 1)
    here, before = up_to(first), up_to(first - 1)
    return max(0.0, first - (here - beyond) / (here - before)) if here > before else 0.0


def _upper(up_to: Callable[[int], float], expected: float, beyond: float) -> float:
    """Return the count above which less than ``beyond`` lies, interpolated."""
    if expected == 0:
        return 0.0
    reach = int(expected) + 10
    while 1 - up_to(reach) >= beyond:
        reach *= 2
    # The last count that is not itself too unlikely from above.
    last = _first(lambda count: 1 - up_to(count - 1) < beyond, reach + 1) - 1
    here, after = 1 - up_to(last - 1), 1 - up_to(last)
    return last + (here - beyond) / (here - after)


def _first(holds: Callable[[int], bool], high: int) -> int:
    """Return the first count from 0 on for which something holds, halving; it holds for high."""
    low = 0
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def rank_ranges(
    units: Sequence[Unit], kind: Kind, highest_first: bool = True, level: float = LEVEL
) -> tuple[RankRange, ...]:
    """Return the rank of each unit, with the best and worst rank its figures allow.

    Of two units one is surely ahead if the interval of their difference (Newcombe's method 10 for
    shares, the ratio of rates for rates) does not hold "no difference". Each pair has this
    confidence on its own: among many units a few pairs are apart by chance.

    Args:
        units: (part, whole) of shares; (count, population) of rates.
        kind: which of the two.
        highest_first: whether the highest figure has rank 1.
        level: the confidence of each pair.

    Returns:
        One a unit, in their order.

    Raises:
        ValueError: a part is above its whole, or a number is not what it must be.
    """
    for part, whole in units:
        _checked(part, whole, kind)
    values = [part / whole for part, whole in units]
    ahead = [0] * len(units)
    behind = [0] * len(units)
    for i in range(len(units)):
        for j in range(i):
            order = _order(units[i], units[j], kind, level) * (1 if highest_first else -1)
            first, second = (i, j) if order > 0 else (j, i)
            if order:
                ahead[second] += 1
                behind[first] += 1
    sign = 1 if highest_first else -1
    return tuple(
        RankRange(
            rank=1 + sum(sign * (other - value) > 0 for other in values),
            best=1 + ahead[at],
            worst=len(units) - behind[at],
        )
        for at, value in enumerate(values)
    )


def _order(one: Unit, other: Unit, kind: Kind, level: float) -> int:
    """Return 1 if the first is surely higher, −1 if it is surely lower, else 0."""
    if kind == "share":
        apart, same = difference(*one, *other, level=level), 0
    else:
        apart, same = ratio_of_rates(*one, *other, level=level), 1
    return _above(apart, same) - _below(apart, same)


def _above(apart: Interval, same: float) -> bool:
    return apart.low is not None and apart.low > same


def _below(apart: Interval, same: float) -> bool:
    return apart.high is not None and apart.high < same
