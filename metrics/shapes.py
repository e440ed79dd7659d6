"""The shapes of indicators: which totals they need, and how totals become an estimate.

A shape turns the terms of one window into an estimate; it owns the arithmetic and the interval, so
that an indicator cannot invent its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from metrics.methods import wilson
from metrics.terms import Heads, Term, add

#: Fewer than this, and a share or mean is marked as unreliable.
RELIABLE = 20


@dataclass(frozen=True)
class Estimate:
    """A figure and how sure it is.

    Attributes:
        value: the figure; None where there is none.
        low: the lower limit of its interval, if it has one.
        high: the upper limit.
        n: how many it rests on, where that is not the figure itself.
        numerator: of a ratio, the part; of a count, the count.
        denominator: of a ratio, the whole.
        status: ``ok``; ``[c]`` hidden, ``[x]`` not available, ``[z]`` not applicable, ``[u]``
            unreliable.
        method: how value and interval were made.
        note: anything the reader must know of this one figure.
        caution: the same without numbers, for those who may not see small ones.
        moved: of a change, how many improved, stayed the same and declined.
        matched: of a change in the same people, the share of those asked before who were matched.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    n: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    status: str = "ok"
    method: str = ""
    note: str = ""
    caution: str = ""
    moved: tuple[int, int, int] | None = None
    matched: float | None = None


NOT_AVAILABLE = Estimate(None, status="[x]")
NOT_APPLICABLE = Estimate(None, status="[z]")


class Shape(Protocol):
    """The arithmetic of an indicator."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms it needs."""
        ...

    @property
    def is_share(self) -> bool:
        """Whether its value is a share, shown in per cent."""
        ...

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the estimate from the value of each term."""
        ...


def _size(value: Any) -> float:
    if value is None:
        return 0
    return value if isinstance(value, (int, float)) else len(value)


@dataclass(frozen=True)
class Count:
    """A number counted or summed: it has no interval, because nothing was sampled."""

    what: Term
    flagged: Term | None = None
    flag: str = ""
    is_share = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is counted, and the part of it that is flagged."""
        return (self.what, self.flagged) if self.flagged else (self.what,)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the count; not available where everything that could be counted is blank."""
        if of[self.what] is None:
            return NOT_AVAILABLE
        value = _size(of[self.what])
        flagged = _size(of[self.flagged]) if self.flagged else 0
        note, caution = (
            self.flag.format(n=number) if flagged else "" for number in (f"{flagged:,.0f}", "Some")
        )
        return Estimate(value, n=value, numerator=value, method="count", note=note, caution=caution)


@dataclass(frozen=True)
class Sums:
    """Several sums added: amounts of one unit that stand on several sheets."""

    parts: tuple[Term, ...]
    is_share = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is added."""
        return self.parts

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the sum; not available where all parts are blank."""
        known = [of[part] for part in self.parts if of[part] is not None]
        if not known:
            return NOT_AVAILABLE
        value = sum(known)
        return Estimate(value, n=value, numerator=value, method="sum")


@dataclass(frozen=True)
class Proportion:
    """A part of a whole, from sums of both: never an average of percentages. Wilson interval."""

    part: Term
    whole: Term
    is_share = True

    @property
    def terms(self) -> tuple[Term, ...]:
        """The part and the whole."""
        return (self.part, self.whole)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the share; not applicable where the whole is zero."""
        if of[self.part] is None or of[self.whole] is None:
            return NOT_AVAILABLE
        part, whole = _size(of[self.part]), _size(of[self.whole])
        if whole == 0:
            return Estimate(None, n=0, numerator=part, denominator=0, status="[z]", method="share")
        low, high = wilson(part, whole)
        status = "ok" if whole >= RELIABLE else "[u]"
        return Estimate(part / whole, low, high, whole, part, whole, status, "share, Wilson 95 %")


@dataclass(frozen=True)
class Ratio:
    """One sum over another that it is not a part of, such as engagements over reach."""

    over: Term
    under: Term
    is_share = True

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is over and what is under the line."""
        return (self.over, self.under)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the ratio; not applicable where it would be divided by zero."""
        if of[self.over] is None or of[self.under] is None:
            return NOT_AVAILABLE
        over, under = _size(of[self.over]), _size(of[self.under])
        if under == 0:
            return Estimate(None, n=0, numerator=over, denominator=0, status="[z]", method="ratio")
        status = "ok" if under >= RELIABLE else "[u]"
        return Estimate(over / under, None, None, under, over, under, status, "ratio of sums")


@dataclass(frozen=True)
class Distinct:
    """Distinct people, where some are told apart by a code and others only counted.

    The figure is at least the known people or the largest head count, whichever is more, and at
    most the known people and all head counts together.

    Attributes:
        keyed: sets of people told apart, united.
        heads: head counts of the others.
        shows: ``least``: the figure is the lower limit; ``most``: all head counts are added.
    """

    keyed: tuple[Term, ...]
    heads: tuple[Term, ...] = ()
    shows: str = "least"
    is_share = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The sets and the head counts."""
        return (*self.keyed, *self.heads)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the number of people with its limits."""
        everybody: Any = frozenset()
        for term in self.keyed:
            everybody = add(everybody, of[term])
        told_apart = len(everybody)
        counted = [of[term] for term in self.heads]
        others = sum((found for found in counted if found), Heads())
        if not told_apart and not others.all and None in counted:
            return NOT_AVAILABLE
        least, most = max(told_apart, others.largest), told_apart + others.all
        value = least if self.shows == "least" else most
        if not others.all:
            return Estimate(value, n=value, numerator=value, method="distinct people")
        limit = "at least" if self.shows == "least" else "at most"
        note = (
            f"{told_apart:,} people told apart by a code; {others.all:,.0f} more only counted, so "
            f"the figure is {limit} that many."
        )
        caution = f"Some people were only counted, so the figure is {limit} that many."
        return Estimate(
            value, least, most, value, value, None, "ok", "distinct people, limits", note, caution
        )
