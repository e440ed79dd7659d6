"""What stands before the text: the cover, and the contents with a field that Word fills."""

from collections.abc import Sequence

from reports.documents.blocks import Document
from reports.formats.word.figures import Pictures
from reports.formats.word.text import attribute, is_leftward, paragraph, run, said

#: Headings down to this level are in the contents.
_DEEPEST = 2
#: How high a logo is at most, in twentieths of a point; above the text of a short document.
_LOGO, _SHORT_LOGO = 1_100, 560
_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{_DEEPEST}" \\h \\z </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def cover(document: Document, pictures: Pictures) -> str:
    """Return the cover; of a short document, the lines above its text."""
    look = document.look
    logo = pictures.logo(look, _SHORT_LOGO if document.short else _LOGO)
    above = [paragraph("Figure", logo)] if logo else []
    publisher = "PublisherLine" if document.short else "Publisher"
    lines = [
        *above,
        *([said(publisher, look.publisher)] if look.publisher or not document.short else []),
        said("Title", document.title),
        said("Subtitle", document.subtitle),
        *_lines(document),
    ]
    return "".join(lines)


def contents(document: Document, headings: Sequence[tuple[int, str, str]]) -> str:
    """Return the contents: links to the headings, until Word puts page numbers to them.

    Args:
        document: the document.
        headings: level, bookmark and words of each.
    """
    listed = [one for one in headings if one[0] <= _DEEPEST]
    title = paragraph("TOCHeading", run(document.terms["Contents"]), breaks=True)
    entries = [
        paragraph(
            f"TOC{level}",
            _BEGIN if number == 0 else "",
            f'<w:hyperlink w:anchor={attribute(mark)} w:history="1">{run(words)}</w:hyperlink>',
            _END if number == len(listed) - 1 else "",
            leftward=is_leftward(words),
        )
        for number, (level, mark, words) in enumerate(listed)
    ]
    return title + "".join(entries) if listed else ""


def _lines(document: Document) -> list[str]:
    """Return what the report is of, a line each; of a short one, all in one."""
    if document.short:
        parts = (f"{term}: {words}" for term, words in document.cover)
        return [said("Quiet", " · ".join(parts))]
    tab = "<w:r><w:tab/></w:r>"
    return [
        paragraph("CoverLine", run(term, style="Term"), tab, run(words))
        for term, words in document.cover
    ]
