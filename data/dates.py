"""Dates, months and quarters as people and spreadsheets write them."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from data import periods
from data.misread import Misread, Noted

FIRST_YEAR, LAST_YEAR = 1990, 2100
_LONGEST = 80
#: The day that a spreadsheet's number of days counts from.
_DAY_ZERO = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}


@dataclass(frozen=True)
class Order:
    """How a column's dates are to be read.

    Attributes:
        day_first: whether 03/02/2026 is in February; None if nobody said.
        from_1904: whether a bare number counts days from 1904, not 1900.
    """

    day_first: bool | None = None
    from_1904: bool = False


_HOUR = (
    r"(?:\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?(?:Z|(?:UTC|GMT)(?:[-+−]\d{1,2}(?::?\d{2})?)?|C?E[SD]?T|[CMP][SD]T|BST"
    r"|[+-]\d{2}:?\d{2}))?"
)
_TIME = re.compile(rf"(?:T|,? (?:at )?){_HOUR}(?: ?[-–] ?{_HOUR})?$", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tue|tues|wednes|wed|thurs|thur|thu|fri|satur|sat|sun)(?:day)?"
_WEEKDAY_BEFORE = re.compile(rf"{_WEEKDAY}(?:\.,?|,)? ", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf",? \(?{_WEEKDAY}\.?\)?$", re.IGNORECASE)

_YEAR_FIRST = re.compile(r"(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})\.?")
_NUMERIC = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?'?(\d{4}|\d{2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = r"([A-Za-z]{3,9})\.?"
_YEAR = r"'?(\d{4}|\d{2})"
_DAY_MONTH = re.compile(
    rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)?[ /.-]?{_MONTH},?[ /.-]?{_YEAR}",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"{_MONTH}[ /-]?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?:, ?|[ /-]){_YEAR}", re.IGNORECASE
)
_YEAR_MONTH_DAY = re.compile(rf"(\d{{4}})[ /.-]?{_MONTH}[ /.-]?(\d{{1,2}})", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")

_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4}) (\d{1,2})")
_COMPACT_MONTH = re.compile(r"(\d{4})(\d{2})")
_SHORT_MONTH = re.compile(rf"{_MONTH}[ -]?{_YEAR}")


def _without_time(text: str) -> str:
    """Return a written date without its weekday and time of day."""
    text = _WEEKDAY_BEFORE.sub("", text, count=1) if text[:1].isalpha() else text
    return _WEEKDAY_AFTER.sub("", _TIME.sub("", text)).strip(" ,")


def _day(year: str, month: int | str, day: str) -> dt.date:
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)
    try:
        return dt.date(full, int(month), int(day))
    except ValueError:
        raise Misread("impossible_date") from None


def _month_number(name: str) -> int | None:
    period = periods.read_period(f"{name} 2000")
    return int(period[5:7]) if period else None


def _written(text: str, day_first: bool | None) -> dt.date | None:
    """Return the date a text spells; None if it spells none.

    Raises:
        Misread: the date does not exist, or day and month could be swapped.
    """
    if len(text) > _LONGEST:
        return None
    text = _without_time(text)
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(*found.groups())
    if found := _COMPACT.fullmatch(text):
        return _day(*found.groups()) if _is_likely(int(found[1])) else None
    if found := _NUMERIC.fullmatch(text):
        return _in_order(found[1], found[2], found[3], day_first)
    for pattern, (day, name, year) in (
        (_DAY_MONTH, (1, 2, 3)),
        (_MONTH_DAY, (2, 1, 3)),
        (_YEAR_MONTH_DAY, (3, 2, 1)),
    ):
        found = pattern.fullmatch(text)
        if found and (month := _month_number(found[name])):
            return _day(found[year], month, found[day])
    return None


def _in_order(first: str, second: str, year: str, day_first: bool | None) -> dt.date:
    if day_first is None:
        if int(first) <= 12 and int(second) <= 12 and int(first) != int(second):
            raise Misread("unclear_date")
        day_first = int(second) <= 12
    return _day(year, second, first) if day_first else _day(year, first, second)


def _is_likely(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _of_number(value: Any, order: Order) -> dt.date | None:
    """Return the date of a spreadsheet's count of days, or of 20260203; None if it is neither."""
    if isinstance(value, str):
        value = float(value) if _SERIAL.fullmatch(value) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if 10_000_000 <= value < 100_000_000 and value == int(value):
        return _written(str(int(value)), None)
    if 0 < value < 100_000:
        day = _DAY_ZERO[order.from_1904] + dt.timedelta(days=int(value))
        return day if _is_likely(day.year) else None
    return None


def _date(value: Any, order: Order) -> Noted | dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and (day := _written(value, order.day_first)):
        return day
    day = _of_number(value, order)
    # 20260203 says what day it is; a count of days says so to spreadsheets only.
    counted = day and float(value) < 100_000
    return Noted(day, remark="counted_date") if counted else day


def read_date(value: Any, order: Order) -> Noted | dt.date:
    """Return the date in a cell, with a remark where it was a spreadsheet's bare number.

    Args:
        value: the cell, tidied, not missing.
        order: how the column's dates are to be read.

    Raises:
        Misread: it is no date, does not exist, is unlikely, or can be read two ways.
    """
    found = _date(value, order)
    if found is None:
        raise Misread("date")
    day = found.value if isinstance(found, Noted) else found
    if not _is_likely(day.year):
        raise Misread("unlikely_date")
    return found


# -- months and quarters


def _written_period(text: str) -> str | None:
    if period := periods.read_period(text):
        return period
    if found := _MONTH_YEAR.fullmatch(text):
        return periods.read_period(f"{found[2]}-{found[1]}")
    if found := _YEAR_MONTH.fullmatch(text):
        return periods.read_period(f"{found[1]}-{found[2]}")
    if found := _COMPACT_MONTH.fullmatch(text):
        return periods.read_period(f"{found[1]}-{found[2]}")
    if (found := _SHORT_MONTH.fullmatch(text)) and len(found[2]) == 2:
        century = "20" if int(found[2]) < 50 else "19"
        return periods.read_period(f"{found[1]} {century}{found[2]}")
    return None


def read_period(value: Any, order: Order) -> Noted | str:
    """Return the month or quarter in a cell: ``2026-03``, ``2026Q1``; of a date, its month.

    Raises:
        Misread: it is neither, or a date that cannot be read.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    typed = isinstance(value, str | int) and not isinstance(value, bool)
    period = _written_period(str(value)) if typed else None
    if period is None:
        found = _date(value, order)
        if found is None:
            raise Misread("period")
        day = found.value if isinstance(found, Noted) else found
        period = periods.month_of(day)
        if isinstance(found, Noted):
            return found._replace(value=_likely(period))
    return _likely(period)


def read_quarter(value: Any, order: Order) -> Noted | str:
    """Return the quarter in a cell; of a month or a date, the one it is in.

    Raises:
        Misread: it is none of these.
    """
    try:
        found = read_period(value, order)
    except Misread as misread:
        raise Misread("quarter") if misread.entry == "period" else misread from None
    if isinstance(found, Noted):
        return found._replace(value=periods.quarter_of(found.value))
    return periods.quarter_of(found)


def _likely(period: str) -> str:
    if not _is_likely(int(period[:4])):
        raise Misread("unlikely_date")
    return period


# -- a column


def _numeric(values: Sequence[Any]) -> Iterator[tuple[str, int, int]]:
    """Yield each distinct text such as 03/02/2026 with its first two numbers."""
    for text in {v for v in values if isinstance(v, str) and len(v) <= _LONGEST}:
        if found := _NUMERIC.fullmatch(_without_time(" ".join(text.split()))):
            yield text, int(found[1]), int(found[2])


def date_order(values: Sequence[Any]) -> tuple[list[int], bool | None]:
    """Return which of a column's dates can be read two ways, and what its others prove.

    Returns:
        The positions of the cells; and whether the day stands first: None where no other cell
        proves it, or where they do not agree.
    """
    unclear = set()
    proofs = set()
    for text, first, second in _numeric(values):
        if first <= 12 < second <= 31 or second <= 12 < first <= 31:
            proofs.add(first > 12)
        elif first <= 12 and second <= 12 and first != second:
            unclear.add(text)
    positions = [i for i, value in enumerate(values) if isinstance(value, str) and value in unclear]
    return positions, proofs.pop() if len(proofs) == 1 else None


def maybe_swapped(values: Sequence[Any]) -> list[int]:
    """Return positions of true dates whose day and month the spreadsheet may have swapped.

    A spreadsheet that expects the month first makes 03/02/2026 a date, the wrong one, and leaves
    13/02/2026 a text: true dates up to the 12th beside such texts are to be looked at.
    """
    if not any(first > 12 or second > 12 for _, first, second in _numeric(values)):
        return []
    return [
        i
        for i, value in enumerate(values)
        if isinstance(value, dt.date) and value.day <= 12 and value.day != value.month
    ]
