"""Stretches of time: which months they hold, what they are called, which of them touch a span."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.periods import months_of, quarter_of
from metrics.windows import (
    SORTS,
    Window,
    fiscal_year_window,
    half_year_window,
    last_four,
    last_of_month,
    month_after,
    month_window,
    quarter_window,
    stretch,
    windows_of,
    year_to_date,
    year_window,
)

FIRST_MONTHS = st.integers(1, 12)
YEARS = st.integers(2000, 2060)
QUARTERS = st.builds(lambda year, number: f"{year}Q{number}", YEARS, st.integers(1, 4))
MONTHS = st.builds(lambda year, number: f"{year}-{number:02d}", YEARS, st.integers(1, 12))


def index(month: str) -> int:
    """Return how many months after the year 0 a month is."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def consecutive(months: tuple[str, ...]) -> bool:
    return all(index(later) - index(month) == 1 for month, later in pairwise(months))


# -- each sort, as an example


@pytest.mark.parametrize(
    ("window", "name", "label", "first", "last", "months"),
    [
        (month_window("2026-03"), "2026-03", "March 2026", "2026-03", "2026-03", 1),
        (quarter_window("2026Q2"), "2026Q2", "2026 Q2", "2026-04", "2026-06", 3),
        (half_year_window("2026", 1), "2026H1", "2026 H1", "2026-01", "2026-06", 6),
        (half_year_window("2026", 2), "2026H2", "2026 H2", "2026-07", "2026-12", 6),
        (year_window("2026"), "2026", "2026", "2026-01", "2026-12", 12),
        (
            fiscal_year_window("2026", 10),
            "FY2026/10",
            "FY 2026 (Oct 2025 – Sep 2026)",
            "2025-10",
            "2026-09",
            12,
        ),
        (
            fiscal_year_window("2026", 2),
            "FY2026/02",
            "FY 2026 (Feb 2025 – Jan 2026)",
            "2025-02",
            "2026-01",
            12,
        ),
        (
            last_four("2026Q2"),
            "2025Q3..2026Q2",
            "2025 Q3 – 2026 Q2",
            "2025-07",
            "2026-06",
            12,
        ),
        (
            year_to_date("2026Q3"),
            "2026-01..2026-09",
            "Year to 2026 Q3, from January 2026",
            "2026-01",
            "2026-09",
            9,
        ),
        (
            year_to_date("2026-05"),
            "2026-01..2026-05",
            "Year to May 2026, from January 2026",
            "2026-01",
            "2026-05",
            5,
        ),
        # A fiscal year from July: from July 2025 to the end of March.
        (
            year_to_date("2026Q1", 7),
            "2025-07..2026-03",
            "Year to 2026 Q1, from July 2025",
            "2025-07",
            "2026-03",
            9,
        ),
        # In its first month it is that month.
        (
            year_to_date("2026-07", 7),
            "2026-07..2026-07",
            "Year to July 2026, from July 2026",
            "2026-07",
            "2026-07",
            1,
        ),
        # And in the month before, the whole year.
        (
            year_to_date("2026-06", 7),
            "2025-07..2026-06",
            "Year to June 2026, from July 2025",
            "2025-07",
            "2026-06",
            12,
        ),
    ],
)
def test_a_window(
    window: Window, name: str, label: str, first: str, last: str, months: int
) -> None:
    assert (window.name, window.label) == (name, label)
    assert (window.months[0], window.months[-1], len(window.months)) == (first, last, months)


def test_a_fiscal_year_from_january_is_the_calendar_year() -> None:
    assert fiscal_year_window("2026", 1) == year_window("2026")


def test_one_quarter_to_itself_is_that_quarter() -> None:
    assert stretch("2026Q1", "2026Q1") == quarter_window("2026Q1")


def test_whole_quarters_are_kept_as_quarters_and_else_months() -> None:
    assert fiscal_year_window("2026", 10).periods == ("2025Q4", "2026Q1", "2026Q2", "2026Q3")
    assert year_to_date("2026-06").periods == ("2026Q1", "2026Q2")
    assert year_to_date("2026-05").periods == (
        "2026-01",
        "2026-02",
        "2026-03",
        "2026-04",
        "2026-05",
    )
    # Three months, and no quarter: February to April.
    assert year_to_date("2026-04", 2).periods == ("2026-02", "2026-03", "2026-04")


def test_a_window_holds_a_quarter_when_all_three_months_are_in_it() -> None:
    year = fiscal_year_window("2026", 2)
    held = [q for q in ("2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1") if year.holds(q)]
    assert held == ["2025Q2", "2025Q3", "2025Q4"]
    assert year.quarters == ("2025Q1", "2025Q2", "2025Q3", "2025Q4", "2026Q1")
    assert not month_window("2026-01").holds("2026Q1")
    assert year_window("2026").holds("2026Q4")
    assert not year_window("2026").holds("2027Q1")


@pytest.mark.parametrize(
    ("month", "day"),
    [
        ("2026-02", 28),
        ("2028-02", 29),
        ("2100-02", 28),
        ("2000-02", 29),
        ("2026-04", 30),
        ("2026-12", 31),
    ],
)
def test_the_last_day_of_a_month(month: str, day: int) -> None:
    assert last_of_month(month) == dt.date(int(month[:4]), int(month[5:]), day)


def test_a_window_has_a_first_and_a_last_day() -> None:
    year = fiscal_year_window("2028", 3)
    assert (year.first_day, year.last_day) == (dt.date(2027, 3, 1), dt.date(2028, 2, 29))
    assert quarter_window("2026Q2").first_day == dt.date(2026, 4, 1)
    assert quarter_window("2026Q2").last_day == dt.date(2026, 6, 30)


def test_months_go_on_over_new_year_and_back() -> None:
    assert month_after("2025-12") == "2026-01"
    assert month_after("2026-01", -1) == "2025-12"
    assert month_after("2026-01", -13) == "2024-12"


# -- those that touch a span


def names(sort: str, first: str, last: str, first_month: int = 10) -> list[str]:
    return [window.name for window in windows_of(sort, first, last, first_month)]


def test_windows_that_touch_a_span() -> None:
    span = ("2025Q4", "2026Q2")
    assert names("month", *span) == [
        *("2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"),
        *("2026-04", "2026-05", "2026-06"),
    ]
    assert names("quarter", *span) == ["2025Q4", "2026Q1", "2026Q2"]
    assert names("half", *span) == ["2025H2", "2026H1"]
    assert names("year", *span) == ["2025", "2026"]
    assert names("fiscal", *span) == ["FY2026/10"]
    assert names("fiscal", *span, first_month=7) == ["FY2026/07"]
    assert names("fiscal", *span, first_month=1) == ["2025", "2026"]
    # January 2026 ends the one, and what is left of the span is in the other.
    assert names("fiscal", *span, first_month=2) == ["FY2026/02", "FY2027/02"]
    assert names("to_date", *span) == [
        "2025-01..2025-12",
        "2026-01..2026-03",
        "2026-01..2026-06",
    ]
    assert names("four", *span) == ["2025Q1..2025Q4", "2025Q2..2026Q1", "2025Q3..2026Q2"]


@given(st.sampled_from(list(SORTS)), QUARTERS, st.integers(0, 11), FIRST_MONTHS)
def test_windows_of_a_span_touch_it_are_in_order_and_named_apart(
    sort: str, first: str, more: int, first_month: int
) -> None:
    number = int(first[:4]) * 4 + int(first[5]) - 1 + more
    last = f"{number // 4}Q{number % 4 + 1}"
    found = windows_of(sort, first, last, first_month)
    assert len({window.name for window in found}) == len(found)
    assert len({window.label for window in found}) == len(found)
    ends = [window.months[-1] for window in found]
    assert ends == sorted(set(ends))
    for window in found:
        assert window.quarters[-1] >= first
        assert window.quarters[0] <= last
    # Together they leave nothing of the span out.
    covered = {month for window in found for month in window.months}
    assert {*months_of(first), *months_of(last)} <= covered


# -- whatever year and month


@given(YEARS, FIRST_MONTHS)
def test_a_year_of_any_sort_is_twelve_months_in_a_row(year: int, first_month: int) -> None:
    window = fiscal_year_window(f"{year}", first_month)
    assert len(window.months) == 12
    assert consecutive(window.months)
    assert int(window.months[0][5:]) == first_month
    # It is called by the year it ends in.
    assert window.months[-1][:4] == f"{year}"
    assert window.by_month == (first_month not in (1, 4, 7, 10))


@given(YEARS, FIRST_MONTHS)
def test_fiscal_years_follow_each_other_without_a_gap(year: int, first_month: int) -> None:
    before, after = (fiscal_year_window(f"{y}", first_month) for y in (year, year + 1))
    assert consecutive((before.months[-1], after.months[0]))


@given(MONTHS, FIRST_MONTHS)
def test_a_year_to_date_begins_with_the_year_and_ends_with_the_month(
    month: str, first_month: int
) -> None:
    window = year_to_date(month, first_month)
    assert window.months[-1] == month
    assert int(window.months[0][5:]) == first_month
    assert consecutive(window.months)
    assert 1 <= len(window.months) <= 12


@given(QUARTERS, FIRST_MONTHS)
def test_to_the_end_of_a_quarter_is_to_its_last_month(quarter: str, first_month: int) -> None:
    by_quarter = year_to_date(quarter, first_month)
    by_month = year_to_date(months_of(quarter)[-1], first_month)
    assert by_quarter.periods == by_month.periods
    assert by_quarter.name == by_month.name


@given(QUARTERS)
def test_quarters_are_months_grouped(quarter: str) -> None:
    window = last_four(quarter)
    assert not window.by_month
    assert len(window.periods) == 4
    assert window.months == tuple(m for q in window.periods for m in months_of(q))
    assert consecutive(window.months)
    assert {quarter_of(month) for month in window.months} == set(window.quarters)
    assert all(window.holds(q) for q in window.quarters)
