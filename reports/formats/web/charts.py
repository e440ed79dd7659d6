"""Charts of a page that answer when they are pointed at: figures for plotly, as JSON.

The look and the marks are those of the screen; where the axis is marked, and how its numbers are
written, is as on paper.
"""

import json
import math
import re
from collections.abc import Sequence
from itertools import pairwise

from reports.charts.look import TEMPLATE, wrapped
from reports.documents.blocks import Chart, Drawing, Look, Point
from reports.formats.charts.scale import Extent, Numerals, limits, target
from reports.formats.web.beside import notes, targets
from reports.formats.web.marks import DOTS, Figure, marks
from reports.formats.web.words import text
from reports.palette import LINE, MARK, SOFT

#: What a table may have of columns to be told whole when a mark is pointed at.
_TOLD = 8
_LETTERS = 24
#: A series of few windows is drawn as one of so many, or its bars would be walls.
_LEAST = 6
#: So many windows have a label each; of more, the years have, as far as a phone has room.
_LABELS = 14
_YEARS = 6
_YEAR = re.compile(r"^(?:(.{1,12}?)[ ,]+)?((?:19|20)\d\d)(?:[ ,]+(.{1,12}))?$")


def as_json(drawing: Drawing, look: Look) -> str:
    """Return a chart as JSON that can stand within a page."""
    told = json.dumps(figure(drawing, look), ensure_ascii=False, separators=(",", ":"))
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        told = told.replace(sign, f"\\u{ord(sign):04x}")
    return told


def figure(drawing: Drawing, look: Look) -> Figure:
    """Return a chart as plotly draws it: its marks and its layout."""
    chart, told = drawing.chart, _hovers(drawing)
    placed = _layout_of_groups(chart) if chart.sort == "groups" else _layout_of_series(chart)
    layout = {
        "template": TEMPLATE.to_plotly_json(),
        "hoverlabel": {"align": "left"},
        "annotations": notes(chart),
        "shapes": list(targets(chart)),
        **placed,
    }
    return {"data": list(marks(chart, told, look)), "layout": layout}


def _hovers(drawing: Drawing) -> list[str]:
    chart, rows = drawing.chart, drawing.table.rows
    is_told = len(rows) == len(chart.points) and len(drawing.table.heads) <= _TOLD
    return [
        _row_told(drawing, i)
        if is_told and point.label == rows[i][0].text and point.cell in rows[i]
        else _point_told(chart, point)
        for i, point in enumerate(chart.points)
    ]


def _row_told(drawing: Drawing, i: int) -> str:
    """Return a row of the table: what it is of, and each figure under its head."""
    first, *cells = drawing.table.rows[i]
    pairs = zip(drawing.table.heads[1:], cells, strict=True)
    lines = [f"{text(head)}: {text(cell.text)}" for head, cell in pairs if cell.text]
    return "<br>".join([f"<b>{_lines(first.text, 40)}</b>", *lines])


def _point_told(chart: Chart, point: Point) -> str:
    numerals, edges, aim = Numerals.of(chart), limits(point), target(point)
    lines = [f"<b>{_lines(point.label, 40)}</b>", f"{text(point.cell.text)} · {text(chart.axis)}"]
    if edges:
        lines.append(" – ".join(text(numerals.write(edge, chart)) for edge in edges))
    if aim is not None and chart.target:
        lines.append(f"{text(chart.target)}: {text(numerals.write(aim, chart))}")
    return "<br>".join(lines)


def _lines(name: str, letters: int) -> str:
    """Return a name in two lines at most, safe to be drawn: plotly reads tags in text."""
    return "<br>".join(text(line) for line in wrapped(name, letters).split("<br>"))


def _axis_of_figures(chart: Chart, room: float, most: int = 5) -> Figure:
    extent, numerals = Extent.of(chart, most), Numerals.of(chart)
    reach = extent.high - extent.low
    low = extent.low - 0.1 * reach if extent.low < 0 else 0
    return {
        "range": [low, extent.high + room * reach],
        "tickmode": "array",
        "tickvals": list(extent.ticks),
        "ticktext": [text(numerals.write(tick, chart)) for tick in extent.ticks],
        "tickfont": {"color": SOFT, "size": 14},
        "fixedrange": True,
        "zeroline": True,
        "zerolinewidth": 1.2,
        "zerolinecolor": MARK,
    }


def _layout_of_series(chart: Chart) -> Figure:
    ticks = _ticks([point.label for point in chart.points])
    beside = max(0, _LEAST - len(chart.points)) / 2
    has_target = bool(chart.target) and any(target(point) is not None for point in chart.points)
    return {
        "height": 340,
        "barmode": "overlay",
        "margin": {"l": 8, "r": 64 if has_target else 24, "t": 16, "b": 8},
        "xaxis": {
            "range": [-0.6 - beside, len(chart.points) - 0.4 + beside],
            "tickmode": "array",
            "tickvals": [i for i, tick in enumerate(ticks) if tick],
            "ticktext": [tick for tick in ticks if tick],
            "tickangle": 0,
            "tickfont": {"color": SOFT, "size": 14},
            "fixedrange": True,
            "zeroline": False,
        },
        "yaxis": {**_axis_of_figures(chart, 0.12), "gridcolor": LINE},
    }


def _layout_of_groups(chart: Chart) -> Figure:
    many = len(chart.points)
    is_dots = chart.form in DOTS
    pitch = 34 if many <= 20 else 26
    return {
        "barmode": "overlay",
        "height": 56 + pitch * max(2, many),
        "margin": {"l": 8, "r": 24, "t": 28 if chart.target else 12, "b": 8},
        "xaxis": {
            **_axis_of_figures(chart, 0.16, 4),
            "tickangle": 0,
            "showgrid": is_dots,
            "gridcolor": LINE,
        },
        "yaxis": {
            "range": [max(many, 1) - 0.4, -0.6],
            "tickmode": "array",
            "tickvals": list(range(many)),
            "ticktext": [_lines(point.label, _LETTERS) for point in chart.points],
            "ticklabelstandoff": 8,
            "showgrid": False,
            "fixedrange": True,
            "zeroline": False,
        },
    }


def _ticks(labels: Sequence[str]) -> list[str]:
    """Return a label a window: the year under the first of each; of many windows the years only."""
    parted = [_parted(label) for label in labels]
    if not labels or not all(parted):
        step = max(1, math.ceil(len(labels) / 8))
        return [_lines(one, 12) if i % step == 0 else "" for i, one in enumerate(labels)]
    found = [part for part in parted if part]
    begins = [True, *(one[1] != other[1] for one, other in pairwise(found))]
    begins[0] = not any(begins[1:3])  # no room for two years side by side
    if len(labels) > _LABELS:
        years = list(dict.fromkeys(year for _, year in found))
        kept = set(years[:: math.ceil(len(years) / _YEARS)])
        pairs = zip(found, begins, strict=True)
        return [year if first and year in kept else "" for (_, year), first in pairs]
    return [
        f"{text(part)}<br>{year}" if first else text(part)
        for (part, year), first in zip(found, begins, strict=True)
    ]


def _parted(label: str) -> tuple[str, str] | None:
    """Return a window's part of the year and its year; None where it is not made of these."""
    found = _YEAR.match(label)
    part = found and (found[1] or found[3])
    return (part, found[2]) if found and part and not (found[1] and found[3]) else None
