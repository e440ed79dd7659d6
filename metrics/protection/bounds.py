"""What is known of cells even while all are hidden: from zeros that are shown, and from before."""

from typing import Any

import numpy as np
from scipy import sparse

Numbers = np.ndarray[Any, np.dtype[Any]]

#: How often bounds are passed on from row to row, at most.
ROUNDS = 50


def narrowed(matrix: sparse.csr_array, down: Numbers, up: Numbers) -> tuple[Numbers, Numbers]:
    """Return how far each column can fall and rise at most, as each row alone tells.

    Where three cells of a row are hidden, and zeros are not, their total is at least 3.

    Args:
        matrix: rows × columns, matrix · change = 0.
        down: per column, how far it can fall for all that is known of it alone.
        up: how far it can rise.
    """
    rows = matrix.tocoo()
    at, column, by = rows.row, rows.col, rows.data
    for _ in range(ROUNDS):
        rise = np.where(by > 0, by * up[column], -by * down[column])
        fall = np.where(by > 0, by * down[column], -by * up[column])
        # A term rises by what the others of its row can fall by, and the other way round.
        rises = np.floor(_of_others(fall, at, matrix.shape[0]) / np.abs(by))
        falls = np.floor(_of_others(rise, at, matrix.shape[0]) / np.abs(by))
        new_up, new_down = up.copy(), down.copy()
        np.minimum.at(new_up, column, np.where(by > 0, rises, falls))
        np.minimum.at(new_down, column, np.where(by > 0, falls, rises))
        if (new_up == up).all() and (new_down == down).all():
            break
        up, down = new_up, new_down
    return down, up


def _of_others(amounts: Numbers, at: Numbers, height: int) -> Numbers:
    """Return per term the sum of the amounts of the other terms of its row, some infinite."""
    endless = np.isinf(amounts)
    finite = np.where(endless, 0, amounts)
    sums = np.bincount(at, finite, height)[at] - finite
    others = np.bincount(at, endless, height)[at] - endless
    return np.where(others > 0, np.inf, sums)
