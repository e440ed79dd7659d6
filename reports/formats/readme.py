"""The words of a document as plain text, for whoever opens a folder of tables."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from reports.documents.blocks import (
    Block,
    Bullets,
    Comment,
    Document,
    Drawing,
    Facts,
    Notice,
    Paragraph,
    Quote,
    Section,
    Table,
)
from reports.formats.characters import writable

_WIDTH = 88


def readme(document: Document, files: Mapping[str, str], paths: Mapping[str, str]) -> bytes:
    """Return the text of ``README.txt``: title, mark, the files, and what the document says.

    Args:
        document: the document.
        files: name of a file → what is in it.
        paths: code of a table → the name of its file.
    """
    parts = [
        _underlined(f"{document.title}: {document.subtitle}", "="),
        *([document.mark] if document.mark else []),
        document.description,
        "\n".join(_cover(document)),
        _underlined(document.terms["Files"], "-"),
        "\n".join(_named(name, words) for name, words in files.items()),
        document.terms["A share is given from 0 to 1."],
        document.terms[
            "Text that a spreadsheet program would take for a formula begins with an apostrophe."
        ],
        *(part for section in document.every() for part in _section(section, paths)),
    ]
    text = "\n\n".join(part for part in parts if part)
    return (writable(text) + "\n").replace("\n", "\r\n").encode()


def _cover(document: Document) -> Iterator[str]:
    if document.look.publisher:
        yield _filled(document.look.publisher)
    for term, words in document.cover:
        yield _filled(f"{term}: {words}")
    yield f"{document.terms['Identifier']}: {document.identifier}"


def _section(section: Section, paths: Mapping[str, str]) -> Iterator[str]:
    yield _underlined(section.title, "-")
    for block in section.blocks:
        yield "\n".join(_lines(block, paths))


def _lines(block: Block, paths: Mapping[str, str]) -> Iterable[str]:
    """Return the words of a block; of tables and drawings only which file has the figures."""
    match block:
        case Paragraph() | Notice():
            return [_filled(block.text)]
        case Bullets():
            return [_filled(f"* {head}{words}", "  ") for head, words, _ in block.each()]
        case Comment():
            return [_filled(f"{block.by}:"), *(f"| {line}" for line in _commented(block))]
        case Facts():
            return [_filled(block.title), *_facts(block)]
        case Quote():
            before = [_filled(block.before)] if block.before else []
            return [*before, _filled(f"“{block.words}”"), _filled(f"– {block.whose}")]
        case Table():
            return [_filled(f"{block.caption} ({paths[block.code]})")]
        case Drawing():
            named = f"{block.caption} ({paths[block.table.code]})"
            return [_filled(one) for one in (named, block.measure, block.alternative)]


def _commented(comment: Comment) -> list[str]:
    return _filled("\n\n".join(comment.parts)).splitlines()


def _facts(facts: Facts) -> Iterator[str]:
    for fact in facts.items:
        figure = " ".join(part for part in (fact.cell.text, fact.unit) if part)
        details = "".join(f"; {detail}" for detail in fact.details)
        yield _filled(f"* {fact.title}: {figure}{details}", "  ")


def _named(name: str, words: str) -> str:
    return _filled(f"{name}: {words}", "  ")


def _underlined(text: str, with_: str) -> str:
    line = _filled(text)
    return f"{line}\n{with_ * max(map(len, line.splitlines()), default=1)}"


def _filled(text: str, indent: str = "") -> str:
    """Return a text in lines that are not too long, its own line breaks kept."""
    return "\n".join(
        textwrap.fill(line, _WIDTH, subsequent_indent=indent, break_long_words=False)
        for line in text.splitlines()
    )
