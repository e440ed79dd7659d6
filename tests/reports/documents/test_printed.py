"""What every format prints of the demonstration's release, read again by another program.

The document's numbers are the release's (``test_composing``); here each file is opened and its
tables are taken out of it: every cell says what the document says.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import docx
import openpyxl
import pypdfium2
import pytest

from reports.documents.blocks import Document, Facts, Table
from reports.documents.choice import REPORTS, Choice
from reports.documents.composing import compose
from reports.documents.source import Source
from reports.formats import write
from reports.languages import NAMES
from reports.releases import sheet


@pytest.fixture(scope="module", params=[(r, code) for r in REPORTS for code in NAMES], ids=str)
def document(source: Source, request: pytest.FixtureRequest) -> Document:
    """Each report, in each language."""
    report, language = request.param
    area = "D01" if REPORTS[report].must else ""
    found = compose(source, Choice(report, area=area, language=language), "pdf")
    if report != "data_tables":
        return found
    # Some two hundred tables: of each theme the first ones.
    cut = (replace(one, blocks=one.blocks[:8]) for one in found.sections[0].sections)
    first = replace(found.sections[0], sections=tuple(cut))
    return replace(found, sections=(first, *found.sections[1:]))


def printed(table: Table) -> list[list[str]]:
    """Return a table as it is printed: its heads, and the text of every cell."""
    return [list(table.heads), *([cell.text for cell in row] for row in table.rows)]


def numbers(document: Document) -> Iterator[str]:
    """Give every figure of a document as it is printed."""
    for table in document.tables():
        yield from (c.text for row in table.rows for c in row if c.number is not None)
    for block in document.blocks():
        if isinstance(block, Facts):
            yield from (fact.cell.text for fact in block.items)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_pdf(document: Document) -> None:
    with pypdfium2.PdfDocument(write(document, "pdf")) as opened:
        said = squeezed("".join(page.get_textpage().get_text_bounded() for page in opened))
    missing = {text for text in numbers(document) if squeezed(text) not in said}
    assert missing == set()
    # Row by row, where a row is not broken over lines.
    rows = [[cell.text for cell in row] for table in document.tables() for row in table.rows]
    short = ["".join(row) for row in rows if all(len(text) < 12 for text in row)]
    assert {row for row in short if squeezed(row) not in said} == set()
    assert short or document.short


def test_word(document: Document) -> None:
    opened = docx.Document(io.BytesIO(write(document, "docx")))
    held = [[[squeezed(cell.text) for cell in row.cells] for row in table.rows]
            for table in opened.tables]  # fmt: skip
    for table in document.tables():
        assert [[squeezed(text) for text in row] for row in printed(table)] in held, table.code


def test_excel(document: Document) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(write(document, "xlsx")))
    held = {one.name: (tab, one.ref) for tab in opened for one in tab.tables.values()}
    for table in document.tables():
        tab, ref = next(found for name, found in held.items() if name.lower() == table.code.lower())
        cells = [[cell.value for cell in row] for row in tab[ref]]
        assert cells[0] == list(table.heads)
        for row, shown in zip(table.rows, cells[1:], strict=True):
            for cell, value in zip(row, shown, strict=True):
                if cell.number is None:
                    assert (value or "") == cell.text
                else:
                    assert value == pytest.approx(cell.number, rel=1e-12)


class _Tables(HTMLParser):
    """The tables of a web page: rows of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.tables[-1][-1][-1] += data


def test_web_page(document: Document) -> None:
    read = _Tables()
    read.feed(write(document, "html").decode())
    held = [[[squeezed(text) for text in row] for row in table] for table in read.tables]
    for table in document.tables():
        assert [[squeezed(text) for text in row] for row in printed(table)] in held, table.code


def test_csv(document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(write(document, "csv"))) as archive:
        held = {name: sheet.read(archive.read(name)) for name in archive.namelist()
                if name.endswith(".csv")}  # fmt: skip
    for table in document.tables():
        rows = held[next(name for name in held if name.endswith(f"{table.code}.csv"))]
        assert len(rows) == len(table.rows), table.code
        for row, read in zip(table.rows, rows, strict=True):
            texts = list(read.values())[: len(row)]
            for cell, text in zip(row, texts, strict=True):
                if cell.number is not None:
                    assert float(text) == pytest.approx(cell.number, rel=1e-9)
                else:
                    assert text.removeprefix("'") == cell.text
