"""Where voices stood: what a release or report says it used, for whoever must take it down."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from data import clock
from data.problems import Problem, Refused
from data.records import table_of
from data.records.voices import VoiceUse
from data.store import next_id
from data.voices.reading import voice as read

_U = table_of(VoiceUse)


@dataclass(frozen=True)
class Use:
    """A place where a voice stood.

    Attributes:
        voice: its number.
        where: the release or report, as people call it.
        when: when it was put there, in UTC.
        who: who put it there.
    """

    voice: int
    where: str
    when: dt.datetime
    who: str


def used(
    connection: sa.Connection,
    number: int,
    where: str,
    who: str,
    channel: str = "report",
    when: dt.datetime | None = None,
) -> None:
    """Keep that a voice is used somewhere; called by whatever freezes its words into a document.

    Args:
        connection: of ``Store.writing``, in the transaction that makes the document.
        number: which voice.
        where: the release or report, as people call it.
        who: who makes it.
        channel: the channel it goes out through.
        when: when; now, unless the past is being told.

    Raises:
        Refused: it may not be shown through that channel today.
    """
    when = when or clock.now()
    held = read(connection, number, when.date())
    if not held.covers(channel):
        raise Refused([Problem("voice_not_usable", found=str(number))])
    given = {"voice": number, "used_in": where, "used_at": when, "used_by": who}
    connection.execute(sa.insert(_U).values(id=next_id(connection, _U), **given))


def uses(connection: sa.Connection, numbers: Collection[int]) -> list[Use]:
    """Return where some voices stood, the earliest first."""
    asked = sa.select(_U).where(_U.c.voice.in_(list(numbers))).order_by(_U.c.id)
    return [
        Use(row["voice"], row["used_in"], row["used_at"], row["used_by"])
        for row in connection.execute(asked).mappings()
    ]
