"""An xlsx file as the zip of parts it is, with their relationships and content types."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from data.files.bounds import size
from data.marking.splicing import Edit, Element, attributes, inside, parse, retagged, splice
from data.problems import Problem, Refused
from data.workbook import BOUNDS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TYPES = "[Content_Types].xml"
_EMPTY = f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}"/>'.encode()


@dataclass(frozen=True)
class Relation:
    """What one part says of another: its id, kind (the last word of its type) and target part."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of an xlsx file, to be changed and packed again.

    Attributes:
        name: the file's name, for what is said about it.
    """

    def __init__(self, content: bytes, name: str = "") -> None:
        """Open a file that was read before.

        Raises:
            Refused: it unpacks to more than can be, or cannot be read.
        """
        self.name = name
        self._parts: dict[str, bytes] = {}
        self._stored: set[str] = set()
        try:
            for member, part in _unpacked(content, name):
                own = member.filename.replace("\\", "/")
                self._parts[own] = part
                if member.compress_type == zipfile.ZIP_STORED:
                    self._stored.add(own)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
            raise self.damaged("the file") from None
        self._names = {part.lower(): part for part in self._parts}

    def damaged(self, part: str) -> Refused:
        """Return the refusal that says a part is damaged."""
        why = f"{part} is damaged"
        return Refused([Problem("unreadable", file=self.name, words={"why": why})])

    # -- parts

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def __getitem__(self, part: str) -> bytes:
        if part not in self:
            raise self.damaged(f"its part “{part}”")
        return self._parts[self._names[part.lower()]]

    def __setitem__(self, part: str, xml: bytes) -> None:
        self._parts[self._names.setdefault(part.lower(), part)] = xml

    def parsed(self, part: str) -> Element:
        """Return the root of a part.

        Raises:
            Refused: the part is missing or not XML.
        """
        try:
            return parse(self[part])
        except expat.ExpatError:
            raise self.damaged(f"its part “{part}”") from None

    def edit(self, part: str, edits: Iterable[Edit]) -> None:
        """Make the edits in a part."""
        self[part] = splice(self[part], edits)

    def unused(self, pattern: str) -> str:
        """Return a part's name that is free: ``xl/comments{}.xml`` with a number in it."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def add(self, part: str, xml: bytes, content_type: str) -> None:
        """Add a part of its own content type."""
        self[part] = xml
        override = f"<Override{attributes({'PartName': f'/{part}', 'ContentType': content_type})}/>"
        self._declare(override)

    def add_default(self, part: str, xml: bytes, content_type: str) -> None:
        """Add a part whose content type goes by its ending."""
        self[part] = xml
        ending = part.rpartition(".")[2]
        known = {e.get("Extension").lower() for e in self.parsed(_TYPES).all("Default")}
        if ending not in known:
            values = {"Extension": ending, "ContentType": content_type}
            self._declare(f"<Default{attributes(values)}/>")

    def _declare(self, element: str) -> None:
        root = self.parsed(_TYPES)
        element = element.replace("<", f"<{root.prefix}", 1)
        self.edit(_TYPES, [inside(self[_TYPES], root, element)])

    def retype(self, part: str, content_type: str) -> None:
        """Change a part's own content type."""
        for override in self._overrides(part):
            tag = self[_TYPES][override.start : override.opened]
            new = retagged(tag, ContentType=content_type)
            self.edit(_TYPES, [Edit(override.start, override.opened, new)])

    def content_type(self, part: str) -> str:
        """Return a part's own content type; empty where it goes by its ending."""
        return next((one.get("ContentType") for one in self._overrides(part)), "")

    def _overrides(self, part: str) -> list[Element]:
        name = f"/{part}".lower()
        return [o for o in self.parsed(_TYPES).all("Override") if o.get("PartName").lower() == name]

    def drop(self, part: str) -> None:
        """Take a part away, with those that it alone refers to."""
        below = {relation.target for relation in self.relations(part)}
        self._remove(part)
        referred = self._referred()
        alone = [one for one in below if one in self and one.lower() not in referred]
        for one in alone:
            self._remove(one)
        gone = {f"/{one}".lower() for one in (part, *alone)}
        overrides = self.parsed(_TYPES).all("Override")
        left = [one for one in overrides if one.get("PartName").lower() in gone]
        self.edit(_TYPES, [Edit(one.start, one.end, b"") for one in left])

    def _remove(self, part: str) -> None:
        for name in (part, _relations_of(part)):
            if name in self:
                del self._parts[self._names.pop(name.lower())]

    def _referred(self) -> set[str]:
        suffix = ".rels"
        sources = [name for name in self._parts if name.lower().endswith(suffix)]
        owners = [name.replace("_rels/", "")[: -len(suffix)] for name in sources]
        return {r.target.lower() for owner in owners for r in self.relations(owner)}

    def drawings(self) -> list[bytes]:
        """Return all drawings that comments and form controls stand in."""
        return [self._parts[name] for name in self._parts if name.lower().endswith(".vml")]

    # -- relationships

    @property
    def workbook(self) -> str:
        """The name of the part that lists the sheets."""
        found = (r.target for r in self.relations("") if r.kind == "officeDocument")
        return next(found, "xl/workbook.xml")

    @property
    def strict(self) -> bool:
        """Whether the file is of the strict kind, whose names for things differ."""
        return _STRICT_MAIN.encode() in self[self.workbook][:4000]

    @property
    def office(self) -> str:
        """The name of what relationships are."""
        return _STRICT if self.strict else OFFICE

    def in_dialect(self, xml: bytes) -> bytes:
        """Return a part written for the usual kind of file as this file needs it."""
        if not self.strict:
            return xml
        xml = xml.replace(MAIN.encode(), _STRICT_MAIN.encode())
        return xml.replace(OFFICE.encode(), _STRICT.encode())

    def relations(self, part: str) -> list[Relation]:
        """Return what a part says of other parts of the file; of "", what the file does."""
        name = _relations_of(part)
        if name not in self:
            return []
        return [
            Relation(
                one.get("Id"),
                one.get("Type").rpartition("/")[2],
                _resolved(part, one.get("Target")),
            )
            for one in self.parsed(name).all("Relationship")
            if one.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Say of a part that it has another; return the relationship's id."""
        name = _relations_of(part)
        if name not in self:
            self[name] = _EMPTY
        root = self.parsed(name)
        taken = {one.get("Id").lower() for one in root.all("Relationship")}
        number = 1 + len(taken)
        while f"rid{number}" in taken:
            number += 1
        values = {"Id": f"rId{number}", "Type": f"{self.office}/{kind}", "Target": f"/{target}"}
        element = f"<{root.prefix}Relationship{attributes(values)}/>"
        self.edit(name, [inside(self[name], root, element)])
        return f"rId{number}"

    def unrelate(self, part: str, identity: str) -> None:
        """Take one of a part's relationships away."""
        name = _relations_of(part)
        found = [o for o in self.parsed(name).all("Relationship") if o.get("Id") == identity]
        self.edit(name, [Edit(one.start, one.end, b"") for one in found])

    # -- the whole

    def packed(self) -> bytes:
        """Return the file; the same parts give the same bytes."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for name, part in self._parts.items():
                member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                stored = name in self._stored
                member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                archive.writestr(member, part)
        return content.getvalue()


def _unpacked(content: bytes, name: str) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    most = left = BOUNDS.unpacked
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            # As the reader does it: zipfile would stop at the declared size, which may lie.
            member.file_size = left + 2
            with archive.open(member) as part:
                read = part.read(left + 1)
            left -= len(read)
            if left < 0:
                raise Refused([Problem("zip_bomb", file=name, words={"limit": size(most)})])
            yield member, read


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))
    return whole.lstrip("/")
