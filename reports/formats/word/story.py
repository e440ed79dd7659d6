"""The text of a Word document, block after block."""

from dataclasses import dataclass, field

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
from reports.formats.word import tables
from reports.formats.word.figures import Pictures
from reports.formats.word.pages import Page, page
from reports.formats.word.text import field as fielded
from reports.formats.word.text import is_leftward, paragraph, run, said
from reports.formats.word.widths import fits, parts

_TONES = {"plain": "Normal", "lead": "Lead", "quiet": "Quiet"}
_DEEPEST = 3
#: So many headline figures stand side by side; fewer are no wider than of so many.
_BESIDE, _FEWEST = 4, 3
#: What a figure leaves of a page for its title, and space above text that follows a table.
_TITLE, _AFTER_TABLE = 1_500, 240
#: Letters under a heading that stay with the table or figure after them.
_LEADING = 600


@dataclass
class Story:
    """A document's text in the making.

    Attributes:
        document: what is written.
        pictures: its pictures.
        now: the page that is written on.
        items: paragraphs and tables as XML.
        headings: level, bookmark and words of each heading.
        counts: how many tables and figures there are.
    """

    document: Document
    pictures: Pictures
    now: Page
    items: list[str] = field(default_factory=list)
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def section(self, section: Section, level: int = 1) -> None:
        """Add a section with all within it."""
        self._turn(sideways=False)
        number = len(self.headings) + 1
        mark = f"_Toc{number:08d}"
        self.headings.append((level, mark, section.title))
        # Two pages in plain words are told apart; else a new page would be half a page lost.
        short = self.document.short
        begins = section.breaks if short else number == 1
        self.items.append(
            paragraph(
                f"Heading{min(level, _DEEPEST)}",
                f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>',
                run(section.title),
                f'<w:bookmarkEnd w:id="{number}"/>',
                breaks=begins,
                leftward=is_leftward(section.title),
            )
        )
        for block in self._opening(section):
            self._block(block)
        for within in section.sections:
            self.section(within, level + 1)

    def _opening(self, section: Section) -> tuple[Block, ...]:
        """Write few words that lead to a table or figure, kept with it; return the other blocks."""
        first, second = (*section.blocks, None, None)[:2]
        if not isinstance(first, Paragraph) or not isinstance(second, (Table, Drawing)):
            return section.blocks
        keeps = len(first.text) <= _LEADING
        self._text(said(_TONES[first.tone], first.text, first.language, keeps=keeps))
        return section.blocks[1:]

    def end(self) -> str:
        """Return all that was written, and the properties of its last pages."""
        return "".join(self.items) + self.now.section()

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._text(said(_TONES[block.tone], block.text, block.language))
            case Notice():
                self._text(said("Notice", block.text))
            case Comment():
                self._text(said("CommentBy", block.by, keeps=True))
                for part in block.parts:
                    self._text(said("Comment", part))
            case Bullets():
                for head, words, tag in block.each():
                    self._text(said("ListBullet", words, tag, head=head))
            case Quote():
                self._quote(block)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Drawing():
                self._figure(block)

    def _text(self, xml: str) -> None:
        self._turn(sideways=False)
        if self.items and self.items[-1].endswith("</w:tbl>"):
            space = f'<w:spacing w:before="{_AFTER_TABLE}"/></w:pPr>'
            xml = xml.replace("</w:pPr>", space, 1)
        self.items.append(xml)

    def _quote(self, quote: Quote) -> None:
        if quote.before:
            self._text(said("Quiet", quote.before, quote.before_language, keeps=True))
        leftward = is_leftward(quote.words, quote.language)
        style = "QuoteLeftward" if leftward else "Quote"
        self._text(said(style, quote.words, quote.language))
        whose = [run(f"– {quote.whose}")]
        if quote.speaker:
            rest = quote.whose.removeprefix(quote.speaker)
            whose = [run("– "), run(quote.speaker, quote.speaker_language), run(rest)]
        self._text(paragraph("QuoteSource", *whose, leftward=is_leftward(f"– {quote.whose}")))

    def _facts(self, facts: Facts) -> None:
        self._turn(sideways=False)
        self.items.append(said("FactsTitle", facts.title))
        many = len(facts.items)
        beside = 3 if many in (3, 5, 6, 9) else max(1, min(many, _BESIDE))
        for first in range(0, many, beside):
            if first:
                self.items.append(paragraph("TableNote"))
            items = facts.items[first : first + beside]
            width = self.now.text // max(beside, _FEWEST)
            self.items.append(tables.facts(facts, items, width))

    def _figure(self, drawing: Drawing) -> None:
        self._turn(sideways=False)
        self.items.append(self._caption("Figure", drawing.caption))
        self.items.append(said("Measure", drawing.measure, keeps=True))
        size = self.now.text, self.now.room - _TITLE
        look = self.document.look
        self.items.append(paragraph("Figure", self.pictures.figure(drawing, look, *size)))
        self._table(drawing.table)

    def _table(self, table: Table) -> None:
        if not table.heads:
            return
        upright = page(self.document)
        self._turn(sideways=table.wide or not fits(table, upright.text))
        if not table.rows:
            empty = Cell(self.document.terms["There are no figures."])
            rest = (Cell(""),) * (len(table.heads) - 1)
            table = Table(table.code, table.caption, table.heads, ((empty, *rest),), table.notes)
        found = parts(table, self.now.text)
        for number, part in enumerate(found, 1):
            which = f" ({number}/{len(found)})" if len(found) > 1 else ""
            caption = f"{table.caption}{which}"
            self.items.append(self._caption("Table", caption, again=number > 1))
            self.items.append(tables.table(table, part, caption))
        self.items += [said("TableNote", note) for note in table.notes]

    def _caption(self, what: str, words: str, again: bool = False) -> str:
        """Return a numbered caption; ``again``: with the number of the one before."""
        self.counts[what] = self.counts.get(what, 0) + (not again)
        order = f"SEQ {what} \\c" if again else f"SEQ {what} \\* ARABIC"
        number = fielded(order, str(self.counts[what]))
        label = run(f"{self.document.terms[what]} ")
        return paragraph("Caption", label, number, run(f". {words}"), keeps=True)

    def _turn(self, sideways: bool) -> None:
        """Go on on pages that are upright or lie."""
        if sideways != self.now.sideways:
            self.items.append(paragraph("SectionEnd", section=self.now.section()))
            self.now = page(self.document, sideways)
