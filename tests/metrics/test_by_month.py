"""Figures by month, and of stretches that are not made of whole quarters."""

from collections.abc import Callable, Sequence

import plain
from conftest import Upload
from drawn import FIRST, WORK, items
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from recomputing import agree, answer, send
from workbooks import book

from data.attestations import attest
from data.store import Store
from metrics.catalogue import indicator, indicators
from metrics.results import Result, compute, quarter_window
from metrics.shapes import Estimate
from metrics.windows import (
    Window,
    fiscal_year_window,
    half_year_window,
    last_four,
    month_window,
    windows_of,
    year_to_date,
)

BOTH_DATABASES = True
JAN, FEB, MAR = (month_window(f"2026-0{i}") for i in (1, 2, 3))
Q1 = quarter_window("2026Q1")


def results(
    store: Store, code: str, windows: Sequence[Window], by: Sequence[str] = (), **where: list[str]
) -> list[Result]:
    return compute(store, [indicator(code)], windows, by, where)


def estimates(store: Store, code: str, *windows: Window) -> list[Estimate]:
    return [result.estimate for result in results(store, code, windows)]


def values(store: Store, code: str, *windows: Window) -> list[float | None]:
    return [estimate.value for estimate in estimates(store, code, *windows)]


def marks(store: Store, code: str, *windows: Window) -> list[str]:
    return [estimate.status for estimate in estimates(store, code, *windows)]


# -- what has a day


def test_events_of_each_month_add_up_to_the_quarter(store: Store, upload: Upload) -> None:
    rows = [
        {"code": "E1", "date": "2026-01-31", "attended": 10},
        {"code": "E2", "date": "2026-03-01", "attended": 20},
        {"code": "E3", "date": "2026-03-31", "attended": 5},
    ]
    upload(book(events=rows))
    # Nothing in February, of a quarter that is in: that is none, and not unknown.
    assert values(store, "events_held", JAN, FEB, MAR, Q1) == [1, 0, 2, 3]
    assert values(store, "event_attendance", JAN, FEB, MAR, Q1) == [10, 0, 25, 35]
    assert marks(store, "events_held", month_window("2026-04")) == ["[x]"]


def test_trainings_by_month_are_told_apart_by_class(store: Store, upload: Upload) -> None:
    police = {"audience_class": "law_enforcement"}
    upload(
        book(
            trainings=[
                police | {"code": "T1", "date": "2026-01-10", "completed": 12, "hours": 2},
                police | {"code": "T2", "date": "2026-03-10", "completed": 8, "hours": 1.5},
                {"code": "T3", "date": "2026-03-11", "audience_class": "student", "completed": 30},
            ]
        )
    )
    assert values(store, "trainings_law_enforcement", JAN, FEB, MAR, Q1) == [1, 0, 1, 2]
    assert values(store, "trainings_community", JAN, FEB, MAR, Q1) == [0, 0, 1, 1]
    # 12 × 2 = 24 and 8 × 1.5 = 12; how long T3 was nobody said.
    assert values(store, "contact_hours", JAN, MAR, Q1) == [24, 12, 36]


def test_an_officer_of_january_and_march_is_one_person_in_the_quarter(
    store: Store, upload: Upload
) -> None:
    done = {"person": "K1", "attended": True, "completed": True}
    police = {"audience_class": "law_enforcement", "completed": 1}
    upload(
        book(
            trainings=[
                police | {"code": "T1", "date": "2026-01-10"},
                police | {"code": "T2", "date": "2026-03-10"},
            ],
            signins=[done | {"event_code": "T1"}, done | {"event_code": "T2"}],
        )
    )
    assert values(store, "people_trained", JAN, FEB, MAR, Q1) == [1, 0, 1, 1]
    # And the same when only quarters are asked for, which are united beforehand.
    assert values(store, "people_trained", Q1) == [1]


def test_an_event_whose_date_is_corrected_takes_its_people_to_another_month(
    store: Store, upload: Upload
) -> None:
    signed = [{"event_code": "E1", "person": "K1", "attended": True}]
    upload(book(events=[{"code": "E1", "date": "2026-01-10"}], signins=signed))
    assert values(store, "people_reached_unduplicated", JAN, MAR) == [1, 0]
    upload(book(events=[{"code": "E1", "date": "2026-03-10"}]))
    assert values(store, "people_reached_unduplicated", JAN, MAR) == [0, 1]


def test_heads_only_counted_have_the_limits_of_their_month(store: Store, upload: Upload) -> None:
    rows = [
        {"code": "E1", "date": "2026-01-10", "attended": 30},
        {"code": "E2", "date": "2026-01-20", "attended": 12},
        {"code": "E3", "date": "2026-02-10", "attended": 40},
    ]
    upload(book(events=rows))
    found = estimates(store, "people_reached_unduplicated", JAN, FEB, Q1)
    assert [(one.low, one.high) for one in found] == [(30, 42), (40, 40), (40, 82)]


# -- campaigns


def test_a_campaign_is_active_in_each_of_its_months_and_launched_in_one(
    store: Store, upload: Upload
) -> None:
    upload(book(campaigns=[{"code": "C1", "start": "2026-01-31", "end": "2026-03-01"}]))
    april = month_window("2026-04")
    assert values(store, "campaigns_conducted", JAN, FEB, MAR, Q1) == [1, 1, 1, 1]
    assert values(store, "campaigns_launched", JAN, FEB, MAR, Q1) == [1, 0, 0, 1]
    assert marks(store, "campaigns_conducted", april) == ["[x]"]


def test_a_campaign_that_ends_in_february_is_not_active_in_march(
    store: Store, upload: Upload
) -> None:
    upload(book(campaigns=[{"code": "C1", "start": "2026-01-31", "end": "2026-02-28"}]))
    assert values(store, "campaigns_conducted", JAN, FEB, MAR) == [1, 1, 0]


def test_a_campaign_without_an_end_goes_on_until_its_quarter_does(
    store: Store, upload: Upload
) -> None:
    upload(book(campaigns=[{"code": "C1", "start": "2026-02-10", "end": None}]))
    assert values(store, "campaigns_conducted", JAN, FEB, MAR) == [0, 1, 1]


def test_launches_by_area_add_up_over_months(store: Store, upload: Upload) -> None:
    """Begun in the north in February, it came to the south in March: launched in the north."""
    north = {"code": "C1", "area": "A1", "start": "2026-02-01", "end": "2026-03-31"}
    south = {"code": "C1", "area": "A2", "start": "2026-03-01", "end": "2026-03-31"}
    upload(book(campaigns=[north, south]))
    asked: Sequence[Sequence[Window]] = ([JAN, FEB, MAR, Q1], [Q1])
    for windows in asked:
        found = results(store, "campaigns_launched", windows, ["area"])
        last = {r.named["area"]: r.estimate.value for r in found if r.window == Q1}
        assert last == {"A1": 1, "A2": 0}


def test_copies_are_those_of_a_quarter_and_not_of_its_months(store: Store, upload: Upload) -> None:
    upload(book(campaigns=[{"code": "C1", "start": "2026-01-05", "distributed": 300}]))
    january, quarter = estimates(store, "materials_distributed", JAN, Q1)
    assert (january.value, january.status) == (None, "[z]")
    assert january.note == "It is reported by quarter."
    assert quarter.value == 300


# -- what is recorded by month or by quarter


def test_tips_of_a_quarter_are_none_of_its_months(store: Store, upload: Upload) -> None:
    upload(
        book(
            outcomes=[
                {"period": "2026 Q1", "channel": "hotline", "tips": 30},
                {"period": "2026-02", "channel": "text", "tips": 4},
            ]
        )
    )
    found = estimates(store, "tips_received", JAN, FEB, Q1)
    assert [one.value for one in found] == [None, None, 34]
    assert [one.status for one in found] == ["[z]", "[z]", "ok"]
    assert found[1].note == "It is reported by quarter."
    # Of the text line alone February is known; that January had none nobody said.
    text = results(store, "tips_received", [JAN, FEB, Q1], channel=["text"])
    assert [(r.estimate.value, r.estimate.status) for r in text] == [
        (None, "[x]"),
        (4, "ok"),
        (4, "ok"),
    ]


def test_a_stretch_that_holds_the_whole_quarter_counts_what_is_known_of_it(
    store: Store, upload: Upload
) -> None:
    upload(
        book(
            outcomes=[
                {"period": "2026 Q2", "tips": 30},
                {"period": "2026-02", "tips": 4},
                {"period": "2026-01", "tips": 100},
            ]
        )
    )
    # From February 2026 to January 2027: 4 + 30.
    assert values(store, "tips_received", fiscal_year_window("2027", 2)) == [34]
    # From May on, a part of the second quarter only.
    assert marks(store, "tips_received", fiscal_year_window("2027", 5)) == ["[z]"]


def test_a_month_of_which_nothing_was_recorded_is_not_zero(store: Store, upload: Upload) -> None:
    rows = [{"period": "2026-01", "tips": 12}, {"period": "2026-03", "tips": 0}]
    upload(book(outcomes=rows))
    found = estimates(store, "tips_received", JAN, FEB, MAR, Q1)
    assert [(one.value, one.status) for one in found] == [
        (12, "ok"),
        (None, "[x]"),
        (0, "ok"),
        (12, "ok"),
    ]


def test_a_quarter_with_nothing_to_report_has_months_with_nothing(
    store: Store, upload: Upload
) -> None:
    upload(book())
    attest(store, "P1", "2026Q1", ["outcomes"], "tester")
    assert values(store, "tips_received", JAN, FEB, Q1) == [0, 0, 0]


def test_resources_are_known_by_quarter(store: Store, upload: Upload) -> None:
    given = {"for_quarter": "2026Q1", "type": "legal_aid", "amount": 6, "unit": "referrals"}
    upload(book(resources=[given]))
    assert marks(store, "resources_shared", JAN, Q1) == ["[z]", "ok"]
    assert marks(store, "partners_active", JAN, Q1) == ["[z]", "ok"]
    # Of April nobody was asked: that is not none.
    assert marks(store, "partners_active", month_window("2026-04")) == ["[x]"]


def test_what_is_owed_is_owed_for_quarters(store: Store, upload: Upload) -> None:
    listed = [{"code": "P1", "name": "Hill School", "type": "school", "reports": "Events"}]
    upload(book(partners=listed, events=[{"code": "E1"}]))
    for code in ("reporting_completeness", "timeliness", "coalition_engagement"):
        assert marks(store, code, JAN) == ["[z]"]
    assert values(store, "reporting_completeness", Q1) == [1]


# -- the last value in the window


def test_of_a_year_from_february_a_snapshot_is_that_of_its_last_whole_quarter(
    store: Store, upload: Upload
) -> None:
    upload(
        book(
            events=[
                {"code": "E1", "date": "2026-02-10", "area": "A1"},
                {"code": "E2", "date": "2026-05-10", "area": "A2"},
                {"code": "E3", "date": "2027-01-10", "area": "A1"},
            ]
        )
    )
    # February 2026 to January 2027: of the first quarter of 2027 only January is in it.
    assert values(store, "areas_covered", fiscal_year_window("2027", 2)) == [1]
    # Two months without a whole quarter among them: what was in either.
    upload(book(events=[{"code": "E4", "date": "2026-08-10", "area": "A2"}]), partner="P2")
    assert values(store, "areas_covered", year_to_date("2026-02")) == [1]
    assert values(store, "areas_covered", month_window("2026-08")) == [1]


# -- whatever partners report


ASKED: Sequence[tuple[tuple[str, ...], dict[str, tuple[str, ...]]]] = (
    ((), {}),
    (("area",), {}),
    (("partner",), {}),
    ((), {"partner": ("P2",)}),
    (("audience",), {"area": ("A1",)}),
)


@st.composite
def stretches(draw: st.DrawFn) -> list[Window]:
    """Windows of every sort, those of quarters and those of months side by side."""
    first_month = draw(st.integers(1, 12))
    until = draw(st.sampled_from([f"2026-{month:02d}" for month in range(1, 10)]))
    return [
        *draw(st.lists(st.sampled_from(windows_of("month", "2026Q1", "2026Q3")), max_size=4)),
        half_year_window("2026", 1),
        half_year_window("2026", 2),
        fiscal_year_window("2026", first_month),
        fiscal_year_window("2027", first_month),
        year_to_date(until, first_month),
        year_to_date("2026Q2"),
        last_four("2026Q3"),
    ]


@settings(
    max_examples=6,
    # To make a coalition smaller takes minutes, and it is small as it is.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=FIRST, windows=stretches())
def test_stretches_of_any_sort_are_those_of_the_rows(
    fresh: Callable[[], Store],
    first: tuple[plain.Upload, ...],
    windows: list[Window],
) -> None:
    asked = plain.Upload("P1", {"survey_items": items(2)})
    compared(fresh(), [asked, *(upload for upload in first if upload.rows)], windows)


def compared(store: Store, reported: Sequence[plain.Upload], windows: Sequence[Window]) -> None:
    """Send what was reported, and hold every figure against the rows."""
    for upload in reported:
        send(store, upload)
    coalition = plain.Coalition(reported)
    for by, where in ASKED:
        for result in compute(store, list(indicators().values()), windows, by, where):
            expected = answer(coalition, result, by, where)
            assert agree(result, expected), (result, expected)


def test_a_year_of_work_on_either_database(store: Store) -> None:
    windows = [
        *windows_of("month", "2026Q1", "2026Q2"),
        *windows_of("quarter", "2026Q1", "2026Q2"),
        fiscal_year_window("2026", 10),
        fiscal_year_window("2027", 2),
        year_to_date("2026-05"),
    ]
    compared(store, WORK, windows)
