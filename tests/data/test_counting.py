"""What one submission brings can change what counts in another, and undoing it changes it back."""

from typing import Any

import pytest
from conftest import Upload
from stored import column, current_state
from workbooks import book

from data.store import Store
from data.submissions import history, undo
from metrics.catalogue import indicator
from metrics.results import compute, quarter_window

BOTH_DATABASES = True


def figure(store: Store, code: str, **where: list[str]) -> float | None:
    window = quarter_window("2026Q1")
    (result,) = compute(store, [indicator(code)], [window], where=where)
    return result.estimate.value


# -- joint events


def joint(**more: Any) -> bytes:
    """Return a workbook with the joint event J, led by P1."""
    return book(events=[{"code": "J", "lead": "P1", "contributing": "P2"} | more])


LEAD, CONTRIBUTOR = {"partner": "P1"}, {"partner": "P2"}


@pytest.mark.parametrize("order", [(LEAD, CONTRIBUTOR), (CONTRIBUTOR, LEAD)])
def test_of_a_joint_event_the_leads_row_counts_whichever_came_first(
    store: Store, upload: Upload, order: tuple[dict[str, str], ...]
) -> None:
    for who in order:
        upload(joint(attended=40 if who is LEAD else 35), **who)
    assert figure(store, "events_held") == 1
    assert figure(store, "event_attendance") == 40
    assert figure(store, "event_attendance", partner=["P1"]) == 40


def test_without_the_leads_the_contributors_counts_again(store: Store, upload: Upload) -> None:
    upload(joint(attended=35), **CONTRIBUTOR)
    before = current_state(store)
    made = upload(joint(attended=40), **LEAD)
    assert figure(store, "event_attendance") == 40
    undo(store, made, "tester")
    assert figure(store, "event_attendance") == 35
    assert current_state(store) == before


def test_without_a_lead_the_first_reported_counts(store: Store, upload: Upload) -> None:
    partners = {"partners": [{"code": c, "name": c} for c in ("P1", "P2", "P3")]}
    rows = [{"code": "J", "lead": "P1"}]
    upload(book(**partners, events=[rows[0] | {"attended": 7}]), partner="P3")
    upload(book(events=[rows[0] | {"attended": 9}]), partner="P2")
    assert column(store, "events", "counted") == [True, False]
    assert figure(store, "event_attendance") == 7
    first = next(s.id for s in history(store) if s.partner == "P3")
    undo(store, [first], "tester")
    assert figure(store, "event_attendance") == 9


def test_the_leads_revision_that_drops_it_leaves_the_contributors(
    store: Store, upload: Upload
) -> None:
    upload(joint(attended=40), **LEAD)
    upload(joint(attended=35), **CONTRIBUTOR)
    upload(book(events=[{"code": "OTHER", "attended": 1}]), **LEAD)
    assert figure(store, "event_attendance") == 35 + 1


def test_a_joint_campaign_counts_once_by_channel(store: Store, upload: Upload) -> None:
    rows = {"code": "C", "partner": "P1", "contributing": "P2"}
    social = rows | {"channel": "social_media", "reach": 500}
    upload(book(campaigns=[social, rows | {"channel": "print", "reach": 70}]), partner="P2")
    upload(book(campaigns=[social | {"reach": 600}]), partner="P1")
    reach = compute(store, [indicator("campaign_reach")], [quarter_window("2026Q1")])
    by_channel = {result.named["channel"]: result.estimate.value for result in reach}
    assert by_channel == {"social_media": 600, "print": 70}


# -- surveys


def survey(*answers: str) -> dict[str, Any]:
    """Return respondents of survey S, each with an answer to three signs: "yyn" is yes, yes, no."""
    words = {"y": "Yes", "n": "No", "-": None}
    return {
        "surveys": [
            {"survey": "S", "wave": "after", "respondent": f"R{number}"}
            | {f"Sign {i}": words[letter] for i, letter in enumerate(row, 1)}
            for number, row in enumerate(answers)
        ]
    }


def items(enough: int, right: str = "Yes") -> dict[str, Any]:
    one = {"survey": "S", "measures": "awareness_of_signs", "right": right, "enough": enough}
    return {"survey_items": [one | {"item": f"Sign {i}"} for i in (1, 2, 3)]}


def scores(store: Store) -> list[tuple[Any, Any]]:
    signs, aware = column(store, "surveys", "signs_right"), column(store, "surveys", "aware")
    return list(zip(signs, aware, strict=True))


def test_answers_are_scored_once_their_items_arrive(store: Store, upload: Upload) -> None:
    upload(book(**survey("yyy", "yyn", "y--", "---")))
    unscored = current_state(store)
    assert scores(store) == [(None, None)] * 4
    made = upload(book(**items(enough=2)))
    # Who answered none of them is unknown; a sign left blank by one who answered another is not.
    assert scores(store) == [(3, 1), (2, 1), (1, 0), (None, None)]
    undo(store, made, "tester")
    assert current_state(store) == unscored


def test_answers_are_scored_again_when_items_are_corrected(store: Store, upload: Upload) -> None:
    upload(book(**survey("yyy", "yyn", "nnn"), **items(enough=2)))
    before = current_state(store)
    assert scores(store) == [(3, 1), (2, 1), (0, 0)]
    made = upload(book(**items(enough=3, right="No")))
    assert scores(store) == [(0, 0), (1, 0), (3, 1)]
    undo(store, made, "tester")
    assert current_state(store) == before


def test_the_share_follows_the_scores(store: Store, upload: Upload) -> None:
    upload(book(**survey("yyy", "yyn", "ynn", "nnn"), **items(enough=2)))
    awareness = indicator("awareness_share")
    (result,) = compute(store, [awareness], [quarter_window("2026Q1")])
    assert (result.estimate.numerator, result.estimate.denominator) == (2, 4)
