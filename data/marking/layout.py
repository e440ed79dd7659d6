"""Where a sheet's cells stand in its XML, so that some of them can be given another style."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from data.marking.splicing import Edit, Element, bare, encoded, head, parse, retagged, tag_end
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
_EMPTY_DATA = re.compile(rb"<((?:[\w.-]+:)?sheetData)\s*/>")
_DIGITS = b"0123456789"


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
        the sheet (with comments taken out and its empty list of cells written out, if it has such),
        and its places.

    Raises:
        ValueError: it has no list of cells.
        expat.ExpatError: it is not XML.
    """
    xml = _EMPTY_DATA.sub(rb"<\1></\1>", bare(xml), count=1)
    top = head(xml)
    form = top.find("sheetFormatPr")
    usual = float(form.get("defaultRowHeight", "15")) if form else 15.0
    layout = Layout(top.prefix, _columns(top), usual_height=usual)
    data = encoded(f"{top.prefix}sheetData")
    start, end = xml.index(b"<" + data), xml.index(b"</" + data)
    _find_cells(xml, layout, tag_end(xml, start), end, wanted)
    _find_tail(xml, layout, top, end)
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


def _find_tail(xml: bytes, layout: Layout, top: Element, end: int) -> None:
    """Note the comments' drawing, or where its mention belongs."""
    begin = tag_end(xml, end)
    shift = begin - (top.opened - top.start)
    tail = parse(xml[top.start : top.opened] + xml[begin:])
    behind = (element.start for element in tail.children if element.local in _AFTER)
    layout.drawing_at = shift + next(behind, tail.closed)
    drawing = tail.find("legacyDrawing")
    layout.drawing = drawing.get("id") if drawing else ""


def _find_cells(xml: bytes, layout: Layout, start: int, end: int, wanted: Iterable[At]) -> None:
    """Note where the wanted cells stand or belong."""
    columns: dict[int, list[int]] = {}
    for row, column in sorted(set(wanted)):
        columns.setdefault(row, []).append(column)
    missing = sorted(columns, reverse=True)  # the next one last
    row = -1
    for tag in _tags(layout, "row").finditer(xml, start, end):
        row = _number(tag, b"r", row + 2) - 1
        if height := _value(tag, b"ht"):
            layout.heights[row] = float(height)
        while missing and missing[-1] < row:
            layout.gaps.append(_new_row(layout, missing[-1], columns[missing.pop()], tag.start()))
        if missing and missing[-1] == row:
            _find_in_row(xml, layout, tag, row, columns[missing.pop()])
    for row in reversed(missing):
        layout.gaps.append(_new_row(layout, row, columns[row], end))


def _new_row(layout: Layout, row: int, columns: Iterable[int], at: int) -> Gap:
    gap = Gap(at, at, row, encoded(f'<{layout.prefix}row r="{row + 1}">'))
    gap.after = encoded(f"</{layout.prefix}row>")
    gap.cells = {column: layout.columns.style(column) for column in columns}
    return gap


def _find_in_row(
    xml: bytes, layout: Layout, tag: re.Match[bytes], row: int, columns: Iterable[int]
) -> None:
    own = _value(tag, b"s")
    left = {c: int(own) if own else layout.columns.style(c) for c in sorted(columns)}
    closing = encoded(f"</{layout.prefix}row>")
    if tag[0].endswith(b"/>"):
        opened = retagged(tag[0], spans=None)[:-2].rstrip() + b">"
        layout.gaps.append(Gap(tag.start(), tag.end(), row, opened, closing, left))
        return
    end = xml.index(closing[:-1], tag.end())
    column = -1
    for cell in _tags(layout, "c").finditer(xml, tag.end(), end):
        address = _value(cell, b"r")
        column = position(address.rstrip(_DIGITS).decode().upper()) if address else column + 1
        _skip(layout, row, left, column, cell.start())
        if column in left:
            del left[column]
            style = _number(cell, b"s", 0)
            layout.spots[row, column] = Spot(cell.start(), cell.end(), style)
        if not left:
            break
    _skip(layout, row, left, None, end)
    layout.widened.append((tag.start(), tag.end()))


def _skip(layout: Layout, row: int, left: dict[int, int], until: int | None, at: int) -> None:
    """Note the row's wanted cells before a column (all, where it is None) as missing here."""
    missing = [column for column in left if until is None or column < until]
    if missing:
        layout.gaps.append(Gap(at, at, row, cells={c: left.pop(c) for c in missing}))


def _tags(layout: Layout, name: str) -> re.Pattern[bytes]:
    whole = re.escape(encoded(layout.prefix + name))
    return re.compile(rb"<%b(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>" % whole)


def _value(tag: re.Match[bytes], name: bytes) -> bytes:
    """Return an attribute's value."""
    found = re.search(rb"\s%b\s*=\s*[\"']([^\"']*)" % name, tag[0])
    return found[1] if found else b""


def _number(tag: re.Match[bytes], name: bytes, otherwise: int) -> int:
    return int(_value(tag, name) or otherwise)
