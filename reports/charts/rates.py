"""Rates or shares of areas as dots: with their intervals, or raw beside smoothed."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from reports.charts.look import Drawn, drawn, gap
from reports.palette import ACCENT, INK, MARK, PAPER, SOFT


@dataclass(frozen=True)
class Dot:
    """An area in a chart of dots.

    Attributes:
        name: the area's name.
        figure: its figure in words, or its symbol.
        value: its figure as counted; None where there is none.
        low: the lower limit; None without.
        high: the upper limit.
        smooth: the smoothed figure; None without.
    """

    name: str
    figure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    smooth: float | None = None


def rates(dots: Sequence[Dot], overall: float | None, share: bool, words: tuple[str, str]) -> Drawn:
    """Return areas as dots from a common zero, in the order given from the top.

    A figure has its interval as a whisker. Where there are smoothed figures, those are the full
    dots, and a line leads to each from the hollow dot of the figure as counted. What cannot be
    shown carries its symbol.

    Args:
        dots: the areas.
        overall: what they are together, a line behind them; None without.
        share: whether the figures are shares.
        words: finding and measure.
    """
    ordered = list(reversed(dots))
    figure = go.Figure()
    if overall is not None:
        figure.add_vline(
            x=overall, line={"color": MARK, "width": 1.2, "dash": "dash"}, layer="below"
        )
    smooth = any(dot.smooth is not None for dot in dots)
    if smooth:
        _add_ways(figure, ordered)
    _add_raw(figure, ordered, hollow=smooth)
    if smooth:
        figure.add_scatter(
            x=[dot.smooth for dot in ordered], y=[dot.name for dot in ordered], mode="markers",
            marker={"color": ACCENT, "size": 11}, hoverinfo="skip", name="smoothed",
        )  # fmt: skip
    for dot in ordered:
        if dot.value is None:
            figure.add_annotation(
                x=0, y=dot.name, text=dot.figure, showarrow=False, xanchor="left", xshift=6,
                font={"color": SOFT, "size": 13},
            )  # fmt: skip
    known = [v for d in dots for v in (d.value, d.high, d.smooth) if v is not None]
    top = max([*known, overall or 0]) * 1.08 or 1
    whole = top <= 6 and all(float(value).is_integer() for value in known)
    figure.update_xaxes(
        range=[0, min(1.02, top) if share else top],
        tickformat=".0%" if share else "~g",
        dtick=1 if whole else None,
    )
    figure.update_yaxes(
        type="category", showgrid=True, ticklabelstandoff=8, tickfont={"color": INK},
        categoryorder="array", categoryarray=[dot.name for dot in ordered],
        range=[-0.6, len(ordered) - 0.4],
    )  # fmt: skip
    return drawn(figure, *words, 64 + 30 * max(2, len(dots)))


def _add_raw(figure: go.Figure, dots: Sequence[Dot], hollow: bool) -> None:
    whiskers = None
    if not hollow and any(dot.low is not None for dot in dots):
        whiskers = {
            "type": "data", "symmetric": False, "color": SOFT, "thickness": 1.6, "width": 4,
            "array": [gap(dot.value, dot.high) for dot in dots],
            "arrayminus": [gap(dot.low, dot.value) for dot in dots],
        }  # fmt: skip
    figure.add_scatter(
        x=[dot.value for dot in dots],
        y=[dot.name for dot in dots],
        mode="markers",
        marker={
            "color": PAPER if hollow else ACCENT,
            "size": 11,
            "line": {"color": ACCENT, "width": 1.6},
        },
        error_x=whiskers,
        hovertext=[f"<b>{dot.name}</b>: {dot.figure}" for dot in dots],
        hoverinfo="text",
        cliponaxis=False,
        name="as counted",
    )


def _add_ways(figure: go.Figure, dots: Sequence[Dot]) -> None:
    """Draw the way from each figure as counted to its smoothed one."""
    across: list[float | None] = []
    names: list[str] = []
    for dot in dots:
        if dot.value is not None and dot.smooth is not None:
            across += [dot.value, dot.smooth, None]
            names += [dot.name] * 3
    figure.add_scatter(
        x=across, y=names, mode="lines", line={"color": MARK, "width": 1.6}, hoverinfo="skip",
        name="drawn towards all",
    )  # fmt: skip
