"""Cells that are not available: nothing, unless the others only add up with something there."""

import numpy as np
from scipy import optimize

from metrics.protection.cells import Problem, Relation, Unbalanced


def fill(problem: Problem) -> list[int | None]:
    """Return the value of each cell, with one that fits where it is not available but counted.

    A total of those who reported adds up without those who did not: then these are None, and the
    attacker is taken to know that they are no part of it. Where it only adds up with them, any
    whole numbers that fit stand for what they are; nobody is shown them.

    Raises:
        Unbalanced: nothing fits.
    """
    values = [cell.value for cell in problem.cells]
    counted = _counted(problem)
    if not counted:
        return values
    place = problem.place
    rows = [r for r in problem.relations if any(place[key] in counted for key, _ in r.terms)]
    columns = {i: j for j, i in enumerate(sorted(counted))}
    matrix = np.zeros((len(rows), len(columns)))
    bounds = np.zeros((len(rows), 2))
    for at, relation in enumerate(rows):
        known = _sum(problem, relation)
        bounds[at] = _less(relation.low, known, -np.inf), _less(relation.high, known, np.inf)
        for key, coefficient in relation.terms:
            if problem.place[key] in columns:
                matrix[at, columns[problem.place[key]]] += coefficient
    found = optimize.milp(
        np.ones(len(columns)),
        integrality=np.ones(len(columns)),
        constraints=optimize.LinearConstraint(matrix, bounds[:, 0], bounds[:, 1]),
    )
    if found.x is None:
        raise Unbalanced(f"{rows[0].terms[0][0]}: the sum must fit with what is not available.")
    for i, j in columns.items():
        values[i] = round(found.x[j])
    return values


def _counted(problem: Problem) -> set[int]:
    """Return the cells not available without which a relation does not add up."""
    missing = [
        {problem.place[key] for key, _ in r.terms if problem[key].value is None}
        for r in problem.relations
    ]
    counted: set[int] = set()
    for relation, cells in zip(problem.relations, missing, strict=True):
        if cells and not _holds(relation, _sum(problem, relation)):
            counted |= cells
    while more := [cells for cells in missing if cells & counted and not cells <= counted]:
        counted = counted.union(*more)
    return counted


def _sum(problem: Problem, relation: Relation) -> int:
    return sum(coefficient * (problem[key].value or 0) for key, coefficient in relation.terms)


def _holds(relation: Relation, total: int) -> bool:
    low = relation.low is None or relation.low <= total
    return low and (relation.high is None or total <= relation.high)


def _less(bound: int | None, known: int, otherwise: float) -> float:
    return otherwise if bound is None else bound - known
