"""Exports of each maker of forms, drawn as each writes them: what is asked, left out, stored."""

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from conftest import Upload
from corpus.outcome import said
from stored import column
from workbooks import LISTS, xlsx

from data.plan import Asked, Plan, plan_file
from data.store import Store
from data.submissions import commit

Rows = Sequence[Sequence[Any]]


def text(rows: Rows) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


@pytest.fixture(autouse=True)
def lists(upload: Upload) -> None:
    upload(xlsx(LISTS))


def planned(store: Store, content: bytes, name: str, **answers: str) -> Plan:
    """Return the plan; an answer may be given by the last words of its question."""
    plan = plan_file(store, content, name, Asked("P1"))
    given: dict[str, str] = {}
    while given.keys() != (more := given | answers_to(plan, answers)).keys():
        given = more
        plan = plan_file(store, content, name, Asked("P1", answers=given))
    return plan


def answers_to(plan: Plan, answers: Mapping[str, str]) -> dict[str, str]:
    """Return question → answer, of those that are asked: by what they are about, or its name."""
    about = {
        question.key: {question.about, *question.key.split("|")[1:3]} for question in plan.questions
    }
    return {
        key: answer
        for key, words in about.items()
        for word, answer in answers.items()
        if word in words
    }


def asked(plan: Plan) -> dict[str, str]:
    """Return what must be answered → what is proposed."""
    return {q.key: q.answer or "" for q in plan.questions if q.open}


def stored(store: Store, plan: Plan) -> list[dict[str, Any]]:
    commit(store, plan, "tester")
    return [json.loads(answers) for answers in column(store, "surveys", "answers")]


def test_google_forms(store: Store) -> None:
    content = text(
        [
            [
                "Timestamp",
                "Which signs do you know?",
                "I could act. [At work]",
                "I could act. [At home]",
            ],
            [
                "2026/03/10 9:15:01 am GMT-5",
                "Debt to the employer, No papers, kept",
                "Agree",
                "Agree",
            ],
            ["2026/03/10 11:59:59 pm GMT-5", "N/A", "Disagree", ""],
        ]
    )
    name = "Know the signs – before (Responses) - Form Responses 1.csv"
    plan = planned(store, content, name)
    assert asked(plan) == {
        "constant|surveys|survey|know the signs before": "Know the signs",
        "constant|surveys|wave|know the signs before": "before",
        "constant|surveys|design|know the signs before": "",
    }
    plan = planned(store, content, name, survey="S1", wave="before", design="matched")
    assert said(plan) == []
    assert stored(store, plan) == [
        {
            "Which signs do you know?": "Debt to the employer, No papers, kept",
            "I could act. [At work]": "Agree",
            "I could act. [At home]": "Agree",
        },
        {"I could act. [At work]": "Disagree"},
    ]
    assert column(store, "surveys", "date") == [dt.date(2026, 3, 10)] * 2
    assert column(store, "surveys", "wave") == ["before"] * 2
    # The form's next export asks nothing.
    again = [
        *csv.reader(io.StringIO(content.decode())),
        ["2026/06/01 8:00:00 am GMT-5", "", "Agree", ""],
    ]
    assert asked(planned(store, text(again), name)) == {}
    # And what was said of this form is not taken for any other.
    other = planned(store, content, "Know the signs – after (Responses) - Form Responses 1.csv")
    assert list(asked(other).values()) == ["Know the signs", "after", ""]


def test_a_timestamp_alone_may_be_a_form_and_is_asked(store: Store) -> None:
    content = text([["Timestamp", "How was it?"], ["2026-03-10", "Good"], ["2026-03-11", "Fine"]])
    plan = planned(store, content, "Notes from the evening.csv")
    assert asked(plan)["sheet|notes from the evening"] == "surveys"


def test_microsoft_forms(store: Store) -> None:
    head = [
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "Which signs do you know?",
        "Why?",
    ]
    rows: list[list[Any]] = [
        head,
        [1, dt.datetime(2026, 3, 10, 9, 0), dt.datetime(2026, 3, 10, 9, 5), "anonymous", None,
         "Debt to the employer;No papers;", "Я бачила це"],
        [2, 46092.4, 46092.5, "anonymous", None, "No papers;", "@home, +1 for it"],
    ]  # fmt: skip
    content = xlsx({"Sheet1": rows})
    plan = planned(store, content, "Community survey(1-2).xlsx")
    assert asked(plan) == {
        "constant|surveys|survey|community survey": "Community survey",
        "once|surveys|wave|community survey": "",
        "constant|surveys|design|community survey": "",
    }
    plan = planned(
        store, content, "Community survey(1-2).xlsx", wave="after", survey="S1", design="post_only"
    )
    assert said(plan) == [
        "Sheet1!A1: Columns that the form writes itself were left out: “ID”, “Start time”, “Email” "
        "and 1 more. [A1 B1 D1 E1]",
        "Sheet1!C3: Date “46092.5” is read as 2026-03-11: spreadsheets count days so.",
    ]
    assert stored(store, plan) == [
        {"Which signs do you know?": "Debt to the employer;No papers;", "Why?": "Я бачила це"},
        {"Which signs do you know?": "No papers;", "Why?": "@home, +1 for it"},
    ]
    assert column(store, "surveys", "date") == [dt.date(2026, 3, 10), dt.date(2026, 3, 11)]


def test_microsoft_forms_with_names_is_refused(store: Store) -> None:
    head = ["ID", "Start time", "Completion time", "Email", "Name", "How was it?"]
    row = [1, 46092.4, 46092.5, "mara@example.org", "Mara Lind", "Good"]
    plan = planned(store, xlsx({"Sheet1": [head, row]}), "Feedback.xlsx")
    assert {problem.entry for problem in plan.errors} == {"personal_title"}
    assert {problem.letter for problem in plan.errors} == {"D", "E"}


KOBO: list[list[Any]] = [
    ["start", "end", "your_code", "signs", "signs/debt", "signs/papers", "signs/other",
     "signs_other", "where", "_id", "_uuid", "_submission_time", "_submitted_by", "__version__",
     "_index"],
    ["2026-03-10T09:15:01.000-05:00", "2026-03-10T09:20:01.000-05:00", "AB1", "debt papers", 1, 1,
     0, "", "yes", 901, "aa-1", "2026-03-12T14:20:05", "", "v1", 1],
    ["2026-03-11T09:15:01.000-05:00", "2026-03-11T09:20:01.000-05:00", "AB2", "other", 0, 0, 1,
     "watched", "no", 902, "aa-2", "2026-03-12T14:20:05", "", "v1", 2],
    ["2026-03-11T10:15:01.000-05:00", "2026-03-11T10:20:01.000-05:00", "AB3", "", "", "", "",
     "", "no", 903, "aa-3", "2026-03-12T14:20:05", "", "v1", 3],
]  # fmt: skip
KOBO_NAME = "Know_the_signs_-_latest_version_-_labels_-_2026-03-12-10-11-12.csv"


def test_kobo(store: Store) -> None:
    plan = planned(store, text(KOBO), KOBO_NAME, survey="S1", wave="before", design="matched")
    assert len(asked(planned(store, text(KOBO), KOBO_NAME))) == 3
    assert said(plan) == [
        f"{KOBO_NAME[:-4]}!A1: Columns that the form writes itself were left out: “start”, “_id”, "
        "“_uuid” and 4 more. [A1 J1 K1 L1 M1 N1 O1]",
        f"{KOBO_NAME[:-4]}!D1: “signs” is read as one question, whose 3 options have a column "
        "each. [D1 E1 F1 G1]",
    ]
    assert stored(store, plan) == [
        {"signs": ["debt", "papers"], "where": "yes"},
        {"signs": ["other"], "signs_other": "watched", "where": "no"},
        {"where": "no"},
    ]
    # The day is that of the answers, not of their arrival; the code is kept as a keyed hash only.
    assert column(store, "surveys", "date")[0] == dt.date(2026, 3, 10)
    assert len(set(column(store, "surveys", "respondent"))) == 3


def test_kobo_with_labels_and_true_and_false(store: Store) -> None:
    content = text(
        [
            ["Which do you know and/or use?", "Which do you know and/or use?/Debt to the employer",
             "Which do you know and/or use?/No papers", "_uuid", "_submission_time"],
            ["Debt to the employer", "TRUE", "FALSE", "a", "2026-03-10T09:15:01"],
            ["", "FALSE", "FALSE", "b", "2026-03-10T09:15:01"],
        ]
    )  # fmt: skip
    plan = planned(store, content, "Signs.csv", survey="S1", wave="after", design="post_only")
    assert stored(store, plan) == [
        {"Which do you know and/or use?": ["Debt to the employer"]},
        {"Which do you know and/or use?": []},
    ]


MONKEY: list[list[Any]] = [
    ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address",
     "First Name", "Last Name", "Custom Data 1", "Which signs do you know?", "", "",
     "Where would you report?", "How sure are you?", "", "What else?"],
    [*[""] * 9, "Debt to the employer", "No papers", "Other (please specify)", "Response",
     "At work", "At home", "Open-Ended Response"],
    ["118000000001", "77", "03/13/2026 09:15:01 AM", "03/13/2026 09:20:01 AM", *[""] * 5,
     "Debt to the employer", "", "", "The hotline", "Sure", "Not sure", "Nothing"],
    ["118000000002", "77", "03/02/2026 09:15:01 AM", "03/02/2026 09:20:01 AM", *[""] * 5,
     "Debt to the employer", "No papers", "Fear", "The police", "Sure", "Sure", ""],
    ["118000000003", "77", "03/14/2026 09:15:01 AM", "03/14/2026 09:20:01 AM", *[""] * 5,
     "", "", "", "The police", "", "", ""],
]  # fmt: skip
MONKEY_STORED: list[dict[str, Any]] = [
    {
        "Which signs do you know?": ["Debt to the employer"],
        "Where would you report?": "The hotline",
        "How sure are you? [At work]": "Sure",
        "How sure are you? [At home]": "Not sure",
        "What else?": "Nothing",
    },
    {
        "Which signs do you know?": ["Debt to the employer", "No papers"],
        "Which signs do you know? [Other (please specify)]": "Fear",
        "Where would you report?": "The police",
        "How sure are you? [At work]": "Sure",
        "How sure are you? [At home]": "Sure",
    },
    {"Where would you report?": "The police"},
]


def test_surveymonkey_with_a_header_over_two_rows(store: Store) -> None:
    said_of_it = {"survey": "S1", "wave": "before", "design": "unmatched"}
    plan = planned(store, text(MONKEY), "Sheet_1.csv", **said_of_it)
    # Its days were written by one form: the 13th shows which way round they all are.
    assert asked(plan) == {}
    assert said(plan) == [
        "Sheet_1!A2: Columns that the form writes itself were left out: “Respondent ID”, "
        "“Collector ID”, “Start Date” and 5 more. [A2 B2 C2 E2 F2 G2 H2 I2]",
        "Sheet_1!J2: “Which signs do you know?” is read as one question, whose 2 options have a "
        "column each. [J2 K2]",
    ]
    assert stored(store, plan) == MONKEY_STORED
    assert column(store, "surveys", "date")[1] == dt.date(2026, 3, 2)


def test_surveymonkey_as_a_workbook_with_merged_questions(store: Store) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(xlsx({"Sheet": MONKEY})))
    book["Sheet"].merge_cells("J1:L1")
    book["Sheet"].merge_cells("N1:O1")
    content = io.BytesIO()
    book.save(content)
    plan = planned(
        store,
        content.getvalue(),
        "Know the signs.xlsx",
        survey="S1",
        wave="before",
        design="matched",
    )
    assert stored(store, plan) == MONKEY_STORED


QUALTRICS: list[list[Any]] = [
    ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
     "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail",
     "LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage",
     "Q1", "Q3_1", "Q3_2", "Q3_3", "Q3_3_TEXT", "Q4_1", "Q4_2"],
    ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)",
     "Finished", "Recorded Date", "Response ID", "Recipient Last Name", "Recipient First Name",
     "Recipient Email", "Location Latitude", "Location Longitude", "Distribution Channel",
     "User Language", "Do you know where to report?",
     "Which signs? - Selected Choice - Debt to the employer",
     "Which signs? - Selected Choice - No papers", "Which signs? - Selected Choice - Other:",
     "Which signs? - Other: - Text", "How sure are you? - At work", "How sure are you? - At home"],
    ['{"ImportId":"startDate","timeZone":"America/Denver"}',
     *(f'{{"ImportId":"QID{number}"}}' for number in range(22))],
    ["2026-03-09 09:15:01", "2026-03-09 09:20:01", "Survey Preview", "", 100, 300, "True",
     "2026-03-09 09:20:02", "R_0", *[""] * 5, "preview", "EN", "Yes", 1, 1, 1, "test", 5, 5],
    ["2026-03-10 09:15:01", "2026-03-10 09:20:01", "IP Address", "", 100, 300, "True",
     "2026-03-11 00:00:02", "R_1", *[""] * 5, "anonymous", "EN", "Yes", 1, "", 1, "Fear", 1, 1],
    ["2026-03-11 09:15:01", "2026-03-11 09:20:01", "IP Address", "", 100, 300, "True",
     "2026-03-11 09:20:02", "R_2", *[""] * 5, "anonymous", "EN", "No", "", 1, "", "", 1, ""],
]  # fmt: skip
QUALTRICS_NAME = "Know+the+signs_March+12,+2026_09.15.csv"


def test_qualtrics_with_a_header_over_three_rows(store: Store) -> None:
    plan = planned(store, text(QUALTRICS), QUALTRICS_NAME)
    assert asked(plan) == {
        "once|trials|know the signs march 12 2026 09 15": "leave",
        "constant|surveys|survey|know the signs": "Know the signs",
        "once|surveys|wave|know the signs": "",
        "constant|surveys|design|know the signs": "",
    }
    plan = planned(
        store, text(QUALTRICS), QUALTRICS_NAME, survey="S1", wave="after", design="post_only",
        trials="leave",
    )  # fmt: skip
    assert [problem.entry for problem in plan.problems] == [
        "form_columns", "options_together", "trials_left_out",
    ]  # fmt: skip
    assert stored(store, plan) == [
        {
            "Do you know where to report?": "Yes",
            "Which signs?": ["Debt to the employer", "Other:"],
            "Which signs? - Other: - Text": "Fear",
            "How sure are you? - At work": "1",
            "How sure are you? - At home": "1",
        },
        {
            "Do you know where to report?": "No",
            "Which signs?": ["No papers"],
            "How sure are you? - At work": "1",
        },
    ]


def test_qualtrics_with_places_on_the_map_is_refused(store: Store) -> None:
    rows = [list(row) for row in QUALTRICS]
    rows[4][12:14] = ["39.1031", "-84.5120"]
    plan = planned(store, text(rows), QUALTRICS_NAME)
    assert {(p.entry, p.letter) for p in plan.errors} == {
        ("personal_title", "M"),
        ("personal_title", "N"),
    }


def test_a_column_that_the_form_writes_may_be_an_answer_all_the_same(store: Store) -> None:
    rows = [[*row[:2], *row[3:]] for row in KOBO]
    plan = plan_file(
        store,
        text(rows),
        KOBO_NAME,
        Asked("P1", answers={"column|surveys|submission time": "date"}),
    )
    assert plan.parts[0].rows.columns["date"][0] == dt.date(2026, 3, 12)


def test_a_survey_is_proposed_by_its_declared_items(store: Store, upload: Upload) -> None:
    items = [
        ("Survey code", "Item", "Wording", "Scale", "Measures"),
        ("S7", "signs", "Which signs do you know?", "Several answers", "Other"),
        ("S7", "where", "Do you know where?", "Knowledge", "Knowing where to report"),
    ]
    upload(xlsx({"Survey items": items}))
    assert (
        asked(planned(store, text(KOBO), KOBO_NAME))["constant|surveys|survey|know the signs"]
        == "S7"
    )


def test_a_form_by_which_staff_report_events_is_no_survey(store: Store) -> None:
    content = text(
        [
            ["Timestamp", "Event code", "Name", "Type", "Date", "Audience", "Attended"],
            ["2026/03/10 9:15:01 am", "E1", "Walk", "Forum", "2026-03-09", "Youth", "12"],
        ]
    )
    plan = planned(store, content, "Events (Responses) - Form Responses 1.csv")
    assert [part.kind.title for part in plan.parts] == ["Events"]


@pytest.mark.parametrize(
    "words",
    ["=SUM(A1:A9)", "+1 for more", "@home", "-- none", "شكراً جزيلاً", "谢谢 很有用", "Ω" * 40_000],
)
def test_whatever_is_written_is_stored_as_written(store: Store, words: str) -> None:
    content = text([["Timestamp", "Why?", "Comments"], ["2026-03-10", words, words]])
    plan = planned(
        store, content, "A (Responses).csv", survey="S1", wave="after", design="post_only"
    )
    assert stored(store, plan) == [{"Why?": words}]
    assert column(store, "surveys", "comment") == [words]


def test_questions_headed_like_our_columns_make_no_other_sheet_of_it(store: Store) -> None:
    content = text(
        [
            [
                "ID",
                "Start time",
                "Completion time",
                "Email",
                "Name",
                "Area",
                "Date",
                "How?",
                "How?",
            ],
            [
                1,
                "3/10/2026 9:15:01 AM",
                "3/10/2026 9:16:01 AM",
                "anonymous",
                "",
                "North",
                "",
                "A",
                "B",
            ],
            [2, "3/14/2026 9:15:01 AM", "3/14/2026 9:16:01 AM", "anonymous", "", "A2", "", "C", ""],
        ]
    )
    name = "Feedback after.csv"
    # Which day is it: the one the form wrote, or the one somebody answered?
    assert set(asked(planned(store, content, name))) == {
        "column|surveys|date",
        *(f"constant|surveys|{name}|feedback after" for name in ("survey", "wave", "design")),
    }
    plan = planned(store, content, name, survey="S1", wave="after", design="post_only", date="+")
    # Of two questions of one wording the second is numbered.
    assert stored(store, plan) == [{"How?": "A", "How? (2)": "B"}, {"How?": "C"}]
    assert column(store, "surveys", "area") == ["A1", "A2"]


def test_points_beside_the_questions_of_a_quiz_are_left_out(store: Store) -> None:
    content = text(
        [
            ["Timestamp", "Score", "A sign?", "A sign? [Score]", "A sign? [Feedback]"],
            ["2026-03-10", "1 / 1", "Debt", "1.00 / 1", "Well done"],
        ]
    )
    plan = planned(
        store, content, "Quiz (Responses).csv", survey="S1", wave="after", design="post_only"
    )
    assert stored(store, plan) == [{"Score": "1 / 1", "A sign?": "Debt"}]
    assert [problem.cells for problem in plan.problems] == [("D1", "E1")]


def test_qualtrics_of_before_with_a_dash_and_labels_in_its_cells(store: Store) -> None:
    content = text(
        [
            ["ResponseID", "ResponseSet", "IPAddress", "StartDate", "EndDate", "Q3_1", "Q3_2"],
            ["ResponseID", "ResponseSet", "IPAddress", "StartDate", "EndDate", "Which?-Debt",
             "Which?-No papers"],
            ["R_1", "Default", "", "2026-03-10 09:15:01", "2026-03-10 09:20:01", "Debt", ""],
            ["R_2", "Default", "", "2026-03-10 09:15:01", "2026-03-10 09:20:01", "Debt",
             "No papers"],
        ]
    )  # fmt: skip
    plan = planned(store, content, "Signs.csv", survey="S1", wave="after", design="post_only")
    assert stored(store, plan) == [{"Which?": ["Debt"]}, {"Which?": ["Debt", "No papers"]}]


def test_items_declared_beside_the_answers_are_questions_each(store: Store) -> None:
    items = [
        ("Survey code", "Item", "Wording", "Scale", "Measures"),
        ("S1", "Sign: debt", "Is debt a sign?", "Knowledge", "Signs"),
        ("S1", "Sign: no papers", "Are no papers a sign?", "Knowledge", "Signs"),
    ]
    head = ("Survey code", "Wave", "Design", "Date", "Sign: debt", "Sign: no papers")
    rows = [("S1", "After", "Post only", dt.date(2026, 3, 10), tick, 0) for tick in (1, 0)]
    both = xlsx({"Survey items": items, "Surveys": [head, *rows]})
    plan = plan_file(store, both, "report.xlsx", Asked("P1"))
    assert stored(store, plan) == [
        {"Sign: debt": "1", "Sign: no papers": "0"},
        {"Sign: debt": "0", "Sign: no papers": "0"},
    ]
