"""Dates as people type them, and what else a cell may hold: codes, yes and no, several values."""

import datetime as dt

from corpus.drawn import HEAD, Case, answers, at, day, drawn, event, events, line

TRAINING = ("Training code", "Date", "Audience class", "Hours", "Attended", "Mean score before")


def trainings(*rows: object) -> bytes:
    return drawn({"Trainings": [TRAINING, *rows]})  # type: ignore[list-item]


def attended(*figures: object) -> bytes:
    return events(HEAD, *(line(f"E{n}", figure) for n, figure in enumerate(figures, 1)))


def dated(*days: object, **more: object) -> bytes:
    rows = [(f"E{n}", *line(f"E{n}")[1:3], when, "Youth", 9) for n, when in enumerate(days, 1)]
    return events(HEAD, *rows, **more)


CASES = [
    Case(
        "dates in every order that is clear",
        dated(
            "2026-02-11",
            "11 Feb 2026",
            "February 12, 2026",
            "2026/02/13",
            "Sat, 14 Feb 2026",
            "25.02.2026",
        ),
        stored={
            "events": [
                event("E1", 2, 9),
                event("E2", 3, 9, date=dt.date(2026, 2, 11)),
                event("E3", 4, 9, date=dt.date(2026, 2, 12)),
                event("E4", 5, 9, date=dt.date(2026, 2, 13)),
                event("E5", 6, 9, date=dt.date(2026, 2, 14)),
                event("E6", 7, 9, date=dt.date(2026, 2, 25)),
            ]
        },
    ),
    Case(
        "dates with times",
        dated(dt.datetime(2026, 2, 11, 18, 30), "2026-02-12 18:30", "13/02/2026 6:30 pm"),
        stored={
            "events": [
                event("E1", 2, 9),
                event("E2", 3, 9),
                event("E3", 4, 9),
            ]
        },
        said=[
            (
                "Events!D2: Date “2026-02-11 18:30:00” stands beside dates such as "
                "13/02/2026 that the spreadsheet left as text: its day and month may have "
                "been swapped."
            ),
        ],
    ),
    Case(
        "dates as bare numbers of days",
        dated(46064, "46065", 46066.75),
        stored={
            "events": [
                event("E1", 2, 9),
                event("E2", 3, 9),
                event("E3", 4, 9),
            ]
        },
        said=[
            "Events!D2: Date “46064” is read as 2026-02-11: spreadsheets count days so. [D2:D4]",
        ],
    ),
    Case(
        "dates as bare numbers of days from 1904",
        dated(44602, 44603, from_1904=True),
        stored={
            "events": [
                event("E1", 2, 9),
                event("E2", 3, 9),
            ]
        },
        said=[
            "Events!D2: Date “44602” is read as 2026-02-11: spreadsheets count days so. [D2:D3]",
        ],
    ),
    Case(
        "true dates in a workbook that counts from 1904",
        dated(day("E1"), day("E2"), from_1904=True),
        stored={
            "events": [
                event("E1", 2, 9),
                event("E2", 3, 9),
            ]
        },
    ),
    Case(
        "dates that can be read two ways, unanswered",
        dated("03/02/2026", "04/02/2026", "05/03/2026"),
        said=[
            ("Events!D2: Date “03/02/2026” must be a date that can be read only one way. [D2:D4]"),
        ],
        left_out="Events!D2 Events!D3 Events!D4",
        asks={"dates|events|date": ""},
    ),
    Case(
        "dates that can be read two ways, the day first",
        dated("03/02/2026", "04/02/2026", "05/03/2026"),
        asked=answers({"dates|events|date": "day"}),
        stored={
            "events": [
                event("E1", 2, 9, date=dt.date(2026, 2, 3)),
                event("E2", 3, 9, date=dt.date(2026, 2, 4)),
                event("E3", 4, 9, date=dt.date(2026, 3, 5)),
            ]
        },
    ),
    Case(
        "dates that can be read two ways, the month first",
        dated("03/02/2026", "04/02/2026"),
        asked=answers({"dates|events|date": "month"}),
        stored={
            "events": [
                event("E1", 2, 9, date=dt.date(2026, 3, 2)),
                event("E2", 3, 9, date=dt.date(2026, 4, 2)),
            ]
        },
    ),
    Case(
        "dates of which one shows the order",
        dated("03/02/2026", "14/02/2026"),
        said=[
            "Events!D2: Date “03/02/2026” must be a date that can be read only one way.",
        ],
        left_out="Events!D2",
        asks={"dates|events|date": "day"},
    ),
    Case(
        "a date that does not exist, and no date",
        dated("2026-02-30", "soon", None),
        said=[
            "Events!D2: Date “2026-02-30” must be a date that exists.",
            "Events!D3: Date “soon” must be a date.",
            "Events!D4: Date is empty.",
        ],
        left_out="Events!D2 Events!D3",
    ),
    Case(
        "a date that is not known yet",
        dated("2026-02-11", "tbc"),
        said=[
            "Events!D3: Date “tbc” must be known: without it the row cannot be stored.",
        ],
    ),
    Case(
        "leading zeros and codes that are numbers",
        events(
            (*HEAD, "Area"),
            ("007", *line("E1", 3)[1:], "A1"),
            (8, *line("E2", 4)[1:], "South"),
            (9.0, *line("E3", 5)[1:], "a1"),
        ),
        stored={
            "events": [
                at(
                    2,
                    code="007",
                    name="Know the signs",
                    type="forum",
                    date=dt.date(2026, 2, 11),
                    area="A1",
                    lead="P1",
                    audience="youth",
                    attended=3,
                ),
                at(
                    3,
                    code="8",
                    name="Harbour walk",
                    type="forum",
                    date=dt.date(2026, 2, 12),
                    area="A2",
                    lead="P1",
                    audience="youth",
                    attended=4,
                ),
                at(
                    4,
                    code="9",
                    name="Safe jobs fair",
                    type="forum",
                    date=dt.date(2026, 2, 13),
                    area="A1",
                    lead="P1",
                    audience="youth",
                    attended=5,
                ),
            ]
        },
    ),
    Case(
        "yes and no in words and ticks",
        events(
            (*HEAD, "Estimated?", "Survivors only?"),
            (*line("E1", 3), "Yes", "no"),
            (*line("E2", 4), "✓", "N"),
            (*line("E3", 5), "x", "-"),
            (*line("E4", 6), True, 0),
        ),
        stored={
            "events": [
                event("E1", 2, 3, estimated=True, survivors_only=False),
                event("E2", 3, 4, estimated=True, survivors_only=False),
                event("E3", 4, 5, typed_missing={"survivors_only": "dash"}, estimated=True),
                event("E4", 5, 6, estimated=True, survivors_only=False),
            ]
        },
        said=[
            "Events!H4: Survivors only? “-” is read as not known.",
        ],
    ),
    Case(
        "neither yes nor no",
        events((*HEAD, "Estimated?"), (*line("E1", 3), "perhaps"), (*line("E2", 4), 2)),
        said=[
            "Events!G2: Estimated? “perhaps” must be yes or no.",
            "Events!G3: Estimated? “2” must be yes or no.",
        ],
        left_out="Events!G2 Events!G3",
    ),
    Case(
        "several values in a cell",
        events(
            (*HEAD, "Contributing partners"),
            (*line("E1", 3), "P1; Second partner"),
            (*line("E2", 4), "P1, P2"),
            (*line("E3", 5), "Harbour House\nP2"),
            (*line("E4", 5), "P2 and P1"),
        ),
        stored={
            "events": [
                event("E1", 2, 3, contributing="P1; P2"),
                event("E2", 3, 4, contributing="P1; P2"),
                event("E3", 4, 5, contributing="P1; P2"),
                event("E4", 5, 5, contributing="P1; P2"),
            ]
        },
    ),
    Case(
        "a partner nobody knows among several",
        events((*HEAD, "Contributing partners"), (*line("E1", 3), "P1; Third partner")),
        said=[
            "Events!G2: Contributing partners “Third partner” must be one of the Partners.",
        ],
        left_out="Events!G2",
        asks={"value|partners|third partner": ""},
    ),
]
