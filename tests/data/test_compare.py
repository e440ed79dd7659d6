"""Two submissions held against each other: rows only in one, and cells that differ."""

from typing import Any

import pytest
from conftest import Upload
from workbooks import LISTS, book, sheet, xlsx

from data.compare import compare
from data.plan import ADD
from data.problems import Refused
from data.store import Store

BOTH_DATABASES = True


def events(*rows: dict[str, Any]) -> bytes:
    return xlsx(dict([sheet("events", rows)]))


@pytest.fixture(autouse=True)
def lists(upload: Upload) -> None:
    """Partners P1 and P2, areas A1 and A2: submissions 1 and 2."""
    upload(xlsx(LISTS))


def test_rows_only_in_one_and_cells_that_differ(store: Store, upload: Upload) -> None:
    upload(events({"code": "E1", "attended": 5}, {"code": "E2"}, {"code": "E3"}), name="q1.xlsx")
    upload(events({"code": "E3"}, {"code": "E1", "attended": 6}, {"code": "E4"}), name="new.xlsx")
    found = compare(store, 3, 4)
    assert [(row.key, row.place) for row in found.only_a] == [("E2", "Events row 3 in q1.xlsx")]
    assert [(row.key, row.place) for row in found.only_b] == [("E4", "Events row 4 in new.xlsx")]
    (change,) = found.changed
    assert (change.column, change.old, change.new) == ("Attended", "5", "6")
    assert (change.before.place, change.after.place) == (
        "Events row 2 in q1.xlsx",
        "Events row 3 in new.xlsx",
    )
    assert (found.title, found.same) == ("Events", 1)


def test_a_submission_is_the_same_as_itself(store: Store, upload: Upload) -> None:
    upload(events({"code": "E1"}, {"code": "E2"}))
    found = compare(store, 3, 3)
    assert (found.only_a, found.only_b, found.changed, found.same) == ((), (), (), 2)


def test_rows_that_were_kept_are_named_by_the_file_they_came_with(
    store: Store, upload: Upload
) -> None:
    upload(events({"code": "E1"}, {"code": "E2"}), name="first.xlsx")
    upload(events({"code": "E3"}), name="second.xlsx", mode=ADD)
    upload(events({"code": "E3"}), name="third.xlsx")
    found = compare(store, 4, 5)
    assert [row.place for row in found.only_a] == [
        "Events row 2 in first.xlsx",
        "Events row 3 in first.xlsx",
    ]


def test_other_partners_and_quarters_may_be_compared(store: Store, upload: Upload) -> None:
    upload(events({"code": "E1", "attended": 1}), partner="P1")
    upload(events({"code": "E1", "attended": 2}, {"code": "E2"}), partner="P2")
    found = compare(store, 3, 4)
    assert {change.column for change in found.changed} == {"Attended", "Lead partner"}
    assert [row.key for row in found.only_b] == ["E2"]


def test_participants_are_counted_and_not_named(store: Store, upload: Upload) -> None:
    def came(*people: str, attended: str = "yes") -> dict[str, Any]:
        rows = [{"event_code": "E1", "person": p, "attended": attended} for p in people]
        return {"signins": rows}

    upload(book(events=[{"code": "E1"}], **came("K1", "K2", "K3")))
    upload(book(**came("K3", "K4", attended="no")))
    found = compare(store, 4, 5)
    assert [row.key for row in (*found.only_a, *found.only_b)] == ["E1", "E1", "E1"]
    (change,) = found.changed
    assert (change.before.key, change.column, change.old, change.new) == (
        "E1", "Attended", "TRUE", "FALSE",
    )  # fmt: skip


def test_of_peoples_own_words_only_that_they_differ(store: Store, upload: Upload) -> None:
    def answered(answer: str) -> bytes:
        return book(surveys=[{"survey": "S1", "respondent": "R1", "Why": answer}])

    upload(answered("I was alone there"))
    upload(answered("I was with a friend"))
    found = compare(store, 3, 4)
    (change,) = found.changed
    assert (change.column, change.withheld, change.old, change.new) == ("Answers", True, "", "")
    assert "friend" not in repr(found)


def test_what_cannot_be_compared(store: Store, upload: Upload) -> None:
    upload(events({"code": "E1"}))
    with pytest.raises(Refused, match="Submission 1 holds Partners, submission 3 holds Events"):
        compare(store, 1, 3)
    with pytest.raises(Refused, match="Submission 99 does not exist"):
        compare(store, 3, 99)
