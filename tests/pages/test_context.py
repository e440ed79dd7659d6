"""Tips and incidents: caveats in view, no verdicts, small numbers and sources protected."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import Upload
from streamlit.testing.v1 import AppTest
from workbooks import book

from data.store import Store, open_store
from metrics.catalogue import indicators
from metrics.results import compute, quarter_window
from reports.context import CAVEATS

Open = Callable[..., AppTest]
PAGE = "results/context.py"


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html")).replace("\u00a0", " ")


def texts(app: AppTest) -> str:
    """Whatever can be read or heard: text, charts, alternative texts, tables."""
    charts = " ".join(c.proto.alt + c.proto.spec for c in app.get("plotly_chart"))
    tables = " ".join(table.value.to_string() for table in app.table)
    return f"{html(app)} {charts} {tables}"


def months(quarters: Sequence[str], **row: Any) -> list[dict[str, Any]]:
    """Return a row a month, the second months with three incidents and the others with two."""
    return [
        {"period": f"{quarter[:4]}-{3 * int(quarter[5]) - 2 + i:02d}", "channel": "police"}
        | {"incidents": 3 if i == 1 else 2, "tips": 20}
        | row
        for quarter in quarters
        for i in range(3)
    ]


@pytest.mark.parametrize("role", ["Program staff", "Funder", "Local government"])
def test_the_caveats_are_in_view_for_everyone(visit: Open, released_demo: Path, role: str) -> None:
    app = visit(PAGE, role=role)
    shown = html(app)
    for lead, rest in CAVEATS:
        assert f"<li><b>{lead}</b> {rest}</li>" in shown
    assert "Agency coverage in 2026 Q3" in shown
    assert not app.error


def test_nothing_here_is_called_good_or_bad(visit: Open, demo: Path) -> None:
    shown = texts(visit(PAGE)).lower()
    for word in (
        "unusual, higher in",
        "improved",
        "worse",
        "better",
        "success",
        "▲",
        "▼",
        "↑",
        "↓",
    ):
        assert word not in shown
    for colour in ("green", 'red"', "#4e7a1e"):
        assert colour not in shown


def test_the_steps_are_the_computed_ones(visit: Open, demo: Path) -> None:
    quarter = quarter_window("2026Q3")
    share = indicators()["actionable_share"]
    (result,) = compute(open_store(), [share], [quarter])
    app = visit(PAGE)
    (steps,) = [t.value for t in app.table if "Step" in t.value]
    row = steps[steps["Step"] == "Of the tips, actionable"].iloc[0]
    assert row["Recorded"] == f"{result.estimate.numerator:,.0f}"
    assert f"of {result.estimate.denominator:,.0f} tips" in row["Share of tips"]


def test_staff_see_tips_by_area_channel_and_month(
    visit: Open, store: object, upload: Upload
) -> None:
    rows = [
        {"period": "2026-01", "area": "A1", "channel": "hotline", "tips": 12},
        {"period": "2026-03", "area": "A1", "channel": "hotline", "tips": 7},
        {"period": "2026-01", "area": "A2", "channel": "text", "tips": 0},
    ]
    upload(book(outcomes=rows))
    app = visit(PAGE)
    rows_by = next(group for group in app.segmented_control if group.label == "Rows")
    rows_by.set_value("Area and channel").run()
    (table,) = [t.value for t in app.table if "January 2026" in t.value]
    assert table.to_numpy().tolist() == [
        ["North", "Hotline", "12", "[x]", "7"],
        ["South", "Text", "0", "[x]", "[x]"],
    ]


def test_funders_see_no_months_and_no_filters(visit: Open, released_demo: Path) -> None:
    app = visit(PAGE, role="Funder")
    assert not [t for t in app.table if any("July" in str(column) for column in t.value)]
    assert [box.label for box in app.multiselect] == []
    assert "Rows" not in [group.label for group in app.segmented_control]


def test_no_small_number_reaches_a_funder(
    visit: Open, store: Store, upload: Upload, release: Callable[..., int]
) -> None:
    """Seven incidents a quarter are hidden, in chart, table, text and figure."""
    quarters = ["2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1"]
    upload(book(outcomes=months(quarters)))
    release(store, "2026Q1")
    staff, funder = visit(PAGE), visit(PAGE, role="Funder")
    assert '<p class="big">7 <span>incidents recorded in 2026 Q1' in html(staff)
    assert '<p class="big">[c] <span> recorded in 2026 Q1' in html(funder)
    (table,) = [t.value for t in funder.table if list(t.value.get("Figure", [])) == ["[c]"] * 8]
    assert set(table["Period"]) == {f"{q[:4]} {q[4:]}" for q in quarters}


def test_no_trend_of_incidents_before_eight_quarters(
    visit: Open, store: object, upload: Upload
) -> None:
    upload(book(outcomes=months(["2025Q3", "2025Q4", "2026Q1"])))
    app = visit(PAGE)
    assert [info.value.partition(".")[0] for info in app.info] == [
        "Incidents recorded: 3 quarters with a figure that can be shown"
    ]
    assert not any("incidents" in chart.proto.alt for chart in app.get("plotly_chart"))
    (table,) = [t.value for t in app.table if list(t.value.get("Figure", [])) == ["7", "7", "7"]]
    assert list(table["Period"]) == ["2025 Q3", "2025 Q4", "2026 Q1"]


def test_one_more_agency_is_said_beside_the_incidents(
    visit: Open, store: Store, upload: Upload, release: Callable[..., int]
) -> None:
    rows = months(["2025Q4"], coverage="2 of 3 agencies", source="Town Police")
    rows += months(["2026Q1"], coverage="3 of 3 agencies", source="County Police")
    upload(book(outcomes=rows))
    shown = html(visit(PAGE))
    assert "Recorded by County Police." in shown
    assert (
        "Agency coverage in 2026 Q1: 100 % of agencies. It changed from 67 % in 2025 Q4 to 100 % "
        "in 2026 Q1: a rise may be one more agency reporting, and a fall one fewer." in shown
    )
    release(store, "2026Q1")
    outside = html(visit(PAGE, role="Funder"))
    assert "Recorded by 1 source." in outside
    assert "County Police" not in outside


def test_the_filter_by_audience_does_not_empty_the_page(visit: Open, demo: Path) -> None:
    app = visit(PAGE)
    audience = next(box for box in app.multiselect if box.label == "Audience")
    audience.select("youth").run()
    assert "Tips and incidents are not recorded by audience" in " ".join(
        c.value for c in app.caption
    )
    assert "tips in 2026 Q3" in html(app)


def test_charts_carry_the_dated_notes(visit: Open, store: object, upload: Upload) -> None:
    note = {"date": "2025-11-05", "explanation": "Hotline number changed"}
    upload(book(outcomes=months(["2025Q4", "2026Q1"]), dated_notes=[note]))
    app = visit(PAGE)
    tips = app.get("plotly_chart")[0]
    drawn = json.loads(tips.proto.spec)["layout"]
    assert len(drawn["shapes"]) == 1
    assert "5 November 2025: Hotline number changed" in tips.proto.alt
    table = app.table[0].value
    assert list(table["Dated note"])[:2] == ["5 November 2025: Hotline number changed", ""]
