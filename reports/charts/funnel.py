"""The funnel: units around what they are together, and how far chance alone would scatter them."""

from collections.abc import Sequence

import plotly.graph_objects as go

from metrics.comparing import ALARM, WARNING, Funnel, Kind, funnel_limits
from reports import wording
from reports.charts.look import Drawn, drawn
from reports.palette import ACCENT, BAND, INK, MARK, PAPER, SOFT, USUAL

#: At so many sizes the limits are worked out to be drawn.
_POINTS = 60
#: Behind names, so that they can be read across other areas.
_VEIL = "rgba(255,255,255,0.8)"


def funnel(
    held: Funnel, names: Sequence[str], kind: Kind, size: str, words: tuple[str, str], per: int = 1
) -> Drawn:
    """Return the funnel plot: size across, share or rate upwards; units outside are named.

    Args:
        held: the units, with their limits.
        names: how they are called, in their order.
        kind: whether they are shares or rates.
        size: what the size is: "residents".
        words: finding and measure.
        per: how many a rate is for.
    """
    figure = go.Figure()
    largest = max(spot.size for spot in held.spots) * 1.08
    scale = 1 if kind == "share" else per
    sizes = _sizes(largest)
    for level, colour in ((ALARM, USUAL), (WARNING, BAND)):
        _add_limits(figure, sizes, held.overall / scale, kind, level, scale, colour)
    figure.add_hline(y=held.overall, line={"color": MARK, "width": 1.2, "dash": "dash"})
    _add_spots(figure, held, names, kind, size)
    top = max(max(s.value for s in held.spots), held.overall * 2) * 1.18
    figure.update_xaxes(
        range=[0, largest], title={"text": size.capitalize(), "font": {"size": 13}},
        tickformat=",.0f", nticks=5,
    )  # fmt: skip
    figure.update_yaxes(
        range=[0, min(1.02, top) if kind == "share" else top],
        tickformat=".0%" if kind == "share" else "~g",
        ticklabelstandoff=8,
    )
    return drawn(figure, *words, 380)


def _sizes(largest: float) -> list[int]:
    """Return whole sizes from near zero to the largest, closer where the limits bend."""
    return sorted({max(1, round(largest * (i / _POINTS) ** 2)) for i in range(1, _POINTS + 1)})


def _add_limits(
    figure: go.Figure,
    sizes: Sequence[int],
    overall: float,
    kind: Kind,
    level: float,
    scale: float,
    colour: str,
) -> None:
    limits = [funnel_limits(size, overall, kind, level) for size in sizes]
    figure.add_scatter(
        x=[*sizes, *reversed(sizes)],
        y=[high * scale for _, high in limits] + [low * scale for low, _ in reversed(limits)],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=colour,
        hoverinfo="skip",
        name=f"{level * 100:g} %",
    )


def _add_spots(
    figure: go.Figure, held: Funnel, names: Sequence[str], kind: Kind, size: str
) -> None:
    figures = [
        wording.per_cent(s.value) if kind == "share" else wording.number(s.value)
        for s in held.spots
    ]
    figure.add_scatter(
        x=[spot.size for spot in held.spots],
        y=[spot.value for spot in held.spots],
        mode="markers",
        marker={
            "size": 11,
            "color": [ACCENT if spot.outside else PAPER for spot in held.spots],
            "symbol": ["diamond" if spot.far else "circle" for spot in held.spots],
            "line": {"color": ACCENT, "width": 1.8},
        },
        hovertext=[
            f"<b>{name}</b>: {said}<br>{spot.size:,.0f} {size}"
            for name, said, spot in zip(names, figures, held.spots, strict=True)
        ],
        hoverinfo="text",
        cliponaxis=False,
        name="areas",
    )
    largest = max(spot.size for spot in held.spots)
    for name, spot in zip(names, held.spots, strict=True):
        if spot.outside:
            right = spot.size > largest * 0.6
            figure.add_annotation(
                x=spot.size, y=spot.value, text=name, showarrow=False, yanchor="bottom",
                yshift=9, xanchor="right" if right else "left", xshift=8 if right else -8,
                bgcolor=_VEIL, borderpad=0, font={"size": 13, "color": INK},
            )  # fmt: skip
    figure.add_annotation(
        x=1, xref="paper", y=held.overall, text="all together", showarrow=False,
        xanchor="right", yanchor="bottom", font={"size": 12, "color": SOFT},
    )  # fmt: skip
