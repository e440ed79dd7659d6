"""Stretches of time that one figure stands for: months, quarters, halves, years, and from … to.

A window of whole quarters is kept as quarters, any other as months: what is only known by quarter
can be told for the first and not for the second.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from data.periods import MONTHS, following, months_of, quarter_of, quarters, spoken

#: What a window can be → how a list of them is headed.
SORTS = {
    "month": "Months",
    "quarter": "Quarters",
    "half": "Half-years",
    "year": "Calendar years",
    "fiscal": "Fiscal years",
    "to_date": "Year to date",
    "four": "Last four quarters",
}

#: Those whose windows overlap: each shares most of its time with the one before.
OVERLAP = ("to_date", "four")


@dataclass(frozen=True)
class Window:
    """A stretch of time that one figure stands for.

    Attributes:
        name: for machines: ``2026Q1``, ``2026-03``, ``2026H1``, ``2026``, ``FY2026/10``,
            ``2025Q3..2026Q2``.
        label: for people: ``2026 Q1``.
        periods: the quarters in it, or the months where it is not made of whole quarters.
    """

    name: str
    label: str
    periods: tuple[str, ...]

    @property
    def by_month(self) -> bool:
        """Whether it is made of months that are not whole quarters."""
        return "-" in self.periods[0]

    @property
    def quarters(self) -> tuple[str, ...]:
        """The quarters it lies in, wholly or partly."""
        return _quarters_in(self.periods)

    @property
    def months(self) -> tuple[str, ...]:
        """The months in it."""
        return self.periods if self.by_month else _months_in(self.periods)

    @property
    def first_day(self) -> dt.date:
        """Its first day."""
        month = self.months[0]
        return dt.date(int(month[:4]), int(month[5:7]), 1)

    @property
    def last_day(self) -> dt.date:
        """Its last day."""
        return last_of_month(self.months[-1])

    def holds(self, quarter: str) -> bool:
        """Say whether all of a quarter lies in it."""
        return quarter in self.periods or set(months_of(quarter)) <= set(self.periods)


# Asked for each figure of each group: there are few windows, and many figures of each.
@lru_cache(4096)
def _quarters_in(periods: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(quarter_of, periods)))


@lru_cache(4096)
def _months_in(quarters: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(month for quarter in quarters for month in months_of(quarter))


def _of_months(name: str, label: str, months: Iterable[str]) -> Window:
    """Return a window of months; of quarters where it is made of whole ones."""
    listed = tuple(months)
    whole = tuple(dict.fromkeys(map(quarter_of, listed)))
    return Window(name, label, whole if len(listed) == 3 * len(whole) else listed)


def month_after(month: str, by: int = 1) -> str:
    """Return the month ``by`` months on (back where negative)."""
    index = int(month[:4]) * 12 + int(month[5:7]) - 1 + by
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def months(first: str, count: int) -> Iterator[str]:
    """Iterate over ``count`` months from ``first`` on."""
    return (month_after(first, i) for i in range(count))


@lru_cache(4096)
def last_of_month(month: str) -> dt.date:
    """Return the last day of a month."""
    year, number = int(month[:4]), int(month[5:7])
    return dt.date(year, number, monthrange(year, number)[1])


def month_window(month: str) -> Window:
    """Return the window of one month: ``2026-03``."""
    return Window(month, spoken(month), (month,))


def quarter_window(quarter: str) -> Window:
    """Return the window of one quarter."""
    return Window(quarter, spoken(quarter), (quarter,))


def half_year_window(year: str, half: int) -> Window:
    """Return the window of the first or second half of a calendar year."""
    first = f"{year}Q{2 * half - 1}"
    return Window(f"{year}H{half}", f"{year} H{half}", (first, following(first)))


def year_window(year: str) -> Window:
    """Return the window of a calendar year."""
    return Window(year, year, tuple(quarters(f"{year}Q1", f"{year}Q4")))


def fiscal_year_window(year: str, first_month: int) -> Window:
    """Return the window of a fiscal year, called by the calendar year in which it ends.

    Args:
        year: such as 2026; with ``first_month`` 10 it runs from October 2025 to September 2026.
        first_month: its first month, 1 to 12.
    """
    if first_month == 1:
        return year_window(year)
    first = f"{int(year) - 1:04d}-{first_month:02d}"
    last = month_after(first, 11)
    ends = [f"{MONTHS[int(month[5:]) - 1][:3]} {month[:4]}" for month in (first, last)]
    label = f"FY {year} ({ends[0]} – {ends[1]})"
    return _of_months(f"FY{year}/{first_month:02d}", label, months(first, 12))


def year_to_date(period: str, first_month: int = 1) -> Window:
    """Return the window from the beginning of the year up to a quarter or month, both included.

    Args:
        period: the last quarter or month.
        first_month: the first month of the year, where it is a fiscal one.
    """
    last = months_of(period)[-1] if "Q" in period else period
    count = (int(last[5:7]) - first_month) % 12 + 1
    first = month_after(last, 1 - count)
    label = f"Year to {spoken(period)}, from {spoken(first)}"
    return _of_months(f"{first}..{last}", label, months(first, count))


def last_four(quarter: str) -> Window:
    """Return the window of the four quarters that end with ``quarter``."""
    return stretch(following(quarter, -3), quarter)


def stretch(first: str, last: str) -> Window:
    """Return the window from one quarter to another."""
    if first == last:
        return quarter_window(first)
    name = f"{first}..{last}"
    return Window(name, f"{spoken(first)} – {spoken(last)}", tuple(quarters(first, last)))


def window_between(first: str, last: str) -> Window:
    """Return the window from one quarter or month to another, both included."""
    if "Q" in first and "Q" in last:
        return stretch(first, last)
    begin = months_of(first)[0] if "Q" in first else first
    end = months_of(last)[-1] if "Q" in last else last
    if begin == end:
        return month_window(begin)
    every = [m for q in quarters(quarter_of(begin), quarter_of(end)) for m in months_of(q)]
    label = f"{spoken(begin)} – {spoken(end)}"
    return _of_months(f"{begin}..{end}", label, [m for m in every if begin <= m <= end])


def windows_of(sort: str, first: str, last: str, first_month: int = 10) -> list[Window]:
    """Return the windows of a sort (a key of ``SORTS``) that touch a span of quarters, in order.

    Years to date and four quarters end with each quarter of the span.
    """
    every = list(quarters(first, last))
    years = range(int(first[:4]), int(last[:4]) + 1)
    if sort == "month":
        return [month_window(month) for quarter in every for month in months_of(quarter)]
    if sort == "half":
        halves = [half_year_window(f"{year:04d}", half) for year in years for half in (1, 2)]
        return [half for half in halves if set(half.periods) & set(every)]
    if sort == "year":
        return [year_window(f"{year:04d}") for year in years]
    if sort == "fiscal":
        fiscal = [fiscal_year_window(f"{y:04d}", first_month) for y in (*years, years[-1] + 1)]
        return [year for year in fiscal if set(year.quarters) & set(every)]
    if sort == "to_date":
        return [year_to_date(quarter) for quarter in every]
    return [last_four(quarter) if sort == "four" else quarter_window(quarter) for quarter in every]
