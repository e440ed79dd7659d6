"""A workbook with some of its sheets emptied, and everything that repeats what stood there.

Sheets are not the only place that holds their cells: texts stand in one list for the whole file,
pivot tables and charts keep copies, comments hang beside. Such copies are left out of the whole
file; every other part stays byte for byte.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from xml.etree import ElementTree

_WORKBOOK = "xl/workbook.xml"
_TYPES = "[content_types].xml"
_STRINGS = "/sharedStrings"

#: Relations that are followed, by the end of their type: of the package, and of the workbook.
_OF_PACKAGE = ("/officeDocument", "/core-properties", "/extended-properties", "/custom-properties")
_OF_WORKBOOK = (
    *("/worksheet", "/chartsheet", "/styles", "/theme", _STRINGS, "/externalLink"),
    *("/vbaProject", "/connections", "/sheetMetadata", "/person"),
)
#: Of any other part, those that are not: what they lead to repeats cells.
_NEVER = ("/pivotTable", "/slicer", "/timeline", "/package", "/oleObject")

_EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData/></worksheet>"
)

_STRING = re.compile(rb"<((?:\w+:)?)si(?:\s*/>|[\s>].*?</\1si>)", re.DOTALL)
_BEGUN = re.compile(rb"<(?:\w+:)?si[\s/>]")
_USED = re.compile(rb"""\st=["']s["'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*(\d+)""")
_RELATION = re.compile(rb"<((?:\w+:)?Relationship)\s(?:[^>]*[^/>])?(?:/>|>\s*</\1\s*>)")
_ID = re.compile(rb"""\sId=["']([^"']*)["']""")
_OVERRIDE = re.compile(rb"<((?:\w+:)?Override)\s(?:[^>]*[^/>])?(?:/>|>\s*</\1\s*>)")
_PART = re.compile(rb"""\sPartName=["']/?([^"']*)["']""")
_ENCODING = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=["']([^"']*)["']""")


def _elements(*names: str) -> re.Pattern[bytes]:
    """Return what finds whole elements of these names, whatever their prefix."""
    either = "|".join(names).encode()
    return re.compile(rb"<((?:\w+:)?(?:%s))(?:\s[^>]*?)?(?:/>|>.*?</\1\s*>)" % either, re.DOTALL)


#: Elements that repeat cells, all of them optional, by the folder of the part that holds them.
_COPIES = {
    "xl/charts": _elements("strCache", "numCache", "multiLvlStrCache", "pt", "externalData"),
    "xl/externallinks": _elements("sheetDataSet"),
}
#: Elements that mention parts which are left out.
_MENTIONS = _elements("pivotCaches", "extLst", "oleObjects")


class Unknown(Exception):
    """A file that is not written in a way that is known to be emptied for sure."""


@dataclass(frozen=True)
class _Package:
    """A package, with its parts by name in small letters."""

    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes:
        if name not in self.parts:
            raise Unknown(f"{name} is missing")
        content = self.archive.read(self.parts[name])
        if name.endswith((".xml", ".rels")):
            encoding = _ENCODING.match(content)
            if b"\x00" in content[:200] or (encoding and encoding[1].lower() != b"utf-8"):
                raise Unknown(f"{name} is not written in UTF-8")
        return content


@dataclass(frozen=True)
class _Relation:
    id: str
    type: str
    target: str


@contextmanager
def _opened(content: bytes) -> Iterator[_Package]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield _Package(archive, {info.filename.lower(): info for info in archive.infolist()})
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError) as error:
        raise Unknown(str(error)) from None


def sheet_names(content: bytes) -> list[str]:
    """Return the names of all sheets of a workbook (xlsx, xlsm), the hidden ones included.

    Raises:
        Unknown: it is no such workbook.
    """
    with _opened(content) as package:
        return list(_sheets(package))


def without_sheets(content: bytes, names: Set[str]) -> bytes:
    """Return a workbook (xlsx, xlsm) with the sheets ``names`` emptied.

    Raises:
        Unknown: it is not written in a way that is known to be emptied for sure.
    """
    out = io.BytesIO()
    with _opened(content) as package:
        sheets = _sheets(package)
        emptied = {sheets.get(name, "") for name in names}
        if not emptied <= set(package.parts):
            raise Unknown("a sheet is not where it is said to be")
        kept = dict(_kept(package, emptied))
        used = {
            int(number)
            for part in set(sheets.values()) & set(kept)
            for number in _USED.findall(kept[part])
        }
        for one in _relations(package, _WORKBOOK):
            if one.type.endswith(_STRINGS) and one.target in kept:
                kept[one.target] = _blanked(kept[one.target], used)
        kept[_TYPES] = _OVERRIDE.sub(_only(_PART, set(kept)), package.read(_TYPES))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
            for name, info in package.parts.items():
                if name in kept:
                    written.writestr(info.filename, kept[name])
    return out.getvalue()


def _sheets(package: _Package) -> dict[str, str]:
    """Return the sheets' names → the names of their parts."""
    targets = {one.id: one.target for one in _relations(package, _WORKBOOK)}
    return {
        element.attrib["name"]: targets.get(value, "")
        for element in ElementTree.fromstring(package.read(_WORKBOOK)).iter()
        if element.tag.endswith("}sheet")
        for name, value in element.attrib.items()
        if name.endswith("}id")
    }


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(package: _Package, part: str) -> list[_Relation]:
    """Return a part's relations to other parts; the package's own for an empty name."""
    if _rels_of(part) not in package.parts:
        return []
    found = []
    for element in ElementTree.fromstring(package.read(_rels_of(part))):
        if element.get("TargetMode") != "External":
            path = posixpath.join("/", posixpath.dirname(part), element.get("Target", ""))
            target = posixpath.normpath(path).lstrip("/").lower()
            found.append(_Relation(element.get("Id", ""), element.get("Type", ""), target))
    return found


def _is_followed(part: str, kind: str) -> bool:
    if not part:
        return kind.endswith(_OF_PACKAGE)
    return kind.endswith(_OF_WORKBOOK) if part == _WORKBOOK else not kind.endswith(_NEVER)


def _kept(package: _Package, emptied: Set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts that are kept, with their content, from the package's root on."""
    waiting, seen = [""], {""}
    while waiting:
        part = waiting.pop()
        if part in emptied:
            yield part, _EMPTY
            continue
        relations = _relations(package, part)
        dropped = {one.id for one in relations if not _is_followed(part, one.type)}
        if part:
            yield part, _cleaned(part, package.read(part), dropped)
        if relations:
            rels = package.read(_rels_of(part))
            yield _rels_of(part), _RELATION.sub(_only(_ID, dropped, wanted=False), rels)
        for one in relations:
            if one.id not in dropped and one.target not in seen and one.target in package.parts:
                seen.add(one.target)
                waiting.append(one.target)


def _only(
    named: re.Pattern[bytes], names: Set[str], wanted: bool = True
) -> Callable[[re.Match[bytes]], bytes]:
    """Return what leaves elements in place that are named so, or (not wanted) that are not."""

    def left(element: re.Match[bytes]) -> bytes:
        found = named.search(element[0])
        name = found[1].decode() if found else ""
        return element[0] if ((name if not wanted else name.lower()) in names) == wanted else b""

    return left


def _cleaned(part: str, content: bytes, dropped: Set[str]) -> bytes:
    """Return a part without copies of cells, and without mention of what it no longer leads to."""
    if copies := _COPIES.get(posixpath.dirname(part)):
        content = copies.sub(b"", content)
    mentioned = any(re.search(rb"[\"']%s[\"']" % re.escape(i).encode(), content) for i in dropped)
    return _MENTIONS.sub(b"", content) if mentioned else content


def _blanked(strings: bytes, used: Set[int]) -> bytes:
    """Return the list of texts with those blank that are not used; each keeps its number."""
    count = 0

    def left(text: re.Match[bytes]) -> bytes:
        nonlocal count
        count += 1
        return text[0] if count - 1 in used else b"<%bsi><%bt></%bt></%bsi>" % ((text[1],) * 4)

    found = _STRING.sub(left, strings)
    if b"<!" in strings or count != len(_BEGUN.findall(strings)):
        raise Unknown("the list of texts is not written in the usual way")
    return found
