"""The chart of before and after: what was recorded, the model, and what was expected without."""

from collections.abc import Sequence

import plotly.graph_objects as go

from metrics.indicator import Indicator
from metrics.interrupted import Interrupted
from metrics.timeline import Timeline
from metrics.windows import Window
from reports import before_after as words
from reports.before_after import Change
from reports.charts.look import Drawn, drawn
from reports.charts.notes import place_of
from reports.palette import ACCENT, INK, MARK, PAPER, SOFT, USUAL, WARN
from reports.wording import number


def before_after(
    one: Indicator,
    series: Timeline,
    change: Change,
    at: int,
    found: Interrupted | None = None,
    place: str = "Whole coalition",
) -> Drawn:
    """Return the chart of a series around a dated change.

    Recorded counts are dots, hollow where they are left out. The model is a line; what was expected
    without the change is a broken line with its interval as a band. The change is a labelled line.

    Args:
        one: the indicator.
        series: the counts.
        change: the change.
        at: position of the first point after it.
        found: the comparison; None where there is none: then only what was recorded is drawn.
        place: what the counts are of.
    """
    figure = go.Figure()
    tops = [count for count in series.counts if count is not None]
    if found:
        tops += _add_model(figure, series, at, found)
    _add_recorded(figure, series)
    top = max([*tops, 1]) * 1.18
    figure.update_yaxes(range=[0, top], tickformat=",.0f", **({"dtick": 1} if top <= 6 else {}))
    _add_change(figure, series.windows, change)
    figure.update_xaxes(
        range=[-0.6, len(series.windows) - 0.4],
        tickmode="array",
        tickvals=list(range(len(series.windows))),
        ticktext=_ticks(series.windows),
        tickangle=0,
        zeroline=False,
    )
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": -0.14, "yanchor": "top", "itemclick": False,
                "itemdoubleclick": False, "font": {"color": SOFT, "size": 14}},
        margin={"t": 30},
    )  # fmt: skip
    title = words.finding(one, found) if found else f"{one.title}, by {series.step}"
    measure = " · ".join((one.title, f"{one.unit} a {series.step}", place))
    return drawn(figure, title, measure, 400)


def _add_recorded(figure: go.Figure, series: Timeline) -> None:
    fills = [PAPER if partial else INK for partial in series.partial]
    figure.add_scatter(
        name="recorded",
        legendrank=1,
        x=list(range(len(series.counts))),
        y=list(series.counts),
        mode="markers",
        marker={"size": 7, "color": fills, "line": {"color": INK, "width": 1.2}},
        hovertext=[
            f"<b>{window.label}</b>: {'not available' if count is None else number(count)}"
            f"{', left out' if partial and count is not None else ''}"
            for window, count, partial in zip(
                series.windows, series.counts, series.partial, strict=True
            )
        ],
        hoverinfo="text",
        cliponaxis=False,
    )


def _add_model(figure: go.Figure, series: Timeline, at: int, found: Interrupted) -> list[float]:
    """Draw the model and what was expected without the change; return how high they reach."""
    # Before the change both are the same line.
    before, after = list(range(at)), list(range(at, len(series.windows)))
    figure.add_scatter(
        x=[*after, *reversed(after)],
        y=[found.without_high[i] for i in after] + [found.without_low[i] for i in reversed(after)],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=USUAL,
        name="95 % interval of it",
        legendrank=4,
        hoverinfo="skip",
    )
    figure.add_scatter(
        name="expected without the change",
        legendrank=3,
        x=after,
        y=[found.without[i] for i in after],
        mode="lines",
        line={"color": WARN, "width": 2.2, "dash": "dash"},
        hovertext=[_says(series, i, "expected", found.without) for i in after],
        hoverinfo="text",
    )
    for part, shown in ((before, True), (after, False)):
        figure.add_scatter(
            name="model",
            legendrank=2,
            showlegend=shown,
            x=part,
            y=[found.fitted[i] for i in part],
            mode="lines",
            line={"color": ACCENT, "width": 2.4},
            hovertext=[_says(series, i, "model", found.fitted) for i in part],
            hoverinfo="text",
        )
    return [*found.fitted, *(found.without_high[i] for i in after)]


def _says(series: Timeline, i: int, what: str, values: Sequence[float]) -> str:
    return f"<b>{series.windows[i].label}</b>, {what}: {values[i]:,.1f}"


def _add_change(figure: go.Figure, windows: Sequence[Window], change: Change) -> None:
    at = place_of(windows, change.day)
    if at is None:
        return
    figure.add_shape(
        type="line", x0=at, x1=at, y0=0, y1=1, yref="paper", line={"color": MARK, "width": 1.4}
    )
    late = at > len(windows) / 2
    figure.add_annotation(
        x=at, y=1, yref="paper", yanchor="bottom", xanchor="right" if late else "left",
        text=f"change: {words.spoken_day(change.day)}", showarrow=False,
        font={"color": INK, "size": 14},
    )  # fmt: skip


def _ticks(windows: Sequence[Window]) -> list[str]:
    """Return the ticks: of months each January with its year, of quarters all of them."""
    if windows and windows[0].by_month:
        return [window.name[:4] if window.name.endswith("-01") else "" for window in windows]
    few = len(windows) <= 8
    return [
        f"{window.name[4:]}<br>{window.name[:4]}"
        if window.name.endswith("Q1")
        else (window.name[4:] if few or window.name.endswith("Q3") else "")
        for window in windows
    ]
