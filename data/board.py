"""Who owes what: the partners and sheets of a quarter, as reported, missing or late."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data.ground import CURRENT, only_current, submissions, table, uploads
from data.kinds import kinds
from data.periods import first_day, last_day
from data.settings import settings
from data.sheets import find_kind
from data.store import Store

ON_TIME, LATE, MISSING, OWED, NOT_EXPECTED = "on time", "late", "missing", "due", "not expected"


@dataclass(frozen=True)
class Owed:
    """One partner's sheets of a quarter.

    Attributes:
        partner: its code.
        name: its name.
        sheets: title of each sheet it is expected to report, or has → one of the words above.
    """

    partner: str
    name: str
    sheets: dict[str, str]

    @property
    def has_reported(self) -> bool:
        """Whether anything was reported."""
        return any(state in (ON_TIME, LATE) for state in self.sheets.values())


def due(quarter: str) -> dt.date:
    """Return the day by which a quarter's workbooks are due."""
    return last_day(quarter) + dt.timedelta(days=settings().due_days)


def board(store: Store, quarter: str, today: dt.date) -> list[Owed]:
    """Return what each partner that was a member in ``quarter`` has reported and still owes."""
    members, s, u = table(kinds()["partners"]), submissions().c, uploads().c
    asked = sa.select(members).where(only_current(kinds()["partners"])).order_by(members.c.name)
    handed_in = (
        sa.select(s.partner_id, s.kind, u.committed_at)
        .join(uploads(), s.upload_id == u.id)
        .where(s.status == CURRENT, s.quarter == quarter)
    )
    with store.reading() as connection:
        partners = [dict(row) for row in connection.execute(asked).mappings()]
        reported = {(partner, name): when for partner, name, when in connection.execute(handed_in)}
    rows = []
    for partner in partners:
        joined = partner["joined"] is None or partner["joined"] <= last_day(quarter)
        left = partner["left"] is not None and partner["left"] < first_day(quarter)
        if joined and not left:
            rows.append(_owed(partner["code"], partner, quarter, reported, today))
    return rows


def _owed(
    code: str,
    partner: dict[str, str | None],
    quarter: str,
    reported: dict[tuple[str, str], dt.datetime],
    today: dt.date,
) -> Owed:
    wanted = [find_kind(name) for name in (partner["reports"] or "").split(";")]
    expected = {kind.kind_name() for kind in wanted if kind}
    states = {}
    for name, kind in kinds().items():
        when = reported.get((code, name))
        if when is not None:
            # A demonstration, or years of old workbooks, are uploaded long after: late is late.
            states[kind.title] = ON_TIME if when.date() <= due(quarter) else LATE
        elif name in expected:
            states[kind.title] = MISSING if today > due(quarter) else OWED
    return Owed(code, partner["name"] or code, states)
