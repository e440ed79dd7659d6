"""Charts: the title says the finding, the subtitle measure, unit and population."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from metrics.change import Usual
from metrics.dimensions import Labels, label, title
from metrics.indicator import Indicator
from metrics.results import Result
from reports import wording
from reports.palette import ACCENT, BAND, FONT, INK, LINE, MARK, PAPER, SOFT, USUAL

#: The one look of every figure.
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": 15, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "colorway": [ACCENT],
        "hoverlabel": {"font": {"family": FONT, "size": 14}, "bgcolor": PAPER},
        "margin": {"l": 8, "r": 24, "t": 12, "b": 8},
        "xaxis": {"showgrid": False, "linecolor": LINE, "ticks": "", "automargin": True},
        "yaxis": {
            "gridcolor": "#ECE9E1", "zerolinecolor": MARK, "ticks": "", "automargin": True,
        },
        "showlegend": False,
        "dragmode": False,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A chart with its words, which the page sets as text so that they wrap and can be read out.

    Attributes:
        finding: the title: what it shows.
        measure: the subtitle: measure, unit, population.
        figure: the drawing.
    """

    finding: str
    measure: str
    figure: go.Figure


def _drawn(figure: go.Figure, finding: str, measure: str, height: int) -> Drawn:
    figure.update_layout(template=TEMPLATE, height=height)
    return Drawn(finding, measure, figure)


def _hover(one: Indicator, result: Result, known: Labels) -> str:
    estimate = result.estimate
    figure = wording.figure(one, estimate)
    unit = wording.unit(one, result)
    lines = [
        f"<b>{result.window.label}</b>: {figure} {unit}",
        wording.rests_on(one, estimate),
        wording.interval(one, estimate),
        wording.SYMBOLS.get(estimate.status, ""),
    ]
    return "<br>".join(line for line in lines if line)


def measure(one: Indicator, result: Result | None, known: Labels, place: str) -> str:
    """Return the subtitle: measure, unit, population."""
    which = wording.stratum(one, result, known) if result else ""
    unit = f"share of {one.unit}" if one.is_share else _plural_unit(one, result)
    return " · ".join(part for part in (one.title, which, unit, place) if part)


def _plural_unit(one: Indicator, result: Result | None) -> str:
    return str((result.named.get("unit") if result else None) or one.unit)


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
    hover = [_hover(one, result, known) for result in results]
    if usual:
        figure.add_hrect(
            y0=usual.low, y1=usual.high, fillcolor=USUAL, line_width=0, layer="below", opacity=0.7
        )
    if one.is_share:
        _add_line(figure, labels, results, hover)
    else:
        _add_bars(figure, labels, results, hover)
    for name, result in zip(labels, results, strict=True):
        if result.estimate.value is None:
            figure.add_annotation(
                x=name, y=0, text=result.estimate.status, showarrow=False, yanchor="bottom",
                font={"color": SOFT, "size": 13},
            )  # fmt: skip
    top = max([v for v in values if v is not None] + _highs(results) + [usual.high if usual else 0])
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
    return _drawn(figure, finding, measure(one, last, known, place), 320)


def _tick(results: Sequence[Result], position: int) -> str:
    """Return a quarter's tick; the year stands under each January's and, with room, the first."""
    name = results[position].window.name
    if "Q" not in name or len(name) != 6:
        return results[position].window.label
    following = [result.window.name for result in results[position + 1 : position + 3]]
    has_room = position == 0 and not any(other.endswith("Q1") for other in following)
    return f"{name[4:]}<br>{name[:4]}" if has_room or name.endswith("Q1") else name[4:]


def _scale(one: Indicator, top: float) -> dict[str, Any]:
    """Return an axis from zero to a little above ``top``; small counts have whole ticks."""
    if one.is_share:
        return {"tickformat": ".0%", "range": [0, min(1.02, top * 1.15) or 1]}
    ticks = {"dtick": 1} if top <= 6 else {}
    return {"tickformat": ",.0f", "range": [0, top * 1.15 or 1], **ticks}


def _highs(results: Sequence[Result]) -> list[float]:
    return [result.estimate.high for result in results if result.estimate.high is not None]


def _finding(one: Indicator, last: Result | None, usual: Usual | None) -> str:
    if last is None or last.estimate.value is None:
        return f"{one.title}: no figure for the last quarter"
    said = f"{wording.figure(one, last.estimate)} {wording.unit(one, last)}".strip()
    verdict = f", {usual.verdict}" if usual and one.level != "context" else ""
    return f"{said} in {last.window.label}{verdict}"


def _whiskers(results: Sequence[Result], thickness: float) -> dict[str, Any] | None:
    """Return the intervals as error bars; None where no result has one."""
    if not _highs(results):
        return None
    found = [result.estimate for result in results]
    return {
        "type": "data",
        "symmetric": False,
        "array": [_gap(e.value, e.high) for e in found],
        "arrayminus": [_gap(e.low, e.value) for e in found],
        "color": SOFT,
        "thickness": thickness,
    }


def _gap(low: float | None, high: float | None) -> float:
    return 0 if low is None or high is None else high - low


def _add_line(
    figure: go.Figure, labels: Sequence[str], results: Sequence[Result], hover: Sequence[str]
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
        hovertext=hover,
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
    figure: go.Figure, labels: Sequence[str], results: Sequence[Result], hover: Sequence[str]
) -> None:
    colours = [BAND] * (len(results) - 1) + [ACCENT]
    figure.add_bar(
        x=labels,
        y=[result.estimate.value for result in results],
        marker={"color": colours, "line": {"color": ACCENT, "width": 1}},
        error_y=_whiskers(results, 1.4),
        hovertext=hover,
        hoverinfo="text",
    )
    figure.update_layout(bargap=0.35)


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
        "error_x": _whiskers(ordered, 1.6),
        "hovertext": [_hover(one, r, known) for r in ordered],
        "hoverinfo": "text",
    }
    figure = go.Figure()
    if one.is_share:
        figure.add_scatter(mode="markers", marker={"color": ACCENT, "size": 11}, **marks)
    else:
        figure.add_bar(orientation="h", marker={"color": ACCENT}, **marks)
    for name, result in zip(names, ordered, strict=True):
        _add_label(figure, one, name, result)
    top = max([v for v in values if v is not None] + _highs(ordered) + [0])
    figure.update_xaxes(**_scale(one, top))
    figure.update_yaxes(type="category", showgrid=False, ticklabelstandoff=8)
    window = results[0].window.label if results else ""
    finding = _largest(one, ordered, names, dimension)
    subtitle = measure(one, results[0] if results else None, known, place)
    return _drawn(figure, finding, f"{subtitle} · {window}", 56 + 34 * max(2, len(names)))


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
    if one.is_share:
        return f"By {title(dimension).lower()}: where intervals overlap, the order may be chance"
    if len(shown) < len(ordered):
        return f"By {title(dimension).lower()}, as far as it can be shown"
    most = [name for name, r in shown if r.estimate.value == shown[-1][1].estimate.value]
    figure = wording.figure(one, shown[-1][1].estimate)
    unit = wording.unit(one, shown[-1][1])
    if len(most) == 1:
        return f"{most[0]}: {figure} {unit}, the most"
    return f"{figure} {unit} in {wording.spelled(len(most))} of {len(ordered)}, the most"
