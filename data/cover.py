"""What the cover says besides whose workbook it is: sheets ticked as “Nothing to report”."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data.cells import shown, tidy
from data.column import Column
from data.kinds import kind
from data.lists import fold
from data.nothing_to_report import attested_parts
from data.parts import Part
from data.problems import Problem
from data.sheets import find_kind, is_cover
from data.template.words import NOTHING_LABEL
from data.ticks import read_tick
from data.workbook import Sheet, letter

_TICK = Column("nothing", NOTHING_LABEL, "", bool, required=False, reads="yes_no")


@dataclass(frozen=True)
class Tick:
    """One sheet that the cover says has nothing to report.

    Attributes:
        kind: the kind of that sheet.
        sheet: the cover's name.
        row: the tick's row in the file, from 1.
        letter: its column's letter.
    """

    kind: str
    sheet: str
    row: int
    letter: str

    def place(self, problem: Problem) -> Problem:
        """Return a problem as one of this cell."""
        return replace(problem, sheet=self.sheet, row=self.row, letter=self.letter)


def read_ticks(sheets: Iterable[Sheet]) -> tuple[list[Tick], list[Problem]]:
    """Return the sheets ticked on the cover, and cells beside them that are neither yes nor no.

    A cover without that column (of version 1, or somebody's own) ticks nothing.
    """
    ticks, problems = [], []
    for sheet in sheets:
        place = _column_of_ticks(sheet) if is_cover(sheet) else None
        if place is None:
            continue
        top, column = place
        for position in range(top + 1, len(sheet.cells)):
            row = sheet.cells[position]
            cell = tidy(row[column]) if column < len(row) else None
            of = find_kind(shown(row[0])) if row and cell not in (None, "") else None
            if of is None:
                continue
            tick = Tick(of.kind_name(), sheet.name, position + 1, letter(column))
            said = read_tick(shown(cell), _TICK)
            if said is None:
                found = Problem("yes_no", column=NOTHING_LABEL, found=shown(cell))
                problems.append(tick.place(found))
            elif said:
                ticks.append(tick)
    return ticks, problems


def attested_on(sheets: Iterable[Sheet]) -> list[str]:
    """Return the names of the kinds ticked on the cover as “Nothing to report”."""
    return [tick.kind for tick in read_ticks(sheets)[0]]


def attest_ticked(
    connection: sa.Connection,
    ticks: Sequence[Tick],
    filled: Collection[str],
    partner: str,
    quarter: str,
    today: dt.date,
) -> tuple[list[Part], list[Problem]]:
    """Return the parts that ticks come to, and what is wrong with them, each at its cell.

    Args:
        connection: of the store.
        ticks: from ``read_ticks``.
        filled: kinds that have rows in the workbook; there the rows are taken, not the tick.
        partner: the reporting partner's code; empty: not known.
        quarter: the workbook's quarter; empty: not known.
        today: a quarter that has not begun cannot be reported yet.
    """
    parts, problems = [], []
    for tick in ticks:
        title = kind(tick.kind).title
        if tick.kind in filled:
            found = [Problem("attested_but_filled", column=NOTHING_LABEL, found=title)]
        elif not partner or not quarter:
            found = [Problem("attested_by_whom", column=NOTHING_LABEL, found=title)]
        else:
            made, found = attested_parts(connection, [tick.kind], partner, quarter, today)
            parts += made
        problems += [tick.place(problem) for problem in found]
    return parts, problems


def _column_of_ticks(sheet: Sheet) -> tuple[int, int] | None:
    """Return the position of the cell that heads the ticks: row and column, from 0."""
    for position, row in enumerate(sheet.cells):
        for column, cell in enumerate(row[1:], 1):
            if isinstance(cell, str) and fold(cell) == fold(NOTHING_LABEL):
                return position, column
    return None
