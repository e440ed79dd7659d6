"""The segments of a series around a dated change, as columns of a regression."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from metrics.methods.regression import Numbers

Flags = npt.NDArray[np.bool_]

#: Pairs of waves that draw a season: period → pairs.
PAIRS = {12: 2, 4: 1}


@dataclass(frozen=True)
class Model:
    """A series and its columns.

    Attributes:
        design: shape (points, columns): one, time since the change, the step, the change of the
            trend if it may change, and the waves of the season.
        unchanged: the same without step and change of trend.
        offset: the log of the population, or zeros.
        counts: 0 where there is none.
        used: which points have a figure and are complete.
        after: which of these are after the change.
        slope: whether the trend may change.
    """

    design: Numbers
    unchanged: Numbers
    offset: Numbers
    counts: Numbers
    used: Flags
    after: Flags
    slope: bool


def season(points: int, period: int | None, pairs: int | None) -> tuple[int, str]:
    """Return how many pairs of waves can be estimated, and why there are none."""
    if period is None:
        return 0, ""
    if points < 2 * period:
        return 0, "The series is shorter than two full years, so no season could be estimated."
    return min(PAIRS[period] if pairs is None else pairs, period // 2), ""


def waves(points: int, period: int, pairs: int) -> list[Numbers]:
    """Return sine and cosine of each pair; the sine of half a period is zero everywhere."""
    turn = 2 * np.pi * np.arange(points) / period
    return [
        wave(pair * turn)
        for pair in range(1, pairs + 1)
        for wave in ((np.sin, np.cos) if 2 * pair < period else (np.cos,))
    ]


def model(
    counts: Sequence[float | None],
    at: int,
    population: Sequence[float] | None,
    slope: bool,
    drawn: list[Numbers],
    used: Flags,
) -> Model:
    """Return the columns over all points, those without a figure too."""
    since = np.arange(len(counts), dtype=float) - at
    after = since >= 0
    changes = [after.astype(float), *([since * after] if slope else [])]
    same = [np.ones(len(counts)), since]
    sizes = np.ones(len(counts)) if population is None else np.array(population, dtype=float)
    return Model(
        design=np.column_stack([*same, *changes, *drawn]),
        unchanged=np.column_stack([*same, *(0 * change for change in changes), *drawn]),
        offset=np.log(sizes),
        counts=np.array([count or 0 for count in counts], dtype=float),
        used=used,
        after=after & used,
        slope=slope,
    )
