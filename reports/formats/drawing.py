"""Charts as drawings for paper: SVG and PNG, as the screen shows them.

Title and subtitle stand beside a drawing as text, so they are not in it. Marks are labelled with
their figures as the report prints them; where labels have no room, the highest and the last are.
Hatched: a stretch of time that is not whole yet; hollow: rests on few.
"""

import io
import re
from threading import Lock
from typing import Any

from matplotlib.figure import Figure

from reports.documents.blocks import Drawing, Look
from reports.formats import fonts
from reports.formats.charts import groups, series
from reports.formats.charts.paper import WIDTH, Sheet, prepare

__all__ = ["WIDTH", "png", "svg"]

#: matplotlib keeps fonts and settings for the whole process: one drawing at a time.
_TURN = Lock()


def svg(drawing: Drawing, look: Look) -> bytes:
    """Return a drawing as SVG, its text as outlines, so that it looks the same everywhere.

    It is ``WIDTH`` inches wide; its height follows from what it shows. Each bar and point is a
    group of its own: ``<code of the drawing>-bar-1``.

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
        _drawn(drawing, look).savefig(content, format="svg", metadata=told)
    return content.getvalue()


def png(drawing: Drawing, look: Look, dots_per_inch: int = 200) -> bytes:
    """Return a drawing as PNG on white, ``WIDTH`` inches wide.

    Raises:
        fonts.FontMissing: a font that belongs to the project is not installed.
    """
    content = io.BytesIO()
    with _TURN:
        _drawn(drawing, look).savefig(
            content, format="png", dpi=dots_per_inch, metadata={"Software": None}
        )
    return content.getvalue()


def _drawn(drawing: Drawing, look: Look) -> Figure:
    prepare()
    chart = drawing.chart
    code = re.sub(r"[^A-Za-z0-9_]+", "-", drawing.code)
    kind, height = (
        (groups, groups.height(chart)) if chart.sort == "groups" else (series, series.HEIGHT)
    )
    sheet = Sheet(look.accent, height, code)
    kind.draw(sheet, chart)
    return sheet.figure
