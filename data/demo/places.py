"""Twelve districts that do not exist."""

import datetime as dt
from dataclasses import dataclass

#: The days people were counted on.
COUNTED_ON = (dt.date(2023, 7, 1), dt.date(2025, 7, 1))


@dataclass(frozen=True)
class District:
    """A district.

    Attributes:
        code: its code.
        name: its name.
        population: people who live there, as counted last.
        column: its place on the map, from the left.
        row: its place on the map, from the top.
        before: people who lived there when they were counted first.
    """

    code: str
    name: str
    population: int
    column: int
    row: int
    before: int


DISTRICTS = (
    District("D01", "Alder Reach", 94_600, 1, 1, 92_300),
    District("D02", "Bracken Shelf", 61_200, 2, 1, 58_900),
    District("D03", "Cobble Turn", 77_900, 3, 1, 77_100),
    District("D04", "Dusk Meadow", 23_400, 4, 1, 23_000),
    District("D05", "Ember Flats", 58_300, 1, 2, 55_800),
    District("D06", "Furrow Gate", 35_700, 2, 2, 35_900),
    District("D07", "Gravel Loop", 82_100, 3, 2, 79_400),
    District("D08", "Heron Steps", 46_500, 4, 2, 45_200),
    District("D09", "Inkwell Rise", 39_800, 1, 3, 38_100),
    District("D10", "Juniper Span", 18_900, 2, 3, 19_000),
    District("D11", "Kettle Marsh", 12_300, 3, 3, 12_500),
    District("D12", "Lichen Row", 8_100, 4, 3, 8_300),
)

EVERYWHERE = tuple(district.code for district in DISTRICTS)
#: Where hardly anything is done though many live there: the gap that a map of effort shows.
GAP = "D02"
ELSEWHERE = tuple(code for code in EVERYWHERE if code != GAP)
NAMES = {district.code: district.name for district in DISTRICTS}
PEOPLE = {district.code: district.population for district in DISTRICTS}
