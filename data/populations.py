"""How many people live in each area, and since when: what rates rest on."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from data.ground import oldest_first, only_current, table
from data.kinds.areas import Area

#: The day a population is of (None: not said), and how many people.
Dated = tuple[dt.date | None, int]


def populations(connection: sa.Connection) -> dict[str, tuple[Dated, ...]]:
    """Return area → its dated populations, oldest first; areas without any are left out.

    One without a date stands only until there is one with a date.
    """
    rows = table(Area).c
    asked = sa.select(rows.code, rows.population_date, rows.population).where(
        only_current(Area), rows.population.is_not(None)
    )
    found: dict[str, list[Dated]] = defaultdict(list)
    for code, day, people in connection.execute(asked.order_by(rows.code, *oldest_first(Area))):
        found[code].append((day, people))
    return {
        code: tuple([one for one in several if one[0]] or several)
        for code, several in found.items()
    }


def population_on(dated: Sequence[Dated], day: dt.date) -> tuple[int, dt.date | None] | None:
    """Return how many lived there on a day, and the day that figure is of.

    Args:
        dated: an area's populations, as ``populations`` gives them.
        day: the day.

    Returns:
        The latest dated on or before the day, else the earliest there is; None where there is none.
    """
    if not dated:
        return None
    until = [one for one in dated if one[0] is None or one[0] <= day]
    of, people = (until or dated)[-1 if until else 0]
    return people, of


def tiles(connection: sa.Connection) -> dict[str, tuple[int, int]]:
    """Return area → its column and row on the map of tiles, from 1; as last said."""
    rows = table(Area).c
    asked = sa.select(rows.code, rows.tile_column, rows.tile_row).where(
        only_current(Area), rows.tile_column.is_not(None), rows.tile_row.is_not(None)
    )
    placed = connection.execute(asked.order_by(rows.code, *oldest_first(Area)))
    return {code: (column, row) for code, column, row in placed}
