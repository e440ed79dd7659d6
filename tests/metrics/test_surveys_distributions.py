"""Distributions: what was answered, what was not, and what nobody may read yet."""

import datetime as dt

import pytest
from conftest import Upload
from surveying import asked, item, looked_at, named, questionnaire, sheet, told

from data.store import Store
from metrics.methods import wilson
from metrics.surveys import OTHER, Distribution, distribution


def counts(found: Distribution) -> dict[str, int | None]:
    return {part.label: part.count for part in found.parts}


def test_an_item_of_a_scale_through_the_upload(store: Store, upload: Upload) -> None:
    given = ["Agree", "5", "4 - Agree", "Strongly agree", "disagree"]
    without = ["Don't know", "Purple", None]
    answers = [sheet(Safe=answer) for answer in (*given, *without)]
    upload(questionnaire([item("Safe")], answers))
    survey, people = looked_at(store)
    found = distribution(named(survey, "Safe"), "after", people)
    assert (found.n, found.declined, found.off, found.missing) == (5, 1, 1, 1)
    assert counts(found) == {
        "Strongly disagree": 0,
        "Disagree": 1,
        "Neither agree nor disagree": 0,
        "Agree": 2,
        "Strongly agree": 2,
    }
    assert [part.share for part in found.parts] == [0, 0.2, 0, 0.4, 0.4]
    assert [part.favourable for part in found.parts] == [False, False, False, True, True]
    # (2 + 4 + 4 + 5 + 5) ÷ 5, and four of five in the top two boxes.
    assert found.mean is not None
    assert found.mean.value == 4
    assert found.favourable is not None
    assert found.favourable.value == 0.8
    assert (found.favourable.low, found.favourable.high) == wilson(4, 5)


def test_agreeing_is_unfavourable_where_an_item_is_reversed() -> None:
    of = asked(item("Their own fault", reverse=True))
    people = [told(of, "after", None, {"Their own fault": code}) for code in (1, 1, 2, 5)]
    found = distribution(named(of, "Their own fault"), "after", people)
    # The codes stay as given; mean and top two boxes are of 5, 5, 4 and 1.
    assert [part.count for part in found.parts] == [2, 1, 0, 0, 1]
    assert [part.favourable for part in found.parts] == [True, True, False, False, False]
    assert found.mean is not None
    assert found.mean.value == 15 / 4
    assert found.favourable is not None
    assert found.favourable.value == 3 / 4


def test_several_answers_pass_one_together() -> None:
    of = asked(item("Heard", "multi_select", options="Radio; Friends, family; Poster"))
    cells = ["Radio; Poster", "Radio, friends, family", "Radio", "Prefer not to say"]
    people = [told(of, "after", None, {"Heard": cell}) for cell in cells]
    found = distribution(named(of, "Heard"), "after", [*people, told(of, "after", None, {})])
    assert found.several
    assert (found.n, found.declined, found.missing) == (3, 1, 1)
    assert [(part.label, part.count, part.share) for part in found.parts] == [
        ("Radio", 3, 1),
        ("Friends, family", 1, 1 / 3),
        ("Poster", 1, 1 / 3),
    ]
    assert (found.mean, found.favourable) == (None, None)


def test_an_own_scale_ends_before_dont_know() -> None:
    of = asked(item("Efforts", "own", options="Slowed; Same; Improved; Don't know"))
    cells = ["Slowed", "Improved", "improved", "Don't know", "4"]
    people = [told(of, "after", None, {"Efforts": cell}) for cell in cells]
    found = distribution(named(of, "Efforts"), "after", people)
    assert counts(found) == {"Slowed": 1, "Same": 0, "Improved": 2}
    # Of three answers only the top one is favourable; there is no fourth.
    assert (found.n, found.declined, found.off) == (3, 1, 1)
    assert found.favourable is not None
    assert found.favourable.value == 2 / 3


def test_dont_know_is_an_answer_where_it_is_offered() -> None:
    of = asked(item("Grew", "one_answer", options="Yes; No; Don't know"))
    cells = ["Yes", "Don't know", "don’t know", "No", "Maybe"]
    people = [told(of, "after", None, {"Grew": cell}) for cell in cells]
    found = distribution(named(of, "Grew"), "after", people)
    assert (found.n, found.declined, found.off) == (4, 0, 1)
    assert counts(found) == {"Don't know": 2, "Yes": 1, "No": 1}


def test_dont_know_is_no_answer_where_nothing_is_offered() -> None:
    of = asked(item("Grew", "one_answer"))
    cells = ["Yes", "Don't know", "don’t know", "No", "Maybe"]
    people = [told(of, "after", None, {"Grew": cell}) for cell in cells]
    found = distribution(named(of, "Grew"), "after", people)
    assert (found.n, found.declined, found.off) == (3, 2, 0)
    assert counts(found) == {"Yes": 1, "No": 1, OTHER: 1}


def test_dont_know_is_wrong_where_there_is_a_right_answer() -> None:
    of = asked(item("Debt", "knowledge", right="Yes", options="Yes; No; Don't know"))
    cells = ["yes", "Yes", "No", "Don't know", "Sí"]
    people = [told(of, "after", None, {"Debt": cell}) for cell in cells]
    found = distribution(named(of, "Debt"), "after", people)
    assert (found.n, found.declined) == (5, 0)
    assert found.favourable is not None
    assert found.favourable.value == 3 / 5
    assert [(part.label, part.count, part.favourable) for part in found.parts] == [
        ("Yes", 2, True),
        ("No", 1, False),
        ("Don't know", 1, False),
        ("Sí", 1, True),
    ]


def test_of_several_right_answers_all_and_no_other() -> None:
    of = asked(
        item(
            "Whom to call",
            "multi_select",
            options="Police; Hotline; Friend",
            right="Police; Hotline",
        )
    )
    cells = ["Police; Hotline", "Hotline; Police", "Police", "Police; Hotline; Friend"]
    people = [told(of, "after", None, {"Whom to call": cell}) for cell in cells]
    found = distribution(named(of, "Whom to call"), "after", people)
    assert found.favourable is not None
    assert found.favourable.value == 2 / 4
    assert [part.favourable for part in found.parts] == [True, True, False]


def test_somebodys_own_words_are_not_shown() -> None:
    of = asked(item("Heard", "multi_select", options="Radio; Poster"))
    cells = ["Radio; my neighbour at number nine", "My sister; my aunt", "Radio"]
    people = [told(of, "after", None, {"Heard": cell}) for cell in cells]
    found = distribution(named(of, "Heard"), "after", people)
    # Two respondents wrote something else, one of them two things.
    assert counts(found) == {"Radio": 2, "Poster": 0, OTHER: 2}


def test_without_options_an_answer_is_shown_once_five_gave_it() -> None:
    of = asked(item("Channel", "one_answer"))
    cells = ["Radio"] * 3 + ["radio"] * 2 + ["A flyer from my cousin"] + ["Poster"] * 4
    people = [told(of, "after", None, {"Channel": cell}) for cell in cells]
    assert counts(distribution(named(of, "Channel"), "after", people)) == {"Radio": 5, OTHER: 5}


def test_open_answers_have_a_count_and_no_words() -> None:
    of = asked(item("Why", "open"))
    people = [told(of, "after", None, {"Why": words}) for words in ("Because", "Don't know")]
    found = distribution(named(of, "Why"), "after", people)
    assert (found.n, found.parts) == (2, ())


def test_who_is_compared_with_is_not_mixed_in() -> None:
    of = asked(item("Safe"))
    people = [
        told(of, "after", None, {"Safe": 5}),
        told(of, "after", None, {"Safe": 1}, arm="comparison"),
        told(of, "before", None, {"Safe": 3}),
    ]
    mine, theirs = (
        distribution(named(of, "Safe"), "after", people, arm) for arm in ("took_part", "comparison")
    )
    assert [found.mean.value for found in (mine, theirs) if found.mean] == [5, 1]


def test_a_blank_is_missing_in_the_way_it_was_asked_that_day() -> None:
    of = asked(item("Safe"), item("Safe", wording="Are you safe here", since=dt.date(2026, 2, 1)))
    days = [dt.date(2026, month, 10) for month in (1, 1, 3)]
    people = [told(of, "after", None, {}, day=day) for day in days]
    missing = [distribution(way, "after", people).missing for way in of.versions("Safe")]
    assert missing == [2, 1]


def test_two_languages_are_one_item() -> None:
    of = asked(
        item("Pace", "own", options="Slow; Right; Fast"),
        item("Pace", "own", options="Lento; Bien; Rápido", language="Spanish"),
    )
    people = [told(of, "after", None, {"Pace": cell}) for cell in ("Fast", "rápido", "Bien", "2")]
    assert counts(distribution(named(of, "Pace"), "after", people)) == {
        "Slow": 0,
        "Right": 2,
        "Fast": 2,
    }


def test_nobody_answered() -> None:
    of = asked(item("Safe"), item("Heard", "one_answer", options="Radio; Poster"))
    for name in ("Safe", "Heard"):
        found = distribution(named(of, name), "after", [])
        assert (found.n, found.mean, found.favourable) == (0, None, None)
        assert {part.share for part in found.parts} == {0}


@pytest.mark.parametrize("scale", ["agreement", "zero_to_ten", "one_answer", "multi_select"])
def test_the_parts_of_one_answer_add_up_to_n(scale: str) -> None:
    of = asked(item("Safe", scale))
    people = [told(of, "after", None, {"Safe": code}) for code in (1, 2, 2, 5, 5, 5, 7, 10)]
    found = distribution(named(of, "Safe"), "after", people)
    assert sum(part.count or 0 for part in found.parts) == found.n
