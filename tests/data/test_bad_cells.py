"""A cell that cannot be read: its one sentence, with where, what was found and what is expected."""

import datetime as dt
from typing import Any

import pytest
from conftest import Upload
from hypothesis import given
from hypothesis import strategies as st
from stored import messages, refusal
from workbooks import LISTS, book, sheet, tampered, xlsx

from data import identifiers
from data.cells import MOST, Misread, read_cell
from data.kinds import kinds
from data.plan import Asked, plan_file
from data.store import Store

EVENT = {"code": "E1", "name": "Forum", "type": "forum", "audience": "youth"}
EVENT |= {"date": "2026-02-03", "lead": "P1"}


def events(*rows: dict[str, Any]) -> bytes:
    return book(events=[EVENT | row for row in rows])


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"attended": "many"}, "Events!G2: Attended “many” must be a whole number."),
        ({"attended": 12.5}, "Events!G2: Attended “12.5” must be a whole number."),
        (
            {"attended": "about thirty"},
            "Events!G2: Attended “about thirty” must be a whole number.",
        ),
        ({"attended": "30-40"}, "Events!G2: Attended “30-40” must be one number."),
        ({"attended": "> 30"}, "Events!G2: Attended “> 30” must be one number."),
        ({"attended": "12 %"}, "Events!G2: Attended “12 %” must be a whole number."),
        ({"attended": "(3)"}, "Events!G2: Attended “(3)” must be at least 0."),
        ({"attended": True}, "Events!G2: Attended “TRUE” must be a whole number."),
        (
            {"attended": "1.000"},
            "Events!G2: Attended “1.000” must be a number that can be read only one way.",
        ),
        ({"attended": -1}, "Events!G2: Attended “-1” must be at least 0."),
        (
            {"attended": 3_000_000_000},
            "Events!G2: Attended “3000000000” must be at most 2,000,000,000.",
        ),
        (
            {"attended": "9" * 5_000},
            f"Events!G2: Attended “{'9' * 59}…” must be at most 2,000,000,000.",
        ),
        ({"attended": "#DIV/0!"}, "Events!G2: Attended holds the error #DIV/0!."),
        ({"date": None}, "Events!D2: Date is empty."),
        ({"date": "soon"}, "Events!D2: Date “soon” must be a date."),
        ({"date": 2026}, "Events!D2: Date “2026” must be a date."),
        ({"date": "2026-02-30"}, "Events!D2: Date “2026-02-30” must be a date that exists."),
        ({"date": "31.04.2026"}, "Events!D2: Date “31.04.2026” must be a date that exists."),
        (
            {"date": "03/02/2026"},
            "Events!D2: Date “03/02/2026” must be a date that can be read only one way.",
        ),
        (
            {"date": "0206-02-03"},
            "Events!D2: Date “0206-02-03” must be a date between 1990 and 2100.",
        ),
        (
            {"lead": "Harbor House"},
            "Events!F2: Lead partner “Harbor House” must be one of the Partners; did you mean "
            "“Harbour House”?",
        ),
        (
            {"lead": "Nobody we know"},
            "Events!F2: Lead partner “Nobody we know” must be one of the Partners.",
        ),
        (
            {"type": "Worksop"},
            "Events!C2: Type “Worksop” must be one of the list; did you mean “Workshop”?",
        ),
        (
            {"audience": "Law Enf."},
            "Events!E2: Audience “Law Enf.” must be one of the list; did you mean "
            "“Law enforcement”?",
        ),
        (
            {"contributing": "P2, Harbor House"},
            "Events!G2: Contributing partners “Harbor House” must be one of the Partners; did you "
            "mean “Harbour House”?",
        ),
        ({"type": "Jamboree"}, "Events!C2: Type “Jamboree” must be one of the list."),
        ({"estimated": "maybe"}, "Events!G2: Estimated? “maybe” must be yes or no."),
        ({"name": True}, "Events!B2: Name “TRUE” must be a text."),
        (
            {"code": "E" * 61},
            f"Events!A2: Event code “{'E' * 59}…” must be at most 60 characters long.",
        ),
        (
            {"attended": 5, "walk_ins": 6},
            "Events!H2: Walk-ins “6” must not be above the 5 who attended.",
        ),
    ],
)
def test_a_cell_that_cannot_be_read(store: Store, row: dict[str, Any], sentence: str) -> None:
    assert refusal(store, events(row)) == [sentence]


def test_every_problem_is_told_at_once(store: Store) -> None:
    rows = ({"attended": "many"}, {"code": "E2", "date": "soon"}, {"code": "E3", "type": "Ball"})
    assert refusal(store, events(*rows)) == [
        "Events!G2: Attended “many” must be a whole number.",
        "Events!D3: Date “soon” must be a date.",
        "Events!C4: Type “Ball” must be one of the list.",
    ]


def test_every_piece_that_is_none_of_the_list_is_told(store: Store) -> None:
    assert refusal(store, events({"contributing": "Nobody; P2; Someone else"})) == [
        "Events!G2: Contributing partners “Nobody” must be one of the Partners.",
        "Events!G2: Contributing partners “Someone else” must be one of the Partners.",
    ]


def test_a_problem_says_the_way_out(store: Store) -> None:
    plan = plan_file(store, events({"type": "Worksop"}), "report.xlsx")
    (problem,) = plan.problems
    assert problem.as_record() == {
        "file": "report.xlsx",
        "sheet": "Events",
        "cell": "C2",
        "row": 2,
        "column": "Type",
        "found": "Worksop",
        "message": "Events!C2: Type “Worksop” must be one of the list; did you mean “Workshop”?",
        "expected": "one of: Workshop, Seminar, Public forum, Information booth, Neighbourhood "
        "watch, Coalition or task-force meeting, Outreach",
        "fix": "Say under “To decide” on the Upload page (on the command line: --answer) which "
        "of the "
        "list it is; or pick a value from the drop-down of the template.",
        "severity": "error",
    }


# -- spreadsheets' own


def test_a_formula_never_calculated(store: Store) -> None:
    assert refusal(store, events({"attended": "=20+14"}, {"code": "=A2", "name": "Other"})) == [
        "Events!G2: Attended holds a formula that was never calculated.",
        "Events!A3: Event code holds a formula that was never calculated.",
    ]


def test_a_row_of_nothing_but_formulas_is_not_passed_over(store: Store) -> None:
    rows = [("Quarter", "Type", "Amount", "Unit"), ("=Old!A2", "=Old!B2", "=Old!C2", "=Old!D2")]
    found = refusal(store, xlsx({**LISTS, "Resources": rows}))
    assert [text.partition(": ")[0] for text in found if "calculated" in text] == [
        f"Resources!{letter}2" for letter in "ABCD"
    ]


def test_an_error_cell(store: Store) -> None:
    content = tampered(
        events({"attended": 34}),
        '<c r="G2" t="n"><v>34</v></c>',
        '<c r="G2" t="e"><f>34/0</f><v>#DIV/0!</v></c>',
        part="xl/worksheets/sheet3.xml",
    )
    assert refusal(store, content) == ["Events!G2: Attended holds the error #DIV/0!."]


def test_a_calculated_formula_is_its_value(store: Store, upload: Upload) -> None:
    content = tampered(
        events({"attended": 34}),
        '<c r="G2" t="n"><v>34</v></c>',
        '<c r="G2"><f>20+14</f><v>34</v></c>',
        part="xl/worksheets/sheet3.xml",
    )
    assert messages(plan_file(store, content, "report.xlsx")) == []


# -- columns


def events_under(**headers: str) -> bytes:
    """Return a workbook with one event, some of whose headers read otherwise."""
    title, (titles, *rows) = sheet("events", [EVENT])
    return xlsx({**LISTS, title: [[headers.get(t.split()[0], t) for t in titles], *rows]})


def test_a_missing_column(store: Store) -> None:
    assert refusal(store, events_under(Date="Moment")) == [
        "Events: Column “Date” is missing.",
        "Events!D1: Column “Moment” is not one we know.",
    ]


def test_a_doubled_column(store: Store) -> None:
    assert refusal(store, events_under(Name="When")) == [
        "Events: Column “Name” is missing.",
        "Events!D1: Column “Date” stands twice, here and in B.",
        "Events!B2: Date “Forum” must be a date.",
    ]


def test_further_columns_are_asked_about(store: Store) -> None:
    title, rows = sheet("events", [EVENT | {"Weather": "Rain"}])
    plan = plan_file(store, xlsx({**LISTS, title: rows}), "report.xlsx")
    assert [problem.message for problem in plan.errors] == [
        "Events!G1: Column “Weather” is not one we know."
    ]
    (asked,) = [question for question in plan.questions if question.open]
    assert (asked.key, asked.answer, asked.samples) == ("column|events|weather", None, ("Rain",))


# -- personal details


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("Date of birth", "a birth date"),
        ("E-mail", "an e-mail address"),
        ("CLIENT NAME", "a name"),
        ("Case no.", "a case number"),
    ],
)
def test_a_column_of_personal_details(store: Store, header: str, what: str) -> None:
    content = events({header: "kept back"})
    assert refusal(store, content) == [
        f"Events!G1: Column G (“{header}”) is headed as if it held {what}, which is never stored."
    ]


@pytest.mark.parametrize(
    ("found", "what"),
    [
        ("ana.lopez@example.org", "an e-mail address"),
        ("078-05-1120", "a social-security number"),
        ("(555) 010-4477", "a phone number"),
        ("A 012345678", "an immigration number"),
    ],
)
@pytest.mark.parametrize(
    "cell", ["signins.person", "signins.event_code", "events.name", "events.area", "events.date"]
)
def test_a_personal_detail_is_refused_and_never_repeated(
    store: Store, cell: str, found: str, what: str
) -> None:
    name, column = cell.split(".")
    rows = {"events": [dict(EVENT)], "signins": [{"event_code": "E1", "person": "K1"}]}
    rows[name][0][column] = found
    plan = plan_file(store, book(**rows), "report.xlsx")
    title = kinds()[name].columns()[column].title
    (told,) = [p for p in plan.errors if p.entry == "identifier_cell"]
    assert told.text == f"{title} looks as if it held {what}, which is never stored."
    assert found not in repr(plan.problems)
    assert not plan.does_something


def test_an_answer_that_holds_a_phone_number(store: Store) -> None:
    content = book(surveys=[{"survey": "S1", "Who to call": "my aunt, 555-010-4477"}])
    plan = plan_file(store, content, "report.xlsx", Asked("P1"))
    assert messages(plan) == [
        "Surveys!E2: Column E (“Who to call”) looks as if it held a phone number, which is "
        "never stored."
    ]
    assert "4477" not in repr(plan.problems)


# -- any cell

ANYTHING = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.from_regex(r"\A[+-]?[0-9 ,./:-]{1,12}\Z")
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
)
COLUMNS = [column for kind in kinds().values() for column in kind.columns().values()]


@given(ANYTHING, st.sampled_from(COLUMNS))
def test_any_cell_is_read_or_misread(value: Any, column: Any) -> None:
    try:
        read = read_cell(value, column, {})
    except Misread:
        return
    assert read is None or isinstance(read, (str, bool, int, float, dt.date))


@given(st.integers(0, MOST), st.sampled_from(["{}", "{:,}", "+{}", " {} ", "00{}"]))
def test_whole_numbers_are_read_as_written(number: int, written: str) -> None:
    attended = kinds()["events"].columns()["attended"]
    grouped = written.format(number)
    for value in (number, float(number), grouped, grouped.replace(",", " ")):
        assert read_cell(value, attended, {}) == number


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("Anna Berg", "a name"),
        ("Berg, Anna", "a name"),
        ("1980-03-12", "a date"),
        ("12.03.1980", "a date"),
        ("0791 234 56 78", "a phone number"),
        ("anna@example.org", "an e-mail address"),
    ],
)
def test_a_participant_code_that_is_a_persons(store: Store, code: str, what: str) -> None:
    signed = {"event_code": "E1", "person": code, "attended": "yes"}
    title, rows = sheet("signins", [signed])
    found = refusal(store, xlsx({**LISTS, **dict([sheet("events", [EVENT])]), title: rows}))
    assert found == [
        f"Sign-ins!B2: Participant code looks as if it held {what}, which is never stored."
    ]
    assert code not in str(found)


@pytest.mark.parametrize("code", ["K-7", "7K2M", "K 12", "2026-K-07", "123456789", "AB12"])
def test_a_participant_code_that_is_one(code: str) -> None:
    assert identifiers.found_in_code(code) == ""
