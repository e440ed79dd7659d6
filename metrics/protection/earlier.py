"""What earlier releases have told: it can't be taken back, and it stays protected."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from metrics.protection.cells import Cell, Key, Problem, adds_up


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


def _value(cell: Cell) -> int:
    return -1 if cell.value is None else cell.value


def _then(cell: Cell, hidden: bool) -> Cell:
    """Return a cell as it is known since: seen, or not seen but of the least it was known to be."""
    if cell.state != "open" or cell.value is None:
        return cell
    if not hidden:
        return replace(cell, state="seen")
    return replace(cell, state="unseen", low=cell.floor)
