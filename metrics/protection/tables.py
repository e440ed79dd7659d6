"""Problems from tidy tables: margins, hierarchies, parts and wholes, distinct people."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import log2
from typing import Any

from metrics.protection.cells import Cell, Key, Problem, Relation, Unbalanced, Zeros, adds_up

#: A place in a table: a value for each of its dimensions.
Place = tuple[Any, ...]


def weight_of(value: int) -> float:
    """Return what is lost when a count is hidden: more for a larger one, but not in proportion.

    In proportion, one total would outweigh a hundred cells; all alike, totals would go first.

    Source: Hundepool et al. 2012, *Statistical Disclosure Control*, on costs of suppression.
    """
    return 1 + log2(1 + value)


@dataclass(frozen=True)
class Table:
    """Counts by some dimensions, totals among them.

    Attributes:
        name: what is counted; the key of a cell is (name, place).
        dimensions: their names.
        counts: per place its count, None where it is not available. A place that is no key is not
            published.
        within: per dimension what each value is added up to (area → district → coalition; quarter
            → year). A value that is added up to nothing is not among the keys.
        limit: the largest count that is hidden; or which it is at a place.
        zeros: the rule for zeros.
        weigh: what is lost when a count is hidden.
    """

    name: Hashable
    dimensions: tuple[str, ...]
    counts: Mapping[Place, int | None]
    within: Mapping[str, Mapping[Any, Any]]
    limit: int | Callable[[Place], int] = 4
    zeros: Zeros = "shown"
    weigh: Callable[[int], float] = field(default=weight_of)

    def key(self, place: Place) -> Key:
        """Return the key of the cell at a place."""
        return (self.name, place)

    def limit_at(self, place: Place) -> int:
        """Return the largest count that is hidden at a place."""
        return self.limit(place) if callable(self.limit) else self.limit


def table_problem(table: Table) -> Problem:
    """Return the cells and relations of a table.

    Where parts of a total are not published, the rest of it can be worked out, and is a cell of its
    own that stands nowhere; it must be no small number either.

    Raises:
        Unbalanced: the parts come to more than their total.
    """
    cells = {
        table.key(place): Cell(
            table.key(place), count, table.limit_at(place), table.weigh(count or 0), table.zeros
        )
        for place, count in table.counts.items()
    }
    relations = []
    for number, dimension in enumerate(table.dimensions):
        for whole, parts in _sums(table, number, table.within.get(dimension, {})).items():
            there = [part for part in parts if part in table.counts]
            keys = [table.key(part) for part in there]
            if len(there) < len(parts) and (rest := _rest(table, whole, there, dimension)):
                cells[rest.key] = rest
                keys.append(rest.key)
            if there:
                relations.append(adds_up(keys, table.key(whole)))
    return Problem(tuple(cells.values()), tuple(relations))


def _sums(table: Table, number: int, within: Mapping[Any, Any]) -> dict[Place, list[Place]]:
    """Return the places along one dimension that are added up, by the place of their total."""
    parts_of: dict[Hashable, list[Hashable]] = defaultdict(list)
    for part, whole in within.items():
        parts_of[whole].append(part)
    return {
        place: [(*place[:number], part, *place[number + 1 :]) for part in parts_of[place[number]]]
        for place in table.counts
        if place[number] in parts_of
    }


def _rest(table: Table, whole: Place, parts: Sequence[Place], dimension: str) -> Cell | None:
    """Return what of a total is in no part that is published, or None where that is nothing."""
    total = table.counts[whole]
    if total is None:
        return None
    rest = total - sum(table.counts[part] or 0 for part in parts)
    if rest < 0:
        raise Unbalanced(f"{table.name} {whole}: the parts come to {-rest} more than “{total}”.")
    key = (table.name, whole, "rest", dimension)
    return (
        Cell(key, rest, table.limit_at(whole), zeros=table.zeros, state="unseen") if rest else None
    )


def share(part: Cell, whole: Cell, limit: int | None = None) -> Problem:
    """Return the problem of a percentage: part, whole, and those of the whole who are no part.

    The percentage, or a mean with its n, may be shown where neither part nor whole is hidden. Where
    only the percentage and the whole are published the part can be worked out: it is published too.

    Args:
        part: the numerator.
        whole: the denominator.
        limit: of the complement; that of the whole unless given.

    Raises:
        Unbalanced: the part is larger than the whole.
    """
    if part.value is None or whole.value is None:
        return Problem((part, whole))
    if part.value > whole.value:
        raise Unbalanced(f"{part.key}: “{part.value}” must be no more than {whole.value}.")
    key = ("complement", part.key, whole.key)
    limit = whole.limit if limit is None else limit
    others = Cell(key, whole.value - part.value, limit, zeros=whole.zeros, state="unseen")
    return Problem((part, whole, others), (adds_up((part.key, key), whole.key),))


def distinct(parts: Sequence[Key], whole: Key) -> tuple[Relation, ...]:
    """Return what holds of people counted once: the largest part ≤ whole ≤ the sum of the parts."""
    most = Relation((*((part, 1) for part in parts), (whole, -1)), 0, None)
    return (most, *(Relation(((whole, 1), (part, -1)), 0, None) for part in parts))


def crossed(name: Hashable, inner: Mapping[Place, int], dimensions: Sequence[str]) -> Table:
    """Return a table with all margins of counts by dimensions; its totals are called “Total”.

    Args:
        name: what is counted.
        inner: per place its count; places that are missing count nobody.
        dimensions: their names.
    """
    values = [list(dict.fromkeys(place[i] for place in inner)) for i in range(len(dimensions))]
    counts: dict[Place, int | None] = {}
    for place in product(*values):
        for kept in product((True, False), repeat=len(dimensions)):
            margin = tuple(v if keep else TOTAL for v, keep in zip(place, kept, strict=True))
            counts[margin] = (counts.get(margin) or 0) + inner.get(place, 0)
    within = {d: dict.fromkeys(of, TOTAL) for d, of in zip(dimensions, values, strict=True)}
    return Table(name, tuple(dimensions), counts, within)


#: What the total of a dimension is called.
TOTAL = "Total"
