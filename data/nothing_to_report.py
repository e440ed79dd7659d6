"""“Nothing to report” as parts of a plan: a submission without rows, where there was none."""

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from data import ground, periods
from data.kinds import kind, kinds
from data.parts import Part
from data.problems import Problem
from data.rows import Rows

_S = ground.submissions()


def attested_parts(
    connection: sa.Connection, names: Iterable[str], partner: str, quarter: str, today: dt.date
) -> tuple[list[Part], list[Problem]]:
    """Return what it takes to say that a partner has nothing to report, and what forbids it.

    Args:
        connection: of the store; the one it is committed on, or checked on for a preview.
        names: kinds of sheet.
        partner: the partner's code.
        quarter: such as 2026Q1.
        today: a quarter that has not begun cannot be reported yet.

    Returns:
        A part for each kind, without rows; none where it has been said already.
    """
    parts, problems = [], []
    if periods.first_day(quarter) > today:
        problems.append(Problem("not_begun", found=periods.spoken(quarter)))
    for name in dict.fromkeys(names):
        of = kind(name)
        if of.reference:
            problems.append(Problem("list_not_attested", column=of.title))
            continue
        now = ground.current(connection, of, partner, quarter)
        asked = sa.select(_S.c.row_count, _S.c.attested).where(_S.c.id == now)
        count, attested = connection.execute(asked).one() if now else (0, False)
        if count:
            called = ground.names(connection, "partners").get(partner, partner)
            words = {"partner": called, "quarter": periods.spoken(quarter), "rows": rows_of(count)}
            problems.append(Problem("not_nothing", column=of.title, words=words))
        elif not attested:
            none = Rows(of, [], [], {column: [] for column in of.columns()})
            parts.append(Part(of, partner, quarter, none, [], replaces=now, attested=True))
    return parts, problems


def attestable() -> list[str]:
    """Return the kinds of sheet of which a partner can say that there is nothing to report."""
    return [name for name, of in kinds().items() if not of.reference]


def rows_of(count: int) -> str:
    """Return a number of rows in words."""
    return f"{count:,} row{'' if count == 1 else 's'}"
