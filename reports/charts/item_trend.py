"""The chart of one question over time: a line a wave, broken where it was asked another way."""

from collections.abc import Sequence

import plotly.graph_objects as go

from data.lists import WAVES
from data.periods import spoken
from metrics.surveys import Point
from reports.charts.look import Drawn, drawn
from reports.palette import ACCENT, BAND, INK, MARK, PAPER, SOFT
from reports.surveys_said import shown, shown_share
from reports.surveys_time import Series

#: Wave → the colour of its line, and its dash.
_LOOKS = {"before": (MARK, "dot"), "after": (ACCENT, "solid"), "follow_up": (INK, "dash")}


def item_trend(series: Series, quarters: Sequence[str], finding: str, measure: str) -> Drawn:
    """Return a question's share of favourable or right answers by quarter.

    Args:
        series: wave → its points.
        quarters: the quarters of the axis.
        finding: the title.
        measure: the subtitle.
    """
    figure = go.Figure()
    place = {quarter: at for at, quarter in enumerate(quarters)}
    for run in _runs(series.get("after", ())):
        _add_band(figure, run, place)
    for wave, points in series.items():
        for run in _runs(points):
            _add_run(figure, wave, run, place)
        _name_line(figure, wave, points, place)
    _mark_hidden(figure, series, place)
    breaks = {place[p.quarter] for points in series.values() for p in points if p.breaks}
    for at in sorted(breaks):
        _add_break(figure, at - 0.5)
    figure.update_yaxes(range=[0, 1.04], tickformat=".0%")
    figure.update_xaxes(
        tickvals=list(place.values()),
        ticktext=[_tick(quarter, at) for at, quarter in enumerate(quarters)],
        range=[-0.4, len(quarters) - 0.2],
        zeroline=False,
    )
    return drawn(figure, finding, measure, 300)


def _mark_hidden(figure: go.Figure, series: Series, place: dict[str, int]) -> None:
    """Write a symbol where a quarter's share is hidden in every wave."""
    shown_ = {p.quarter for points in series.values() for p in points if p.of.favourable}
    hidden = {p.quarter for points in series.values() for p in points} - shown_
    for quarter in sorted(hidden):
        figure.add_annotation(
            x=place[quarter], y=0, text="[c]", showarrow=False, yanchor="bottom",
            font={"color": SOFT, "size": 13},
        )  # fmt: skip


def _tick(quarter: str, at: int) -> str:
    year = f"<br>{quarter[:4]}" if at == 0 or quarter.endswith("Q1") else ""
    return f"{quarter[4:]}{year}"


def _runs(points: Sequence[Point]) -> list[list[Point]]:
    """Return the stretches of a line: it ends where a question was asked another way."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point.breaks:
            runs.append([])
        if point.of.favourable is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _add_band(figure: go.Figure, run: Sequence[Point], place: dict[str, int]) -> None:
    x = [place[point.quarter] for point in run]
    held = [point.of.favourable for point in run if point.of.favourable]
    figure.add_scatter(
        x=[*x, *reversed(x)],
        y=[one.high for one in held] + [one.low for one in reversed(held)],
        mode="lines", line={"width": 0}, fill="toself", fillcolor=BAND, hoverinfo="skip",
    )  # fmt: skip


def _add_run(figure: go.Figure, wave: str, run: Sequence[Point], place: dict[str, int]) -> None:
    colour, dash = _LOOKS[wave]
    x = [place[point.quarter] for point in run]
    held = [point.of.favourable for point in run if point.of.favourable]
    small = [(point.of.n or 0) < 20 for point in run]
    figure.add_scatter(
        x=x,
        y=[one.value for one in held],
        mode="lines+markers",
        line={"color": colour, "width": 2.2, "dash": dash},
        marker={"size": 8, "color": [PAPER if few else colour for few in small],
                "line": {"color": colour, "width": 1.6}},
        hovertext=[
            f"<b>{spoken(p.quarter)}</b>, {WAVES.label(wave).lower()}: {shown_share(one.value)}"
            f" (n = {shown(p.of.n)})<br>{p.of.item.wording}"
            for p, one in zip(run, held, strict=True)
        ],
        hoverinfo="text",
        cliponaxis=False,
    )  # fmt: skip


def _name_line(
    figure: go.Figure, wave: str, points: Sequence[Point], place: dict[str, int]
) -> None:
    last = next((point for point in reversed(points) if point.of.favourable), None)
    if last and last.of.favourable:
        figure.add_annotation(
            x=place[last.quarter], y=last.of.favourable.value, text=WAVES.label(wave),
            showarrow=False, xanchor="left", xshift=9, font={"size": 13, "color": INK},
        )  # fmt: skip
        figure.update_layout(margin={"r": 70})


def _add_break(figure: go.Figure, at: float) -> None:
    figure.add_vline(x=at, line={"color": INK, "width": 1.4, "dash": "dash"})
    figure.add_annotation(
        x=at, y=1, yref="paper", yanchor="bottom", showarrow=False, text="asked another way",
        font={"size": 12, "color": INK},
    )  # fmt: skip
    figure.update_layout(margin={"t": 26})
