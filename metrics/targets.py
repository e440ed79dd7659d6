"""What the coalition set out to reach, in which window, and how much of it is due by when."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds.targets import Target as Row
from data.periods import spoken
from metrics.indicator import Indicator
from metrics.shapes import Estimate
from metrics.windows import Window, last_of_month, stretch

#: Indicators of what people said of themselves: never a target.
VOICES = frozenset({"voices_publishable"})


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
        parts: the targets of single quarters it was added up from; empty: it was set as it is.
    """

    code: str
    first: str
    last: str
    area: str
    partner: str
    aim: float
    baseline: float | None = None
    parts: tuple[float, ...] = ()

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


def takes_targets(one: Indicator) -> bool:
    """Say whether an indicator may have a target.

    Nobody sets targets for what others record, or for people's own words.
    """
    return one.level != "context" and one.code not in VOICES


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
    parts = tuple(by_quarter[quarter].aim for quarter in window.quarters)
    first, last = window.quarters[0], window.quarters[-1]
    return Target(one.code, first, last, area, partner, sum(parts), None, parts)


def targets_in(
    listed: Sequence[Target], known: Mapping[str, Indicator], window: Window
) -> list[Target]:
    """Return the targets for a window: those set for exactly it, and sums of the quarters'.

    Args:
        listed: every target.
        known: code → indicator; targets of other codes are left out.
        window: the stretch of time.
    """
    whose = dict.fromkeys((t.code, t.area, t.partner) for t in listed if t.code in known)
    found = (target_of(listed, known[code], window, *where) for code, *where in whose)
    return [target for target in found if target]


def longer(
    listed: Iterable[Target], known: Mapping[str, Indicator], window: Window
) -> list[Target]:
    """Return the targets set for several quarters, the window a part of them."""
    months = set(window.months)
    return [
        target
        for target in listed
        if target.code in known
        and target.first != target.last
        and months < set(target.window.months)
    ]


def is_reached(one: Indicator, target: Target, estimate: Estimate) -> bool | None:
    """Say whether a figure reaches its target; None where there is no figure.

    Of an indicator that is better when lower, the target is a ceiling.
    """
    if estimate.value is None:
        return None
    if one.direction == "lower":
        return estimate.value <= target.aim
    return estimate.value >= target.aim


def over(window: Window, day: dt.date) -> int:
    """Return how many of a window's months were over on a day."""
    return sum(last_of_month(month) < day for month in window.months)


def pro_rata(target: Target) -> list[tuple[str, float]]:
    """Return month → how much of an additive target is due at its end.

    It is spread evenly over the months; of a sum of quarters' targets, over those of each quarter.
    """
    months = target.window.months
    if not target.parts:
        return [(month, target.aim * (i + 1) / len(months)) for i, month in enumerate(months)]
    due = [
        sum(target.parts[: i // 3]) + target.parts[i // 3] * (i % 3 + 1) / 3
        for i in range(len(months))
    ]
    return list(zip(months, due, strict=True))


def spoken_window(target: Target) -> str:
    """Return what a target is for, as people say it: "2026 Q1", "2026", "2025 Q4 – 2026 Q3"."""
    year = target.first[:4]
    if (target.first, target.last) == (f"{year}Q1", f"{year}Q4"):
        return year
    return " – ".join(map(spoken, dict.fromkeys((target.first, target.last))))
