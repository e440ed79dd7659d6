"""The overview: an empty store's two ways, a card an indicator, filters, small numbers hidden."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from data.store import open_store
from metrics.catalogue import indicators
from metrics.results import compute, quarter_window

Open = Callable[..., AppTest]


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_an_empty_store_offers_two_ways_to_begin(visit: Open) -> None:
    app = visit()
    assert [button.label for button in app.button] == ["Explore the demonstration coalition"]
    assert "Start with our own data" in [heading.value for heading in app.subheader]


def test_an_empty_store_tells_a_funder_who_begins(visit: Open) -> None:
    app = visit(role="Funder")
    assert app.info[0].value == (
        "Nothing has been reported yet. Program staff upload the first workbook."
    )
    assert not app.button


def test_every_indicator_has_its_card(visit: Open, demo: Path) -> None:
    app = visit()
    titles = [link.proto.label for link in app.get("page_link")]
    assert set(titles) == {one.title for one in indicators().values()}
    assert html(app).count('class="card"') == len(indicators())


def test_the_page_says_what_kind_of_figures_these_are(visit: Open, demo: Path) -> None:
    shown = html(visit())
    assert "live, not for publication" in shown
    assert "demonstration: everything here is fictional" in shown
    assert "Nine of ten partners reported for 2026 Q3, eight of them in full." in shown


def test_a_filter_changes_the_figure_to_that_areas(visit: Open, demo: Path) -> None:
    events = indicators()["events_held"]
    (expected,) = compute(
        open_store(), [events], [quarter_window("2026Q3")], where={"area": ["D01"]}
    )
    app = visit()
    area = next(box for box in app.multiselect if box.label == "Area")
    area.select("D01").run()
    assert f"<b>{expected.estimate.value:.0f}</b> <span>event" in html(app)
    assert "Filtered to" in html(app)


def test_a_funder_may_choose_a_window_of_the_release_and_nothing_else(
    visit: Open, released_demo: Path
) -> None:
    app = visit(role="Funder")
    assert [box.label for box in app.multiselect] == []
    shown = html(app)
    assert '<span class="chip">release 2026 Q3</span>' in shown
    assert "Nine of ten partners reported for 2026 Q3, eight of them in full." in shown
    assert shown.count('class="card"') == len(indicators())
    period = next(box for box in app.selectbox if box.label == "Period")
    assert len(period.options) == 12
    assert all(" Q" in option and "to" not in option for option in period.options)


def choose(app: AppTest, label: str, option: str) -> AppTest:
    next(box for box in app.selectbox if box.label == label).select(option).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def options(app: AppTest, label: str) -> list[str]:
    return next(box for box in app.selectbox if box.label == label).options


def test_staff_may_choose_windows_of_any_sort(visit: Open, demo: Path) -> None:
    app = visit()
    assert options(app, "Windows") == [
        "Months", "Quarters", "Half-years", "Calendar years", "Fiscal years", "Year to date",
        "Last four quarters",
    ]  # fmt: skip
    assert options(app, "Period")[:2] == ["2026 Q3", "2026 Q2"]
    assert options(choose(app, "Windows", "month"), "Period")[:2] == [
        "September 2026", "August 2026",
    ]  # fmt: skip
    assert options(choose(app, "Windows", "half"), "Period")[:2] == ["2026 H2", "2026 H1"]
    assert options(choose(app, "Windows", "year"), "Period")[:2] == ["2026", "2025"]
    assert options(choose(app, "Windows", "fiscal"), "Period")[:2] == [
        "FY 2026 (Oct 2025 – Sep 2026)", "FY 2025 (Oct 2024 – Sep 2025)",
    ]  # fmt: skip
    assert options(choose(app, "Windows", "to_date"), "Period")[0] == (
        "Year to 2026 Q3, from January 2026"
    )
    assert options(choose(app, "Windows", "four"), "Period")[0] == "2025 Q4 – 2026 Q3"
