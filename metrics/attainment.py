"""Targets held against the figures of the same window: reached, on course, behind, or not to say.

What is due by now of a window that is not over is known of what adds up: pro rata, by the months
that are in. A share has no such line, and distinct people have none either: whoever comes again is
not counted again, so the later months bring fewer new ones.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.periods import last_day, months_of, quarters
from metrics.catalogue import indicators
from metrics.indicator import Indicator
from metrics.results import Result, lead
from metrics.shapes import NOT_AVAILABLE, Distinct, Estimate, Ratio
from metrics.targets import Target, is_reached, over, pro_rata, takes_targets
from metrics.windows import Window, month_window, stretch, window_between

REACHED, ON_COURSE, BEHIND, NOT_YET = "reached", "on course", "behind", "not reached yet"
#: Some people were only counted: the figure is a lower limit, and more of them can have come.
MAY_BE = "perhaps reached"
NO_FIGURE, HIDDEN, NO_VERDICT = "no figure", "hidden", "no verdict"

#: Codes of indicators, a window and what is filtered for → their results.
Figures = Callable[[Sequence[str], Window, Mapping[str, list[str]]], Iterable[Result]]


@dataclass(frozen=True)
class Attainment:
    """A target and the figure of the same window.

    Attributes:
        target: the target.
        result: the figure.
        share: the figure ÷ the target; None where there is no figure, or the target is 0.
        due: how much of the target is due by now; the target itself where nothing is pro rata.
        standing: one of the words above.
        months_left: how many months of the window are not in yet; 0: it is over.
        unsure: whether the interval of the figure reaches over the target.
        ceiling: whether the target is not to be passed.
    """

    target: Target
    result: Result
    share: float | None
    due: float
    standing: str
    months_left: int
    unsure: bool
    ceiling: bool

    @property
    def one(self) -> Indicator:
        """Its indicator."""
        return indicators()[self.target.code]

    @property
    def value(self) -> float | None:
        """The figure; None where there is none."""
        return self.result.estimate.value

    @property
    def is_pro_rata(self) -> bool:
        """Whether only a part of the target is due by now."""
        return self.due != self.target.aim

    @property
    def has_pro_rata(self) -> bool:
        """Whether its figure grows to the target month by month: it adds up, and is no ceiling."""
        return self.one.additivity == "sum" and not self.ceiling

    @property
    def behind(self) -> float:
        """How far it is from what is due, as a share of that; 0 where it is not behind."""
        if self.standing != BEHIND or self.value is None:
            return 0.0
        gap = self.value - self.due if self.ceiling else self.due - self.value
        return gap / self.due if self.due else 1.0

    @property
    def needed(self) -> float | None:
        """What each month not in yet would have to bring; None where that cannot be said."""
        counts = self.one.additivity in ("sum", "distinct")
        if not counts or self.ceiling or not self.months_left or self.value is None:
            return None
        return max(0.0, self.target.aim - self.value) / self.months_left

    @property
    def since(self) -> float | None:
        """How far the figure is from the baseline; None while the window adds up and is not in."""
        if self.target.baseline is None or self.value is None:
            return None
        grows = self.one.additivity in ("sum", "distinct")
        return None if grows and self.result.partial else self.value - self.target.baseline


def in_until(day: dt.date, held: tuple[str, str] | None) -> dt.date:
    """Return the day up to which figures are in: today, or the day after the last quarter reported.

    What nobody has reported yet is not behind.

    Args:
        day: today.
        held: the first and last quarter with anything reported.
    """
    return min(day, last_day(held[1]) + dt.timedelta(days=1)) if held else day


def attain(target: Target, result: Result, day: dt.date) -> Attainment:
    """Hold a figure against its target.

    Args:
        target: of an indicator of the catalogue.
        result: the figure of the target's window, as whoever is looking may see it.
        day: the day up to which figures are in (``in_until``).
    """
    one = indicators()[target.code]
    estimate, ceiling = result.estimate, one.direction == "lower"
    months = over(target.window, day)
    left = len(target.window.months) - months
    additive = one.additivity == "sum" and not ceiling
    due = pro_rata(target)[months - 1][1] if months else 0.0
    due = due if additive and left else target.aim
    share = None if estimate.value is None or not target.aim else estimate.value / target.aim
    unsure = (
        estimate.low is not None
        and estimate.high is not None
        and estimate.low < target.aim <= estimate.high
    )
    standing = _standing(one, target, result, due, left)
    return Attainment(target, result, share, due, standing, left, unsure, ceiling)


def _standing(one: Indicator, target: Target, result: Result, due: float, left: int) -> str:
    estimate = result.estimate
    if estimate.status == "[c]":
        return HIDDEN
    if estimate.value is None:
        return NO_FIGURE
    if not takes_targets(one):
        return NO_VERDICT
    if is_reached(one, target, estimate):
        return REACHED
    if _may_be(one, target, estimate):
        return MAY_BE
    if left and one.additivity == "sum" and one.direction != "lower" and estimate.value >= due:
        return ON_COURSE
    return NOT_YET if left and one.additivity == "distinct" else BEHIND


def _may_be(one: Indicator, target: Target, estimate: Estimate) -> bool:
    """Say whether a figure is a lower limit of people, whose upper one is not below the target."""
    least = isinstance(one.value, Distinct) and one.value.shows == "least"
    limits = estimate.high is None or estimate.high >= target.aim
    return least and bool(estimate.caution) and limits


def attainments(listed: Iterable[Target], figures: Figures, day: dt.date) -> list[Attainment]:
    """Return each target with its figure, in the order of the catalogue, areas and partners.

    Of an indicator never added up, the figure of the stratum that stands for it is taken.

    Args:
        listed: targets; of codes that are no indicator's, none is returned.
        figures: how results are had.
        day: the day up to which figures are in (``in_until``).
    """
    alike: dict[tuple[Window, str, str], list[Target]] = defaultdict(list)
    for target in listed:
        if target.code in indicators():
            alike[target.window, target.area, target.partner].append(target)
    found = []
    for (window, _, _), some in alike.items():
        of: dict[str, list[Result]] = defaultdict(list)
        for result in figures([target.code for target in some], window, some[0].where):
            of[result.code].append(result)
        for target in some:
            leading = lead(indicators()[target.code], of[target.code])
            nothing = Result(target.code, window, (), NOT_AVAILABLE)
            found.append(attain(target, leading[0] if leading else nothing, day))
    order = list(indicators())
    return sorted(
        found,
        key=lambda a: (
            bool(a.target.area or a.target.partner), order.index(a.target.code),
            a.target.area, a.target.partner, a.target.first, a.target.last,
        ),
    )  # fmt: skip


def needing_improvement(listed: Iterable[Attainment]) -> list[Attainment]:
    """Return what is behind its target or what is due of it, the furthest behind first."""
    behind = [one for one in listed if one.standing == BEHIND]
    return sorted(
        behind,
        key=lambda one: (-one.behind, one.target.code, one.target.area, one.target.partner),
    )


def worst_within(one: Attainment, listed: Iterable[Attainment]) -> Attainment | None:
    """Return the area or partner that is furthest behind with the same target of its own, if any.

    Args:
        one: how the whole coalition stands.
        listed: every target of the same window.
    """
    target = one.target
    if target.area or target.partner:
        return None
    parts = [
        other
        for other in listed
        if (other.target.code, other.target.window) == (target.code, target.window)
        and (other.target.area or other.target.partner)
    ]
    return next(iter(needing_improvement(parts)), None)


def is_too_large(target: Target) -> bool:
    """Say whether a target cannot be meant: 60 of a share, of which 1 is all."""
    one = indicators().get(target.code)
    bounded = one is not None and one.is_share and not isinstance(one.value, Ratio)
    return bounded and target.aim > 1


def to_date(target: Target, day: dt.date, by_month: bool = False) -> list[Window]:
    """Return the windows from a target's beginning to each of its quarters, or months, that is in.

    Args:
        target: the target.
        day: the day up to which figures are in.
        by_month: whether each month has a window, instead of each quarter. The quarter that is not
            over is there as well, up to the months that are in.
    """
    months = target.window.months
    if by_month:
        return [window_between(months[0], m) for m in months[: over(target.window, day)]]
    begun = [
        q for q in quarters(target.first, target.last) if over(month_window(months_of(q)[0]), day)
    ]
    return [stretch(target.first, quarter) for quarter in begun]
