"""What else is hidden where there is too much to try every choice: search, then leave out.

First each demand gets the cheapest proof, what is hidden for one being free for the next. Then,
the dearest first, each cell is shown again without which all demands still find a proof.
"""

from collections import Counter
from dataclasses import replace

import numpy as np

from metrics.protection.bounds import Numbers
from metrics.protection.moves import Proofs
from metrics.protection.searching import Search
from metrics.protection.system import Demand, System


def choose(system: System, effort: int) -> tuple[Numbers, Proofs]:
    """Return per column whether it is hidden, and the proofs; a demand without can't be met.

    Args:
        system: the columns and rows.
        effort: how many programmes leaving out may solve: a number, not seconds, so that a slow
            machine hides the same.
    """
    proofs = Proofs(system)
    search = Search(system, system.given, prices(system))
    failed = search.prove(proofs)
    return lean(system, search.hidden, proofs, set(failed), effort)


def prices(system: System) -> Numbers:
    """Return what a unit of change costs per column: its weight over what is asked of one at most.

    A cell that can change by less than is asked costs the more for each unit.
    """
    most = max((demand.need for demand in system.demands), default=1)
    room = np.clip(np.maximum(system.up, system.down), 1, most)
    return np.where(system.given, 0, system.weight / room)


def lean(
    system: System, hidden: Numbers, proofs: Proofs, failed: set[Demand], effort: int
) -> tuple[Numbers, Proofs]:
    """Return what is hidden without the cells that no demand needs, and the proofs left.

    Args:
        system: the columns and rows.
        hidden: per column, whether it is hidden.
        proofs: moves within what is hidden.
        failed: demands that have none anyway.
        effort: how many programmes may be solved.
    """
    kept, search = hidden.copy(), Search(system, hidden, np.full(len(hidden), np.inf))
    extra = np.flatnonzero(hidden & ~system.given)
    for column in sorted(extra.tolist(), key=lambda column: (-system.weight[column], column)):
        if search.linear.solved > effort:
            break
        without = search.without(column, proofs, failed)
        if without is not None:
            kept[column], proofs = False, without
    return kept, proofs


def eased(system: System) -> System:
    """Return a system that asks no small number for what it can't do, whatever is hidden.

    Rows tell that one by one (see ``bounds``); here it is what only several tell together. What is
    asked of a number stays as wide: by what it can't be smaller it must be able to be larger, and
    the other way round. Where it can be neither, it is asked for as before, and can't be met.
    """
    everything = Search(system, np.ones(len(system.cells), dtype=bool), prices(system))
    failed = everything.prove(Proofs(system))
    both = Counter(demand.column for demand in failed)
    for demand in failed:
        if both[demand.column] == 1:
            system = _eased(system, demand, everything)
    return system


def _eased(system: System, demand: Demand, everything: Search) -> System:
    """Return a system in which one demand asks for what can be had, if the other way makes up."""
    most = everything.reach(demand)
    need = min(demand.need - 1, most)
    while need and everything.prove(Proofs(_asking(system, replace(demand, need=need)))):
        need -= 1
    # What the programme allows and no whole numbers were found for is not taken for impossible.
    if demand.sign > 0 and need < most:
        return system
    asking = system.eased(demand.column, demand.sign, need)
    other = next(d for d in asking.demands if d.column == demand.column and d.sign != demand.sign)
    return system if everything.prove(Proofs(_asking(system, other))) else asking


def attainable(system: System) -> tuple[System, tuple[Demand, ...]]:
    """Return a system that asks for no more than can be had if everything is hidden.

    Returns:
        It, and what it asks for instead of what could not be had.
    """
    everything = Search(system, np.ones(len(system.cells), dtype=bool), prices(system))
    short: list[Demand] = []
    for demand in everything.prove(Proofs(system)):
        need = min(demand.need - 1, everything.reach(demand))
        while need and everything.prove(Proofs(_asking(system, replace(demand, need=need)))):
            need -= 1
        short.append(replace(demand, need=need))
        kept = (d for d in system.demands if d != demand)
        demands = (*kept, short[-1]) if need else tuple(kept)
        system = replace(system, demands=demands)
    return system, tuple(short)


def _asking(system: System, demand: Demand) -> System:
    return replace(system, demands=(demand,))
