"""Who recorded incidents: the sources that rows name."""

from collections.abc import Collection

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds.outcomes import Outcome


def sources(
    connection: sa.Connection, quarters: Collection[str], areas: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the sources of the incidents recorded in some quarters, by name.

    Args:
        connection: where they are read from.
        quarters: the quarters.
        areas: the areas looked at; empty: all.
    """
    rows = table(Outcome).c
    asked = sa.select(rows.source).where(
        only_current(Outcome),
        rows.counted.is_(True),
        rows.quarter.in_(list(quarters)),
        rows.incidents.is_not(None),
        rows.source.is_not(None),
    )
    if areas:
        asked = asked.where(rows.area.in_(list(areas)))
    return tuple(sorted(connection.execute(asked.distinct()).scalars()))
