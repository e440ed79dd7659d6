"""Targets drawn: bars on one scale that ends at the target, and one target over time."""

from collections.abc import Sequence

import plotly.graph_objects as go

from data.periods import MONTHS
from metrics.attainment import REACHED, Attainment
from metrics.dimensions import Labels
from metrics.results import Result
from metrics.targets import pro_rata, spoken_window
from reports import targets as words
from reports import wording
from reports.charts.look import Drawn, drawn, gap, wrapped
from reports.palette import ACCENT, BAND, INK, MARK, PAPER, SOFT
from reports.targets_tables import until

#: The longest bar: twice the target; what is longer is cut, its figure stands above it.
LONGEST = 2.0
_ROW, _TALL_ROW, _LETTERS = 74, 92, 40


def bullets(listed: Sequence[Attainment], known: Labels, whose: str, when: str) -> Drawn:
    """Return targets as bars: the figure in per cent of the target, which is one line for all.

    Above each bar stand name, figure and target. A bar is full where the target is reached, pale
    where not, hatched while its window is not whole. The baseline is a hollow dot, what is due by
    now a short broken line, an interval a whisker.

    Args:
        listed: the targets, from the top.
        known: how codes are called.
        whose: whose targets they are.
        when: the window.
    """
    figure = go.Figure()
    rows = list(range(len(listed)))
    wraps = any(len(words.name(one, known)) > _LETTERS for one in listed)
    tall = _TALL_ROW if wraps else _ROW
    shares = [min(one.share or 0, LONGEST) for one in listed]
    told = [words.sentence(one, known) for one in listed]
    figure.add_bar(
        orientation="h", x=shares, y=rows, width=0.24,
        marker={
            "color": [ACCENT if one.standing == REACHED else BAND for one in listed],
            "line": {"color": ACCENT, "width": 1},
            "pattern": {
                "shape": ["/" if one.result.partial else "" for one in listed],
                "fgcolor": MARK, "size": 6, "solidity": 0.3, "fillmode": "overlay",
            },
        },
        error_x=_whiskers(listed),
        hovertext=[wrapped(text, 200) for text in told], hoverinfo="text",
    )  # fmt: skip
    for row, one in zip(rows, listed, strict=True):
        _add_marks(figure, row, one)
        _add_words(figure, row, one, known, round(tall * 0.12) + 4)
    top = max([1.0, *shares, *(_end(one) for one in listed)]) * 1.04
    figure.add_vline(x=1, line={"color": INK, "width": 2}, layer="below")
    figure.update_xaxes(
        range=[0, top],
        tickvals=[0, 0.5, 1, 1.5, 2],
        ticktext=["0", "50%", "target", "150%", "200%"],
    )
    figure.update_yaxes(range=[len(listed) - 0.55, -0.95], showticklabels=False, showgrid=False)
    measure = " · ".join((when, "per cent of the target", *_legend(listed)))
    found = drawn(figure, words.finding(listed, whose), measure, 44 + tall * len(listed))
    figure.update_layout(margin={"l": 2, "r": 12, "t": 0})
    return found


def _legend(listed: Sequence[Attainment]) -> list[str]:
    """Return what the marks mean, of those that are drawn."""
    marks = {
        "hollow dot: baseline": any(one.target.baseline is not None for one in listed),
        "dotted: due by now": any(one.is_pro_rata for one in listed),
        "pale: not reached": any(one.standing != REACHED for one in listed),
        "hatched: not whole yet": any(one.result.partial for one in listed),
    }
    return [words for words, drawn in marks.items() if drawn]


def _end(one: Attainment) -> float:
    """Return how far the marks of a target reach."""
    high, base, goal = one.result.estimate.high, one.target.baseline, one.target.aim
    ends = [end / goal for end in (high, base) if end is not None and goal]
    return min(max([*ends, 0.0]), LONGEST)


def _whiskers(listed: Sequence[Attainment]) -> dict[str, object] | None:
    found = [(one.result.estimate, one.target.aim or 1) for one in listed]
    if all(estimate.high is None for estimate, _ in found):
        return None
    return {
        "type": "data", "symmetric": False, "color": SOFT, "thickness": 1.6, "width": 4,
        "array": [gap(e.value, e.high) / aim for e, aim in found],
        "arrayminus": [gap(e.low, e.value) / aim for e, aim in found],
    }  # fmt: skip


def _add_marks(figure: go.Figure, row: int, one: Attainment) -> None:
    """Mark the baseline, and what is due by now."""
    aim, base = one.target.aim, one.target.baseline
    if base is not None and aim:
        said = f"baseline {words.amount(one.one, base)}"
        figure.add_scatter(
            x=[min(base / aim, LONGEST)], y=[row], mode="markers", hovertext=[said],
            hoverinfo="text", cliponaxis=False,
            marker={"size": 10, "color": PAPER, "line": {"color": INK, "width": 1.6}},
        )  # fmt: skip
    if one.is_pro_rata and aim:
        figure.add_shape(
            type="line", x0=one.due / aim, x1=one.due / aim, y0=row - 0.2, y1=row + 0.2,
            line={"color": INK, "width": 1.6, "dash": "dot"},
        )  # fmt: skip


def _add_words(figure: go.Figure, row: int, one: Attainment, known: Labels, above: int) -> None:
    """Write above a bar what it is of, the figure, and the target."""
    title = wrapped(words.name(one, known), _LETTERS)
    figure.add_annotation(
        x=0, y=row, yshift=above, xanchor="left", yanchor="bottom", align="left", showarrow=False,
        text=f"<b>{title}</b><br>{words.said_short(one)}",
        bgcolor=PAPER, borderpad=1, font={"color": INK, "size": 13.5},
    )  # fmt: skip


def progress(one: Attainment, series: Sequence[Result], known: Labels) -> Drawn:
    """Return a target over time: what was reached by each point, and what was due by then.

    Args:
        one: the target.
        series: its figure from the beginning of its window to each quarter or month that is in.
        known: how codes are called.
    """
    figure = go.Figure()
    months = list(one.target.window.months)
    at = [months.index(result.window.months[-1]) + 1 for result in series]
    rises = one.one.additivity in ("sum", "distinct")
    _add_due(figure, one)
    _add_line(figure, one, series, at, rises)
    for x, result in zip(at, series, strict=True):
        if result.estimate.value is None:
            figure.add_annotation(
                x=x, y=0, yanchor="bottom", text=result.estimate.status, showarrow=False,
                font={"color": SOFT, "size": 13},
            )  # fmt: skip
    aim, base = one.target.aim, one.target.baseline
    values = [v for r in series for v in (r.estimate.value, r.estimate.high) if v is not None]
    top = max([aim, base or 0, *values]) * 1.15 or 1
    form = ".0%" if one.one.is_share else ",~g"
    figure.update_yaxes(range=[0, min(top, 1.04) if one.one.is_share and top < 1.2 else top],
                        tickformat=form)  # fmt: skip
    ticks = [i for i in range(len(months)) if i % (3 if len(months) > 3 else 1) == 2 or not i]
    figure.update_xaxes(
        range=[0, len(months) * 1.02], tickvals=[i + 1 for i in ticks],
        ticktext=[_tick(months, i) for i in ticks], tickangle=0,
    )  # fmt: skip
    subtitle = f"{one.one.title} · {one.one.unit} · {spoken_window(one.target)}"
    found = drawn(figure, _finding(one, known), subtitle, 340)
    figure.update_layout(margin={"t": 26, "r": 14})
    return found


def _finding(one: Attainment, known: Labels) -> str:
    return f"{words.name(one, known)}: {words.said_short(one).replace(' · ', ', ')}"


def _add_due(figure: go.Figure, one: Attainment) -> None:
    """Draw the target, its baseline, and the pro-rata line that leads to it."""
    months, aim = one.target.window.months, one.target.aim
    if one.has_pro_rata:
        due = [0.0, *(value for _, value in pro_rata(one.target))]
        figure.add_scatter(
            x=list(range(len(due))), y=due, mode="lines", hoverinfo="skip", cliponaxis=False,
            line={"color": MARK, "width": 1.8, "dash": "dash"},
        )  # fmt: skip
        figure.add_annotation(
            x=len(months) * 0.5, y=due[len(months) // 2], text="due, pro rata", showarrow=False,
            xanchor="left", yanchor="top", font={"color": SOFT, "size": 13}, xshift=4,
        )  # fmt: skip
    figure.add_shape(
        type="line", x0=0, x1=len(months), y0=aim, y1=aim, line={"color": INK, "width": 1.8}
    )
    name = "ceiling" if one.ceiling else "target"
    marks = [(aim, f"{name} {words.amount(one.one, aim)}", INK)]
    if (base := one.target.baseline) is not None:
        figure.add_shape(
            type="line", x0=0, x1=len(months), y0=base, y1=base,
            line={"color": MARK, "width": 1.2, "dash": "dot"},
        )  # fmt: skip
        marks.append((base, f"baseline {words.amount(one.one, base)}", SOFT))
    for y, text, colour in marks:
        figure.add_annotation(
            x=0, y=y, text=text, xanchor="left", yanchor="bottom", showarrow=False,
            font={"color": colour, "size": 13.5},
        )  # fmt: skip


def _add_line(
    figure: go.Figure, one: Attainment, series: Sequence[Result], at: Sequence[int], rises: bool
) -> None:
    """Draw what was reached by each point, from zero where it grows, with its interval."""
    known = [(x, r.estimate) for x, r in zip(at, series, strict=True) if r.estimate.low is not None]
    if known:
        figure.add_scatter(
            x=[x for x, _ in known] + [x for x, _ in reversed(known)],
            y=[e.high for _, e in known] + [e.low for _, e in reversed(known)],
            mode="lines", line={"width": 0}, fill="toself", fillcolor=BAND, hoverinfo="skip",
        )  # fmt: skip
    start: list[tuple[int, float | None]] = [(0, 0.0)] if rises else []
    points = [*start, *((x, r.estimate.value) for x, r in zip(at, series, strict=True))]
    hover = [
        f"<b>by the end of {until(r, series)}</b>: {wording.figure(one.one, r.estimate)}"
        for r in series
    ]
    whole = [r.partial is None or not r.partial.missing for r in series]
    figure.add_scatter(
        x=[x for x, _ in points], y=[y for _, y in points], mode="lines+markers",
        line={"color": ACCENT, "width": 2.4}, cliponaxis=False,
        marker={
            "size": [0] * len(start) + [7] * len(series),
            "color": [ACCENT] * len(start) + [ACCENT if good else PAPER for good in whole],
            "line": {"color": ACCENT, "width": 1.6},
        },
        hovertext=["0"] * len(start) + hover, hoverinfo="text",
    )  # fmt: skip
    last = next((p for p in reversed(points) if p[1] is not None), None)
    if last and last[0]:
        figure.add_annotation(
            x=last[0], y=last[1], text=f"<b>{words.amount(one.one, last[1] or 0)}</b>",
            showarrow=False, yanchor="top", xanchor="right" if last[0] > 2 else "left", yshift=-6,
            font={"color": ACCENT, "size": 14},
        )  # fmt: skip


def _tick(months: Sequence[str], i: int) -> str:
    month = MONTHS[int(months[i][5:7]) - 1][:3]
    begins = not i or (months[i].endswith("-03") and len(months) > 3)
    return f"{month}<br>{months[i][:4]}" if begins else month
