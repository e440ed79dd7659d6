"""Figures in columns of quarters and months, of rows that have a day, or of months."""

import datetime as dt
from typing import Any

from corpus.drawn import Case, answers, at, drawn, event, events, line

from data.plan import Asked

HEAD = ("Training code", "Date", "Audience class")
QUARTERS = (*HEAD, "Q1", "Q2", "Q3", "Q4")
JULY, OCTOBER = dt.date(2026, 7, 14), dt.date(2026, 10, 14)
T1 = ("T1", JULY, "Police", None, None, 22, None)
T2 = ("T2", OCTOBER, "Teachers", None, None, None, 24)
ATTENDED = {"measure|trainings|date": "attended"}


def trainings(*rows: Any) -> bytes:
    return drawn({"Trainings": rows})


def session(code: str, row: int, day: dt.date, who: str, attended: int) -> dict[str, Any]:
    own = {"code": code, "date": day, "audience_class": who, "attended": attended}
    return at(row, partner="P1", **own)


READ = (
    "Trainings!D1: The columns Q1, Q2, Q3, Q4 are read as Attended: the figure of each row is "
    "that of its own date. [D1 E1 F1 G1]"
)

CASES = [
    Case(
        "by quarter, of trainings that have a day: one question",
        trainings(QUARTERS, T1, T2),
        said=[
            "Trainings!D1: The columns Q1, Q2, Q3, Q4 do not say of what they are figures. "
            "[D1 E1 F1 G1]"
        ],
        left_out="Trainings!D1:G1 Trainings!F2 Trainings!G3",
        asks={"measure|trainings|date": ""},
    ),
    Case(
        "by quarter, of trainings that have a day, answered",
        trainings(QUARTERS, T1, T2),
        asked=answers(ATTENDED),
        stored={
            "trainings": [
                session("T1", 2, JULY, "law_enforcement", 22),
                session("T2", 3, OCTOBER, "educator_staff", 24),
            ]
        },
        said=[READ],
    ),
    Case(
        "by quarter, a figure in another quarter than the row's",
        trainings(QUARTERS, (*T1[:6], 24), T2),
        asked=answers(ATTENDED),
        said=[
            READ,
            "Trainings!G2: Attended “24” stands under “Q4”, but the row's date is 2026-07-14.",
        ],
    ),
    Case(
        "by quarter, left out of this file: said with every figure",
        trainings(QUARTERS, T1, T2),
        asked=answers({"measure|trainings|date": ""}),
        stored={
            "trainings": [
                at(2, code="T1", date=JULY, audience_class="law_enforcement", partner="P1"),
                at(3, code="T2", date=OCTOBER, audience_class="educator_staff", partner="P1"),
            ]
        },
        said=[
            "Trainings!D1: “Q1, Q2, Q3, Q4” was left out, as was said, but holds figures. "
            "[D1 E1 F1 G1 F2 G3]"
        ],
        left_out="Trainings!D1:G1 Trainings!F2 Trainings!G3",
    ),
    Case(
        "by month, the figure named in the headers",
        drawn({"Outcomes": [("Area", "Tips Jan 2026", "Tips Feb 2026"), ("North", 4, 6)]}),
        stored={
            "outcomes": [
                at(2, period="2026-01", area="A1", tips=4),
                at(2, period="2026-02", area="A1", tips=6),
            ]
        },
        said=[
            "Outcomes!B1: The columns Tips Jan 2026, Tips Feb 2026 are read as Tips, one row for "
            "each Month or quarter. [B1 C1]"
        ],
    ),
    Case(
        "by month, of the year that was said",
        drawn({"Outcomes": [("Area", "Jan", "Feb"), ("North", 4, 6)]}),
        asked=Asked("P1", "2026Q1", answers={"measure|outcomes|period": "tips"}),
        stored={
            "outcomes": [
                at(2, period="2026-01", area="A1", tips=4),
                at(2, period="2026-02", area="A1", tips=6),
            ]
        },
        said=[
            "Outcomes!B1: The columns Jan, Feb are read as Tips, one row for each Month or "
            "quarter. [B1 C1]"
        ],
    ),
    Case(
        "a day outside the quarter, as it stands in the file",
        events(
            ("Event code", "Name", "Type", "Date", "Audience", "Attended"),
            line("E1", 30),
            ("E2", "Harbour walk", "Forum", "June 3, 2026", "Youth", 12),
        ),
        asked=Asked("P1", "2026Q1"),
        said=[
            "Events!D3: Date “June 3, 2026” (read as 2026-06-03) is outside 2026 Q1, the quarter "
            "this workbook is for."
        ],
    ),
    Case(
        "every day in another quarter than was chosen",
        events(
            ("Event code", "Name", "Type", "Date", "Audience", "Attended"),
            line("E1", 30),
            line("E2", 12),
        ),
        asked=Asked("P1", "2026Q3"),
        said=[
            "Events row 2: All rows lie in another quarter (2026 Q1) than 2026 Q3, which was "
            "chosen for this workbook. [D2:D3]"
        ],
    ),
    Case(
        "heads that are estimates, where the sheet does not say so",
        events(
            ("Event code", "Name", "Type", "Date", "Audience", "Attended"),
            line("E1", "approx 30"),
            line("E2", "60ish"),
            line("E3", 12),
        ),
        stored={
            "events": [
                event("E1", 2, 30, estimated=True),
                event("E2", 3, 60, estimated=True),
                event("E3", 4, 12),
            ]
        },
        said=[
            "Events!F2: Attended “approx 30” is read as 30, and the row as one with an estimate.",
            "Events!F3: Attended “60ish” is read as 60, and the row as one with an estimate.",
        ],
    ),
    Case(
        "more came than registered, the walk-ins taken off",
        events(
            (
                "Event code",
                "Name",
                "Type",
                "Date",
                "Audience",
                "Attended",
                "Registered",
                "Walk-ins",
            ),
            line("E1", 2050, 1100, 30),
        ),
        stored={"events": [event("E1", 2, 2050, registered=1100, walk_ins=30)]},
        said=["Events!F2: Attended “2050”, less 30 walk-ins, is above the 1,100 registered."],
    ),
    Case(
        "two values of a list where one is possible",
        events(
            ("Event code", "Name", "Type", "Date", "Audience", "Area"),
            (
                "E1",
                "Know the signs",
                "Forum",
                dt.date(2026, 2, 11),
                "Youth; Parents",
                "North; South",
            ),
        ),
        said=[
            "Events!E2: Audience “Youth; Parents” holds several values; only one is possible here.",
            "Events!F2: Area “North; South” holds several values; only one is possible here.",
        ],
        left_out="Events!E2:F2",
        asks={"value|audience|youth parents": "", "value|areas|north south": ""},
    ),
]
