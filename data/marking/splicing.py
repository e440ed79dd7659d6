"""XML changed where it must change: every other byte stays as it was.

Spreadsheet programs refuse files whose prefixes were rewritten (``mc:Ignorable`` names them), so
nothing is serialised anew: the parser says where an element stands, and its bytes are replaced.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

#: Elements of a part taken apart at once: Excel has at most 65,490 styles.
_MOST = 1_000_000
#: Levels of it; Excel writes a dozen.
_DEEPEST = 200
_TAG = re.compile(rb"<[^\s/>]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>")
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_HEAD = re.compile(rb"<(?:[\w.-]+:)?sheetData[\s/>]")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED = re.compile(rb"<!--.*?-->|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_SPECIAL = re.compile("[^\t\n\x20-%'-;=?-\ud7ff\ue000-\ufffd]")


@dataclass(frozen=True)
class Edit:
    """The bytes from ``start`` to ``end`` become ``new``."""

    start: int
    end: int
    new: bytes


@dataclass(slots=True)
class Element:
    """An element and where it stands.

    Attributes:
        name: as written, with its prefix.
        attributes: as written.
        start: where its start tag begins.
        opened: where its start tag ends.
        closed: where its end tag begins; of an empty element, ``opened``.
        end: where its end tag ends.
        children: the elements in it.
        text: the text directly in it.
    """

    name: str
    attributes: dict[str, str]
    start: int
    opened: int
    closed: int = -1
    end: int = -1
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        return self.name[: -len(self.local)]

    def get(self, local: str, otherwise: str = "") -> str:
        """Return an attribute by its name without prefix."""
        for name, value in self.attributes.items():
            if name.rpartition(":")[2] == local:
                return value
        return otherwise

    def walk(self) -> Iterator["Element"]:
        """Iterate over the element and everything in it, in the file's order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *path: str) -> list["Element"]:
        """Return the elements found by going down the path of local names."""
        found = [self]
        for local in path:
            found = [child for one in found for child in one.children if child.local == local]
        return found

    def find(self, *path: str) -> "Element | None":
        """Return the first element found by going down the path of local names."""
        return next(iter(self.all(*path)), None)


def parse(xml: bytes, *, whole: bool = True) -> Element:
    """Return the root of an XML part.

    Args:
        xml: the part.
        whole: False where the part was cut off; elements not closed end at -1.

    Raises:
        expat.ExpatError: it is not XML.
        ValueError: it has more elements, or levels of them, than any part needs.
    """
    roots: list[Element] = []
    stack: list[Element] = []
    parser = expat.ParserCreate()
    room = _MOST

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal room
        room -= 1
        if room < 0 or len(stack) > _DEEPEST:
            raise ValueError(f"more than {_MOST} elements, or {_DEEPEST} levels of them")
        at = parser.CurrentByteIndex
        element = Element(name, attributes, at, tag_end(xml, at))
        (stack[-1].children if stack else roots).append(element)
        stack.append(element)

    def end(name: str) -> None:
        element = stack.pop()
        empty = xml[element.opened - 2 : element.opened] == b"/>"
        element.closed = element.opened if empty else parser.CurrentByteIndex
        element.end = element.opened if empty else xml.index(b">", element.closed) + 1

    def text(found: str) -> None:
        if stack:
            stack[-1].text += found

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.Parse(xml, whole)
    return roots[0]


def head(xml: bytes) -> Element:
    """Return the root of a sheet with what stands before its cells.

    Raises:
        expat.ExpatError: it is not XML.
    """
    found = _HEAD.search(xml)
    return parse(xml[: found.start()], whole=False) if found else parse(xml)


def bare(xml: bytes) -> bytes:
    """Return XML in which whatever looks like a tag is one: without comments and quoted texts.

    Raises:
        expat.ExpatError: it is not XML.
    """
    expat.ParserCreate().Parse(xml, True)
    if b"<!" not in xml:
        return xml
    return _QUOTED.sub(lambda found: escape((found[1] or b"").decode()).encode(), xml)


def tag_end(xml: bytes, start: int) -> int:
    """Return where the start tag that begins at ``start`` ends."""
    found = _TAG.match(xml, start)
    return found.end() if found else xml.index(b">", start) + 1


def splice(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """Return ``xml`` with the edits made; those at the same place in the order given."""
    done: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        done += (xml[at : edit.start], edit.new)
        at = edit.end
    return b"".join((*done, xml[at:]))


def retagged(tag: bytes, **changes: str | None) -> bytes:
    """Return a start tag with attributes set, or, where None, taken away."""
    for name, value in changes.items():
        for old in _ATTRIBUTE.finditer(tag):
            if old[1].decode() == name:
                tag = tag[: old.start()] + tag[old.end() :]
                break
        if value is not None:
            cut = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:cut].rstrip() + encoded(f' {name}="{attribute(value)}"') + tag[cut:]
    return tag


def inside(xml: bytes, element: Element, added: str) -> Edit:
    """Return the edit that adds to the end of an element, which may be empty."""
    if element.closed != element.opened or xml[element.opened - 2 : element.opened] != b"/>":
        return Edit(element.closed, element.closed, encoded(added))
    opened = xml[element.start : element.opened - 2].rstrip() + b">"
    closing = encoded(f"{added}</{element.name}>")
    return Edit(element.start, element.end, opened + closing)


def prefixed(xml: str, prefix: str) -> str:
    """Return elements written without a prefix with the one that a part's own elements have."""
    return re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}", xml) if prefix else xml


def encoded(xml: str) -> bytes:
    """Return XML in bytes that mean the same whatever the part's encoding."""
    return xml.encode("ascii", "xmlcharrefreplace")


def plain(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _UNFIT.sub("", text)


def content(text: str) -> str:
    """Return a text as an element's content."""
    return text if not _SPECIAL.search(text) else escape(plain(text), {"\r": "&#13;"})


def inline(text: str) -> str:
    """Return a cell's type and value, from where its address ends: a text, whatever it says."""
    return f' t="inlineStr"><is><t xml:space="preserve">{content(text)}</t></is>'


def attribute(text: str) -> str:
    """Return a text as an attribute's value, for double quotes."""
    return escape(plain(text), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def attributes(values: Mapping[str, str]) -> str:
    """Return attributes as they stand in a tag, each with a space before it."""
    return "".join(f' {name}="{attribute(value)}"' for name, value in values.items())
