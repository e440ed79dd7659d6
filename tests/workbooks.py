"""Workbooks drawn for a reader: a sheet is a list of rows under its headers."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from data.kinds import kind

Sheets = Mapping[str, Sequence[Sequence[Any]]]


def xlsx(sheets: Sheets) -> bytes:
    """Return a workbook with the given sheets; the first row of each is its header."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


PARTNERS = (
    ("Partner code", "Name", "Type"),
    ("P1", "Harbour House", "Nonprofit"),
    ("P2", "Second partner", "School"),
)
AREAS = (
    ("Area code", "Name", "Population", "Population date"),
    ("A1", "North", 10000, dt.date(2025, 7, 1)),
    ("A2", "South", 20000, dt.date(2025, 7, 1)),
)
LISTS: Sheets = {"Partners": PARTNERS, "Areas": AREAS}


def filled(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``row`` with the columns its kind requires filled in from the kind's example."""
    columns = kind(name).columns()
    examples = {n: c.example for n, c in columns.items() if c.required}
    return {**examples, **row}


def sheet(name: str, rows: Sequence[Mapping[str, Any]]) -> tuple[str, list[list[Any]]]:
    """Return a kind's sheet from rows given by column name; unknown names are further columns."""
    columns = kind(name).columns()
    whole = [filled(name, row) for row in rows]
    names = list(dict.fromkeys(key for row in whole for key in row))
    headers = [columns[n].title if n in columns else n for n in names]
    return kind(name).title, [headers, *([row.get(n) for n in names] for row in whole)]


def book(**rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return a workbook of kinds, with the two partners and areas above unless given."""
    own = dict(sheet(name, given) for name, given in rows.items())
    return xlsx({**LISTS, **own})


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook's zip file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file of the given parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def tampered(content: bytes, old: str, new: str, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return the workbook with ``old`` in one of its parts replaced by ``new``."""
    parts = parts_of(content)
    assert old.encode() in parts[part], parts[part]
    return zipped(parts | {part: parts[part].replace(old.encode(), new.encode(), 1)})
