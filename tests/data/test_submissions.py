"""Plans are carried out and undone: all of it or nothing, and back to exactly what was."""

from typing import Any

import pytest
from conftest import Upload
from stored import column, current_state, every_row
from workbooks import AREAS, LISTS, PARTNERS, book, sheet, xlsx

from data.problems import Refused
from data.store import Store
from data.submissions import history, is_empty, undo

BOTH_DATABASES = True


def event(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": code, "type": "forum", "date": "2026-02-03"} | more


def events(*rows: dict[str, Any]) -> bytes:
    """Return a workbook of events alone: partners and areas are stored already."""
    return xlsx(dict([sheet("events", rows)]))


@pytest.fixture(autouse=True)
def lists(upload: Upload) -> None:
    """Partners P1 and P2, areas A1 and A2: submissions 1 and 2."""
    assert upload(xlsx(LISTS)) == [1, 2]


@pytest.mark.parametrize("count", [1, 49, 50, 51, 120])
def test_rows_are_stored_in_the_order_of_the_file(store: Store, upload: Upload, count: int) -> None:
    codes = [f"E{number}" for number in range(count)]
    upload(events(*map(event, codes)))
    assert column(store, "events", "code") == codes


def refused(store: Store, *ids: int) -> str:
    before = every_row(store)
    with pytest.raises(Refused) as found:
        undo(store, ids, "tester")
    assert every_row(store) == before
    return str(found.value)


# -- undo


@pytest.fixture
def rich(upload: Upload) -> list[int]:
    """A quarter with something of most kinds; what later tests change and bring back."""
    return upload(
        book(
            campaigns=[{"code": "C1", "reach": 100, "partner": "P1"}],
            events=[event("E1", attended=5, area="A1"), event("E2", attended=9)],
            signins=[
                {"event_code": "E1", "person": "K1", "attended": "yes"},
                {"event_code": "E2", "person": "K1", "attended": "no"},
                {"event_code": "E2", "person": "K2", "attended": "yes"},
            ],
            surveys=[{"survey": "S1", "respondent": "R1", "Sign": "Yes"}],
            survey_items=[{"survey": "S1", "item": "Sign", "right": "Yes", "enough": 1}],
        )
    )


REVISION = {
    "campaigns": [{"code": "C1", "reach": 250}, {"code": "C2", "reach": 3}],
    "events": [event("E1", attended=6, area="A2"), event("E2"), event("E3", contributing="P2")],
    "signins": [{"event_code": "E3", "person": "K3"}, {"event_code": "E1", "person": "K2"}],
    "surveys": [{"survey": "S1", "respondent": "R1", "Sign": "No"}],
    "survey_items": [{"survey": "S1", "item": "Sign", "right": "No", "enough": 1}],
}


def test_undoing_a_revision_restores_the_state_before(
    store: Store, upload: Upload, rich: list[int]
) -> None:
    before = current_state(store)
    made = upload(book(**REVISION))
    assert current_state(store) != before
    undo(store, made, "tester")
    assert current_state(store) == before


def test_undoing_what_replaced_nothing_restores_the_state_before(
    store: Store, upload: Upload
) -> None:
    before = current_state(store)
    made = upload(book(**REVISION))
    undo(store, made, "tester")
    assert current_state(store) == before
    assert upload(book(**REVISION)) != []


def test_undoing_one_submission_leaves_the_others(
    store: Store, upload: Upload, rich: list[int]
) -> None:
    campaigns = next(s.id for s in history(store) if s.kind == "campaigns")
    undo(store, [campaigns], "tester")
    assert column(store, "campaigns", "code") == []
    assert column(store, "events", "code") == ["E1", "E2"]


def test_undoing_twice_goes_two_steps_back(store: Store, upload: Upload) -> None:
    (first,) = upload(events(event("E1")))
    (second,) = upload(events(event("E2")))
    (third,) = upload(events(event("E3")))
    undo(store, [third], "tester")
    assert column(store, "events", "code") == ["E2"]
    undo(store, [second, first], "tester")
    assert column(store, "events", "code") == []


# -- what is not undone


def test_what_was_undone_is_not_undone_again(store: Store, upload: Upload) -> None:
    (made,) = upload(events(event("E1")))
    undo(store, [made], "tester")
    assert refused(store, made) == f"Submission {made} has already been undone."


def test_what_does_not_exist_is_not_undone(store: Store) -> None:
    assert refused(store, 99) == "Submission 99 does not exist."


def test_events_with_signins_are_not_undone_alone(
    store: Store, upload: Upload, rich: list[int]
) -> None:
    made = {s.kind: s.id for s in history(store)}
    assert refused(store, made["events"]) == (
        "Sign-ins refer to “E1”, which would no longer be stored."
    )
    undo(store, [made["events"], made["signins"]], "tester")
    assert column(store, "signins", "line") == []


@pytest.mark.parametrize(
    ("submission", "sentence"),
    [
        (1, "Events refer to “P1”, which would no longer be stored."),
        (2, "Targets refer to “A1”, which would no longer be stored."),
    ],
)
def test_lists_that_rows_refer_to_are_not_undone(
    store: Store, upload: Upload, submission: int, sentence: str
) -> None:
    upload(book(events=[event("E1")], targets=[{"area": "A1"}, {"indicator": "x", "target": 1}]))
    assert refused(store, submission) == sentence


def test_a_revision_that_drops_an_event_with_signins(
    store: Store, upload: Upload, rich: list[int]
) -> None:
    before = every_row(store)
    with pytest.raises(Refused) as found:
        upload(events(event("E1")))
    assert str(found.value) == "Sign-ins refer to “E2”, which would no longer be stored."
    assert every_row(store) == before


# -- events for survivors

FOR_SURVIVORS = event("E1", survivors_only="yes", attended=8)


def test_an_event_for_survivors_takes_head_counts(store: Store, upload: Upload) -> None:
    upload(events(FOR_SURVIVORS))
    assert column(store, "events", "attended") == [8]


def signins(*codes: str) -> bytes:
    return xlsx(dict([sheet("signins", [{"event_code": c, "person": "K1"} for c in codes])]))


SURVIVORS = "“E1” must not be an event for survivors: they take head counts only."


def test_it_takes_no_signins_stored_or_in_the_same_workbook(store: Store, upload: Upload) -> None:
    told = f"Sign-ins row 2: Event code {SURVIVORS}"
    rows = [{"event_code": "E1", "person": "K1"}, {"event_code": "E1", "person": "K2"}]
    with pytest.raises(AssertionError) as same:
        upload(book(events=[FOR_SURVIVORS], signins=rows))
    assert str([told]) in str(same.value)
    upload(events(FOR_SURVIVORS, event("E2")))
    with pytest.raises(AssertionError) as stored:
        upload(signins("E1", "E2"))
    assert str([told]) in str(stored.value)


def test_an_event_with_signins_does_not_become_one(store: Store, upload: Upload) -> None:
    upload(events(event("E1")))
    (signed_in,) = upload(signins("E1"))
    before = every_row(store)
    with pytest.raises(Refused) as found:
        upload(events(FOR_SURVIVORS))
    assert str(found.value) == f"Sign-ins: Event code {SURVIVORS}"
    assert every_row(store) == before
    undo(store, [signed_in], "tester")
    (made,) = upload(events(FOR_SURVIVORS))
    assert refused(store, made, signed_in).endswith("has already been undone.")


# -- history


def test_history_tells_who_what_and_from_which_file(store: Store, upload: Upload) -> None:
    upload(events(event("E1"), event("E2")), name="q1.xlsx")
    upload(events(event("E1")), name="q1 mended.xlsx")
    undo(store, [4], "another")
    told = [
        (s.id, s.title, s.partner, s.quarter, s.status, s.rows, s.replaces, s.file, s.committed_by)
        for s in history(store)
    ]
    assert told == [
        (4, "Events", "P1", "2026Q1", "undone", 1, 3, "q1 mended.xlsx", "tester"),
        (3, "Events", "P1", "2026Q1", "current", 2, None, "q1.xlsx", "tester"),
        (2, "Areas", "coalition", "", "current", 2, None, "report.xlsx", "tester"),
        (1, "Partners", "coalition", "", "current", 2, None, "report.xlsx", "tester"),
    ]
    newest, *others = history(store)
    assert newest.undone_by == "another"
    assert newest.undone_at is not None
    assert newest.undone_at >= newest.committed_at
    assert {s.undone_by for s in others} == {None}
    assert [s.id for s in history(store, [1, 3])] == [3, 1]


def test_an_empty_store_is_one_with_nothing_current(store: Store) -> None:
    assert not is_empty(store)
    undo(store, [1, 2], "tester")
    assert is_empty(store)


def test_the_version_grows_with_every_change(store: Store, upload: Upload) -> None:
    versions = [store.version()]
    (made,) = upload(events(event("E1")))
    versions.append(store.version())
    undo(store, [made], "tester")
    versions.append(store.version())
    upload(events(event("E1")))
    versions.append(store.version())
    assert versions == sorted(set(versions))


def test_what_is_kept_beside_added_rows_keeps_its_place_in_its_file(
    store: Store, upload: Upload
) -> None:
    upload(events(event("E1"), event("E2"), event("E3")))
    upload(events(event("E2", attended=4)), mode="add")
    kept = zip(column(store, "events", "code"), column(store, "events", "row"), strict=True)
    assert sorted(kept) == [("E1", 2), ("E2", 2), ("E3", 4)]


def test_lists_alone(store: Store, upload: Upload) -> None:
    assert upload(xlsx({"Partners": PARTNERS, "Areas": AREAS})) == []
