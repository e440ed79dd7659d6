"""Works of the coalition: each event and campaign once, with who led it and who took part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds import kind
from data.periods import first_day, last_day, month_of, months_of, quarter_of
from data.row import Row
from metrics.activity import several
from metrics.windows import Window

#: The kinds of sheet that say who contributed.
KINDS = ("events", "campaigns")


@dataclass(frozen=True)
class Work:
    """An event, or a campaign with all its channels, areas and items.

    Attributes:
        kind: one of ``KINDS``.
        code: the coalition's code for it.
        leads: who led it; of a campaign in several rows it can be several.
        contributors: who else took part: named as contributing, or having reported it.
        type: of an event, a key of ``EVENT_TYPES``; of a campaign empty.
    """

    kind: str
    code: str
    leads: frozenset[str]
    contributors: frozenset[str]
    type: str = ""

    @property
    def partners(self) -> frozenset[str]:
        """Everybody that took part."""
        return self.leads | self.contributors

    @property
    def is_joint(self) -> bool:
        """Whether two or more partners took part."""
        return len(self.partners) > 1

    @property
    def is_meeting(self) -> bool:
        """Whether it is a meeting of the coalition, to which all partners are asked."""
        return self.type == "meeting"


@dataclass(frozen=True)
class Part:
    """What counts once: an event, or one row of a campaign with all reports of it.

    Attributes:
        kind: one of ``KINDS``.
        code: of the event or campaign.
        first: the month in which it began.
        last: the month in which it ended.
        lead: who led it.
        others: who is named as contributing in the row that counts, or reported it.
        type: of an event.
    """

    kind: str
    code: str
    first: str
    last: str
    lead: str
    others: frozenset[str]
    type: str = ""

    def touches(self, window: Window) -> bool:
        """Say whether it was going on in some of a window."""
        return self.first <= window.months[-1] and self.last >= window.months[0]


def parts(connection: sa.Connection, windows: Sequence[Window]) -> list[Part]:
    """Return what was going on in any of some windows, each thing once."""
    quarters = [quarter for window in windows for quarter in window.quarters]
    first, last = min(quarters), max(quarters)
    events, campaigns = (table(kind(name)).c for name in KINDS)
    held = (events.quarter >= first, events.quarter <= last)
    begun = campaigns.start <= last_day(last)
    # One without an end went on at least until the quarter it was last reported in.
    goes_on = sa.or_(
        campaigns.start >= first_day(first),
        campaigns.end >= first_day(first),
        sa.and_(campaigns.end.is_(None), campaigns.quarter >= first),
    )
    return [
        *_parts(_reported(connection, kind("events"), held)),
        *_parts(_reported(connection, kind("campaigns"), (begun, goes_on))),
    ]


def works(found: Iterable[Part], window: Window) -> tuple[Work, ...]:
    """Return the events held and campaigns active in a window, each once, by kind and code."""
    same: dict[tuple[int, str], list[Part]] = defaultdict(list)
    for part in found:
        if part.touches(window):
            same[KINDS.index(part.kind), part.code].append(part)
    return tuple(_work(some) for _, some in sorted(same.items()))


def _work(some: Sequence[Part]) -> Work:
    leads = frozenset(part.lead for part in some)
    others = frozenset().union(*(part.others for part in some))
    return Work(some[0].kind, some[0].code, leads, others - leads, some[0].type)


def _reported(
    connection: sa.Connection, of: type[Row], within: Sequence[sa.ColumnElement[bool]]
) -> Iterator[list[sa.RowMapping]]:
    """Return the rows reported of each thing that lies within a stretch, if only by one report."""
    rows = table(of).c
    codes = sa.select(rows.code).where(only_current(of), rows.counted.is_(True), *within)
    together = [*of.shared, *(["quarter"] if of.quartered else [])]
    asked = sa.select(table(of)).where(only_current(of), rows.code.in_(codes))
    same: dict[tuple[Any, ...], list[sa.RowMapping]] = defaultdict(list)
    for row in connection.execute(asked).mappings():
        same[tuple(row[name] for name in together)].append(row)
    return iter(same.values())


def _parts(things: Iterable[Sequence[sa.RowMapping]]) -> Iterator[Part]:
    for some in things:
        for row in (row for row in some if row["counted"]):
            reporters = {other["partner_id"] for other in some}
            others = frozenset({*several(row["contributing"]), *reporters})
            if "lead" in row:
                yield _event(row, others)
            else:
                yield _campaign(row, others)


def _event(row: sa.RowMapping, others: frozenset[str]) -> Part:
    lead, month = row["lead"] or row["partner_id"], month_of(row["date"])
    return Part("events", row["code"], month, month, lead, others - {lead}, row["type"])


def _campaign(row: sa.RowMapping, others: frozenset[str]) -> Part:
    lead, first = row["partner"] or row["partner_id"], month_of(row["start"])
    last = month_of(row["end"]) if row["end"] else ""
    last = last or months_of(max(row["quarter"], quarter_of(first)))[-1]
    return Part("campaigns", row["code"], first, max(first, last), lead, others - {lead})
