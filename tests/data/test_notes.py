"""Dated notes go through the door that workbooks use, one at a time."""

import datetime as dt

import pytest
from conftest import Upload
from stored import every_row
from workbooks import LISTS, Sheets, book, sheet, xlsx

from data.notes import Note, add_note, notes, remove_note
from data.plan import plan_file
from data.problems import Refused
from data.store import Store
from data.submissions import history, undo

MOVED = Note(dt.date(2026, 1, 5), "Hotline number changed, posters put up", "tips_received")
FLOOD = Note(dt.date(2026, 2, 9), 'Flood: halls were closed, "for weeks"', area="A1")


def held(store: Store) -> list[Note]:
    with store.reading() as connection:
        return notes(connection)


@pytest.fixture
def listed(store: Store, upload: Upload) -> Store:
    upload(xlsx(LISTS), partner="")
    return store


def test_notes_are_added_and_read_by_date(listed: Store) -> None:
    add_note(listed, FLOOD, "ann")
    add_note(listed, MOVED, "ben")
    assert held(listed) == [MOVED, FLOOD]
    assert [s.committed_by for s in history(listed) if s.kind == "dated_notes"] == ["ben", "ann"]


def test_the_same_note_twice_is_one(listed: Store) -> None:
    assert len(add_note(listed, MOVED, "ann")) == 1
    assert add_note(listed, MOVED, "ann") == []
    assert held(listed) == [MOVED]


@pytest.mark.parametrize(
    ("note", "entries"),
    [
        (Note(MOVED.date, "Ask Rosa at 212-555-0173"), ["identifier_cell"]),
        (Note(MOVED.date, "Call (212) 555-0173 or mail rosa@example.org"), ["personal_words"] * 2),
        (Note(MOVED.date, " "), ["nothing_to_store"]),
        (Note(MOVED.date, "x" * 201), ["too_long"]),
        (Note(MOVED.date, "Flood", area="Nowhere"), ["unknown_reference"]),
    ],
)
def test_what_no_workbook_may_hold_no_note_may_hold(
    listed: Store, note: Note, entries: list[str]
) -> None:
    before = every_row(listed)
    with pytest.raises(Refused) as found:
        add_note(listed, note, "ann")
    assert [problem.entry for problem in found.value.problems] == entries
    assert every_row(listed) == before


def test_a_note_is_taken_away_and_the_others_stay(listed: Store, upload: Upload) -> None:
    rows = [
        {"date": note.date, "explanation": note.text, "indicator": note.indicator or None}
        for note in (MOVED, Note(FLOOD.date, "Snow"))
    ]
    upload(book(dated_notes=rows))
    add_note(listed, FLOOD, "ann")
    remove_note(listed, MOVED, "ben")
    assert held(listed) == [FLOOD, Note(FLOOD.date, "Snow")]
    remove_note(listed, FLOOD, "ben")
    remove_note(listed, Note(FLOOD.date, "Snow"), "ben")
    assert held(listed) == []
    add_note(listed, FLOOD, "ann")
    assert held(listed) == [FLOOD]
    with pytest.raises(Refused) as found:
        remove_note(listed, MOVED, "ben")
    assert [problem.message for problem in found.value.problems] == [
        "Dated notes: There is no note “Hotline number changed, posters put up”."
    ]


def test_a_note_is_undone_like_any_upload(listed: Store) -> None:
    made = add_note(listed, MOVED, "ann")
    add_note(listed, FLOOD, "ann")
    undo(listed, made, "ben")
    assert held(listed) == [FLOOD]


def test_a_partners_own_notes_sheet_is_not_read_as_dated_notes(listed: Store) -> None:
    """Nor is a diary: only the sheet called so, or with its very headers."""
    own: Sheets = {
        "Notes": [("Be kind",), ("Bring pens",)],
        "Diary": [("Date", "Note"), ("2026-01-05", "x")],
    }
    title, rows = sheet("events", [{"code": "E1"}])
    plan = plan_file(listed, xlsx({**LISTS, title: rows, **own}), "a.xlsx")
    assert "dated_notes" not in {part.kind.kind_name() for part in plan.parts}
