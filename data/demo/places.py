"""Twelve districts that do not exist."""

import datetime as dt
from dataclasses import dataclass

COUNTED_ON = dt.date(2025, 7, 1)


@dataclass(frozen=True)
class District:
    code: str
    name: str
    population: int
    column: int
    row: int


DISTRICTS = (
    District("D01", "Alder Reach", 94_600, 1, 1),
    District("D02", "Bracken Shelf", 61_200, 2, 1),
    District("D03", "Cobble Turn", 77_900, 3, 1),
    District("D04", "Dusk Meadow", 23_400, 4, 1),
    District("D05", "Ember Flats", 58_300, 1, 2),
    District("D06", "Furrow Gate", 35_700, 2, 2),
    District("D07", "Gravel Loop", 82_100, 3, 2),
    District("D08", "Heron Steps", 46_500, 4, 2),
    District("D09", "Inkwell Rise", 39_800, 1, 3),
    District("D10", "Juniper Span", 18_900, 2, 3),
    District("D11", "Kettle Marsh", 12_300, 3, 3),
    District("D12", "Lichen Row", 8_100, 4, 3),
)

EVERYWHERE = tuple(district.code for district in DISTRICTS)
NAMES = {district.code: district.name for district in DISTRICTS}
PEOPLE = {district.code: district.population for district in DISTRICTS}
