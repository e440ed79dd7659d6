"""The boxes of comments, in the old drawing language that spreadsheets still keep them in."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from data.marking.layout import At

_SHAPE = re.compile(rb"<(?:\w+:)?shape(?=[\s/>])[^<>]*>")
_SHAPE_END = re.compile(rb"</(?:\w+:)?shape\s*>\s*")
_ROW = re.compile(rb"<(?:\w+:)?Row>\s*(\d+)\s*</")
_COLUMN = re.compile(rb"<(?:\w+:)?Column>\s*(\d+)\s*</")
_IDS = re.compile(rb"_x0000_s(\d+)")
_BLOCK = 1024  # shapes are numbered in blocks, and a drawing lists its blocks
_MAP = re.compile(rb"(<(?:\w+:)?idmap\b[^<>]*?\bdata=[\"'])([^\"']*)")
_END = re.compile(rb"</xml\s*>\s*$")

_NEW = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    b'xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    b'<o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'
)
_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SPACES = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}


def new_drawing() -> bytes:
    """Return a drawing without any shapes."""
    return _NEW


def add_shapes(vml: bytes, anchors: Mapping[At, str], others: Iterable[bytes]) -> bytes:
    """Add a hidden box for each comment.

    Args:
        vml: the drawing.
        anchors: the cells → where their boxes stand.
        others: all drawings of the workbook: a box's number must be its own.
    """
    first = 1 + max((int(block) for one in (vml, *others) for block in _blocks(one)), default=0)
    blocks = range(first, first + len(anchors) // _BLOCK + 1)
    boxes = "".join(
        _BOX.format(id=first * _BLOCK + number, anchor=anchor, row=at[0], column=at[1])
        for number, (at, anchor) in enumerate(anchors.items(), 1)
    )
    listed = b",".join([*_blocks(vml), *(str(block).encode() for block in blocks)])
    vml = _MAP.sub(lambda found: found[1] + listed, vml, count=1)
    kind = "" if b'id="_x0000_t202"' in vml else _KIND
    found = _END.search(vml)
    at = found.start() if found else len(vml)
    return _declared(vml[:at]) + (kind + boxes).encode() + vml[at:]


def drop_shapes(vml: bytes, cells: Collection[At]) -> bytes:
    """Take away the boxes of the comments on some cells."""
    kept, at = [], 0
    for start, end in _shapes(vml):
        shape = vml[start:end]
        row, column = _ROW.search(shape), _COLUMN.search(shape)
        ours = row and column and (int(row[1]), int(column[1])) in cells
        if ours and b"Note" in shape:
            kept.append(vml[at:start])
            at = end
    return b"".join((*kept, vml[at:]))


def has_shapes(vml: bytes) -> bool:
    """Say whether a drawing has any shapes."""
    return any(True for _ in _shapes(vml))


def _shapes(vml: bytes) -> Iterator[tuple[int, int]]:
    """Iterate over where shapes begin and end; these drawings need not be XML."""
    at = 0
    while start := _SHAPE.search(vml, at):
        if start[0].endswith(b"/>"):
            at = start.end()
        elif end := _SHAPE_END.search(vml, start.end()):
            at = end.end()
        else:
            return
        yield start.start(), at


def _blocks(vml: bytes) -> list[bytes]:
    """Return the blocks of numbers a drawing uses, whether it lists them or not."""
    found = _MAP.search(vml)
    listed = re.findall(rb"\d+", found[2]) if found else []
    used = {str(int(number) // _BLOCK).encode() for number in _IDS.findall(vml)}
    return listed + sorted(used - {*listed, b"0"})


def _declared(vml: bytes) -> bytes:
    """Return the beginning of a drawing with the prefixes declared that our boxes use."""
    root = vml.find(b"<xml")
    if root < 0:
        return vml
    end = vml.find(b">", root)
    missing = b"".join(
        b' xmlns:%s="%s"' % (prefix, name)
        for prefix, name in _SPACES.items()
        if b"xmlns:%s=" % prefix not in vml[root:end]
    )
    return vml[: root + 4] + missing + vml[root + 4 :]
