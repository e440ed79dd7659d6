"""Shapes that set one figure against another it is no part of, or against lists: rates and covers.

Each owns its arithmetic and its interval, like those of ``shapes``.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from metrics.methods import rate
from metrics.shapes import NOT_APPLICABLE, NOT_AVAILABLE, RELIABLE, Estimate, Shape
from metrics.terms import MEMBERS, RESIDENTS, TYPES, Heads, Tally, Term


@dataclass(frozen=True)
class Residents:
    """People who live in the areas, by the population dated nearest to the window."""

    is_share = False
    terms = (RESIDENTS,)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return how many; not available where the Areas sheet has no population."""
        held: Counter[str] = of[RESIDENTS]
        number = sum(held.values())
        if not number:
            return NOT_AVAILABLE
        return Estimate(number, n=number, numerator=number, method="dated population")


@dataclass(frozen=True)
class Per:
    """A figure for each so many of another: per 1,000 residents, per person reached.

    The limits are those of the figure where it has any (people partly only counted); of a count of
    happenings Byar's, exact below 10; else those of what it is set against.

    Attributes:
        over: the figure.
        under: what it is set against.
        per: for how many of it.
        counts: whether the figure counts happenings that vary as a count does (tips, events).
        said: what it rests on, in words, with ``{over}`` and ``{under}``.
    """

    over: Shape
    under: Shape
    per: float = 1
    counts: bool = False
    said: str = "{over} ÷ {under}"
    is_share = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of both."""
        return tuple(dict.fromkeys((*self.over.terms, *self.under.terms)))

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the rate; not applicable where it would be divided by zero."""
        over, under = self.over.estimate(of), self.under.estimate(of)
        if over.value is None or under.value is None:
            return NOT_AVAILABLE
        if under.value == 0:
            return Estimate(None, n=0, numerator=over.value, denominator=0, status="[z]")
        low, high, method = self._limits(over, under)
        status = "ok" if under.value >= RELIABLE else "[u]"
        told = Estimate(
            over.value / under.value * self.per, low, high, under.value, over.value, under.value,
            status, method,
        )  # fmt: skip
        if over.note:
            return replace(told, note=over.note, caution=over.caution)
        return replace(told, note=_turned(under.note), caution=_turned(under.caution))

    def _limits(self, over: Estimate, under: Estimate) -> tuple[float | None, float | None, str]:
        assert over.value is not None
        assert under.value is not None
        if over.low is not None and over.high is not None:
            scale = self.per / under.value
            return over.low * scale, over.high * scale, "rate, limits of the people counted"
        if self.counts:
            found = rate(over.value, under.value, self.per)
            return found.low, found.high, f"rate, {found.method}"
        if under.low and under.high:
            scale = self.per * over.value
            return scale / under.high, scale / under.low, "rate, limits of the people counted"
        return None, None, "rate"


def _turned(words: str) -> str:
    """Return what was said of the number below the line, as it holds for the rate."""
    turned = words.replace("at least", "at MOST").replace("at most", "at least")
    return turned.replace("at MOST", "at most").replace("that many", "that high")


@dataclass(frozen=True)
class Different:
    """How many different things there are in several sets together: areas, partners.

    Attributes:
        sets: the sets, united; what is blank is none of them.
        kinds_of: whether the types of partners are counted, instead of partners.
    """

    sets: tuple[Term, ...]
    kinds_of: bool = False
    is_share = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The sets, and the types of partners where those are counted."""
        return (*self.sets, TYPES) if self.kinds_of else self.sets

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return how many."""
        found = frozenset().union(*(of[term] or () for term in self.sets)) - {None, ""}
        if self.kinds_of:
            found = frozenset(of[TYPES][one] for one in found if one in of[TYPES])
        return Estimate(len(found), n=len(found), numerator=len(found), method="count")


@dataclass(frozen=True)
class Members:
    """The share of members that are in at least one of several sets of partners.

    All members are in it, so that few of them are not doubtful, and there is no interval.
    """

    sets: tuple[Term, ...]
    is_share = True

    @property
    def terms(self) -> tuple[Term, ...]:
        """The sets, and who was a member."""
        return (*self.sets, MEMBERS)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the share; not applicable where nobody was a member."""
        members = of[MEMBERS]
        part = len(frozenset().union(*(of[term] or () for term in self.sets)) & members)
        whole = len(members)
        if not whole:
            return Estimate(None, n=0, numerator=part, denominator=0, status="[z]", method="share")
        return Estimate(part / whole, None, None, whole, part, whole, "ok", "share")


@dataclass(frozen=True)
class Identified:
    """The share of a head count that sign-ins tell apart.

    Attributes:
        everybody: the heads, a sum.
        others: those that no sign-in tells apart.
    """

    everybody: Term
    others: Term
    is_share = True

    @property
    def terms(self) -> tuple[Term, ...]:
        """Everybody, and those only counted."""
        return (self.everybody, self.others)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the share; it is counted, not sampled, so it has no interval."""
        if of[self.everybody] is None:
            return NOT_AVAILABLE
        whole = of[self.everybody]
        part = whole - (of[self.others] or Heads()).all
        if not whole:
            return Estimate(None, n=0, numerator=0, denominator=0, status="[z]", method="share")
        return Estimate(part / whole, None, None, whole, part, whole, "ok", "share")


@dataclass(frozen=True)
class Gap:
    """How many areas get less than half of the effort that a resident gets in the coalition.

    Attributes:
        effort: sums by area, added: contacts with people.
        under: below this share of the coalition's effort per resident is a gap.
    """

    effort: tuple[Term, ...]
    under: float = 0.5
    is_share = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The effort, and who lives where."""
        return (*self.effort, RESIDENTS)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return how many areas; not applicable where there was no effort to be shared.

        Not available where no area's population is known. An area in which something took place
        and nobody said how many came is left out.
        """
        done = sum((of[term] for term in self.effort), Tally())
        unknown = done.unknown & of[RESIDENTS].keys()
        residents = {a: people for a, people in of[RESIDENTS].items() if a not in unknown}
        everybody = sum(residents.values())
        everything = sum(done.known.get(area, 0) for area in residents)
        if not everybody:
            return NOT_AVAILABLE
        if not everything:
            return NOT_AVAILABLE if unknown else NOT_APPLICABLE
        fair = self.under * everything / everybody
        gaps = sum(done.known.get(area, 0) < fair * people for area, people in residents.items())
        note, caution = (
            f"{areas} left out: nobody said how many came there." if unknown else ""
            for areas in (_so_many_areas(len(unknown)), "Some areas are")
        )
        return Estimate(gaps, n=gaps, numerator=gaps, method="count", note=note, caution=caution)


def _so_many_areas(number: int) -> str:
    return "1 area is" if number == 1 else f"{number} areas are"


@dataclass(frozen=True)
class Attained:
    """The share of the targets set for a window that were reached."""

    goals: Term
    is_share = True

    @property
    def terms(self) -> tuple[Term, ...]:
        """The targets."""
        return (self.goals,)

    def estimate(self, of: Mapping[Term, Any]) -> Estimate:
        """Return the share; not applicable where no target was set for the window.

        All targets are in it, so it has no interval.
        """
        reached, whole = of[self.goals]
        if not whole:
            return Estimate(None, n=0, numerator=0, denominator=0, status="[z]", method="share")
        return Estimate(reached / whole, None, None, whole, reached, whole, "ok", "share")
