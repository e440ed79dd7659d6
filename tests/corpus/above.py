"""What stands above, below and amid the rows of a table: titles, notes, blanks, headers again."""

import datetime as dt

from corpus.drawn import HEAD, Case, at, drawn, event, events, line

CASES = [
    Case(
        "a plain table",
        events(HEAD, line("E1", 30), line("E2", 12)),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
    ),
    Case(
        "a title and a note above the header",
        events(
            ("Harbour House",),
            ("Events of the first quarter", None, "draft"),
            (),
            HEAD,
            line("E1", 30),
        ),
        stored={
            "events": [
                event("E1", 5, 30),
            ]
        },
        said=[
            (
                "Events: What stands above or between the tables was left out (“Harbour "
                "House” …). [A1 A2 C2]"
            ),
        ],
        left_out="Events!A1 Events!A2 Events!C2",
    ),
    Case(
        "a merged title right above the header",
        events(
            ("Events of 2026 Q1", None, None, None, None, None),
            HEAD,
            line("E1", 30),
            merged={"Events": ["A1:F1"]},
        ),
        stored={
            "events": [
                event("E1", 3, 30),
            ]
        },
        said=[
            (
                "Events: What stands above or between the tables was left out (“Events of "
                "2026 Q1” …). [A1]"
            ),
        ],
        left_out="Events!A1",
    ),
    Case(
        "twelve lines of instructions above the header",
        events(
            *((f"{n}. Fill in one row for each event.",) for n in range(1, 13)),
            (),
            HEAD,
            line("E1", 3),
        ),
        stored={
            "events": [
                event("E1", 15, 3),
            ]
        },
        said=[
            (
                "Events: What stands above or between the tables was left out (“1. Fill in "
                "one row for each event.” …). [A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12]"
            ),
        ],
        left_out=(
            "Events!A1 Events!A2 Events!A3 Events!A4 Events!A5 Events!A6 Events!A7 "
            "Events!A8 Events!A9 Events!A10 Events!A11 Events!A12"
        ),
    ),
    Case(
        "a header over two rows, merged",
        events(
            ("Event code", "Name", "Type", "Date", "Audience", "People", None, None),
            (None, None, None, None, None, "Registered", "Attended", "Walk-ins"),
            (*line("E1", 40), 44, 6),
            merged={"Events": ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:H1"]},
        ),
        stored={
            "events": [
                event("E1", 3, 44, registered=40, walk_ins=6),
            ]
        },
    ),
    Case(
        "a header whose upper row only groups",
        events(
            ("What", None, None, None, "Whom", None),
            HEAD,
            line("E1", 30),
            merged={"Events": ["A1:D1", "E1:F1"]},
        ),
        stored={
            "events": [
                event("E1", 3, 30),
            ]
        },
        said=[
            ("Events: What stands above or between the tables was left out (“What” …). [A1 E1]"),
        ],
        left_out="Events!A1 Events!E1",
    ),
    Case(
        "a header whose words stand in two rows",
        drawn(
            {
                "Trainings": [
                    ("Training", "", "Audience", "Mean score", "Mean score"),
                    ("code", "Date", "class", "before", "after"),
                    ("T1", "2026-02-03", "Police", 54.5, 78),
                ]
            }
        ),
        stored={
            "trainings": [
                at(
                    3,
                    code="T1",
                    date=dt.date(2026, 2, 3),
                    audience_class="law_enforcement",
                    partner="P1",
                    score_before=54.5,
                    score_after=78.0,
                ),
            ]
        },
    ),
    Case(
        "the table begins at C4",
        events((), (), (), (None, None, *HEAD), (None, None, *line("E1", 30))),
        stored={
            "events": [
                event("E1", 5, 30),
            ]
        },
    ),
    Case(
        "blank rows between the rows",
        events(HEAD, (), line("E1", 30), (), (), line("E2", 12)),
        stored={
            "events": [
                event("E1", 3, 30),
                event("E2", 6, 12),
            ]
        },
    ),
    Case(
        "a blank column between the columns",
        events((*HEAD[:3], None, *HEAD[3:]), (*line("E1")[:3], None, *line("E1", 30)[3:])),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
    ),
    Case(
        "headings between the rows",
        events(
            HEAD,
            ("North",),
            line("E1", 30),
            ("South", None, None, None, None, None),
            line("E2", 12),
            merged={"Events": ["A4:F4"]},
        ),
        stored={
            "events": [
                event("E1", 3, 30),
                event("E2", 5, 12),
            ]
        },
        said=[
            (
                "Events row 2: The row holds a single cell (“North”); it is read as a "
                "heading and left out."
            ),
            "Events row 4: The row is a heading or a note (“South”) and was left out.",
        ],
        left_out="Events!A2 Events!A4",
    ),
    Case(
        "the header again on each printed page",
        events(HEAD, line("E1", 30), HEAD, line("E2", 12), HEAD, line("E3", 5)),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 4, 12),
                event("E3", 6, 5),
            ]
        },
        said=[
            "Events row 3: The row repeats the headers and was left out. [3:3 5:5]",
        ],
        left_out="Events!A3:F3 Events!A5:F5",
    ),
    Case(
        "a header of two rows again on each printed page",
        events(
            ("Event code", "Name", "Type", "Date", "Audience", "People", None),
            (None, None, None, None, None, "Registered", "Attended"),
            (*line("E1", 40), 30),
            ("Event code", "Name", "Type", "Date", "Audience", "People", None),
            (None, None, None, None, None, "Registered", "Attended"),
            (*line("E2", 10), 8),
        ),
        stored={
            "events": [
                event("E1", 3, 30, registered=40),
                event("E2", 6, 8, registered=10),
            ]
        },
        said=[
            "Events row 4: The row repeats the headers and was left out.",
            "Events row 5: The row repeats the headers and was left out.",
        ],
        left_out="Events!A4:F4 Events!F5:G5",
    ),
    Case(
        "notes below the table",
        events(
            HEAD,
            line("E1", 30),
            (),
            ("* walk-ins included",),
            ("Source: sign-in sheets",),
            ("Note", "Two events were cancelled."),
            ("Prepared by the events desk, for the coalition",),
        ),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
        said=[
            (
                "Events row 4: The row is a heading or a note (“* walk-ins included”) and "
                "was left out."
            ),
            (
                "Events row 5: The row is a heading or a note (“Source: sign-in sheets”) and "
                "was left out."
            ),
            "Events row 6: The row is a heading or a note (“Note”) and was left out.",
            (
                "Events row 7: The row is a heading or a note (“Prepared by the events desk, "
                "for the coalition”) and was left out."
            ),
        ],
        left_out="Events!A4 Events!A5 Events!A6:B6 Events!A7",
    ),
    Case(
        "a line without a mark below the table",
        events(HEAD, line("E1", 30), ("and others",)),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
        said=[
            (
                "Events row 3: The row holds a single cell (“and others”); it is read as a "
                "heading and left out."
            ),
        ],
        left_out="Events!A3",
    ),
    Case(
        "cells under no header",
        events(HEAD, (*line("E1", 30), None, "rain"), line("E2", 12), (*line("E3", 5), "late")),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
                event("E3", 4, 5),
            ]
        },
        said=[
            "Events!H2: Cells in column H stand under no header and were left out. [H2]",
            "Events!G4: Cells in column G stand under no header and were left out. [G4]",
        ],
        left_out="Events!H2 Events!G4",
    ),
    Case(
        "a column nobody knows",
        events((*HEAD, "Weather"), (*line("E1", 30), "rain"), line("E2", 12)),
        said=[
            "Events!G1: Column “Weather” is not one we know.",
        ],
        left_out="Events!G1 Events!G2",
        asks={"column|events|weather": ""},
    ),
    Case(
        "the template's example left in",
        drawn(
            {
                "Resources": [
                    ("Quarter", "Partner", "Type", "Amount", "Unit"),
                    ("2026 Q1", None, "Shelter nights", 14, "nights"),
                    ("2026 Q1", None, "Venue", 3, "days"),
                ]
            }
        ),
        stored={
            "resources": [
                at(3, for_quarter="2026Q1", partner="P1", type="venue", amount=3.0, unit="days"),
            ]
        },
        said=[
            "Resources row 2: The template's example row was left out.",
        ],
        left_out="Resources!A2 Resources!C2:E2",
    ),
    Case(
        "only headers",
        events(HEAD),
        said=[
            "report.xlsx: The file has no rows to store.",
        ],
    ),
]
