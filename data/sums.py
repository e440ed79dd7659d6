"""Rows that are totals of others: recognised, held against their parts, and left out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.lists import fold

_TOTALS = frozenset(
    {"total", "totals", "grand total", "sub total", "subtotal", "overall total", "sum"}
)
_BEGIN = ("total ", "sub total ", "subtotal ", "sum of ", "grand total ")
_END = (" total", " subtotal")

Cells = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Total:
    """A row that adds others up.

    Attributes:
        row: its position.
        said: the cell that says so; empty where only its figures do.
        wrong: position of a column → its figure, and what its parts come to.
    """

    row: int
    said: str
    wrong: Mapping[int, tuple[float, float]]


def find_totals(
    body: Cells,
    filled: Sequence[int],
    numbers: Collection[int],
    key: int | None,
    needed: Collection[int],
) -> dict[int, Total]:
    """Return the rows that are totals, by position.

    Args:
        body: the rows below the header.
        filled: positions of those that hold anything.
        numbers: positions of the columns that can be added up.
        key: position of the column that names a row.
        needed: positions of the columns a row cannot do without.
    """
    said = _labelled(body, filled, key, needed)
    silent = _unlabelled(body, filled, numbers, said)
    both = {**said, **dict.fromkeys(silent, "")}
    if not both:
        return {}
    labels = {row: _label_columns(body[row], said.get(row, "")) for row in both}
    parts = _Parts(body, [row for row in filled if row not in both], numbers)
    found = {}
    before = -1
    for row in sorted(both):
        wrong = parts.differences(row, labels[row], before)
        found[row] = Total(row, both[row], wrong)
        before = row
    return found


def _labelled(
    body: Cells, filled: Iterable[int], key: int | None, needed: Collection[int]
) -> dict[int, str]:
    """Return the rows in which a cell says "Total" → that cell; each distinct text read once.

    "Total" with other words ("Total January") is one only where the row lacks what a row must have:
    an event may be called "Total fitness".
    """
    distinct: set[Any] = set().union(*body)
    texts = {cell: fold(cell) for cell in distinct if type(cell) is str and len(cell) < 60}
    sure = {cell for cell, text in texts.items() if text in _TOTALS}
    likely = {
        cell
        for cell, text in texts.items()
        if cell not in sure and (text.startswith(_BEGIN) or text.endswith(_END))
    }
    if not sure and not likely:
        return {}
    found = {}
    for row in filled:
        for position, cell in enumerate(body[row]):
            if cell in sure or (cell in likely and _lacks(body[row], key, position, needed)):
                found[row] = cell
                break
    return found


def _lacks(row: Sequence[Any], key: int | None, label: int, needed: Collection[int]) -> bool:
    nameless = key is None or key == label or _blank(row, key)
    return nameless and any(_blank(row, position) for position in needed if position != label)


def _blank(row: Sequence[Any], position: int) -> bool:
    return position >= len(row) or row[position] in ("", None)


def _unlabelled(
    body: Cells, filled: Sequence[int], numbers: Collection[int], said: Collection[int]
) -> list[int]:
    """Return the last row where it holds nothing but the sums of those above."""
    if len(filled) < 3 or filled[-1] in said:
        return []
    *above, last = filled
    row = body[last]
    held = [i for i, cell in enumerate(row) if cell not in ("", None)]
    if not held or not set(held) <= set(numbers):
        return []
    parts = [i for i in above if i not in said]
    sums = {i: sum(as_number(_at(body[part], i)) or 0 for part in parts) for i in held}
    same = all(_same(as_number(row[i]), sums[i]) for i in held)
    return [last] if same and len(parts) > 1 else []


def _label_columns(row: Sequence[Any], said: str) -> frozenset[int]:
    return frozenset(i for i, cell in enumerate(row) if said and cell == said)


class _Parts:
    """The rows that totals are of, found by what else their cells say."""

    def __init__(self, body: Cells, rows: Sequence[int], numbers: Collection[int]) -> None:
        self.body, self.rows, self.numbers = body, rows, numbers
        self.by: dict[tuple[int, ...], dict[tuple[Any, ...], list[int]]] = {}

    def differences(
        self, row: int, labels: frozenset[int], before: int
    ) -> dict[int, tuple[float, float]]:
        """Return the figures of a total that no reading of its parts comes to."""
        cells = self.body[row]
        several = [some for some in self._readings(row, labels, before) if some]
        wrong = {}
        for position in sorted(self.numbers):
            figure = as_number(_at(cells, position))
            if figure is None or not several:
                continue
            sums = [self._sum(some, position) for some in several]
            if not any(_same(figure, total) for total in sums):
                wrong[position] = (figure, sums[0])
        return wrong

    def _readings(self, row: int, labels: frozenset[int], before: int) -> list[list[int]]:
        """Return the rows a total may be of: of the same year and place, say; or those above."""
        cells = self.body[row]
        others = tuple(
            i
            for i, cell in enumerate(cells)
            if i not in self.numbers and i not in labels and cell not in ("", None)
        )
        since = [i for i in self.rows if before < i < row]
        above = [i for i in self.rows if i < row]
        return [self._like(others, cells) if others else [], since, above, list(self.rows)]

    def _like(self, others: tuple[int, ...], cells: Sequence[Any]) -> list[int]:
        if others not in self.by:
            index: dict[tuple[Any, ...], list[int]] = defaultdict(list)
            for i in self.rows:
                index[tuple(_at(self.body[i], o) for o in others)].append(i)
            self.by[others] = index
        return self.by[others].get(tuple(cells[o] for o in others), [])

    def _sum(self, rows: Iterable[int], position: int) -> float:
        return sum(as_number(_at(self.body[i], position)) or 0 for i in rows)


def _at(row: Sequence[Any], position: int) -> Any:
    return row[position] if position < len(row) else ""


def as_number(cell: Any) -> float | None:
    """Return the number a cell plainly holds; None where it holds anything else."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, str):
        plain = cell.strip().rstrip("*†‡").replace(",", "").replace("\u00a0", "").replace(" ", "")
        if plain.replace(".", "", 1).removeprefix("-").isdecimal():
            return float(plain)
    return None


def _same(one: float | None, other: float) -> bool:
    return one is not None and abs(one - other) <= 0.005 + 1e-9 * abs(other)
