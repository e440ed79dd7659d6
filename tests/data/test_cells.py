"""One cell becomes one value: whatever people type, it is read, or missing, or a problem."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells import MOST, Manner, Misread, Spellings, read_cell, read_column
from data.choices import not_found
from data.column import Column
from data.dates import date_order
from data.kinds import kind, kinds
from data.messages import ENTRIES
from data.numbers import decimal_mark
from data.problems import Problem


def column_of(where: str) -> Column:
    name, _, column = where.partition(".")
    return kind(name).columns()[column]


def partners() -> Spellings:
    spellings = Spellings()
    for code, name in (
        ("P1", "Harbour House"),
        ("P2", "Second partner"),
        ("P3", "Lamp & Lantern"),
        ("P4", "Police and Schools, Ltd"),
        ("007", "North School"),
    ):
        spellings.add(code, code)
        spellings.add(name, code)
    return spellings


KNOWN = {"partners": partners(), "areas": {"a1": "A1", "north": "A1", "a2": "A2", "south": "A2"}}


def read_one(cell: Any, where: str, **manner: Any) -> str | tuple[Any, str]:
    """Return the entry of what is wrong with a cell, or its value and what is said of it."""
    read = read_column([cell], column_of(where), KNOWN, Manner(**manner))
    if read.misread:
        return read.misread[0].entry
    remark = read.remarks.get(0)
    return read.values[0], read.missing.get(0, "") or (remark.entry if remark else "")


PEOPLE, HOURS, SCORE, MONEY, AMOUNT = (
    "events.attended",
    "trainings.hours",
    "trainings.score_before",
    "campaigns.cost",
    "resources.amount",
)


# -- numbers


@pytest.mark.parametrize(
    ("cell", "where", "value"),
    [
        (12, PEOPLE, 12),
        (12.0, PEOPLE, 12),
        ("12.0", PEOPLE, 12),
        ("0", PEOPLE, 0),
        ("0012", PEOPLE, 12),
        ("'12", PEOPLE, 12),
        ("1,200", PEOPLE, 1200),
        ("1 200", PEOPLE, 1200),
        ("1\u00a0200", PEOPLE, 1200),
        ("1\u202f200\u200b", PEOPLE, 1200),
        ("1\u2009200", PEOPLE, 1200),
        ("1'200", PEOPLE, 1200),
        ("1’200", PEOPLE, 1200),
        ("1.200.000", PEOPLE, 1_200_000),
        ("1,200,000", PEOPLE, 1_200_000),
        ("1.200,00", PEOPLE, 1200),
        ("+7", PEOPLE, 7),
        ("1.200,5", MONEY, 1200.5),
        ("1.200.000,5", MONEY, 1_200_000.5),
        ("1,200.5", MONEY, 1200.5),
        ("1 200,5", MONEY, 1200.5),
        ("1'200.50", MONEY, 1200.5),
        ("12,5", HOURS, 12.5),
        ("0,125", HOURS, 0.125),
        ("0.125", HOURS, 0.125),
        (".5", HOURS, 0.5),
        ("12 %", SCORE, 12.0),
        ("54.5%", SCORE, 54.5),
        ("54,5 per cent", SCORE, 54.5),
        ("$40", MONEY, 40.0),
        ("40 $", MONEY, 40.0),
        ("€ 40", MONEY, 40.0),
        ("USD 40", MONEY, 40.0),
        ("40,- €", MONEY, 40.0),
        ("CHF 1'200.50", MONEY, 1200.5),
        ("$40", AMOUNT, 40.0),
    ],
)
def test_a_number_is_read(cell: Any, where: str, value: float) -> None:
    read = read_one(cell, where)
    assert read == (value, "")
    assert type(read[0]) is type(value)


@pytest.mark.parametrize(
    ("cell", "where", "value", "remark"),
    [
        ("15,935*", PEOPLE, 15935, "footnote"),
        ("*15,935", PEOPLE, 15935, "footnote"),
        ("12†", PEOPLE, 12, "footnote"),
        ("12¹", PEOPLE, 12, "footnote"),
        ("12 [1]", PEOPLE, 12, "footnote"),
        ("12 [note 3]", PEOPLE, 12, "footnote"),
        ("12 (a)", PEOPLE, 12, "footnote"),
        ("approx 12", PEOPLE, 12, "approximate"),
        ("approx. 1,200", PEOPLE, 1200, "approximate"),
        ("~12", PEOPLE, 12, "approximate"),
        ("about 12", PEOPLE, 12, "approximate"),
        ("ca. 12", PEOPLE, 12, "approximate"),
        ("c. 12", PEOPLE, 12, "approximate"),
        ("12+", PEOPLE, 12, "approximate"),
        ("12 (est.)", PEOPLE, 12, "approximate"),
        ("approx $40*", MONEY, 40.0, "approximate"),
        ("12 people", PEOPLE, 12, "unit_left_out"),
        ("12 attendees", PEOPLE, 12, "unit_left_out"),
        ("1 person*", PEOPLE, 1, "unit_left_out"),
        ("12 hrs", HOURS, 12.0, "unit_left_out"),
        ("2.5 hours", HOURS, 2.5, "unit_left_out"),
        ("2,5h", HOURS, 2.5, "unit_left_out"),
        (0.545, SCORE, 0.545, "fraction"),
        ("0.545", SCORE, 0.545, "fraction"),
        ("0.5 %", SCORE, 0.5, ""),
    ],
)
def test_a_number_is_read_with_a_remark(cell: Any, where: str, value: float, remark: str) -> None:
    assert read_one(cell, where) == (value, remark)


@pytest.mark.parametrize(
    ("cell", "where", "entry"),
    [
        ("12.5", PEOPLE, "whole"),
        ("12,5", PEOPLE, "whole"),
        ("12 %", PEOPLE, "whole"),
        ("12 %", HOURS, "number"),
        ("$40", PEOPLE, "whole"),
        ("$40", HOURS, "number"),
        ("12 hrs", PEOPLE, "whole"),
        ("90 minutes", HOURS, "number"),
        ("14 nights", AMOUNT, "number"),
        ("1.2k", MONEY, "number"),
        ("1E+05", PEOPLE, "whole"),
        ("1,20,30", PEOPLE, "whole"),
        ("12 (3)", PEOPLE, "whole"),
        ("12a", PEOPLE, "whole"),
        ("1 2", PEOPLE, "whole"),
        ("twelve", PEOPLE, "whole"),
        (True, PEOPLE, "whole"),
        (dt.date(2026, 2, 3), PEOPLE, "whole"),
        (float("nan"), HOURS, "number"),
        ("(3)", PEOPLE, "limit"),
        ("−3", PEOPLE, "limit"),
        ("($1,200.50)", MONEY, "limit"),
        ("-$40", MONEY, "limit"),
        ("1.200", PEOPLE, "unclear_number"),
        ("1.200", MONEY, "unclear_number"),
        ("$1.200", MONEY, "unclear_number"),
        (">100", PEOPLE, "range_cell"),
        ("10-15", PEOPLE, "range_cell"),
        ("10 – 15 people", PEOPLE, "range_cell"),
        ("10 to 15", PEOPLE, "range_cell"),
        ("between 10 and 15", PEOPLE, "range_cell"),
        ("5 or more", PEOPLE, "range_cell"),
        ("over 100", PEOPLE, "range_cell"),
        ("<50", PEOPLE, "range_cell"),
        ("#REF!", PEOPLE, "error_cell"),
        ("Err:502", PEOPLE, "error_cell"),
    ],
)
def test_what_is_not_one_number(cell: Any, where: str, entry: str) -> None:
    assert read_one(cell, where) == entry


@pytest.mark.parametrize(
    ("cell", "with_comma", "with_point"),
    [
        ("1,200", 1.2, 1200.0),
        ("1.200", 1200.0, 1.2),
        ("1 200", 1200.0, 1200.0),
        ("12,5", 12.5, "other_mark"),
        ("12.5", "other_mark", 12.5),
        ("1.200,5", 1200.5, "other_mark"),
        ("1,200.5", "other_mark", 1200.5),
    ],
)
def test_the_decimal_mark_that_was_said(cell: str, with_comma: Any, with_point: Any) -> None:
    for said, expected in ((True, with_comma), (False, with_point)):
        read = read_one(cell, MONEY, decimal_comma=said)
        assert read == (expected if isinstance(expected, str) else (expected, ""))


@pytest.mark.parametrize(
    ("cells", "unclear", "proved"),
    [
        (["1,200", "300", 7], [], None),
        (["1,200", "12,5"], [0], True),
        (["1,200", "1.200"], [0, 1], None),
        (["1.200", "3"], [0], None),
        (["1.200", "12.5", None], [0], False),
        (["12,5", "1.200", "$1.200 *"], [1, 2], True),
        (["12,5", "12.5", "1.200"], [2], None),
        (["12.5", "1,200"], [], False),
    ],
)
def test_the_decimal_mark_of_a_column(
    cells: list[Any], unclear: list[int], proved: bool | None
) -> None:
    assert decimal_mark(cells, column_of(MONEY)) == (unclear, proved)


STYLES = ("{:,.2f}", "{:.2f}", "${:,.2f}", "{:,.2f} €", "{:,.2f}*", "~{:,.2f}", "USD {:,.2f}")
GROUPS = {
    "point": (",", "."),
    "comma": (".", ","),
    "space": (" ", ","),
    "narrow": ("\u202f", ","),
    "swiss": ("'", "."),
}


@given(st.integers(0, 10**10), st.sampled_from(STYLES), st.sampled_from(sorted(GROUPS)))
def test_a_number_in_any_style_reads_back(cents: int, style: str, marks: str) -> None:
    thousands, decimals = GROUPS[marks]
    written = style.format(cents / 100)
    written = written.replace(",", "\0").replace(".", decimals).replace("\0", thousands)
    assert read_cell(written, column_of(MONEY), {}) == cents / 100


@given(st.integers(0, MOST), st.sampled_from(sorted(GROUPS)))
def test_a_grouped_whole_number_reads_back(number: int, marks: str) -> None:
    thousands, decimals = GROUPS[marks]
    written = f"{number:,}".replace(",", thousands)
    manner = Manner(decimal_comma=decimals == ",")
    assert read_cell(f"{written} people", column_of(PEOPLE), {}, manner) == number


# -- what is missing


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        *((cell, "not_applicable") for cell in ("n/a", "N/A", "NA", "n.a.", "not applicable")),
        *((cell, "none") for cell in ("none", "None", "null", "nil")),
        *((cell, "dash") for cell in ("-", "–", "—", "--")),
        *((cell, "dot") for cell in (".", "..")),
        *((cell, "suppressed") for cell in ("<5", "< 5", "≤5", "fewer than 5", "5 or fewer")),
        *((cell, "suppressed") for cell in ("*", "[c]", "c", "s", "suppressed", "withheld")),
        *((cell, "not_known") for cell in ("unknown", "?", "TBC", "tbd", "pending", "#N/A", "NaN")),
        *((cell, "") for cell in (None, "", "  ", "\u200b", "\u00a0")),
    ],
)
def test_what_was_typed_for_a_missing_number(cell: Any, what: str) -> None:
    assert read_one(cell, PEOPLE) == (None, what)
    assert read_one("0", PEOPLE) == (0, "")


@pytest.mark.parametrize(
    ("cell", "where", "read"),
    [
        ("n/a", "events.venue", (None, "not_applicable")),
        ("unknown", "events.area", (None, "not_known")),
        ("-", "events.estimated", (None, "dash")),
        ("don't know", "events.estimated", (None, "not_known")),
        ("ongoing", "campaigns.end", (None, "not_known")),
        ("unknown", "signins.person", (None, "not_known")),
        ("anonymous", "signins.person", (None, "not_known")),
        ("C", "signins.person", ("c", "")),
        # "None" may be an answer, and a code may be "NA": in texts only signs are missing.
        ("None", "survey_items.right", ("None", "")),
        ("NA", "events.code", ("NA", "")),
        ("–", "trainings.agency", (None, "dash")),
        ("#N/A", "trainings.agency", (None, "not_known")),
        ("c", "events.venue", "choice"),
    ],
)
def test_missing_by_the_sort_of_column(cell: str, where: str, read: Any) -> None:
    assert read_one(cell, where) == read


# -- dates


DATE, PERIOD, QUARTER = "events.date", "outcomes.period", "campaigns.for_quarter"
FEBRUARY = dt.date(2026, 2, 3)
MARCH = dt.date(2026, 3, 14)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (dt.date(2026, 2, 3), FEBRUARY),
        (dt.datetime(2026, 2, 3, 15, 29), FEBRUARY),
        ("2026-02-03", FEBRUARY),
        ("2026/2/3", FEBRUARY),
        ("2026.02.03.", FEBRUARY),
        ("2026-02-03T10:00:00Z", FEBRUARY),
        ("2026-02-03T10:00:00.123+01:00", FEBRUARY),
        ("2026-02-03 3:05 pm", FEBRUARY),
        ("20260203", FEBRUARY),
        (20260203, FEBRUARY),
        (20260203.0, FEBRUARY),
        ("14/03/2026", MARCH),
        ("03/14/2026", MARCH),
        ("14. 3. 2026", MARCH),
        ("14.3.26", MARCH),
        ("3/14/26 15:29", MARCH),
        ("14/03/2026 (Sat)", MARCH),
        ("14 March 2026", MARCH),
        ("Mar 14, 2026", MARCH),
        ("March 14 2026", MARCH),
        ("14-Mar-26", MARCH),
        ("14Mar2026", MARCH),
        ("2026-Mar-14", MARCH),
        ("Saturday, 14 March 2026", MARCH),
        ("Sat 14 Mar 2026", MARCH),
        ("14th March 2026", MARCH),
        ("14th of March, 2026", MARCH),
        ("March 14th 2026", MARCH),
        ("14 March 2026 at 3pm", MARCH),
        ("14 March 2026, 9:00–11:00", MARCH),
        ("3/3/18", dt.date(2018, 3, 3)),
    ],
)
def test_a_date_is_read(cell: Any, day: dt.date) -> None:
    assert read_one(cell, DATE) == (day, "")


@pytest.mark.parametrize("cell", [46056, 46056.0, 46056.64, "46056"])
def test_a_count_of_days_is_a_date(cell: Any) -> None:
    assert read_one(cell, DATE) == (FEBRUARY, "counted_date")
    assert read_one(cell, PERIOD) == ("2026-02", "counted_date")
    assert read_one(cell, QUARTER) == ("2026Q1", "counted_date")


def test_a_count_of_days_from_1904() -> None:
    assert read_one(44594, DATE, from_1904=True) == (FEBRUARY, "counted_date")


@pytest.mark.parametrize(
    ("cell", "entry"),
    [
        (2026, "date"),
        ("2026", "date"),
        (0, "date"),
        (12, "date"),
        (True, "date"),
        ("March 2026", "date"),
        ("Mar-26", "date"),
        ("14 March", "date"),
        ("2026-02-03 (moved)", "date"),
        (dt.time(9), "date"),
        ("2026-02-30", "impossible_date"),
        ("31.04.2026", "impossible_date"),
        ("33/33/2026", "impossible_date"),
        ("30 February 2026", "impossible_date"),
        ("20260230", "impossible_date"),
        ("31/12/85", "unlikely_date"),
        ("0206-02-03", "unlikely_date"),
        (dt.date(1900, 1, 1), "unlikely_date"),
        ("03/02/2026", "unclear_date"),
        ("9/8/18 15:29", "unclear_date"),
        ("3.2.2026", "unclear_date"),
    ],
)
def test_what_is_not_one_date(cell: Any, entry: str) -> None:
    assert read_one(cell, DATE) == entry


def test_the_order_that_was_said() -> None:
    assert read_one("03/02/2026", DATE, day_first=True) == (FEBRUARY, "")
    assert read_one("02/03/2026", DATE, day_first=False) == (FEBRUARY, "")
    assert read_one("02/13/2026", DATE, day_first=True) == "impossible_date"
    assert read_one("13/02/2026", DATE, day_first=False) == "impossible_date"


@pytest.mark.parametrize(
    ("cells", "unclear", "proved"),
    [
        (["03/02/2026", "13/02/2026", FEBRUARY, None, 7], [0], True),
        (["03/02/26 15:29", "02/13/26"], [0], False),
        (["03/02/2026", "13/02/2026", "02/13/2026"], [0], None),
        (["03/02/2026", "04/02/2026", "03/03/2026"], [0, 1], None),
        (["2026-02-03", "14 March 2026"], [], None),
    ],
)
def test_the_order_of_a_columns_dates(
    cells: list[Any], unclear: list[int], proved: bool | None
) -> None:
    assert date_order(cells) == (unclear, proved)


def test_dates_that_the_spreadsheet_may_have_swapped() -> None:
    cells = ["13/02/2026", dt.date(2026, 3, 2), dt.date(2026, 3, 20), dt.date(2026, 3, 3)]
    read = read_column(cells, column_of(DATE), {})
    assert {i: remark.entry for i, remark in read.remarks.items()} == {1: "swapped_date"}
    assert read_column(cells[1:], column_of(DATE), {}).remarks == {}


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2026-03", "2026-03"),
        ("March 2026", "2026-03"),
        ("Mar-26", "2026-03"),
        ("03/2026", "2026-03"),
        (202603.0, "2026-03"),
        ("14/03/2026", "2026-03"),
        (dt.date(2026, 3, 1), "2026-03"),
        ("2026 Q1", "2026Q1"),
    ],
)
def test_a_month_or_quarter_is_read(cell: Any, period: str) -> None:
    assert read_one(cell, PERIOD) == (period, "")
    assert read_one(cell, QUARTER) == ("2026Q1", "")


@pytest.mark.parametrize(
    ("cell", "entry"),
    [
        ("2026", ""),
        (2026.0, ""),
        (1.0, ""),
        ("Q1", ""),
        ("2026-13", ""),
        ("03/02/2026", "unclear_date"),
        ("March 1926", "unlikely_date"),
    ],
)
def test_what_is_no_month_or_quarter(cell: Any, entry: str) -> None:
    assert read_one(cell, PERIOD) == (entry or "period")
    assert read_one(cell, QUARTER) == (entry or "quarter")


FORMATS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%d-%b-%y", "%b %d, %Y", "%B %d %Y",
    "%A, %d %B %Y", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M", "%d %b %Y %I:%M %p", "%a %d %b %y",
)  # fmt: skip
IN_ORDER = {
    True: ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%y", "%d/%m/%Y %H:%M"),
    False: ("%m/%d/%Y", "%m-%d-%y", "%m/%d/%y %I:%M %p"),
}
DAYS = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2049, 12, 31))


@given(DAYS, st.sampled_from(FORMATS), st.sampled_from([True, False, None]))
def test_a_date_in_any_format_reads_back(
    day: dt.datetime, written: str, day_first: bool | None
) -> None:
    manner = Manner(day_first=day_first)
    assert read_cell(day.strftime(written), column_of(DATE), {}, manner) == day.date()


@given(DAYS, st.booleans(), st.data())
def test_a_date_reads_back_in_the_order_said(
    day: dt.datetime, day_first: bool, data: st.DataObject
) -> None:
    written = day.strftime(data.draw(st.sampled_from(IN_ORDER[day_first])))
    assert read_cell(written, column_of(DATE), {}, Manner(day_first=day_first)) == day.date()
    try:
        unsaid = read_cell(written, column_of(DATE), {})
    except Misread as misread:
        assert misread.entry == "unclear_date"
    else:
        assert unsaid == day.date()


# -- yes and no


@pytest.mark.parametrize(
    "cell",
    [
        *("yes", "Y", "TRUE", "1", "x", "X", "si", "sí", "oui", "ja", "present", "Attended"),
        *("✓", "✔", "☑", "☒", "✔\ufe0f", True, 1, 1.0),
    ],
)
def test_yes(cell: Any) -> None:
    assert read_one(cell, "signins.attended") == (True, "")


@pytest.mark.parametrize(
    "cell",
    ["no", "N", "false", "0", "✗", "☐", "non", "nein", "absent", "not attended", False, 0, 0.0],
)
def test_no(cell: Any) -> None:
    assert read_one(cell, "signins.attended") == (False, "")


def test_neither_yes_nor_no() -> None:
    assert read_one("maybe", "signins.attended") == "yes_no"
    assert read_one(2, "signins.attended") == "yes_no"
    assert read_one("", "signins.attended") == (None, "")


# -- lists and references


@pytest.mark.parametrize(
    ("cell", "where", "near", "code"),
    [
        ("Law Enf.", "events.audience", "Law enforcement", "law_enforcement"),
        ("Gen. public", "events.audience", "General public", "general_public"),
        ("Police officers", "events.audience", "Law enforcement", "law_enforcement"),
        ("Public, general", "events.audience", "General public", "general_public"),
        ("Neighborhd watch", "events.type", "Neighbourhood watch", "neighbourhood_watch"),
        ("Worksop", "events.type", "Workshop", "workshop"),
        ("Jamboree", "events.type", "", ""),
        ("Jamboree", "events.audience", "", ""),
        ("Ball", "events.type", "", ""),
        ("Harbor House", "events.lead", "Harbour House", "P1"),
        ("lamp and lantern", "events.lead", "Lamp & Lantern", "P3"),
        (7.0, "events.lead", "007", "007"),
        ("Nobody we know", "events.lead", "", ""),
    ],
)
def test_the_nearest_of_a_list(cell: Any, where: str, near: str, code: str) -> None:
    misread = read_column([cell], column_of(where), KNOWN).misread[0]
    assert (misread.words["near"], misread.words["code"]) == (near, code)
    assert bool(near) == bool(misread.words["score"])
    assert not near or 75 <= int(misread.words["score"]) <= 100


def test_names_are_near_as_they_are_written() -> None:
    spellings = Spellings()
    spellings.add("YWCA of the North", "P9")
    wrong = not_found("YWCA in the North", column_of("events.lead"), {"partners": spellings})
    assert wrong.words["near"] == "YWCA of the North"


def test_what_somebody_chose_for_a_word() -> None:
    said = {"cops": "law_enforcement", "all": None, "zebra": "P2", "workshop": "seminar"}
    assert read_one("Cops", "events.audience", values=said) == ("law_enforcement", "")
    assert read_one("All", "events.audience", values=said) == (None, "not_known")
    assert read_one("P1; Zebra", "events.contributing", values=said) == ("P1; P2", "")
    assert read_one("P1; all", "events.contributing", values=said) == ("P1", "")
    assert read_one("Workshop", "events.type", values=said) == ("seminar", "")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("P2; P1", "P1; P2"),
        ("P1, P2", "P1; P2"),
        ("P1 | P2 |", "P1; P2"),
        ("• Harbour House\n• Second partner", "P1; P2"),
        ("Harbour House and Second partner", "P1; P2"),
        ("P1/P2", "P1; P2"),
        ("P1, P2, and P3", "P1; P2; P3"),
        ("P1 & Lamp & Lantern", "P1; P3"),
        ("Police and Schools, Ltd", "P4"),
        ("P1, Police and Schools, Ltd and Lamp & Lantern", "P1; P3; P4"),
        ("P1; harbour house; -", "P1"),
        (7.0, "unknown_reference"),
    ],
)
def test_several_references_in_a_cell(cell: Any, value: str) -> None:
    read = read_one(cell, "events.contributing")
    assert read == (value if value == "unknown_reference" else (value, ""))


@pytest.mark.parametrize(
    ("cell", "pieces"),
    [
        ("P1; Zebra; Lion", ["Zebra", "Lion"]),
        ("Harbour House, Zebra, Second partner", ["Zebra"]),
        ("Harbor House, Secnd partner", ["Harbor House", "Secnd partner"]),
        ("P1, Zebra and Lion", ["Zebra and Lion"]),
        ("Zebra and Lion", ["Zebra and Lion"]),
        ("Zebra, Lion; P1", ["Zebra, Lion"]),
    ],
)
def test_each_piece_that_is_none_is_told(cell: str, pieces: list[str]) -> None:
    wrong = read_column([cell], column_of("events.contributing"), KNOWN).misread[0]
    assert [each.words["found"] for each in (wrong, *wrong.others)] == pieces


@pytest.mark.parametrize(
    "cell", ["English; Spanish", "Spanish, English", "English\nSpanish", " Spanish |English;"]
)
def test_several_texts_in_a_cell(cell: str) -> None:
    assert read_one(cell, "campaigns.languages") == ("English; Spanish", "")


# -- texts and codes


@pytest.mark.parametrize(
    ("cell", "text"),
    [("007", "007"), (12.0, "12"), (12.5, "12.5"), ("  a \n b ", "a b"), ("1,200", "1,200")],
)
def test_a_text_is_kept_as_typed(cell: Any, text: str) -> None:
    assert read_one(cell, "events.code") == (text, "")


# -- a column


def test_a_column_tells_apart_what_is_read_missing_and_misread() -> None:
    cells = [34, "n/a", "many", "", "34*", "n/a", 0]
    read = read_column(cells, column_of(PEOPLE), {})
    assert read.values == [34, None, None, None, 34, None, 0]
    assert {i: wrong.entry for i, wrong in read.misread.items()} == {2: "whole"}
    assert read.missing == {1: "not_applicable", 5: "not_applicable"}
    assert {i: (r.entry, r.words) for i, r in read.remarks.items()} == {
        4: ("footnote", {"number": "34"})
    }


def test_a_column_in_two_currencies() -> None:
    read = read_column(["$40", "€ 30", "USD 12", 7], column_of(MONEY), {})
    assert read.values == [40, None, 12, 7]
    assert {i: (w.entry, w.words) for i, w in read.misread.items()} == {
        1: ("other_currency", {"other": "$"})
    }


def test_a_tick_beside_numbers_is_not_one() -> None:
    assert read_column([True, 1, 1.0], column_of(PEOPLE), {}).values == [None, 1, 1]


def test_only_so_many_words_are_given_their_nearest() -> None:
    cells = [f"Harbor Hous {number}" for number in range(150)]
    misread = read_column(cells, column_of("events.lead"), KNOWN).misread
    assert sum(wrong.words["near"] == "Harbour House" for wrong in misread.values()) == 100
    assert len(misread) == 150


@pytest.mark.parametrize(
    ("cell", "where", "sentence"),
    [
        ("approx 12", PEOPLE, "Attended “approx 12” is read as 12, as if it were exact."),
        ("12*", PEOPLE, "Attended “12*” is read as 12; the footnote's mark was left out."),
        ("12 people", PEOPLE, "Attended “12 people” is read as 12; the unit was left out."),
        (
            "46056",
            DATE,
            "Date “46056” is read as 2026-02-03: spreadsheets count days so.",
        ),
    ],
)
def test_a_remark_says_how_a_cell_is_read(cell: str, where: str, sentence: str) -> None:
    column = column_of(where)
    remark = read_column([cell], column, {}).remarks[0]
    problem = Problem(remark.entry, column=column.title, found=cell, words=remark.words)
    assert problem.text == sentence
    assert problem.severity != "error"


# -- anything

COLUMNS = [column for kind in kinds().values() for column in kind.columns().values()]
PARTS = st.sampled_from([*"0123456789,.' -–()*%$€<>~+;/", "approx ", "12", "1,200", " and ", "Mar"])


@given(st.lists(PARTS, max_size=12).map("".join) | st.text(), st.sampled_from(COLUMNS))
def test_any_text_ends_somewhere(text: str, column: Column) -> None:
    read = read_column([text], column, KNOWN)
    if read.values[0] is None and not read.misread and not read.missing:
        assert not any(character.isprintable() and not character.isspace() for character in text)
    for said in (*read.misread.values(), *read.remarks.values()):
        problem = Problem(said.entry, column=column.title, found=text, words=said.words)
        assert said.entry in ENTRIES
        assert problem.text and problem.expected and problem.fix
