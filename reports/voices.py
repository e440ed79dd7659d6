"""Voices in words: whose they are, what was done with them, the register of consents."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from data.voices import (
    BY,
    CHANNELS,
    FORMS,
    HOW,
    PARTICIPANT,
    REASONS,
    SCOPES,
    SOON,
    STATES,
    SURVIVOR,
    TRACKS,
    Consent,
    Event,
    Voice,
)
from reports.before_after import spoken_day
from reports.wording import plural

#: How one who speaks is called where there is no pseudonym, by track.
SPEAKERS = {PARTICIPANT: "A participant", SURVIVOR: "A survivor"}

NOT_WHAT = (
    "These are not a sample. They are words of people who chose to speak, agreed to be quoted and "
    "were asked by somebody they knew; nothing about how many think alike follows from them."
)
HOW_CHOSEN = (
    "Each stands here because the person agreed to it in writing, on a recording or before a "
    "witness, for this place and for three years at most, and because two different people read it "
    "and approved it. Of survivors, neither of the two wrote the words down, one of them supports "
    "survivors, and any time as a client ended at least a year before.",
    "Nothing is about anybody who is a client now. The words of minors are left out, unless a "
    "guardian agreed and there was a reason for it. Names are never kept: everybody stands under "
    "another name, a role, or none.",
    "Whoever spoke may take it back at any time without saying why. It is gone from here at once.",
)


def attribution(voice: Voice) -> str:
    """Return who speaks and when: Rosa · participant · 2026."""
    year = f"{voice.text.year}" if voice.text else ""
    if not voice.shown_as:
        return f"{SPEAKERS[voice.facts.track]} · {year}"
    return f"{voice.shown_as} · {voice.facts.track} · {year}"


def shown_of(shown: int, publishable: int, recorded: int) -> str:
    """Say how many voices a page shows of how many there are; both tracks together.

    Args:
        shown: those in the list.
        publishable: those that may be published anywhere.
        recorded: all.
    """
    elsewhere = ", though not all of them in this place" if shown < publishable else ""
    return (
        f"{plural(shown, 'voice', 'voices')} here. Of {plural(recorded, 'voice', 'voices')} "
        f"recorded so far, participants' and survivors', {publishable} can be published "
        f"today{elsewhere}."
    )


def agreed(consent: Consent) -> str:
    """Return what a consent says, in a line."""
    where = ", ".join(CHANNELS.label(code).lower() for code in consent.channels)
    more = "; the guardian agreed" if consent.guardian else ""
    return (
        f"{SCOPES.label(consent.scope)}; {where}; from {spoken_day(consent.given_on)} to "
        f"{spoken_day(consent.expires_on)}; {HOW.label(consent.how).lower()}{more}"
    )


def what_was_done(event: Event, consent: Consent | None = None) -> str:
    """Return what was done with a voice, in words.

    Args:
        event: what was done.
        consent: of a consent, what it says.
    """
    said = event.said
    if event.action == "consent" and consent:
        return f"Consent written down: {agreed(consent)}"
    if event.action == "approved":
        support = ", as somebody who supports survivors" if said["support"] else ""
        typed = "" if said["vouched"] else " (name typed, nobody vouches for it)"
        return f"Approved{support}{typed}"
    if event.action == "declined":
        return f"Declined: {REASONS.label(said['reason']).lower()}"
    if event.action == "withdrawn":
        return f"Withdrawn, as {BY.label(said['by']).lower()} wished; the words are wiped"
    others = {
        "recorded": "Recorded",
        "edited": "Words changed; approvals before no longer count",
        "taken back": "Approvals taken back",
    }
    return others[event.action]


def counts(voices: Iterable[Voice]) -> dict[str, int]:
    """Return state → how many voices are in it, of states with any, in their order."""
    found = Counter(voice.state for voice in voices)
    return {state: found[state] for state in STATES if found[state]}


def reminders(voices: Iterable[Voice], day: dt.date) -> list[str]:
    """Say which consents end soon, the first to end first."""
    ending = [voice for voice in voices if voice.state == SOON and voice.consent]
    lines = []
    for voice in sorted(ending, key=lambda one: one.consent.expires_on if one.consent else day):
        until = voice.consent.expires_on if voice.consent else day
        left = plural((until - day).days, "day", "days")
        whose = TRACKS.label(voice.facts.track).lower()
        lines.append(
            f"Voice {voice.id} ({whose}): the consent ends on {spoken_day(until)}, in {left}."
        )
    return lines


def register(voices: Sequence[Voice], stood: Mapping[int, Sequence[str]]) -> pd.DataFrame:
    """Return the register of consents, without anybody's words; one row a voice.

    Args:
        voices: the voices.
        stood: voice → the releases and reports it stood in.
    """
    return pd.DataFrame([_row(voice, stood.get(voice.id, ())) for voice in voices])


def _row(voice: Voice, stood: Sequence[str]) -> dict[str, object]:
    consent, facts = voice.consent, voice.facts
    approved = [event.done_by for event in voice.approvals]
    last = voice.events[-1]
    return {
        "Voice": voice.id,
        "Track": TRACKS.label(facts.track),
        "Form": FORMS.label(facts.form),
        "Of a minor": "Yes" if facts.minor else "No",
        "State": voice.state,
        "Scope": SCOPES.label(consent.scope) if consent else "",
        "Channels": "; ".join(map(CHANNELS.label, consent.channels)) if consent else "",
        "Consent given on": f"{consent.given_on}" if consent else "",
        "Consent ends on": f"{consent.expires_on}" if consent else "",
        "How it was given": HOW.label(consent.how) if consent else "",
        "Guardian agreed": ("Yes" if consent.guardian else "No") if consent else "",
        "Recorded on": f"{voice.events[0].day}",
        "Recorded by": voice.events[0].done_by,
        "Approved by": "; ".join(approved),
        "Last done": last.action,
        "Last done on": f"{last.day}",
        "Last done by": last.done_by,
        "Stood in": "; ".join(stood),
    }
