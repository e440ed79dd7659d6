"""Open answers: comments, and what the Survey items say is answered in words."""

import ast
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import Upload
from hypothesis import given
from hypothesis import strategies as st
from said import ITEMS, answered, answers_alone

from data.store import Store
from data.submissions import undo
from data.words import Words, key_of, questions, words

BOTH_DATABASES = True
ROOT = Path(__file__).parents[2]


def said(store: Store) -> list[Words]:
    with store.reading() as connection:
        return words(connection)


def texts(store: Store) -> list[tuple[str, str]]:
    return [(one.item, one.text) for one in said(store)]


def test_an_answer_says_which_question_it_is_to_and_who_said_it(
    store: Store, upload: Upload
) -> None:
    row = {"design": "matched", "date": "2026-02-03", "area": "A1", "audience": "youth"}
    upload(answered(row | {"comment": "The films."}))
    key = sha256(b"S1\0comment\0The films.").hexdigest()
    where = ("2026Q1", "2026-02", "A1", "youth", "P1")
    assert said(store) == [
        Words(key, "S1", "comment", "after", "matched", *where, text="The films.")
    ]


def test_an_open_item_is_found_by_its_name_and_by_its_wording(store: Store, upload: Upload) -> None:
    upload(answered({"Q1": "The films"}, {"What helped MOST": "The talk"}, {"Q2": "4"}))
    assert texts(store) == [("Q1", "The films"), ("Q1", "The talk")]


def test_what_is_not_declared_open_is_no_open_answer(store: Store, upload: Upload) -> None:
    upload(answered({"Q2": "very", "Q3": "nobody declared this"}, {"survey": "S2", "Q1": "words"}))
    assert texts(store) == []


def test_the_name_of_one_item_holds_before_the_wording_of_another(
    store: Store, upload: Upload
) -> None:
    second = {"survey": "S1", "item": "Q9", "wording": "Q1", "scale": "open"}
    upload(answered({"Q1": "The films"}, items=(*ITEMS, second)))
    assert texts(store) == [("Q1", "The films")]


def test_blank_and_missing_answers_are_none(store: Store, upload: Upload) -> None:
    upload(answered({"comment": "  ", "Q1": None}, {"comment": "Thanks"}))
    assert texts(store) == [("comment", "Thanks")]


def test_the_same_words_to_the_same_question_have_one_key_and_stand_as_often_as_given(
    store: Store, upload: Upload
) -> None:
    upload(answered({"comment": "Thanks"}, {"comment": " Thanks "}, {"Q1": "Thanks"}))
    one, again, other = said(store)
    assert one.key == again.key
    assert other.key != one.key


def test_composed_and_decomposed_letters_are_the_same_words() -> None:
    assert key_of("S1", "comment", "cafe\u0301") == key_of("S1", "comment", " caf\u00e9\n")


@given(st.text(), st.text(), st.text(), st.text())
def test_words_to_another_question_have_another_key(a: str, b: str, c: str, text: str) -> None:
    if "\0" not in a + b + c and a != b:
        assert key_of(a, c, text) != key_of(b, c, text)
        assert key_of(c, a, text) != key_of(c, b, text)


def test_answers_that_were_undone_or_replaced_are_gone_and_come_back_under_their_key(
    store: Store, upload: Upload
) -> None:
    upload(answered({"comment": "Thanks"}))
    before = said(store)
    (replacing,) = upload(answers_alone({"comment": "Other words"}))
    assert texts(store) == [("comment", "Other words")]
    undo(store, [replacing], "tester")
    assert said(store) == before


def test_the_questions_are_those_in_words(store: Store, upload: Upload) -> None:
    upload(answered({"comment": "Thanks"}))
    with store.reading() as connection:
        assert questions(connection) == {("S1", "Q1"): "What helped most?"}


#: In a workbook it would be worked out; in a csv file it is what somebody typed.
FORMULAS = ["=SUM(A1:A9)", "=cmd|' /C calc'!A0", "+1 for the films", "@everyone thanks"]


@pytest.mark.parametrize("text", ["Дякую, це допомогло", "شكرا جزيلا", "谢谢", "long " * 6_000])
def test_other_scripts_and_long_texts_are_kept_as_they_are(
    store: Store, upload: Upload, text: str
) -> None:
    upload(answered({"comment": text}))
    assert texts(store) == [("comment", text.strip())]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_text(store: Store, upload: Upload, text: str) -> None:
    upload(answered({"comment": "x"}))
    header = "Survey code,Wave,Design,Date,Comment"
    upload(f'{header}\nS1,after,post_only,2026-02-03,"{text}"\n'.encode(), name="surveys.csv")
    assert texts(store) == [("comment", text)]


def imported(path: Path) -> set[str]:
    """Return what a module imports, by its whole name."""
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    names: set[str] = set()
    for node in tree:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def importers(*what: str) -> set[str]:
    """Return the product's modules that import one of these."""
    rooms = ("data", "metrics", "reports", "pages", "benchmarks")
    files = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    return {str(p.relative_to(ROOT)) for p in files if imported(p) & set(what)}


def test_words_nobody_has_read_leave_by_one_door_only() -> None:
    assert importers("data.words.words", "data.words") == {"data/readings.py"}


def test_only_the_readers_page_looks_at_what_is_in_quarantine() -> None:
    """Nobody else but the demonstration, which reads what it wrote itself."""
    readers = importers("data.readings.answers_to_read", "data.readings")
    may = ("pages/parts/reading", "data/demo/")
    assert {path for path in readers if not path.startswith(may)} == set()
