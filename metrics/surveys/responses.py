"""Response: how many of those who came answered."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds.events import Event
from data.kinds.trainings import Training
from metrics.surveys.answers import Respondent


@dataclass(frozen=True)
class Response:
    """How many answered of those who could have.

    Attributes:
        wave: a key of ``WAVES``.
        answered: questionnaires answered, at what is named on them.
        eligible: attendance of the events and trainings named.
        unnamed: questionnaires that don't say where they were answered; not in the rate.
        unknown: events and trainings named whose attendance nobody gave; not in the rate.
    """

    wave: str
    answered: int
    eligible: int
    unnamed: int
    unknown: int

    @property
    def rate(self) -> float | None:
        """The share who answered; None where nobody could have, or more answered than came."""
        known = self.eligible > 0 and self.answered <= self.eligible
        return self.answered / self.eligible if known else None


def responses(
    connection: sa.Connection, waves: Sequence[str], people: Sequence[Respondent]
) -> list[Response]:
    """Return the response to a survey by wave, held against those who attended."""
    attended = _attendance(connection)
    return [
        _response(wave, [one for one in people if one.wave == wave], attended) for wave in waves
    ]


def _response(wave: str, people: Sequence[Respondent], attended: dict[str, int | None]) -> Response:
    named = [one.described["event"] for one in people if one.described["event"]]
    events = dict.fromkeys(named)
    known = {event: attended.get(event) for event in events}
    counted = [event for event in named if known[event] is not None]
    return Response(
        wave,
        len(counted),
        sum(count for count in known.values() if count is not None),
        len(people) - len(named),
        sum(count is None for count in known.values()),
    )


def _attendance(connection: sa.Connection) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for kind in (Event, Training):
        rows = table(kind).c
        asked = sa.select(rows.code, rows.attended)
        counted = asked.where(only_current(kind), rows.counted.is_(True))
        found.update((row.code, row.attended) for row in connection.execute(counted))
    return found
