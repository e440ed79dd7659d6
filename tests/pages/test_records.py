"""Uploading and undoing, through the frame."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest
from workbooks import book

from data.demo import planted
from data.plan import plan_file
from data.store import open_store
from data.submissions import commit, history

Open = Callable[..., AppTest]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EVENT = {"code": "E1", "date": dt.date(2026, 2, 3), "attended": 12, "lead": "P1"}


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def drop(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].set_value((name, content, XLSX)).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def test_a_problem_is_listed_with_its_cell_and_nothing_can_be_stored(visit: Open) -> None:
    app = drop(visit("records/upload.py"), "q1.xlsx", book(events=[EVENT | {"attended": "many"}]))
    shown = html(app)
    assert "Events!" in shown
    assert "Attended “many” must be a whole number." in shown
    assert "Write digits only, such as 12; leave it empty if it is not known." in shown
    assert "Store these rows" not in [button.label for button in app.button]


def test_what_would_change_is_shown_then_stored_then_nothing_is_new(visit: Open) -> None:
    app = drop(visit("records/upload.py"), "q1.xlsx", book(events=[EVENT]))
    plan = app.table[-1].value
    assert list(plan["Sheet"]) == ["Partners", "Areas", "Events"]
    assert list(plan["New"]) == [2, 2, 1]
    next(b for b in app.button if b.label == "Store these rows").click().run()
    assert app.success[0].value == "q1.xlsx is stored: 3 submissions."
    assert [found.title for found in history(open_store())] == ["Events", "Areas", "Partners"]

    again = drop(app, "q1.xlsx", book(events=[EVENT]))
    assert again.info[0].value == "Nothing would change: all of it is stored already."


def test_a_plan_whose_ground_has_moved_is_refused_and_made_anew(visit: Open) -> None:
    app = drop(visit("records/upload.py"), "q1.xlsx", book(events=[EVENT]))
    store = open_store()
    commit(store, plan_file(store, book(events=[EVENT | {"attended": 99}]), "other.xlsx"), "other")
    next(b for b in app.button if b.label == "Store these rows").click().run()
    assert "has changed since the upload was checked" in html(app)
    assert len(history(store)) == 3
    assert list(app.table[-1].value["Changed"]) == [0, 0, 1]


def test_each_planted_defect_gets_its_sentence(visit: Open, demo: Path) -> None:
    app = visit("records/upload.py")
    for name, content, _ in planted():
        drop(app, name, content)
        asked = any("To decide" in heading.value for heading in app.subheader)
        assert 'class="problem' in html(app) or asked, name


def test_the_history_lists_uploads_and_the_board_who_owes_what(visit: Open, demo: Path) -> None:
    app = visit("records/submissions.py")
    (listed,) = (frame.value for frame in app.dataframe)
    assert set(listed["State"]) == {"current"}
    board = app.table[0].value
    assert len(board) == 10
    silent = board[board["Partner"] == "Furrow Gate Neighbours"].iloc[0]
    assert "missing" in set(silent) and "on time" not in set(silent)
    assert any("Nothing yet from Furrow Gate Neighbours." in text.value for text in app.markdown)


def test_removing_the_demonstration_leaves_an_empty_store(visit: Open, demo: Path) -> None:
    app = visit("records/upload.py")
    next(b for b in app.button if b.label == "Remove the demonstration").click().run()
    assert "The demonstration is removed" in app.success[0].value
    assert {found.status for found in history(open_store())} <= {"undone", "replaced"}
