"""The chart of one series over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import plotly.graph_objects as go

from data.notes import Note
from data.periods import MONTHS
from metrics.change import RULES, ControlChart, Usual
from metrics.dimensions import Labels
from metrics.indicator import Indicator
from metrics.rates import Per
from metrics.results import Result
from reports import wording
from reports.charts.look import Drawn, drawn, highs, hover, is_signed, lows, measure, whiskers
from reports.charts.notes import annotate
from reports.palette import ACCENT, BAND, INK, MARK, PAPER, SOFT, USUAL


@dataclass(frozen=True)
class Beside:
    """What stands on a chart over time beside the figures themselves.

    Attributes:
        usual: the usual range, a quiet band behind.
        chart: the control chart, whose unusual points are ringed.
        notes: dated notes, a numbered line each.
        targets: window's name → the target of that window, a short line each.
    """

    usual: Usual | None = None
    chart: ControlChart | None = None
    notes: Sequence[Note] = ()
    targets: Mapping[str, float] = field(default_factory=dict)


def trend(
    one: Indicator,
    results: Sequence[Result],
    known: Labels,
    beside: Beside | None = None,
    place: str = "Whole coalition",
) -> Drawn:
    """Return the chart of one series over windows.

    Counts are bars from zero, shares and rates a line with its interval as a band; windows without
    a figure carry their symbol, those not whole yet are hatched or hollow. Notes are numbered;
    ``Drawn.notes`` has their words.
    """
    beside = beside or Beside()
    figure = go.Figure()
    labels = [result.window.label for result in results]
    told = [hover(one, result, known) for result in results]
    _add_usual(figure, beside.usual)
    add = _add_line if is_line(one) else _add_bars
    add(figure, labels, results, told)
    _add_targets(figure, one, results, beside.targets)
    _add_signals(figure, labels, results, beside.chart)
    for name, result in zip(labels, results, strict=True):
        if result.estimate.value is None:
            figure.add_annotation(
                x=name, y=0, text=result.estimate.status, showarrow=False, yanchor="bottom",
                font={"color": SOFT, "size": 13},
            )  # fmt: skip
    marked = annotate(figure, beside.notes, [result.window for result in results], known)
    _set_axes(figure, one, results, beside)
    last = results[-1] if results else None
    finding = _finding(one, last, beside.usual)
    whole = drawn(figure, finding, measure(one, last, known, place), 320)
    return replace(whole, notes=tuple(one.words for one in marked))


def is_line(one: Indicator) -> bool:
    """Say whether an indicator's series is a line: shares, rates and changes have no base."""
    return one.is_share or isinstance(one.value, Per) or is_signed(one)


def _set_axes(figure: go.Figure, one: Indicator, results: Sequence[Result], beside: Beside) -> None:
    labels = [result.window.label for result in results]
    values = [r.estimate.value for r in results if r.estimate.value is not None]
    targets = [aim for name, aim in beside.targets.items()]
    usual = [beside.usual.high] if beside.usual else []
    top = max([*values, *highs(results), *targets, *usual, 0])
    share = {"tickformat": ".0%"} if one.is_share else {"tickformat": ",~g"}
    bounded = one.is_share and top <= 1
    bottom = 0.0
    if is_signed(one):
        bottom = 1.15 * min([*values, *lows(results), *targets, 0])
        share = {"tickformat": ",~g"}
        figure.update_yaxes(zeroline=True, zerolinewidth=1.4)
    figure.update_yaxes(
        range=[bottom, (min(1, top * 1.15) if bounded else top * 1.15) or 1], **share
    )
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=labels,
        range=[-0.6, len(labels) - 0.4],
        tickangle=0,
        tickmode="array",
        tickvals=labels,
        ticktext=[_tick(results, i) for i in range(len(results))],
    )


def _add_usual(figure: go.Figure, usual: Usual | None) -> None:
    if usual:
        figure.add_hrect(
            y0=usual.low, y1=usual.high, fillcolor=USUAL, line_width=0, layer="below", opacity=0.7
        )
        figure.add_hline(y=usual.centre, line={"color": MARK, "width": 1, "dash": "dot"})


def _add_signals(
    figure: go.Figure,
    labels: Sequence[str],
    results: Sequence[Result],
    chart: ControlChart | None,
) -> None:
    """Ring the points that a rule finds unusual; the hover text says which."""
    if chart is None or not chart.signals:
        return
    rules: dict[int, list[str]] = {}
    for signal in chart.signals:
        rules.setdefault(signal.position, []).append(RULES[signal.rule])
    figure.add_scatter(
        x=[labels[i] for i in rules],
        y=[results[i].estimate.value for i in rules],
        mode="markers",
        marker={
            "symbol": "circle-open", "size": 17, "color": INK, "line": {"width": 1.6},
        },
        cliponaxis=False,
        hovertext=[f"{labels[i]}: unusual, {'; '.join(said)}" for i, said in rules.items()],
        hoverinfo="text",
    )  # fmt: skip


def _add_targets(
    figure: go.Figure, one: Indicator, results: Sequence[Result], targets: Mapping[str, float]
) -> None:
    """Draw a short line where a window has a target."""
    held = {i: targets[r.window.name] for i, r in enumerate(results) if r.window.name in targets}
    for i, aim in held.items():
        figure.add_shape(
            type="line", x0=i - 0.36, x1=i + 0.36, y0=aim, y1=aim,
            line={"color": INK, "width": 2.2},
        )  # fmt: skip
    if held:
        last = max(held)
        figure.add_annotation(
            x=last, y=held[last], text="target", showarrow=False, yanchor="bottom",
            font={"color": INK, "size": 12},
        )  # fmt: skip


def _tick(results: Sequence[Result], position: int) -> str:
    """Return a window's tick, short; the year stands under the first of each, and with room."""
    name = results[position].window.name
    if ".." in name:
        return f"to {name.partition('..')[2][4:]}<br>{name.partition('..')[2][:4]}"
    if name.startswith("FY"):
        return f"FY<br>{name[2:6]}"
    if len(name) == 4:
        return name
    year, part = name[:4], name[4:]
    if part.startswith("-"):
        part = MONTHS[int(part[1:]) - 1][:1] if len(results) > 12 else MONTHS[int(part[1:]) - 1][:3]
        begins = name.endswith("-01")
    else:
        begins = part.endswith("1")
    following = [result.window.name for result in results[position + 1 : position + 3]]
    has_room = position == 0 and not any(o.endswith(("Q1", "H1", "-01")) for o in following)
    return f"{part}<br>{year}" if has_room or begins else part


def _finding(one: Indicator, last: Result | None, usual: Usual | None) -> str:
    if last is None or last.estimate.value is None:
        return f"{one.title}: no figure for the last window"
    said = f"{wording.figure(one, last.estimate)} {wording.short_unit(one, last)}".strip()
    judged = usual is not None and usual.verdict and one.level != "context"
    verdict = f", {usual.verdict}" if usual and judged else ""
    partial = f" ({wording.partly(last)})" if last.partial else ""
    return f"{said} in {last.window.label}{verdict}{partial}"


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
    whole = [i for i, result in enumerate(results) if result.partial is None]
    _add_points(figure, labels, results, told, whole, "lines+markers")
    # No line falls to what is not whole yet.
    partial = [i for i, result in enumerate(results) if result.partial is not None]
    if partial:
        _add_points(figure, labels, results, told, partial, "markers")


def _add_points(
    figure: go.Figure,
    labels: Sequence[str],
    results: Sequence[Result],
    told: Sequence[str],
    some: Sequence[int],
    mode: str,
) -> None:
    """Add some of the points; those that are unreliable or partial are hollow."""
    doubtful = [results[i].estimate.status == "[u]" or mode == "markers" for i in some]
    figure.add_scatter(
        x=[labels[i] for i in some],
        y=[results[i].estimate.value for i in some],
        mode=mode,
        line={"color": ACCENT, "width": 2.4},
        marker={
            "size": 8,
            "color": [PAPER if doubt else ACCENT for doubt in doubtful],
            "line": {"color": ACCENT, "width": 1.6},
        },
        cliponaxis=False,
        hovertext=[told[i] for i in some],
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
        marker={
            "color": colours,
            "line": {"color": ACCENT, "width": 1},
            "pattern": {
                "shape": ["/" if result.partial else "" for result in results],
                "fgcolor": MARK,
                "size": 6,
                "solidity": 0.3,
                "fillmode": "overlay",
            },
        },
        error_y=whiskers(results, 1.4),
        hovertext=told,
        hoverinfo="text",
    )
    figure.update_layout(bargap=0.35)
