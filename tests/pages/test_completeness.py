"""The completeness page: who owes what, due dates, nothing to report."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from workbooks import xlsx

from data import clock
from data.approvals import approve
from data.due_dates import due
from data.history import history
from data.plan import plan_file
from data.store import open_store
from data.submissions import commit

Open = Callable[..., AppTest]
PAGE = "records/completeness.py"
NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
SILENT = "Furrow Gate Neighbours"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be 24 November 2026: 2026 Q3 has been due since 30 October."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


def boards(app: AppTest) -> list[dict[str, list[str]]]:
    """Return each board on the page: partner → its cells."""
    found = []
    for element in app.get("html"):
        if 'class="board"' in element.proto.body:
            rows = re.findall(r'scope="row">(.*?)</th>(.*?)</tr>', element.proto.body)
            found.append(
                {
                    name: [
                        re.sub(r"<.*?>", "", cell).replace("\u00a0", " ")
                        for cell in re.findall(r"<td.*?>(.*?)</td>", cells)
                    ]
                    for name, cells in rows
                }
            )
    return found


def button(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def test_the_quarters_of_each_partner_and_the_sheets_of_one(visit: Open, demo: Path) -> None:
    overview, quarter = boards(visit(PAGE))
    assert len(overview) == len(quarter) == 10
    assert overview[SILENT] == ["✗ 0 of 2", *["✓ 2 of 2"] * 5]
    assert overview["Ember Flats Hoteliers"][4] == "✗ 1 of 2"
    assert quarter[SILENT] == [
        "– not expected",
        "✗ missing",
        "✗ missing",
        *["– not expected"] * 4,
    ]


def test_the_sentence_names_who_is_missing(visit: Open, demo: Path) -> None:
    app = visit(PAGE, quarter="2026Q3")
    said = [text.value for text in app.markdown if "partners reported for" in text.value]
    assert said == [
        "Nine of ten partners reported for 2026 Q3, eight of them in full. Due on 30 October 2026. "
        "Missing: Furrow Gate Neighbours (both sheets); Inkwell Rise College (Trainings)."
    ]


def test_nothing_to_report_is_said_in_a_sentence_and_then_stored(visit: Open, demo: Path) -> None:
    app = visit(PAGE)
    assert app.selectbox(key="quarter").value == "2026Q3"
    partner = next(one for one in app.selectbox if one.label == "Partner")
    assert partner.options[0] == SILENT  # whoever owes something comes first
    app.multiselect[0].set_value(["events", "signins"]).run()
    said = [text.value for text in app.markdown if "counts as zero" in text.value]
    assert said == [
        "Furrow Gate Neighbours has nothing to report under Events and Sign-ins for 2026 Q3. In "
        "every figure that counts as zero, not as missing."
    ]
    button(app, "Store that there is nothing to report")
    assert app.success[0].value == (
        "Stored: Furrow Gate Neighbours has nothing to report under Events, Sign-ins for 2026 Q3. "
        "It can be undone on the Submissions page."
    )
    overview, quarter = boards(app)
    assert overview[SILENT][0] == "◷ 2 of 2, 2 late"
    assert quarter[SILENT][1:3] == ["◷ nothing to report, late"] * 2
    assert [(one.title, one.rows, one.file) for one in history(open_store())[:2]] == [
        ("Sign-ins", 0, "Nothing to report"),
        ("Events", 0, "Nothing to report"),
    ]


def test_another_due_date_is_set_and_changes_the_board(visit: Open, demo: Path) -> None:
    app = visit(PAGE)
    app.date_input[0].set_value(dt.date(2026, 12, 15))
    button(app, "Save")
    assert app.success[0].value == "Workbooks for 2026 Q3 are due 15 December 2026 now."
    assert due(open_store(), "2026Q3") == dt.date(2026, 12, 15)
    assert boards(app)[0][SILENT][0] == "○ 0 of 2"
    assert any("Still to come: Furrow Gate" in text.value for text in app.markdown)


def test_before_anything_is_reported_the_last_quarter_is_owed(visit: Open) -> None:
    head = ("Partner code", "Name", "Type", "Sheets expected")
    content = xlsx({"Partners": [head, ("P1", "Harbour House", "School", "Events")]})
    store = open_store()
    commit(store, plan_file(store, content, "partners.xlsx"), "tester")
    overview, quarter = boards(visit(PAGE))
    assert overview == {"Harbour House": ["✗ 0 of 1"]}
    assert quarter == {"Harbour House": ["✗ missing"]}


def test_a_locked_quarter_is_marked_and_takes_nothing(visit: Open, demo: Path) -> None:
    approve(open_store(), "2026Q3", "ann")
    app = visit(PAGE, quarter="2026Q3")
    (heads, _) = (body for body in (e.proto.body for e in app.get("html")) if "<thead>" in body)
    assert '<th scope="col">2026 Q3 · locked</th><th scope="col">2026 Q2</th>' in heads
    assert "2026 Q3 was approved on" in app.warning[0].value
    assert "Nothing to report" not in [heading.value for heading in app.subheader]
