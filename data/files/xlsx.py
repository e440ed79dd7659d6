"""Excel's workbooks since 2007, xlsx and xlsm. Macros are neither run nor kept."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from xml.parsers.expat import ExpatError

import python_calamine as calamine

from data.files.archive import elements, no_doctypes, no_giants, pack
from data.files.bounds import Reading, size
from data.files.markup import Markup
from data.files.number_formats import as_shown, habit
from data.files.sheet import Sheet, used
from data.files.sheet_xml import look_through

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRINGS, _STYLES = "xl/sharedstrings.xml", "xl/styles.xml"
_BOOK, _BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
#: Parts that are read whole, here or as the workbook is marked; none grows with what is typed.
_WHOLE = (_BOOK, _BOOK_RELATIONS, _STYLES, "_rels/.rels", "[content_types].xml")
_BUILT_IN = {"9": "0%", "10": "0.00%"}
Read = TypeVar("Read")

_SHARED = re.compile(rb"[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v[^<>]*>\s*(\d{1,9})")


@dataclass(frozen=True)
class _Listed:
    """A worksheet in the workbook's list: its name, its part, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


def has_macros(parts: Mapping[str, bytes]) -> bool:
    """Return whether a workbook came with macros of any age."""
    return any(part.endswith("vbaproject.bin") or "/macrosheets/" in part for part in parts)


def read_xlsx(parts: Mapping[str, bytes], reading: Reading) -> tuple[tuple[Sheet, ...], bool]:
    """Read a workbook's sheets; the second value says whether its days count from 1904.

    Args:
        parts: its parts by name in small letters.
        reading: the bounds.

    Raises:
        Refused: it is damaged or holds too much.
    """
    xml = [part for part in parts if part.endswith((".xml", ".rels"))]
    no_doctypes(parts, (part for part in xml if not part.startswith("customxml/")), reading)
    no_giants(parts, _WHOLE, reading)
    try:
        listed, from_1904 = _listed(parts, reading)
    except (ExpatError, KeyError):
        raise reading.unreadable("its list of sheets is damaged") from None
    reading.count_sheets(len(listed))
    if len({one.name for one in listed}) < len(listed):
        raise reading.unreadable("two of its sheets have the same name")
    try:
        habits = _habits(parts.get(_STYLES, b""), reading)
    except ExpatError:
        raise reading.unreadable("its styles are damaged") from None
    looked = [_look_through(parts, one, habits, reading) for one in listed]
    _bound_text(parts, listed, reading)
    return tuple(_read(parts, listed, looked, from_1904, reading)), from_1904


def _listed(parts: Mapping[str, bytes], reading: Reading) -> tuple[list[_Listed], bool]:
    """Return the worksheets and whether days count from 1904."""
    relations = {
        relation["Id"]: relation.get("Target", "")
        for name, relation in elements(parts[_BOOK_RELATIONS], reading)
        if name == "Relationship"
    }
    sheets, from_1904 = [], False
    for name, attributes in elements(parts[_BOOK], reading):
        if name == "workbookPr":
            from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            identity = next(
                (v for n, v in attributes.items() if n.endswith("/relationships id")), ""
            )
            target = relations.get(identity, "").lower()
            if "worksheets/" in target:
                part = "xl/" + target.removeprefix("/").removeprefix("xl/")
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(_Listed(attributes["name"], part, hidden))
    return sheets, from_1904


def _habits(styles: bytes, reading: Reading) -> dict[str, str]:
    """Return the numbers of the cell styles whose number format matters → what it does."""
    codes, formats, inside = dict(_BUILT_IN), [], False
    for name, attributes in elements(styles, reading) if styles else ():
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            formats.append(attributes.get("numFmtId", ""))
    found = {key: habit(code) for key, code in codes.items()}
    return {str(n): found[key] for n, key in enumerate(formats) if found.get(key)}


def _look_through(
    parts: Mapping[str, bytes], one: _Listed, habits: Mapping[str, str], reading: Reading
) -> Markup:
    try:
        return look_through(parts[one.part], one.name, habits, reading)
    except (ExpatError, KeyError):
        raise reading.unreadable(f"its sheet “{one.name}” is damaged") from None


def _bound_text(parts: Mapping[str, bytes], listed: list[_Listed], reading: Reading) -> None:
    """Make sure that shared texts stay bounded once every cell has its own copy."""
    texts = [len(text) for text in re.split(rb"</(?:\w+:)?si>", parts.get(_STRINGS, b""))]
    longest, most = max(texts, default=0), reading.bounds.unpacked
    if not longest:
        return
    sheets = [parts[one.part] for one in listed]
    shared = sum(
        sheet.count(b'"s"') + sheet.count(b"'s'") - sheet.count(b'"s"/>') for sheet in sheets
    )
    if longest * shared <= most:
        return
    references = Counter(number for sheet in sheets for number in _SHARED.findall(sheet))
    known = sum(
        count * (texts[int(number)] if int(number) < len(texts) else 0)
        for number, count in references.items()
    )
    if known + longest * (shared - references.total()) > most:
        raise reading.refused("too_much_text", limit=size(most))


def _read(
    parts: Mapping[str, bytes],
    listed: list[_Listed],
    looked: list[Markup],
    from_1904: bool,
    reading: Reading,
) -> list[Sheet]:
    packed = pack(_wanted(parts, listed, from_1904))
    book = _guarded(lambda: calamine.CalamineWorkbook.from_filelike(packed), reading)
    sheets = []
    for number, (one, markup) in enumerate(zip(listed, looked, strict=True)):
        reading.seconds_left()
        read = _guarded(partial(book.get_sheet_by_name, str(number)), reading)
        row, column = read.end or (-1, -1)
        reading.count_cells(one.name, (row + 1) * (column + 1))
        cells = _guarded(partial(read.to_python, skip_empty_area=False), reading)
        sheets.append(_sheet(one, cells, markup, reading))
    return sheets


def _guarded(read: Callable[[], Read], reading: Reading) -> Read:
    """Return what a reader written in Rust gives.

    It can panic, and a panic is a BaseException: the server stays up.
    """
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException:
        raise reading.unreadable("it is damaged") from None


def _wanted(parts: Mapping[str, bytes], listed: list[_Listed], from_1904: bool) -> dict[str, bytes]:
    """Return the parts the reader needs, under names and in an order written here.

    So it finds what was looked through, and nothing else, whatever the file's own lists say.
    """
    sheets = "".join(
        f'<sheet name="{n}" sheetId="{n + 1}" r:id="r{n}"/>' for n in range(len(listed))
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/{n}.xml"/>'
        for n in range(len(listed))
    )
    wanted = {
        "_rels/.rels": (
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r0" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{int(from_1904)}"/><sheets>{sheets}</sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        ).encode(),
    }
    wanted |= {f"xl/worksheets/{n}.xml": parts[one.part] for n, one in enumerate(listed)}
    named = {_STYLES: "xl/styles.xml", _STRINGS: "xl/sharedStrings.xml"}
    return wanted | {name: parts[part] for part, name in named.items() if part in parts}


def _sheet(one: _Listed, cells: list[list[Any]], found: Markup, reading: Reading) -> Sheet:
    for (row, column), shape in found.styled.items():
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = as_shown(cells[row][column], shape)
    # A formula never calculated has no value: below the last value it has no row either.
    last = max((row for row, _ in found.marks), default=-1)
    missing = max(0, last + 1 - len(cells))
    reading.count_cells(one.name, missing)
    cells += [[] for _ in range(missing)]
    hidden = used(cells, found.hidden_rows, found.hidden_columns, found.merged)
    return Sheet(one.name, cells, found.marks, one.hidden, **hidden)
