"""Questionnaires: what an answer says, whatever a form wrote into the cell."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from data.questionnaire import questionnaires
from data.scales import AGREEMENT, ZERO_TO_TEN, Unread, chosen, declined, same_answer
from data.scoring import mean_score, scores

DAY = dt.date(2026, 3, 10)
Rows = Sequence[Mapping[str, Any]]


def item(
    name: str, scale: str = "agreement", measures: str = "perception", **more: Any
) -> dict[str, Any]:
    return {"survey": "S1", "item": name, "wording": f"{name}?", "scale": scale} | {
        "measures": measures,
        **more,
    }


def read(rows: Rows, answers: Mapping[str, Any], day: dt.date = DAY) -> dict[str, Any]:
    one = questionnaires(rows)["S1"]
    found = one.read(json.dumps(answers), day)
    return {item.name: answer for item, answer in found.items()}


def scored(rows: Rows, answers: Mapping[str, Any], day: dt.date = DAY) -> dict[str, Any]:
    one = questionnaires(rows)["S1"]
    return scores(one.read(json.dumps(answers), day), one.asked_on(day).values())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Strongly agree", 5),
        ("strongly agree ", 5),
        ("4", 4),
        ("4.0", 4),
        ("4 - Agree", 4),
        ("(4) Agree", 4),
        ("Muy de acuerdo", 5),
        ("Neutral", 3),
        ("4 - Disagree", Unread.OFF),
        ("7", Unread.OFF),
        ("Blue", Unread.OFF),
        ("Don't know", Unread.DECLINED),
        ("Prefiero no responder", Unread.DECLINED),
    ],
)
def test_a_cell_is_read_as_words_as_a_code_or_both(cell: str, code: Any) -> None:
    assert AGREEMENT.read(cell) == code


@pytest.mark.parametrize(
    ("cell", "code"),
    [("10", 10), ("0 = not at all", 0), ("10 - Extremely likely", 10), ("11", Unread.OFF)],
)
def test_nought_to_ten(cell: str, code: Any) -> None:
    assert ZERO_TO_TEN.read(cell) == code


def test_the_ends_of_a_scale_change_places_where_agreeing_is_unfavourable() -> None:
    assert [AGREEMENT.turned(code) for code in AGREEMENT.codes] == [5, 4, 3, 2, 1]
    assert [ZERO_TO_TEN.turned(code) for code in (0, 3, 10)] == [10, 7, 0]


def test_the_top_two_boxes() -> None:
    assert [AGREEMENT.favours(code) for code in AGREEMENT.codes] == [False] * 3 + [True] * 2


@pytest.mark.parametrize(
    ("cell", "ticked"),
    [
        ("Radio, Friends, family or neighbours", ["Radio", "Friends, family or neighbours"]),
        ("Radio;TV;", ["Radio", "TV"]),
        ("TV; Radio; TV", ["TV", "Radio"]),
        ("radio", ["Radio"]),
        ("Radio, A poster at work", ["Radio", "A poster at work"]),
    ],
)
def test_answers_ticked_in_one_cell(cell: str, ticked: list[str]) -> None:
    assert chosen(cell, ("Radio", "TV", "Friends, family or neighbours")) == ticked


def test_codes_with_a_blank_between_them() -> None:
    assert chosen("radio tv", ("radio", "tv")) == ["radio", "tv"]


def test_without_options_commas_separate() -> None:
    assert chosen("Radio, TV", ()) == ["Radio", "TV"]


def test_yes_in_any_spelling_is_one_answer() -> None:
    assert same_answer("Sí", "Yes")
    assert same_answer("TRUE", "yes")
    assert not same_answer("No", "Yes")
    assert declined("I don't know")
    assert not same_answer("Don't know", "Yes")


def test_a_column_is_found_by_name_wording_or_number() -> None:
    rows = [item("Safe"), item("Heard", "one_answer")]
    answers = {"Safe?": "Agree", "2. Heard?": "Yes", "Something else": "x"}
    assert read(rows, answers) == {"Safe": 4, "Heard": "Yes"}
    assert read(rows, {"How do you feel? [… safe?]": "Agree", "Other [x]": "y"}) == {"Safe": 4}


def test_an_own_scale_has_its_answers_in_the_order_they_are_listed() -> None:
    rows = [item("Pace", "own", options="Too slow; Just right; Too fast")]
    assert read(rows, {"Pace": "just right"}) == {"Pace": 2}
    assert read(rows, {"Pace": "3"}) == {"Pace": 3}
    assert read(rows, {"Pace": "Good"}) == {"Pace": Unread.OFF}


def test_the_same_item_in_two_languages_has_one_answer() -> None:
    rows = [
        item("Pace", "own", options="Slow; Right; Fast"),
        item("Pace", "own", options="Lento; Bien; Rápido", language="Spanish")
        | {"wording": "¿El ritmo?"},
    ]
    assert read(rows, {"¿El ritmo?": "Rápido"}) == {"Pace": 3}
    assert questionnaires(rows)["S1"].versions("Pace")[0].options == ("Slow", "Right", "Fast")


def test_several_ticked_are_shown_as_they_are_offered() -> None:
    rows = [item("Where", "multi_select", "other", options="Radio; Friends, family")]
    assert read(rows, {"Where": "radio, friends, family"}) == {
        "Where": ("Radio", "Friends, family")
    }
    assert read(rows, {"Where": ["Radio", "Bus"]}) == {"Where": ("Radio", "Bus")}


def test_an_item_is_read_as_it_was_asked_on_the_day() -> None:
    rows = [
        item("Safe"),
        item("Safe", "own", options="No; Yes", since=dt.date(2026, 2, 1)),
    ]
    asked = questionnaires(rows)["S1"]
    assert [asked.asked_on(dt.date(2026, m, 1))["Safe"].scale for m in (1, 2)] == [
        "agreement",
        "own",
    ]
    assert read(rows, {"Safe": "Yes"}, dt.date(2026, 1, 31)) == {"Safe": Unread.OFF}
    assert read(rows, {"Safe": "Yes"}, dt.date(2026, 2, 1)) == {"Safe": 2}


def test_a_test_score_counts_a_question_left_blank_as_not_right() -> None:
    sign: dict[str, Any] = {
        "scale": "knowledge",
        "measures": "awareness_of_signs",
        "right": "Yes",
        "enough": 2,
    }
    rows = [item(name, **sign) for name in ("a", "b", "c", "d")]
    found = scored(rows, {"a": "Yes", "b": "Sí", "c": "Don't know"})
    assert found["test_score"] == 50  # 2 of 4
    assert (found["signs_right"], found["aware"]) == (2, 1)
    assert scored(rows, {})["test_score"] is None


def test_who_knows_where_and_how_to_report() -> None:
    rows = [
        item("where", "knowledge", "where_to_report", right="Yes"),
        item("how", "agreement", "how_to_report"),
    ]
    assert scored(rows, {"where": "Yes", "how": "Agree"})["knows_report"] == 1
    assert scored(rows, {"where": "Yes", "how": "Neutral"})["knows_report"] == 0
    assert scored(rows, {"where": "Yes"})["knows_report"] is None
    assert scored(rows, {"where": "Yes", "how": "Don't know"})["knows_report"] is None


def test_perception_needs_four_fifths_of_its_items() -> None:
    rows = [item(name) for name in "abcd"] + [item("e", reverse=True)]
    four = {"a": "5", "b": "5", "c": "4", "e": "1"}
    found = scored(rows, four)
    assert found["perception"] == (5 + 5 + 4 + 5) / 4  # e is turned: 1 becomes 5
    assert found["favourable"] == 100
    assert scored(rows, {"a": "5", "b": "5", "c": "4"})["perception"] is None


def test_scales_of_different_lengths_are_put_on_one() -> None:
    rows = [item("a"), item("b", "own", options="No; Perhaps; Yes")]
    assert scored(rows, {"a": "3", "b": "Yes"})["perception"] == (3 + 5) / 2


def test_a_scale_score_keeps_the_scale_where_all_items_have_it() -> None:
    rows = [
        item("a", "own", options="1; 2; 3; 4; 5; 6; 7"),
        item("b", "own", options="1;2;3;4;5;6;7"),
    ]
    one = questionnaires(rows)["S1"]
    read = one.read(json.dumps({"a": "7", "b": "4"}), DAY)
    assert mean_score(read, one.asked_on(DAY).values()) == 5.5


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("9", (9, 1, 0)),
        ("7", (7, 0, 0)),
        ("6", (6, 0, 1)),
        ("Don't know", (None, None, None)),
    ],
)
def test_promoters_and_detractors(answer: str, found: tuple[Any, ...]) -> None:
    rows = [item("again", "zero_to_ten", "recommendation")]
    one = scored(rows, {"again": answer})
    assert (one["recommends"], one["promoter"], one["detractor"]) == found


def test_an_own_scale_ends_before_what_is_no_answer() -> None:
    rows = [item("Efforts", "own", options="Slowed; Same; Improved; Don't know")]
    rows += [
        item("Efforts", "own", options="Peor; Igual; Mejor; Ni idea", language="Spanish"),
    ]
    assert read(rows, {"Efforts": "Improved"}) == {"Efforts": 3}
    assert read(rows, {"Efforts": "mejor"}) == {"Efforts": 3}
    assert read(rows, {"Efforts": "4"}) == {"Efforts": Unread.OFF}
    assert read(rows, {"Efforts": "Ni idea"}) == {"Efforts": Unread.DECLINED}


def test_nothing_ticked_but_that_there_is_no_answer() -> None:
    rows = [item("Heard", "multi_select", options="Radio; Poster")]
    assert read(rows, {"Heard": "Prefer not to say"}) == {"Heard": Unread.DECLINED}
    offered = [item("Heard", "multi_select", options="Radio; Don't know")]
    assert read(offered, {"Heard": "Don't know"}) == {"Heard": ("Don't know",)}


def test_a_right_answer_on_a_scale_is_right_by_code_and_by_words() -> None:
    rows = [item("How many", "own", measures="knowledge", options="Few; Some; Most", right="Most")]
    assert scored(rows, {"How many": "Most"})["test_score"] == 100
    assert scored(rows, {"How many": "3"})["test_score"] == 100
    assert scored(rows, {"How many": "Some"})["test_score"] == 0


def test_a_single_answer_is_no_scale() -> None:
    rows = [item("Safe", "own", options="Yes"), item("Sure", "own", options="Don't know")]
    assert read(rows, {"Safe": "Yes", "Sure": "Don't know"}) == {
        "Safe": "Yes",
        "Sure": "Don't know",
    }
    assert scored(rows, {"Safe": "Yes"})["perception"] is None
