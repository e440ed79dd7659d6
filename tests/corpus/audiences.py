"""Wide layouts: a column for each audience."""

import datetime as dt

from corpus.drawn import HEAD, Case, answers, at, drawn, event, events, line

QUARTERS = ("Area", "Tips Q1", "Tips Q2", "Tips Q3", "Tips Q4")
FIGURES = (("North", 4, 6, None, 0), ("South", 3, "-", 7, None))
CAMPAIGN = ("Campaign code", "Theme", "Start", "Channel")
C1 = ("C1", "Safe job offers", "2026-01-12", "Print")
SESSION = ("Training code", "Title", "Date")
MEETING = HEAD[:5]


def outcomes(*rows: object, name: str = "Outcomes") -> bytes:
    return drawn({name: rows})  # type: ignore[dict-item]


WHOLE = (*line("E1")[:5], 30, 12, 42)

CASES = [
    Case(
        "a campaign by audience",
        drawn({"Campaigns": [(*CAMPAIGN, "Reach youth", "Reach adults"), (*C1, 500, 1200)]}),
        stored={
            "campaigns": [
                at(
                    2,
                    code="C1 · Youth",
                    theme="Safe job offers",
                    audience="youth",
                    channel="print",
                    partner="P1",
                    start=dt.date(2026, 1, 12),
                    reach=500,
                ),
                at(
                    2,
                    code="C1 · General public",
                    theme="Safe job offers",
                    audience="general_public",
                    channel="print",
                    partner="P1",
                    start=dt.date(2026, 1, 12),
                    reach=1200,
                ),
            ]
        },
        said=[
            (
                "Campaigns!E1: The columns Reach youth, Reach adults are read as Reach, one "
                "row for each Audience. [E1 F1]"
            ),
        ],
    ),
    Case(
        "a training by audience, two figures each",
        drawn(
            {
                "Trainings": [
                    (*SESSION, "Police", None, "Teachers", None),
                    (None, None, None, "Attended", "Completed", "Attended", "Completed"),
                    ("T1", "Patrol", "2026-02-03", 20, 18, 5, 4),
                    ("T2", "Desk", "2026-02-04", None, None, 9, 9),
                ]
            }
        ),
        stored={
            "trainings": [
                at(
                    3,
                    code="T1 · Law enforcement",
                    name="Patrol",
                    date=dt.date(2026, 2, 3),
                    audience_class="law_enforcement",
                    partner="P1",
                    attended=20,
                    completed=18,
                ),
                at(
                    3,
                    code="T1 · Educators and school staff",
                    name="Patrol",
                    date=dt.date(2026, 2, 3),
                    audience_class="educator_staff",
                    partner="P1",
                    attended=5,
                    completed=4,
                ),
                at(
                    4,
                    code="T2 · Educators and school staff",
                    name="Desk",
                    date=dt.date(2026, 2, 4),
                    audience_class="educator_staff",
                    partner="P1",
                    attended=9,
                    completed=9,
                ),
            ]
        },
        said=[
            (
                "Trainings!D2: The columns Police Attended, Police Completed, Teachers "
                "Attended, Teach… are read as Attended, Completed, one row for each Audience "
                "class. [D2 E2 F2 G2]"
            ),
        ],
    ),
    Case(
        "an event by audience is one event",
        events(
            (*MEETING, "Youth attended", "Adults attended"),
            (*line("E1")[:5], 30, 12),
            (*line("E2")[:5], None, 7),
        ),
        stored={
            "events": [
                event("E1", 2, 42),
                event("E2", 3, 7),
            ]
        },
        said=[
            (
                "Events!F1: The columns Youth attended, Adults attended are added up as "
                "Attended: each row is one thing, whoever came. [F1 G1]"
            ),
        ],
    ),
    Case(
        "an event by audience, some figures not known and some no figures",
        events(
            (*MEETING, "Youth attended", "Adults attended", "Parents attended"),
            (*line("E1")[:5], 30, "-", "1,200*"),
            (*line("E2")[:5], "<5", "-", None),
        ),
        stored={
            "events": [
                event("E1", 2, 1230),
                event("E2", 3, typed_missing={"attended": "dash"}),
            ]
        },
        said=[
            (
                "Events!F1: The columns Youth attended, Adults attended, Parents attended "
                "are added up as Attended: each row is one thing, whoever came. [F1 G1 H1]"
            ),
            "Events!G2: Attended “-” is read as not known, which is not zero. [G2:G3]",
            (
                "Events!G2: Attended “-” is not known; the sum of its row is of the other "
                "figures only."
            ),
            ("Events!H2: Attended “1,200*” is read as 1200; the footnote's mark was left out."),
            (
                "Events!F3: Attended “<5” is read as a small number that is not told, which "
                "is not zero."
            ),
        ],
    ),
    Case(
        "an event by audience, and all who came as well",
        events((*MEETING, "Youth attended", "Adults attended", "Attended"), WHOLE),
        said=[
            (
                "Events!F1: The columns Youth attended, Adults attended are added up as "
                "Attended: each row is one thing, whoever came. [F1 G1]"
            ),
            (
                "Events!H1: Column “Attended” holds Attended, as do the columns from F on: "
                "both would count."
            ),
        ],
        left_out="Events!H2",
        asks={"column|events|attended": "attended"},
    ),
    Case(
        "an event by audience, and all who came as well, left out as was said",
        events((*MEETING, "Youth attended", "Adults attended", "Attended"), WHOLE),
        asked=answers({"column|events|attended": ""}),
        stored={
            "events": [
                event("E1", 2, 42),
            ]
        },
        said=[
            (
                "Events!F1: The columns Youth attended, Adults attended are added up as "
                "Attended: each row is one thing, whoever came. [F1 G1]"
            ),
            "Events!H1: “Attended” was left out, as was said, but holds figures. [H1 H2]",
        ],
        left_out="Events!H1 Events!H2",
    ),
    Case(
        "an event by audience, a figure that is none",
        events((*MEETING, "Youth attended", "Adults attended"), (*line("E1")[:5], 30, "many")),
        said=[
            (
                "Events!F1: The columns Youth attended, Adults attended are added up as "
                "Attended: each row is one thing, whoever came. [F1 G1]"
            ),
            "Events!G2: Attended “many” must be a whole number.",
        ],
    ),
    Case(
        "an event by audience, and for whom it was is not said",
        events((*MEETING[:4], "Youth attended", "Adults attended"), (*line("E1")[:4], 30, 12)),
        said=[
            "Events: Column “Audience” is missing.",
            (
                "Events!E1: The columns Youth attended, Adults attended are added up as "
                "Attended: each row is one thing, whoever came. [E1 F1]"
            ),
        ],
        asks={"constant|events|audience": ""},
    ),
    Case(
        "an event by audience, of what is not said",
        events((*MEETING, "Youth", "Adults"), (*line("E1")[:5], 30, 12)),
        said=[
            ("Events!F1: The columns Youth, Adults do not say of what they are figures. [F1 G1]"),
        ],
        left_out="Events!F1:G1 Events!F2:G2",
        asks={"measure|events|audience": ""},
    ),
    Case(
        "an event by audience, of what was answered",
        events((*MEETING, "Youth", "Adults"), (*line("E1")[:5], 30, 12)),
        asked=answers({"measure|events|audience": "attended"}),
        stored={
            "events": [
                event("E1", 2, 42),
            ]
        },
        said=[
            (
                "Events!F1: The columns Youth, Adults are added up as Attended: each row is "
                "one thing, whoever came. [F1 G1]"
            ),
        ],
    ),
    Case(
        "outcomes by age",
        outcomes(("Month", "Youth tips", "Adults tips"), ("2026-01", 4, 6), ("2026-02", 0, None)),
        stored={
            "outcomes": [
                at(2, period="2026-01", tips=4, detail="Youth"),
                at(2, period="2026-01", tips=6, detail="General public"),
                at(3, period="2026-02", tips=0, detail="Youth"),
            ]
        },
        said=[
            (
                "Outcomes!B1: The columns Youth tips, Adults tips are read as Tips, one row "
                "for each Detail. [B1 C1]"
            ),
        ],
    ),
    Case(
        "two columns of the same audience",
        drawn(
            {
                "Campaigns": [
                    (*CAMPAIGN, "Reach youth", "Reach students", "Reach adults"),
                    (*C1, 500, 20, 1200),
                ]
            }
        ),
        said=[
            (
                "Campaigns!E1: The columns Reach youth, Reach students, Reach adults are "
                "read as Reach, one row for each Audience. [E1 F1 G1]"
            ),
            "Campaigns!F1: Column “Reach students” stands twice, here and in E.",
        ],
        left_out="Campaigns!F1 Campaigns!F2",
    ),
    Case(
        "a row without any figure",
        drawn(
            {
                "Campaigns": [
                    (*CAMPAIGN, "Reach youth", "Reach adults"),
                    (*C1, 500, 2),
                    ("C2", *C1[1:], None, " "),
                ]
            }
        ),
        stored={
            "campaigns": [
                at(
                    2,
                    code="C1 · Youth",
                    theme="Safe job offers",
                    audience="youth",
                    channel="print",
                    partner="P1",
                    start=dt.date(2026, 1, 12),
                    reach=500,
                ),
                at(
                    2,
                    code="C1 · General public",
                    theme="Safe job offers",
                    audience="general_public",
                    channel="print",
                    partner="P1",
                    start=dt.date(2026, 1, 12),
                    reach=2,
                ),
            ]
        },
        said=[
            (
                "Campaigns!E1: The columns Reach youth, Reach adults are read as Reach, one "
                "row for each Audience. [E1 F1]"
            ),
            (
                "Campaigns row 3: The row has no figure in any of its columns of figures and "
                "was left out."
            ),
        ],
        left_out="Campaigns!A3:D3",
    ),
    Case(
        "columns by audience beside a column of audiences",
        drawn(
            {
                "Campaigns": [
                    (*CAMPAIGN, "Audience", "Reach youth", "Reach adults"),
                    (*C1, "Public", 500, 2),
                ]
            }
        ),
        said=[
            "Campaigns!F1: Column “Reach youth” is not one we know.",
            "Campaigns!G1: Column “Reach adults” is not one we know.",
        ],
        left_out="Campaigns!F1:G1 Campaigns!F2:G2",
        asks={"column|campaigns|reach youth": "", "column|campaigns|reach adults": ""},
    ),
    Case(
        "a total below a wide table",
        outcomes(
            ("Area", "Tips 2025 Q4", "Tips 2026 Q1"),
            ("North", 4, 6),
            ("South", 3, 1),
            ("Total", 7, 8),
        ),
        stored={
            "outcomes": [
                at(2, period="2025Q4", area="A1", tips=4),
                at(3, period="2025Q4", area="A2", tips=3),
                at(2, period="2026Q1", area="A1", tips=6),
                at(3, period="2026Q1", area="A2", tips=1),
            ]
        },
        said=[
            (
                "Outcomes!B1: The columns Tips 2025 Q4, Tips 2026 Q1 are read as Tips, one "
                "row for each Month or quarter. [B1 C1]"
            ),
            "Outcomes!C4: Tips of the total row is 8, but its parts come to 7.",
            (
                "Outcomes row 4: The row is a total (“Total”) and was left out; its parts "
                "are added up instead."
            ),
        ],
        left_out="Outcomes!A4:C4",
    ),
]
