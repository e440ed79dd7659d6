"""The consent a voice stands on: how far it goes, where, and until when."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.lists import ClosedList
from data.problems import Problem

SCOPES = ClosedList(
    "scope",
    {
        "anonymous": ("No name at all", "Anonymous"),
        "pseudonym": ("Under another name", "Pseudonym"),
        "named": ("Under the person's own name", "Named"),
    },
)
CHANNELS = ClosedList(
    "channel",
    {
        "dashboard": ("This dashboard",),
        "report": ("Reports and releases", "Report"),
        "website": ("Website",),
        "social_media": ("Social media",),
        "press": ("Press",),
    },
)
HOW = ClosedList(
    "way",
    {
        "signed": ("Signed on paper or screen", "Signed"),
        "recorded": ("Recorded in sound or picture", "Recorded"),
        "witnessed": ("Spoken before a witness", "Witnessed"),
    },
)

#: Years after which a consent is over at the latest.
LONGEST = 3


@dataclass(frozen=True)
class Consent:
    """What somebody agreed to.

    Attributes:
        scope: a code of ``SCOPES``. Names are not kept here: who may be named is shown under the
            pseudonym all the same.
        channels: codes of ``CHANNELS``.
        given_on: the day it was given.
        expires_on: its last day.
        how: a code of ``HOW``.
        no_client: it was asked and confirmed that the speaker is no current client of a partner
            and tells of none.
        year_since: of a survivor: that any time as a client ended at least a year before.
        guardian: of a minor: that the guardian agreed as well.
    """

    scope: str
    channels: tuple[str, ...]
    given_on: dt.date
    expires_on: dt.date
    how: str = "signed"
    no_client: bool = False
    year_since: bool = False
    guardian: bool = False

    def problems(self, survivor: bool, today: dt.date) -> Iterator[Problem]:
        """Say what stands against keeping it.

        Args:
            survivor: whether it is of a survivor.
            today: the day it is written down.
        """
        known = ((self.scope, SCOPES), (self.how, HOW), *((one, CHANNELS) for one in self.channels))
        if wrong := next((f"{code!r} is no {names.name}" for code, names in known
                          if code not in names.terms), ""):  # fmt: skip
            raise ValueError(wrong)
        if not self.channels:
            yield Problem("consent_nowhere")
        if self.given_on > today:
            yield Problem("consent_ahead", found=f"{self.given_on}")
        if not self.given_on <= self.expires_on <= latest_expiry(self.given_on):
            words = {"first": f"{self.given_on}", "latest": f"{latest_expiry(self.given_on)}"}
            yield Problem("consent_until", found=f"{self.expires_on}", words=words)
        if not self.no_client:
            yield Problem("consent_client")
        if survivor and not self.year_since:
            yield Problem("consent_year")
        if survivor and self.scope == "named":
            yield Problem("consent_named")

    def covers(self, channel: str, day: dt.date) -> bool:
        """Say whether it allows a channel on a day; its last day is one of them."""
        return channel in self.channels and self.given_on <= day <= self.expires_on

    def as_said(self) -> dict[str, Any]:
        """Return it as an event says it."""
        return {
            **vars(self),
            "channels": list(self.channels),
            "given_on": f"{self.given_on}",
            "expires_on": f"{self.expires_on}",
        }


def consent_from(said: Mapping[str, Any]) -> Consent:
    """Return what ``as_said`` made."""
    days = {name: dt.date.fromisoformat(said[name]) for name in ("given_on", "expires_on")}
    return Consent(**{**said, **days, "channels": tuple(said["channels"])})


def latest_expiry(given_on: dt.date) -> dt.date:
    """Return the last day a consent can have: the same day, three years later."""
    year = given_on.year + LONGEST
    leap = (given_on.month, given_on.day) == (2, 29)
    return dt.date(year, 2, 28) if leap else given_on.replace(year=year)
