"""The head of a page: what it is, for whoever files and finds it; its look; what it may load."""

from collections.abc import Sequence
from pathlib import Path

from reports.documents.blocks import Document
from reports.formats.web.typeface import faces
from reports.formats.web.words import in_style, text
from reports.palette import ACCENT, BAND, FONT, INK, LINE, PAPER, QUIET, SOFT, WARN

_STYLE = Path(__file__).with_name("page.css")
_PAPER = {"letter": "letter", "a4": "A4"}


def head(document: Document, digests: Sequence[str]) -> str:
    """Return the head of a page.

    Args:
        document: the document.
        digests: of the scripts in the page, which alone may run.
    """
    title = text(f"{document.title}: {document.subtitle}" if document.subtitle else document.title)
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(digests)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light">',
        f"<title>{title}</title>",
        *(
            f'<meta name="{name}" content="{text(words)}">'
            for name, words in _described(document)
            if words
        ),
        f"<style>\n{faces()}\n{_colours(document)}{_STYLE.read_text('utf-8')}{_printed(document)}"
        "</style>",
    ]
    return "<head>\n" + "\n".join(lines) + "\n</head>\n"


def _policy(digests: Sequence[str]) -> str:
    """Return the rule that nothing is ever asked for, and no script runs but the page's own."""
    scripts = " ".join(f"'{digest}'" for digest in digests)
    return (
        "default-src 'none'; img-src data: blob:; font-src data:; style-src 'unsafe-inline'; "
        f"script-src {scripts}; base-uri 'none'; form-action 'none'"
    )


def _described(document: Document) -> list[tuple[str, str]]:
    return [
        ("description", document.description),
        ("keywords", ", ".join(document.keywords)),
        ("robots", "noindex" if document.mark else ""),
        ("DC.title", document.title),
        ("DC.date", document.day),
        ("DC.identifier", document.identifier),
        ("DC.language", document.language),
        ("DC.publisher", document.look.publisher),
        ("DC.description", document.description),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
    ]


def _colours(document: Document) -> str:
    accent = document.look.accent
    held = {
        "ink": INK,
        "soft": SOFT,
        "line": LINE,
        "quiet": QUIET,
        "paper": PAPER,
        "warn": WARN,
        "accent": accent,
        "band": BAND if accent == ACCENT else f"color-mix(in srgb, {accent} 20%, {PAPER})",
        "font": f"{FONT.removesuffix(', sans-serif')}, system-ui, sans-serif",
    }
    return f":root {{ {' '.join(f'--{name}: {one};' for name, one in held.items())} }}\n"


def _printed(document: Document) -> str:
    """Return the rules of printed pages: paper, page numbers, the mark on each."""
    size = _PAPER[document.paper]
    before, _, rest = document.terms["Page {n} of {of}"].partition("{n}")
    between, _, after = rest.partition("{of}")
    numbers = (
        f"{in_style(before)} counter(page) {in_style(between)} counter(pages) {in_style(after)}"
    )
    title = in_style(f"{document.title} · {document.subtitle}")
    mark = f"@top-left {{ content: {in_style(document.mark)}; color: {WARN}; font-weight: 600; }}"
    return (
        f"@page {{ size: {size}; @bottom-left {{ content: {title}; }} "
        f"@bottom-right {{ content: {numbers}; }} {mark if document.mark else ''} }}\n"
        f"@page wide {{ size: {size} landscape; }}\n"
    )
