"""Who owes what: by partner, quarter and sheet what is in, late, missing or nothing to report."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.due_dates import all_due
from data.ground import CURRENT, UNDONE, only_current, submissions, table, uploads
from data.kinds import kinds
from data.periods import first_day, last_day
from data.sheets import find_kind
from data.store import Store

ON_TIME, LATE, MISSING, OWED, NOT_EXPECTED = "on time", "late", "missing", "due", "not expected"
ATTESTED, REVISED = "nothing to report", "revised"


@dataclass(frozen=True)
class Handed:
    """One sheet of a partner and quarter, as the board shows it.

    Attributes:
        state: one of the words above. ``revised``: handed in, and changed after the due date.
        expected: whether the partner reports this sheet each quarter.
        on_time: whether what was handed in first came by the due date; None: nothing came.
        first: when anything was handed in first, of what has not been undone.
        last: when it was changed last.
        submission: the current submission.
        rows: how many rows that holds.
    """

    state: str
    expected: bool = False
    on_time: bool | None = None
    first: dt.datetime | None = None
    last: dt.datetime | None = None
    submission: int | None = None
    rows: int = 0

    @property
    def words(self) -> str:
        """The state in full: what was revised or has nothing to report says whether it was late."""
        if self.state == REVISED:
            return f"{ON_TIME if self.on_time else LATE}, revised since"
        return f"{self.state}, late" if self.state == ATTESTED and not self.on_time else self.state

    @property
    def is_in(self) -> bool:
        """Whether it was handed in, be it to say that there is nothing to report."""
        return self.submission is not None


@dataclass(frozen=True)
class Owed:
    """One partner's sheets of a quarter.

    Attributes:
        partner: its code.
        name: its name.
        handed: kind → its sheet, of every kind that is reported by quarter.
    """

    partner: str
    name: str
    handed: Mapping[str, Handed]

    @property
    def sheets(self) -> dict[str, str]:
        """Title of each sheet it is expected to report, or has → one of the words above."""
        states = {kinds()[name].title: sheet.state for name, sheet in self.handed.items()}
        return {title: state for title, state in states.items() if state != NOT_EXPECTED}

    @property
    def has_reported(self) -> bool:
        """Whether anything was handed in, be it to say that there is nothing to report."""
        return any(sheet.is_in for sheet in self.handed.values())

    @property
    def is_whole(self) -> bool:
        """Whether it has reported, and no sheet that is expected is still to come."""
        return self.has_reported and not self.named(MISSING, OWED)

    def named(self, *states: str) -> list[str]:
        """Return the titles of its sheets that are in one of some states."""
        return [title for title, state in self.sheets.items() if state in states]


def board(store: Store, quarters: Iterable[str], today: dt.date) -> dict[str, list[Owed]]:
    """Return, by quarter, what each partner has handed in and still owes, by the partner's name.

    Partners are listed that were members in the quarter, and others that handed something in.
    """
    listed = list(quarters)
    members = table(kinds()["partners"])
    asked = sa.select(members).where(only_current(kinds()["partners"])).order_by(members.c.name)
    with store.reading() as connection:
        partners = [dict(row) for row in connection.execute(asked).mappings()]
        due = all_due(connection, listed)
        came = _handed_in(connection, listed)
    found: dict[str, list[Owed]] = {quarter: [] for quarter in listed}
    for quarter in listed:
        for partner in partners:
            mine = came.get((partner["code"], quarter), {})
            if mine or _is_member(partner, quarter):
                name = partner["name"] or partner["code"]
                handed = _sheets(_reports(partner, quarter), mine, due[quarter], today)
                found[quarter].append(Owed(partner["code"], name, handed))
    return found


#: Kind → the submissions of a partner and quarter that were not undone, the first first.
_Came = dict[str, list[sa.RowMapping]]


def _handed_in(connection: sa.Connection, quarters: list[str]) -> dict[tuple[str, str], _Came]:
    s = submissions().c
    asked = (
        sa.select(
            s.partner_id,
            s.quarter,
            s.kind,
            s.id,
            s.upload_id,
            s.without,
            s.status,
            s.attested,
            s.row_count,
            uploads().c.committed_at,
        )
        .join(uploads(), s.upload_id == uploads().c.id)
        .where(s.status != UNDONE, s.quarter.in_(quarters))
        .order_by(s.id)
    )
    came: dict[tuple[str, str], _Came] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(asked).mappings():
        came[row["partner_id"], row["quarter"]][row["kind"]].append(row)
    return came


def _is_member(partner: Mapping[str, Any], quarter: str) -> bool:
    joined = partner["joined"] is None or partner["joined"] <= last_day(quarter)
    left = partner["left"] is not None and partner["left"] < first_day(quarter)
    return joined and not left


def _reports(partner: Mapping[str, Any], quarter: str) -> set[str]:
    """Return the kinds that a partner is expected to report for a quarter."""
    if not _is_member(partner, quarter):
        return set()
    wanted = [find_kind(name) for name in (partner["reports"] or "").split(";")]
    return {kind.kind_name() for kind in wanted if kind}


def _sheets(
    expected: set[str], came: Mapping[str, list[sa.RowMapping]], due: dt.date, today: dt.date
) -> dict[str, Handed]:
    return {
        name: _handed(came.get(name, []), name in expected, due, today)
        for name, kind in kinds().items()
        if not kind.reference
    }


def _handed(chain: list[sa.RowMapping], expected: bool, due: dt.date, today: dt.date) -> Handed:
    now = next((row for row in chain if row["status"] == CURRENT), None)
    if now is None:
        owed = MISSING if today > due else OWED
        return Handed(owed if expected else NOT_EXPECTED, expected)
    # What an undo works out anew was not handed in: it is made of what was.
    handed_in = [row for row in chain if row["without"] is None] or [now]
    start = min(handed_in, key=lambda row: row["committed_at"])
    first, last = start["committed_at"], now["committed_at"]
    # A demonstration, or years of old workbooks, are uploaded long after: late is late.
    on_time = _day(first) <= due
    if now["attested"]:
        state = ATTESTED
    elif now["upload_id"] != start["upload_id"] and _day(last) > due:
        state = REVISED
    else:
        state = ON_TIME if on_time else LATE
    return Handed(state, expected, on_time, first, last, now["id"], now["row_count"])


def _day(when: dt.datetime) -> dt.date:
    """Return the day, in UTC; SQLite keeps no zone, and what it holds is UTC."""
    return (when.astimezone(dt.UTC) if when.tzinfo else when).date()
