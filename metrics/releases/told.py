"""What a release has told, kept for those that come later: its numbers and how they hang together.

It holds what is hidden as well, so it stays in the store and is in no file. Without it a later
release could show what gives away a number that was hidden in an earlier one.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from data.records import table_of
from data.records.releases import Release, ReleaseStep
from metrics.protection import Cell, Problem, Relation
from metrics.protection.earlier import Published
from metrics.releases.cells import Number

_R = table_of(Release)
_S = table_of(ReleaseStep)


def pack(problem: Problem, hidden: frozenset[Hashable]) -> bytes:
    """Return a release's own numbers, which are hidden, and their relations, as bytes."""
    cells = [
        [
            _name(cell.key),
            cell.value,
            cell.limit,
            cell.state,
            cell.key in hidden,
        ]
        for cell in problem.cells
    ]
    relations = [
        [[[problem.place[key], by] for key, by in one.terms], one.low, one.high]
        for one in problem.relations
    ]
    return zlib.compress(json.dumps([cells, relations], ensure_ascii=False).encode(), 9)


def _name(key: Hashable) -> Any:
    assert isinstance(key, Number)
    return [repr(key.what), key.window, [list(pair) for pair in key.group]]


def unpack(packed: bytes, name: int, whats: Mapping[str, Hashable]) -> Published:
    """Return what ``pack`` took in.

    Args:
        packed: the bytes.
        name: of the release.
        whats: what numbers are of as it is written → as it is called now.
    """
    cells, relations = json.loads(zlib.decompress(packed))
    told = [
        (Cell(_key(key, whats), value, limit, state=state), hidden)
        for key, value, limit, state, hidden in cells
    ]
    keys = [cell.key for cell, _ in told]
    problem = Problem(
        tuple(cell for cell, _ in told),
        tuple(
            Relation(tuple((keys[at], by) for at, by in terms), low, high)
            for terms, low, high in relations
        ),
    )
    return Published(name, problem, frozenset(cell.key for cell, hidden in told if hidden))


def _key(written: Any, whats: Mapping[str, Hashable]) -> Number:
    what, window, group = written
    return Number(whats.get(what, what), window, tuple((name, value) for name, value in group))


def earlier(
    connection: sa.Connection, numbers: Iterable[Number], before: int | None = None
) -> list[Published]:
    """Return what releases have told that were ever published, the earliest first.

    Args:
        connection: where they are read from.
        numbers: those of the release that is built, by which theirs are recognised.
        before: only releases with a lower number; None: all.
    """
    whats = {repr(number.what): number.what for number in numbers}
    return [
        unpack(told, number, whats)
        for number, told in _published(connection)
        if before is None or number < before
    ]


def _published(connection: sa.Connection) -> Iterator[tuple[int, bytes]]:
    published = sa.select(_S.c.release_id).where(_S.c.action == "published")
    asked = sa.select(_R.c.id, _R.c.told).where(_R.c.id.in_(published), _R.c.told.is_not(None))
    for number, told in connection.execute(asked.order_by(_R.c.id)):
        yield number, bytes(told)


def shown(connection: sa.Connection, numbers: Collection[Number]) -> dict[Number, dict[int, int]]:
    """Return number → release that was ever published → the value that it shows of it.

    Args:
        connection: where they are read from.
        numbers: those that are asked about; what is hidden of them is left out.
    """
    whats = {repr(number.what): number.what for number in numbers}
    windows, found = (
        {number.window for number in numbers},
        defaultdict[Number, dict[int, int]](dict),
    )
    for release, told in _published(connection):
        for key, value, _, state, hidden in json.loads(zlib.decompress(told))[0]:
            # Of 16,000 cells few are asked about, and to make the key of each would take seconds.
            if hidden or state != "open" or key[0] not in whats or key[1] not in windows:
                continue
            if (number := _key(key, whats)) in numbers:
                found[number][release] = value
    return dict(found)
