"""Releases and choices that are odd in every way: a readable report, or a clear sentence."""

import io
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from conftest import SECRET
from releasing import ODD_AREAS, release_odd

from data.periods import quarters
from data.problems import Refused
from data.settings import settings
from data.store import Store, open_store
from metrics.releases.beside import Ground
from metrics.releases.building import HIDDEN
from metrics.releases.contents import Figure
from metrics.windows import quarter_window
from reports.__main__ import main
from reports.documents.blocks import Bullets, Document, Paragraph, Table
from reports.documents.choice import REPORTS, Choice
from reports.documents.composing import Typed, compose
from reports.documents.making import make, make_all_areas
from reports.documents.source import Source, source_of
from reports.formats import FORMATS, write
from reports.formats.proving import prove
from reports.languages import NAMES

ARABIC, LONG, NOTHING = "A3", "A4", "A5"
#: What may be typed: other directions and scripts, joined emoji, marks of every format's own.
TYPED = Typed(
    "Our quarter 🎉",
    "مرحبا بالعالم 👩‍👩‍👧‍👦 \u202eturned\u202c",
    dict.fromkeys(
        ("summary", "did", "profile", "glance", "plain", "outputs", "every_table"),
        "שלום 😀 a\tb <b>&amp; $x$ #let *bold* _x_ \\ @ref =1+1 " + "x" * 300,
    ),
)


@pytest.fixture(scope="module")
def odd_store(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with one release: see ``releasing.release_odd``."""
    file = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("odd") / "impact.db"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREVENTION_IMPACT_SECRET", SECRET)
        patch.setenv("PREVENTION_IMPACT_FISCAL_YEAR_STARTS", "4")
        settings.cache_clear()
        with open_store(f"sqlite:///{file}") as store:
            release_odd(store)
            yield store
    settings.cache_clear()


@pytest.fixture(scope="module")
def odd(odd_store: Store) -> Source:
    return source_of(odd_store)


def texts(document: Document) -> str:
    """Return the paragraphs and points of a document."""
    found = []
    for block in document.blocks():
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
    return "\n".join(found)


def table(document: Document, code: str) -> dict[str, list[str]]:
    """Return a table: first column → the others."""
    found = next(one for one in document.tables() if one.code == code)
    return {row[0].text: [cell.text for cell in row[1:]] for row in found.rows}


def check(document: Document) -> None:
    """Fail unless every table holds something and the self-check finds nothing."""
    assert [one.code for one in document.tables() if not one.rows] == []
    assert [one.code for one in document.tables() if not _is_whole(one)] == []
    if not document.short:
        answers = table(document, "checks")
        assert {row[0] for row in answers.values()} <= {"yes", "sí"}, answers
    else:
        said = texts(document)
        assert "8 of 8 questions" in said or "8 de 8 preguntas" in said


def _is_whole(one: Table) -> bool:
    return all(len(row) == len(one.heads) for row in one.rows)


def opened(document: Document, form: str) -> str:
    """Write a document, open it with another program, and return what can be read in it."""
    content = write(document, form)
    prove(content, form)
    match form:
        case "pdf":
            with pypdfium2.PdfDocument(content) as read:
                return "".join(page.get_textpage().get_text_bounded() for page in read)
        case "docx":
            return "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
        case "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(content))
            return "\n".join(str(c.value) for tab in book for row in tab for c in row if c.value)
        case "html":
            return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return "\n".join(archive.namelist())


# -- values told as one, breakdowns left out


def test_places_are_those_of_the_release(odd: Source) -> None:
    assert [odd.known["area"][code] for code in odd.codes("area")] == [
        "Both ends",
        ODD_AREAS[LONG].strip(),
        "Nothingham",
        ODD_AREAS["A6"],
        ODD_AREAS[ARABIC],
    ]
    assert odd.codes("partner") == []


def test_where_areas_are_counted_those_told_as_one_are_said(odd: Source) -> None:
    said = (
        "North and South (Both ends) are told as one area; where areas are counted, each of them "
        "counts."
    )
    document = compose(odd, Choice("quarterly"), "pdf")
    beside = [one for one in document.tables() if said in one.notes]
    rows = [row[0].text for one in beside for row in one.rows]
    assert "Areas covered" in rows
    document = compose(odd, Choice("data_tables"), "pdf")
    by_area = [one for one in document.tables() if "Both ends" in [r[0].text for r in one.rows]]
    assert by_area and all(said in one.notes for one in by_area)
    spanish = compose(odd, Choice("quarterly", language="es"), "pdf")
    assert any(
        note.startswith("North y South (Both ends) se muestran como una sola zona")
        for one in spanish.tables()
        for note in one.notes
    )


def test_areas_told_as_one_have_one_profile(odd: Source) -> None:
    """10,000 live in the north and 10,000 in the south; 27 + 4 and 34 + 4 came in the last one."""
    document = compose(odd, Choice("area_profile", area="Both ends"), "pdf")
    assert document.subtitle == "Both ends · 2026 Q1"
    said = texts(document)
    assert "20,000 people live in Both ends (population of July 1, 2024)." in said
    assert "Both ends: North and South together." in said
    assert table(document, "beside_all")["Attendance at events"][0] == "69"
    spanish = texts(compose(odd, Choice("area_profile", area="Both ends", language="es"), "pdf"))
    assert "Both ends: North y South en conjunto." in spanish


def test_words_of_a_list_told_as_one_are_translated(odd: Source) -> None:
    spanish = compose(odd, Choice("quarterly", language="es"), "pdf")
    (name,) = table(spanish, "event_attendance_by_audience_table")
    assert name == "Madres y padres y Jóvenes"


def test_what_was_left_out_is_said_where_it_would_stand(odd: Source) -> None:
    document = compose(odd, Choice("quarterly"), "pdf")
    did = next(section for section in document.sections if section.code == "did")
    assert Paragraph("Not shown by type in this release: Events held.", "quiet") in did.blocks
    assert "events_held_by_type" not in {drawing.code for drawing in document.drawings()}
    # The note of the release says so too, though it revises no other.
    assert "North and South (area) are shown together as Both ends." in texts(document)
    area = texts(compose(odd, Choice("quarterly", area="Both ends"), "pdf"))
    assert "Not shown by area in this release: Walk-ins at events." in area


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice("area_profile", area="A1"), "The release has no area A1."),
        (Choice("funder", partner="P1"), "The release has no partner P1."),
        (Choice("quarterly", window="2024Q4"), "2024Q4"),
    ],
)
def test_what_a_release_does_not_tell_apart_is_refused(
    odd: Source, choice: Choice, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        compose(odd, choice, "pdf")


def test_the_command_line_lists_what_it_tells_apart(
    odd_store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = odd_store.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("PREVENTION_IMPACT_STORE", address)
    settings.cache_clear()
    assert main(["list"]) == 0
    said = capsys.readouterr().out
    assert "It has these areas:\nA3 حي الميناء 🌊\n" in said
    assert "A5 Nothingham\n" in said
    assert "\nBoth ends\n" in said
    assert "It does not tell partners apart." in said


def test_all_areas_have_a_profile_each(odd_store: Store, odd: Source) -> None:
    made = make_all_areas(odd_store, Choice("area_profile"), "csv", odd)
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names)) == 5
    assert "area-profile-both-ends-2026q1-release-1-en.csv.zip" in names


# -- periods


@pytest.mark.parametrize("report", REPORTS)
def test_every_period_of_a_release_has_its_report(odd: Source, report: str) -> None:
    """Quarters, one in the middle among them, the year, the fiscal year, the last four."""
    sorts = ("2025Q2", "2026Q1", "2025", "FY2025/04", "2025Q2..2026Q1")
    names = [window.name for window in odd.offer.windows if window.name in sorts]
    assert {"2025Q2", "2025"} < set(names)
    area = LONG if REPORTS[report].must else ""
    for name in names:
        for language in NAMES:
            document = compose(odd, Choice(report, name, area, language=language), "pdf")
            check(document)
            window = next(one for one in odd.offer.windows if one.name == name)
            later = list(quarters(window.quarters[-1], "2026Q1"))[1:]
            cells = (c.of for t in document.tables() for row in t.rows for c in row if c.of)
            assert not {of.split("|")[1] for of in cells} & set(later)


def test_a_year_is_the_sum_of_its_quarters_where_it_is(odd: Source) -> None:
    """27 in the first quarter and one more in each of the next: 27 + 28 + 29 + 30, and so on."""
    document = compose(odd, Choice("quarterly", "2025"), "pdf")
    by_audience = table(document, "event_attendance_by_audience_table")
    whole = sum(20 + 7 * n + i for n in range(1, 6) for i in range(4))
    assert [row[0] for row in by_audience.values()] == [f"{whole}"]


# -- names and words


@pytest.mark.parametrize(
    ("form", "area"),
    [*((form, ARABIC) for form in FORMATS), ("pdf", LONG), ("docx", "A6"), ("xlsx", "A6")],
)
def test_odd_names_and_words_are_readable_in_every_format(
    odd: Source, form: str, area: str
) -> None:
    document = compose(odd, Choice("area_profile", area=area), form, TYPED)
    check(document)
    said = opened(document, form)
    if form in ("csv", "images"):
        assert said
        return
    assert "Our quarter" in said
    assert "#let *bold*" in said or "#let" in said.replace("\n", " ")
    first = ODD_AREAS[area].split()[0][:20]
    assert first in said or form == "pdf"


@pytest.mark.parametrize("report", ["community_summary", "quarterly", "funder", "data_tables"])
def test_odd_names_stand_in_the_tables_of_all(odd: Source, report: str) -> None:
    document = compose(odd, Choice(report), "pdf", TYPED)
    check(document)
    assert "Our quarter" in opened(document, "pdf")


# -- nothing, and nothing that may be seen


def test_an_area_without_any_figure_says_so(odd: Source) -> None:
    document = compose(odd, Choice("area_profile", area=NOTHING), "pdf")
    check(document)
    assert document.subtitle.startswith("Nothingham")
    assert "10,000 people live in Nothingham" in texts(document)
    said = "No campaign, event or completed training was reported for Nothingham in 2026 Q1."
    assert said in texts(document)
    beside = table(document, "beside_all")
    assert beside["Events held"][0] == "0"
    assert not any(c.of for t in document.tables() if t.code == "events_held_over_time_table"
                   for row in t.rows for c in row)  # fmt: skip
    for form in FORMATS:
        assert form == "images" or opened(document, form)


def hidden(source: Source, area: str) -> Source:
    """Return a release with every figure of an area hidden."""

    def hide(figure: Figure) -> Figure:
        if dict(figure.result.group).get("area") != area:
            return figure
        return replace(figure, result=replace(figure.result, estimate=HIDDEN))

    figures = {key: [hide(one) for one in some] for key, some in source.figures.items()}
    return replace(source, figures=figures)


@pytest.mark.parametrize("report", ["area_profile", "community_summary", "quarterly"])
def test_an_area_with_everything_hidden_says_why(odd: Source, report: str) -> None:
    document = compose(hidden(odd, LONG), Choice(report, area=LONG), "pdf")
    check(document)
    numbers = [
        cell.of
        for one in document.tables()
        for row in one.rows
        for cell in row
        if cell.number is not None and f"area={LONG}" in cell.of
    ]
    assert numbers == []
    said = " ".join(opened(document, "pdf").split())
    assert "is hidden to protect people" in said or report == "quarterly"
    assert "idden to protect people: because it is small, or so that a small one cannot" in said
    assert "Nothing was reported for" not in said


# -- many


def many_areas(source: Source, count: int) -> Source:
    """Return a release with so many areas, each with the figures of one."""
    codes = [f"D{n:02d}" for n in range(1, count + 1)]
    figures = dict(source.figures)
    for key in [key for key in figures if key[1] == ("area",)]:
        own = [one for one in figures[key] if dict(one.result.group).get("area") == LONG]
        figures[key] = [
            replace(one, result=replace(one.result, group=(("area", code),)))
            for one in own for code in codes
        ]  # fmt: skip
    known = {**source.known, "area": {code: f"District {code}" for code in codes}}
    beside = replace(source.beside, areas=tuple(Ground(code) for code in codes))
    return replace(source, figures=figures, known=known, offer=replace(source.offer, beside=beside))


def many_quarters(source: Source, count: int) -> Source:
    """Return a release with so many quarters, each with the figures of the last."""
    names = list(quarters("2000Q1", "2026Q1"))[-count:]
    windows = tuple(quarter_window(name) for name in names)
    figures = {
        key: [replace(one, result=replace(one.result, window=window))
              for window in windows for one in some if one.result.window.name == "2026Q1"]
        for key, some in source.figures.items()
    }  # fmt: skip
    return replace(source, figures=figures, offer=replace(source.offer, windows=windows))


@pytest.mark.parametrize("form", FORMATS)
def test_sixty_areas(odd: Source, form: str) -> None:
    source = many_areas(odd, 60)
    document = compose(source, Choice("area_profile", area="D60"), form)
    check(document)
    drawing = next(d for d in document.drawings() if d.chart.sort == "groups")
    assert len(drawing.chart.points) == len(drawing.table.rows) == 60
    said = opened(document, form)
    if form in ("pdf", "docx", "html", "xlsx"):
        assert "District D60" in said
    whole = compose(source, Choice("quarterly"), form)
    check(whole)


@pytest.mark.parametrize("form", FORMATS)
def test_forty_quarters(odd: Source, form: str) -> None:
    document = compose(many_quarters(odd, 40), Choice("area_profile", area=LONG), form)
    check(document)
    drawing = next(document.drawings())
    assert len(drawing.chart.points) == len(drawing.table.rows) == 40
    said = opened(document, form)
    if form in ("html", "xlsx", "pdf"):
        assert "2016 Q2" in said
    tables = compose(many_quarters(odd, 40), Choice("data_tables"), form)
    check(tables)
    assert all(a is not b for a, b in pairwise(tables.tables()))


def test_a_report_is_made_of_each_of_them(odd_store: Store, odd: Source) -> None:
    made = make(odd_store, Choice("quarterly", area=ARABIC), "pdf", odd)
    assert made.name == "quarterly-حي-الميناء-2026q1-release-1-en.pdf"
    long = make(odd_store, Choice("community_summary", area="A6", language="es"), "csv", odd)
    assert len(long.name) < 160
