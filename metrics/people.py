"""People: sets of those told apart by sign-ins, and heads that were only counted."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from pyroaring import BitMap

from data.ground import only_current, table
from data.kinds import kind, kinds
from data.row import COALITION, Row
from data.tables import totals_table, turnout_table
from metrics.asked import Asked, Found, Group, matching
from metrics.terms import Heads, Term


def event_columns(at: type[Row]) -> dict[str, Any]:
    """Return the columns of events or trainings under the names of dimensions."""
    rows = table(at).c
    return {name: rows[name] for name in at.dimensions()} | {
        "partner": rows[at.credited],
        "quarter": rows.quarter,
        "month": rows.month,
        "code": rows.code,
    }


def people(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Unite the sets of people at the events or trainings they signed in to.

    Unless a dimension of those is asked for, a quarter's people are found united already.
    """
    own = set(kind(name).dimensions())
    for at in dict.fromkeys(at for term in terms for at in term.at.split("+")):
        some = [term for term in terms if at in term.at.split("+")]
        plain = not asked.dimensions and not asked.by_month
        whole = [t for t in some if t.dimensions <= own and plain]
        apart = [t for t in some if t not in whole]
        if whole:
            found = _turnout(connection, name, at, whole, asked)
            yield from _united(found, whole, 0)
            united = {row[1] for row in found}
            yield from _united(_by_event(connection, name, at, whole, asked, united), whole, 0)
        if apart:
            yield from _united(_by_event(connection, name, at, apart, asked), apart, len(asked.by))


def _needed(terms: Iterable[Term]) -> list[str]:
    return sorted({name for term in terms for name in term.dimensions})


def _turnout(
    connection: sa.Connection, name: str, at: str, terms: list[Term], asked: Asked
) -> Sequence[Any]:
    """Return (set of people, quarter, what terms need to know) as united by quarter."""
    held = dict(turnout_table(kind(name)).c)
    statement = sa.select(held["people"], held["quarter"], *(held[d] for d in _needed(terms)))
    return connection.execute(
        statement.where(held["partner_id"] == COALITION, held["at"] == at, *asked.conditions(held))
    ).all()


def _by_event(
    connection: sa.Connection,
    name: str,
    at_name: str,
    terms: list[Term],
    asked: Asked,
    without: Collection[str] = (),
) -> Iterable[Any]:
    """Return (set of people, quarter, group, what terms need to know), event by event.

    The sets are kept by event, so an event whose date or area is corrected takes its people along.
    """
    at = kind(at_name)
    own, theirs = totals_table(kind(name)).c, event_columns(at)
    known = {d: own[d] for d in kind(name).dimensions()}
    columns = {**{d: theirs.get(d, sa.null()) for d in _needed(terms)}, **known}
    statement = (
        sa.select(
            own.people,
            asked.period(theirs),
            *(theirs[d] for d in asked.by),
            *(columns[d] for d in _needed(terms)),
        )
        .join(table(at), own.event_code == theirs["code"])
        .where(
            own.people.is_not(None),
            only_current(at),
            table(at).c.counted.is_(True),
            theirs["quarter"].not_in(without),
            *asked.conditions(theirs),
            *_any_of(columns, terms),
        )
    )
    return connection.execute(statement)


def _any_of(columns: Mapping[str, Any], terms: Iterable[Term]) -> list[sa.ColumnElement[bool]]:
    """Return the condition that a set counts for any term: the fewer sets are read, the better."""
    conditions = [matching(columns, term) for term in terms]
    wanted = [condition for condition in conditions if condition is not None]
    return [sa.or_(*wanted)] if len(wanted) == len(conditions) else []


def _united(rows: Iterable[Any], terms: list[Term], by: int) -> Found:
    """Unite sets of people by period, group (of ``by`` dimensions) and term."""
    alike: dict[tuple[Any, ...], list[bytes]] = defaultdict(list)
    for people, *cell in rows:
        alike[tuple(cell)].append(people)
    gathered: dict[tuple[str, Group, Term], list[BitMap]] = defaultdict(list)
    names = _needed(terms)
    for (quarter, *cell), sets in alike.items():
        values = dict(zip(names, cell[by:], strict=True))
        if holding := [term for term in terms if _holds(term, values)]:
            united = BitMap.union(*map(BitMap.deserialize, sets))
            for term in holding:
                gathered[quarter, tuple(cell[:by]), term].append(united)
    for (quarter, group, term), several in gathered.items():
        yield quarter, group, term, BitMap.union(*several)


def _holds(term: Term, values: Mapping[str, Any]) -> bool:
    return any(all(values[name] in wanted for name, wanted in where) for where in term.either)


def heads(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Add up heads that no sign-in tells apart, at each event or training.

    A list may be shorter than the head count: the rest was only counted. Of two partners' lists of
    one event the longer is held against it, since they may name the same people. Where no head
    count is known at all, that is not nobody: the value is None.
    """
    at = kind(name)
    columns = event_columns(at)
    groups = [asked.period(columns), *(columns[d] for d in asked.by)]
    alike: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        alike[term.at].append(term)
    for counted_by, some in alike.items():
        count_name, unless = counted_by.split("/")
        told = _told_apart(unless)
        count = table(at).c[count_name]
        sums = [one for term in some for one in _counts(columns, term, count, told.c.people)]
        statement = (
            sa.select(*groups, *sums)
            .select_from(table(at).outerjoin(told, told.c.code == columns["code"]))
            .where(only_current(at), table(at).c.counted.is_(True), *asked.conditions(columns))
            .group_by(*groups)
        )
        for period, *row in connection.execute(statement):
            group, numbers = tuple(row[: len(asked.by)]), row[len(asked.by) :]
            for i, term in enumerate(some):
                rows, known, everybody, largest = numbers[4 * i : 4 * i + 4]
                if rows:
                    found = Heads(int(everybody), int(largest)) if known else None
                    yield period, group, term, found


def _counts(columns: Mapping[str, Any], term: Term, count: Any, people: Any) -> list[Any]:
    """Return, of a term's own rows: how many, how many with a head count, and what of those.

    That is the heads that no sign-in tells apart, and the largest count with any of them in it.
    """
    own = matching(columns, term)
    of_it = sa.literal(1) if own is None else sa.case((own, 1))
    rest = count - sa.func.coalesce(people, 0)
    more = rest > 0 if own is None else sa.and_(own, rest > 0)
    return [
        sa.func.count(of_it),
        sa.func.count(count if own is None else sa.case((own, count))),
        sa.func.sum(sa.case((more, rest), else_=0)),
        sa.func.max(sa.case((more, count), else_=0)),
    ]


def _told_apart(step: str) -> sa.Subquery:
    """Return event code → how many took a step, on the longest list of it."""
    signins = totals_table(kinds()["signins"]).c
    lists = (
        sa.select(signins.event_code.label("code"), sa.func.sum(signins.rows).label("people"))
        .where(signins.people.is_not(None), signins[step].is_(True))
        .group_by(signins.event_code, signins.partner_id, signins.submission_id)
        .subquery()
    )
    longest = sa.select(lists.c.code, sa.func.max(lists.c.people).label("people"))
    return longest.group_by(lists.c.code).subquery()
