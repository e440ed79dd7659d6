"""What stands behind values that a release tells as one: their own numbers, which stand nowhere.

Whoever has an earlier release, or a later one, in which they are told apart can subtract. So they
are cells too, and what is told as one is their sum.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from data.populations import Dated, population_on
from metrics.catalogue import indicators
from metrics.protection import Problem, Relation, distinct
from metrics.protection.cells import Key, adds_up
from metrics.releases.beside import Ground
from metrics.releases.cells import Number
from metrics.releases.choices import Choices
from metrics.shapes import Distinct


def with_parts(own: Problem, apart: Problem, chosen: Choices) -> Problem:
    """Return a release's problem with what it tells as one also told apart, which stands nowhere.

    Args:
        own: the release's cells and relations.
        apart: those there would be if nothing were told as one.
        chosen: what is told as one.
    """
    both = with_unseen(own, apart)
    values: dict[Number, int] = {}
    for cell in both.cells:
        assert isinstance(cell.key, Number)
        values[cell.key] = cell.value or 0
    return replace(both, relations=tuple(dict.fromkeys((*both.relations, *_sums(values, chosen)))))


def with_unseen(own: Problem, further: Problem) -> Problem:
    """Return a release's problem with further cells, which stand nowhere, and their relations.

    A further cell that is all of one of the release's is that cell: most partners have one grant or
    none, and with a cell of its own for each of their numbers a release took a quarter longer.
    """
    same = _same(own, further)
    cells = [
        replace(c, state="unseen")
        for c in further.cells
        if c.key not in own.place and c.key not in same
    ]
    relations = dict.fromkeys((*own.relations, *_renamed(further.relations, same)))
    return Problem((*own.cells, *cells), tuple(relations))


def _same(own: Problem, further: Problem) -> dict[Key, Key]:
    """Return cell → the cell of the release that it is all of."""
    found: dict[Key, Key] = {}
    for relation in further.relations:
        (part, by), (whole, less), *others = relation.terms
        is_sum = (by, less, relation.low, relation.high) == (1, -1, 0, 0) and not others
        if is_sum and whole in own.place and part not in own.place:
            found.setdefault(part, whole)
    return found


def _renamed(relations: Sequence[Relation], same: Mapping[Key, Key]) -> Iterator[Relation]:
    for relation in relations:
        terms = tuple((same.get(key, key), by) for key, by in relation.terms)
        if terms != relation.terms and len({key for key, _ in terms}) < len(terms):
            continue  # That a number is itself says nothing.
        yield replace(relation, terms=terms)


def grounds(areas: Sequence[Ground], chosen: Choices) -> tuple[Ground, ...]:
    """Return areas with those told as one as one: with as many residents, where all are known."""
    told_as = chosen.meanings.get("area", {})
    found = [one for one in areas if one.code not in told_as]
    for name in dict.fromkeys(told_as.values()):
        several = [one for one in areas if told_as.get(one.code) == name]
        tiles = [one.tile for one in several if one.tile]
        parts = tuple(one.name for one in several if one.name)
        called = name if parts else ""
        found.append(Ground(name, _people(several), tiles[0] if tiles else None, called, parts))
    return tuple(sorted(found, key=lambda one: one.code))


def _people(several: Sequence[Ground]) -> tuple[Dated, ...]:
    """Return how many live in areas together, as of each day of which anything is known."""
    if not all(one.populations for one in several):
        return ()
    days = sorted({day for one in several for day, _ in one.populations if day})
    found = []
    for day in days or [dt.date.max]:
        known = [population_on(one.populations, day) for one in several]
        found.append((day if days else None, sum(each[0] for each in known if each)))
    return tuple(found)


def _sums(values: Mapping[Number, int], chosen: Choices) -> Iterator[Relation]:
    several = {(one.dimension, one.name): one.values for one in chosen.together}
    for number in values:
        for pair in number.group:
            parts = _parts(number, pair[0], several.get(pair, ()), values)
            if parts and sum(values[part] for part in parts) == values[number]:
                yield adds_up(parts, number)
            elif parts and _counts_once(number):
                yield from distinct(parts, number)


def _parts(
    number: Number, dimension: str, codes: Sequence[str], values: Mapping[Number, int]
) -> list[Number]:
    found = []
    for value in codes:
        group = ((n, value if n == dimension else v) for n, v in number.group)
        part = replace(number, group=tuple(group))
        if part in values:
            found.append(part)
    return found


def _counts_once(number: Number) -> bool:
    what = number.what
    return isinstance(what, tuple) and isinstance(indicators()[what[0]].value, Distinct)
