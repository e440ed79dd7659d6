"""Change over time: is a figure within its usual variation?

The XmR control chart with three of its standard rules (Wheeler, *Understanding Variation* and
*Making Sense of Data*):

1. a point outside the limits;
2. eight points in a row on one side of the average;
3. three of four points in a row closer to a limit than to the average, on one side.

A quarter without a figure is a gap: it neither continues nor breaks a run, and the points around it
are neighbours. A point exactly on the average is on no side and breaks a run. A partial point is
neither judged nor used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import isclose

from metrics.methods import usual_range

#: Fewer points than this, and nothing is said about change.
ENOUGH = 8
#: Points in a row on one side that are no accident.
RUN = 8

#: The rules, in words.
RULES = {
    1: "a point outside the limits",
    2: "eight points in a row on one side of the average",
    3: "three of four points in a row closer to a limit than to the average",
}

USUAL = "within usual variation"
_NUMBERS = {8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}


@dataclass(frozen=True)
class Signal:
    """A point that a rule finds unusual.

    Attributes:
        position: which point of the series, from 0.
        rule: a key of ``RULES``.
        direction: ``higher`` or ``lower``.
        first: where what the rule sees begins: the first point of the run.
    """

    position: int
    rule: int
    direction: str
    first: int


@dataclass(frozen=True)
class Usual:
    """The usual range of a series, and where its last point lies.

    Attributes:
        low: lower limit, not below zero.
        centre: the mean.
        high: upper limit.
        verdict: in the words of the method.
        signals: the rules by which the last point is unusual.
        why: the first of them in words; empty where the point is usual.
    """

    low: float
    centre: float
    high: float
    verdict: str
    signals: tuple[Signal, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class ControlChart:
    """The limits of a series, and every point of it that is unusual.

    Attributes:
        low: lower limit, not below zero.
        centre: the mean.
        high: upper limit.
        last: the position of the last point judged.
        signals: the unusual points, in order; a point that several rules see is there several
            times.
    """

    low: float
    centre: float
    high: float
    last: int
    signals: tuple[Signal, ...]


def usual(
    values: Sequence[float | None],
    ceiling: float | None = None,
    partial: Sequence[bool] = (),
    step: str = "quarter",
) -> Usual | None:
    """Return the usual range of a series, oldest first, and whether its last point is in it.

    The limits are those of the points before the last, so that the last cannot widen the range it
    is judged by. No figure here is below zero, and a share not above one (``ceiling``).

    How often the last point of a series in which nothing changes is called unusual, by all rules
    (measured in the tests; normal figures, and counts around 20 and around 4): with 8 points 4 to
    5 %, with 12 points 2 to 4 %, with 20 or more 2 %. Counts around 1: 7, 6 and 5 %.

    Args:
        values: the figures; None where there is none.
        ceiling: what no figure can be above.
        partial: which points are of a window not yet over or not fully reported; empty: none.
        step: what a point is of, for the words.

    Returns:
        None with fewer than eight points, or where the last has no figure or is partial: then
        nothing can be said of it.

    Raises:
        ValueError: ``partial`` is not as long as the series.
    """
    chart = control_chart(values, ceiling, partial)
    if chart is None or chart.last != len(values) - 1:
        return None
    signals = tuple(signal for signal in chart.signals if signal.position == chart.last)
    if not signals:
        return Usual(chart.low, chart.centre, chart.high, USUAL)
    verdict = f"unusual, {signals[0].direction}"
    gaps = [value is None or cut for value, cut in zip(values, _cut(values, partial), strict=True)]
    why = _why(signals[0], gaps, step)
    return Usual(chart.low, chart.centre, chart.high, verdict, signals, why)


def control_chart(
    values: Sequence[float | None],
    ceiling: float | None = None,
    partial: Sequence[bool] = (),
) -> ControlChart | None:
    """Return the limits of a series, oldest first, and its unusual points.

    The limits are those of the points before the last one that is complete. All points are judged
    by them, the last by points that do not include it.

    The more points, the likelier that one of them is unusual by chance: where nothing changes, one
    or more are in 5 to 7 % of series of 8 points, 8 to 14 % of 20 points and 22 to 32 % of 40
    (measured as for :func:`usual`).

    Args:
        values: as for :func:`usual`.
        ceiling: as for :func:`usual`.
        partial: as for :func:`usual`.

    Returns:
        None with fewer than eight complete points.

    Raises:
        ValueError: ``partial`` is not as long as the series.
    """
    cut = _cut(values, partial)
    points = [
        (position, value)
        for position, (value, partly) in enumerate(zip(values, cut, strict=True))
        if value is not None and not partly
    ]
    if len(points) < ENOUGH:
        return None
    low, centre, high = usual_range([value for _, value in points[:-1]])
    signals = _signals(points, low, centre, high)
    shown = high if ceiling is None else min(ceiling, high)
    return ControlChart(max(0, low), centre, shown, points[-1][0], signals)


def _cut(values: Sequence[float | None], partial: Sequence[bool]) -> Sequence[bool]:
    if partial and len(partial) != len(values):
        raise ValueError(
            f"There are {len(values)} points, and of {len(partial)} it is said whether partial."
        )
    return partial or [False] * len(values)


def _signals(
    points: Sequence[tuple[int, float]], low: float, centre: float, high: float
) -> tuple[Signal, ...]:
    """Return what the rules find; judged by the limits as computed, not as cut at zero or one.

    A point is unusual by rule 3 only if it is itself one of the three.
    """
    sides = [_beyond(value, centre) for _, value in points]
    outer = [_outer(value, low, centre, high) for _, value in points]
    found = []
    for at, (position, value) in enumerate(points):
        side = sides[at]
        limit = high if side > 0 else low
        if side and _beyond(value, limit) == side:
            found.append(Signal(position, 1, _direction(side), position))
        run = len(list(takewhile(side.__eq__, sides[at::-1])))
        if side and run >= RUN:
            found.append(Signal(position, 2, _direction(side), points[at - run + 1][0]))
        four = [back for back in range(max(0, at - 3), at + 1) if outer[back] == side]
        if side and outer[at] == side and len(four) >= 3:
            found.append(Signal(position, 3, _direction(side), points[four[0]][0]))
    return tuple(found)


def _beyond(value: float, line: float) -> int:
    """Return 1 above a line, −1 below, 0 on it; what rounding may differ by is on it."""
    if isclose(value, line, rel_tol=1e-9, abs_tol=1e-12):
        return 0
    return 1 if value > line else -1


def _outer(value: float, low: float, centre: float, high: float) -> int:
    """Return the side on which a value is closer to the limit than to the centre, else 0."""
    above = _beyond(value, (centre + high) / 2) > 0
    below = _beyond(value, (centre + low) / 2) < 0
    return above - below


def _direction(side: int) -> str:
    return "higher" if side > 0 else "lower"


def _why(signal: Signal, gaps: Sequence[bool], step: str) -> str:
    """Return in words by which rule a point is unusual."""
    up = signal.direction == "higher"
    if signal.rule == 1:
        return f"{'above' if up else 'below'} the usual range"
    if signal.rule == 2:
        run = gaps[signal.first : signal.position + 1].count(False)
        long = _NUMBERS.get(run, str(run))
        return f"{long} {step}s in a row {'above' if up else 'below'} the average"
    limit = "upper" if up else "lower"
    return f"three of the last four {step}s closer to the {limit} limit than to the average"
