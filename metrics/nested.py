"""Figures of windows that lie within one another, protected together.

A year that is shown beside its quarters gives a hidden quarter away, and a year of distinct people
says how many came in its other quarters only. So of those outside the coalition a longer window is
hidden where a shorter one within it is, or where the two differ by a small number.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from metrics.disclosure import HIDDEN, HIDDEN_UP_TO, counts_people, profile_of
from metrics.indicator import Indicator
from metrics.results import Result
from metrics.shapes import Estimate


def protect_nested(one: Indicator, results: Iterable[Result]) -> list[Result]:
    """Return the results with longer windows hidden that would give a small number away.

    Args:
        one: the indicator.
        results: its results in windows of several lengths, each protected by itself.
    """
    listed = list(results)
    if not counts_people(one):
        return listed
    groups: dict[Any, list[int]] = defaultdict(list)
    for i, result in enumerate(listed):
        groups[result.group].append(i)
    for places in groups.values():
        # The shorter ones first: what is hidden of them hides what holds them.
        for i in sorted(places, key=lambda i: len(listed[i].window.months)):
            within = [listed[j] for j in places if _lies_in(listed[j], listed[i])]
            limit = HIDDEN_UP_TO[profile_of(one, listed[i])]
            if _gives_away(listed[i], within, limit):
                listed[i] = replace(listed[i], estimate=HIDDEN)
    return listed


def _lies_in(inner: Result, outer: Result) -> bool:
    return set(inner.window.months) < set(outer.window.months)


def _gives_away(outer: Result, within: Sequence[Result], limit: int) -> bool:
    if outer.estimate.value is None:
        return False
    if any(inner.estimate.status == "[c]" for inner in within):
        return True
    apart = [_apart(outer.estimate, inner.estimate) for inner in within]
    quarters = [inner for inner in within if len(inner.window.periods) == 1]
    if {q for inner in quarters for q in inner.window.quarters} == set(outer.window.quarters):
        # Of distinct people: how often somebody came again in another quarter.
        counted = sum(inner.estimate.numerator or 0 for inner in quarters)
        apart.append([counted - (outer.estimate.numerator or 0)])
    return any(0 < abs(number) <= limit for some in apart for number in some)


def _apart(outer: Estimate, inner: Estimate) -> list[float]:
    """Return by how much two estimates differ, in what they are made of."""
    pairs = [(outer.numerator, inner.numerator), (outer.denominator, inner.denominator)]
    differences = [a - b for a, b in pairs if a is not None and b is not None]
    if len(differences) == 2:
        differences.append(differences[1] - differences[0])
    return differences
