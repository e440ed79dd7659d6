"""The stored rows of a submission, as they may be looked at."""

from conftest import Upload
from workbooks import LISTS, sheet, xlsx

from data.excerpt import excerpt
from data.plan import plan_file
from data.store import Store
from data.submissions import commit, undo


def events(*codes: str) -> list[dict[str, object]]:
    return [
        {"code": code, "name": code, "attended": 1_000 + at, "date": "2026-02-03"}
        for at, code in enumerate(codes)
    ]


def keep(store: Store, content: bytes) -> list[int]:
    return commit(store, plan_file(store, content, "q1.xlsx"), "tester")


def test_rows_are_told_with_their_place_and_without_empty_columns(store: Store) -> None:
    keep(store, xlsx(LISTS))
    made = keep(store, xlsx(dict([sheet("events", [{**e, "lead": "P1"} for e in events("E1")])])))
    found = excerpt(store, made[-1])
    assert found.count == 1
    assert [place for place, _ in found.rows] == ["Events row 2"]
    told = dict(zip(found.titles, found.rows[0][1], strict=True))
    assert {"Event code": "E1", "Date": "2026-02-03", "Attended": "1000"}.items() <= told.items()
    assert "Registered" not in told
    assert found.left_out == ()


def test_the_first_rows_are_told_of_many_and_all_are_counted(store: Store) -> None:
    keep(store, xlsx(LISTS))
    rows = [{**event, "lead": "P1"} for event in events("E1", "E2", "E3")]
    made = keep(store, xlsx(dict([sheet("events", rows)])))
    found = excerpt(store, made[-1], most=2)
    assert (len(found.rows), found.count) == (2, 3)


def test_codes_of_participants_and_peoples_own_words_are_never_told(
    store: Store, upload: Upload
) -> None:
    rows = [{**event, "lead": "P1"} for event in events("E1")]
    upload(xlsx({**LISTS, **dict([sheet("events", rows)])}))
    signins = dict([sheet("signins", [{"event_code": "E1", "person": "K-7Q2M"}])])
    said = {"survey": "S1", "respondent": "K-9X4B", "date": "2026-02-03"}
    surveys = dict([sheet("surveys", [said | {"comment": "I was afraid"}])])
    left_out = []
    for sheets, secret in ((signins, "K-7Q2M"), (surveys, "K-9X4B")):
        (made,) = upload(xlsx(sheets))
        found = excerpt(store, made)
        told = repr(found.rows)
        assert found.rows and secret not in told and "afraid" not in told
        left_out.append(found.left_out)
    assert left_out == [
        ("Participant code",),
        ("Respondent code", "Comment", "further questions"),
    ]


def test_what_was_undone_can_still_be_looked_at_and_what_never_was_is_empty(store: Store) -> None:
    made = keep(store, xlsx(LISTS))
    undo(store, made, "tester")
    assert excerpt(store, made[0]).count == 2
    assert excerpt(store, 99).rows == ()
