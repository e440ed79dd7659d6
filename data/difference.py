"""A part of a plan held against what is stored: what would be new, changed, the same and gone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from data import ground, people
from data.cells import shown
from data.parts import Change, Key, Part, keys_of
from data.rows import Rows
from data.versions import about_newest

REPLACE, ADD = "replace", "add"


def hold_against_store(connection: sa.Connection, part: Part, mode: str) -> Part:
    """Return the part with what it would add, change and take away."""
    current = ground.current(connection, part.kind, part.partner, part.quarter)
    part = replace(part, rows=_identified(connection, part.rows))
    if current is None:
        return replace(part, new=len(part.rows), new_at=tuple(range(len(part.rows))))
    stored, lines = ground.stored_rows(connection, part.kind, part.partner, current)
    part = replace(part, rows=about_newest(part.rows, stored))
    ours = dict(zip(keys_of(part.rows), range(len(part.rows)), strict=True))
    theirs = dict(zip(keys_of(stored), range(len(stored)), strict=True))
    if part.kind.reference:
        part = replace(part, rows=_said_before(part.rows, stored, ours, theirs))
    missing = [key for key in theirs if key not in ours]
    adding = (mode or (ADD if part.kind.reference else REPLACE)) == ADD
    changed = tuple(_changes(part, stored, ours, theirs))
    touched = len({change.row for change in changed})
    return replace(
        part,
        replaces=current,
        new=len(ours.keys() - theirs.keys()),
        new_at=tuple(i for key, i in ours.items() if key not in theirs),
        changed=changed,
        same=len(ours.keys() & theirs.keys()) - touched,
        gone=() if adding else tuple(_spoken_key(key) for key in missing),
        gone_at=() if adding else tuple(_place(stored, theirs[key]) for key in missing),
        kept=tuple(lines[theirs[key]] for key in missing) if adding else (),
        adds=adding,
    )


def _said_before(
    rows: Rows, stored: Rows, ours: Mapping[Key, int], theirs: Mapping[Key, int]
) -> Rows:
    """Keep what a list's earlier rows say in columns that this sheet does not have."""
    both = [(i, theirs[key]) for key, i in ours.items() if key in theirs]
    columns = dict(rows.columns)
    for name in stored.columns.keys() - rows.given:
        columns[name] = list(columns[name])
        for mine, other in both:
            columns[name][mine] = stored.columns[name][other]
    return replace(rows, columns=columns)


def _identified(connection: sa.Connection, rows: Rows) -> Rows:
    """Put the numbers of participants already known in place of their hashes."""
    who = rows.kind.participant
    if not who:
        return rows
    hashes = rows.columns[who]
    known: dict[Any, int] = {**people.find(connection, set(hashes) - {None})}
    if not known:
        return rows
    return replace(
        rows,
        columns=rows.columns | {who: list(map(known.get, hashes, hashes))},
        alike={known.get(person, person): alike for person, alike in rows.alike.items()},
    )


def _changes(
    part: Part, stored: Rows, ours: Mapping[Key, int], theirs: Mapping[Key, int]
) -> Iterator[Change]:
    columns = part.kind.columns()
    names = [name for name in stored.columns if name not in part.kind.key]
    for key, i in ours.items():
        if key not in theirs:
            continue
        for name in names:
            old, new = stored.columns[name][theirs[key]], part.rows.columns[name][i]
            if old != new:
                title = columns[name].title if name in columns else name.capitalize()
                letter = part.rows.letters.get(name, "")
                yield Change(
                    part.rows.sheets[i], part.rows.numbers[i], title, old, new, letter, name
                )


def _place(rows: Rows, position: int) -> tuple[str, int]:
    return rows.sheets[position], rows.numbers[position]


def _spoken_key(key: Key) -> str:
    return ", ".join(shown(v) for v in key if v is not None and not isinstance(v, bytes))
