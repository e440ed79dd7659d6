"""Workbooks with one thing wrong in each, for trying the upload page.

They are the late partner's: mended, each could be stored.
"""

from collections.abc import Callable, Iterator

from openpyxl.worksheet.worksheet import Worksheet

from data.demo.book import draw
from data.demo.events import held
from data.demo.partners import PARTNERS
from data.kinds import kind
from data.template.seal import seal
from data.template.words import TITLE, example_of

_QUARTER = "2026Q3"


def planted() -> Iterator[tuple[str, bytes, str]]:
    """Make the defective workbooks.

    Yields:
        File name, content, and what is wrong, in a sentence.
    """
    late = next(partner for partner in PARTNERS if _QUARTER in partner.silent)
    events, _ = held(late, _QUARTER)
    for name, (spoil, wrong) in _SPOILT.items():
        book = draw({"events": events}, late.name, _QUARTER)
        spoil(book["Events"])
        yield f"{name}.xlsx", seal(book, TITLE), wrong


def _place(name: str) -> int:
    return list(kind("events").columns()).index(name) + 1


def _text_in_a_number(sheet: Worksheet) -> None:
    sheet.cell(2, _place("attended"), "many")


def _impossible_date(sheet: Worksheet) -> None:
    sheet.cell(2, _place("date"), "2026-09-31")


def _unknown_partner(sheet: Worksheet) -> None:
    sheet.cell(2, _place("lead"), "Furrow Gate Naybors")


def _doubled_column(sheet: Worksheet) -> None:
    sheet.cell(1, sheet.max_column + 1, "Attended")


def _example_left_in(sheet: Worksheet) -> None:
    sheet.append(example_of(kind("events")))


def _missing_column(sheet: Worksheet) -> None:
    sheet.delete_cols(_place("type"))


_SPOILT: dict[str, tuple[Callable[[Worksheet], None], str]] = {
    "Text in a number": (_text_in_a_number, "Attended of the first event says “many”."),
    "Impossible date": (_impossible_date, "The first event is dated the 31st of September."),
    "Unknown partner": (_unknown_partner, "The first event's lead partner is misspelt."),
    "Doubled column": (_doubled_column, "The column “Attended” stands twice."),
    "Example left in": (
        _example_left_in,
        "The template's example row was left in: it is recognised and left out.",
    ),
    "Missing column": (_missing_column, "The column “Type”, which is required, was deleted."),
}
