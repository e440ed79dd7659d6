"""A measurement: ours against a baseline, medians of runs that take turns."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

#: A run returns the seconds of the part that is measured: what it sets up is its own affair.
Run = Callable[[], float]


@dataclass(frozen=True)
class Measurement:
    """One line of the table.

    Attributes:
        name: what is measured.
        ours: the median of our runs.
        baseline: the median of the baseline's runs, or a fixed limit.
        aim: what ours ÷ baseline should stay under.
        against: what the baseline is.
        timed: what lies between start and stop.
        repetitions: how many runs of each.
        unit: of ours and baseline.
    """

    name: str
    ours: float
    baseline: float
    aim: float
    against: str
    timed: str
    repetitions: int
    unit: str = "seconds"

    @property
    def ratio(self) -> float:
        """Ours ÷ baseline."""
        return self.ours / self.baseline

    @property
    def holds(self) -> bool:
        """Whether the aim is met."""
        return self.ratio < self.aim

    def plain(self) -> dict[str, Any]:
        """Return it as ``latest.json`` has it."""
        return {
            "name": self.name,
            "ours": round(self.ours, 4),
            "baseline": round(self.baseline, 4),
            "ratio": round(self.ratio, 3),
            "aim": round(self.aim, 3),
            "holds": self.holds,
            "unit": self.unit,
            "repetitions": self.repetitions,
            "against": self.against,
            "timed": self.timed,
        }


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes; earlier rubbish is collected before, not meanwhile."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def take_turns(runs: Mapping[str, Run], repetitions: int) -> dict[str, float]:
    """Return the median of each run; they take turns, so that a slow minute is slow for all."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(repetitions):
        for name, run in runs.items():
            taken[name].append(run())
    return {name: statistics.median(several) for name, several in taken.items()}
