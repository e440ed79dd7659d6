"""Instruments as people hold them: a table with its scoring, and a sheet to print."""

import io
from html import unescape
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest

from data.instruments import LANGUAGES, Guide, Instrument, instruments, library
from data.instruments.asking import CODE_ELEMENTS, CONSENT
from reports.instruments import frame, notes, scored
from reports.questionnaires import asked, sheet
from reports.xlsx import as_xlsx

EACH = pytest.mark.parametrize("one", library().values(), ids=lambda one: one.code)
IN_BOTH = pytest.mark.parametrize("language", LANGUAGES)
VOID = {"meta", "br"}


class Page(HTMLParser):
    """What an HTML file holds: its elements, its text, and whether all that opens is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, Any]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def count(self, tag: str, look: str = "") -> int:
        return sum(t == tag and look in str(a.get("class", "")) for t, a in self.found)


@EACH
@IN_BOTH
def test_the_sheet_to_print_stands_alone_and_says_its_language(
    one: Instrument | Guide, language: str
) -> None:
    text = sheet(one, language, "S1")
    page = Page(text)
    assert page.open == []
    assert page.found[0] == ("html", {"lang": language})
    assert [page.count(tag) for tag in ("h1", "main", "style", "title")] == [1, 1, 1, 1]
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.found}
    assert "http" not in text
    assert "url(" not in text
    assert "@media print" in text
    assert "S1" in text


@pytest.mark.parametrize("one", instruments().values(), ids=lambda one: one.code)
@IN_BOTH
def test_every_question_and_every_answer_is_on_the_sheet(one: Instrument, language: str) -> None:
    text = sheet(one, language)
    plain = unescape(text)
    assert Page(text).count("li", "line") == len(one.questions)
    for question in one.questions:
        assert question.wording.said(language) in plain
        assert all(f"<li>{answer.said(language)}</li>" in plain for answer in question.offered)
    assert all(words.said(language) in plain for words in CONSENT)
    assert all((words.said(language) in plain) == one.coded for words in CODE_ELEMENTS)


def test_respondents_are_not_told_what_is_right() -> None:
    signs = instruments()["SIGNS"]
    assert "Right:" not in sheet(signs, "en")
    beside = asked(signs, "en", beside=True)
    assert beside.count("Right: ") == 12
    assert beside.count("No sign, though it may seem one.") == 4


def test_markup_in_a_survey_code_is_text() -> None:
    assert "<b>S1</b>" not in sheet(instruments()["SIGNS"], "en", "<b>S1</b>")


@pytest.mark.parametrize(
    ("code", "item", "language", "said"),
    [
        ("SIGNS", "Sign: papers kept", "es", "Right: “Sí”."),
        ("SIGNS", "Sign: shared home", "en", "No sign, though it may seem one. Right: “No”."),
        (
            "TRUST",
            "Trust: taken seriously",
            "en",
            "1 to 5. Top two boxes: “Agree” and “Strongly agree”.",
        ),
        (
            "TRUST",
            "Trust: trouble for me",
            "es",
            "Says the opposite: 5 to 1, turned. "
            "Top two boxes: “Muy en desacuerdo” and “En desacuerdo”.",
        ),
        ("EVENT", "Event: pace", "en", "Share of each answer."),
    ],
)
def test_how_a_question_is_scored_in_words(code: str, item: str, language: str, said: str) -> None:
    named = {question.name: question for question in instruments()[code].questions}
    assert scored(named[item], language) == said


@IN_BOTH
def test_the_workbook_has_a_row_a_question_and_says_how_to_ask(language: str) -> None:
    one = instruments()["EVENT"]
    table = frame(one, language)
    content = as_xlsx(table, one.title, notes(one, language))
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = list(book["Table"].iter_rows(min_row=4, values_only=True))
    assert [row[1] for row in rows] == [question.name for question in one.questions]
    assert rows[6][3] == "; ".join(a.said(language) for a in one.questions[6].offered)
    said = {row[0]: row[1] for row in book["Notes"].iter_rows(min_row=4, values_only=True)}
    assert said["Purpose"] == one.purpose
    assert "kind to whoever" in str(said["Courtesy"])
    assert "Their code" not in said  # asked once, at the end: there is nothing to match
