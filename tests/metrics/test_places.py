"""An indicator by area: exact figures on two areas, the sums a reader would do."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from conftest import Upload
from hypothesis import given
from hypothesis import strategies as st
from workbooks import book

from data.store import Store
from metrics.catalogue import indicator, indicators
from metrics.effort import effort, least_first
from metrics.places import (
    FEW,
    GROUPS,
    NO_CHANCE,
    PARTLY,
    POPULATION,
    Area,
    Compared,
    Place,
    areas,
    compare,
    nowhere,
    per,
    place,
    sensible,
    told_by_area,
)
from metrics.results import compute, quarter_window
from metrics.shapes import Estimate

BOTH_DATABASES = True
DAY = dt.date(2025, 7, 1)
EVENTS = indicator("events_held")
SPRING = {"date": "2026-02-01"}


def events(area: str | None, count: int, **more: Any) -> list[Mapping[str, Any]]:
    return [SPRING | {"code": f"{area}-{i}", "area": area} | more for i in range(count)]


def looked_at(store: Store, code: str, when: str = "2026Q1") -> list[Place]:
    one, window = indicator(code), quarter_window(when)
    (whole,) = compute(store, [one], [window])
    with store.reading() as connection:
        listed = areas(connection, dt.date(2026, 3, 31))
    return place(one, compute(store, [one], [window], ["area"]), listed, whole.estimate)


def somewhere(count: float | None, residents: int | None, code: str = "A1") -> Place:
    status = "ok" if count is not None else "[c]"
    return Place(Area(code, residents), Estimate(count, numerator=count, status=status))


def test_a_rate_is_the_count_for_so_many_residents(store: Store, upload: Upload) -> None:
    upload(book(events=[*events("A1", 4), *events("A2", 12)]))
    north, south = looked_at(store, "events_held")
    # North has 10,000 residents, South 20,000: 4 ÷ 10,000 and 12 ÷ 20,000.
    assert per(EVENTS, north, 1_000).value == pytest.approx(0.4)
    assert per(EVENTS, south, 1_000).value == pytest.approx(0.6)
    assert per(EVENTS, north, 100_000).value == pytest.approx(40)


def test_limits_of_a_rate_are_exact_below_ten_and_byars_from_there(
    store: Store, upload: Upload
) -> None:
    upload(book(events=[*events("A1", 4), *events("A2", 12)]))
    north, south = (per(EVENTS, p, 1_000) for p in looked_at(store, "events_held"))
    # Altman, Statistics with Confidence, table 18.3: of 4, from 1.090 to 10.242; ÷ 10 per 1,000.
    assert (north.low, north.high) == pytest.approx((0.1090, 1.0242), abs=0.0001)
    assert "Garwood" in north.method
    # Byar of 12: 12 × (1 − 1/108 − 1.96/(3√12))³ = 6.194; 13 × (1 − 1/117 + 1.96/(3√13))³ = 20.96
    assert (south.low, south.high) == pytest.approx((0.3097, 1.0481), abs=0.0002)
    assert "Byar" in south.method


def test_the_population_is_the_one_dated_last_before_the_window_ends(
    store: Store, upload: Upload
) -> None:
    lived = [(8_000, dt.date(2024, 7, 1)), (10_000, DAY), (40_000, dt.date(2026, 7, 1))]
    listed = [
        {"code": "A1", "name": "North", "population": people, "population_date": day}
        for people, day in lived
    ]
    upload(book(areas=listed, events=events("A1", 5)))
    (north,) = looked_at(store, "events_held")
    assert (north.area.residents, north.area.counted_on) == (10_000, DAY)
    assert per(EVENTS, north, 1_000).value == pytest.approx(0.5)


def test_an_area_of_which_no_row_tells_has_none(store: Store, upload: Upload) -> None:
    upload(book(events=events("A1", 4)))
    _, south = looked_at(store, "events_held")
    assert (south.estimate.value, south.estimate.status) == (0, "ok")
    # Of a share there is nothing to divide by; a quarter nobody reported is not a quarter of zeros.
    assert looked_at(store, "joint_events")[1].estimate.status == "[z]"
    assert looked_at(store, "events_held", "2026Q2")[1].estimate.status == "[x]"
    assert looked_at(store, "tips_received")[1].estimate.status == "[x]"


def test_residents_who_took_part_are_none_where_nothing_took_place(
    store: Store, upload: Upload
) -> None:
    upload(book(events=events("A1", 1, attended=30)))
    north, south = looked_at(store, "population_participation")
    assert (north.estimate.value, south.estimate.value) == (3, 0)


def test_without_a_population_there_is_a_count_and_no_rate(store: Store, upload: Upload) -> None:
    listed = [{"code": "A1", "name": "North", "population": None, "population_date": None}]
    upload(book(areas=listed, events=events("A1", 4)))
    (north,) = looked_at(store, "events_held")
    rate = per(EVENTS, north, 1_000)
    assert north.estimate.value == 4
    assert (rate.value, rate.status) == (None, "[x]")
    assert rate.note == "No population is listed for this area."
    assert compare(EVENTS, [north], 1_000) == POPULATION


def test_what_names_no_area_belongs_to_none(store: Store, upload: Upload) -> None:
    upload(book(events=[*events("A1", 4), *events(None, 2)]))
    parts = compute(store, [EVENTS], [quarter_window("2026Q1")], ["area"])
    elsewhere = nowhere(parts)
    assert elsewhere is not None
    assert elsewhere.value == 2
    assert sum(p.estimate.value or 0 for p in looked_at(store, "events_held")) == 4


def test_people_partly_only_counted_keep_the_limits_of_their_number() -> None:
    people = indicator("people_reached_unduplicated")
    counted = Estimate(30, 30, 50, 30, 30, note="…", caution="Some were only counted.")
    told = per(people, Place(Area("A1", 1_000), counted), 1_000)
    assert (told.value, told.low, told.high) == (30, 30, 50)
    # Whoever may not see the limits is not shown those of chance in their place.
    told = per(people, Place(Area("A1", 1_000), replace(counted, low=None, high=None)), 1_000)
    assert (told.low, told.high) == (None, None)


def test_rates_below_one_in_a_thousand_are_told_for_100_000() -> None:
    assert sensible([somewhere(4, 1_000), somewhere(0, 2_000)]) == 1_000
    assert sensible([somewhere(4, 10_000), somewhere(None, 1_000)]) == 100_000


# -- compared by what chance does


def test_areas_outside_the_funnel_are_found() -> None:
    # Together 60 ÷ 30,000 = 2 per 1,000; 20, 10 and 30 are expected. 30 is outside of 20 and its
    # 95 % limits (up to 29), 3 outside of 10 and its 99.8 % (from 2 on: not outside), 27 is inside.
    places = [somewhere(30, 10_000, "A"), somewhere(3, 5_000, "B"), somewhere(27, 15_000, "C")]
    found = compare(EVENTS, places, 1_000)
    assert isinstance(found, Compared)
    assert found.funnel.overall == pytest.approx(2)
    assert [spot.outside for spot in found.funnel.spots] == ["higher", "lower", ""]
    assert [spot.far for spot in found.funnel.spots] == [False, False, False]


def test_ranks_say_what_cannot_be_ruled_out() -> None:
    places = [somewhere(100, 1_000, "A"), somewhere(11, 1_000, "B"), somewhere(9, 1_000, "C")]
    found = compare(EVENTS, places, 1_000)
    assert isinstance(found, Compared)
    ranks = [(rank.rank, rank.best, rank.worst) for rank in found.ranks]
    assert ranks == [(1, 1, 1), (2, 2, 3), (3, 2, 3)]


def test_context_is_never_ranked() -> None:
    tips = indicator("tips_received")
    found = compare(tips, [somewhere(100, 1_000, "A"), somewhere(11, 1_000, "B")], 1_000)
    assert isinstance(found, Compared)
    assert found.ranks == ()
    assert len(found.smooth) == 2


def test_a_smoothed_rate_lies_between_its_own_and_that_of_all() -> None:
    places = [somewhere(9, 500, "A"), somewhere(40, 20_000, "B"), somewhere(90, 20_000, "C")]
    found = compare(EVENTS, places, 1_000)
    assert isinstance(found, Compared)
    everyone = 139 / 40_500 * 1_000
    small, *large = found.smooth
    assert everyone < small.rate < small.raw == 18
    # The smallest area keeps the least of its own.
    assert all(small.weight < one.weight for one in large)


def test_what_is_hidden_goes_into_nothing() -> None:
    """With and without the hidden area, everything that is worked out is the same."""
    shown = [somewhere(30, 10_000, "A"), somewhere(12, 5_000, "B")]
    assert compare(EVENTS, [*shown, somewhere(None, 90_000, "C")], 1_000) == compare(
        EVENTS, shown, 1_000
    )


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("event_attendance", GROUPS),
        ("materials_distributed", GROUPS),
        ("population_participation", NO_CHANCE),
        ("digital_engagement_rate", NO_CHANCE),
    ],
)
def test_what_chance_does_not_explain_is_not_compared_by_it(code: str, reason: str) -> None:
    places = [somewhere(30, 10_000, "A"), somewhere(12, 5_000, "B")]
    assert compare(indicator(code), places, 1_000) == reason


def test_one_area_is_compared_with_nothing() -> None:
    assert compare(EVENTS, [somewhere(3, 1_000), somewhere(None, 500)], 1_000) == FEW


def test_people_partly_only_counted_are_not_compared_by_chance() -> None:
    people = indicator("people_trained")
    sure, unsure = somewhere(30, 1_000, "A"), somewhere(20, 1_000, "B")
    unsure = replace(unsure, estimate=replace(unsure.estimate, caution="Some were only counted."))
    assert compare(people, [sure, unsure], 1_000) == PARTLY


def test_shares_are_compared_as_shares() -> None:
    rate = indicator("event_participation_rate")
    places = [
        Place(Area(code), Estimate(n / of, n=of, numerator=n, denominator=of))
        for code, n, of in (("A", 90, 100), ("B", 30, 100), ("C", 60, 100))
    ]
    found = compare(rate, places, 1)
    assert isinstance(found, Compared)
    assert found.funnel.overall == pytest.approx(0.6)
    assert [spot.far for spot in found.funnel.spots] == [True, True, False]
    assert found.smooth == ()


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(500, 90_000)), min_size=2, max_size=7))
def test_any_areas_can_be_compared(given_: list[tuple[int, int]]) -> None:
    places = [somewhere(n, people, f"A{i}") for i, (n, people) in enumerate(given_)]
    found = compare(EVENTS, places, 1_000)
    assert isinstance(found, Compared)
    assert len(found.places) == len(found.funnel.spots) == len(found.ranks) == len(found.smooth)
    for spot, rank, (n, people) in zip(found.funnel.spots, found.ranks, given_, strict=True):
        assert spot.value == pytest.approx(n / people * 1_000)
        assert rank.best <= rank.rank <= rank.worst


def test_areas_and_goals_are_no_figure_of_an_area() -> None:
    told = {code for code, one in indicators().items() if told_by_area(one)}
    assert not told & {"areas_covered", "coverage_gap", "partners_active", "target_attainment"}
    assert {"events_held", "tips_received", "awareness_share", "population_participation"} <= told


# -- effort and gaps


def contacts(store: Store, when: str = "2026Q1") -> list[Place]:
    window = quarter_window(when)
    results = compute(store, [effort()], [window], ["area"])
    with store.reading() as connection:
        listed = areas(connection, dt.date(2026, 3, 31))
    return place(effort(), results, listed, Estimate(0))


def test_effort_is_attendances_and_completions_per_resident(store: Store, upload: Upload) -> None:
    trained = {"code": "T1", "area": "A2", "attended": 30, "completed": 20}
    upload(book(events=events("A1", 2, attended=45), trainings=[SPRING | trained]))
    south, north = least_first(contacts(store))
    # South: 20 completed of 20,000 = 1 per 1,000. North: 2 × 45 = 90 of 10,000 = 9 per 1,000.
    assert [(r.place.area.code, r.rate, r.rank) for r in (south, north)] == [
        ("A2", 1, 1),
        ("A1", 9, 2),
    ]
    # Together 110 ÷ 30,000 = 3.67 per 1,000; half of that is 1.83, and South has less.
    assert (south.gap, north.gap) == (True, False)


def test_gaps_in_the_list_are_those_of_the_indicator(store: Store, upload: Upload) -> None:
    upload(book(events=[*events("A1", 2, attended=45), *events("A2", 1, attended=8)]))
    (gaps,) = compute(store, [indicator("coverage_gap")], [quarter_window("2026Q1")])
    assert sum(reached.gap for reached in least_first(contacts(store))) == gaps.estimate.value == 1


def test_no_effort_at_all_comes_first(store: Store, upload: Upload) -> None:
    upload(book(events=events("A2", 1, attended=40)))
    north, south = least_first(contacts(store))
    assert (north.place.area.code, north.rate, north.gap) == ("A1", 0, True)
    assert not south.gap


def test_ranks_have_the_range_of_other_quarters() -> None:
    now = [somewhere(1, 1_000, "A"), somewhere(2, 1_000, "B"), somewhere(3, 1_000, "C")]
    before = [somewhere(5, 1_000, "A"), somewhere(2, 1_000, "B"), somewhere(3, 1_000, "C")]
    ranges = {r.place.area.code: r.ranks for r in least_first(now, [now, before])}
    assert ranges == {"A": (1, 3), "B": (1, 2), "C": (2, 3)}


def test_areas_without_residents_or_figure_are_not_ranked() -> None:
    listed = least_first([somewhere(1, None, "A"), somewhere(None, 500, "B"), somewhere(3, 9, "C")])
    assert [reached.place.area.code for reached in listed] == ["C"]
    assert least_first([somewhere(1, None, "A")]) == []
