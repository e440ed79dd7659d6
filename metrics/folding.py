"""The terms of a window, added over the quarters or months in it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from metrics.shapes import Estimate
from metrics.standing import Lists
from metrics.terms import STANDING, Term, add
from metrics.windows import Window

_OF_PEOPLE = ("people", "heads")

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
    terms: Sequence[Term],
    held: Mapping[str, Mapping[Term, Any]],
    window: Window,
    by_month: bool,
    standing: Standing,
    silent: Collection[str] = (),
) -> dict[Term, Any] | None:
    """Return each term over a window; None where a part of a quarter cannot be told.

    Args:
        terms: the terms.
        held: quarter or month → term → value.
        window: the stretch of time.
        by_month: whether ``held`` tells months apart, of what is known by month.
        standing: what lists say.
        silent: kinds that nobody reported in the window: what is counted there is unknown, not
            zero.
    """
    periods = [*window.months, *window.quarters] if by_month else window.quarters
    folded: dict[Term, Any] = {}
    for period in periods:
        found = held.get(period, {})
        if found and by_month and "Q" in period and not window.holds(period):
            return None
        for term, value in found.items():
            folded[term] = add(folded[term], value) if term in folded else value
    # What another partner reported of theirs is known all the same.
    unheard = set(silent) - {term.kind for term in folded}
    for term in terms:
        if term.measure in STANDING:
            folded[term] = standing.value(term)
        elif term not in folded:
            folded[term] = None if _is_unknown(term, terms, unheard) else term.nothing()
    return folded


def _is_unknown(term: Term, terms: Iterable[Term], silent: set[str]) -> bool:
    """Say whether nothing was reported that a term could have been counted in.

    People can be known from any of several kinds: they are unknown where all of those are silent.
    """
    if term.is_sum:
        return term.kind in silent
    together = {t.kind for t in terms if t.measure in _OF_PEOPLE}
    return term.measure in _OF_PEOPLE and together <= silent
