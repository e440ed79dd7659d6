"""Uploading and undoing, through the frame."""

import datetime as dt
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest
from workbooks import book, sheet, xlsx

from data.approvals import approve
from data.demo import planted
from data.marked import mark
from data.plan import plan_file
from data.problems import Problem, Refused
from data.store import open_store
from data.submissions import commit, history

Open = Callable[..., AppTest]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EVENT = {"code": "E1", "date": dt.date(2026, 2, 3), "attended": 12, "lead": "P1"}


def bodies(app: AppTest) -> list[str]:
    return [element.proto.body for element in app.get("html")]


def html(app: AppTest) -> str:
    return " ".join(bodies(app))


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
    listed = [box.label for box in app.checkbox]
    assert len(listed) == 15
    assert "Show 15 more of" in " ".join(button.label for button in app.button)
    (board,) = (body for body in bodies(app) if 'class="board"' in body)
    lines = dict(re.findall(r'scope="row">(.*?)</th>(.*?)</tr>', board))
    assert len(lines) == 10
    silent = lines["Furrow Gate Neighbours"]
    assert "missing" in silent and "on time" not in silent
    assert any(
        "Missing: Furrow Gate Neighbours (both sheets)" in text.value for text in app.markdown
    )


def test_removing_the_demonstration_is_confirmed_and_leaves_an_empty_store(
    visit: Open, demo: Path
) -> None:
    app = visit("records/upload.py")
    assert not app.success
    next(b for b in app.button if b.label == "Remove it now").click().run()
    assert "The demonstration is removed" in app.success[0].value
    assert {found.status for found in history(open_store())} <= {"undone", "replaced"}


# -- what is said beside it


def keep(*contents: bytes) -> None:
    store = open_store()
    for number, content in enumerate(contents, 1):
        plan = plan_file(store, content, f"{number}.xlsx")
        assert not plan.errors, [problem.message for problem in plan.errors]
        commit(store, plan, "tester")
    store.engine.dispose()


def said(app: AppTest) -> str:
    told = [*app.markdown, *app.caption, *app.subheader, *app.warning, *app.info]
    return " ".join(element.value for element in told)


def select(app: AppTest, label: str) -> Any:
    return next(one for one in app.selectbox if one.label.startswith(label))


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def test_a_locked_quarter_is_said_under_the_quarter_and_after_reading(visit: Open) -> None:
    keep(book(events=[EVENT]))
    approve(open_store(), "2026Q1", "ann")
    app = visit("records/upload.py")
    select(app, "Quarter").set_value("2026Q1").run()
    assert "2026 Q1 was approved on" in app.warning[0].value
    select(app, "Quarter").set_value("").run()
    assert not app.warning

    drop(app, "q1.xlsx", book(events=[EVENT | {"attended": 13}, EVENT | {"code": "E2"}]))
    assert "by ann and is locked. Nothing can be stored for it" in app.warning[0].value
    assert "Store these rows" not in [button.label for button in app.button]
    assert list(app.table[-1].value["New"]) == [0, 0, 1]
    # What is stored already may come again.
    drop(app, "again.xlsx", book(events=[EVENT]))
    assert not app.warning
    assert "Nothing would change" in app.info[0].value


def test_what_is_refused_after_planning_is_said_once_more_and_not_twice(
    visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(plan: object) -> None:
        raise Refused([Problem("no_aside", found="7")])

    monkeypatch.setattr("pages.parts.drafts.effects", lambda store, plan: refuse(plan))
    app = drop(visit("records/upload.py"), "q1.xlsx", book(events=[EVENT]))
    assert "Row 7 is not among the rows set aside that are open." in html(app)


def test_a_file_that_is_no_workbook_is_told_in_a_sentence(visit: Open) -> None:
    app = drop(visit("records/upload.py"), "minutes.pdf", b"%PDF-1.4 minutes")
    assert "The file is a PDF document, not a workbook." in html(app)
    assert "Nothing has been stored." in said(app)
    assert [one.proto.label for one in app.get("download_button")] == ["Download the template"]


def test_the_way_out_names_only_what_is_there(visit: Open) -> None:
    wrong = EVENT | {"attended": "many"}
    app = drop(visit("records/upload.py"), "q1.xlsx", book(events=[wrong]))
    assert "or correct cells and set rows aside here." in said(app)
    people = {"Events": [["Event code", "Contact e-mail"], ["E1", "mara@example.org"]]}
    drop(app, "q2.xlsx", xlsx(people))
    assert "Column B (“Contact e-mail”) is headed as if it held" in html(app)
    assert "Mend these in your file and drop it in again." in said(app)
    assert "set rows aside here" not in said(app)
    assert not app.expander


def test_page_and_marked_workbook_count_alike(visit: Open) -> None:
    keep(book())
    rows = [EVENT | {"code": f"E{n}", "attended": "many", "audience": "Folks"} for n in (1, 2)]
    app = drop(visit("records/upload.py"), "q1.xlsx", book(events=rows))
    assert "To decide: 1" in said(app) and "2 to mend" in said(app)
    assert "What is the same in several cells is said once." in said(app)
    marked = book_of(app)
    told = f"Both files list {marked} to mend: the 2 above, and {marked - 2} that your answers"
    assert told in said(app)


def book_of(app: AppTest) -> int:
    """Return how many lines to mend the marked workbook of the plan at hand has."""
    plan = app.session_state["plan"][1]
    content = io.BytesIO(mark(plan.content, plan.workbook, list(plan.problems)))
    listing = openpyxl.load_workbook(content)["To fix"]
    return int(str(listing["A2"].value).split(" to mend")[0])


def test_several_rows_are_set_aside_at_once_and_taken_back(visit: Open) -> None:
    wrong = [EVENT | {"code": f"E{n}", "attended": "many"} for n in (1, 2)]
    app = drop(visit("records/upload.py"), "q1.xlsx", book(events=[*wrong, EVENT | {"code": "E3"}]))
    app.multiselect[-1].set_value(["Events!2", "Events!3"])
    next(one for one in app.text_input if one.label == "Why").set_value("To be counted")
    press(app, "Set them aside")
    assert "Events row 2 is set aside: To be counted" in said(app)
    assert list(app.table[-1].value["New"]) == [2, 2, 1]
    press(app, "Take back")
    assert "1 to mend" in said(app)


def test_a_cell_of_a_list_is_corrected_with_the_list(visit: Open) -> None:
    keep(book())
    (name, rows) = sheet("events", [EVENT | {"audience": None}])
    app = drop(visit("records/upload.py"), "q1.xlsx", xlsx({name: rows}))
    field = select(app, f"{name}!")
    assert field.label.endswith(", Audience (now empty)")
    assert "Parents" in field.options
    field.set_value("parents")
    press(app, "Use these corrections")
    assert list(app.table[-1].value["New"]) == [1]


def test_columns_are_asked_before_what_a_sheet_lacks(visit: Open) -> None:
    keep(book())
    headers = ["Event code", "Name", "Date", "Who for", "Registered", "Attended", "Notes"]
    row: list[Any] = ["E1", "Evening", dt.date(2026, 2, 3), "Parents", 20, 12, "It rained"]
    rows = [headers, row]
    app = visit("records/upload.py")
    select(app, "Reporting partner").set_value("P1").run()
    drop(app, "q1.xlsx", xlsx({"Events": rows}))
    asked = [one.label.split("”")[0] for one in app.selectbox if one.label.startswith("Column")]
    assert asked == ["Column “Who for", "Column “Notes"]
    assert not [one for one in app.selectbox if "has no column" in one.label]
    assert "if these answers leave anything open." in said(app)
    select(app, "Column “Notes").set_value("")
    press(app, "Use these answers")
    lacking = [one.label for one in app.selectbox if "has no column" in one.label]
    assert [label.split("”")[0] for label in lacking] == ["Events has no column “Type"]


def test_answers_are_remembered_for_a_partner_once_the_file_is_stored(visit: Open) -> None:
    keep(book())
    rows = EVENT | {"audience": "Folks"}
    app = drop(visit("records/upload.py"), "q1.xlsx", xlsx(dict([sheet("events", [rows])])))
    assert "Choose the reporting partner above, so that your answers can be remembered" in said(app)
    select(app, "“Folks”").set_value("parents")
    press(app, "Use these answers")
    assert "To decide" not in said(app)
    # Whose it is, said afterwards, takes nothing back.
    select(app, "Reporting partner").set_value("P1").run()
    assert "To decide" not in said(app)

    select(app, "Reporting partner").set_value("P2").run()
    assert "your answers are remembered for Second partner" in said(app)


def test_partner_and_quarter_are_proposed_by_name_and_title(visit: Open) -> None:
    keep(book())
    rows = [["Harbour House, January – March 2026"], [], *sheet("events", [EVENT])[1]]
    for row in rows:
        while len(row) > 1 and row[-1] == "P1":
            row[-1] = None
    app = drop(visit("records/upload.py"), "report.xlsx", xlsx({"Events": rows}))
    assert "this is the workbook of Harbour House, 2026 Q1." in said(app)
    press(app, "Choose that")
    assert select(app, "Reporting partner").value == "P1"
    assert select(app, "Quarter").value == "2026Q1"
    assert "this is the workbook of" not in said(app)


def test_on_the_first_day_it_is_said_what_comes_first_and_what_is_next(visit: Open) -> None:
    app = visit("records/upload.py")
    assert "Partners and areas come first" in said(app)
    drop(app, "lists.xlsx", book())
    press(app, "Store these rows")
    assert "Next, drop in the first partner's report below." in said(app)
    assert "Partners and areas come first" not in said(app)
    drop(app, "q1.xlsx", book(events=[EVENT]))
    press(app, "Store these rows")
    links = [one.proto.label for one in app.get("page_link")]
    assert links == ["See the overview", "See who still owes what"]


def test_replacing_or_adding_is_a_choice_and_not_something_to_mend(visit: Open) -> None:
    keep(book(events=[EVENT, EVENT | {"code": "E2"}]))
    app = drop(visit("records/upload.py"), "q1.xlsx", book(events=[EVENT]))
    assert "To decide: what becomes of rows stored before" in said(app)
    assert "1 row: Events: E2." in said(app)
    assert "to mend" not in " ".join(one.value for one in app.subheader)
    assert "Nothing has been stored yet. Decide what is asked above, then it goes on." in said(app)
