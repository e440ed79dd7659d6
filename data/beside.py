"""What is kept beside the rows of an upload: cells corrected, and what was answered."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from data.parts import Part
from data.records import table_of
from data.records.answers import Remembered
from data.records.uploads import Correction
from data.settled import Corrected
from data.store import Store, next_id
from data.withheld import withheld

_C = table_of(Correction)
_R = table_of(Remembered)


# -- corrections


def write_corrections(
    connection: sa.Connection, upload: int, corrections: Sequence[Corrected], parts: Iterable[Part]
) -> None:
    """Keep which cells were corrected; what must not be repeated, without its words."""
    told = _told_columns(parts)
    first = next_id(connection, _C)
    rows = [
        {"id": number, "upload_id": upload, "sheet": one.sheet, "cell": one.cell}
        | ({"old": one.old, "new": one.new} if _may_tell(told, one) else _UNTOLD)
        for number, one in enumerate(corrections, start=first)
    ]
    if rows:
        connection.execute(sa.insert(_C), rows)


_UNTOLD: dict[str, str | None] = {"old": None, "new": None}


def _told_columns(parts: Iterable[Part]) -> dict[str, frozenset[str]]:
    """Return, of sheets with anything withheld, the letters of columns that may be repeated."""
    told: dict[str, frozenset[str]] = {}
    for part in parts:
        if hidden := withheld(part.kind):
            letters = frozenset(
                letter
                for name, letter in part.rows.letters.items()
                if letter and name in part.kind.columns() and name not in hidden
            )
            for sheet in set(part.rows.sheets):
                told[sheet] = told.get(sheet, letters) & letters
    return told


def _may_tell(told: Mapping[str, frozenset[str]], one: Corrected) -> bool:
    return one.sheet not in told or one.cell.rstrip("0123456789") in told[one.sheet]


def corrections(store: Store, upload: int) -> list[Corrected]:
    """Return the cells that were corrected before an upload was stored, in order."""
    names = ("sheet", "cell", "old", "new")
    asked = sa.select(*(_C.c[name] for name in names)).where(_C.c.upload_id == upload)
    with store.reading() as connection:
        return [Corrected(*row) for row in connection.execute(asked.order_by(_C.c.id))]


# -- answers


def remember(
    connection: sa.Connection, partner: str, answers: Mapping[str, str], who: str, when: dt.datetime
) -> None:
    """Keep what a partner's person answered; the last answer holds."""
    if not answers:
        return
    mine = (_R.c.partner_id == partner, _R.c.question.in_(list(answers)))
    connection.execute(sa.delete(_R).where(*mine))
    rows = [
        {"partner_id": partner, "question": q, "answer": a, "answered_at": when, "answered_by": who}
        for q, a in answers.items()
    ]
    connection.execute(sa.insert(_R), rows)


def remembered(connection: sa.Connection, partner: str) -> dict[str, str]:
    """Return question → answer, of what a partner's people have answered before."""
    asked = sa.select(_R.c.question, _R.c.answer).where(_R.c.partner_id == partner)
    return dict(connection.execute(asked.order_by(_R.c.question)).all())
