"""Why a figure would change: rows and values of a plan, by their cells, and in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NEW, CHANGED, GONE, NOTHING = "new", "changed", "gone", "nothing"

#: As many reasons, and places of one, are told; of more, how many there are.
_SEVERAL = 3


@dataclass(frozen=True)
class Reason:
    """Some rows or values of one kind that make a figure what it would be.

    Attributes:
        title: the kind's title.
        what: rows that are ``new`` or ``gone``, values that are ``changed``, or ``nothing`` to
            report.
        cells: where they stand (``Trainings!A14:A17``): the new file's cells; of rows that are
            gone, those of the file they came with.
        count: how many rows or values they are.
        file: the file that the rows that are gone came with, where it has another name.
        column: of changed values, the column's title.
        old: of one changed value, what it was; empty for a blank.
        new: of one changed value, what it is; empty for a blank.
    """

    title: str
    what: str
    cells: tuple[str, ...] = ()
    count: int = 0
    file: str = ""
    column: str = ""
    old: str | None = None
    new: str | None = None

    def __str__(self) -> str:
        """Say it: "Trainings!A14:A17 are gone"; "Attended in Events!G4 was 12, is 15"."""
        if self.what == NOTHING:
            return f"{self.title} has nothing to report"
        cells = _listed(self.cells)
        if self.what == CHANGED:
            if self.old is None or self.new is None:
                return f"{self.column} in {cells} has changed"
            return f"{self.column} in {cells} was {self.old or 'empty'}, is {self.new or 'empty'}"
        of = f" of {self.file}" if self.file else ""
        return f"{cells}{of} {'is' if self.count == 1 else 'are'} {self.what}"


def because(reasons: Sequence[Reason]) -> str:
    """Return reasons as the end of a sentence: "because … are gone; … is new"; or nothing."""
    if not reasons:
        return ""
    more = len(reasons) - _SEVERAL
    told = [*map(str, reasons[:_SEVERAL]), *([f"and {more} more"] if more > 0 else [])]
    return f"because {'; '.join(told)}"


def _listed(cells: Sequence[str]) -> str:
    told: list[str] = []
    sheet = ""
    for cell in cells[:_SEVERAL]:
        there, mark, address = cell.rpartition("!")
        told.append(address if mark and there == sheet else cell)
        sheet = there
    more = len(cells) - _SEVERAL
    return ", ".join(told) + (f" and {more:,} other places" if more > 0 else "")


def ranges(places: Iterable[tuple[str, int]], letter: str) -> tuple[str, ...]:
    """Return sheets and rows as ranges of one column's cells: ``Trainings!A14:A17``."""
    runs: list[tuple[str, int, int]] = []
    for sheet, row in sorted(set(places)):
        if runs and runs[-1][0] == sheet and runs[-1][2] == row - 1:
            runs[-1] = (sheet, runs[-1][1], row)
        else:
            runs.append((sheet, row, row))
    return tuple(
        f"{sheet}!{letter}{first}" + (f":{letter}{last}" if last > first else "")
        for sheet, first, last in runs
    )
