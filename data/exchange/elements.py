"""Archives and XML of other programs, read under bounds; nothing is unpacked to disk."""

import io
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from data.files.bounds import size
from data.problems import Problem, Refused

_PIECE = 2**20
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    EOFError,
    ValueError,
    OSError,
    RuntimeError,
)


@dataclass(frozen=True)
class Bounds:
    """The most that is read of one file.

    Attributes:
        bytes: its size.
        unpacked: bytes that its parts unpack to.
        parts: files in it.
        elements: XML elements.
        depth: how deep they stand in each other, so codes under codes.
        rows: rows of a table.
    """

    bytes: int = 60 * 2**20
    unpacked: int = 200 * 2**20
    parts: int = 20_000
    elements: int = 2_000_000
    depth: int = 60
    rows: int = 500_000


@dataclass(frozen=True)
class File:
    """A file being read: its name, what it should be, and how much of it is read."""

    name: str
    what: str
    bounds: Bounds

    def unreadable(self, why: str) -> Refused:
        """Return the refusal of a file that is not what it should be."""
        words = {"what": self.what, "why": why}
        return Refused([Problem("exchange_unreadable", file=self.name, words=words)])

    def too_large(self, limit: str) -> Refused:
        """Return the refusal of a file that holds more than is read."""
        return Refused([Problem("exchange_too_large", file=self.name, words={"limit": limit})])

    def check_size(self, content: bytes) -> None:
        """Make sure that it is not too large.

        Raises:
            Refused: it is, or it is empty.
        """
        if not content:
            raise self.unreadable("it is empty")
        if len(content) > self.bounds.bytes:
            raise self.too_large(size(self.bounds.bytes))


class Parts:
    """The parts of a zip archive."""

    def __init__(self, content: bytes, file: File) -> None:
        """Look into an archive.

        Raises:
            Refused: it is none, too large, protected, or a part would lie outside of it.
        """
        file.check_size(content)
        self._file = file
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            members = self._archive.infolist()
        except _DAMAGED:
            raise file.unreadable("it is damaged, cut off, or no archive") from None
        if len(members) > file.bounds.parts:
            raise file.too_large(f"{file.bounds.parts:,} files")
        self._left = file.bounds.unpacked
        if sum(member.file_size for member in members) > self._left:
            raise file.too_large(f"{size(self._left)} unpacked")
        if any(member.flag_bits & 1 for member in members):
            raise file.unreadable("it is protected with a password")
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            path = member.filename.replace("\\", "/")
            if path.startswith("/") or ".." in path.split("/") or re.match("[A-Za-z]:", path):
                raise file.unreadable("a part of it would lie outside of it")
            self._members.setdefault(path.lower(), member)

    def read(self, path: str) -> bytes | None:
        """Return a part, or None where there is none; letters' case does not matter.

        Raises:
            Refused: it is damaged, or too much has been read.
        """
        member = self._members.get(path.lower())
        if member is None:
            return None
        # Parts may be read several times, where several texts name the same.
        self._left -= member.file_size
        if self._left < 0:
            raise self._file.too_large(f"{size(self._file.bounds.unpacked)} unpacked")
        try:
            return self._archive.read(member)
        except _DAMAGED:
            raise self._file.unreadable("a part of it is damaged or cut off") from None

    def ending(self, suffix: str) -> str | None:
        """Return the path of the part with this suffix that lies least deep."""
        found = [path for path in self._members if path.endswith(suffix)]
        return min(found, key=lambda path: (path.count("/"), path), default=None)

    def source(self, address: str) -> bytes | None:
        """Return the part that an address like ``internal://a.txt`` names, or None."""
        scheme, _, path = address.partition(":")
        if scheme.lower() != "internal":
            return None
        for written in (path, unquote(path)):
            name = PurePosixPath(written.replace("\\", "/")).name
            for folder in ("sources/", ""):
                if name and (found := self.read(folder + name)) is not None:
                    return found
        return None


def parse(xml: bytes, file: File) -> Element:
    """Return the root of an XML document; names are without their namespace.

    Programs differ in the namespace they write, and in whether they write one.

    Raises:
        Refused: it is no XML, too large, or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    builder = TreeBuilder()
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > file.bounds.depth:
            raise file.too_large(f"{file.bounds.depth} levels of codes")
        if count > file.bounds.elements:
            raise file.too_large(f"{file.bounds.elements:,} elements")
        builder.start(_local(name), {_local(key): text for key, text in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(name))

    # Its entities could grow without end, or name files of this computer.
    def refuse(*_: Any) -> None:
        raise file.unreadable("it declares a document type, which these files do not")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        for begin in range(0, len(xml), _PIECE):
            parser.Parse(xml[begin : begin + _PIECE], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):
        raise file.unreadable("its XML is damaged or cut off") from None
    return builder.close()


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
