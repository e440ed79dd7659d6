"""Dated notes on figures: read, added one at a time, and taken away again.

A note goes through the door that workbooks use, so the same rules refuse it (personal details,
unknown areas), the history shows it, and it can be undone.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.chains import chain_of
from data.ground import only_current, table
from data.kinds.dated_notes import DatedNote
from data.plan import REPLACE, Asked, Plan, plan_file
from data.problems import Problem, Refused
from data.row import COALITION
from data.store import Store
from data.submissions import commit, undo

_COLUMNS = ("date", "explanation", "indicator", "area")


@dataclass(frozen=True, order=True)
class Note:
    """A dated note.

    Attributes:
        date: the day it is about.
        text: what happened.
        indicator: the code of the indicator it explains; empty: of all.
        area: the code of the area; empty: the whole coalition.
    """

    date: dt.date
    text: str
    indicator: str = ""
    area: str = ""


def notes(connection: sa.Connection) -> list[Note]:
    """Return every note, the earliest first."""
    rows = table(DatedNote).c
    asked = sa.select(*(rows[name] for name in _COLUMNS)).where(only_current(DatedNote))
    found = connection.execute(asked)
    return sorted(Note(day, text, code or "", area or "") for day, text, code, area in found)


def add_note(store: Store, note: Note, who: str) -> list[int]:
    """Store one more note.

    Args:
        store: where to.
        note: the note.
        who: who adds it, for the history.

    Returns:
        The submission it made; none where the very same note is stored.

    Raises:
        Refused: it is too long, empty, holds personal details or names an unknown area.
    """
    return commit(store, _plan(store, [note]), who)


def remove_note(store: Store, note: Note, who: str) -> None:
    """Take one note away; the others stay.

    Raises:
        Refused: there is no such note, or the notes have changed meanwhile.
    """
    with store.reading() as connection:
        held = notes(connection)
        chain = chain_of(connection, DatedNote, COALITION, "")
    if note not in held:
        raise Refused([Problem("no_note", sheet=DatedNote.title, found=note.text)])
    others = [other for other in held if other != note]
    if others:
        commit(store, _plan(store, others, REPLACE), who)
    else:
        # A list is replaced by rows; where none is left, all that brought one are undone.
        undo(store, chain.holding, who)


def _plan(store: Store, several: Iterable[Note], mode: str = "") -> Plan:
    plan = plan_file(store, _written(list(several)), f"{DatedNote.title}.csv", Asked(mode=mode))
    if plan.errors:
        raise Refused(plan.errors)
    return plan


def _written(several: Sequence[Note]) -> bytes:
    """Return notes as the workbook that would bring them."""
    text = io.StringIO()
    columns = DatedNote.columns()
    sheet = csv.writer(text)
    sheet.writerow(columns[name].title for name in _COLUMNS)
    for note in several:
        sheet.writerow((note.date.isoformat(), note.text, note.indicator, note.area))
    return text.getvalue().encode()
