"""Filters and groups become sums, in SQL: the value of every term, by period and group."""

from collections import defaultdict
from collections.abc import Collection, Iterable

import sqlalchemy as sa

from data.ground import CURRENT, submissions, table
from data.kinds import kind
from data.periods import first_day, last_day
from data.row import Row
from data.tables import totals_table
from metrics import activity, coded, pairs, people
from metrics.asked import Asked, Cells, Found, matching
from metrics.terms import STANDING, Term, add

#: Dimensions that can be told apart of what follows from the coalition's own lists.
_OF_LISTS: dict[str, set[str]] = {
    "residents": {"area"},
    "types": {"area", "audience"},
    "goals": set(),
    "voices": set(),
}


def applies(term: Term, dimensions: Iterable[str]) -> bool:
    """Say whether a term can be told apart by each of ``dimensions``."""
    if term.measure in ("members", "owed", "reported"):
        has = [{"partner"}]
    elif term.measure in _OF_LISTS:
        has = [_OF_LISTS[term.measure]]
    elif term.measure in coded.DIMENSIONS:
        has = [coded.DIMENSIONS[term.measure]]
    elif term.measure == "people":
        has = [{"partner", *kind(at).dimensions()} for at in term.at.split("+")]
    elif term.measure in ("helpers", "tally"):
        has = [set(kind(term.kind).dimensions()) - ({"area"} if term.measure == "tally" else set())]
    else:
        has = [{"partner", *kind(term.kind).dimensions()}]
    return all(name in some for some in has for name in dimensions)


def gather(connection: sa.Connection, terms: Collection[Term], asked: Asked) -> Cells:
    """Return the value of each term by period and group, wherever there is a row.

    Every term must apply to the dimensions asked for (``applies``). What the coalition's own lists
    say (``STANDING``) and what is owed is not among it.
    """
    sources: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in dict.fromkeys(terms):
        if term.measure not in (*STANDING, "owed"):
            special = term.measure if term.measure in _SOURCES else "sums"
            sources[special, term.kind].append(term)
    cells: Cells = defaultdict(dict)
    for (source, name), some in sources.items():
        collect(cells, _SOURCES[source](connection, name, some, asked))
    return cells


def collect(cells: Cells, found: Found) -> None:
    """Add what a source gives to cells."""
    for period, group, term, value in found:
        held = cells[period, group]
        held[term] = add(held[term], value) if term in held else value


def _sums(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Sum columns of a kind's totals: one statement for all terms.

    A sum over rows that all leave the column blank is None, which is not zero.
    """
    columns = dict(totals_table(kind(name)).c)
    sums = []
    for term in terms:
        own = matching(columns, term)
        sums += [
            sa.func.sum(column if own is None else sa.case((own, column)))
            for column in (columns[term.measure], columns["rows"])
        ]
    groups = [asked.period(columns), *(columns[name] for name in asked.by)]
    statement = sa.select(*groups, *sums).where(*asked.conditions(columns)).group_by(*groups)
    width = len(groups)
    for row in connection.execute(statement):
        pairs = zip(row[width::2], row[width + 1 :: 2], strict=True)
        for term, (value, matching_rows) in zip(terms, pairs, strict=True):
            if value is not None:
                number = float(value) if isinstance(value, float) else int(value)
                yield row[0], tuple(row[1:width]), term, number
            elif matching_rows:
                yield row[0], tuple(row[1:width]), term, None


def _reported(connection: sa.Connection, _: str, terms: list[Term], asked: Asked) -> Found:
    """Gather the partners that reported anything, be it that there was nothing to report."""
    s = submissions().c
    columns = {"partner": s.partner_id, "quarter": s.quarter}
    statement = sa.select(s.quarter, s.partner_id).where(
        s.status == CURRENT, s.quarter != "", *asked.conditions(columns)
    )
    for quarter, partner in connection.execute(statement.distinct()):
        group = (partner,) if asked.by == ("partner",) else ()
        for term in terms:
            yield quarter, group, term, frozenset({partner})


_SOURCES = {
    "sums": _sums,
    "people": people.people,
    "heads": people.heads,
    "codes": activity.codes,
    "helpers": activity.helpers,
    "values": activity.values,
    "tally": activity.tally,
    "pairs": pairs.pairs,
    "reported": _reported,
    "themes": coded.themes,
    "stances": coded.stances,
}


def reported(
    connection: sa.Connection,
    names: Iterable[str],
    partners: Collection[str] | None = None,
    attested: bool = False,
) -> dict[str, set[tuple[str, str]]]:
    """Return kind → (partner, quarter) wherever it was reported, of ``partners`` if given.

    To say that there is nothing to report is a report; with ``attested``, only those are returned.
    """
    s = submissions().c
    asked = sa.select(s.kind, s.partner_id, s.quarter).where(
        s.status == CURRENT, s.kind.in_(list(names)), s.quarter != ""
    )
    if partners is not None:
        asked = asked.where(s.partner_id.in_(list(partners)))
    if attested:
        asked = asked.where(s.attested.is_(True))
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, partner, quarter in connection.execute(asked.distinct()):
        found[name].add((partner, quarter))
    return found


def recorded(
    connection: sa.Connection, names: Iterable[str], partners: Collection[str] | None = None
) -> dict[str, set[tuple[str, str]]]:
    """Return kind → (partner, month or quarter) of which anything is recorded.

    Only of kinds that are recorded by period (tips, incidents): of what has a date, a month
    without a row is one in which nothing happened; of these, one nobody wrote of.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for name in names:
        one = kind(name)
        if one.dated and one.columns()[one.dated].reads == "period":
            columns = totals_table(one).c
            when = sa.func.coalesce(columns.month, columns.quarter)
            asked = sa.select(columns.partner_id, when).distinct()
            if partners is not None:
                asked = asked.where(columns.partner_id.in_(list(partners)))
            found[name] = {(partner, period) for partner, period in connection.execute(asked)}
    return found


def span(connection: sa.Connection) -> tuple[str, str] | None:
    """Return the first and last quarter with anything reported; None in an empty store."""
    s = submissions().c
    asked = sa.select(sa.func.min(s.quarter), sa.func.max(s.quarter)).where(
        s.status == CURRENT, s.quarter != ""
    )
    first, last = connection.execute(asked).one()
    return (first, last) if first else None


def span_of(of: type[Row], wanted: Iterable[str]) -> sa.ColumnElement[bool]:
    """Return the condition that a row belongs to one of the quarters, or goes on in one."""
    rows = table(of).c
    listed = list(wanted)
    within = rows.quarter.in_(listed)
    if not of.spans:
        return within
    begins, ends = of.spans
    first, last = first_day(min(listed)), last_day(max(listed))
    return sa.or_(within, sa.and_(rows[begins] <= last, rows[ends] >= first))
