"""Where figures go wrong: each trap of the domain as a small example, with the sum to do."""

from collections.abc import Sequence
from typing import Any

import pytest
from conftest import Upload
from workbooks import book

from data.store import Store
from data.submissions import undo
from metrics.catalogue import indicator
from metrics.results import Result, compute, quarter_window, year_window
from metrics.shapes import Estimate

BOTH_DATABASES = True

THREE_PARTNERS = [{"code": f"P{i}", "name": f"Partner {i}", "type": "school"} for i in (1, 2, 3)]


def results(store: Store, code: str, when: str = "2026", by: Sequence[str] = ()) -> list[Result]:
    """Return an indicator in a quarter (2026Q1) or year (2026)."""
    window = quarter_window(when) if "Q" in when else year_window(when)
    return compute(store, [indicator(code)], [window], by)


def figure(store: Store, code: str, when: str = "2026") -> Estimate:
    (result,) = results(store, code, when)
    return result.estimate


def value(store: Store, code: str, when: str = "2026") -> float | None:
    return figure(store, code, when).value


def values(store: Store, code: str, by: str, when: str = "2026") -> dict[Any, float | None]:
    return {r.named[by]: r.estimate.value for r in results(store, code, when, [by])}


# -- joint work counts once


def test_a_joint_campaign_counts_once_as_its_lead_reports_it(store: Store, upload: Upload) -> None:
    joint = {"code": "C1", "channel": "print", "partner": "P1"}
    upload(book(campaigns=[joint | {"distributed": 280}]), partner="P2")
    assert value(store, "materials_distributed") == 280
    upload(book(campaigns=[joint | {"distributed": 300, "contributing": "P2"}]), partner="P1")
    assert value(store, "campaigns_conducted") == 1
    assert value(store, "campaigns_launched") == 1
    # The lead's 300; neither P2's 280 nor 300 + 280 = 580.
    assert value(store, "materials_distributed") == 300
    assert values(store, "campaigns_conducted", "partner") == {"P1": 1}


def test_a_joint_event_counts_once_as_its_lead_reports_it(store: Store, upload: Upload) -> None:
    joint = {"code": "E1", "lead": "P1", "contributing": "P2"}
    upload(book(events=[joint | {"attended": 38}, {"code": "E2"}]), partner="P2")
    made = upload(book(events=[joint | {"attended": 40}]), partner="P1")
    assert value(store, "events_held") == 2
    assert value(store, "event_attendance") == 40
    # E1 of E1 and E2.
    assert value(store, "joint_events") == 1 / 2
    assert values(store, "events_held", "partner") == {"P1": 1, "P2": 1}
    undo(store, made, "tester")
    assert value(store, "events_held") == 2
    assert value(store, "event_attendance") == 38


def test_without_its_lead_a_joint_event_is_as_first_reported(store: Store, upload: Upload) -> None:
    joint = {"code": "E1", "lead": "P1"}
    upload(book(partners=THREE_PARTNERS, events=[joint | {"attended": 38}]), partner="P2")
    upload(book(partners=THREE_PARTNERS, events=[joint | {"attended": 50}]), partner="P3")
    assert value(store, "event_attendance") == 38
    assert values(store, "events_held", "partner") == {"P1": 1}


def test_a_short_list_does_not_make_a_training_small(store: Store, upload: Upload) -> None:
    """22 completed, one of them on a list: 21 more were only counted."""
    training = {"code": "T1", "audience_class": "law_enforcement", "completed": 22, "attended": 23}
    signed = {"event_code": "T1", "person": "K1", "attended": "yes", "completed": "yes"}
    upload(book(trainings=[training], signins=[signed]))
    trained = figure(store, "people_trained")
    assert (trained.value, trained.low, trained.high) == (22, 22, 22)
    reached = figure(store, "people_reached_unduplicated")
    assert (reached.value, reached.low, reached.high) == (23, 23, 1 + 22)


def test_revising_does_not_change_who_was_first(store: Store, upload: Upload) -> None:
    event = {"code": "E1", "lead": "P3"}
    third = {"code": "P3", "name": "Third partner"}
    upload(book())
    upload(book(partners=[third], events=[event | {"attended": 30}]), partner="P1")
    upload(book(events=[event | {"attended": 40}]), partner="P2")
    upload(book(events=[event | {"attended": 35}]), partner="P1")
    assert value(store, "event_attendance") == 35


def test_an_event_is_joint_when_another_partner_reports_it(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "lead": "P1", "contributing": "P1"}, {"code": "E2"}]))
    assert value(store, "joint_events") == 0, "a lead that names itself took part alone"
    undone = upload(book(events=[{"code": "E1", "lead": "P1"}]), partner="P2")
    assert value(store, "joint_events") == 1 / 2
    undo(store, undone, "tester")
    assert value(store, "joint_events") == 0


def test_somebody_on_both_partners_lists_of_a_joint_event_is_one_person(
    store: Store, upload: Upload
) -> None:
    joint = {"code": "E1", "lead": "P1"}
    mine = {"event_code": "E1", "attended": True}
    upload(book(events=[joint], signins=[mine | {"person": "K1"}, mine | {"person": "K2"}]))
    upload(
        book(events=[joint], signins=[mine | {"person": "K2"}, mine | {"person": "K3"}]),
        partner="P2",
    )
    # K1, K2 and K3.
    assert value(store, "people_reached_unduplicated") == 3


def test_who_helps_or_reports_is_active_once(store: Store, upload: Upload) -> None:
    """P2 reports the event that P1 led and P3 helped with; P1 reports it too: three partners."""
    joint = {"code": "E1", "lead": "P1", "contributing": "P3"}
    upload(book(partners=THREE_PARTNERS, events=[joint]), partner="P2")
    upload(book(partners=THREE_PARTNERS, events=[joint]), partner="P1")
    assert value(store, "partners_active") == 3
    # They are all schools.
    assert value(store, "partner_types") == 1


def test_a_joint_campaign_makes_each_of_its_partners_active(store: Store, upload: Upload) -> None:
    joint = {"code": "C1", "partner": "P1", "contributing": "P3"}
    upload(book(partners=THREE_PARTNERS, campaigns=[joint]), partner="P2")
    assert value(store, "partners_active") == 3


def test_a_joint_meeting_engages_each_partner_once(store: Store, upload: Upload) -> None:
    """P1 reports a meeting with P2, and P2 reports it too; P3 neither came nor reported."""
    joint = {"code": "E1", "lead": "P1", "contributing": "P2", "type": "meeting"}
    upload(book(partners=THREE_PARTNERS, events=[joint]), partner="P1")
    engaged = figure(store, "coalition_engagement")
    assert (engaged.numerator, engaged.denominator) == (2, 3)
    upload(book(partners=THREE_PARTNERS, events=[joint]), partner="P2")
    engaged = figure(store, "coalition_engagement")
    assert (engaged.numerator, engaged.denominator) == (2, 3)
    upload(book(partners=THREE_PARTNERS, trainings=[{"code": "T1"}]), partner="P3")
    assert value(store, "coalition_engagement") == 1


def test_an_event_that_two_report_is_in_the_area_its_lead_gives(
    store: Store, upload: Upload
) -> None:
    joint = {"code": "E1", "lead": "P1"}
    upload(book(events=[joint | {"area": "A2"}]), partner="P2")
    assert values(store, "events_held", "area") == {"A2": 1}
    upload(book(events=[joint | {"area": "A1"}]), partner="P1")
    assert values(store, "events_held", "area") == {"A1": 1}
    assert value(store, "areas_covered") == 1


def test_the_cost_of_a_joint_event_counts_once(store: Store, upload: Upload) -> None:
    """The lead says 300 for 30 people; the other's 250 is of the same event."""
    joint = {"code": "E1", "lead": "P1"}
    upload(book(events=[joint | {"attended": 28, "cost": 250}]), partner="P2")
    upload(book(events=[joint | {"attended": 30, "cost": 300}]), partner="P1")
    cost = figure(store, "cost_per_person")
    assert (cost.numerator, cost.denominator, cost.value) == (300, 30, 10)


def test_cost_and_people_are_of_the_same_events(store: Store, upload: Upload) -> None:
    """E2 tells no cost and E3 no people: neither its people nor its money is in it."""
    signed = [{"event_code": "E2", "person": f"K{i}", "attended": True} for i in range(50)]
    upload(
        book(
            events=[
                {"code": "E1", "attended": 20, "cost": 100},
                {"code": "E2", "attended": 50},
                {"code": "E3", "cost": 900},
            ],
            signins=signed,
        )
    )
    cost = figure(store, "cost_per_person")
    assert (cost.numerator, cost.denominator, cost.value) == (100, 20, 5)


def test_free_events_cost_nothing_a_person_and_nobody_has_no_cost(
    store: Store, upload: Upload
) -> None:
    upload(book(events=[{"code": "E1", "attended": 20, "cost": 0}]))
    assert value(store, "cost_per_person") == 0
    upload(book(events=[{"code": "E1", "attended": 0, "cost": 50}]))
    assert figure(store, "cost_per_person").status == "[z]"
    upload(book(events=[{"code": "E1", "attended": 20, "cost": None}]))
    assert figure(store, "cost_per_person").status == "[x]"


# -- time


def test_a_campaign_over_two_quarters(store: Store, upload: Upload) -> None:
    """Active in both, launched in the first, once in the year."""
    upload(book(campaigns=[{"code": "C1", "start": "2026-02-01", "end": "2026-05-31"}]))
    conducted = [value(store, "campaigns_conducted", q) for q in ("2026Q1", "2026Q2", "2026")]
    launched = [value(store, "campaigns_launched", q) for q in ("2026Q1", "2026Q2", "2026")]
    assert conducted == [1, 1, 1]
    assert launched == [1, 0, 1]
    # Nobody reported anything of the third quarter: that is not "none".
    assert figure(store, "campaigns_conducted", "2026Q3").status == "[x]"


def test_a_campaign_reported_each_quarter_is_launched_once(store: Store, upload: Upload) -> None:
    campaign = {"code": "C1", "start": "2026-02-01", "end": None}
    upload(
        book(
            campaigns=[
                campaign | {"for_quarter": "2026Q1", "distributed": 100},
                campaign | {"for_quarter": "2026Q2", "distributed": 50},
            ]
        )
    )
    assert value(store, "campaigns_conducted") == 1
    assert value(store, "campaigns_launched") == 1
    # Copies are those of each quarter: 100 + 50.
    assert value(store, "materials_distributed") == 150


def test_a_campaign_that_comes_to_a_second_area_later_is_not_launched_again(
    store: Store, upload: Upload
) -> None:
    north = {"code": "C1", "area": "A1", "start": "2026-02-01", "end": "2026-05-31"}
    south = {"code": "C1", "area": "A2", "start": "2026-04-15", "end": "2026-05-31"}
    upload(book(campaigns=[north, south]))
    assert values(store, "campaigns_launched", "area", "2026Q2") == {"A1": 0, "A2": 0}
    in_the_south = compute(
        store,
        [indicator("campaigns_launched")],
        [quarter_window("2026Q2")],
        where={"area": ["A2"]},
    )
    assert [r.estimate.value for r in in_the_south] == [0]


def test_an_officer_trained_twice_is_one_person_in_the_year(store: Store, upload: Upload) -> None:
    spring = {"code": "T1", "date": "2026-02-10", "audience_class": "law_enforcement"}
    summer = {"code": "T2", "date": "2026-05-10", "audience_class": "law_enforcement"}
    done = {"person": "K1", "attended": True, "completed": True}
    upload(
        book(
            trainings=[spring | {"completed": 1}, summer | {"completed": 1}],
            signins=[done | {"event_code": "T1"}, done | {"event_code": "T2"}],
        )
    )
    trained = [value(store, "people_trained", q) for q in ("2026Q1", "2026Q2", "2026")]
    assert trained == [1, 1, 1]
    assert value(store, "trainings_law_enforcement") == 2


def test_the_last_value_of_a_year_is_that_of_its_last_quarter(store: Store, upload: Upload) -> None:
    """Two areas in the first quarter, one in the second: the year has one, not two or three."""
    rows = [
        {"code": "E1", "date": "2026-02-01", "area": "A1", "lead": "P1"},
        {"code": "E2", "date": "2026-02-01", "area": "A2", "lead": "P2"},
        {"code": "E3", "date": "2026-05-01", "area": "A2", "lead": "P1"},
    ]
    upload(book(events=rows))
    asked = [value(store, "areas_covered", q) for q in ("2026Q1", "2026Q2", "2026")]
    assert asked == [2, 1, 1]
    active = [value(store, "partners_active", q) for q in ("2026Q1", "2026Q2", "2026")]
    assert active == [2, 1, 1]


def test_a_partner_that_left_is_no_member_of_later_quarters(store: Store, upload: Upload) -> None:
    left = THREE_PARTNERS[2] | {"left": "2026-02-10"}
    rows = [{"code": f"E{i}", "date": day} for i, day in enumerate(("2026-02-01", "2026-05-01"))]
    upload(book(partners=[*THREE_PARTNERS[:2], left], events=rows))
    shares = [figure(store, "coalition_engagement", q) for q in ("2026Q1", "2026Q2", "2026")]
    assert [(one.numerator, one.denominator) for one in shares] == [(1, 3), (1, 2), (1, 3)]


# -- registered, attended, counted


def test_more_people_present_than_registered(store: Store, upload: Upload) -> None:
    upload(
        book(
            events=[
                {"code": "E1", "registered": 20, "attended": 25},
                {"code": "E2", "registered": 30, "attended": 12, "walk_ins": 2},
            ]
        )
    )
    # E1: all 20 came, 5 more walked in. E2: 12 − 2 = 10 came. (20 + 10) ÷ (20 + 30) = 0.6
    rate = figure(store, "event_participation_rate")
    assert (rate.numerator, rate.denominator, rate.value) == (30, 50, 0.6)
    assert value(store, "event_attendance") == 37


def test_an_event_without_registration_is_left_out_of_the_rate(
    store: Store, upload: Upload
) -> None:
    upload(
        book(
            events=[
                {"code": "E1", "registered": 40, "attended": 30},
                {"code": "E2", "registered": None, "attended": 100},
                {"code": "E3", "registered": 50, "attended": None},
            ]
        )
    )
    rate = figure(store, "event_participation_rate")
    assert (rate.numerator, rate.denominator) == (30, 40)
    assert value(store, "event_attendance") == 130


def test_head_counts_make_an_interval_of_people(store: Store, upload: Upload) -> None:
    signins = [{"event_code": "E1", "person": f"K{i}", "attended": True} for i in range(8)]
    upload(
        book(
            events=[
                {"code": "E1", "attended": 8},
                {"code": "E2", "attended": 30},
                {"code": "E3", "attended": 12},
            ],
            signins=signins,
        )
    )
    reached = figure(store, "people_reached_unduplicated")
    # At least the 30 of E2, if all others were among them; at most 8 + 30 + 12 = 50.
    assert (reached.value, reached.low, reached.high) == (30, 30, 50)
    assert "8 people told apart by a code; 42 more only counted" in reached.note


def test_everybody_told_apart_needs_no_interval(store: Store, upload: Upload) -> None:
    signins = [{"event_code": "E1", "person": f"K{i}", "attended": True} for i in range(3)]
    upload(book(events=[{"code": "E1", "attended": 3}], signins=signins))
    reached = figure(store, "people_reached_unduplicated")
    assert (reached.value, reached.low, reached.high, reached.note) == (3, None, None, "")


def test_an_estimate_by_head_count_is_said(store: Store, upload: Upload) -> None:
    rows = [{"code": "E1", "attended": 34}, {"code": "E2", "attended": 60, "estimated": True}]
    upload(book(events=rows))
    attendance = figure(store, "event_attendance")
    assert (attendance.value, attendance.note) == (94, "60 of them are head-count estimates.")


# -- rates


def test_the_rate_of_a_year_is_not_the_mean_of_its_quarters(store: Store, upload: Upload) -> None:
    upload(
        book(
            events=[
                {"code": "E1", "date": "2026-02-01", "registered": 100, "attended": 10},
                {"code": "E2", "date": "2026-05-01", "registered": 20, "attended": 18},
            ]
        )
    )
    quarterly = [value(store, "event_participation_rate", q) for q in ("2026Q1", "2026Q2")]
    assert quarterly == [0.1, 0.9]
    # (10 + 18) ÷ (100 + 20) = 28 ÷ 120, not (0.1 + 0.9) ÷ 2 = 0.5
    assert value(store, "event_participation_rate") == pytest.approx(28 / 120)


def test_nothing_can_be_a_share_of_nothing(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "registered": 0, "attended": 5}]))
    rate = figure(store, "event_participation_rate")
    assert (rate.value, rate.low, rate.denominator, rate.status) == (None, None, 0, "[z]")


@pytest.mark.parametrize(("registered", "status"), [(1, "[u]"), (19, "[u]"), (20, "ok")])
def test_a_share_of_fewer_than_twenty_is_unreliable(
    store: Store, upload: Upload, registered: int, status: str
) -> None:
    upload(book(events=[{"code": "E1", "registered": registered, "attended": 1}]))
    rate = figure(store, "event_participation_rate")
    assert (rate.value, rate.n, rate.status) == (1 / registered, registered, status)


def test_reach_whose_engagements_are_blank_is_left_out(store: Store, upload: Upload) -> None:
    upload(
        book(
            campaigns=[
                {"code": "C1", "channel": "website", "reach": 1000, "engagements": 50},
                {"code": "C2", "channel": "website", "reach": 4000, "engagements": None},
            ]
        )
    )
    # 50 ÷ 1,000 = 0.05; what C2's 4,000 did is not known, and not 0.
    assert value(store, "digital_engagement_rate") == 0.05


def test_tips_referred_of_a_year_are_a_share_of_its_tips(store: Store, upload: Upload) -> None:
    rows = [
        {"period": "2026-01", "tips": 100, "referred": 10},
        {"period": "2026-04", "tips": 20, "referred": 18},
    ]
    upload(book(outcomes=rows))
    # (10 + 18) ÷ (100 + 20), not the mean of 10 % and 90 %.
    assert value(store, "tips_referred") == pytest.approx(28 / 120)


def test_coverage_is_added_before_it_is_divided(store: Store, upload: Upload) -> None:
    rows = [
        {"period": "2026-01", "tips": 1, "coverage": "1 of 2 agencies"},
        {"period": "2026-02", "tips": 1, "coverage": "8 of 8 agencies"},
        {"period": "2026-03", "tips": 1, "coverage": "most"},
    ]
    upload(book(outcomes=rows))
    covered = figure(store, "agency_coverage")
    assert (covered.numerator, covered.denominator) == (9, 10)


def test_tips_are_set_against_different_people_not_attendances(
    store: Store, upload: Upload
) -> None:
    """One person at two events, and 3 tips: 3 for one person, so 3,000 for 1,000."""
    signed = [{"event_code": code, "person": "K1", "attended": True} for code in ("E1", "E2")]
    upload(
        book(
            events=[{"code": "E1", "attended": 1}, {"code": "E2", "attended": 1}],
            signins=signed,
            outcomes=[{"period": "2026-01", "tips": 3}],
        )
    )
    tips = figure(store, "tips_per_1000_reached")
    assert (tips.numerator, tips.denominator, tips.value, tips.status) == (3, 1, 3000, "[u]")


def test_tips_and_nobody_reached_make_no_rate(store: Store, upload: Upload) -> None:
    upload(
        book(events=[{"code": "E1", "attended": 0}], outcomes=[{"period": "2026-01", "tips": 3}])
    )
    tips = figure(store, "tips_per_1000_reached")
    assert (tips.value, tips.status) == (None, "[z]")


def test_a_subgroup_of_one_is_told_to_be_unreliable(store: Store, upload: Upload) -> None:
    rows = [
        {"code": "E1", "area": "A1", "registered": 30, "attended": 24},
        {"code": "E2", "area": "A2", "registered": 1, "attended": 1},
    ]
    upload(book(events=rows))
    found = {
        r.named["area"]: (r.estimate.value, r.estimate.status)
        for r in results(store, "event_participation_rate", by=["area"])
    }
    assert found == {"A1": (0.8, "ok"), "A2": (1, "[u]")}


def test_identified_attendance_is_never_more_than_all(store: Store, upload: Upload) -> None:
    """More on the list than were counted: all of them can be told apart, and not 150 %."""
    signed = [{"event_code": "E1", "person": f"K{i}", "attended": True} for i in range(3)]
    upload(book(events=[{"code": "E1", "attended": 2}], signins=signed))
    share = figure(store, "identifiable_share")
    assert (share.numerator, share.denominator, share.value) == (2, 2, 1)


# -- blank, zero, and not reported


def test_what_nobody_reported_is_not_zero(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "date": "2026-02-01"}]))
    assert value(store, "events_held", "2026Q1") == 1
    second = figure(store, "events_held", "2026Q2")
    assert (second.value, second.status) == (None, "[x]")
    assert figure(store, "tips_received").status == "[x]"


def test_reported_but_none_of_it_is_zero(store: Store, upload: Upload) -> None:
    upload(book(trainings=[{"code": "T1", "audience_class": "health"}]))
    police = figure(store, "trainings_law_enforcement")
    assert (police.value, police.status) == (0, "ok")


def test_a_column_left_blank_is_not_zero_and_a_typed_zero_is(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "attended": None}, {"code": "E2", "attended": None}]))
    assert figure(store, "event_attendance").status == "[x]"
    upload(book(events=[{"code": "E1", "attended": 0}, {"code": "E2", "attended": None}]))
    attendance = figure(store, "event_attendance")
    assert (attendance.value, attendance.status) == (0, "ok")


def test_a_partner_that_was_silent_did_not_do_nothing(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1", "date": "2026-02-01"}]), partner="P1")
    upload(
        book(
            events=[
                {"code": "E2", "date": "2026-02-01"},
                {"code": "E3", "date": "2026-05-01"},
            ]
        ),
        partner="P2",
    )
    windows = [quarter_window("2026Q1"), quarter_window("2026Q2")]
    found = {
        (r.window.name, r.named["partner"]): (r.estimate.value, r.estimate.status)
        for r in compute(store, [indicator("events_held")], windows, ["partner"])
    }
    assert found == {
        ("2026Q1", "P1"): (1, "ok"),
        ("2026Q1", "P2"): (1, "ok"),
        ("2026Q2", "P1"): (None, "[x]"),
        ("2026Q2", "P2"): (1, "ok"),
    }


# -- never added up


def test_the_reach_of_two_channels_is_never_added(store: Store, upload: Upload) -> None:
    upload(
        book(
            campaigns=[
                {"code": "C1", "channel": "social_media", "reach": 5000},
                {"code": "C2", "channel": "social_media", "reach": 1500},
                {"code": "C1", "channel": "print", "reach": 900},
            ]
        )
    )
    reach = {r.named["channel"]: r.estimate.value for r in results(store, "campaign_reach")}
    assert reach == {"social_media": 6500, "print": 900}


def test_surveys_of_two_designs_and_waves_are_never_pooled(store: Store, upload: Upload) -> None:
    sign = {"survey": "S1", "item": "debt", "measures": "awareness_of_signs", "scale": "knowledge"}
    asked = {"survey": "S1", "date": "2026-03-01"}
    upload(
        book(
            survey_items=[sign | {"wording": "Is debt a sign?", "right": "Yes", "enough": 1}],
            surveys=[
                asked | {"respondent": "r1", "design": "matched", "wave": "before", "debt": "No"},
                asked | {"respondent": "r1", "design": "matched", "wave": "after", "debt": "Yes"},
                asked | {"respondent": "r2", "design": "post_only", "wave": "after", "debt": "No"},
            ],
        )
    )
    found = {
        (r.named["design"], r.named["wave"]): (r.estimate.numerator, r.estimate.denominator)
        for r in results(store, "awareness_share")
    }
    assert found == {
        ("matched", "before"): (0, 1),
        ("matched", "after"): (1, 1),
        ("post_only", "after"): (0, 1),
    }
