"""The ledger of what was taken out of the product: every table, from which figures, by whom.

It is only added to. Whoever has to know what stands outside can look it up.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import clock
from data.records import table_of
from data.records.releases import Export
from data.store import Store, next_id

_E = table_of(Export)

#: What is said of figures that are of no release, wherever they are taken to.
LIVE = "live, not for publication"


@dataclass(frozen=True)
class Taken:
    """A table that was taken out.

    Attributes:
        number: grows with each.
        when: when, in UTC.
        who: by whom.
        role: in which role.
        title: what the table is called.
        form: of the file: ``csv``, ``xlsx``, ``zip``; of what a command printed ``text``, ``json``.
        release: the number of the release its figures are of; None: live ones.
        asked: what was chosen on the page, by name.
    """

    number: int
    when: dt.datetime
    who: str
    role: str
    title: str
    form: str
    release: int | None
    asked: Mapping[str, Any]

    @property
    def is_live(self) -> bool:
        """Whether it holds live figures, which are not for publication."""
        return self.release is None


def take_out(
    store: Store,
    title: str,
    form: str,
    who: str,
    role: str,
    release: int | None = None,
    asked: Mapping[str, Any] | None = None,
) -> int:
    """Keep that a table was taken out; called before its file is handed over.

    Args:
        store: where.
        title: what the table is called.
        form: of the file: ``csv``, ``xlsx``, ``zip``.
        who: who takes it.
        role: in which role.
        release: the release its figures are of; None: live ones.
        asked: what was chosen on the page, by name; plain values.

    Returns:
        Its number in the ledger.
    """
    with store.writing() as connection:
        number = next_id(connection, _E)
        connection.execute(
            sa.insert(_E).values(
                id=number,
                taken_at=clock.now(),
                taken_by=who,
                role=role,
                title=title,
                form=form,
                release_id=release,
                asked=json.dumps(dict(asked or {}), ensure_ascii=False, sort_keys=True),
            )
        )
    return number


def taken_out(
    store: Store, who: str = "", release: int | None = None, most: int | None = None
) -> list[Taken]:
    """Return what was taken out, the latest first.

    Args:
        store: where.
        who: by this person only; empty: by anybody.
        release: from this release only; None: from anything.
        most: so many at most; None: all.
    """
    asked = sa.select(_E).order_by(_E.c.id.desc()).limit(most)
    if who:
        asked = asked.where(_E.c.taken_by == who)
    if release is not None:
        asked = asked.where(_E.c.release_id == release)
    with store.reading() as connection:
        return [
            Taken(
                row["id"],
                row["taken_at"],
                row["taken_by"],
                row["role"],
                row["title"],
                row["form"],
                row["release_id"],
                json.loads(row["asked"] or "{}"),
            )
            for row in connection.execute(asked).mappings()
        ]
