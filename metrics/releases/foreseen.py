"""What corrections will hide, told before a release is built: as far as that can be known.

A number that was shown and has changed by a few people cannot be shown as it is now: whoever takes
the one from the other would know by how few. What else is hidden to guard that is only known once
everything is protected together.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.approvals import decisions, locked
from data.periods import quarters
from data.settings import settings
from data.store import Store
from metrics.catalogue import indicators
from metrics.releases.building import hide
from metrics.releases.cells import Number, behind
from metrics.releases.contents import Figure, figures, first_quarter, windows_for
from metrics.releases.keeping import releases
from metrics.releases.told import shown
from metrics.results import compute
from metrics.terms import Term

#: Number → release → the value that it shows.
Told = Mapping[Number, Mapping[int, int]]


@dataclass(frozen=True)
class Foreseen:
    """What will be hidden because numbers have changed by a few since they were shown.

    Attributes:
        headlines: figures of the whole coalition that will be hidden, as they are now.
        breakdowns: how many figures of breakdowns will be, in quarters that were opened again.
        likely: figures of the whole coalition in longer stretches that were not released yet: with
            them and the other quarters a hidden one could be worked out.
        releases: those that show the numbers as they were.
        few: how many people are a few at most, of the numbers that changed.
        values: what those numbers are, and what releases show them as.
    """

    headlines: tuple[Figure, ...] = ()
    breakdowns: int = 0
    likely: tuple[Figure, ...] = ()
    releases: tuple[int, ...] = ()
    few: int = 0
    values: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.headlines or self.breakdowns)


def foreseen(store: Store, quarter: str, day: dt.date) -> Foreseen:
    """Return what a release of a quarter will hide because of corrections.

    Looked at are quarters that were decided on after a release had told them, with all breakdowns,
    and quarters that a release has told and nobody approved, of the whole coalition.

    Args:
        store: what from.
        quarter: the quarter the release would be as of.
        day: the day as of which it is looked at.
    """
    first, opened = first_quarter(store), _opened(store, quarter)
    may_differ = opened | _unapproved(store, quarter)
    if first is None or first > quarter or not may_differ:
        return Foreseen()
    every = windows_for(first, quarter, settings().fiscal_year_starts)
    windows = [window for window in every if not may_differ.isdisjoint(window.quarters)]
    wanted = list(indicators().values())
    found = [Figure((), result) for result in compute(store, wanted, windows, (), day=day)]
    own = [window for window in windows if window.name in opened]
    if own:
        found += [figure for figure in figures(store, own, day) if figure.by]
    limits = dict(_limits(found))
    with store.reading() as connection:
        told = shown(connection, limits.keys())
    return _foreseen(found, limits, told)


def _opened(store: Store, quarter: str) -> set[str]:
    """Return the quarters up to one that were decided on after a release with them was built."""
    published = [one for one in releases(store) if one.published_at]
    return {
        one.quarter
        for one in decisions(store)
        if one.quarter <= quarter
        and any(r.quarter >= one.quarter and r.built_at <= one.done_at for r in published)
    }


def _unapproved(store: Store, quarter: str) -> set[str]:
    """Return the quarters up to one that a release has told and that may change at any time."""
    first = first_quarter(store)
    last = max((one.quarter for one in releases(store) if one.published_at), default="")
    if not first or not last:
        return set()
    with store.reading() as connection:
        return set(quarters(first, min(quarter, last))) - locked(connection).keys()


def _limits(found: Sequence[Figure]) -> Iterator[tuple[Number, tuple[int, int]]]:
    """Give each number with how many it is, and up to how many are hidden."""
    for figure in found:
        numbers = behind(figure)
        for number, value in numbers.values.items() if numbers else ():
            yield number, (value, numbers.limit if numbers else 0)


def _foreseen(
    found: Sequence[Figure], now: Mapping[Number, tuple[int, int]], told: Told
) -> Foreseen:
    few = {number for number, held in now.items() if _by_a_few(*held, told.get(number, {}))}
    _, sure = hide(found, frozenset(few))
    _, both = hide(found, frozenset(few | set(_longer(now, few, told))))
    headlines = tuple(found[line] for line in sorted(sure) if not found[line].by)
    return Foreseen(
        headlines,
        len(sure) - len(headlines),
        tuple(found[line] for line in sorted(both.keys() - sure.keys()) if not found[line].by),
        tuple(sorted({release for number in few for release in told[number]})),
        max((now[number][1] for number in few), default=0),
        frozenset(value for number in few for value in (now[number][0], *told[number].values())),
    )


def _by_a_few(value: int, limit: int, told: Mapping[int, int]) -> bool:
    """Say whether a number is none that was shown, and nearly one that was."""
    return value not in told.values() and any(abs(value - was) <= limit for was in told.values())


def _longer(now: Mapping[Number, object], few: set[Number], told: Told) -> Iterator[Number]:
    """Give the sums over several quarters that no release has told, of which one has changed."""
    changed = {(number.what, number.group) for number in few if isinstance(number.what, Term)}
    for number in now:
        if (number.what, number.group) in changed and number not in few and number not in told:
            yield number
