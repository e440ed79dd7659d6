"""A voice recorded, edited, and the consent it stands on."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from data import clock
from data.problems import Problem, Refused
from data.store import Store, next_id
from data.voices.consent import Consent
from data.voices.reading import EVENTS, TEXTS
from data.voices.reading import voice as read
from data.voices.sources import taking
from data.voices.text import FORMS, LANGUAGES, Text
from data.voices.voice import CONSENT, EDITED, RECORDED, TRACKS, Facts, Voice


def record(
    store: Store, facts: Facts, text: Text, who: str, when: dt.datetime | None = None
) -> int:
    """Record a voice; it is a draft until there is a consent.

    Args:
        store: where to.
        facts: its track and form, and whether the speaker was a minor.
        text: its words.
        who: who records it.
        when: when it was done; now, unless the past is being told.

    Returns:
        Its number.

    Raises:
        Refused: its words hold personal details or are too long; it is a minor survivor's; or the
            open answer it was taken from is not cleared.
    """
    when, text = when or clock.now(), text.tidied()
    known = ((facts.track, TRACKS), (facts.form, FORMS), (text.language, LANGUAGES))
    if wrong := next((code for code, names in known if code not in names.terms), ""):
        raise ValueError(f"{wrong!r} is not known")
    minor_survivor = facts.minor and facts.track == "survivor"
    refuse([*([Problem("voice_minor")] if minor_survivor else []), *text.problems(when.year)])
    with store.writing() as connection:
        if facts.source:
            taking(connection, facts.source)
        highest = connection.execute(sa.select(sa.func.max(EVENTS.c.voice))).scalar() or 0
        number = int(highest) + 1
        said = {"facts": vars(facts), **_flags(text)}
        _write(connection, add(connection, number, RECORDED, said, who, when), number, text)
        return number


def edit(store: Store, number: int, text: Text, who: str, when: dt.datetime | None = None) -> None:
    """Change a voice's words; approvals of what they were no longer count.

    Raises:
        Refused: as for ``record``; nothing would change; or it is withdrawn.
    """
    when, text = when or clock.now(), text.tidied()
    with store.writing() as connection:
        held = standing(connection, number, when)
        same = [Problem("voice_same")] if held.text == text else []
        refuse([*same, *text.problems(when.year)])
        _write(connection, add(connection, number, EDITED, _flags(text), who, when), number, text)


def consent_given(
    store: Store, number: int, consent: Consent, who: str, when: dt.datetime | None = None
) -> None:
    """Write down a consent, the first or a changed one; approvals have to be given anew.

    Raises:
        Refused: it is undated, too long, for nobody to see, about a current client; or the voice
            is withdrawn: a new consent is a new voice then.
    """
    when = when or clock.now()
    with store.writing() as connection:
        held = standing(connection, number, when)
        refuse(consent.problems(held.is_survivors, when.date()))
        add(connection, number, CONSENT, consent.as_said(), who, when)


def standing(connection: sa.Connection, number: int, when: dt.datetime) -> Voice:
    """Return a voice with which something can still be done.

    Raises:
        Refused: it is withdrawn, or there is none with this number.
    """
    held = read(connection, number, when.date())
    if held.is_withdrawn:
        raise Refused([Problem("voice_withdrawn", found=str(number))])
    return held


def add(
    connection: sa.Connection,
    number: int,
    action: str,
    said: Mapping[str, Any],
    who: str,
    when: dt.datetime,
) -> int:
    """Add what was done to a voice's history; return the event's number."""
    given = {"voice": number, "action": action, "done_at": when, "done_by": " ".join(who.split())}
    event = next_id(connection, EVENTS)
    connection.execute(sa.insert(EVENTS).values(id=event, said=json.dumps(said), **given))
    return event


def refuse(problems: Iterable[Problem]) -> None:
    """Refuse with all problems, if there are any."""
    if found := list(problems):
        raise Refused(found)


def _flags(text: Text) -> dict[str, bool]:
    """Return what the history must know of words that may be gone later."""
    return {"noted": bool(text.content_note), "excepted": bool(text.exception)}


def _write(connection: sa.Connection, event: int, number: int, text: Text) -> None:
    connection.execute(sa.insert(TEXTS).values(event=event, voice=number, text=text.as_json()))
