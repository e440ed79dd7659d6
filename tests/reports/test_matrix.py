"""Heat tables: figures in cells, marks of what is hidden or missing, totals only where they add."""

from typing import Any

import pytest

from metrics.catalogue import indicators
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import quarter_window
from reports.charts.look import wrapped
from reports.charts.matrix import DEEP, NO_ROW, PALE, Cell, Grid, draw, heat, shade
from reports.palette import INK, PAPER

EVENTS = indicators()["events_held"]
RATE = indicators()["event_participation_rate"]
SHARED = indicators()["resources_shared"]
LABELS = {"area": {"A1": "North", "A2": "South"}, "partner": {"P1": "Harbour House", "P2": "Other"}}
HIDDEN = Estimate(None, status="[c]")


def result(code: str, estimate: Estimate, **group: Any) -> Result:
    return Result(code, quarter_window("2026Q2"), tuple(group.items()), estimate)


def texts(figure: Any) -> dict[tuple[float, float], str]:
    """Return (column, row) → what is written there."""
    writing = figure.data[-1]
    return dict(zip(zip(writing.x, writing.y, strict=True), writing.text, strict=True))


def events(**more: Estimate) -> list[Result]:
    return [
        result("events_held", Estimate(6), area="A1", type="forum"),
        result("events_held", Estimate(2), area="A1", type="workshop"),
        result("events_held", more.get("south", Estimate(3)), area="A2", type="forum"),
    ]


def test_figures_stand_in_their_cells_with_totals_of_what_adds_up() -> None:
    """North 6 + 2, South 3; forums 6 + 3, workshops 2; all 11. South has no row of workshops."""
    drawn = heat(EVENTS, events(), ("area", "type"), LABELS)
    assert list(drawn.figure.layout.yaxis.ticktext) == ["North", "South", "Total"]
    assert list(drawn.figure.layout.xaxis.ticktext) == ["Public forum", "Workshop", "Total"]
    written = texts(drawn.figure)
    assert [written[at] for at in ((0, 0), (1, 0), (0, 1), (1, 1))] == ["6", "2", "3", NO_ROW]
    assert [written[2.1, y] for y in (0, 1, 2)] == ["<b>8</b>", "<b>3</b>", "<b>11</b>"]
    assert [written[x, 2] for x in (0, 1)] == ["<b>9</b>", "<b>2</b>"]
    assert drawn.measure == "Events held · events · 2026 Q2"


def test_shades_follow_the_largest_and_what_has_no_figure_has_none() -> None:
    nothing, shades, _ = heat(EVENTS, events(), ("area", "type"), LABELS).figure.data
    assert [list(row) for row in shades.z] == [[1, 2 / 6], [3 / 6, None]]
    assert [list(row) for row in nothing.z] == [[None, None], [None, 1]]


def test_a_hidden_cell_has_its_mark_and_takes_the_totals_along() -> None:
    """The total less what is seen would be what is hidden."""
    drawn = heat(EVENTS, events(south=HIDDEN), ("area", "type"), LABELS)
    assert texts(drawn.figure)[0, 1] == "[c]"
    assert "Total" not in (*drawn.figure.layout.xaxis.ticktext, *drawn.figure.layout.yaxis.ticktext)
    assert drawn.measure.endswith("no totals: not every figure can be shown, or one thing counts "
                                  "in several")  # fmt: skip


def test_percentages_are_not_added() -> None:
    part, whole = RATE.value.terms
    some = [
        result(RATE.code, RATE.value.estimate({part: 30, whole: 40}), area="A1", audience="youth"),
        result(RATE.code, RATE.value.estimate({part: 5, whole: 10}), area="A2", audience="youth"),
    ]
    drawn = heat(RATE, some, ("area", "audience"), LABELS)
    written = {at: text.replace("\u00a0", " ") for at, text in texts(drawn.figure).items()}
    assert written == {(0, 0): "75 %", (0, 1): "50 % <sup>[u]</sup>"}
    assert "not the sum of rows or columns" in drawn.measure


def test_rows_of_different_units_are_shaded_each_by_itself_and_not_added_down() -> None:
    some = [
        result(SHARED.code, Estimate(40), type="shelter_nights", unit="nights", partner="P1"),
        result(SHARED.code, Estimate(10), type="shelter_nights", unit="nights", partner="P2"),
        result(SHARED.code, Estimate(900), type="money", unit="dollars", partner="P2"),
    ]
    drawn = heat(SHARED, some, ("type", "partner"), LABELS)
    assert list(drawn.figure.layout.yaxis.ticktext) == [
        "Money, dollars",
        "Shelter nights,<br>nights",
    ]
    _, shades, _ = drawn.figure.data
    assert [list(row) for row in shades.z] == [[None, 1], [1, 0.25]]
    written = texts(drawn.figure)
    assert (written[2.1, 0], written[2.1, 1]) == ("<b>900</b>", "<b>50</b>")
    assert max(y for _, y in written) == 1


def test_nothing_reported_is_an_empty_table() -> None:
    assert (
        heat(EVENTS, [], ("area", "type"), LABELS).finding
        == "Nothing was reported by area and type"
    )


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("percentage", range(0, 101, 5))
def test_figures_can_be_read_on_every_shade(percentage: int) -> None:
    light, dark = luminance(shade(percentage / 100)), luminance(INK)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_shades_go_from_paper_and_pale_to_deep() -> None:
    assert (shade(0), shade(0.0001), shade(1), shade(2)) == (PAPER, PALE, DEEP, DEEP)


def test_a_wide_table_says_how_much_room_it_needs() -> None:
    """Four letters a figure are 40 pixels; 30 columns of them and 5 letters of a name."""
    row = [Cell("1234", 1) for _ in range(30)]
    drawn = draw(Grid(["North"], [str(i) for i in range(30)], [row]), "", "")
    assert drawn.least == 5 * 6.4 + 40 + 30 * 40


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Clinic", "Clinic"),
        ("Twelve Districts Reporting Line", "Twelve Districts<br>Reporting Line"),
        ("Society for the Care of Everybody Everywhere", "Society for the<br>Care of Everybody …"),
        ("Unbrokenandverylongname", "Unbrokenandverylo…"),
        ("", ""),
    ],
)
def test_a_name_is_at_most_two_lines(name: str, said: str) -> None:
    assert wrapped(name, 17) == said
