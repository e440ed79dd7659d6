"""Things that rows are about: in the file at hand, and stored beside it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import ground, periods
from data.cells import shown
from data.kinds import kinds
from data.parts import Part
from data.row import Row

#: SQLite takes 32,766 values in one statement.
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Thing:
    """What one row is about.

    Attributes:
        owner: the partner that reports it.
        quarter: the quarter it is reported for.
        sheet: the sheet it stands on, or stood on when it was stored.
        row: its row there.
        values: column → value, of the columns asked for.
        part: the part of the plan it is in; None where it is stored.
    """

    owner: str
    quarter: str
    sheet: str
    row: int
    values: Mapping[str, Any]
    part: Part | None = None

    def place(self, name: str) -> dict[str, Any]:
        """Return where column ``name`` of it stands, as a problem takes it."""
        assert self.part is not None, "what is stored has no place in the file"
        kind, value = self.part.kind, self.values.get(name)
        return {
            "sheet": self.sheet,
            "row": self.row,
            "letter": self.part.rows.letters.get(name, ""),
            "column": kind.columns()[name].title,
            "found": "" if value is None else shown(value),
        }


def held() -> list[type[Row]]:
    """Return the kinds whose rows are things with a code and a name, held on one day."""
    return [
        kind
        for kind in kinds().values()
        if kind.shared == kind.key == ("code",) and kind.dated and "name" in kind.columns()
    ]


def called(kind: type[Row]) -> str:
    """Return what one thing of a kind is called: ``event``."""
    return kind.__name__.lower()


def in_file(parts: Sequence[Part], kind: type[Row], names: Sequence[str]) -> list[Thing]:
    """Return the things of a kind in the file at hand: those that have a code."""
    return [
        Thing(part.partner, part.quarter, sheet, number, dict(zip(names, row, strict=True)), part)
        for part in parts
        if part.kind is kind
        for sheet, number, code, *row in zip(
            part.rows.sheets,
            part.rows.numbers,
            part.rows.columns["code"],
            *(part.rows.columns[name] for name in names),
            strict=True,
        )
        if code is not None
    ]


def stored(
    connection: sa.Connection,
    parts: Sequence[Part],
    kind: type[Row],
    names: Sequence[str],
    where: sa.ColumnElement[bool],
) -> Iterator[Thing]:
    """Iterate over the things of a kind that stay stored beside the file at hand.

    What its parts replace does not stay; where they add to it, the rest of it does.

    Args:
        connection: to the store.
        parts: the parts of the plan.
        kind: the kind.
        names: the columns to be known of each.
        where: which are of interest; may name the tables of the kind's rows and of submissions.
    """
    rows, s = ground.table(kind).c, ground.submissions().c
    asked = (
        sa.select(s.partner_id, s.quarter, rows.sheet, rows.row, rows.line)
        .add_columns(*(rows[name] for name in names))
        # Partner first, as in the key of the rows' table: no row of anything else is read.
        .join_from(
            ground.submissions(),
            ground.table(kind),
            (rows.partner_id == s.partner_id) & (rows.submission_id == s.id),
        )
        .where(s.kind == kind.kind_name(), s.status == ground.CURRENT, where)
        .order_by(s.id, rows.line)
    )
    stays = {
        (part.partner, part.quarter): frozenset(part.kept) for part in parts if part.kind is kind
    }
    for owner, quarter, sheet, number, line, *values in connection.execute(asked):
        kept = stays.get((owner, quarter))
        if kept is None or line in kept:
            yield Thing(owner, quarter, sheet, number, dict(zip(names, values, strict=True)))


def slices(codes: Collection[str]) -> Iterator[list[str]]:
    """Iterate over codes in lists that one statement takes."""
    ordered = sorted(codes)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def partner_names(connection: sa.Connection, parts: Sequence[Part]) -> dict[str, str]:
    """Return partner → name, as stored or as the file at hand says."""
    names = ground.names(connection, "partners")
    for part in parts:
        if part.kind.kind_name() == "partners":
            columns = part.rows.columns
            names |= {
                c: n for c, n in zip(columns["code"], columns["name"], strict=True) if c and n
            }
    return names


def whereabouts(other: Thing, beside: Thing, names: Mapping[str, str]) -> str:
    """Return where another thing is, for a message about ``beside``: ``row 5``."""
    if other.part is None:
        partner = names.get(other.owner, other.owner)
        return f"stored by {partner}, {periods.spoken(other.quarter)}"
    return f"row {other.row}" if other.sheet == beside.sheet else f"{other.sheet} row {other.row}"
