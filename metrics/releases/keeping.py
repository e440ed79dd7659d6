"""Releases as they are kept: built, published, revised, withdrawn; never altered."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from data import clock
from data.approvals import locked, reopened_since
from data.demo.loading import is_demonstration
from data.periods import spoken
from data.problems import Problem, Refused
from data.records import table_of
from data.records.releases import Release, ReleaseFigure, ReleaseStep
from data.records.voices import VoiceUse
from data.store import Store, load, next_id
from data.voices import TRACKS
from data.voices.reading import publishable
from metrics.releases.beside import freeze_beside
from metrics.releases.building import Built
from metrics.releases.frozen import COLUMNS, freeze, freeze_windows

BUILT, PUBLISHED, WITHDRAWN, REVISED = "built", "published", "withdrawn", "revised"
DISCARDED = "discarded"

_R = table_of(Release)
_F = table_of(ReleaseFigure)
_S = table_of(ReleaseStep)
_V = table_of(VoiceUse)

#: The channel that voices go out through in a release.
THROUGH = "report"


@dataclass(frozen=True)
class Kept:
    """A release as it is kept.

    Attributes:
        number: its number.
        quarter: the quarter it is as of.
        revises: the release it revises, if any.
        note: what its builder said of it.
        built_at: when it was built, in UTC.
        built_by: by whom.
        day: the day as of which it is looked at.
        digest: SHA-256 of its file.
        state: ``built``, ``published``, ``revised`` (by a later one that is published),
            ``withdrawn``, or ``discarded`` before it was ever published.
        done_at: when it came into that state.
        done_by: by whom.
        reason: why it was withdrawn or discarded.
        published_at: when it was published first, in UTC; None: never.
        demonstration: whether it was built while the demonstration was loaded.
    """

    number: int
    quarter: str
    revises: int | None
    note: str
    built_at: dt.datetime
    built_by: str
    day: dt.date
    digest: str
    state: str
    done_at: dt.datetime
    done_by: str
    reason: str = ""
    published_at: dt.datetime | None = None
    demonstration: bool = False

    @property
    def place(self) -> str:
        """Under what it is kept that a voice stands in it: "release 2026 Q2 (number 3)"."""
        return place(self.quarter, self.number)

    @property
    def name(self) -> str:
        """What it is called: "release 2026 Q2", "release 2026 Q2, revision 4"."""
        revision = f", revision {self.number}" if self.revises else ""
        return f"release {spoken(self.quarter)}{revision}"


def place(quarter: str, number: int) -> str:
    """Return under what it is kept that a voice stands in a release."""
    return f"release {spoken(quarter)} (number {number})"


def releases(store: Store) -> list[Kept]:
    """Return every release, the newest first."""
    with store.reading() as connection:
        return _releases(connection)


def _releases(connection: sa.Connection) -> list[Kept]:
    names = ("quarter", "revises", "note", "built_at", "built_by", "day", "digest")
    asked = sa.select(_R.c.id, _R.c.demonstration, *(_R.c[n] for n in names))
    built = connection.execute(asked.order_by(_R.c.id))
    steps = connection.execute(sa.select(_S).order_by(_S.c.id)).all()
    last = {step.release_id: step for step in steps}
    published = {s.release_id: s.done_at for s in steps if s.action == PUBLISHED}
    found = []
    for row in built.mappings():
        step = last.get(row["id"])
        done = (step.action, step.done_at, step.done_by, step.reason) if step else None
        state, at, by, why = done or (BUILT, row["built_at"], row["built_by"], "")
        held = {name: row[name] for name in names}
        held |= {"state": state, "done_at": at, "done_by": by, "reason": why}
        held["demonstration"] = bool(row["demonstration"])
        found.append(Kept(row["id"], **held, published_at=published.get(row["id"])))
    return found[::-1]


def current(store: Store) -> Kept | None:
    """Return the release that everyone sees: of those published, that of the latest quarter."""
    published = [one for one in releases(store) if one.state == PUBLISHED]
    return max(published, key=lambda one: (one.quarter, one.number), default=None)


def handed_out(store: Store, number: int) -> bytes:
    """Return the file of a release to somebody outside: of one that is published, and holds.

    Raises:
        Refused: there is no such release, it is not published (any more), or a voice in it may not
            be shown any more.
    """
    with store.reading() as connection:
        one = _of(connection, number, PUBLISHED)
        _refuse_voices(_voices_gone(connection, one))
    return content(store, number)


def content(store: Store, number: int) -> bytes:
    """Return the file of a release.

    Raises:
        Refused: there is no such release.
    """
    with store.reading() as connection:
        found = connection.execute(sa.select(_R.c.content).where(_R.c.id == number)).scalar()
    if found is None:
        raise Refused([Problem("no_release", found=str(number))])
    return bytes(found)


def keep(
    store: Store,
    built: Built,
    file: bytes,
    who: str,
    note: str = "",
    revises: int | None = None,
    when: dt.datetime | None = None,
    also: Callable[[sa.Connection, int], object] = lambda connection, number: None,
) -> int:
    """Keep a release that was built; it is seen by staff only until it is published.

    Args:
        store: where to.
        built: the release.
        file: its file.
        who: who built it.
        note: what is to be known of it.
        revises: the release it takes the place of.
        when: when it was built; now, unless the past is being told (the demonstration).
        also: what is done in the same transaction, given its number; whatever it raises leaves
            nothing kept.

    Returns:
        Its number.

    Raises:
        Refused: a hidden figure could be worked out, or its quarter is not approved any more.
    """
    if not built.report.ok:
        count = len(built.report.refused)
        raise Refused([Problem("release_gives_away", found=str(count))])
    fictional = is_demonstration(store)
    with store.writing() as connection:
        if built.quarter not in locked(connection):
            raise Refused([Problem("release_unapproved", found=spoken(built.quarter))])
        number = next_id(connection, _R)
        also(connection, number)
        connection.execute(
            sa.insert(_R).values(
                id=number,
                quarter=built.quarter,
                revises=revises,
                note=note,
                built_at=when or clock.now(),
                built_by=who,
                day=built.day,
                windows=freeze_windows(built.windows),
                demonstration=fictional,
                beside=freeze_beside(built.beside),
                told=built.told,
                digest=hashlib.sha256(file).hexdigest(),
                content=file,
            )
        )
        rows = ((number, i, *freeze(figure)) for i, figure in enumerate(built.figures))
        load(connection, _F, ("release_id", "line", *COLUMNS), rows)
    return number


def publish(store: Store, number: int, who: str, when: dt.datetime | None = None) -> None:
    """Publish a release: from now on everyone sees it. The one it revises is marked so.

    Raises:
        Refused: there is no such release, it is published or withdrawn already, another revision
            of the same was published meanwhile, its quarter was opened again, or a voice in it may
            not be shown any more.
    """
    with store.writing() as connection:
        one = _of(connection, number, BUILT)
        _refuse_voices(_voices_gone(connection, one, when.date() if when else None))
        if one.quarter not in locked(connection):
            raise Refused([Problem("release_unapproved", found=spoken(one.quarter))])
        if reopened_since(connection, one.quarter, one.built_at):
            raise Refused([Problem("release_outdated", found=spoken(one.quarter))])
        same = [
            other
            for other in _releases(connection)
            if other.quarter == one.quarter and other.state == PUBLISHED
        ]
        if any(other.number != one.revises for other in same):
            raise Refused([Problem("release_published_already", found=spoken(one.quarter))])
        for other in same:
            _step(connection, other.number, REVISED, who, f"by release {number}", when)
        _step(connection, number, PUBLISHED, who, "", when)


def voices_gone(store: Store, number: int) -> list[int]:
    """Return the voices in a release that may not be shown any more: withdrawn since, or over.

    While there are any, its file is not for handing out; a revision leaves them out.
    """
    with store.reading() as connection:
        found = [one for one in _releases(connection) if one.number == number]
        return [voice for one in found for voice in _voices_gone(connection, one)]


def _refuse_voices(gone: list[int]) -> None:
    if gone:
        named = f"voice{'s' * (len(gone) > 1)} {', '.join(map(str, gone))}"
        raise Refused([Problem("release_voice_gone", found=named)])


def _voices_gone(connection: sa.Connection, one: Kept, day: dt.date | None = None) -> list[int]:
    asked = sa.select(_V.c.voice).where(_V.c.used_in == one.place)
    used = set(connection.execute(asked).scalars())
    if not used:
        return []
    found = [publishable(connection, THROUGH, track, day) for track in TRACKS]
    return sorted(used - {voice.id for some in found for voice in some})


def withdraw(store: Store, number: int, who: str, reason: str) -> None:
    """Withdraw a published release: nobody but staff sees it any more. What it was is kept.

    Raises:
        Refused: it is not published, or no reason is given.
    """
    _end(store, number, PUBLISHED, WITHDRAWN, who, reason)


def discard(store: Store, number: int, who: str, reason: str) -> None:
    """Discard a release that was never published: it never will be. What it was is kept.

    Raises:
        Refused: it is published, or was; or no reason is given.
    """
    _end(store, number, BUILT, DISCARDED, who, reason)


def _end(store: Store, number: int, state: str, action: str, who: str, reason: str) -> None:
    if not (why := " ".join(reason.split())):
        raise Refused([Problem("release_no_reason", words={"state": action})])
    with store.writing() as connection:
        _of(connection, number, state)
        _step(connection, number, action, who, why)


def _of(connection: sa.Connection, number: int, state: str) -> Kept:
    found = next((one for one in _releases(connection) if one.number == number), None)
    if found is None:
        raise Refused([Problem("no_release", found=str(number))])
    if found.state != state:
        words = {"state": found.state, "needed": state}
        raise Refused([Problem("release_state", found=str(number), words=words)])
    return found


def _step(
    connection: sa.Connection,
    number: int,
    action: str,
    who: str,
    reason: str,
    when: dt.datetime | None = None,
) -> None:
    connection.execute(
        sa.insert(_S).values(
            id=next_id(connection, _S),
            release_id=number,
            action=action,
            reason=reason,
            done_at=when or clock.now(),
            done_by=who,
        )
    )
