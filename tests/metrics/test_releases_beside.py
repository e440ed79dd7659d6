"""What stands beside the figures of a release, and what its quarters come to."""

import datetime as dt

import pytest
from conftest import Upload
from workbooks import book

from data.store import Store
from metrics.catalogue import indicator
from metrics.coverage import Partial
from metrics.disclosure import HIDDEN
from metrics.releases.adding import NOT_RELEASED, added_up
from metrics.releases.beside import Beside, Ground, beside, freeze_beside, thaw_beside
from metrics.releases.offer import sort_of
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.windows import Window, fiscal_year_window, last_four, quarter_window, year_window

DAY = dt.date(2026, 4, 20)
YEAR = year_window("2026")


def attended(quarter: str, count: float | None) -> Result:
    estimate = Estimate(count, n=count, numerator=count) if count is not None else HIDDEN
    return Result("event_attendance", quarter_window(quarter), (), estimate)


def test_it_is_frozen_and_comes_back_the_same(store: Store, upload: Upload) -> None:
    upload(
        book(
            areas=[{"code": "A1", "name": "North", "population": 900, "tile_column": 2,
                    "tile_row": 1}],
            targets=[{"indicator": "events_held", "target": 4, "baseline": 2},
                     {"indicator": "events_held", "target": 1, "area": "A1"}],
            dated_notes=[{"date": "2026-02-01", "explanation": "New number"}],
            outcomes=[{"period": "2026-01", "tips": 7}, {"period": "2026-03", "tips": 9}],
            events=[{"code": "E1", "date": "2026-02-03", "attended": 20}],
        )
    )  # fmt: skip
    held = beside(store, [quarter_window("2026Q1")], DAY)
    assert thaw_beside(freeze_beside(held)) == held
    # One area's target is for staff, and of February no tip is known.
    assert [(t.code, t.aim, t.baseline, t.area) for t in held.targets] == [
        ("events_held", 4, 2, "")
    ]
    assert [note.text for note in held.notes] == ["New number"]
    assert held.silent["tips_received"] == ("2026-02",)
    north = next(ground for ground in held.areas if ground.code == "A1")
    assert north.on(DAY).residents == 900
    assert north.on(DAY).tile == (2, 1)
    reported, members = held.reported["2026Q1"]
    assert (reported, members >= 1) == (1, True)
    assert held.whole == {"2026Q1": 1}


def test_of_a_release_without_it_there_is_nothing() -> None:
    assert thaw_beside("{}") == Beside()


def test_residents_are_those_of_all_areas_at_the_end_of_each_window() -> None:
    dated = ((dt.date(2025, 1, 1), 100), (dt.date(2026, 2, 1), 120))
    held = Beside((Ground("A1", dated), Ground("A2", ((None, 50),))))
    windows = [quarter_window("2025Q4"), quarter_window("2026Q1")]
    assert held.residents(windows) == (150, 170)
    assert Beside((*held.areas, Ground("A3"))).residents(windows) is None


def test_what_adds_up_is_added_up_as_anybody_could() -> None:
    found = added_up(
        indicator("event_attendance"), [attended("2026Q1", 20), attended("2026Q2", 30)], YEAR
    )
    assert (found.estimate.value, found.window) == (50, YEAR)
    assert found.partial == Partial(6, 12)


@pytest.mark.parametrize("quarters", [[attended("2026Q1", 20), attended("2026Q2", None)]])
def test_a_hidden_quarter_hides_the_year(quarters: list[Result]) -> None:
    assert added_up(indicator("event_attendance"), quarters, YEAR).estimate == HIDDEN


def test_distinct_people_are_never_added_up() -> None:
    quarter = Result("people_trained", quarter_window("2026Q1"), (), Estimate(12))
    assert added_up(indicator("people_trained"), [quarter], YEAR).estimate == NOT_RELEASED


@pytest.mark.parametrize(
    ("window", "sort"),
    [
        (quarter_window("2026Q1"), "quarter"),
        (YEAR, "year"),
        (fiscal_year_window("2026", 7), "fiscal"),
        (last_four("2026Q1"), "four"),
    ],
)
def test_windows_are_told_apart_by_sort(window: Window, sort: str) -> None:
    assert sort_of(window) == sort
