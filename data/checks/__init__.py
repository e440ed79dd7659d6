"""Checks across rows, one module each, found by walking this folder.

They hold an upload against itself, against what other partners reported, and against the partner's
own past. None stops an upload: what they find is likely, never certain.

A new check is a new module with one constant ``CHECK`` in it, and its entries in ``messages``.
"""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from data.cells import shown
from data.column import Column
from data.parts import Part
from data.problems import Problem
from data.rows import Rows, ranges
from data.stretches import counted

#: So many of a sort are named one by one; the rest in one line, so that they drown nothing.
NAMED = 20
#: So many stretches of rows are listed in that line.
_LISTED = 12


@dataclass(frozen=True)
class Across:
    """A check across rows.

    Attributes:
        title: what it finds.
        sentence: when it says so.
        find: looks for it in the parts of a plan, as held against the store, or as read where the
            plan has errors; there any value may be None, the partner and the quarter empty.
    """

    title: str
    sentence: str
    find: Callable[[sa.Connection, Sequence[Part]], Iterable[Problem]]


@cache
def checks() -> dict[str, Across]:
    """Return every check by its module's name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").CHECK for name in names}


def all_checks(connection: sa.Connection, parts: Sequence[Part]) -> list[Problem]:
    """Return whatever the checks find: warnings and notes, never errors."""
    some = [part for part in parts if len(part.rows)]
    return [
        problem
        for check in checks().values()
        for problem in _named(check, list(check.find(connection, some)))
    ]


def _named(check: Across, found: list[Problem]) -> list[Problem]:
    """Name the first of each sort on each sheet, and say where the others are."""
    sorts: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in found:
        sorts[problem.sheet, problem.entry].append(problem)
    told = []
    for (sheet, _), several in sorts.items():
        told += several[:NAMED]
        if more := several[NAMED:]:
            told.append(_and_more(check, sheet, more))
    return told


def _and_more(check: Across, sheet: str, more: Sequence[Problem]) -> Problem:
    rows: dict[str, set[int]] = defaultdict(set)
    for problem in more:
        rows[problem.letter].add(problem.row)
    ranges = [f"{a}–{b}" if b > a else str(a) for a, b in _runs(set().union(*rows.values()))]
    return Problem(
        "more_like_these",
        sheet=sheet,
        found=f"{counted(len(more), 'more row')} {'is' if len(more) == 1 else 'are'}",
        words={
            "what": check.title,
            "row": "row" if len(more) == 1 else "rows",
            "rows": ", ".join(ranges[:_LISTED]) + (" …" if len(ranges) > _LISTED else ""),
        },
        cells=tuple(
            f"{letter}{a}:{letter}{b}" if b > a else f"{letter}{a}"
            for letter in sorted(rows)
            if letter
            for a, b in _runs(rows[letter])
        ),
    )


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of numbers that follow each other."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def as_one(
    entry: str, rows: Rows, column: Column, at: Sequence[int], words: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield one problem for what several rows of a sheet have in common; the first is named."""
    for sheet in dict.fromkeys(rows.sheets[i] for i in at):
        own = [i for i in at if rows.sheets[i] == sheet]
        more = f" (and {len(own) - 1:,} more)" if len(own) > 1 else ""
        several = [
            Problem(
                entry, sheet=sheet, row=rows.numbers[i], letter=rows.letters.get(column.name, ""),
                column=column.title, found=_shown(rows.columns[column.name][i]),
                words={**words, "more": more},
            )
            for i in own
        ]  # fmt: skip
        first = several[0]
        cells = ranges(several) if len(several) > 1 else ()
        yield Problem(
            entry, sheet=first.sheet, row=first.row, letter=first.letter, column=first.column,
            found=first.found, words=first.words, cells=cells,
        )  # fmt: skip


def _shown(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int | float) else shown(value)
