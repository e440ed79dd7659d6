"""A release is made: checked, built, written and kept, all of it or nothing."""

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa

from data import clock
from data.approvals import locked
from data.periods import read_quarter, spoken
from data.problems import Problem, Refused
from data.store import Store
from data.voices import used
from metrics.dimensions import labels
from metrics.releases.audited import keep_audit, refusal
from metrics.releases.building import build
from metrics.releases.choices import NONE, Choices
from metrics.releases.contents import Tell, first_quarter
from metrics.releases.frozen import released
from metrics.releases.keeping import (
    BUILT,
    DISCARDED,
    PUBLISHED,
    REVISED,
    THROUGH,
    Kept,
    content,
    keep,
    place,
    releases,
)
from reports.releases.changes import reasons
from reports.releases.differing import Change, differences
from reports.releases.draft import Draft, gather
from reports.releases.packing import pack
from reports.releases.provenance import only_added
from reports.releases.reading import Contents, read
from reports.releases.told_apart import Apart, otherwise

#: State of a release that cannot be revised → what became of it.
_WAS = {BUILT: "never published", DISCARDED: "never published", REVISED: "revised already"}


def make_release(
    store: Store,
    quarter: str,
    who: str,
    note: str = "",
    revises: int | None = None,
    tell: Tell = lambda done, what: None,
    when: dt.datetime | None = None,
    chosen: Choices = NONE,
) -> int:
    """Make a release of an approved quarter; it is seen by staff only until it is published.

    Whatever happens on the way, nothing half-done is kept.

    Args:
        store: where.
        quarter: the quarter it is as of.
        who: who makes it.
        note: what everyone is to know of it.
        revises: the published release of the same quarter that it is to take the place of.
        tell: is told how far it is, from 0 to 1, and what is being done.
        when: when it is made; now, unless the past is being told (the demonstration).
        chosen: what it tells as one, and what is left out; its note says so.

    Returns:
        Its number.

    Raises:
        Refused: the quarter is not approved or holds nothing, there is a published release of it
            that this does not revise, it would give away a figure that can't be hidden any other
            way, another release was made meanwhile, what is stored was changed meanwhile, or a
            voice was withdrawn.
    """
    made_at = when or clock.now()
    name = checked(store, quarter, revises)
    before, version = releases(store), store.version()
    number = max((one.number for one in before), default=0) + 1
    built = build(
        store, name, made_at.date(), lambda done, what: tell(0.9 * done, what), chosen=chosen
    )
    if problem := refusal(built):
        raise Refused([problem])
    tell(0.9, "the file is written")
    note = " ".join([*note.split(), *chosen.words(labels(store))])
    draft = with_changes(store, gather(store, built, number, made_at, note, revises))
    file = pack(draft.entries())
    tell(0.95, "the release is kept")

    def also(connection: sa.Connection, found: int) -> None:
        if found != number:
            raise Refused([Problem("release_meanwhile", found=str(found - 1))])
        if store.version() != version:
            raise Refused([Problem("release_moved", found=spoken(name))])
        keep_audit(connection, number, built)
        for voice in (one for track in draft.voices.values() for one in track):
            used(connection, voice.id, place(name, number), who, THROUGH, made_at)

    keep(store, built, file, who, note, revises, made_at, also)
    tell(1, "done")
    return number


def checked(store: Store, quarter: str, revises: int | None = None) -> str:
    """Return a quarter as the store writes it, if a release of it may be made.

    Raises:
        Refused: it may not; see ``make_release``.
    """
    if not (name := read_quarter(quarter)):
        raise Refused([Problem("quarter", column="Quarter", found=quarter)])
    first = first_quarter(store)
    if first is None or first > name:
        raise Refused([Problem("release_nothing", found=spoken(name))])
    with store.reading() as connection:
        if name not in locked(connection):
            raise Refused([Problem("release_unapproved", found=spoken(name))])
    listed = releases(store)
    if revises is not None:
        _check_revised(listed, revises, name)
    elif any(one.quarter == name and one.state == PUBLISHED for one in listed):
        raise Refused([Problem("release_published_already", found=spoken(name))])
    return name


def _check_revised(listed: list[Kept], number: int, quarter: str) -> None:
    one = next((one for one in listed if one.number == number), None)
    if one is None:
        raise Refused([Problem("no_release", found=str(number))])
    if one.quarter != quarter:
        words = {"of": spoken(one.quarter), "quarter": spoken(quarter)}
        raise Refused([Problem("release_revises_other", found=str(number), words=words)])
    if one.state != PUBLISHED:
        name = spoken(quarter)
        holds = next((o for o in listed if o.quarter == quarter and o.state == PUBLISHED), None)
        which = f"release {holds.number}" if holds else "none"
        now = f"{which} of {name} holds now"
        words = {"state": _WAS.get(one.state, one.state), "now": now}
        raise Refused([Problem("release_not_revised", found=str(number), words=words)])


def with_changes(store: Store, draft: Draft) -> Draft:
    """Return a draft with what became of each figure of the release that it revises, if any."""
    if draft.receipt.revises is None:
        return draft
    held = read(content(store, draft.receipt.revises))
    return replace(
        draft,
        changes=_changes(store, held, draft),
        otherwise=otherwise(held.receipt.chosen, draft.built.chosen, draft.known),
    )


def _changes(store: Store, held: Contents, draft: Draft) -> list[Change]:
    """Return what became of each figure of a release, with the reason as far as it is known."""
    with store.reading() as connection:
        old = released(connection, held.receipt.number)
        added = only_added(connection, held.handed(), draft.handed)
    why = reasons(held.handed(), draft.handed, held.receipt.definitions, added)
    was, now = Apart(held.receipt.chosen), Apart(draft.built.chosen)
    return differences(old, draft.built.figures, why.of, was, now)
