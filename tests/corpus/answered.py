"""Values of lists: nearly ours, proposed, answered; and what is remembered is not asked again."""

import datetime as dt

from corpus.drawn import HEAD, Case, answers, at, drawn, event, events, line

TRAINING = ("Training code", "Date", "Audience class", "Completed")


def trainings(*classes: str) -> bytes:
    rows = [(f"T{n}", f"2026-02-{n + 10}", one, n) for n, one in enumerate(classes, 1)]
    return drawn({"Trainings": [TRAINING, *rows]})


CASES = [
    Case(
        "a value by its label, its code and another name",
        trainings("Law enforcement", "law_enforcement", "POLICE"),
        stored={
            "trainings": [
                at(
                    2,
                    code="T1",
                    date=dt.date(2026, 2, 11),
                    audience_class="law_enforcement",
                    partner="P1",
                    completed=1,
                ),
                at(
                    3,
                    code="T2",
                    date=dt.date(2026, 2, 12),
                    audience_class="law_enforcement",
                    partner="P1",
                    completed=2,
                ),
                at(
                    4,
                    code="T3",
                    date=dt.date(2026, 2, 13),
                    audience_class="law_enforcement",
                    partner="P1",
                    completed=3,
                ),
            ]
        },
    ),
    Case(
        "values that are nearly ours",
        trainings("Law Enf.", "Law Enf.", "Helth staff", "Law Enf."),
        said=[
            (
                "Trainings!C2: Audience class “Law Enf.” must be one of the list; did you "
                "mean “Law enforcement”? [C2:C3 C5]"
            ),
            (
                "Trainings!C4: Audience class “Helth staff” must be one of the list; did you "
                "mean “Health”?"
            ),
        ],
        left_out="Trainings!C2 Trainings!C3 Trainings!C4 Trainings!C5",
        asks={
            "value|audience class|law enf": "law_enforcement",
            "value|audience class|helth staff": "health",
        },
    ),
    Case(
        "values that are nearly ours, answered",
        trainings("Law Enf.", "Law Enf.", "Helth staff", "Law Enf."),
        asked=answers(
            {
                "value|audience class|law enf": "law_enforcement",
                "value|audience class|helth staff": "health",
            }
        ),
        stored={
            "trainings": [
                at(
                    2,
                    code="T1",
                    date=dt.date(2026, 2, 11),
                    audience_class="law_enforcement",
                    partner="P1",
                    completed=1,
                ),
                at(
                    3,
                    code="T2",
                    date=dt.date(2026, 2, 12),
                    audience_class="law_enforcement",
                    partner="P1",
                    completed=2,
                ),
                at(
                    4,
                    code="T3",
                    date=dt.date(2026, 2, 13),
                    audience_class="health",
                    partner="P1",
                    completed=3,
                ),
                at(
                    5,
                    code="T4",
                    date=dt.date(2026, 2, 14),
                    audience_class="law_enforcement",
                    partner="P1",
                    completed=4,
                ),
            ]
        },
    ),
    Case(
        "a value that is none, left empty as was said",
        events((*HEAD, "Venue"), (*line("E1", 3), "Bus stop"), (*line("E2", 3), "School")),
        asked=answers({"value|venue|bus stop": ""}),
        stored={
            "events": [
                event("E1", 2, 3, typed_missing={"venue": "not_known"}),
                event("E2", 3, 3, venue="school"),
            ]
        },
        said=[
            "Events!G2: Venue “Bus stop” is read as not known.",
        ],
    ),
    Case(
        "a value that must be known, left empty as was said",
        trainings("Law Enf."),
        asked=answers({"value|audience class|law enf": ""}),
        said=[
            (
                "Trainings!C2: Audience class “Law Enf.” must be known: without it the row "
                "cannot be stored."
            ),
        ],
    ),
    Case(
        "an answer that is no value of the list any more is asked again",
        trainings("Law Enf."),
        asked=answers({"value|audience class|law enf": "constables"}),
        said=[
            (
                "Trainings!C2: Audience class “Law Enf.” must be one of the list; did you "
                "mean “Law enforcement”?"
            ),
        ],
        left_out="Trainings!C2",
        asks={"value|audience class|law enf": "law_enforcement"},
    ),
    Case(
        "an area nobody knows",
        events((*HEAD, "Area"), (*line("E1", 3), "Nort"), (*line("E2", 3), "Elsewhere")),
        said=[
            "Events!G2: Area “Nort” must be one of the Areas; did you mean “North”?",
            "Events!G3: Area “Elsewhere” must be one of the Areas.",
        ],
        left_out="Events!G2 Events!G3",
        asks={"value|areas|nort": "A1", "value|areas|elsewhere": ""},
    ),
    Case(
        "an area nobody knows, answered",
        events((*HEAD, "Area"), (*line("E1", 3), "Nort"), (*line("E2", 3), "Up there")),
        asked=answers({"value|areas|nort": "A1", "value|areas|up there": "A1"}),
        stored={
            "events": [
                event("E1", 2, 3, area="A1"),
                event("E2", 3, 3, area="A1"),
            ]
        },
    ),
]
