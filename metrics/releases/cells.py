"""Figures as cells: the numbers behind each, and how numbers of different figures hang together.

Two figures made of one number (a part here, a whole there) share its cell, so that what is hidden
of one cannot be read off the other.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from metrics.catalogue import indicators
from metrics.derived import DERIVED
from metrics.disclosure import HIDDEN_UP_TO, counts_people, profile_of
from metrics.indicator import Indicator
from metrics.rates import Identified, Per
from metrics.releases.contents import By, Figure
from metrics.shapes import Count, Distinct, Proportion, Ratio, Sums
from metrics.surveyed import NetScore
from metrics.terms import Term
from metrics.windows import Window

Group = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Number:
    """What a cell is of: the same wherever it is shown.

    Attributes:
        what: a term, or an indicator's code and which of its numbers.
        window: the name of the window.
        group: dimension and value of each it is told apart by, in the order of the names.
    """

    what: Hashable
    window: str
    group: Group

    def within(self, window: str = "", without: str = "") -> "Number":
        """Return the same in another window, or not told apart by something."""
        group = tuple(pair for pair in self.group if pair[0] != without)
        return Number(self.what, window or self.window, group)


@dataclass(frozen=True)
class Behind:
    """The numbers behind one figure.

    Attributes:
        values: number → how many.
        limit: the largest count that is hidden.
        shares: (part, whole, rest) of a share.
        moved: of a change, how many improved, stayed and declined; left out of the figure where
            one of them is hidden, and the figure stays.
    """

    values: Mapping[Number, int]
    limit: int
    shares: tuple[tuple[Number, Number, Number], ...] = ()
    moved: Mapping[Number, int] = field(default_factory=dict)


def behind(figure: Figure) -> Behind | None:
    """Return the numbers behind a figure; None where nobody is counted, or there is no figure."""
    result, one = figure.result, indicators()[figure.result.code]
    estimate = result.estimate
    if estimate.value is None or not counts_people(one):
        return None
    limit = HIDDEN_UP_TO[profile_of(one, result)]
    over, under = _whats(one)
    group = tuple(sorted(result.group))
    values: dict[Number, int] = {}
    if estimate.numerator is not None:
        # Of a net score the part is a difference, and may be below zero.
        values[Number(over, result.window.name, group)] = round(abs(estimate.numerator))
    if estimate.denominator is not None:
        values[Number(under, result.window.name, group)] = round(estimate.denominator)
    if estimate.moved:
        ways = zip(("improved", "same", "declined"), estimate.moved, strict=True)
        moved = {Number((one.code, way), result.window.name, group): n for way, n in ways}
        if estimate.matched and estimate.n:
            # Who divides by the share that was matched knows how many were lost.
            lost = round(estimate.n / estimate.matched) - round(estimate.n)
            moved[Number((one.code, "lost"), result.window.name, group)] = lost
        return Behind(values, limit, moved=moved)
    if len(values) < 2 or not _is_part(one):
        return Behind(values, limit)
    part, whole = values
    rest = Number((one.code, "rest"), result.window.name, group)
    return Behind(values | {rest: values[whole] - values[part]}, limit, ((part, whole, rest),))


def _is_part(one: Indicator) -> bool:
    """Say whether an indicator's numerator is a part of its denominator."""
    share = one.is_share and not isinstance(one.value, Ratio)
    return share or isinstance(one.value, NetScore)


def _whats(one: Indicator) -> tuple[Hashable, Hashable]:
    """Return what an indicator's numerator and denominator are of."""
    shape = one.value
    if isinstance(shape, Count) and shape.what.is_sum:
        return shape.what, (one.code, "whole")
    if isinstance(shape, Proportion) and shape.part.is_sum and shape.whole.is_sum:
        return shape.part, shape.whole
    if isinstance(shape, Ratio) and shape.over.is_sum and shape.under.is_sum:
        return shape.over, shape.under
    if isinstance(shape, Per) and isinstance(shape.over, Count) and shape.over.what.is_sum:
        return shape.over.what, (one.code, "whole")
    if isinstance(shape, Identified) and shape.everybody.is_sum:
        return (one.code, "part"), shape.everybody
    return (one.code, "part"), (one.code, "whole")


@dataclass(frozen=True)
class Sum:
    """A number that is the sum of others."""

    whole: Number
    parts: tuple[Number, ...]


@dataclass(frozen=True)
class Bound:
    """A number that is at least each of others, and at most their sum: different people."""

    whole: Number
    parts: tuple[Number, ...]


def sums(
    known: Mapping[Number, int], figures: Sequence[Figure], windows: Sequence[Window]
) -> Iterator[Sum | Bound]:
    """Give how numbers hang together: over breakdowns, over quarters, and sums of several sheets.

    Args:
        known: number → how many.
        figures: the figures.
        windows: the windows of the release.
    """
    yield from _over_groups(known, figures)
    yield from _over_quarters(known, windows)
    yield from _over_sheets(known)
    yield from _over_ways(known, figures)
    yield from _alike(known)


def _over_groups(known: Mapping[Number, int], figures: Iterable[Figure]) -> Iterator[Sum | Bound]:
    tables: dict[tuple[Number, By], list[Number]] = defaultdict(list)
    for figure in figures:
        numbers = behind(figure)
        for number in (*numbers.values, *numbers.moved) if numbers else ():
            for name in figure.by:
                tables[number.within(without=name), figure.by].append(number)
    distinct = {code for code, one in indicators().items() if isinstance(one.value, Distinct)}
    for (whole, by), parts in tables.items():
        if whole not in known or any(name in DERIVED for name in by):
            continue
        several = tuple(dict.fromkeys(parts))
        # Whatever it is of: where groups come to the whole, who subtracts is right.
        if sum(known[p] for p in several) == known[whole]:
            yield Sum(whole, several)
        elif isinstance(whole.what, tuple) and whole.what[0] in distinct:
            yield Bound(whole, several)


def _over_quarters(known: Mapping[Number, int], windows: Sequence[Window]) -> Iterator[Sum | Bound]:
    longer = [window for window in windows if len(window.quarters) > 1]
    distinct = {code for code, one in indicators().items() if isinstance(one.value, Distinct)}
    for number in known:
        for window in longer:
            if number.window != window.name:
                continue
            every = [number.within(window=quarter) for quarter in window.quarters]
            parts = tuple(part for part in every if part in known)
            if parts and sum(known[p] for p in parts) == known[number]:
                yield Sum(number, parts)
            elif isinstance(number.what, tuple) and number.what[0] in distinct and parts:
                yield Bound(number, parts)


def _over_sheets(known: Mapping[Number, int]) -> Iterator[Sum]:
    several: dict[Hashable, tuple[Term, ...]] = {
        (code, "part"): one.value.parts
        for code, one in indicators().items()
        if isinstance(one.value, Sums)
    }
    for number in known:
        parts = tuple(
            Number(part, number.window, number.group) for part in several.get(number.what, ())
        )
        told = [known[part] for part in parts if part in known]
        if parts and len(told) == len(parts) and sum(told) == known[number]:
            yield Sum(number, parts)


def _over_ways(known: Mapping[Number, int], figures: Iterable[Figure]) -> Iterator[Sum]:
    """Give that those who improved, stayed and declined are all who were matched."""
    for figure in figures:
        numbers = behind(figure)
        if numbers and numbers.moved:
            (whole,) = numbers.values
            parts = tuple(n for n in numbers.moved if n.what != (figure.result.code, "lost"))
            if sum(known[part] for part in parts) == known[whole]:
                yield Sum(whole, parts)


def _alike(known: Mapping[Number, int]) -> Iterator[Sum]:
    """Give numbers of indicators that could be worked out from each other, where they are equal.

    People reached are those who came where all were only counted, at one event, say.
    """
    pairs = {
        (mine, theirs)
        for one in indicators().values()
        for other in one.hidden_with
        for mine in _whats(one)
        for theirs in _whats(indicators()[other])[:1]
        if mine != theirs
    }
    of: dict[Hashable, list[Number]] = defaultdict(list)
    for number, value in known.items():
        if value:
            of[number.what].append(number)
    for mine, theirs in sorted(pairs, key=repr):
        for number in of[mine]:
            other = Number(theirs, number.window, number.group)
            if known.get(other) == known[number]:
                yield Sum(number, (other,))
