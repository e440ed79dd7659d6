"""What is stored now, as a plan needs to see it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import periods
from data.choices import Spellings
from data.column import Column
from data.kinds import kinds
from data.records.uploads import Submission, Upload
from data.row import Row
from data.rows import Rows
from data.tables import totals_table

CURRENT, REPLACED, UNDONE = "current", "replaced", "undone"


@dataclass(frozen=True)
class Ground:
    """Events and trainings by code, as stored or in the workbook at hand.

    Attributes:
        month_of: code → month.
        lead_of: code → the partner credited.
        heads_only: codes of those that take head counts only.
    """

    month_of: Mapping[str, str]
    lead_of: Mapping[str, str]
    heads_only: frozenset[str] = frozenset()


def table(kind: type[Row]) -> sa.Table:
    """Return the table of a kind's rows."""
    return kind.__table__  # type: ignore[attr-defined, no-any-return]


def submissions() -> sa.Table:
    """Return the table of submissions."""
    return Submission.__table__  # type: ignore[attr-defined, no-any-return]


def uploads() -> sa.Table:
    """Return the table of uploads."""
    return Upload.__table__  # type: ignore[attr-defined, no-any-return]


def only_current(kind: type[Row]) -> sa.ColumnElement[bool]:
    """Return the condition that a row of ``kind`` is of a current submission."""
    s = submissions()
    current = sa.select(s.c.id).where(s.c.kind == kind.kind_name(), s.c.status == CURRENT)
    return table(kind).c.submission_id.in_(current)


def names(connection: sa.Connection, kind_name: str) -> dict[str, str]:
    """Return code → name of partners or areas, by code; of several versions the newest name."""
    kind = kinds()[kind_name]
    rows = table(kind).c
    asked = sa.select(rows.code, rows.name).where(only_current(kind))
    ordered = asked.order_by(rows.code, *oldest_first(kind))
    return {row.code: row.name for row in connection.execute(ordered)}


def oldest_first(kind: type[Row]) -> list[sa.ColumnElement[Any]]:
    """Return what to order a list's rows by so that the newest version of each comes last."""
    dates = [table(kind).c[name] for name in kind.versions[:1]]
    return [order for date in dates for order in (date.is_not(None), date)]


def references(connection: sa.Connection) -> dict[str, dict[str, str]]:
    """Return kind → folded code or name → code, of every kind that other kinds refer to."""
    referred = {
        name
        for kind in kinds().values()
        for column in kind.columns().values()
        for name in column.refers
    }
    known: dict[str, dict[str, str]] = {}
    for name in sorted(referred):
        kind = kinds()[name]
        rows = table(kind).c
        spelled = [rows.code, rows.name] if kind.reference else [rows.code, rows.code]
        # A name that one area had before and another has now means the other.
        asked = sa.select(*spelled).where(only_current(kind)).order_by(*oldest_first(kind))
        found = connection.execute(asked)
        known[name] = spellings = Spellings()
        for code, other in found:
            spellings.add(code, code)
            spellings.add(other or code, code)
    return known


def look(connection: sa.Connection, read: Iterable[Rows]) -> Ground:
    """Return what sign-ins need to know of events: from the store, and from the workbook."""
    several = list(read)
    months: dict[str, str] = {}
    leads: dict[str, str] = {}
    heads_only: dict[str, bool] = {}
    needed = {
        name
        for rows in several
        if rows.kind.dated_by
        for name in rows.kind.columns()[rows.kind.dated_by].refers
    }
    for name in needed:
        kind = kinds()[name]
        rows_ = table(kind).c
        asked = sa.select(rows_.code, rows_[kind.dated], rows_[kind.credited])
        for code, day, lead in connection.execute(asked.where(only_current(kind))):
            months[code], leads[code] = periods.month_of(day), lead
        heads_only |= dict.fromkeys(_heads_only(connection, kind), True)
    for rows in several:
        if rows.kind.kind_name() in needed:
            columns = rows.columns
            credited = columns[rows.kind.credited]
            for code, day, lead in zip(
                columns["code"], columns[rows.kind.dated], credited, strict=True
            ):
                if code and day:
                    months[code], leads[code] = periods.month_of(day), lead or ""
            if says := rows.kind.heads_only:
                heads_only |= {
                    c: bool(v) for c, v in zip(columns["code"], columns[says], strict=True)
                }
    return Ground(months, leads, frozenset(c for c, only in heads_only.items() if only))


def _heads_only(connection: sa.Connection, kind: type[Row]) -> list[str]:
    """Return the codes of a kind that take head counts only, as stored."""
    if not kind.heads_only:
        return []
    rows = table(kind).c
    asked = sa.select(rows.code).where(rows[kind.heads_only].is_(True), only_current(kind))
    return list(connection.execute(asked).scalars())


def signed_in_for_survivors(connection: sa.Connection) -> list[tuple[type[Row], Column, str]]:
    """Return sign-ins as stored that must not be: their kind, column and code of the event."""
    return [
        (kind, column, code)
        for kind in kinds().values()
        if kind.dated_by
        for column in [kind.columns()[kind.dated_by]]
        for name in column.refers
        for code in _signed_in(connection, kind, _heads_only(connection, kinds()[name]))
    ]


def _signed_in(connection: sa.Connection, kind: type[Row], codes: Collection[str]) -> list[str]:
    # Their totals hold the same codes as the sign-ins, in far fewer rows.
    held = totals_table(kind).c[kind.dated_by]
    asked = sa.select(held).where(held.in_(codes)).distinct().order_by(held)
    return list(connection.execute(asked).scalars()) if codes else []


def current(connection: sa.Connection, kind: type[Row], partner: str, quarter: str) -> int | None:
    """Return the current submission of a kind, partner and quarter."""
    s = submissions().c
    found = connection.execute(
        sa.select(s.id).where(
            s.kind == kind.kind_name(),
            s.partner_id == partner,
            s.quarter == quarter,
            s.status == CURRENT,
        )
    )
    return found.scalar()


def stored_rows(
    connection: sa.Connection, kind: type[Row], partner: str, submission: int
) -> tuple[Rows, list[int]]:
    """Return the rows of a submission, and their lines."""
    rows = table(kind).c
    names = [*kind.columns(), *(["answers"] if kind.further else [])]
    asked = (
        sa.select(rows.line, rows.sheet, rows.row, *(rows[name] for name in names))
        .where(rows.partner_id == partner, rows.submission_id == submission)
        .order_by(rows.line)
    )
    found: list[Any] = list(connection.execute(asked))
    if not found:
        return Rows(kind, [], [], {name: [] for name in names}), []
    lines, sheets, numbers, *columns = (list(column) for column in zip(*found, strict=True))
    return Rows(kind, sheets, numbers, dict(zip(names, columns, strict=True))), lines
