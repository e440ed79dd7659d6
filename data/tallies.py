"""A submission's totals, kept in the transaction that changes its rows."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from pyroaring import BitMap

from data import turnout
from data.ground import CURRENT, only_current, stored_rows, submissions, table
from data.kinds import kind, kinds
from data.row import Row
from data.store import load
from data.tables import totals_table


def bring_up_to_date(connection: sa.Connection, touched: Iterable[int]) -> set[int]:
    """Make totals hold what is current, after submissions came, went or gave way.

    What one submission brings can change what counts in another: the lead's row of a joint event
    counts instead of a contributor's, and survey answers are scored by the survey's items.

    Returns:
        The submissions in which what counts has changed: those touched, and such others.
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
        follows = set(follower.follows) & set(changed)
        if follows or (follower.follows and changed.get(name)):
            numbers = changed[name] | (_current(connection, name) if follows else set())
            changed[name] |= _score(connection, follower, numbers)
    before = turnout.quarters_of(connection, changed)
    for name, numbers in changed.items():
        if not kind(name).reference:
            _tally(connection, kind(name), numbers)
    turnout.unite(connection, before | turnout.quarters_of(connection, changed))
    return set().union(*changed.values())


def _current(connection: sa.Connection, name: str) -> set[int]:
    s = submissions().c
    asked = sa.select(s.id).where(s.kind == name, s.status == CURRENT)
    return set(connection.execute(asked).scalars())


def _count_once(connection: sa.Connection, kind: type[Row], touched: set[int]) -> set[int]:
    """Let one row of each shared thing count: the lead's own, else the first reported.

    Whether a thing was joint is settled here too: it needs the rows of all who reported it.

    Returns:
        The submissions in which what counts has changed.
    """
    rows = table(kind)
    changed = set()
    for several in _same_things(connection, kind, touched):
        counts = next((r for r in several if r["partner_id"] == r[kind.credited]), several[0])
        for row in several:
            right = {"counted": row is counts} | _joint(kind, row, several)
            if any(row[name] != value for name, value in right.items()):
                mine = [
                    rows.c[name] == row[name] for name in ("partner_id", "submission_id", "line")
                ]
                connection.execute(sa.update(rows).where(*mine).values(right))
                changed.add(row["submission_id"])
    return changed


def _same_things(
    connection: sa.Connection, kind: type[Row], touched: set[int]
) -> Iterable[list[sa.RowMapping]]:
    """Return the current rows of what a touched submission has, by thing, first reported first.

    A revision is reported when what it revises was, so revising does not change who was first.
    """
    rows, s = table(kind).c, submissions().c
    chain = dict(
        connection.execute(sa.select(s.id, s.replaces).where(s.kind == kind.kind_name())).all()
    )

    def first_of(number: int) -> int:
        while chain.get(number):
            number = chain[number]
        return number

    first = kind.shared[0]
    codes = sa.select(rows[first]).where(rows.submission_id.in_(touched))
    names = ["partner_id", "submission_id", "line", "counted", "quarter", kind.credited]
    names += [*kind.shared, *kind.jointly]
    asked = sa.select(*(rows[name] for name in dict.fromkeys(names)))
    found = connection.execute(asked.where(only_current(kind), rows[first].in_(codes))).mappings()
    together = [*kind.shared, *(["quarter"] if kind.quartered else [])]
    same: dict[tuple[Any, ...], list[sa.RowMapping]] = defaultdict(list)
    for row in sorted(found, key=lambda r: (first_of(r["submission_id"]), r["line"])):
        same[tuple(row[name] for name in together)].append(row)
    return same.values()


def _joint(kind: type[Row], row: sa.RowMapping, several: Iterable[sa.RowMapping]) -> dict[str, int]:
    """Return whether anybody beside the lead took part in a thing, or reported it."""
    if not kind.jointly:
        return {}
    contributing, joint = kind.jointly
    named = {*(row[contributing] or "").split("; "), *(other["partner_id"] for other in several)}
    return {joint: int(bool(named - {"", row[kind.credited]}))}


def _score(connection: sa.Connection, kind: type[Row], numbers: Iterable[int]) -> set[int]:
    """Work out again what follows from rows of other kinds.

    Returns:
        The submissions in which it has changed.
    """
    known = {}
    for name in kind.follows:
        other = kinds()[name]
        found = connection.execute(sa.select(table(other)).where(only_current(other)))
        known[name] = {tuple(row[k] for k in other.key): row for row in found.mappings()}
    s = submissions().c
    owners = connection.execute(sa.select(s.id, s.partner_id).where(s.id.in_(list(numbers))))
    changed = set()
    for number, partner in owners.all():
        rows, lines = stored_rows(connection, kind, partner, number)
        worked_out = kind.worked_out(rows.columns, known)
        held = _held(connection, kind, partner, number, list(worked_out))
        right = zip(*worked_out.values(), strict=True)
        differ = [(line, r) for line, h, r in zip(lines, held, right, strict=True) if h != r]
        if differ:
            _put(connection, kind, (partner, number), list(worked_out), differ)
            changed.add(number)
    return changed


def _held(
    connection: sa.Connection, kind: type[Row], partner: str, number: int, names: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Return what a submission's rows hold in some columns, row by row."""
    rows = table(kind).c
    asked = sa.select(*(rows[name] for name in names))
    mine = asked.where(rows.partner_id == partner, rows.submission_id == number)
    return [tuple(row) for row in connection.execute(mine.order_by(rows.line))]


def _put(
    connection: sa.Connection,
    kind: type[Row],
    owner: tuple[str, int],
    names: Sequence[str],
    values: Iterable[tuple[int, tuple[Any, ...]]],
) -> None:
    """Write new values into some columns of a partner's submission, by line."""
    stored = table(kind)
    mine = sa.and_(
        stored.c.partner_id == owner[0],
        stored.c.submission_id == owner[1],
        stored.c.line == sa.bindparam("of_line"),
    )
    updated = sa.update(stored).where(mine)
    updated = updated.values({name: sa.bindparam(f"to_{name}") for name in names})
    connection.execute(
        updated,
        [
            {"of_line": line} | {f"to_{n}": v for n, v in zip(names, row, strict=True)}
            for line, row in values
        ],
    )


def _tally(connection: sa.Connection, kind: type[Row], numbers: set[int]) -> None:
    """Write the totals of submissions anew: of those that are current, and of no others."""
    into, s = totals_table(kind), submissions().c
    asked = sa.select(s.id, s.partner_id, s.status).where(s.id.in_(numbers)).order_by(s.id)
    for number, partner, status in connection.execute(asked).all():
        # The partner is named because the tables' keys begin with it.
        mine = (into.c.partner_id == partner, into.c.submission_id == number)
        connection.execute(sa.delete(into).where(*mine))
        if status == CURRENT:
            _tally_one(connection, kind, partner, number)


def _tally_one(connection: sa.Connection, kind: type[Row], partner: str, number: int) -> None:
    """Sum a submission's rows by combination of dimensions, and store each sum as a cell."""
    rows = table(kind).c
    credited = sa.func.coalesce(rows[kind.credited], rows.partner_id) if kind.credited else None
    cell = [
        (rows.partner_id if credited is None else credited).label("partner"),
        rows.quarter,
        rows.month,
        *(rows[name] for name in kind.dimensions()),
    ]
    # Values go back to the driver as they come from it.
    plain = [sa.type_coerce(column, sa.types.NullType()).label(column.name) for column in cell]
    grouped = (
        sa.select(*plain, *_sums(kind))
        .where(rows.partner_id == partner, rows.submission_id == number, rows.counted.is_(True))
        # What differs most comes first: rows to be grouped are compared column by column.
        .group_by(*cell[3:], *cell[:3])
    )
    names = ["partner_id", "submission_id", "cell", *(c.name for c in grouped.selected_columns)]
    cells = connection.execute(grouped).all()
    people = [_bitmap(row.people) for row in cells] if kind.participant else []
    stored = (
        (partner, number, i, *(row[:-1] if people else row), *people[i : i + 1])
        for i, row in enumerate(cells)
    )
    load(connection, totals_table(kind), names, stored)


def _sums(kind: type[Row]) -> list[sa.Label[Any]]:
    """Return what a cell holds; last, where there are participants, their numbers as text."""
    rows = table(kind).c
    sums: list[sa.Label[Any]] = [sa.func.count().label("rows")]
    for name in kind.numbers():
        number = rows[name]
        sums += [
            sa.func.count(number).label(f"{name}_n"),
            sa.func.sum(number).label(f"{name}_sum"),
            sa.func.sum(sa.cast(number, sa.Float) * number).label(f"{name}_squares"),
        ]
    if kind.participant:
        numbers = sa.cast(rows[kind.participant], sa.Text)
        sums.append(sa.func.aggregate_strings(numbers, ",").label("people"))
    return sums


def _bitmap(listed: str | None) -> bytes | None:
    return BitMap(array("I", map(int, listed.split(",")))).serialize() if listed else None
