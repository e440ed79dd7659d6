"""Hide what is small and, losing least, what would give it away; then audit it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from metrics.protection.auditing import Attacked, report
from metrics.protection.best import best
from metrics.protection.cells import Key, Problem
from metrics.protection.choosing import choose, eased
from metrics.protection.moves import Proofs
from metrics.protection.report import Report
from metrics.protection.system import System, system_of

#: How many programmes leaving out may solve: altogether, and in each part at least and at most.
EFFORT, LEAST, MOST = 12_000, 50, 2_000
#: Called with how much is done, and of how much.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Protected:
    """What is hidden of a problem, and its audit.

    Attributes:
        hidden: keys of the open cells that are not to be shown.
        report: the audit; nothing may be published unless it is ``ok``.
    """

    hidden: frozenset[Key]
    report: Report


def protect(problem: Problem, progress: Progress | None = None, workers: int = 1) -> Protected:
    """Return what to hide of a problem, so that no small number can be narrowed down.

    The same problem is always answered the same, on however many cores.

    Args:
        problem: cells and relations.
        progress: told how many small numbers are safe, of how many.
        workers: on how many cores.

    Raises:
        Unbalanced: the values do not add up as a relation says.
    """
    parts = list(system_of(problem).parts())
    solved, done, total = [], 0, sum(len(part.demands) for part in parts)
    for attacked, least in _solve(parts, workers):
        solved.append((attacked, least))
        done += len(attacked.part.demands)
        if progress:
            progress(min(done, total), total)
    hidden = frozenset(
        problem.cells[number].key
        for attacked, _ in solved
        for number in attacked.part.cells[attacked.unknown].tolist()
        if number >= 0
        and problem.cells[number].state == "open"
        and problem.cells[number].value is not None
    )
    best = all(least for _, least in solved)
    return Protected(hidden, report(problem, hidden, (one for one, _ in solved), best=best))


def _solve(parts: Sequence[System], workers: int) -> Iterator[tuple[Attacked, bool]]:
    asking = sum(bool(part.demands) for part in parts)
    choose_one = partial(_choose, effort=min(MOST, max(LEAST, EFFORT // max(1, asking))))
    if workers < 2 or asking < 2:
        yield from map(choose_one, parts)
        return
    # New processes: a copy of this one would keep the locks of threads that are not copied.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield from pool.map(choose_one, parts)


def _choose(part: System, effort: int) -> tuple[Attacked, bool]:
    """Return what is hidden of a part with its proofs, and whether it is the best choice."""
    if not part.demands:
        return Attacked(part, part.given, Proofs(part)), True
    hidden, proofs = choose(part, effort)
    if proofs.open() and (asking := eased(part)) is not part:
        part = asking
        hidden, proofs = choose(part, effort)
    least = None if proofs.open() else best(part, hidden, proofs)
    if least is not None:
        hidden, proofs = least
    return Attacked(part, hidden, proofs), least is not None
