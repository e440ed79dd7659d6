"""Charts of what was coded: shares of codes by theme, stances, a theme over time or by audience."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from data.codebook import Codebook
from data.codings import STANCES
from metrics.catalogue.feedback import FEEDBACK_SENTIMENT, FEEDBACK_THEMES
from metrics.guessing import Measured
from metrics.indicator import Indicator
from metrics.results import Result
from metrics.themes import ORDER
from reports import wording
from reports.charts.look import Drawn, drawn, gap
from reports.palette import ACCENT, INK, LINE, MARK, PAPER, SOFT

#: Stance → its colour and the hatch that tells it apart without colour.
_STANCES = {"positive": (ACCENT, ""), "mixed": (LINE, "/"), "negative": (MARK, "")}


def theme_shares(results: Sequence[Result], book: Codebook, measure: str) -> Drawn:
    """Return the share of each code as dots with intervals, each theme above its parts."""
    ordered = list(reversed(results))
    names = [_name(result, book) for result in ordered]
    figure = go.Figure()
    estimates = [result.estimate for result in ordered]
    tops = [not book.codes[str(r.named["theme"])].parent for r in ordered]
    figure.add_scatter(
        x=[e.value for e in estimates],
        y=names,
        mode="markers",
        marker={
            "size": [12 if top else 9 for top in tops],
            "color": [ACCENT if top else PAPER for top in tops],
            "line": {"color": ACCENT, "width": 1.6},
        },
        error_x=_whiskers(ordered),
        hovertext=[
            f"<b>{name.strip()}</b>: {_figure(FEEDBACK_THEMES, r)}"
            for name, r in zip(names, ordered, strict=True)
        ],
        hoverinfo="text",
    )
    for name, estimate in zip(names, estimates, strict=True):
        if estimate.value is None:
            _write(figure, 0, name, estimate.status, SOFT)
    highest = max([e.high or e.value or 0 for e in estimates] + [0])
    figure.update_xaxes(tickformat=".0%", range=[0, min(1.02, highest * 1.1) or 1], showgrid=True)
    figure.update_yaxes(type="category", showgrid=False, ticklabelstandoff=8)
    return drawn(figure, finding(results, book), measure, 60 + 30 * max(2, len(names)))


def finding(results: Sequence[Result], book: Codebook) -> str:
    """Return which theme most answers speak of, as far as that can be shown."""
    known = [
        (result.estimate.value, str(result.named["theme"]))
        for result in results
        if result.estimate.value is not None and not book.codes[str(result.named["theme"])].parent
    ]
    if not known:
        return "No theme can be shown"
    value, theme = max(known)
    share = wording.per_cent(value)
    return f"Spoken of most: “{book.codes[theme].name}”, in {share} of coded answers"


def stances(results: Sequence[Result], machine: Measured | None, measure: str) -> Drawn:
    """Return the stances people coded as one bar, a machine's guess hatched and lighter below."""
    figure = go.Figure()
    rows = [("Coded by people", {str(r.named["stance"]): r.estimate.value for r in results}, 1.0)]
    if (
        machine
        and (guessed := {s: machine.guessed.get(s, 0) for s in ORDER})
        and any(guessed.values())
    ):
        whole = sum(guessed.values())
        label = f"Guessed by a machine,<br>nobody coded these (n = {whole:,})"
        rows.append((label, {stance: n / whole for stance, n in guessed.items()}, 0.45))
    for name, values, opacity in rows[::-1]:
        for stance, (colour, hatch) in _STANCES.items():
            value = values.get(stance)
            if value is not None:
                figure.add_bar(
                    orientation="h", y=[name], x=[value], opacity=opacity, width=0.4,
                    marker={
                        "color": colour,
                        "line": {"color": PAPER, "width": 2},
                        "pattern": {
                            "shape": "x" if opacity < 1 else hatch, "fgcolor": SOFT, "size": 6
                        },
                    },
                    hovertext=f"<b>{STANCES.label(stance)}</b>: {wording.per_cent(value)}",
                    hoverinfo="text", name=STANCES.label(stance),
                )  # fmt: skip
                _label(figure, name, values, stance)
    figure.update_layout(barmode="stack", bargap=0.5)
    figure.update_xaxes(range=[0, 1], tickformat=".0%")
    figure.update_yaxes(type="category", showgrid=False, ticklabelstandoff=8)
    shown = {str(r.named["stance"]): r for r in results}
    positive = shown.get("positive")
    told = "The stance cannot be shown"
    if positive and positive.estimate.value is not None:
        told = f"{wording.per_cent(positive.estimate.value)} of answers with a stance are positive"
    return drawn(figure, told, measure, 70 + 105 * len(rows))


def _label(figure: go.Figure, name: str, values: Mapping[str, float | None], stance: str) -> None:
    """Write a stance's name and share: above the ends of the bar, and below its middle part.

    So that they never overlap, however narrow a part is.
    """
    anchor, shift = {"positive": ("left", 34), "mixed": ("center", -34)}.get(stance, ("right", 34))
    value, before = values.get(stance) or 0, values.get("positive") or 0
    at = {"positive": 0, "mixed": before + value / 2}.get(stance, 1)
    if value:
        figure.add_annotation(
            x=at, y=name, text=f"{STANCES.label(stance)} {wording.per_cent(value)}",
            showarrow=False, xanchor=anchor, yshift=shift, font={"size": 14, "color": INK},
        )  # fmt: skip


def over_time(one: Indicator, results: Sequence[Result], words: tuple[str, str]) -> Drawn:
    """Return a share by window, dots with intervals; what cannot be shown carries its symbol."""
    figure = go.Figure()
    labels = [result.window.label for result in results]
    estimates = [result.estimate for result in results]
    figure.add_scatter(
        x=labels,
        y=[e.value for e in estimates],
        mode="lines+markers",
        connectgaps=False,
        line={"color": LINE, "width": 1.6},
        marker={"color": ACCENT, "size": 9},
        error_y=_whiskers(results),
        hovertext=[f"<b>{r.window.label}</b>: {_figure(one, r)}" for r in results],
        hoverinfo="text",
    )
    for label, estimate in zip(labels, estimates, strict=True):
        if estimate.value is None:
            figure.add_annotation(
                x=label, y=0, text=estimate.status, showarrow=False, yshift=10,
                font={"color": SOFT, "size": 13},
            )  # fmt: skip
    top = max([e.high or e.value or 0 for e in estimates] + [0])
    figure.update_yaxes(tickformat=".0%", range=[0, min(1.02, top * 1.15) or 1])
    figure.update_xaxes(type="category", tickangle=0 if len(labels) < 7 else -45)
    return drawn(figure, *words, 300)


def _name(result: Result, book: Codebook) -> str:
    code = book.codes[str(result.named["theme"])]
    return f"<b>{code.name}</b>" if not code.parent else f"{code.name}"


def _figure(one: Indicator, result: Result) -> str:
    parts = (
        wording.figure(one, result.estimate),
        wording.rests_on(one, result.estimate),
        wording.interval(one, result.estimate),
    )
    return "<br>".join(filter(None, parts))


def _whiskers(results: Sequence[Result]) -> dict[str, object]:
    found = [result.estimate for result in results]
    return {
        "type": "data",
        "symmetric": False,
        "array": [gap(e.value, e.high) for e in found],
        "arrayminus": [gap(e.low, e.value) for e in found],
        "color": SOFT,
        "thickness": 1.4,
    }


def _write(figure: go.Figure, x: float, y: str, text: str, colour: str) -> None:
    figure.add_annotation(
        x=x, y=y, text=text, showarrow=False, xanchor="left", xshift=6,
        font={"color": colour, "size": 14},
    )  # fmt: skip


def stance_measure(place: str, window: str) -> str:
    """Return what stands under the title of the stances."""
    parts = (FEEDBACK_SENTIMENT.title, f"share of {FEEDBACK_SENTIMENT.unit}", place, window)
    return " · ".join(filter(None, parts))
