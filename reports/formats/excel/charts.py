"""Excel's own charts: of the cells of the table where they hold all figures, else with their own.

Excel draws a symbol in a cell as nought. So a chart with a figure that is hidden or missing brings
its figures along, without that one, and says the symbol beside the name of the bar.
"""

from collections.abc import Sequence
from typing import Literal

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from reports import palette
from reports.documents.blocks import Cell, Chart, Document, Drawing, Point, Table
from reports.formats.excel.numbers import AXES, is_number
from reports.formats.excel.pages import beside, print_together
from reports.formats.excel.plot import dress, hexadecimal, title
from reports.formats.excel.sheets import Area
from reports.formats.office import one_line

_WIDTH, _HEIGHT = 17, 9
_POINTS = 72 / 2.54
#: Centimetres a bar that lies takes, and what stands above and below them all.
_PITCH, _EDGES = 0.56, 4
#: So many figures still have room beside their marks.
_LABELLED = 16


def add(sheet: Worksheet, drawing: Drawing, area: Area, document: Document) -> bool:
    """Add the chart of a drawing beside its table; say whether there is anything to draw."""
    chart = drawing.chart
    if not any(is_number(point.cell) for point in chart.points):
        return False
    lies = chart.sort == "groups"
    made = (
        _line(drawing, area, document) if chart.sort == "line" else _bars(drawing, area, document)
    )
    dress(made, chart, drawing.table.heads[0], lies)
    made.title = title(one_line(drawing.caption), one_line(drawing.measure))
    made.width = _WIDTH
    made.height = round(_EDGES + _PITCH * len(chart.points)) if lies else _HEIGHT
    sheet.add_chart(made, beside(area))
    print_together(sheet, area, round(made.height * _POINTS))
    return True


def _bars(drawing: Drawing, area: Area, document: Document) -> BarChart:
    chart, accent = drawing.chart, document.look.accent
    made = BarChart()
    lies = chart.sort == "groups"
    made.type = "bar" if lies else "col"
    made.gapWidth = 40
    bars = _series(drawing, area, 0, [point.cell for point in chart.points], chart.axis)
    bars.graphicalProperties = _filled(accent)
    bars.dPt = [
        _dotted(i, p, accent) for i, p in enumerate(chart.points) if p.partial or p.doubtful
    ]
    bars.errBars = _whiskers(chart)
    if lies or len(chart.points) <= _LABELLED:
        bars.dLbls = _labels(chart, "outEnd")
    made.series.append(bars)
    aims = _aims(drawing, area)
    if aims and lies:
        aims.graphicalProperties = _filled(palette.LINE)
        made.series.append(aims)
    elif aims:
        marks = LineChart()
        aims.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
        aims.marker = _mark("dash", palette.INK, 12)
        marks.series.append(aims)
        made += marks
    return made


def _line(drawing: Drawing, area: Area, document: Document) -> LineChart:
    chart, accent = drawing.chart, document.look.accent
    made = LineChart()
    line = _series(drawing, area, 0, [point.cell for point in chart.points], chart.axis)
    line.graphicalProperties = GraphicalProperties(
        ln=LineProperties(w=28_575, solidFill=hexadecimal(accent))
    )
    line.marker = _mark("circle", accent, 7)
    line.smooth = False
    line.errBars = _whiskers(chart)
    if len(chart.points) <= _LABELLED:
        line.dLbls = _labels(chart, "t")
    made.series.append(line)
    aims = _aims(drawing, area)
    if aims:
        aims.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
        aims.marker = _mark("dash", palette.INK, 12)
        aims.smooth = False
        made.series.append(aims)
    return made


def _series(drawing: Drawing, area: Area, index: int, cells: Sequence[Cell], name: str) -> Series:
    """Return a series: of the table's cells where each figure stands there, in order."""
    made = Series(idx=index, order=index, tx=SeriesLabel(v=one_line(name)))
    points = drawing.chart.points
    found = _found(drawing.table, points, cells)
    form = AXES[drawing.chart.form]
    if found:
        column, first = found
        count = len(points)
        labels = _words([one_line(point.label) for point in points])
        numbers = _numbers([_held(cell) for cell in cells], form)
        made.cat = AxDataSource(strRef=StrRef(area.column(0, first, count), labels))
        made.val = NumDataSource(numRef=NumRef(area.column(column, first, count), numbers))
        return made
    made.cat = AxDataSource(strLit=_words([_named(point) for point in points]))
    made.val = NumDataSource(numLit=_numbers([_held(cell) for cell in cells], form))
    return made


def _found(table: Table, points: Sequence[Point], cells: Sequence[Cell]) -> tuple[int, int] | None:
    """Return the column and first row where a table has all of these, one below the other."""
    if not all(is_number(cell) for cell in cells):
        return None
    names = [point.label for point in points]
    numbers = [cell.number for cell in cells]
    for first in range(len(table.rows) - len(points) + 1):
        rows = table.rows[first : first + len(points)]
        if [row[0].text for row in rows] == names:
            for column in range(1, len(table.heads)):
                if [row[column].number for row in rows] == numbers:
                    return column, first
    return None


def _named(point: Point) -> str:
    label = one_line(point.label)
    return label if is_number(point.cell) else f"{label} {one_line(point.cell.text)}"


def _held(cell: Cell) -> float | None:
    return cell.number if is_number(cell) else None


def _words(words: Sequence[str]) -> StrData:
    return StrData(len(words), [StrVal(idx=i, v=text) for i, text in enumerate(words)])


def _numbers(numbers: Sequence[float | None], form: str) -> NumData:
    """Return numbers as a chart has them; it shows nothing where there is none."""
    held = [NumVal(idx=i, v=repr(n)) for i, n in enumerate(numbers) if n is not None]
    return NumData(formatCode=form, ptCount=len(numbers), pt=held)


def _aims(drawing: Drawing, area: Area) -> Series | None:
    """Return the targets as a series; None where there are none."""
    aims = [Cell("", point.target) for point in drawing.chart.points]
    if not drawing.chart.target or not any(is_number(aim) for aim in aims):
        return None
    return _series(drawing, area, 1, aims, drawing.chart.target)


def _whiskers(chart: Chart) -> ErrorBars | None:
    """Return the intervals as error bars."""
    below: list[float | None] = []
    above: list[float | None] = []
    for point in chart.points:
        number = point.cell.number
        known = number is not None and point.low is not None and point.high is not None
        below.append(max(0.0, (number or 0) - (point.low or 0)) if known else 0.0)
        above.append(max(0.0, (point.high or 0) - (number or 0)) if known else 0.0)
    if not any(below) and not any(above):
        return None
    made = ErrorBars(errDir="y", errValType="cust", noEndCap=False)
    made.plus = NumDataSource(numLit=_numbers(above, "General"))
    made.minus = NumDataSource(numLit=_numbers(below, "General"))
    made.spPr = GraphicalProperties(
        ln=LineProperties(w=15_875, solidFill=hexadecimal(palette.SOFT))
    )
    return made


def _labels(chart: Chart, where: str) -> DataLabelList:
    labels = DataLabelList()
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = False
    labels.showPercent = labels.showBubbleSize = False
    labels.position = where
    labels.numFmt = AXES[chart.form]
    return labels


def _filled(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=hexadecimal(colour), ln=LineProperties(noFill=True))


def _dotted(index: int, point: Point, accent: str) -> DataPoint:
    """Return how a bar that stands back is drawn: hatched where partial, empty where doubtful."""
    edge = LineProperties(w=12_700, solidFill=hexadecimal(accent))
    made = GraphicalProperties(ln=edge)
    if point.partial:
        made.pattFill = PatternFillProperties(prst="wdUpDiag")
        made.pattFill.fgClr = _chosen(accent)
        made.pattFill.bgClr = _chosen(palette.PAPER)
    else:
        made.solidFill = hexadecimal(palette.PAPER)
    return DataPoint(idx=index, invertIfNegative=False, spPr=made)


def _chosen(colour: str) -> ColorChoice | None:
    return GraphicalProperties(solidFill=hexadecimal(colour)).solidFill


def _mark(symbol: Literal["circle", "dash"], colour: str, size: int) -> Marker:
    made = Marker(symbol=symbol, size=size)
    made.graphicalProperties = _filled(colour)
    return made
