"""Responses nobody gave in earnest, and names of forms."""

import json
from typing import Any

import pytest
from conftest import Upload
from stored import column
from workbooks import LISTS, filled, xlsx

from data.forms.names import form_name, survey_in, wave_in
from data.forms.trials import find_trials
from data.kinds import kind
from data.plan import Asked, Plan, plan_file
from data.store import Store
from data.submissions import commit


@pytest.mark.parametrize(
    ("row", "is_trial"),
    [
        (["K9", "Agree", "test"], True),
        (["K9", "Agree", "Test!"], True),
        (["K9", "5", "testing"], True),
        (["test", "Agree", "More time"], True),
        (["TEST 2", "Agree", "More time"], True),
        (["K9", "Agree", "The test was too long"], False),
        (["K9", "Something of my own", "test"], False),  # somebody wrote more than that
        (["K9", "Agree", ""], False),
        (["K9", "", ""], False),
        (["tested", "Agree", "No"], False),
    ],
)
def test_rows_that_try_a_form_out(row: list[Any], is_trial: bool) -> None:
    others = [["K1", "Agree", "More time"], ["K2", "Agree", "Food"]]
    rows = list(enumerate([*others, row]))
    assert find_trials(rows, [1, 2], [0], {}) == ([2] if is_trial else [])


def test_a_status_that_says_so() -> None:
    rows = [(0, ["Survey Preview", "Agree"]), (1, ["IP Address", "Agree"])]
    assert find_trials(rows, [1], [], {0: frozenset(["survey preview"])}) == [0]


def responses(*rows: dict[str, Any]) -> bytes:
    columns = kind("surveys").columns()
    whole = [filled("surveys", {"survey": "S1"} | row) for row in rows]
    names = list(dict.fromkeys(name for row in whole for name in row))
    head = [columns[name].title if name in columns else name for name in names]
    return xlsx({"Surveys": [head, *([row.get(name) for name in names] for row in whole)]})


def planned(store: Store, content: bytes, **answers: str) -> Plan:
    keys = {"trials": "once|trials|surveys"}
    said = {keys[about]: answer for about, answer in answers.items()}
    return plan_file(store, content, "report.xlsx", Asked("P1", answers=said))


TRIED = responses({"respondent": "K1", "Why?": "Fear"}, {"respondent": "Test", "Why?": "x"})


def test_whether_they_count_is_asked_of_each_file(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    plan = planned(store, TRIED)
    (asked,) = [question for question in plan.questions if question.open]
    assert (asked.about, asked.answer, asked.place) == ("trials", "leave", "row 3")
    assert [problem.message for problem in plan.errors] == [
        "Surveys row 3: Responses that look as if somebody only tried the form out: row 3."
    ]
    left = planned(store, TRIED, trials="leave")
    assert [problem.entry for problem in left.problems] == ["trials_left_out"]
    commit(store, left, "tester")
    assert [json.loads(one) for one in column(store, "surveys", "answers")] == [{"Why?": "Fear"}]
    # What was said of one file is not said of the next.
    assert [question.about for question in planned(store, TRIED).questions if question.open] == [
        "trials"
    ]


def test_they_count_if_somebody_says_so(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    plan = planned(store, TRIED, trials="read")
    assert [problem.entry for problem in plan.problems] == ["trials_counted"]
    assert sum(len(part.rows) for part in plan.parts) == 2


# -- respondents whose code stands twice


def told(plan: Plan) -> list[str]:
    assert not plan.errors
    return [problem.message for problem in plan.problems]


def test_a_code_that_stands_twice_is_a_warning(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    twice = responses({"respondent": "K1"}, {"respondent": "k 1"}, {"respondent": "K2"})
    plan = planned(store, twice)
    assert told(plan) == [
        "Surveys!E3: Respondent code stands in row 2 as well, of the same survey and wave."
    ]
    commit(store, plan, "tester")
    assert len(column(store, "surveys", "respondent")) == 3
    # The same file again changes nothing.
    again = planned(store, twice)
    assert not again.does_something


def test_a_code_of_an_earlier_quarter_is_a_warning(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    upload(responses({"respondent": "K1", "date": "2026-02-03"}))
    later = responses(
        {"respondent": "K1", "date": "2026-05-03"},
        {"respondent": "K1", "date": "2026-05-03", "survey": "S2"},
        {"respondent": "K2", "date": "2026-05-03"},
    )
    assert told(planned(store, later)) == [
        "Surveys!E2: Respondent code is stored already of the same survey and wave, in 2026 Q1."
    ]


# -- what a form is called


@pytest.mark.parametrize(
    ("file", "sheet", "name"),
    [
        ("Know the signs (Responses).xlsx", "Form Responses 1", "Know the signs"),
        ("Know the signs(1-23).xlsx", "Sheet1", "Know the signs"),
        ("Know_the_signs_-_latest_version_-_labels_-_2026-03-12-10-11-12.xlsx", "Sheet1",
         "Know the signs"),
        ("Know+the+signs_March+12,+2026_09.15.csv", "Know+the+signs_March+12,+2026_09.15",
         "Know the signs"),
        ("Feedback 2026 Q1.csv", "Feedback 2026 Q1", "Feedback"),
        ("Report of the quarter.xlsx", "Exit interviews", "Exit interviews"),
        ("Sheet_1.csv", "Sheet_1", ""),
        ("20260312.csv", "20260312", ""),
    ],
)  # fmt: skip
def test_what_a_form_is_called(file: str, sheet: str, name: str) -> None:
    assert form_name(file, sheet) == name


@pytest.mark.parametrize(
    ("name", "wave", "survey"),
    [
        ("Know the signs – before", "before", "Know the signs"),
        ("Post-test Know the signs", "after", "Know the signs"),
        ("Know the signs (follow-up)", "follow_up", "Know the signs"),
        ("Before and after", "", "and"),
        ("Community survey", "", "Community survey"),
        ("Postal workers", "", "Postal workers"),
    ],
)
def test_the_wave_and_the_survey_in_it(name: str, wave: str, survey: str) -> None:
    assert (wave_in(name), survey_in(name)) == (wave, survey)
