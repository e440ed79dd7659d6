"""A made-up document with everything in it that a report can have, odd text included."""

from typing import Any

from reports.documents.blocks import (
    Bullets,
    Cell,
    Chart,
    Comment,
    Document,
    Drawing,
    Fact,
    Facts,
    Form,
    Notice,
    Paragraph,
    Point,
    Quote,
    Section,
    Table,
)
from reports.formats.terms import TERMS


def cell(number: float, text: str = "", form: Form = "count") -> Cell:
    return Cell(text or f"{number:,.0f}", number, form)


QUARTERS = ("2025 Q3", "2025 Q4", "2026 Q1", "2026 Q2")
ATTENDED = Table(
    "attendance",
    "Attendance at events, by quarter",
    ("Quarter", "Attendances", "Target"),
    tuple(
        (Cell(name), held, cell(1000))
        for name, held in zip(
            QUARTERS, (cell(1240), cell(980), Cell("[c]"), cell(1102)), strict=True
        )
    ),
    ("[c]: hidden to protect people.", "The quarters of a year add up to the year."),
    frozenset({1, 2}),
)
KNOWS = Table(
    "knows",
    "Respondents who know how to report",
    ("Quarter", "Share", "95 % interval", "Respondents"),
    (
        (Cell("2026 Q1"), cell(0.41, "41 %", "share"), Cell("34 to 48 %"), cell(190)),
        (Cell("2026 Q2"), cell(0.58, "58 %", "share"), Cell("51 to 65 %"), cell(212)),
    ),
    (),
    frozenset({1, 3}),
)
AREAS = Table(
    "areas",
    "Events by area, of every quarter there is",
    (
        "Area",
        *QUARTERS,
        *(f"{year} Q{quarter}" for year in (2027, 2028) for quarter in (1, 2, 3, 4)),
    ),
    tuple(
        (Cell(name), *(cell(n + i) for i in range(12)))
        for n, name in enumerate(
            (*(f"District {i}" for i in range(1, 60)), "An area with a very long name, " * 6)
        )
    ),
    (),
    frozenset(range(1, 13)),
    wide=True,
)


def points(table: Table, column: int = 1) -> tuple[Point, ...]:
    return tuple(
        Point(row[0].text, row[column], target=900 if column == 1 else None) for row in table.rows
    )


LINE = tuple(
    Point(row[0].text, row[1], low, high)
    for row, (low, high) in zip(KNOWS.rows, ((0.34, 0.48), (0.51, 0.65)), strict=True)
)


def sample(**changed: Any) -> Document:
    """Return the document, some of it changed."""
    told: dict[str, Any] = {
        "code": "quarterly",
        "title": "Quarterly report",
        "subtitle": "Whole coalition, 2026 Q2",
        "language": "en-US",
        "terms": {word: word for word in TERMS},
        "cover": (("Release", "number 3, as of 2026 Q2"), ("Published", "August 19, 2026")),
        "day": "2026-08-19",
        "identifier": "urn:sha256:0123456789abcdef",
        "description": "What a coalition against human trafficking did to prevent it.",
        "keywords": ("prevention", "human trafficking"),
        "sections": SECTIONS,
    }
    return Document(**(told | changed))


SECTIONS = (
    Section(
        "summary",
        "Summary",
        (
            Notice("Demonstration: everything in it is fictional."),
            Paragraph("Nine of ten partners reported. 14 campaigns ran.", "lead"),
            Facts(
                "Whom we reached",
                (
                    Fact(
                        "Attendance at events", cell(1102), "attendances", ("usual: 950 to 1,300",)
                    ),
                    Fact("Know how to report", cell(0.58, "58 %", "share"), "", ("n = 212",)),
                    Fact("Tips received", Cell("[c]"), "", ("hidden to protect people",)),
                ),
            ),
            Bullets(("Fewer events than in spring.", "One partner reported late.")),
            Comment("Comment of Example County", ("A quarter of visits.", "More in autumn.")),
        ),
    ),
    Section(
        "did",
        "What we did",
        (
            Paragraph("Events were held in every area."),
            Drawing(
                "attendance_chart",
                "1,102 attendances in 2026 Q2",
                "Attendance at events · attendances · whole coalition",
                "Bars by quarter: 1,240; 980; hidden; 1,102. The target was 900.",
                Chart("bars", points(ATTENDED), "attendances", target="target"),
                ATTENDED,
            ),
            Drawing(
                "knows_chart",
                "Knowing how to report: 58 % in 2026 Q2",
                "Share of respondents · 95 % interval",
                "A line from 41 % to 58 %.",
                Chart("line", LINE, "share of respondents", "share"),
                KNOWS,
            ),
            Drawing(
                "areas_chart",
                "Events by area",
                "Events · 2026 Q2",
                "Bars, one an area.",
                Chart("groups", points(AREAS), "events"),
                AREAS,
            ),
        ),
        (
            Section(
                "did_more", "In their own words", (Paragraph("=1+1 is no formula here.", "quiet"),)
            ),
        ),
        breaks=True,
    ),
    Section(
        "voices",
        "Voices",
        (
            Quote("Now I know whom to call. 🙂", "A student, 2026", "Speaks of fear."),
            Quote("الآن أعرف بمن أتصل", "A parent, 2026", "", "ar"),
            Quote("עכשיו אני יודעת", "A neighbour, 2025", "", "he"),
        ),
    ),
)
