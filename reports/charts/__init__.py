"""Charts: the title says the finding, the subtitle measure, unit and population."""

from reports.charts.groups import breakdown
from reports.charts.look import TEMPLATE, Drawn, measure
from reports.charts.series import trend

__all__ = ["TEMPLATE", "Drawn", "breakdown", "measure", "trend"]
