"""A sheet to draw a chart on: measured in inches, with type, colours and the axis of figures."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from matplotlib import font_manager, rcParams
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.ticker import MaxNLocator

from reports.documents.blocks import Chart, Point
from reports.formats import fonts
from reports.palette import INK, LINE, PAPER, SOFT

#: As wide as text on both papers.
WIDTH = 6.5
#: Points of type: figures and words alike.
SIZE = 9.0
LINE_HEIGHT = SIZE * 1.25 / 72
#: No figure of a report is so large; nor infinite, nor no number at all.
_MOST = 1e15
_LEAST = 1e-9

#: Names that no font of the machine has, so that only the project's own are ever taken.
_FAMILIES = ["report text", "report signs"]
_WEIGHTS = {
    ("report text", 400): "SourceSansPro-Regular",
    ("report text", 600): "SourceSansPro-Semibold",
    ("report signs", 400): "DejaVuSans",
    ("report signs", 600): "DejaVuSans-Bold",
}
_DIGITS = re.compile(r"\d")
_GROUPED = re.compile(r"\d([,.\u00a0\u202f ’'])\d{3}(?!\d)")
_PERCENT = re.compile(r"\d([\u00a0\u202f ]?%)")


@cache
def prepare() -> None:
    """Tell matplotlib of the project's fonts, and to name what it draws the same each time."""
    rcParams["svg.hashsalt"] = "report"
    rcParams["svg.fonttype"] = "path"
    rcParams["hatch.linewidth"] = 0.9
    found = fonts.paths()
    for (family, weight), stem in _WEIGHTS.items():
        entry = FontEntry(fname=str(found[stem]), name=family, weight=weight)
        font_manager.fontManager.ttflist.append(entry)


def font(weight: int = 400, size: float = SIZE) -> FontProperties:
    """Return a font for text on a sheet."""
    return FontProperties(family=_FAMILIES, weight=weight, size=size)


def width(text: str, weight: int = 400, size: float = SIZE) -> float:
    """Return how wide a text is, in inches; of several lines, the widest."""
    prop = font(weight, size)
    sizes = [
        text_to_path.get_text_width_height_descent(line, prop, ismath=False)[0]
        for line in text.split("\n")
        if line
    ]
    return max(sizes, default=0.0) / 72


def wrapped(text: str, room: float, lines: int = 2) -> str:
    """Return a text in at most so many lines, none wider than so many inches; the rest is cut."""
    found: list[str] = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and width(longer) > room:
            found.append(word)
        else:
            found[-1] = longer
    if len(found) > lines:
        found = [*found[: lines - 1], " ".join(found[lines - 1 :])]
    return "\n".join(_cut(line, room) for line in found)


def _cut(line: str, room: float) -> str:
    if width(line) <= room:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(f"{line[:middle]}…") <= room else (low, middle - 1)
    return f"{line[:low].rstrip()}…"


def tint(colour: str, share: float = 0.2) -> str:
    """Return a colour with so much of it left on white."""
    red, green, blue = (1 - share * (1 - part) for part in to_rgb(colour))
    return to_hex((red, green, blue))


def value(point: Point) -> float | None:
    """Return a point's number; None where it has none that can be drawn."""
    return _drawable(point.cell.number)


def limits(point: Point) -> tuple[float, float] | None:
    """Return a point's interval; None where it has no number or no whole interval."""
    low, high = _drawable(point.low), _drawable(point.high)
    return None if value(point) is None or low is None or high is None else (low, high)


def target(point: Point) -> float | None:
    """Return a point's target, if it has one that can be drawn."""
    return _drawable(point.target)


def _drawable(number: float | None) -> float | None:
    return number if number is not None and abs(number) < _MOST else None


@dataclass(frozen=True)
class Extent:
    """From where to where figures go: zero is always in it.

    Attributes:
        low: at most 0.
        high: above ``low``.
        ticks: where the axis is marked, within.
    """

    low: float
    high: float
    ticks: tuple[float, ...]

    @classmethod
    def of(cls, chart: Chart, most: int = 5) -> "Extent":
        """Return the extent of a chart's figures, intervals and targets."""
        held = [number for point in chart.points if (number := value(point)) is not None]
        held += [edge for point in chart.points for edge in limits(point) or ()]
        held += [aim for point in chart.points if (aim := target(point)) is not None]
        top, bottom = max([0.0, *held]), min([0.0, *held])
        if top - bottom < _LEAST:
            return cls(0.0, 1.0, (0.0,))
        # Shares are told in per cent, so that whole ones are marked.
        scale = 100 if chart.form == "share" else 1
        locator = MaxNLocator(most, steps=[1, 2, 2.5, 5, 10], integer=chart.form == "count")
        marks = [float(mark) / scale for mark in locator.tick_values(bottom * scale, top * scale)]
        high = top * 1.04 if top > 0 else 0.0
        # Figures below zero are written below their marks.
        low = bottom - 0.1 * (top - bottom) if bottom < 0 else 0.0
        within = tuple(mark for mark in marks if low * 1.001 <= mark <= high * 1.001)
        return cls(low, high, within)


@dataclass(frozen=True)
class Numerals:
    """How a chart writes the numbers of its axis: as its own figures are written.

    Attributes:
        group: what stands between thousands; empty: nothing.
        point: what stands before decimals.
        percent: what stands after a share.
    """

    group: str = ""
    point: str = "."
    percent: str = "%"

    @classmethod
    def of(cls, chart: Chart) -> "Numerals":
        """Learn from the figures of a chart how its language writes numbers."""
        group, point, percent = "", "", "%"
        for one in chart.points:
            text, number = one.cell.text, value(one)
            if number is None:
                continue
            if chart.form == "share":
                found = _PERCENT.search(text)
                percent = found[1] if found else percent
            elif abs(number) >= 1000 and (found := _GROUPED.search(text)):
                group = found[1]
            if (found := re.search(r"\d([.,])(\d{1,2}|\d{4,})(?!\d)", text)) is not None:
                point = found[1]
        return cls(group, point or ("," if group == "." else "."), percent)

    def write(self, number: float, chart: Chart) -> str:
        """Return a number of the axis as text."""
        scaled = number * 100 if chart.form == "share" else number
        plain = f"{abs(scaled):,.2f}".rstrip("0").rstrip(".")
        told = plain.replace(",", "\0").replace(".", self.point).replace("\0", self.group)
        sign = "−" if scaled < 0 else "+" if chart.form == "signed" and scaled > 0 else ""
        return f"{sign}{told}{self.percent if chart.form == 'share' else ''}"


@dataclass
class Sheet:
    """A figure being drawn: its plot has its own coordinates, all else is in inches.

    Attributes:
        accent: the colour of what matters.
        height: of the whole, in inches.
        code: of the drawing: marks are named by it.
    """

    accent: str
    height: float
    code: str
    figure: Figure = field(init=False)

    def __post_init__(self) -> None:
        """Begin the figure."""
        self.figure = Figure(figsize=(WIDTH, self.height))

    @property
    def band(self) -> str:
        """The pale colour of what is earlier."""
        return tint(self.accent)

    def plot(self, left: float, right: float, top: float, bottom: float) -> Axes:
        """Return the plot, so many inches within the sheet's edges, without any axis yet."""
        wide, high = WIDTH - left - right, self.height - top - bottom
        axes = self.figure.add_axes(
            (left / WIDTH, bottom / self.height, wide / WIDTH, high / self.height)
        )
        axes.set_axis_off()
        return axes

    def name(self, sort: str, position: int) -> str:
        """Return what a mark is called in the drawing."""
        return f"{self.code}-{sort}-{position + 1}"

    def note(self, left: float, top: float, text: str) -> None:
        """Write a quiet line, so many inches from the sheet's left and top."""
        self.figure.text(
            left / WIDTH, 1 - top / self.height, wrapped(fonts.readable(text), WIDTH - left, 1),
            fontproperties=font(), color=SOFT, ha="left", va="top", parse_math=False,
        )  # fmt: skip


def write(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    *,
    shift: tuple[float, float] = (0, 0),
    across: str = "center",
    upright: str = "center",
    colour: str = INK,
    weight: int = 400,
    coordinates: Any = "data",
) -> None:
    """Write a text at a place of the plot, shifted by points of type."""
    axes.annotate(
        fonts.readable(text), at, shift, xycoords=coordinates, textcoords="offset points",
        fontproperties=font(weight), color=colour, ha=across, va=upright, parse_math=False,
        annotation_clip=False, linespacing=1.15,
    )  # fmt: skip


def whisker(axes: Axes, position: float, edges: tuple[float, float], lying: bool = False) -> None:
    """Draw an interval, with a white rim so that it is seen on a dark bar as well."""
    along, across = (axes.hlines, axes.vlines) if lying else (axes.vlines, axes.hlines)
    for colour, thick, layer in ((PAPER, 2.8, 4), (INK, 1.1, 5)):
        look: dict[str, Any] = {"color": colour, "linewidth": thick, "zorder": layer}
        along(position, *edges, **look, clip_on=False)
        across(edges, position - 0.1, position + 0.1, **look, clip_on=False)


GRID: dict[str, Any] = {"color": LINE, "linewidth": 0.6, "zorder": 0}
