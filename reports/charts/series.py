"""The chart of one series over time."""

from collections.abc import Sequence

import plotly.graph_objects as go

from metrics.change import Usual
from metrics.dimensions import Labels
from metrics.indicator import Indicator
from metrics.results import Result
from reports import wording
from reports.charts.look import Drawn, drawn, highs, hover, measure, whiskers
from reports.palette import ACCENT, BAND, PAPER, SOFT, USUAL


def trend(
    one: Indicator,
    results: Sequence[Result],
    known: Labels,
    usual: Usual | None = None,
    place: str = "Whole coalition",
) -> Drawn:
    """Return the chart of one series over quarters.

    Counts are bars from zero, shares a line with its interval as a band; quarters without a figure
    carry their symbol. The usual range lies behind as a quiet band.
    """
    figure = go.Figure()
    labels = [result.window.label for result in results]
    values = [result.estimate.value for result in results]
    told = [hover(one, result, known) for result in results]
    if usual:
        figure.add_hrect(
            y0=usual.low, y1=usual.high, fillcolor=USUAL, line_width=0, layer="below", opacity=0.7
        )
    if one.is_share:
        _add_line(figure, labels, results, told)
    else:
        _add_bars(figure, labels, results, told)
    for name, result in zip(labels, results, strict=True):
        if result.estimate.value is None:
            figure.add_annotation(
                x=name, y=0, text=result.estimate.status, showarrow=False, yanchor="bottom",
                font={"color": SOFT, "size": 13},
            )  # fmt: skip
    top = max([v for v in values if v is not None] + highs(results) + [usual.high if usual else 0])
    share = {"tickformat": ".0%"} if one.is_share else {"tickformat": ",.0f"}
    figure.update_yaxes(
        range=[0, (min(1, top * 1.15) if one.is_share else top * 1.15) or 1], **share
    )
    ticks = [_tick(results, i) for i in range(len(results))]
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=labels,
        range=[-0.6, len(labels) - 0.4],
        tickangle=0,
        tickmode="array",
        tickvals=labels,
        ticktext=ticks,
    )
    last = results[-1] if results else None
    finding = _finding(one, last, usual)
    return drawn(figure, finding, measure(one, last, known, place), 320)


def _tick(results: Sequence[Result], position: int) -> str:
    """Return a quarter's tick; the year stands under each January's and, with room, the first."""
    name = results[position].window.name
    if "Q" not in name or len(name) != 6:
        return results[position].window.label
    following = [result.window.name for result in results[position + 1 : position + 3]]
    has_room = position == 0 and not any(other.endswith("Q1") for other in following)
    return f"{name[4:]}<br>{name[:4]}" if has_room or name.endswith("Q1") else name[4:]


def _finding(one: Indicator, last: Result | None, usual: Usual | None) -> str:
    if last is None or last.estimate.value is None:
        return f"{one.title}: no figure for the last quarter"
    said = f"{wording.figure(one, last.estimate)} {wording.unit(one, last)}".strip()
    verdict = f", {usual.verdict}" if usual and one.level != "context" else ""
    return f"{said} in {last.window.label}{verdict}"


def _add_line(
    figure: go.Figure, labels: Sequence[str], results: Sequence[Result], told: Sequence[str]
) -> None:
    for run in _unbroken(results):
        found = [results[i].estimate for i in run]
        names = [labels[i] for i in run]
        figure.add_scatter(
            x=[*names, *reversed(names)],
            y=[e.high for e in found] + [e.low for e in reversed(found)],
            mode="lines",
            line={"width": 0},
            fill="toself",
            fillcolor=BAND,
            hoverinfo="skip",
        )
    unreliable = [result.estimate.status == "[u]" for result in results]
    figure.add_scatter(
        x=labels,
        y=[result.estimate.value for result in results],
        mode="lines+markers",
        line={"color": ACCENT, "width": 2.4},
        marker={
            "size": 8,
            "color": [PAPER if doubt else ACCENT for doubt in unreliable],
            "line": {"color": ACCENT, "width": 1.6},
        },
        cliponaxis=False,
        hovertext=told,
        hoverinfo="text",
    )


def _unbroken(results: Sequence[Result]) -> list[list[int]]:
    """Return the stretches of quarters whose intervals are known: a band never spans a gap."""
    runs: list[list[int]] = [[]]
    for i, result in enumerate(results):
        if result.estimate.low is None:
            runs.append([])
        else:
            runs[-1].append(i)
    return [run for run in runs if run]


def _add_bars(
    figure: go.Figure, labels: Sequence[str], results: Sequence[Result], told: Sequence[str]
) -> None:
    colours = [BAND] * (len(results) - 1) + [ACCENT]
    figure.add_bar(
        x=labels,
        y=[result.estimate.value for result in results],
        marker={"color": colours, "line": {"color": ACCENT, "width": 1}},
        error_y=whiskers(results, 1.4),
        hovertext=told,
        hoverinfo="text",
    )
    figure.update_layout(bargap=0.35)
