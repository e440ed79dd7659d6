"""Grants: what was paid by one before it began, or after it ended."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa

from data import ground, periods
from data.cells import shown
from data.checks import Across, as_one
from data.kinds.grants import Grant
from data.parts import Part
from data.problems import Problem

#: The first and the last day of a grant; None where that is not said.
_Runs = tuple[dt.date | None, dt.date | None]


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    paid = [part for part in parts if any(part.rows.columns.get("grant", ()))]
    known = _known(connection, parts) if paid else {}
    for part in paid:
        beyond: dict[str, list[int]] = defaultdict(list)
        for i, code in enumerate(part.rows.columns["grant"]):
            if code in known and _is_outside(_days(part, i), known[code]):
                beyond[code].append(i)
        for code, at in beyond.items():
            column = part.kind.columns()["grant"]
            yield from as_one("grant_not_running", part.rows, column, at, _words(known[code]))


def _known(connection: sa.Connection, parts: Sequence[Part]) -> dict[str, _Runs]:
    """Return grant → how long it runs, as stored or as the file at hand says."""
    rows = ground.table(Grant).c
    asked = sa.select(rows.code, rows.start, rows.end).where(ground.only_current(Grant))
    found: dict[str, _Runs] = {code: (start, end) for code, start, end in connection.execute(asked)}
    for part in parts:
        if part.kind is Grant:
            columns = part.rows.columns
            days = zip(columns["start"], columns["end"], strict=True)
            found |= dict(zip(columns["code"], days, strict=True))
    return found


def _days(part: Part, i: int) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of what a row is of; None where it has no day."""
    columns, kind = part.rows.columns, part.kind
    if kind.quartered and (quarter := columns[kind.quartered][i]):
        return periods.first_day(quarter), periods.last_day(quarter)
    start = columns[kind.dated][i]
    if not isinstance(start, dt.date):
        return None
    end = columns[kind.spans[1]][i] if kind.spans else start
    # What has no end goes on all through its quarter.
    return start, end or periods.last_day(periods.quarter_of(periods.month_of(start)))


def _is_outside(days: tuple[dt.date, dt.date] | None, runs: _Runs) -> bool:
    if days is None:
        return False
    (first, last), (start, end) = days, runs
    return bool((start and last < start) or (end and first > end))


def _words(runs: _Runs) -> Mapping[str, str]:
    start, end = (shown(day) if day else "" for day in runs)
    return {"runs": " ".join(filter(None, (start and f"from {start}", end and f"until {end}")))}


CHECK = Across(
    "Paid by a grant that did not run",
    "A campaign, event or training that a grant paid for before it began or after it ended.",
    _find,
)
