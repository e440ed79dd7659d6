"""What the audit of a release says: of each hidden cell what is known, and what was lost."""

from dataclasses import dataclass
from typing import Literal

from metrics.protection.cells import Key

#: Which rule hides a cell. For staff only: whoever is told “primary” is told that it is small.
Rule = Literal["primary", "complementary", "unseen"]


@dataclass(frozen=True)
class HiddenCell:
    """What an attacker knows of a hidden cell who knows everything that is published.

    Attributes:
        key: of the cell.
        rule: ``primary`` small itself, ``complementary`` hidden for others, ``unseen`` standing
            nowhere but small, and to be had from others.
        protects: the small cells that could be worked out if it were shown.
        low: the least it can be, for all that is published.
        high: the most; None for no limit.
        exact: whether low and high are the attacker's very range; else the range is at least that.
        least: what low must come down to; None where nothing is asked.
        most: what high must come up to; None likewise.
        told_by: name of the earlier release with which so much was known already, whatever is
            hidden now; then least and most are what is left to protect.
    """

    key: Key
    rule: Rule
    protects: tuple[Key, ...]
    low: int
    high: int | None
    exact: bool
    least: int | None = None
    most: int | None = None
    told_by: Key = None

    @property
    def protected(self) -> bool:
        """Whether its range is as wide as it must be."""
        low = self.least is None or self.low <= self.least
        return low and (self.most is None or self.high is None or self.high >= self.most)


@dataclass(frozen=True)
class Loss:
    """What hiding costs: how many cells, and their weight."""

    cells: int
    weight: float


@dataclass(frozen=True)
class Report:
    """The audit of what is hidden.

    Attributes:
        hidden: each hidden cell, in the order of the problem.
        lost: cells hidden, with their weight.
        lost_primary: what hiding only the small numbers would cost (and give away).
        lost_rows: what hiding each row would cost that has a small number in it.
        lost_rounded: what rounding to 5 would cost: cells that would no longer tell their number.
        best: whether no other choice that protects as much loses less (proven).
    """

    hidden: tuple[HiddenCell, ...]
    lost: Loss
    lost_primary: Loss
    lost_rows: Loss
    lost_rounded: Loss
    best: bool = False

    @property
    def refused(self) -> tuple[HiddenCell, ...]:
        """The cells of which too much is known: while there are any, nothing is published."""
        return tuple(cell for cell in self.hidden if not cell.protected)

    @property
    def told(self) -> tuple[HiddenCell, ...]:
        """The cells of which earlier releases alone have told too much."""
        return tuple(cell for cell in self.hidden if cell.told_by is not None)

    @property
    def ok(self) -> bool:
        """Whether what is published gives no hidden cell away."""
        return not self.refused
