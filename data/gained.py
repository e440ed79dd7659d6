"""What a kind has gained since its rows were stored: figures and totals are worked out for them.

Otherwise a store from before would show what it holds as not known, until somebody reports anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa

from data import tallies
from data.ground import CURRENT, stored_rows, submissions, table
from data.kinds import kinds
from data.row import Row


def fill(connection: sa.Connection, added: Iterable[tuple[sa.Table, sa.Column[Any]]]) -> None:
    """Fill columns that were added to tables of an earlier version.

    Args:
        connection: of ``Store.writing``.
        added: the columns, each with its table.
    """
    gained: dict[str, set[str]] = defaultdict(set)
    for to, column in added:
        gained[to.name].add(column.name)
    current: set[int] = set()
    for name, kind in kinds().items():
        if kind.reference or not (gained.get(name) or gained.get(f"{name}_totals")):
            continue
        s = submissions().c
        asked = sa.select(s.id, s.partner_id, s.status).where(s.kind == name)
        for number, partner, status in connection.execute(asked).all():
            # What was replaced or undone can come back.
            _work_out(connection, kind, partner, number, gained.get(name, ()))
            current |= {number} if status == CURRENT else set()
    tallies.bring_up_to_date(connection, current)


def _work_out(
    connection: sa.Connection, kind: type[Row], partner: str, number: int, names: Collection[str]
) -> None:
    """Work out some figures of a submission's rows, from the columns that are stored."""
    figures = [figure for name, figure in kind.figures().items() if name in names]
    if not figures:
        return
    rows, lines = stored_rows(connection, kind, partner, number)
    stored = table(kind)
    changed = sa.update(stored).where(
        stored.c.partner_id == partner,
        stored.c.submission_id == number,
        stored.c.line == sa.bindparam("of_line"),
    )
    for figure in figures:
        values = zip(lines, figure.work_out(rows.columns, len(rows)), strict=True)
        known = [{"of_line": line, "to": value} for line, value in values if value is not None]
        if known:
            connection.execute(changed.values({figure.name: sa.bindparam("to")}), known)
