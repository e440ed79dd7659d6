"""Searching for moves by linear programmes: the cheapest change that proves what is asked.

A column costs by how much it changes; changing what is hidden already costs next to nothing, so a
search finds a proof within what is hidden where there is one, and else hides little more.
"""

import math
from collections import defaultdict

import numpy as np
from scipy import optimize, sparse

from metrics.protection.bounds import Numbers
from metrics.protection.moves import Move, Proofs, pieces
from metrics.protection.programme import Programme
from metrics.protection.system import MANY, Demand, System

#: What a unit of change costs in a column that is hidden anyway, where the dearest costs 1.
FREE = 1e-4
#: How many branches an integer programme may take where a linear one finds no whole numbers: a
#: number, not seconds, so that a slow machine finds the same.
NODES = 200
#: How many columns are rounded before that.
DEPTH = 40


class Search:
    """A search within some columns; what it hides costs no more afterwards.

    Args:
        system: the columns and rows.
        hidden: per column, whether it is hidden already.
        prices: per column, what a unit of change costs while it is not; infinity where it must not
            change.
    """

    def __init__(self, system: System, hidden: Numbers, prices: Numbers) -> None:
        self._system = system
        self._columns = np.flatnonzero(hidden | np.isfinite(prices))
        self._place = {int(column): i for i, column in enumerate(self._columns)}
        self._width = len(self._columns)
        chosen = np.where(hidden, 0, prices)[self._columns]
        each = np.maximum(FREE, chosen / (chosen.max(initial=0) or 1))
        self._costs = np.concatenate([each, each])
        self._limits = np.concatenate([system.up[self._columns], system.down[self._columns]])
        matrix = system.by_column[:, self._columns]
        self._both = sparse.hstack([matrix, -matrix], format="csc")
        none = np.zeros(2 * self._width)
        self.linear = Programme(self._both, self._costs, none, self._limits)
        self._failures: dict[Demand, int] = defaultdict(int)
        self.hidden = hidden.copy()

    def prove(self, proofs: Proofs, whole: bool = True) -> tuple[Demand, ...]:
        """Find a move for each demand without proof; return those for which there is none.

        The smallest demands come first: what is hidden for them helps the others.

        Args:
            proofs: where moves are kept.
            whole: whether to search for whole numbers where the cheapest change has fractions.
        """
        order = sorted(proofs.open(), key=lambda d: (d.need, d.column, d.sign))
        for demand in order:
            if not proofs.of[demand]:
                self._find(proofs, demand, whole=False)
        # What was hidden meanwhile often helps where there were only fractions.
        for demand in order:
            if whole and not proofs.of[demand]:
                self._find(proofs, demand, whole=True)
        return tuple(proofs.open())

    def without(self, column: int, proofs: Proofs, failed: set[Demand]) -> Proofs | None:
        """Return proofs that leave a column as it is, which then stays; or None without change.

        Args:
            column: one that is hidden.
            proofs: those there are.
            failed: demands that have none anyway.
        """
        left = proofs.sparing(column)
        place = self._place[column]
        for at in (place, place + self._width):
            self.linear.bound(at, 0, 0)
        # What has failed most often is tried first: most columns are needed, and it tells at once.
        for demand in sorted(left.open(), key=lambda d: -self._failures[d]):
            if demand not in failed and not left.of[demand]:
                self._find(left, demand, whole=True, last=False)
                if not left.of[demand]:
                    self._failures[demand] += 1
                    self.linear.release(place)
                    self.linear.release(place + self._width)
                    return None
        return left

    def reach(self, demand: Demand) -> int:
        """Return how far a column can change one way, as fractions allow it; up to a million."""
        if demand.column not in self._place:
            return 0
        rise, fall = self._place[demand.column], self._place[demand.column] + self._width
        at, against = (rise, fall) if demand.sign > 0 else (fall, rise)
        self.linear.bound(at, 0, min(MANY, self._limits[at]))
        self.linear.bound(against, 0, 0)
        before = self._costs[at]
        # So dear that every other cost is nothing beside it.
        self.linear.price([at], -MANY)
        change = self.linear.solve()
        self.linear.price([at], before)
        self.linear.release(at)
        self.linear.release(against)
        return 0 if change is None else math.floor(change[at] + 1e-6)

    def _find(self, proofs: Proofs, demand: Demand, whole: bool, last: bool = True) -> None:
        """Keep the cheapest move for a demand, if there is one."""
        if demand.column not in self._place:
            return
        rise, fall = self._place[demand.column], self._place[demand.column] + self._width
        at, against = (rise, fall) if demand.sign > 0 else (fall, rise)
        if self._limits[at] < demand.need:
            return
        self.linear.bound(at, demand.need, demand.need)
        self.linear.bound(against, 0, 0)
        change = self.linear.solve()
        if change is not None and not self._keep(proofs, change, demand) and whole:
            change = self._dive(change)
            if (change is None or not self._keep(proofs, change, demand)) and last:
                change = self._integer(at, against, demand.need)
                if change is not None:
                    self._keep(proofs, change, demand)
        self.linear.release(at)
        self.linear.release(against)

    def _dive(self, change: Numbers) -> Numbers | None:
        """Return a change in whole numbers by rounding one column after the other, or None."""
        fixed: list[int] = []
        found: Numbers | None = change
        while found is not None and len(fixed) < DEPTH:
            off = np.abs(found - np.rint(found))
            if off.max() < 1e-6:
                break
            at = int(np.argmax(np.where(off > 1e-6, -off, -1)))
            fixed.append(at)
            near = np.rint(found[at])
            self.linear.bound(at, near, near)
            if (rounded := self.linear.solve()) is None:
                other = near + (1 if found[at] > near else -1)
                self.linear.bound(at, other, other)
                rounded = self.linear.solve()
            found = rounded
        for at in fixed:
            self.linear.release(at)
        return found

    def _keep(self, proofs: Proofs, both: Numbers, demand: Demand) -> bool:
        """Keep that move of a change which proves a demand, and hide its columns."""
        change = np.zeros(len(self._system.cells))
        change[self._columns] = both[: self._width] - both[self._width :]
        for move in pieces(self._system, change):
            proven = proofs.add(move)
            if demand in proven:
                self._hide(move)
        return bool(proofs.of[demand])

    def _hide(self, move: Move) -> None:
        columns = list(move.columns)
        new = [self._place[column] for column in columns if not self.hidden[column]]
        self.hidden[columns] = True
        if new:
            both = [*new, *(place + self._width for place in new)]
            self._costs[both] = FREE
            self.linear.price(both, FREE)

    def _integer(self, at: int, against: int, need: int) -> Numbers | None:
        """Return a change in whole numbers, a cheap one, or None where none was found."""
        least, most = np.zeros(len(self._limits)), self._limits.copy()
        least[at], most[against] = need, 0
        found = optimize.milp(
            self._costs,
            integrality=np.ones(len(most)),
            bounds=optimize.Bounds(least, most),
            constraints=optimize.LinearConstraint(self._both, 0, 0),
            options={"node_limit": NODES},
        )
        return None if found.x is None else np.rint(found.x)
