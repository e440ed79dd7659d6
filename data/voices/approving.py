"""Two different people approve a voice, or one declines it."""

import datetime as dt
from collections.abc import Iterator

from data import clock
from data.lists import ClosedList, fold
from data.problems import Problem
from data.store import Store
from data.voices.recording import add, refuse, standing
from data.voices.voice import (
    APPROVALS,
    APPROVED,
    DECLINED,
    TAKEN_BACK,
    WAITING,
    WAITING_SECOND,
    Voice,
)

#: Why a voice is not to be used. No words of one's own: they could tell what they should not.
REASONS = ClosedList(
    "reason",
    {
        "recognisable": ("Somebody could be recognised",),
        "client": ("It tells of a current client",),
        "harmful": ("It could hurt or shame the speaker",),
        "unclear": ("The consent is not clear",),
        "not_theirs": ("These are not the speaker's own words",),
        "unsuitable": ("It does not fit what it is meant for",),
    },
)


def approve(
    store: Store,
    number: int,
    who: str,
    *,
    support: bool = False,
    vouched: bool = True,
    seen: int | None = None,
    when: dt.datetime | None = None,
) -> None:
    """Approve a voice.

    Two different people are needed. Of participants' words, at least one of the two has not
    written or edited them; of survivors', neither has, and at least one supports survivors.

    Args:
        store: where.
        number: which voice.
        who: who approves it.
        support: whether they do so as somebody who supports survivors.
        vouched: whether somebody vouches for who they are; a typed name has nobody.
        seen: the version that they read; None: whatever stands.
        when: when; now, unless the past is being told.

    Raises:
        Refused: it waits for no approval, or not for this person's; or it was changed since they
            read it.
    """
    when = when or clock.now()
    with store.writing() as connection:
        held = standing(connection, number, when)
        if seen is not None and seen != held.version:
            refuse([Problem("voice_changed", found=str(number))])
        refuse(why_not(held, who, support))
        said = {"support": support, "vouched": vouched}
        add(connection, number, APPROVED, said, who, when)


def why_not(held: Voice, who: str, support: bool = False) -> Iterator[Problem]:
    """Say what stands against somebody's approval of a voice."""
    name = fold(who)
    before = {fold(event.done_by) for event in held.approvals}
    if not name:
        yield Problem("voice_nobody")
    elif held.state not in (WAITING, WAITING_SECOND):
        yield Problem("voice_not_waiting", found=str(held.id), words={"state": held.state})
    elif name in before:
        yield Problem("voice_same_person")
    elif held.is_survivors and name in held.writers:
        yield Problem("voice_writer_survivor")
    elif len(before) + 1 == APPROVALS and (before | {name}) <= held.writers:
        yield Problem("voice_writers")
    elif _no_support(held, support):
        yield Problem("voice_no_support")


def _no_support(held: Voice, support: bool) -> bool:
    """Say whether this would be the last approval of a survivor's words, and none by support."""
    last = len(held.approvals) + 1 >= APPROVALS
    any_support = support or any(event.said["support"] for event in held.approvals)
    return held.is_survivors and last and not any_support


def take_approvals_back(
    store: Store, number: int, who: str, when: dt.datetime | None = None
) -> None:
    """Take back the approvals of a voice, one's own and others': it is hidden at once.

    Raises:
        Refused: it has none, or is withdrawn.
    """
    when = when or clock.now()
    with store.writing() as connection:
        held = standing(connection, number, when)
        if not held.approvals:
            refuse([Problem("voice_no_approval", found=str(number))])
        add(connection, number, TAKEN_BACK, {}, who, when)


def decline(
    store: Store, number: int, who: str, reason: str, when: dt.datetime | None = None
) -> None:
    """Decline a voice, which hides it; once its words are edited, it is open again.

    Args:
        store: where.
        number: which voice.
        who: who declines it.
        reason: a code of ``REASONS``.
        when: when; now, unless the past is being told.

    Raises:
        Refused: it is withdrawn.
    """
    if reason not in REASONS.terms:
        raise ValueError(f"{reason!r} is no reason")
    when = when or clock.now()
    with store.writing() as connection:
        standing(connection, number, when)
        add(connection, number, DECLINED, {"reason": reason}, who, when)
