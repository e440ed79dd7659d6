"""Small numbers: hidden once, here, below every chart, table, sentence and file.

Primary hiding: profile ``standard`` shows 0 and 5 or more, ``sensitive`` shows 0 and 11 or more. A
share is hidden where its part, its complement or its whole would be. In a breakdown a single hidden
cell could be had by subtraction, so the next smallest is hidden with it.
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

HIDDEN = Estimate(None, status="[c]", method="hidden to protect people")


def counts_people(one: Indicator) -> bool:
    """Say whether an indicator counts people or reports, rather than what the coalition did."""
    return one.level != "activity" and one.unit not in ("copies", "campaigns", "areas", "partners")


def is_small(estimate: Estimate, profile: str) -> bool:
    """Say whether an estimate gives away a small number."""
    limit = HIDDEN_UP_TO[profile]
    numbers = [estimate.numerator, estimate.denominator]
    if estimate.denominator is not None and estimate.numerator is not None:
        numbers.append(estimate.denominator - estimate.numerator)
    if estimate.low is not None and estimate.denominator is None:
        numbers += [estimate.low, estimate.high]
    return any(number is not None and 0 < number <= limit for number in numbers)


def protect(one: Indicator, results: Iterable[Result], by: Sequence[str] = ()) -> list[Result]:
    """Return the results with small numbers hidden, and one more where one alone could be had."""
    listed = list(results)
    if not counts_people(one):
        return listed
    hidden = {i for i, r in enumerate(listed) if is_small(r.estimate, one.profile)}
    if by:
        hidden |= _complements(listed, hidden, by)
    return [replace(r, estimate=HIDDEN) if i in hidden else r for i, r in enumerate(listed)]


def _complements(listed: Sequence[Result], hidden: set[int], by: Sequence[str]) -> set[int]:
    """Return one more cell for each breakdown in which exactly one cell is hidden."""
    tables: dict[Any, list[int]] = defaultdict(list)
    for i, result in enumerate(listed):
        rest = tuple(pair for pair in result.group if pair[0] not in by)
        tables[result.window.name, rest].append(i)
    more = set()
    for cells in tables.values():
        shown = [
            i for i in cells if i not in hidden and listed[i].estimate.numerator not in (None, 0)
        ]
        if sum(i in hidden for i in cells) == 1 and shown:
            more.add(min(shown, key=lambda i: listed[i].estimate.numerator or 0))
    return more
