"""The page of places: map, rates, funnel and gaps, for staff and protected; its empty states."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Upload
from streamlit.testing.v1 import AppTest
from workbooks import book

from data.store import Store, open_store
from metrics.catalogue import indicators
from metrics.effort import effort
from metrics.places import told_by_area
from metrics.releases.contents import breakdowns_for
from metrics.results import compute, quarter_window

Open = Callable[..., AppTest]
PAGE = "results/places.py"
EVENTS = [
    {"code": f"{area}-{i}", "date": "2026-02-01", "area": area, "attended": 20}
    for area, count in (("A1", 4), ("A2", 12))
    for i in range(count)
]
PLACED = [
    {
        "code": code,
        "name": name,
        "population": people,
        "population_date": "2025-07-01",
        "tile_column": column,
        "tile_row": 1,
    }
    for code, name, people, column in (("A1", "North", 10_000, 1), ("A2", "South", 20_000, 2))
]


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def choose(app: AppTest, code: str) -> AppTest:
    box = next(box for box in app.selectbox if box.label == "Indicator")
    box.set_value(code).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def everything(app: AppTest) -> str:
    """Return all that reaches the browser: words, alternative texts, drawings, tables."""
    charts = [chart.proto.alt + chart.proto.spec for chart in app.get("plotly_chart")]
    tables = [table.value.to_csv() for table in app.table]
    return " ".join([html(app), *charts, *tables, *(m.value for m in app.markdown)])


def told() -> list[str]:
    return [code for code, one in indicators().items() if told_by_area(one)]


@pytest.mark.parametrize("role", ["Program staff", "Funder"])
def test_every_indicator_by_area_is_drawn_described_and_twinned(
    visit: Open, released_demo: Path, role: str
) -> None:
    app = visit(PAGE, role=role)
    staff = role == "Program staff"
    offered = {box.label: box.options for box in app.selectbox}["Indicator"]
    for code in told():
        if indicators()[code].title not in offered:
            assert ("area",) not in breakdowns_for(indicators()[code])
            continue
        charts = choose(app, code).get("plotly_chart")
        assert charts, code
        assert all(chart.proto.alt for chart in charts), code
        # A table for each chart, and for staff the list of gaps.
        assert len(app.table) == len(charts) + staff, code


def test_the_figures_are_the_computed_ones(visit: Open, store: Store, upload: Upload) -> None:
    upload(book(areas=PLACED, events=EVENTS))
    app = visit(PAGE)
    drawn, rates, *_ = app.table
    # 4 ÷ 10,000 and 12 ÷ 20,000, told for 100,000 because together they are less than 1 in 1,000.
    assert list(drawn.value["Events per 100,000 residents"]) == ["40.0", "60.0"]
    assert list(rates.value["Area"]) == ["South", "North"]
    assert list(rates.value["Interval"]) == ["31.0 to 105", "10.9 to 102"]
    assert list(rates.value["Rank range"]) == ["1 to 2", "1 to 2"]
    assert "All areas together 53.3, single areas from 40.0 to 60.0" in html(app)


def test_the_map_is_told_as_counted_for_a_thousand_and_smoothed(
    visit: Open, store: Store, upload: Upload
) -> None:
    upload(book(areas=PLACED, events=EVENTS))
    app = visit(PAGE)
    app.button_group[1].set_value("As counted").run()
    assert list(app.table[0].value["Events"]) == ["4", "12"]
    app.button_group[1].set_value("Smoothed rate").run()
    # The two differ no more than chance makes them differ: 16 ÷ 30,000 in both.
    assert "smoothed, events per 100,000 residents" in html(app)
    assert list(app.table[0].value["Events per 100,000 residents"]) == ["53.3", "53.3"]
    app.button_group[0].set_value(1_000).run()
    assert list(app.table[0].value["Events per 1,000 residents"]) == ["0.40", "0.60"]


def test_attendances_are_not_held_against_chance(visit: Open, demo: Path) -> None:
    app = choose(visit(PAGE), "event_attendance")
    assert "Attendances come many at a time" in html(app)
    assert "What chance alone explains" not in [heading.value for heading in app.subheader]


def test_no_small_number_of_tips_reaches_a_funder(visit: Open, released_demo: Path) -> None:
    tips = indicators()["tips_received"]
    parts = compute(open_store(), [tips], [quarter_window("2026Q3")], by=["area"])
    small = [p for p in parts if p.estimate.value and p.estimate.value <= 10]
    assert small, "the demonstration must have small cells for this to be a test"

    app = choose(visit(PAGE, role="Funder"), tips.code)
    counted = app.table[0].value
    hidden = counted[counted["Symbol"] == "[c]"]
    assert len(hidden) >= len(small)
    assert set(hidden["Counted"]) == {"[c]"}
    shown = counted[counted["Symbol"] == ""]
    assert all(int(n) == 0 or int(n) > 10 for n in shown["Counted"])
    # Nothing worked out from all areas names a hidden one.
    for chart in app.get("plotly_chart")[2:]:
        drawn = chart.proto.alt + json.dumps(json.loads(chart.proto.spec)["data"])
        assert not [area for area in hidden["Area"] if area in drawn]
    assert html(app).count("Left out, because they have no figure that can be shown") == 2


def test_which_areas_have_a_gap_is_in_no_release(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Funder")
    (gap,) = compute(open_store(), [indicators()["coverage_gap"]], [quarter_window("2026Q3")])
    assert f"areas with a coverage gap: {gap.estimate.value:.0f} areas" in html(app)
    assert "Which areas these are rests on completions of trainings by area" in html(app)
    assert "Contacts" not in " ".join(" ".join(t.value.columns) for t in app.table)


def test_gaps_are_ranked_with_their_range_beside_context(visit: Open, demo: Path) -> None:
    app = visit(PAGE)
    gaps = app.table[-1].value
    window = quarter_window("2026Q3")
    found = compute(open_store(), [effort()], [window], ["area"])
    contacts = [r.estimate.value for r in found if r.named["area"] and r.estimate.value]
    told = [int(number.replace(",", "")) for number in gaps["Contacts"]]
    assert sorted(number for number in told if number) == sorted(contacts)
    (gap,) = compute(open_store(), [indicators()["coverage_gap"]], [window])
    assert list(gaps["Gap"]).count("gap") == gap.estimate.value
    for rank, span in zip(gaps["Rank"], gaps["Rank range"], strict=True):
        low, high = map(int, span.split(" to "))
        assert low <= int(rank) <= high
    assert list(gaps["Rank"].astype(int)) == sorted(gaps["Rank"].astype(int))
    said = html(app)
    assert "less than half of the effort per resident" in said
    assert "Nobody here predicts where trafficking happens" in said
    assert "reporting rises as awareness rises" in said


def test_an_area_without_a_tile_is_listed_beside(visit: Open, store: Store, upload: Upload) -> None:
    apart = {"code": "A3", "name": "Outer Isle", "population": 900, "population_date": "2025-07-01"}
    upload(book(areas=[*PLACED, apart], events=EVENTS))
    app = visit(PAGE)
    assert "gives no column and row: Outer Isle: 0." in html(app)
    assert "Outer Isle" in list(app.table[0].value["Area"])


def test_without_tiles_it_says_what_to_fill_in(visit: Open, store: Store, upload: Upload) -> None:
    upload(book(events=EVENTS))
    app = visit(PAGE)
    assert "fill in Map column and Map row" in app.info[0].value
    assert list(app.table[0].value["Area"]) == ["South", "North"]


def test_without_populations_figures_are_as_counted(
    visit: Open, store: Store, upload: Upload
) -> None:
    bare = [{k: v for k, v in row.items() if not k.startswith("population")} for row in PLACED]
    upload(book(areas=bare, events=EVENTS))
    app = visit(PAGE)
    assert [re.split("[:,]", info.value)[0] for info in app.info] == [
        "Rates need the population of areas",
        "Effort per resident needs the population of areas",
    ]
    assert list(app.table[0].value["Events"]) == ["4", "12"]
    assert "which need the population of areas" in html(app)


def test_one_area_is_compared_with_nothing(visit: Open, store: Store, upload: Upload) -> None:
    upload(book(areas=PLACED[:1], events=EVENTS[:4]))
    app = visit(PAGE)
    assert "There is one area, so there is nothing to compare it with." in html(app)
    assert len(app.get("plotly_chart")) == 1


def test_without_areas_it_says_what_to_upload(visit: Open, store: Store, upload: Upload) -> None:
    nowhere = [{"code": "E1", "date": "2026-02-01", "area": None}]
    upload(book(areas=[], events=nowhere))
    assert visit(PAGE).info[0].value == (
        "No areas are listed yet. Fill in the Areas sheet of the template and upload it."
    )


def test_a_filter_by_area_shows_those_areas(visit: Open, demo: Path) -> None:
    app = visit(PAGE)
    box = next(box for box in app.multiselect if box.label == "Area")
    box.set_value(["D01", "D02"]).run()
    assert not app.exception
    assert list(app.table[0].value["Area"]) == ["Alder Reach", "Bracken Shelf"]


def test_a_figure_that_an_audience_filter_does_not_fit_says_so(visit: Open, demo: Path) -> None:
    app = choose(visit(PAGE), "tips_received")
    box = next(box for box in app.multiselect if box.label == "Audience")
    box.select("youth").run()
    assert not app.exception
    assert "No area has a figure that can be shown" in html(app)
