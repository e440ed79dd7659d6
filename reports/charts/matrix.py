"""Heat tables: figures of two dimensions at once, written in cells that are shaded by one hue."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

from metrics.derived import DERIVED
from metrics.dimensions import Labels, label, title
from metrics.indicator import ADDITIVITY, Indicator
from metrics.results import Result
from reports import wording
from reports.charts.look import Drawn, drawn, hover, measure, wrapped
from reports.palette import INK, PAPER, QUIET, SOFT

#: What stands in a cell of which no row tells.
NO_ROW = "·"
#: The shades of the smallest figure above zero and of the largest. Ink reaches 4.5 : 1 on both: on
#: the accent itself it would not, and halfway to it neither ink nor paper would.
PALE, DEEP = "#E1EEF0", "#66A0AD"

_PITCH, _HEAD, _LETTER, _SIDE = 36, 30, 8, 20


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        text: what is written in it.
        value: what its shade follows; None: it has none, only its mark.
        told: what it says when pointed at.
    """

    text: str
    value: float | None = None
    told: str = ""


@dataclass(frozen=True)
class Grid:
    """A table of cells.

    Attributes:
        rows: the names of the rows, from the top.
        columns: the names of the columns, from the left.
        cells: row by row.
        by_row: whether each row is shaded by its own largest figure, as units differ.
        row_totals: of each row, as text; empty: rows are not added up.
        column_totals: of each column, and last of everything; empty: columns are not added up.
    """

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[Cell]]
    by_row: bool = False
    row_totals: Sequence[str] = ()
    column_totals: Sequence[str] = ()


def shade(share: float) -> str:
    """Return the colour of a cell: paper at 0, from pale to deep up to 1."""
    if share <= 0:
        return PAPER
    low, high = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (PALE, DEEP))
    mixed = (round(a + (b - a) * min(share, 1)) for a, b in zip(low, high, strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def draw(grid: Grid, finding: str, subtitle: str) -> Drawn:
    """Return a grid as a chart: columns named on top, totals as text beyond the cells."""
    figure = go.Figure()
    shares = _shares(grid)
    _add_shades(figure, shares)
    _add_texts(figure, grid, shares)
    count, tall = len(grid.columns), max((len(name) for name in grid.columns), default=0)
    angle = 0 if tall <= 3 or (count <= 3 and tall <= 12) else -50
    right = count - 0.5 + (1.2 if grid.row_totals else 0)
    under = len(grid.rows) - 0.5 + (1 if grid.column_totals else 0)
    names = [*grid.columns, *(["Total"] if grid.row_totals else [])]
    figure.update_xaxes(
        side="top", tickvals=[*range(count), count + 0.1][: len(names)], ticktext=names,
        tickangle=angle, range=[-0.5, right], showline=False, zeroline=False, fixedrange=True,
    )  # fmt: skip
    sides = [wrapped(name, _SIDE) for name in grid.rows]
    sides += ["Total"] if grid.column_totals else []
    figure.update_yaxes(
        tickvals=list(range(len(sides))), ticktext=sides, range=[under, -0.5], showgrid=False,
        zeroline=False, fixedrange=True, ticklabelstandoff=6, tickfont={"size": 14},
    )  # fmt: skip
    head = _HEAD if not angle else round(min(tall, 26) * _LETTER * 0.8) + _HEAD
    found = drawn(figure, finding, subtitle, head + _PITCH * max(1, len(sides)))
    # The last name leans out of the table.
    out = round(len(names[-1]) * _LETTER * 0.6) if angle and names else 0
    figure.update_layout(margin={"r": 24 + out})
    return replace(found, least=_least(grid) + out)


def _least(grid: Grid) -> int:
    """Return how wide a grid has to be for its figures not to touch each other."""
    texts = [cell.text.partition(" <sup>")[0] for row in grid.cells for cell in row]
    longest = max(map(len, [*texts, *grid.column_totals, ""]))
    side = min(max(map(len, [*grid.rows, ""])), _SIDE)
    beyond = 1.2 if grid.row_totals else 0
    each = max(20, longest * _LETTER + 8) * (len(grid.columns) + beyond)
    return round(side * _LETTER * 0.8 + 40 + each)


def _shares(grid: Grid) -> list[list[float | None]]:
    """Return each cell's figure as a share of the largest: of its row, or of all."""
    tops = [max((cell.value or 0 for cell in row), default=0) for row in grid.cells]
    if not grid.by_row:
        tops = [max(tops, default=0)] * len(tops)
    return [
        [None if cell.value is None else cell.value / top if top else 0 for cell in row]
        for row, top in zip(grid.cells, tops, strict=True)
    ]


def _add_shades(figure: go.Figure, shares: Sequence[Sequence[float | None]]) -> None:
    """Draw what has a figure in shades, and what has none as a quiet field."""
    scale = [[0, PAPER], [0.001, PALE], [1, DEEP]]
    plain: dict[str, Any] = {
        "xgap": 2, "ygap": 2, "showscale": False, "zmin": 0, "zmax": 1, "hoverinfo": "skip",
    }  # fmt: skip
    nothing = [[1 if share is None else None for share in row] for row in shares]
    figure.add_heatmap(z=nothing, colorscale=[[0, QUIET], [1, QUIET]], **plain)
    figure.add_heatmap(z=shares, colorscale=scale, **plain)


def _add_texts(figure: go.Figure, grid: Grid, shares: Sequence[Sequence[float | None]]) -> None:
    marks: list[tuple[float, float, str, str, str]] = [
        (x, y, cell.text, INK if share else SOFT, cell.told)
        for y, row in enumerate(grid.cells)
        for x, (cell, share) in enumerate(zip(row, shares[y], strict=True))
    ]
    beyond = len(grid.columns) + 0.1
    marks += [(beyond, y, f"<b>{text}</b>", INK, "") for y, text in enumerate(grid.row_totals)]
    for x, text in enumerate(grid.column_totals):
        at = x if x < len(grid.columns) else beyond
        marks.append((at, len(grid.rows), f"<b>{text}</b>", INK, ""))
    size = 14 if len(grid.columns) <= 12 else 12
    figure.add_scatter(
        x=[mark[0] for mark in marks],
        y=[mark[1] for mark in marks],
        text=[mark[2] for mark in marks],
        textfont={"color": [mark[3] for mark in marks], "size": size},
        mode="text",
        hovertext=[mark[4] for mark in marks],
        hoverinfo="text",
        cliponaxis=False,
    )


def heat(
    one: Indicator,
    results: Sequence[Result],
    dimensions: tuple[str, str],
    known: Labels,
    place: str = "",
) -> Drawn:
    """Return an indicator by two dimensions at once, in one window.

    Of an indicator never added up, results are of one stratum; or one of the dimensions is what
    keeps strata apart: then each row is a stratum of its own, and shaded by itself.

    Args:
        one: the indicator.
        results: its results by both dimensions, of one window.
        dimensions: what tells rows apart, and what columns.
        known: how codes are called.
        place: what the figures are of, where it is not the whole coalition.
    """
    down, across = dimensions
    by_row = down in one.apart
    grid = _grid(one, results, (one.apart if by_row else (down,), across), known, by_row)
    window = results[0].window.label if results else ""
    adds = bool(grid.row_totals)
    about = "" if adds or not results else _no_totals(one)
    first = None if by_row or not results else results[0]
    words = [measure(one, first, known, place), window, about]
    both = " and ".join(title(name).lower() for name in dimensions)
    finding = f"{one.title} by {both}" if results else f"Nothing was reported by {both}"
    return draw(grid, finding, " · ".join(word for word in words if word))


def _grid(
    one: Indicator,
    results: Sequence[Result],
    dimensions: tuple[tuple[str, ...], str],
    known: Labels,
    by_row: bool,
) -> Grid:
    down, across = dimensions
    held = {(tuple(r.named.get(name) for name in down), r.named.get(across)): r for r in results}
    rows = _ordered(one, known, down, [row for row, _ in held])
    columns = _ordered(one, known, (across,), [(column,) for _, column in held])
    cells = [
        [_cell(one, held.get((row, column[0])), known) for column in columns.values()]
        for row in rows.values()
    ]
    grid = Grid(list(rows), list(columns), cells, by_row)
    return _with_totals(grid) if _adds(one, results, (*down, across)) else grid


def _ordered(
    one: Indicator, known: Labels, names: Sequence[str], values: Sequence[tuple[Any, ...]]
) -> dict[str, tuple[Any, ...]]:
    """Return label → values, by label; what is blank last."""

    def called(value: tuple[Any, ...]) -> str:
        pairs = zip(names, value, strict=True)
        return ", ".join(label(known, name, part, one) for name, part in pairs)

    ordered = sorted(
        dict.fromkeys(values),
        key=lambda value: ([part is None or part == "" for part in value], called(value)),
    )
    return {called(value): value for value in ordered}


def _cell(one: Indicator, result: Result | None, known: Labels) -> Cell:
    if result is None:
        return Cell(NO_ROW, None, "no row tells of it")
    text = wording.figure(one, result.estimate)
    if result.estimate.status == "[u]" and result.estimate.value is not None:
        text += " <sup>[u]</sup>"
    return Cell(text, result.estimate.value, hover(one, result, known))


def _adds(one: Indicator, results: Sequence[Result], names: Sequence[str]) -> bool:
    """Say whether rows and columns come to totals: sums without overlap, each figure seen."""
    seen = all(result.estimate.status == "ok" for result in results)
    overlap = any(DERIVED[name].overlaps for name in names if name in DERIVED)
    return bool(results) and one.additivity == "sum" and seen and not overlap


def _with_totals(grid: Grid) -> Grid:
    """Add what rows come to; columns only where all rows have one unit."""
    values = [[cell.value or 0 for cell in row] for row in grid.cells]
    down = [sum(row) for row in values]
    across = [] if grid.by_row else [*map(sum, zip(*values, strict=True)), sum(down)]
    return Grid(
        grid.rows,
        grid.columns,
        grid.cells,
        grid.by_row,
        [wording.number(value) for value in down],
        [wording.number(value) for value in across],
    )


def _no_totals(one: Indicator) -> str:
    if one.additivity == "sum":
        return "no totals: not every figure can be shown, or one thing counts in several"
    return f"not the sum of rows or columns: {ADDITIVITY[one.additivity]}".rstrip(".")
