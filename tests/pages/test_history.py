"""The Submissions page: what was uploaded, what became of it, the way back, and locks."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from workbooks import LISTS, sheet, xlsx

from data.approvals import decisions
from data.asides import asides
from data.history import history
from data.plan import ADD, REPLACE, Asked, plan_file
from data.settled import Aside, Corrected
from data.store import Store, open_store
from data.submissions import commit

Open = Callable[..., AppTest]
PAGE = "records/submissions.py"


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def told(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.markdown, *app.caption, *app.subheader])


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception[0].stack_trace
    return app


@pytest.fixture
def store() -> Store:
    """3: E1 and E2 with a sign-in (4); 5 adds E2 and E3, one cell corrected, one row set aside."""
    opened = open_store()
    upload(opened, xlsx(LISTS), "lists.xlsx")
    first = [sheet("events", [event("E1", 10), event("E2", 20)])]
    first += [sheet("signins", [{"event_code": "E1", "person": "K-7Q2M"}])]
    upload(opened, xlsx(dict(first)), "first.xlsx", mode=REPLACE)
    upload(
        opened,
        xlsx(dict([sheet("events", [event("E2", 21), event("E3", 30)])])),
        "second.xlsx",
        mode=ADD,
        corrections=(Corrected("Events", "G2", "many", "21"),),
        asides=(Aside("events", "P1", "2026Q1", "Events", 4, {"Name": "A walk"}, "No date yet"),),
    )
    return opened


def event(code: str, attended: int) -> dict[str, Any]:
    return {"code": code, "name": code, "attended": attended, "date": "2026-02-03"}


def upload(store: Store, content: bytes, name: str, mode: str = "", **beside: Any) -> None:
    plan = plan_file(store, content, name, Asked("P1" if mode else "", mode=mode))
    assert not plan.errors, [problem.message for problem in plan.errors]
    commit(store, replace(plan, **beside), "ann")


def chosen(*ids: int) -> AppTest:
    """Open what the page shows once some submissions are selected, which no test can do there."""

    def script(ids: tuple[int, ...]) -> None:
        import streamlit as st

        from data.history import history
        from pages.parts.caches import the_store
        from pages.parts.history import say_what_happened
        from pages.parts.submission import show_comparison, show_submission
        from pages.parts.undoing import offer_undo

        st.session_state.setdefault("undos", 0)
        say_what_happened()
        picked = history(the_store(), ids)
        offer_undo(picked)
        if len(picked) == 1:
            show_submission(picked[0])
        else:
            show_comparison(picked[0], picked[1])

    app = AppTest.from_function(script, default_timeout=60, args=(ids,)).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


# -- the page


def test_the_history_says_what_became_of_each(visit: Open, store: Store) -> None:
    app = visit(PAGE)
    (current,) = (frame.value for frame in app.dataframe)
    assert list(current["Submission"]) == [5, 4, 2, 1]
    app.toggle[0].set_value(False).run()
    (every,) = (frame.value for frame in app.dataframe)
    states = dict(zip(every["Submission"], every["State"], strict=True))
    assert states == {
        5: "current", 4: "current", 3: "counted in submission 5", 2: "current", 1: "current",
    }  # fmt: skip
    assert list(every["File"])[:2] == ["second.xlsx", "first.xlsx"]


def test_a_quarter_is_approved_and_reopened_with_the_reason(visit: Open, store: Store) -> None:
    app = press(visit(PAGE, quarter="2026Q1"), "Approve and lock")
    assert app.success[0].value == "2026 Q1 is approved."
    assert "and is locked." in told(app)
    (listed,) = (frame.value for frame in app.dataframe)
    assert set(listed[listed["Quarter"] == "2026 Q1"]["State"]) == {"current, approved"}
    press(app, "Reopen")
    assert "It is not said why 2026 Q1 is to be reopened." in html(app)
    next(box for box in app.text_area if box.label == "Why").set_value("Late figures")
    press(app, "Reopen")
    assert app.success[0].value == "2026 Q1 is open again."
    assert [(d.action, d.reason) for d in decisions(store)] == [
        ("reopened", "Late figures"),
        ("approved", None),
    ]


def test_rows_set_aside_are_listed_until_they_are_settled(visit: Open, store: Store) -> None:
    app = visit(PAGE)
    assert "Rows set aside: 1" in told(app)
    assert "Events row 4 in second.xlsx</b> No date yet" in html(app)
    next(box for box in app.text_input if box.label == "What became of it").set_value("It rained")
    press(app, "Settle it")
    assert "Rows set aside" not in told(app)
    assert asides(store) == []
    assert [one.settled for one in asides(store, 3)] == ["It rained"]


@pytest.mark.parametrize("role", ["Funder", "Local government"])
def test_the_history_is_for_those_who_work_here(visit: Open, demo: Path, role: str) -> None:
    app = visit(PAGE, role=role)
    assert not app.dataframe and "Approve and lock" not in [b.label for b in app.button]


# -- what is selected in it


def test_one_submission_in_full(store: Store) -> None:
    app = chosen(5)
    facts = html(app)
    assert "second.xlsx, upload 3" in facts
    assert history(store, [5])[0].file_hash in facts
    assert "<dt>Holds rows of</dt><dd>submissions 3 and its own</dd>" in facts
    did, mended, aside = (table.value for table in app.table)
    assert did.iloc[0].to_dict() == {
        "Sheet": "Events", "Partner": "Harbour House", "Quarter": "2026 Q1",
        "New": 1, "Changed": 1, "Same": 0, "Gone": 0,
    }  # fmt: skip
    assert mended.iloc[0].to_dict() == {"Cell": "Events!G2", "In the file": "many", "Stored": "21"}
    assert aside.iloc[0].to_dict() == {
        "Row": "Events row 4", "Why": "No date yet", "What became of it": "open",
    }  # fmt: skip
    assert [b.proto.label for b in app.get("download_button")] == ["Download the original file"]


def test_what_was_left_out_of_the_file_is_said(store: Store) -> None:
    app = chosen(4)
    assert "“Sign-ins” (participant codes)" in told(app)
    (button,) = app.get("download_button")
    assert button.proto.label == "Download the file as it is kept"


def test_two_submissions_are_compared(store: Store) -> None:
    app = chosen(3, 5)
    assert "Only in submission 3: 0 rows. Only in 5: 1 row. Different: 1. The same: 1." in told(app)
    (rows,) = (frame.value for frame in app.dataframe)
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        ("Only in 5", "E3", "", "", "Events row 3 in second.xlsx"),
        ("Attended differs", "E2", "20", "21", "Events row 2 in second.xlsx"),
    ]
    assert "two kinds of sheet" in told(chosen(4, 5))


def test_undoing_is_shown_first_and_then_done(store: Store) -> None:
    app = press(chosen(5), "Undo 1 selected")
    assert "Submission 3 holds afterwards." in told(app)
    assert "Rows that go: 1 row. Rows that come back: 0 rows. Different: 1. The same: 1." in told(
        app
    )
    assert {found.status for found in history(store, [3, 5])} == {"current", "replaced"}
    press(app, "Undo now")
    assert app.success[0].value == "Undone: 5."
    assert {found.id: found.status for found in history(store, [3, 5])} == {
        3: "current", 5: "undone",
    }  # fmt: skip


def test_what_stands_against_undoing_is_said(store: Store) -> None:
    app = press(chosen(3), "Undo 1 selected")
    assert "Sign-ins refer to “E1”, which would no longer be stored." in html(app)
    assert "Undo now" not in [button.label for button in app.button]
    press(app, "Undo the whole upload (2 submissions)")
    assert "Submission 5 will be applied again without it." in told(app)
    press(app, "Undo now")
    assert {found.id: found.status for found in history(store) if found.id > 2} == {
        3: "undone", 4: "undone", 5: "replaced", 6: "current",
    }  # fmt: skip
