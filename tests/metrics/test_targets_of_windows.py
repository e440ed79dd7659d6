"""Which target a window has, when it is reached, and how much of it is due by when."""

import datetime as dt

import pytest
from conftest import Upload
from workbooks import book

from data.store import Store
from metrics.catalogue import indicator
from metrics.results import compute
from metrics.shapes import NOT_AVAILABLE, Estimate
from metrics.targets import Target, is_reached, pro_rata, set_for, target_of, targets
from metrics.windows import (
    fiscal_year_window,
    half_year_window,
    last_four,
    month_window,
    quarter_window,
    stretch,
    year_to_date,
    year_window,
)

BOTH_DATABASES = True
EVENTS, PEOPLE = indicator("events_held"), indicator("people_trained")
RATE, GAP = indicator("completion_rate"), indicator("coverage_gap")
Q1 = quarter_window("2026Q1")


def target(
    aim: float,
    first: str = "2026Q1",
    last: str = "",
    code: str = "events_held",
    area: str = "",
    partner: str = "",
) -> Target:
    return Target(code, first, last or first, area, partner, aim)


QUARTERLY = [target(aim, f"2026Q{i}") for i, aim in enumerate((3, 5, 2, 6), 1)]


# -- set for exactly a window


def test_a_target_is_for_exactly_its_window() -> None:
    year = target(20, "2026Q1", "2026Q4")
    listed = [*QUARTERLY, year]
    assert set_for(listed, year_window("2026")) == [year]
    assert set_for(listed, stretch("2026Q1", "2026Q4")) == [year]
    assert set_for(listed, last_four("2026Q4")) == [year]
    assert set_for(listed, Q1) == [QUARTERLY[0]]
    assert set_for(listed, half_year_window("2026", 1)) == []
    assert set_for(listed, month_window("2026-01")) == []


def test_a_fiscal_year_has_a_target_where_it_is_made_of_quarters() -> None:
    federal = target(20, "2025Q4", "2026Q3")
    assert set_for([federal], fiscal_year_window("2026", 10)) == [federal]
    # From February on no stretch of quarters is the same.
    assert set_for([federal], fiscal_year_window("2026", 2)) == []


def test_a_year_to_date_has_the_target_of_its_quarters() -> None:
    half = target(9, "2026Q1", "2026Q2")
    assert set_for([half], year_to_date("2026Q2")) == [half]
    assert set_for([half], year_to_date("2026-06")) == [half]
    assert set_for([half], year_to_date("2026-05")) == []


# -- or added up


def test_targets_of_quarters_are_added_where_the_figure_is() -> None:
    # 3 + 5 + 2 + 6 = 16
    found = target_of(QUARTERLY, EVENTS, year_window("2026"))
    assert found is not None
    assert (found.aim, found.first, found.last) == (16, "2026Q1", "2026Q4")
    half = target_of(QUARTERLY, EVENTS, half_year_window("2026", 2))
    assert half is not None
    assert half.aim == 8


def test_what_was_set_for_the_year_goes_before_the_sum() -> None:
    year = target(20, "2026Q1", "2026Q4")
    assert target_of([*QUARTERLY, year], EVENTS, year_window("2026")) == year


@pytest.mark.parametrize("code", ["people_trained", "completion_rate", "coverage_gap"])
def test_of_people_shares_and_last_values_targets_are_not_added(code: str) -> None:
    listed = [target(t.aim, t.first, code=code) for t in QUARTERLY]
    assert target_of(listed, indicator(code), year_window("2026")) is None
    assert target_of(listed, indicator(code), Q1) == listed[0]


def test_a_quarter_without_a_target_leaves_the_year_without() -> None:
    assert target_of(QUARTERLY[:3], EVENTS, year_window("2026")) is None
    assert target_of(QUARTERLY, EVENTS, fiscal_year_window("2026", 2)) is None
    assert target_of([], EVENTS, Q1) is None


def test_targets_of_an_area_or_partner_are_its_own() -> None:
    north, mine = target(2, area="A1"), target(1, partner="P1")
    listed = [*QUARTERLY, north, mine]
    assert target_of(listed, EVENTS, Q1, area="A1") == north
    assert target_of(listed, EVENTS, Q1, partner="P1") == mine
    assert target_of(listed, EVENTS, Q1) == QUARTERLY[0]
    assert target_of(listed, EVENTS, Q1, area="A2") is None
    assert target_of(listed, EVENTS, Q1, area="A1", partner="P1") is None


# -- reached


@pytest.mark.parametrize(
    ("code", "value", "reached"),
    [
        ("events_held", 3, True),
        ("events_held", 2, False),
        ("events_held", None, None),
        # Fewer areas with a gap are better: the target is a ceiling.
        ("coverage_gap", 3, True),
        ("coverage_gap", 4, False),
        ("coverage_gap", 2, True),
    ],
)
def test_reached(code: str, value: float | None, reached: bool | None) -> None:
    found = NOT_AVAILABLE if value is None else Estimate(value)
    assert is_reached(indicator(code), target(3, code=code), found) is reached


# -- due


def test_a_quarter_is_due_by_thirds() -> None:
    assert pro_rata(target(12)) == [("2026-01", 4), ("2026-02", 8), ("2026-03", 12)]


def test_a_year_is_due_by_twelfths_and_whole_at_its_end() -> None:
    due = pro_rata(target(24, "2025Q4", "2026Q3"))
    assert due[0] == ("2025-10", 2)
    assert due[-1] == ("2026-09", 24)
    assert len(due) == 12


def test_a_sum_of_quarters_is_due_as_they_are() -> None:
    """3 in the first quarter and 5 in the second: at the end of April 3 + 5 ÷ 3."""
    half = target_of(QUARTERLY, EVENTS, half_year_window("2026", 1))
    assert half is not None
    due = dict(pro_rata(half))
    assert due["2026-03"] == 3
    assert due["2026-04"] == pytest.approx(3 + 5 / 3)
    assert due["2026-06"] == 8


# -- in the store


def test_targets_are_read_in_order(store: Store, upload: Upload) -> None:
    given = {"indicator": "events_held", "target": 4}
    upload(
        book(
            events=[{"code": "E1"}],
            targets=[
                given | {"for_quarter": "2026Q2"},
                given | {"for_quarter": "2026Q1", "until_quarter": "2026Q4", "target": 9},
                given | {"for_quarter": "2026Q1", "area": "A1", "baseline": 1},
            ],
        )
    )
    with store.reading() as connection:
        found = targets(connection)
    assert [(t.first, t.last, t.area, t.aim, t.baseline) for t in found] == [
        ("2026Q1", "2026Q1", "A1", 4, 1),
        ("2026Q1", "2026Q4", "", 9, None),
        ("2026Q2", "2026Q2", "", 4, None),
    ]


def test_the_share_of_targets_reached_is_of_the_same_window(store: Store, upload: Upload) -> None:
    """In the north 1 event of 1, of P1 1 of 2; 12 of 12 people trained; no target of a month."""
    when = {"for_quarter": "2026Q1"}
    upload(
        book(
            events=[{"code": "E1", "date": "2026-01-10", "area": "A1"}],
            trainings=[{"code": "T1", "date": "2026-01-10", "completed": 12}],
            targets=[
                when | {"indicator": "events_held", "area": "A1", "target": 1},
                when | {"indicator": "events_held", "partner": "P1", "target": 2},
                when | {"indicator": "people_trained", "target": 12},
                when | {"indicator": "people_trained", "until_quarter": "2026Q4", "target": 12},
            ],
        )
    )
    windows = [Q1, year_window("2026"), month_window("2026-01"), quarter_window("2026Q2")]
    found = compute(store, [indicator("target_attainment")], windows, day=dt.date(2026, 4, 2))
    assert [(r.estimate.numerator, r.estimate.denominator, r.estimate.status) for r in found] == [
        # Those of an area and a partner stand on the Targets page.
        (1, 1, "ok"),
        (1, 1, "ok"),
        (0, 0, "[z]"),
        (None, None, "[x]"),
    ]
