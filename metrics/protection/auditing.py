"""The audit: what an attacker knows of each hidden cell who knows everything that is published.

He knows what is shown now and was before, all relations, the rule for zeros and the thresholds, and
that people come in whole numbers. That a small number is protected is seen from moves: tables that
agree with all he knows, in which it is as small and as large as is asked. So no range rests on what
a solver says, nor on fractions. Ranges marked exact are his linear programme's, rounded inwards.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from metrics.protection.bounds import Numbers
from metrics.protection.cells import Key, Problem
from metrics.protection.choosing import eased
from metrics.protection.losses import losses
from metrics.protection.moves import Proofs
from metrics.protection.programme import Programme
from metrics.protection.report import HiddenCell, Report
from metrics.protection.searching import Search
from metrics.protection.system import MANY, System, system_of

#: Up to how many unknown columns of a part their exact ranges are worked out unasked.
EXACT = 80


@dataclass(frozen=True)
class Attacked:
    """A part of a system, what of it is unknown to the attacker, and the moves that prove it.

    Attributes:
        part: columns and rows, asking no more than can be had.
        unknown: per column, whether it is hidden or stands nowhere.
        proofs: moves within what is unknown.
    """

    part: System
    unknown: Numbers
    proofs: Proofs


def audit(problem: Problem, hidden: Collection[Key], exact: bool | None = None) -> Report:
    """Attack what is published and return what is known of each hidden cell.

    Args:
        problem: cells and relations.
        hidden: keys of the open cells that are not shown.
        exact: whether to work out every range to its ends; unasked only where that is quick.

    Raises:
        Unbalanced: the values do not add up as a relation says.
    """
    kept_back = frozenset(hidden)
    attacked = [
        attack(part, np.array([_is_unknown(problem, i, kept_back) for i in part.cells], dtype=bool))
        for part in system_of(problem).parts()
    ]
    return report(problem, kept_back, attacked, exact)


def attack(part: System, unknown: Numbers) -> Attacked:
    """Search within what is unknown for a proof of each demand."""
    proofs = Proofs(part)
    failed = Search(part, unknown, np.full(len(unknown), np.inf)).prove(proofs)
    if failed and (asking := eased(part)) is not part:
        part = asking
        proofs = proofs.asked_by(part)
        Search(part, unknown, np.full(len(unknown), np.inf)).prove(proofs)
    return Attacked(part, unknown, proofs)


def report(
    problem: Problem,
    hidden: Collection[Key],
    attacked: Iterable[Attacked],
    exact: bool | None = None,
    best: bool = False,
) -> Report:
    """Return the report of all parts that were attacked."""
    found: dict[int, HiddenCell] = {}
    for one in attacked:
        found |= cells_of(problem, one, exact)
    told = tuple(found[number] for number in sorted(found))
    return Report(told, *losses(problem, hidden), best)


def _is_unknown(problem: Problem, number: int, hidden: Collection[Key]) -> bool:
    if number < 0:
        return True
    cell = problem.cells[number]
    return cell.state == "unseen" or cell.value is None or cell.key in hidden


def cells_of(problem: Problem, one: Attacked, exact: bool | None = None) -> dict[int, HiddenCell]:
    """Return what is known of the hidden cells of a part, by their number in the problem."""
    part = one.part
    few = one.unknown.sum() <= EXACT if exact is None else exact
    reach = _exact(one) if few else _proven(one)
    if few:
        # What fractions seem to allow and no whole numbers were found for is not claimed.
        for demand in one.proofs.open():
            reach[demand.column] = _proven(one)[demand.column]
    protects = _protects(problem, one)
    asked = {(demand.column, demand.sign): demand.need for demand in part.demands}
    found = {}
    for column, number in enumerate(part.cells.tolist()):
        cell = problem.cells[number] if number >= 0 else None
        if cell is None or cell.value is None or not (one.unknown[column] or cell.primary):
            continue
        if cell.state == "unseen" and not cell.primary:
            continue
        fall, rise = reach[column]
        found[number] = HiddenCell(
            cell.key,
            "unseen" if cell.state == "unseen" else "primary" if cell.primary else "complementary",
            tuple(protects.get(column, ())),
            cell.value - fall,
            None if rise >= MANY else cell.value + rise,
            few,
            cell.value - asked.get((column, -1), 0) if cell.primary else None,
            cell.value + asked.get((column, 1), 0) if cell.primary else None,
        )
    return found


def _proven(one: Attacked) -> list[tuple[int, int]]:
    """Return per column how far it can fall and rise at least: as far as any move goes."""
    reach = [(0, 0)] * len(one.part.cells)
    for move in one.proofs.moves:
        for column, fall, rise in move.reach():
            reach[column] = max(reach[column][0], fall), max(reach[column][1], rise)
    return reach


def _exact(one: Attacked) -> list[tuple[int, int]]:
    """Return per column how far it can fall and rise, rounded inwards to whole numbers."""
    columns = np.flatnonzero(one.unknown)
    down, up = (np.minimum(MANY, each[columns]) for each in (one.part.down, one.part.up))
    linear = Programme(one.part.by_column[:, columns], np.zeros(len(columns)), -down, up)
    reach = [(0, 0)] * len(one.part.cells)
    for at, column in enumerate(columns.tolist()):
        ends = []
        for sign in (1, -1):
            linear.price([at], sign)
            change = linear.solve()
            ends.append(0 if change is None else math.floor(abs(change[at]) + 1e-6))
        linear.price([at], 0)
        reach[column] = ends[0], ends[1]
    return reach


def _protects(problem: Problem, one: Attacked) -> dict[int, list[Key]]:
    """Return per column the small cells no known proof of which leaves it as it is."""
    found: dict[int, dict[Key, None]] = defaultdict(dict)
    for demand, moves in one.proofs.of.items():
        shared = set.intersection(*(set(move.columns) for move in moves)) if moves else set()
        for column in shared - {demand.column}:
            number = int(one.part.cells[demand.column])
            if not one.part.given[column]:
                found[column][problem.cells[number].key] = None
    return {column: list(keys) for column, keys in found.items()}
