"""Rows set aside instead of being stored, with the reason; listed until they are settled.

Somebody settles a row by saying what became of it. It is settled of itself when a later upload
replaces its partner's quarter as a whole, and when the upload it came with is undone.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import clock
from data.chains import Link
from data.kinds import kinds
from data.problems import Problem, Refused
from data.records import table_of
from data.records.uploads import RowAside, Upload
from data.row import Row
from data.settled import Aside
from data.store import Store, next_id
from data.withheld import withheld

_A = table_of(RowAside)
_U = table_of(Upload)

_OPEN = dict.fromkeys(("settled_at", "settled_by", "settled_how"))


@dataclass(frozen=True)
class SetAside:
    """A row that was set aside.

    Attributes:
        id: its number, to settle it by.
        upload: the upload it came with.
        file: that upload's file.
        since: when it was set aside, in UTC.
        who: who set it aside.
        row: what was set aside, and why.
        settled: what became of it; empty while it is open.
        settled_by: who settled it; empty while it is open.
    """

    id: int
    upload: int
    file: str
    since: dt.datetime
    who: str
    row: Aside
    settled: str = ""
    settled_by: str = ""


def not_yet_aside(connection: sa.Connection, asides: Sequence[Aside]) -> list[Aside]:
    """Return those of ``asides`` that are not open already, as they stand."""
    if not asides:
        return []
    rows = connection.execute(sa.select(_A).where(_A.c.settled_at.is_(None))).mappings()
    held = {_place(_aside(row)) for row in rows}
    return [one for one in map(_without_withheld, asides) if _place(one) not in held]


def _place(one: Aside) -> tuple[Any, ...]:
    return (one.kind, one.partner, one.quarter, one.sheet, one.row, tuple(one.cells.items()))


def _without_withheld(one: Aside) -> Aside:
    """Return a row without cells that must not be repeated, whoever made it."""
    if (kind := kinds().get(one.kind)) is None or not withheld(kind):
        return one
    told = {c.title for name, c in kind.columns().items() if name not in withheld(kind)}
    cells = {title: text for title, text in one.cells.items() if title in told}
    return Aside(one.kind, one.partner, one.quarter, one.sheet, one.row, cells, one.reason)


def write_asides(connection: sa.Connection, upload: int, asides: Iterable[Aside]) -> None:
    """Keep rows that were set aside."""
    rows = [
        {
            "id": number,
            "upload_id": upload,
            "kind": one.kind,
            "partner_id": one.partner,
            "quarter": one.quarter,
            "sheet": one.sheet,
            "row": one.row,
            "cells": json.dumps(dict(one.cells), ensure_ascii=False),
            "reason": one.reason,
        }
        for number, one in enumerate(asides, start=next_id(connection, _A))
    ]
    if rows:
        connection.execute(sa.insert(_A), rows)


def asides(store: Store, upload: int | None = None) -> list[SetAside]:
    """Return the rows set aside that are open, the earliest first.

    Args:
        store: where.
        upload: only those that came with this upload, the settled ones too; None: all open ones.
    """
    which = _A.c.settled_at.is_(None) if upload is None else _A.c.upload_id == upload
    return _found(store, which, _A.c.id)


def settled(store: Store, most: int = 50) -> list[SetAside]:
    """Return the rows set aside that are settled, the one settled last first; ``most`` of them."""
    latest = (_A.c.settled_at.desc(), _A.c.id.desc())
    return _found(store, _A.c.settled_at.is_not(None), *latest, most=most)


def _found(
    store: Store,
    which: sa.ColumnElement[bool],
    *order: sa.ColumnElement[Any],
    most: int | None = None,
) -> list[SetAside]:
    asked = (
        sa.select(_A, _U.c.file_name, _U.c.committed_at, _U.c.committed_by)
        .join(_U, _A.c.upload_id == _U.c.id)
        .where(which)
        .order_by(*order)
        .limit(most)
    )
    with store.reading() as connection:
        return [
            SetAside(
                row["id"],
                row["upload_id"],
                row["file_name"],
                row["committed_at"],
                row["committed_by"],
                _aside(row),
                row["settled_how"] or "",
                row["settled_by"] or "",
            )
            for row in connection.execute(asked).mappings()
        ]


def _aside(row: sa.RowMapping) -> Aside:
    return Aside(
        row["kind"],
        row["partner_id"],
        row["quarter"],
        row["sheet"],
        row["row"],
        json.loads(row["cells"]),
        row["reason"],
    )


def settle(store: Store, aside: int, who: str, how: str) -> None:
    """Settle a row that was set aside.

    Args:
        store: where.
        aside: its number.
        who: who does it.
        how: what became of it, in the person's words.

    Raises:
        Refused: it is not said what became of it, there is no such row, or it is settled already.
    """
    if not (how := " ".join(how.split())):
        raise Refused([Problem("no_outcome")])
    values = {"settled_at": clock.now(), "settled_by": who, "settled_how": how}
    mine = (_A.c.id == aside, _A.c.settled_at.is_(None))
    with store.writing() as connection:
        done = connection.execute(sa.update(_A).where(*mine).values(values))
        if not done.rowcount:
            raise Refused([Problem("no_aside", found=str(aside))])


def open_again(store: Store, aside: int) -> None:
    """Open a row again that was settled, by mistake or too early.

    Raises:
        Refused: there is no such row, or it is open.
    """
    mine = (_A.c.id == aside, _A.c.settled_at.is_not(None))
    with store.writing() as connection:
        done = connection.execute(sa.update(_A).where(*mine).values(_OPEN))
        if not done.rowcount:
            raise Refused([Problem("not_settled", found=str(aside))])


def settle_replaced(
    connection: sa.Connection, kind: type[Row], place: tuple[str, str], submission: int, who: str
) -> None:
    """Settle rows set aside of a partner's quarter that ``submission`` replaces as a whole.

    The new file answers for all its rows: one that is still wrong has been set aside anew.
    """
    _settle_all(connection, kind, place, _again(submission), who)


def settle_undone(
    connection: sa.Connection, kind: type[Row], place: tuple[str, str], link: Link, who: str
) -> None:
    """Settle rows set aside from an upload that is undone; open those again that it settled."""
    _settle_all(connection, kind, place, _undone(link.id), who, _A.c.upload_id == link.upload)
    _open_again(connection, _again(link.id))


def open_brought_back(connection: sa.Connection, submission: int) -> None:
    """Open rows again that were settled because ``submission`` was undone."""
    _open_again(connection, _undone(submission))


def _again(submission: int) -> str:
    return f"uploaded again: submission {submission}"


def _undone(submission: int) -> str:
    return f"undone: submission {submission}"


def _settle_all(
    connection: sa.Connection,
    kind: type[Row],
    place: tuple[str, str],
    how: str,
    who: str,
    *which: sa.ColumnElement[bool],
) -> None:
    mine = (
        _A.c.kind == kind.kind_name(),
        _A.c.partner_id == place[0],
        _A.c.quarter == place[1],
        _A.c.settled_at.is_(None),
    )
    values = {"settled_at": clock.now(), "settled_by": who, "settled_how": how}
    connection.execute(sa.update(_A).where(*mine, *which).values(values))


def _open_again(connection: sa.Connection, how: str) -> None:
    connection.execute(sa.update(_A).where(_A.c.settled_how == how).values(_OPEN))
