"""Numbers as people type them, and what they type where there is none."""

import datetime as dt

from corpus.drawn import HEAD, Case, answers, at, drawn, event, events, line

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
        "numbers as text, grouped",
        attended("1,200", "1 200", "1'200", "1\u00a0200", " 12 "),
        stored={
            "events": [
                event("E1", 2, 1200),
                event("E2", 3, 1200),
                event("E3", 4, 1200),
                event("E4", 5, 1200),
                event("E5", 6, 12),
            ]
        },
    ),
    Case(
        "footnote marks on numbers",
        attended("15,935*", "12†", "7 [1]", "30²"),
        stored={
            "events": [
                event("E1", 2, 15935),
                event("E2", 3, 12),
                event("E3", 4, 7),
                event("E4", 5, 30),
            ]
        },
        said=[
            (
                "Events!F2: Attended “15,935*” is read as 15935; the footnote's mark was "
                "left out. [F2:F5]"
            ),
        ],
    ),
    Case(
        "numbers with their unit, or about",
        attended("12 people", "approx 12", "~30", "40+"),
        stored={
            "events": [
                event("E1", 2, 12),
                event("E2", 3, 12, estimated=True),
                event("E3", 4, 30, estimated=True),
                event("E4", 5, 40, estimated=True),
            ]
        },
        said=[
            "Events!F2: Attended “12 people” is read as 12; the unit was left out.",
            "Events!F3: Attended “approx 12” is read as 12, and the row as one with an estimate.",
            "Events!F4: Attended “~30” is read as 30, and the row as one with an estimate.",
            "Events!F5: Attended “40+” is read as 40, and the row as one with an estimate.",
        ],
    ),
    Case(
        "small numbers that are not told",
        attended("<5", "*", "suppressed", "[c]", "fewer than 10"),
        stored={
            "events": [
                event("E1", 2, typed_missing={"attended": "suppressed"}),
                event("E2", 3, typed_missing={"attended": "suppressed"}),
                event("E3", 4, typed_missing={"attended": "suppressed"}),
                event("E4", 5, typed_missing={"attended": "suppressed"}),
                event("E5", 6, typed_missing={"attended": "suppressed"}),
            ]
        },
        said=[
            (
                "Events!F2: Attended “<5” is read as a small number that is not told, which "
                "is not zero."
            ),
            (
                "Events!F3: Attended “*” is read as a small number that is not told, which "
                "is not zero."
            ),
            (
                "Events!F4: Attended “suppressed” is read as a small number that is not "
                "told, which is not zero."
            ),
            (
                "Events!F5: Attended “[c]” is read as a small number that is not told, which "
                "is not zero."
            ),
            (
                "Events!F6: Attended “fewer than 10” is read as a small number that is not "
                "told, which is not zero."
            ),
        ],
    ),
    Case(
        "what is typed where nothing is known",
        attended("N/A", "none", "-", ".", "tbc", 0),
        stored={
            "events": [
                event("E1", 2, typed_missing={"attended": "not_applicable"}),
                event("E2", 3, typed_missing={"attended": "none"}),
                event("E3", 4, typed_missing={"attended": "dash"}),
                event("E4", 5, typed_missing={"attended": "dot"}),
                event("E5", 6, typed_missing={"attended": "not_known"}),
                event("E6", 7, 0),
            ]
        },
        said=[
            "Events!F2: Attended “N/A” is read as not known, which is not zero.",
            "Events!F3: Attended “none” is read as not known, which is not zero.",
            "Events!F4: Attended “-” is read as not known, which is not zero.",
            "Events!F5: Attended “.” is read as not known, which is not zero.",
            "Events!F6: Attended “tbc” is read as not known, which is not zero.",
        ],
    ),
    Case(
        "a number in brackets, of money and of people",
        attended("(3)", "$40", "12 %"),
        said=[
            "Events!F2: Attended “(3)” must be at least 0.",
            "Events!F3: Attended “$40” must be a whole number.",
            "Events!F4: Attended “12 %” must be a whole number.",
        ],
        left_out="Events!F2 Events!F3 Events!F4",
    ),
    Case(
        "no number at all",
        attended("many", "10-15", "12.5", True),
        said=[
            "Events!F2: Attended “many” must be a whole number.",
            "Events!F3: Attended “10-15” must be one number.",
            "Events!F4: Attended “12.5” must be a whole number.",
            "Events!F5: Attended “TRUE” must be a whole number.",
        ],
        left_out="Events!F2 Events!F3 Events!F4 Events!F5",
    ),
    Case(
        "decimals after a comma",
        trainings(
            ("T1", "2026-02-03", "Police", "1,5", 20, "54,5 %"),
            ("T2", "2026-02-04", "Police", "2,25", "1.200", "60,0"),
        ),
        said=[
            "Trainings!E3: Attended “1.200” must be a number that can be read only one way.",
        ],
        left_out="Trainings!E3",
        asks={"numbers|trainings|attended": ""},
    ),
    Case(
        "decimals after a comma, as was said",
        trainings(
            ("T1", "2026-02-03", "Police", "1,5", "1.200", "54,5 %"),
            ("T2", "2026-02-04", "Police", "2,25", "900", "60,0"),
        ),
        asked=answers({"numbers|trainings|attended": "comma"}),
        stored={
            "trainings": [
                at(
                    2,
                    code="T1",
                    date=dt.date(2026, 2, 3),
                    hours=1.5,
                    audience_class="law_enforcement",
                    partner="P1",
                    attended=1200,
                    score_before=54.5,
                ),
                at(
                    3,
                    code="T2",
                    date=dt.date(2026, 2, 4),
                    hours=2.25,
                    audience_class="law_enforcement",
                    partner="P1",
                    attended=900,
                    score_before=60.0,
                ),
            ]
        },
    ),
    Case(
        "money of one currency",
        drawn(
            {
                "Campaigns": [
                    ("Campaign code", "Theme", "Audience", "Start", "Cost"),
                    ("C1", "Safe job offers", "Youth", "2026-01-12", "$1,040.50"),
                    ("C2", "Know the signs", "Parents", "2026-01-12", "40 USD"),
                    ("C3", "Buses", "Public", "2026-01-12", "12.-"),
                ]
            }
        ),
        stored={
            "campaigns": [
                at(
                    2,
                    code="C1",
                    theme="Safe job offers",
                    audience="youth",
                    partner="P1",
                    start=dt.date(2026, 1, 12),
                    cost=1040.5,
                ),
                at(
                    3,
                    code="C2",
                    theme="Know the signs",
                    audience="parents",
                    partner="P1",
                    start=dt.date(2026, 1, 12),
                    cost=40.0,
                ),
                at(
                    4,
                    code="C3",
                    theme="Buses",
                    audience="general_public",
                    partner="P1",
                    start=dt.date(2026, 1, 12),
                    cost=12.0,
                ),
            ]
        },
    ),
    Case(
        "money of two currencies, and a loss",
        drawn(
            {
                "Campaigns": [
                    ("Campaign code", "Theme", "Audience", "Start", "Cost", "Reach"),
                    ("C1", "Safe job offers", "Youth", "2026-01-12", "$1,040.50", "5 400"),
                    ("C2", "Know the signs", "Parents", "2026-01-12", "(40)", 12),
                    ("C3", "Buses", "Public", "2026-01-12", "€ 40", 7),
                ]
            }
        ),
        said=[
            "Campaigns!E2: Cost “$1,040.50” must be in the currency of the others (€).",
            "Campaigns!E3: Cost “(40)” must be at least 0.",
        ],
        left_out="Campaigns!E2 Campaigns!E3",
    ),
]
