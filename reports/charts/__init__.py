"""Charts: the title says the finding, the subtitle measure, unit and population."""

from reports.charts.funnel import funnel
from reports.charts.groups import breakdown
from reports.charts.look import TEMPLATE, Drawn, measure
from reports.charts.matrix import heat
from reports.charts.rates import Dot, rates
from reports.charts.series import Beside, trend
from reports.charts.tiles import Tile, tile_map

__all__ = [
    "TEMPLATE",
    "Beside",
    "Dot",
    "Drawn",
    "Tile",
    "breakdown",
    "funnel",
    "heat",
    "measure",
    "rates",
    "tile_map",
    "trend",
]
