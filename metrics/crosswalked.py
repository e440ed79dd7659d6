"""Both figures of each crosswalk rule, as of the rows: nothing is hidden."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.store import Store
from metrics.catalogue import indicators
from metrics.crosswalk import RULES, Rule
from metrics.indicator import Indicator
from metrics.results import Result, compute
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
