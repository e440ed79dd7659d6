"""A document as one web page that needs nothing else: no network, and no scripts to be read.

Without scripts each chart is a picture; with them it answers when it is pointed at. Its table
stands beneath it either way.
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from plotly.offline import get_plotlyjs

from reports.documents.blocks import Document, Look, Section
from reports.formats.web.blocks import block
from reports.formats.web.head import head
from reports.formats.web.words import identified, reading, text

_SCRIPT = Path(__file__).with_name("page.js")
#: HTML has no deeper headings.
_DEEPEST = 6


def write(document: Document) -> bytes:
    """Return a document as a page.

    Raises:
        fonts.FontMissing: a font that belongs to the project is not installed.
    """
    scripts, skip = _scripts(document), text(document.terms["Skip to the report"])
    parts = (
        f'<!doctype html>\n<html lang="{text(document.language)}">\n',
        head(document, [_digest(script) for script in scripts]),
        f'<body>\n<a class="skip" href="#report">{skip}</a>\n',
        f"<header>\n{_mark(document)}{_header(document)}</header>\n",
        f'<div class="page{"" if _has_contents(document) else " short"}">\n',
        _contents(document),
        '<main id="report" tabindex="-1">\n',
        *(_section(section, document, 2) for section in document.sections),
        "</main>\n</div>\n",
        _footer(document),
        *(f"<script>{script}</script>\n" for script in scripts),
        "</body>\n</html>\n",
    )
    return "".join(parts).encode()


def _scripts(document: Document) -> list[str]:
    """Return the scripts of a page; one without charts has none but its own."""
    own = _SCRIPT.read_text("utf-8")
    return [get_plotlyjs(), own] if any(document.drawings()) else [own]


def _digest(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _has_contents(document: Document) -> bool:
    return not document.short and len(document.sections) > 1


def _mark(document: Document) -> str:
    """Return the mark of what must not be published: at the top, and on each printed page."""
    if not document.mark:
        return ""
    words = f"{reading(document.mark)}>{text(document.mark)}"
    return f'<div class="mark" role="note"{words}</div>\n'


def _header(document: Document) -> str:
    cover = "".join(
        f"<div><dt>{text(term)}</dt><dd{reading(words)}>{text(words)}</dd></div>"
        for term, words in document.cover
    )
    return (
        f'<div class="top">\n{_sender(document.look)}'
        f"<h1{reading(document.title)}>{text(document.title)}</h1>\n"
        f'<p class="subtitle"{reading(document.subtitle)}>{text(document.subtitle)}</p>\n'
        + (f'<dl class="cover">{cover}</dl>\n' if cover else "")
        + "</div>\n"
    )


def _sender(look: Look) -> str:
    parts = []
    if look.logo:
        source = f"data:image/png;base64,{b64encode(look.logo).decode()}"
        parts.append(f'<img class="logo" src="{source}" alt="{text(look.logo_words)}">')
    if look.publisher:
        parts.append(f"<span{reading(look.publisher)}>{text(look.publisher)}</span>")
    return f'<p class="sender">{"".join(parts)}</p>\n' if parts else ""


def _contents(document: Document) -> str:
    if not _has_contents(document):
        return ""
    title = text(document.terms["Contents"])
    return (
        f'<nav class="contents" id="contents" aria-labelledby="contents-title">'
        f'<h2 id="contents-title">{title}</h2>\n{_links(document.sections)}</nav>\n'
    )


def _links(sections: tuple[Section, ...]) -> str:
    items = "".join(
        f'<li{reading(one.title)}><a href="#{identified("section", one.code)}">{text(one.title)}'
        f"</a>{_links(one.sections) if one.sections else ''}</li>"
        for one in sections
    )
    return f"<ol>{items}</ol>\n"


def _section(section: Section, document: Document, level: int) -> str:
    return "".join(_parts(section, document, level))


def _parts(section: Section, document: Document, level: int) -> Iterator[str]:
    name = identified("section", section.code)
    yield f'<section id="{name}" aria-labelledby="{name}-title">\n'
    yield f'<h{level} id="{name}-title"{reading(section.title)}>{text(section.title)}</h{level}>\n'
    within = min(level + 1, _DEEPEST)
    yield from (block(one, document, within) for one in section.blocks)
    yield from (_section(one, document, within) for one in section.sections)
    if level == 2 and _has_contents(document):
        words = text(document.terms["Back to the contents"])
        yield f'<p class="back"><a href="#contents">{words}</a></p>\n'
    yield "</section>\n"


def _footer(document: Document) -> str:
    identifier = f"{document.terms['Identifier']}: {document.identifier}"
    lines = (document.look.publisher, document.description, identifier)
    told = "".join(f"<p{reading(line)}>{text(line)}</p>" for line in lines if line)
    return f"<footer>{told}</footer>\n"
