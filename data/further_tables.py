"""A second table below the first on a sheet, headed by a row of words of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.blocks import Block, find_blocks
from data.cells import shown, tidy
from data.headed_periods import find_period
from data.header_rows import filled
from data.kinds import kinds
from data.problems import Problem
from data.questions import Answers, Question, key_of
from data.row import Row
from data.stretches import area, runs
from data.sums import as_number
from data.workbook import Sheet

#: The answer that the rows belong to the table above.
ABOVE = "above"
#: So many rows above a header are looked at for what its columns hold.
_LOOKED_AT = 200
#: Between the blank row and the header may stand a title, of one cell a row.
_TITLES = 2


@dataclass(frozen=True)
class Further:
    """A table below another: all positions from 0.

    Attributes:
        first: its first row, a title above its header included.
        header: the row of its header.
        bottom: the row after its last.
        headers: the texts of its header.
    """

    first: int
    header: int
    bottom: int
    headers: tuple[str, ...]


@dataclass(frozen=True)
class Split:
    """What a block is made of: the tables to read, and what is said and asked of the others."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    further: tuple[Further, ...] = ()


def split(sheet: Sheet, block: Block, answers: Answers) -> Split:
    """Return a table without those that begin below it after a blank row, and what those are."""
    found = list(_further(sheet, block))
    if not found:
        return Split((block,))
    own, blocks, problems, questions, apart = block, [], [], [], []
    for table in reversed(found):
        key = key_of("table", block.kind.kind_name(), *table.headers)
        answer, how = answers.get(key), answers.how(key)
        if answer == ABOVE:
            questions.append(_question(sheet, table, key, answer, how))
            continue
        own = replace(own, bottom=table.first)
        kind = kinds().get(answer or "")
        questions.append(
            _question(sheet, table, key, answer if kind or answer == "" else None, how)
        )
        inside = _read_as(sheet, table, kind, answers) if kind else []
        blocks += inside
        if not inside:
            problems.append(_problem(sheet, block, table, key, said=answer == ""))
            apart.append(table)
    return Split((own, *blocks[::-1]), tuple(problems), tuple(questions[::-1]), tuple(apart))


def _read_as(sheet: Sheet, table: Further, kind: type[Row], answers: Answers) -> list[Block]:
    alone = [*([[]] * table.first), *sheet.cells[table.first : table.bottom]]
    return find_blocks(replace(sheet, cells=alone), kind, answers)


def _further(sheet: Sheet, block: Block) -> Iterator[Further]:
    left, right = block.left, block.right
    rows = sheet.cells[block.top : block.bottom]
    # Of a hundred thousand rows few are blank, or begin with an empty cell.
    begin = (i for i, row in enumerate(rows) if len(row) <= left or row[left] in ("", None))
    blanks = [i for i in begin if not filled(rows[i][left:right])]
    if not blanks:
        return
    cells = [row[left:right] for row in rows]
    begins = [b for i in blanks if (b := _begins(cells, i + 1))]
    ends = [*(first for first, _ in begins), len(cells)][1:]
    for (first, header), end in zip(begins, ends, strict=True):
        texts = tuple(shown(tidy(cell)) for cell in cells[header] if tidy(cell) is not None)
        yield Further(block.top + first, block.top + header, block.top + end, texts)


def _begins(cells: Sequence[Sequence[Any]], row: int) -> tuple[int, int] | None:
    """Return where a table begins and is headed that starts at a row below a blank one."""
    for header in range(row, min(row + _TITLES + 1, len(cells) - 1)):
        if filled(cells[header]) > 1:
            return (row, header) if _is_header(cells, header) else None
        if not filled(cells[header]):
            return None
    return None


def _is_header(cells: Sequence[Sequence[Any]], row: int) -> bool:
    """Say whether a row of words is none of the rows above it, and heads figures below it.

    Words stand where above stand figures, days or codes alone, and some of those below them.
    """
    places = [i for i, cell in enumerate(cells[row]) if tidy(cell) is not None]
    texts = [cells[row][i] for i in places]
    if not all(isinstance(text, str) and _heads(text) for text in texts):
        return False
    if len({text.casefold() for text in texts}) < len(texts):
        return False
    above, below = cells[max(0, row - _LOOKED_AT) : row], cells[row + 1 : row + 3]
    return any(_figures(above, at, all_of=True) for at in places) and any(
        _figures(below, at) for at in places
    )


def _heads(text: str) -> bool:
    worded = not any(c.isdigit() for c in text) or find_period(text) is not None
    return worded and len(text) < 60 and as_number(text) is None


def _figures(rows: Sequence[Sequence[Any]], at: int, *, all_of: bool = False) -> bool:
    """Say whether cells of a column hold digits, as figures, days and codes do: any, or all."""
    cells = [row[at] for row in rows if at < len(row) and tidy(row[at]) is not None]
    are = (not isinstance(cell, str) or any(c.isdigit() for c in cell) for cell in cells)
    return bool(cells) and (all(are) if all_of else any(are))


def _problem(sheet: Sheet, block: Block, table: Further, key: str, *, said: bool) -> Problem:
    rows = range(table.first, table.bottom)
    cells = tuple(
        area(number, first, number, last)
        for number in rows
        for first, last in runs(
            [
                at
                for at, cell in enumerate(sheet.cells[number])
                if block.left <= at < block.right and tidy(cell) is not None
            ]
        )
    )
    return Problem(
        "table_left_out" if said else "table_unknown", sheet=sheet.name,
        found=", ".join(table.headers), cells=cells, ask=key,
        words={"rows": f"{table.first + 1}–{table.bottom}"},
    )  # fmt: skip


def _question(sheet: Sheet, table: Further, key: str, answer: str | None, how: str) -> Question:
    options = {name: kind.title for name, kind in kinds().items()}
    options |= {ABOVE: "rows of the table above", "": "leave it out"}
    samples = tuple(
        ", ".join(shown(tidy(cell)) for cell in row if tidy(cell) is not None)
        for row in sheet.cells[table.header + 1 : min(table.header + 3, table.bottom)]
    )
    return Question(
        key, "table", sheet.name, f"rows {table.first + 1}–{table.bottom}",
        ", ".join(table.headers), samples, options, answer, how or "none",
        open=answer is None,
    )  # fmt: skip
