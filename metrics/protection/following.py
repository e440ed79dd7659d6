"""A release that follows others: what they told is not told again, and nothing is added to it.

First it is protected from the informed attacker, who knows what is still as it was. Where a
number's change could not be kept from him whatever is hidden, because what is unchanged gives it
away, more is hidden, until the plain attacker, who knows only what the releases show, can't tell
either. What even then is known was known from earlier releases alone: nothing could protect it, so
it is told to staff, and nothing is refused for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from metrics.protection.auditing import Attacked, cells_of
from metrics.protection.cells import Key, Problem
from metrics.protection.choosing import attainable, choose, eased
from metrics.protection.earlier import Plainly, Published, plainly, with_earlier
from metrics.protection.losses import losses
from metrics.protection.protecting import MOST, Progress, Protected, protect
from metrics.protection.report import HiddenCell, Report
from metrics.protection.system import Demand, System, system_of

#: A cell or a change: its key, and its value or values.
About = tuple[Key, frozenset[int]]


def protect_following(
    problem: Problem,
    releases: Sequence[Published],
    progress: Progress | None = None,
    workers: int = 1,
) -> Protected:
    """Return what to hide of a release, so that it adds nothing to what earlier ones have told.

    Args:
        problem: cells and relations of the release alone.
        releases: those published before, the earliest first.
        progress: told how many small numbers are safe, of how many.
        workers: on how many cores.

    Raises:
        Unbalanced: the values do not add up as a relation says.
    """
    informed = with_earlier(problem, releases) if releases else problem
    first = protect(informed, progress, workers)
    if first.report.ok or not releases:
        return first
    known = {cell.key for cell in problem.cells}
    known = known.union(*({cell.key for cell in one.problem.cells} for one in releases))
    asked = {_about(informed, cell.key, known) for cell in first.report.refused}
    more = _hide_more(problem, releases, first.hidden, asked)
    hidden = first.hidden | more.hidden
    kept = [cell for cell in first.report.hidden if cell.protected]
    named = {cell.key for cell in kept}
    kept += [cell for cell in more.cells if cell.key not in named]
    return Protected(hidden, Report(tuple(kept), *losses(informed, hidden)))


def _about(informed: Problem, name: Key, known: Collection[Key]) -> About:
    """Return what a cell is of, whose name ``with_earlier`` made."""
    if name in known:
        value = informed[name].value
        return name, frozenset() if value is None else frozenset({value})
    assert isinstance(name, tuple)
    if name[0] == "change" and len(name) == 3:
        (key, one), (_, other) = (_about(informed, end, known) for end in name[1:])
        return key, one | other
    value = informed[name].value
    return name[1], frozenset() if value is None else frozenset({value})


@dataclass(frozen=True)
class _More:
    """What else is hidden, and what is known of that and of what was asked about."""

    hidden: frozenset[Key]
    cells: tuple[HiddenCell, ...]


def _hide_more(
    problem: Problem,
    releases: Sequence[Published],
    hidden: frozenset[Key],
    asked: Collection[About],
) -> _More:
    """Hide more until the plain attacker can't tell what is asked about."""
    changed = [key for key, values in asked if len(values) == 2]
    plain = plainly(problem, hidden, releases, changed)
    also: dict[Key, Any] = {}
    cells: list[HiddenCell] = []
    for part in _parts(plain, hidden, asked):
        attacked, short = _choose(part)
        names = [plain.problem.cells[n].key if n >= 0 else None for n in part.cells.tolist()]
        had: dict[Key, list[Demand]] = defaultdict(list)
        for demand in short:
            had[names[demand.column]].append(demand)
        told = {name: _told_by(plain, name, some, releases) for name, some in had.items()}
        extra = np.flatnonzero(attacked.unknown & ~part.given).tolist()
        new = dict.fromkeys(names[column] for column in extra)
        also |= new
        wanted = {*new, *(names[demand.column] for demand in part.demands)}
        cells += _reported(plain, attacked, wanted, told)
    return _More(frozenset(also), tuple(cells))


def _reported(
    plain: Plainly, attacked: Attacked, wanted: Collection[Key], told: Mapping[Key, Key]
) -> Iterator[HiddenCell]:
    for cell in cells_of(plain.problem, attacked).values():
        if cell.key not in wanted:
            continue
        if cell.key not in told:
            yield cell
        elif told[cell.key] is None:
            # Nobody told it before: it would be this release that gives it away.
            at = plain.problem[cell.key]
            yield replace(cell, least=at.least, most=at.most)
        else:
            yield replace(cell, told_by=told[cell.key])


def _parts(plain: Plainly, hidden: Collection[Key], asked: Collection[About]) -> list[System]:
    """Return the parts of a system that anything is asked about, and only that."""
    system = system_of(plain.problem)
    cells = plain.problem.cells
    names = [cells[n].key if n >= 0 else None for n in system.cells.tolist()]
    demands = tuple(d for d in system.demands if plain.about[names[d.column]] in asked)
    given = system.given | np.array([name in hidden for name in names], dtype=bool)
    asking = replace(system, given=given, demands=demands)
    return [part for part in asking.parts() if part.demands]


def _choose(part: System) -> tuple[Attacked, tuple[Demand, ...]]:
    """Return what is hidden of a part with its proofs, and what is had of what can't be in full."""
    hidden, proofs = choose(part, MOST)
    short: tuple[Demand, ...] = ()
    if proofs.open():
        part, short = attainable(eased(part))
        hidden, proofs = choose(part, MOST)
    return Attacked(part, hidden, proofs), short


def _told_by(plain: Plainly, at: Key, had: Sequence[Demand], releases: Sequence[Published]) -> Key:
    """Return the name of the release with which a cell was known as closely, or None of none.

    Args:
        plain: all releases.
        at: the cell.
        had: how far it can still change, where that is not as far as is asked.
        releases: those before.
    """
    about = plain.about[at]
    changed = [about[0]] if len(about[1]) == 2 else []
    for count in range(1, len(releases) + 1):
        alone = plainly(Problem(()), (), releases[:count], changed)
        for part in _parts(alone, (), {about}):
            _, short = attainable(eased(part))
            can = {demand.sign: demand.need for demand in short}
            if all(demand.sign in can and can[demand.sign] <= demand.need for demand in had):
                return releases[count - 1].name
    return None
