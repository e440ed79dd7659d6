"""Charts of groups: bars that lie, or dots with whiskers where figures have no base at zero."""

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

#: Of the sheet, at most, for the names of groups.
_NAMES = 0.36
_BAR = 0.62
#: Inches a group, more where a name takes two lines; sixty groups fit on a page.
_DOUBLE, _ROOMY, _CLOSE = 0.36, 0.29, 0.138
_TALL = 8.2


def height(chart: Chart, wide: float) -> float:
    """Return how high a sheet of so many groups is that is so wide, in inches."""
    many = max(1, len(chart.points))
    return _above(chart) + many * _pitch(chart, wide) + _below(chart)


def draw(sheet: Sheet, chart: Chart) -> None:
    """Draw groups on a sheet, in order from above."""
    points, pitch = chart.points, _pitch(chart, sheet.wide)
    names = [fonts.readable(point.label) for point in points]
    lines = max(1, int(pitch / LINE_HEIGHT))
    column = min(_NAMES * sheet.wide, max([width(name) for name in names], default=0))
    left = column + 0.12
    right = 0.15 + max([width(_figure(point)) for point in points], default=0)
    extent = Extent.of(chart)
    axes = sheet.plot(left, right, _above(chart), _below(chart))
    axes.set_xlim(extent.low, extent.high)
    axes.set_ylim(max(1, len(points)) - 0.5, -0.5)
    if _is_dots(chart):
        _axis(axes, chart, extent)
    axes.axvline(0, color=MARK, linewidth=0.9, zorder=3)
    for i, (name, point) in enumerate(zip(names, points, strict=True)):
        write(axes, (0, i), wrapped(name, column, lines), shift=(-6, 0), across="right",
              coordinates=("axes fraction", "data"))  # fmt: skip
        _mark(axes, sheet, chart, i, point)
        _label(axes, i, point)
    _targets(axes, chart)
    sheet.note(chart.axis)


def _figure(point: Point) -> str:
    return wrapped(fonts.readable(point.cell.text), 1.5, 1)


def _pitch(chart: Chart, wide: float) -> float:
    long = any(width(fonts.readable(point.label)) > _NAMES * wide for point in chart.points)
    roomy = _DOUBLE if long else _ROOMY
    return max(_CLOSE, min(roomy, _TALL / max(1, len(chart.points))))


def _above(chart: Chart) -> float:
    return (0.26 if chart.axis else 0.06) + (LINE_HEIGHT if chart.target and _held(chart) else 0)


def _below(chart: Chart) -> float:
    return 0.26 if _is_dots(chart) else 0.05


def _is_dots(chart: Chart) -> bool:
    return chart.form in ("share", "signed")


def _held(chart: Chart) -> dict[int, float]:
    return {i: aim for i, point in enumerate(chart.points) if (aim := target(point)) is not None}


def _axis(axes: Axes, chart: Chart, extent: Extent) -> None:
    numerals = Numerals.of(chart)
    for tick in extent.ticks:
        axes.axvline(tick, **GRID)
        write(axes, (tick, 0), numerals.write(tick, chart), shift=(0, -4), upright="top",
              colour=SOFT, coordinates=("data", "axes fraction"))  # fmt: skip


def _mark(axes: Axes, sheet: Sheet, chart: Chart, i: int, point: Point) -> None:
    number = value(point)
    if number is None:
        return
    hollow = point.doubtful or (point.partial and _is_dots(chart))
    fill = PAPER if hollow else sheet.accent
    if _is_dots(chart):
        axes.plot(
            [number], [i], marker="o", markersize=6.4, markerfacecolor=fill,
            markeredgecolor=sheet.accent, markeredgewidth=1.3, zorder=5, clip_on=False,
            gid=sheet.name("point", i),
        )  # fmt: skip
    else:
        axes.barh(
            i, number, _BAR, facecolor=fill, edgecolor=sheet.accent, linewidth=0.8, zorder=2,
            gid=sheet.name("bar", i),
        )  # fmt: skip
        if point.partial:
            axes.barh(
                i, number, _BAR, fill=False, hatch="////", linewidth=0, zorder=2,
                edgecolor=MARK if hollow else PAPER,
            )  # fmt: skip
    edges = limits(point)
    if edges:
        whisker(axes, i, edges, lying=True)


def _label(axes: Axes, i: int, point: Point) -> None:
    """Write a figure behind its mark and whisker; of a figure below zero, before it."""
    number = value(point)
    if number is None:
        write(axes, (0, i), _figure(point), shift=(5, 0), across="left", colour=SOFT)
        return
    edges = [number, *(limits(point) or ())]
    aim = target(point)
    edge = max(0.0, *edges)
    if aim is not None and aim > edge:
        low, high = axes.get_xlim()
        edge = aim if aim - edge < 0.12 * (high - low) else edge
    write(axes, (edge, i), _figure(point), shift=(5, 0), across="left")


def _targets(axes: Axes, chart: Chart) -> None:
    held = _held(chart)
    for i, aim in held.items():
        axes.vlines(aim, i - 0.44, i + 0.44, color=INK, linewidth=1.6, zorder=6, clip_on=False)
    if held:
        first = min(held)
        write(axes, (held[first], first - 0.44), chart.target, shift=(0, 1), upright="bottom")
