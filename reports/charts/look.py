"""What all charts share: the look, their words, axes and whiskers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from metrics.dimensions import Labels
from metrics.indicator import Indicator
from metrics.results import Result
from metrics.surveyed import NetScore, Shift
from reports import wording
from reports.palette import ACCENT, FONT, INK, LINE, MARK, PAPER, SOFT

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
        notes: what stands beneath: the words of numbered lines.
        least: how many pixels wide it has to be to be read; a narrower page scrolls it.
    """

    finding: str
    measure: str
    figure: go.Figure
    notes: tuple[str, ...] = ()
    least: int = 0


def drawn(figure: go.Figure, finding: str, measure: str, height: int) -> Drawn:
    """Return a chart with its words, in the one look, so many pixels high."""
    figure.update_layout(template=TEMPLATE, height=height)
    return Drawn(finding, measure, figure)


def hover(one: Indicator, result: Result, known: Labels) -> str:
    """Return what a mark says when it is pointed at."""
    estimate = result.estimate
    figure = wording.figure(one, estimate)
    unit = wording.unit(one, result)
    lines = [
        f"<b>{result.window.label}</b>: {figure} {unit}",
        wording.rests_on(one, estimate),
        wording.interval(one, estimate),
        wording.SYMBOLS.get(estimate.status, ""),
        wording.partly(result),
    ]
    return "<br>".join(line for line in lines if line)


def measure(one: Indicator, result: Result | None, known: Labels, place: str) -> str:
    """Return the subtitle: measure, unit, population."""
    which = wording.stratum(one, result, known) if result else ""
    unit = f"share of {one.unit}" if one.is_share else _plural_unit(one, result)
    unit = "" if unit.casefold() == one.title.casefold() else unit
    return " · ".join(part for part in (one.title, which, unit, place) if part)


def _plural_unit(one: Indicator, result: Result | None) -> str:
    return str((result.named.get("unit") if result else None) or one.unit)


def scale(one: Indicator, top: float, bottom: float = 0) -> dict[str, Any]:
    """Return an axis from zero, or a little below ``bottom``, to a little above ``top``.

    Small counts have whole ticks.
    """
    if is_signed(one):
        reach = (top - bottom) * 0.15 or 1
        return {"tickformat": ",~g", "range": [bottom - reach * (bottom < 0), top + reach]}
    if one.is_share:
        return {"tickformat": ".0%", "range": [0, min(1.02, top * 1.15) or 1]}
    ticks = {"dtick": 1} if top <= 6 else {}
    return {"tickformat": ",.0f", "range": [0, top * 1.15 or 1], **ticks}


def highs(results: Sequence[Result]) -> list[float]:
    """Return the upper limits there are."""
    return [result.estimate.high for result in results if result.estimate.high is not None]


def lows(results: Sequence[Result]) -> list[float]:
    """Return the lower limits there are."""
    return [result.estimate.low for result in results if result.estimate.low is not None]


def is_signed(one: Indicator) -> bool:
    """Say whether an indicator's figures can be below zero: changes and net scores."""
    return isinstance(one.value, Shift | NetScore)


def whiskers(results: Sequence[Result], thickness: float) -> dict[str, Any] | None:
    """Return the intervals as error bars; None where no result has one."""
    if not highs(results):
        return None
    found = [result.estimate for result in results]
    return {
        "type": "data",
        "symmetric": False,
        "array": [gap(e.value, e.high) for e in found],
        "arrayminus": [gap(e.low, e.value) for e in found],
        "color": SOFT,
        "thickness": thickness,
    }


def gap(low: float | None, high: float | None) -> float:
    """Return how far a limit is from a value; 0 where either is missing."""
    return 0 if low is None or high is None else high - low


def wrapped(name: str, letters: int) -> str:
    """Return a name in at most two lines of about as many letters; what is longer is cut."""
    found = [""]
    for word in name.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > letters:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".strip()
    kept = [line if len(line) <= letters + 3 else f"{line[:letters]}…" for line in found[:2]]
    if len(found) > 2 and not kept[-1].endswith("…"):
        kept[-1] += " …"
    return "<br>".join(kept)
