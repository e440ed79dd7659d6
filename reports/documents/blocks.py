"""What a document is made of, whatever it is written as: text, facts, tables, drawings, quotes.

Everything is worded and localised here already. A format decides how it looks and never what it
says, so a number that one format prints is printed by all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

Tone = Literal["plain", "lead", "quiet"]
#: How a spreadsheet shows a number: whole, with decimals, in per cent, with its sign.
Form = Literal["", "count", "decimal", "share", "signed"]


@dataclass(frozen=True)
class Cell:
    """What stands in one cell of a table, or as one headline figure.

    Attributes:
        text: as it is printed, in the language of the document: "1,240"; "58 %"; "[c]".
        number: the same as a number, unrounded; None: words, or a symbol.
        form: how a spreadsheet shows the number.
        of: which figure of the release it is, for whoever checks; empty: none.
    """

    text: str
    number: float | None = None
    form: Form = ""
    of: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text.

    Attributes:
        text: its words; nothing in them is marked up.
        tone: ``lead`` opens a section, ``quiet`` stands back.
        language: BCP 47 tag of the words where it is not the document's own.
    """

    text: str
    tone: Tone = "plain"
    language: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list of short points.

    Attributes:
        items: their words.
        heads: what stands before each, in the language of the document; empty: nothing.
        languages: BCP 47 tag of each one's words; empty: the document's own.
    """

    items: tuple[str, ...]
    heads: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def each(self) -> Iterator[tuple[str, str, str]]:
        """Give what stands before each, its words, and their language; empty: the document's."""
        pairs = zip_longest(self.heads, self.items, self.languages, fillvalue="")
        yield from ((f"{head}: " if head else "", words, tag) for head, words, tag in pairs)


@dataclass(frozen=True)
class Notice:
    """A sentence nobody may miss: that everything is fictional, that it is not for publication."""

    text: str


@dataclass(frozen=True)
class Fact:
    """A headline figure.

    Attributes:
        title: what it is called.
        cell: the figure.
        unit: its unit; empty beside a share.
        details: what belongs to it, a line each: interval, what it rests on, verdict, evidence.
    """

    title: str
    cell: Cell
    unit: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """Headline figures side by side, under a title of their own ("What we did")."""

    title: str
    items: tuple[Fact, ...]


@dataclass(frozen=True)
class Table:
    """A table: one line of heads, and the first column heads its rows.

    Attributes:
        code: its name for machines, unique in the document; files are called by it, and tables in
            Excel.
        caption: what it shows, in words.
        heads: a title a column.
        rows: a cell a column each.
        notes: footnotes of the whole table, a sentence each: symbols in it, what does not add up.
        numeric: positions of the columns with numbers, which stand to the right.
        wide: whether it has so many columns that paper turns sideways for it.
    """

    code: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    numeric: frozenset[int] = frozenset()
    wide: bool = False


@dataclass(frozen=True)
class Point:
    """One bar or point of a chart.

    Attributes:
        label: what it is of: a quarter, an area.
        cell: the figure; without a number its symbol stands in its place.
        low: the lower limit of its interval, if any.
        high: the upper limit.
        target: the target for it, if any.
        partial: whether it is of a stretch of time that is not whole yet.
        doubtful: whether it rests on few.
    """

    label: str
    cell: Cell
    low: float | None = None
    high: float | None = None
    target: float | None = None
    partial: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class Chart:
    """What a drawing shows: one series.

    Attributes:
        sort: ``bars`` or ``line`` over time; ``groups``: bars that lie, one a group.
        points: in order.
        axis: what is measured, with its unit.
        form: how its numbers are shown.
        target: what the mark of a target is called, in the language of the document.
    """

    sort: Literal["bars", "line", "groups"]
    points: tuple[Point, ...]
    axis: str
    form: Form = "count"
    target: str = ""


@dataclass(frozen=True)
class Drawing:
    """A chart with its words; the table of the same figures always stands beside it.

    Attributes:
        code: its name for machines, unique in the document.
        caption: its title: what it shows.
        measure: its subtitle: measure, unit, population.
        alternative: what it shows for whoever cannot see it.
        chart: what is drawn.
        table: the same figures as a table.
    """

    code: str
    caption: str
    measure: str
    alternative: str
    chart: Chart
    table: Table


@dataclass(frozen=True)
class Quote:
    """A voice, published with consent.

    Attributes:
        words: the person's own words.
        said_by: a pseudonym, a role, or that the person wants none; the year.
        before: what a reader should know before reading; may be empty.
        language: BCP 47 tag of the words.
        speaker: who speaks, as it was written down, where that is in another language; it stands
            before ``said_by``.
        speaker_language: BCP 47 tag of the speaker.
        before_language: BCP 47 tag of what stands before, where it is not the document's own.
    """

    words: str
    said_by: str
    before: str = ""
    language: str = ""
    speaker: str = ""
    speaker_language: str = ""
    before_language: str = ""

    @property
    def whose(self) -> str:
        """Who said it, in one line."""
        return " · ".join(part for part in (self.speaker, self.said_by) if part)


@dataclass(frozen=True)
class Comment:
    """Words that somebody typed for the report, set apart from what it found itself.

    Attributes:
        by: who wrote them: "Comment of Example County".
        parts: their paragraphs.
    """

    by: str
    parts: tuple[str, ...]


Block = Paragraph | Bullets | Notice | Comment | Facts | Table | Drawing | Quote


@dataclass(frozen=True)
class Section:
    """A section with its heading.

    Attributes:
        code: its name for machines; what staff type for it is kept under it.
        title: its heading.
        blocks: what stands in it, in order.
        sections: sections within it.
        breaks: whether it begins on a new page where pages are not better filled.
    """

    code: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    breaks: bool = False


@dataclass(frozen=True)
class Look:
    """How a county's reports look.

    Attributes:
        publisher: who publishes them; may be empty.
        accent: the colour of headings and marks, dark enough for text on white: ``#0B5A6B``.
        logo: the logo as PNG; None: without.
        logo_words: what the logo shows, for whoever cannot see it.
    """

    publisher: str = ""
    accent: str = "#0B5A6B"
    logo: bytes | None = None
    logo_words: str = ""


@dataclass(frozen=True)
class Document:
    """A whole report, worded and ready to be written.

    Attributes:
        code: which report it is.
        title: its title.
        subtitle: what it is of: area, grant or partner, and period.
        language: BCP 47 tag, such as ``en-US``.
        terms: the few fixed words that formats add themselves ("Contents", "Page {n} of {of}"),
            in the language of the document, by their English.
        cover: lines on the cover, under the title: term and words.
        mark: on every page of what must not be published; empty: it may be.
        sections: in order.
        day: the day of the release, as ISO text: the date of every file.
        identifier: what tells this document apart from any other, the same each time.
        keywords: for whoever searches.
        description: one sentence on what it is.
        short: whether it goes without cover and contents: two pages need neither.
        look: colours and logo.
        paper: ``letter`` or ``a4``.
    """

    code: str
    title: str
    subtitle: str
    language: str
    terms: dict[str, str]
    cover: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    day: str
    identifier: str
    description: str
    mark: str = ""
    keywords: tuple[str, ...] = ()
    short: bool = False
    look: Look = field(default_factory=Look)
    paper: Literal["letter", "a4"] = "letter"

    def every(self) -> Iterator[Section]:
        """Give every section, those within others after them."""
        yield from _walk(self.sections)

    def blocks(self) -> Iterator[Block]:
        """Give every block in reading order."""
        for section in self.every():
            yield from section.blocks

    def tables(self) -> Iterator[Table]:
        """Give every table in reading order, those of drawings among them."""
        for block in self.blocks():
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Drawing):
                yield block.table

    def drawings(self) -> Iterator[Drawing]:
        """Give every drawing in reading order."""
        return (block for block in self.blocks() if isinstance(block, Drawing))


def _walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.sections)
