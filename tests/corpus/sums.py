"""Totals and subtotals: recognised, held against their parts, left out, said so."""

import datetime as dt

from corpus.drawn import HEAD, Case, at, drawn, event, events, line

NOTHING = (None, None, None, None)

CASES = [
    Case(
        "a total that is right",
        events(HEAD, line("E1", 30), line("E2", 12), ("Total", *NOTHING, 42)),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
        said=[
            (
                "Events row 4: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
        ],
        left_out="Events!A4 Events!F4",
    ),
    Case(
        "a total that is wrong",
        events(HEAD, line("E1", 30), line("E2", 12), ("Total", *NOTHING, 45)),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
        said=[
            "Events!F4: Attended of the total row is 45, but its parts come to 42.",
            (
                "Events row 4: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
        ],
        left_out="Events!A4 Events!F4",
    ),
    Case(
        "subtotals and a grand total",
        events(
            HEAD,
            line("E1", 30),
            line("E2", 12),
            (None, "Subtotal north", None, None, None, 42),
            line("E3", 5),
            line("E4", 6),
            (None, "Sub-total south", None, None, None, 12),
            ("GRAND TOTAL:", *NOTHING, 53),
        ),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
                event("E3", 5, 5),
                event("E4", 6, 6),
            ]
        },
        said=[
            (
                "Events row 4: The row is a total (“Subtotal north”) and was left out; its "
                "parts are added up instead."
            ),
            "Events!F7: Attended of the total row is 12, but its parts come to 11.",
            (
                "Events row 7: The row is a total (“Sub-total south”) and was left out; its "
                "parts are added up instead."
            ),
            (
                "Events row 8: The row is a total (“GRAND TOTAL:”) and was left out; its "
                "parts are added up instead."
            ),
        ],
        left_out="Events!B4 Events!F4 Events!B7 Events!F7 Events!A8 Events!F8",
    ),
    Case(
        "sums without a word",
        events(
            HEAD,
            line("E1", 30),
            line("E2", 12),
            (None, *NOTHING, 42),
            line("E3", 5),
            line("E4", 6),
            (None, *NOTHING, 11),
            (None, *NOTHING, 53),
            ("Source: sign-in sheets",),
        ),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
                event("E3", 5, 5),
                event("E4", 6, 6),
            ]
        },
        said=[
            (
                "Events row 4: The row is a total (“a sum without a word”) and was left out; "
                "its parts are added up instead. [4:4 7:8]"
            ),
            (
                "Events row 9: The row is a heading or a note (“Source: sign-in sheets”) and "
                "was left out."
            ),
        ],
        left_out="Events!F4 Events!F7 Events!F8 Events!A9",
    ),
    Case(
        "a figure alone that is no sum",
        events(HEAD, line("E1", 30), line("E2", 12), (None, *NOTHING, 99)),
        said=[
            "Events!A4: Event code is empty.",
            "Events!B4: Name is empty.",
            "Events!C4: Type is empty.",
            "Events!D4: Date is empty.",
            "Events!E4: Audience is empty.",
        ],
    ),
    Case(
        "an event called Total recall",
        events(
            HEAD,
            ("E1", "Total recall: a film and a talk", *line("E1", 30)[2:]),
            ("E2", "Total", *line("E2", 12)[2:]),
            ("Total", *NOTHING, 42),
        ),
        stored={
            "events": [
                event("E1", 2, 30, name="Total recall: a film and a talk"),
                event("E2", 3, 12, name="Total"),
            ]
        },
        said=[
            (
                "Events row 4: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
        ],
        left_out="Events!A4 Events!F4",
    ),
    Case(
        "a total of each month, in the column of months",
        drawn(
            {
                "Outcomes": [
                    ("Month", "Area", "Tips", "Actionable"),
                    ("2026-01", "North", 4, 1),
                    ("2026-01", "South", 6, 2),
                    ("Total January", None, 10, 4),
                    ("2026-02", "North", 1, 0),
                    ("2026-02", "South", 3, 1),
                    ("Total February", None, 4, 1),
                    ("Total 2026 Q1", None, 14, 4),
                ]
            }
        ),
        stored={
            "outcomes": [
                at(2, period="2026-01", area="A1", tips=4, actionable=1),
                at(3, period="2026-01", area="A2", tips=6, actionable=2),
                at(5, period="2026-02", area="A1", tips=1, actionable=0),
                at(6, period="2026-02", area="A2", tips=3, actionable=1),
            ]
        },
        said=[
            (
                "Outcomes row 4: The row is a total (“Total January”) and was left out; its "
                "parts are added up instead."
            ),
            (
                "Outcomes row 7: The row is a total (“Total February”) and was left out; its "
                "parts are added up instead."
            ),
            (
                "Outcomes row 8: The row is a total (“Total 2026 Q1”) and was left out; its "
                "parts are added up instead."
            ),
        ],
        left_out=(
            "Outcomes!A4 Outcomes!C4:D4 Outcomes!A7 Outcomes!C7:D7 Outcomes!A8 Outcomes!C8:D8"
        ),
    ),
    Case(
        "totals beside their parts, as statistics have them",
        drawn(
            {
                "Outcomes": [
                    ("Quarter", "Detail", "Incidents"),
                    ("2025 Q4", "Adults", 5),
                    ("2025 Q4", "Children", 2),
                    ("2025 Q4", "Total", 7),
                    ("2026 Q1", "Adults", 6),
                    ("2026 Q1", "Children", 2),
                    ("2026 Q1", "Total", 9),
                ]
            }
        ),
        stored={
            "outcomes": [
                at(2, period="2025Q4", incidents=5, detail="Adults"),
                at(3, period="2025Q4", incidents=2, detail="Children"),
                at(5, period="2026Q1", incidents=6, detail="Adults"),
                at(6, period="2026Q1", incidents=2, detail="Children"),
            ]
        },
        said=[
            (
                "Outcomes row 4: The row is a total (“Total”) and was left out; its parts "
                "are added up instead. [4:4 7:7]"
            ),
            "Outcomes!C7: Incidents of the total row is 9, but its parts come to 8.",
        ],
        left_out="Outcomes!A4:C4 Outcomes!A7:C7",
    ),
    Case(
        "a total of figures written as text, some with a mark",
        events(HEAD, line("E1", "1,200"), line("E2", "30*"), ("Total", *NOTHING, "1 230")),
        stored={
            "events": [
                event("E1", 2, 1200),
                event("E2", 3, 30),
            ]
        },
        said=[
            "Events!F3: Attended “30*” is read as 30; the footnote's mark was left out.",
            (
                "Events row 4: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
        ],
        left_out="Events!A4 Events!F4",
    ),
    Case(
        "a total over a small number that is not told",
        events(HEAD, line("E1", 30), line("E2", "<5"), ("Total", *NOTHING, 33)),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, typed_missing={"attended": "suppressed"}),
            ]
        },
        said=[
            (
                "Events!F3: Attended “<5” is read as a small number that is not told, which "
                "is not zero."
            ),
            (
                "Events row 4: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
        ],
        left_out="Events!A4 Events!F4",
    ),
    Case(
        "a column of ids called total, and an answer that says Total",
        drawn(
            {
                "Surveys": [
                    ("Survey code", "Wave", "Design", "Date", "How much did it help?"),
                    ("S1", "After", "Matched", "2026-02-03", "Total"),
                    ("S1", "After", "Matched", "2026-02-04", "A little"),
                ]
            }
        ),
        stored={
            "surveys": [
                at(
                    2,
                    survey="S1",
                    wave="after",
                    design="matched",
                    date=dt.date(2026, 2, 3),
                    answers={"How much did it help?": "Total"},
                ),
                at(
                    3,
                    survey="S1",
                    wave="after",
                    design="matched",
                    date=dt.date(2026, 2, 4),
                    answers={"How much did it help?": "A little"},
                ),
            ]
        },
    ),
]
