"""Codes of events and trainings: one that means two, or is stored in another quarter already."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from data import ground, things
from data.checks import Across
from data.parts import Part
from data.problems import Problem
from data.row import Row
from data.things import Thing


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    pairs = [
        (kind, thing, other)
        for kind in things.held()
        if (here := things.in_file(parts, kind, ["code", kind.dated]))
        for thing, other in _on_two_days(kind, here, _stored(connection, parts, kind, here))
    ]
    names = things.partner_names(connection, parts) if pairs else {}
    for kind, thing, other in pairs:
        yield _problem(kind, thing, other, things.whereabouts(other, thing, names))


def _stored(
    connection: sa.Connection, parts: Sequence[Part], kind: type[Row], here: Sequence[Thing]
) -> Iterator[Thing]:
    rows = ground.table(kind).c
    for some in things.slices({thing.values["code"] for thing in here}):
        named = ["code", kind.dated]
        yield from things.stored(connection, parts, kind, named, rows.code.in_(some))


def _on_two_days(
    kind: type[Row], here: Sequence[Thing], stored: Iterator[Thing]
) -> Iterator[tuple[Thing, Thing]]:
    """Iterate over things of the file whose code has another day elsewhere: one for each."""
    several = [*stored, *here]
    if len({thing.values["code"] for thing in several}) == len(several):
        return
    others: dict[str, list[Thing]] = defaultdict(list)
    for thing in several:
        if thing.values[kind.dated] is not None:
            others[thing.values["code"]].append(thing)
    for thing in here:
        likely = (o for o in others.get(thing.values["code"], ()) if _on_another(kind, thing, o))
        if other := next(likely, None):
            yield thing, other


def _on_another(kind: type[Row], thing: Thing, other: Thing) -> bool:
    if thing.values[kind.dated] in (None, other.values[kind.dated]):
        return False
    # The same partner's row of the same quarter repeats a key: that is said elsewhere.
    return (thing.owner, thing.quarter) != (other.owner, other.quarter)


def _problem(kind: type[Row], thing: Thing, other: Thing, where: str) -> Problem:
    there, here = other.values[kind.dated], thing.values[kind.dated]
    words = {"thing": things.called(kind), "where": where}
    if other.owner == thing.owner:
        words |= {"code": str(thing.values["code"]), "old": str(there)}
        return Problem("date_moved", words=words, **thing.place(kind.dated))
    words |= {"difference": f"there it is on {there}, here on {here}"}
    return Problem("code_means_two", words=words, **thing.place("code"))


CHECK = Across(
    "One code, two dates",
    "The code of an event or training that another partner, or the same partner in another "
    "quarter, reports with another date.",
    _find,
)
