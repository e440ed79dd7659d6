"""What a person says about an upload as a whole, and about what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from data.heads import column_key, find_column
from data.kinds import kinds
from data.memory import lasting
from data.problems import Problem
from data.questions import Answers
from data.records import table_of
from data.records.answers import Remembered
from data.row import COALITION
from data.sheets import AS_THEY_STAND, Reading, Table, find_kind

_R = table_of(Remembered)


@dataclass(frozen=True)
class Asked:
    """What the person said about the upload.

    Attributes:
        partner: code or name of the reporting partner; empty: the cover says, or the rows.
        quarter: such as 2026 Q1; empty: the cover says, or the dates.
        mode: ``replace`` the quarter, ``add`` to it; empty: asked where it makes a difference.
        reading: how columns nobody knows are to be read, for all sheets.
        answers: question (see ``questions``) → answer.
        corrections: cell (``Events!F2``) → what it is to hold.
        asides: row (``Events!7``) → why it is set aside.
    """

    partner: str = ""
    quarter: str = ""
    mode: str = ""
    reading: Reading = field(default_factory=lambda: AS_THEY_STAND)
    answers: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[str, str] = field(default_factory=dict)
    asides: Mapping[str, str] = field(default_factory=dict)


def answers_of(connection: sa.Connection, asked: Asked, partner: str) -> Answers:
    """Return what was said about this upload, and what is remembered of the partner's earlier."""
    found = sa.select(_R.c.question, _R.c.answer).where(_R.c.partner_id == (partner or COALITION))
    remembered = lasting({row.question: row.answer for row in connection.execute(found)})
    said = said_columns(asked.reading) | dict(asked.answers)
    return Answers(said, remembered, whole=bool(asked.reading.columns))


def said_columns(reading: Reading) -> dict[str, str]:
    """Return a reading's columns as answers to questions."""
    only = find_kind(reading.kind) if reading.kind else None
    return {
        column_key(kind, theirs): column.name
        for kind in ([only] if only else kinds().values())
        for theirs, ours in reading.columns.items()
        if (column := find_column(kind, ours))
    }


def not_there(reading: Reading, tables: list[Table]) -> list[Problem]:
    """Say what a reading names that no table has: their headers, and our columns."""
    headers = {header.casefold().strip() for table in tables for header in table.headers}
    problems = [
        Problem("unmapped", found=theirs, column=ours)
        for theirs, ours in reading.columns.items()
        if theirs.casefold().strip() not in headers
    ]
    return problems + [
        Problem("no_such_column", found=ours)
        for ours in dict.fromkeys((*reading.columns.values(), *reading.constants))
        if not any(find_column(table.kind, ours) for table in tables)
    ]
