"""What stands beside the marks of a page's charts: figures, symbols, targets."""

from collections.abc import Iterator

from reports.documents.blocks import Chart, Point
from reports.formats.charts.scale import Extent, limits, target, value
from reports.formats.web.marks import Figure
from reports.formats.web.words import text
from reports.palette import INK, SOFT

#: Of a series, so many points have their figure written at them; of more, two.
_WRITTEN = 6


def notes(chart: Chart) -> list[Figure]:
    """Return what is written in a chart."""
    return [*_symbols(chart), *_labels(chart), *_name_of_target(chart)]


def _symbols(chart: Chart) -> Iterator[Figure]:
    """Write a symbol where there is no figure."""
    for i, point in enumerate(chart.points):
        if value(point) is None:
            yield _note(chart, i, 0, text(point.cell.text), SOFT)


def _labels(chart: Chart) -> Iterator[Figure]:
    """Write each figure at its mark, or where they are many the highest and the last."""
    held = [i for i, point in enumerate(chart.points) if value(point) is not None]
    if chart.sort != "groups" and len(held) > _WRITTEN:
        highest = max(held, key=lambda i: value(chart.points[i]) or 0)
        held = [held[-1]] if held[-1] - highest < 3 else [highest, held[-1]]
    for i in held:
        point = chart.points[i]
        figure = text(point.cell.text)
        is_last = chart.sort != "groups" and i == len(chart.points) - 1
        words = f"<b>{figure}</b>" if is_last else figure
        if chart.sort == "groups" and (value(point) or 0) < 0:
            low = (limits(point) or (value(point), 0))[0]
            yield {**_note(chart, i, low or 0, words, INK), "xanchor": "right", "xshift": -8}
        else:
            yield _note(chart, i, _edge(chart, point), words, INK)


def _edge(chart: Chart, point: Point) -> float:
    """Return where a mark ends, with its whisker, and its target if that is close."""
    number, aim = value(point) or 0, target(point)
    # A line's band is drawn behind it; a whisker would cross the words.
    has_whisker = chart.sort != "line" or point.partial
    end = max(number, *(limits(point) or ())) if has_whisker and limits(point) else number
    end = max(end, 0) if chart.sort == "bars" else end
    extent = Extent.of(chart)
    is_close = aim is not None and 0 <= aim - end < (extent.high - extent.low) * 0.1
    return aim if aim is not None and is_close else end


def _note(chart: Chart, i: int, at: float, words: str, colour: str) -> Figure:
    placed: Figure = (
        {"x": at, "y": i, "xanchor": "left", "xshift": 8}
        if chart.sort == "groups"
        else {"x": i, "y": at, "yanchor": "bottom", "yshift": 6 * (chart.sort == "line")}
    )
    return {"text": words, "showarrow": False, "font": {"color": colour, "size": 14}, **placed}


def targets(chart: Chart) -> Iterator[Figure]:
    """Draw a short line where there is a target."""
    for i, point in enumerate(chart.points):
        aim = target(point)
        if aim is not None:
            along, across = ("y", "x") if chart.sort == "groups" else ("x", "y")
            ends = {f"{along}0": i - 0.42, f"{along}1": i + 0.42}
            ends |= {f"{across}0": aim, f"{across}1": aim}
            yield {"type": "line", **ends, "line": {"color": INK, "width": 2.2}}


def _name_of_target(chart: Chart) -> Iterator[Figure]:
    """Say once what the lines are: beside the last of a series, above the first of groups."""
    held = [i for i, point in enumerate(chart.points) if target(point) is not None]
    if not held or not chart.target:
        return
    lies = chart.sort == "groups"
    i = held[0] if lies else held[-1]
    aim = target(chart.points[i]) or 0
    placed: Figure = (
        {"x": aim, "y": i - 0.42, "yanchor": "bottom"}
        if lies
        else {"x": i + 0.42, "y": aim, "xanchor": "left", "xshift": 3}
    )
    font = {"color": INK, "size": 13}
    yield {"text": text(chart.target), "showarrow": False, "font": font, **placed}
