"""A column of years beside one of months or quarters: together they say when."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from data.blocks import Block
from data.cells import shown, tidy
from data.dates import FIRST_YEAR, LAST_YEAR
from data.headed_periods import find_period
from data.heads import Match
from data.lists import fold
from data.problems import Problem
from data.workbook import Sheet, letter

_YEARS = frozenset(("year", "yr", "calendar year", "año", "année", "jahr"))


def join_years(
    sheet: Sheet, block: Block, matches: Sequence[Match]
) -> tuple[list[Match], list[Problem]]:
    """Return matches with a column of years read together with that of months or quarters.

    Only where no month or quarter says its own year, and every year is one.

    Args:
        sheet: where the table stands.
        block: the table.
        matches: what its headers are read as.
    """
    kind = block.kind
    dated = kind.columns().get(kind.dated)
    periods = [m for m in matches if m.column and m.column == dated and m.column.reads == "period"]
    years = [m for m in matches if not m.column and not m.how and fold(m.head.text) in _YEARS]
    if len(periods) != 1 or len(years) != 1:
        return list(matches), []
    (period,), (year,) = periods, years
    rows = sheet.cells[block.top : block.bottom]
    if not (_all(rows, period, _is_part) and _all(rows, year, _is_year)):
        return list(matches), []
    head = year.head
    said = Problem(
        "year_joined", sheet=sheet.name, row=head.row + 1, letter=letter(head.position),
        found=head.text, words={"other": period.head.text},
    )  # fmt: skip
    joined = replace(year, column=dated, how="joined", score=100, kept=False)
    return [joined if match is year else match for match in matches], [said]


def period_in(*names: str) -> str:
    """Return the quarter or month that a name says with its year; empty where none does."""
    for name in names:
        found = find_period(name.replace("_", " "))
        if found and found[0][:4].isdecimal():
            return found[0]
    return ""


def _all(rows: Iterable[Sequence[Any]], match: Match, is_one: Callable[[str], bool]) -> bool:
    at = match.head.position
    held = {shown(tidy(row[at])) for row in rows if at < len(row) and tidy(row[at]) is not None}
    return bool(held) and all(map(is_one, held))


def _is_part(text: str) -> bool:
    """Say whether a text is a month or quarter without its year: 3, March, Q1."""
    if text.isdecimal():
        return 1 <= int(text) <= 12
    found = find_period(text)
    return found is not None and not found[1] and not found[0][:4].isdecimal()


def _is_year(text: str) -> bool:
    return text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR
