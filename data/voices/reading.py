"""Voices read from the store: as they stand on a day, and those that may be shown."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from data import clock
from data.problems import Problem, Refused
from data.records import table_of
from data.records.voices import VoiceEvent, VoiceText
from data.voices.sources import withheld
from data.voices.text import Text, text_from
from data.voices.voice import Event, Voice

EVENTS = table_of(VoiceEvent)
TEXTS = table_of(VoiceText)

Histories = Mapping[int, Sequence[Event]]


def histories(connection: sa.Connection) -> Histories:
    """Return voice → what was done with it, the earliest first."""
    found: dict[int, list[Event]] = defaultdict(list)
    for row in connection.execute(sa.select(EVENTS).order_by(EVENTS.c.id)).mappings():
        found[row["voice"]].append(Event(**{**row, "said": json.loads(row["said"])}))
    return found


def voices_on(told: Histories, day: dt.date) -> list[Voice]:
    """Return the voices as they stood at the end of a day, without their words.

    Those recorded later are left out, and what was done later counts for nothing: a voice that was
    withdrawn since was publishable then.
    """
    until = {number: [e for e in events if e.day <= day] for number, events in told.items()}
    return [Voice(number, events, None, day) for number, events in until.items() if events]


def every_voice(connection: sa.Connection, day: dt.date | None = None) -> list[Voice]:
    """Return every voice as it stands, the one recorded last first.

    Whatever was done counts, so that a withdrawal acts at once by whichever clock.

    Args:
        connection: where from.
        day: the day on which their consents must hold; None: today.
    """
    texts: dict[int, Text] = {}
    for row in connection.execute(sa.select(TEXTS).order_by(TEXTS.c.event)).mappings():
        texts[row["voice"]] = text_from(row["text"])
    day = day or clock.now().date()
    return [
        Voice(number, events, texts.get(number), day)
        for number, events in sorted(histories(connection).items(), reverse=True)
    ]


def voice(connection: sa.Connection, number: int, day: dt.date | None = None) -> Voice:
    """Return one voice as it stands on a day (None: today).

    Raises:
        Refused: there is none with this number.
    """
    for found in every_voice(connection, day):
        if found.id == number:
            return found
    raise Refused([Problem("no_voice", found=str(number))])


def publishable(
    connection: sa.Connection, channel: str, track: str, day: dt.date | None = None
) -> list[Voice]:
    """Return the voices of one track that may be shown through a channel on a day (None: today).

    This is the only door by which pages and reports get at what people said. There is none for
    both tracks at once: they never stand in one list. What was taken from an open answer goes with
    it when a reader withholds that.
    """
    found = [
        one
        for one in every_voice(connection, day)
        if one.facts.track == track and one.covers(channel)
    ]
    gone = withheld(connection, {one.facts.source for one in found})
    return [one for one in found if one.facts.source not in gone]


def themes_of(voices: Iterable[Voice]) -> list[str]:
    """Return the themes of voices, each once, in order."""
    return sorted({theme for one in voices if one.text for theme in one.text.themes}, key=str.lower)
