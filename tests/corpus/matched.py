"""Headers that are ours, nearly ours, or nobody's: proposed, confirmed, changed, ignored."""

import datetime as dt

from corpus.drawn import HEAD, Case, answers, at, drawn, event, events, line

NEARLY = ("Event code", "Event titel", "Type of event", "Date", "Audience", "No. attended")
OURS = {
    "column|events|event titel": "name",
    "column|events|type of event": "type",
    "column|events|no attended": "attended",
}

CASES = [
    Case(
        "headers by title, in any order and spelling",
        events(
            ("ATTENDED:", "audience ", "Date", " Type", "name", "Event  Code"),
            line("E1", 30)[::-1],
        ),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
    ),
    Case(
        "headers by another name",
        events(
            ("Event ID", "Event name", "Event type", "When", "Target group", "Attendance"),
            line("E1", 30),
        ),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
    ),
    Case(
        "headers that are nearly ours",
        events(NEARLY, line("E1", 30)),
        said=[
            "Events!B1: Column “Event titel” could be “Name” (92 % alike).",
            "Events!C1: Column “Type of event” could be “Type” (81 % alike).",
            "Events!F1: Column “No. attended” could be “Attended” (92 % alike).",
        ],
        left_out="Events!B1:C1 Events!F1 Events!B2:C2 Events!F2",
        asks={
            "column|events|event titel": "name",
            "column|events|type of event": "type",
            "column|events|no attended": "attended",
        },
    ),
    Case(
        "headers that are nearly ours, confirmed",
        events(NEARLY, line("E1", 30)),
        asked=answers(OURS),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
    ),
    Case(
        "a header changed to another column than proposed",
        events(NEARLY, line("E1", 30)),
        asked=answers(OURS | {"column|events|no attended": "registered"}),
        stored={
            "events": [
                event("E1", 2, registered=30),
            ]
        },
    ),
    Case(
        "a header ignored",
        events(NEARLY, line("E1", 30)),
        asked=answers(OURS | {"column|events|no attended": ""}),
        stored={
            "events": [
                event("E1", 2),
            ]
        },
        said=[
            "Events!F1: “No. attended” was left out, as was said, but holds figures. [F1 F2]",
        ],
        left_out="Events!F1 Events!F2",
    ),
    Case(
        "a header of ours, ignored all the same",
        events(HEAD, line("E1", 30)),
        asked=answers({"column|events|attended": ""}),
        stored={
            "events": [
                event("E1", 2),
            ]
        },
        said=[
            "Events!F1: “Attended” was left out, as was said, but holds figures. [F1 F2]",
        ],
        left_out="Events!F1 Events!F2",
    ),
    Case(
        "a header nobody could guess, told",
        events(("Kennung", *HEAD[1:5], "Kopfzahl"), line("E1", 30)),
        asked=answers({"column|events|kennung": "code", "column|events|kopfzahl": "attended"}),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
    ),
    Case(
        "a column that stands twice",
        events((*HEAD, "Attendance"), line("E1", 30, 31)),
        said=[
            "Events!G1: Column “Attended” stands twice, here and in F.",
        ],
        left_out="Events!G1 Events!G2",
        asks={"column|events|attendance": ""},
    ),
    Case(
        "a column that stands twice, one of the two ignored",
        events((*HEAD, "Attendance"), line("E1", 30, 31)),
        asked=answers({"column|events|attendance": ""}),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
        said=[
            "Events!G1: “Attendance” was left out, as was said, but holds figures. [G1 G2]",
        ],
        left_out="Events!G1 Events!G2",
    ),
    Case(
        "two columns told to be one",
        drawn(
            {
                "Outcomes": [
                    ("Year", "Quarter", "Tips"),
                    (2025, "Q4", 7),
                    (2026, "Q1", 9),
                ]
            }
        ),
        asked=answers({"column|outcomes|year": "period", "column|outcomes|quarter": "period"}),
        stored={
            "outcomes": [
                at(2, period="2025Q4", tips=7),
                at(3, period="2026Q1", tips=9),
            ]
        },
    ),
    Case(
        "a column that is missing",
        events(HEAD[:4] + HEAD[5:], (*line("E1")[:4], 30)),
        said=[
            "Events: Column “Audience” is missing.",
        ],
        asks={"constant|events|audience": ""},
    ),
    Case(
        "a column that is missing, its value told",
        events(HEAD[:4] + HEAD[5:], (*line("E1")[:4], 30)),
        asked=answers({"constant|events|audience": "parents"}),
        stored={
            "events": [
                event("E1", 2, 30, audience="parents"),
            ]
        },
    ),
    Case(
        "a value told of a column that is there after all",
        events(HEAD, line("E1", 30)),
        asked=answers({"constant|events|audience": "parents"}),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
    ),
    Case(
        "a sheet whose headers are all nearly ours",
        drawn(
            {
                "Sheet1": [
                    ("Evnt code", "Titel", "Typ", "Datum", "Audiense", "Atended"),
                    line("E1", 30),
                ]
            }
        ),
        said=[
            "Sheet1: The sheet could hold Events.",
            "Sheet1: Column “Date” is missing.",
            "Sheet1!A1: Column “Evnt code” could be “Event code” (95 % alike).",
            "Sheet1!B1: Column “Titel” could be “Name” (80 % alike).",
            "Sheet1!C1: Column “Typ” could be “Type” (75 % alike).",
            "Sheet1!D1: Column “Datum” is not one we know.",
            "Sheet1!E1: Column “Audiense” could be “Audience” (77 % alike).",
            "Sheet1!F1: Column “Atended” could be “Attended” (93 % alike).",
        ],
        left_out="Sheet1!A1:F1 Sheet1!A2:F2",
        asks={
            "sheet|sheet1": "events",
            "once|events|date": "",
            "column|events|evnt code": "code",
            "column|events|titel": "name",
            "column|events|typ": "type",
            "column|events|datum": "",
            "column|events|audiense": "audience",
            "column|events|atended": "attended",
        },
    ),
    Case(
        "a sheet told to be of a kind",
        drawn(
            {
                "Sheet1": [
                    ("Code", "Name", "Date", "Audience", "Attended"),
                    ("T1", "Patrol", "2026-02-03", "Police", 9),
                ]
            }
        ),
        asked=answers({"sheet|sheet1": "trainings"}),
        stored={
            "trainings": [
                at(
                    2,
                    code="T1",
                    name="Patrol",
                    date=dt.date(2026, 2, 3),
                    audience_class="law_enforcement",
                    partner="P1",
                    attended=9,
                ),
            ]
        },
    ),
    Case(
        "a sheet told to be left out",
        drawn({"Events": [HEAD, line("E1", 30)], "Draft": [HEAD, line("E2", 12)]}),
        asked=answers({"sheet|draft": ""}),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
        said=[
            "Draft: The sheet was left out, as was said.",
        ],
        left_out="Draft!A1:F1 Draft!A2:F2",
    ),
    Case(
        "answers in two columns of the same header",
        drawn(
            {
                "Surveys": [
                    ("Survey code", "Wave", "Design", "Date", "Heard of us?", "Heard of us?"),
                    ("S1", "After", "Matched", "2026-02-03", "yes", "no"),
                ]
            }
        ),
        said=[
            "Surveys!F1: Column “Heard of us?” stands twice, here and in E.",
        ],
        left_out="Surveys!F1 Surveys!F2",
    ),
    Case(
        "a sheet called after its kind, with columns that another kind has as well",
        events(
            ("Event code", "Date", "Who for", "Attended"),
            ("E1", dt.date(2026, 2, 3), "Parents", 30),
        ),
        said=[
            "Events: Column “Name” is missing.",
            "Events: Column “Type” is missing.",
            "Events!C1: Column “Who for” could be “Audience” (75 % alike).",
        ],
        left_out="Events!C1 Events!C2",
        asks={
            "column|events|who for": "audience",
            "constant|events|name": "",
            "constant|events|type": "",
        },
    ),
]
