"""The page of an indicator: figure, trend, breakdown, tables, definition, trace."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import open_store
from metrics.catalogue import indicators
from metrics.results import compute, quarter_window

Open = Callable[..., AppTest]
PAGE = "results/indicator.py"


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def choose(app: AppTest, code: str) -> AppTest:
    box = next(box for box in app.selectbox if box.label == "Indicator")
    box.set_value(code).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


@pytest.mark.parametrize("role", ["Program staff", "Funder"])
def test_every_indicator_opens_with_charts_described_and_twinned(
    visit: Open, released_demo: Path, role: str
) -> None:
    app = visit(PAGE, role=role)
    for code, one in indicators().items():
        choose(app, code)
        shown = html(app)
        assert app.title[0].value == one.title
        assert one.definition.split("“")[0].split("'")[0][:40] in shown
        charts = app.get("plotly_chart")
        assert charts, code
        assert all(chart.proto.alt for chart in charts), code
        assert len(app.table) >= len(charts), code


def test_the_figure_is_the_computed_one(visit: Open, demo: Path) -> None:
    rate = indicators()["event_participation_rate"]
    (result,) = compute(open_store(), [rate], [quarter_window("2026Q3")])
    found = result.estimate
    shown = html(choose(visit(PAGE), rate.code))
    assert found.value is not None
    assert f"{found.numerator:.0f} of {found.denominator:.0f} registrations" in shown
    assert f"{found.value * 100:.0f}\u00a0%" in shown


def test_staff_see_the_rows_behind_a_figure(visit: Open, demo: Path) -> None:
    app = choose(visit(PAGE), "events_held")
    (rows,) = (frame.value for frame in app.dataframe)
    assert {"Submission", "File", "Sheet", "Row", "What", "Counts"} <= set(rows.columns)
    counted = (rows["Counts"] == "yes").sum()
    assert f'<p class="big">{counted} <span>events</span></p>' in html(app)


def test_funders_see_no_rows(visit: Open, released_demo: Path) -> None:
    app = choose(visit(PAGE, role="Funder"), "events_held")
    assert not app.dataframe
    assert "Where it comes from" not in [heading.value for heading in app.subheader]


def test_no_small_number_of_tips_reaches_a_funder(visit: Open, released_demo: Path) -> None:
    """Every bar, hover text, alternative text and table cell of a sensitive breakdown."""
    tips = indicators()["tips_received"]
    parts = compute(open_store(), [tips], [quarter_window("2026Q3")], by=["area"])
    small = [p for p in parts if p.estimate.value and p.estimate.value <= 10]
    assert small, "the demonstration must have small cells for this to be a test"

    app = choose(visit(PAGE, role="Funder"), tips.code)
    breakdown = app.get("plotly_chart")[1]
    (bars,) = json.loads(breakdown.proto.spec)["data"]
    assert "bdata" in bars["x"] or all(value is None or value > 10 for value in bars["x"])
    table = app.table[-1].value
    hidden = table[table["Figure"] == "[c]"]
    assert len(hidden) >= len(small)
    assert all(int(figure.replace(",", "")) > 10 for figure in table["Figure"] if figure != "[c]")
    assert breakdown.proto.alt.count("hidden to protect people") == len(hidden)
