"""What must not be stored together, or no longer: asked in the transaction that would do it."""

from collections.abc import Iterable

import sqlalchemy as sa

from data import ground
from data.kinds import kind, kinds
from data.problems import Problem, Refused
from data.tables import totals_table


def refuse_orphans(connection: sa.Connection, names: set[str]) -> None:
    """Refuse a change that leaves rows referring to something no longer stored.

    Args:
        connection: in whose transaction the change is made.
        names: the kinds something of which is taken away.

    Raises:
        Refused: rows would refer to nothing.
    """
    problems = [
        problem
        for name, referring in kinds().items()
        for column in referring.columns().values()
        if names & set(column.refers) and not column.many
        if (problem := _orphans(connection, name, column.name))
    ]
    if problems:
        raise Refused(problems)


def refuse_if_referring_to_nothing(
    connection: sa.Connection, file: str, names: Iterable[str]
) -> None:
    """Refuse new rows that refer to what was stored when they were checked and is no longer.

    Args:
        connection: in whose transaction they are stored.
        file: the file they came with.
        names: the kinds they are of.

    Raises:
        Refused: some of it is gone.
    """
    titles = {
        kinds()[other].title
        for name in names
        for column in kind(name).columns().values()
        if column.refers and not column.many
        if _orphans(connection, name, column.name)
        for other in column.refers
    }
    if titles:
        raise Refused([Problem("moved", file=file, found=", ".join(sorted(titles)))])


def refuse_survivor_signins(connection: sa.Connection) -> None:
    """Refuse sign-ins at events that take head counts only.

    Raises:
        Refused: there would be some.
    """
    problems = [
        Problem("survivor_signins", sheet=kind.title, column=column.title, found=code)
        for kind, column, code in ground.signed_in_for_survivors(connection)
    ]
    if problems:
        raise Refused(problems)


def _orphans(connection: sa.Connection, name: str, column_name: str) -> Problem | None:
    referring = kind(name)
    column = referring.columns()[column_name]
    # Sign-ins can be ten million; their totals hold the same event codes in a few thousand cells.
    by_totals = column_name in referring.dimensions() and not referring.reference
    rows = totals_table(referring) if by_totals else ground.table(referring)
    codes = [
        sa.select(ground.table(kind(other)).c.code).where(ground.only_current(kind(other)))
        for other in column.refers
    ]
    asked = sa.select(rows.c[column_name]).where(
        rows.c[column_name].is_not(None), rows.c[column_name].not_in(sa.union(*codes))
    )
    if not by_totals:
        asked = asked.where(ground.only_current(referring))
    orphan = connection.execute(asked.limit(1)).scalar()
    if orphan is None:
        return None
    sheets = " or ".join(kind(other).title for other in column.refers)
    words = {"title": referring.title, "sheets": sheets}
    return Problem("still_referred", found=str(orphan), words=words)
