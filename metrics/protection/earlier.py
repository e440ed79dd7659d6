"""What earlier releases have told: it can't be taken back, and it stays protected.

Two attackers are told apart. The *informed* one knows of every number whether it is still as it was
(``with_earlier``): he needs no second look at what was shown before. The *plain* one knows what
stands in the releases, and of what one of them hides nothing from another (``plainly``).
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from metrics.protection.cells import Cell, Key, Problem, adds_up

#: By so much a number could have fallen or risen, for whoever does not know which.
MANY = 1_000_000


@dataclass(frozen=True)
class Published:
    """A release as it was published.

    Attributes:
        name: of the release; cells that have been revised since are called (name, key).
        problem: its cells and relations, as they were.
        hidden: keys of the cells that were hidden.
    """

    name: Hashable
    problem: Problem
    hidden: frozenset[Key]


def with_earlier(problem: Problem, releases: Iterable[Published], changes: bool = True) -> Problem:
    """Return a problem together with everything earlier releases have told.

    A cell with the same value as then is the same cell: shown then, it is known whatever is decided
    now; hidden then and shown now, it tells about the others hidden then. A cell that has been
    revised stands beside its earlier value.

    Args:
        problem: what is to be published now.
        releases: those published before, the earliest first.
        changes: whether the number by which a cell has been revised must be no small number either:
            “3 more, a late file” is a count of people as well.
    """
    known = _Known(problem)
    relations = dict.fromkeys(problem.relations)
    for release in releases:
        names = {
            cell.key: known.take(release.name, cell, cell.key in release.hidden)
            for cell in release.problem.cells
        }
        for relation in release.problem.relations:
            terms = tuple((names[key], by) for key, by in relation.terms)
            relations[replace(relation, terms=terms)] = None
    told = Problem(tuple(known.cells.values()), tuple(relations))
    return told + known.changes() if changes else told


class _Known:
    """All cells there have been, each value of a cell once."""

    def __init__(self, problem: Problem) -> None:
        self.cells = {cell.key: cell for cell in problem.cells}
        self._names: dict[Key, list[Key]] = {cell.key: [cell.key] for cell in problem.cells}

    def take(self, release: Hashable, cell: Cell, hidden: bool) -> Key:
        """Take in what a release told of a cell; return what the cell is called now."""
        names = self._names.setdefault(cell.key, [])
        same = [name for name in names if self.cells[name].value == cell.value]
        then = _then(cell, hidden)
        if not same:
            same = [(release, cell.key) if names else cell.key]
            names += same
            self.cells[same[0]] = replace(then, key=same[0])
        elif then.state == "seen":
            self.cells[same[0]] = replace(self.cells[same[0]], state="seen")
        return same[0]

    def changes(self) -> Problem:
        """Return by how much cells have been revised, as cells that stand nowhere."""
        cells: dict[Key, Cell] = {}
        relations = []
        for names in self._names.values():
            for one, other in combinations(names, 2):
                less, more = sorted((self.cells[one], self.cells[other]), key=_value)
                if less.value is None:
                    continue
                change = Cell(
                    ("change", one, other),
                    _value(more) - less.value,
                    self.cells[one].limit,
                    state="unseen",
                )
                cells |= {cell.key: cell for cell in (less, more, change)}
                relations.append(adds_up((less.key, change.key), more.key))
        return Problem(tuple(cells.values()), tuple(relations))


@dataclass(frozen=True)
class Plainly:
    """All releases as the plain attacker knows them.

    Attributes:
        problem: their cells and relations. The cells of the new one are called as they are, those
            of earlier ones (name, key), changes ("change", one, other).
        about: name → key, and the values that it is of: one of a cell, two of a change.
    """

    problem: Problem
    about: Mapping[Key, tuple[Key, frozenset[int]]]


def plainly(
    problem: Problem,
    hidden: Collection[Key],
    releases: Sequence[Published],
    changed: Collection[Key] = (),
) -> Plainly:
    """Return a problem with all that releases told, as one knows it who knows nothing else.

    A number that is hidden in a release is another unknown there, whatever it was elsewhere. But
    what an earlier release hid and a later one shows unchanged is known: so it is while the new
    release shows it, or can be made to.

    Args:
        problem: what is to be published now.
        hidden: what of it is hidden already.
        releases: those published before, the earliest first.
        changed: keys of which it is asked by how much they have changed.
    """
    every = _Every(problem, hidden)
    relations = dict.fromkeys(problem.relations)
    for at, release in enumerate(releases):
        names = {
            cell.key: every.take(release, cell, _shown_in(releases[at + 1 :], cell))
            for cell in release.problem.cells
        }
        for relation in release.problem.relations:
            terms = tuple((names[key], by) for key, by in relation.terms)
            relations[replace(relation, terms=terms)] = None
    told = Problem(tuple(every.cells.values()), tuple(relations))
    return Plainly(told + every.changes(changed), every.about)


def _shown_in(later: Iterable[Published], cell: Cell) -> bool:
    return any(
        cell.key in release.problem.place
        and cell.key not in release.hidden
        and release.problem[cell.key].value == cell.value
        and release.problem[cell.key].state != "unseen"
        for release in later
    )


class _Every:
    """The cells of all releases, each by itself."""

    def __init__(self, problem: Problem, hidden: Collection[Key]) -> None:
        self._hidden = hidden
        self.cells = {cell.key: cell for cell in problem.cells}
        self.about = {cell.key: (cell.key, _values(cell)) for cell in problem.cells}
        self._names: dict[Key, list[Key]] = {cell.key: [cell.key] for cell in problem.cells}

    def take(self, release: Published, cell: Cell, later: bool) -> Key:
        """Take in what a release told of a cell; return what the cell is called."""
        then = _then(cell, cell.key in release.hidden and not later)
        now = None if cell.key in self._hidden else self.cells.get(cell.key)
        if now and now.state == "open" and then.state == "unseen" and now.value == then.value:
            # While it may be shown, what was hidden is the same number.
            return cell.key
        name = (release.name, cell.key)
        self.cells[name] = replace(then, key=name)
        self.about[name] = (cell.key, _values(cell))
        self._names.setdefault(cell.key, []).append(name)
        return name

    def changes(self, changed: Collection[Key]) -> Problem:
        """Return by how much some cells have been revised, whether up or down."""
        cells: dict[Key, Cell] = {}
        relations = []
        for key in changed:
            for one, other in combinations(self._names.get(key, ()), 2):
                less, more = sorted((self.cells[one], self.cells[other]), key=_value)
                if less.value is None or less.value == more.value:
                    continue
                name = ("change", one, other)
                by, limit = _value(more) - less.value, self.cells[one].limit
                change = Cell(name, by, limit, state="unseen", low=-MANY)
                cells |= {cell.key: cell for cell in (less, more, change)}
                relations.append(adds_up((less.key, name), more.key))
                self.about[name] = (key, _values(less) | _values(more))
        return Problem(tuple(cells.values()), tuple(relations))


def _values(cell: Cell) -> frozenset[int]:
    return frozenset() if cell.value is None else frozenset({cell.value})


def _value(cell: Cell) -> int:
    return -1 if cell.value is None else cell.value


def _then(cell: Cell, hidden: bool) -> Cell:
    """Return a cell as it is known since: seen, or not seen but of the least it was known to be."""
    if cell.state != "open" or cell.value is None:
        return cell
    if not hidden:
        return replace(cell, state="seen")
    return replace(cell, state="unseen", low=cell.floor)
