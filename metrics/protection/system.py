"""The cells an attacker does not know, as columns of numbers; their relations, as rows.

Everything is told as a change d from the true values: whatever an attacker has to think possible is
truth + d with matrix · d = 0 and −down ≤ d ≤ up. What is known to everybody is no column.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from scipy import sparse

from metrics.protection.bounds import Numbers, narrowed
from metrics.protection.cells import Cell, Problem, Relation, Unbalanced
from metrics.protection.filling import fill

#: What stands for a change that nothing bounds.
MANY = 1_000_000


@dataclass(frozen=True)
class Demand:
    """A column that must be able to change by ``need`` at least, upwards (1) or downwards (−1)."""

    column: int
    sign: int
    need: int


@dataclass(frozen=True)
class System:
    """Columns and rows.

    Attributes:
        cells: per column the number of its cell in the problem; −1 for the room of an inequality.
        matrix: rows × columns, whole numbers.
        down: per column, how far it can fall.
        up: per column, how far it can rise; infinity for no limit.
        weight: per column, what is lost when it is hidden.
        given: per column, whether it is hidden whatever is decided: it stands nowhere, or is small.
        demands: what must remain possible.
    """

    cells: Numbers
    matrix: sparse.csr_array
    down: Numbers
    up: Numbers
    weight: Numbers
    given: Numbers
    demands: tuple[Demand, ...]

    @cached_property
    def by_column(self) -> sparse.csc_array:
        """The matrix, quick to take columns from."""
        return self.matrix.tocsc()

    @cached_property
    def entries(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Per column, the rows it stands in with its coefficient."""
        rows, ends = self.by_column.indices.tolist(), self.by_column.indptr.tolist()
        numbers = self.by_column.data.tolist()
        return tuple(
            tuple(zip(rows[start:end], numbers[start:end], strict=True))
            for start, end in pairwise(ends)
        )

    @cached_property
    def limits(self) -> tuple[tuple[int, int], ...]:
        """Per column, how far it can fall and rise, in whole numbers up to a million."""
        down, up = (np.minimum(MANY, each).astype(int).tolist() for each in (self.down, self.up))
        return tuple(zip(down, up, strict=True))

    def parts(self) -> Iterator["System"]:
        """Iterate over the systems that have no row in common."""
        links = abs(self.matrix).T @ abs(self.matrix)
        count, label = sparse.csgraph.connected_components(links, directed=False)
        wanted: dict[int, list[Demand]] = defaultdict(list)
        for demand in self.demands:
            wanted[label[demand.column]].append(demand)
        order = np.argsort(label, kind="stable")
        bounds = np.searchsorted(label[order], np.arange(count + 1))
        for number, (start, end) in enumerate(pairwise(bounds.tolist())):
            yield self.only(order[start:end], wanted[number])

    def eased(self, column: int, sign: int, need: int) -> "System":
        """Return the system in which a column is asked to change by less one way.

        By what it need not change that way it must be able to change more the other way.
        """
        asked = {d.sign: d.need for d in self.demands if d.column == column}
        rest = tuple(d for d in self.demands if d.column != column)
        other = sum(asked.values()) - need
        both = (Demand(column, sign, need), Demand(column, -sign, other))
        return replace(self, demands=(*rest, *(demand for demand in both if demand.need)))

    def only(self, columns: Numbers, demands: Sequence[Demand]) -> "System":
        """Return the system of some columns, the others not changing."""
        place = {int(column): i for i, column in enumerate(columns)}
        kept = self.by_column[:, columns].tocsr()
        return System(
            self.cells[columns],
            kept[np.diff(kept.indptr) > 0],
            self.down[columns],
            self.up[columns],
            self.weight[columns],
            self.given[columns],
            tuple(Demand(place[d.column], d.sign, d.need) for d in demands),
        )


def system_of(problem: Problem) -> System:
    """Return the columns and rows of a problem.

    Raises:
        Unbalanced: the values do not add up as a relation says.
    """
    values = fill(problem)
    columns: dict[int, int] = {}
    for i, cell in enumerate(problem.cells):
        if values[i] is not None and not cell.always_shown:
            columns[i] = len(columns)
    rows = _Rows(problem, values, columns)
    for relation in problem.relations:
        rows.add(relation)
    cells = [problem.cells[i] for i in columns]
    found = [values[i] or 0 for i in columns]
    nowhere = [cell.state == "unseen" or cell.value is None for cell in cells]
    given = [no or cell.primary for no, cell in zip(nowhere, cells, strict=True)]
    weight = [0.0 if no else cell.weight for no, cell in zip(nowhere, cells, strict=True)]
    down = [value - cell.floor for cell, value in zip(cells, found, strict=True)]
    up = [cell.ceiling - value for cell, value in zip(cells, found, strict=True)]
    room, more, matrix = rows.room, len(rows.room), rows.matrix()
    fall, rise = narrowed(
        matrix,
        np.array([*down, *(low for low, _ in room)], dtype=float),
        np.array([*up, *(high for _, high in room)], dtype=float),
    )
    return System(
        np.array([*columns, *[-1] * more], dtype=int),
        matrix,
        fall,
        rise,
        np.array(weight + [0.0] * more),
        np.array(given + [True] * more, dtype=bool),
        tuple(_demands(cells, found, fall)),
    )


def _demands(cells: Sequence[Cell], values: Sequence[int], fall: Numbers) -> Iterator[Demand]:
    """Iterate over what must remain possible of the small numbers.

    Where it is known that one is 3 at least, whatever is hidden, it need not seem to be 1; then it
    must be able to seem as much larger instead.
    """
    for column, (cell, value) in enumerate(zip(cells, values, strict=True)):
        if cell.primary:
            asked = value - cell.least
            can = int(min(fall[column], asked))
            if can:
                yield Demand(column, -1, can)
            yield Demand(column, 1, cell.most - value + asked - can)


class _Rows:
    """The rows in the making. An inequality gets a column of its own, the room it leaves."""

    def __init__(
        self, problem: Problem, values: Sequence[int | None], columns: dict[int, int]
    ) -> None:
        self._problem, self._values, self._columns = problem, values, columns
        self._known: dict[tuple[tuple[int, int], ...], None] = {}
        self.room: list[tuple[float, float]] = []

    def add(self, relation: Relation) -> None:
        """Take a relation in, and hold it against the values.

        Raises:
            Unbalanced: they do not add up.
        """
        total, terms = 0, defaultdict[int, int](int)
        for key, coefficient in relation.terms:
            i = self._problem.place[key]
            total += coefficient * (self._values[i] or 0)
            if i in self._columns:
                terms[self._columns[i]] += coefficient
        low = -np.inf if relation.low is None else relation.low
        high = np.inf if relation.high is None else relation.high
        if not low <= total <= high:
            raise Unbalanced(
                f"{relation.terms[0][0]} and {len(relation.terms) - 1} more: the sum “{total}” "
                f"must be from {relation.low} to {relation.high}."
            )
        row = tuple(sorted((j, c) for j, c in terms.items() if c))
        if row and low < high:
            # Σ − room = 0, where room may be from low to high.
            row = (*row, (len(self._columns) + len(self.room), -1))
            self.room.append((total - low, high - total))
        if row:
            self._known[row] = None

    def matrix(self) -> sparse.csr_array:
        """Return the rows."""
        width = len(self._columns) + len(self.room)
        ends = np.cumsum([0, *(len(row) for row in self._known)])
        places = [j for row in self._known for j, _ in row]
        numbers = [c for row in self._known for _, c in row]
        shape = (len(self._known), width)
        return sparse.csr_array((np.array(numbers, dtype=np.int64), places, ends), shape=shape)
