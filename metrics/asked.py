"""Which rows a figure is asked of, and how they are told apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from metrics.terms import Term

Group = tuple[Any, ...]
#: (quarter or month, group) → term → value.
Cells = dict[tuple[str, Group], dict[Term, Any]]
#: What a source gives: quarter or month, group, term and value.
Found = Iterator[tuple[str, Group, Term, Any]]


@dataclass(frozen=True)
class Asked:
    """Which rows, and how they are to be told apart.

    Attributes:
        by: the dimensions of the groups (``area``, ``partner``, ``channel`` …).
        where: dimension → the values kept; a dimension not named keeps all.
        first: the first quarter; empty: from the beginning.
        last: the last quarter; empty: to the end.
        by_month: whether months are told apart, of what is known by month; else quarters.
    """

    by: tuple[str, ...] = ()
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first: str = ""
    last: str = ""
    by_month: bool = False

    @property
    def dimensions(self) -> set[str]:
        """Every dimension it names."""
        return set(self.by) | {name for name, _ in self.where}

    def period(self, columns: Mapping[str, Any]) -> sa.ColumnElement[str]:
        """Return what tells periods apart: the quarter, or the month where there is one."""
        quarter: sa.ColumnElement[str] = columns["quarter"]
        if self.by_month and "month" in columns:
            return sa.func.coalesce(columns["month"], quarter)
        return quarter

    def conditions(self, columns: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
        """Return the conditions that rows with these columns have to meet."""
        conditions = [columns[name].in_(values) for name, values in self.where]
        if self.first:
            conditions.append(columns["quarter"] >= self.first)
        if self.last:
            conditions.append(columns["quarter"] <= self.last)
        return conditions


def matching(columns: Mapping[str, Any], term: Term) -> sa.ColumnElement[bool] | None:
    """Return a term's own conditions; None where it has none."""
    if not term.dimensions:
        return None
    return sa.or_(
        *(sa.and_(*(columns[name].in_(values) for name, values in where)) for where in term.either)
    )
