"""A case of the corpus: a workbook drawn cell by cell, and all that must come of it."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data.plan import Asked

Grid = Sequence[Sequence[Any]]
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Case:
    """A file as somebody might send it, and what must come of it, no more and no less.

    Attributes:
        name: what is odd about it.
        content: its bytes.
        file: its name.
        asked: what the person says about it.
        stored: kind → its rows: the row's number in the file, and every column that is not empty.
        said: every problem, as a person reads it; after it the cells it is about, where several.
        left_out: every cell of the file that is stored nowhere and heads no stored column.
        asks: what must be answered before anything is stored → what is proposed.
    """

    name: str
    content: bytes
    file: str = "report.xlsx"
    asked: Asked = field(default_factory=lambda: Asked("P1"))
    stored: Mapping[str, Rows] = field(default_factory=dict)
    said: Sequence[str] = ()
    left_out: str = ""
    asks: Mapping[str, str] = field(default_factory=dict)


def drawn(
    sheets: Mapping[str, Grid],
    *,
    merged: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
    from_1904: bool = False,
) -> bytes:
    """Return a workbook.

    Args:
        sheets: name → rows of cells from A1 on.
        merged: name → areas such as ``A1:C1``; what stands in the first cell remains.
        hidden: what is hidden: ``Events!3`` a row, ``Events!C`` a column, ``Events`` a sheet.
        from_1904: whether its days count from 1904.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
    for place in hidden:
        name, _, at = place.partition("!")
        if not at:
            book[name].sheet_state = "hidden"
        elif at.isdecimal():
            book[name].row_dimensions[int(at)].hidden = True
        else:
            book[name].column_dimensions[at].hidden = True
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def events(*rows: Sequence[Any], **more: Any) -> bytes:
    """Return a workbook with nothing but a sheet Events."""
    return drawn({"Events": rows}, **more)


HEAD = ("Event code", "Name", "Type", "Date", "Audience", "Attended")
_NAMES = {
    "E1": "Know the signs",
    "E2": "Harbour walk",
    "E3": "Safe jobs fair",
    "E4": "Parents' evening",
    "E5": "Booth at the market",
    "E6": "Town hall",
}


def day(code: str) -> dt.date:
    """Return the day of an event of the corpus: E1 is on 11 February 2026, E2 on the 12th."""
    return dt.date(2026, 2, 10 + int(code[1:]))


def line(code: str, attended: Any = None, *more: Any) -> tuple[Any, ...]:
    """Return the cells of an event below ``HEAD``."""
    return (code, _NAMES[code], "Forum", day(code), "Youth", attended, *more)


def event(code: str, row: int, attended: int | None = None, **more: Any) -> dict[str, Any]:
    """Return an event as it is stored."""
    own = {
        "row": row, "code": code, "name": _NAMES[code], "type": "forum", "date": day(code),
        "audience": "youth", "lead": "P1",
    }  # fmt: skip
    return own | ({"attended": attended} if attended is not None else {}) | more


def answers(asked: Mapping[str, str], **more: Any) -> Asked:
    """Return what somebody at P1 says: answers to questions, and whatever else."""
    return Asked("P1", answers=asked, **more)


def at(row: int, **columns: Any) -> dict[str, Any]:
    """Return a row of any kind as it is stored."""
    return {"row": row, **columns}
