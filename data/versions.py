"""Dated versions of one thing in a list: an area's populations, each a row of its own.

A row that says nothing of a version (its sheet lacks the date, or both the date and what is dated
are empty) is about the newest there is: so an area is renamed without its population being typed.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from data.parts import Key, keys_of
from data.row import Row
from data.rows import Rows


def about_newest(rows: Rows, stored: Rows) -> Rows:
    """Return a list's rows with the date of the newest stored version where they say nothing of it.

    A version the rows at hand have themselves is left to the row that has it.
    """
    if not rows.kind.versions:
        return rows
    dated, of = rows.kind.versions
    keys, newest = keys_of(rows), newest_of(rows.kind, keys_of(stored))
    own = set(keys)
    dates = list(rows.columns[dated])
    for i, key in enumerate(keys):
        blank = dates[i] is None and of in rows.given and rows.columns[of][i] is None
        meant = newest.get(rest_of(rows.kind, key))
        if (blank or dated not in rows.given) and meant and meant not in own:
            dates[i] = date_of(rows.kind, meant)
            own.add(meant)
    return replace(rows, columns=rows.columns | {dated: dates})


def meant_key(kind: type[Row], key: Key, given: Collection[str], before: Iterable[Key]) -> Key:
    """Return the key of the row a list's row is about, as ``about_newest`` decides it.

    Args:
        kind: the kind of list.
        key: the row's own key.
        given: the columns its sheet had.
        before: the keys there were before it.
    """
    if not kind.versions or kind.versions[0] in given:
        return key
    without = tuple(
        None if name == kind.versions[0] else value
        for name, value in zip(kind.key, key, strict=True)
    )
    return newest_of(kind, before).get(rest_of(kind, key), without)


def newest_of(kind: type[Row], keys: Iterable[Key]) -> dict[Key, Key]:
    """Return the rest of a key → the key with the latest date; one without a date is the oldest."""

    def age(key: Key) -> tuple[bool, Any]:
        date = date_of(kind, key)
        return date is not None, date

    found: dict[Key, Key] = {}
    for key in keys:
        held = found.get(rest_of(kind, key))
        if held is None or age(key) > age(held):
            found[rest_of(kind, key)] = key
    return found


def date_of(kind: type[Row], key: Key) -> Any:
    """Return the version's date in a key."""
    return key[kind.key.index(kind.versions[0])] if kind.versions else None


def rest_of(kind: type[Row], key: Key) -> Key:
    """Return a key without the version's date: what the versions are of."""
    dated = kind.versions[:1]
    return tuple(value for name, value in zip(kind.key, key, strict=True) if name not in dated)
