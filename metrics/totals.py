"""Filters and groups become sums, in SQL: the value of every term, by quarter and group."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pyroaring import BitMap

from data.ground import CURRENT, only_current, submissions, table
from data.kinds import kind, kinds
from data.periods import first_day, last_day, month_of, quarter_of, quarters
from data.row import COALITION, Row
from data.tables import totals_table, turnout_table
from metrics.shapes import Heads, Term, add

Group = tuple[Any, ...]
#: (quarter, group) → term → value.
Cells = dict[tuple[str, Group], dict[Term, Any]]


@dataclass(frozen=True)
class Asked:
    """Which rows, and how they are to be told apart.

    Attributes:
        by: the dimensions of the groups (``area``, ``partner``, ``channel`` …).
        where: dimension → the values kept; a dimension not named keeps all.
        first: the first quarter; empty: from the beginning.
        last: the last quarter; empty: to the end.
    """

    by: tuple[str, ...] = ()
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first: str = ""
    last: str = ""

    @property
    def dimensions(self) -> set[str]:
        """Every dimension it names."""
        return set(self.by) | {name for name, _ in self.where}


def applies(term: Term, dimensions: Iterable[str]) -> bool:
    """Say whether a term can be told apart by each of ``dimensions``."""
    if term.measure == "people":
        has = [{"partner", *kind(at).dimensions()} for at in term.at.split("+")]
    else:
        has = [{"partner", *kind(term.kind).dimensions()}]
    return all(name in some for some in has for name in dimensions)


def gather(connection: sa.Connection, terms: Collection[Term], asked: Asked) -> Cells:
    """Return the value of each term by quarter and group, wherever there is a row.

    Every term must apply to the dimensions asked for (``applies``).
    """
    sources: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in dict.fromkeys(terms):
        special = term.measure if term.measure in ("people", "codes", "heads") else "sums"
        sources[special, term.kind].append(term)
    cells: Cells = defaultdict(dict)
    for (source, name), some in sources.items():
        for quarter, group, term, value in _SOURCES[source](connection, name, some, asked):
            held = cells[quarter, group]
            held[term] = add(held[term], value) if term in held else value
    return cells


Found = Iterator[tuple[str, Group, Term, Any]]


def _conditions(columns: Mapping[str, Any], asked: Asked) -> list[sa.ColumnElement[bool]]:
    conditions = [columns[name].in_(values) for name, values in asked.where]
    if asked.first:
        conditions.append(columns["quarter"] >= asked.first)
    if asked.last:
        conditions.append(columns["quarter"] <= asked.last)
    return conditions


def _matching(columns: Any, term: Term) -> sa.ColumnElement[bool] | None:
    """Return the term's own conditions; None where it has none."""
    if term.either == ((),):
        return None
    return sa.or_(
        *(sa.and_(*(columns[name].in_(values) for name, values in where)) for where in term.either)
    )


def _sums(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Sum columns of a kind's totals: one statement for all terms.

    A sum over rows that all leave the column blank is None, which is not zero.
    """
    columns = dict(totals_table(kind(name)).c)
    sums = []
    for term in terms:
        matching = _matching(columns, term)
        sums += [
            sa.func.sum(column if matching is None else sa.case((matching, column)))
            for column in (columns[term.measure], columns["rows"])
        ]
    groups = [columns["quarter"], *(columns[name] for name in asked.by)]
    statement = sa.select(*groups, *sums).where(*_conditions(columns, asked)).group_by(*groups)
    width = len(groups)
    for row in connection.execute(statement):
        pairs = zip(row[width::2], row[width + 1 :: 2], strict=True)
        for term, (value, matching_rows) in zip(terms, pairs, strict=True):
            if value is not None:
                number = float(value) if isinstance(value, float) else int(value)
                yield row[0], tuple(row[1:width]), term, number
            elif matching_rows:
                yield row[0], tuple(row[1:width]), term, None


def _event_columns(at: type[Row]) -> dict[str, Any]:
    """Return the columns of events or trainings under the names of dimensions."""
    rows = table(at).c
    return {name: rows[name] for name in at.dimensions()} | {
        "partner": rows[at.credited],
        "quarter": rows.quarter,
        "code": rows.code,
    }


def _people(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Unite the sets of people at the events or trainings they signed in to.

    Unless a dimension of those is asked for, a quarter's people are found united already.
    """
    own = set(kind(name).dimensions())
    for at in dict.fromkeys(at for term in terms for at in term.at.split("+")):
        some = [term for term in terms if at in term.at.split("+")]
        whole = [t for t in some if t.dimensions <= own and not asked.dimensions]
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
        statement.where(
            held["partner_id"] == COALITION, held["at"] == at, *_conditions(held, asked)
        )
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
    own, theirs = totals_table(kind(name)).c, _event_columns(at)
    known = {d: own[d] for d in kind(name).dimensions()}
    read = [known[d] if d in known else theirs.get(d, sa.null()) for d in _needed(terms)]
    statement = (
        sa.select(own.people, theirs["quarter"], *(theirs[d] for d in asked.by), *read)
        .join(table(at), own.event_code == theirs["code"])
        .where(
            own.people.is_not(None),
            only_current(at),
            table(at).c.counted.is_(True),
            theirs["quarter"].not_in(without),
            *_conditions(theirs, asked),
        )
    )
    return connection.execute(statement)


def _united(rows: Iterable[Any], terms: list[Term], by: int) -> Found:
    """Unite sets of people by quarter, group (of ``by`` dimensions) and term."""
    alike: dict[tuple[Any, ...], list[bytes]] = defaultdict(list)
    for people, *cell in rows:
        alike[tuple(cell)].append(people)
    gathered: dict[tuple[str, Group, Term], list[BitMap]] = defaultdict(list)
    names = _needed(terms)
    for (quarter, *cell), sets in alike.items():
        values = dict(zip(names, cell[by:], strict=True))
        if matching := [term for term in terms if _holds(term, values)]:
            united = BitMap.union(*map(BitMap.deserialize, sets))
            for term in matching:
                gathered[quarter, tuple(cell[:by]), term].append(united)
    for (quarter, group, term), several in gathered.items():
        yield quarter, group, term, BitMap.union(*several)


def _holds(term: Term, values: Mapping[str, Any]) -> bool:
    return any(all(values[name] in wanted for name, wanted in where) for where in term.either)


def _heads(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Add up heads that no sign-in tells apart, at each event or training.

    A list may be shorter than the head count: the rest was only counted. Of two partners' lists of
    one event the longer is held against it, since they may name the same people.
    """
    at = kind(name)
    columns = _event_columns(at)
    for term in terms:
        count_name, unless = term.at.split("/")
        told = _told_apart(unless)
        count = table(at).c[count_name]
        rest = count - sa.func.coalesce(told.c.people, 0)
        groups = [columns["quarter"], *(columns[d] for d in asked.by)]
        matching = _matching(columns, term)
        statement = (
            sa.select(*groups, sa.func.sum(rest), sa.func.max(count))
            .select_from(table(at).outerjoin(told, told.c.code == columns["code"]))
            .where(
                only_current(at),
                table(at).c.counted.is_(True),
                rest > 0,
                *_conditions(columns, asked),
                *([] if matching is None else [matching]),
            )
            .group_by(*groups)
        )
        for *group, everybody, largest in connection.execute(statement):
            yield group[0], tuple(group[1:]), term, Heads(int(everybody), int(largest))


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


def _codes(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Gather the codes active in each quarter: from start to end, or only at the start."""
    one = kind(name)
    rows = table(one).c
    begins, ends = one.spans or ("", "")
    columns = {d: rows[d] for d in one.dimensions()} | {"partner": rows[one.credited]}
    plain = Asked(where=asked.where)
    counted = (only_current(one), rows.counted.is_(True))
    statement = sa.select(
        rows.code, rows[begins], rows[ends], rows.quarter, *(columns[d] for d in asked.by)
    ).where(*counted, *_conditions(columns, plain))
    found = connection.execute(statement).all()
    # The first day is that of the whole campaign, whatever part of it is asked for.
    first_days = sa.select(rows.code, sa.func.min(rows[begins])).where(*counted)
    launched = {
        code: quarter_of(month_of(start))
        for code, start in connection.execute(first_days.group_by(rows.code))
    }
    active: dict[Any, set[str]] = defaultdict(set)
    for code, start, end, reported, *group in found:
        first = quarter_of(month_of(start))
        # Without an end it went on at least until the quarter it was last reported in.
        last = max(first, quarter_of(month_of(end)) if end else reported)
        for quarter in quarters(first, last):
            if (asked.first or quarter) <= quarter <= (asked.last or quarter):
                active[quarter, tuple(group)].add(code)
    for (quarter, of_group), codes_ in active.items():
        for term in terms:
            kept = {c for c in codes_ if term.at != "launched" or launched[c] == quarter}
            yield quarter, of_group, term, frozenset(kept)


_SOURCES = {"sums": _sums, "people": _people, "heads": _heads, "codes": _codes}


def reported(
    connection: sa.Connection,
    names: Iterable[str],
    partners: Collection[str] = (),
    attested: bool = False,
) -> dict[str, set[tuple[str, str]]]:
    """Return kind → (partner, quarter) wherever it was reported, of ``partners`` if given.

    To say that there is nothing to report is a report; with ``attested``, only those are returned.
    """
    s = submissions().c
    asked = sa.select(s.kind, s.partner_id, s.quarter).where(
        s.status == CURRENT, s.kind.in_(list(names)), s.quarter != ""
    )
    if partners:
        asked = asked.where(s.partner_id.in_(list(partners)))
    if attested:
        asked = asked.where(s.attested.is_(True))
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, partner, quarter in connection.execute(asked.distinct()):
        found[name].add((partner, quarter))
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
