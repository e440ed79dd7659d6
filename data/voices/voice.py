"""One voice: what was done with it, and the state that follows on a day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data.lists import ClosedList, fold
from data.voices.consent import Consent, consent_from
from data.voices.text import Text

PARTICIPANT, SURVIVOR = "participant", "survivor"
TRACKS = ClosedList(
    "track",
    {PARTICIPANT: ("Participants", "Participant"), SURVIVOR: ("Survivors", "Survivor")},
)

RECORDED, EDITED, CONSENT = "recorded", "edited", "consent"
APPROVED, TAKEN_BACK, DECLINED, WITHDRAWAL = "approved", "taken back", "declined", "withdrawn"
#: What changes what was approved, so that it has to be approved again.
_CHANGES = (RECORDED, EDITED, CONSENT)

DRAFT, GUARDIAN = "draft", "needs guardian"
WAITING, WAITING_SECOND = "waiting for first approval", "waiting for second approval"
PUBLISHABLE, SOON, EXPIRED = "publishable", "expires soon", "expired"
REFUSED, WITHDRAWN = "refused", "withdrawn"
STATES = (
    DRAFT, GUARDIAN, WAITING, WAITING_SECOND, PUBLISHABLE, SOON, EXPIRED, REFUSED, WITHDRAWN,
)  # fmt: skip
#: The states in which it may be shown.
ON_VIEW = (PUBLISHABLE, SOON)

#: Days before its end from which a consent is called to mind.
REMINDER = dt.timedelta(days=90)
APPROVALS = 2


@dataclass(frozen=True)
class Facts:
    """What is said of a voice once, when it is recorded.

    Attributes:
        track: a code of ``TRACKS``; the two never stand in one list.
        form: a code of ``FORMS``.
        minor: whether the speaker was under 18.
        source: the key of the open answer it was taken from; empty: none.
    """

    track: str = PARTICIPANT
    form: str = "testimonial"
    minor: bool = False
    source: str = ""


@dataclass(frozen=True)
class Event:
    """One thing that was done with a voice.

    Attributes:
        id: grows with each.
        voice: whose.
        action: ``recorded``, ``edited``, ``consent``, ``approved``, ``taken back``, ``declined`` or
            ``withdrawn``.
        said: what was said with it.
        done_at: when, in UTC.
        done_by: who.
    """

    id: int
    voice: int
    action: str
    said: Mapping[str, Any]
    done_at: dt.datetime
    done_by: str

    @property
    def day(self) -> dt.date:
        """The day it was done, in UTC."""
        when = self.done_at
        return (when.astimezone(dt.UTC) if when.tzinfo else when).date()


@dataclass(frozen=True)
class Voice:
    """A testimonial or interview excerpt, as it stands on a day.

    Attributes:
        id: its number.
        events: what was done with it until that day, the earliest first.
        text: its words; None once it is withdrawn.
        day: the day.
    """

    id: int
    events: Sequence[Event]
    text: Text | None
    day: dt.date

    @cached_property
    def facts(self) -> Facts:
        """What was said when it was recorded."""
        return Facts(**self.events[0].said["facts"])

    @property
    def is_survivors(self) -> bool:
        """Whether it is in the survivors' track."""
        return self.facts.track == SURVIVOR

    @cached_property
    def consent(self) -> Consent | None:
        """The consent that holds; None: none was given."""
        given = [event.said for event in self.events if event.action == CONSENT]
        return consent_from(given[-1]) if given else None

    @cached_property
    def version(self) -> int:
        """The id of the event that changed its words or its consent last."""
        return max(event.id for event in self.events if event.action in _CHANGES)

    @cached_property
    def _since(self) -> Sequence[Event]:
        """What was done since its words or its consent changed."""
        return [event for event in self.events if event.id > self.version]

    @cached_property
    def approvals(self) -> tuple[Event, ...]:
        """The approvals that hold, one a person."""
        held: dict[str, Event] = {}
        for event in self._since:
            if event.action == APPROVED:
                held.setdefault(fold(event.done_by), event)
            else:
                held.clear()
        return tuple(held.values())

    @property
    def writers(self) -> set[str]:
        """Who recorded or edited its words, as names are compared."""
        wrote = (RECORDED, EDITED)
        return {fold(event.done_by) for event in self.events if event.action in wrote}

    @cached_property
    def lacks(self) -> tuple[str, ...]:
        """What it lacks before it can be approved, in words."""
        held = {**self.events[0].said, **self._last_said(EDITED)}
        consent, minor = self.consent, self.facts.minor
        unnoted = self.is_survivors and not held["noted"]
        unguarded = minor and consent is not None and not consent.guardian
        missing = {
            "a dated consent": consent is None,
            "a content note, which survivors' words never go without": unnoted,
            "the guardian's consent": unguarded,
            "the reason why a minor's words are used against the rule": minor
            and not held["excepted"],
        }
        return tuple(words for words, is_missing in missing.items() if is_missing)

    def _last_said(self, action: str) -> Mapping[str, Any]:
        return next((e.said for e in reversed(self.events) if e.action == action), {})

    @cached_property
    def state(self) -> str:
        """One of ``STATES``."""
        consent = self.consent
        if self.is_withdrawn:
            return WITHDRAWN
        if any(event.action == DECLINED for event in self._since):
            return REFUSED
        if consent and consent.expires_on < self.day:
            return EXPIRED
        if self.lacks:
            return GUARDIAN if consent and self.facts.minor else DRAFT
        if not consent or len(self.approvals) < APPROVALS:
            return WAITING_SECOND if self.approvals else WAITING
        return SOON if self.is_ending else PUBLISHABLE

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn; nothing undoes that."""
        return any(event.action == WITHDRAWAL for event in self.events)

    @property
    def is_ending(self) -> bool:
        """Whether its consent ends within the time of the reminder, and has not ended."""
        consent = self.consent
        return consent is not None and self.day <= consent.expires_on <= self.day + REMINDER

    @property
    def is_publishable(self) -> bool:
        """Whether it may be shown on the day, somewhere."""
        return self.state in ON_VIEW

    def covers(self, channel: str) -> bool:
        """Say whether it may be shown through a channel on the day."""
        consent, text = self.consent, self.text
        if consent is None or text is None or not self.is_publishable:
            return False
        return consent.covers(channel, self.day)

    @property
    def shown_as(self) -> str:
        """Under what it is shown; empty: under no name, as agreed or because none was given."""
        if self.text is None or self.consent is None or self.consent.scope == "anonymous":
            return ""
        return self.text.shown_as
