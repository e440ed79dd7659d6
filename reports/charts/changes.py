"""The chart of changes: a dot and its interval an item, around the line of no change."""

import plotly.graph_objects as go

from reports import surveys as words
from reports.charts.look import Drawn, drawn, gap, wrapped
from reports.palette import ACCENT, INK, MARK, PAPER, SOFT
from reports.surveys_said import points, share_points
from reports.surveys_seen import Moved, Seen

_LINE, _DOT, _GAP = 19, 22, 12
_LETTERS = 46


def changes(seen: Seen) -> Drawn:
    """Return how the share of favourable or right answers changed, an item a row.

    Changes whose interval leaves out zero are filled, others hollow.
    """
    shown = [one for one in seen.moved if one.share]
    figure, at = go.Figure(), 6.0
    places = []
    for one in shown:
        at, middle = _write(figure, one, at)
        places.append(middle)
    _add_dots(figure, shown, places)
    for middle in places:
        figure.add_shape(
            type="line", x0=0, x1=0, y0=middle - _DOT / 2, y1=middle + _DOT / 2,
            line={"color": MARK, "width": 1.5}, layer="below",
        )  # fmt: skip
    limits = [v or 0 for one in shown for v in _limits(one)]
    low, high = min([*limits, -0.02]), max([*limits, 0.02])
    low, high = low - 0.04 * (high - low), high + 0.14 * (high - low)
    ticks = _ticks(low, high)
    figure.update_layout(
        yaxis={"range": [at, 0], "showticklabels": False, "showgrid": False, "zeroline": False},
        xaxis={"range": [low, high], "tickvals": ticks, "side": "bottom",
               "ticktext": [share_points(v) for v in ticks], "zeroline": False},
    )  # fmt: skip
    measure = (
        "Change in the share of favourable (top two boxes) or right answers, percentage points · "
        f"95 % intervals · {_whose(seen)}, {seen.window.label}"
    )
    whole = drawn(figure, words.changes_finding(seen), measure, round(at) + 40)
    figure.update_layout(margin={"l": 8, "r": 8, "t": 4, "b": 28})
    return whole


def _whose(seen: Seen) -> str:
    """Return whom the changes are of, where all are of as many; else how many at least."""
    told = list(dict.fromkeys(words.whose(seen, one) for one in seen.moved))
    if len(told) == 1:
        return told[0]
    who = "of the same people" if seen.found else "in each group"
    return f"at least {min(map(_n, seen.moved))} {who} a question"


def _n(one: Moved) -> int:
    held = one.contrast or one.change
    return held.n if held else 0


def _ticks(low: float, high: float) -> list[float]:
    step = 0.2 if high - low > 0.5 else 0.1 if high - low > 0.2 else 0.05
    return [round(step * at, 2) for at in range(int(low / step), int(high / step) + 1)]


def _limits(one: Moved) -> tuple[float | None, float | None, float | None]:
    held = one.share
    return (held.value, held.low, held.high) if held else (None, None, None)


def _write(figure: go.Figure, one: Moved, at: float) -> tuple[float, float]:
    """Write an item's words and change; return where the next begins, and its dot's place."""
    mark = "↺ " if one.item and one.item.reverse else ""
    text = wrapped(mark + one.name, _LETTERS)
    high = _LINE * (text.count("<br>") + 1)
    figure.add_annotation(
        x=0, xref="paper", y=at + high / 2, text=text, showarrow=False, xanchor="left",
        align="left", font={"size": 14, "color": INK}, hovertext=one.name,
    )  # fmt: skip
    middle = at + high + _DOT / 2
    return at + high + _DOT + _GAP, middle


def _add_dots(figure: go.Figure, shown: list[Moved], places: list[float]) -> None:
    held = [one.share for one in shown if one.share]
    figure.add_scatter(
        x=[one.value for one in held],
        y=places,
        mode="markers",
        marker={
            "size": 11,
            "color": [ACCENT if one.sure else PAPER for one in shown],
            "line": {"color": ACCENT, "width": 1.8},
        },
        error_x={
            "type": "data", "symmetric": False, "color": SOFT, "thickness": 1.6,
            "array": [gap(one.value, one.high) for one in held],
            "arrayminus": [gap(one.low, one.value) for one in held],
        },
        hovertext=[f"{one.name}<br>{points(i)}" for one, i in zip(shown, held, strict=True)],
        hoverinfo="text",
        cliponaxis=False,
    )  # fmt: skip
    for one, middle in zip(held, places, strict=True):
        figure.add_annotation(
            x=one.high if one.high is not None else one.value, y=middle, showarrow=False,
            text=share_points(one.value), xanchor="left", xshift=6,
            font={"size": 13, "color": INK},
        )  # fmt: skip
