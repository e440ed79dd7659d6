"""Releases as they are listed: which is which, as of when, what it covers, what became of it."""

from collections.abc import Iterable

from data import clock
from data.periods import spoken
from metrics.releases.keeping import BUILT, DISCARDED, PUBLISHED, REVISED, WITHDRAWN, Kept
from metrics.releases.offer import Offer
from reports.wording import who_reported


def named(one: Kept) -> str:
    """Return what a release is called in a list: "Release 2: 2024 Q1, a revision of release 1"."""
    revises = f", a revision of release {one.revises}" if one.revises else ""
    return f"Release {one.number}: {spoken(one.quarter)}{revises}"


def headed(one: Kept) -> str:
    """Return what heads a release that is listed: what it is called, and its days."""
    days = [f"published on {clock.day(one.published_at)}"] if one.published_at else []
    if one.state != PUBLISHED:
        days.append(f"{one.state} on {clock.day(one.done_at)}")
    return f"{named(one)} ({', '.join(days)})"


def dated(one: Kept) -> str:
    """Return which release it is, up to when it goes, and since when it is published, in short."""
    since = f", published on {clock.day(one.published_at)}" if one.published_at else ""
    return f"number {one.number}, up to {spoken(one.quarter)}{since}"


def seen(kept: Iterable[Kept], fictional: bool) -> list[Kept]:
    """Return those of some releases that were published at any time.

    Args:
        kept: the releases.
        fictional: whether those of the demonstration are wanted; otherwise all but those.
    """
    return [one for one in kept if one.published_at and one.demonstration == fictional]


def standing(one: Kept, kept: Iterable[Kept]) -> str:
    """Return what became of a release, in a sentence."""
    day = clock.day(one.done_at)
    if one.state == WITHDRAWN:
        return f"Withdrawn on {day}. Please do not use its figures or its file any more."
    if one.state == REVISED:
        instead = [o.number for o in kept if o.revises == one.number and o.published_at]
        which = f"release {instead[0]}" if instead else "a revision"
        return f"Revised: {which} took its place on {day}."
    if one.state == PUBLISHED:
        return f"Published on {day}, and holds."
    if one.state == DISCARDED:
        return f"Discarded on {day}, and never published."
    return "Built, and seen by staff alone."


#: State → what staff are told of it.
_STATES = {
    BUILT: "built, for staff only",
    PUBLISHED: "published",
    REVISED: "revised by a later one",
    WITHDRAWN: "withdrawn",
    DISCARDED: "discarded before it was published",
}


def state(one: Kept, kept: Iterable[Kept]) -> str:
    """Return what state a release is in, for staff: "built, for staff only; replaced by …".

    Args:
        one: the release.
        kept: it and the others.
    """
    later = instead(one, kept) if one.state == BUILT else None
    if later is None:
        return _STATES[one.state]
    how = "replaced by" if later.published_at else "built anew as"
    return f"{_STATES[one.state]}; {how} release {later.number}"


def instead(one: Kept, kept: Iterable[Kept]) -> Kept | None:
    """Return the release of the same quarter that was built later, and stands in a build's place.

    It is the first one that was published, else the last one that may be; None: there is none.
    """
    later = [o for o in kept if o.quarter == one.quarter and o.number > one.number]
    published = [o for o in later if o.published_at]
    if published:
        return min(published, key=lambda o: o.number)
    return max((o for o in later if o.state == BUILT), key=lambda o: o.number, default=None)


def coverage(one: Kept, held: Offer) -> str:
    """Return what a release covers: its quarters, and who had reported for the last of them."""
    first, last = held.span
    quarters = spoken(last) if first == last else f"{spoken(first)} to {spoken(last)}"
    said = f"Quarters: {quarters}."
    if one.quarter not in held.beside.reported:
        return said
    some, of = held.beside.reported[one.quarter]
    whole = held.beside.whole.get(one.quarter)
    return f"{said} {who_reported(some, of, spoken(one.quarter), whole)}"


def withdrawn_since(kept: Iterable[Kept], current: Kept | None) -> Kept | None:
    """Return the release that was withdrawn and would be seen otherwise, if there is one.

    It is that of the latest quarter that is not earlier than the current release's; one of a
    quarter that was published again since is of no account.
    """
    newest = (current.quarter, current.number) if current else ("", 0)
    later = [one for one in kept if one.state == WITHDRAWN and (one.quarter, one.number) > newest]
    return max(later, key=lambda one: (one.quarter, one.number), default=None)
