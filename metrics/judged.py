"""Series of results judged: their usual range and their unusual points, where there may be any."""

from collections.abc import Sequence

from metrics.change import ControlChart, Usual, control_chart, usual
from metrics.indicator import Indicator
from metrics.results import Result
from metrics.shapes import Ratio
from metrics.windows import OVERLAP

#: Sort of window → what a point of its series is of, in words.
STEPS = {"month": "month", "quarter": "quarter", "half": "half-year", "year": "year"}
STEPS |= {"fiscal": "fiscal year", "to_date": "year to date", "four": "four quarters"}


def usual_of(one: Indicator, series: Sequence[Result], sort: str = "quarter") -> Usual | None:
    """Return the usual range of a series, by whole windows.

    There is none of a series with hidden points, or of windows that overlap. Where the last window
    is partial it is the range of those before, without a verdict.
    """
    if not _has_chart(series, sort):
        return None
    points = _points(one, series)
    found = usual(*points, STEPS[sort])
    if found is None and series and series[-1].partial and (chart := control_chart(*points)):
        return Usual(chart.low, chart.centre, chart.high, "")
    return found


def control_of(
    one: Indicator, series: Sequence[Result], sort: str = "quarter"
) -> ControlChart | None:
    """Return the control chart of a series; None where there is no usual range either.

    Context has its limits and no verdict on any point.
    """
    if not _has_chart(series, sort) or one.level == "context":
        return None
    return control_chart(*_points(one, series))


def _has_chart(series: Sequence[Result], sort: str) -> bool:
    return sort not in OVERLAP and all(result.estimate.status != "[c]" for result in series)


def _points(
    one: Indicator, series: Sequence[Result]
) -> tuple[list[float | None], float | None, list[bool]]:
    values = [result.estimate.value for result in series]
    partial = [result.partial is not None for result in series]
    bounded = one.is_share and not isinstance(one.value, Ratio)
    return values, 1 if bounded else None, partial
