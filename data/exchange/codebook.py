"""A codebook as REFI-QDA (.qdc), read and written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from data.exchange.descriptions import join_description, split_description
from data.exchange.elements import Bounds, File, Parts, parse
from data.exchange.project import Code, plain_guid

#: What files say they come from.
ORIGIN = "Prevention Impact"
_NAMESPACE = "urn:QDA-XML:codebook:1.0"
_WHAT = "a REFI-QDA codebook (.qdc)"
#: Codes under codes, at most: less than what is read.
_DEPTH = 40
_COLOUR = re.compile("#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_codebook(content: bytes, name: str = "", bounds: Bounds | None = None) -> tuple[Code, ...]:
    """Return the codes of a REFI-QDA codebook or project; each before those under it.

    A set of codes becomes a heading over those of its members that stand under nothing yet.

    Args:
        content: the file's bytes (.qdc, or .qdpx).
        name: the file's name, for what is said of it.
        bounds: the most that is read of it.

    Raises:
        Refused: it is neither, or too large.
    """
    file = File(name, _WHAT, bounds or Bounds())
    file.check_size(content)
    if content.startswith(b"PK"):
        parts = Parts(content, file)
        content = parts.read(parts.ending(".qde") or "") or b""
    root = parse(content, file)
    if root.tag not in ("CodeBook", "Project"):
        raise file.unreadable("it holds no codebook")
    return codes_in(root)


def write_codebook(codes: Sequence[Code]) -> bytes:
    """Return codes as a REFI-QDA codebook: the same codes, the same bytes.

    Raises:
        ValueError: there are none, or one stands under itself or under a code that is not there.
    """
    if not codes:
        raise ValueError("A codebook needs at least one code.")
    root = Element("CodeBook", {"xmlns": _NAMESPACE, "origin": ORIGIN})
    add_codes(root, codes)
    return as_xml(root)


def codes_in(root: Element) -> tuple[Code, ...]:
    """Return the codes in a codebook's or project's XML."""
    book = root if root.tag == "CodeBook" else root.find("CodeBook")
    codes: dict[str, Code] = {}
    left = [("", element) for element in reversed(_under(book, "Codes", "Code"))]
    while left:
        parent, element = left.pop()
        guid = plain_guid(element.get("guid", ""))
        if guid not in codes:
            codes[guid] = _code(element, guid, parent)
        left += [(guid, inner) for inner in reversed(element.findall("Code"))]
    sets = _under(root, "Sets", "Set")
    if book is not root:
        sets = _under(book, "Sets", "Set") + sets
    return in_order(_with_headings(codes, sets))


def _code(element: Element, guid: str, parent: str) -> Code:
    definition, include, exclude, example = split_description(element.findtext("Description") or "")
    colour = element.get("color", "")
    return Code(
        guid=guid,
        name=element.get("name", "").strip() or "(no name)",
        description=definition,
        parent=parent,
        colour=colour if _COLOUR.fullmatch(colour) else "",
        include=include,
        exclude=exclude,
        example=example,
        codable=element.get("isCodable", "true").strip().lower() not in ("false", "0"),
    )


def _with_headings(codes: dict[str, Code], sets: Iterable[Element]) -> list[Code]:
    for element in sets:
        named = [m.get("targetGUID") or m.get("guid") or "" for m in element.findall("MemberCode")]
        members = [guid for guid in map(plain_guid, named) if guid in codes]
        free = [guid for guid in members if not codes[guid].parent]
        guid = plain_guid(element.get("guid", ""))
        if free and guid not in codes:
            codes[guid] = replace(_code(element, guid, ""), codable=False)
            codes |= {member: replace(codes[member], parent=guid) for member in free}
    return list(codes.values())


def _under(element: Element | None, *path: str) -> list[Element]:
    return [] if element is None else element.findall("/".join(path))


def in_order(codes: Sequence[Code]) -> tuple[Code, ...]:
    """Return codes each before those under it, which follow at once, else in the order given.

    Raises:
        ValueError: two have the same guid, or one stands under itself or under none of them.
    """
    under: dict[str, list[Code]] = {}
    for code in codes:
        under.setdefault(code.parent, []).append(code)
    ordered: list[Code] = []
    if len({code.guid for code in codes}) < len(codes):
        raise ValueError("Two codes have the same guid.")
    left = under.get("", [])[::-1]
    while left:
        code = left.pop()
        ordered.append(code)
        left += under.get(code.guid, [])[::-1]
    if len(ordered) != len(codes):
        raise ValueError("A code stands under itself, or under a code that is not there.")
    return tuple(ordered)


def add_codes(root: Element, codes: Sequence[Code]) -> None:
    """Add codes to an XML element, each within the one that it stands under.

    Raises:
        ValueError: one stands under itself or under a code that is not there, or too deep.
    """
    top = SubElement(root, "Codes")
    at: dict[str, tuple[Element, int]] = {"": (top, 0)}
    for code in in_order(codes):
        parent, depth = at[code.parent]
        if depth == _DEPTH:
            raise ValueError(f"Codes stand more than {_DEPTH} deep under each other.")
        element = SubElement(
            parent,
            "Code",
            {
                "guid": plain_guid(code.guid),
                "name": legible(code.name),
                "isCodable": "true" if code.codable else "false",
            },
        )
        if _COLOUR.fullmatch(code.colour):
            element.set("color", code.colour)
        words = join_description(code.description, code.include, code.exclude, code.example)
        if words:
            SubElement(element, "Description").text = legible(words)
        at[code.guid] = (element, depth + 1)


def as_xml(root: Element) -> bytes:
    """Return an XML document of an element."""
    indent(root)
    written: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written + b"\n"


def legible(text: str) -> str:
    """Return a text as XML can hold it, each other character as a mark in its place."""
    return _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
