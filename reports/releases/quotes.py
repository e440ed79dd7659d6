"""Voices in a release: the two tracks each in a table of its own, never in one list."""

import datetime as dt
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from data.voices import LANGUAGES, TRACKS, Voice, publishable
from metrics.releases.keeping import THROUGH
from reports.releases.sheet import Column, Sheet
from reports.voices import attribution

Voices = Mapping[str, Sequence[Voice]]

_COLUMNS = (
    Column("voice", "Voice", "Its number.", "integer"),
    Column("content_note", "Before reading", "What a reader should know before reading."),
    Column("words", "Words", "The person's own words."),
    Column("said_by", "Said by", "A pseudonym, a role or none; and the year."),
    Column("language", "Language", "The language of the words."),
    Column("themes", "Themes", "What it is about."),
)
_WORDS = (
    "Not a sample: words of people who chose to speak and agreed to be quoted here. Two people "
    "approved each. Whoever spoke may take it back; then it is left out of the next release."
)


def voices_then(connection: sa.Connection, day: dt.date, when: dt.datetime) -> Voices:
    """Return track → the voices that could be published at a time and still can.

    Args:
        connection: where from.
        day: the day on which their consents must hold.
        when: what was done with a voice later does not make it publishable.
    """
    return {
        track: sorted(
            (one for one in publishable(connection, THROUGH, track, day) if _stood(one, when)),
            key=lambda one: one.id,
        )
        for track in TRACKS
    }


def _stood(voice: Voice, when: dt.datetime) -> bool:
    events = [event for event in voice.events if utc(event.done_at) <= utc(when)]
    return bool(events) and Voice(voice.id, events, voice.text, voice.day).covers(THROUGH)


def utc(when: dt.datetime) -> dt.datetime:
    """Return a time in UTC: one database gives times with, another without."""
    return when.astimezone(dt.UTC) if when.tzinfo else when.replace(tzinfo=dt.UTC)


def voices_sheets(found: Voices) -> list[Sheet]:
    """Return a table of voices for each track."""
    return [
        Sheet(
            f"voices_{track}s",
            f"Voices: {TRACKS.label(track).lower()}",
            _WORDS,
            _COLUMNS,
            [
                (
                    one.id,
                    one.text.content_note,
                    one.text.quote,
                    attribution(one),
                    LANGUAGES.label(one.text.language),
                    "; ".join(one.text.themes),
                )
                for one in found[track]
                if one.text
            ],
            ("voice",),
        )
        for track in TRACKS
    ]
