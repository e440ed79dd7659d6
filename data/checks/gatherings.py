"""Events and trainings: one that was reported twice, under two codes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from typing import Any

import sqlalchemy as sa

from data import ground, likeness, things
from data.checks import Across
from data.parts import Part
from data.problems import Problem
from data.row import Row
from data.things import Thing

#: So many are held against each one, and so many names of one day against each other.
_MOST = 200

#: A thing of the file, and those it may be the same as.
_Rivals = tuple[Thing, Iterable[Thing]]


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    pairs = [
        (kind, thing, other)
        for kind in things.held()
        if (here := _in_file(parts, kind))
        for thing, other in _pairs(kind, here, _stored(connection, parts, kind, here))
    ]
    names = things.partner_names(connection, parts) if pairs else {}
    for kind, thing, other in pairs:
        alone = thing.owner == other.owner
        words = {
            "other": str(other.values["code"]),
            "where": things.whereabouts(other, thing, names),
            "thing": things.called(kind),
            "why": _why(kind, thing, other),
            "remedy": "delete one of the two rows" if alone else "give both the same code",
        }
        yield Problem("likely_same_event", words=words, **thing.place("code"))


@cache
def _sort(kind: type[Row]) -> str:
    """Return the column with the sort of thing it is: the first closed list that must be told."""
    declared = kind.columns().values()
    return next((column.name for column in declared if column.choices and column.required), "")


@cache
def _names(kind: type[Row]) -> tuple[str, ...]:
    """Return the columns that matter: what it is, when, where, whose, and its figures."""
    columns = kind.columns()
    told = ("code", "name", kind.dated, kind.credited, *kind.jointly[:1], "area", _sort(kind))
    return tuple(name for name in dict.fromkeys((*told, *_figures(kind))) if name in columns)


@cache
def _figures(kind: type[Row]) -> tuple[str, ...]:
    return tuple(c.name for c in kind.columns().values() if c.type in (int, float))


def _in_file(parts: Sequence[Part], kind: type[Row]) -> list[Thing]:
    found = things.in_file(parts, kind, _names(kind))
    return [thing for thing in found if thing.values[kind.dated] is not None]


def _stored(
    connection: sa.Connection, parts: Sequence[Part], kind: type[Row], here: Sequence[Thing]
) -> list[Thing]:
    then = ground.submissions().c.quarter.in_({thing.quarter for thing in here})
    return list(things.stored(connection, parts, kind, _names(kind), then))


def _pairs(
    kind: type[Row], here: Sequence[Thing], stored: Sequence[Thing]
) -> Iterator[tuple[Thing, Thing]]:
    """Iterate over things of the file with another that is likely the same: one for each."""
    several = [*stored, *here]
    reports: dict[str, set[str]] = defaultdict(set)
    for thing in several:
        reports[thing.owner].add(thing.values["code"])
    paired: set[tuple[str, int]] = set()
    for thing, rivals in chain(_called_alike(kind, several), _mentioned(kind, several)):
        likely = (
            other
            for other in islice(rivals, _MOST)
            if _comes_before(other, thing) and _may_be_one(kind, thing, other, reports)
        )
        if (thing.sheet, thing.row) not in paired and (other := next(likely, None)):
            paired.add((thing.sheet, thing.row))
            yield thing, other


def _comes_before(other: Thing, thing: Thing) -> bool:
    return other.part is None or (other.sheet, other.row) < (thing.sheet, thing.row)


def _called_alike(kind: type[Row], several: Sequence[Thing]) -> Iterator[_Rivals]:
    """Iterate over things of the file with those of the same day that are called alike."""
    days: dict[tuple[dt.date, tuple[str, ...]], list[Thing]] = defaultdict(list)
    for thing in several:
        if name := thing.values["name"]:
            days[thing.values[kind.dated], likeness.numbered(name)].append(thing)
    for day in days.values():
        if len(day) == 1 or day[-1].part is None:
            continue
        named: dict[str, list[Thing]] = defaultdict(list)
        for thing in day:
            named[likeness.bare(thing.values["name"])].append(thing)
        for name, group in named.items():
            others = named if len(named) <= _MOST else [name]
            close = [o for o in others if likeness.alike(name, o, likeness.FOR_NAMES)]
            rivals = [thing for other in close for thing in named[other]]
            yield from ((thing, rivals) for thing in group if thing.part is not None)


def _mentioned(kind: type[Row], several: Sequence[Thing]) -> Iterator[_Rivals]:
    """Iterate over things of the file with those of the day and sort where one names the other."""
    if not _sort(kind):
        return
    naming = [(thing, named) for thing in several if (named := _takes_part(kind, thing))]
    wanted = {(*_when(kind, thing), partner) for thing, named in naming for partner in named}
    found: dict[tuple[Any, ...], list[Thing]] = defaultdict(list)
    for thing in several if wanted else ():
        if (clue := (*_when(kind, thing), thing.owner)) in wanted:
            found[clue].append(thing)
    for thing, named in naming:
        others = [o for p in sorted(named) for o in found[(*_when(kind, thing), p)]]
        if thing.part is not None:
            yield thing, others
        yield from ((other, [thing]) for other in others if other.part is not None)


def _when(kind: type[Row], thing: Thing) -> tuple[Any, Any]:
    return thing.values[kind.dated], thing.values[_sort(kind)]


def _takes_part(kind: type[Row], thing: Thing) -> set[str]:
    """Return the partners that lead it or contribute to it, beside the one that reports it."""
    lead = thing.values[kind.credited]
    contributing = thing.values[kind.jointly[0]] if kind.jointly else None
    if not contributing and lead in (None, thing.owner):
        return set()
    return {lead, *(contributing or "").split("; ")} - {None, "", thing.owner}


def _may_be_one(
    kind: type[Row], thing: Thing, other: Thing, reports: Mapping[str, set[str]]
) -> bool:
    """Say whether two things of one day, found by a clue, are likely one.

    Where one partner reports both it knows its own: they are one only if all figures are equal. So
    it does where it reports each under the code that the other has for it.
    """
    if thing.values["code"] == other.values["code"]:
        return False
    if thing.owner == other.owner:
        told = thing.values.keys() - {"code", "name"}
        equal = all(thing.values[name] == other.values[name] for name in told)
        return equal and any(thing.values[name] is not None for name in _figures(kind))
    if other.values["code"] in reports[thing.owner] or thing.values["code"] in reports[other.owner]:
        return False
    areas = {thing.values["area"], other.values["area"]} if "area" in thing.values else set()
    return len(areas - {None}) <= 1


def _why(kind: type[Row], thing: Thing, other: Thing) -> str:
    day, name, theirs = thing.values[kind.dated], thing.values["name"], other.values["name"]
    if name and theirs and likeness.alike(name, theirs, likeness.FOR_NAMES):
        return f"both are “{theirs}” on {day}"
    return f"both are on {day}, of one sort, and one names the other’s partner"


CHECK = Across(
    "Likely the same event or training",
    "Two events or trainings of one day under two codes that are called alike in one place, "
    "or name each other's partner; of one partner, only where all figures are equal.",
    _find,
)
