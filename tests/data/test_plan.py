"""What an upload would do is told first: rows new, changed, the same or gone; whose and when."""

import datetime as dt
from typing import Any

import pytest
from conftest import Upload
from stored import column, current_state, every_row, messages
from workbooks import AREAS, LISTS, PARTNERS, book, sheet, xlsx

from data.plan import ADD, REPLACE, Asked, Change, Part, Plan, plan_file
from data.problems import Refused
from data.store import Store
from data.submissions import commit, undo

BOTH_DATABASES = True


def event(code: str, date: str = "2026-02-03", **more: Any) -> dict[str, Any]:
    return {"code": code, "name": code, "type": "forum", "date": date, "audience": "youth"} | more


def events(*rows: dict[str, Any]) -> bytes:
    return book(events=rows)


def with_cover(content: dict[str, Any], partner: str = "", quarter: str = "") -> bytes:
    return xlsx({"Start here": [("Reporting partner", partner), ("Quarter", quarter)], **content})


def part_of(plan: Plan, kind: str) -> Part:
    (part,) = [part for part in plan.parts if part.kind.kind_name() == kind]
    return part


def places(plan: Plan) -> list[tuple[str, str, str]]:
    """Return each submission's kind, partner and quarter."""
    return [(p.kind.kind_name(), p.partner, p.quarter) for p in plan.parts if p.quarter]


# -- against what is stored


def test_new_changed_same_gone(store: Store, upload: Upload) -> None:
    upload(events(event("E1", attended=30), event("E2", attended=5), event("E3")))
    revised = events(event("E1", attended=34, name="Forum"), event("E3"), event("E4"))
    part = part_of(plan_file(store, revised, "b.xlsx", Asked("P1")), "events")
    assert (part.new, part.same, part.gone) == (1, 1, ("E2",))
    assert part.changed == (
        Change("Events", 2, "Name", "E1", "Forum", "B", "name"),
        Change("Events", 2, "Attended", 30, 34, "F", "attended"),
    )


def test_old_and_new_values_are_of_the_same_types(store: Store, upload: Upload) -> None:
    upload(events(event("E1", survivors_only="no", attended=0)))
    revised = events(event("E1", date="2026-02-04", survivors_only="yes", attended=None))
    part = part_of(plan_file(store, revised, "b.xlsx", Asked("P1")), "events")
    assert [(change.old, change.new) for change in part.changed] == [
        (dt.date(2026, 2, 3), dt.date(2026, 2, 4)),
        (0, None),
        (False, True),
    ]


EVERY_KIND = {
    "campaigns": [{"code": "C1", "cost": 0.1, "languages": "Spanish; English"}],
    "events": [event("E1", contributing="P2")],
    "signins": [{"event_code": "E1", "person": "K1"}, {"event_code": "E1", "person": "K2"}],
    "trainings": [{"code": "T1", "hours": 1.5, "partner": "P2", "survivor_led": "yes"}],
    "surveys": [
        {"survey": "S1", "respondent": "R1", "Heard of us?": "yes"},
        {"survey": "S1", "comment": "nameless"},
        {"survey": "S1", "comment": "nameless too"},
    ],
    "survey_items": [{"survey": "S1", "item": "Heard of us?"}],
    "outcomes": [{"period": "2026-01", "tips": 4}, {"period": "2026 Q1", "incidents": 1}],
    "resources": [{"amount": 2.5, "unit": "hours"}],
    "targets": [{"target": 3}],
}


def test_the_same_file_twice_changes_nothing(store: Store, upload: Upload) -> None:
    assert upload(book(**EVERY_KIND)) != []
    before = every_row(store)
    plan = plan_file(store, book(**EVERY_KIND), "again.xlsx", Asked("P1"))
    assert not plan.does_something
    assert sum(part.same for part in plan.parts) == 17
    assert commit(store, plan, "tester") == []
    assert every_row(store) == before


def test_replacing_takes_away_and_adding_does_not(store: Store, upload: Upload) -> None:
    upload(events(event("E1"), event("E2", attended=5)))
    more = events(event("E2", attended=6), event("E3"))
    added = part_of(plan_file(store, more, "b.xlsx", Asked("P1", mode=ADD)), "events")
    assert (added.new, added.gone, len(added.changed)) == (1, (), 1)
    upload(more, mode=ADD)
    assert sorted(column(store, "events", "code")) == ["E1", "E2", "E3"]
    upload(more, mode=REPLACE)
    assert sorted(column(store, "events", "code")) == ["E2", "E3"]


def test_lists_are_added_to(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    renamed = [AREAS[0], ("A2", "South Side", 20000, AREAS[1][3]), ("A3", "East", 5, AREAS[1][3])]
    part = part_of(plan_file(store, xlsx({"Areas": renamed}), "b.xlsx"), "areas")
    assert (part.new, part.gone) == (1, ())
    assert part.changed == (Change("Areas", 2, "Name", "South", "South Side", "B", "name"),)
    upload(xlsx({"Areas": renamed}))
    assert sorted(column(store, "areas", "name")) == ["East", "North", "South Side"]


# -- whose, and when


def test_several_quarters_become_several_submissions(store: Store) -> None:
    content = events(event("E1", "2025-12-31"), event("E2", "2026-01-01"), event("E3"))
    plan = plan_file(store, content, "a.xlsx", Asked("P1"))
    assert places(plan) == [("events", "P1", "2025Q4"), ("events", "P1", "2026Q1")]
    assert [len(part.rows) for part in plan.parts if part.quarter] == [1, 2]


def test_two_partners_rows_become_two_submissions(store: Store) -> None:
    content = events(event("E1", lead="P2"), event("E2", lead="Harbour House"))
    plan = plan_file(store, content, "a.xlsx")
    assert places(plan) == [("events", "P1", "2026Q1"), ("events", "P2", "2026Q1")]


def test_signins_go_with_their_event(store: Store) -> None:
    content = book(
        events=[event("E1", lead="P2"), event("E2", "2026-04-01", lead="P1")],
        signins=[{"event_code": "E1", "person": "K1"}, {"event_code": "E2", "person": "K1"}],
    )
    plan = plan_file(store, content, "a.xlsx")
    assert [place for place in places(plan) if place[0] == "signins"] == [
        ("signins", "P1", "2026Q2"),
        ("signins", "P2", "2026Q1"),
    ]


def test_the_cover_says_whose_and_when(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    content = with_cover(dict([sheet("events", [event("E1")])]), "Second partner", "Q1 2026")
    assert places(plan_file(store, content, "a.xlsx")) == [("events", "P2", "2026Q1")]
    asked = plan_file(store, content, "a.xlsx", Asked("P1"))
    assert places(asked) == [("events", "P1", "2026Q1")]


def test_a_cover_that_names_nobody_we_know(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    content = with_cover(dict([sheet("events", [event("E1", lead="P1")])]), "Third", "spring")
    assert messages(plan_file(store, content, "a.xlsx")) == [
        "a.xlsx: Reporting partner “Third” must be one of the Partners.",
        "a.xlsx: Quarter “spring” must be a quarter.",
    ]


def test_nobody_said_whose(store: Store) -> None:
    assert messages(plan_file(store, events(event("E1")), "a.xlsx")) == [
        "Events row 2: It is not said which partner the rows are from."
    ]


def test_dates_outside_the_quarter(store: Store, upload: Upload) -> None:
    upload(events(event("OLD", "2025-11-01")))
    content = book(
        events=[event("E1"), event("E2", "2026-04-01")],
        signins=[{"event_code": "E1", "person": "K1"}, {"event_code": "OLD", "person": "K1"}],
    )
    assert messages(plan_file(store, content, "a.xlsx", Asked("P1", "2026Q1"))) == [
        "Events!D3: Date “2026-04-01” is outside 2026 Q1, the quarter this workbook is for.",
        "Sign-ins!A3: Event code “OLD” is outside 2026 Q1, the quarter this workbook is for.",
    ]


def test_a_campaign_is_of_the_quarter_it_says(store: Store) -> None:
    content = book(
        campaigns=[
            {"code": "C1", "start": "2025-10-01", "for_quarter": "2026 Q1"},
            {"code": "C2", "start": "2025-10-01"},
        ]
    )
    own = [("campaigns", "P1", "2025Q4"), ("campaigns", "P1", "2026Q1")]
    assert places(plan_file(store, content, "a.xlsx", Asked("P1"))) == own
    covered = plan_file(store, content, "a.xlsx", Asked("P1", "2026Q2"))
    assert places(covered) == [("campaigns", "P1", "2026Q1"), ("campaigns", "P1", "2026Q2")]


# -- rows that are none


def test_totals_are_left_out_and_named(store: Store) -> None:
    content = events(event("E1", attended=5), event("Total", attended=5), event(" GRAND TOTAL:"))
    plan = plan_file(store, content, "a.xlsx", Asked("P1"))
    assert [problem.message for problem in plan.problems] == [
        "Events row 3: The row is a total (“Total”) and was left out; its parts are added up "
        "instead.",
        "Events row 4: The row is a total (“ GRAND TOTAL:”) and was left out; its parts are added "
        "up instead.",
    ]
    assert part_of(plan, "events").rows.columns["code"] == ["E1"]


def test_a_real_row_like_the_example_further_down_is_kept(store: Store) -> None:
    # Resources have no code: only at the top is a row equal to the example taken for it.
    rows = [{"type": "venue"}, {"type": "money"}, {"type": "materials"}, {}]
    plan = plan_file(store, book(resources=rows), "a.xlsx", Asked("P1"))
    assert not plan.problems
    assert len(part_of(plan, "resources").rows) == 4


def test_a_row_that_repeats_another(store: Store) -> None:
    plan = plan_file(store, events(event("E1"), event("E2"), event("E1")), "a.xlsx", Asked("P1"))
    assert messages(plan) == ["Events row 4: The row repeats row 2: E1."]


# -- all or nothing


def test_an_error_on_one_sheet_stores_no_other(store: Store) -> None:
    content = book(events=[event("E1")], trainings=[{"code": "T1", "completed": "most"}])
    before = every_row(store)
    plan = plan_file(store, content, "a.xlsx", Asked("P1"))
    (problem,) = plan.errors
    assert problem.text == "Completed “most” must be a whole number."
    with pytest.raises(Refused):
        commit(store, plan, "tester")
    assert every_row(store) == before


def test_a_plan_whose_ground_moved(store: Store, upload: Upload) -> None:
    upload(events(event("E1")))
    plan = plan_file(store, events(event("E2")), "slow.xlsx", Asked("P1", mode=REPLACE))
    upload(events(event("E3")), name="quick.xlsx")
    before = every_row(store)
    with pytest.raises(Refused) as refused:
        commit(store, plan, "tester")
    assert str(refused.value) == (
        "slow.xlsx: What is stored under Events has changed since the upload was checked."
    )
    assert every_row(store) == before


def test_a_plan_whose_areas_are_no_longer_stored(store: Store, upload: Upload) -> None:
    upload(xlsx({"Partners": PARTNERS}))
    (areas,) = upload(xlsx({"Areas": AREAS}))
    _, (titles, *rows) = sheet("events", [event("E1", area="A1")])
    plan = plan_file(store, xlsx({"Events": [titles, *rows]}), "slow.xlsx", Asked("P1"))
    undo(store, [areas], "tester")
    before = current_state(store)
    with pytest.raises(Refused) as refused:
        commit(store, plan, "tester")
    assert str(refused.value) == (
        "slow.xlsx: What is stored under Areas has changed since the upload was checked."
    )
    assert current_state(store) == before
