"""What a release can be asked for: its windows, its breakdowns, and what stands beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from metrics.releases.beside import Beside
from metrics.releases.contents import By
from metrics.releases.frozen import beside_release, tables_of_release, windows_of_release
from metrics.windows import SORTS, Window


@dataclass(frozen=True)
class Offer:
    """What a release can be asked for.

    Attributes:
        windows: its windows, in order.
        tables: indicator's code → the breakdowns it has.
        beside: what stands beside its figures.
    """

    windows: tuple[Window, ...]
    tables: Mapping[str, Sequence[By]]
    beside: Beside

    def of_sort(self, sort: str) -> list[Window]:
        """Return its windows of a sort, a key of ``SORTS``, oldest first."""
        return [window for window in self.windows if sort_of(window) == sort]

    @property
    def sorts(self) -> dict[str, str]:
        """The sorts of windows it has → how each is called."""
        return {sort: name for sort, name in SORTS.items() if self.of_sort(sort)}

    @property
    def span(self) -> tuple[str, str]:
        """Its first and last quarter."""
        every = [quarter for window in self.windows for quarter in window.quarters]
        return min(every), max(every)


def sort_of(window: Window) -> str:
    """Return which sort a window of a release is of: a key of ``SORTS``."""
    if len(window.quarters) == 1:
        return "quarter"
    if window.name.startswith("FY"):
        return "fiscal"
    return "four" if ".." in window.name else "year"


def offer(connection: sa.Connection, number: int) -> Offer:
    """Return what a release can be asked for."""
    return Offer(
        tuple(windows_of_release(connection, number).values()),
        tables_of_release(connection, number),
        beside_release(connection, number),
    )
