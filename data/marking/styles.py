"""The workbook's styles: copies with our colours are added, and taken back, and nothing else.

A coloured cell gets a copy of its own style with another fill. So that the former fill is found
again, also after Excel or LibreOffice has saved the file and numbered all styles anew, each
former fill gets a shade of its own; which stands for which is kept in the workbook (``book``).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from data.marking.colours import DARK, LIGHT, is_ours, shades
from data.marking.package import MAIN
from data.marking.splicing import (
    Edit,
    Element,
    attributes,
    encoded,
    inside,
    parse,
    prefixed,
    retagged,
    splice,
)

#: What a workbook without styles has, in the prescribed order.
_SECTIONS = {
    "fonts": '<font><sz val="11"/><name val="Calibri"/></font>',
    "fills": '<fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>',
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellStyleXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
    "cellXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
}
NO_STYLES = f'<styleSheet xmlns="{MAIN}"></styleSheet>'.encode()
_FILL = frozenset(("fill", "patternFill", "gradientFill", "fgColor", "bgColor", "stop", "color"))
_LONGEST = 250  # what Excel takes as a text in a defined name is 255
_LIGHT_THEME, _LIGHT_INDEXED = ("0", "2"), ("1", "9")


@dataclass(frozen=True)
class Painted:
    """Styles with our colours.

    Attributes:
        xml: the part.
        styles: a style's number and a severity → the number of its copy in colour. A fill that
            could not be remembered has none.
        former: the shades used → the fills they stand for, as XML without prefix.
    """

    xml: bytes
    styles: dict[tuple[int, str], int]
    former: dict[str, str]


def complete(xml: bytes) -> bytes:
    """Return styles that have every section we add to, each with its first entries."""
    for name, usual in reversed(_SECTIONS.items()):
        root = parse(xml)
        section = root.find(name)
        if section is not None and section.children:
            continue
        if section is not None:
            xml = splice(xml, [inside(xml, section, prefixed(usual, root.prefix))])
            continue
        new = f'<{name} count="{2 if name == "fills" else 1}">{usual}</{name}>'
        names = list(_SECTIONS)
        before = ("numFmts", *names[: names.index(name)])
        ends = [child.end for child in root.children if child.local in before]
        at = max(ends, default=root.opened)
        xml = splice(xml, [Edit(at, at, encoded(prefixed(new, root.prefix)))])
    return xml


def paint(xml: bytes, wanted: Iterable[tuple[int, str]]) -> Painted:
    """Add copies of styles in our colours.

    Args:
        xml: complete styles.
        wanted: a style's number and a severity, each.
    """
    root = parse(xml)
    formats, fills = root.all("cellXfs", "xf"), root.all("fills", "fill")
    fonts = root.all("fonts", "font")
    free = _Shades({_colour(fill) for fill in fills})
    new_fills: dict[str, int] = {}  # shade → number
    copies: list[bytes] = []
    styles: dict[tuple[int, str], int] = {}
    for style, severity in sorted(set(wanted)):
        old = formats[style if style < len(formats) else 0]
        fill = _told(fills[_number(old, "fillId", len(fills))])
        light = _is_light(fonts[_number(old, "fontId", len(fonts))])
        colour = (DARK if light else LIGHT)[severity]
        shade = free.take(colour, fill) if len(fill) <= _LONGEST else ""
        if not shade:
            continue
        number = new_fills.setdefault(shade, len(fills) + len(new_fills))
        tag = retagged(xml[old.start : old.opened], fillId=str(number), applyFill="1")
        styles[style, severity] = len(formats) + len(copies)
        copies.append(tag + xml[old.opened : old.end])
    solid = "".join(
        '<fill><patternFill patternType="solid">'
        f'<fgColor rgb="FF{shade}"/><bgColor indexed="64"/></patternFill></fill>'
        for shade in new_fills
    )
    edits = _appended(xml, root, "fills", encoded(prefixed(solid, root.prefix)), len(new_fills))
    edits += _appended(xml, root, "cellXfs", b"".join(copies), len(copies))
    return Painted(splice(xml, edits), styles, free.former)


def unpaint(xml: bytes, former: Mapping[str, str]) -> bytes:
    """Give every fill of ours its former look.

    Args:
        xml: the styles.
        former: which shade stands for which fill. Without any, all our shades stand for none.
    """
    root = parse(xml)
    edits = []
    for fill in root.all("fills", "fill"):
        shade = _colour(fill)
        if shade in former or (shade and not former and is_ours(shade)):
            old = former.get(shade) or '<patternFill patternType="none"/>'
            new = prefixed(f"<fill>{old}</fill>", root.prefix)
            edits.append(Edit(fill.start, fill.end, encoded(new)))
    return splice(xml, edits)


def is_fill(xml: str) -> bool:
    """Say whether a text is a fill as we remember it: the file may have gone through any hands."""
    try:
        return all(one.local in _FILL for one in parse(f"<fill>{xml}</fill>".encode()).walk())
    except expat.ExpatError:
        return False


def graft(xml: bytes, donor: bytes) -> tuple[bytes, int]:
    """Add all styles of another workbook.

    Args:
        xml: complete styles.
        donor: the other's, as openpyxl writes them: without prefix or number formats of its own.

    Returns:
        the styles, and what is added to the donor's numbers.
    """
    root, other = parse(xml), parse(donor)
    ids = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
    offsets = {name: len(root.all(section)[0].children) for name, section in ids.items()}
    edits = []
    for section in ids.values():
        (given,) = other.all(section)
        added = prefixed(donor[given.opened : given.closed].decode(), root.prefix)
        edits += _appended(xml, root, section, encoded(added), len(given.children))
    formats = b""
    for one in other.all("cellXfs", "xf"):
        moved = {n: str(int(one.get(n, "0")) + by) for n, by in offsets.items()}
        tag = retagged(donor[one.start : one.opened], **moved, xfId="0", applyFont="1")
        tag = retagged(tag, applyFill="1", applyBorder="1", applyAlignment="1")
        whole = (tag + donor[one.opened : one.end]).decode()
        formats += encoded(prefixed(whole, root.prefix))
    count = len(other.all("cellXfs", "xf"))
    edits += _appended(xml, root, "cellXfs", formats, count)
    return splice(xml, edits), len(root.all("cellXfs", "xf"))


class _Shades:
    """Gives each former fill a shade of a colour that nothing else in the workbook has."""

    def __init__(self, taken: set[str]) -> None:
        self.former: dict[str, str] = {}
        self._taken = taken
        self._given: dict[tuple[str, str], str] = {}

    def take(self, colour: str, fill: str) -> str:
        """Return the shade of a colour that stands for a fill; empty where none is left."""
        if (colour, fill) not in self._given:
            free = (s for s in shades(colour) if s not in self._taken and s not in self.former)
            self._given[colour, fill] = shade = next(free, "")
            if shade:
                self.former[shade] = fill
        return self._given[colour, fill]


def _appended(xml: bytes, root: Element, section: str, added: bytes, count: int) -> list[Edit]:
    (found,) = root.all(section)
    total = str(len(found.children) + count)
    tag = retagged(xml[found.start : found.opened], count=total)
    return [
        Edit(found.start, found.opened, tag),
        Edit(found.closed, found.closed, added),
    ]


def _number(element: Element, name: str, count: int) -> int:
    number = int(element.get(name, "0"))
    return number if number < count else 0


def _colour(fill: Element) -> str:
    """Return the colour of a solid fill as RRGGBB, where it is given as such."""
    pattern = fill.find("patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    colour = pattern.find("fgColor")
    rgb = colour.get("rgb")[-6:].upper() if colour else ""
    return rgb if re.fullmatch("[0-9A-F]{6}", rgb) else ""


def _is_light(font: Element) -> bool:
    """Say whether letters are so light that they need a dark fill."""
    colour = font.find("color")
    if colour is None:
        return False
    if rgb := colour.get("rgb"):
        rgb = rgb[-6:].rjust(6, "0")
        red, green, blue = (int(rgb[at : at + 2], 16) for at in (0, 2, 4))
        return 0.3 * red + 0.59 * green + 0.11 * blue > 160
    if theme := colour.get("theme"):
        return theme in _LIGHT_THEME and float(colour.get("tint", "0")) > -0.4
    return colour.get("indexed") in _LIGHT_INDEXED


def _told(fill: Element) -> str:
    """Return what a fill holds, in XML without prefix; of no fill nothing."""

    def written(element: Element) -> str:
        own = {name: value for name, value in element.attributes.items() if ":" not in name}
        inner = "".join(written(child) for child in element.children)
        start = f"{element.local}{attributes(own)}".replace("'", "&apos;").replace('"', "'")
        return f"<{start}>{inner}</{element.local}>" if inner else f"<{start}/>"

    pattern = fill.find("patternFill")
    if pattern is not None and pattern.get("patternType", "none") == "none":
        return ""
    return "".join(written(child) for child in fill.children)
