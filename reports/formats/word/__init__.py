"""A document as a Word file: real styles, headings, captions and fields, to go on writing in.

Tables have heads that come again on each page; wide ones lie on pages of their own, and what does
not fit there goes on in a further part with the first column again. It is written as XML directly:
no template with styles nobody asked for, and every element in the order the standard gives.
"""

from xml.sax.saxutils import escape

from reports.documents.blocks import Document
from reports.formats.office import one_line
from reports.formats.word import front, pages
from reports.formats.word.figures import Pictures
from reports.formats.word.fixed import add_fonts, numbering, settings
from reports.formats.word.package import Package
from reports.formats.word.story import Story
from reports.formats.word.styles import styles
from reports.releases.packing import pack


def write(document: Document) -> bytes:
    """Return a document as a Word file; the same document gives the same bytes.

    Raises:
        reports.formats.fonts.FontMissing: a font that belongs to the project is not installed.
    """
    package = Package()
    pictures = Pictures(package)
    cover = front.cover(document, pictures)
    story = Story(document, pictures, pages.page(document))
    for section in document.sections:
        story.section(section)
    listed = "" if document.short else front.contents(document, story.headings)
    package.add("w:styles", "styles", styles(document.look, document.language))
    package.add("w:settings", "settings", settings(document))
    package.add("w:numbering", "numbering", numbering(document))
    add_fonts(package)
    body = _edged(cover + listed + story.end(), _edges(document, package))
    package.main(f"<w:body>{body}</w:body>")
    package.describe(_properties(document))
    return pack(package.entries())


def _edges(document: Document, package: Package) -> str:
    """Add what stands at the edges of pages, and return how the first section refers to it."""
    headers, footers = "", ""
    for number, kind in enumerate(("default", "first"), 1):
        above = pages.header(document, is_first=kind == "first")
        below = pages.footer(document, is_first=kind == "first")
        head = package.add(f"w:hdr {number}", "header", above)
        foot = package.add(f"w:ftr {number}", "footer", below)
        headers += f'<w:headerReference w:type="{kind}" r:id="{head}"/>'
        footers += f'<w:footerReference w:type="{kind}" r:id="{foot}"/>'
    return headers + footers


def _edged(body: str, edges: str) -> str:
    """Return the body with the edges of pages in its first section; further ones take them over."""
    begin, end = "<w:sectPr>", "</w:sectPr>"
    return body.replace(begin, begin + edges, 1).replace(end, "<w:titlePg/>" + end, 1)


def _properties(document: Document) -> str:
    about = (
        ("dc:title", f"{document.title}: {document.subtitle}"),
        ("dc:subject", document.subtitle),
        ("dc:creator", document.look.publisher or "Prevention Impact"),
        ("cp:keywords", ", ".join(document.keywords)),
        ("dc:description", f"{document.description} {document.mark}"),
        ("dc:identifier", document.identifier),
        ("dc:language", document.language),
    )
    told = "".join(f"<{tag}>{escape(one_line(words))}</{tag}>" for tag, words in about)
    moment = f'xsi:type="dcterms:W3CDTF">{document.day}T00:00:00Z'
    return (
        f"{told}<cp:revision>1</cp:revision><dcterms:created {moment}</dcterms:created>"
        f"<dcterms:modified {moment}</dcterms:modified>"
    )
