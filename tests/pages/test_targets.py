"""The page of targets: figures, what needs improvement, what a funder may see, the empty states."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Upload
from streamlit.testing.v1 import AppTest
from workbooks import book

from data.store import Store
from pages.parts import caches

Open = Callable[..., AppTest]
Release = Callable[..., int]
PAGE = "results/targets.py"
YEAR = {"for_quarter": "2026Q1", "until_quarter": "2026Q4"}


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html")).replace("\u00a0", " ")


def everything(app: AppTest) -> str:
    """Return all that reaches the browser: words, alternative texts, drawings, tables."""
    charts = [chart.proto.alt + chart.proto.spec for chart in app.get("plotly_chart")]
    tables = [table.value.to_csv() for table in app.table]
    return " ".join([html(app), *charts, *tables, *(m.value for m in app.markdown)])


def choose(app: AppTest, **named: str) -> AppTest:
    """Choose in the filters: windows, period."""
    for label, value in named.items():
        next(box for box in app.selectbox if box.label.lower() == label).set_value(value).run()
        assert not app.exception, app.exception[0].stack_trace
    return app


def events(*counts: int, **more: Any) -> list[dict[str, Any]]:
    """Return as many events as said in each quarter of 2026."""
    return [
        {"code": f"{quarter}-{i}", "date": f"2026-{3 * quarter + 2:02d}-03", "attended": 20} | more
        for quarter, count in enumerate(counts)
        for i in range(count)
    ]


def aim(code: str, target: float, **more: Any) -> dict[str, Any]:
    return {"indicator": code, "target": target} | more


@pytest.mark.parametrize("role", ["Program staff", "Funder"])
def test_the_demonstration_is_drawn_described_and_twinned(
    visit: Open, released_demo: Path, role: str
) -> None:
    app = visit(PAGE, role=role)
    charts = app.get("plotly_chart")
    assert charts
    assert all(chart.proto.alt for chart in charts)
    drawn, *_ = app.table
    assert "Areas needing improvement" in [heading.value for heading in app.subheader]
    # Of a quarter eight are the coalition's; three are of areas and one is of a partner.
    assert len(drawn.value) == (12 if role == "Program staff" else 8)


def test_the_sum_of_the_quarters_targets_is_the_years(
    visit: Open, store: Store, upload: Upload
) -> None:
    listed = [aim("events_held", i, for_quarter=f"2026Q{i}") for i in (1, 2, 3, 4)]
    upload(book(events=events(1, 2, 3), targets=[*listed, aim("event_attendance", 300, **YEAR)]))
    app = choose(visit(PAGE), windows="year")
    shown = html(app)
    # 1 + 2 + 3 events of 1 + 2 + 3 + 4; until the end of September, 6 are due. 6 × 20 = 120 of
    # 300, of which nine months' share is 225.
    assert (
        "Events held in 2026: 6 events so far, target 10, its four quarters together (60 %): on "
        "course, 6 due by the end of September 2026."
    ) in app.get("plotly_chart")[0].proto.alt.replace("\u00a0", " ")
    assert (
        "<li>Attendance at events in 2026: 120 attendances so far, target 300 (40 %): 105 behind, "
        "225 due by the end of September 2026. Each of the three months not in yet would need 60."
    ) in shown
    assert "Two targets for 2026: none reached, one on course and one behind." in shown


def test_quarters_show_the_longer_targets_they_are_part_of_over_time(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(1, 2, 3), targets=[aim("events_held", 12, **YEAR)]))
    app = visit(PAGE)
    assert app.info[0].value == "No target is set for 2026 Q3."
    progress = next(t.value for t in app.table if "Until the end of" in t.value)
    # February, May and August: 1, 3 and 6 to date; a twelfth of the target is due each month.
    assert list(progress["Figure"]) == ["0", "1", "1", "1", "3", "3", "3", "6", "6"]
    assert list(progress["Due"]) == [str(i) for i in range(1, 10)]
    assert "<li>Events held in 2026: 6 events so far, target 12 (50 %): 3 behind" in html(app)
    release(store, "2026Q3")
    funder = visit(PAGE, role="Funder")
    progress = next(t.value for t in funder.table if "Until the end of" in t.value)
    assert list(progress["Until the end of"]) == ["2026 Q1", "2026 Q2", "2026 Q3"]
    assert list(progress["Figure"]) == ["1", "3", "6"]


def test_a_funder_cannot_work_a_hidden_quarter_out_of_the_year(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    """3 of the 63 attendances are of the second quarter: 63 − 20 − 40 would tell them."""
    counts = {"2026-02-03": 20, "2026-05-03": 3, "2026-08-03": 40}
    rows = [
        {"code": f"E{i}", "date": day, "attended": count}
        for i, (day, count) in enumerate(counts.items())
    ]
    listed = [
        aim("event_attendance", 200, **YEAR),
        *(aim("event_attendance", 50, for_quarter=f"2026Q{i}") for i in (1, 2, 3)),
    ]
    upload(book(events=rows, targets=listed))
    assert "63 attendances so far" in html(visit(PAGE))
    release(store, "2026Q3")
    funder = choose(visit(PAGE, role="Funder"), period="2026Q2")
    shown = everything(funder)
    assert "target 50; the figure is hidden to protect people" in shown
    assert "target 200; the figure is hidden to protect people" in shown
    # Neither the figures, nor their share of the targets: 3 ÷ 50 = 6 %, 63 ÷ 200 = 32 %.
    assert not [t for t in ("63", "23", "6.0 %", "32 %", "31.5") if f" {t}" in html(funder)]
    first = next(t.value for t in funder.table if "Standing" in t.value)
    assert list(first["Figure"]) == ["[c]"]
    assert list(first["Attained"]) == [""]


def test_areas_needing_improvement_name_where_it_is_worst(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    targets = [
        aim("events_held", 10),
        aim("events_held", 4, area="A1"),
        aim("events_held", 5, area="A2"),
        aim("tips_received", 50),
        aim("evnts_held", 4),
        aim("completion_rate", 85),
        aim("people_trained", 40),
    ]
    rows = [*events(3, area="A1"), {"code": "X", "date": "2026-02-04", "area": "A2"}]
    tips = [{"period": "2026-02", "channel": "hotline", "tips": 30}]
    trained = [{"code": "T1", "registered": 60, "attended": 40, "completed": 30}]
    upload(book(events=rows, outcomes=tips, trainings=trained, targets=targets))
    shown = html(visit(PAGE))
    behind = shown[shown.index('<ol class="reading">') :].split("</ol>")[0].split("<li>")[1:]
    # 1 of 5, 4 of 10, 3 of 4, 30 of 40: of those equally far the whole coalition comes first.
    assert [line.split(":")[0] for line in behind] == [
        "Events held in South in 2026 Q1",
        "Events held in 2026 Q1",
        "Events held in North in 2026 Q1",
        "People trained in 2026 Q1",
    ]
    whole = next(line for line in behind if line.startswith("Events held in 2026 Q1"))
    assert "4 events, target 10 (40 %): 6 short." in whole
    assert "Furthest behind with a target of its own: South, 1 of 5." in whole
    apart = shown[shown.rindex('<ul class="reading">') :]
    assert "The coalition" not in behind
    assert "the coalition does not set targets for what others record" in apart
    assert "“evnts_held” (2026 Q1, target 4): no indicator has this code." in apart
    assert "a share is at most 1 (100 %). If 85 % is meant, write 0.85" in apart
    # A funder sees the coalition's own, and nothing of codes that need mending.
    release(store, "2026Q1")
    funder = html(visit(PAGE, role="Funder"))
    assert "South" not in funder
    assert "evnts_held" not in funder


def test_a_target_without_a_figure_is_listed_with_why(
    visit: Open, store: Store, upload: Upload
) -> None:
    upload(book(events=events(1), targets=[aim("people_trained", 40)]))
    app = visit(PAGE)
    assert "People trained in 2026 Q1: target 40; no figure: not available" in html(app)
    assert "No target for 2026 Q1 can be held against a figure." in html(app)
    assert not app.get("plotly_chart")


def test_without_targets_the_way_to_set_them_is_shown(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    upload(book(events=events(1)))
    app = visit(PAGE)
    assert app.info[0].value.startswith("No targets are set yet. Fill in the Targets sheet")
    assert [b.proto.label for b in app.get("download_button")] == ["Download the template"]
    release(store, "2026Q1")
    funder = visit(PAGE, role="Funder")
    assert [info.value for info in funder.info] == [
        "No targets are set yet. Program staff set them."
    ]


def test_a_window_without_targets_leads_to_those_that_have_some(
    visit: Open, store: Store, upload: Upload, release: Release
) -> None:
    half = {"for_quarter": "2026Q1", "until_quarter": "2026Q2"}
    targets = [aim("events_held", 4), aim("people_trained", 4, **half)]
    upload(book(events=events(1, 1, 1), targets=targets))
    app = visit(PAGE)
    assert [info.value for info in app.info] == ["No target is set for 2026 Q3."]
    assert [link.proto.label for link in app.main.get("page_link")] == ["2026 H1", "2026 Q1"]
    release(store, "2026Q3")
    funder = visit(PAGE, role="Funder")
    assert [link.proto.label for link in funder.main.get("page_link")] == ["2026 Q1"]


def test_a_running_quarter_is_held_against_what_is_due(
    visit: Open, store: Store, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caches, "today", lambda: dt.date(2026, 3, 10))
    monkeypatch.setattr("pages.parts.targets.today", lambda: dt.date(2026, 3, 10))
    upload(book(events=events(5), targets=[aim("events_held", 6)]))
    shown = html(visit(PAGE))
    # Two of three months are over: 4 of 6 are due.
    assert "One target for 2026 Q1: none reached, one on course and none behind." in shown
    assert "dotted: due by now" in shown
