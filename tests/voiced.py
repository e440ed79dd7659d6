"""Voices drawn for a reader: the usual case by itself, and whatever is said to be different."""

import datetime as dt
from typing import Any

from data import voices
from data.store import Store
from data.voices import Consent, Facts, Text, latest_expiry

#: Who works with voices in the tests: the first writes them down.
WRITER, FIRST, SECOND, SUPPORT = "writer", "first reader", "second reader", "advocate"
GIVEN = dt.date(2026, 1, 10)


def at(day: dt.date | str) -> dt.datetime:
    """Return nine o'clock on a day."""
    day = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return dt.datetime.combine(day, dt.time(9), dt.UTC)


def words(quote: str = "Now I know whom to call.", **more: Any) -> Text:
    return Text(**{"quote": quote, "year": 2026, "themes": ("Knowing how to report",), **more})


def consent(given: dt.date | str = GIVEN, **more: Any) -> Consent:
    given = dt.date.fromisoformat(given) if isinstance(given, str) else given
    usual = {
        "scope": "pseudonym", "channels": ("dashboard", "report"), "given_on": given,
        "expires_on": latest_expiry(given), "no_client": True,
    }  # fmt: skip
    return Consent(**{**usual, **more})


def drafted(store: Store, text: Text | None = None, **facts: Any) -> int:
    """Record a voice on the day of the usual consent, without any."""
    return voices.record(store, Facts(**facts), text or words(), WRITER, at(GIVEN))


def waiting(store: Store, text: Text | None = None, **facts: Any) -> int:
    """Record a voice with the usual consent, complete, waiting for approval."""
    number = drafted(store, text, **facts)
    survivor, minor = facts.get("track") == "survivor", facts.get("minor", False)
    given = consent(year_since=survivor, guardian=minor)
    voices.consent_given(store, number, given, WRITER, at(GIVEN))
    return number


def approved(
    store: Store, text: Text | None = None, day: dt.date | str = GIVEN, **facts: Any
) -> int:
    """Record a voice that is publishable from a day on."""
    number = waiting(store, text, **facts)
    voices.approve(store, number, FIRST, when=at(day))
    voices.approve(store, number, SUPPORT, support=True, when=at(day))
    return number


def record_example(store: Store, row: dict[str, Any]) -> None:
    """Record a voice as an indicator's worked example tells of it."""
    given = row.get("consent")
    number = voices.record(store, Facts(), words(), WRITER, at(row["recorded"]))
    if given:
        until = dt.date.fromisoformat(row["until"])
        voices.consent_given(
            store, number, consent(given, expires_on=until), WRITER, at(row["recorded"])
        )
    for who, day in zip((FIRST, SECOND), row.get("approved", ()), strict=False):
        voices.approve(store, number, who, when=at(day))
    if withdrawn := row.get("withdrawn"):
        voices.withdraw(store, number, WRITER, when=at(withdrawn))
