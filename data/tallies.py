"""A submission's totals, kept in the transaction that changes its rows."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from pyroaring import BitMap

from data.ground import CURRENT, only_current, stored_rows, submissions, table
from data.kinds import kind, kinds
from data.row import Row, totals_table


def totals(kind: type[Row]) -> sa.Table:
    """Return the table of a kind's totals."""
    return totals_table(kind)


def bring_up_to_date(connection: sa.Connection, touched: Iterable[int]) -> None:
    """Make totals hold what is current, after submissions came, went or gave way.

    What one submission brings can change what counts in another: the lead's row of a joint event
    counts instead of a contributor's, and survey answers are scored by the survey's items.
    """
    changed: dict[str, set[int]] = defaultdict(set)
    s = submissions().c
    asked = sa.select(s.kind, s.id).where(s.id.in_(list(touched)))
    for name, number in connection.execute(asked):
        if name in kinds():
            changed[name].add(number)
    for name, numbers in list(changed.items()):
        if kind(name).shared:
            changed[name] |= _count_once(connection, kind(name), numbers)
    for name, follower in kinds().items():
        if set(follower.follows) & set(changed):
            changed[name] |= set(_current(connection, name))
        if follower.follows and changed.get(name):
            _score(connection, follower, changed[name])
    for name, numbers in changed.items():
        if not kind(name).reference:
            _tally(connection, kind(name), numbers)


def _current(connection: sa.Connection, name: str) -> list[int]:
    s = submissions().c
    asked = sa.select(s.id).where(s.kind == name, s.status == CURRENT)
    return list(connection.execute(asked).scalars())


def _count_once(connection: sa.Connection, kind: type[Row], touched: set[int]) -> set[int]:
    """Let one row of each shared thing count: the lead's own, else the first reported.

    Returns:
        The submissions in which what counts has changed.
    """
    rows = table(kind).c
    first = kind.shared[0]
    codes = sa.select(rows[first]).where(rows.submission_id.in_(touched))
    apart = [rows.quarter] if kind.quartered else []
    asked = (
        sa.select(
            rows.partner_id,
            rows.submission_id,
            rows.line,
            rows.counted,
            rows[kind.credited],
            *(rows[name] for name in kind.shared),
            *apart,
        )
        .where(only_current(kind), rows[first].in_(codes))
        .order_by(rows.submission_id, rows.line)
    )
    same: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for row in connection.execute(asked).all():
        same[tuple(row[5:])].append(row)
    wrong = []
    for several in same.values():
        counts = next((row for row in several if row[0] == row[4]), several[0])
        wrong += [(row, row is counts) for row in several if bool(row[3]) != (row is counts)]
    for row, right in wrong:
        mine = (rows.partner_id == row[0], rows.submission_id == row[1], rows.line == row[2])
        connection.execute(sa.update(table(kind)).where(*mine).values(counted=right))
    return {row[1] for row, _ in wrong}


def _score(connection: sa.Connection, kind: type[Row], numbers: Iterable[int]) -> None:
    """Work out again what follows from rows of other kinds."""
    known = {}
    for name in kind.follows:
        other = kinds()[name]
        found = connection.execute(sa.select(table(other)).where(only_current(other)))
        known[name] = {tuple(row[k] for k in other.key): row for row in found.mappings()}
    s = submissions().c
    owners = connection.execute(sa.select(s.id, s.partner_id).where(s.id.in_(list(numbers))))
    for number, partner in owners.all():
        rows, lines = stored_rows(connection, kind, partner, number)
        worked_out = kind.worked_out(rows.columns, known)
        if not lines:
            continue
        stored = table(kind)
        mine = sa.and_(
            stored.c.partner_id == partner,
            stored.c.submission_id == number,
            stored.c.line == sa.bindparam("of_line"),
        )
        updated = sa.update(stored).where(mine)
        updated = updated.values({name: sa.bindparam(f"to_{name}") for name in worked_out})
        connection.execute(
            updated,
            [
                {"of_line": line} | {f"to_{name}": worked_out[name][i] for name in worked_out}
                for i, line in enumerate(lines)
            ],
        )


def _tally(connection: sa.Connection, kind: type[Row], numbers: set[int]) -> None:
    """Write the totals of submissions anew: of those that are current, and of no others."""
    into, rows = totals(kind), table(kind).c
    connection.execute(sa.delete(into).where(into.c.submission_id.in_(numbers)))
    credited = sa.func.coalesce(rows[kind.credited], rows.partner_id) if kind.credited else None
    partner = rows.partner_id if credited is None else credited
    cell = [
        rows.partner_id,
        rows.submission_id,
        partner.label("partner"),
        rows.quarter,
        rows.month,
        *(rows[name] for name in kind.dimensions()),
    ]
    sums = [sa.func.count().label("rows")]
    for name in kind.numbers():
        number = rows[name]
        squares = sa.func.sum(sa.cast(number, sa.Float) * number)
        sums += [
            sa.func.count(number).label(f"{name}_n"),
            sa.func.sum(number).label(f"{name}_sum"),
            squares.label(f"{name}_squares"),
        ]
    grouped = (
        sa.select(*cell, *sums)
        .where(only_current(kind), rows.submission_id.in_(numbers), rows.counted.is_(True))
        .group_by(*cell)
        .subquery()
    )
    order = sa.func.row_number().over(
        partition_by=grouped.c.submission_id, order_by=[column for column in grouped.c][2:5]
    )
    names = [column.name for column in grouped.c]
    asked = sa.select(*grouped.c, order.label("cell"))
    connection.execute(sa.insert(into).from_select([*names, "cell"], asked))
    if kind.participant:
        _gather_people(connection, kind, numbers)


def _gather_people(connection: sa.Connection, kind: type[Row], numbers: set[int]) -> None:
    """Put into each cell the roaring bitmap of its participants' numbers."""
    into, rows = totals(kind), table(kind).c
    credited = sa.func.coalesce(rows[kind.credited], rows.partner_id) if kind.credited else None
    names = ["submission_id", "quarter", "month", *kind.dimensions()]
    partner = rows.partner_id if credited is None else credited
    asked = sa.select(rows[kind.participant], partner, *(rows[name] for name in names)).where(
        only_current(kind), rows.submission_id.in_(numbers), rows.counted.is_(True)
    )
    gathered: dict[Any, list[int]] = defaultdict(list)
    for person, *cell in connection.execute(asked):
        if person is not None:
            gathered[tuple(cell)].append(person)
    cells = sa.select(
        into.c.submission_id, into.c.cell, into.c.partner, *(into.c[n] for n in names)
    )
    held = [
        {"of_submission": number, "of_cell": index, "to": BitMap(people).serialize()}
        for number, index, *cell in connection.execute(
            cells.where(into.c.submission_id.in_(numbers))
        )
        if (people := gathered.get(tuple(cell)))
    ]
    if held:
        mine = sa.and_(
            into.c.submission_id == sa.bindparam("of_submission"),
            into.c.cell == sa.bindparam("of_cell"),
        )
        connection.execute(sa.update(into).where(mine).values(people=sa.bindparam("to")), held)
