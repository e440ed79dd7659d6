"""What a plan would do to the indicators, as people read it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from conftest import Upload
from workbooks import LISTS, book, sheet, xlsx

from data.plan import Asked, plan_file
from data.store import Store
from metrics.dimensions import labels
from metrics.effects import Effect, effects
from metrics.reasons import CHANGED, GONE, NEW, NOTHING, Reason, because, ranges
from metrics.results import quarter_window
from metrics.shapes import NOT_AVAILABLE, Estimate
from reports.effects import figures, records, sentence

Rows = Sequence[Mapping[str, Any]]


def would_be(store: Store, **rows: Rows) -> list[Effect]:
    content = xlsx(dict(sheet(name, some) for name, some in rows.items()))
    plan = plan_file(store, content, "report.xlsx", Asked(partner="P1", mode="replace"))
    return effects(store, plan)


def said(store: Store, code: str, **rows: Rows) -> list[str]:
    known = labels(store)
    return [sentence(e, known) for e in would_be(store, **rows) if e.code == code]


def event(registered: int, attended: int) -> Mapping[str, Any]:
    return {
        "code": "E1", "date": dt.date(2026, 2, 3), "registered": registered, "attended": attended,
    }  # fmt: skip


# -- a sentence


def test_the_sentence_of_the_issue(store: Store, upload: Upload) -> None:
    rows = [
        {"code": f"T{i}", "date": dt.date(2026, 4, 7), "completed": number}
        for i, number in enumerate([33] * 11 + [35, 2, 3, 4, 5], 1)
    ]
    upload(book(trainings=rows))
    assert said(store, "people_trained", trainings=rows[:12]) == [
        "People trained 2026 Q2: 412 → 398 because Trainings!A14:A17 are gone"
    ]


def test_a_share_says_of_how_many(store: Store, upload: Upload) -> None:
    upload(book(events=[event(60, 42)]))
    assert said(store, "event_participation_rate", events=[event(60, 45)]) == [
        "Event participation rate 2026 Q1: 70\u00a0% (42 of 60) → 75\u00a0% (45 of 60) "
        "because Attended in Events!G2 was 42, is 45"
    ]
    assert said(store, "event_participation_rate", events=[event(10, 7)]) == [
        "Event participation rate 2026 Q1: 70\u00a0% (42 of 60) → 70\u00a0% (7 of 10, unreliable) "
        "because Registered in Events!F2 was 60, is 10; Attended in Events!G2 was 42, is 7"
    ]


def test_what_was_not_reported(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    assert said(store, "event_attendance", events=[event(60, 42)]) == [
        "Attendance at events 2026 Q1: not reported → 42 because Events!A2 is new"
    ]


def test_of_what_is_never_added_up_it_says_which(store: Store, upload: Upload) -> None:
    upload(xlsx(LISTS))
    row = {"for_quarter": "2026Q1", "type": "legal_aid", "unit": "hours", "amount": 5}
    assert said(store, "resources_shared", resources=[row]) == [
        "Resources shared (Legal aid) 2026 Q1: not reported → 5 because Resources!A2 is new"
    ]


def effect(before: Estimate, after: Estimate, code: str = "people_reached_unduplicated") -> Effect:
    return Effect(code, quarter_window("2026Q1"), (), before, after, ())


def test_the_same_figure_is_told_with_what_is_different() -> None:
    limits = effect(Estimate(40, 40, 60, 40, 40), Estimate(40, 40, 75, 40, 40))
    assert figures(limits) == ("40, between 40 and 60", "40, between 40 and 75")
    note = effect(Estimate(40, n=40, note="12 were estimated."), Estimate(40, n=40))
    assert figures(note) == ("40 (12 were estimated)", "40 (without a note)")
    small = effect(Estimate(100.4, n=100.4), Estimate(100.3, n=100.3), "contact_hours")
    assert figures(small) == ("100.4", "100.3")


def test_without_a_reason_the_sentence_ends_with_the_figure() -> None:
    plain = effect(NOT_AVAILABLE, Estimate(0, n=0))
    assert sentence(plain, {}).endswith("2026 Q1: not reported → 0")


# -- reasons


def test_rows_next_to_each_other_are_one_range() -> None:
    places = [("T", 3), ("T", 2), ("U", 4), ("T", 7), ("T", 4), ("T", 3)]
    assert ranges(places, "B") == ("T!B2:B4", "T!B7", "U!B4")


def test_reasons_in_words() -> None:
    told = {
        Reason("Trainings", NEW, ("T!A2",), 1): "T!A2 is new",
        Reason("Trainings", NEW, ("T!A2:A3",), 2): "T!A2:A3 are new",
        Reason("Trainings", NEW, ("T!A2", "T!A4:A5", "U!A7"), 4): "T!A2, A4:A5, U!A7 are new",
        Reason("Trainings", GONE, tuple(f"T!A{i}" for i in range(2, 12, 2)), 5, "last.xlsx"): (
            "T!A2, A4, A6 and 2 other places of last.xlsx are gone"
        ),
        Reason("Events", CHANGED, ("E!G4",), 1, column="Attended", old="12", new="15"): (
            "Attended in E!G4 was 12, is 15"
        ),
        Reason("Events", CHANGED, ("E!G4",), 1, column="Attended", old="", new="15"): (
            "Attended in E!G4 was empty, is 15"
        ),
        Reason("Events", CHANGED, ("E!G4:G9",), 6, column="Attended"): (
            "Attended in E!G4:G9 has changed"
        ),
        Reason("Trainings", NOTHING): "Trainings has nothing to report",
    }
    assert {reason: str(reason) for reason in told} == told


def test_a_sentence_gives_three_reasons_at_most() -> None:
    reasons = [Reason("T", NEW, (f"T!A{i}",), 1) for i in range(2, 7)]
    assert because(reasons[:2]) == "because T!A2 is new; T!A3 is new"
    assert because(reasons) == "because T!A2 is new; T!A3 is new; T!A4 is new; and 2 more"
    assert because([]) == ""


# -- a table


def test_a_table_has_a_row_an_effect(store: Store, upload: Upload) -> None:
    upload(book(events=[event(60, 42)]))
    found = [e for e in would_be(store, events=[event(60, 45)]) if e.code == "event_attendance"]
    assert records(found, labels(store)) == [
        {
            "Indicator": "Attendance at events",
            "Quarter": "2026 Q1",
            "Before": "42",
            "After": "45",
            "Because": "Attended in Events!G2 was 42, is 45",
        }
    ]
