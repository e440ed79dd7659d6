"""A chain: the submissions of one kind, partner and quarter, and whose rows make up its state.

A submission that came with an upload has rows of its own; those of earlier ones that stayed beside
them are copies and say who brought them. A submission made by an undo has copies only: it is the
state worked out anew, as if what was undone had never been.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import sqlalchemy as sa

from data import ground
from data.ground import CURRENT, UNDONE
from data.kinds import kinds
from data.row import Row


@dataclass(frozen=True)
class Link:
    """One submission of a chain.

    Attributes:
        id: its number.
        upload: the upload it came with; of one worked out anew, that of its newest rows.
        status: current, replaced or undone.
        replaces: the submission that was current before it.
        without: the submission whose undoing made it; None: it came with an upload.
        made_of: the submissions whose own rows make up its rows, the earliest first.
        hides: whether nothing of what was before it is left.
        adds: whether rows of what was before stay beside its own.
        given: the columns its sheet had; None: all of them.
        attested: whether it says "nothing to report".
    """

    id: int
    upload: int
    status: str
    replaces: int | None
    without: int | None
    made_of: tuple[int, ...]
    hides: bool
    adds: bool
    given: frozenset[str] | None
    attested: bool


@dataclass(frozen=True)
class Chain:
    """All submissions of one kind, partner and quarter, by number."""

    kind: type[Row]
    partner: str
    quarter: str
    links: Mapping[int, Link]

    @cached_property
    def current(self) -> Link | None:
        """The submission that is current, if one is."""
        return next((link for link in self.links.values() if link.status == CURRENT), None)

    @property
    def holding(self) -> tuple[int, ...]:
        """The submissions that came with uploads and are not undone, the earliest first."""
        return tuple(
            link.id
            for link in self.links.values()
            if link.without is None and link.status != UNDONE
        )

    def origin(self, link: Link) -> Link:
        """Return what a link is about: itself, or what was undone, or brought back, to make it."""
        while link.without is not None:
            link = self.links[link.without]
        return link

    def showing(self, holding: Iterable[int]) -> tuple[int, ...]:
        """Return those of ``holding`` that something may be left of: from the last that hides."""
        left: list[int] = []
        for number in sorted(holding):
            left = [number] if self.links[number].hides else [*left, number]
        return tuple(left)


def chain_of(connection: sa.Connection, kind: type[Row], partner: str, quarter: str) -> Chain:
    """Return the chain of a kind, partner and quarter."""
    s = ground.submissions()
    asked = sa.select(s).where(
        s.c.kind == kind.kind_name(), s.c.partner_id == partner, s.c.quarter == quarter
    )
    found = connection.execute(asked.order_by(s.c.id)).mappings()
    return Chain(kind, partner, quarter, {row["id"]: _link(row) for row in found})


def chain_with(connection: sa.Connection, number: int) -> Chain | None:
    """Return the chain that a submission is in; None where there is no such submission."""
    s = ground.submissions()
    asked = sa.select(s.c.kind, s.c.partner_id, s.c.quarter).where(s.c.id == number)
    found = connection.execute(asked).first()
    return chain_of(connection, kinds()[found[0]], *found[1:]) if found else None


def _link(row: sa.RowMapping) -> Link:
    # One stored before this was kept stands for itself: its rows are its whole state.
    opaque = row["made_of"] is None
    is_list = kinds()[row["kind"]].reference
    return Link(
        row["id"],
        row["upload_id"],
        row["status"],
        row["replaces"],
        row["without"],
        (row["id"],) if opaque else tuple(json.loads(row["made_of"])),
        hides=opaque or not (row["added"] or is_list),
        adds=bool(row["added"]),
        given=frozenset(json.loads(row["given"])) if row["given"] else None,
        attested=bool(row["attested"]),
    )
