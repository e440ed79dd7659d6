"""When a quarter's workbooks are due: so many days after its end, or a day somebody set."""

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from data import clock
from data.periods import last_day, spoken
from data.problems import Problem, Refused
from data.records import table_of
from data.records.quarters import DueDate
from data.settings import settings
from data.store import Store

_D = table_of(DueDate)


def usual(quarter: str) -> dt.date:
    """Return the day by which a quarter's workbooks are due unless another was set."""
    return last_day(quarter) + dt.timedelta(days=settings().due_days)


def all_due(connection: sa.Connection, quarters: Iterable[str]) -> dict[str, dt.date]:
    """Return quarter → the day by which its workbooks are due."""
    listed = list(quarters)
    asked = sa.select(_D.c.quarter, _D.c.due).where(_D.c.quarter.in_(listed))
    chosen = {row.quarter: row.due for row in connection.execute(asked)}
    return {quarter: chosen.get(quarter) or usual(quarter) for quarter in listed}


def due(store: Store, quarter: str) -> dt.date:
    """Return the day by which a quarter's workbooks are due."""
    with store.reading() as connection:
        return all_due(connection, [quarter])[quarter]


def set_due(
    store: Store, quarter: str, day: dt.date, who: str, when: dt.datetime | None = None
) -> None:
    """Set the day by which a quarter's workbooks are due; the usual one takes a set one back.

    Raises:
        Refused: the day is before the quarter's last.
    """
    last = last_day(quarter)
    if day < last:
        words = {"quarter": spoken(quarter), "last": last.isoformat()}
        raise Refused(
            [Problem("due_too_early", file="Due date", found=day.isoformat(), words=words)]
        )
    when = when or clock.now()
    with store.writing() as connection:
        connection.execute(sa.delete(_D).where(_D.c.quarter == quarter))
        if day != usual(quarter):
            made = {"quarter": quarter, "due": day, "set_at": when, "set_by": who}
            connection.execute(sa.insert(_D).values(made))
