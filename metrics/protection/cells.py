"""What is published: cells, and the relations between them that anybody knows."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Key = Hashable
#: Whether it is decided now, was published before and can't be taken back, or is never shown.
State = Literal["open", "seen", "unseen"]
#: Whether a zero is shown, so that whatever is hidden is at least 1, or hidden like a small number.
Zeros = Literal["shown", "hidden"]


class Unbalanced(ValueError):
    """Raised where the values of cells do not add up as a relation says."""


@dataclass(frozen=True)
class Cell:
    """A count that is published, or that can be worked out from what is.

    Attributes:
        key: what it is called; any hashable.
        value: whole number, 0 or more; None where it is not available.
        limit: the largest count that is hidden: 4 under profile standard, 10 under sensitive, 0
            where nobody is counted.
        weight: what is lost when it is hidden, above 0.
        zeros: the rule of the profile for zeros.
        state: ``open`` where hiding it is decided now, ``seen`` where it was published before,
            ``unseen`` where it stands nowhere but follows from others (whole − part).
        low: the least that anybody knows it to be; by the rule for zeros unless given.
        high: the most that anybody knows it to be; None for no limit.

    Raises:
        ValueError: the value is outside what is known of it, the limit or the weight cannot be.
    """

    key: Key
    value: int | None
    limit: int = 4
    weight: float = 1.0
    zeros: Zeros = "shown"
    state: State = "open"
    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if self.limit < 0 or self.weight <= 0:
            raise ValueError(f"{self.key}: the limit must be at least 0, the weight above 0.")
        if self.value is None:
            return
        known = self.value >= 0 if self.always_shown else self.floor <= self.value <= self.ceiling
        if not known:
            raise ValueError(
                f"{self.key}: the value “{self.value}” must be from {self.floor} to "
                f"{'any number' if self.high is None else self.high}."
            )

    @property
    def floor(self) -> int:
        """The least that anybody knows it to be while it is hidden."""
        if self.low is not None:
            return self.low
        counted = self.zeros == "shown" and self.state == "open" and self.value is not None
        return 1 if counted else 0

    @property
    def ceiling(self) -> float:
        """The most that anybody knows it to be while it is hidden."""
        return float("inf") if self.high is None else self.high

    @property
    def always_shown(self) -> bool:
        """Whether everybody knows it, whatever is decided."""
        return self.state == "seen" or (
            self.value == 0 and self.zeros == "shown" and self.state == "open"
        )

    @property
    def primary(self) -> bool:
        """Whether it is a small number that nobody may learn."""
        if self.value is None or self.limit == 0 or self.state == "seen":
            return False
        return self.least <= self.value <= self.limit

    @property
    def least(self) -> int:
        """What an attacker must have to think possible, at the lower end, of a small number."""
        return 0 if self.zeros == "hidden" else 1

    @property
    def most(self) -> int:
        """What an attacker must have to think possible, at the upper end, of a small number."""
        return self.limit + 1


@dataclass(frozen=True)
class Relation:
    """What everybody knows of some cells: low ≤ Σ coefficient × cell ≤ high.

    Attributes:
        terms: keys with their whole-number coefficients.
        low: 0 unless given; None for no limit.
        high: likewise.
    """

    terms: tuple[tuple[Key, int], ...]
    low: int | None = 0
    high: int | None = 0


def adds_up(parts: Iterable[Key], whole: Key) -> Relation:
    """Return the relation of a whole that is the sum of its parts."""
    return Relation((*((part, 1) for part in parts), (whole, -1)))


@dataclass(frozen=True)
class Problem:
    """All that is published together, and all that is known to hold between it.

    Attributes:
        cells: each key once. Their order decides between what is otherwise equal.
        relations: over keys of these cells.

    Raises:
        ValueError: a key stands twice, or a relation names a cell that is none.
    """

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...] = ()

    def __post_init__(self) -> None:
        if len(self.place) < len(self.cells):
            twice = next(c.key for i, c in enumerate(self.cells) if self.place[c.key] != i)
            raise ValueError(f"{twice}: a cell must stand once.")
        for relation in self.relations:
            for key, _ in relation.terms:
                if key not in self.place:
                    raise ValueError(f"{key}: a relation names it, but no cell is called so.")

    @cached_property
    def place(self) -> dict[Key, int]:
        """The number of each cell, by its key."""
        return {cell.key: number for number, cell in enumerate(self.cells)}

    def __getitem__(self, key: Key) -> Cell:
        return self.cells[self.place[key]]

    def __add__(self, other: "Problem") -> "Problem":
        """Return both together; a cell of the same key is the same cell and must be equal."""
        for cell in other.cells:
            if cell.key in self.place and self[cell.key] != cell:
                raise ValueError(f"{cell.key}: it must be the same cell in both.")
        more = tuple(cell for cell in other.cells if cell.key not in self.place)
        relations = dict.fromkeys((*self.relations, *other.relations))
        return Problem(self.cells + more, tuple(relations))
