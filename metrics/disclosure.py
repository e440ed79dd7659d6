"""Small numbers: hidden once, here, below every chart, table, sentence and file.

Primary hiding: profile ``standard`` shows 0 and 5 or more, ``sensitive`` shows 0 and 11 or more. A
share is hidden where its part, its complement or its whole would be. In a breakdown, what is hidden
could be had by subtraction from the total, so further cells are hidden with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from metrics.indicator import Indicator
from metrics.results import Result
from metrics.shapes import Estimate

#: Profile → the largest count that is hidden.
HIDDEN_UP_TO = {"standard": 4, "sensitive": 10}

#: Audiences, and classes of them, whose small numbers are sensitive: minors and people at risk.
TENDER = frozenset({"youth", "student", "at_risk"})

#: Units in which nobody is counted.
NOT_PEOPLE = frozenset(
    {
        *("agencies and months", "areas", "campaigns", "copies", "partners", "targets", "types"),
        # Each that is counted can be read.
        "voices",
    }
)

HIDDEN = Estimate(None, status="[c]", method="hidden to protect people")


def counts_people(one: Indicator) -> bool:
    """Say whether an indicator counts people or reports, rather than what the coalition did."""
    return one.level != "activity" and one.unit not in NOT_PEOPLE


def is_small(estimate: Estimate, profile: str) -> bool:
    """Say whether an estimate gives away a small number."""
    limit = HIDDEN_UP_TO[profile]
    # Of a net score the part is a difference, and may be below zero.
    part = None if estimate.numerator is None else abs(estimate.numerator)
    numbers = [part, estimate.denominator]
    if estimate.denominator is not None and part is not None:
        numbers.append(estimate.denominator - part)
    if estimate.low is not None and estimate.denominator is None:
        numbers += [estimate.low, estimate.high]
    return any(number is not None and 0 < number <= limit for number in numbers)


def profile_of(one: Indicator, result: Result) -> str:
    """Return the profile of one figure: that of its indicator, sensitive for some audiences."""
    held = result.named
    tender = held.get("audience") in TENDER or held.get("audience_class") in TENDER
    return "sensitive" if tender else one.profile


def protect(one: Indicator, results: Iterable[Result], by: Sequence[str] = ()) -> list[Result]:
    """Return the results with small numbers hidden, and what would give them away with them."""
    listed = list(results)
    if not counts_people(one):
        return listed
    hidden = {i for i, r in enumerate(listed) if is_small(r.estimate, profile_of(one, r))}
    if by:
        hidden |= _complements(one, listed, hidden, by)
    return [
        replace(
            r, estimate=HIDDEN if i in hidden else _without_details(r.estimate, profile_of(one, r))
        )
        for i, r in enumerate(listed)
    ]


def hide_with(results: Iterable[Result], others: Iterable[Result]) -> list[Result]:
    """Return results with those groups hidden that are hidden in others of the same window.

    Args:
        results: the results.
        others: protected results of the indicators they could be worked out from.
    """
    hidden = {(o.window.name, o.group) for o in others if o.estimate.status == "[c]"}
    return [
        replace(r, estimate=HIDDEN) if (r.window.name, r.group) in hidden else r for r in results
    ]


def _without_details(estimate: Estimate, profile: str) -> Estimate:
    """Leave out what notes and limits would give away: how many were only counted, or declined."""
    if any(0 < number <= HIDDEN_UP_TO[profile] for number in estimate.moved or ()):
        estimate = replace(estimate, moved=None)
    if estimate.denominator is None or estimate.caution:
        estimate = replace(estimate, low=None, high=None)
    return replace(estimate, note=estimate.caution)


def _complements(
    one: Indicator, listed: Sequence[Result], hidden: set[int], by: Sequence[str]
) -> set[int]:
    """Return more cells to hide in each breakdown, the smallest first.

    What the hidden cells come to together follows from the total. So there must be two of them at
    least, and together they must come to more than a small number.
    """
    tables: dict[Any, list[int]] = defaultdict(list)
    for i, result in enumerate(listed):
        rest = tuple(pair for pair in result.group if pair[0] not in by)
        tables[result.window.name, rest].append(i)
    more: set[int] = set()
    for cells in tables.values():
        kept_back = [i for i in cells if i in hidden]
        shown = sorted(
            (i for i in cells if i not in hidden and _people(listed[i])),
            key=lambda i: _people(listed[i]),
        )
        limit = max(HIDDEN_UP_TO[profile_of(one, listed[i])] for i in cells)
        while kept_back and shown and (len(kept_back) < 2 or _sum(listed, kept_back) <= limit):
            kept_back.append(shown.pop(0))
        more |= set(kept_back)
    return more


def _sum(listed: Sequence[Result], cells: Sequence[int]) -> float:
    return sum(_people(listed[i]) for i in cells)


def _people(result: Result) -> float:
    """Return how many a figure tells of: of a mean, those it rests on."""
    part = result.estimate.numerator
    return abs(part) if part is not None else result.estimate.denominator or 0
