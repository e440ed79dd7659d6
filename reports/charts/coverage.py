"""A strip of agency coverage, to stand under a chart of the same quarters."""

from collections.abc import Sequence

import plotly.graph_objects as go

from metrics.results import Result
from reports.charts.look import Drawn, drawn
from reports.palette import MARK, SOFT, USUAL
from reports.wording import per_cent


def coverage(series: Sequence[Result]) -> Drawn:
    """Return the strip: of each quarter the share of agencies that reported, from zero to all."""
    labels = [result.window.label for result in series]
    shares = [result.estimate.value for result in series]
    figure = go.Figure()
    figure.add_bar(
        x=labels,
        y=shares,
        marker={"color": USUAL, "line": {"color": MARK, "width": 1}},
        hovertext=[
            f"<b>{name}</b>: {per_cent(share) if share is not None else 'not said'}"
            for name, share in zip(labels, shares, strict=True)
        ],
        hoverinfo="text",
    )
    for i, (name, share) in enumerate(zip(labels, shares, strict=True)):
        text = "[x]" if share is None else per_cent(share)
        # The same number twelve times would be noise: it is written where it is new, and last.
        if i in (0, len(labels) - 1) or share != shares[i - 1]:
            figure.add_annotation(
                x=name, y=share or 0, text=text, showarrow=False, yanchor="bottom",
                font={"color": SOFT, "size": 12},
            )  # fmt: skip
    figure.update_yaxes(range=[0, 1.3], tickvals=[0, 1], ticktext=["0 %", "100 %"])
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=labels,
        range=[-0.6, len(labels) - 0.4],
        showticklabels=False,
    )
    figure.update_layout(bargap=0.35, margin={"b": 18})
    return drawn(figure, "Agencies that reported", "Share of all agencies, by quarter", 120)
