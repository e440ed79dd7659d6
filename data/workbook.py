"""A file becomes sheets of cells, under bounds, with every cell's own address kept."""

import codecs
import hashlib

from data.files import ods, xls, xlsx
from data.files.archive import unpack
from data.files.bounds import Bounds, Reading, size
from data.files.sheet import Mark, Sheet, Workbook, letter, position
from data.files.signature import kind_of, other_archive, other_kind
from data.files.text import read_text
from data.problems import Problem

__all__ = ["BOUNDS", "Mark", "Sheet", "Workbook", "letter", "position", "read_workbook"]

BOUNDS = Bounds()

_Found = tuple[str, tuple[tuple[Sheet, ...], bool], tuple[Problem, ...]]


def read_workbook(content: bytes, name: str) -> Workbook:
    """Read an xlsx, xlsm, xls, ods or csv file, whichever its content shows it to be.

    Args:
        content: the file's bytes.
        name: its name; its ending is not looked at.

    Raises:
        Refused: the file is empty, protected, too large, no workbook, or cannot be read.
    """
    reading = Reading(name, BOUNDS)
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        raise reading.refused("empty_file")
    if len(content) > BOUNDS.bytes:
        raise reading.refused("too_big", limit=size(BOUNDS.bytes))
    digest = hashlib.sha256(content).hexdigest()
    form, (sheets, from_1904), problems = _read(content, reading)
    return Workbook(name, digest, sheets, form, from_1904, problems)


def _read(content: bytes, reading: Reading) -> _Found:
    kind = kind_of(content)
    if kind == "zip":
        return _archive(content, reading)
    if kind in ("ole", "biff"):
        said = _macros(reading) if xls.has_macros(content) else ()
        return "xls", xls.read_xls(content, reading), said
    if kind == "flat":
        return "ods", ods.read_flat(content, reading), ()
    entry, what = other_kind(content)
    if entry:
        raise reading.refused(entry, what)
    sheet, problems = read_text(content, reading)
    return "csv", ((sheet,), False), problems


def _archive(content: bytes, reading: Reading) -> _Found:
    parts = unpack(content, reading)
    if "xl/workbook.xml" in parts:
        macros = xlsx.has_macros(parts)
        found = xlsx.read_xlsx(parts, reading)
        return "xlsm" if macros else "xlsx", found, _macros(reading) if macros else ()
    if ods.is_ods(parts):
        found = ods.read_ods(parts, reading)
        return "ods", found, _macros(reading) if ods.has_macros(parts) else ()
    raise reading.refused(*other_archive(parts, parts.get("mimetype", b"").decode("latin-1")))


def _macros(reading: Reading) -> tuple[Problem, ...]:
    return (Problem("macros_ignored", file=reading.name),)
