"""Charts and their twins: zero baselines, marks for what is missing, the same numbers in tables."""

from base64 import b64decode
from dataclasses import replace

import pandas as pd

from metrics.catalogue import indicators
from metrics.change import Usual, control_chart
from metrics.coverage import Partial
from metrics.results import Result, quarter_window
from metrics.shapes import Estimate
from reports import charts
from reports.palette import ACCENT, PAPER
from reports.sparkline import sparkline
from reports.tables import as_csv, table

EVENTS = indicators()["events_held"]
RATE = indicators()["event_participation_rate"]
REACH = indicators()["campaign_reach"]
LABELS = {"area": {"A1": "North", "A2": "South"}}
HIDDEN = Estimate(None, status="[c]")


def series(code: str, *estimates: Estimate) -> list[Result]:
    quarters = ["2025Q3", "2025Q4", "2026Q1", "2026Q2"]
    return [
        Result(code, quarter_window(quarter), (), estimate)
        for quarter, estimate in zip(quarters, estimates, strict=False)
    ]


def share(part: int, whole: int) -> Estimate:
    return RATE.value.estimate({RATE.value.terms[0]: part, RATE.value.terms[1]: whole})


def test_counts_are_bars_from_zero_with_the_finding_as_title() -> None:
    drawn = charts.trend(EVENTS, series("events_held", Estimate(12), Estimate(20)), LABELS)
    assert drawn.finding == "20 events in 2025 Q4"
    assert drawn.measure == "Events held · events · Whole coalition"
    (bars,) = drawn.figure.data
    assert list(bars.y) == [12, 20]
    assert drawn.figure.layout.yaxis.range[0] == 0


def test_a_share_is_a_line_with_its_interval_as_a_band() -> None:
    drawn = charts.trend(RATE, series(RATE.code, share(42, 60), share(30, 60)), LABELS)
    band, line = drawn.figure.data
    assert list(line.y) == [0.7, 0.5]
    highs, lows = band.y[:2], band.y[:1:-1]
    assert all(a < b < c for a, b, c in zip(lows, line.y, highs, strict=True))


def test_a_band_never_spans_a_gap() -> None:
    results = series(RATE.code, share(42, 60), share(30, 60), HIDDEN, share(45, 60))
    drawn = charts.trend(RATE, results, LABELS)
    *bands, _ = drawn.figure.data
    assert [sorted(set(band.x)) for band in bands] == [["2025 Q3", "2025 Q4"], ["2026 Q2"]]


def test_fewer_than_twenty_is_drawn_hollow() -> None:
    drawn = charts.trend(RATE, series(RATE.code, share(42, 60), share(5, 10)), LABELS)
    solid, hollow = drawn.figure.data[-1].marker.color
    assert (solid, hollow) == (ACCENT, PAPER)


def test_no_line_falls_to_a_quarter_that_is_not_whole() -> None:
    results = series(RATE.code, share(42, 60), share(30, 60), share(45, 60))
    results[1] = replace(results[1], partial=Partial(2, 3))
    drawn = charts.trend(RATE, results, LABELS)
    _, line, hollow = drawn.figure.data
    assert (list(line.x), line.mode) == (["2025 Q3", "2026 Q1"], "lines+markers")
    assert (list(hollow.x), hollow.mode) == (["2025 Q4"], "markers")
    assert list(hollow.marker.color) == [PAPER]


def test_a_bar_that_is_not_whole_is_hatched() -> None:
    results = series("events_held", Estimate(12), Estimate(4))
    results[1] = replace(results[1], partial=Partial(3, 3, ("Hill School",)))
    drawn = charts.trend(EVENTS, results, LABELS)
    assert list(drawn.figure.data[0].marker.pattern.shape) == ["", "/"]
    assert drawn.finding == "4 events in 2025 Q4 (partial: sheets of Hill School missing)"


def test_a_target_is_a_short_line_and_an_unusual_point_a_ring() -> None:
    values = [10, 11, 10, 9, 10, 11, 10, 30]
    chart = control_chart(values)
    windows = [quarter_window(f"{2024 + i // 4}Q{i % 4 + 1}") for i in range(8)]
    results = [
        Result("events_held", window, (), Estimate(value))
        for window, value in zip(windows, values, strict=True)
    ]
    beside = charts.Beside(chart=chart, targets={"2025Q4": 20})
    drawn = charts.trend(EVENTS, results, LABELS, beside)
    _, ring = drawn.figure.data
    assert list(ring.x) == ["2025 Q4"]
    assert ring.hovertext[0] == "2025 Q4: unusual, a point outside the limits"
    (target,) = drawn.figure.layout.shapes
    assert (target.x0, target.x1, target.y0, target.y1) == (6.64, 7.36, 20, 20)


def test_a_hidden_or_missing_quarter_carries_its_symbol() -> None:
    missing = Estimate(None, status="[x]")
    drawn = charts.trend(EVENTS, series("events_held", Estimate(12), missing, HIDDEN), LABELS)
    marks = {note.x: note.text for note in drawn.figure.layout.annotations}
    assert marks == {"2025 Q4": "[x]", "2026 Q1": "[c]"}


def test_the_usual_range_lies_behind() -> None:
    usual = Usual(8, 14, 21, "within usual variation")
    beside = charts.Beside(usual)
    drawn = charts.trend(EVENTS, series("events_held", Estimate(12), Estimate(20)), LABELS, beside)
    band, centre = drawn.figure.layout.shapes
    assert (band.y0, band.y1, band.layer) == (8, 21, "below")
    assert (centre.y0, centre.y1) == (14, 14)
    assert drawn.finding == "20 events in 2025 Q4, within usual variation"


def by_area(code: str, **estimates: Estimate) -> list[Result]:
    window = quarter_window("2026Q2")
    return [Result(code, window, (("area", a),), e) for a, e in estimates.items()]


def test_a_breakdown_names_the_most_and_marks_what_is_hidden() -> None:
    parts = by_area("events_held", A1=Estimate(7), A2=HIDDEN)
    drawn = charts.breakdown(EVENTS, parts, "area", LABELS)
    assert drawn.finding == "By area, as far as it can be shown"
    labels = {note.y: note.text for note in drawn.figure.layout.annotations}
    assert labels == {"North": "7", "South": "[c]"}


def test_the_most_is_named_where_all_can_be_seen() -> None:
    parts = by_area("events_held", A1=Estimate(7), A2=Estimate(3))
    assert charts.breakdown(EVENTS, parts, "area", LABELS).finding == "North: 7 events, the most"


def test_areas_that_are_equal_are_not_ranked() -> None:
    parts = by_area("events_held", A1=Estimate(7), A2=Estimate(7))
    assert (
        charts.breakdown(EVENTS, parts, "area", LABELS).finding == "7 events in two of 2, the most"
    )


def by_grant(code: str, none: Estimate, **estimates: Estimate) -> list[Result]:
    named = [(None, none), *estimates.items()]
    window = quarter_window("2026Q2")
    return [Result(code, window, (("grant", grant),), e) for grant, e in named]


def test_what_has_no_value_is_never_the_most() -> None:
    parts = by_grant("events_held", Estimate(32), G1=Estimate(4), G2=Estimate(3))
    labels = {"grant": {"G1": "Schools", "G2": "Words"}}
    found = charts.breakdown(EVENTS, parts, "grant", labels).finding
    assert found == "Schools: 4 events, the most of any grant"
    equal = by_grant("events_held", Estimate(32), G1=Estimate(4), G2=Estimate(4))
    found = charts.breakdown(EVENTS, equal, "grant", labels).finding
    assert found == "4 events in two of 2, the most of any grant"
    alone = by_grant("events_held", Estimate(32))
    assert charts.breakdown(EVENTS, alone, "grant", labels).finding == "Events held, by grant"


def test_nobody_is_ahead_in_cost_and_what_rests_on_few_is_marked() -> None:
    """59.4 for each of 19 people is no figure to rank by; nor is any other cost."""
    cost = indicators()["cost_per_person"]
    few = Estimate(59.4, n=19, numerator=1128, denominator=19, status="[u]")
    parts = by_grant(cost.code, Estimate(23.4), G1=few, G2=Estimate(10.6))
    labels = {"grant": {"G1": "Officers", "G2": "Schools"}}
    drawn = charts.breakdown(cost, parts, "grant", labels)
    assert drawn.finding == "Cost per person, by grant"
    marks = {note.y: note.text for note in drawn.figure.layout.annotations}
    assert (marks["Officers"], marks["Schools"]) == ("59.4\u00a0[u]", "10.6")


def test_the_table_says_what_the_chart_says() -> None:
    twin = table(RATE, series(RATE.code, share(42, 60), share(5, 10)), LABELS)
    said = [[str(cell).replace("\u00a0", " ") for cell in row] for row in twin.to_numpy()]
    assert list(twin.columns) == ["Period", "Figure", "Of", "Interval", "Symbol", "Method"]
    assert said[0] == [
        "2025 Q3", "70 %", "42 of 60 registrations", "95 % interval 57 to 80 %", "",
        "share, Wilson 95 %",
    ]  # fmt: skip
    assert said[1][4] == "[u]"


def test_a_table_names_what_is_never_added_up() -> None:
    result = Result(REACH.code, quarter_window("2026Q2"), (("channel", "print"),), Estimate(900))
    assert list(table(REACH, [result], LABELS)["Channel"]) == ["Print"]


def drawing(image: str) -> str:
    return b64decode(image.split("base64,")[1].split('"')[0]).decode()


def test_a_sparkline_breaks_where_there_is_no_figure() -> None:
    image = sparkline([3, 4, None, 5], None, "Events & more")
    assert drawing(image).count("<polyline") == 2
    assert 'alt="Events &amp; more"' in image


def test_a_sparkline_of_nothing_is_nothing() -> None:
    assert sparkline([None, None], None, "") == ""


def test_a_csv_opens_as_text_and_says_what_it_is() -> None:
    frame = pd.DataFrame({"Area": ["=1+1", "North"], "Figure": [-3, 5]})
    lines = as_csv(frame, "live, not for publication").decode("utf-8-sig").splitlines()
    assert lines == [
        "Area,Figure,Note",
        '\'=1+1,-3,"live, not for publication"',
        'North,5,"live, not for publication"',
    ]


def test_a_change_is_a_line_around_zero_with_its_interval() -> None:
    gain = indicators()["perception_shift"]
    ups = [
        Result(gain.code, quarter_window(quarter), (), Estimate(value, value - 1, value + 1, 30))
        for quarter, value in (("2026Q1", 0.4), ("2026Q2", -0.2))
    ]
    drawn = charts.trend(gain, ups, LABELS)
    _, line = drawn.figure.data
    assert list(line.y) == [0.4, -0.2]
    low, high = drawn.figure.layout.yaxis.range
    assert low < -1.2 < 1.4 < high
    assert drawn.finding == "−0.2 points of 5 in 2026 Q2"
