"""The marks of a page's charts, as plotly draws them: bars, lines with bands, dots."""

from collections.abc import Iterator, Sequence
from typing import Any

from reports.documents.blocks import Chart, Look, Point
from reports.formats.charts.paper import tint
from reports.formats.charts.scale import limits, value
from reports.palette import MARK, PAPER, SOFT

Figure = dict[str, Any]
#: Forms of figures that have no base at zero: they are dots, not bars, where they are of groups.
DOTS = ("share", "signed")
_BAR = 0.66


def marks(chart: Chart, told: Sequence[str], look: Look) -> Iterator[Figure]:
    """Give the marks of a chart.

    Args:
        chart: what is drawn.
        told: what each point says when it is pointed at.
        look: whose colour the marks have.
    """
    add = _groups if chart.sort == "groups" else _series
    yield from add(chart, told, look)


def _series(chart: Chart, told: Sequence[str], look: Look) -> Iterator[Figure]:
    if chart.sort == "bars":
        yield _bars(chart, told, look)
        yield from _hatches(chart)
        return
    points = chart.points
    for run in _runs([limits(p) is not None and not p.partial for p in points]):
        yield _band(run, points, look)
    for run in _runs([value(p) is not None and not p.partial for p in points]):
        yield _dots(chart, told, run, look, line=True)
    # No line falls to what is not whole yet.
    partial = [i for i, p in enumerate(points) if value(p) is not None and p.partial]
    if partial:
        yield _dots(chart, told, partial, look)


def _groups(chart: Chart, told: Sequence[str], look: Look) -> Iterator[Figure]:
    if chart.form in DOTS:
        held = [i for i, point in enumerate(chart.points) if value(point) is not None]
        yield _dots(chart, told, held, look)
    else:
        yield _bars(chart, told, look)
        yield from _hatches(chart)


def _bars(chart: Chart, told: Sequence[str], look: Look) -> Figure:
    points, lies = chart.points, chart.sort == "groups"
    earlier = look.accent if lies else tint(look.accent)
    colours = [earlier] * (len(points) - 1) + [look.accent]
    fills = [PAPER if p.doubtful else c for p, c in zip(points, colours, strict=False)]
    spots, figures = list(range(len(points))), [value(point) for point in points]
    return {
        "type": "bar",
        "x": figures if lies else spots,
        "y": spots if lies else figures,
        "orientation": "h" if lies else "v",
        "width": _BAR,
        "marker": {
            "color": fills,
            "line": {"color": look.accent, "width": 1},
        },
        **_whiskers(chart, spots),
        "hovertext": list(told),
        "hoverinfo": "text",
    }


def _hatches(chart: Chart) -> Iterator[Figure]:
    """Give what hatches the bars of stretches that are not whole yet."""
    found = {i: value(point) for i, point in enumerate(chart.points) if point.partial}
    spots, figures, lies = list(found), list(found.values()), chart.sort == "groups"
    if found:
        yield {
            "type": "bar",
            "x": figures if lies else spots,
            "y": spots if lies else figures,
            "orientation": "h" if lies else "v",
            "width": _BAR,
            "marker": {
                "color": "rgba(0,0,0,0)",
                "pattern": {"shape": "/", "fgcolor": MARK, "size": 6, "solidity": 0.3},
            },
            "hoverinfo": "skip",
        }


def _dots(
    chart: Chart, told: Sequence[str], some: Sequence[int], look: Look, line: bool = False
) -> Figure:
    """Return some of the points; those that rest on few or are not whole are hollow."""
    lies, found = chart.sort == "groups", [chart.points[i] for i in some]
    figures, spots = [value(point) for point in found], list(some)
    hollow = [point.doubtful or point.partial for point in found]
    return {
        "type": "scatter",
        "mode": "lines+markers" if line else "markers",
        "x": figures if lies else spots,
        "y": spots if lies else figures,
        "line": {"color": look.accent, "width": 2.4},
        "marker": {
            "size": 11 if lies else 8,
            "color": [PAPER if one else look.accent for one in hollow],
            "line": {"color": look.accent, "width": 1.6},
        },
        **({} if line else _whiskers(chart, some)),
        "cliponaxis": False,
        "hovertext": [told[i] for i in some],
        "hoverinfo": "text",
    }


def _whiskers(chart: Chart, some: Sequence[int]) -> Figure:
    """Return the intervals of some points as error bars; nothing where none has one."""
    edges = [(value(chart.points[i]) or 0, limits(chart.points[i])) for i in some]
    if not any(found for _, found in edges):
        return {}
    return {
        "error_x" if chart.sort == "groups" else "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [found[1] - middle if found else 0 for middle, found in edges],
            "arrayminus": [middle - found[0] if found else 0 for middle, found in edges],
            "color": SOFT,
            "thickness": 1.4,
            "width": 4,
        }
    }


def _band(run: Sequence[int], points: Sequence[Point], look: Look) -> Figure:
    found = [edges for i in run if (edges := limits(points[i]))]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*run, *reversed(run)],
        "y": [high for _, high in found] + [low for low, _ in reversed(found)],
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": tint(look.accent),
        "hoverinfo": "skip",
    }


def _runs(has: Sequence[bool]) -> list[list[int]]:
    """Return the stretches without a gap, as positions."""
    runs: list[list[int]] = [[]]
    for i, one in enumerate(has):
        if one:
            runs[-1].append(i)
        else:
            runs.append([])
    return [run for run in runs if run]
