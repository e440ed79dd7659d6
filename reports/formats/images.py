"""Single figures as images that stand alone: with title, measure and source in the picture.

What an image shows is written in the file too, for whoever cannot see it: as title and description
in SVG, as text in PNG.
"""

import io
import re
from html import escape
from typing import Literal

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from reports.documents.blocks import Document, Drawing, Look
from reports.formats import drawing as paper
from reports.formats.characters import machine_name, writable
from reports.releases.packing import pack

Kind = Literal["svg", "png"]
KINDS: tuple[Kind, ...] = ("svg", "png")

_DOTS_PER_INCH = 200
_PROLOGUE = re.compile(rb"<!DOCTYPE.*?>\s*", re.DOTALL)
_TITLE = re.compile(rb"\s*<title>.*?</title>", re.DOTALL)
_OPENING = re.compile(rb"(<svg [^>]*)>")


def single(drawing: Drawing, look: Look, kind: Kind, source: str = "") -> bytes:
    """Return a figure as an image that stands alone.

    Args:
        drawing: the figure.
        look: whose colours it has.
        kind: ``svg``, its text as outlines; or ``png``, 200 dots an inch.
        source: where it is from, in words; empty: the publisher.

    Raises:
        fonts.FontMissing: a font that belongs to the project is not installed.
    """
    source = source or look.publisher
    if kind == "svg":
        return _described(paper.svg(drawing, look, titled=True, source=source), drawing)
    return _told(
        paper.png(drawing, look, _DOTS_PER_INCH, titled=True, source=source), drawing, source
    )


def all_of(document: Document) -> bytes:
    """Return all figures of a document as a zip: each as SVG and PNG, called by its code."""
    source = source_of(document)
    entries: dict[str, bytes] = {}
    for drawing in document.drawings():
        name = _untaken(drawing.code, entries)
        for kind in KINDS:
            entries[f"{name}.{kind}"] = single(drawing, document.look, kind, source)
    return pack(entries)


def source_of(document: Document) -> str:
    """Return where a figure of a document is from, after its mark: publisher and report."""
    parts = (document.mark, document.look.publisher, document.title, document.subtitle)
    said = " · ".join(part for part in parts if part)
    return f"{document.terms['Source']}: {said}"


def _untaken(code: str, entries: dict[str, bytes]) -> str:
    name = machine_name(code, "figure")
    numbered = (f"{name}_{number}" for number in range(2, len(entries) + 3))
    free = (one for one in (name, *numbered) if f"{one}.svg" not in entries)
    return next(free)


def _described(content: bytes, drawing: Drawing) -> bytes:
    """Return an SVG that says what it is and what it shows."""
    title, words = (
        escape(writable(said)).encode() for said in (drawing.caption, drawing.alternative)
    )
    named = b' role="img" aria-labelledby="title" aria-describedby="description">'
    told = b'\n <title id="title">%s</title>\n <desc id="description">%s</desc>' % (title, words)
    content = _TITLE.sub(b"", _PROLOGUE.sub(b"", content, count=1), count=1)
    return _OPENING.sub(lambda found: found[1] + named + told, content, count=1)


def _told(content: bytes, drawing: Drawing, source: str) -> bytes:
    """Return a PNG that says in text what it is and what it shows."""
    info = PngInfo()
    told = {"Title": drawing.caption, "Description": drawing.alternative, "Source": source}
    for name, words in told.items():
        # International text, whatever its letters: the older kind has Latin ones only.
        info.add_itxt(name, writable(words))
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as image:
        dots = (_DOTS_PER_INCH, _DOTS_PER_INCH)
        image.convert("RGB").save(out, "png", pnginfo=info, dpi=dots, optimize=True)
    return out.getvalue()
