"""The rows of a submission as they are stored, to be looked at: without what is withheld."""

from dataclasses import dataclass

import sqlalchemy as sa

from data import ground
from data.cells import shown
from data.kinds import kinds
from data.store import Store
from data.withheld import withheld


@dataclass(frozen=True)
class Excerpt:
    """The first rows of a submission.

    Attributes:
        titles: the titles of the columns that hold anything.
        rows: of each row its place in the file, and its cells as people read them.
        count: how many rows the submission has.
        left_out: the titles of columns that are never shown: codes of participants, people's own
            words that nobody has cleared.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    count: int
    left_out: tuple[str, ...]


def excerpt(store: Store, submission: int, most: int = 200) -> Excerpt:
    """Return the first rows of a submission, whatever became of it since.

    Args:
        store: where.
        submission: its number.
        most: how many rows at most.
    """
    s = ground.submissions().c
    asked = sa.select(s.kind, s.partner_id, s.row_count).where(s.id == submission)
    with store.reading() as connection:
        found = connection.execute(asked).first()
        if found is None or found.kind not in kinds():
            return Excerpt((), (), found.row_count if found else 0, ())
        kind = kinds()[found.kind]
        columns, hidden = kind.columns(), withheld(kind)
        names = [name for name in columns if name not in hidden]
        rows = ground.table(kind).c
        which = (rows.partner_id == found.partner_id, rows.submission_id == submission)
        wanted = sa.select(rows.sheet, rows.row, *(rows[name] for name in names)).where(*which)
        held = connection.execute(wanted.order_by(rows.line).limit(most)).all()
    used = [at for at in range(len(names)) if any(row[at + 2] is not None for row in held)]
    return Excerpt(
        tuple(columns[names[at]].title for at in used),
        tuple((f"{row[0]} row {row[1]}", tuple(_told(row[at + 2]) for at in used)) for row in held),
        found.row_count,
        (
            *(column.title for name, column in columns.items() if name in hidden),
            *(("further questions",) if kind.further else ()),
        ),
    )


def _told(value: object) -> str:
    return "" if value is None else shown(value)
