"""Charts over time: bars from zero, or a line with its interval as a band."""

import math
import re
from itertools import pairwise

from matplotlib.axes import Axes

from reports.documents.blocks import Chart, Point
from reports.formats import fonts
from reports.formats.charts.paper import (
    GRID,
    LINE_HEIGHT,
    Sheet,
    whisker,
    width,
    wrapped,
    write,
)
from reports.formats.charts.scale import Extent, Numerals, limits, target, value
from reports.palette import INK, MARK, PAPER, SOFT

_HEIGHT = 2.15
#: A chart of few windows is drawn as one of so many, or its bars would be walls.
_LEAST = 6
_BAR = 0.66
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def height(chart: Chart, wide: float) -> float:
    """Return how high the sheet of a series is, however wide, in inches."""
    return _HEIGHT + _above(chart)


def draw(sheet: Sheet, chart: Chart) -> None:
    """Draw a series on a sheet."""
    points = chart.points
    extent, numerals = Extent.of(chart), Numerals.of(chart)
    marks = [numerals.write(tick, chart) for tick in extent.ticks]
    left = max([width(mark) for mark in marks], default=0) + 0.1
    right = _right(chart)
    spread = max(len(points), _LEAST)
    slot = (sheet.wide - left - right) / spread
    told = ticks(points, slot)
    bottom = 0.12 + LINE_HEIGHT * max([1, *(1 + tick.count("\n") for tick in told)])
    axes = sheet.plot(left, right, _above(chart), bottom)
    beside = (spread - len(points)) / 2
    axes.set_xlim(-0.5 - beside, spread - 0.5 - beside)
    axes.set_ylim(extent.low, extent.high)
    _axis(axes, extent, marks)
    for i, tick in enumerate(told):
        write(axes, (i, 0), tick, shift=(0, -5), upright="top", colour=SOFT,
              coordinates=("data", "axes fraction"))  # fmt: skip
    if chart.sort == "line":
        _line(axes, sheet, points)
    else:
        _bars(axes, sheet, points)
    _targets(axes, chart)
    for i in _labelled(points, slot):
        _label(axes, chart, i, extent, last=i == len(points) - 1)
    for i, point in enumerate(points):
        if value(point) is None:
            write(axes, (i, 0), point.cell.text, shift=(0, 3), upright="bottom", colour=SOFT)
    sheet.note(chart.axis)


def _above(chart: Chart) -> float:
    return 0.42 if chart.axis else 0.24


def _right(chart: Chart) -> float:
    """Return the margin that the word of the last target needs."""
    has = chart.points and target(chart.points[-1]) is not None and len(chart.points) >= _LEAST
    return max(0.1, width(_aim(chart)) + 0.02) if has else 0.1


def _aim(chart: Chart) -> str:
    return wrapped(fonts.readable(chart.target), 1.0, 3)


def _axis(axes: Axes, extent: Extent, marks: list[str]) -> None:
    for tick, mark in zip(extent.ticks, marks, strict=True):
        if tick:
            axes.axhline(tick, **GRID)
        write(axes, (0, tick), mark, shift=(-6, 0), across="right", colour=SOFT,
              coordinates=("axes fraction", "data"))  # fmt: skip
    axes.axhline(0, color=MARK, linewidth=0.9, zorder=3, clip_on=False)


def ticks(points: tuple[Point, ...], slot: float) -> list[str]:
    """Return a label a window, short: the year under the first of each; those without room empty.

    Labels that are not a part of a year are wrapped, and left out evenly where they are many.
    """
    names = [fonts.readable(point.label) for point in points]
    parts = [_parted(name) for name in names]
    if all(parts):
        found = [part for part in parts if part]
        if max([width(part) for part, _ in found], default=0) <= slot * 0.92:
            told = _told_years([year for _, year in found], slot)
            return [f"{part}\n{found[i][1]}" if i in told else part
                    for i, (part, _) in enumerate(found)]  # fmt: skip
        names = ["" if i and found[i - 1][1] == year else year for i, (_, year) in enumerate(found)]
        return _thinned(names, slot)
    step = max(1, math.ceil(0.55 / slot))
    return [
        wrapped(name, slot * step * 0.92, 3) if i % step == 0 else ""
        for i, name in enumerate(names)
    ]


def _told_years(years: list[str], slot: float) -> set[int]:
    """Return the first window of each year, without a year that would touch the next one."""
    firsts = [i for i, year in enumerate(years) if not i or years[i - 1] != year]
    edges = pairwise([*firsts, len(years) + 1])
    return {i for i, then in edges if (then - i) * slot >= width(years[i]) + 0.06}


def _parted(name: str) -> tuple[str, str] | None:
    """Return a window's part of the year and its year; None where it is not made of these."""
    years = _YEAR.findall(name)
    if len(years) != 1:
        return None
    part = _YEAR.sub("", name).strip(" ,")
    return (part, years[0]) if part and len(part) <= 12 else None


def _thinned(names: list[str], slot: float) -> list[str]:
    """Leave out labels that would run into the one before them."""
    kept: list[str] = []
    free = -math.inf
    for i, name in enumerate(names):
        needs = width(name) + 0.08
        fits = bool(name) and i * slot - needs / 2 >= free
        kept.append(name if fits else "")
        free = i * slot + needs / 2 if fits else free
    return kept


def _bars(axes: Axes, sheet: Sheet, points: tuple[Point, ...]) -> None:
    for i, point in enumerate(points):
        number = value(point)
        if number is None:
            continue
        last = i == len(points) - 1
        fill = PAPER if point.doubtful else sheet.accent if last else sheet.band
        axes.bar(
            i, number, _BAR, facecolor=fill, edgecolor=sheet.accent, linewidth=0.8, zorder=2,
            gid=sheet.name("bar", i),
        )  # fmt: skip
        if point.partial:
            light = last and not point.doubtful
            axes.bar(
                i, number, _BAR, fill=False, hatch="////", linewidth=0,
                edgecolor=PAPER if light else MARK, zorder=2,
            )  # fmt: skip
        _whisker(axes, i, point)


def _whisker(axes: Axes, i: int, point: Point) -> None:
    edges = limits(point)
    if edges:
        whisker(axes, i, edges)


def _line(axes: Axes, sheet: Sheet, points: tuple[Point, ...]) -> None:
    for run in _runs([limits(point) is not None and not point.partial for point in points]):
        found = [edges for i in run if (edges := limits(points[i]))]
        axes.fill_between(
            run, [low for low, _ in found], [high for _, high in found],
            color=sheet.band, linewidth=0, zorder=1, clip_on=False,
        )  # fmt: skip
        if len(run) == 1:
            _whisker(axes, run[0], points[run[0]])
    # No line falls to what is not whole yet.
    for run in _runs([value(point) is not None and not point.partial for point in points]):
        axes.plot(
            run, [value(points[i]) or 0 for i in run],
            color=sheet.accent, linewidth=1.8, zorder=3, clip_on=False, solid_joinstyle="round",
        )  # fmt: skip
    for i, point in enumerate(points):
        number = value(point)
        if number is None:
            continue
        if point.partial:
            _whisker(axes, i, point)
        hollow = point.partial or point.doubtful
        axes.plot(
            [i], [number], marker="o", markersize=6.4 if i == len(points) - 1 else 4.6,
            markerfacecolor=PAPER if hollow else sheet.accent, markeredgecolor=sheet.accent,
            markeredgewidth=1.3, zorder=5, clip_on=False, gid=sheet.name("point", i),
        )  # fmt: skip


def _runs(has: list[bool]) -> list[list[int]]:
    """Return the stretches without a gap, as positions."""
    runs: list[list[int]] = [[]]
    for i, one in enumerate(has):
        if one:
            runs[-1].append(i)
        else:
            runs.append([])
    return [run for run in runs if run]


def _targets(axes: Axes, chart: Chart) -> None:
    held = {i: aim for i, point in enumerate(chart.points) if (aim := target(point)) is not None}
    for i, aim in held.items():
        axes.hlines(aim, i - 0.44, i + 0.44, color=INK, linewidth=1.6, zorder=6, clip_on=False)
    if held:
        last = max(held)
        write(axes, (last + 0.44, held[last]), _aim(chart), shift=(3, 0), across="left")


def _labelled(points: tuple[Point, ...], slot: float) -> list[int]:
    """Return which points are labelled: all where there is room, else the highest and the last."""
    held = [i for i, point in enumerate(points) if value(point) is not None]
    widest = max([width(fonts.readable(points[i].cell.text), 600) for i in held], default=0)
    if widest <= slot * 0.96 or not held:
        return held
    room = math.ceil(widest / slot) + 1
    last = held[-1]
    highest = max(held, key=lambda i: value(points[i]) or 0)
    return [last] if abs(highest - last) < room else [highest, last]


def _label(axes: Axes, chart: Chart, i: int, extent: Extent, last: bool) -> None:
    """Write a figure outside its bar and whisker, or on the open side of a line's point."""
    point = chart.points[i]
    number = value(point) or 0.0
    below = number < 0 if chart.sort == "bars" else _dips(chart.points, i)
    edge, gap = number, 6 if chart.sort == "line" else 3
    edges = [number, *(limits(point) or ())]
    if point.partial:
        edge = min(edges) if below else max(edges)
    if chart.sort == "bars":
        edge = min(edges) if below else max(edges)
        aim, room = target(point), (extent.high - extent.low) * 0.1
        if aim is not None and not below and edge - room * 0.2 <= aim <= edge + room:
            edge = aim
    write(
        axes, (i, edge), point.cell.text, shift=(0, -gap if below else gap),
        upright="top" if below else "bottom", weight=600 if last else 400,
        rim=chart.sort == "bars",
    )  # fmt: skip


def _dips(points: tuple[Point, ...], i: int) -> bool:
    """Say whether a line comes from above to a point, or leaves it upwards."""
    number = value(points[i]) or 0.0
    beside = [value(points[j]) for j in (i - 1, i + 1) if 0 <= j < len(points)]
    known = [one for one in beside if one is not None]
    return bool(known) and sum(known) / len(known) > number
