"""Tables as Word's XML: heads that come again on each page, rows that stay whole."""

from collections.abc import Sequence

from reports.documents.blocks import Cell, Fact, Facts, Table
from reports.formats.word.text import attribute, paragraph, run, said
from reports.formats.word.widths import Part


def table(one: Table, part: Part, caption: str) -> str:
    """Return some columns of a table, with its line of heads.

    Args:
        one: the table.
        part: which of its columns, and how wide.
        caption: what it shows, for whoever cannot see it.
    """
    lines = [tuple(map(Cell, one.heads)), *one.rows]
    # No page ends after the heads or one row, and none begins with the notes alone.
    stay = {0, 1, *([len(lines) - 1] if one.notes else [])}
    rows = [
        [
            _cell(_text(one, i, cells[i], number in stay), width)
            for i, width in zip(part.columns, part.widths, strict=True)
        ]
        for number, cells in enumerate(lines)
    ]
    return _framed("ReportTable", part.widths, rows, caption, row_heads=True)


def facts(one: Facts, items: Sequence[Fact], width: int) -> str:
    """Return headline figures side by side: the heads are what they are called.

    Args:
        one: the figures.
        items: those of them that stand in this row.
        width: of each, in twentieths of a point.
    """
    rows = [
        [_cell(said("TableText", item.title, keeps=True), width) for item in items],
        [_cell(_figure(item), width) for item in items],
    ]
    if any(item.details for item in items):
        rows.append([_cell(_details(item), width) for item in items])
    return _framed("ReportFacts", [width] * len(items), rows, one.title, row_heads=False)


def _text(one: Table, place: int, cell: Cell, keeps: bool) -> str:
    words = "TableWords" if place else "TableText"
    return said("TableNumber" if place in one.numeric else words, cell.text, keeps=keeps)


def _figure(item: Fact) -> str:
    unit = run(f" {item.unit}", style="Unit") if item.unit else ""
    return paragraph("FactFigure", run(item.cell.text), unit)


def _details(item: Fact) -> str:
    return "".join(said("TableNote", line) for line in item.details) or paragraph("TableNote")


def _framed(
    style: str, widths: Sequence[int], rows: Sequence[Sequence[str]], about: str, row_heads: bool
) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first, value = ("1", "04A0") if row_heads else ("0", "0420")
    looks = (
        f'<w:tblLook w:val="{value}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first}" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    lines = [_row(cells, is_head=number == 0) for number, cells in enumerate(rows)]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{looks}<w:tblCaption w:val={attribute(about)}/>"
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _row(cells: Sequence[str], is_head: bool) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
