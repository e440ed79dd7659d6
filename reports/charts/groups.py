"""The chart of one window by a dimension."""

from collections.abc import Sequence

import plotly.graph_objects as go

from metrics.dimensions import Labels, label, title
from metrics.indicator import Indicator
from metrics.rates import Per
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
    mark = "\u00a0[u]" if estimate.value is not None and estimate.status == "[u]" else ""
    figure.add_annotation(
        x=max(estimate.value or 0, estimate.high or 0),
        y=name,
        text=f"{wording.figure(one, estimate)}{mark}",
        showarrow=False,
        xanchor="left",
        xshift=6,
        font={"color": INK if estimate.value is not None else SOFT, "size": 14},
    )


def _largest(
    one: Indicator, ordered: Sequence[Result], names: Sequence[str], dimension: str
) -> str:
    """Return the finding: which named value has the most, where that can and may be said.

    What has no value ("No grant") is nothing that could be ahead of the others.
    """
    by = title(dimension).lower()
    shown = [(name, r) for name, r in zip(names, ordered, strict=True)
             if r.estimate.value is not None]  # fmt: skip
    if not shown:
        return f"No figure can be shown by {by}"
    if one.is_share or is_signed(one):
        return f"By {by}: where intervals overlap, the order may be chance"
    if isinstance(one.value, Per):
        # Less of it, or more, is not better: costs differ with whom it is hard to reach.
        return f"{one.title}, by {by}"
    if len(shown) < len(ordered):
        return f"By {by}, as far as it can be shown"
    named = [(name, r) for name, r in shown if r.named.get(dimension) not in (None, "")]
    if not named:
        return f"{one.title}, by {by}"
    first = named[-1][1]
    most = [name for name, r in named if r.estimate.value == first.estimate.value]
    beside = shown[-1][1].estimate.value != first.estimate.value
    ahead = f"the most of any {by}" if beside else "the most"
    figure, unit = wording.figure(one, first.estimate), wording.unit(one, first)
    if len(most) == 1:
        return f"{most[0]}: {figure} {unit}, {ahead}"
    return f"{figure} {unit} in {wording.spelled(len(most))} of {len(named)}, {ahead}"
