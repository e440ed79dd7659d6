"""A zip file unpacked under bounds, once: what is checked is what is read."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from data.files.bounds import Reading, size

_DOCTYPE = b"<!DOCTYPE"
_ENCODING = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)")
#: Pieces so large that a name or attribute of any length is looked at few times over.
_PIECE = 2**22
#: Levels of a part that is read whole; Excel writes a dozen.
_DEEPEST = 200
#: Bytes of such a part; Excel's most styles are less.
_LONGEST = 16 * 2**20

Started = Callable[[str, dict[str, str]], None]
Ended = Callable[[str], None]


class _Doctype(Exception):
    """An XML part declares a document type."""


def unpack(content: bytes, reading: Reading) -> dict[str, bytes]:
    """Return the file's parts by name in small letters; of what is not XML, the name alone.

    Sizes are checked as declared, and again as read: a declared size may lie.

    Raises:
        Refused: it is damaged, protected, too large, or has two parts of one name.
    """
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            most = reading.bounds.unpacked
            if sum(member.file_size for member in members) > most:
                raise reading.refused("zip_bomb", limit=size(most))
            if any(member.flag_bits & 1 for member in members):
                raise reading.refused("encrypted")
            left = most
            for member in members:
                name = member.filename.lower().replace("\\", "/")
                left -= _unpack_part(archive, member, name, parts, left, reading)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
        raise reading.unreadable("it is damaged or cut off") from None
    if len(parts) < len(members):
        raise reading.unreadable("two of its parts have the same name")
    return parts


def _unpack_part(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    parts: dict[str, bytes],
    left: int,
    reading: Reading,
) -> int:
    """Add a part to ``parts`` and return its size, which is at most ``left``."""
    # zipfile would stop at the declared size, and what is left out would go unchecked.
    member.file_size = left + 2
    kept: list[bytes] = []
    length = 0
    with archive.open(member) as part:
        while piece := part.read(min(_PIECE, left - length + 1)):
            reading.seconds_left()
            length += len(piece)
            if length > left:
                raise reading.refused("zip_bomb", limit=size(reading.bounds.unpacked))
            if name.endswith((".xml", ".rels")) or name == "mimetype":
                kept.append(piece)
    parts[name] = b"".join(kept)
    return length


def no_doctypes(parts: Mapping[str, bytes], names: Iterable[str], reading: Reading) -> None:
    """Make sure that no part declares a document type, whose entities could grow without end.

    Nor may a part be in letters in which that, or a cell, could not be found by its bytes.

    Raises:
        Refused: one does.
    """
    for name in names:
        part = parts.get(name, b"")
        encoding = _ENCODING.match(part)
        if part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in part[:200]:
            raise reading.unreadable("its XML is not in UTF-8")
        if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
            raise reading.unreadable("its XML is not in UTF-8")
        if _DOCTYPE in part:
            raise reading.unreadable("it declares a document type, which workbooks do not")


def walk(
    xml: bytes, reading: Reading, start: Started, end: Ended, text: Ended | None = None
) -> Iterator[None]:
    """Call ``start``, ``end`` and ``text`` for what an XML part holds, piece by piece.

    Names are as expat gives them with namespaces: ``uri name``.

    Raises:
        expat.ExpatError: it is not XML.
        Refused: it takes too long, or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = _stop
    if text:
        parser.CharacterDataHandler = text
    try:
        for begin in range(0, len(xml), _PIECE):
            reading.seconds_left()
            parser.Parse(xml[begin : begin + _PIECE], False)
            yield
        parser.Parse(b"", True)
    except _Doctype:
        raise reading.unreadable("it declares a document type, which workbooks do not") from None
    yield


def elements(xml: bytes, reading: Reading) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a small XML part in their order: name without namespace, attributes.

    Raises:
        expat.ExpatError: it is not XML.
        Refused: it takes too long, goes too deep, or declares a document type.
    """
    found: list[tuple[str, dict[str, str]]] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise reading.unreadable("elements stand in elements without end in it")
        found.append((name.rpartition(" ")[2], attributes))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    for _ in walk(xml, reading, start, end):
        pass
    return found


def no_giants(parts: Mapping[str, bytes], names: Iterable[str], reading: Reading) -> None:
    """Make sure that no part is longer than can be read whole.

    Raises:
        Refused: one is.
    """
    for name in names:
        if len(parts.get(name, b"")) > _LONGEST:
            raise reading.unreadable(f"{name} in it is larger than {size(_LONGEST)}")


def pack(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return a zip file of exactly these parts, for a reader that is to see nothing else."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    content.seek(0)
    return content


def _stop(*_: Any) -> None:
    raise _Doctype
