"""Dimensions that follow from others: a partner's type, each language of a campaign in several."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds import kinds
from data.tables import totals_table
from metrics.activity import several
from metrics.asked import Asked, Cells
from metrics.terms import add

#: A dimension's value → the values it stands for.
Meaning = Mapping[Any, tuple[Any, ...]]


@dataclass(frozen=True)
class Derived:
    """A dimension that follows from another.

    Attributes:
        base: the stored dimension.
        overlaps: whether one row can belong to several groups, so that groups do not add up.
        meaning: gives, from the store, what each value of the base stands for.
    """

    base: str
    overlaps: bool
    meaning: Callable[[sa.Connection], Meaning]


def _types(connection: sa.Connection) -> Meaning:
    rows = table(kinds()["partners"]).c
    asked = sa.select(rows.code, rows.type).where(only_current(kinds()["partners"]))
    return {code: (type_,) for code, type_ in connection.execute(asked)}


def _languages(connection: sa.Connection) -> Meaning:
    column = totals_table(kinds()["campaigns"]).c["languages"]
    found = connection.execute(sa.select(column).distinct()).scalars()
    return {text: tuple(several(text)) for text in found}


DERIVED = {
    "partner_type": Derived("partner", False, _types),
    "language": Derived("languages", True, _languages),
}


def base_of(dimension: str) -> str:
    """Return the stored dimension that one follows from; a stored one itself."""
    return DERIVED[dimension].base if dimension in DERIVED else dimension


@dataclass(frozen=True)
class Meanings:
    """What the values of derived dimensions follow from, each dimension read once.

    Attributes:
        connection: where they are read from; open as long as this is used.
        together: dimension → value → what it is told as, where several are told as one.
    """

    connection: sa.Connection
    together: Mapping[str, Mapping[Any, Any]] = field(default_factory=dict)
    _known: dict[str, Meaning] = field(default_factory=dict)

    def of(self, dimension: str) -> Meaning:
        """Return what each value of a derived dimension's base stands for."""
        if dimension not in self._known:
            self._known[dimension] = DERIVED[dimension].meaning(self.connection)
        return self._known[dimension]


def on_base(meanings: Meanings, asked: Asked) -> Asked:
    """Return the same question in stored dimensions only."""
    where: dict[str, set[str]] = {}
    for name, values in asked.where:
        wanted = set(values)
        if name in DERIVED:
            known = meanings.of(name)
            wanted = {base for base, means in known.items() if wanted & set(means)} - {None}
        told_as = meanings.together.get(name, {})
        wanted |= {value for value, one in told_as.items() if one in wanted}
        base = base_of(name)
        where[base] = where[base] & wanted if base in where else wanted
    by = tuple(dict.fromkeys(base_of(name) for name in asked.by))
    kept = tuple((name, tuple(sorted(values, key=str))) for name, values in where.items())
    return Asked(by, kept, asked.first, asked.last, asked.by_month)


def regroup(meanings: Meanings, cells: Cells, base: Sequence[str], asked: Asked) -> Cells:
    """Return cells grouped by stored dimensions as cells grouped by those asked for."""
    if tuple(base) == asked.by and meanings.together.keys().isdisjoint(asked.by):
        return cells
    known = {name: meanings.of(name) for name in asked.by if name in DERIVED}
    only = {name: set(values) for name, values in asked.where if name in DERIVED}
    out: Cells = {}
    for (period, group), terms in cells.items():
        held = dict(zip(base, group, strict=True))
        ways = [_means(name, held, known, only, meanings.together) for name in asked.by]
        for told in product(*ways):
            there = out.setdefault((period, told), {})
            for term, value in terms.items():
                there[term] = add(there[term], value) if term in there else value
    return out


def _means(
    name: str,
    held: Mapping[str, Any],
    known: Mapping[str, Meaning],
    only: Mapping[str, Iterable[Any]],
    together: Mapping[str, Mapping[Any, Any]],
) -> tuple[Any, ...]:
    if name not in known:
        return (together.get(name, {}).get(held[name], held[name]),)
    found = known[name].get(held[base_of(name)]) or (None,)
    return tuple(value for value in found if name not in only or value in only[name])
