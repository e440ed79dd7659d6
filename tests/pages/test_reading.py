"""Open answers are read one at a time, or several at once; what was decided can be reopened."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from said import answered
from streamlit.testing.v1 import AppTest
from workbooks import LISTS, xlsx

from data.plan import REPLACE, Asked, plan_file
from data.readings import (
    CLEARED,
    REDACTED,
    WITHHELD,
    cleared_words,
    decide,
    history,
)
from data.store import Store
from data.submissions import commit
from data.words import key_of
from pages.parts.reading_one import marked

PAGE = "voices/reading.py"
Open = Callable[..., AppTest]
MARIA = "Ask Maria at the clinic on Main Street."


@pytest.fixture
def said(store: Store) -> Callable[..., None]:
    """Store answers to S1, one respondent each."""

    def stored(*rows: dict[str, Any]) -> None:
        content = answered(*rows) if rows else xlsx(LISTS)
        plan = plan_file(store, content, "s.xlsx", Asked("P1", mode=REPLACE))
        assert not plan.errors, [problem.message for problem in plan.errors]
        commit(store, plan, "tester")

    return stored


def press(app: AppTest, label: str) -> AppTest:
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def look_at(app: AppTest, view: str) -> AppTest:
    app.segmented_control[0].set_value(view).run()
    assert not app.exception, app.exception[0].stack_trace
    return app


def shown(app: AppTest) -> list[str]:
    """Return the open answers on the page, as they are read."""
    boxes = re.findall(r'<div class="answer"[^>]*>(.*?)</div>', bodies(app), re.DOTALL)
    lines = re.findall(r'<span dir="auto">(.*?)</span></li>', bodies(app), re.DOTALL)
    return [unescape(re.sub(r"<sup>\d+</sup>|<[^>]+>", "", text)) for text in boxes + lines]


def bodies(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def usable(store: Store) -> list[str]:
    with store.reading() as connection:
        return [one.text for one in cleared_words(connection)]


def decisions(store: Store) -> list[str]:
    with store.reading() as connection:
        return [one.decision for one in history(connection)]


def test_an_answer_is_shown_with_what_is_suggested_and_redacted_by_one_key(
    store: Store, said: Callable[..., None], visit: Open
) -> None:
    said({"comment": MARIA}, {"comment": MARIA}, {"Q1": "The films"})
    app = visit(PAGE)
    assert shown(app) == [MARIA]
    assert "Survey S1 · After · before and after, matched · 2026 Q1 · given 2 times" in bodies(app)
    assert app.text_area[0].value == "Ask [name] at [place]."
    assert app.get("progress")[0].proto.text == "0 of 2 read"
    press(app, "Redact")
    assert usable(store) == ["Ask [name] at [place]."] * 2
    assert shown(app) == ["The films"]
    assert "What helped most?" in bodies(app)
    assert app.get("progress")[0].proto.text == "1 of 2 read"


def test_what_is_marked_is_not_cleared_in_passing(
    store: Store, said: Callable[..., None], visit: Open
) -> None:
    said({"comment": MARIA})
    app = visit(PAGE)
    assert next(b for b in app.button if b.label == "Clear").disabled
    press(app, "Nothing to take out")
    assert app.text_area[0].value == MARIA
    press(app, "Clear")
    assert usable(store) == [MARIA]


def test_each_suggestion_is_taken_or_left(said: Callable[..., None], visit: Open) -> None:
    said({"comment": MARIA})
    app = visit(PAGE)
    app.pills[0].set_value([1]).run()
    assert app.text_area[0].value == "Ask Maria at [place]."


def test_a_changed_text_is_redacted_never_cleared(
    store: Store, said: Callable[..., None], visit: Open
) -> None:
    said({"comment": "Ask the tall one"})
    app = visit(PAGE)
    app.text_area[0].set_value("Ask [name]").run()
    press(app, "Clear")
    assert "it cannot be cleared as it was given" in bodies(app)
    assert decisions(store) == []
    press(app, "Redact")
    assert usable(store) == ["Ask [name]"]


def test_a_detail_that_is_left_is_refused_with_its_sentence(
    store: Store, said: Callable[..., None], visit: Open
) -> None:
    said({"comment": "Ask the tall one"})
    app = visit(PAGE)
    app.text_area[0].set_value("Ask me@example.org").run()
    press(app, "Redact")
    assert "The text still looks as if it held an e-mail address." in bodies(app)
    assert app.text_area[0].value == "Ask me@example.org"
    assert decisions(store) == []


def test_skipped_answers_come_last_and_a_decision_is_undone(
    store: Store, said: Callable[..., None], visit: Open
) -> None:
    said({"comment": "One"}, {"comment": "Two"}, {"comment": "Three"})
    app = visit(PAGE)
    press(app, "Skip")
    assert shown(app) == ["Two"]
    press(app, "Withhold")
    assert shown(app) == ["Three"]
    press(app, "Undo: withheld")
    assert shown(app) == ["Two"]
    for _ in range(2):
        press(app, "Clear")
    assert shown(app) == ["One"]
    press(app, "Clear")
    assert app.subheader[0].value == "All read: 3 answers"
    assert usable(store) == ["One", "Two", "Three"]


def test_what_another_reader_decided_meanwhile_is_not_overruled(
    store: Store, said: Callable[..., None], visit: Open
) -> None:
    said({"comment": "One"}, {"comment": "Two"})
    app = visit(PAGE)
    decide(store, key_of("S1", "comment", "One"), WITHHELD, "ben")
    press(app, "Clear")
    assert "meanwhile: withheld, by ben." in bodies(app)
    assert shown(app) == ["Two"]
    assert usable(store) == []


def test_short_answers_without_a_suggestion_are_cleared_together(
    store: Store, said: Callable[..., None], visit: Open
) -> None:
    plain = [f"Answer in {'i' * i} words" for i in range(1, 23)]
    odd = [MARIA, "Дякую", "long " * 50]
    said(*({"comment": text} for text in (*odd, *plain)))
    app = look_at(visit(PAGE), "Several at once")
    assert shown(app) == plain[:20]
    app.pills[0].set_value([0, 2]).run()
    press(app, "Clear 18 answers")
    assert usable(store) == [plain[1], *plain[3:20]]
    assert shown(app) == [plain[0], plain[2], *plain[20:]]


def test_what_was_decided_is_listed_and_reopened_with_a_reason(
    store: Store, said: Callable[..., None], visit: Open
) -> None:
    said({"comment": MARIA}, {"comment": "One"})
    decide(store, key_of("S1", "comment", MARIA), REDACTED, "ben", text="Ask [name].")
    decide(store, key_of("S1", "comment", "One"), CLEARED, "ann")
    app = look_at(visit(PAGE), "What was decided")
    assert shown(app) == ["One", "Ask [name]."]
    assert "by ben" in bodies(app)
    press(app, "Put it back into quarantine")
    assert "It is not said why the answer is to be reopened." in bodies(app)
    app.text_input[0].set_value("It names a place")
    press(app, "Put it back into quarantine")
    assert usable(store) == ["Ask [name]."]
    assert shown(app) == ["Ask [name]."]


def test_nothing_of_a_text_is_taken_for_html_or_markdown() -> None:
    text = "<script>alert(1)</script> **x** [a](b) =SUM(A1)"
    assert marked(text, []) == ("&lt;script&gt;alert(1)&lt;/script&gt; **x** [a](b) =SUM(A1)")


def test_in_another_script_the_finder_says_that_it_cannot_read(
    said: Callable[..., None], visit: Open
) -> None:
    said({"comment": "شكرا جزيلا"})
    app = visit(PAGE)
    assert '<div class="answer" dir="auto"' in bodies(app)
    assert "The finder knows no names in this script" in bodies(app)


def test_without_answers_the_page_says_where_they_come_from(
    said: Callable[..., None], visit: Open
) -> None:
    said()
    app = visit(PAGE)
    assert any("There are no open answers yet" in one.value for one in app.markdown)


@pytest.mark.parametrize("role", ["Funder", "Local government"])
def test_nobody_but_staff_reads_them(said: Callable[..., None], visit: Open, role: str) -> None:
    said({"comment": "One"})
    app = visit(PAGE, role=role)
    assert app.title[0].value == "Not for this role"
    assert shown(app) == []
