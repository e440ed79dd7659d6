"""The comments: ours are added beside those that are there, and taken away again."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from data.marking.colours import AUTHOR, SIGN
from data.marking.layout import At
from data.marking.package import MAIN, Package, Relation
from data.marking.shapes import add_shapes, drop_shapes, has_shapes, new_drawing
from data.marking.splicing import Edit, Element, content, encoded, inside, prefixed
from data.workbook import letter, position

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NONE = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
_LOOK = '<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/>'
_DRAWING = re.compile(rb"<(?:[\w.-]+:)?legacyDrawing\b[^<>]*>")
_THREADED = "tc="  # how the author of a threaded comment's stand-in begins


@dataclass(frozen=True)
class Box:
    """A comment's text, and where its box stands, in the terms of an Excel anchor."""

    text: str
    anchor: str


def strip_notes(package: Package, sheet: str) -> bool:
    """Take our comments, and our words in others' comments, out of a sheet; say if any were."""
    found = _relation(package, sheet, "comments")
    if not found:
        return False
    root = package.parsed(found.target)
    authors = [author.text for author in root.all("authors", "author")]
    edits, gone = [], set()
    for comment in root.all("commentList", "comment"):
        text = "".join(one.text for one in _texts(comment))
        if _author(authors, comment) == AUTHOR or text.lstrip().startswith(SIGN):
            edits.append(Edit(comment.start, comment.end, b""))
            gone.add(_place(comment.get("ref")))
        elif (at := text.find(f"\n{SIGN}")) >= 0:
            edits += _shortened(comment, len(text[:at].rstrip("\n")))
    package.edit(found.target, edits)
    if gone and len(gone) == len(root.all("commentList", "comment")):
        package.unrelate(sheet, found.id)
        package.drop(found.target)
    if gone:
        _strip_shapes(package, sheet, gone)
    return bool(edits)


def _strip_shapes(package: Package, sheet: str, gone: Collection[At]) -> None:
    found = _relation(package, sheet, "vmlDrawing")
    if not found:
        return
    package[found.target] = kept = drop_shapes(package[found.target], gone)
    xml = package[sheet]
    mention = _DRAWING.search(xml, max(xml.rfind(b"sheetData"), 0))
    if mention and found.id.encode() in mention[0] and not has_shapes(kept):
        package.edit(sheet, [Edit(mention.start(), mention.end(), b"")])
        package.unrelate(sheet, found.id)
        package.drop(found.target)


def add_notes(package: Package, sheet: str, boxes: Mapping[At, Box], drawing: str) -> str:
    """Add comments to a sheet.

    Args:
        package: the file.
        sheet: the sheet's part.
        boxes: the comments by cell.
        drawing: the id of the drawing that the sheet has already for its comments, or nothing.

    Returns:
        the id of the drawing that the sheet must mention; empty where it does already.
    """
    found = _relation(package, sheet, "comments")
    part = found.target if found else ""
    if not part:
        part = package.unused("xl/comments{}.xml")
        package.add(part, package.in_dialect(_NONE), _TYPE)
        package.relate(sheet, "comments", part)
    fresh = {at: boxes[at] for at in _write_comments(package, part, boxes)}
    anchors = {at: box.anchor for at, box in fresh.items()}
    known = {relation.id: relation.target for relation in package.relations(sheet)}
    if drawing and known.get(drawing, "") in package:
        target = known[drawing]
        package[target] = add_shapes(package[target], anchors, package.drawings())
        return ""
    target = package.unused("xl/drawings/vmlDrawing{}.vml")
    shapes = add_shapes(new_drawing(), anchors, package.drawings())
    package.add_default(target, shapes, _VML_TYPE)
    return package.relate(sheet, "vmlDrawing", target)


def _write_comments(package: Package, part: str, boxes: Mapping[At, Box]) -> list[At]:
    """Write the comments; return the cells that had none before."""
    root = package.parsed(part)
    prefix = root.prefix
    names = [author.text for author in root.all("authors", "author")]
    authors, comments = root.find("authors"), root.find("commentList")
    if authors is None or comments is None:
        raise package.damaged(f"its part “{part}”")
    edits = []
    if AUTHOR not in names:
        names.append(AUTHOR)
        edits.append(inside(package[part], authors, f"<{prefix}author>{AUTHOR}</{prefix}author>"))
    there = {_place(comment.get("ref")): comment for comment in comments.children}
    added = []
    for at, box in sorted(boxes.items()):
        if (theirs := there.get(at)) is None:
            own = f"{{}}<text>{_runs(box.text)}</text></comment>"
            start = f'<comment ref="{letter(at[1])}{at[0] + 1}" authorId="{names.index(AUTHOR)}">'
            added.append(prefixed(own.format(start), prefix))
        elif not _author(names, theirs).startswith(_THREADED):
            edits += _lengthened(package[part], theirs, prefixed(_runs(box.text, "\n\n"), prefix))
    edits.append(inside(package[part], comments, "".join(added)))
    package.edit(part, edits)
    return [at for at in sorted(boxes) if at not in there]


def _runs(text: str, before: str = "") -> str:
    sign = f"<r><rPr><b/>{_LOOK}</rPr>{_text(f'{before}{SIGN}')}</r>"
    return f"{sign}<r><rPr>{_LOOK}</rPr>{_text(chr(10) + text)}</r>"


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{content(text)}</t>'


def _texts(comment: Element) -> list[Element]:
    """Return the elements that hold a comment's text: itself, or its runs', not its reading."""
    text = comment.find("text")
    return [*text.all("t"), *text.all("r", "t")] if text else []


def _lengthened(xml: bytes, comment: Element, added: str) -> list[Edit]:
    text = comment.find("text")
    if text is None:
        return []
    edits = []
    for own in text.all("t"):  # beside runs there may be no text
        run = f"{text.prefix}r"
        edits.append(Edit(own.start, own.start, encoded(f"<{run}>")))
        edits.append(Edit(own.end, own.end, encoded(f"</{run}>")))
    runs = text.all("t") + text.all("r")
    if not runs:
        return [inside(xml, text, added)]
    return [*edits, Edit(runs[-1].end, runs[-1].end, encoded(added))]


def _shortened(comment: Element, length: int) -> list[Edit]:
    edits = []
    for one in _texts(comment):
        kept = one.text[:length]
        length -= len(kept)
        if kept != one.text:
            edits.append(Edit(one.opened, one.closed, encoded(content(kept))))
    return edits


def _relation(package: Package, sheet: str, kind: str) -> Relation | None:
    found = (r for r in package.relations(sheet) if r.kind == kind and r.target in package)
    return next(found, None)


def _author(authors: list[str], comment: Element) -> str:
    number = int(comment.get("authorId", "0"))
    return authors[number] if number < len(authors) else ""


def _place(address: str) -> At:
    found = re.match(r"([A-Z]+)(\d+)", address)
    return (int(found[2]) - 1, position(found[1])) if found else (-1, -1)
