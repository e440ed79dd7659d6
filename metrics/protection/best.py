"""What else is hidden, at the least loss there is: an integer programme with cuts.

Whether a choice protects is asked of the attacker; where it does not, the dual of his linear
programme says which cells would have stopped him, of which some must be hidden. So the programme
learns what it must hide until its cheapest choice protects.

Source: Fischetti and Salazar-González 2001, *Management Science* 47:1008–1027, with their capacity
inequalities; solved anew after each round of cuts, as scipy's HiGHS takes none on the way.
"""

from dataclasses import dataclass

import numpy as np
from scipy import optimize, sparse

from metrics.protection.bounds import Numbers
from metrics.protection.moves import Proofs, pieces
from metrics.protection.programme import Programme
from metrics.protection.searching import Search
from metrics.protection.system import MANY, Demand, System

#: The most columns, demands and rounds of cuts for which the best choice is looked for.
COLUMNS, DEMANDS, ROUNDS = 60, 60, 40
#: How many branches each integer programme may take: a number, not seconds, for the same result.
NODES = 1_000


@dataclass(frozen=True)
class Cut:
    """Some of these columns must be hidden: Σ share × hidden ≥ 1."""

    columns: Numbers
    shares: Numbers


def best(system: System, hidden: Numbers, proofs: Proofs) -> tuple[Numbers, Proofs] | None:
    """Return the cheapest choice, per column whether it is hidden, with its proofs.

    Args:
        system: one whose demands can all be met.
        hidden: a choice that meets them.
        proofs: its proofs.

    Returns:
        None where the best is not found within what is stated above.
    """
    if len(system.cells) > COLUMNS or len(system.demands) > DEMANDS:
        return None
    known, cost = proofs.asked_by(system), system.weight[hidden].sum()
    cuts = _first_cuts(system)
    for _ in range(ROUNDS):
        chosen = _cheapest(system, cuts)
        if chosen is None:
            return None
        if system.weight[chosen].sum() >= cost - 1e-9:
            return hidden, proofs
        more = _cuts(system, chosen, known)
        if not more:
            return chosen, known.within(chosen)
        cuts += more
    return None


def _cuts(system: System, chosen: Numbers, known: Proofs) -> list[Cut]:
    """Return what a choice is short of; moves that are found meanwhile are kept as known."""
    attacker = _Attacker(system, chosen)
    cuts = [
        cut
        for demand, moves in known.of.items()
        if not any(chosen[list(move.columns)].all() for move in moves)
        and (cut := attacker.attack(demand, known)) is not None
    ]
    return cuts or _whole(system, chosen, known)


def _cheapest(system: System, cuts: list[Cut]) -> Numbers | None:
    """Return the cheapest choice that all cuts allow, or None where it takes too long."""
    free = np.flatnonzero(~system.given)
    if not len(free):
        return system.given.copy()
    place = np.full(len(system.cells), -1)
    place[free] = np.arange(len(free))
    rows = np.repeat(np.arange(len(cuts)), [len(cut.columns) for cut in cuts])
    columns = np.concatenate([place[cut.columns] for cut in cuts]) if cuts else np.zeros(0, int)
    shares = np.concatenate([cut.shares for cut in cuts]) if cuts else np.zeros(0)
    matrix = sparse.csr_array((shares, (rows, columns)), shape=(len(cuts), len(free)))
    found = optimize.milp(
        system.weight[free],
        integrality=np.ones(len(free)),
        bounds=optimize.Bounds(0, 1),
        constraints=optimize.LinearConstraint(matrix, 1 - 1e-7) if cuts else (),
        options={"node_limit": NODES, "mip_rel_gap": 0},
    )
    if found.status != 0:
        return None
    hidden = system.given.copy()
    hidden[free[found.x > 0.5]] = True
    return hidden


def _first_cuts(system: System) -> list[Cut]:
    """Return what each row alone tells: a cell changes only if others of its row do, by as much."""
    cuts = []
    for demand in system.demands:
        for row, coefficient in system.entries[demand.column]:
            weights = np.zeros(system.matrix.shape[0])
            weights[row] = demand.sign / coefficient
            cuts.append(_cut(system, demand, weights))
    return [cut for cut in cuts if cut is not None]


def _cut(system: System, demand: Demand, weights: Numbers) -> Cut | None:
    """Return the cut of a combination of rows, or None where it asks nothing.

    With e the column asked about, (e − weights · matrix) · change is the change asked for; each
    column can add to it no more than its limits allow, and nothing while it is shown.
    """
    left = -(system.matrix.T @ weights)
    left[demand.column] += demand.sign
    left[np.abs(left) < 1e-9] = 0
    limits = np.where(left > 0, np.minimum(system.up, MANY), np.minimum(system.down, MANY))
    adds = np.abs(left) * limits
    rest = demand.need - adds[system.given].sum()
    if rest <= 1e-6:
        return None
    columns = np.flatnonzero((adds > 0) & ~system.given)
    return Cut(columns, np.minimum(1, adds[columns] / rest))


class _Attacker:
    """An attacker of one choice, with a reason wherever he is stopped."""

    def __init__(self, system: System, hidden: Numbers) -> None:
        self._system, self._columns = system, np.flatnonzero(hidden)
        self._limits = [each[self._columns] for each in (system.down, system.up)]
        self._linear = Programme(
            system.by_column[:, self._columns],
            np.zeros(len(self._columns)),
            -self._limits[0],
            self._limits[1],
        )

    def attack(self, demand: Demand, known: Proofs) -> Cut | None:
        """Return what must be hidden for a demand to be met, or None where it is, in fractions."""
        at = int(np.searchsorted(self._columns, demand.column))
        ends = [-self._limits[0][at], self._limits[1][at]]
        ends[demand.sign > 0] = demand.sign * min(demand.need, abs(ends[demand.sign > 0]))
        self._linear.bound(at, *ends)
        self._linear.price([at], -demand.sign)
        found = self._linear.solve()
        reason = -self._linear.duals()
        self._linear.price([at], 0)
        self._linear.release(at)
        if found is None or abs(found[at]) < demand.need - 1e-6:
            return _cut(self._system, demand, reason)
        change = np.zeros(len(self._system.cells))
        change[self._columns] = found
        for move in pieces(self._system, change):
            known.add(move)
        return None


def _whole(system: System, chosen: Numbers, known: Proofs) -> list[Cut]:
    """Return a cut where fractions protect and whole numbers do not: hide one more, whichever."""
    within = known.within(chosen)
    failed = Search(system, chosen, np.full(len(chosen), np.inf)).prove(within)
    for move in within.moves:
        known.add(move)
    others = np.flatnonzero(~chosen)
    return [Cut(others, np.ones(len(others)))] if failed else []
