"""Charts on paper: what is drawn is what is told."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from sample_document import ATTENDED, QUARTERS, cell, sample

from reports.documents.blocks import Cell, Chart, Drawing, Form, Look, Point
from reports.formats import fonts
from reports.formats.charts import series
from reports.formats.charts.scale import Extent, Numerals
from reports.formats.drawing import WIDTH, png, svg

LOOK = Look()
SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(svg(drawing(chart), LOOK))


def drawing(chart: Chart) -> Drawing:
    return Drawing("one", "Caption", "measure", "What it shows.", chart, ATTENDED)


def points(*numbers: float) -> tuple[Point, ...]:
    return tuple(Point(f"Group {i}", cell(number)) for i, number in enumerate(numbers))


def marks(root: ElementTree.Element, sort: str = "bar") -> list[str]:
    """Return the names of the marks of a sort, in order."""
    named = [group.get("id") or "" for group in root.iter(f"{SVG}g")]
    return [name for name in named if name.startswith(f"one-{sort}-")]


def size(root: ElementTree.Element, name: str) -> tuple[float, float]:
    """Return how wide and high a bar is."""
    group = next(one for one in root.iter(f"{SVG}g") if one.get("id") == name)
    path = group.find(f"{SVG}path")
    assert path is not None
    numbers = [float(found) for found in re.findall(r"-?\d+\.?\d*", path.get("d") or "")]
    across, upright = numbers[0::2], numbers[1::2]
    return max(across) - min(across), max(upright) - min(upright)


@pytest.mark.parametrize("one", list(sample().drawings()), ids=lambda one: one.code)
def test_a_drawing_is_the_same_each_time_and_as_wide_as_text(one: Drawing) -> None:
    first = svg(one, LOOK)
    assert first == svg(one, LOOK)
    assert ElementTree.fromstring(first).get("width") == f"{WIDTH * 72:g}pt"
    image = png(one, LOOK, 100)
    assert image == png(one, LOOK, 100)
    assert Image.open(io.BytesIO(image)).width == WIDTH * 100


def test_it_says_what_it_shows_and_not_when_it_was_made() -> None:
    written = svg(drawing(Chart("bars", points(1), "events")), LOOK).decode()
    assert "<dc:title>Caption</dc:title>" in written
    assert "<dc:description>What it shows.</dc:description>" in written
    assert "dc:date" not in written


def test_a_bar_is_as_high_as_its_number() -> None:
    root = drawn(Chart("bars", points(100, 50, 25), "events"))
    heights = [size(root, name)[1] for name in marks(root)]
    assert heights[0] / heights[1] == pytest.approx(2, rel=1e-3)
    assert heights[0] / heights[2] == pytest.approx(4, rel=1e-3)


def test_a_bar_that_lies_is_as_long_as_its_number() -> None:
    root = drawn(Chart("groups", points(30, 90), "events"))
    lengths = [size(root, name)[0] for name in marks(root)]
    assert lengths[1] / lengths[0] == pytest.approx(3, rel=1e-3)


def test_a_figure_that_is_missing_has_no_bar() -> None:
    hidden = Point("Q3", Cell("[c]"))
    root = drawn(Chart("bars", (*points(1, 2), hidden, *points(4)), "events"))
    assert marks(root) == ["one-bar-1", "one-bar-2", "one-bar-4"]


def test_shares_of_groups_are_dots() -> None:
    held = tuple(Point(name, cell(0.5, "50 %", "share"), 0.4, 0.6) for name in ("A", "B"))
    root = drawn(Chart("groups", held, "share", "share"))
    assert marks(root) == []
    assert marks(root, "point") == ["one-point-1", "one-point-2"]


def test_what_is_not_whole_is_hatched() -> None:
    whole = Chart("bars", points(5, 6), "events")
    partial = replace(whole, points=(whole.points[0], replace(whole.points[1], partial=True)))
    assert list(drawn(whole).iter(f"{SVG}pattern")) == []
    assert len(list(drawn(partial).iter(f"{SVG}pattern"))) == 1


def test_the_accent_is_the_county_s() -> None:
    one = drawing(Chart("bars", points(5, 6), "events"))
    assert b"#7a1f3d" in svg(one, Look(accent="#7A1F3D"))
    assert b"#7a1f3d" not in svg(one, LOOK)


@pytest.mark.parametrize(
    ("numbers", "form", "ticks"),
    [
        ((1240, 980), "count", (0, 250, 500, 750, 1000, 1250)),
        ((1, 2), "count", (0, 1, 2)),
        ((0, 0), "count", (0,)),
        ((0.58, 0.41), "share", (0, 0.2, 0.4, 0.6)),
        ((-5, 8), "signed", (-5, 0, 5)),
    ],
)
def test_zero_is_always_marked_and_few_more(
    numbers: Sequence[float], form: Form, ticks: Sequence[float]
) -> None:
    extent = Extent.of(Chart("bars", points(*numbers), "", form))
    assert extent.ticks == pytest.approx(ticks)


def test_numbers_of_the_axis_are_written_as_the_figures_are() -> None:
    spanish = Chart("bars", (Point("T1", cell(1240, "1.240")),), "asistencias")
    assert Numerals.of(spanish).write(1500, spanish) == "1.500"
    assert Numerals.of(spanish).write(2.5, spanish) == "2,5"
    share = Chart("line", (Point("T1", cell(0.58, "58 %", "share")),), "", "share")
    assert Numerals.of(share).write(0.25, share) == "25 %"
    signed = Chart("line", (Point("T1", cell(-3.5, "−3.5", "signed")),), "", "signed")
    assert [Numerals.of(signed).write(one, signed) for one in (-5, 0, 5)] == ["−5", "0", "+5"]


def test_forty_quarters_are_told_by_their_years() -> None:
    names = [f"{year} Q{quarter}" for year in range(2017, 2027) for quarter in (1, 2, 3, 4)]
    held = tuple(Point(name, cell(1)) for name in names)
    ticks = series.ticks(held, slot=0.15)
    assert [tick for tick in ticks if tick] == [str(year) for year in range(2017, 2027)]
    assert ticks[4] == "2018"


def test_few_quarters_are_told_with_the_year_under_the_first() -> None:
    held = tuple(Point(name, cell(1)) for name in QUARTERS)
    assert series.ticks(held, slot=1) == ["Q3\n2025", "Q4", "Q1\n2026", "Q2"]


def test_a_year_of_one_quarter_is_not_told_where_it_would_touch_the_next() -> None:
    points = tuple(Point(name, cell(1)) for name in ("2023 Q4", "2024 Q1", "2024 Q2"))
    assert series.ticks(points, 0.25) == ["Q4", "Q1\n2024", "Q2"]
    assert series.ticks(points, 0.5) == ["Q4\n2023", "Q1\n2024", "Q2"]


def test_sixty_groups_fit_on_a_page_and_a_hundred_are_only_longer() -> None:
    def height(many: int) -> float:
        root = drawn(Chart("groups", points(*range(many)), "events"))
        return float((root.get("height") or "").removesuffix("pt")) / 72

    assert height(3) < 1.5
    assert 8 < height(60) < 8.8
    assert height(100) > 12


TEXT = st.text(max_size=30)
NUMBER = st.none() | st.floats() | st.integers(-10, 10**12)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["bars", "line", "groups"]),
    st.sampled_from(["", "count", "decimal", "share", "signed"]),
    st.lists(
        st.builds(
            Point,
            TEXT,
            st.builds(Cell, TEXT, NUMBER),
            NUMBER,
            NUMBER,
            NUMBER,
            st.booleans(),
            st.booleans(),
        ),
        max_size=5,
    ),
    TEXT,
)
def test_nothing_that_is_told_breaks_a_drawing(
    sort: Literal["bars", "line", "groups"], form: Form, held: list[Point], text: str
) -> None:
    chart = Chart(sort, tuple(held), text, form, text)
    ElementTree.fromstring(svg(replace(drawing(chart), caption=text), LOOK))


def test_what_no_font_has_is_said_in_words() -> None:
    assert fonts.readable("Thank you 🙂") == "Thank you [slightly smiling face]"
    assert fonts.readable("한국어 말, 中文") == "[Hangul], [CJK]"
    assert fonts.readable("שלום العربية Ж −→ ❤️") == "שלום العربية Ж −→ ❤"
    assert fonts.readable("a\x00b\ud800c\td") == "abc d"


def test_a_font_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts.paths.cache_clear()
    monkeypatch.setattr(fonts, "find_spec", lambda package: None)
    with pytest.raises(fonts.FontMissing, match="font-source-sans-pro must be installed"):
        fonts.paths()
