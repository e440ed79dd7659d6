"""What differs between two releases, figure by figure, in words; nothing hidden is told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from metrics.catalogue import indicators
from metrics.dimensions import Labels, label
from metrics.indicator import Indicator
from metrics.releases.contents import By, Figure
from metrics.shapes import Estimate
from metrics.surveyed import NetScore, Shift
from reports import wording
from reports.releases.sheet import text
from reports.releases.told_apart import Apart

#: What can have become of a figure.
CHANGED, HIDDEN, SHOWN, NEW, GONE = "changed", "hidden now", "shown now", "new", "gone"

_NUMBERS = ("value", "low", "high", "n", "numerator", "denominator", "matched", "status")

#: How many decimals a change is shown with at most, and how exactly.
_DECIMALS, _NEARLY = 4, 0.1

Why = Callable[[Figure], str]
_Key = tuple[str, str, By, tuple[tuple[str, Any], ...]]
_EVERYTHING = Apart()


@dataclass(frozen=True)
class Change:
    """What became of one figure.

    Attributes:
        what: ``changed``, ``hidden now``, ``shown now``, ``new`` or ``gone``.
        figure: the figure as it is; as it was of one that is gone.
        before: what it was; None of a new one, and of one that is hidden now.
        why: the reason in words, as far as it is known; empty: none.
    """

    what: str
    figure: Figure
    before: Estimate | None = None
    why: str = ""

    @property
    def by(self) -> float | None:
        """By how much the value changed; None unless it was shown before and is."""
        was, now = self.before, self.figure.result.estimate
        if self.what != CHANGED or was is None or was.value is None or now.value is None:
            return None
        return now.value - was.value


def differences(
    old: Iterable[Figure],
    new: Iterable[Figure],
    why: Why = lambda figure: "",
    was: Apart = _EVERYTHING,
    now: Apart = _EVERYTHING,
) -> list[Change]:
    """Return what became of each figure that is not as it was.

    Of a figure that is hidden in both nothing is known, so nothing is said. Windows that only one
    of the two has are left out, and so are figures that the other does not tell apart, because of
    what was chosen for it: ``told_apart.otherwise`` says that once.

    Args:
        old: the figures of the earlier release.
        new: those of the later one.
        why: gives the reason of a figure's change; see ``reasons.Reasons``.
        was: how the earlier one tells them apart.
        now: how the later one does.
    """
    old, new = list(old), list(new)
    windows = {f.result.window.name for f in old} & {f.result.window.name for f in new}
    before, after = _by_key(old, was, now), _by_key(new, now, was)
    found = [_change(before.get(key), figure, why) for key, figure in after.items()]
    gone = [Change(GONE, figure, why=why(figure)) for key, figure in before.items()
            if key not in after]  # fmt: skip
    return [one for one in (*found, *gone) if one and one.figure.result.window.name in windows]


def _by_key(figures: Iterable[Figure], own: Apart, other: Apart) -> dict[_Key, Figure]:
    """Return the figures of a release that another tells apart too, by what they are of."""
    found = {}
    for figure in figures:
        group = own.group(figure)
        if other.has(figure, group):
            found[figure.result.code, figure.result.window.name, figure.by, group] = figure
    return found


def _change(old: Figure | None, new: Figure, why: Why) -> Change | None:
    now = new.result.estimate
    if old is None:
        return Change(NEW, new, why=why(new))
    was = old.result.estimate
    hidden = [one.status == "[c]" for one in (was, now)]
    if all(hidden):
        return None
    if any(hidden):
        # What stood there is not repeated: had it been known what is known now, it would not.
        return Change(SHOWN if hidden[0] else HIDDEN, new, why=why(new))
    if _told(was) == _told(now):
        return None
    return Change(CHANGED, new, was, why(new))


def _told(estimate: Estimate) -> tuple[str, ...]:
    """Return an estimate as it is written: what differs beyond that differs for nobody."""
    return tuple(text(getattr(estimate, name)) for name in _NUMBERS)


# -- in words


def sentence(change: Change, known: Labels) -> str:
    """Return a change in words: "2026 Q1: +14 attendances (from 240 to 254); a late file …".

    Args:
        change: the change.
        known: how codes are called.
    """
    one = indicators()[change.figure.result.code]
    why = f"; {change.why}" if change.why else ""
    return f"{place(change.figure, known)}: {one.title}: {_said(one, change)}{why}."


def place(figure: Figure, known: Labels) -> str:
    """Return what a figure is of: "2026 Q1, North"."""
    one = indicators()[figure.result.code]
    group = (label(known, name, value, one) for name, value in figure.result.group)
    return ", ".join([figure.result.window.label, *group])


def _said(one: Indicator, change: Change) -> str:
    estimate = change.figure.result.estimate
    now, before = wording.figure(one, estimate), change.before
    if change.what == SHOWN:
        return f"{now}, hidden before"
    if change.what == NEW:
        return f"{now}, not told apart before"
    if change.what == HIDDEN:
        return "hidden now, shown before"
    if change.what == GONE:
        return "not told apart any more"
    if before is None or before.value is None or estimate.value is None:
        return _without_value(one, before, estimate)
    if estimate.value == before.value:
        return f"still {now}{_resting(one, change)}"
    by, was, is_ = stepped(one, before.value, estimate.value)
    return f"{by}{_unit(one, change, by)} (from {was} to {is_}{_resting(one, change)})"


def _without_value(one: Indicator, before: Estimate | None, now: Estimate) -> str:
    """Return a change from or to no figure: "12, before not available"."""
    was = _named(one, before) if before else "not told"
    return f"{_named(one, now)}, before {was}"


def _named(one: Indicator, estimate: Estimate) -> str:
    """Return a figure, or in words why there is none."""
    meaning = wording.SYMBOLS.get(estimate.status, "no figure")
    return wording.figure(one, estimate) if estimate.value is not None else meaning.split(":")[0]


def stepped(one: Indicator, was: float, now: float) -> tuple[str, str, str]:
    """Return by how much a value changed, what it was and what it is, as they are written.

    Both are written with as few decimals as show the change to within a tenth of it, and the
    change is what a reader gets who takes the one from the other.

    Args:
        one: the indicator.
        was: its value before.
        now: its value now; another.
    """
    by = (now - was) * (scale := 100 if one.is_share else 1)
    for decimals in range(_DECIMALS + 1):
        before, after = round(was * scale, decimals), round(now * scale, decimals)
        if abs(after - before - by) <= abs(by) * _NEARLY:
            told = [_written(one, value, decimals) for value in (before, after)]
            return _signed(after - before, decimals), told[0], told[1]
    limit = f"less than {10**-_DECIMALS:g} {'more' if by > 0 else 'less'}"
    return limit, wording.amount(one, was), wording.amount(one, now)


def _written(one: Indicator, value: float, decimals: int) -> str:
    decimals = decimals if value else 0
    if one.is_share:
        return f"{value:.{decimals}f}\u00a0%"
    has_sign = isinstance(one.value, Shift | NetScore) and value
    return _signed(value, decimals) if has_sign else f"{value:,.{decimals}f}"


def _signed(value: float, decimals: int) -> str:
    return f"{'+' if value > 0 else '−'}{abs(value):,.{decimals}f}"


def _unit(one: Indicator, change: Change, by: str) -> str:
    """Return the unit of a change: of +1 event and of +14 attendances."""
    is_one = by in ("+1", "−1")
    if one.is_share:
        return f" percentage point{'' if is_one else 's'}"
    result = change.figure.result
    counted = replace(result, estimate=Estimate(1 if is_one else 2))
    unit = wording.short_unit(one, counted)
    return f" {unit}" if unit else ""


def _resting(one: Indicator, change: Change) -> str:
    """Return what a share rested on and rests on, where that changed."""
    if change.before is None:
        return ""
    was, now = (wording.rests_on(one, e) for e in (change.before, change.figure.result.estimate))
    return f"; {now}, before {was}" if was and now and was != now else ""
