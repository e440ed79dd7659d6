"""The same table from every kind of file; what a file has that a table has not."""

import datetime as dt
import io
from typing import Any

import openpyxl
from corpus.drawn import HEAD, Case, at, drawn, event, events, line
from oldbooks import xls
from opendocument import ods
from workbooks import parts_of, zipped

from data.kinds import kinds
from data.plan import Asked
from data.template.book import write_template

TABLE = [HEAD, line("E1", 30), line("E2", 12)]
TEXT = (
    "Event code,Name,Type,Date,Audience,Attended\n"
    "E1,Know the signs,Forum,2026-02-11,Youth,30\n"
    "E2,Harbour walk,Forum,2026-02-12,Youth,12\n"
)
ACCENTS = TEXT.replace("Harbour walk", "Café – años")


def with_macros(content: bytes) -> bytes:
    return zipped(parts_of(content) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 a macro"})


def template(*rows: tuple[str, list[Any]], **cover: str) -> bytes:
    """Return the template of today, filled in: its cover by cell, then rows by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(write_template(list(kinds().values()))))
    for cell, value in cover.items():
        book["Start here"][cell] = value
    for name, row in rows:
        book[name].append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def version_1(*rows: tuple[str, list[Any]]) -> bytes:
    """Return a template of version 1, whose outcomes were headed “Month”."""
    book = openpyxl.load_workbook(io.BytesIO(template(*rows, B4="2026 Q1")))
    book["Start here"].delete_cols(3)
    book["Start here"]["B5"] = "1"
    book["Outcomes"]["A1"] = "Month"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


CASES = [
    Case(
        "an xlsm file whose macros are ignored",
        with_macros(drawn({"Events": TABLE})),
        "report.xlsm",
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
        said=[
            (
                "report.xlsm: The file holds macros. They were not run, and only its cells "
                "were read."
            ),
        ],
    ),
    Case(
        "an xls file",
        xls({"Events": TABLE}),
        "report.xls",
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
    ),
    Case(
        "an ods file",
        ods({"Events": TABLE}),
        "report.ods",
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
    ),
    Case(
        "an ods file called xlsx",
        ods({"Events": TABLE}),
        "report.xlsx",
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
    ),
    Case(
        "a csv file",
        TEXT.encode(),
        "Events.csv",
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
    ),
    Case(
        "a csv file of Windows, with semicolons",
        ACCENTS.replace(",", ";").encode("cp1252"),
        "Events.csv",
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12, name="Café – años"),
            ]
        },
        said=[
            (
                "Events.csv: The file does not say how its letters are written; it was read "
                "as Western European (Windows-1252): é – ñ."
            ),
        ],
    ),
    Case(
        "a tsv file of Excel's Unicode text",
        ACCENTS.replace(",", "\t").encode("utf-16"),
        "Events.txt",
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12, name="Café – años"),
            ]
        },
    ),
    Case(
        "a csv file under two lines of a title",
        b"Harbour House\n\n" + TEXT.encode("utf-8-sig"),
        "export.csv",
        stored={
            "events": [
                event("E1", 4, 30),
                event("E2", 5, 12),
            ]
        },
        said=[
            (
                "export: What stands above or between the tables was left out (“Harbour "
                "House” …). [A1]"
            ),
        ],
        left_out="export!A1",
    ),
    Case(
        "a csv file with a total and a note",
        TEXT.encode() + b"Total,,,,,42\nSource: sign-in sheets,,,,,\n",
        "Events.csv",
        stored={
            "events": [
                event("E1", 2, 30),
                event("E2", 3, 12),
            ]
        },
        said=[
            (
                "Events row 4: The row is a total (“Total”) and was left out; its parts are "
                "added up instead."
            ),
            (
                "Events row 5: The row is a heading or a note (“Source: sign-in sheets”) and "
                "was left out."
            ),
        ],
        left_out="Events!A4 Events!F4 Events!A5",
    ),
    Case(
        "formulas that were never calculated",
        events(HEAD, line("E1", "=7*2"), line("E2", 12), line("E3", "=SUM(F2:F3)")),
        said=[
            "Events!F2: Attended holds a formula that was never calculated.",
            "Events!F4: Attended holds a formula that was never calculated.",
        ],
    ),
    Case(
        "a header that was never calculated, and a formula under none",
        events(('="Event code"', *HEAD[1:]), (*line("E1", 3), "=1+1")),
        said=[
            "Events: Column “Event code” is missing.",
            "Events!A1: The header holds a formula that was never calculated.",
            "Events!A2: Cells in column A stand under no header and were left out. [A2]",
            "Events!G2: Cells in column G stand under no header and were left out. [G2]",
        ],
        left_out="Events!A2",
    ),
    Case(
        "error cells",
        events(HEAD, line("E1", "#DIV/0!"), line("E2", "#REF!"), line("E3", 5)),
        said=[
            "Events!F2: Attended holds the error #DIV/0!.",
            "Events!F3: Attended holds the error #REF!.",
        ],
    ),
    Case(
        "the template, filled in",
        template(
            (
                "Events",
                [
                    "E1",
                    "Know the signs",
                    "Forum",
                    dt.date(2026, 2, 11),
                    "North",
                    None,
                    None,
                    "Youth",
                ],
            ),
            ("Resources", ["2026 Q1", None, "Venue", 3, "days"]),
            B3="Harbour House",
            B4="2026 Q1",
        ),
        asked=Asked(),
        stored={
            "events": [
                event("E1", 4, area="A1"),
            ],
            "resources": [
                at(4, for_quarter="2026Q1", partner="P1", type="venue", amount=3.0, unit="days"),
            ],
        },
        said=[
            "Partners row 3: The template's example row was left out.",
            "Areas row 3: The template's example row was left out.",
            "Grants row 3: The template's example row was left out.",
            "Targets row 3: The template's example row was left out.",
            "Dated notes row 3: The template's example row was left out.",
            "Campaigns row 3: The template's example row was left out.",
            "Events row 3: The template's example row was left out.",
            "Sign-ins row 3: The template's example row was left out.",
            "Trainings row 3: The template's example row was left out.",
            "Surveys row 3: The template's example row was left out.",
            "Survey items row 3: The template's example row was left out.",
            "Outcomes row 3: The template's example row was left out.",
            "Resources row 3: The template's example row was left out.",
        ],
        left_out=(
            "Areas!A3:F3 Campaigns!A3:F3 Campaigns!J3:K3 Campaigns!M3:R3 Dated notes!A3:C3 "
            "Events!A3:D3 Events!H3:Q3 Grants!A3:E3 Outcomes!A3 Outcomes!C3:I3 Outcomes!K3 "
            "Partners!A3:D3 Partners!F3 "
            "Resources!A3 Resources!C3:E3 Sign-ins!A3:F3 Survey items!A3:I3 Survey items!K3 "
            "Surveys!A3:E3 Surveys!G3 Surveys!I3:J3 Targets!A3:B3 Targets!F3:G3 Trainings!A3:F3 "
            "Trainings!I3:P3"
        ),
    ),
    Case(
        "a template of version 1",
        version_1(("Outcomes", ["2026-02", "North", "Hotline", 12, 5])),
        stored={
            "outcomes": [
                at(4, period="2026-02", area="A1", channel="hotline", tips=12, actionable=5),
            ]
        },
        said=[
            (
                "report.xlsx: The workbook was made with version 1 of the template and read "
                "as version 2."
            ),
            "Partners row 3: The template's example row was left out.",
            "Areas row 3: The template's example row was left out.",
            "Grants row 3: The template's example row was left out.",
            "Targets row 3: The template's example row was left out.",
            "Dated notes row 3: The template's example row was left out.",
            "Campaigns row 3: The template's example row was left out.",
            "Events row 3: The template's example row was left out.",
            "Sign-ins row 3: The template's example row was left out.",
            "Trainings row 3: The template's example row was left out.",
            "Surveys row 3: The template's example row was left out.",
            "Survey items row 3: The template's example row was left out.",
            "Outcomes row 3: The template's example row was left out.",
            "Resources row 3: The template's example row was left out.",
        ],
        left_out=(
            "Areas!A3:F3 Campaigns!A3:F3 Campaigns!J3:K3 Campaigns!M3:R3 Dated notes!A3:C3 "
            "Events!A3:D3 Events!H3:Q3 Grants!A3:E3 Outcomes!A3 Outcomes!C3:I3 Outcomes!K3 "
            "Partners!A3:D3 Partners!F3 "
            "Resources!A3 Resources!C3:E3 Sign-ins!A3:F3 Survey items!A3:I3 Survey items!K3 "
            "Surveys!A3:E3 Surveys!G3 Surveys!I3:J3 Targets!A3:B3 Targets!F3:G3 Trainings!A3:F3 "
            "Trainings!I3:P3"
        ),
    ),
    Case(
        "a file of nothing we know",
        drawn({"Ideas": [("Think about buses",)]}),
        said=[
            "report.xlsx: No sheet is one we know; found “Ideas”.",
        ],
        left_out="Ideas!A1",
        asks={"sheet|ideas": ""},
    ),
]
