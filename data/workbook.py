"""A file becomes sheets of cells, under bounds, with every cell's own address kept."""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree

import python_calamine as calamine

from data.problems import Problem, Refused

MAX_BYTES = 60 * 2**20
MAX_UNPACKED = 400 * 2**20
MAX_CELLS = 6_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REL_NS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>|<is>")


@dataclass(frozen=True)
class Mark:
    """What a cell's value does not say: it is an error, or a formula never calculated."""

    entry: str
    found: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells from A1 on, so that positions are addresses.

    Attributes:
        name: as in the file; of a csv, the file's name without its ending.
        cells: rows of values; empty cells are empty texts.
        marks: (row, column), both from 0 → what is wrong with the cell itself.
    """

    name: str
    cells: list[list[Any]]
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Workbook:
    """A file that could be read."""

    name: str
    digest: str
    sheets: tuple[Sheet, ...]


def letter(position: int) -> str:
    """Return a column's letters: 0 → A, 26 → AA."""
    letters = ""
    position += 1
    while position:
        position, remainder = divmod(position - 1, 26)
        letters = chr(65 + remainder) + letters
    return letters


def _position(letters: str) -> int:
    total = 0
    for character in letters:
        total = total * 26 + ord(character) - 64
    return total - 1


def read_workbook(content: bytes, name: str) -> Workbook:
    """Read an xlsx or csv file.

    Args:
        content: the file's bytes.
        name: its name; the ending is only a hint.

    Raises:
        Refused: the file is empty, protected, holds macros, is too large or cannot be read.
    """
    if not content.strip():
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


def _unreadable(name: str, why: str) -> Refused:
    return _refused("unreadable", name, why=why)


# -- csv


def _read_csv(content: bytes, name: str) -> Sheet:
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unreadable(name, "it is not a table of text")
    text = _decoded(content)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=header.count)
    csv.field_size_limit(MAX_BYTES)
    try:
        cells: list[list[Any]] = list(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        )
    except csv.Error as error:
        raise _unreadable(name, str(error)) from None
    return Sheet(PurePath(name).stem, cells)


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
    if "xl/vbaProject.bin" in parts:
        raise _refused("macros", name)
    if "xl/workbook.xml" not in parts:
        kind = "ods" if "content.xml" in parts else PurePath(name).suffix.lstrip(".") or "zip"
        raise _refused("old_format", name, found=kind)
    try:
        addresses = _sheet_parts(parts)
    except (ElementTree.ParseError, KeyError) as error:
        raise _unreadable(name, f"its list of sheets is damaged: {error}") from None
    for sheet, part in addresses.items():
        cells = _extent(parts.get(part, b""))
        if cells > MAX_CELLS:
            words = {"limit": f"{MAX_CELLS:,}"}
            raise Refused(
                [Problem("too_many_cells", file=name, sheet=sheet, found=f"{cells:,}", words=words)]
            )
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet, part in addresses.items():
            cells_read = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            yield Sheet(sheet, cells_read, _marks(parts.get(part, b"")))
    # A reader written in Rust can panic, and a panic is a BaseException: the server stays up.
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)):
            raise
        raise _unreadable(name, "it is damaged") from None


def _unpacked(content: bytes, name: str) -> dict[str, bytes]:
    """Return the file's parts; sizes are checked as declared and again as read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise _refused("zip_bomb", name, limit=f"{MAX_UNPACKED // 2**20} MB")
            if any(member.flag_bits & 1 for member in members):
                raise _refused("encrypted", name)
            parts = {member.filename: archive.read(member) for member in members}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise _unreadable(name, "it is damaged or cut off") from error
    if any(b"<!DOCTYPE" in part[:2000] for part in parts.values()):
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
                sheets[element.attrib["name"]] = f"xl/{path}"
    return sheets


def _extent(xml: bytes) -> int:
    """Return how many cells lie between A1 and the last that holds something.

    Calamine lays out the whole rectangle, so a value in XFD1048576 would cost 17 thousand million
    cells; styled but empty cells (a ghost range) cost nothing and do not count.
    """
    last = max(xml.rfind(b"<v"), xml.rfind(b"<is>"))
    if last < 0:
        return 0
    row = re.search(rb'r="[A-Z]*(\d+)"', xml[xml.rfind(b"<row", 0, last) : last])
    rows = int(row[1]) if row else xml.count(b"<row")
    widest = 26
    if re.search(rb'<c r="[A-Z]{2,3}\d', xml) or rows * widest > MAX_CELLS:
        letters = set(re.findall(rb'<c r="([A-Z]+)\d+"[^>]*[^/]>', xml))
        widest = max((_position(found.decode()) + 1 for found in letters), default=1)
    return rows * widest


def _marks(xml: bytes) -> dict[tuple[int, int], Mark]:
    """Return the cells that hold an error or a formula nobody calculated."""
    if b"<f" not in xml and b't="e"' not in xml:
        return {}
    marks = {}
    for cell in _CELL.finditer(xml):
        attributes, inside = cell[3], cell[4] or b""
        value = _VALUE.search(inside)
        at = (int(cell[2]) - 1, _position(cell[1].decode()))
        if b't="e"' in attributes:
            found = value[1].decode() if value and value[1] else "error"
            marks[at] = Mark("error_cell", found)
        elif b"<f" in inside and not ((value and value[0] == b"<is>") or (value and value[1])):
            if b't="str"' not in attributes or not value:
                marks[at] = Mark("uncalculated")
    return marks
