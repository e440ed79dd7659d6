"""What nobody knows is asked, never left out unasked: columns, tables and whole sheets."""

import datetime as dt

from corpus.drawn import HEAD, Case, answers, at, drawn, event, events, line

from data.kinds import kind
from data.template.words import example_of, notes_of

EVERYDAY = ("Event no", "Title", "Kind", "When", "Where", "Who for", "Came", "Walk in", "Notes")
SAYS = ("E1", "Know the signs", "Forum", dt.date(2026, 2, 11), "North", "Youth", 30, 4, "rain")
AS_OURS = {
    "column|events|kind": "type",
    "column|events|where": "area",
    "column|events|who for": "audience",
    "column|events|came": "attended",
    "column|events|walk in": "walk_ins",
}
FOLLOWED = [
    HEAD,
    line("E1", 30),
    line("E2", 12),
    (),
    ("Volunteer hours",),
    ("Month", "Helped by", "Who", "Hours"),
    ("January", "parents", "Harbour House", 120),
    ("February", "youth", "Harbour House", 90),
]
FURTHER = "table|events|month|helped by|who|hours"

OUTCOMES = kind("outcomes")
BEFORE = ("period", "area", "channel", "tips")
titled = {name: column.title for name, column in OUTCOMES.columns().items()}
noted = dict(zip(titled, notes_of(OUTCOMES), strict=True))
example = dict(zip(titled, example_of(OUTCOMES), strict=True))

CASES = [
    Case(
        "headers in everyday words, proposed and not taken",
        events(EVERYDAY, SAYS),
        said=[
            "Events!C1: Column “Kind” could be “Type” (75 % alike).",
            "Events!E1: Column “Where” could be “Area” (75 % alike).",
            "Events!F1: Column “Who for” could be “Audience” (75 % alike).",
            "Events!G1: Column “Came” could be “Attended” (85 % alike).",
            "Events!H1: Column “Walk in” could be “Walk-ins” (93 % alike).",
            "Events!I1: Column “Notes” is not one we know.",
        ],
        left_out="Events!C1 Events!E1:I1 Events!C2 Events!E2:I2",
        asks=AS_OURS | {"column|events|notes": ""},
    ),
    Case(
        "headers in everyday words, confirmed; what is left out holds no figure",
        events(EVERYDAY, SAYS),
        asked=answers(AS_OURS | {"column|events|notes": ""}),
        stored={"events": [event("E1", 2, 30, area="A1", walk_ins=4)]},
        said=["Events!I1: Column “Notes” was left out, as was said."],
        left_out="Events!I1 Events!I2",
    ),
    Case(
        "a column left out that holds figures here and there",
        events((*HEAD, "Flyers"), line("E1", 30, 200), line("E2", 12, "none"), line("E3", 5, 40)),
        asked=answers({"column|events|flyers": ""}),
        stored={"events": [event("E1", 2, 30), event("E2", 3, 12), event("E3", 4, 5)]},
        said=["Events!G1: “Flyers” was left out, as was said, but holds figures. [G1 G2 G4]"],
        left_out="Events!G1 Events!G2 Events!G3 Events!G4",
    ),
    Case(
        "a column of running numbers left out",
        events((*HEAD, "No"), line("E1", 30, 1), line("E2", 12, 2)),
        asked=answers({"column|events|no": ""}),
        stored={"events": [event("E1", 2, 30), event("E2", 3, 12)]},
        said=["Events!G1: Column “No” was left out, as was said."],
        left_out="Events!G1 Events!G2 Events!G3",
    ),
    Case(
        "a column nobody knows, and nothing in it",
        events((*HEAD, "Weather"), line("E1", 30)),
        stored={"events": [event("E1", 2, 30)]},
        said=["Events!G1: Column “Weather” is not one we know and was left out."],
        left_out="Events!G1",
    ),
    Case(
        "a sheet that looks like a table and is none we know",
        drawn(
            {
                "Events": [HEAD, line("E1", 30)],
                "Helpers": [("Month", "Hours", "How"), ("January", 120, "by car")],
            }
        ),
        said=["Helpers: The sheet looks like a table, but is not one we know."],
        left_out="Helpers!A1:C1 Helpers!A2:C2",
        asks={"sheet|helpers": ""},
    ),
    Case(
        "a sheet that is none we know, its kind proposed by its name",
        drawn(
            {
                "Events": [HEAD, line("E1", 30)],
                "Trainings Q1": [("Wer", "Was"), ("Polizei", 12), ("Schule", 9)],
            }
        ),
        said=[
            "Trainings Q1: Column “Training code” is missing.",
            "Trainings Q1: Column “Date” is missing.",
            "Trainings Q1: Column “Audience class” is missing.",
            "Trainings Q1!A1: Column “Wer” is not one we know.",
            "Trainings Q1!B1: Column “Was” is not one we know.",
        ],
        left_out="Trainings Q1!A1:B1 Trainings Q1!A2:B2 Trainings Q1!A3:B3",
        asks={
            "column|trainings|wer": "",
            "column|trainings|was": "",
            "once|trainings|date": "",
            "constant|trainings|audience class": "",
        },
    ),
    Case(
        "a banner, a header over two rows, and another name for the sheet",
        drawn(
            {
                "Community events Q1": [
                    ("HARBOUR HOUSE: our quarter",),
                    (),
                    ("Event", None, "When", "Where", "Who for", "People", None),
                    ("No.", "Title of event", None, None, None, "Signed up", "Came"),
                    ("E1", "Know the signs", dt.date(2026, 2, 11), "North", "Youth", 40, 30),
                ]
            },
            merged={"Community events Q1": ["A3:B3", "C3:C4", "D3:D4", "E3:E4", "F3:G3"]},
        ),
        asked=answers(
            {
                "sheet|community events|each quarter": "events",
                "column|events|event title of event": "name",
                "column|events|where": "area",
                "column|events|who for": "audience",
                "column|events|people came": "attended",
                "constant|events|type": "forum",
            }
        ),
        stored={"events": [event("E1", 5, 30, registered=40, area="A1")]},
        said=[
            "Community events Q1: What stands above or between the tables was left out "
            "(“HARBOUR HOUSE: our quarter” …). [A1]"
        ],
        left_out="Community events Q1!A1",
    ),
    Case(
        "a second table below the first",
        drawn({"Events": FOLLOWED}),
        said=[
            "Events: Rows 5–8 look like another table, headed Month, Helped by, Who, Hours, and "
            "are not one we know. [A5 A6:D6 A7:D7 A8:D8]"
        ],
        left_out="Events!A5 Events!A6:D6 Events!A7:D7 Events!A8:D8",
        asks={FURTHER: ""},
    ),
    Case(
        "a second table below the first, left out",
        drawn({"Events": FOLLOWED}),
        asked=answers({FURTHER: ""}),
        stored={"events": [event("E1", 2, 30), event("E2", 3, 12)]},
        said=[
            "Events: The table in rows 5–8, headed Month, Helped by, Who, Hours, was left out, as "
            "was said. [A5 A6:D6 A7:D7 A8:D8]"
        ],
        left_out="Events!A5 Events!A6:D6 Events!A7:D7 Events!A8:D8",
    ),
    Case(
        "a second table below the first, of a kind we know",
        drawn(
            {
                "Events": [
                    HEAD,
                    line("E1", 30),
                    (),
                    ("Monat", "Wo", "Wie", "Gemeldet"),
                    ("2026-01", "North", "Hotline", 7),
                    ("2026-02", "South", "Hotline", 9),
                ]
            }
        ),
        asked=answers(
            {
                "table|events|monat|wo|wie|gemeldet": "outcomes",
                "column|outcomes|monat": "period",
                "column|outcomes|wo": "area",
                "column|outcomes|wie": "channel",
                "column|outcomes|gemeldet": "tips",
            }
        ),
        stored={
            "events": [event("E1", 2, 30)],
            "outcomes": [
                at(5, period="2026-01", area="A1", channel="hotline", tips=7),
                at(6, period="2026-02", area="A2", channel="hotline", tips=9),
            ],
        },
    ),
    Case(
        "rows of words after a blank row are rows like the others",
        drawn(
            {
                "Events": [HEAD, line("E1", 30), (), line("E2", "n/a"), line("E3", 12)],
            }
        ),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 4, typed_missing={"attended": "not_applicable"}),
                event("E3", 5, 12),
            ]
        },
        said=["Events!F4: Attended “n/a” is read as not known, which is not zero."],
    ),
    Case(
        "the example of a template that had fewer columns",
        drawn(
            {
                "Outcomes": [
                    [titled[name] for name in BEFORE],
                    [noted[name] for name in BEFORE],
                    [example[name] for name in BEFORE],
                    ["2026-02", "North", "Hotline", 7],
                ]
            }
        ),
        stored={"outcomes": [at(4, period="2026-02", area="A1", channel="hotline", tips=7)]},
        said=["Outcomes row 3: The template's example row was left out."],
        left_out="Outcomes!A3 Outcomes!C3:D3",
    ),
    Case(
        "withheld where a list is expected",
        events((*HEAD, "Venue"), line("E1", 30, "confidential")),
        stored={"events": [event("E1", 2, 30, typed_missing={"venue": "suppressed"})]},
        said=["Events!G2: Venue “confidential” is read as not known."],
    ),
]
