"""Answers that say less than they could: off their scale, mixed, of no item, of no match."""

from typing import Any

from conftest import Upload
from surveying import item, questionnaire, sheet

from data.checks import all_checks
from data.messages import NOTE, WARNING
from data.plan import REPLACE, Asked, plan_file
from data.problems import Problem
from data.store import Store


def found(store: Store, content: bytes, **asked: Any) -> list[Problem]:
    plan = plan_file(store, content, "report.xlsx", Asked("P1", **{"mode": REPLACE} | asked))
    assert not plan.errors, [problem.message for problem in plan.errors]
    with store.reading() as connection:
        return all_checks(connection, plan.parts)


def said(store: Store, content: bytes, **asked: Any) -> list[str]:
    return [problem.message for problem in found(store, content, **asked)]


def once(**answers: Any) -> dict[str, Any]:
    return sheet("after", design="post_only", **answers)


def test_an_answer_off_its_scale_is_said_with_its_cell(store: Store) -> None:
    rows = [once(Safe="Agree"), once(Safe="Purple"), once(Safe="Don't know"), once(Safe=None)]
    (problem,) = found(store, questionnaire([item("Safe")], rows))
    assert problem.message == (
        "Surveys!G3: “Purple” is not an answer to “Safe” (1 Strongly disagree … 5 Strongly agree) "
        "and counts as not answered."
    )
    assert problem.severity == WARNING
    assert problem.expected == "1 Strongly disagree … 5 Strongly agree"


def test_what_can_be_answered_is_named_whatever_the_scale(store: Store) -> None:
    items = [
        item("Likely", "zero_to_ten"),
        item("Pace", "own", options="Slow; Right; Fast"),
        item("Heard", "one_answer", options="Radio; Poster"),
    ]
    rows = [once(Likely=11, Pace="Dull", Heard="Bus")]
    offered = [problem.words["offered"] for problem in found(store, questionnaire(items, rows))]
    assert offered == ["0 to 10", "1 Slow … 3 Fast", "Radio; Poster"]


def test_several_answers_and_open_ones_are_never_off(store: Store) -> None:
    items = [item("Heard", "multi_select", options="Radio; Poster"), item("Why", "open")]
    rows = [once(Heard="Radio; my aunt", Why="Because"), once(Heard="Bus", Why="7")]
    assert found(store, questionnaire(items, rows)) == []


def test_an_answer_is_held_against_the_item_as_asked_that_day(store: Store) -> None:
    items = [item("Safe"), item("Safe", "own", options="No; Yes", since="2026-02-01")]
    rows = [
        once(date="2026-01-10", Safe="Yes"),
        once(date="2026-03-10", Safe="Yes"),
        once(date="2026-03-11", Safe="Agree"),
    ]
    cells = [problem.cell for problem in found(store, questionnaire(items, rows))]
    assert cells == ["G2", "G4"]


def test_words_and_codes_in_one_column_are_a_note(store: Store) -> None:
    rows = [once(Safe=answer, Sure="4 - Agree") for answer in ("Agree", "Disagree", "5")]
    (problem,) = found(store, questionnaire([item("Safe"), item("Sure")], rows))
    assert problem.message == (
        "Surveys: “Safe” is answered in words in 2 rows and as a code in 1: both are read."
    )
    assert problem.severity == NOTE
    assert problem.fix == (
        "See whether the codes run the same way: 1 Strongly disagree … 5 Strongly agree."
    )


def test_columns_of_no_item_and_items_without_a_column_are_listed_once(store: Store) -> None:
    rows = [once(Safe=4, Weather="Fine", Lunch="Good")] * 3
    problems = found(store, questionnaire([item("Safe"), item("Sure"), item("Calm")], rows))
    assert [(problem.message, problem.severity) for problem in problems] == [
        (
            "Surveys: “Weather”, “Lunch”: no item of survey “S1”, so these answers are kept and "
            "looked at nowhere.",
            NOTE,
        ),
        (
            "Surveys: “Sure”, “Calm” of survey “S1”: declared, but no column here holds answers to "
            "it.",
            NOTE,
        ),
    ]


def test_a_column_is_known_by_its_wording_and_empty_columns_are_columns(store: Store) -> None:
    items = [item("Safe", wording="Do you feel safe"), item("Sure")]
    rows = [once(**{"Do you feel safe": 4, "Sure": None})]
    assert found(store, questionnaire(items, rows)) == []


def test_without_declared_items_nothing_is_held_against_them(store: Store) -> None:
    assert found(store, questionnaire([item("Safe", survey="S2")], [once(Safe="Purple")])) == []


def test_items_declared_before_hold_for_a_file_without_them(store: Store, upload: Upload) -> None:
    upload(questionnaire([item("Safe")], [once(Safe=4)]))
    later = questionnaire([item("Other", survey="S2")], [once(Safe="Purple")])
    assert [problem.entry for problem in found(store, later)] == ["answer_off_scale"]


# -- waves


def wave(name: str, *codes: str | None, **more: Any) -> list[dict[str, Any]]:
    return [sheet(name, code, **{"Safe": 4} | more) for code in codes]


def test_a_wave_that_nobody_matches(store: Store, upload: Upload) -> None:
    upload(questionnaire([item("Safe")], wave("before", "ab12", "cd34")))
    later = wave("after", "ef56", "gh78", "ij90", date="2026-04-10")
    (problem,) = found(store, questionnaire([item("Safe")], later))
    assert problem.message == (
        "Surveys!E2: Nobody of the wave “After” of survey “S1” is matched: none of its 3 codes is "
        "one of the 2 asked before."
    )
    assert problem.severity == WARNING
    assert (
        found(store, questionnaire([item("Safe")], wave("after", "ab12", "zz", date="2026-04-10")))
        == []
    )


def test_a_wave_without_codes_or_with_nobody_before(store: Store) -> None:
    codes = wave("before", "ab12") + wave("after", None, None)
    nobody = wave("after", "ab12") + wave("before", None)
    assert [said(store, questionnaire([item("Safe")], rows)) for rows in (codes, nobody)] == [
        [
            "Surveys!E3: Nobody of the wave “After” of survey “S1” is matched: it has no "
            "respondent codes."
        ],
        [
            "Surveys!E2: Nobody of the wave “After” of survey “S1” is matched: nobody with a code "
            "was asked before."
        ],
    ]


def test_one_match_in_the_file_is_enough_and_a_wave_alone_waits(store: Store) -> None:
    both = wave("before", "ab12", "cd34", date="2026-02-10") + wave(
        "after", "ab12", "ef56", date="2026-05-10"
    )
    assert found(store, questionnaire([item("Safe")], both)) == []
    for alone in ("before", "after"):
        assert found(store, questionnaire([item("Safe")], wave(alone, "ab12"))) == []
    unmatched = wave("after", "ab12", design="unmatched")
    assert found(store, questionnaire([item("Safe")], unmatched)) == []


def test_a_follow_up_is_matched_in_its_later_wave(store: Store) -> None:
    rows = wave("before", "ab12", design="follow_up") + wave("after", "cd34", design="follow_up")
    assert found(store, questionnaire([item("Safe")], rows)) == []
    late = wave("follow_up", "ef56", design="follow_up")
    assert [p.words["wave"] for p in found(store, questionnaire([item("Safe")], rows + late))] == [
        "Follow-up"
    ]
