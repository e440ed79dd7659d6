"""Releases are built one at a time; whoever begins one may leave, and whoever comes sees how far.

What is known of a building stands in the store, so that another process sees it too. One that has
given no sign of life for a minute, and is none of this process's own, was interrupted.
"""

import datetime as dt
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from data import clock
from data.periods import spoken
from data.problems import Problem, Refused
from data.records import table_of
from data.records.builds import ReleaseBuild
from data.store import Store, next_id
from metrics.releases.choices import NONE, Choices
from metrics.releases.contents import Tell
from reports.releases.making import checked, make_release

RUNNING, BUILT, REFUSED, BROKEN = "", "built", "refused", "broken"
INTERRUPTED = "interrupted"
#: So often the store is told how far it is, in seconds; after so long it is taken for interrupted.
_BEAT, SILENT = 5.0, dt.timedelta(minutes=1)
_BEGUN = "it is begun"

_B = table_of(ReleaseBuild)
#: Those at work in this process, by store and number: how far each is, and what is being done.
_AT_WORK: dict[tuple[str, int], tuple[float, str]] = {}


@dataclass(frozen=True)
class Build:
    """The building of a release, as it is now.

    Attributes:
        number: its own number, not the release's.
        quarter: the quarter of the release.
        begun_at: when it was begun, in UTC.
        begun_by: by whom.
        state: running (empty), ``built``, ``refused``, ``broken`` by a fault, or ``interrupted``.
        done: how far it is, from 0 to 1.
        doing: what is being done.
        release: the number of the release that was built.
        problems: why it was refused.
    """

    number: int
    quarter: str
    begun_at: dt.datetime
    begun_by: str
    state: str
    done: float
    doing: str
    release: int | None
    problems: tuple[Problem, ...]


def latest(store: Store) -> Build | None:
    """Return the last building there was, of whichever quarter; None where there was none."""
    with store.reading() as connection:
        return _latest(store, connection)


def _latest(store: Store, connection: sa.Connection) -> Build | None:
    asked = sa.select(_B).order_by(_B.c.id.desc()).limit(1)
    row = connection.execute(asked).mappings().first()
    if row is None:
        return None
    state, done, doing = row["outcome"], row["done"], row["doing"]
    if state == RUNNING:
        mine = _AT_WORK.get((_address(store), row["id"]))
        seen = row["seen_at"]
        seen = seen if seen.tzinfo else seen.replace(tzinfo=dt.UTC)
        done, doing = mine or (done, doing)
        state = RUNNING if mine or clock.now() - seen < SILENT else INTERRUPTED
    problems = tuple(_problem(held) for held in json.loads(row["told"]))
    named = (row["id"], row["quarter"], row["begun_at"], row["begun_by"])
    return Build(*named, state, done, doing, row["release_id"], problems)


def _problem(held: dict[str, Any]) -> Problem:
    return Problem(**{**held, "cells": tuple(held["cells"])})


def build_release(
    store: Store,
    quarter: str,
    who: str,
    note: str = "",
    revises: int | None = None,
    tell: Tell = lambda done, what: None,
    chosen: Choices = NONE,
) -> int:
    """Make a release while no other is made, and return its number. See ``make_release``.

    Raises:
        Refused: another is being built, or as ``make_release`` says.
    """
    number = _begin(store, quarter, who, revises)
    return _carry_out(store, number, quarter, who, note, revises, tell, chosen)


def start_building(
    store: Store,
    quarter: str,
    who: str,
    note: str = "",
    revises: int | None = None,
    chosen: Choices = NONE,
) -> threading.Thread:
    """Begin to make a release, and return at once: it goes on whoever leaves.

    Returns:
        What is at work, for whoever wants to wait for it.

    Raises:
        Refused: another is being built, or no release of the quarter may be made.
    """
    number = _begin(store, quarter, who, revises)

    def work() -> None:
        try:
            _carry_out(store, number, quarter, who, note, revises, _nobody, chosen)
        except Refused:
            # Why is kept with the building, for whoever comes back.
            return

    thread = threading.Thread(target=work, name=f"release build {number}", daemon=True)
    thread.start()
    return thread


def _nobody(done: float, what: str) -> None:
    """Take no notice: whoever wants to know looks at ``latest``."""


def _begin(store: Store, quarter: str, who: str, revises: int | None) -> int:
    name = checked(store, quarter, revises)
    now = clock.now()
    with store.writing() as connection:
        last = _latest(store, connection)
        if last is not None and last.state == RUNNING:
            raise _busy(last)
        number = next_id(connection, _B)
        row = {"id": number, "quarter": name, "revises": revises, "begun_by": who}
        connection.execute(
            sa.insert(_B).values(
                **row,
                begun_at=now,
                seen_at=now,
                done=0.0,
                doing=_BEGUN,
                outcome=RUNNING,
                told="[]",
            )
        )
    _AT_WORK[_address(store), number] = (0.0, _BEGUN)
    return number


def running(store: Store, quarter: str) -> Build | None:
    """Return how far the release of a quarter is that is being built now; None where none is."""
    last = latest(store)
    return last if last and last.state == RUNNING and last.quarter == quarter else None


def refuse_while_built(store: Store, quarter: str) -> None:
    """Refuse what a release of a quarter that is being built now would overtake.

    Raises:
        Refused: there is one.
    """
    if one := running(store, quarter):
        raise _busy(one)


def _busy(one: Build) -> Refused:
    words = {"who": one.begun_by, "share": f"{one.done:.0%}"}
    return Refused([Problem("release_being_built", found=spoken(one.quarter), words=words)])


def _carry_out(
    store: Store,
    number: int,
    quarter: str,
    who: str,
    note: str,
    revises: int | None,
    tell: Tell,
    chosen: Choices,
) -> int:
    became: dict[str, Any] = {"outcome": BROKEN}
    with _at_work(store, number) as progress:
        try:

            def both(done: float, what: str) -> None:
                progress(done, what)
                tell(done, what)

            made = make_release(store, quarter, who, note, revises, both, chosen=chosen)
            became = {"outcome": BUILT, "release_id": made, "done": 1.0}
        except Refused as refused:
            told = json.dumps([asdict(one) for one in refused.problems], ensure_ascii=False)
            became = {"outcome": REFUSED, "told": told}
            raise
        finally:
            _write(store, number, became)
    return made


@contextmanager
def _at_work(store: Store, number: int) -> Iterator[Callable[[float, str], None]]:
    """Let everyone see how far it is: this process at once, others every few seconds."""
    key, over = (_address(store), number), threading.Event()

    def progress(done: float, what: str) -> None:
        _AT_WORK[key] = (done, what)

    def beat() -> None:
        while not over.wait(_BEAT):
            done, doing = _AT_WORK[key]
            _write(store, number, {"seen_at": clock.now(), "done": done, "doing": doing})

    beating = threading.Thread(target=beat, name=f"release build {number}, beat", daemon=True)
    beating.start()
    try:
        yield progress
    finally:
        over.set()
        beating.join()
        _AT_WORK.pop(key, None)


def _write(store: Store, number: int, values: dict[str, Any]) -> None:
    with store.writing() as connection:
        connection.execute(sa.update(_B).where(_B.c.id == number).values(**values))


def _address(store: Store) -> str:
    return store.engine.url.render_as_string(hide_password=True)
