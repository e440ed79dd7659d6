"""The terms of a window, added over the quarters or months in it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from metrics.shapes import Estimate
from metrics.standing import Lists
from metrics.terms import STANDING, Term, add
from metrics.windows import Window

#: Something was reported for a whole quarter, and the window holds a part of it only.
NOT_BY_MONTH = Estimate(
    None,
    status="[z]",
    method="reported by quarter",
    note="It is reported by quarter.",
)


@dataclass(frozen=True)
class Standing:
    """What the coalition's own lists say of one window and group."""

    lists: Lists
    window: Window
    within: Callable[[], Mapping[str, Collection[Any]]]
    goals: Callable[[Window], tuple[int, int]]

    def value(self, term: Term) -> Any:
        """Return the value of a term whose measure is in ``STANDING``."""
        if term.measure == "goals":
            return self.goals(self.window)
        return self.lists.value(term, self.window, self.within())


def fold(
    terms: Iterable[Term],
    held: Mapping[str, Mapping[Term, Any]],
    window: Window,
    by_month: bool,
    standing: Standing,
) -> dict[Term, Any] | None:
    """Return each term over a window; None where a part of a quarter cannot be told.

    Args:
        terms: the terms.
        held: quarter or month → term → value.
        window: the stretch of time.
        by_month: whether ``held`` tells months apart, of what is known by month.
        standing: what lists say.
    """
    periods = [*window.months, *window.quarters] if by_month else window.quarters
    folded: dict[Term, Any] = {}
    for period in periods:
        found = held.get(period, {})
        if found and by_month and "Q" in period and not window.holds(period):
            return None
        for term, value in found.items():
            folded[term] = add(folded[term], value) if term in folded else value
    for term in terms:
        if term.measure in STANDING:
            folded[term] = standing.value(term)
        elif term not in folded:
            folded[term] = term.nothing()
    return folded
