"""What a release was made from: submissions, approvals, definitions, code, settings."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlalchemy as sa

import data
import metrics
from data import clock
from data.approvals import locked
from data.ground import CURRENT, UNDONE, names, submissions, uploads
from data.kinds import kinds
from data.people import hash_codes
from data.records import records
from reports.releases.sheet import Column, Sheet

_COLUMNS = (
    Column("submission", "Submission", "Its number.", "integer"),
    Column("kind", "Kind", "The kind of sheet."),
    Column("sheet", "Sheet", "What the sheet is called."),
    Column("partner", "Partner", "Who handed it in: the code; empty: the coalition."),
    Column("name", "Name", "How the partner is called."),
    Column("quarter", "Quarter", "What it reports on; empty of lists."),
    Column(
        "file",
        "File",
        "A digest of the file, keyed with a secret of the coalition: who has the file and the "
        "secret can tell that it is the one; nobody can try out what might have stood in it.",
    ),
)


@dataclass(frozen=True)
class Handed:
    """A submission that counts in a release.

    Attributes:
        id: its number.
        kind: the kind's name.
        partner: whose.
        name: how the partner is called.
        quarter: what it reports on; empty of lists.
        file: the keyed digest of its file.
    """

    id: int
    kind: str
    partner: str
    name: str
    quarter: str
    file: str

    @property
    def about(self) -> tuple[str, str, str]:
        """What it reports on: what a later one of the same replaces."""
        return self.kind, self.partner, self.quarter


def handed_in(connection: sa.Connection, quarter: str) -> list[Handed]:
    """Return the submissions that count up to a quarter, lists included, by number."""
    s, u = submissions().c, uploads().c
    asked = (
        sa.select(s.id, s.kind, s.partner_id, s.quarter, u.file_hash)
        .join(uploads(), s.upload_id == u.id)
        .where(s.status == CURRENT, s.quarter <= quarter)
        .order_by(s.id)
    )
    called = names(connection, "partners")
    rows = connection.execute(asked).all()
    keyed = hash_codes("release", {row.file_hash for row in rows})
    return [
        Handed(
            row.id,
            row.kind,
            row.partner_id,
            called.get(row.partner_id, ""),
            row.quarter,
            keyed[row.file_hash].hex(),
        )
        for row in rows
    ]


def only_added(
    connection: sa.Connection, before: Iterable[Handed], after: Iterable[Handed]
) -> set[int]:
    """Return the later submissions that hold all rows of the earlier as they were, and more.

    Args:
        connection: where from.
        before: what counted earlier.
        after: what counts later.
    """
    s, u = submissions().c, uploads().c
    old = {one.about: one.id for one in before}
    found = set()
    for one in after:
        if (first := old.get(one.about, one.id)) >= one.id:
            continue
        asked = (
            sa.select(u.summary, s.without)
            .join(uploads(), s.upload_id == u.id)
            .where(s.id > first, s.id <= one.id, s.status != UNDONE)
            .where(s.kind == one.kind, s.partner_id == one.partner, s.quarter == one.quarter)
        )
        steps = connection.execute(asked).all()
        if all(step.without is None and _adds(step.summary, one.about) for step in steps):
            found.add(one.id)
    return found


def _adds(summary: str | None, about: tuple[str, str, str]) -> bool:
    """Say whether an upload changed and took out no row of what it reports on."""
    parts = [
        p for p in json.loads(summary or "[]") if (p["kind"], p["partner"], p["quarter"]) == about
    ]
    return bool(parts) and not any(p["changed"] or p["gone"] for p in parts)


def submissions_sheet(found: Iterable[Handed]) -> Sheet:
    """Return what a release was made from as a table."""
    titles = {name: kind.title for name, kind in kinds().items()}
    return Sheet(
        "submissions",
        "Submissions",
        "What was handed in that the figures are made from.",
        _COLUMNS,
        [
            (
                *(one.id, one.kind, titles.get(one.kind, one.kind)),
                *(one.partner, one.name, one.quarter, one.file),
            )
            for one in found
        ],
        ("submission",),
    )


def approved_on(connection: sa.Connection, quarters: Iterable[str]) -> dict[str, str | None]:
    """Return quarter → the day it was approved on; None: it is open."""
    held = locked(connection)
    return {q: clock.day(held[q].done_at) if q in held else None for q in quarters}


def kept_up_to(connection: sa.Connection) -> dict[str, int]:
    """Return record → the last id of what else decides figures: codings, readings, voices."""
    found = {}
    for record in records():
        if record.changes_figures:
            table = sa.inspect(record).local_table
            last = connection.execute(sa.select(sa.func.max(table.c["id"]))).scalar()
            found[str(record.__tablename__)] = int(last or 0)
    return dict(sorted(found.items()))


def later_than(connection: sa.Connection, number: int) -> list[int]:
    """Return the submissions made after one, current or not."""
    s = submissions().c
    return list(connection.execute(sa.select(s.id).where(s.id > number).order_by(s.id)).scalars())


@cache
def digest_of_code() -> str:
    """Return the SHA-256 of the source of ``data`` and ``metrics``: names and contents."""
    found = hashlib.sha256()
    for package in (data, metrics):
        folder = Path(package.__path__[0])
        for path in sorted(
            folder.rglob("*.py"), key=lambda one: one.relative_to(folder).as_posix()
        ):
            content = path.read_bytes().replace(b"\r\n", b"\n")
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            found.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return found.hexdigest()


def digest_of(entries: Mapping[str, str]) -> str:
    """Return the SHA-256 over names and digests, in the order of the names."""
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(entries.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
