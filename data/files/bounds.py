"""How much of one file is read, and what is said where there is more."""

import time
from dataclasses import dataclass

from data.problems import Problem, Refused


@dataclass(frozen=True)
class Bounds:
    """The most that is read of one file.

    Attributes:
        bytes: its size.
        unpacked: bytes its parts unpack to; also the characters its cells may hold together.
        cells: cells of all its sheets, from A1 to each one's last.
        sheets: sheets, hidden ones too.
        seconds: of work, from its first byte to its last cell; not of waiting for other work.
    """

    bytes: int = 60 * 2**20
    unpacked: int = 400 * 2**20
    cells: int = 6_000_000
    sheets: int = 200
    seconds: float = 60


def size(number: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{number // 2**20} MB"


class Reading:
    """One file being read: what it is called, and how much of its bounds is left."""

    def __init__(self, name: str, bounds: Bounds) -> None:
        self.name = name
        self.bounds = bounds
        self._cells = 0
        self._until = time.thread_time() + bounds.seconds

    def refused(self, entry: str, found: str = "", sheet: str = "", **words: str) -> Refused:
        """Return the refusal that an entry of ``messages.ENTRIES`` words."""
        return Refused([Problem(entry, file=self.name, found=found, sheet=sheet, words=words)])

    def unreadable(self, why: str) -> Refused:
        """Return the refusal of a file that is damaged."""
        return self.refused("unreadable", why=why)

    def seconds_left(self) -> float:
        """Return the seconds that are left.

        Raises:
            Refused: none are.
        """
        left = self._until - time.thread_time()
        if left <= 0:
            raise self.too_slow()
        return left

    def too_slow(self) -> Refused:
        """Return the refusal of a file that takes longer than it may."""
        return self.refused("too_slow", limit=f"{self.bounds.seconds:g} seconds")

    def count_sheets(self, number: int) -> None:
        """Make sure that so many sheets are not too many.

        Raises:
            Refused: they are.
        """
        if number > self.bounds.sheets:
            limit = f"{self.bounds.sheets:,}"
            raise self.refused("too_many_sheets", found=f"{number:,}", limit=limit)

    def check_extent(self, sheet: str, number: int) -> None:
        """Make sure that a sheet of so many cells is not too large.

        Raises:
            Refused: it is.
        """
        if number > self.bounds.cells:
            limit = f"{self.bounds.cells:,}"
            raise self.refused("too_many_cells", f"{number:,}", sheet, limit=limit)

    def count_cells(self, sheet: str, number: int) -> None:
        """Count further cells of a sheet, before they take memory.

        Raises:
            Refused: there are too many, on this sheet or with those counted before.
        """
        self.check_extent(sheet, number)
        self._cells += number
        if self._cells > self.bounds.cells:
            raise self.refused("too_many_cells_in_all", limit=f"{self.bounds.cells:,}")
