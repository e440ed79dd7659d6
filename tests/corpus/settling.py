"""What is settled on the page: cells corrected, rows set aside; and what is odd across rows."""

import datetime as dt

from corpus.drawn import HEAD, Case, answers, at, drawn, event, events, line

from data.plan import Asked


def wrong() -> bytes:
    return events(HEAD, line("E1", "many"), line("E2", 12))


CASES = [
    Case(
        "a cell corrected",
        wrong(),
        asked=answers({}, corrections={"Events!F2": "30"}),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
    ),
    Case(
        "a cell corrected to nothing",
        wrong(),
        asked=answers({}, corrections={"Events!F2": ""}),
        stored={
            "events": [
                event("E1", 2),
                event("E2", 3, 12),
            ]
        },
        left_out="Events!F2",
    ),
    Case(
        "a blank cell, and an error, corrected",
        events(HEAD, ("E1", None, *line("E1", "#REF!")[2:])),
        asked=answers({}, corrections={"Events!B2": "Know the signs", "Events!F2": "30"}),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
    ),
    Case(
        "a correction that is wrong as well",
        wrong(),
        asked=answers({}, corrections={"Events!F2": "some"}),
        said=[
            "Events!F2: Attended “some” must be a whole number.",
        ],
        left_out="Events!F2",
    ),
    Case(
        "corrections of cells that are not there",
        wrong(),
        asked=answers({}, corrections={"Evnts!F2": "30", "Events!F": "30", "Events!F900": "30"}),
        said=[
            "report.xlsx: “Evnts!F2” is not a cell of the file.",
            "report.xlsx: “Events!F” is not a cell of the file.",
            "report.xlsx: “Events!F900” is not a cell of the file.",
            "Events!F2: Attended “many” must be a whole number.",
        ],
        left_out="Events!F2",
    ),
    Case(
        "a correction with a personal detail",
        wrong(),
        asked=answers({}, corrections={"Events!B2": "ask kim@example.org"}),
        said=[
            (
                "Events!B2: The correction looks as if it held an e-mail address, which is "
                "never stored."
            ),
            "Events!F2: Attended “many” must be a whole number.",
        ],
        left_out="Events!F2",
    ),
    Case(
        "personal details in a reason, and in what is said of every row",
        events(HEAD[:1] + HEAD[2:], ("E1", *line("E1", 30)[2:])),
        asked=answers(
            {"constant|events|name": "ask kim@example.org"},
            asides={"Events!2": "Ms Kimble will call"},
        ),
        said=[
            (
                "Events: What was said of Name looks as if it held an e-mail address, which is "
                "never stored."
            ),
            "Events row 2: The reason looks as if it held a name, which is never stored.",
        ],
    ),
    Case(
        "a cell corrected that is merged with those above",
        events(
            HEAD,
            line("E1", 30),
            ("E2", "Harbour walk", "Forum", None, "Youth", 12),
            merged={"Events": ["D2:D3"]},
        ),
        asked=answers({}, corrections={"Events!D3": "2026-02-12"}),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
        said=[
            (
                "Events!D2: Date “2026-02-11” is merged over D2:D3 and read as standing in each "
                "of its rows. [D2:D3]"
            ),
            (
                "Events!D3: Date “2026-02-12” stands beneath the cells merged over D2:D3, where "
                "it is not seen; it is read."
            ),
        ],
    ),
    Case(
        "a row set aside",
        wrong(),
        asked=answers({}, asides={"Events!2": "the count is being asked for"}),
        stored={
            "events": [
                event("E2", 3, 12),
            ]
        },
        said=[
            "Events row 2: The row is set aside: the count is being asked for",
        ],
        left_out="Events!A2:F2",
    ),
    Case(
        "a row set aside for an error in it",
        events(HEAD, line("E1", "#REF!"), line("E2", 12)),
        asked=answers({}, asides={"Events!2": "asked for"}),
        stored={
            "events": [
                event("E2", 3, 12),
            ]
        },
        said=[
            "Events row 2: The row is set aside: asked for",
        ],
        left_out="Events!A2:E2",
    ),
    Case(
        "every row set aside",
        events(HEAD, line("E1", "many")),
        asked=answers({}, asides={"Events!2": "asked for"}),
        said=[
            "Events row 2: The row is set aside: asked for",
        ],
        left_out="Events!A2:F2",
    ),
    Case(
        "a row set aside that is no row, and one without a reason",
        events(HEAD, line("E1", 30), ("Total", None, None, None, None, 30)),
        asked=answers({}, asides={"Events!3": "odd", "Events!9": "odd", "Events!2": " "}),
        said=[
            "report.xlsx: “Events!3” is not a row to be stored, so it cannot be set aside.",
            "report.xlsx: “Events!9” is not a row to be stored, so it cannot be set aside.",
            "report.xlsx: “Events!2” is not a row to be stored, so it cannot be set aside.",
            (
                "Events row 3: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
        ],
        left_out="Events!A3 Events!F3",
    ),
    Case(
        "a row of a wide table set aside",
        drawn(
            {
                "Outcomes": [
                    ("Area", "Tips 2025 Q4", "Tips 2026 Q1"),
                    ("North", 4, 6),
                    ("South", 3, "odd"),
                ]
            }
        ),
        asked=answers({}, asides={"Outcomes!3": "odd"}),
        stored={
            "outcomes": [
                at(2, period="2025Q4", area="A1", tips=4),
                at(2, period="2026Q1", area="A1", tips=6),
            ]
        },
        said=[
            (
                "Outcomes!B1: The columns Tips 2025 Q4, Tips 2026 Q1 are read as Tips, one "
                "row for each Month or quarter. [B1 C1]"
            ),
            "Outcomes row 3: The row is set aside: odd",
        ],
        left_out="Outcomes!A3:C3",
    ),
    Case(
        "a code that stands twice",
        events(HEAD, line("E1", 30), line("E2", 1), line("E1", 31)),
        said=[
            "Events row 4: The row repeats row 2: E1.",
        ],
    ),
    Case(
        "a code that stands twice, written otherwise and on another sheet",
        drawn(
            {
                "Events": [HEAD, line("E1", 30)],
                "Events March": [HEAD, ("e1 ", *line("E2", 7)[1:])],
            }
        ),
        said=[
            "Events March row 2: The row repeats row 2 of “Events”: e1.",
        ],
    ),
    Case(
        "a date outside the quarter",
        events(HEAD, line("E1", 30)),
        asked=Asked("P1", "2025Q4"),
        said=[
            ("Events!D2: Date “2026-02-11” is outside 2025 Q4, the quarter this workbook is for."),
        ],
    ),
    Case(
        "more completed than came, more walk-ins than came",
        drawn(
            {
                "Events": [(*HEAD, "Registered", "Walk-ins"), (*line("E1", 30), 20, 2)],
                "Trainings": [
                    (
                        "Training code",
                        "Date",
                        "Audience class",
                        "Registered",
                        "Attended",
                        "Completed",
                    ),
                    ("T1", "2026-02-03", "Police", 10, 9, 12),
                ],
            }
        ),
        stored={
            "events": [
                event("E1", 2, 30, registered=20, walk_ins=2),
            ],
            "trainings": [
                at(
                    2,
                    code="T1",
                    date=dt.date(2026, 2, 3),
                    audience_class="law_enforcement",
                    partner="P1",
                    registered=10,
                    attended=9,
                    completed=12,
                ),
            ],
        },
        said=[
            "Events!F2: Attended “30”, less 2 walk-ins, is above the 20 registered.",
            "Trainings!F2: Completed “12” is above the 10 registered.",
            "Trainings!F2: Completed “12” is above the 9 who attended.",
        ],
    ),
    Case(
        "a sign-in to an event nobody knows",
        drawn(
            {
                "Events": [HEAD, line("E1", 30)],
                "Sign-ins": [
                    ("Event code", "Participant code", "Attended"),
                    ("E1", "K1", "yes"),
                    ("E7", "K2", "no"),
                ],
            }
        ),
        said=[
            "Sign-ins!A3: Event code “E7” must be one of the Events or Trainings.",
        ],
        left_out="Sign-ins!A3",
    ),
    Case(
        "a campaign that ends before it starts, and one whose reach is below its engagements",
        drawn(
            {
                "Campaigns": [
                    ("Campaign code", "Theme", "Audience", "Start", "End", "Reach", "Engagements"),
                    ("C1", "Safe job offers", "Youth", "2026-02-12", "2026-01-12", 10, 2),
                    ("C2", "Buses", "Public", "2026-01-12", None, 10, 20),
                ]
            }
        ),
        said=[
            "Campaigns!E2: End “2026-01-12” must not be before 2026-02-12.",
            "Campaigns!G3: Engagements “20” is above the 10 reached.",
        ],
    ),
]
