"""Reports as PDF: what is in them, who can read them, and that nothing breaks them."""

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from checked_pdf import check
from pikepdf import Name
from PIL import Image
from sample_document import ATTENDED, KNOWS, cell, sample

from reports.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Chart,
    Comment,
    Document,
    Drawing,
    Fact,
    Facts,
    Look,
    Notice,
    Paragraph,
    Point,
    Quote,
    Section,
    Table,
)
from reports.formats import write
from reports.formats.fonts import readable
from reports.formats.pdf.columns import Column, shared

LETTER, A4 = (612, 792), (595, 842)


def pdf(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def of(*blocks: Block, **changed: object) -> Document:
    """Return a document of one section with these blocks."""
    return sample(sections=(Section("one", "One section", blocks),), **changed)


def pages(content: bytes) -> list[str]:
    """Return what each page says, without spaces."""
    with pypdfium2.PdfDocument(content) as opened:
        return [squeezed(page.get_textpage().get_text_bounded()) for page in opened]


def text(content: bytes) -> str:
    """Return what a PDF says, without spaces."""
    return "".join(pages(content))


def squeezed(words: str) -> str:
    """Return words without any space: lines are broken where paper ends."""
    return re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "", words)


@dataclass(frozen=True)
class Element:
    """An element of the structure: its tag, and what it says of itself."""

    tag: str
    alt: str
    language: str
    name: str
    scope: str
    heads: tuple[str, ...]


def elements(content: bytes) -> list[Element]:
    """Return the elements of the structure, in order of reading."""

    def walk(one: pikepdf.Object) -> Iterator[Element]:
        within = one.get(Name.K)
        for inner in within if isinstance(within, pikepdf.Array) else [within]:
            if isinstance(inner, pikepdf.Dictionary) and Name.S in inner:
                yield element(inner)
                yield from walk(inner)

    with pdf(content) as opened:
        return list(walk(opened.Root.StructTreeRoot))


def element(one: pikepdf.Object) -> Element:
    told = {key: value for each in one.get(Name.A, []) for key, value in each.items()}
    return Element(
        str(one.S)[1:],
        str(one.get(Name.Alt, "")),
        str(one.get(Name.Lang, "")),
        str(one.get(Name.ID, "")),
        str(told.get("/Scope", ""))[1:],
        tuple(str(name) for name in told.get("/Headers", [])),
    )


def tags(content: bytes) -> list[str]:
    return [one.tag for one in elements(content)]


@pytest.fixture(scope="module")
def written() -> bytes:
    return write(sample(), "pdf")


def test_it_is_accessible_and_fit_to_be_archived(written: bytes) -> None:
    check(written)


def test_the_same_document_gives_the_same_bytes(written: bytes) -> None:
    assert write(sample(), "pdf") == written


def test_reports_written_at_once_are_the_same_as_one_after_the_other() -> None:
    document = of(ATTENDED, next(sample().drawings()))
    alone = write(document, "pdf")
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(write, [document] * 3, ["pdf"] * 3)) == [alone] * 3


def test_it_says_what_it_is_and_when_it_was_released(written: bytes) -> None:
    with pdf(written) as opened, opened.open_metadata() as told:
        assert str(opened.Root.Lang) == "en-US"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert opened.Root.MarkInfo.Marked
        assert told["dc:title"] == "Quarterly report"
        assert told["dc:description"].startswith("What a coalition against human trafficking did")
        assert "human trafficking" in told["pdf:Keywords"]
        assert str(opened.docinfo.CreationDate).startswith("D:20260819")
        assert str(opened.docinfo.ModDate).startswith("D:20260819")


def test_the_publisher_is_its_author() -> None:
    content = write(of(Paragraph("Words."), look=Look("A county")), "pdf")
    with pdf(content) as opened:
        assert str(opened.docinfo.Author) == "A county"


def test_only_the_project_s_own_fonts_are_in_it(written: bytes) -> None:
    with pdf(written) as opened:
        names = {
            str(one.BaseFont)
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and one.get(Name.Type) == Name.Font
        }
    plain = {name.partition("+")[2] for name in names}
    assert plain
    assert all(name.startswith(("SourceSansPro", "DejaVuSans")) for name in plain)


def test_headings_go_down_one_level_at_a_time(written: bytes) -> None:
    levels = [int(tag[1]) for tag in tags(written) if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_bookmarks_are_the_sections(written: bytes) -> None:
    with pdf(written) as opened, opened.open_outline() as outline:
        titles = [one.title for one in outline.root]
        inner = [one.title for one in outline.root[titles.index("What we did")].children]
    assert [one for one in titles if one != "Contents"] == ["Summary", "What we did", "Voices"]
    assert inner == ["In their own words"]


def test_every_figure_is_described(written: bytes) -> None:
    said = [one.alt for one in elements(written) if one.tag == "Figure"]
    assert said == [one.alternative for one in sample().drawings()]


def test_tables_have_heads_of_columns_and_of_rows() -> None:
    content = write(of(ATTENDED), "pdf")
    cells = [one for one in elements(content) if one.tag in ("TH", "TD")]
    heads = {one.name: one.scope for one in cells if one.tag == "TH"}
    assert list(heads.values()) == ["Column"] * 3 + ["Row"] * 4
    named = [[heads[name] for name in one.heads] for one in cells if one.tag == "TD"]
    assert named == [["Column", "Row"]] * 8
    with pdf(content) as opened:
        assert set(pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)) == set(heads)


def test_heads_are_repeated_where_a_table_goes_on() -> None:
    rows = tuple((Cell(f"Area {i}"), cell(i)) for i in range(120))
    long = Table("long", "A long table", ("Area of the county", "Events"), rows)
    content = write(of(long), "pdf")
    said = text(content)
    assert said.count(squeezed("Area of the county")) >= 3
    assert tags(content).count("Table") == 1
    check(content)


@pytest.mark.parametrize(("paper", "size"), [("letter", LETTER), ("a4", A4)])
def test_all_that_the_document_says_is_on_paper(paper: str, size: tuple[int, int]) -> None:
    document = sample(paper=paper, look=Look("Fictional county"))
    content = write(document, "pdf")
    with pdf(content) as opened:
        upright = [round(float(edge)) for edge in opened.pages[0].mediabox[2:]]
    assert tuple(upright) == size
    said = text(content)
    missing = [words for words in every_text(document) if squeezed(readable(words)) not in said]
    assert missing == []


def every_text(document: Document) -> Iterator[str]:
    """Give every text of a document that is read from left to right."""
    yield from (document.title, document.subtitle, document.look.publisher)
    for term, words in document.cover:
        yield from (term, words)
    for section in document.every():
        yield section.title
        for block in section.blocks:
            yield from texts(block)


def texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Notice():
            yield block.text
        case Bullets():
            yield from block.items
        case Comment():
            yield from (block.by, *block.parts)
        case Facts():
            yield block.title
            for fact in block.items:
                yield from (fact.title, fact.cell.text, fact.unit, *fact.details)
        case Table():
            yield from (block.caption, *block.heads, *block.notes)
            yield from (one.text for row in block.rows for one in row)
        case Drawing():
            yield from (block.caption, block.measure)
            yield from texts(block.table)
        case Quote():
            # pdfium gives letters of right-to-left scripts in their shapes of that place.
            yield from (block.speaker, block.said_by, block.before)
            yield block.words if not block.language else ""


def test_pages_are_counted_and_the_mark_is_on_each() -> None:
    content = write(sample(mark="Live, not for publication"), "pdf")
    with pdf(content) as opened:
        many = len(opened.pages)
    said = text(content)
    assert squeezed(f"Page {many} of {many}") in said
    assert said.upper().count(squeezed("LIVE, NOT FOR PUBLICATION")) == many


def test_a_short_document_has_neither_cover_nor_contents() -> None:
    content = write(of(Paragraph("All of it."), short=True, mark="Draft"), "pdf")
    with pdf(content) as opened:
        assert len(opened.pages) == 1
    said = text(content)
    assert "Contents" not in said
    assert squeezed("Quarterly report") in said
    assert said.count(squeezed("number 3, as of 2026 Q2")) == 1
    check(content)


def test_a_voice_is_in_its_language() -> None:
    content = write(of(Quote("الآن أعرف", "A parent", "", "ar")), "pdf")
    assert "ar" in [one.language for one in elements(content)]
    check(content)


def test_what_is_typed_is_never_markup() -> None:
    typed = '#panic("x") *b* _i_ $x^2$ \\ <label> @ref `raw` = Head // no /* no */ ~ -- "q" [a] {b}'
    document = of(
        Paragraph(typed),
        Bullets((typed,)),
        Notice(typed),
        Table("t", typed, (typed, "b"), ((Cell(typed), cell(1)),), (typed,)),
        Quote(typed, typed, typed),
        title=typed,
        look=Look(typed),
    )
    content = write(document, "pdf")
    assert text(content).count(squeezed(typed)) >= 8
    check(content)


def column(title: str, *texts: str, numeric: bool = False) -> Column:
    return Column.of(title, [Cell(one) for one in texts], numeric)


def test_columns_are_as_wide_as_their_text_where_there_is_room() -> None:
    assert shared([column("Area", "Harbor"), column("Events", "12", numeric=True)], 9, 6.5) is None


def test_numbers_keep_their_width_and_words_share_the_rest() -> None:
    name, long, number = (
        column("Name", "Events held"),
        column("Rule", "Many words of a rule. " * 40),
        column("n", "1,234,567", numeric=True),
    )
    widths = shared([name, long, number], 9, 6.5)
    assert widths is not None
    assert sum(widths) == pytest.approx(6.5)
    assert widths[0] == pytest.approx(name.natural * 9)
    assert widths[2] == pytest.approx(number.natural * 9)


def test_longer_words_get_more_of_the_room() -> None:
    short, long = column("A", "Many words. " * 20), column("B", "Many words. " * 80)
    widths = shared([short, long], 9, 6)
    assert widths is not None
    assert widths[1] / widths[0] == pytest.approx(2, rel=0.01)


FORTY = tuple(f"{year} Q{quarter}" for year in range(2017, 2027) for quarter in (1, 2, 3, 4))


def test_forty_quarters_stand_in_parts_with_the_first_column_again() -> None:
    rows = tuple((Cell(f"Area {i}"), *(cell(1234567) for _ in FORTY)) for i in range(3))
    wide = Table("wide", "Every quarter", ("Area", *FORTY), rows, (), frozenset(range(1, 41)), True)
    content = write(of(wide), "pdf")
    said = text(content)
    parts = tags(content).count("Table")
    assert parts > 2
    assert all(squeezed(f"Every quarter ({i}/{parts})") in said for i in range(1, parts + 1))
    assert said.count("Area0") == parts
    assert all(squeezed(quarter) in said for quarter in FORTY)
    with pdf(content) as opened:
        box = opened.pages[-1].mediabox
        assert box[2] > box[3]
    check(content)


#: Sections of many lengths, so that some would break at the wrong place.
MANY = 30


def test_pages_break_where_a_reader_would() -> None:
    def section(i: int) -> Section:
        said = f"begin{i}; " + "many words of one cell " * 12 + f"; end{i}"
        rows = ((Cell(f"first{i};"), Cell(said)), (Cell(f"last{i};"), Cell("x")))
        table = Table(f"t{i}", f"caption{i};", ("A", "B"), rows)
        filler = Paragraph("Words that fill a page. " * (11 * i % 60))
        return Section(f"s{i}", f"heading{i};", (Paragraph(f"below{i};"), table, filler))

    document = sample(sections=tuple(section(i) for i in range(MANY)))
    found = pages(write(document, "pdf"))[2:]
    assert len(found) > MANY / 4
    for i in range(MANY):
        # A heading stands above what follows, a row in one piece, a short table on one page.
        for first, second in (("heading", "below"), ("begin", "end"), ("caption", "last")):
            start = [n for n, said in enumerate(found) if f"{first}{i};" in said]
            end = [n for n, said in enumerate(found) if f"{second}{i}" in said]
            assert start == end[:1] or start == end


def test_a_heading_and_a_few_words_go_with_a_table_that_lies() -> None:
    rows = tuple((Cell(f"Area {i}"), *(cell(1234567) for _ in range(12))) for i in range(3))
    wide = Table("wide", "Wide", ("Area", *FORTY[:12]), rows, (), frozenset(range(1, 13)), True)
    document = sample(
        sections=(
            Section("a", "Before", (Paragraph("Upright."),)),
            Section("b", "Lying", (Paragraph("A few words."), wide), breaks=True),
            Section("c", "After", (Paragraph("Upright again."),), breaks=True),
        )
    )
    content = write(document, "pdf")
    found = pages(content)[2:]
    assert ["Lying" in said and "Afewwords" in said and "Area2" in said for said in found] == [
        False,
        True,
        False,
    ]
    with pdf(content) as opened:
        turned = [one.mediabox[2] > one.mediabox[3] for one in opened.pages]
    assert turned == [False, False, False, True, False]


WORD = "Wordwithoutaspace" * 20
ODD = {
    "nothing at all": sample(sections=()),
    "a section without anything": of(),
    "a table without rows": of(Table("t", "Nothing yet", ("Area", "Events"), ())),
    "a table without columns": of(Table("t", "Nothing yet", (), ())),
    "a table of one column": of(Table("t", "One", ("Area",), ((Cell("A"),),))),
    "rows too short and too long": of(
        Table("t", "Odd", ("A", "B"), ((Cell("1"),), (Cell("1"), Cell("2"), Cell("3"))))
    ),
    "no facts, no points": of(Facts("", ()), Bullets(())),
    "many facts": of(Facts("Many", tuple(Fact(WORD, Cell(WORD), WORD, (WORD,)) for _ in range(7)))),
    "a chart without points": of(Drawing("d", "", "", "", Chart("bars", (), ""), KNOWS)),
    "long words": of(
        Paragraph(WORD),
        Notice(WORD),
        Table("t", WORD, (WORD, WORD), ((Cell(WORD), Cell(WORD)),), (WORD,)),
        Quote(WORD, WORD),
        title=WORD,
        subtitle=WORD,
        cover=((WORD, WORD),),
        mark=WORD,
        look=Look(WORD),
    ),
    "a cell longer than a page": of(
        Table("t", "Long", ("A", "B"), ((Cell("x"), Cell("many words " * 2000)),))
    ),
    "a quote longer than a page": of(Quote("many words " * 2000, "A person")),
    "signs no font has": of(
        Paragraph("🧡 中文 한국어 \x00\x07 \ud800 \u200d\ufe0f नमस्ते"),
        Quote("谢谢", "A parent", "", "zh-Hans"),
        title="🧡",
    ),
    "right to left throughout": of(
        Paragraph("الآن أعرف بمن أتصل"), ATTENDED, language="ar", title="تقرير"
    ),
    "languages nobody knows": of(Paragraph("x", language="not a tag"), language="tlh-x-odd"),
    "empty words": of(
        Paragraph(""), Notice(""), Bullets(("",)), Quote("", ""), title="", subtitle="", cover=()
    ),
    "lines": of(Paragraph("one\ntwo\r\nthree\n\nfour"), Table("t", "a\nb", ("c\nd",), ())),
    "a logo that is none": of(Paragraph("x"), look=Look("A county", logo=b"no image")),
    "an empty logo": of(Paragraph("x"), look=Look("A county", logo=b"")),
}


@pytest.mark.parametrize("document", ODD.values(), ids=ODD)
def test_odd_documents_are_readable_and_still_accessible(document: Document) -> None:
    check(write(document, "pdf"))
    check(write(replace(document, short=True), "pdf"))


def test_a_logo_stands_on_the_cover_with_its_words() -> None:
    image = io.BytesIO()
    Image.new("RGB", (300, 100), "#335577").save(image, "PNG")
    look = Look("A county", logo=image.getvalue(), logo_words="Two hills and a river")
    content = write(of(Paragraph("x"), look=look), "pdf")
    said = [one.alt for one in elements(content) if one.tag == "Figure"]
    assert said == ["Two hills and a river"]
    check(content)


QUARTERS = tuple(f"20{20 + i // 4} Q{i % 4 + 1}" for i in range(11))
PARTIAL = "partial: sheets of 1 partner are missing"
COUNTED = "some people were only counted"


def reached(code: str, note: str = "") -> Drawing:
    """Return a chart of eleven quarters; its table has a note in the first two of them."""
    points = tuple(Point(quarter, cell(40 + i)) for i, quarter in enumerate(QUARTERS))
    notes = (note, f"{COUNTED}; {note}", *[""] * 9)
    rows = tuple((Cell(p.label), p.cell, Cell(n)) for p, n in zip(points, notes, strict=True))
    table = Table(code, f"table {code}", ("Quarter", "People", "Note"), rows, (), frozenset({1}))
    chart = Chart("bars", points, "people")
    return Drawing(f"{code}-chart", f"chart {code}", "people", "Bars.", chart, table)


def test_two_charts_with_their_tables_beside_them_fit_on_a_page() -> None:
    content = write(of(reached("one", PARTIAL), reached("two", PARTIAL)), "pdf")
    check(content)
    assert ["2020Q1" in page for page in pages(content)] == [False, False, True]
    # Read in order: a chart, its table, the next.
    order = [tag for tag in tags(content) if tag in ("Figure", "Table")]
    assert order == ["Figure", "Table"] * 2


def test_remarks_of_a_table_beside_its_chart_stand_below_it_once_each() -> None:
    said = text(write(of(reached("one", PARTIAL)), "pdf"))
    assert "2020Q140a2020Q241a,b2020Q342" in said
    assert said.count(squeezed(PARTIAL)) == said.count(squeezed(COUNTED)) == 1
    assert squeezed(f"a: {PARTIAL}b: {COUNTED}") in said


def test_a_chart_whose_table_is_wide_stands_above_it() -> None:
    drawn = reached("one")
    heads = (*drawn.table.heads[:2], "A remark of some length on each of the quarters")
    rows = tuple((*row[:2], Cell(f"Remark {i} " * 4)) for i, row in enumerate(drawn.table.rows))
    wide = replace(drawn, table=replace(drawn.table, heads=heads, rows=rows))
    # More remarks than letters: they stay where they are.
    assert squeezed(f"2020Q140{'Remark 0 ' * 4}") in text(write(of(wide), "pdf"))


def edges(document: Document, words: str) -> float:
    """Return how far from the left edge of its page a text begins, in points."""
    with pypdfium2.PdfDocument(write(document, "pdf")) as opened:
        for page in opened:
            said = page.get_textpage()
            if found := said.search(words).get_next():
                return float(said.get_charbox(found[0])[0])
    raise AssertionError(words)


def test_small_tables_that_follow_each_other_stand_side_by_side() -> None:
    small = [replace(reached(code).table, caption=f"table {code}") for code in ("one", "two")]
    document = of(*small)
    assert edges(document, "table one") < 200 < 306 < edges(document, "table two")


def test_a_section_begins_below_the_one_before_if_there_is_room() -> None:
    sections = [Section(c, f"heading {c}", (Paragraph("Few."),), breaks=True) for c in "ab"]
    found = pages(write(sample(sections=tuple(sections)), "pdf"))
    assert ["headinga" in found[2], "headingb" in found[2], len(found)] == [True, True, 3]


def test_the_running_head_has_a_long_period_whole() -> None:
    subtitle = "Whole coalition · fiscal year 2025 (October 2024 to September 2025)"
    title = "Section with quite a long title about what was reported"
    one = Section("one", title, (Paragraph("Words. " * 900),))
    last = pages(write(sample(subtitle=subtitle, sections=(one,)), "pdf"))[-1]
    assert squeezed(subtitle) in last and squeezed(title) in last


def test_a_short_document_of_little_still_takes_two_pages() -> None:
    few = [Section(c, f"heading {c}", (Paragraph("Few."),)) for c in "abcd"]
    found = pages(write(sample(sections=tuple(few), short=True), "pdf"))
    assert [("headingb" in page, "headingc" in page) for page in found] == [
        (True, False),
        (False, True),
    ]
