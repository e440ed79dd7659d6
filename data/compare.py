"""Two submissions held against each other: rows only in one of them, and cells that differ.

Participants are never named: their rows are told by the rest of their key. Of people's own words
nobody has cleared, only that they differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import ground
from data.cells import shown
from data.kinds import kinds
from data.parts import Key, keys_of
from data.problems import Problem, Refused
from data.row import Row
from data.rows import Rows
from data.store import Store
from data.withheld import unread


@dataclass(frozen=True)
class At:
    """A stored row, and where it stood.

    Attributes:
        key: what names it, in words; without the participant.
        file: the uploaded file it came with.
        sheet: the sheet in it.
        row: the row in the sheet.
    """

    key: str
    file: str
    sheet: str
    row: int

    @property
    def place(self) -> str:
        """The row's address: ``Events row 4 in q1.xlsx``."""
        return f"{self.sheet} row {self.row} in {self.file}"


@dataclass(frozen=True)
class Differs:
    """A cell that is not the same in both.

    Attributes:
        column: the column's title.
        old: the value in the first, as people read it; empty where missing or withheld.
        new: the value in the second.
        withheld: whether the values are words nobody has cleared, and so not shown.
        before: its row in the first.
        after: its row in the second.
    """

    column: str
    old: str
    new: str
    withheld: bool
    before: At
    after: At


@dataclass(frozen=True)
class Difference:
    """What differs between the rows of two submissions of one kind.

    Attributes:
        title: the kind's title.
        only_a: rows that only the first has.
        only_b: rows that only the second has.
        changed: cells that differ between rows of the same key.
        same: how many rows are the same in both.
    """

    title: str
    only_a: tuple[At, ...] = ()
    only_b: tuple[At, ...] = ()
    changed: tuple[Differs, ...] = ()
    same: int = 0


def compare(store: Store, a: int, b: int) -> Difference:
    """Return what differs between two submissions of one kind of sheet.

    Args:
        store: where they are.
        a: the first, usually the earlier one.
        b: the second; it may be of another partner or quarter.

    Raises:
        Refused: one does not exist, or they are of two kinds.
    """
    s = ground.submissions().c
    asked = sa.select(s.id, s.kind, s.partner_id).where(s.id.in_([a, b]))
    with store.reading() as connection:
        found = {row.id: row for row in connection.execute(asked)}
        if missing := [number for number in (a, b) if number not in found]:
            raise Refused(Problem("no_submission", found=str(number)) for number in missing)
        first, second = found[a], found[b]
        if first.kind != second.kind:
            title, other = kinds()[first.kind].title, kinds()[second.kind].title
            words = {"title": title, "other": str(b), "others": other}
            raise Refused([Problem("two_kinds", found=str(a), words=words)])
        places = (first.partner_id, a), (second.partner_id, b)
        return difference(connection, kinds()[first.kind], *places)


def difference(
    connection: sa.Connection,
    kind: type[Row],
    a: tuple[str, int] | None,
    b: tuple[str, int] | None,
) -> Difference:
    """Return what differs between two submissions of ``kind``, each by partner and number.

    None stands for nothing: all rows of the other are only there.
    """
    first, second = _Side.of(connection, kind, a), _Side.of(connection, kind, b)
    both = [key for key in first.positions if key in second.positions]
    names = [name for name in second.rows.columns if name not in kind.key]
    pairs = [(first.positions[key], second.positions[key]) for key in both]
    unequal = [
        (i, j, name)
        for i, j in pairs
        for name in names
        if first.rows.columns[name][i] != second.rows.columns[name][j]
    ]
    hidden = unread(kind)
    return Difference(
        kind.title,
        tuple(first.at(i) for key, i in first.positions.items() if key not in second.positions),
        tuple(second.at(j) for key, j in second.positions.items() if key not in first.positions),
        tuple(_differs(first, second, place, hidden) for place in unequal),
        len(both) - len({i for i, _, _ in unequal}),
    )


@dataclass(frozen=True)
class _Side:
    """The rows of one of the two."""

    rows: Rows
    lines: Sequence[int]
    positions: Mapping[Key, int]
    file: str
    brought: Mapping[int, str]

    @classmethod
    def of(
        cls, connection: sa.Connection, kind: type[Row], place: tuple[str, int] | None
    ) -> "_Side":
        partner, number = place or ("", 0)
        rows, lines = ground.stored_rows(connection, kind, partner, number)
        positions = dict(zip(keys_of(rows), range(len(rows)), strict=True))
        brought = _brought(connection, kind, partner, number)
        files = _files(connection, {number, *brought.values()})
        by_line = {line: files.get(source, "") for line, source in brought.items()}
        return cls(rows, lines, positions, files.get(number, ""), by_line)

    def at(self, position: int) -> At:
        kind = self.rows.kind
        told = [name for name in kind.key if name != kind.participant]
        values = [self.rows.columns[name][position] for name in told]
        return At(
            ", ".join(shown(value) for value in values if value is not None),
            self.brought.get(self.lines[position], self.file),
            self.rows.sheets[position],
            self.rows.numbers[position],
        )


def _brought(
    connection: sa.Connection, kind: type[Row], partner: str, number: int
) -> dict[int, int]:
    """Return line → the submission that brought it, of rows that were kept or applied again."""
    rows: Any = ground.table(kind).c
    asked = sa.select(rows.line, rows.brought_by).where(
        rows.partner_id == partner,
        rows.submission_id == number,
        rows.brought_by.is_not(None),
    )
    return dict(connection.execute(asked).all())


def _files(connection: sa.Connection, numbers: set[int]) -> dict[int, str]:
    """Return submission → the name of the file it came with."""
    s, u = ground.submissions(), ground.uploads()
    asked = sa.select(s.c.id, u.c.file_name).join(u, s.c.upload_id == u.c.id)
    return dict(connection.execute(asked.where(s.c.id.in_(numbers))).all())


def _differs(
    first: _Side, second: _Side, place: tuple[int, int, str], hidden: frozenset[str]
) -> Differs:
    i, j, name = place
    columns = first.rows.kind.columns()
    title = columns[name].title if name in columns else name.capitalize()
    values = [side.rows.columns[name][at] for side, at in ((first, i), (second, j))]
    old, new = ("" if v is None or name in hidden else shown(v) for v in values)
    return Differs(title, old, new, name in hidden, first.at(i), second.at(j))
