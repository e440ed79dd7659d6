"""Quarters and months as short texts that sort in time: ``2026Q1``, ``2026-03``."""

import datetime as dt
import re
from collections.abc import Iterator

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTH_NUMBER = {
    word: number
    for number, name in enumerate(MONTHS, 1)
    for word in (name.casefold(), name[:3].casefold())
} | {"sept": 9}
_QUARTER = re.compile(r"(?:(\d{4})\W*Q\W*([1-4])|Q\W*([1-4])\W*(\d{4}))", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})[-/. ](\d{1,2})")
_NAMED = re.compile(r"([A-Za-z]{3,9})\.?[ -]?(\d{4})")
_NAMED_YEAR_FIRST = re.compile(r"(\d{4})[ -]?([A-Za-z]{3,9})\.?")


def month_of(day: dt.date) -> str:
    """Return the month of a day: 2026-03-14 → ``2026-03``."""
    return f"{day.year:04d}-{day.month:02d}"


def quarter_of(period: str) -> str:
    """Return the quarter of a month or quarter: ``2026-03`` → ``2026Q1``."""
    if "Q" in period:
        return period
    return f"{period[:4]}Q{(int(period[5:7]) + 2) // 3}"


def first_day(quarter: str) -> dt.date:
    """Return the first day of a quarter."""
    return dt.date(int(quarter[:4]), 3 * int(quarter[5]) - 2, 1)


def last_day(quarter: str) -> dt.date:
    """Return the last day of a quarter."""
    return first_day(following(quarter)) - dt.timedelta(days=1)


def months_of(quarter: str) -> tuple[str, ...]:
    """Return the three months of a quarter."""
    first = 3 * int(quarter[5]) - 2
    return tuple(f"{quarter[:4]}-{month:02d}" for month in range(first, first + 3))


def following(quarter: str, by: int = 1) -> str:
    """Return the quarter ``by`` quarters on (back where negative)."""
    index = int(quarter[:4]) * 4 + int(quarter[5]) - 1 + by
    return f"{index // 4:04d}Q{index % 4 + 1}"


def quarters(first: str, last: str) -> Iterator[str]:
    """Iterate over the quarters from ``first`` to ``last``, both included."""
    while first <= last:
        yield first
        first = following(first)


def read_quarter(text: str) -> str | None:
    """Return the quarter that ``text`` spells (``2026 Q1``, ``Q1/2026``, ``2026Q1``), or None."""
    found = _QUARTER.fullmatch(text.strip())
    if not found:
        return None
    year, number = (found[1], found[2]) if found[1] else (found[4], found[3])
    return f"{year}Q{number}"


def read_period(text: str) -> str | None:
    """Return the month or quarter that ``text`` spells (``March 2026``, ``2026-03``), or None."""
    text = text.strip()
    if found := _MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2])
        return f"{year:04d}-{month:02d}" if 1 <= month <= 12 else None
    if found := _NAMED.fullmatch(text) or _NAMED_YEAR_FIRST.fullmatch(text):
        name, year_text = sorted(found.groups(), key=str.isdigit)
        number = _MONTH_NUMBER.get(name.casefold())
        return f"{year_text}-{number:02d}" if number else None
    return read_quarter(text)


def spoken(period: str) -> str:
    """Return a period as people say it: ``2026Q1`` → ``2026 Q1``, ``2026-03`` → ``March 2026``."""
    if "Q" in period:
        return f"{period[:4]} {period[4:]}"
    return f"{MONTHS[int(period[5:7]) - 1]} {period[:4]}" if "-" in period else period
