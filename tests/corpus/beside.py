"""Several tables on a sheet: below each other, side by side, of one kind and of two."""

from corpus.drawn import HEAD, Case, at, drawn, event, events, line

OUTCOMES = ("Month", "Area", "Tips")
RESOURCES = ("Quarter", "Type", "Amount", "Unit")

CASES = [
    Case(
        "two tables of one kind, one below the other",
        events(
            ("North",),
            HEAD,
            line("E1", 30),
            (),
            ("South",),
            HEAD,
            line("E2", 12),
        ),
        stored={
            "events": [
                event("E1", 3, 30),
                event("E2", 7, 12),
            ]
        },
        said=[
            ("Events: What stands above or between the tables was left out (“North” …). [A1 A5]"),
        ],
        left_out="Events!A1 Events!A5",
    ),
    Case(
        "two tables of one kind, each with its total",
        events(
            HEAD,
            line("E1", 30),
            line("E2", 12),
            ("Total", None, None, None, None, 42),
            (),
            HEAD,
            line("E3", 5),
            line("E4", 6),
            ("Total", None, None, None, None, 11),
        ),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
                event("E3", 7, 5),
                event("E4", 8, 6),
            ]
        },
        said=[
            (
                "Events row 4: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
            (
                "Events row 9: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
        ],
        left_out="Events!A4 Events!F4 Events!A9 Events!F9",
    ),
    Case(
        "two tables of one kind whose columns stand in another order",
        events(
            HEAD,
            line("E1", 30),
            (),
            ("Attended", "Audience", "Date", "Type", "Name", "Event code"),
            line("E2", 12)[::-1],
        ),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 5, 12),
            ]
        },
    ),
    Case(
        "two tables of two kinds, one below the other",
        drawn(
            {
                "Quarter 1": [
                    ("Events",),
                    HEAD,
                    line("E1", 30),
                    (),
                    ("Tips by month",),
                    OUTCOMES,
                    ("2026-01", "North", 4),
                    ("2026-02", "North", 6),
                ]
            }
        ),
        stored={
            "events": [
                event("E1", 3, 30),
            ],
            "outcomes": [
                at(7, period="2026-01", area="A1", tips=4),
                at(8, period="2026-02", area="A1", tips=6),
            ],
        },
        said=[
            (
                "Quarter 1: What stands above or between the tables was left out (“Events” "
                "…). [A1 A5]"
            ),
        ],
        left_out="Quarter 1!A1 Quarter 1!A5",
    ),
    Case(
        "two tables of two kinds without a blank row between",
        drawn({"All": [HEAD, line("E1", 30), OUTCOMES, ("2026-01", "North", 4)]}),
        stored={
            "events": [
                event("E1", 2, 30),
            ],
            "outcomes": [
                at(4, period="2026-01", area="A1", tips=4),
            ],
        },
    ),
    Case(
        "a second table whose header takes two rows",
        drawn(
            {
                "All": [
                    OUTCOMES,
                    ("2026-01", "North", 4),
                    (),
                    ("Event code", "Name", "Type", "Date", "Audience", "People", None),
                    (None, None, None, None, None, "Registered", "Attended"),
                    (*line("E1", 40), 30),
                ]
            }
        ),
        stored={
            "events": [
                event("E1", 6, 30, registered=40),
            ],
            "outcomes": [
                at(2, period="2026-01", area="A1", tips=4),
            ],
        },
    ),
    Case(
        "two tables of one kind, side by side",
        drawn(
            {
                "Outcomes": [
                    ("First half", None, None, None, "Second half"),
                    (*OUTCOMES, None, *OUTCOMES),
                    ("2026-01", "North", 4, None, "2026-01", "South", 3),
                    ("2026-02", "North", 6, None, "2026-02", "South", 5),
                    ("2026-03", "North", 9),
                ]
            }
        ),
        stored={
            "outcomes": [
                at(3, period="2026-01", area="A1", tips=4),
                at(4, period="2026-02", area="A1", tips=6),
                at(5, period="2026-03", area="A1", tips=9),
                at(3, period="2026-01", area="A2", tips=3),
                at(4, period="2026-02", area="A2", tips=5),
            ]
        },
        said=[
            (
                "Outcomes: What stands above or between the tables was left out (“First "
                "half” …). [A1 E1]"
            ),
        ],
        left_out="Outcomes!A1 Outcomes!E1",
    ),
    Case(
        "two tables of two kinds, side by side",
        drawn(
            {
                "Board": [
                    (*OUTCOMES, None, *RESOURCES),
                    ("2026-01", "North", 4, None, "2026 Q1", "Venue", 3, "days"),
                    ("2026-02", "North", 6, None, "2026 Q1", "Legal aid", 8, "hours"),
                    ("Total", None, 10, None, None, None, 11, None),
                ]
            }
        ),
        stored={
            "outcomes": [
                at(2, period="2026-01", area="A1", tips=4),
                at(3, period="2026-02", area="A1", tips=6),
            ],
            "resources": [
                at(2, for_quarter="2026Q1", partner="P1", type="venue", amount=3.0, unit="days"),
                at(
                    3,
                    for_quarter="2026Q1",
                    partner="P1",
                    type="legal_aid",
                    amount=8.0,
                    unit="hours",
                ),
            ],
        },
        said=[
            (
                "Board row 4: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
            (
                "Board row 4: The row is a total (“a sum without a word”) and was left out; "
                "its parts are added up instead."
            ),
        ],
        left_out="Board!A4 Board!C4 Board!G4",
    ),
    Case(
        "three tables side by side, of three kinds",
        drawn(
            {
                "Board": [
                    (*OUTCOMES, None, *HEAD, None, *RESOURCES),
                    (
                        "2026-01",
                        "North",
                        4,
                        None,
                        *line("E1", 30),
                        None,
                        "2026 Q1",
                        "Venue",
                        3,
                        "days",
                    ),
                ]
            }
        ),
        stored={
            "events": [
                event("E1", 2, 30),
            ],
            "outcomes": [
                at(2, period="2026-01", area="A1", tips=4),
            ],
            "resources": [
                at(2, for_quarter="2026Q1", partner="P1", type="venue", amount=3.0, unit="days"),
            ],
        },
    ),
    Case(
        "a table of something else above",
        drawn(
            {
                "Events": [
                    ("Staff", "Hours a week"),
                    ("Coordinator", 20),
                    ("Driver", 8),
                    (),
                    HEAD,
                    line("E1", 30),
                ]
            }
        ),
        stored={
            "events": [
                event("E1", 6, 30),
            ]
        },
        said=[
            (
                "Events: What stands above or between the tables was left out (“Staff” …). "
                "[A1:B1 A2:B2 A3:B3]"
            ),
        ],
        left_out="Events!A1:B1 Events!A2:B2 Events!A3:B3",
    ),
    Case(
        "two sheets of one kind, and one of none",
        drawn(
            {
                "January": [HEAD, line("E1", 30)],
                "February": [HEAD, line("E2", 12)],
                "Ideas": [("Think about buses",), ("Ask for vests", "and lamps")],
            }
        ),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 2, 12),
            ]
        },
        said=[
            "Ideas: The sheet is not one we know and was left out.",
        ],
        left_out="Ideas!A1 Ideas!A2:B2",
    ),
]
