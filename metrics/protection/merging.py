"""Which two values of a dimension, put together, would show more."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from itertools import combinations

from metrics.protection.protecting import Protected, protect
from metrics.protection.tables import Place, Table, table_problem

#: How many merges are tried at most; those of the values with the fewest people come first.
TRIED = 12


@dataclass(frozen=True)
class Merge:
    """Two values put together, and what that would do.

    Attributes:
        first: a value of the dimension.
        second: another.
        shown: of those counted in inner cells, how many are in cells that would be shown.
        gained: how many more than now.
        cells: how many cells would be hidden.
        shows: whether the cell asked about would be shown, within what it is merged into.
    """

    first: Hashable
    second: Hashable
    shown: int
    gained: int
    cells: int
    shows: bool


def merges(table: Table, dimension: str, place: Place | None = None) -> tuple[Merge, ...]:
    """Try merges of two values that are added up to the same, and return those that show more.

    Args:
        table: the table, protected by itself.
        dimension: one of its dimensions.
        place: a cell that is hidden; then merges with its value are tried.

    Returns:
        The best first: the cell asked about is shown, then the most people shown.
    """
    now = _shown(table, protect(table_problem(table)))
    found = []
    for first, second in _pairs(table, dimension, place)[:TRIED]:
        merged = merge(table, dimension, first, second)
        outcome = protect(table_problem(merged))
        shown = _shown(merged, outcome)
        shows = False
        if place is not None:
            at = tuple(_together(first, second) if v in (first, second) else v for v in place)
            shows = merged.key(at) not in outcome.hidden
        lost = outcome.report.lost.cells
        if shown > now or shows:
            found.append(Merge(first, second, shown, shown - now, lost, shows))
    return tuple(sorted(found, key=lambda one: (not one.shows, -one.gained, one.cells)))


def merge(table: Table, dimension: str, first: Hashable, second: Hashable) -> Table:
    """Return a table in which two values are one; what is not available in one is in neither."""
    number, both = table.dimensions.index(dimension), _together(first, second)
    counts: dict[Place, int | None] = {}
    for place, count in table.counts.items():
        if place[number] not in (first, second):
            counts[place] = count
            continue
        at = (*place[:number], both, *place[number + 1 :])
        before = counts.get(at, 0)
        counts[at] = None if count is None or before is None else before + count
    within = dict(table.within)
    within[dimension] = {
        (both if value in (first, second) else value): whole
        for value, whole in table.within[dimension].items()
    }
    return replace(table, counts=counts, within=within)


def _together(first: Hashable, second: Hashable) -> str:
    return f"{first} + {second}"


def _pairs(table: Table, dimension: str, place: Place | None) -> list[tuple[Hashable, Hashable]]:
    """Return pairs of values that nothing else is added up to, those of the fewest people first."""
    number, within = table.dimensions.index(dimension), table.within[dimension]
    people = {value: 0 for value in within if value not in within.values()}
    for at, count in table.counts.items():
        if at[number] in people and _inner(table, at):
            people[at[number]] += count or 0
    pairs = [
        (first, second)
        for first, second in combinations(people, 2)
        if within[first] == within[second] and (place is None or place[number] in (first, second))
    ]
    return sorted(pairs, key=lambda pair: people[pair[0]] + people[pair[1]])


def _inner(table: Table, place: Place) -> bool:
    """Say whether nothing is added up to a place."""
    return not any(
        value in table.within.get(dimension, {}).values()
        for dimension, value in zip(table.dimensions, place, strict=True)
    )


def _shown(table: Table, outcome: Protected) -> int:
    """Return how many people are in inner cells that are shown."""
    return sum(
        count or 0
        for place, count in table.counts.items()
        if table.key(place) not in outcome.hidden and _inner(table, place)
    )
