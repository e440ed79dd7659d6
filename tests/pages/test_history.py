"""The Submissions page: what was uploaded, what became of it, the way back, and locks."""

import re
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
from pages.parts import caches
from pages.parts.releases_review import all_open

Open = Callable[..., AppTest]
PAGE = "records/submissions.py"


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def told(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.markdown, *app.caption, *app.subheader])


def states(app: AppTest) -> dict[int, str]:
    """Return submission → what became of it, as the history lists them."""
    numbers = [int(box.label.split(" · ")[0]) for box in app.checkbox]
    told = re.findall(r'<p class="quiet"><b>(.*?)</b> · ', html(app))
    return dict(zip(numbers, told, strict=True))


def box(app: AppTest, label: str) -> Any:
    """Return the field of a text with this label."""
    return next(one for one in [*app.text_input, *app.text_area] if one.label == label)


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
        from data.history import history
        from pages.parts.caches import the_store
        from pages.parts.history import say_what_happened
        from pages.parts.submission import show_comparison, show_submission
        from pages.parts.undoing import offer_undo

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
    assert [box.label for box in app.checkbox] == [
        "5 · Events of Harbour House, 2026 Q1", "4 · Sign\\-ins of Harbour House, 2026 Q1",
        "2 · Areas", "1 · Partners",
    ]  # fmt: skip
    app.toggle[0].set_value(False).run()
    assert states(app) == {
        5: "current", 4: "current", 3: "counted in submission 5", 2: "current", 1: "current",
    }  # fmt: skip
    assert "by ann, second.xlsx" in html(app)


def test_a_quarter_is_approved_and_reopened_with_the_reason(visit: Open, store: Store) -> None:
    app = visit(PAGE, quarter="2026Q1")
    box(app, "Note, if there is something to know of it").set_value("The school is late")
    left = all_open("2026Q1", caches.today())
    assert left
    press(app, "Approve and lock 2026 Q1 all the same")
    assert app.success[0].value == "2026 Q1 is approved and locked."
    assert "and is locked." in told(app)
    assert states(app) == {
        5: "current, approved", 4: "current, approved", 2: "current", 1: "current",
    }  # fmt: skip
    press(app, "Reopen")
    assert "It is not said why 2026 Q1 is to be reopened." in html(app)
    box(app, "Why").set_value("Late figures")
    press(app, "Reopen")
    assert app.success[0].value == "2026 Q1 is open again."
    assert "Go on with 2026 Q1 on Releases" in [one.proto.label for one in app.get("page_link")]
    assert [(d.action, d.reason) for d in decisions(store)] == [
        ("reopened", "Late figures"),
        ("approved", f"The school is late. Open then ({len(left)}): {' '.join(left)}"),
    ]
    assert "Quarters approved or reopened so far: 2" in [one.label for one in app.expander]


def test_what_is_open_is_said_before_a_quarter_is_approved(visit: Open, store: Store) -> None:
    app = visit(PAGE, quarter="2026Q1")
    points = re.findall("<li>(.*?)</li>", html(app))
    assert points == [
        "Nothing is in from Second partner.",
        "1 row is set aside and not settled.",
        "Harbour House: Events and Sign-ins came after the due date.",
    ]
    box(app, "What became of it").set_value("It rained")
    press(app, "Settle it")
    assert "set aside and not settled" not in html(app)
    assert "<li>Nothing is in from Second partner.</li>" in html(app)


def test_rows_set_aside_are_listed_until_they_are_settled(visit: Open, store: Store) -> None:
    app = visit(PAGE)
    assert "Rows set aside: 1" in told(app)
    assert "Events row 4 in second.xlsx</b> No date yet" in html(app)
    press(app, "Settle it")
    assert "It is not said what became of the row." in html(app)
    assert "Rows set aside: 1" in told(app)
    box(app, "What became of it").set_value("It rained")
    press(app, "Settle it")
    assert "Rows set aside: 0" in told(app)
    assert asides(store) == []
    assert [one.settled for one in asides(store, 3)] == ["It rained"]


def test_a_row_that_was_settled_is_opened_again(visit: Open, store: Store) -> None:
    app = visit(PAGE)
    box(app, "What became of it").set_value("It rained")
    press(app, "Settle it")
    assert "Rows settled last" in [one.label for one in app.expander]
    assert "Settled by" in html(app) and "It rained" in html(app)
    press(app, "Open again")
    assert app.success[0].value == "The row is open again."
    assert "Rows set aside: 1" in told(app)
    assert [(one.settled, one.settled_by) for one in asides(store)] == [("", "")]


def test_the_history_is_filtered(visit: Open, store: Store) -> None:
    app = visit(PAGE)
    app.selectbox(key="history Of which partner").set_value("P1").run()
    assert set(states(app)) == {5, 4}
    app.selectbox(key="history Of which sheet").set_value("events").run()
    assert set(states(app)) == {5}
    app.selectbox(key="history Of which quarter").set_value("").run()
    assert states(app) == {}
    assert "No submission is like that." in told(app)


def test_what_is_chosen_stays_chosen_when_the_history_is_filtered(
    visit: Open, store: Store
) -> None:
    app = visit(PAGE)
    app.toggle[0].set_value(False).run()
    app.checkbox[0].check().run()
    app.checkbox[2].check().run()
    assert "Chosen: 2 submissions (5, 3)." in told(app)
    assert "Submission 3 against 5" in told(app)
    app.selectbox(key="history Of which sheet").set_value("areas").run()
    assert set(states(app)) == {2}
    assert "Submission 3 against 5" in told(app)
    press(app, "Choose none")
    assert "Submission 3 against 5" not in told(app)
    app.selectbox(key="history Of which sheet").set_value(None).run()
    assert not any(one.value for one in app.checkbox)


def test_nothing_waits_to_be_undone_once_something_else_was_done(visit: Open, store: Store) -> None:
    app = visit(PAGE, quarter="2026Q1")
    app.checkbox[0].check().run()
    press(app, "Undo 1 chosen")
    assert "What undoing would do" in told(app)
    press(app, "Approve and lock 2026 Q1 all the same")
    assert "What undoing would do" not in told(app)


@pytest.mark.parametrize("role", ["Funder", "Local government"])
def test_the_history_is_for_those_who_work_here(visit: Open, demo: Path, role: str) -> None:
    app = visit(PAGE, role=role)
    assert not app.checkbox and "Approve and lock" not in [b.label for b in app.button]


# -- what is selected in it


def test_one_submission_in_full(store: Store) -> None:
    app = chosen(5)
    facts = html(app)
    assert [one.label for one in app.expander] == ["Its rows: 3"]
    (rows,) = (frame.value for frame in app.dataframe)
    assert [tuple(row) for row in rows[["Where", "Event code", "Attended"]].to_numpy()] == [
        ("Events row 2", "E2", "21"), ("Events row 3", "E3", "30"), ("Events row 2", "E1", "10"),
    ]  # fmt: skip
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


def test_codes_of_participants_are_not_among_the_rows_shown(store: Store) -> None:
    app = chosen(4)
    (rows,) = (frame.value for frame in app.dataframe)
    assert list(rows["Event code"]) == ["E1"]
    assert "Participant code" not in rows.columns
    assert "Never shown: Participant code." in told(app)
    assert "K-7Q2M" not in rows.to_csv()


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
    app = press(chosen(5), "Undo 1 chosen")
    assert "Submission 3 holds afterwards." in told(app)
    assert "Rows that go: 1 row. Rows that come back: 0 rows. Different: 1. The same: 1." in told(
        app
    )
    assert {found.status for found in history(store, [3, 5])} == {"current", "replaced"}
    press(app, "Undo now")
    assert app.success[0].value == "Submission 5 is undone."
    assert {found.id: found.status for found in history(store, [3, 5])} == {
        3: "current", 5: "undone",
    }  # fmt: skip


def test_what_stands_against_undoing_is_said(store: Store) -> None:
    app = press(chosen(3), "Undo 1 chosen")
    assert "Sign-ins refer to “E1”, which would no longer be stored." in html(app)
    assert "Undo now" not in [button.label for button in app.button]
    press(app, "Undo the whole upload (2 submissions)")
    assert "Submission 5 will be applied again without it." in told(app)
    press(app, "Undo now")
    assert {found.id: found.status for found in history(store) if found.id > 2} == {
        3: "undone", 4: "undone", 5: "replaced", 6: "current",
    }  # fmt: skip
