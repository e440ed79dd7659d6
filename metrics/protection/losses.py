"""What hiding costs, beside what the usual ways of protecting would cost."""

from collections.abc import Collection, Iterable

from metrics.protection.cells import Cell, Key, Problem
from metrics.protection.report import Loss


def losses(problem: Problem, hidden: Collection[Key]) -> tuple[Loss, Loss, Loss, Loss]:
    """Return what is lost by what is hidden, by primary cells only, by whole rows, by rounding."""
    return (
        _loss(cell for cell in problem.cells if cell.key in hidden),
        _loss(cell for cell in problem.cells if cell.primary),
        _loss(problem[key] for key in touched_rows(problem)),
        _loss(cell for cell in problem.cells if (cell.value or 0) % 5),
    )


def touched_rows(problem: Problem) -> Collection[Key]:
    """Return the open cells of all rows that have a small number in them."""
    keys: dict[Key, None] = {}
    for relation in problem.relations:
        if any(problem[key].primary for key, _ in relation.terms):
            keys |= dict.fromkeys(key for key, _ in relation.terms)
    alone = (cell.key for cell in problem.cells if cell.primary)
    return [key for key in keys | dict.fromkeys(alone) if not problem[key].always_shown]


def _loss(cells: Iterable[Cell]) -> Loss:
    lost = [cell.weight for cell in cells if cell.state == "open" and cell.value is not None]
    return Loss(len(lost), sum(lost))
