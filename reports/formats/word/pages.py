"""Paper: its size and margins, upright or sideways, and what stands at the edge of every page."""

from dataclasses import dataclass

from reports.documents.blocks import Document
from reports.formats.word.text import field, paragraph, run

#: Twentieths of a point. On both papers text is as wide as drawings are: 6.5 inches.
_PAPERS = {"letter": (12_240, 15_840), "a4": (11_906, 16_838)}
_TEXT = 9_360
#: Above and below: two pages in plain words have to be two pages.
_MARGIN, _SHORT_MARGIN = 1_440, 800


@dataclass(frozen=True)
class Page:
    """A page to write on.

    Attributes:
        width: of the paper, in twentieths of a point.
        height: of the paper.
        beside: the margins left and right.
        above: the margins above and below.
        sideways: whether it lies.
    """

    width: int
    height: int
    beside: int
    above: int
    sideways: bool

    @property
    def text(self) -> int:
        """How wide text is."""
        return self.width - 2 * self.beside

    @property
    def room(self) -> int:
        """How high text is."""
        return self.height - 2 * self.above

    def section(self) -> str:
        """Return the properties of a section of such pages."""
        lies = ' w:orient="landscape"' if self.sideways else ""
        return (
            f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="{self.width}" '
            f'w:h="{self.height}"{lies}/><w:pgMar w:top="{self.above}" w:right="{self.beside}" '
            f'w:bottom="{self.above}" w:left="{self.beside}" w:header="460" w:footer="460" '
            'w:gutter="0"/></w:sectPr>'
        )


def page(document: Document, sideways: bool = False) -> Page:
    """Return the paper of a document, upright or sideways."""
    width, height = _PAPERS[document.paper]
    above = _SHORT_MARGIN if document.short else _MARGIN
    if sideways:
        return Page(height, width, above, above, True)
    return Page(width, height, (width - _TEXT) // 2, above, False)


def header(document: Document, is_first: bool = False) -> str:
    """Return what stands above the text of every page; on the first, only the mark."""
    mark = paragraph("Mark", run(document.mark)) if document.mark else ""
    title = "" if is_first else run(f"{document.title} · {document.subtitle}")
    return mark + paragraph("Header", title) if title or not mark else mark


def footer(document: Document, is_first: bool = False) -> str:
    """Return what stands below the text of every page but the cover: its number."""
    if is_first and not document.short:
        return paragraph("Footer")
    words = document.terms["Page {n} of {of}"]
    first, _, rest = words.partition("{n}")
    between, _, last = rest.partition("{of}")
    number, count = field("PAGE", "1"), field("NUMPAGES", "1")
    return paragraph("Footer", run(first), number, run(between), count, run(last))
