"""Exports of survey forms, cell by cell: stored, or said to be left out; and what is like them."""

import datetime as dt

from corpus.drawn import HEAD, Case, answers, at, drawn, event, events, line

SAID = {
    "constant|surveys|survey|know the signs": "S1",
    "constant|surveys|design|know the signs": "post_only",
    "once|surveys|wave|know the signs": "after",
}
ASKED = {
    "constant|surveys|survey|know the signs": "Know the signs",
    "constant|surveys|design|know the signs": "",
    "once|surveys|wave|know the signs": "",
}
LACKING = [f"Sheet1: Column “{title}” is missing." for title in ("Survey code", "Wave", "Design")]
KOBO = drawn(
    {
        "Sheet1": [
            ("end", "signs", "signs/debt", "signs/papers", "why", "_uuid", "_submission_time"),
            ("2026-03-10T09:20:01Z", "debt", 1, 0, "Fear", "a", "2026-03-12T01:00:00"),
            ("2026-03-11T09:20:01Z", "", 0, 0, "test", "b", "2026-03-12T01:00:00"),
        ]
    }
)
ITS_OWN = "Columns that the form writes itself were left out: “_uuid”, “_submission_time”. [F1 G1]"
ONE = "“signs” is read as one question, whose 2 options have a column each. [B1 C1 D1]"
TRIED = "Responses that look as if somebody only tried the form out: row 3. [3:3]"
TRIALS = "once|trials|sheet1"


def response(row: int, day: int, **own: object) -> dict[str, object]:
    return at(
        row, survey="S1", wave="after", design="post_only", date=dt.date(2026, 3, day), answers=own
    )


CASES = [
    Case(
        "a form's export, with what it cannot say",
        KOBO,
        file="Know the signs.xlsx",
        said=[*LACKING, f"Sheet1!B1: {ONE}", f"Sheet1!F1: {ITS_OWN}", f"Sheet1 row 3: {TRIED}"],
        left_out="Sheet1!F1:G1 Sheet1!F2:G2 Sheet1!F3:G3",
        asks={TRIALS: "leave", **ASKED},
    ),
    Case(
        "a form's export, told; a response to try it out left out",
        KOBO,
        file="Know the signs.xlsx",
        asked=answers(SAID | {TRIALS: "leave"}),
        stored={"surveys": [response(2, 10, signs=["debt"], why="Fear")]},
        said=[
            f"Sheet1!B1: {ONE}",
            f"Sheet1!F1: {ITS_OWN}",
            "Sheet1 row 3: Responses to try the form out were left out, as was said: row 3. [3:3]",
        ],
        left_out="Sheet1!F1:G1 Sheet1!F2:G2 Sheet1!A3 Sheet1!C3:G3",
    ),
    Case(
        "options that are questions of their own, as somebody says",
        KOBO,
        file="Know the signs.xlsx",
        asked=answers(SAID | {TRIALS: "read", "options|surveys|signs": "apart"}),
        stored={
            "surveys": [
                response(
                    2,
                    10,
                    **{"signs": "debt", "signs/debt": "1", "signs/papers": "0", "why": "Fear"},
                ),
                response(3, 11, **{"signs/debt": "0", "signs/papers": "0", "why": "test"}),
            ]
        },
        said=[
            f"Sheet1!F1: {ITS_OWN}",
            "Sheet1 row 3: Responses that look as if somebody only tried the form out are counted, "
            "as was said: row 3. [3:3]",
        ],
        left_out="Sheet1!F1:G1 Sheet1!F2:G2 Sheet1!F3:G3",
    ),
    Case(
        "years beside months",
        drawn({"Outcomes": [("Year", "Month", "Tips"), (2025, 12, 7), (2026, 1, 9)]}),
        stored={"outcomes": [at(2, period="2025-12", tips=7), at(3, period="2026-01", tips=9)]},
        said=[
            "Outcomes!A1: “Year” and “Month” are read together: the year of each month or quarter."
        ],
    ),
    Case(
        "a row of units below the headers",
        events(HEAD, ("code", None, None, "(dd/mm/yyyy)", None, "people"), line("E1", 30)),
        stored={"events": [event("E1", 3, 30)]},
        said=[
            "Events row 2: The row says in which units the columns are (“code” …) and was left out."
        ],
        left_out="Events!A2 Events!D2 Events!F2",
    ),
]
