"""What was uploaded when, by whom, and what became of it."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from data import ground
from data.ground import CURRENT
from data.kinds import kinds
from data.store import Store

_S, _U = ground.submissions(), ground.uploads()


@dataclass(frozen=True)
class Listed:
    """A submission as the history lists it.

    Attributes:
        id: its number.
        upload: the number of the upload it came with.
        kind: the kind's name.
        title: the kind's title.
        partner: whose.
        quarter: when; empty of the coalition's lists.
        status: ``current``, ``replaced`` or ``undone``.
        rows: how many rows it holds.
        replaces: the submission that was current before it.
        file: the name of the file it came with.
        file_hash: the SHA-256 of that file.
        committed_at: when it was uploaded, in UTC.
        committed_by: who uploaded it.
        undone_at: when it was undone last; where it is not undone, it was brought back since.
        undone_by: who undid it.
        attested: whether it says "nothing to report".
        added: whether its rows were added to what was there.
        without: the submission whose undoing made it; None: it came with its upload.
        made_of: the submissions whose own rows make up its rows.
    """

    id: int
    upload: int
    kind: str
    title: str
    partner: str
    quarter: str
    status: str
    rows: int
    replaces: int | None
    file: str
    file_hash: str
    committed_at: dt.datetime
    committed_by: str
    undone_at: dt.datetime | None
    undone_by: str | None
    attested: bool
    added: bool
    without: int | None
    made_of: tuple[int, ...]


def history(store: Store, ids: Iterable[int] | None = None) -> list[Listed]:
    """Return submissions, the newest first; all of them, or those of ``ids``."""
    asked = (
        sa.select(
            _S.c.id,
            _S.c.upload_id.label("upload"),
            _S.c.kind,
            _S.c.partner_id.label("partner"),
            _S.c.quarter,
            _S.c.status,
            _S.c.row_count.label("rows"),
            _S.c.replaces,
            _U.c.file_name.label("file"),
            _U.c.file_hash,
            _U.c.committed_at,
            _U.c.committed_by,
            _S.c.undone_at,
            _S.c.undone_by,
            _S.c.without,
            _S.c.attested,
            _S.c.added,
            _S.c.made_of,
        )
        .join(_U, _S.c.upload_id == _U.c.id)
        .order_by(_S.c.id.desc())
    )
    if ids is not None:
        asked = asked.where(_S.c.id.in_(list(ids)))
    with store.reading() as connection:
        return [_listed(row) for row in connection.execute(asked).mappings()]


def _listed(row: sa.RowMapping) -> Listed:
    kind = kinds().get(row["kind"])
    made_of = tuple(json.loads(row["made_of"])) if row["made_of"] else (row["id"],)
    worked_out = {
        "title": kind.title if kind else row["kind"],
        "attested": bool(row["attested"]),
        "added": bool(row["added"]),
        "made_of": made_of,
    }
    return Listed(**{**row, **worked_out})


def is_empty(store: Store) -> bool:
    """Say whether nothing is stored yet."""
    asked = sa.select(_S.c.id).where(_S.c.status == CURRENT).limit(1)
    with store.reading() as connection:
        return connection.execute(asked).first() is None
