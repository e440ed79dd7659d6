"""Dimensions that follow from others: a partner's type, each language of a campaign in several."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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


def on_base(connection: sa.Connection, asked: Asked) -> Asked:
    """Return the same question in stored dimensions only."""
    where: dict[str, set[str]] = {}
    for name, values in asked.where:
        wanted = set(values)
        if name in DERIVED:
            meaning = DERIVED[name].meaning(connection)
            wanted = {base for base, means in meaning.items() if wanted & set(means)} - {None}
        base = base_of(name)
        where[base] = where[base] & wanted if base in where else wanted
    by = tuple(dict.fromkeys(base_of(name) for name in asked.by))
    kept = tuple((name, tuple(sorted(values, key=str))) for name, values in where.items())
    return Asked(by, kept, asked.first, asked.last, asked.by_month)


def regroup(connection: sa.Connection, cells: Cells, base: Sequence[str], asked: Asked) -> Cells:
    """Return cells grouped by stored dimensions as cells grouped by those asked for."""
    if tuple(base) == asked.by:
        return cells
    meanings = {name: DERIVED[name].meaning(connection) for name in asked.by if name in DERIVED}
    only = {name: set(values) for name, values in asked.where if name in DERIVED}
    out: Cells = {}
    for (period, group), terms in cells.items():
        held = dict(zip(base, group, strict=True))
        ways = [_means(name, held, meanings, only) for name in asked.by]
        for told in product(*ways):
            there = out.setdefault((period, told), {})
            for term, value in terms.items():
                there[term] = add(there[term], value) if term in there else value
    return out


def _means(
    name: str,
    held: Mapping[str, Any],
    meanings: Mapping[str, Meaning],
    only: Mapping[str, Iterable[Any]],
) -> tuple[Any, ...]:
    if name not in meanings:
        return (held[name],)
    found = meanings[name].get(held[base_of(name)]) or (None,)
    return tuple(value for value in found if name not in only or value in only[name])
