"""A file becomes sheets of cells, under bounds, with every cell's own address kept."""

import codecs
import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

import python_calamine as calamine

from data.markup import Mark, Markup, look_through
from data.problems import Problem, Refused

MAX_BYTES = 60 * 2**20
MAX_UNPACKED = 400 * 2**20
MAX_CELLS = 6_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_DOCTYPE = b"<!DOCTYPE"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REL_NS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells from A1 on, so that positions are addresses.

    Attributes:
        name: as in the file; of a csv, the file's name without its ending.
        cells: rows of values; empty cells are empty texts.
        marks: (row, column), both from 0 → what is wrong with the cell itself.
        hidden: whether the sheet itself is hidden.
        hidden_rows: positions of hidden rows, from 0.
        hidden_columns: positions of hidden columns, from 0.
        merged: merged areas: first row, first column, last row, last column, from 0, all included.
    """

    name: str
    cells: list[list[Any]]
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True)
class Workbook:
    """A file that could be read.

    Attributes:
        name: its name.
        digest: the SHA-256 of its bytes.
        sheets: its sheets, in order.
        format: ``xlsx``, ``xlsm``, ``xls``, ``ods`` or ``csv``.
        from_1904: whether a number that is a date counts days from 1904, not 1900.
        problems: what is worth saying about the file as such (its macros are ignored).
    """

    name: str
    digest: str
    sheets: tuple[Sheet, ...]
    format: str = "xlsx"
    from_1904: bool = False
    problems: tuple[Problem, ...] = ()


def letter(position: int) -> str:
    """Return a column's letters: 0 → A, 26 → AA."""
    letters = ""
    position += 1
    while position:
        position, remainder = divmod(position - 1, 26)
        letters = chr(65 + remainder) + letters
    return letters


def read_workbook(content: bytes, name: str) -> Workbook:
    """Read an xlsx or csv file.

    Args:
        content: the file's bytes.
        name: its name; the ending is only a hint.

    Raises:
        Refused: the file is empty, protected, holds macros, is too large or cannot be read.
    """
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        raise _refused("empty_file", name)
    if len(content) > MAX_BYTES:
        raise _refused("too_big", name, limit=f"{MAX_BYTES // 2**20} MB")
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith(_OLE):
        raise _refused("encrypted" if _ENCRYPTED in content else "old_format", name, found="xls")
    if content.startswith(_ZIP):
        sheets = tuple(_read_xlsx(content, name))
    else:
        sheets = (_read_csv(content, name),)
    return Workbook(name, digest, sheets)


def _refused(entry: str, name: str, found: str = "", sheet: str = "", **words: str) -> Refused:
    return Refused([Problem(entry, file=name, found=found, sheet=sheet, words=words)])


def _too_many_cells(name: str, sheet: str, cells: int) -> Refused:
    limit = f"{MAX_CELLS:,}"
    return _refused("too_many_cells", name, found=f"{cells:,}", sheet=sheet, limit=limit)


def _unreadable(name: str, why: str) -> Refused:
    return _refused("unreadable", name, why=why)


# -- csv


def _read_csv(content: bytes, name: str) -> Sheet:
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unreadable(name, "it is not a table of text")
    text = _decoded(content)
    delimiter = _delimiter(text)
    if (cells := text.count(delimiter) + text.count("\n")) > MAX_CELLS:
        raise _too_many_cells(name, PurePath(name).stem, cells)
    csv.field_size_limit(MAX_BYTES)
    try:
        rows: list[list[Any]] = list(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        )
    except csv.Error as error:
        raise _unreadable(name, str(error)) from None
    return Sheet(PurePath(name).stem, rows)


def _delimiter(text: str) -> str:
    """Return the delimiter most lines at the top hold most of; a banner above may hold none."""
    unquoted = re.sub(r'"[^"]*"', "", text[:100_000])
    lines = [line for line in unquoted.splitlines()[:25] if line.strip(" ")] or [""]

    def typical(delimiter: str) -> tuple[int, int]:
        counts = sorted(line.count(delimiter) for line in lines)
        return counts[len(counts) // 2], counts[-1]

    return max(",;\t|", key=typical)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


# -- xlsx


def _read_xlsx(content: bytes, name: str) -> Iterator[Sheet]:
    parts = _unpacked(content, name)
    if any(part.endswith("vbaproject.bin") or "/macrosheets/" in part for part in parts):
        raise _refused("macros", name)
    if "xl/workbook.xml" not in parts:
        if "content.xml" in parts:
            raise _refused("old_format", name, found="ods")
        raise _unreadable(name, "it is another kind of file, whatever its name says")
    try:
        addresses = _sheet_parts(parts)
    except (ElementTree.ParseError, KeyError) as error:
        raise _unreadable(name, f"its list of sheets is damaged: {error}") from None
    marks = {s: _bounded(parts.get(part, b""), s, name).marks for s, part in addresses.items()}
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in addresses:
            cells = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            # A formula never calculated has no value: below the last value it has no row either.
            last = max((row for row, _ in marks[sheet]), default=-1)
            yield Sheet(sheet, cells + [[]] * (last + 1 - len(cells)), marks[sheet])
    # A reader written in Rust can panic, and a panic is a BaseException: the server stays up.
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)):
            raise
        raise _unreadable(name, "it is damaged") from None


def _bounded(xml: bytes, sheet: str, name: str) -> Markup:
    try:
        found = look_through(xml, MAX_CELLS)
    except ExpatError:
        raise _unreadable(name, f"its sheet “{sheet}” is damaged") from None
    if found.extent > MAX_CELLS:
        raise _too_many_cells(name, sheet, found.extent)
    return found


def _unpacked(content: bytes, name: str) -> dict[str, bytes]:
    """Return the file's parts by name in small letters, as the reader finds them.

    Sizes are checked as declared, and again as read: a declared size may lie.
    """
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise _refused("zip_bomb", name, limit=f"{MAX_UNPACKED // 2**20} MB")
            if any(member.flag_bits & 1 for member in members):
                raise _refused("encrypted", name)
            for member in members:
                # zipfile would stop at the declared size, where the next reader goes on.
                member.file_size = left + 2
                with archive.open(member) as part:
                    parts[member.filename.lower()] = read = part.read(left + 1)
                left -= len(read)
                if left < 0:
                    raise _refused("zip_bomb", name, limit=f"{MAX_UNPACKED // 2**20} MB")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
        raise _unreadable(name, "it is damaged or cut off") from None
    if len(parts) < len(members):
        raise _unreadable(name, "two of its parts have the same name")
    if any(part.endswith((".xml", ".rels")) and _DOCTYPE in parts[part] for part in parts):
        raise _unreadable(name, "it declares a document type, which workbooks do not")
    return parts


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the visible worksheets' names → the names of their parts."""
    relations = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    }
    sheets = {}
    for element in ElementTree.fromstring(parts["xl/workbook.xml"]).iter():
        if element.tag.endswith("}sheet") and element.get("state", "visible") == "visible":
            target = relations.get(element.get(_REL_NS), "")
            if "worksheets/" in target:
                path = target.removeprefix("/").removeprefix("xl/")
                sheets[element.attrib["name"]] = f"xl/{path}".lower()
    return sheets
