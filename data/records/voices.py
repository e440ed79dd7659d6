"""Voices: what was done with each, its words for as long as they stand, and where it stood."""

import datetime as dt
from typing import ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from data.records import Record


class VoiceEvent(Record, table=True):
    """One thing that was done with a voice. Its state follows from all of them; none goes away."""

    __tablename__ = "voice_events"
    changes_figures: ClassVar[bool] = True
    id: int = Field(primary_key=True)
    voice: int = Field(index=True)
    action: str
    #: What was said with it, as JSON (see ``data.voices``); never the person's words.
    said: str = Field(sa_type=sa.Text)
    done_at: dt.datetime
    done_by: str


class VoiceText(Record, table=True):
    """The words of a voice, as an event recorded or edited them; gone once it is withdrawn."""

    __tablename__ = "voice_texts"
    event: int = Field(primary_key=True, foreign_key="voice_events.id")
    voice: int = Field(index=True)
    text: str = Field(sa_type=sa.Text)


class VoiceUse(Record, table=True):
    """Where a voice stood: a release, a report. It stays when the voice is withdrawn."""

    __tablename__ = "voice_uses"
    id: int = Field(primary_key=True)
    voice: int = Field(index=True)
    used_in: str
    used_at: dt.datetime
    used_by: str
