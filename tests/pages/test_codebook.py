"""The codebook's page: codes added, changed, merged; what that means for codings is said."""

from collections.abc import Callable

import pytest
import spoken
from conftest import Upload
from streamlit.testing.v1 import AppTest
from workbooks import book

from data.codebook import Code, codebook
from data.codebook_changes import add_code
from data.store import Store

Open = Callable[..., AppTest]
PAGE = "voices/codebook.py"


@pytest.fixture
def coded(store: Store, upload: Upload) -> Store:
    """One comment, coded with Pace; Room is there as well."""
    upload(book(surveys=[{"survey": "S1", "respondent": "r1", "comment": "Too fast"}]))
    add_code(store, Code("", "Pace", "How fast it went."), "ann")
    add_code(store, Code("", "Room"), "ann")
    spoken.code(store, {"Too fast": (["Pace"], None)})
    return store


def html(app: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in app.get("html"))


def fill(app: AppTest, **fields: str) -> None:
    for key, value in fields.items():
        found = [box for box in (*app.text_input, *app.text_area) if box.key == key]
        assert found, (key, [box.key for box in app.text_input])
        found[0].set_value(value)


def submit(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def choose(app: AppTest, code: str) -> AppTest:
    next(box for box in app.selectbox if box.label == "Change a code").set_value(code).run()
    return app


def test_the_first_code_is_added(store: Store, upload: Upload, visit: Open) -> None:
    upload(book(surveys=[{"survey": "S1", "respondent": "r1", "comment": "Too fast"}]))
    app = visit(PAGE)
    assert "There is no code yet." in app.markdown[0].value
    fill(app, **{"code  name": "Pace", "code  definition": "How fast it went."})
    submit(app, "Add the code")
    assert app.success[0].value == "The code “Pace” is added."
    assert "How fast it went." in html(app)


def test_what_cannot_be_added_is_said(coded: Store, visit: Open) -> None:
    app = visit(PAGE)
    fill(app, **{"code  name": "pace"})
    submit(app, "Add the code")
    assert "Another code is called “pace”." in html(app)


def test_another_definition_is_kept_with_the_earlier_and_asks_for_another_look(
    coded: Store, visit: Open
) -> None:
    app = choose(visit(PAGE), "pace")
    fill(app, **{"code pace definition": "Only how fast somebody spoke."})
    submit(app, "Keep these words")
    assert "<b>Pace</b>: 1 coding was made under an earlier meaning." in html(app)
    choose(app, "pace")
    (history,) = [table.value for table in app.table if "Note" in table.value]
    assert list(history["Definition"]) == ["Only how fast somebody spoke.", "How fast it went."]
    assert list(history["Note"]) == ["means something else since", ""]


def test_merging_says_why_and_can_be_taken_back(coded: Store, visit: Open) -> None:
    app = choose(visit(PAGE), "pace")
    submit(app, "Merge it")
    assert "It is not said why the codebook is changed so." in html(app)
    choose(app, "pace")
    fill(app, **{"merge pace why": "One thing"})
    submit(app, "Merge it")
    assert "Merged into “Room”: One thing" in html(app)
    submit(app, "Bring it back")
    with coded.reading() as connection:
        assert list(codebook(connection).offered) == ["pace", "room"]


def test_a_code_is_split(coded: Store, visit: Open) -> None:
    app = choose(visit(PAGE), "pace")
    fill(app, **{"split pace names": "Too fast\nToo long", "split pace why": "Two things"})
    submit(app, "Split it")
    assert "Pace › Too fast" in html(app)


def test_files_are_offered_for_other_programs(coded: Store, visit: Open) -> None:
    app = visit(PAGE)
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Codebook (CSV)", "Codebook (.qdc)", "Codings (CSV)", "Project (.qdpx)"]


def test_funders_are_sent_away(coded: Store, visit: Open) -> None:
    assert visit(PAGE, role="Funder").title[0].value == "Not for this role"
