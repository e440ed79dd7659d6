"""Figures in the column of a quarter or month in which the row's own date does not lie."""

from collections.abc import Iterator, Mapping
from typing import Any

from data import periods
from data.cells import shown, tidy
from data.headed_periods import same_period
from data.problems import Problem
from data.sheets import Table
from data.sums import as_number


def misplaced(table: Table, columns: Mapping[str, list[Any]]) -> Iterator[Problem]:
    """Yield the figures of a table that stand under another period than that of their row.

    Args:
        table: the table, its columns headed with quarters or months added up.
        columns: its columns, as read.
    """
    for name, several in table.added.items() if table.periods else ():
        title = table.kind.columns()[name].title
        for letter, cells in several:
            period, header = table.periods[letter]
            for i, (cell, day) in enumerate(zip(cells, columns[table.kind.dated], strict=True)):
                if not day or same_period(period, periods.month_of(day)) or not as_number(cell):
                    continue
                yield Problem(
                    "figure_misplaced", sheet=table.sheet, row=table.numbers[i], letter=letter,
                    column=title, found=shown(tidy(cell)),
                    words={"header": header, "day": shown(day)},
                )  # fmt: skip
