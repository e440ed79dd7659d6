"""What was going on: campaigns by code, partners that lead or help, values of a dimension."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds import kind
from data.periods import month_of, months_of, quarter_of, quarters
from data.row import Row
from data.tables import totals_table
from metrics.asked import Asked, Found, matching
from metrics.terms import Tally, Term


def codes(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Gather the codes active in each period: from start to end, or only at the start."""
    one = kind(name)
    rows = table(one).c
    begins, ends = one.spans or ("", "")
    columns = row_columns(one)
    counted = (only_current(one), rows.counted.is_(True))
    statement = sa.select(
        rows.code, rows[begins], rows[ends], rows.quarter, *(columns[d] for d in asked.by)
    ).where(*counted, *Asked(where=asked.where).conditions(columns))
    found = connection.execute(statement).all()
    # The first day is that of the whole campaign, whatever part of it is asked for.
    first_days = sa.select(rows.code, sa.func.min(rows[begins])).where(*counted)
    begun = connection.execute(first_days.group_by(rows.code))
    launched = {code: month_of(start) for code, start in begun}
    active: dict[Any, set[str]] = defaultdict(set)
    for code, start, end, reported, *group in found:
        for month in _months(month_of(start), month_of(end) if end else "", reported, asked):
            active[month, tuple(group)].add(code)
    for (month, of_group), codes_ in active.items():
        period = month if asked.by_month else quarter_of(month)
        # In quarters too it is launched where it was active in its first month, so that months
        # add up to their quarter.
        for term in terms:
            kept = {c for c in codes_ if term.at != "launched" or launched[c] == month}
            yield period, of_group, term, frozenset(kept)


def _months(start: str, end: str, reported: str, asked: Asked) -> Iterator[str]:
    """Iterate over the months, of the quarters asked for, in which a campaign was active.

    Without an end it went on at least until the quarter it was last reported in.
    """
    first = quarter_of(start)
    last = max(first, quarter_of(end) if end else reported)
    until = max(start, end) if end else months_of(last)[-1]
    for quarter in quarters(max(first, asked.first), min(last, asked.last or last)):
        yield from (month for month in months_of(quarter) if start <= month <= until)


def row_columns(one: type[Row]) -> dict[str, Any]:
    """Return the columns of a kind's rows under the names of dimensions."""
    rows = table(one).c
    named = {name: rows[name] for name in one.dimensions()}
    partner = rows[one.credited] if one.credited else rows.partner_id
    return named | {"partner": partner, "quarter": rows.quarter, "month": rows.month}


def helpers(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Gather the partners that lead, contribute to or report each thing.

    Of a joint thing every partner's row is read: who reports it took part in it.
    """
    one = kind(name)
    rows, columns = table(one).c, row_columns(one)
    joining = one.jointly[0] if one.jointly else "contributing"
    for term in terms:
        own = matching(columns, term)
        told = (columns["partner"], rows.partner_id, rows[joining])
        conditions = [only_current(one), *asked.conditions(columns)]
        statement = sa.select(asked.period(columns), *told, *(columns[d] for d in asked.by)).where(
            *conditions, *([] if own is None else [own])
        )
        gathered: dict[Any, set[str]] = defaultdict(set)
        for period, lead, reporter, joined, *group in connection.execute(statement.distinct()):
            gathered[period, tuple(group)] |= {lead, reporter, *several(joined)} - {None}
        for (period, of_group), partners in gathered.items():
            yield period, of_group, term, frozenset(partners)


def several(text: str | None) -> Iterator[str]:
    """Iterate over the values that a cell of several holds."""
    return (piece for one in (text or "").split(";") if (piece := one.strip()))


def values(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Gather the different values of a dimension, from a kind's totals."""
    columns = dict(totals_table(kind(name)).c)
    for term in terms:
        gathered: dict[Any, set[Any]] = defaultdict(set)
        for period, value, *group in _told(connection, columns, columns[term.at], term, asked):
            gathered[period, tuple(group)].add(value)
        for (period, of_group), found in gathered.items():
            yield period, of_group, term, frozenset(found)


def tally(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Sum a column of a kind's totals by area."""
    columns = dict(totals_table(kind(name)).c)
    area = columns["area"]
    for term in terms:
        summed = sa.func.sum(columns[term.at])
        found = _told(connection, columns, area, term, asked, summed)
        for period, of_area, *group, number in found:
            if of_area is None:
                continue
            blank, known = frozenset({of_area}), {} if number is None else {of_area: int(number)}
            yield period, tuple(group), term, Tally(known, frozenset() if known else blank)


def _told(
    connection: sa.Connection,
    columns: dict[str, Any],
    value: Any,
    term: Term,
    asked: Asked,
    *summed: Any,
) -> Iterable[Any]:
    """Return period, value, group and sums, of the totals that a term is about."""
    own = matching(columns, term)
    groups = [asked.period(columns), value, *(columns[d] for d in asked.by)]
    statement = sa.select(*groups, *summed).where(
        *asked.conditions(columns), *([] if own is None else [own])
    )
    return connection.execute(statement.group_by(*groups))
