"""Bars in blocks: a heading in words over each block, figures in columns beside each bar.

The heading stands over its bars, not beside them, so that a question can be read on a phone too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from reports.charts.look import Drawn, drawn, wrapped
from reports.palette import INK, LINE, MARK, SOFT

#: Letters of a heading in a line, of which there are two at most.
LETTERS = 46
#: Pixels: a line of a heading, a bar with its gap, the gap after a block, a column of figures.
_LINE_HIGH, _BAR_HIGH, _GAP, _COLUMN = 19, 27, 13, 41
#: Between the bars and what stands apart from them, as a share of the chart's width.
_BETWEEN = 0.03
#: The smallest size of a figure in a bar; where it does not fit, it is left out.
_SMALLEST = 11


#: What is written on a chart, as plotly has it.
_Note = dict[str, Any]


@dataclass(frozen=True)
class Segment:
    """A part of a bar.

    Attributes:
        start: where it begins, as a share; left of zero it is negative.
        width: how long it is, as a share.
        colour: what it is filled with.
        said: what it says when it is pointed at.
        ink: the colour of the figure in it; empty: no figure.
        apart: whether it stands apart from the others, at the right.
        pattern: a pattern over the colour; empty for none.
    """

    start: float
    width: float
    colour: str
    said: str
    ink: str = ""
    apart: bool = False
    pattern: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes:
        name: what stands at its left.
        segments: its parts; none where there is nothing to draw.
        figures: what stands at its right, a text a column.
        instead: what stands in place of the bar; empty where there is one.
    """

    name: str
    segments: tuple[Segment, ...]
    figures: tuple[str, ...]
    instead: str = ""


@dataclass(frozen=True)
class Block:
    """Bars under one heading."""

    heading: str
    bars: tuple[Bar, ...]


def stacks(
    blocks: Sequence[Block], columns: Sequence[str], finding: str, measure: str, zero: bool = True
) -> Drawn:
    """Return blocks of bars as a chart.

    Args:
        blocks: the blocks, the first at the top.
        columns: the heads of the columns of figures.
        finding: the title.
        measure: the subtitle.
        zero: whether a line marks where bars begin.
    """
    figure = go.Figure()
    notes, at = _head(columns)
    left = _beside(blocks)
    for block in blocks:
        written, at = _add_block(figure, block, at, left)
        notes += written
    # All at once: plotly looks at all there are again for each that is added.
    figure.update_layout(annotations=notes)
    _set_axes(figure, blocks, at, zero)
    right = 10 + _COLUMN * len(columns)
    whole = drawn(figure, finding, measure, round(at) + 16)
    figure.update_layout(
        margin={"l": left + 2, "r": right, "t": 4, "b": 12}, barmode="overlay", bargap=0
    )
    return whole


def _beside(blocks: Sequence[Block]) -> int:
    """Return how many pixels the names of bars take at the left."""
    longest = max([len(bar.name) for block in blocks for bar in block.bars], default=0)
    return 14 + 7 * longest


def _head(columns: Sequence[str]) -> tuple[list[_Note], float]:
    """Return the heads of the columns, and where the first block begins, in pixels."""
    lines = max([head.count("<br>") + 1 for head in columns], default=0)
    middle = _LINE_HIGH * lines / 2
    heads = [_in_column(head, place, middle, SOFT, 12) for place, head in enumerate(columns)]
    return heads, _LINE_HIGH * lines + 4


def _in_column(text: str, place: int, at: float, colour: str = INK, size: int = 13) -> _Note:
    return {
        "x": 1, "xref": "paper", "y": at, "yref": "y", "text": text, "showarrow": False,
        "xanchor": "right", "align": "right", "xshift": _COLUMN * (place + 1) + 6,
        "font": {"size": size, "color": colour},
    }  # fmt: skip


def _add_block(figure: go.Figure, block: Block, at: float, left: int) -> tuple[list[_Note], float]:
    """Draw the bars of a block; return what is written beside them, and where the next begins."""
    notes: list[_Note] = []
    if block.heading:
        text = wrapped(block.heading, LETTERS)
        high = _LINE_HIGH * (text.count("<br>") + 1)
        own = {"align": "left", "hovertext": block.heading}
        notes.append(_at_left(text, at + high / 2, -left, INK, 14) | own)
        at += high + 2
    for bar in block.bars:
        middle = at + _BAR_HIGH / 2
        notes += _beside_bar(bar, middle, left)
        for segment in bar.segments:
            _add_segment(figure, segment, middle)
        at += _BAR_HIGH
    return notes, at + _GAP


def _beside_bar(bar: Bar, middle: float, left: int) -> Iterator[_Note]:
    yield _at_left(bar.name, middle, -left)
    for place, text in enumerate(bar.figures):
        yield _in_column(text, place, middle)
    if bar.instead:
        yield _at_left(bar.instead, middle, 4)


def _at_left(text: str, at: float, shift: int, colour: str = SOFT, size: int = 13) -> _Note:
    return {
        "x": 0, "xref": "paper", "y": at, "text": text, "showarrow": False, "xanchor": "left",
        "xshift": shift, "font": {"size": size, "color": colour},
    }  # fmt: skip


def _add_segment(figure: go.Figure, one: Segment, middle: float) -> None:
    figure.add_bar(
        orientation="h",
        x=[one.width],
        base=[one.start],
        y=[middle],
        width=[_BAR_HIGH - 5],
        xaxis="x2" if one.apart else "x",
        marker={
            "color": one.colour,
            "line": {"color": "#FFFFFF", "width": 1},
            "pattern": {"shape": one.pattern, "fgcolor": INK, "size": 6, "solidity": 0.15,
                        "fillmode": "overlay"},
        },
        text=[f"{100 * one.width:.0f}" if one.ink and one.width >= 0.005 else ""],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",
        textfont={"color": one.ink or INK, "size": 12},
        hovertext=[one.said],
        hoverinfo="text",
    )  # fmt: skip


def _set_axes(figure: go.Figure, blocks: Sequence[Block], high: float, zero: bool) -> None:
    every = [s for block in blocks for bar in block.bars for s in bar.segments]
    main = [s for s in every if not s.apart]
    low = min([s.start for s in main], default=0.0)
    top = max([s.start + s.width for s in main], default=1.0) or 1.0
    beside = max([s.width for s in every if s.apart], default=0.0)
    whole = (top - low) + beside
    split = (1 - _BETWEEN) * (top - low) / whole if beside else 1
    quiet = {"showgrid": False, "showticklabels": False, "zeroline": False, "showline": False}
    figure.update_layout(
        xaxis={**quiet, "range": [low, top], "domain": [0, split], "fixedrange": True},
        yaxis={**quiet, "range": [high, 0], "fixedrange": True},
    )
    if zero:
        _add_zero(figure, "x")
    if beside:
        domain = [split + _BETWEEN, 1]
        figure.update_layout(xaxis2={**quiet, "range": [0, beside], "domain": domain, "anchor": "y",
                                     "fixedrange": True})  # fmt: skip
        _add_zero(figure, "x2", LINE)


def _add_zero(figure: go.Figure, axis: str, colour: str = MARK) -> None:
    """Draw where bars begin, beside the bars only: headings stand between them."""
    places = {trace.y[0] for trace in figure.data if (trace.xaxis or "x") == axis}
    lines = [
        {
            "type": "line", "x0": 0, "x1": 0, "xref": axis, "y0": middle - _BAR_HIGH / 2,
            "y1": middle + _BAR_HIGH / 2, "line": {"color": colour, "width": 1.5},
        }
        for middle in sorted(places)
    ]  # fmt: skip
    figure.layout.shapes = (*figure.layout.shapes, *lines)
