"""Voices: testimonials and interview excerpts, each with the consent it stands on.

Nothing is publishable by default. A voice becomes so by a dated consent of three years at most and
the approval of two different people; it stops being so the moment it is withdrawn or its consent is
over. What was done with a voice is only ever added to, and its state is worked out from that.
"""

from data.voices.approving import REASONS, approve, decline, take_approvals_back, why_not
from data.voices.consent import CHANNELS, HOW, LONGEST, SCOPES, Consent, latest_expiry
from data.voices.reading import (
    every_voice,
    histories,
    publishable,
    themes_of,
    voice,
    voices_on,
)
from data.voices.recording import consent_given, edit, record
from data.voices.sources import cleared_answers, taking
from data.voices.text import FORMS, LANGUAGES, Text
from data.voices.uses import Use, used, uses
from data.voices.voice import (
    DRAFT,
    EXPIRED,
    GUARDIAN,
    ON_VIEW,
    PARTICIPANT,
    PUBLISHABLE,
    REFUSED,
    SOON,
    STATES,
    SURVIVOR,
    TRACKS,
    WAITING,
    WAITING_SECOND,
    WITHDRAWN,
    Event,
    Facts,
    Voice,
)
from data.voices.withdrawing import BY, withdraw

__all__ = [
    "BY",
    "CHANNELS",
    "DRAFT",
    "EXPIRED",
    "FORMS",
    "GUARDIAN",
    "HOW",
    "LANGUAGES",
    "LONGEST",
    "ON_VIEW",
    "PARTICIPANT",
    "PUBLISHABLE",
    "REASONS",
    "REFUSED",
    "SCOPES",
    "SOON",
    "STATES",
    "SURVIVOR",
    "TRACKS",
    "WAITING",
    "WAITING_SECOND",
    "WITHDRAWN",
    "Consent",
    "Event",
    "Facts",
    "Text",
    "Use",
    "Voice",
    "approve",
    "cleared_answers",
    "consent_given",
    "decline",
    "edit",
    "every_voice",
    "histories",
    "latest_expiry",
    "publishable",
    "record",
    "take_approvals_back",
    "taking",
    "themes_of",
    "used",
    "uses",
    "voice",
    "voices_on",
    "why_not",
    "withdraw",
]  # fmt: skip
