"""OpenDocument spreadsheets drawn for a reader, as LibreOffice writes them."""

import datetime as dt
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from workbooks import Sheets, zipped

_NAMES = ("office", "table", "text", "style")
_SPACES = " ".join(
    [f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES]
    + ['xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"']
    + ['xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"']
)
MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "<manifest/>"


def cell(value: Any, further: str = "") -> str:
    """Return a cell; ``further`` are attributes of its own."""
    if value is None:
        return f"<table:table-cell {further}/>"
    kind, own = "string", ""
    if isinstance(value, bool):
        kind, own = "boolean", f'office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, int | float):
        kind, own = "float", f'office:value="{value}"'
    elif isinstance(value, dt.date):
        kind, own = "date", f'office:date-value="{value.isoformat()}"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return (
        f'<table:table-cell office:value-type="{kind}" {own} {further}>{lines}</table:table-cell>'
    )


def row(*cells: str, further: str = "") -> str:
    """Return a row of cells; ``further`` are attributes of its own."""
    return f"<table:table-row {further}>{''.join(cells)}</table:table-row>"


def table(name: str, *rows: str, further: str = "") -> str:
    """Return a table of rows, or of whatever else a table holds."""
    return f"<table:table table:name={quoteattr(name)} {further}>{''.join(rows)}</table:table>"


def document(*tables: str, styles: str = "", root: str = "document-content") -> str:
    """Return the XML of a spreadsheet of tables."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:{root}>"
    )


def packed(content: str, manifest: str = MANIFEST) -> bytes:
    """Return a file of the XML of a spreadsheet."""
    return zipped(
        {
            "mimetype": MIMETYPE,
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def ods(sheets: Sheets) -> bytes:
    """Return a spreadsheet with the given sheets."""
    tables = (
        table(name, *(row(*map(cell, values)) for values in rows)) for name, rows in sheets.items()
    )
    return packed(document(*tables))
