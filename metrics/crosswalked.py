"""Both figures of each crosswalk rule, and what of them may be seen by whom."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from data.store import Store
from metrics.catalogue import indicators
from metrics.crosswalk import RULES, Rule
from metrics.disclosure import HIDDEN, HIDDEN_UP_TO, counts_people, protect
from metrics.indicator import Indicator
from metrics.results import Result, compute
from metrics.shapes import Estimate
from metrics.windows import Window


@dataclass(frozen=True)
class Compared:
    """A figure of ours and theirs, for one period.

    Attributes:
        rule: the rule.
        ours: our result.
        theirs: theirs.
        beside: those of ours that stand next to it.
    """

    rule: Rule
    ours: Result
    theirs: Result
    beside: tuple[Result, ...] = ()

    @property
    def difference(self) -> float | None:
        """Theirs less ours; None where one of them is not shown."""
        ours, theirs = self.ours.estimate.value, self.theirs.estimate.value
        return None if ours is None or theirs is None else theirs - ours


def compare(
    store: Store,
    chosen: Window,
    where: Mapping[str, Sequence[str]] | None = None,
    day: dt.date | None = None,
    rules: Iterable[Rule] = RULES,
) -> list[Compared]:
    """Return our figure and theirs for each rule, nothing hidden.

    Args:
        store: what from.
        chosen: the period.
        where: dimension → values kept.
        day: the day it is looked at, to say which windows are not whole yet.
        rules: which.
    """
    listed = list(rules)
    wanted: dict[Window, dict[str, Indicator]] = defaultdict(dict)
    for rule in listed:
        mine, other = rule.windows(chosen)
        wanted[mine] |= {code: indicators()[code] for code in (rule.ours, *rule.beside)}
        wanted[other][rule.indicator.code] = rule.indicator
    found = {
        (result.window, result.code): result
        for window, some in wanted.items()
        for result in compute(store, list(some.values()), [window], (), where, day)
    }
    return [_compared(rule, chosen, found) for rule in listed]


def _compared(rule: Rule, chosen: Window, found: Mapping[tuple[Window, str], Result]) -> Compared:
    mine, other = rule.windows(chosen)
    beside = tuple(found[mine, code] for code in rule.beside)
    return Compared(rule, found[mine, rule.ours], found[other, rule.indicator.code], beside)


def protected(compared: Iterable[Compared]) -> list[Compared]:
    """Return what everyone but staff may see: small numbers hidden, and small differences.

    Years of people are left out, as everywhere but for staff. Two shown figures over the same
    rows give away how many lie between them, so where that is a small number theirs is hidden.
    """
    shown: dict[str, set[float]] = defaultdict(set)
    kept = []
    for one in compared:
        mine, other = indicators()[one.rule.ours], one.rule.indicator
        if one.rule.first_month and counts_people(mine):
            continue
        (ours,), (theirs,) = protect(mine, [one.ours]), protect(other, [one.theirs])
        beside = [protect(indicators()[result.code], [result])[0] for result in one.beside]
        if counts_people(other):
            near = set().union(*(shown[kind] for kind in other.kinds))
            near |= {number for result in (ours, *beside) for number in _numbers(result.estimate)}
            near.add(sum(result.estimate.value or 0 for result in (ours, *beside)))
            if _gives_away(theirs.estimate, near, HIDDEN_UP_TO[other.profile]):
                theirs = replace(theirs, estimate=HIDDEN)
            for kind in other.kinds:
                shown[kind] |= near | _numbers(theirs.estimate)
        kept.append(Compared(one.rule, _unnamed(ours), _unnamed(theirs), tuple(beside)))
    return kept


def _unnamed(result: Result) -> Result:
    """Leave out which partners are missing: who may not see them is not told."""
    return replace(result, partial=result.partial.unnamed()) if result.partial else result


def _numbers(estimate: Estimate) -> set[float]:
    found = (estimate.numerator, estimate.denominator)
    return {number for number in found if number is not None}


def _gives_away(estimate: Estimate, shown: Iterable[float], limit: int) -> bool:
    return any(0 < abs(number - other) <= limit for number in _numbers(estimate) for other in shown)
