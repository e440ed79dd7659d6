"""Who came in each quarter: people united once when rows change, not whenever somebody looks.

Totals keep people event by event, so that every filter finds them and an event whose date is
corrected takes its people along. To unite a thousand events takes a second; the unfiltered view,
which everybody opens first, finds them united by the quarter of their events. A quarter with no
sets here is one to be united from the totals.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from pyroaring import BitMap

from data.ground import only_current, submissions, table
from data.kinds import kinds
from data.row import COALITION, Row
from data.store import load
from data.tables import totals_table, turnout_table


def _signed_in() -> Iterator[tuple[type[Row], tuple[type[Row], ...]]]:
    """Iterate over kinds whose rows are people at something, with the kinds they refer to."""
    for kind in kinds().values():
        if kind.participant and kind.dated_by:
            refers = kind.columns()[kind.dated_by].refers
            yield kind, tuple(kinds()[name] for name in refers)


def quarters_of(connection: sa.Connection, changed: Mapping[str, Iterable[int]]) -> set[str]:
    """Return the quarters in which changed submissions, by kind, have a say.

    To be asked before their totals change and after, and all of it to be united again.
    """
    found: set[str] = set()
    s = submissions().c
    for kind, several in _signed_in():
        numbers = [n for at in several for n in changed.get(at.kind_name(), ())]
        found |= set(connection.execute(sa.select(s.quarter).where(s.id.in_(numbers))).scalars())
        own = sa.select(s.partner_id, s.id).where(s.id.in_(list(changed.get(kind.kind_name(), ()))))
        for partner, number in connection.execute(own).all():
            into = totals_table(kind).c
            codes = sa.select(into[kind.dated_by]).where(
                into.partner_id == partner, into.submission_id == number
            )
            for at in several:
                rows = table(at).c
                asked = sa.select(rows.quarter).where(rows.code.in_(codes)).distinct()
                found |= set(connection.execute(asked).scalars())
    return found


def unite(connection: sa.Connection, quarters: Iterable[str]) -> None:
    """Unite the people of each of ``quarters`` anew."""
    for quarter in sorted(quarters):
        for kind, several in _signed_in():
            into = turnout_table(kind)
            mine = (into.c.partner_id == COALITION, into.c.quarter == quarter)
            connection.execute(sa.delete(into).where(*mine))
            for at in several:
                _unite_one(connection, kind, at, quarter)


def _unite_one(connection: sa.Connection, kind: type[Row], at: type[Row], quarter: str) -> None:
    own, held, into = totals_table(kind).c, table(at).c, turnout_table(kind)
    names = [name for name in kind.dimensions() if name != kind.dated_by]
    asked = (
        sa.select(own.people, *(own[name] for name in names))
        .join(table(at), own[kind.dated_by] == held.code)
        .where(
            held.quarter == quarter,
            held.counted.is_(True),
            only_current(at),
            own.people.is_not(None),
        )
    )
    sets: dict[tuple[Any, ...], list[BitMap]] = defaultdict(list)
    for people, *cell in connection.execute(asked):
        sets[tuple(cell)].append(BitMap.deserialize(people))
    united = (
        (COALITION, at.kind_name(), quarter, i, BitMap.union(*several).serialize(), *cell)
        for i, (cell, several) in enumerate(sets.items())
    )
    load(connection, into, ["partner_id", "at", "quarter", "cell", "people", *names], united)
