"""Approved quarters: what counts in them stays as it is until somebody opens them again."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import clock, ground
from data.ground import CURRENT
from data.kinds import kinds
from data.periods import read_quarter, spoken
from data.problems import Problem, Refused
from data.records import table_of
from data.records.quarters import Approval
from data.row import Row
from data.store import Store, next_id

APPROVED, REOPENED = "approved", "reopened"

_A = table_of(Approval)


@dataclass(frozen=True)
class Decision:
    """A quarter approved, or opened again.

    Attributes:
        quarter: such as ``2026Q1``.
        action: ``approved`` or ``reopened``.
        reason: why it was opened again; of an approval, a note on what was open then, if any.
        done_at: when, in UTC.
        done_by: who.
    """

    quarter: str
    action: str
    reason: str | None
    done_at: dt.datetime
    done_by: str


def decisions(store: Store) -> list[Decision]:
    """Return what was decided on quarters, the latest first."""
    with store.reading() as connection:
        return _decisions(connection)[::-1]


def _decisions(connection: sa.Connection) -> list[Decision]:
    names = ("quarter", "action", "reason", "done_at", "done_by")
    asked = sa.select(*(_A.c[name] for name in names)).order_by(_A.c.id)
    return [Decision(**row) for row in connection.execute(asked).mappings()]


def locked(connection: sa.Connection) -> dict[str, Decision]:
    """Return quarter → its approval, of the quarters that are approved and so locked."""
    last = {found.quarter: found for found in _decisions(connection)}
    return {quarter: found for quarter, found in last.items() if found.action == APPROVED}


def reopened_since(connection: sa.Connection, quarter: str, when: dt.datetime) -> Decision | None:
    """Return how a quarter was opened again first after a moment; None where it was not."""
    later = (
        one
        for one in _decisions(connection)
        if one.quarter == quarter and one.action == REOPENED and one.done_at > when
    )
    return next(later, None)


def locked_problems(connection: sa.Connection, quarters: Iterable[str]) -> list[Problem]:
    """Return a problem for each of ``quarters`` that is locked."""
    held = locked(connection)
    return [
        Problem(
            "locked",
            found=spoken(quarter),
            words={"day": clock.day(held[quarter].done_at), "who": held[quarter].done_by},
        )
        for quarter in sorted(set(quarters) & set(held))
    ]


def refuse_if_locked(connection: sa.Connection, changed: Collection[int]) -> None:
    """Refuse what changes anything that counts in a locked quarter.

    Args:
        connection: in whose transaction it is done.
        changed: the submissions in which what counts has changed, those replaced included.

    Raises:
        Refused: one of them counts in a quarter that is locked.
    """
    if not changed or not locked(connection):
        return
    problems = locked_problems(connection, _quarters_of(connection, changed))
    if problems:
        raise Refused(problems)


def _quarters_of(connection: sa.Connection, changed: Collection[int]) -> set[str]:
    """Return the quarters that submissions count in: their own, or those of their events."""
    s = ground.submissions().c
    asked = sa.select(s.kind, s.id, s.partner_id, s.quarter).where(s.id.in_(list(changed)))
    several = [row for row in connection.execute(asked).all() if row.kind in kinds()]
    quarters = {row.quarter for row in several}
    for name in {row.kind for row in several}:
        kind = kinds()[name]
        for at in kind.columns()[kind.dated_by].refers if kind.dated_by else ():
            own = [(row.partner_id, row.id) for row in several if row.kind == name]
            quarters |= _of_events(connection, kind, kinds()[at], own)
    return quarters


def _of_events(
    connection: sa.Connection, kind: type[Row], at: type[Row], own: list[tuple[str, int]]
) -> set[str]:
    """Return the quarters of the events that sign-ins are for: their date may have changed."""
    rows: Any = ground.table(kind).c
    held = ground.table(at).c
    codes = sa.select(rows[kind.dated_by]).where(
        rows.partner_id.in_({partner for partner, _ in own}),
        rows.submission_id.in_({number for _, number in own}),
    )
    asked = sa.select(held.quarter).where(held.code.in_(codes.distinct()), ground.only_current(at))
    return set(connection.execute(asked.distinct()).scalars())


def approve(
    store: Store, quarter: str, who: str, note: str = "", when: dt.datetime | None = None
) -> None:
    """Approve a quarter: from now on nothing that counts in it changes.

    Args:
        store: where.
        quarter: which.
        who: who does it.
        note: what is to be known of it, such as who was still missing.
        when: when; now, unless the past is being told (the demonstration).

    Raises:
        Refused: it is no quarter, holds nothing, or is approved already.
    """
    name = _read(quarter)
    s = ground.submissions().c
    with store.writing() as connection:
        if problems := locked_problems(connection, [name]):
            raise Refused(problems)
        asked = sa.select(s.id).where(s.quarter == name, s.status == CURRENT).limit(1)
        if connection.execute(asked).first() is None:
            raise Refused([Problem("nothing_to_approve", found=spoken(name))])
        _decide(connection, name, APPROVED, " ".join(note.split()) or None, who, when)


def reopen(
    store: Store, quarter: str, who: str, reason: str, when: dt.datetime | None = None
) -> None:
    """Open an approved quarter again.

    Args:
        store: where.
        quarter: which.
        who: who does it.
        reason: why, in a sentence.
        when: when; now, unless the past is being told (the demonstration).

    Raises:
        Refused: it is not approved, or no reason is given.
    """
    name, reason = _read(quarter), " ".join(reason.split())
    with store.writing() as connection:
        if name not in locked(connection):
            raise Refused([Problem("not_approved", found=spoken(name))])
        if not reason:
            raise Refused([Problem("no_reason", found=spoken(name))])
        _decide(connection, name, REOPENED, reason, who, when)


def _read(quarter: str) -> str:
    if not (name := read_quarter(quarter)):
        raise Refused([Problem("quarter", column="Quarter", found=quarter)])
    return name


def _decide(
    connection: sa.Connection,
    quarter: str,
    action: str,
    reason: str | None,
    who: str,
    when: dt.datetime | None,
) -> None:
    given = {"quarter": quarter, "action": action, "reason": reason, "done_by": who}
    number = next_id(connection, _A)
    connection.execute(sa.insert(_A).values(id=number, done_at=when or clock.now(), **given))
