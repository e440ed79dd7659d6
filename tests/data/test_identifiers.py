"""The tripwire for personal details: what it finds, what it must not, and what it says.

Everybody here is made up; numbers are those set aside for fiction.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.identifiers import found_in, found_in_code, is_personal_header, scan
from data.identifiers.content import as_searched, find
from data.identifiers.values import Values
from data.identifiers.written import UNSPACED
from data.kinds import kind, kinds
from data.messages import ERROR
from data.problems import Problem
from data.template.book import write_template
from data.workbook import Sheet, Workbook, read_workbook

CASES = Path(__file__).parents[3] / "shared" / "cases"

Cells = Sequence[Sequence[Any]]


def look(
    cells: Iterable[Any], kind_name: str = "", name: str = "Sheet1", **of: Any
) -> list[Problem]:
    """Scan a file of one sheet."""
    own = Sheet(name, [list(row) for row in cells], **of)
    known = {name: kind(kind_name)} if kind_name else None
    return scan(Workbook("report.xlsx", "", (own,)), known)


def told(problems: Sequence[Problem]) -> list[str]:
    return [problem.message for problem in problems]


# -- by title


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("Client's first name", "a name"),
        ("firstName", "a name"),
        ("First\nName", "a name"),
        ("Name of participant", "a name"),
        ("Name (Last, First)", "a name"),
        ("What is your name?", "a name"),
        ("Trainer name", "a name"),
        ("Survivor initials", "a name"),
        ("Apellidos", "a name"),
        ("DOB (mm/dd/yy)", "a birth date"),
        ("Date of birth of the client (if known)", "a birth date"),
        ("Fecha de nacimiento", "a birth date"),
        ("Participant e-mail", "an e-mail address"),
        ("RecipientEmail", "an e-mail address"),
        ("Home phone #", "a phone number"),
        ("Parent/guardian phone number", "a phone number"),
        ("Contact info", "contact details"),
        ("Home address", "a street address"),
        ("LocationLatitude", "an exact place on a map"),
        ("IPAddress", "a computer's address"),
        ("SSN last 4", "a social-security number"),
        ("Social Security Number", "a social-security number"),
        ("A#", "an immigration number"),
        ("USCIS number", "an immigration number"),
        ("Alien Registration No.", "an immigration number"),
        ("Passport no", "an immigration number"),
        ("Visa status", "an immigration status"),
        ("Driver's license", "the number of a document"),
        ("Case ID", "a case number"),
        ("Docket", "a case number"),
        ("Client ID", "a client's number"),
    ],
)
def test_personal_titles(title: str, what: str) -> None:
    assert is_personal_header(title)
    assert [p.text for p in look([[title, "Area"], ["Kept back", "North"]])] == [
        f"Column A (“{' '.join(title.split())}”) is headed as if it held {what}, which is never "
        "stored."
    ]


@pytest.mark.parametrize(
    "title",
    """Event name|Partner name|Campaign name|File name|Program name|School name|Name|Nombre
    |Address the signs|Street outreach|Street by street|E-mails opened|E-mail campaign
    |Phone calls|Number of phone calls|Mobile app|Cases|Case management|Case type|Incident reports
    |Number of clients|Clients served|Age|Age group|Receipt number|Participant code|Cause
    |How many e-mail addresses|T visas granted|Passport to safety|Text|Contact hours
    |First event|Last updated|Number|Social media|Web address|Line number|Names used""".replace(
        "\n    ", ""
    ).split("|"),
)
def test_titles_that_are_not_personal(title: str) -> None:
    assert not is_personal_header(title)


def test_no_title_of_ours_is_personal() -> None:
    for own in kinds().values():
        for column in own.columns().values():
            for title in (column.title, column.name, *column.aliases):
                assert not is_personal_header(title), title


def test_a_title_below_a_banner_and_over_two_rows() -> None:
    cells = [
        ["Sign-in sheet, spring", "", ""],
        ["", "", ""],
        ["Participant", "", "Event"],
        ["First name", "Home phone", ""],
        ["Kept back", "Kept back", "E1"],
    ]
    assert [(p.cell, p.words["what"]) for p in look(cells)] == [
        ("A4", "a name"),
        ("B4", "a phone number"),
    ]


def test_an_empty_column_has_nothing_to_hide() -> None:
    assert look([["Event", "E-mail", "Phone"], ["Forum", "", None]]) == []


def test_a_column_that_only_says_yes_or_no_holds_nothing() -> None:
    assert look([["Event", "Passport", "Home address"], ["Forum", "Yes", "no"]]) == []


def test_tips_counted_by_phone_and_by_mail_are_counts() -> None:
    cells = [["Month", "Phone", "E-mail"], ["2026-01", 12, "3"], ["2026-02", 7, "1,204"]]
    assert look(cells) == []


def test_a_value_that_reads_like_a_title_is_none() -> None:
    cells = [
        ["Month", "Channel", "Tips"],
        ["2026-01", "Phone", 12],
        ["2026-01", "E-mail", 4],
        ["2026-01", "Street", 4],
    ]
    assert look(cells, "outcomes") == []
    assert look(cells) == []


def test_a_second_table_further_down() -> None:
    cells = [
        ["Event code", "Name", "Date"],
        ["E1", "Forum", dt.date(2026, 2, 3)],
        ["", "", ""],
        ["First name", "E-mail", ""],
        ["Kept back", "Kept back", ""],
    ]
    assert [p.cell for p in look(cells, "events")] == ["A4", "B4"]


def test_a_form_with_its_labels_on_the_left() -> None:
    cells = [["Intake form", ""], ["Full name", "Kept back"], ["Date of birth", "Kept back"]]
    problems = look([*cells, ["Home address", ""], ["Language", "English"]])
    assert [(p.cell, p.words["what"]) for p in problems] == [
        ("A2", "a name"),
        ("A3", "a birth date"),
    ]


# -- by content

PLANTED = {
    "an e-mail address": [
        "jane@example.org",
        "write to jane.doe+news@mail.example.org please",
        "jane[at]example.org",
        "jane\u200bdoe@example.org",
        "jane\uff20example.org",
    ],
    "a social-security number": [
        "078-05-1120",
        "078\u201105\u20111120",
        "219 09 9999",
        "SSN 219099999",
        "SSN ending in 9999",
        "social security number is 219099999",
        "xxx-xx-9999",
        "AB 12 34 56 C",
    ],
    "a birth date": [
        "born 3/2/1987",
        "DOB: 1987-03-02",
        "born on March 3, 1987",
        "Her birthday is 3 March 1987",
        "nació el 3 de marzo de 1987",
    ],
    "an immigration number": [
        "A012345678",
        "A 012-345-678",
        "A# 12345678",
        "alien number: 012345678",
        "IOE0123456789",
        "receipt LIN-21-123-45678",
        "passport no. X1234567",
    ],
    "the number of a document": ["driver's license D1234567"],
    "a case number": [
        "24-CR-01234",
        "2:24-cv-01234-AB",
        "Case No. 12345",
        "case #A-2231",
        "docket 2024-1234",
        "Police report number 24-11873",
    ],
    "a client's number": ["Client ID 4471", "HMIS #88123"],
    "a phone number": [
        "(555) 010-4477",
        "555-010-4477",
        "202.555.0143",
        "1 202 555 0143",
        "+1 202 555 0143",
        "call 555-0123",
        "tel 2025550143",
        "+44 20 7946 0958",
        "020 7946 0958",
        "07700 900123",
        "06 39 98 12 34",
        "+49 30 23125 123",
        "text me at 612 345 678",
        "call 0171 234 5678 2 days before",
    ],
    "a street address": [
        "12 Main Street",
        "1400 N Harbour Blvd",
        "221B Baker Street, North",
        "14 Oak Dr, Apt 4",
        "she lives at 45 oak street",
        "P.O. Box 123",
        "Apt 4B",
        "Flat 2, High House",
        "Calle 5 No. 12",
        "Avenida Esperanza 222",
        "12 rue de la Paix",
        "Hauptstraße 12",
    ],
    "a name": [
        "my name is Mara Lind",
        "My name is mara",
        "me llamo Ximena",
        "Mr Vega",
        "Mrs. Okafor came",
        "Dr. Lindqvist",
        "Jane Doe said she was scared",
        "María Solís was trafficked from the south",
        "a client, Ana de la Cruz, told us",
        "we met with Ana Solis again",
        "Jane Doe, 17, was there",
        "Prepared by: Jane Doe",
        "Name: Jane Doe",
    ],
}
EVERY = [(what, text) for what, texts in PLANTED.items() for text in texts]


@pytest.mark.parametrize(("what", "text"), EVERY)
def test_personal_details_in_a_cell(what: str, text: str) -> None:
    assert found_in(text) == what


@pytest.mark.parametrize(
    "text",
    """2026-01-12|2026 Q1|12.03.2026 10:30|10:30-12:00|January 12, 2026|12,345|1 200 300
    |1.200.300,50|2019-2020|2003-2005|24/7|Session 2 of 4, Room 204|Suite 200|Unit 4|Flat 20 % rate
    |HH-2026-00012|DR-2026-001|2026-K-07|123456789|0437-212345|2024000123|K-000123|C-19-1234
    |Know the signs: an evening for parents|5 Night Street outreach events|2 Drug Court graduates
    |30 Family Court|3 Blood Drive|10 Red Cross Way forward sessions|15 minutes Drive
    |Hope House was visited|Grace Church said no|Faith Community was identified as partner
    |Virginia Beach|Austin Police reported it|May Day was busy|Ms Word|Miss Universe
    |Dr. Martin Luther King Day|Trained 120 officers on 3/4/2026|born in the United States
    |Case management 2024|In that case 12 people|Case studies 1-4|reached 1 200 300 people
    |text 2 of 3|call 3 times|http://example.org/2024/01/123456|Social security workshop 2026
    |Passport to safety 2026|Visa workshop 2026-01-12|National Referral Mechanism
    |Number of victims: 12|A 20 % rise|1 in 5 reported it; 4 in 5 did not|Grade 5 and 6
    |Roses & Thorns|EXAMPLE-7K2M|550e8400-e29b-41d4-a716-446655440000""".replace(
        "\n    ", ""
    ).split("|"),
)
def test_what_reports_hold_besides(text: str) -> None:
    assert found_in(text) == ""


NEUTRAL = st.sampled_from(
    [
        "The evening went well.",
        "Please repeat it in spring;",
        "forty parents came,",
        "More time for questions!",
        "La charla fue muy útil.",
        "2 of 3 stayed until 9 pm.",
    ]
)


@settings(max_examples=400)
@given(
    st.sampled_from(EVERY),
    st.lists(NEUTRAL, max_size=4),
    st.lists(NEUTRAL, max_size=4),
    st.integers(0, 40),
    st.integers(0, 6),
    st.booleans(),
)
def test_a_planted_detail_is_found_wherever_it_stands(
    planted: tuple[str, str],
    before: list[str],
    after: list[str],
    row: int,
    column: int,
    hidden: bool,
) -> None:
    what, text = planted
    cells: list[list[Any]] = [["", 5, "North", 2.5, dt.date(2026, 1, 12), True, None]] * 41
    cells = [list(line) for line in cells]
    cells[row][column] = " ".join([*before, f"({text})", *after])
    (problem,) = look(cells, hidden=hidden)
    assert (problem.row, problem.letter) == (row + 1, "ABCDEFG"[column])
    assert problem.words["what"] == what
    assert problem.severity == ERROR
    assert text not in repr(problem) + problem.message + str(problem.as_record())


@given(
    st.text(alphabet="AX0123456789-CRSIOE", min_size=9, max_size=16)
    | st.builds(
        "{}{}-{}".format,
        st.sampled_from(["", "K-", "my-"]),
        st.sampled_from(["ssn", "DOB", "tel", "Passport", "a-number", "case"]),
        st.from_regex(r"[0-9-]{4,12}", fullmatch=True),
    )
)
def test_the_quick_way_for_codes_finds_what_the_slow_one_finds(code: str) -> None:
    small = code.lower()
    slow = {p.what for p in UNSPACED if any(True for _ in p.matches(as_searched(code), small))}
    assert set(find(Values([code]))) == slow


@given(
    st.integers(0, 10**9),
    st.sampled_from(["{}", "{:,}", "{} people", "about {:,} flyers", "$ {:,}", "n = {}"]),
)
def test_no_number_of_a_report_is_personal(number: int, written: str) -> None:
    assert found_in(written.format(number)) == ""


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(
        ["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%y", "%d.%m.%Y 10:30", "%B %d, %Y", "%d %b %Y"]
    ),
)
def test_no_date_of_a_report_is_personal(day: dt.date, written: str) -> None:
    assert found_in(f"from {day.strftime(written)} on") == ""
    assert found_in(day.strftime(written)) == ""


@given(st.from_regex(r"(EV|HH|K|TR|North)-(20[0-9]{2}-)?[0-9]{1,5}[A-Z]?", fullmatch=True))
def test_no_code_of_ours_is_personal(code: str) -> None:
    assert found_in(code) == found_in_code(code) == ""


# -- participant codes


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("Anna Berg", "a name"),
        ("Berg, Anna", "a name"),
        ("anna.berg", "a name"),
        ("1980-03-12", "a date"),
        ("12.03.1980", "a date"),
        ("0791 234 56 78", "a phone number"),
        ("anna@example.org", "an e-mail address"),
        ("078-05-1120", "a social-security number"),
    ],
)
def test_codes_that_are_somebodys(code: str, what: str) -> None:
    assert found_in_code(code) == what


@pytest.mark.parametrize(
    "code",
    [
        "K-7",
        "7K2M",
        "K 12",
        "2026-K-07",
        "123456789",
        "AB12",
        "0437-212345",
        "Grand total",
        "no code",
        "spring.north",
    ],
)
def test_codes_that_are_codes(code: str) -> None:
    assert found_in_code(code) == ""


SIGNINS = ["Event code", "Participant code", "Attended"]


def signed(*codes: Any) -> Cells:
    return [["Spring", "Sign in", ""], SIGNINS, *(["E1", code, "yes"] for code in codes)]


def test_a_list_of_codes_with_a_banner_above_it() -> None:
    assert look(signed("K1", "K2", "7K2M", 12345678), "signins") == []


@pytest.mark.parametrize(
    ("codes", "entry", "what"),
    [
        (["Maria", "Jose", "Ximena", "Olena", "Amina", "K7"], "personal_column", "a name"),
        (["19870302", "19910514", "20011224", "K7"], "personal_column", "a birth date"),
        ([2025550143, 2025550171, 4155550119], "personal_column", "a phone number"),
        (["K1", "Mara Lind", "K3"], "identifier_cell", "a name"),
        (["K1", "4155550119", "K3"], "identifier_cell", "a phone number"),
        (["K1", 4155550119, "K3"], "identifier_cell", "a phone number"),
        (["K1", "JS19950312", "K3"], "identifier_cell", "a birth date"),
        (["K1", "as-12-03-1995", "K3"], "identifier_cell", "a birth date"),
        (["JS120395", "mk031288", "AO240171"], "personal_column", "a birth date"),
    ],
)
def test_codes_that_are_people(codes: list[Any], entry: str, what: str) -> None:
    (problem,) = look(signed(*codes), "signins")
    assert (problem.entry, problem.words["what"], problem.column) == (
        entry,
        what,
        "Participant code",
    )


@pytest.mark.parametrize(
    "codes",
    [
        ["3126000101", "3126000102", "K3"],  # numbered: they begin alike
        ["2026000101", "K2", "K3"],  # a year and a number
        ["NH100101", "NH100102", "NH110203"],  # the same letters before each number
        ["SP20260312", "K2"],  # the day of a session
    ],
)
def test_codes_that_are_numbered(codes: list[Any]) -> None:
    assert look(signed(*codes), "signins") == []


@pytest.mark.parametrize(
    "cells", [["anonymous", "anonymous"], ["Recipient E-mail", '{"ImportId":"recipientEmail"}', ""]]
)
def test_a_personal_title_above_nobody(cells: list[str]) -> None:
    assert look([["E-mail", "Pace"], *([cell, "Good"] for cell in cells)]) == []


# -- by column

PEOPLE = [
    "Mara Lind",
    "José Solís",
    "Nguyen, Thi",
    "Anne-Marie de la Tour",
    "OLENA KOVAL",
    "amina yusuf",
    "Xq Zzyzx",
]


@pytest.mark.parametrize("title", ["Name", "Who came", "Client", ""])
def test_a_column_of_people(title: str) -> None:
    cells = [["Event", title], *(["E1", person] for person in PEOPLE)]
    headed = f" (“{title}”)" if title else ""
    assert told(look(cells)) == [
        f"Sheet1!B: Column B{headed} looks as if most of its cells held a name, which is never "
        "stored."
    ]


@pytest.mark.parametrize("header", ["Mara Lind", "Amina", "mara@example.org", "+1 202 555 0143"])
def test_a_header_that_could_be_somebody_is_not_repeated(header: str) -> None:
    cells = [["Event", header], *([i, f"person{i}@example.org"] for i in range(9))]
    assert told(look(cells))
    assert header not in " ".join(told(look(cells)))


def test_the_header_is_said_of_headers_over_two_rows() -> None:
    cells = [
        ["Event", "Organizer E-mail", "People"],
        ["No.", "", "Came"],
        ["E1", "mara@example.org", 12],
        ["E2", "", 14],
    ]
    assert told(look(cells)) == [
        "Sheet1!B3: Column B (“Organizer E-mail”) looks as if it held an e-mail address, which is "
        "never stored."
    ]


@pytest.mark.parametrize(
    "lists",
    [
        ["Mara Lind, José Solís", "Olena Koval and Amina Yusuf"],
        ["Lind, Mara; Solís, José; Koval, Olena"],
        ["Mara Lind / José Solís", "Olena Koval\nAmina Yusuf", "nobody"],
    ],
)
@pytest.mark.parametrize(("kind_name", "title"), [("", "Who came"), ("events", "Attendees")])
def test_lists_of_people_in_cells(lists: list[str], kind_name: str, title: str) -> None:
    cells = [["Event code", title], *(["E1", people] for people in lists)]
    (problem,) = look(cells, kind_name)
    assert (problem.entry, problem.letter) == ("personal_column", "B")


def test_a_register_with_people_across_it() -> None:
    cells = [
        ["Spring course"],
        ["Session", "Date", "Mara Lind", "José Solís", "Koval, Olena"],
        [1, "2026-02-03", "x", "", "x"],
    ]
    assert told(look(cells)) == [
        f"Sheet1!{letter}2: Column {letter} looks as if it held a name, which is never stored."
        for letter in "CDE"
    ]


def test_places_across_a_table_are_not_people() -> None:
    places = ["San José", "Santa Monica", "Virginia Beach", "St. Paul", "Fort Lauderdale"]
    assert look([["Month", *places], ["2026-01", 1, 2, 3, 4, 5]]) == []


@pytest.mark.parametrize(
    ("kind_name", "titles"),
    [
        ("events", ["Event code", "Name"]),
        ("partners", ["Partner code", "Name"]),
        ("areas", ["Area code", "Name"]),
    ],
)
def test_columns_of_ours_may_be_named_after_people(kind_name: str, titles: list[str]) -> None:
    cells = [titles, ["X1", "Mara Lind"], ["X2", "José Solís"], ["X3", "Olena Koval"]]
    assert look(cells, kind_name) == []


@pytest.mark.parametrize(
    "values",
    [
        ["Harbour House", "Grace Chapel", "Hope Center", "Maria Hall", "North Clinic"],
        ["April", "May", "June", "July", "August", "January"],
        ["Austin", "Charlotte", "Madison", "Victoria", "Georgia", "Jordan"],
        ["Strongly agree", "Agree", "Disagree", "Strongly disagree"],
        ["Law enforcement", "General public", "School staff", "Faith communities"],
        ["Mara Lind", "K2", "K3", "K4"],
        ["West Africa", "South Sudan", "Puerto Rico", "Viet Nam", "San Marino"],
    ],
)
def test_columns_of_other_things(values: list[str]) -> None:
    assert look([["Code", "Said"], *([i, value] for i, value in enumerate(values))]) == []


def test_dates_long_before_the_others_are_births() -> None:
    cells = [
        ["Date", "Day", "Founded"],
        *(
            [dt.date(2026, 1, day), dt.date(1980 + day, 3, 2), dt.date(1990 + day, 1, 1)]
            for day in range(1, 9)
        ),
    ]
    assert told(look(cells)) == [
        "Sheet1!B: Column B (“Day”) looks as if most of its cells held a birth date, which is "
        "never stored."
    ]


def test_births_written_as_text() -> None:
    births = ["3/2/1987", "14/5/1991", "24/12/2001", "1/1/1979"]
    cells = [["Event date", "D."], *(["2026-01-12", birth] for birth in births)]
    assert [p.words["what"] for p in look(cells)] == ["a birth date"]


def test_dates_of_one_stretch_are_not_births() -> None:
    cells = [["Start", "End"], *([dt.date(2009 + i, 1, 1), f"{2010 + i}-03-02"] for i in range(12))]
    assert look(cells) == []


def test_bare_numbers_that_could_be_dialled() -> None:
    cells = [["Event", "C."], ["E1", 2025550143], ["E2", 4155550119.0], ["E3", "2125550188"]]
    assert [(p.cell, p.words["what"]) for p in look(cells)] == [("B", "a phone number")]


def test_codes_with_their_year_in_front_could_be_too() -> None:
    assert look([["Event", "C."], *(["E", 2024200001 + i] for i in range(9))]) == []


# -- the whole file


def test_every_sheet_is_looked_at() -> None:
    mail = [["", "", "jane@example.org"]]
    sheets = (
        Sheet("Events", [["Event code", "Name"], ["E1", "Forum"]]),
        Sheet("Notes", mail),
        Sheet("Old", mail, hidden=True),
        Sheet("Rows", mail, hidden_rows=frozenset({0}), hidden_columns=frozenset({2})),
    )
    problems = scan(Workbook("report.xlsx", "", sheets), {"Events": kind("events")})
    assert [p.where for p in problems] == ["Notes!C1", "Old!C1", "Rows!C1"]


def test_a_banner_and_a_column_that_is_ours() -> None:
    cells = [["Questions to jane@example.org"], ["Event code", "Name"], ["E1", "12 Main Street"]]
    assert told(look(cells, "events")) == [
        "Sheet1!A1: Event code looks as if it held an e-mail address, which is never stored.",
        "Sheet1!B3: Name looks as if it held a street address, which is never stored.",
    ]


def test_one_problem_a_column_and_sort_with_all_its_cells() -> None:
    mail, phone = "jane@example.org", "(555) 010-4477"
    cells = [["Said"], *([text] for text in (mail, mail, "", phone, mail, f"{mail} {phone}"))]
    assert [(p.words["what"], p.cell, p.cells) for p in look(cells)] == [
        ("an e-mail address", "A2", ("A2:A3", "A6:A7")),
        ("a phone number", "A5", ("A5", "A7")),
    ]


def test_words_are_taken_out_of_a_text_and_cells_are_emptied() -> None:
    long, short = "It was good, write to me at jane@example.org", "jane@example.org"
    assert [p.fix for p in look([["Comment"], [long]], "surveys")] == [
        "Take those words out of the text; the rest may stay."
    ]
    assert [p.fix for p in look([["Comment"], [short]], "surveys")] == [
        "Remove it; use a participant code where people must be told apart."
    ]


def test_sheets_named_after_people() -> None:
    names = ["Mara Lind", "Events", "Grace Chapel", "Olena Koval", "Harbour House"]
    cells = [["jane@example.org"]]
    problems = scan(Workbook("report.xlsx", "", tuple(Sheet(name, cells) for name in names)))
    assert told(problems)[:2] == [
        "The name of sheet 1 looks as if it held a name, which is never stored.",
        "Sheet 1!A1: Column A looks as if it held an e-mail address, which is never stored.",
    ]
    assert [p.words.get("number") for p in problems if p.entry == "personal_sheet_name"] == [
        "1",
        "4",
    ]
    assert not any(name in repr(problems) for name in ("Mara Lind", "Olena Koval"))


def test_files_named_after_people() -> None:
    own = (Sheet("x", [["Event"], ["Forum"]]),)
    named = Workbook("intake_jane@example.org_2026.xlsx", "", own)
    assert told(scan(named)) == [
        "Its name looks as if it held an e-mail address, which is never stored."
    ]
    assert scan(Workbook("Mara Lind 2026 Q1.xlsx", "", own)) == []
    csv = Workbook("Mara Lind.csv", "", (Sheet("Mara Lind", [["jane@example.org"]]),), "csv")
    assert told(scan(csv)) == [
        "Its name looks as if it held a name, which is never stored.",
        "Sheet 1!A1: Column A looks as if it held an e-mail address, which is never stored.",
    ]


def test_rows_of_different_lengths_and_nothing_at_all() -> None:
    assert look([]) == []
    assert look([[], ["x"], ["", "", "jane@example.org"]])[0].cell == "C3"


def test_our_own_template_holds_nothing_personal() -> None:
    content = write_template(list(kinds().values()), ["Harbour House"], ["North"], "2026Q1")
    workbook = read_workbook(content, "template.xlsx")
    assert scan(workbook) == []
    titles = {own.title: own for own in kinds().values()}
    assert scan(workbook, titles) == []


def test_people_s_own_words_are_quarantined() -> None:
    quarantined = [
        (name, column.name)
        for name, own in kinds().items()
        for column in own.columns().values()
        if column.quarantined
    ]
    assert quarantined == [("surveys", "comment")]


# -- files nobody here wrote


@pytest.mark.skipif(not CASES.exists(), reason="the real files are not there (../shared/cases)")
def test_the_real_files() -> None:
    """Every cell flagged was looked at: docs/identifiers.md says what it was."""
    cells = columns = 0
    flagged: Counter[tuple[str, str]] = Counter()
    for path in sorted(CASES.rglob("*.csv")):
        workbook = read_workbook(path.read_bytes(), path.name)
        (sheet,) = workbook.sheets
        cells += sum(cell not in ("", None) for row in sheet.cells for cell in row)
        columns += max(map(len, sheet.cells))
        for problem in scan(workbook):
            flagged[path.name, problem.words["what"]] += _count(problem)
    survey = "responses_full_anonymized.csv"
    assert (cells, columns) == (202_705, 218)
    assert flagged == {
        (survey, "an e-mail address"): 3,
        (survey, "a name"): 3,
        (survey, "a phone number"): 3,
        (survey, "a street address"): 2,
    }


def _count(problem: Problem) -> int:
    """Return how many cells a problem is about."""
    rows = [
        [int("".join(filter(str.isdigit, end))) for end in cells.split(":")]
        for cells in problem.cells or (problem.cell,)
    ]
    return sum(each[-1] - each[0] + 1 for each in rows)
