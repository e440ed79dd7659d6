"""The Word file, read back: styles, headings, tables, pictures, fields, languages, pages."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.document import Document as Opened
from docx.table import Table as Read
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from printing import converted
from sample_document import AREAS, ATTENDED, KNOWS, cell, sample

from reports.documents.blocks import (
    Cell,
    Document,
    Fact,
    Facts,
    Look,
    Paragraph,
    Quote,
    Section,
    Table,
)
from reports.formats.characters import writable
from reports.formats.word import write
from reports.formats.word.widths import parts

MARK = "Live, not for publication"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

#: The order in which the standard wants what may stand in an element, as far as it is used here.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc "
    "outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u rtl lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW tcBorders vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar titlePg",
    "style": "name basedOn next uiPriority qFormat pPr rPr tblPr tblStylePr",
    "pBdr": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "settings": "zoom embedTrueTypeFonts defaultTabStop characterSpacingControl updateFields "
    "compat themeFontLang decimalSymbol listSeparator",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
    "font": "altName panose1 charset family pitch embedRegular embedBold",
}


#: What was written already, by all that is in it: drawing takes a while.
WRITTEN: dict[str, bytes] = {}


def written(document: Document) -> io.BytesIO:
    key = repr(document)
    if key not in WRITTEN:
        WRITTEN[key] = write(document)
    return io.BytesIO(WRITTEN[key])


def entries(document: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(written(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(document: Document) -> Opened:
    return docx.Document(written(document))


def body(document: Document) -> ET.Element:
    return ET.fromstring(entries(document)["word/document.xml"])


def holding(*blocks: Table | Paragraph | Facts | Quote, **changed: object) -> Document:
    return sample(sections=(Section("one", "One", tuple(blocks)),), **changed)


def grid(table: Read) -> list[list[str]]:
    return [[one.text for one in row.cells] for row in table.rows]


def texts(table: Table) -> list[list[str]]:
    return [list(table.heads), *([one.text for one in row] for row in table.rows)]


def styled(document: Document, *styles: str) -> list[tuple[str, str]]:
    found = [(one.style.name, one.text) for one in opened(document).paragraphs if one.style]
    return [(name or "", text) for name, text in found if name in styles]


def test_headings_are_headings_and_in_order() -> None:
    assert styled(sample(), "Title", "Subtitle", "Heading 1", "Heading 2") == [
        ("Title", "Quarterly report"),
        ("Subtitle", "Whole coalition, 2026 Q2"),
        ("Heading 1", "Summary"),
        ("Heading 1", "What we did"),
        ("Heading 2", "In their own words"),
        ("Heading 1", "Voices"),
    ]


def test_every_kind_of_text_has_its_style() -> None:
    spoken = "Comment By", "Comment", "Quote", "Quote Source"
    assert styled(sample(), "Lead", "Quiet", "List Bullet", "Notice", *spoken)[:11] == [
        ("Notice", "Demonstration: everything in it is fictional."),
        ("Lead", "Nine of ten partners reported. 14 campaigns ran."),
        ("List Bullet", "Fewer events than in spring."),
        ("List Bullet", "One partner reported late."),
        ("Comment By", "Comment of Example County"),
        ("Comment", "A quarter of visits."),
        ("Comment", "More in autumn."),
        ("Quiet", "=1+1 is no formula here."),
        ("Quiet", "Speaks of fear."),
        ("Quote", "Now I know whom to call. 🙂"),
        ("Quote Source", "– A student, 2026"),
    ]


def test_every_cell_of_every_table_is_that_of_the_document() -> None:
    _, *tables = opened(sample()).tables
    assert [grid(table) for table in tables] == [texts(table) for table in sample().tables()]


def test_headline_figures_are_a_table_headed_by_what_they_are_called() -> None:
    assert grid(opened(sample()).tables[0]) == [
        ["Attendance at events", "Know how to report", "Tips received"],
        ["1,102 attendances", "58 %", "[c]"],
        ["usual: 950 to 1,300", "n = 212", "hidden to protect people"],
    ]


@pytest.mark.parametrize(("many", "rows"), [(1, [1]), (4, [4]), (5, [3, 2]), (7, [4, 3])])
def test_headline_figures_stand_beside_each_other_as_room_is(many: int, rows: list[int]) -> None:
    facts = Facts("All", tuple(Fact(f"Figure {i}", cell(i)) for i in range(many)))
    tables = opened(holding(facts)).tables
    assert [len(table.columns) for table in tables] == rows


def test_heads_of_tables_come_again_on_each_page_and_rows_stay_whole() -> None:
    for table in body(sample()).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_first_column_of_a_table_heads_its_rows() -> None:
    looks = [look.get(f"{W}firstColumn") for look in body(sample()).iter(f"{W}tblLook")]
    assert looks == ["0", "1", "1", "1"]  # headline figures first


def test_every_picture_says_what_it_shows() -> None:
    found = list(body(sample()).iter(f"{WP}docPr"))
    assert [one.get("descr") for one in found] == [one.alternative for one in sample().drawings()]
    assert len({one.get("id") for one in found}) == len(found)


def test_pictures_are_vectors_with_pixels_for_whoever_shows_none() -> None:
    made = entries(sample())
    media = sorted(name.rpartition("/")[2] for name in made if name.startswith("word/media"))
    assert media == [f"figure{n}.{ending}" for n in (1, 2, 3) for ending in ("png", "svg")]
    assert made["word/document.xml"].count(b"<asvg:svgBlip") == 3


def test_tables_and_figures_are_counted_by_fields() -> None:
    captions = styled(sample(), "Caption")
    assert captions[:3] == [
        ("Caption", "Figure 1. 1,102 attendances in 2026 Q2"),
        ("Caption", "Table 1. Attendance at events, by quarter"),
        ("Caption", "Figure 2. Knowing how to report: 58 % in 2026 Q2"),
    ]
    orders = [(one.text or "").split()[:2] for one in body(sample()).iter(f"{W}instrText")]
    assert orders == [["TOC", "\\o"], *([["SEQ", "Figure"], ["SEQ", "Table"]] * 3)]


def test_the_contents_are_there_before_word_fills_them() -> None:
    links = list(body(sample()).iter(f"{W}hyperlink"))
    assert ["".join(one.itertext()) for one in links] == [
        "Summary", "What we did", "In their own words", "Voices",
    ]  # fmt: skip
    marks = {one.get(f"{W}name") for one in body(sample()).iter(f"{W}bookmarkStart")}
    assert {one.get(f"{W}anchor") for one in links} == marks
    assert b'w:fldCharType="begin" w:dirty="true"' in entries(sample())["word/document.xml"]
    assert b"<w:updateFields/>" in entries(sample())["word/settings.xml"]


def test_a_short_document_goes_without_cover_and_contents() -> None:
    assert styled(sample(short=True), "TOC Heading", "toc 1") == []
    assert styled(sample(), "TOC Heading") == [("TOC Heading", "Contents")]


def test_pages_are_numbered_and_headed() -> None:
    section = opened(sample()).sections[0]
    assert [one.text for one in section.footer.paragraphs] == ["Page 1 of 1"]
    assert [one.text for one in section.header.paragraphs] == [
        "Quarterly report · Whole coalition, 2026 Q2"
    ]
    orders = re.findall(rb"> (\w+) </w:instrText>", entries(sample())["word/footer1.xml"])
    assert orders == [b"PAGE", b"NUMPAGES"]


@pytest.mark.parametrize("short", [True, False])
def test_the_mark_is_on_every_page(short: bool) -> None:
    section = opened(sample(mark=MARK, short=short)).sections[0]
    assert section.different_first_page_header_footer
    assert [one.text for one in section.first_page_header.paragraphs] == [MARK]
    assert [one.text for one in section.header.paragraphs] == [
        MARK, "Quarterly report · Whole coalition, 2026 Q2",
    ]  # fmt: skip
    assert MARK not in entries(sample(short=short))["word/header1.xml"].decode()


@pytest.mark.parametrize(("short", "number"), [(True, "Page 1 of 1"), (False, "")])
def test_only_a_cover_goes_without_a_number(short: bool, number: str) -> None:
    section = opened(sample(short=short)).sections[0]
    assert [one.text for one in section.first_page_footer.paragraphs] == [number]


def test_the_language_of_the_document_and_of_each_quote() -> None:
    styles = ET.fromstring(entries(sample(language="es-US"))["word/styles.xml"])
    assert [one.get(f"{W}val") for one in styles.findall(f"{W}docDefaults//{W}lang")] == ["es-US"]
    spoken = [one.get(f"{W}bidi") for one in body(sample()).iter(f"{W}lang")]
    assert spoken == ["ar", "he"]
    assert len(list(body(sample()).iter(f"{W}rtl"))) == 2


def test_right_to_left_without_a_language_is_seen_by_its_letters() -> None:
    found = body(holding(Paragraph("الآن أعرف")))
    assert found.find(f".//{W}bidi") is not None
    assert found.find(f".//{W}rtl") is not None


def test_wide_tables_lie_on_pages_of_their_own() -> None:
    sizes = [(s.page_width or 0) > (s.page_height or 0) for s in opened(sample()).sections]
    assert sizes == [False, True, False]


@pytest.mark.parametrize(("paper", "inches"), [("letter", 8.5), ("a4", 8.27)])
def test_paper(paper: str, inches: float) -> None:
    section = opened(sample(paper=paper)).sections[0]
    assert section.page_width and section.left_margin and section.right_margin
    assert section.page_width.inches == pytest.approx(inches, abs=0.01)
    text = section.page_width - section.left_margin - section.right_margin
    assert text / 914_400 == pytest.approx(6.5, abs=0.01)


def quarters(many: int) -> Table:
    heads = ("Area", *(f"{2000 + i // 4} Q{i % 4 + 1}" for i in range(many)))
    rows = tuple((Cell(f"Area {r}"), *(cell(1000 * r + i) for i in range(many))) for r in range(3))
    return Table("t", "Events", heads, rows, ("A note.",), frozenset(range(1, many + 1)), wide=True)


def test_what_does_not_fit_goes_on_in_parts_that_begin_with_the_first_column() -> None:
    table = quarters(40)
    found = [grid(one) for one in opened(holding(table)).tables]
    assert len(found) > 1
    assert all([row[0] for row in one] == [row[0] for row in texts(table)] for one in found)
    joined = [[row[0], *(text for one in found for text in one[i][1:])]
              for i, row in enumerate(texts(table))]  # fmt: skip
    assert joined == texts(table)
    captions = [text for _, text in styled(holding(table), "Caption")]
    assert captions == [f"Table 1. Events ({n}/{len(found)})" for n in range(1, len(found) + 1)]


def test_parts_of_a_table_fit_on_their_page() -> None:
    for table in (quarters(40), AREAS, KNOWS, ATTENDED):
        for part in parts(table, 9_360):
            assert sum(part.widths) <= 9_360
            assert part.columns[0] == 0


def standing(root: ET.Element) -> Iterator[tuple[str, list[str]]]:
    for one in root.iter():
        name = one.tag.removeprefix(W)
        if name in ORDER:
            yield name, [child.tag.removeprefix(W) for child in one]


def test_elements_stand_in_the_order_of_the_standard() -> None:
    made = entries(sample(mark=MARK))
    seen = set()
    for name in (name for name in made if name.startswith("word/") and name.endswith(".xml")):
        for element, children in standing(ET.fromstring(made[name])):
            seen.add(element)
            order = ORDER[element].split()
            assert set(children) <= set(order), element
            assert children == sorted(children, key=order.index), element
    assert seen == set(ORDER)


def test_all_that_is_referred_to_is_there() -> None:
    made = entries(sample(mark=MARK, look=Look(publisher="Example County")))
    types = made["[Content_Types].xml"].decode()
    for name in (name for name in made if name.endswith(".rels")):
        targets = re.findall(r'Id="(\w+)"[^>]*Target="/([^"]+)"', made[name].decode())
        assert {path for _, path in targets} <= set(made)
        part = name.replace("_rels/", "").removesuffix(".rels")
        if part in made:
            known = {known for known, _ in targets}
            assert set(re.findall(r'r:(?:id|embed)="(\w+)"', made[part].decode())) <= known
    for name in made:
        ending = name.rpartition(".")[2]
        assert f'"/{name}"' in types or f'Extension="{ending}"' in types
    styles = set(re.findall(r'w:styleId="(\w+)"', made["word/styles.xml"].decode()))
    used = re.findall(r'<w:(?:p|r|tbl)Style w:val="(\w+)"', made["word/document.xml"].decode())
    assert set(used) <= styles


def test_the_file_says_what_it_is() -> None:
    about = opened(sample(look=Look(publisher="Example County"))).core_properties
    assert about.title == "Quarterly report: Whole coalition, 2026 Q2"
    assert (about.language, about.author) == ("en-US", "Example County")
    assert about.keywords == "prevention, human trafficking"
    assert f"{about.created:%Y-%m-%d} {about.modified:%Y-%m-%d}" == "2026-08-19 2026-08-19"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(sample(mark=MARK)) == write(sample(mark=MARK))


def test_tables_without_rows_or_columns_and_sections_without_text() -> None:
    empty = Table("n", "Nothing", (), ())
    document = holding(replace(ATTENDED, rows=()), empty)
    assert grid(opened(document).tables[0])[1] == ["There are no figures.", "", ""]
    assert len(opened(document).tables) == 1
    assert styled(sample(sections=()), "TOC Heading") == []


def test_a_logo_says_what_it_shows() -> None:
    content = io.BytesIO()
    Image.new("RGB", (30, 10), "white").save(content, "png")
    look = Look(logo=content.getvalue(), logo_words="A lamp")
    (picture,) = body(holding(look=look)).iter(f"{WP}docPr")
    assert picture.get("descr") == "A lamp"


def test_a_logo_that_is_no_image_is_left_out() -> None:
    assert body(holding(look=Look(logo=b"GIF89a"))).find(f".//{WP}docPr") is None


@settings(max_examples=30)
@given(st.text(max_size=40))
def test_any_text_is_read_back_but_for_what_no_file_may_hold(text: str) -> None:
    read = opened(holding(Paragraph(text, "lead")))
    found = [one.text for one in read.paragraphs if one.style and one.style.name == "Lead"]
    plain = writable(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    assert found == [plain]


def test_libreoffice_reads_the_same_tables_and_prints_it(tmp_path: Path) -> None:
    content = written(sample(mark=MARK)).getvalue()
    (again,) = converted(content, "docx", "docx:MS Word 2007 XML", tmp_path)
    _, *tables = docx.Document(str(again)).tables
    assert [grid(table) for table in tables] == [texts(table) for table in sample().tables()]
    (pdf,) = converted(content, "docx", "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_section_begins_below_the_one_before_and_its_words_stay_with_its_table() -> None:
    words = Paragraph("A few words.")
    two = [Section(code, f"Section {code}", (words, ATTENDED), breaks=True) for code in "ab"]
    body = ET.fromstring(entries(sample(sections=tuple(two)))["word/document.xml"])
    held = {"".join(one.itertext()): one for one in body.iter(f"{W}p")}
    # The first begins the page after the contents.
    assert held["Section a"].find(f".//{W}pageBreakBefore") is not None
    assert held["Section b"].find(f".//{W}pageBreakBefore") is None
    assert held["A few words."].find(f".//{W}keepNext") is not None


def test_a_table_of_two_short_columns_does_not_fill_the_page() -> None:
    rows = tuple((Cell(name), cell(7)) for name in ("Hotline", "Text"))
    (part,) = parts(Table("t", "T", ("Channel", "Tips"), rows, (), frozenset({1})), 9_360)
    assert sum(part.widths) < 9_360 / 2


def test_who_speaks_has_their_language_in_a_run_of_its_own() -> None:
    quote = Quote("Pregunté.", "participant · 2026", "", "es", "Una vecina", "es")
    found = entries(holding(quote))["word/document.xml"].decode()
    assert (
        '<w:rPr><w:lang w:val="es"/></w:rPr><w:t xml:space="preserve">Una vecina</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> · participant · 2026</w:t>'
    ) in found
