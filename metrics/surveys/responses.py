"""Response: how many of those who came answered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds.events import Event
from data.kinds.trainings import Training
from metrics.surveys.answers import TOOK_PART, Respondent


@dataclass(frozen=True)
class Response:
    """How many answered of those who could have.

    Attributes:
        wave: a key of ``WAVES``.
        answered: questionnaires answered, at what is named on them.
        eligible: attendance of the events and trainings named.
        unnamed: questionnaires that don't say where they were answered; not in the rate. None
            where it is hidden.
        unknown: events and trainings named whose attendance nobody gave; not in the rate.
        over: codes of those at which more answered than attended; with any of them there is no
            rate, because one of the two counts is wrong.
    """

    wave: str
    answered: int
    eligible: int
    unnamed: int | None
    unknown: int
    over: tuple[str, ...] = ()

    @property
    def rate(self) -> float | None:
        """The share who answered; None where nobody could have, or more answered than came."""
        return None if self.over or not self.eligible else self.answered / self.eligible


def responses(
    connection: sa.Connection, waves: Sequence[str], people: Sequence[Respondent]
) -> list[Response]:
    """Return the response to a survey by wave, of those who took part, held against attendance."""
    attended = _attendance(connection)
    mine = [one for one in people if one.arm == TOOK_PART]
    return [_response(wave, [one for one in mine if one.wave == wave], attended) for wave in waves]


def _response(wave: str, people: Sequence[Respondent], attended: dict[str, int | None]) -> Response:
    named = Counter(one.described["event"] for one in people if one.described["event"])
    known = {event: came for event in named if (came := attended.get(event)) is not None}
    return Response(
        wave,
        sum(named[event] for event in known),
        sum(known.values()),
        len(people) - named.total(),
        len(named) - len(known),
        tuple(sorted(event for event, came in known.items() if named[event] > came)),
    )


def _attendance(connection: sa.Connection) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for kind in (Event, Training):
        rows = table(kind).c
        asked = sa.select(rows.code, rows.attended)
        counted = asked.where(only_current(kind), rows.counted.is_(True))
        found.update((row.code, row.attended) for row in connection.execute(counted))
    return found
