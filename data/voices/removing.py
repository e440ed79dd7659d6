"""The demonstration's voices taken out again: nobody ever said them."""

import sqlalchemy as sa

from data.records import table_of
from data.records.voices import VoiceUse
from data.voices.reading import EVENTS, TEXTS
from data.voices.voice import RECORDED

_U = table_of(VoiceUse)


def remove_recorded_by(connection: sa.Connection, who: str) -> int:
    """Take out every voice that ``who`` recorded, history and all; return how many.

    Only for what was made up: of people's voices the history is never taken away.
    """
    mine = sa.select(EVENTS.c.voice).where(EVENTS.c.action == RECORDED, EVENTS.c.done_by == who)
    numbers = list(connection.execute(mine).scalars())
    for table in (_U, TEXTS, EVENTS):
        connection.execute(sa.delete(table).where(table.c.voice.in_(numbers)))
    return len(numbers)
