"""Rows of several submissions applied one after the other, as uploads would be."""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

import sqlalchemy as sa

from data.chains import Chain, Link
from data.ground import table
from data.parts import Key, keys_of
from data.row import Row
from data.rows import Rows
from data.versions import meant_key

#: SQLite takes 32,766 values in one statement.
_AT_ONCE = 10_000


def reapply(connection: sa.Connection, chain: Chain, sources: Sequence[int], number: int) -> int:
    """Give submission ``number`` the rows that ``sources`` make when applied in turn.

    Args:
        connection: of ``Store.writing``.
        chain: what they are of.
        sources: submissions that came with uploads, the earliest first.
        number: a submission without rows.

    Returns:
        How many rows it has now.
    """
    links = [chain.links[source] for source in sources]
    if chain.kind.reference:
        return _reapply_list(connection, chain, links, number)
    state: dict[Key, tuple[int, int]] = {}
    for link in links:
        own = _own_keys(connection, chain, link)
        state = own | {key: place for key, place in state.items() if key not in own}
    _copy(connection, chain, state, number)
    return len(state)


def _own_keys(connection: sa.Connection, chain: Chain, link: Link) -> dict[Key, tuple[int, int]]:
    """Return the keys of a submission's own rows → the submission, and the row's line in it."""
    rows, kind = table(chain.kind).c, chain.kind
    asked = (
        sa.select(rows.line, *(rows[name] for name in kind.key))
        .where(
            rows.partner_id == chain.partner,
            rows.submission_id == link.id,
            rows.brought_by.is_(None),
        )
        .order_by(rows.line)
    )
    found: list[Any] = list(connection.execute(asked))
    if not found:
        return {}
    lines, *columns = (list(column) for column in zip(*found, strict=True))
    keys = keys_of(Rows(kind, [], lines, dict(zip(kind.key, columns, strict=True))))
    return {key: (link.id, line) for key, line in zip(keys, lines, strict=True)}


def _copy(
    connection: sa.Connection,
    chain: Chain,
    state: Mapping[Key, tuple[int, int]],
    number: int,
) -> None:
    """Copy rows, each behind those of the sources before, and note who brought it."""
    lines_of: dict[int, list[int]] = {}
    for source, line in state.values():
        lines_of.setdefault(source, []).append(line)
    behind = 0
    for source, lines in lines_of.items():
        copy_rows(connection, (chain.kind, chain.partner), source, sorted(lines), number, behind)
        behind += max(lines)


def _reapply_list(
    connection: sa.Connection, chain: Chain, links: Sequence[Link], number: int
) -> int:
    """Give a list its rows: columns that a sheet did not have keep what was said before."""
    state: dict[Key, dict[str, Any]] = {}
    for link in links:
        own = _own_rows(connection, chain, link)
        given = link.given or chain.kind.columns().keys()
        silent = chain.kind.columns().keys() - given
        applied = {
            meant: _over(row, state.get(meant), silent)
            for key, row in own.items()
            for meant in [meant_key(chain.kind, key, given, state)]
        }
        stays = state if link.adds else {}
        state = applied | {key: row for key, row in stays.items() if key not in applied}
    rows = [
        {**row, "submission_id": number, "line": line}
        for line, row in enumerate(state.values(), start=1)
    ]
    if rows:
        connection.execute(sa.insert(table(chain.kind)), rows)
    return len(rows)


def _own_rows(connection: sa.Connection, chain: Chain, link: Link) -> dict[Key, dict[str, Any]]:
    rows = table(chain.kind)
    asked = (
        sa.select(rows)
        .where(
            rows.c.partner_id == chain.partner,
            rows.c.submission_id == link.id,
            rows.c.brought_by.is_(None),
        )
        .order_by(rows.c.line)
    )
    return {
        tuple(row[name] for name in chain.kind.key): {**row, "brought_by": link.id}
        for row in connection.execute(asked).mappings()
    }


def _over(
    row: Mapping[str, Any], before: Mapping[str, Any] | None, silent: Set[str]
) -> dict[str, Any]:
    """Return a list's row with ``silent`` columns as the row before has them."""
    if not silent:
        return dict(row)
    earlier = before or {}
    typed = {
        **{name: word for name, word in _typed(row).items() if name not in silent},
        **{name: word for name, word in _typed(earlier).items() if name in silent},
    }
    filled = {name: earlier.get(name) for name in silent}
    return {**row, **filled, "typed_missing": json.dumps(typed) if typed else None}


def _typed(row: Mapping[str, Any]) -> dict[str, str]:
    return dict(json.loads(row.get("typed_missing") or "{}"))


def copy_rows(
    connection: sa.Connection,
    chain: tuple[type[Row], str],
    source: int,
    lines: Sequence[int],
    number: int,
    behind: int,
) -> None:
    """Copy rows of one submission into another, and note who brought them.

    Args:
        connection: of ``Store.writing``.
        chain: the kind and the partner of both.
        source: where from.
        lines: which rows, in order.
        number: where to.
        behind: the last line taken there.
    """
    kind, partner = chain
    rows = table(kind)
    given = {
        "submission_id": sa.literal(number),
        "line": rows.c.line + behind,
        "brought_by": sa.func.coalesce(rows.c.brought_by, rows.c.submission_id),
    }
    names = kind.stored()
    asked = sa.select(*(given.get(name, rows.c[name]) for name in names)).where(
        rows.c.partner_id == partner, rows.c.submission_id == source
    )
    for some in _runs(lines):
        meant = rows.c.line.between(some[0], some[-1])
        if some[-1] - some[0] + 1 != len(some):
            meant = rows.c.line.in_(some)
        connection.execute(sa.insert(rows).from_select(list(names), asked.where(meant)))


def _runs(lines: Sequence[int]) -> Iterator[Sequence[int]]:
    """Split lines so that one statement can name them: all, where they follow each other."""
    if lines and lines[-1] - lines[0] + 1 == len(lines):
        yield lines
        return
    for start in range(0, len(lines), _AT_ONCE):
        yield lines[start : start + _AT_ONCE]
