"""What the coalition set out to reach, held against what it did in the same window."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds.targets import Target as Row
from data.periods import spoken
from metrics.indicator import Indicator
from metrics.shapes import Estimate
from metrics.windows import Window, last_of_month, stretch


@dataclass(frozen=True)
class Target:
    """A figure to reach.

    Attributes:
        code: the indicator's.
        first: the first quarter it is for.
        last: the last quarter it is for.
        area: the area it is for; empty for all.
        partner: the partner it is for; empty for all.
        aim: the figure to reach.
        baseline: the figure before the work began, if one was given.
        parts: how many targets of single quarters it was added up from; 0: it was set as it is.
    """

    code: str
    first: str
    last: str
    area: str
    partner: str
    aim: float
    baseline: float | None = None
    parts: int = 0

    @property
    def window(self) -> Window:
        """The window it is for."""
        return stretch(self.first, self.last)

    @property
    def where(self) -> dict[str, list[str]]:
        """What its figure is filtered by."""
        named = {"area": self.area, "partner": self.partner}
        return {name: [code] for name, code in named.items() if code}


def targets(connection: sa.Connection) -> list[Target]:
    """Return every target, by indicator, window, area and partner."""
    found = [
        Target(
            row.indicator, row.for_quarter, row.until_quarter or row.for_quarter, row.area or "",
            row.partner or "", row.target, row.baseline,
        )
        for row in connection.execute(sa.select(table(Row)).where(only_current(Row)))
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.code, one.first, one.last, one.area, one.partner))


def set_for(listed: Iterable[Target], window: Window) -> list[Target]:
    """Return the targets set for exactly a window."""
    return [one for one in listed if not window.by_month and one.window.quarters == window.quarters]


def target_of(
    listed: Sequence[Target], one: Indicator, window: Window, area: str = "", partner: str = ""
) -> Target | None:
    """Return the target of an indicator for a window.

    Where none was set for exactly the window, the targets of all its quarters are added up, of an
    indicator whose quarters add up; of any other, a year's target is not the sum of the quarters'.
    """
    mine = [t for t in listed if (t.code, t.area, t.partner) == (one.code, area, partner)]
    if exact := set_for(mine, window):
        return exact[0]
    if one.additivity != "sum" or window.by_month:
        return None
    by_quarter = {t.first: t for t in mine if t.first == t.last}
    if not set(window.quarters) <= by_quarter.keys():
        return None
    parts = [by_quarter[quarter] for quarter in window.quarters]
    first, last = window.quarters[0], window.quarters[-1]
    aim = sum(part.aim for part in parts)
    return Target(one.code, first, last, area, partner, aim, None, len(parts))


@dataclass(frozen=True)
class Attainment:
    """A target and the figure of the same window.

    Attributes:
        target: the target.
        estimate: the figure.
        share: the figure ÷ the target; None where there is no figure, or the target is 0.
        reached: whether it was reached; None where there is no figure.
        due: of a window that is not over, how much of the target is due by now (pro rata, by
            months); the target itself once it is over, or where the figure does not add up.
        unsure: whether the interval of the figure reaches over the target.
    """

    target: Target
    estimate: Estimate
    share: float | None
    reached: bool | None
    due: float
    unsure: bool

    @property
    def behind(self) -> float:
        """How far it is behind what is due, as a share of that; 0 where it is not."""
        value = self.estimate.value
        if value is None or not self.due:
            return 0.0
        return max(0.0, 1 - value / self.due)


def attain(one: Indicator, target: Target, estimate: Estimate, day: dt.date) -> Attainment:
    """Hold a figure against its target on a day.

    Of an indicator that is better when lower, the target is a ceiling.
    """
    value = estimate.value
    share = None if value is None or not target.aim else value / target.aim
    reached = is_reached(one, target, estimate)
    unsure = (
        estimate.low is not None
        and estimate.high is not None
        and estimate.low < target.aim <= estimate.high
    )
    due = target.aim * elapsed(target.window, day) if one.additivity == "sum" else target.aim
    return Attainment(target, estimate, share, reached, due, unsure)


def is_reached(one: Indicator, target: Target, estimate: Estimate) -> bool | None:
    """Say whether a figure reaches its target; None where there is no figure."""
    if estimate.value is None:
        return None
    if one.direction == "lower":
        return estimate.value <= target.aim
    return estimate.value >= target.aim


def elapsed(window: Window, day: dt.date) -> float:
    """Return which share of a window's months was over on a day."""
    return sum(last_of_month(month) < day for month in window.months) / len(window.months)


def pro_rata(target: Target) -> list[tuple[str, float]]:
    """Return month → how much of an additive target is due at its end, spread evenly."""
    months = target.window.months
    return [(month, target.aim * (i + 1) / len(months)) for i, month in enumerate(months)]


def spoken_window(target: Target) -> str:
    """Return what a target is for, as people say it: "2026 Q1", "2026 Q1 – 2026 Q4"."""
    ends = dict.fromkeys((target.first, target.last))
    return " – ".join(map(spoken, ends))


def needing_improvement(listed: Iterable[Attainment]) -> list[Attainment]:
    """Return what is behind its target or what is due of it, the furthest behind first."""
    behind = [
        one
        for one in listed
        if one.reached is False and (one.behind > 0 or one.target.aim < (one.estimate.value or 0))
    ]
    return sorted(behind, key=lambda one: (-one.behind, one.target.code, one.target.area))
