"""The chart of one window by a dimension."""

from collections.abc import Sequence

import plotly.graph_objects as go

from metrics.dimensions import Labels, label, title
from metrics.indicator import Indicator
from metrics.results import Result
from reports import wording
from reports.charts.look import (
    Drawn,
    drawn,
    highs,
    hover,
    is_signed,
    lows,
    measure,
    scale,
    whiskers,
)
from reports.palette import ACCENT, INK, MARK, SOFT


def breakdown(
    one: Indicator, results: Sequence[Result], dimension: str, known: Labels, place: str = ""
) -> Drawn:
    """Return the chart of one window by a dimension: bars from zero, or dots with whiskers.

    The largest come first; a hidden or missing figure carries its symbol instead of a mark.
    """
    ordered = sorted(results, key=lambda r: (r.estimate.value is not None, r.estimate.value or 0))
    names = [label(known, dimension, r.named.get(dimension), one) for r in ordered]
    values = [r.estimate.value for r in ordered]
    marks = {
        "x": values,
        "y": names,
        "error_x": whiskers(ordered, 1.6),
        "hovertext": [hover(one, r, known) for r in ordered],
        "hoverinfo": "text",
    }
    figure = go.Figure()
    if one.is_share or is_signed(one):
        figure.add_scatter(mode="markers", marker={"color": ACCENT, "size": 11}, **marks)
    else:
        figure.add_bar(orientation="h", marker={"color": ACCENT}, **marks)
    for name, result in zip(names, ordered, strict=True):
        _add_label(figure, one, name, result)
    known_values = [v for v in values if v is not None]
    top = max(known_values + highs(ordered) + [0])
    bottom = min(known_values + lows(ordered) + [0])
    figure.update_xaxes(**scale(one, top, bottom))
    if is_signed(one):
        figure.add_vline(x=0, line={"color": MARK, "width": 1.2}, layer="below")
    figure.update_yaxes(type="category", showgrid=False, ticklabelstandoff=8)
    window = results[0].window.label if results else ""
    finding = _largest(one, ordered, names, dimension)
    subtitle = measure(one, results[0] if results else None, known, place)
    return drawn(figure, finding, f"{subtitle} · {window}", 56 + 34 * max(2, len(names)))


def _add_label(figure: go.Figure, one: Indicator, name: str, result: Result) -> None:
    """Write a figure behind its bar and whisker; of a share, only what cannot be drawn."""
    estimate = result.estimate
    if one.is_share and estimate.value is not None:
        return
    figure.add_annotation(
        x=max(estimate.value or 0, estimate.high or 0),
        y=name,
        text=wording.figure(one, estimate),
        showarrow=False,
        xanchor="left",
        xshift=6,
        font={"color": INK if estimate.value is not None else SOFT, "size": 14},
    )


def _largest(
    one: Indicator, ordered: Sequence[Result], names: Sequence[str], dimension: str
) -> str:
    pairs = zip(names, ordered, strict=True)
    shown = [(name, r) for name, r in pairs if r.estimate.value is not None]
    if not shown:
        return f"No figure can be shown by {title(dimension).lower()}"
    if one.is_share or is_signed(one):
        return f"By {title(dimension).lower()}: where intervals overlap, the order may be chance"
    if len(shown) < len(ordered):
        return f"By {title(dimension).lower()}, as far as it can be shown"
    most = [name for name, r in shown if r.estimate.value == shown[-1][1].estimate.value]
    figure = wording.figure(one, shown[-1][1].estimate)
    unit = wording.unit(one, shown[-1][1])
    if len(most) == 1:
        return f"{most[0]}: {figure} {unit}, the most"
    return f"{figure} {unit} in {wording.spelled(len(most))} of {len(ordered)}, the most"
