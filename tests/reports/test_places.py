"""Charts and words of areas: shades, hatches, limits and sentences; the same numbers in tables."""

import datetime as dt
from itertools import pairwise

import pytest

from metrics.catalogue import indicator
from metrics.effort import least_first
from metrics.places import Area, Compared, Place, compare, per
from metrics.shapes import Estimate
from reports import charts, effort, places
from reports.charts.tiles import SHADES, ink_on, shade, steps
from reports.palette import ACCENT, PAPER

EVENTS = indicator("events_held")
RATE = indicator("event_participation_rate")
TIPS = indicator("tips_received")
NAMES = {"A1": "North", "A2": "South", "A3": "East"}
DAY = dt.date(2025, 7, 1)
HIDDEN = Estimate(None, status="[c]")


def count(code: str, number: int | None, residents: int | None = 10_000) -> Place:
    estimate = HIDDEN if number is None else Estimate(number, n=number, numerator=number)
    return Place(Area(code, residents, DAY), estimate)


def share(code: str, part: int, whole: int) -> Place:
    first, second = RATE.value.terms
    return Place(Area(code), RATE.value.estimate({first: part, second: whole}))


def told(*some: Place, residents: int = 1_000) -> list[places.Told]:
    return [(p, per(EVENTS, p, residents)) for p in some]


def compared(*some: Place) -> Compared:
    found = compare(EVENTS, some, 1_000)
    assert isinstance(found, Compared)
    return found


# -- tiles


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB, as WCAG 2.1 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colour", [*SHADES, PAPER])
def test_text_on_every_tile_reaches_aa_contrast(colour: str) -> None:
    light, dark = sorted((luminance(colour), luminance(ink_on(colour))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_more_is_always_darker() -> None:
    """One hue by lightness alone: it holds in grey, in print and for colour-blind eyes."""
    assert all(luminance(one) > 1.25 * luminance(next_) for one, next_ in pairwise(SHADES))


def test_steps_are_equal_and_can_be_counted_in() -> None:
    assert steps([0.4, 16.3, None]) == [0, 5, 10, 15, 20, 25]
    assert steps([4, 2]) == [0, 1, 2, 3, 4, 5]
    assert steps([0.9, 0.35], most=1) == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])
    assert steps([0, None]) == [0, 1, 2, 3, 4, 5]


def test_a_figure_has_the_shade_of_its_step() -> None:
    limits = [0, 5, 10, 15, 20, 25]
    found = [SHADES.index(shade(value, limits)) for value in (0, 4.9, 5, 16.3, 24, 25)]
    assert found == [0, 0, 1, 3, 4, 4]


def test_tiles_lie_where_the_areas_sheet_says() -> None:
    tiles = [
        charts.Tile("North", 2, 1, "16.3", 16.3),
        charts.Tile("South", 3, 2, "2.1", 2.1),
        charts.Tile("East", 4, 1, "[c]", None),
    ]
    drawn = charts.tile_map(tiles, "Finding", "Measure", ["0", "25"], steps([16.3]))
    north, south, east = drawn.figure.data
    # From the first column in use, rows downwards.
    assert [min(t.x) < 0.5 < max(t.x) for t in (north, south, east)] == [True, False, False]
    assert [round(min(t.y)) for t in (north, south, east)] == [0, 1, 0]
    assert drawn.figure.layout.yaxis.range[0] > drawn.figure.layout.yaxis.range[1]
    assert (north.fillcolor, south.fillcolor) == (SHADES[3], SHADES[0])
    texts = [note.text for note in drawn.figure.layout.annotations]
    assert texts[:3] == ["North<br><b>16.3</b>", "South<br><b>2.1</b>", "East<br><b>[c]</b>"]


def test_hidden_missing_and_inapplicable_are_hatched_each_its_own_way() -> None:
    symbols = ("[c]", "[x]", "[z]")
    tiles = [charts.Tile(s, i + 1, 1, s, None) for i, s in enumerate(symbols)]
    drawn = charts.tile_map(tiles, "Finding", "Measure")
    assert [t.fillpattern.shape for t in drawn.figure.data] == ["/", ".", "x"]
    assert {t.fillcolor for t in drawn.figure.data} == {PAPER}
    # Without a figure there is no key to read.
    assert not drawn.figure.layout.shapes


# -- dots and funnel


def test_rates_have_their_intervals_as_whiskers_from_a_common_zero() -> None:
    dots = [
        charts.Dot("North", "0.4", 0.4, 0.1, 1.0),
        charts.Dot("South", "[c]", None),
    ]
    drawn = charts.rates(dots, 0.5, False, ("Finding", "Measure"))
    (marks,) = drawn.figure.data
    assert list(marks.y) == ["South", "North"]
    assert list(marks.error_x.array) == pytest.approx([0, 0.6])
    assert list(marks.error_x.arrayminus) == pytest.approx([0, 0.3])
    assert drawn.figure.layout.xaxis.range[0] == 0
    assert [note.text for note in drawn.figure.layout.annotations] == ["[c]"]
    assert drawn.figure.layout.shapes[0].x0 == 0.5


def test_smoothed_rates_are_full_and_raw_ones_hollow() -> None:
    dots = [charts.Dot("North", "18, smoothed 9", 18, smooth=9)]
    ways, raw, smooth = charts.rates(dots, 3, False, ("Finding", "Measure")).figure.data
    assert list(ways.x[:2]) == [18, 9]
    assert (raw.marker.color, smooth.marker.color) == (PAPER, ACCENT)
    assert (list(raw.x), list(smooth.x)) == ([18], [9])


def test_the_funnel_names_what_lies_outside() -> None:
    found = compared(count("A1", 60), count("A2", 20), count("A3", 25))
    names = [NAMES[p.area.code] for p in found.places]
    drawn = charts.funnel(found.funnel, names, "rate", "residents", ("F", "M"), 1_000)
    outer, inner, spots = drawn.figure.data
    assert (outer.name, inner.name) == ("99.8 %", "95 %")
    # Together 105 ÷ 30,000 = 3.5 per 1,000; the outer band is wider than the inner at every size.
    assert all(o >= i for o, i in zip(outer.y[:60], inner.y[:60], strict=True))
    assert list(spots.y) == [6, 2, 2.5]
    assert list(spots.marker.symbol) == ["diamond", "circle", "circle"]
    texts = [note.text for note in drawn.figure.layout.annotations]
    assert "North" in texts
    assert "East" not in texts


# -- words and tables


def test_areas_outside_are_counted_and_named() -> None:
    outside = compared(count("A1", 60), count("A2", 20), count("A3", 25))
    assert places.funnel_finding(outside, NAMES) == (
        "One of three areas lies outside what chance alone explains: North"
    )
    alike = compared(count("A1", 20), count("A2", 22), count("A3", 25))
    assert places.funnel_finding(alike, NAMES) == (
        "Chance alone explains how all three areas differ"
    )


def test_a_map_says_the_span_and_ranks_nobody() -> None:
    # 4 + 12 ÷ 20,000 = 0.8 per 1,000.
    some = told(count("A1", 4), count("A2", 12))
    assert places.finding(EVENTS, some, 1_000) == (
        "All areas together 0.80, single areas from 0.40 to 1.2"
    )
    hidden = told(count("A1", 4), count("A2", 12), count("A3", None, 90_000))
    assert places.finding(EVENTS, hidden, 1_000) == (
        "All areas together 0.80, single areas from 0.40 to 1.2, as far as it can be shown"
    )
    assert places.finding(EVENTS, told(count("A1", None)), 1_000) == (
        "No area has a figure that can be shown"
    )
    as_counted = [(p, p.estimate) for p in (count("A1", 4), count("A2", 12))]
    assert places.finding(EVENTS, as_counted, 0) == "Single areas from 4 to 12"


def test_intervals_that_hold_the_figure_of_all_are_counted() -> None:
    some = told(count("A1", 60), count("A2", 20), count("A3", 35))
    assert places.intervals_finding(EVENTS, some, 1_000) == (
        "In one of three areas the interval holds the 3.8 of all together"
    )
    alike = told(count("A1", 20), count("A2", 22))
    assert places.intervals_finding(EVENTS, alike, 1_000) == (
        "In all two areas the interval holds the 2.1 of all together"
    )


def test_the_table_prints_population_and_date_and_ranks_with_their_range() -> None:
    some = (count("A1", 60), count("A2", 20), count("A3", None))
    found = compared(*some)
    table = places.table(EVENTS, told(*some), NAMES, "2026 Q1", 1_000, found)
    north = dict(zip(table.columns, table.iloc[0], strict=True))
    assert north == {
        "Area": "North",
        "Period": "2026 Q1",
        "Events per 1,000 residents": "6.0",
        "Interval": "4.6 to 7.7",
        "Rank": "1",
        "Rank range": "1 to 1",
        "Counted": "60",
        "Residents": "10,000 (1 July 2025)",
        "Symbol": "",
        "Method": "rate, Byar's limits",
    }
    east = dict(zip(table.columns, table.iloc[2], strict=True))
    assert (east["Events per 1,000 residents"], east["Rank"]) == ("[c]", "")


def test_no_rank_stands_without_its_range() -> None:
    table = places.table(EVENTS, told(count("A1", 60), count("A2", 20)), NAMES, "2026 Q1", 1_000)
    assert not {"Rank", "Rank range"} & set(table.columns)


def test_shares_are_told_as_shares() -> None:
    some = [(p, p.estimate) for p in (share("A1", 42, 60), share("A2", 90, 100))]
    assert places.together(RATE, some, 0) == pytest.approx(132 / 160)
    table = places.table(RATE, some, NAMES, "2026 Q1")
    row = [text.replace("\u00a0", " ") for text in table.iloc[0]]
    assert row[2:5] == ["70 %", "57 % to 80 %", "42 of 60 registrations"]


def test_why_areas_are_not_compared_is_said() -> None:
    attendance = indicator("event_attendance")
    reason = compare(attendance, [count("A1", 60), count("A2", 20)], 1_000)
    assert isinstance(reason, str)
    assert places.why_not(attendance, reason).startswith("Attendances come many at a time")


def test_alternative_text_says_every_area_and_no_hidden_number() -> None:
    some = told(count("A1", 60), count("A3", None))
    said = places.reading(EVENTS, some, NAMES, "events per 1,000 residents")
    assert said.startswith("Events held, events per 1,000 residents: North 6.0 (4.6 to 7.7); East ")
    assert "hidden to protect people" in said


# -- effort


def test_a_gap_is_explained_by_its_sum() -> None:
    listed = least_first([count("A1", 5), count("A2", 95), count("A3", 0, 5_000)])
    # 100 contacts ÷ 25,000 residents = 4 per 1,000; under 2 is a gap.
    assert effort.finding(listed) == (
        "Two of three areas get less than half of the effort per resident"
    )
    assert effort.explained(listed, NAMES, "2026 Q1") == [
        "East: 0 contacts for 5,000 residents in 2026 Q1, 0.0 per 1,000, against 4.0 in all areas "
        "together; rank 1.",
        "North: 5 contacts for 10,000 residents in 2026 Q1, 0.50 per 1,000, against 4.0 in all "
        "areas together; rank 2.",
    ]
    assert effort.nothing(listed, NAMES).startswith("No contact is recorded in East: ")


def test_effort_stands_beside_context_without_a_verdict() -> None:
    listed = least_first([count("A1", 5), count("A2", 95)])
    context = {TIPS.title: {"A1": HIDDEN, "A2": Estimate(14)}}
    table = effort.table(listed, [count("A3", None)], context, NAMES)
    assert list(table["Context: tips received"]) == ["[c]", "14", "[x]"]
    assert list(table["Area"]) == ["North", "South", "East"]
    assert list(table["Gap"]) == ["gap", "", ""]
    assert list(table["Rank"]) == ["1", "2", ""]
