"""Paragraphs and runs of text as Word's XML, its elements in the order the standard gives them."""

from xml.sax.saxutils import escape, quoteattr

from reports.formats.characters import is_right_to_left, writable

_EAST_ASIAN = ("zh", "ja", "ko")
#: Languages whose letters run from right to left.
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi", "ps", "ckb", "dv")


def attribute(text: str) -> str:
    """Return a text as the value of an attribute, quotes around it."""
    return quoteattr(" ".join(writable(text).split()))


def run(text: str, language: str = "", style: str = "") -> str:
    """Return a run of text; line breaks in it stay.

    Args:
        text: what is written.
        language: BCP 47 tag where it is not the document's own.
        style: of characters, by its id.
    """
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties += _spoken(text, language)
    plain = writable(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in plain.split("\n")
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{lines}</w:r>" if properties else f"<w:r>{lines}</w:r>"


def is_leftward(text: str, language: str = "") -> bool:
    """Say whether a text runs from right to left, by its language or else by its letters."""
    primary = language.split("-")[0].lower()
    return primary in _RIGHT_TO_LEFT or (not primary and is_right_to_left(text))


def _spoken(text: str, language: str) -> str:
    """Return what says in which language and direction a run is."""
    leftward = is_leftward(text, language)
    direction = "<w:rtl/>" if leftward else ""
    if not language:
        return direction
    east = language.split("-")[0].lower() in _EAST_ASIAN
    kind = "bidi" if leftward else "eastAsia" if east else "val"
    return f"{direction}<w:lang w:{kind}={attribute(language)}/>"


def field(order: str, shown: str, dirty: bool = False) -> str:
    """Return a field: what Word works out, and what it shows until then."""
    flag = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{flag}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(order)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(
    style: str,
    *content: str,
    keeps: bool = False,
    breaks: bool = False,
    leftward: bool = False,
    before: int | None = None,
    section: str = "",
) -> str:
    """Return a paragraph.

    Args:
        style: its style, by id.
        content: runs and what else stands in it.
        keeps: whether it stays with the next one.
        breaks: whether it begins a page.
        leftward: whether it runs from right to left.
        before: space above it in twentieths of a point, if not that of its style.
        section: the properties of the section that it ends.
    """
    properties = f'<w:pStyle w:val="{style}"/>'
    properties += "<w:keepNext/>" if keeps else ""
    properties += "<w:pageBreakBefore/>" if breaks else ""
    properties += "<w:bidi/>" if leftward else ""
    properties += f'<w:spacing w:before="{before}"/>' if before is not None else ""
    return f"<w:p><w:pPr>{properties}{section}</w:pPr>{''.join(content)}</w:p>"


def said(style: str, text: str, language: str = "", keeps: bool = False, head: str = "") -> str:
    """Return a paragraph of one text, in its language and direction.

    Args:
        style: of the paragraph, by its id.
        text: what is written.
        language: BCP 47 tag where it is not the document's own.
        keeps: whether it stays with what follows.
        head: what stands before the text, in the document's language.
    """
    leftward = is_leftward(text, language)
    before = (run(head),) if head else ()
    return paragraph(style, *before, run(text, language), keeps=keeps, leftward=leftward)
