"""Wide layouts: a column for each quarter."""

from corpus.drawn import HEAD, Case, answers, at, drawn

from data.plan import Asked

QUARTERS = ("Area", "Tips Q1", "Tips Q2", "Tips Q3", "Tips Q4")
FIGURES = (("North", 4, 6, None, 0), ("South", 3, "-", 7, None))
CAMPAIGN = ("Campaign code", "Theme", "Start", "Channel")
C1 = ("C1", "Safe job offers", "2026-01-12", "Print")
SESSION = ("Training code", "Title", "Date")
MEETING = HEAD[:5]


def outcomes(*rows: object, name: str = "Outcomes") -> bytes:
    return drawn({name: rows})  # type: ignore[dict-item]


CASES = [
    Case(
        "by quarter, the year in the header",
        outcomes(("Area", "Tips 2025 Q4", "Tips 2026 Q1"), ("North", 4, 6), ("South", 3, None)),
        stored={
            "outcomes": [
                at(2, period="2025Q4", area="A1", tips=4),
                at(3, period="2025Q4", area="A2", tips=3),
                at(2, period="2026Q1", area="A1", tips=6),
            ]
        },
        said=[
            (
                "Outcomes!B1: The columns Tips 2025 Q4, Tips 2026 Q1 are read as Tips, one "
                "row for each Month or quarter. [B1 C1]"
            ),
        ],
    ),
    Case(
        "by quarter, the year above the table",
        outcomes(("Tips received in 2025",), (), QUARTERS, *FIGURES),
        stored={
            "outcomes": [
                at(4, period="2025Q1", area="A1", tips=4),
                at(5, period="2025Q1", area="A2", tips=3),
                at(4, period="2025Q2", area="A1", tips=6),
                at(5, typed_missing={"tips": "dash"}, period="2025Q2", area="A2"),
                at(5, period="2025Q3", area="A2", tips=7),
                at(4, period="2025Q4", area="A1", tips=0),
            ]
        },
        said=[
            (
                "Outcomes: What stands above or between the tables was left out (“Tips "
                "received in 2025” …). [A1]"
            ),
            (
                "Outcomes!B3: The columns Tips Q1, Tips Q2, Tips Q3, Tips Q4 are read as "
                "Tips, one row for each Month or quarter. [B3 C3 D3 E3]"
            ),
            "Outcomes!C5: Tips “-” is read as not known, which is not zero.",
        ],
        left_out="Outcomes!A1",
    ),
    Case(
        "by quarter, the year in the sheet's name",
        outcomes(QUARTERS, *FIGURES, name="Tips 2025"),
        stored={
            "outcomes": [
                at(2, period="2025Q1", area="A1", tips=4),
                at(3, period="2025Q1", area="A2", tips=3),
                at(2, period="2025Q2", area="A1", tips=6),
                at(3, typed_missing={"tips": "dash"}, period="2025Q2", area="A2"),
                at(3, period="2025Q3", area="A2", tips=7),
                at(2, period="2025Q4", area="A1", tips=0),
            ]
        },
        said=[
            (
                "Tips 2025!B1: The columns Tips Q1, Tips Q2, Tips Q3, Tips Q4 are read as "
                "Tips, one row for each Month or quarter. [B1 C1 D1 E1]"
            ),
            "Tips 2025!C3: Tips “-” is read as not known, which is not zero.",
        ],
    ),
    Case(
        "by quarter, the year of the quarter it is for",
        outcomes(("Area", "Tips Q1", "Tips Q2"), ("North", 4, None)),
        asked=Asked("P1", "2026Q1"),
        stored={
            "outcomes": [
                at(2, period="2026Q1", area="A1", tips=4),
            ]
        },
        said=[
            (
                "Outcomes!B1: The columns Tips Q1, Tips Q2 are read as Tips, one row for "
                "each Month or quarter. [B1 C1]"
            ),
        ],
    ),
    Case(
        "by quarter, of no year",
        outcomes(QUARTERS, *FIGURES),
        said=[
            (
                "Outcomes!B1: The columns Tips Q1, Tips Q2, Tips Q3, Tips Q4 do not say of "
                "which year they are. [B1 C1 D1 E1]"
            ),
        ],
        left_out="Outcomes!B1:E1 Outcomes!B2:C2 Outcomes!E2 Outcomes!B3:D3",
        asks={"hidden|year|outcomes": ""},
    ),
    Case(
        "by quarter, of no year, answered",
        outcomes(QUARTERS, *FIGURES),
        asked=answers({"hidden|year|outcomes": "2025"}),
        stored={
            "outcomes": [
                at(2, period="2025Q1", area="A1", tips=4),
                at(3, period="2025Q1", area="A2", tips=3),
                at(2, period="2025Q2", area="A1", tips=6),
                at(3, typed_missing={"tips": "dash"}, period="2025Q2", area="A2"),
                at(3, period="2025Q3", area="A2", tips=7),
                at(2, period="2025Q4", area="A1", tips=0),
            ]
        },
        said=[
            (
                "Outcomes!B1: The columns Tips Q1, Tips Q2, Tips Q3, Tips Q4 are read as "
                "Tips, one row for each Month or quarter. [B1 C1 D1 E1]"
            ),
            "Outcomes!C3: Tips “-” is read as not known, which is not zero.",
        ],
    ),
    Case(
        "by quarter, the year in a column of its own",
        outcomes(
            ("Year", "Area", "Tips Q1", "Tips Q2"), (2024, "North", 4, 6), (2025, "North", 5, 7)
        ),
        asked=answers({"column|outcomes|year": "period"}),
        stored={
            "outcomes": [
                at(2, period="2024Q1", area="A1", tips=4),
                at(2, period="2024Q2", area="A1", tips=6),
                at(3, period="2025Q1", area="A1", tips=5),
                at(3, period="2025Q2", area="A1", tips=7),
            ]
        },
        said=[
            (
                "Outcomes!C1: The columns Tips Q1, Tips Q2 are read as Tips, one row for "
                "each Month or quarter. [C1 D1]"
            ),
        ],
    ),
    Case(
        "by quarter, of what is not said",
        outcomes(("Area", "2025 Q3", "2025 Q4"), ("North", 4, 6)),
        said=[
            (
                "Outcomes!B1: The columns 2025 Q3, 2025 Q4 do not say of what they are "
                "figures. [B1 C1]"
            ),
        ],
        left_out="Outcomes!B1:C1 Outcomes!B2:C2",
        asks={"measure|outcomes|period": ""},
    ),
    Case(
        "by quarter, of what was answered",
        outcomes(("Area", "2025 Q3", "2025 Q4"), ("North", 4, 6)),
        asked=answers({"measure|outcomes|period": "incidents"}),
        stored={
            "outcomes": [
                at(2, period="2025Q3", area="A1", incidents=4),
                at(2, period="2025Q4", area="A1", incidents=6),
            ]
        },
        said=[
            (
                "Outcomes!B1: The columns 2025 Q3, 2025 Q4 are read as Incidents, one row "
                "for each Month or quarter. [B1 C1]"
            ),
        ],
    ),
    Case(
        "by quarter under a header of two rows",
        drawn(
            {
                "Outcomes": [
                    ("Area", "Tips", None, "Incidents", None),
                    (None, "2025 Q4", "2026 Q1", "2025 Q4", "2026 Q1"),
                    ("North", 4, 6, 1, 0),
                ]
            },
            merged={"Outcomes": ["A1:A2", "B1:C1", "D1:E1"]},
        ),
        stored={
            "outcomes": [
                at(3, period="2025Q4", area="A1", tips=4, incidents=1),
                at(3, period="2026Q1", area="A1", tips=6, incidents=0),
            ]
        },
        said=[
            (
                "Outcomes!B2: The columns Tips 2025 Q4, Tips 2026 Q1, Incidents 2025 Q4, "
                "Incidents 20… are read as Tips, Incidents, one row for each Month or "
                "quarter. [B2 C2 D2 E2]"
            ),
        ],
    ),
]
