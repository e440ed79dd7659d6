"""Whatever narrative is typed is checked underneath, and may be kept all the same."""

from collections.abc import Callable

from conftest import Upload
from streamlit.testing.v1 import AppTest
from workbooks import book

from data.approvals import approve, decisions
from data.store import Store

Open = Callable[..., AppTest]


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def typed(text: str) -> AppTest:
    def script(text: str) -> None:
        import streamlit as st

        from pages.parts.narrative import narrative

        st.session_state.setdefault("note", text)
        st.write("kept: " + narrative("Note", "note"))

    app = AppTest.from_function(script, args=(text,)).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def test_a_claim_is_shown_with_a_wording_that_stands() -> None:
    app = typed("We rescued 12 victims.")
    assert "“We rescued 12 victims”" in html(app)
    assert "12 potential victims were referred to services (recorded by …)" in html(app)
    assert app.markdown[-1].value == "kept: We rescued 12 victims."


def test_what_claims_nothing_is_shown_as_it_is() -> None:
    app = typed("Late figures of the school")
    assert not app.get("html")


def test_what_was_typed_is_text_and_never_markup() -> None:
    app = typed("We rescued 12 <img src=x> women; we saved <b>3 girls</b>, saved “<i>” 4 boys.")
    assert "<img" not in html(app) and "<i>" not in html(app)


def test_a_reason_for_reopening_is_checked_and_taken_as_typed(
    visit: Open, store: Store, upload: Upload
) -> None:
    upload(book(events=[{"code": "E1", "attended": 34}]))
    approve(store, "2026Q1", "ann")
    app = visit("records/submissions.py", quarter="2026Q1")
    reason = "We prevented 5 cases, which the police told late"
    next(box for box in app.text_area if box.label == "Why").set_value(reason).run()
    assert "5 potential cases were recorded or referred" in html(app)
    next(button for button in app.button if button.label == "Reopen").click().run()
    assert [d.reason for d in decisions(store)] == [reason, None]
