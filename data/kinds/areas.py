"""Areas: the places the coalition works in, and how many people live there."""

import datetime as dt

from data.column import Check, column
from data.row import Row


class Area(Row, table=True):
    """An area of the coalition, with its dated population and its place on the tile map.

    A newer population is a further row with its date, so that earlier figures keep the population
    they rest on. What an area is called, the row with the latest date says.
    """

    title = "Areas"
    aliases = ("Area", "Districts", "Counties")
    key = ("code", "population_date")
    reference = True
    versions = ("population_date", "population")
    place = 2
    checks = (
        Check(
            "undated_population",
            "population_date",
            "population",
            lambda population, population_date=None: population_date is None,
        ),
    )

    code: str = column(
        "Area code",
        "A short code for the area.",
        example="EXAMPLE-A1",
        aliases=("Code", "Area ID"),
        max_length=40,
    )
    name: str = column(
        "Name",
        "The area's name, as it is written in other sheets.",
        example="Example district",
        aliases=("Area", "Area name", "District"),
        max_length=120,
    )
    population: int | None = column(
        "Population",
        "People who live there, on the date beside it.",
        unit="people",
        gt=0,
        example=48200,
        aliases=("Residents",),
        default=None,
    )
    population_date: dt.date | None = column(
        "Population date",
        "The day the population is of; a newer one is a further row with the same code.",
        example=dt.date(2025, 7, 1),
        aliases=("Population as of",),
        default=None,
    )
    tile_column: int | None = column(
        "Map column",
        "Its place on the map of tiles, from the left, starting at 1.",
        ge=1,
        le=60,
        example=1,
        aliases=("Tile column",),
        default=None,
    )
    tile_row: int | None = column(
        "Map row",
        "Its place on the map of tiles, from the top, starting at 1.",
        ge=1,
        le=60,
        example=1,
        aliases=("Tile row",),
        default=None,
    )
