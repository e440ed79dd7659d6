"""A sheet to draw a chart on: measured in inches, with its type and colours."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from matplotlib import font_manager, rcParams
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties
from matplotlib.patheffects import withStroke

from reports.formats import fonts
from reports.palette import INK, LINE, PAPER, SOFT

#: As wide as text on both papers.
WIDTH = 6.5
#: Points of type: figures and words alike.
SIZE = 9.0
_TITLE = 12.0
LINE_HEIGHT = SIZE * 1.25 / 72

#: Names that no font of the machine has, so that only the project's own are ever taken.
_FAMILIES = ["report text", "report signs"]


@cache
def prepare() -> None:
    """Tell matplotlib of the project's fonts, and to name what it draws the same each time."""
    rcParams["svg.hashsalt"] = "report"
    rcParams["svg.fonttype"] = "path"
    rcParams["hatch.linewidth"] = 0.9
    found = fonts.paths()
    for weight, stems in fonts.WEIGHTS.items():
        for family, stem in zip(_FAMILIES, stems, strict=True):
            entry = FontEntry(fname=str(found[stem]), name=family, weight=weight)
            font_manager.fontManager.ttflist.append(entry)


def font(weight: int = 400, size: float = SIZE) -> FontProperties:
    """Return a font for text on a sheet."""
    return FontProperties(family=_FAMILIES, weight=weight, size=size)


def width(text: str, weight: int = 400) -> float:
    """Return how wide a text is, in inches; of several lines, the widest."""
    return fonts.inches(text, SIZE, weight)


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


@dataclass(frozen=True)
class Title:
    """What stands around a plot where a drawing stands alone; empty: nothing.

    Attributes:
        caption: the title, its lines broken.
        measure: the subtitle, its lines broken.
        source: where it is from, below the plot, its lines broken.
    """

    caption: str = ""
    measure: str = ""
    source: str = ""

    @classmethod
    def of(cls, caption: str, measure: str, source: str = "") -> "Title":
        """Return the title, subtitle and source of a drawing, in lines that fit on a sheet."""
        return cls(
            wrapped(fonts.readable(caption), WIDTH * SIZE / _TITLE, 3),
            wrapped(fonts.readable(measure), WIDTH, 3),
            wrapped(fonts.readable(source), WIDTH, 3),
        )

    @property
    def high(self) -> float:
        """How high it is, in inches, with the space below it."""
        return sum(self._parts()) + (0.14 if self.caption or self.measure else 0)

    @property
    def low(self) -> float:
        """How high the source is, in inches, with the space above it."""
        return _lines(self.source) * LINE_HEIGHT + (0.12 if self.source else 0)

    def _parts(self) -> tuple[float, float]:
        return (
            _lines(self.caption) * LINE_HEIGHT * _TITLE / SIZE,
            _lines(self.measure) * LINE_HEIGHT,
        )

    def write(self, figure: Figure, height: float) -> None:
        """Write it on a figure so many inches high."""
        below = 1 - self._parts()[0] / height
        look: dict[str, Any] = {"ha": "left", "va": "top", "parse_math": False}
        figure.text(0, 1, self.caption, fontproperties=font(600, _TITLE), color=INK, **look)
        figure.text(0, below, self.measure, fontproperties=font(), color=SOFT, **look)
        foot = _lines(self.source) * LINE_HEIGHT / height
        figure.text(0, foot, self.source, fontproperties=font(), color=SOFT, **look)


def _lines(text: str) -> int:
    return 1 + text.count("\n") if text else 0


@dataclass
class Sheet:
    """A figure being drawn: its plot has its own coordinates, all else is in inches.

    Attributes:
        accent: the colour of what matters.
        height: of what is drawn below the title, in inches.
        code: of the drawing: marks are named by it.
        title: what stands above and below.
        wide: its width, in inches.
    """

    accent: str
    height: float
    code: str
    title: Title = field(default_factory=Title)
    wide: float = WIDTH
    figure: Figure = field(init=False)

    def __post_init__(self) -> None:
        """Begin the figure."""
        self.figure = Figure(figsize=(self.wide, self._whole))
        self.title.write(self.figure, self._whole)

    @property
    def _whole(self) -> float:
        return self.height + self.title.high + self.title.low

    @property
    def band(self) -> str:
        """The pale colour of what is earlier."""
        return tint(self.accent)

    def plot(self, left: float, right: float, top: float, bottom: float) -> Axes:
        """Return the plot, so many inches within the sheet's edges, without any axis yet."""
        wide, high = self.wide - left - right, self.height - top - bottom
        bottom = (bottom + self.title.low) / self._whole
        part = (left / self.wide, bottom, wide / self.wide, high / self._whole)
        axes = self.figure.add_axes(part)
        axes.set_axis_off()
        return axes

    def name(self, sort: str, position: int) -> str:
        """Return what a mark is called in the drawing."""
        return f"{self.code}-{sort}-{position + 1}"

    def note(self, text: str) -> None:
        """Write a quiet line in the upper left corner, below the title."""
        top = (self.height + self.title.low) / self._whole
        self.figure.text(
            0, top, wrapped(fonts.readable(text), self.wide, 1),
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
    rim: bool = False,
) -> None:
    """Write a text at a place of the plot, shifted by points of type.

    With a rim of paper around it, lines behind it do not cross it.
    """
    written = axes.annotate(
        fonts.readable(text), at, shift, xycoords=coordinates, textcoords="offset points",
        fontproperties=font(weight), color=colour, ha=across, va=upright, parse_math=False,
        annotation_clip=False, linespacing=1.15,
    )  # fmt: skip
    if rim:
        written.set_path_effects([withStroke(linewidth=2.2, foreground=PAPER)])


def whisker(axes: Axes, position: float, edges: tuple[float, float], lying: bool = False) -> None:
    """Draw an interval, with a white rim so that it is seen on a dark bar as well."""
    along, across = (axes.hlines, axes.vlines) if lying else (axes.vlines, axes.hlines)
    for colour, thick, layer in ((PAPER, 2.8, 4), (INK, 1.1, 5)):
        look: dict[str, Any] = {"color": colour, "linewidth": thick, "zorder": layer}
        along(position, *edges, **look, clip_on=False)
        across(edges, position - 0.1, position + 0.1, **look, clip_on=False)


GRID: dict[str, Any] = {"color": LINE, "linewidth": 0.6, "zorder": 0}
