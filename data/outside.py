"""Rows of other quarters than the one their workbook is for."""

from collections.abc import Sequence
from dataclasses import replace

from data import periods
from data.cells import shown, tidy
from data.problems import Problem
from data.rows import Rows, ranges
from data.workbook import Workbook, position


def outside(rows: Rows, quarters: Sequence[str], quarter: str) -> list[Problem]:
    """Say which rows lie in another quarter: cell by cell, or at once where no row lies in it.

    Args:
        rows: the rows.
        quarters: each one's quarter; empty where it is not known.
        quarter: the quarter of the workbook.
    """
    column = rows.kind.columns()[rows.kind.dated or rows.kind.dated_by]
    letter = rows.letters.get(column.name, "")
    found = [
        Problem(
            "other_quarter", sheet=rows.sheets[i], row=rows.numbers[i], letter=letter,
            column=column.title, found=shown(rows.columns[column.name][i]),
            words={"quarter": periods.spoken(quarter), "read": ""},
        )
        for i, own in enumerate(quarters)
        if own and own != quarter
    ]  # fmt: skip
    # Headers of quarters make several rows of one; what is wrong with them is the header.
    several = len(found) > 1 and (not letter or len(found) == len(rows))
    if not several or rows.kind.dated_by:
        return found
    others = sorted({own for own in quarters if own and own != quarter})
    words = {
        "quarter": periods.spoken(quarter),
        "all": "All" if len(found) == len(rows) else "Some",
    }
    return [
        Problem(
            "other_quarters", sheet=sheet, row=own[0].row, column=column.title,
            found=", ".join(map(periods.spoken, others[:4])) + " …" * (len(others) > 4),
            cells=ranges(own), words=words,
        )
        for sheet in dict.fromkeys(rows.sheets)
        if (own := _once([problem for problem in found if problem.sheet == sheet]))
    ]  # fmt: skip


def _once(problems: Sequence[Problem]) -> list[Problem]:
    return list({problem.row: problem for problem in problems}.values())


def rows_of(problem: Problem) -> set[int]:
    """Return the numbers of the rows that a problem is about."""
    found = {problem.row}
    for cells in problem.cells:
        first, _, last = cells.partition(":")
        numbers = [int("".join(filter(str.isdigit, at))) for at in (first, last or first)]
        found |= set(range(numbers[0], numbers[1] + 1))
    return found


def as_written(problem: Problem, workbook: Workbook) -> Problem:
    """Return a problem with what stands in its cell; and how that was read, where it differs."""
    if problem.entry != "other_quarter" or not problem.letter:
        return problem
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == problem.sheet)
    row, at = sheet.cells[problem.row - 1], position(problem.letter)
    written = shown(tidy(row[at]) or "") if at < len(row) else ""
    if not written or written == problem.found:
        return problem
    words = {**problem.words, "read": f" (read as {problem.found})"}
    return replace(problem, found=written, words=words)
