"""What is asked of a partner's own spreadsheet once is not asked of its next one."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from conftest import Upload
from corpus.drawn import HEAD, drawn, line
from stored import column, messages
from workbooks import LISTS, xlsx

from data.plan import ADD, REPLACE, Asked, Plan, plan_file
from data.questions import Question
from data.store import Store
from data.submissions import commit

OWN = ("Session no.", "Held on", "For whom", "No. attended", "Completed")
ANSWERS = {
    "sheet|our trainings": "trainings",
    "column|trainings|session no": "code",
    "column|trainings|held on": "date",
    "column|trainings|for whom": "audience_class",
    "column|trainings|no attended": "attended",
    "dates|trainings|date": "day",
    "value|audience class|law enf": "law_enforcement",
}


def first_quarter() -> bytes:
    rows = [("T1", "03/02/2026", "Law Enf.", 20, 18), ("T2", "04/03/2026", "Police", 9, 9)]
    return drawn({"Our trainings": [("Harbour House",), OWN, *rows]})


def next_quarter() -> bytes:
    rows = [("T3", "05/04/2026", "Law Enf.", 12, 11), ("T4", "06/05/2026", "Law Enf.", 7, 7)]
    return drawn({"Our trainings": [("Harbour House",), OWN, *rows]})


def asked_of(plan: Plan) -> dict[str, str]:
    return {question.key: question.answer or "" for question in plan.questions if question.open}


def answered(plan: Plan, key: str) -> Question:
    return next(question for question in plan.questions if question.key == key)


def said(store: Store, content: bytes, answers: Mapping[str, str], partner: str = "P1") -> Plan:
    return plan_file(store, content, "own.xlsx", Asked(partner, answers=answers))


@pytest.fixture(autouse=True)
def lists(upload: Upload) -> None:
    upload(xlsx(LISTS))


def test_one_answer_after_the_other(store: Store) -> None:
    """What can only be asked once something else is known is asked then."""
    told: dict[str, str] = {}
    met = []
    while asked := asked_of(said(store, first_quarter(), told)):
        met.append(asked)
        told |= {key: ANSWERS[key] for key in asked if key in ANSWERS}
    assert met == [
        {
            "sheet|our trainings": "trainings",
            "column|trainings|session no": "name",
            "column|trainings|held on": "date",
            "column|trainings|for whom": "audience_class",
            "column|trainings|no attended": "attended",
        },
        {"dates|trainings|date": "", "value|audience class|law enf": "law_enforcement"},
    ]
    plan = said(store, first_quarter(), ANSWERS)
    assert messages(plan) == []
    assert plan.does_something


def test_the_next_quarter_needs_no_answers(store: Store) -> None:
    commit(store, said(store, first_quarter(), ANSWERS), "tester")
    plan = said(store, next_quarter(), {})
    assert asked_of(plan) == {}
    assert messages(plan) == []
    assert {answered(plan, key).how for key in ANSWERS} == {"remembered"}
    commit(store, plan, "tester")
    assert column(store, "trainings", "code") == ["T1", "T2", "T3", "T4"]
    assert [str(day) for day in column(store, "trainings", "date")] == [
        "2026-02-03",
        "2026-03-04",
        "2026-04-05",
        "2026-05-06",
    ]
    assert set(column(store, "trainings", "audience_class")) == {"law_enforcement"}


def test_another_partner_is_asked_for_itself(store: Store) -> None:
    commit(store, said(store, first_quarter(), ANSWERS), "tester")
    assert asked_of(said(store, next_quarter(), {}, "P2")) == asked_of(
        said(store, first_quarter(), {}, "P2")
    )
    assert asked_of(said(store, next_quarter(), {}, "P2")) != {}


def test_the_last_answer_holds(store: Store) -> None:
    commit(store, said(store, first_quarter(), ANSWERS), "tester")
    changed = {"column|trainings|no attended": "registered"}
    commit(store, said(store, next_quarter(), changed), "tester")
    again = answered(said(store, next_quarter(), {}), "column|trainings|no attended")
    assert (again.answer, again.how) == ("registered", "remembered")


def test_what_is_hidden_or_lacks_a_date_is_asked_of_each_file(store: Store) -> None:
    undated = (*HEAD[:3], *HEAD[4:])
    content = drawn(
        {"Events": [undated, *((*line(c)[:3], *line(c, 9)[4:]) for c in ("E1", "E2"))]},
        hidden=["Events!3"],
    )
    answers = {"hidden|rows|events": "leave", "once|events|date": "2026-02-11"}
    assert asked_of(said(store, content, {})) == dict.fromkeys(answers, "")
    commit(store, said(store, content, answers), "tester")
    assert column(store, "events", "code") == ["E1"]
    assert asked_of(said(store, content, {})) == dict.fromkeys(answers, "")


def test_whether_to_replace_or_to_add_is_asked_where_rows_would_go(
    store: Store, upload: Upload
) -> None:
    upload(drawn({"Events": [HEAD, line("E1", 30), line("E2", 12)]}))
    more = drawn({"Events": [HEAD, line("E2", 12), line("E3", 5)]})
    assert messages(plan_file(store, more, "b.xlsx", Asked("P1"))) == [
        "Events: 1 stored row of Events, 2026 Q1, is not in this file."
    ]
    for mode, stored in ((ADD, ["E1", "E2", "E3"]), (REPLACE, ["E2", "E3"])):
        commit(store, plan_file(store, more, "b.xlsx", Asked("P1", mode=mode)), "tester")
        assert sorted(column(store, "events", "code")) == stored


# -- what is named after its quarter

BY_QUARTER = ("Training code", "Date", "Audience class", "Q1", "Q2", "Q3", "Q4")
IN_JULY = ("T1", "2026-07-14", "Police", None, None, 22, None)
IN_OCTOBER = ("T2", "2026-10-14", "Police", None, None, None, 24)


def test_figures_by_quarter_are_read_in_the_next_one_too(store: Store) -> None:
    """The third quarter's answer reads the fourth one's column, without a click."""
    answers = {"measure|trainings|date": "attended"}
    third = drawn({"Trainings": [BY_QUARTER, IN_JULY]})
    commit(store, said(store, third, answers), "tester")
    fourth = said(store, drawn({"Trainings": [BY_QUARTER, IN_OCTOBER]}), {})
    assert asked_of(fourth) == {}
    commit(store, fourth, "tester")
    assert column(store, "trainings", "attended") == [22, 24]


def test_to_leave_columns_of_quarters_out_holds_for_one_file(store: Store) -> None:
    content = drawn({"Trainings": [BY_QUARTER, IN_JULY]})
    plan = said(store, content, {"measure|trainings|date": ""})
    assert plan.remember == {}
    commit(store, plan, "tester")
    assert asked_of(said(store, content, {})) == {"measure|trainings|date": ""}


def test_a_single_column_named_after_a_quarter_is_asked_about_again(store: Store) -> None:
    head = (*BY_QUARTER[:3], "Q3")
    content = drawn({"Trainings": [head, (*IN_JULY[:3], 22)]})
    for answer in ("attended", ""):
        plan = said(store, content, {"column|trainings|q3": answer})
        assert (plan.errors, plan.remember) == ([], {})


def test_what_a_store_remembers_of_a_quarters_column_no_longer_holds(store: Store) -> None:
    plan = said(store, drawn({"Trainings": [BY_QUARTER[:3], IN_JULY[:3]]}), {})
    before = {"column|trainings|q4": "", "column|trainings|q3": "attended"}
    commit(store, replace(plan, remember=before), "tester")
    content = drawn({"Trainings": [BY_QUARTER, IN_OCTOBER]})
    assert asked_of(said(store, content, {})) == {"measure|trainings|date": ""}


HELPERS = [("Month", "Hours", "How"), ("January", 120, "by car")]


def test_a_sheet_named_after_its_quarter_is_known_in_the_next(store: Store) -> None:
    rows = [HEAD, line("E1", 30)]
    first = drawn({"Our gatherings Q1": rows, "Helpers Q1": HELPERS})
    answers = {
        "sheet|our gatherings|each quarter": "events",
        "sheet|helpers|each quarter": "",
    }
    commit(store, said(store, first, answers), "tester")
    second = said(store, drawn({"Our gatherings Q2": rows, "Helpers Q2": HELPERS}), {})
    # What it holds is known; to leave it out once is not to leave it out for good.
    assert asked_of(second) == {"sheet|helpers|each quarter": ""}


def test_sheets_of_several_quarters_in_one_file_are_each_asked_about(store: Store) -> None:
    plan = said(store, drawn({"Helpers Q1": HELPERS, "Helpers Q2": HELPERS}), {})
    assert asked_of(plan) == {"sheet|helpers q1": "", "sheet|helpers q2": ""}


def test_a_sheet_left_out_for_good_is_asked_about_once(store: Store) -> None:
    content = drawn({"Events": [HEAD, line("E1", 30)], "Helpers": HELPERS})
    assert asked_of(said(store, content, {})) == {"sheet|helpers": ""}
    commit(store, said(store, content, {"sheet|helpers": ""}), "tester")
    plan = said(store, content, {})
    assert [p.message for p in plan.problems] == ["Helpers: The sheet was left out, as was said."]
