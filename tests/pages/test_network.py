"""The pages of the network and of resources and cost, as staff and as a funder, full and empty."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest
from workbooks import book

from data.store import Store, open_store
from metrics.network import networks
from metrics.windows import last_four, quarter_window

Open = Callable[..., AppTest]
Upload = Callable[..., list[int]]
NETWORK, RESOURCES = "results/network.py", "results/resources.py"


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def press(app: AppTest, label: str, choice: str) -> AppTest:
    """Choose one of the buttons that stand side by side."""
    control = next(group for group in app.button_group if group.label == label)
    control.set_value(choice).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def test_the_network_is_drawn_described_and_twinned(visit: Open, demo: Path) -> None:
    app = visit(NETWORK)
    (found,) = networks(open_store(), [last_four("2026Q3")], meetings=False)
    linked = len(found.partners) - len(found.isolated)
    assert found.isolated, "the demonstration must have a partner without joint work"
    assert f"{linked} of {len(found.partners)} partners had joint work" in html(app)
    charts = app.get("plotly_chart")
    assert len(charts) == 4
    assert all(chart.proto.alt for chart in charts)
    assert charts[0].proto.alt.startswith("Graph. In 2025 Q4 – 2026 Q3 there were")
    assert len(app.table) == 5
    assert not app.multiselect


def test_others_see_what_is_released_of_the_coalition(visit: Open, released_demo: Path) -> None:
    app = visit(NETWORK, role="Funder")
    assert "Who works with whom is drawn from single events and campaigns" in html(app)
    assert [link.proto.label for link in app.main.get("page_link")] == [
        "Active partners", "Types of active partners", "Joint events", "Coalition engagement",
    ]  # fmt: skip
    assert not app.get("plotly_chart")
    assert not app.table


def test_one_quarter_and_meetings_can_be_looked_at(visit: Open, demo: Path) -> None:
    app = press(visit(NETWORK), "Coalition meetings", "Counted")
    (four,) = networks(open_store(), [last_four("2026Q3")])
    assert f"{len(four.ties)} of {four.possible} worked together" in html(app)
    (one,) = networks(open_store(), [quarter_window("2026Q3")])
    app = press(app, "Joint work of", "The quarter alone")
    assert f"{len(one.ties)} of {one.possible} worked together" in html(app)


def test_partners_that_only_work_alone_are_told_how_joint_work_is_reported(
    visit: Open, upload: Upload
) -> None:
    upload(book(events=[{"code": "E1", "lead": "P1"}]))
    app = visit(NETWORK)
    assert "there was no joint work: no two partners worked together" in html(app)
    assert app.info[0].value.startswith("Partners show as working together once an event or")
    assert not [chart for chart in app.get("plotly_chart") if "Graph" in chart.proto.alt]
    assert list(app.table[0].value["Events led"]) == ["1", "0", "1"]


def test_one_partner_has_nobody_to_work_with(visit: Open, upload: Upload) -> None:
    listed = [{"code": "P1", "name": "Harbour House"}]
    upload(book(partners=listed, events=[{"code": "E1"}]))
    assert "the coalition had 1 partner: there is nobody to work with" in html(visit(NETWORK))


def test_lists_alone_are_no_period(visit: Open, upload: Upload) -> None:
    upload(book())
    for page in (NETWORK, RESOURCES):
        assert visit(page).info[0].value == "No quarter has been reported yet. Upload a workbook."


def test_an_empty_store_says_who_begins(visit: Open, store: Store) -> None:
    for page in (NETWORK, RESOURCES):
        assert visit(page, role="Funder").info[0].value.startswith("Nothing has been reported yet.")
