"""Targets held against figures: the sums a reader would do, and a slow recomputation."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from conftest import Upload
from hypothesis import given
from hypothesis import strategies as st
from workbooks import book

from data.store import Store
from metrics.attainment import (
    Attainment,
    attain,
    attainments,
    in_until,
    is_too_large,
    needing_improvement,
    to_date,
    worst_within,
)
from metrics.catalogue import indicator, indicators
from metrics.coverage import Partial
from metrics.results import Result, compute
from metrics.shapes import Estimate
from metrics.targets import (
    Target,
    longer,
    over,
    pro_rata,
    spoken_window,
    target_of,
    targets,
    targets_in,
)
from metrics.windows import fiscal_year_window, month_window, quarter_window, stretch, year_window

YEAR = ("2026Q1", "2026Q4")
AFTER = dt.date(2027, 2, 1)


def target(code: str, aim: float, window: tuple[str, str] = YEAR, **more: Any) -> Target:
    return Target(code, *window, more.pop("area", ""), more.pop("partner", ""), aim, **more)


def held(aimed: Target, value: float | None, day: dt.date = AFTER, **more: Any) -> Attainment:
    status = more.pop("status", "ok" if value is not None else "[x]")
    partial = more.pop("partial", None)
    estimate = Estimate(value, status=status, **more)
    return attain(aimed, Result(aimed.code, aimed.window, (), estimate, partial), day)


# -- which target is for a window


def test_the_targets_of_quarters_add_up_where_the_quarters_do() -> None:
    listed = [
        target("events_held", aim, (q, q)) for q, aim in zip(quarters(), (4, 5, 6, 7), strict=True)
    ]
    whole = target_of(listed, indicator("events_held"), year_window("2026"))
    assert whole is not None
    assert (whole.aim, whole.parts) == (4 + 5 + 6 + 7, (4, 5, 6, 7))
    half = target_of(listed, indicator("events_held"), stretch("2026Q2", "2026Q3"))
    assert half is not None
    assert half.aim == 5 + 6
    # One quarter without a target, and there is none for the year.
    assert target_of(listed[1:], indicator("events_held"), year_window("2026")) is None
    assert target_of(listed, indicator("events_held"), month_window("2026-02")) is None


def quarters() -> list[str]:
    return ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]


def test_the_year_of_a_distinct_indicator_is_not_the_sum_of_its_quarters(
    store: Store, upload: Upload
) -> None:
    """Two officers trained in Q1 and again in Q2 are two people of the year, not four."""
    signed = [
        {"event_code": code, "person": person, "attended": "yes", "completed": "yes"}
        for code in ("T1", "T2")
        for person in ("K1", "K2")
    ]
    sessions = [
        {
            "code": code,
            "date": day,
            "audience_class": "law_enforcement",
            "attended": 2,
            "completed": 2,
        }
        for code, day in (("T1", "2026-02-03"), ("T2", "2026-05-05"))
    ]
    by_quarter = [
        {"indicator": "people_trained", "for_quarter": quarter, "target": 2}
        for quarter in quarters()
    ]
    year = {"indicator": "people_trained", "for_quarter": "2026Q1", "until_quarter": "2026Q4"}
    upload(book(trainings=sessions, signins=signed, targets=[*by_quarter, year | {"target": 3}]))
    with store.reading() as connection:
        listed = targets(connection)
    # Neither 2 + 2 + 2 + 2 = 8 as the target, nor 2 + 2 = 4 as the figure.
    (found,) = standing(store, listed, "2026")
    assert (found.target.aim, found.value) == (3, 2)
    assert found.share == pytest.approx(2 / 3)
    assert found.standing == "behind"
    # Without one of its own the year has no target at all.
    assert (
        standing(store, [t for t in listed if t.last != "2026Q4" or t.first == t.last], "2026")
        == []
    )
    (first, *_) = standing(store, listed, "2026Q1")
    assert (first.target.aim, first.value, first.standing) == (2, 2, "reached")


def standing(
    store: Store, listed: Sequence[Target], when: str, day: dt.date = AFTER
) -> list[Attainment]:
    window = quarter_window(when) if "Q" in when else year_window(when)
    some = targets_in(listed, indicators(), window)
    return attainments(
        some,
        lambda codes, window, where: compute(
            store, [indicators()[code] for code in codes], [window], (), where, day
        ),
        day,
    )


def test_targets_of_areas_and_partners_are_held_against_their_own_figures(
    store: Store, upload: Upload
) -> None:
    upload(
        book(
            events=[
                {"code": "E1", "area": "A1", "attended": 30},
                {"code": "E2", "area": "A2", "attended": 20},
                {"code": "E3", "area": "A2", "attended": 5, "lead": "P2"},
            ],
            targets=[
                {"indicator": "event_attendance", "target": 50},
                {"indicator": "event_attendance", "target": 40, "area": "A1"},
                {"indicator": "event_attendance", "target": 100, "area": "A2"},
                {"indicator": "event_attendance", "target": 10, "partner": "P2"},
                {"indicator": "no_such_code", "target": 10},
            ],
        )
    )
    with store.reading() as connection:
        listed = targets(connection)
    found = standing(store, listed, "2026Q1")
    assert [(a.target.area, a.target.partner, a.value, a.share) for a in found] == [
        ("", "", 55, 55 / 50),
        ("", "P2", 5, 5 / 10),
        ("A1", "", 30, 30 / 40),
        ("A2", "", 25, 25 / 100),
    ]
    # Short of it by 75, 50 and 25 per cent.
    assert [a.target.area or a.target.partner for a in needing_improvement(found)] == [
        "A2",
        "P2",
        "A1",
    ]
    worst = worst_within(found[0], found)
    assert worst is not None
    assert worst.target.area == "A2"
    assert worst_within(found[1], found) is None


def test_longer_targets_are_those_that_hold_the_window() -> None:
    year, grant = target("events_held", 9), target("events_held", 20, ("2025Q3", "2026Q2"))
    quarter = target("events_held", 2, ("2026Q2", "2026Q2"))
    listed = [year, grant, quarter]
    assert longer(listed, indicators(), quarter_window("2026Q2")) == [year, grant]
    assert longer(listed, indicators(), quarter_window("2025Q4")) == [grant]
    assert longer(listed, indicators(), year_window("2026")) == []
    assert longer(listed, indicators(), month_window("2026-05")) == [year, grant]
    # The fiscal year from July is the grant's four quarters; that from October is not.
    assert targets_in(listed, indicators(), fiscal_year_window("2026", 7)) == [grant]
    assert targets_in(listed, indicators(), fiscal_year_window("2026", 10)) == []
    assert [spoken_window(one) for one in listed] == ["2026", "2025 Q3 – 2026 Q2", "2026 Q2"]


# -- pro rata


def test_what_is_due_is_spread_over_the_months() -> None:
    due = dict(pro_rata(target("events_held", 24)))
    assert (due["2026-01"], due["2026-06"], due["2026-12"]) == (2, 12, 24)
    together = target("events_held", 24, parts=(3, 3, 6, 12))
    assert dict(pro_rata(together))["2026-06"] == 6
    # Two of three months of the fourth quarter's twelve.
    assert dict(pro_rata(together))["2026-11"] == 12 + 8
    assert over(year_window("2026"), dt.date(2026, 7, 1)) == 6
    assert over(year_window("2026"), dt.date(2026, 6, 30)) == 5


def test_half_way_through_the_year_half_is_due() -> None:
    day = dt.date(2026, 7, 10)
    on_course = held(target("events_held", 24), 13, day)
    assert (on_course.standing, on_course.due, on_course.months_left) == ("on course", 12, 6)
    # (24 − 13) ÷ 6
    assert on_course.needed == pytest.approx(11 / 6)
    behind = held(target("events_held", 24), 9, day)
    assert behind.standing == "behind"
    assert behind.behind == pytest.approx(3 / 12)
    assert held(target("events_held", 24), 24, day).standing == "reached"
    ended = held(target("events_held", 24), 13)
    assert (ended.standing, ended.due, ended.needed) == ("behind", 24, None)


def test_shares_and_distinct_people_have_no_pro_rata() -> None:
    day = dt.date(2026, 7, 10)
    share = held(target("completion_rate", 0.8), 0.6, day)
    assert (share.due, share.standing, share.needed) == (0.8, "behind", None)
    people = held(target("people_trained", 60), 20, day)
    assert (people.due, people.standing, people.behind) == (60, "not reached yet", 0)
    assert people.needed == pytest.approx(40 / 6)
    assert held(target("people_trained", 60), 20).standing == "behind"


def test_what_nobody_has_reported_yet_is_not_due() -> None:
    # In November the last quarter reported is the second: July to October are not held against it.
    day = in_until(dt.date(2026, 11, 20), ("2024Q1", "2026Q2"))
    assert day == dt.date(2026, 7, 1)
    assert held(target("events_held", 24), 12, day).standing == "on course"
    assert in_until(dt.date(2026, 5, 20), ("2024Q1", "2026Q2")) == dt.date(2026, 5, 20)
    assert in_until(dt.date(2026, 5, 20), None) == dt.date(2026, 5, 20)


def test_the_windows_to_date_end_with_each_month_or_quarter_that_is_in() -> None:
    day = dt.date(2026, 6, 1)
    by_month = to_date(target("events_held", 24), day, by_month=True)
    assert [w.name for w in by_month] == [
        "2026-01", "2026-01..2026-02", "2026-01..2026-03", "2026-01..2026-04", "2026-01..2026-05",
    ]  # fmt: skip
    assert [w.name for w in to_date(target("events_held", 24), day)] == ["2026Q1", "2026Q1..2026Q2"]
    assert to_date(target("events_held", 24), dt.date(2025, 6, 1)) == []


# -- ceilings, zeros, intervals, no verdict


def test_a_target_of_what_is_better_lower_is_a_ceiling() -> None:
    ceiling = target("coverage_gap", 2)
    assert held(ceiling, 2).standing == "reached"
    above = held(ceiling, 3)
    assert (above.standing, above.behind, above.ceiling) == ("behind", 1 / 2, True)
    assert held(target("coverage_gap", 0), 1).behind == 1


def test_a_target_of_nothing_is_reached_and_has_no_share() -> None:
    nothing = held(target("events_held", 0), 0)
    assert (nothing.standing, nothing.share, nothing.behind) == ("reached", None, 0)


def test_an_interval_over_the_target_is_unsure() -> None:
    aimed = target("completion_rate", 0.8)
    assert held(aimed, 0.75, low=0.65, high=0.83).unsure
    assert held(aimed, 0.85, low=0.78, high=0.9).unsure
    assert not held(aimed, 0.75, low=0.7, high=0.79).unsure


def test_context_and_hidden_figures_have_no_verdict() -> None:
    tips = held(target("tips_received", 100), 40)
    assert (tips.standing, tips.behind) == ("no verdict", 0)
    hidden = held(target("people_trained", 60), None, status="[c]")
    # 60 × its share would give the figure away.
    assert (hidden.standing, hidden.share) == ("hidden", None)
    assert held(target("people_trained", 60), None).standing == "no figure"
    assert needing_improvement([tips, hidden]) == []


def test_the_baseline_is_not_held_against_a_part_of_a_window() -> None:
    aimed = target("events_held", 24, baseline=10.0)
    assert held(aimed, 13).since == 3
    assert held(aimed, 13, partial=Partial(6, 12)).since is None


def test_sixty_is_not_the_target_of_a_share() -> None:
    assert is_too_large(target("completion_rate", 60))
    assert not is_too_large(target("completion_rate", 1))
    assert not is_too_large(target("digital_engagement_rate", 1.2))
    assert not is_too_large(target("events_held", 60))
    assert not is_too_large(target("no_such_code", 60))


def test_targets_of_context_are_not_among_those_attained(store: Store, upload: Upload) -> None:
    """Two of three events, and forty of fifty tips: none of one target, not of two."""
    upload(
        book(
            events=[{"code": "E1"}, {"code": "E2"}],
            outcomes=[{"period": "2026-02", "channel": "hotline", "tips": 40}],
            targets=[
                {"indicator": "events_held", "target": 3},
                {"indicator": "tips_received", "target": 50},
            ],
        )
    )
    (found,) = compute(store, [indicator("target_attainment")], [quarter_window("2026Q1")])
    assert (found.estimate.numerator, found.estimate.denominator) == (0, 1)


# -- recomputed slowly

AIMS = st.one_of(st.integers(0, 60).map(float), st.floats(0.1, 60).map(lambda x: round(x, 2)))
VALUES = st.none() | st.integers(0, 80).map(float)


@given(
    listed=st.lists(st.tuples(AIMS, VALUES), min_size=1, max_size=8),
    months_in=st.integers(0, 12),
)
def test_attainment_is_that_of_a_slow_reader(
    listed: list[tuple[float, float | None]], months_in: int
) -> None:
    """A year of events: what is due, how it stands, and the order of those behind."""
    day = dt.date(2027, 1, 1) if months_in == 12 else dt.date(2026, months_in + 1, 1)
    found = [
        held(target("events_held", aim, area=f"A{i}"), value, day)
        for i, (aim, value) in enumerate(listed)
    ]
    gaps = {}
    for i, (aim, value) in enumerate(listed):
        due = 0.0
        for _ in range(months_in):
            due += aim / 12
        if value is None:
            expected = "no figure"
        elif value >= aim:
            expected = "reached"
        elif value >= due - 1e-9 and months_in < 12:
            expected = "on course"
        else:
            expected = "behind"
            gaps[f"A{i}"] = (due - value) / due
        assert found[i].due == pytest.approx(due)
        assert found[i].share == (None if value is None or not aim else value / aim)
        if value is None or abs(value - due) > 1e-9:
            assert found[i].standing == expected
    ranked = needing_improvement(found)
    assert [one.behind for one in ranked] == sorted((one.behind for one in ranked), reverse=True)
    assert {one.target.area for one in ranked} <= gaps.keys()
    for one in ranked:
        assert one.behind == pytest.approx(gaps[one.target.area])
