"""Hidden rows, columns and sheets: reported, and asked; merged cells: a text fills, a figure counts
once."""

from corpus.drawn import HEAD, Case, answers, at, drawn, event, events, line

ROWS = ("Event code", "Name", "Type", "Date", "Audience", "Attended", "Capacity")


def some(**more: object) -> bytes:
    return events(
        HEAD, line("E1", 30), line("E2", 12), line("E3", 5), hidden=["Events!3", "Events!4"]
    )


def column() -> bytes:
    return events(ROWS, (*line("E1", 30), 60), (*line("E2", 12), 20), hidden=["Events!G"])


def sheet() -> bytes:
    return drawn({"Events": [HEAD, line("E1", 30)], "Old": [HEAD, line("E2", 12)]}, hidden=["Old"])


CASES = [
    Case(
        "hidden rows, unanswered",
        some(),
        said=[
            "Events row 3: Hidden rows: 3–4. [3:4]",
        ],
        asks={"hidden|rows|events": ""},
    ),
    Case(
        "hidden rows, to be read",
        some(),
        asked=answers({"hidden|rows|events": "read"}),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
                event("E3", 4, 5),
            ]
        },
        said=[
            "Events row 3: Hidden in the file: rows 3–4. It is read, as was said. [3:4]",
        ],
    ),
    Case(
        "hidden rows, to be left out",
        some(),
        asked=answers({"hidden|rows|events": "leave"}),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
        said=[
            "Events row 3: Hidden in the file: rows 3–4. It is left out, as was said. [3:4]",
        ],
        left_out="Events!A3:F3 Events!A4:F4",
    ),
    Case(
        "a hidden column, unanswered",
        column(),
        said=[
            "Events!G1: Column “Capacity” is hidden.",
        ],
        asks={"hidden|column|events|capacity": ""},
    ),
    Case(
        "a hidden column, to be read",
        column(),
        asked=answers({"hidden|column|events|capacity": "read"}),
        stored={
            "events": [
                event("E1", 2, 30, capacity=60),
                event("E2", 3, 12, capacity=20),
            ]
        },
        said=[
            "Events!G1: Hidden in the file: column G. It is read, as was said.",
        ],
    ),
    Case(
        "a hidden column, to be left out",
        column(),
        asked=answers({"hidden|column|events|capacity": "leave"}),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
        said=[
            "Events!G1: Hidden in the file: column G. It is left out, as was said.",
        ],
        left_out="Events!G1 Events!G2 Events!G3",
    ),
    Case(
        "a hidden column nobody knows",
        events((*HEAD, "Weather"), (*line("E1", 30), "rain"), hidden=["Events!G"]),
        said=[
            "Events!G1: Column “Weather” is not one we know.",
        ],
        left_out="Events!G1 Events!G2",
        asks={"column|events|weather": ""},
    ),
    Case(
        "a hidden sheet, unanswered",
        sheet(),
        said=[
            "Old: The sheet is hidden, and has rows that could be read.",
        ],
        left_out="Old!A1:F1 Old!A2:F2",
        asks={"hidden|sheet|old": ""},
    ),
    Case(
        "a hidden sheet, to be read",
        sheet(),
        asked=answers({"hidden|sheet|old": "read"}),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 2, 12),
            ]
        },
        said=[
            "Old: Hidden in the file: the whole sheet. It is read, as was said.",
        ],
    ),
    Case(
        "a hidden sheet, to be left out",
        sheet(),
        asked=answers({"hidden|sheet|old": "leave"}),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
        said=[
            "Old: Hidden in the file: the whole sheet. It is left out, as was said.",
        ],
        left_out="Old!A1:F1 Old!A2:F2",
    ),
    Case(
        "a hidden sheet of something else",
        drawn(
            {"Events": [HEAD, line("E1", 30)], "Scratch": [("to do", "who"), ("call", "Kim")]},
            hidden=["Scratch"],
        ),
        stored={
            "events": [
                event("E1", 2, 30),
            ]
        },
        said=[
            "Scratch: The sheet is not one we know and was left out.",
        ],
        left_out="Scratch!A1:B1 Scratch!A2:B2",
    ),
    Case(
        "hidden rows with nothing in them",
        events(HEAD, line("E1", 30), (), (), line("E2", 12), hidden=["Events!3", "Events!4"]),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 5, 12),
            ]
        },
    ),
    Case(
        "a text merged over the rows it is of",
        events(
            HEAD,
            line("E1", 30),
            line("E2", 12),
            line("E3", 5),
            merged={"Events": ["C2:C4", "E2:E3"]},
        ),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
                event("E3", 4, 5),
            ]
        },
        said=[
            (
                "Events!C2: Type “Forum” is merged over C2:C4 and read as standing in each "
                "of its rows. [C2:C4]"
            ),
            (
                "Events!E2: Audience “Youth” is merged over E2:E3 and read as standing in "
                "each of its rows. [E2:E3]"
            ),
        ],
    ),
    Case(
        "a figure merged over two rows counts once",
        events(HEAD, line("E1", 30), line("E2"), merged={"Events": ["F2:F3"]}),
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3),
            ]
        },
        said=[
            (
                "Events!F2: Attended “30” is merged over F2:F3; it counts once, in the first "
                "of its rows. [F2:F3]"
            ),
        ],
    ),
    Case(
        "texts merged over rows and columns",
        drawn(
            {
                "Outcomes": [
                    ("Month", "Area", "Reporting channel", "Tips"),
                    ("2026-01", None, "Hotline", 4),
                    (None, None, "SMS", 6),
                ]
            },
            merged={"Outcomes": ["A2:B3"]},
        ),
        stored={
            "outcomes": [
                at(2, period="2026-01", channel="hotline", tips=4),
                at(3, period="2026-01", channel="text", tips=6),
            ]
        },
        said=[
            (
                "Outcomes!A2: Month or quarter “2026-01” is merged over A2:A3 and read as "
                "standing in each of its rows. [A2:A3]"
            ),
        ],
    ),
]
