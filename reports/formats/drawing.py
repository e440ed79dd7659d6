"""Charts as drawings for paper: SVG and PNG, as the screen shows them.

Title and subtitle stand beside a drawing as text, so they are not in it. Marks are labelled with
their figures as the report prints them; where labels have no room, the highest and the last are.
Hatched: a stretch of time that is not whole yet; hollow: rests on few.
"""

import io
import re
from dataclasses import replace
from threading import Lock
from typing import Any

from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from reports.documents.blocks import Drawing, Look
from reports.formats import fonts
from reports.formats.charts import groups, series
from reports.formats.charts.paper import WIDTH, Sheet, Title, prepare

__all__ = ["WIDTH", "png", "svg"]

#: matplotlib keeps fonts and settings for the whole process: one drawing at a time.
_TURN = Lock()
#: Inches around an image that stands alone.
_MARGIN = 0.2


def svg(
    drawing: Drawing,
    look: Look,
    *,
    titled: bool = False,
    source: str = "",
    wide: float = WIDTH,
) -> bytes:
    """Return a drawing as SVG, its text as outlines, so that it looks the same everywhere.

    Its height follows from what it shows; type is of one size however wide it is. Each bar and
    point is a group of its own: ``<code of the drawing>-bar-1``.

    Args:
        drawing: what is drawn.
        look: whose accent it has.
        titled: whether title, subtitle and source are drawn too and a margin is left, for an image
            that stands alone.
        source: where it is from.
        wide: its width, in inches; as wide as text unless given.

    Raises:
        fonts.FontMissing: a font that belongs to the project is not installed.
    """
    told: dict[str, Any] = {
        "Date": None,
        "Creator": None,
        "Format": None,
        "Type": None,
        "Title": fonts.readable(drawing.caption),
        "Description": fonts.readable(drawing.alternative),
    }
    content = io.BytesIO()
    with _TURN:
        figure = _drawn(drawing, look, titled, source, wide)
        figure.savefig(content, format="svg", metadata=told, bbox_inches=_edges(figure, titled))
    return content.getvalue()


def png(
    drawing: Drawing,
    look: Look,
    dots_per_inch: int = 200,
    *,
    titled: bool = False,
    source: str = "",
) -> bytes:
    """Return a drawing as PNG on white, ``WIDTH`` inches wide.

    Args:
        drawing: what is drawn.
        look: whose accent it has.
        dots_per_inch: how fine it is.
        titled: whether title, subtitle and source are drawn too and a margin is left, for an image
            that stands alone.
        source: where it is from.

    Raises:
        fonts.FontMissing: a font that belongs to the project is not installed.
    """
    content = io.BytesIO()
    with _TURN:
        figure = _drawn(drawing, look, titled, source)
        figure.savefig(
            content, format="png", dpi=dots_per_inch, metadata={"Software": None},
            bbox_inches=_edges(figure, titled),
        )  # fmt: skip
    return content.getvalue()


def _edges(figure: Figure, titled: bool) -> Bbox | None:
    """Return the edges of an image that stands alone, in inches: a margin around the sheet."""
    wide, high = figure.get_size_inches()
    return Bbox([(-_MARGIN, -_MARGIN), (wide + _MARGIN, high + _MARGIN)]) if titled else None


def _drawn(drawing: Drawing, look: Look, titled: bool, source: str, wide: float = WIDTH) -> Figure:
    prepare()
    chart = drawing.chart
    if chart.axis.casefold() in drawing.measure.casefold():
        # The subtitle says it already.
        chart = replace(chart, axis="")
    code = re.sub(r"[^A-Za-z0-9_]+", "-", drawing.code)
    kind = groups if chart.sort == "groups" else series
    title = Title.of(drawing.caption, drawing.measure, source) if titled else Title()
    sheet = Sheet(look.accent, kind.height(chart, wide), code, title, wide)
    kind.draw(sheet, chart)
    return sheet.figure
