"""Checks against what was before: figures unlike the partner's own, lists that changed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from conftest import Upload
from hypothesis import given
from hypothesis import strategies as st
from workbooks import AREAS, book, xlsx

from data.checks import all_checks
from data.messages import NOTE, WARNING
from data.periods import first_day, quarters
from data.plan import ADD, REPLACE, Asked, plan_file
from data.problems import Problem
from data.store import Store
from data.usual import ENOUGH, NEWEST, usual

BOTH_DATABASES = True

#: What came to the partner's eight forums of 2025, two a quarter, the newest last.
CAME = (30, 80, 95, 100, 85, 90, 310, 90)


def found(store: Store, content: bytes, partner: str = "P1", **asked: Any) -> list[Problem]:
    """Return what the checks say of a workbook, which has no errors."""
    plan = plan_file(store, content, "report.xlsx", Asked(partner, **{"mode": REPLACE} | asked))
    assert not plan.errors, [problem.message for problem in plan.errors]
    with store.reading() as connection:
        return all_checks(connection, plan.parts)


def said(store: Store, content: bytes, partner: str = "P1", **asked: Any) -> list[str]:
    return [problem.message for problem in found(store, content, partner, **asked)]


def events(quarter: str, came: Sequence[int | None], **more: Any) -> list[dict[str, Any]]:
    """Return a quarter's events, a day each, so many of whom came."""
    return [
        {
            "code": f"{quarter}-{i}",
            "name": f"Evening {i}",
            "type": "forum",
            "audience": "youth",
            "date": first_day(quarter) + dt.timedelta(days=i),
            "attended": attended,
        }
        | more
        for i, attended in enumerate(came)
    ]


@pytest.fixture
def year(store: Store, upload: Upload) -> Store:
    """A store with a year of the partner's forums."""
    for i, quarter in enumerate(quarters("2025Q1", "2025Q4")):
        upload(book(events=events(quarter, CAME[2 * i : 2 * i + 2])))
    return store


# -- figures


def test_a_figure_far_above_those_before(year: Store) -> None:
    (problem,) = found(year, book(events=events("2026Q1", (5400, 300, 20, None))))
    assert problem.message == (
        "Events!F2: Attended “5400” is far above what Harbour House reported before (public "
        "forum): the last 8 were 30 to 310, in the middle 90."
    )
    assert problem.expected == (
        "a figure like those before, the newest first: 90, 310, 90, 85, 100, 95, 80, 30"
    )
    assert problem.fix == (
        "Correct the figure, or its place in the row. If it is right, nothing to do."
    )
    assert problem.severity == WARNING


def test_a_figure_far_below_those_before(store: Store, upload: Upload) -> None:
    upload(book(events=events("2025Q1", (300,) * 8)))
    assert said(store, book(events=events("2025Q2", (29, 28, 120, 160, 240, 280, 290, 300)))) == [
        "Events!F3: Attended “28” is far below what Harbour House reported before (public "
        "forum): the last 8 were all 300."
    ]


def test_neither_the_quarter_itself_nor_later_ones_are_before(year: Store) -> None:
    again = events("2025Q4", (5400, 90))
    assert said(year, book(events=again)) == []


def test_another_partners_figures_say_nothing(year: Store) -> None:
    assert said(year, book(events=events("2026Q1", (5400, 90))), "P2") == []


def test_an_event_of_a_type_not_held_before_is_given_room(year: Store) -> None:
    fairs = book(events=events("2026Q1", (3000, 3101), type="booth"))
    assert said(year, fairs) == [
        "Events!F3: Attended “3101” is far above what Harbour House reported before: the last 8 "
        "were 30 to 310, in the middle 90."
    ]


def test_amounts_in_one_unit_are_not_held_against_those_in_another(
    store: Store, upload: Upload
) -> None:
    for quarter in quarters("2024Q1", "2025Q4"):
        upload(
            book(
                resources=[
                    {"for_quarter": quarter, "amount": 14.5, "unit": "nights"},
                    {"for_quarter": quarter, "amount": 2000, "unit": "dollars", "type": "money"},
                ]
            )
        )
    now = [
        {"for_quarter": "2026Q1", "amount": 2000, "unit": "nights"},
        {"for_quarter": "2026Q1", "amount": 2200, "unit": "dollars", "type": "money"},
        {"for_quarter": "2026Q1", "amount": 9000, "unit": "hours", "type": "staff_time"},
    ]
    assert said(store, book(resources=now)) == [
        "Resources!C2: Amount “2000” is far above what Harbour House reported before (shelter "
        "nights, nights): the last 8 were all 14.5."
    ]


def test_scores_have_a_scale_of_their_own(store: Store, upload: Upload) -> None:
    def trainings(quarter: str, score: float) -> bytes:
        first = first_day(quarter)
        row = {"hours": 3, "tested": 20, "score_before": score}
        return book(
            trainings=[
                {"code": f"{quarter}-{i}", "date": first + dt.timedelta(days=i)} | row
                for i in range(4)
            ]
        )

    upload(trainings("2025Q3", 80))
    upload(trainings("2025Q4", 80))
    assert said(store, trainings("2026Q1", 2)) == []


# -- lengths


def test_a_sheet_far_longer_or_shorter_than_before(store: Store, upload: Upload) -> None:
    for quarter in quarters("2024Q1", "2025Q4"):
        upload(book(events=events(quarter, [20] * 12)))
    assert said(store, book(events=events("2026Q1", [20] * 16))) == []
    (problem,) = found(store, book(events=events("2026Q1", [20] * 40)))
    assert problem.message == (
        "Events: 40 rows for 2026 Q1 are far above what Harbour House reported in earlier "
        "quarters: the last 8 were all 12."
    )
    assert problem.expected == (
        "about as many rows as in earlier quarters, the newest first: 12, 12, 12, 12, 12, 12, 12, "
        "12"
    )
    upload(book(events=events("2026Q1", [20] * 12)))
    more = [row | {"code": f"N{i}"} for i, row in enumerate(events("2026Q1", [21] * 28))]
    assert len(said(store, book(events=more), mode=ADD)) == 1


def test_one_row_where_there_were_many(store: Store, upload: Upload) -> None:
    for quarter in quarters("2024Q1", "2025Q4"):
        upload(book(events=events(quarter, [20] * 25)))
    assert said(store, book(events=events("2026Q1", [20]))) == [
        "Events: 1 row for 2026 Q1 is far below what Harbour House reported in earlier quarters: "
        "the last 8 were all 25."
    ]


# -- what is usual

VALUES = st.lists(st.integers(0, 10_000), min_size=ENOUGH, max_size=2 * NEWEST)


@given(VALUES, st.booleans(), st.booleans())
def test_no_value_reported_before_is_unlike_those_before(
    before: list[int], counts: bool, loosely: bool
) -> None:
    judged = usual(before, counts=counts, loosely=loosely)
    assert judged is not None
    assert {judged.side(value) for value in before[:NEWEST]} == {""}


@given(VALUES, st.integers(0, ENOUGH // 2 - 1), st.integers(0, 2_000_000_000))
def test_a_few_odd_values_do_not_widen_what_is_usual_beyond_themselves(
    before: list[int], place: int, odd: int
) -> None:
    spoilt = [*before]
    spoilt[place] = odd
    plain, judged = usual([100] * 8, counts=True), usual([100] * 7 + [odd], counts=True)
    assert plain and judged
    assert judged.most == max(plain.most, odd)
    assert usual(spoilt, counts=True) is not None


@pytest.mark.parametrize(
    ("before", "fine", "odd"),
    [
        ((0,) * 8, (0, 11), (12,)),
        ((3,) * 8, (0, 12), (13, 100)),
        ((100,) * 8, (33, 300), (307, 5)),
        ((30, 31, 29, 30, 32, 30, 28, 310), (10, 94, 310), (311, 1)),
    ],
)
def test_counts_that_are_usual_and_not(
    before: tuple[int, ...], fine: tuple[int, ...], odd: tuple[int, ...]
) -> None:
    judged = usual(before, counts=True)
    assert judged is not None
    assert not any(judged.side(value) for value in fine)
    assert all(judged.side(value) for value in odd)


def test_seven_values_say_nothing() -> None:
    assert usual([5] * 7, counts=True) is None


# -- the coalition's lists


def areas(*rows: tuple[Any, ...]) -> bytes:
    return xlsx({"Areas": (AREAS[0], *rows)})


def test_a_population_that_changed(store: Store, upload: Upload) -> None:
    old, new = dt.date(2025, 7, 1), dt.date(2026, 7, 1)
    upload(areas(*AREAS[1:], ("A3", "East", None, None)), partner="")
    changed = areas(("A1", "North", 12000, old), ("A2", "South", None, old), ("A3", "East", 5, new))
    first, second = found(store, changed, "")
    assert first.message == (
        "Areas!C2: Population of North (as of 2025-07-01) was 10000 and would be 12000: rates "
        "that rest on it change, earlier ones too."
    )
    assert first.fix == (
        "If there is a newer count, add a row for it with its date and leave this one. If it was "
        "typed by mistake, write 10000."
    )
    assert second.message == (
        "Areas!C3: Population of South (as of 2025-07-01) was 20000 and would be empty: rates "
        "that rest on it change, earlier ones too."
    )


def test_a_newer_population_in_a_row_of_its_own_changes_nothing_before(
    store: Store, upload: Upload
) -> None:
    upload(areas(*AREAS[1:]), partner="")
    assert found(store, areas(("A1", "North", 12000, dt.date(2026, 7, 1))), "") == []


def test_a_population_without_a_date(store: Store) -> None:
    plan = plan_file(
        store, areas(("A1", "North", 10000, None), ("A2", "South", None, None)), "a.xlsx"
    )
    (problem,) = plan.problems
    assert problem.message == "Areas!D2: Population date is empty beside a population of 10,000."
    assert problem.severity == NOTE


ITEM = {
    "survey": "S1",
    "item": "Debt",
    "wording": "Is a debt that never shrinks a sign?",
    "scale": "knowledge",
    "measures": "awareness_of_signs",
    "right": "Yes",
    "enough": 3,
}


def test_an_item_that_is_asked_otherwise(store: Store, upload: Upload) -> None:
    upload(book(survey_items=[ITEM]))
    asked = ITEM | {"wording": "Is debt a sign?", "scale": "agreement"}
    wording, scale = found(store, book(survey_items=[asked]))
    assert wording.message == (
        "Survey items!C2: Wording of “Debt” was “Is a debt that never shrinks a sign?” and would "
        "be “Is debt a sign?”: the series of this item breaks here."
    )
    assert wording.fix == (
        "If it is asked differently from now on, give it an item name of its own, so that answers "
        "to both stay apart. If only a slip was mended, nothing to do."
    )
    assert scale.text == (
        "Scale of “Debt” was “Knowledge (right or wrong)” and would be “Agreement (1–5)”: the "
        "series of this item breaks here."
    )


def test_an_item_that_is_scored_otherwise(store: Store, upload: Upload) -> None:
    upload(book(survey_items=[ITEM]))
    scored = ITEM | {"right": "No", "enough": 4, "reverse": True, "measures": "other"}
    assert [problem.text for problem in found(store, book(survey_items=[scored]))] == [
        f"{what}: answers to it are scored anew, earlier ones too, and the series of this item "
        "breaks here."
        for what in (
            "Reverse-scored? of “Debt” was “empty” and would be “yes”",
            "Measures of “Debt” was “Awareness of signs” and would be “Other”",
            "Right answer of “Debt” was “Yes” and would be “No”",
            "Enough of “Debt” was “3” and would be “4”",
        )
    ]


def test_what_changes_no_meaning_is_not_said(store: Store, upload: Upload) -> None:
    upload(book(survey_items=[ITEM]))
    same = ITEM | {"wording": "is a debt that never shrinks a sign", "reverse": False}
    assert said(store, book(survey_items=[same])) == []


# -- within a row


def test_figures_above_those_they_are_part_of(store: Store) -> None:
    content = book(
        trainings=[{"code": "T1", "registered": 30, "attended": 20, "completed": 21, "tested": 22}],
        campaigns=[{"code": "C1", "reach": 310, "engagements": 900}],
    )
    plan = plan_file(store, content, "a.xlsx", Asked("P1"))
    assert {problem.text for problem in plan.problems} == {
        "Engagements “900” is above the 310 reached.",
        "Completed “21” is above the 20 who attended.",
        "Tested before and after “22” is above the 20 who attended.",
    }
    assert not plan.errors


def test_a_partner_that_left_before_it_joined(store: Store) -> None:
    row = {"code": "P1", "joined": "2025-01-01", "left": "2024-06-30"}
    plan = plan_file(store, book(partners=[row]), "a.xlsx")
    assert [problem.message for problem in plan.errors] == [
        "Partners!E2: Left “2024-06-30” must not be before 2025-01-01."
    ]
