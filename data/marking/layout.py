"""Where a sheet's cells stand in its XML, so that some of them can be given another style."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from data.marking.splicing import Edit, Element, encoded, head, retagged, tag_end
from data.workbook import letter, position

At = tuple[int, int]
"""A cell's row and column, from 0."""

#: What stands behind the comments' drawing in a sheet; the order is prescribed.
_AFTER = frozenset(
    (
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    )
)
_ADDRESS = re.compile(r"([A-Za-z]+)(\d+)")


@dataclass(frozen=True)
class Spot:
    """A cell that stands in the file: its start tag, and its style."""

    start: int
    end: int
    style: int


@dataclass
class Gap:
    """A place where cells are missing.

    Attributes:
        start: where what is replaced begins.
        end: where it ends; ``start`` where nothing is.
        before: what is written before the missing cells.
        after: what is written after them.
        row: the row's position.
        cells: the cells' columns → the styles they would have.
    """

    start: int
    end: int
    row: int
    before: bytes = b""
    after: bytes = b""
    cells: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Columns:
    """Which columns (first and last position) have which width in pixels, and which style."""

    widths: Sequence[tuple[int, int, float]]
    styles: Sequence[tuple[int, int, int]]
    usual: float = 64

    def width(self, column: int) -> float:
        """Return a column's width in pixels."""
        return next((w for first, last, w in self.widths if first <= column <= last), self.usual)

    def style(self, column: int) -> int:
        """Return the style of a column's empty cells."""
        return next((s for first, last, s in self.styles if first <= column <= last), 0)


@dataclass
class Layout:
    """A sheet's places.

    Attributes:
        prefix: what its elements' names begin with.
        columns: its columns.
        spots: the wanted cells that stand in the file.
        gaps: where the others belong.
        heights: row → its height in points, where it has its own.
        usual_height: the height of the other rows.
        drawing: the id of the comments' drawing; empty where it has none.
        drawing_at: where the mention of one belongs.
        widened: the start tags of rows that gain cells, and then span more columns than they say.
    """

    prefix: str
    columns: Columns
    spots: dict[At, Spot] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    usual_height: float = 15
    drawing: str = ""
    drawing_at: int = 0
    widened: list[tuple[int, int]] = field(default_factory=list)

    def styles(self) -> dict[At, int]:
        """Return the wanted cells' styles as they are."""
        missing = {(gap.row, column): s for gap in self.gaps for column, s in gap.cells.items()}
        return {at: spot.style for at, spot in self.spots.items()} | missing

    def edits(self, xml: bytes, styles: Mapping[At, int]) -> list[Edit]:
        """Return the edits that give the wanted cells their new styles.

        Args:
            xml: the sheet that was laid out.
            styles: the cells' new styles; a cell without one stays as it is.
        """
        done = [Edit(a, b, retagged(xml[a:b], spans=None)) for a, b in self.widened]
        for at, spot in self.spots.items():
            if at in styles:
                tag = retagged(xml[spot.start : spot.end], s=str(styles[at]))
                done.append(Edit(spot.start, spot.end, tag))
        for gap in self.gaps:
            wanted = {column: styles.get((gap.row, column)) for column in sorted(gap.cells)}
            cells = "".join(
                f'<{self.prefix}c r="{letter(column)}{gap.row + 1}" s="{style}"/>'
                for column, style in wanted.items()
                if style is not None
            )
            if cells:
                done.append(Edit(gap.start, gap.end, gap.before + encoded(cells) + gap.after))
        return done


def lay_out(xml: bytes, wanted: Iterable[At]) -> tuple[bytes, Layout]:
    """Find some of a sheet's cells.

    Args:
        xml: the sheet.
        wanted: the cells.

    Returns:
        the sheet (with its empty list of cells written out), and its places.

    Raises:
        expat.ExpatError: it is not XML.
    """
    xml = re.sub(rb"<((?:[\w.-]+:)?sheetData)\s*/>", rb"<\1></\1>", xml, count=1)
    top = head(xml)
    form = top.find("sheetFormatPr")
    usual = float(form.get("defaultRowHeight", "15")) if form else 15.0
    layout = Layout(top.prefix, _columns(top), usual_height=usual)
    _Survey(xml, layout, wanted).run()
    return xml, layout


def _columns(top: Element) -> Columns:
    widths, styles = [], []
    for column in top.all("cols", "col"):
        first, last = int(column.get("min")) - 1, int(column.get("max")) - 1
        shown = column.get("hidden") not in ("1", "true")
        if (width := column.get("width")) or not shown:
            widths.append((first, last, _pixels(float(width)) if shown else 0.0))
        if style := column.get("style"):
            styles.append((first, last, int(style)))
    form = top.find("sheetFormatPr")
    usual = form.get("defaultColWidth") if form else ""
    return Columns(widths, styles, _pixels(float(usual)) if usual else 64)


def _pixels(characters: float) -> float:
    return characters * 7 + 5


class _Survey:
    """One pass over a sheet's elements, which notes where the wanted cells stand or belong."""

    def __init__(self, xml: bytes, layout: Layout, wanted: Iterable[At]) -> None:
        self._xml, self._layout = xml, layout
        self._wanted: dict[int, list[int]] = {}
        for row, column in sorted(set(wanted)):
            self._wanted.setdefault(row, []).append(column)
        self._rows = sorted(self._wanted, reverse=True)  # those still to come, the next one last
        self._left: list[int] = []  # the wanted columns of this row still to come
        self._row = self._column = -1
        self._row_style = -1
        self._row_tag = (0, 0)
        self._within = self._behind = False
        self._depth = 0
        prefix = layout.prefix
        self._c, self._r, self._data = f"{prefix}c", f"{prefix}row", f"{prefix}sheetData"

    def run(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(self._xml, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._within:
            if name == self._c:
                if self._left:
                    self._enter_cell(attributes)
            elif name == self._r:
                self._enter_row(attributes)
            return
        self._depth += 1
        if name == self._data:
            self._within = True
        elif self._depth == 2 and self._behind:
            self._note_tail(name.rpartition(":")[2], attributes)

    def _end(self, name: str) -> None:
        if not self._within:
            self._depth -= 1
            if not self._depth and not self._layout.drawing_at:
                self._layout.drawing_at = self._parser.CurrentByteIndex
        elif name == self._r:
            if self._left:
                self._leave_row()
        elif name == self._data:
            self._miss_rows(None, self._parser.CurrentByteIndex)
            self._within, self._behind = False, True
            self._depth -= 1

    def _enter_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if height := attributes.get("ht"):
            self._layout.heights[self._row] = float(height)
        if self._rows and self._rows[-1] <= self._row:
            at = self._parser.CurrentByteIndex
            self._miss_rows(self._row, at)
            if self._rows and self._rows[-1] == self._row:
                self._rows.pop()
                self._left = self._wanted[self._row][::-1]
                self._row_style = int(attributes.get("s", "-1"))
                self._row_tag = (at, tag_end(self._xml, at))

    def _miss_rows(self, until: int | None, at: int) -> None:
        """Note the wanted rows before ``until`` (all, where it is None) as missing here."""
        while self._rows and (until is None or self._rows[-1] < until):
            row = self._rows.pop()
            prefix = self._layout.prefix
            gap = Gap(at, at, row, encoded(f'<{prefix}row r="{row + 1}">'))
            gap.after = encoded(f"</{prefix}row>")
            gap.cells = {c: self._layout.columns.style(c) for c in self._wanted[row]}
            self._layout.gaps.append(gap)

    def _enter_cell(self, attributes: dict[str, str]) -> None:
        address = _ADDRESS.fullmatch(attributes.get("r", ""))
        self._column = position(address[1].upper()) if address else self._column + 1
        at = self._parser.CurrentByteIndex
        self._miss_cells(self._column, at)
        if self._left and self._left[-1] == self._column:
            self._left.pop()
            end, style = tag_end(self._xml, at), int(attributes.get("s", "0"))
            self._layout.spots[self._row, self._column] = Spot(at, end, style)

    def _miss_cells(self, until: int | None, at: int) -> None:
        gap = Gap(at, at, self._row)
        while self._left and (until is None or self._left[-1] < until):
            column = self._left.pop()
            inherited = self._layout.columns.style(column)
            gap.cells[column] = self._row_style if self._row_style >= 0 else inherited
        if gap.cells:
            self._layout.gaps.append(gap)
            tag = self._row_tag
            if self._xml[tag[1] - 2 : tag[1]] != b"/>" and tag not in self._layout.widened[-1:]:
                self._layout.widened.append(tag)

    def _leave_row(self) -> None:
        start, end = self._row_tag
        gaps = len(self._layout.gaps)
        self._miss_cells(None, self._parser.CurrentByteIndex)
        tag = retagged(self._xml[start:end], spans=None)
        if tag.endswith(b"/>"):
            gap = self._layout.gaps[gaps]
            name = encoded(self._r)
            gap.start, gap.end = start, end
            gap.before, gap.after = tag[:-2].rstrip() + b">", b"</" + name + b">"

    def _note_tail(self, name: str, attributes: dict[str, str]) -> None:
        if name == "legacyDrawing":
            ids = (value for key, value in attributes.items() if key.rpartition(":")[2] == "id")
            self._layout.drawing = next(ids, "")
        elif name in _AFTER and not self._layout.drawing_at:
            self._layout.drawing_at = self._parser.CurrentByteIndex
