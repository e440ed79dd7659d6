"""A page says what its document says, is well formed, and can be told nothing that it would run."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_document import ATTENDED, KNOWS, LINE, cell, points, sample

from reports.documents.blocks import (
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
from reports.formats.web.charts import as_json, figure
from reports.palette import MARK, PAPER

ALONE = {"meta", "img", "br", "link", "hr"}
SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(2)">'
MARKED = "live, not for publication"


class Page(HTMLParser):
    """A page taken apart: it complains where an element is not closed in its turn."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(content.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self.open[-1] if self.open else "", data))

    def every(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def of(self, tag: str) -> list[str]:
        return [words for name, words in self.words if name == tag]

    @property
    def text(self) -> str:
        seen = [words for name, words in self.words if name not in ("script", "style")]
        return "\n".join(words for words in seen if words.strip())


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(write(sample(), "html"))


def of(*blocks: Any, **changed: object) -> Page:
    return Page(write(sample(sections=(Section("one", "One", blocks),), **changed), "html"))


def table_of(*cells: Cell) -> Table:
    rows = tuple((Cell(f"row {i}"), one) for i, one in enumerate(cells))
    return Table("one", "A table", ("Name", "Figure"), rows, (), frozenset({1}))


def chart_of(chart: Chart) -> Drawing:
    table = table_of(*(point.cell for point in chart.points))
    return Drawing("drawn", "A finding", "A measure", "An alternative", chart, table)


# -- what it says


def words_of(document: Document) -> set[str]:
    """Every word of a document, block by block."""
    said = {document.title, document.subtitle, document.description, document.identifier}
    said |= {part for line in document.cover for part in line}
    said |= {section.title for section in document.every()}
    for block in document.blocks():
        match block:
            case Paragraph() | Notice():
                said.add(block.text)
            case Bullets():
                said |= set(block.items)
            case Comment():
                said |= {block.by, *block.parts}
            case Facts():
                said.add(block.title)
                for fact in block.items:
                    said |= {fact.title, fact.cell.text, fact.unit, *fact.details}
            case Drawing():
                said |= {block.caption, block.measure}
            case Quote():
                said |= {block.words, block.said_by, block.before}
            case Table():
                pass
    for table in document.tables():
        said |= {table.caption, *table.heads, *table.notes}
        said |= {cell.text for row in table.rows for cell in row}
    return said


def test_every_word_and_number_of_the_document_stands_in_it(page: Page) -> None:
    missing = {words for words in words_of(sample()) if words not in page.text}
    assert missing == set()


def test_tables_have_the_cells_of_the_document_in_their_order(page: Page) -> None:
    cells = [one.text for table in sample().tables() for row in table.rows for one in row[1:]]
    assert page.of("td") == cells


def test_what_it_is_stands_in_its_head(page: Page) -> None:
    assert page.every("html") == [{"lang": "en-US"}]
    assert page.of("title") == ["Quarterly report: Whole coalition, 2026 Q2"]
    named = {one.get("name"): one["content"] for one in page.every("meta") if "content" in one}
    assert named["description"] == "What a coalition against human trafficking did to prevent it."
    assert named["DC.date"] == "2026-08-19"
    assert named["DC.identifier"] == "urn:sha256:0123456789abcdef"
    assert "robots" not in named


def test_headings_are_in_order(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_sections_deeper_than_headings_go_stay_headings() -> None:
    section = Section("s9", "Deepest")
    for level in range(8, 0, -1):
        section = Section(f"s{level}", f"Level {level}", (), (section,))
    deep = Page(write(sample(sections=(section,)), "html"))
    assert {tag for tag, _ in deep.elements if re.fullmatch(r"h\d", tag)} == {
        *("h1", "h2", "h3", "h4", "h5", "h6")
    }


def test_the_contents_lead_to_every_section(page: Page) -> None:
    ids = [one["id"] for _, one in page.elements if "id" in one]
    assert len(ids) == len(set(ids))
    links = [one["href"] for one in page.every("a")]
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert {f"#section-{section.code}" for section in sample().every()} <= set(links)


def test_two_pages_go_without_contents() -> None:
    short = Page(write(sample(short=True), "html"))
    assert short.every("nav") == []
    assert [one["href"] for one in short.every("a")] == ["#report"]


def test_tables_have_captions_and_heads_of_columns_and_rows(page: Page) -> None:
    tables = list(sample().tables())
    assert len(page.every("caption")) == len(page.every("table")) == len(tables)
    scopes = [one["scope"] for one in page.every("th")]
    assert scopes.count("col") == sum(len(table.heads) for table in tables)
    assert scopes.count("row") == sum(len(table.rows) for table in tables)


def test_each_chart_has_its_alternative_text_and_a_picture_that_needs_no_scripts(
    page: Page,
) -> None:
    pictures = [one for one in page.every("img") if one["class"] == "still"]
    assert [one["alt"] for one in pictures] == [one.alternative for one in sample().drawings()]
    assert all(one["src"].startswith("data:image/svg+xml;base64,") for one in pictures)


def test_words_say_their_language_and_direction(page: Page) -> None:
    assert [(one.get("lang"), one.get("dir")) for one in page.every("blockquote")] == [
        *((None, None), ("ar", "rtl"), ("he", "rtl"))
    ]


def test_what_must_not_be_published_says_so_on_screen_and_paper() -> None:
    marked = Page(write(sample(mark=MARKED), "html"))
    assert MARKED in marked.text
    assert f'@top-left {{ content: "{MARKED}"' in "".join(marked.of("style"))
    named = {one.get("name"): one.get("content") for one in marked.every("meta")}
    assert named["robots"] == "noindex"


def test_printed_pages_are_numbered_in_the_documents_language() -> None:
    terms = {**sample().terms, "Page {n} of {of}": "Página {n} de {of}"}
    style = "".join(of(language="es-US", terms=terms, paper="a4").of("style"))
    assert 'content: "Página " counter(page) " de " counter(pages) ""' in style
    assert "size: A4;" in style


def test_a_logo_stands_in_the_page_with_its_words() -> None:
    look = Look("The County", "#7A1F3D", b"\x89PNG", "Seal of the county")
    shown = of(look=look)
    (logo,) = shown.every("img")
    assert logo["alt"] == "Seal of the county"
    assert logo["src"] == "data:image/png;base64,iVBORw=="
    assert "--accent: #7A1F3D;" in "".join(shown.of("style"))


def test_a_page_without_charts_does_not_carry_what_draws_them() -> None:
    assert len(write(sample(sections=(Section("one", "One"),)), "html")) < 150_000


def test_nothing_but_its_own_scripts_may_run_and_nothing_be_asked_for(page: Page) -> None:
    (policy,) = (one["content"] for one in page.every("meta") if "http-equiv" in one)
    assert policy.startswith("default-src 'none';")
    assert policy.count("'sha256-") == 2
    assert not [one for _, one in page.elements if one.get("src", "data:")[:5] != "data:"]
    assert page.every("link") == []


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(sample(), "html") == write(sample(), "html")


# -- odd input


def test_markup_in_words_stays_words() -> None:
    table = Table("one", SCRIPT, (SCRIPT, SCRIPT), ((Cell(SCRIPT), Cell(SCRIPT)),), (SCRIPT,))
    chart = Chart("groups", (Point(SCRIPT, cell(5)),), SCRIPT, target=SCRIPT)
    blocks = (
        *(Paragraph(SCRIPT), Bullets((SCRIPT,)), Notice(SCRIPT), table),
        Facts(SCRIPT, (Fact(SCRIPT, Cell(SCRIPT), SCRIPT, (SCRIPT,)),)),
        Quote(SCRIPT, SCRIPT, SCRIPT, 'x" onload="alert(3)'),
        Drawing('a" onclick="', SCRIPT, SCRIPT, SCRIPT, chart, table),
    )
    odd = Page(
        write(
            sample(
                title=SCRIPT,
                subtitle="</style>" + SCRIPT,
                mark="</style>" + SCRIPT,
                sections=(Section('a" b', SCRIPT, blocks),),
                look=Look(SCRIPT),
            ),
            "html",
        )
    )
    assert len(odd.every("script")) == 3  # plotly, the page's own, the chart's figures
    assert [one for one in odd.every("img") if one.get("class") != "still"] == []
    assert not [name for _, one in odd.elements for name in one if name.startswith("on")]


def test_markup_in_names_is_no_tag_for_plotly_either() -> None:
    told = json.loads(as_json(chart_of(Chart("groups", (Point("<b>x", cell(5)),), "")), Look()))
    assert told["layout"]["yaxis"]["ticktext"] == ["&lt;b&gt;x"]
    assert told["data"][0]["hovertext"][0].startswith("<b>&lt;b&gt;x</b><br>")


def test_nothing_at_all_gives_a_page() -> None:
    empty = Table("none", "No rows", ("Name", "Figure"), ())
    drawing = chart_of(Chart("line", (), "nothing", "share"))
    shown = of(Bullets(()), Facts("", ()), empty, drawing)
    assert "No rows" in shown.text


def test_long_texts_have_room_and_long_words_are_broken() -> None:
    texts = (Cell("x" * 80), Cell("A text that goes on for longer than a line"), Cell("short"))
    shown = of(Table("one", "A table", ("A", "B", "C"), (texts,)))
    assert [one.get("class") for one in shown.every("th")][-1] == "long dense"
    assert [one.get("class") for one in shown.every("td")] == ["long", None]


def test_forty_quarters_are_set_smaller_on_paper() -> None:
    heads = (
        "Area",
        *(f"{year} Q{quarter}" for year in range(2020, 2030) for quarter in (1, 2, 3, 4)),
    )
    row = (Cell("District 1"), *(cell(1234) for _ in heads[1:]))
    shown = of(Table("wide", "Forty quarters", heads, (row,), (), frozenset(range(1, 41))))
    assert [one["class"] for one in shown.every("div") if "wide" in one.get("class", "")] == [
        "table wide widest"
    ]


anything = st.text(st.characters(exclude_categories=()))


@settings(max_examples=40, deadline=None)
@given(anything, anything)
def test_any_text_gives_a_page(text: str, other: str) -> None:
    fact = Fact(text, Cell(other), text, (other,))
    table = Table("one", text, (text, other), ((Cell(text), Cell(other)),), (other,))
    blocks = (Paragraph(text, "plain", other), Facts(text, (fact,)), table, Quote(text, other))
    of(*blocks, title=text, mark=other)


# -- charts


def test_bars_have_the_figures_of_the_chart_and_the_last_stands_out() -> None:
    drawing = chart_of(Chart("bars", points(ATTENDED), "attendances", target="target"))
    told = figure(drawing, Look())
    (bars,) = told["data"]
    assert bars["y"] == [1240, 980, None, 1102]
    assert bars["marker"]["color"][-1] == "#0B5A6B"
    assert len(set(bars["marker"]["color"][:3])) == 1
    assert [note["text"] for note in told["layout"]["annotations"]] == [
        *("[c]", "1,240", "980", "<b>1,102</b>", "target")
    ]
    assert [shape["y0"] for shape in told["layout"]["shapes"]] == [900] * 4


def test_a_mark_says_the_row_of_its_table() -> None:
    drawing = Drawing("d", "", "", "", Chart("line", LINE, "share", "share"), KNOWS)
    line = figure(drawing, Look())["data"][-1]
    assert line["hovertext"][1] == (
        "<b>2026 Q2</b><br>Share: 58 %<br>95 % interval: 51 to 65 %<br>Respondents: 212"
    )


def test_without_a_row_of_its_own_it_says_figure_interval_and_target() -> None:
    point = Point("Northfield", cell(0.5, "50 %", "share"), 0.4, 0.6, 0.7)
    drawing = chart_of(Chart("groups", (point,), "share of people", "share", "target"))
    (dots,) = figure(drawing, Look())["data"]
    assert dots["hovertext"] == [
        "<b>Northfield</b><br>50 % · share of people<br>40 % – 60 %<br>target: 70 %"
    ]
    assert dots["error_x"]["array"] == [pytest.approx(0.1)]


def test_a_line_stops_before_what_is_not_whole_and_its_band_never_spans_a_gap() -> None:
    series = (
        Point("2025 Q1", cell(0.2, "20 %"), 0.1, 0.3),
        Point("2025 Q2", Cell("[c]")),
        Point("2025 Q3", cell(0.3, "30 %"), 0.2, 0.4),
        Point("2025 Q4", cell(0.4, "40 %"), 0.3, 0.5, doubtful=True),
        Point("2026 Q1", cell(0.5, "50 %"), 0.4, 0.6, partial=True),
    )
    data = figure(chart_of(Chart("line", series, "share", "share")), Look())["data"]
    bands = [one["x"] for one in data if one.get("fill")]
    lines = [one["x"] for one in data if one["mode"] == "lines+markers"]
    assert bands == [[0, 0], [2, 3, 3, 2]]
    assert lines == [[0], [2, 3]]
    (alone,) = (one for one in data if one["mode"] == "markers")
    assert (alone["x"], alone["marker"]["color"]) == ([4], [PAPER])
    assert data[-2]["marker"]["color"] == ["#0B5A6B", PAPER]


def test_a_bar_that_is_not_whole_is_hatched_and_one_that_rests_on_few_hollow() -> None:
    pair = (Point("2026 Q1", cell(9), doubtful=True), Point("2026 Q2", cell(4), partial=True))
    bars, hatches = figure(chart_of(Chart("bars", pair, "events")), Look())["data"]
    assert (hatches["x"], hatches["y"]) == ([1], [4])
    assert hatches["marker"]["pattern"]["fgcolor"] == MARK
    assert bars["marker"]["color"][0] == PAPER


def test_years_stand_under_the_first_of_their_quarters_and_alone_where_there_are_many() -> None:
    def ticks(years: range) -> list[str]:
        several = tuple(Point(f"{y} Q{q}", cell(q)) for y in years for q in (1, 2, 3, 4))
        axis = figure(chart_of(Chart("bars", several, "events")), Look())["layout"]["xaxis"]
        found: list[str] = axis["ticktext"]
        return found

    assert ticks(range(2025, 2026)) == ["Q1<br>2025", "Q2", "Q3", "Q4"]
    assert ticks(range(2025, 2027))[3:6] == ["Q4", "Q1<br>2026", "Q2"]
    assert ticks(range(2017, 2027)) == ["2017", "2019", "2021", "2023", "2025"]


def test_two_years_never_stand_side_by_side() -> None:
    names = ("2023 Q4", "2024 Q1", "2024 Q2", "2024 Q3")
    chart = Chart("bars", tuple(Point(name, cell(1)) for name in names), "events")
    axis = figure(chart_of(chart), Look())["layout"]["xaxis"]
    assert axis["ticktext"] == ["Q4", "Q1<br>2024", "Q2", "Q3"]


@pytest.mark.parametrize("sort", ["bars", "line", "groups"])
@pytest.mark.parametrize("form", ["", "count", "decimal", "share", "signed"])
def test_plotly_takes_every_chart(sort: Any, form: Any) -> None:
    odd = (
        Point("2026 Q1", Cell("−0.4", -0.4, form), -0.6, -0.2, 0.1),
        Point("2026 Q1", Cell("0.3", 0.3, form), 0.2, 0.4, partial=True),
        Point("", Cell("0.9", 0.9, form), doubtful=True),
        Point("A very long name of an area " * 5, Cell("[x]")),
        Point("no number", Cell("?", float("nan"), form), float("-inf"), float("inf"), 2),
    )
    told = json.loads(as_json(chart_of(Chart(sort, odd, "points", form, "target")), Look()))
    assert len(go.Figure(told).data) == len(told["data"])
    assert "NaN" not in json.dumps(told)


def test_who_speaks_and_what_is_noted_have_their_language() -> None:
    quote = Quote("Pregunté.", "participant · 2026", "Habla de dudas.", "es", "Una vecina", "es",
                  "es")  # fmt: skip
    said = write(sample(sections=(Section("one", "One", (quote,)),)), "html").decode()
    assert '<p class="before" lang="es" dir="ltr">Habla de dudas.</p>' in said
    assert '<span lang="es" dir="ltr">Una vecina</span> · participant · 2026' in said
