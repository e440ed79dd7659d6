"""A linear programme that is solved again and again with other bounds and costs.

HiGHS goes on from where it was, which is many times as fast as a new start; scipy cannot do that.
"""

from collections.abc import Sequence

import highspy
import numpy as np
from scipy import sparse

from metrics.protection.bounds import Numbers

_ENDS = highspy.HighsModelStatus


class Programme:
    """The least Σ cost × x with matrix · x = 0 and low ≤ x ≤ high.

    Args:
        matrix: rows × columns.
        costs: per column.
        low: per column.
        high: per column; infinity for no limit.
    """

    def __init__(
        self, matrix: sparse.csc_array, costs: Numbers, low: Numbers, high: Numbers
    ) -> None:
        #: How many times it has been solved.
        self.solved = 0
        self._low, self._high = low.astype(float), high.astype(float)
        model = highspy.HighsLp()
        model.num_row_, model.num_col_ = matrix.shape
        model.col_cost_ = costs
        model.col_lower_, model.col_upper_ = self._low, self._high
        model.row_lower_ = model.row_upper_ = np.zeros(matrix.shape[0])
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = matrix.indptr
        model.a_matrix_.index_ = matrix.indices
        model.a_matrix_.value_ = matrix.data.astype(float)
        self._solver = highspy.Highs()
        for option, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
            self._solver.setOptionValue(option, value)
        self._solver.passModel(model)

    def price(self, columns: Sequence[int], cost: float) -> None:
        """Give columns another cost."""
        at = np.array(columns, dtype=np.int32)
        self._solver.changeColsCost(len(at), at, np.full(len(at), cost))

    def bound(self, column: int, low: float, high: float) -> None:
        """Give a column other bounds until it is released."""
        self._solver.changeColBounds(column, low, high)

    def release(self, column: int) -> None:
        """Give a column its own bounds back."""
        self._solver.changeColBounds(column, self._low[column], self._high[column])

    def solve(self) -> Numbers | None:
        """Return x, or None where nothing fits the bounds.

        Raises:
            ArithmeticError: the solver gave up.
        """
        self.solved += 1
        self._solver.run()
        ended = self._solver.getModelStatus()
        if ended == _ENDS.kInfeasible:
            return None
        if ended != _ENDS.kOptimal:
            raise ArithmeticError(f"The linear programme ended without an answer: {ended}.")
        return np.array(self._solver.getSolution().col_value)

    def duals(self) -> Numbers:
        """Return per row what the last answer would gain from another right-hand side."""
        return np.array(self._solver.getSolution().row_dual)
