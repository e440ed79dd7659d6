"""Moves: changes of hidden cells that nobody can tell from the truth, as everything shown stays.

A move needs no solver to be checked: whole numbers, every relation still holds, every
cell stays within what is known of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np

from metrics.protection.bounds import Numbers
from metrics.protection.system import MANY, Demand, System

#: How near to a whole number a solver's answer is taken for it, before it is checked.
NEAR = 1e-6


@dataclass(frozen=True)
class Move:
    """A change of some columns that can be made several times over, forwards and backwards.

    Attributes:
        columns: what changes.
        by: by how much at one step; none is 0.
        back: how many steps can be made backwards.
        forth: how many forwards.
    """

    columns: tuple[int, ...]
    by: tuple[int, ...]
    back: int
    forth: int

    def reach(self) -> Iterable[tuple[int, int, int]]:
        """Iterate over its columns with how far each can fall and rise."""
        for column, step in zip(self.columns, self.by, strict=True):
            ends = (-self.back * step, self.forth * step)
            yield column, -min(ends), max(ends)


def move_of(system: System, change: Mapping[int, int]) -> Move | None:
    """Return a change of columns as a move, or None where a relation would not hold.

    This is the check on which every claim of protection rests: in whole numbers, without a solver.

    Args:
        system: the columns and rows.
        change: per column by how much, never 0.
    """
    sums: dict[int, int] = defaultdict(int)
    for column, by in change.items():
        for row, coefficient in system.entries[column]:
            sums[row] += coefficient * by
    if not change or any(sums.values()):
        return None
    unit = gcd(*change.values())
    steps = {column: by // unit for column, by in change.items()}
    back, forth = MANY, MANY
    for column, step in steps.items():
        down, up = system.limits[column]
        forth = min(forth, (up if step > 0 else down) // abs(step))
        back = min(back, (down if step > 0 else up) // abs(step))
    return Move(tuple(steps), tuple(steps.values()), back, forth) if back or forth else None


def pieces(system: System, change: Numbers) -> list[Move]:
    """Return the moves a change consists of that have no row in common.

    Args:
        system: the columns and rows.
        change: per column, by how much. Halves and thirds are doubled and tripled; what else is no
            whole number makes no move.
    """
    found = []
    for columns in _linked(system, np.flatnonzero(np.abs(change) > NEAR).tolist()):
        by = change[columns]
        for times in (1, 2, 3):
            whole = np.rint(by * times)
            if np.abs(by * times - whole).max() < NEAR:
                amounts = whole.astype(int).tolist()
                found.append(move_of(system, dict(zip(columns, amounts, strict=True))))
                break
    return [move for move in found if move]


def _linked(system: System, columns: Sequence[int]) -> list[list[int]]:
    """Return the columns in groups that have no row in common."""
    groups: dict[int, list[int]] = {}
    group_of_row: dict[int, int] = {}
    for column in columns:
        rows = [row for row, _ in system.entries[column]]
        joined = {group_of_row[row] for row in rows if row in group_of_row}
        target = min(joined, default=column)
        members = groups.setdefault(target, [])
        members.append(column)
        for other in sorted(joined - {target}):
            for member in groups[other]:
                group_of_row.update((row, target) for row, _ in system.entries[member])
            members += groups.pop(other)
        group_of_row.update((row, target) for row in rows)
    return [sorted(members) for members in groups.values()]


class Proofs:
    """The moves found so far, and what each demand has by way of proof."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._wanted: dict[int, list[Demand]] = {}
        for demand in system.demands:
            self._wanted.setdefault(demand.column, []).append(demand)
        self.moves: dict[Move, tuple[Demand, ...]] = {}
        self.of: dict[Demand, list[Move]] = {demand: [] for demand in system.demands}

    def add(self, move: Move) -> tuple[Demand, ...]:
        """Keep a move; return the demands it proves."""
        if move in self.moves:
            return self.moves[move]
        proven = tuple(
            demand
            for column, fall, rise in move.reach()
            for demand in self._wanted.get(column, ())
            if demand.need <= (rise if demand.sign > 0 else fall)
        )
        self.moves[move] = proven
        for demand in proven:
            self.of[demand].append(move)
        return proven

    def open(self) -> list[Demand]:
        """Return the demands without proof."""
        return [demand for demand, moves in self.of.items() if not moves]

    def sparing(self, column: int) -> "Proofs":
        """Return the proofs that leave a column as it is."""
        left = Proofs(self._system)
        for move, proven in self.moves.items():
            if column not in move.columns:
                left.moves[move] = proven
                for demand in proven:
                    left.of[demand].append(move)
        return left

    def asked_by(self, system: System) -> "Proofs":
        """Return what the same moves prove of the demands of a system with the same columns."""
        proofs = Proofs(system)
        for move in self.moves:
            proofs.add(move)
        return proofs

    def within(self, hidden: Numbers) -> "Proofs":
        """Return the proofs that change only what is hidden."""
        proofs = Proofs(self._system)
        for move in self.moves:
            if hidden[list(move.columns)].all():
                proofs.add(move)
        return proofs
