"""The library of instruments: everyone may look, and take it along."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from data.instruments import library

Open = Callable[..., AppTest]
PAGE = "about/instruments.py"
FILES = [
    "To print (HTML)",
    "Survey items, to upload",
    "Sheet to type answers into",
    "Questions and scoring (Excel)",
]


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("role", ["Program staff", "Funder", "Local government"])
def test_everyone_sees_the_library_on_an_empty_store(visit: Open, role: str) -> None:
    app = visit(PAGE, role=role)
    assert app.radio(key="instrument").options == [one.title for one in library().values()]
    assert "keeps a worker&#x27;s passport" in html(app)
    assert [button.proto.label for button in app.get("download_button")] == FILES


def test_an_instrument_is_shown_in_the_language_chosen(visit: Open) -> None:
    app = visit(PAGE, instrument="Trust in reporting", language="Español")
    assert 'lang="es"' in html(app)
    assert "Tomarían en serio" in html(app)
    assert "Says the opposite: 5 to 1, turned." in html(app)
    assert app.text_input(key="survey TRUST").value == "TRUST"


def test_a_guide_is_for_a_conversation_and_has_no_survey(visit: Open) -> None:
    app = visit(PAGE, instrument="Interview guide")
    assert "Never what was done to somebody." in html(app)
    assert [button.proto.label for button in app.get("download_button")] == FILES[:1]
    assert not app.text_input


def test_only_staff_are_offered_the_coalitions_names(
    visit: Open, demo: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, bytes] = {}

    def keep(label: str, data: Callable[[], bytes], **_: object) -> None:
        made[label] = data()

    monkeypatch.setattr("streamlit.download_button", keep)
    for role, offered in (("Program staff", True), ("Funder", False)):
        visit(PAGE, role=role)
        book = openpyxl.load_workbook(io.BytesIO(made["Sheet to type answers into"]))
        heads = [cell.value for cell in book["Lists"][1]]
        assert ("Partners" in heads) == offered
