"""Figures that cannot well be: more people than an area has, or far more sign-ins than heads."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Any

import sqlalchemy as sa

from data import ground, populations, things
from data.checks import Across, as_one
from data.column import Column
from data.kinds.areas import Area
from data.parts import Part
from data.problems import Problem
from data.row import Row
from data.rows import Rows
from data.things import Thing

#: Beyond these no row of a coalition goes: people at one gathering, money, anything counted.
_AT_ONE, _MONEY, _COUNTED = 100_000, 100_000_000, 100_000_000
#: Sign-ins are far above a head count from so many times as many on, and so many more.
_TIMES, _MORE = 1.25, 5


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    people = _people(connection, parts)
    for part in parts:
        if not part.kind.reference:
            yield from _beyond_sense(part.rows)
            yield from _above_population(part.rows, people)
    yield from _above_heads(connection, parts)


def _people(connection: sa.Connection, parts: Sequence[Part]) -> dict[str, int]:
    """Return area → the largest of its populations, as stored or as the file at hand says."""
    stored = populations.populations(connection)
    found = {code: max(people for _, people in dated) for code, dated in stored.items()}
    for part in parts:
        if part.kind is Area:
            columns = part.rows.columns
            for code, people in zip(columns["code"], columns["population"], strict=True):
                if code and people:
                    found[code] = max(people, found.get(code, 0))
    return found


def _beyond_sense(rows: Rows) -> Iterator[Problem]:
    """Yield figures beyond any sense; one problem for each column."""
    for column in _figures(rows.kind):
        most = _most(rows.kind, column)
        values = rows.columns[column.name]
        if max((v for v in values if v is not None), default=0) > most:
            at = [i for i, value in enumerate(values) if value is not None and value > most]
            yield from as_one("beyond_sense", rows, column, at, {"most": f"{most:,}"})


def _figures(kind: type[Row]) -> list[Column]:
    return [
        column
        for column in kind.columns().values()
        if column.type in (int, float) and not column.by and column.name != kind.participant
    ]


def _most(kind: type[Row], column: Column) -> int:
    if column.unit == "money":
        return _MONEY
    return _AT_ONE if kind in things.held() and column.unit == "people" else _COUNTED


def _above_population(rows: Rows, people: Mapping[str, int]) -> Iterator[Problem]:
    """Yield attendance above the people of its area; one problem for each area."""
    column = rows.kind.columns().get("attended")
    if column is None or column.type is not int or "area" not in rows.columns:
        return
    found: dict[str, list[int]] = defaultdict(list)
    values = zip(rows.columns["area"], rows.columns["attended"], strict=True)
    for i, (area, attended) in enumerate(values):
        if attended and area in people and attended > people[area]:
            found[area].append(i)
    for area, at in found.items():
        words = {"area": area, "other": f"{people[area]:,}"}
        yield from as_one("above_population", rows, column, at, words)


def _above_heads(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    """Yield events with far more sign-ins than people counted; one problem for each sheet."""
    present = _present(parts)
    for kind in things.held() if present else ():
        here = things.in_file(parts, kind, ["code", "attended"])
        known = {thing.values["code"] for thing in here}
        heads: list[Thing] = here + [
            thing
            for some in things.slices(present.keys() - known)
            for thing in things.stored(
                connection, parts, kind, ["code", "attended"], ground.table(kind).c.code.in_(some)
            )
        ]
        counted = {thing.values["code"]: thing.values["attended"] for thing in heads}
        far = [
            code
            for code, signed in present.items()
            if (heads_ := counted.get(code)) is not None
            and signed > max(heads_ * _TIMES, heads_ + _MORE)
        ]
        if far:
            yield from _signed(parts, kind, far, present, counted)


def _present(parts: Sequence[Part]) -> Counter[str]:
    """Return event → how many of its sign-ins in the file say that the person was present."""
    present: Counter[Any] = Counter()
    for part in parts:
        if name := part.kind.dated_by:
            codes, there = part.rows.columns[name], part.rows.columns["attended"]
            present.update(compress(codes, there))
    del present[None]
    return present


def _signed(
    parts: Sequence[Part],
    kind: type[Row],
    far: Sequence[str],
    present: Mapping[str, int],
    counted: Mapping[str, Any],
) -> Iterator[Problem]:
    for part in parts:
        if part.kind.dated_by:
            column = part.kind.columns()[part.kind.dated_by]
            codes = part.rows.columns[column.name]
            first = {code: i for i, code in reversed(list(enumerate(codes)))}
            at = sorted(first[code] for code in far if code in first)
            if at:
                code = codes[at[0]]
                words = {
                    "thing": things.called(kind), "signed": f"{present[code]:,}",
                    "other": f"{counted[code]:,}",
                }  # fmt: skip
                yield from as_one("above_heads", part.rows, column, at, words)


CHECK = Across(
    "Beyond what can be",
    "Figures beyond any sense; attendance above the population of its area; "
    "far more sign-ins present than people counted at the event.",
    _find,
)
