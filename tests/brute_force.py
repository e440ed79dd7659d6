"""An attacker who tries whole numbers one after the other: slow, and nothing of it is the engine's.

He knows each relation, what is shown, and that hidden cells are 1 at least where zeros are shown.
"""

from collections.abc import Collection

from metrics.protection import Cell, Problem

Ranges = dict[int, tuple[int, int]]
#: How much larger than the truth he thinks a cell could be.
BEYOND = 14


def can_be(problem: Problem, hidden: Collection[object], key: object, low: int, high: int) -> bool:
    """Say whether a cell could be between two numbers, for all that is published."""
    ranges = {i: _first(cell, hidden) for i, cell in enumerate(problem.cells)}
    at = problem.place[key]
    ranges[at] = max(low, ranges[at][0]), min(high, ranges[at][1])
    return _possible(problem, ranges)


def _first(cell: Cell, hidden: Collection[object]) -> tuple[int, int]:
    assert cell.value is not None
    if cell.key in hidden or cell.state == "unseen":
        floor = 1 if cell.zeros == "shown" and cell.state == "open" else 0
        return (floor if cell.low is None else cell.low), cell.value + BEYOND
    return cell.value, cell.value


def _possible(problem: Problem, ranges: Ranges) -> bool:
    ranges = dict(ranges)
    if not _narrow(problem, ranges):
        return False
    undecided = [(high - low, i) for i, (low, high) in ranges.items() if low < high]
    if not undecided:
        return True
    _, at = min(undecided)
    low, high = ranges[at]
    return any(_possible(problem, ranges | {at: (n, n)}) for n in range(low, high + 1))


def _narrow(problem: Problem, ranges: Ranges) -> bool:
    """Leave out numbers that some relation excludes; say whether every cell has one left."""
    changed = True
    while changed:
        changed = False
        for relation in problem.relations:
            terms = [(problem.place[key], by) for key, by in relation.terms]
            ends = {i: sorted((by * ranges[i][0], by * ranges[i][1])) for i, by in terms}
            least = sum(low for low, _ in ends.values())
            most = sum(high for _, high in ends.values())
            for i, by in terms:
                low, high = ends[i]
                if relation.high is not None:
                    high = min(high, relation.high - (least - ends[i][0]))
                if relation.low is not None:
                    low = max(low, relation.low - (most - ends[i][1]))
                new = (low, high) if by > 0 else (-high, -low)
                new = -(-new[0] // abs(by)), new[1] // abs(by)
                if new[0] > new[1]:
                    return False
                if new != ranges[i]:
                    # Sums were taken with the wider range: the next round takes them anew.
                    ranges[i], changed = new, True
    return True
