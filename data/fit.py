"""Whether a column's cells could be what a column of ours holds."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from data.blocks import Block
from data.cells import Misread, read_cell, tidy
from data.column import Column
from data.workbook import Sheet

#: So many of a column's cells are looked at, and shown beside its header.
_SAMPLES = 6

#: What reads a cell as a date, whatever its column.
_DATE = Column("date", "Date", "", dt.date, required=False, reads="date")


def samples_of(sheet: Sheet, block: Block, position: int) -> list[Any]:
    """Return some of the different cells of a table in one column, from the top."""
    found: dict[Any, None] = {}
    for row in sheet.cells[block.top : block.bottom][:200]:
        if position < len(row) and tidy(row[position]) is not None:
            found.setdefault(row[position])
            if len(found) == _SAMPLES:
                break
    return list(found)


def share_that_fits(samples: Sequence[Any], column: Column) -> float:
    """Return which share of the samples the column could take; of names and codes, of texts."""
    if not samples:
        return 0.75
    return sum(_could_take(sample, column) for sample in samples) / len(samples)


def _could_take(sample: Any, column: Column) -> float:
    if (column.refers or column.choices) and isinstance(sample, str) and _is_date(sample):
        return 0.0
    if column.refers or column.choices:
        return 0.7 if isinstance(sample, str) and not sample.strip().isdecimal() else 0.3
    try:
        read_cell(sample, column, {})
    except Misread as misread:
        return 0.8 if misread.entry.startswith(("unclear", "approx")) else 0.0
    if column.reads == "text" and (not isinstance(sample, str) or _is_date(sample)):
        return 0.6
    return 1.0


def _is_date(sample: str) -> bool:
    """Say whether a text reads as a date: a column of dates is no column of names."""
    try:
        return read_cell(sample, _DATE, {}) is not None
    except Misread as misread:
        return misread.entry.startswith("unclear")
