"""An approved quarter is locked: whatever would change what counts in it is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Upload
from stored import every_row
from workbooks import LISTS, book, sheet, xlsx

from data.approvals import approve, decisions, locked, reopen
from data.attestations import attest
from data.plan import Asked, plan_file
from data.problems import Refused
from data.store import Store
from data.submissions import commit, undo

BOTH_DATABASES = True

#: Of fields that a test need not say.
Q1, Q2 = {"date": "2026-02-03"}, {"date": "2026-05-05"}


def events(*rows: dict[str, Any]) -> bytes:
    return xlsx(dict([sheet("events", rows)]))


@pytest.fixture(autouse=True)
def lists(upload: Upload) -> None:
    """Partners P1 and P2, areas A1 and A2: submissions 1 and 2."""
    upload(xlsx(LISTS))


def refusal(store: Store, act: Callable[[], object]) -> str:
    before = every_row(store)
    with pytest.raises(Refused) as found:
        act()
    assert every_row(store) == before
    (problem,) = found.value.problems
    return problem.text


def uploading(store: Store, content: bytes, partner: str = "P1") -> Callable[[], object]:
    """Return what commits a workbook, whatever its plan says of locks."""
    plan = plan_file(store, content, "late.xlsx", Asked(partner, mode="replace"))
    return lambda: commit(store, plan, "tester")


def lock_of(quarter: str, store: Store) -> str:
    with store.reading() as connection:
        found = locked(connection)[quarter]
    at = found.done_at
    return f"was approved on {at.day} {at:%B %Y} by {found.done_by} and is locked."


def test_what_would_change_an_approved_quarter_is_refused(store: Store, upload: Upload) -> None:
    upload(events({"code": "E1"} | Q1))
    approve(store, "2026 Q1", "ann")
    told = f"2026 Q1 {lock_of('2026Q1', store)}"
    assert refusal(store, uploading(store, events({"code": "E1", "attended": 9} | Q1))) == told
    assert refusal(store, uploading(store, events({"code": "E9"} | Q1), "P2")) == told
    assert refusal(store, lambda: undo(store, [3], "tester")) == told
    assert refusal(store, lambda: attest(store, "P2", "2026Q1", ["campaigns"], "tester")) == told


def test_other_quarters_stay_open(store: Store, upload: Upload) -> None:
    upload(events({"code": "E1"} | Q1))
    approve(store, "2026Q1", "ann")
    assert upload(events({"code": "E2"} | Q2)) == [4]
    undo(store, [4], "tester")


def test_a_reopened_quarter_takes_changes_again(store: Store, upload: Upload) -> None:
    upload(events({"code": "E1"} | Q1))
    approve(store, "2026Q1", "ann")
    reopen(store, "2026Q1", "bob", "  The school's figures\ncame late. ")
    assert upload(events({"code": "E1", "attended": 9} | Q1)) == [4]
    approve(store, "2026Q1", "ann")
    told = [(d.quarter, d.action, d.reason, d.done_by) for d in decisions(store)]
    assert told == [
        ("2026Q1", "approved", None, "ann"),
        ("2026Q1", "reopened", "The school's figures came late.", "bob"),
        ("2026Q1", "approved", None, "ann"),
    ]


def test_what_cannot_be_approved_or_reopened(store: Store, upload: Upload) -> None:
    upload(events({"code": "E1"} | Q1))
    assert refusal(store, lambda: approve(store, "spring", "ann")) == (
        "Quarter “spring” must be a quarter."
    )
    assert refusal(store, lambda: approve(store, "2026Q2", "ann")) == (
        "Nothing is stored for 2026 Q2."
    )
    assert refusal(store, lambda: reopen(store, "2026Q1", "ann", "A reason")) == (
        "2026 Q1 has not been approved, so it is open."
    )
    approve(store, "2026Q1", "ann")
    assert refusal(store, lambda: reopen(store, "2026Q1", "bob", " ")) == (
        "It is not said why 2026 Q1 is to be reopened."
    )
    assert "is locked." in refusal(store, lambda: approve(store, "2026Q1", "bob"))


# -- what would change in it by way of another quarter or partner


def test_the_leads_row_does_not_take_over_in_an_approved_quarter(
    store: Store, upload: Upload
) -> None:
    # P2 reported P1's event for the first quarter; the same code comes with a later date.
    upload(events({"code": "E1", "lead": "P1"} | Q1), partner="P2")
    approve(store, "2026Q1", "ann")
    own = events({"code": "E1", "lead": "P1"} | Q2)
    assert "2026 Q1 was approved" in refusal(store, uploading(store, own))


def test_answers_of_an_approved_quarter_are_not_scored_anew(store: Store, upload: Upload) -> None:
    item = {"survey": "S1", "item": "Sign", "right": "Yes", "enough": 1}
    upload(
        book(
            surveys=[{"survey": "S1", "respondent": "R1", "Sign": "Yes", "date": "2026-02-03"}],
            survey_items=[item],
        )
    )
    approve(store, "2026Q1", "ann")
    assert "2026 Q1 was approved" in refusal(
        store, uploading(store, book(survey_items=[item | {"right": "No"}]))
    )
    # Another wording changes no score, another survey none of this quarter.
    reworded = item | {"wording": "Is it a sign?"}
    assert upload(book(survey_items=[reworded, item | {"survey": "S2"}])) != []


def test_sign_ins_count_where_their_event_is_now(store: Store, upload: Upload) -> None:
    came = {"event_code": "E1", "person": "K1"}
    upload(book(events=[{"code": "E1"} | Q2], signins=[came]))
    upload(events({"code": "E1"} | Q1))
    undo(store, [3], "tester")
    approve(store, "2026Q1", "ann")
    assert "2026 Q1 was approved" in refusal(store, lambda: undo(store, [4], "tester"))


def test_marking_what_nothing_is_left_of_changes_nothing_that_counts(
    store: Store, upload: Upload
) -> None:
    upload(events({"code": "E1"} | Q1))
    upload(events({"code": "E2"} | Q1))
    approve(store, "2026Q1", "ann")
    assert undo(store, [3], "tester") == [3]


def test_a_note_of_what_was_open_is_kept_with_the_approval(store: Store, upload: Upload) -> None:
    upload(book(events=[{"code": "E1"}]))
    approve(store, "2026Q1", "ann", "  The school  reports later ")
    (held,) = decisions(store)
    assert (held.action, held.reason) == ("approved", "The school reports later")
