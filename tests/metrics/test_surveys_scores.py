"""Scale scores and series: what items measure together, and where a line breaks."""

import datetime as dt
from typing import Any

import pytest
from conftest import Upload
from surveying import SPRING, SUMMER, asked, drawn, item, looked_at, questionnaire, sheet, told

from data.questionnaire import Questionnaire
from data.store import Store
from metrics.methods import cronbach_alpha
from metrics.surveys import (
    Respondent,
    ScaleScore,
    followed,
    over_time,
    scale_change,
    scale_scores,
    surveys,
    what_changed,
)

TRUST = asked(
    *(item(name, belongs="Trust") for name in ("a", "b", "c", "d")),
    item("e", belongs="Trust", reverse=True),
    item("Safe"),
)


def answered(
    of: Questionnaire, codes: str, wave: str = "after", who: int | None = None, **more: str
) -> Respondent:
    """Return a respondent by the codes of a, b, c, d and e; a dash is a blank."""
    given = {name: code for name, code in zip("abcde", codes, strict=False) if code != "-"}
    return told(of, wave, who, given, **more)


def trust(people: list[Respondent], wave: str = "after", of: Questionnaire = TRUST) -> ScaleScore:
    (found,) = scale_scores(drawn(of), wave, people)
    return found


def test_a_score_needs_four_fifths_of_the_items() -> None:
    people = [answered(TRUST, codes) for codes in ("55551", "4444-", "333--", "-----")]
    found = trust(people)
    assert (found.name, [one.name for one in found.items]) == ("Trust", list("abcde"))
    # 5, with e turned from 1 to 5; 4 of four items; three of five are too few.
    assert found.n == 2
    assert found.mean is not None
    assert (found.mean.value, found.points) == (4.5, (1, 5))


def test_reliability_is_that_of_those_who_answered_everything() -> None:
    people = [answered(TRUST, codes) for codes in ("54552", "44442", "33233", "2121-", "12114")]
    found = trust(people)
    turned = [[5, 4, 5, 5, 4], [4, 4, 4, 4, 4], [3, 3, 2, 3, 3], [1, 2, 1, 1, 2]]
    assert (found.n, found.reliability.n) == (5, 4)
    assert found.reliability == cronbach_alpha(turned)
    assert found.against == ()


def test_an_item_that_goes_against_its_scale_is_named() -> None:
    unmarked = asked(*(item(name, belongs="Trust") for name in "abcde"))
    people = [answered(unmarked, codes) for codes in ("54551", "44442", "33233", "21214", "12115")]
    assert [one.name for one in trust(people, of=unmarked).against] == ["e"]
    assert trust([answered(TRUST, "54551"), answered(TRUST, "12115")]).against == ()


def test_items_that_belong_nowhere_and_open_answers_have_no_scale() -> None:
    of = asked(item("a"), item("Why", "open", belongs="Trust"))
    assert scale_scores(drawn(of), "after", [told(of, "after", None, {"a": 5})]) == []


def test_of_scales_of_different_lengths_the_score_is_of_five() -> None:
    of = asked(item("a", belongs="Trust"), item("b", "zero_to_ten", belongs="Trust"))
    found = trust([answered(of, "35")], of=of)
    assert found.mean is not None
    assert (found.mean.value, found.points) == (3, (1, 5))


def test_nobody_answered() -> None:
    found = trust([])
    assert (found.n, found.mean, found.reliability.value) == (0, None, None)


def test_a_score_changes_in_the_same_people() -> None:
    pairs = {1: ("22224", "44442"), 2: ("33333", "3333-"), 3: ("44442", "4----")}
    people = [
        answered(TRUST, codes, wave, who)
        for who, both in pairs.items()
        for wave, codes in zip(("before", "after"), both, strict=True)
    ]
    survey = drawn(TRUST)
    change = scale_change(survey, "Trust", "after", people, followed(survey, people))
    assert change is not None
    # 2 → 4 and 3 → 3; the third answered too few items afterwards.
    assert (change.n, change.mean.value) == (2, 1)
    assert (change.improved, change.same, change.declined) == (1, 1, 0)


def test_the_comparison_group_has_a_score_of_its_own() -> None:
    people = [answered(TRUST, "55551"), answered(TRUST, "11115", arm="comparison")]
    (theirs,) = scale_scores(drawn(TRUST), "after", people, "comparison")
    means = [one.mean.value for one in (trust(people), theirs) if one.mean]
    assert means == [5, 1]


SINCE = dt.date(2026, 5, 1)
#: From May on there are seven answers to "b".
LONGER = asked(
    item("a", belongs="Trust"),
    item("b", "own", options="1;2;3;4;5", belongs="Trust"),
    item("b", "own", options="1;2;3;4;5;6;7", belongs="Trust", since=SINCE),
)


def test_scores_of_two_ways_of_asking_are_never_one_mean() -> None:
    early = told(LONGER, "after", None, {"a": 5, "b": 5}, day=SPRING)
    late = told(LONGER, "after", None, {"a": 1, "b": 1}, day=SUMMER)
    assert [trust(people, of=LONGER).n for people in ([early, late], [early])] == [1, 1]
    found = trust([early, late], of=LONGER)
    assert found.mean is not None
    assert found.mean.value == 1
    before = told(LONGER, "before", 1, {"a": 5, "b": 5}, day=SPRING)
    after = told(LONGER, "after", 1, {"a": 5, "b": 7}, day=SUMMER)
    survey = drawn(LONGER)
    both = followed(survey, [before, after])
    assert scale_change(survey, "Trust", "after", [before, after], both) is None


# -- over time


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, ()),
        ({"wording": "SAFE"}, ()),
        ({"wording": "Safe at night"}, ("wording",)),
        ({"scale": "frequency"}, ("scale",)),
        ({"reverse": True}, ("scale",)),
        ({"options": "No; Rather not; So so; Rather; Yes"}, ("answers",)),
        ({"measures": "other"}, ()),
        (
            {"wording": "Sure", "scale": "knowledge", "right": "Yes"},
            ("wording", "scale", "right answer"),
        ),
    ],
)
def test_what_breaks_a_series(change: dict[str, Any], broken: tuple[str, ...]) -> None:
    of = asked(item("Safe"), item("Safe") | {"since": SINCE} | change)
    assert what_changed(*of.versions("Safe")) == broken


def test_a_further_language_breaks_nothing_another_wording_in_one_does() -> None:
    english = item("Safe", since=SINCE)
    spanish = item("Safe", wording="¿A salvo?", language="Spanish", since=SINCE)
    assert what_changed(*asked(item("Safe"), english, spanish).versions("Safe")) == ()
    assert what_changed(*asked(item("Safe"), spanish).versions("Safe")) == ("wording",)


def test_a_line_breaks_where_the_wording_changed_within_a_quarter(
    store: Store, upload: Upload
) -> None:
    items = [item("Safe"), item("Safe", wording="Safe at night", since=SINCE)]
    days = ("2026-02-10", "2026-02-11", "2026-04-20", "2026-05-20", "2026-08-20")
    answers = [
        sheet("after", date=day, Safe=code)
        for day, code in zip(days, (5, 4, 3, 2, None), strict=True)
    ]
    upload(questionnaire(items, answers))
    survey, people = looked_at(store)
    points = over_time(survey, "Safe", "after", people)
    assert [(one.quarter, one.of.n, one.breaks) for one in points] == [
        ("2026Q1", 2, ()),
        ("2026Q2", 1, ()),
        ("2026Q2", 1, ("wording",)),
        ("2026Q3", 0, ()),
    ]
    assert [one.of.mean.value for one in points if one.of.mean] == [4.5, 3, 2]
    assert points[-1].of.missing == 1


def test_waves_quarters_and_designs_of_a_survey(store: Store, upload: Upload) -> None:
    answers = [sheet(wave, "ab12", Safe=3) for wave in ("follow_up", "before", "after")]
    answers.append(sheet("after", "cd34", design="post_only", Safe=3))
    upload(questionnaire([item("Safe")], answers))
    with store.reading() as connection:
        found = surveys(connection)
    assert [(one.code, one.design, one.sheets, one.waves, one.quarters) for one in found] == [
        ("S1", "matched", 3, ("before", "after", "follow_up"), ("2026Q1", "2026Q2")),
        ("S1", "post_only", 1, ("after",), ("2026Q1",)),
    ]
