"""Counts as a series: what is a gap and what a zero, where the change falls, who lived there."""

import datetime as dt

import pytest
from conftest import Upload
from workbooks import AREAS, PARTNERS, book, xlsx

from data.store import Store
from metrics.catalogue import indicators
from metrics.results import compute
from metrics.timeline import (
    Timeline,
    is_countable,
    recorded,
    residents,
    silent_months,
    timeline,
    turn,
)
from metrics.windows import month_window, windows_of

TIPS = indicators()["tips_received"]
MONTHS = windows_of("month", "2026Q1", "2026Q1")
QUARTERS = windows_of("quarter", "2025Q4", "2026Q2")


def of(store: Store, code: str) -> Timeline:
    one = indicators()[code]
    results = compute(store, [one], MONTHS, day=dt.date(2026, 9, 1))
    with store.reading() as connection:
        silent = silent_months(connection, one, ["2026Q1"])
        people = residents(connection, MONTHS)
    return timeline(results, silent, people)


def test_a_month_without_a_row_is_a_gap_and_a_typed_zero_is_a_zero(
    store: Store, upload: Upload
) -> None:
    upload(
        book(
            outcomes=[
                {"period": "2026-01", "channel": "hotline", "tips": 12},
                {"period": "2026-03", "channel": "hotline", "tips": 0},
            ]
        )
    )
    assert of(store, "tips_received").counts == (12, None, 0)


def test_a_month_whose_figure_is_blank_is_a_gap(store: Store, upload: Upload) -> None:
    rows: list[dict[str, object]] = [
        {"period": "2026-01", "channel": "hotline", "tips": 12},
        {"period": "2026-02", "channel": "hotline", "tips": None, "incidents": 1},
        {"period": "2026-03", "channel": "hotline", "tips": 3},
    ]
    upload(book(outcomes=rows))
    assert of(store, "tips_received").counts == (12, None, 3)


def test_a_month_without_an_event_had_none(store: Store, upload: Upload) -> None:
    upload(
        book(events=[{"code": "E1", "date": "2026-01-03"}, {"code": "E2", "date": "2026-03-03"}])
    )
    assert of(store, "events_held").counts == (1, 0, 1)


def test_what_is_known_by_quarter_says_nothing_of_its_months(store: Store, upload: Upload) -> None:
    upload(book(outcomes=[{"period": "2026 Q1", "channel": "hotline", "tips": 30}]))
    assert of(store, "tips_received").counts == (None, None, None)


def test_a_quarter_with_a_silent_month_is_a_gap(store: Store, upload: Upload) -> None:
    upload(book(outcomes=[{"period": "2026-01", "tips": 5}, {"period": "2026-02", "tips": 6}]))
    results = compute(store, [TIPS], [windows_of("quarter", "2026Q1", "2026Q1")[0]])
    with store.reading() as connection:
        silent = silent_months(connection, TIPS, ["2026Q1"])
    assert results[0].estimate.value == 11
    assert silent == {"2026-03"}
    assert timeline(results, silent).counts == (None,)
    assert timeline(results, silent).step == "quarter"


def test_silent_months_are_those_of_the_areas_looked_at(store: Store, upload: Upload) -> None:
    rows = [
        {"period": "2026-01", "area": "A1", "tips": 5},
        {"period": "2026-02", "area": "A1", "tips": 5},
        {"period": "2026-03", "area": "A1", "tips": 5},
        {"period": "2026-01", "area": "A2", "tips": 5},
    ]
    upload(book(outcomes=rows))
    with store.reading() as connection:
        assert silent_months(connection, TIPS, ["2026Q1"]) == set()
        assert silent_months(connection, TIPS, ["2026Q1"], ["A2"]) == {"2026-02", "2026-03"}
        cells = recorded(connection, TIPS, ["2026Q1"], ["area"])
    assert ("2026-01", ("A2",)) in cells
    assert ("2026-02", ("A2",)) not in cells


@pytest.mark.parametrize(
    ("day", "position", "within"),
    [
        # On the first day of a quarter the change divides it from the one before.
        (dt.date(2026, 1, 1), 1, None),
        # Within a quarter it leaves that one on neither side.
        (dt.date(2026, 1, 2), 2, 1),
        (dt.date(2026, 3, 31), 2, 1),
        (dt.date(2026, 4, 1), 2, None),
        # Before and after all of them.
        (dt.date(2020, 5, 5), 0, None),
        (dt.date(2030, 5, 5), 3, None),
    ],
)
def test_where_a_change_falls(day: dt.date, position: int, within: int | None) -> None:
    assert turn(QUARTERS, day) == (position, within)


def test_the_point_in_which_the_change_falls_is_left_out() -> None:
    series = Timeline("quarter", tuple(QUARTERS), (1, 2, 3), (False, False, True))
    assert series.without(1).partial == (False, True, True)
    assert series.without(None) == series


def test_a_series_begins_with_its_first_count_and_ends_with_its_last() -> None:
    months = windows_of("month", "2026Q1", "2026Q2")
    counts = (None, 4, None, 5, None, None)
    hidden = (False,) * 4 + (True, False)
    series = Timeline("month", tuple(months), counts, (False,) * 6, (9, 8, 7, 6, 5, 4), hidden)
    kept = series.trimmed()
    assert [window.name for window in kept.windows] == ["2026-02", "2026-03", "2026-04", "2026-05"]
    assert (kept.counts, kept.residents) == ((4, None, 5, None), (8, 7, 6, 5))
    assert kept.hidden == (False, False, False, True)
    nothing = Timeline("month", tuple(months), (None,) * 6, (False,) * 6)
    assert nothing.trimmed().windows == ()


def test_residents_are_those_of_the_population_dated_last(store: Store, upload: Upload) -> None:
    areas = (*AREAS, ("A1", "North", 10500, dt.date(2026, 2, 28)))
    upload(xlsx({"Partners": PARTNERS, "Areas": areas}), partner="")
    with store.reading() as connection:
        # 10,000 + 20,000 until February ends; then 10,500 + 20,000.
        assert residents(connection, MONTHS) == (30000, 30500, 30500)
        assert residents(connection, MONTHS, ["A1"]) == (10000, 10500, 10500)


def test_no_rate_rests_on_some_of_the_areas(store: Store, upload: Upload) -> None:
    areas = (*AREAS, ("A3", "West", None, None))
    upload(xlsx({"Partners": PARTNERS, "Areas": areas}), partner="")
    with store.reading() as connection:
        assert residents(connection, MONTHS) is None
        assert residents(connection, MONTHS, ["A1"]) == (10000, 10000, 10000)


def test_a_month_that_is_not_over_is_partial(store: Store, upload: Upload) -> None:
    upload(book(outcomes=[{"period": "2026-01", "tips": 5}]))
    results = compute(store, [TIPS], [month_window("2026-01")], day=dt.date(2026, 1, 20))
    assert timeline(results).partial == (True,)


def test_only_what_adds_up_over_months_can_be_compared() -> None:
    found = {code for code, one in indicators().items() if is_countable(one)}
    assert {"tips_received", "incidents_recorded", "contacts_received"} <= found
    assert {"events_held", "event_attendance", "campaigns_launched"} <= found
    assert not found & {"people_trained", "actionable_share", "contact_hours", "resources_shared"}


def test_the_sheet_of_a_countable_indicator_is_one(store: Store) -> None:
    """``recorded`` asks the totals of the first kind only."""
    for one in indicators().values():
        if is_countable(one):
            assert len(one.kinds) == 1
            with store.reading() as connection:
                assert recorded(connection, one, ["2026Q1"]) == frozenset()
