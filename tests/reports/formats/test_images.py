"""Images of single figures stand alone: titled, sourced, and described for who cannot see them."""

import io
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image
from sample_document import cell, sample

from reports.documents.blocks import Cell, Chart, Drawing, Look, Point, Section, Table
from reports.formats import drawing as paper
from reports.formats.images import all_of, single, source_of

SVG = "{http://www.w3.org/2000/svg}"
FIGURE = next(sample().drawings())


def root(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content.decode())


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def named(code: str, caption: str = "A finding", alternative: str = "Bars.") -> Drawing:
    table = Table("t", "A table", ("Name", "Figure"), ((Cell("A"), cell(5)),))
    chart = Chart("groups", (Point("A", cell(5)),), "events")
    return Drawing(code, caption, "A measure", alternative, chart, table)


def test_an_svg_says_what_it_is_and_what_it_shows() -> None:
    image = root(single(FIGURE, Look(), "svg"))
    assert image.get("role") == "img"
    title, description = image.find(f"{SVG}title"), image.find(f"{SVG}desc")
    assert title is not None
    assert (title.text, title.get("id")) == (FIGURE.caption, image.get("aria-labelledby"))
    assert description is not None
    assert description.text == FIGURE.alternative
    assert description.get("id") == image.get("aria-describedby")


def test_a_png_says_so_in_text_whatever_its_letters() -> None:
    content = single(named("one", "الآن", "🙂 five"), Look(), "png", "Source: ours")
    with Image.open(io.BytesIO(content)) as image:
        assert image.info["Title"] == "الآن"
        assert image.info["Description"] == "🙂 five"
        assert image.info["Source"] == "Source: ours"
        assert round(image.info["dpi"][0]) == 200


def test_title_measure_and_source_take_room_in_the_picture() -> None:
    def size(content: bytes) -> tuple[int, int]:
        with Image.open(io.BytesIO(content)) as image:
            return image.size

    bare = size(paper.png(FIGURE, Look()))
    titled = size(single(FIGURE, Look(), "png"))
    sourced = size(single(FIGURE, Look(), "png", "Source: ours"))
    # The margin is a fifth of an inch on each side.
    assert titled[0] == sourced[0] == bare[0] + 80
    assert bare[1] + 80 < titled[1] < sourced[1]


def test_the_source_is_the_report_after_what_it_must_not_be_used_for() -> None:
    document = sample(mark="live, not for publication", look=Look("The County"))
    assert source_of(document) == (
        "Source: live, not for publication · The County · Quarterly report · "
        "Whole coalition, 2026 Q2"
    )


def test_all_figures_are_called_by_their_codes() -> None:
    assert list(files(all_of(sample()))) == [
        f"{name}.{kind}"
        for name in ("areas_chart", "attendance_chart", "knows_chart")
        for kind in ("png", "svg")
    ]


def test_figures_are_never_called_the_same() -> None:
    blocks = tuple(named(code) for code in ("a/b", "a b", "../a b", "区"))
    held = files(all_of(sample(sections=(Section("one", "One", blocks),))))
    assert list(held) == [
        f"{name}.{kind}" for name in ("a_b", "a_b_2", "a_b_3", "figure") for kind in ("png", "svg")
    ]


def test_without_figures_there_is_an_empty_zip() -> None:
    assert files(all_of(sample(sections=()))) == {}


def test_the_same_document_gives_the_same_bytes() -> None:
    assert all_of(sample()) == all_of(sample())


@pytest.mark.parametrize("kind", ["svg", "png"])
@pytest.mark.parametrize(
    "text",
    ["", "<script>alert(1)</script> & </title>", r"$\frac{1}{2}$ \1", "\x00\ud800", "a" * 900],
)
def test_odd_words_give_an_image(kind: Any, text: str) -> None:
    odd = replace(named("odd", text, text), measure=text)
    content = single(odd, Look(), kind, text)
    if kind == "svg":
        image = root(content)
        assert list(image.iter(f"{SVG}script")) == []
        assert image.find(f"{SVG}desc") is not None
    else:
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
