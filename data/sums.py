"""Rows that are totals of others: recognised, held against their parts, and left out."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from data.cells import Misread, read_cell
from data.column import Column
from data.lists import fold

_TOTALS = frozenset(
    {"total", "totals", "grand total", "sub total", "subtotal", "overall total", "sum"}
)
_BEGIN = ("total ", "totals ", "sub total ", "subtotal ", "sum of ", "grand total ")
_END = (" total", " totals", " subtotal")

_FIGURE = Column("figure", "Figure", "", float, required=False, reads="number")

Cells = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Places:
    """What the columns of a table are, as far as its totals go; all are positions.

    Attributes:
        numbers: columns that can be added up.
        needed: columns a row cannot do without.
        key: columns that name a row together; the first of them first.
        words: columns of free text, in which "Total …" may be a name.
        answers: columns whose text is somebody's answer, and says nothing of the row.
    """

    numbers: frozenset[int]
    needed: frozenset[int] = frozenset()
    key: tuple[int, ...] = ()
    words: frozenset[int] = frozenset()
    answers: frozenset[int] = frozenset()


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
    wrong: Mapping[int, tuple[float, float]] = field(default_factory=dict)


def find_totals(
    body: Cells, filled: Sequence[int], places: Places, different: Set[Any]
) -> dict[int, Total]:
    """Return the rows that are totals, by position.

    Args:
        body: the rows below the header.
        filled: positions of those that hold anything, in order.
        places: what its columns are.
        different: their different cells.
    """
    words = _words(different)
    said = _labelled(body, filled, places, *words)
    silent = [row for row in _wordless(body, filled, places) if row not in said]
    if not said and not silent:
        return {}
    rows = [row for row in filled if row not in said and row not in silent]
    parts = _Parts(body, rows, places, words[0] | words[1])
    found: dict[int, Total] = {}
    before = -1
    for row in sorted({*said, *silent}):
        wrong = parts.differences(row, before)
        if row in said or (not wrong and parts.count(row)):
            found[row] = Total(row, said.get(row, ""), wrong)
            before = row
    return found


# -- which rows


def _words(different: Set[Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the cells that say "Total", and those that may ("Total January")."""
    # Folding thirty thousand codes takes its time.
    texts = {
        cell: fold(cell)
        for cell in different
        if type(cell) is str
        and len(cell) < 60
        and ("total" in (low := cell.lower()) or "sum" in low)
    }
    sure = frozenset(cell for cell, text in texts.items() if text in _TOTALS)
    return sure, frozenset(
        cell
        for cell, text in texts.items()
        if cell not in sure and (text.startswith(_BEGIN) or text.endswith(_END))
    )


def _labelled(
    body: Cells,
    filled: Iterable[int],
    places: Places,
    sure: frozenset[str],
    likely: frozenset[str],
) -> dict[int, str]:
    """Return the rows in which a cell says "Total" → that cell."""
    if not sure and not likely:
        return {}
    found = {}
    for row in filled:
        for position, cell in enumerate(body[row]):
            if (cell in sure and _says_total(body[row], position, places)) or (
                cell in likely and _may_say_total(body[row], position, places)
            ):
                found[row] = cell
                break
    return found


def _says_total(row: Sequence[Any], position: int, places: Places) -> bool:
    """Say whether a cell "Total" makes its row one.

    Not where it is an answer, or the name of a row that has all that a row must have.
    """
    if position in places.answers:
        return False
    own_name = position in places.words and position not in places.key
    return not own_name or _lacks(row, position, places)


def _may_say_total(row: Sequence[Any], position: int, places: Places) -> bool:
    """Say whether a cell such as "Total January" makes its row one.

    Only where the row lacks what a row must have, or where no name could stand: an event may be
    called "Total fitness".
    """
    if position in places.answers:
        return False
    first = places.key[0] if places.key else None
    if position == first and position not in places.words:
        return True
    nameless = first is None or first == position or _is_blank(row, first)
    return nameless and _lacks(row, position, places)


def _lacks(row: Sequence[Any], label: int, places: Places) -> bool:
    return any(_is_blank(row, position) for position in places.needed if position != label)


def _is_blank(row: Sequence[Any], position: int) -> bool:
    return position >= len(row) or row[position] in ("", None)


def _wordless(body: Cells, filled: Sequence[int], places: Places) -> list[int]:
    """Return the rows that hold figures only, where a row must hold more."""
    words = places.needed - places.numbers
    rows = list(filled) if words and places.numbers else []
    for position in words:
        rows = [i for i in rows if len(body[i]) <= position or body[i][position] in ("", None)]
    return [i for i in rows if _only_figures(body[i], places)]


def _only_figures(row: Sequence[Any], places: Places) -> bool:
    held = [i for i, cell in enumerate(row) if cell not in ("", None)]
    return bool(held) and all(i in places.numbers and as_number(row[i]) is not None for i in held)


# -- what they come to


class _Parts:
    """The rows that totals are of, found by where they stand and by what else their cells say."""

    def __init__(
        self, body: Cells, rows: Sequence[int], places: Places, words: frozenset[str]
    ) -> None:
        self.body, self.rows, self.places, self.words = body, rows, places, words
        self.figures: dict[int, list[float | None]] = {}
        self.sums: dict[int, tuple[list[float], list[int]]] = {}
        self.by: dict[tuple[int, ...], dict[tuple[Any, ...], list[int]]] = {}

    def count(self, row: int) -> int:
        """Return how many rows stand above a row."""
        return bisect_left(self.rows, row)

    def differences(self, row: int, before: int) -> dict[int, tuple[float, float]]:
        """Return the figures of a total that no reading of its parts comes to.

        Where a part is not known, there is nothing to hold the total against.
        """
        cells = self.body[row]
        wrong = {}
        for position in sorted(self.places.numbers):
            if _is_blank(cells, position):
                continue
            figure = as_number(cells[position])
            sums = list(self._sums(row, before, position))
            if figure is None or not sums or any(_is_same(figure, sum_) for sum_ in sums):
                continue
            if sums[0] is not None:
                wrong[position] = (figure, sums[0])
        return wrong

    def _sums(self, row: int, before: int, position: int) -> Iterable[float | None]:
        """Yield what a total may come to: of the same year and place, say; or of those above."""
        if like := self._like(row):
            figures = [self._figures(position)[i] for i in like]
            known = [figure for figure in figures if figure is not None]
            yield sum(known) if len(known) == len(figures) else None
        here, last = bisect_left(self.rows, row), bisect_left(self.rows, before)
        for first, end in dict.fromkeys(((last, here), (0, here), (0, len(self.rows)))):
            if first < end:
                yield self._between(position, first, end)

    def _figures(self, position: int) -> list[float | None]:
        if position not in self.figures:
            lines = [self.body[i] for i in self.rows]
            column = [line[position] if position < len(line) else "" for line in lines]
            read = {cell: 0.0 if cell in ("", None) else as_number(cell) for cell in set(column)}
            self.figures[position] = [read[cell] for cell in column]
        return self.figures[position]

    def _between(self, position: int, first: int, end: int) -> float | None:
        if position not in self.sums:
            figures = self._figures(position)
            self.sums[position] = (
                list(accumulate((figure or 0.0 for figure in figures), initial=0.0)),
                list(accumulate((figure is None for figure in figures), initial=0)),
            )
        sums, unknown = self.sums[position]
        return None if unknown[end] > unknown[first] else sums[end] - sums[first]

    def _like(self, row: int) -> list[int]:
        """Return the places in ``rows`` of those that say the same as a total beside its words."""
        cells = self.body[row]
        others = tuple(
            i
            for i, cell in enumerate(cells)
            if i not in self.places.numbers and cell not in ("", None) and cell not in self.words
        )
        if not others:
            return []
        if others not in self.by:
            index: dict[tuple[Any, ...], list[int]] = defaultdict(list)
            for at, i in enumerate(self.rows):
                line = self.body[i]
                index[tuple(line[o] if o < len(line) else "" for o in others)].append(at)
            self.by[others] = index
        return self.by[others].get(tuple(cells[o] for o in others), [])


def as_number(cell: Any) -> float | None:
    """Return the number a cell holds, however it is written; None where none is known."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell)
    try:
        number = read_cell(cell, _FIGURE, {})
    except Misread:
        return None
    return None if number is None else float(number)


def _is_same(one: float, other: float | None) -> bool:
    return other is not None and abs(one - other) <= 0.005 + 1e-9 * abs(other)
