"""The map of areas as tiles: where they lie to each other, without shapes and without the internet.

One hue from light to dark, in five steps of equal width from zero, so that it can be read without
telling colours apart, and in print. Every tile carries its name and figure. A tile without a figure
is hatched, each reason its own way, and carries its symbol.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from reports.charts.look import Drawn, drawn
from reports.palette import INK, LINE, MARK, PAPER, SOFT

#: Five steps of one hue. Text on each reaches 4.5 : 1; the tests work it out.
SHADES = ("#E7F1F2", "#BCDADF", "#8ABDC5", "#2A7583", "#0A3F4B")
#: Status of a tile without a figure → how it is hatched.
HATCHES = {"[c]": "/", "[x]": ".", "[z]": "x"}
_GAP = 0.03
#: As many letters of a name fit in a line of a tile, on a phone or in a map of many columns.
_LETTERS = 11


@dataclass(frozen=True)
class Tile:
    """An area on the map.

    Attributes:
        name: the area's name.
        column: its place from the left, from 1.
        row: its place from the top, from 1.
        figure: its figure in words, or its symbol.
        value: the figure that shades it; None where there is none.
        told: what is told of it on hovering.
    """

    name: str
    column: int
    row: int
    figure: str
    value: float | None
    told: str = ""


def steps(values: Sequence[float | None], most: float | None = None) -> list[float]:
    """Return the limits of the five steps: from zero, by a number that people can count in.

    Args:
        values: the figures; None has no step.
        most: the figures can be no more than this, such as a share's 1.
    """
    top = max((value for value in values if value is not None), default=0)
    if top <= 0:
        return [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    least = top / len(SHADES)
    power = 10.0 ** floor(log10(least))
    wide = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= least * (1 - 1e-9))
    if most is not None:
        wide = min(wide, most / len(SHADES))
    return [round(i * wide, 10) for i in range(len(SHADES) + 1)]


def shade(value: float, limits: Sequence[float]) -> str:
    """Return the shade of a figure: that of the step it lies in, its lower limit included."""
    reached = sum(value >= limit - 1e-12 for limit in limits[1:-1])
    return SHADES[reached]


def ink_on(colour: str) -> str:
    """Return the colour of text on a shade: dark on the light ones, light on the dark ones."""
    return PAPER if colour in SHADES[3:] else INK


def tile_map(
    tiles: Sequence[Tile],
    finding: str,
    measure: str,
    of_limits: Sequence[str] = (),
    limits: Sequence[float] = (),
) -> Drawn:
    """Return the map of areas.

    Args:
        tiles: the areas, one a place.
        finding: what it shows.
        measure: measure, unit, population.
        of_limits: the limits in words, for the key.
        limits: the limits of the steps, as ``steps`` gives them; one more than there are shades.
    """
    figure = go.Figure()
    left, top = min(t.column for t in tiles), min(t.row for t in tiles)
    wide = max(t.column for t in tiles) - left + 1
    deep = max(t.row for t in tiles) - top + 1
    # All at once: plotly looks at all there are again for each that is added.
    figure.update_layout(
        annotations=[
            _add_tile(figure, tile, tile.column - left, tile.row - top, limits, wide)
            for tile in tiles
        ]
    )
    if any(tile.value is not None for tile in tiles):
        _add_key(figure, wide, deep, of_limits)
    figure.update_xaxes(visible=False, range=[0, wide], fixedrange=True)
    figure.update_yaxes(visible=False, range=[deep + _KEY, 0], fixedrange=True)
    figure.update_layout(hovermode="closest")
    return drawn(figure, finding, measure, ceil(_TILE * (deep + _KEY)) + 20)


#: A tile's height in pixels, and the key's as a part of it.
_TILE = 96
_KEY = 0.62


def _square(x: float, y: float, wide: float, deep: float) -> dict[str, list[float]]:
    return {"x": [x, x + wide, x + wide, x, x], "y": [y, y, y + deep, y + deep, y]}


def _add_tile(
    figure: go.Figure, tile: Tile, x: int, y: int, limits: Sequence[float], wide: int
) -> dict[str, Any]:
    """Draw a tile; return what is written on it."""
    colour = PAPER if tile.value is None else shade(tile.value, limits)
    hatch = {
        "shape": HATCHES.get(tile.figure[:3], "/"), "fgcolor": LINE, "bgcolor": PAPER,
        "fillmode": "replace", "size": 9, "solidity": 0.22,
    }  # fmt: skip
    figure.add_scatter(
        **_square(x + _GAP, y + _GAP, 1 - 2 * _GAP, 1 - 2 * _GAP),
        mode="lines",
        fill="toself",
        fillcolor=colour,
        fillpattern=hatch if tile.value is None else None,
        line={"color": MARK, "width": 1},
        name=tile.name,
        text=tile.told or f"{tile.name}: {tile.figure}",
        hoveron="fills",
        hoverinfo="text",
    )
    lines = wrap(tile.name, _LETTERS, max_lines=3, placeholder="…", break_long_words=False)
    size = 13 if wide <= 6 else 11
    return {
        "x": x + 0.5,
        "y": y + 0.5,
        "text": f"{'<br>'.join(lines)}<br><b>{tile.figure}</b>",
        "showarrow": False,
        "font": {"size": size, "color": ink_on(colour)},
        "bgcolor": PAPER if tile.value is None else None,
    }


def _add_key(figure: go.Figure, wide: int, deep: int, of_limits: Sequence[str]) -> None:
    """Draw the steps below the tiles, their limits under the edges between them."""
    across = min(wide, len(SHADES)) - 2 * _GAP
    each, y = across / len(SHADES), deep + 0.14
    figure.layout.shapes = [
        {
            "type": "rect", "x0": _GAP + i * each, "x1": _GAP + (i + 1) * each, "y0": y,
            "y1": y + 0.16, "fillcolor": colour, "line": {"color": MARK, "width": 1},
        }
        for i, colour in enumerate(SHADES)
    ]  # fmt: skip
    words_of_limits = [
        {
            "x": _GAP + i * each, "y": y + 0.18, "text": words, "showarrow": False,
            "yanchor": "top", "font": {"size": 12, "color": SOFT},
            "xanchor": "left" if i == 0 else "right" if i == len(SHADES) else "center",
        }
        for i, words in enumerate(of_limits)
    ]  # fmt: skip
    figure.layout.annotations = (*figure.layout.annotations, *words_of_limits)
