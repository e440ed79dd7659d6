"""What sheets a file has, and what stands on each: everything but the cover is one table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.documents.blocks import (
    Block,
    Bullets,
    Cell,
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


@dataclass(frozen=True)
class Tab:
    """A sheet to be written.

    Attributes:
        name: what it would be called.
        title: what stands in A1.
        lines: what stands below it, a line each.
        table: its table; None: the cover, which has none.
        drawing: the chart beside the table, if any.
        lists: whether it is the contents, whose rows lead to the sheets after it.
        back: the words that lead back to the contents, in A2; empty: none.
        warnings: on the cover, sentences that nobody may miss.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    table: Table | None = None
    drawing: Drawing | None = None
    lists: bool = False
    back: str = ""
    warnings: tuple[str, ...] = ()


#: The place of the contents among the sheets.
CONTENTS = 1


def tabs(document: Document) -> list[Tab]:
    """Return the sheets of a document, in order."""
    back = document.terms["Back to the contents"]
    content = [
        replace(tab, back=back)
        for tab in (_notes(document), _facts(document), *_tables(document))
        if tab.table and tab.table.heads
    ]
    return [_cover(document), _contents(document), *content]


def _cover(document: Document) -> Tab:
    notices = (block.text for block in document.blocks() if isinstance(block, Notice))
    lines = (
        document.look.publisher,
        document.description,
        *(f"{term}: {words}" for term, words in document.cover),
        f"{document.terms['Identifier']}: {document.identifier}",
    )
    warnings = tuple(dict.fromkeys(notices))
    return Tab(document.terms["Cover"], document.title, lines, warnings=warnings)


def _contents(document: Document) -> Tab:
    term = document.terms
    table = Table("contents", term["Contents"], (term["Sheet"], term["What it shows"]), ())
    title = f"{document.title}, {document.subtitle}"
    return Tab(term["Contents"], term["Contents"], (title,), table, lists=True)


def _notes(document: Document) -> Tab:
    """Return all that is said in words, a row a paragraph, and what every symbol means."""
    term = document.terms
    symbols = dict.fromkeys(
        note for table in document.tables() for note in table.notes if note.startswith("[")
    )
    rows = [(Cell(term["Symbols"]), Cell(words)) for words in symbols]
    for section in document.every():
        rows += [(Cell(section.title), Cell(words)) for words in _words(section)]
    heads = (term["Section"], term["Text"])
    return Tab(term["Notes"], term["Notes"], (), Table("notes", term["Notes"], heads, tuple(rows)))


def _words(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield from _said(block)


def _said(block: Block) -> tuple[str, ...]:
    match block:
        case Paragraph() | Notice():
            return (block.text,)
        case Bullets():
            return tuple(f"{head}{words}" for head, words, _ in block.each())
        case Comment():
            return tuple(f"{block.by}: {part}" for part in block.parts)
        case Quote():
            said = f"“{block.words}” – {block.whose}"
            return (block.before, said) if block.before else (said,)
        case _:
            return ()


def _facts(document: Document) -> Tab:
    """Return the headline figures as a table."""
    term = document.terms
    rows = tuple(
        (Cell(facts.title), Cell(one.title), one.cell, Cell(one.unit), Cell("; ".join(one.details)))
        for facts in document.blocks()
        if isinstance(facts, Facts)
        for one in facts.items
    )
    heads = tuple(term[word] for word in ("Group", "Name", "Value", "Unit", "Details"))
    title = term["Headline figures"]
    table = Table("headline_figures", title, heads, rows, numeric=frozenset({2}))
    return Tab(title, title, (), table if rows else None)


def _tables(document: Document) -> Iterator[Tab]:
    """Return the tables, numbered as they are in print."""
    blocks = (block for block in document.blocks() if isinstance(block, (Table, Drawing)))
    drawn = ((b.table, b) if isinstance(b, Drawing) else (b, None) for b in blocks)
    for number, (table, drawing) in enumerate((one for one in drawn if one[0].heads), 1):
        one = "and a chart of it" if drawing else ""
        words = document.terms[f"{f'This sheet has one table {one}'.strip()}."]
        lines = (*([drawing.measure] if drawing else []), *table.notes, words)
        name = f"{document.terms['Table']} {number}"
        yield Tab(name, table.caption, lines, table, drawing)
