"""How a chart of Excel is dressed: titles, axes, grid, legend."""

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.axis import ChartLines, TextAxis
from openpyxl.chart.layout import Layout
from openpyxl.chart.legend import Legend
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)

from reports import palette
from reports.documents.blocks import Chart
from reports.formats.excel.numbers import AXES
from reports.formats.office import one_line


def hexadecimal(colour: str) -> str:
    """Return a colour as drawings write it: without the sign."""
    return colour.lstrip("#").upper()


def title(words: str, below: str = "", size: int = 1200) -> Title:
    """Return a title: what is found, and in smaller type what is measured."""
    lines = [_paragraph(words, size, palette.INK, bold=True)]
    if below:
        lines.append(_paragraph(below, 1000, palette.SOFT))
    return Title(tx=Text(rich=RichText(p=lines)), overlay=False)


def dress(made: BarChart | LineChart, chart: Chart, across: str, lies: bool) -> None:
    """Give a chart its axes and its legend.

    Args:
        made: the chart.
        chart: what it shows.
        across: what its bars or points are of.
        lies: whether its bars lie.
    """
    made.roundedCorners = False
    if lies:
        # Every bar has its name, however close they lie.
        made.x_axis = TextAxis(axId=10, crossAx=100, tickLblSkip=1)
    made.x_axis.title = _axis_title(across)
    made.y_axis.title = _axis_title(chart.axis)
    made.x_axis.delete = made.y_axis.delete = False
    made.y_axis.number_format = AXES[chart.form]
    made.y_axis.numFmt.sourceLinked = False
    made.y_axis.majorGridlines = ChartLines(spPr=_ruled(palette.LINE))
    made.x_axis.spPr = _ruled(palette.MARK)
    made.y_axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    made.x_axis.majorTickMark = made.y_axis.majorTickMark = "none"
    made.x_axis.tickLblPos = "low"
    if chart.sort != "line" and chart.form != "signed":
        made.y_axis.scaling.min = 0
    if lies:
        made.x_axis.scaling.orientation = "maxMin"
        made.y_axis.crosses = "max"
    made.legend = Legend(legendPos="b") if chart.target and _has_target(chart) else None
    for axis in (made.x_axis, made.y_axis):
        axis.txPr = RichText(p=[_plain(palette.SOFT)])
    made.layout = Layout()


def _has_target(chart: Chart) -> bool:
    return any(point.target is not None for point in chart.points)


def _axis_title(words: str) -> Title:
    told = _paragraph(one_line(words), 1000, palette.SOFT)
    return Title(tx=Text(rich=RichText(p=[told])), overlay=False)


def _paragraph(words: str, size: int, colour: str, bold: bool = False) -> Paragraph:
    looks = CharacterProperties(sz=size, b=bold, solidFill=hexadecimal(colour))
    return Paragraph(pPr=ParagraphProperties(defRPr=looks), r=[RegularTextRun(rPr=looks, t=words)])


def _plain(colour: str) -> Paragraph:
    looks = CharacterProperties(sz=1000, solidFill=hexadecimal(colour))
    return Paragraph(pPr=ParagraphProperties(defRPr=looks), endParaRPr=looks)


def _ruled(colour: str) -> GraphicalProperties:
    return GraphicalProperties(ln=LineProperties(w=9_525, solidFill=hexadecimal(colour)))
