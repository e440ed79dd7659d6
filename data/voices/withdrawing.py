"""A voice withdrawn: hidden at once and for good, its words wiped, the fact kept."""

import datetime as dt
from typing import Any

import sqlalchemy as sa

from data import clock
from data.lists import ClosedList
from data.store import Store
from data.voices.reading import TEXTS
from data.voices.recording import add, standing
from data.voices.uses import Use, uses
from data.voices.voice import WITHDRAWAL

#: Who withdraws it. Nobody has to say why.
BY = ClosedList(
    "whose wish",
    {
        "speaker": ("The speaker",),
        "guardian": ("The speaker's guardian",),
        "coalition": ("The coalition",),
    },
)


def withdraw(
    store: Store, number: int, who: str, by: str = "speaker", when: dt.datetime | None = None
) -> list[Use]:
    """Withdraw a voice: no view shows it from now on, and its words are no longer in the store.

    The consent, the approvals and this stay, so that it can be shown what was agreed and done.
    There is no way back: a new consent is a new voice.

    Args:
        store: where.
        number: which voice.
        who: who does it.
        by: whose wish it is, a code of ``BY``.
        when: when; now, unless the past is being told.

    Returns:
        Where it stood: the documents somebody has to take down or change.

    Raises:
        Refused: it is withdrawn already, or there is none with this number.
    """
    if by not in BY.terms:
        raise ValueError(f"{by!r} is nobody who withdraws")
    when = when or clock.now()
    sqlite = store.engine.dialect.name == "sqlite"
    with store.writing() as connection:
        standing(connection, number, when)
        add(connection, number, WITHDRAWAL, {"by": by}, who, when)
        if sqlite:
            # Otherwise the words would stay in pages of the file that are free.
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        connection.execute(sa.delete(TEXTS).where(TEXTS.c.voice == number))
        stood = uses(connection, [number])
    if sqlite:
        _empty_the_log(store)
    return stood


def _empty_the_log(store: Store) -> None:
    """Empty SQLite's log of changes, in which the words may stand as well."""
    with store.engine.connect() as connection:
        raw: Any = connection.connection.cursor()
        # Not in a transaction: there it could not be done.
        connection.rollback()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()
