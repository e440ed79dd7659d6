"""A sheet of cells becomes tables: each of one kind, its columns matched, its rows sorted out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data.blocks import Block, find_blocks
from data.cells import shown, tidy
from data.forms.export import find_export
from data.forms.options import Options
from data.forms.trials import Trials, decide_trials, find_trials
from data.further_tables import Split, split
from data.heads import find_kind
from data.hidden import decide_rows
from data.lists import fold
from data.matching import Columns, place_columns
from data.problems import Problem
from data.questions import Answers, Question
from data.row import Row
from data.sorting import Body, sort_rows
from data.spread import unpivot
from data.stretches import area, runs
from data.template.words import COVER
from data.workbook import Sheet, letter

__all__ = ["Found", "Reading", "Table", "cover_value", "find_kind", "is_cover", "read_sheet"]

#: The template's hidden sheet that feeds its drop-downs.
LISTS = "Lists"


@dataclass(frozen=True)
class Reading:
    """What a person said about columns the product cannot know.

    Attributes:
        kind: the kind to read the sheets as; empty: recognised.
        columns: the file's header → our column's title or name. Two headers for one column are
            joined with a space ("2022" and "Q3").
        constants: our column's title or name → the value of every row.
    """

    kind: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)


AS_THEY_STAND = Reading()


@dataclass(frozen=True)
class Table:
    """The rows of one kind found on one sheet, still as cells.

    Attributes:
        kind: the kind of sheet.
        sheet: the sheet's name.
        numbers: each row's number in the file, from 1.
        cells: column name → its cells, one a row.
        letters: column name → its letter(s) in the file.
        further: header → its cells, of columns nobody declared (answers).
        folded: questions with a column an option, each with its cells by position.
        letter_at: column name → the letter of each row's cell, of a wide layout's figures.
        headers: every header of the table, as it stands.
        used: the letters of all columns whose cells are stored.
        added: column name → letter and cells of each column that is added up to it.
        periods: letter → the period its header says and the header, of columns added up whose
            figures are those of the row's own date.
        block: where it stands.
    """

    kind: type[Row]
    sheet: str
    numbers: list[int]
    cells: dict[str, list[Any]]
    letters: dict[str, str]
    further: dict[str, list[Any]] = field(default_factory=dict)
    letter_at: dict[str, list[str]] = field(default_factory=dict)
    headers: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()
    added: Mapping[str, tuple[tuple[str, list[Any]], ...]] = field(default_factory=dict)
    periods: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    block: Block | None = None
    folded: tuple[tuple[Options, dict[int, list[Any]]], ...] = ()

    def letter(self, name: str, position: int) -> str:
        """Return the letter a row's cell of a column stands under."""
        several = self.letter_at.get(name)
        return several[position] if several else self.letters.get(name, "")


@dataclass(frozen=True)
class Found:
    """What is on one sheet."""

    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()


def is_cover(sheet: Sheet) -> bool:
    """Say whether a sheet is the template's cover."""
    return fold(sheet.name) == fold(COVER)


def cover_value(sheets: Iterable[Sheet], label: str) -> Any:
    """Return what stands to the right of ``label`` on the cover, or None."""
    for sheet in sheets:
        for row in sheet.cells if is_cover(sheet) else []:
            if row and fold(shown(row[0])) == fold(label) and len(row) > 1:
                return tidy(row[1])
    return None


def read_sheet(
    sheet: Sheet,
    said: type[Row] | None,
    answers: Answers,
    constants: Mapping[str, str],
    year: str,
    file: str = "",
) -> Found:
    """Find a sheet's tables and read their columns.

    Args:
        sheet: the sheet.
        said: the kind somebody said it is; None: to be recognised.
        answers: what was said about its headers, now or before.
        constants: our column's title or name → the value of every row.
        year: the year of columns headed ``Q1`` without one; empty where it is not known.
        file: the name of its file.

    Returns:
        Its tables, none where nothing on it is known; what is wrong; and what is asked.
    """
    exported = _exported(sheet, said, file)
    blocks = exported or find_blocks(sheet, said, answers)
    if not blocks:
        return Found()
    splits = [Split((block,)) if exported else split(sheet, block, answers) for block in blocks]
    tables: list[Table] = []
    problems = [*_outside(sheet, blocks), *(p for one in splits for p in one.problems)]
    questions = [question for one in splits for question in one.questions]
    rows, decision = decide_rows(sheet, answers)
    if decision:
        problems.append(decision.problem)
        questions.append(decision.question)
    left = rows if decision and decision.leaves else frozenset()
    for block in (block for one in splits for block in one.blocks):
        columns = place_columns(sheet, block, answers, constants, year, file)
        trials = _trials(sheet, block, columns, answers, left)
        if trials:
            problems.append(trials.problem)
            questions.append(trials.question)
        without = left | trials.left if trials else left
        table, found = _table(sheet, block, columns, without)
        tables.append(table)
        problems += [*columns.problems, *found]
        questions += columns.questions
    return Found(tuple(tables), tuple(problems), tuple(questions))


def _exported(sheet: Sheet, said: type[Row] | None, file: str) -> list[Block]:
    """Return a sheet of answers as the form exported it; empty where it is no such export."""
    export = find_export(sheet, file) if said is not None and said.further else None
    if said is None or export is None:
        return []
    bottom, right = len(sheet.cells), max(map(len, sheet.cells), default=0)
    return [Block(said, export.heads, 0, export.top, bottom, 0, right, export)]


def _trials(
    sheet: Sheet, block: Block, columns: Columns, answers: Answers, left: frozenset[int]
) -> Trials | None:
    """Ask about responses of a survey that nobody gave in earnest."""
    if not block.kind.further:
        return None
    rows = [
        (number, row)
        for number, row in enumerate(sheet.cells[block.top : block.bottom], block.top)
        if number not in left
    ]
    folded = (i for options in columns.folded for i in options.positions)
    written = (*columns.further.values(), *folded, *columns.places.get("comment", ()))
    states = block.export.states if block.export else {}
    who = columns.places.get(block.kind.participant, ())
    return decide_trials(sheet, find_trials(rows, written, who, states), answers)


def _table(
    sheet: Sheet, block: Block, columns: Columns, hidden: frozenset[int]
) -> tuple[Table, list[Problem]]:
    body = _body(sheet, block)
    kept, problems = sort_rows(sheet, block, columns, body, hidden)
    rows = body.rows if len(kept) == len(body.rows) else [body.rows[i] for i in kept]
    width = max((head.position for head in block.heads), default=-1) + 1
    if min(map(len, rows), default=width) < width:
        rows = [row + [""] * (width - len(row)) for row in rows]
    upright = list(zip(*rows, strict=False)) if rows else [()] * width
    cells = {name: _cells(upright, at) for name, at in columns.places.items()}
    cells |= {name: [value] * len(rows) for name, value in columns.fixed.items()}
    table = Table(
        block.kind, sheet.name, [block.top + 1 + i for i in kept], cells,
        letters={name: letter(at[0]) for name, at in columns.places.items()},
        further={title: [row[i] for row in rows] for title, i in columns.further.items()},
        folded=tuple(
            (options, {i: [row[i] for row in rows] for i in options.positions})
            for options in columns.folded
        ),
        headers=tuple(match.head.text for match in columns.matches),
        used=frozenset(letter(i) for i in columns.used),
        block=block,
    )  # fmt: skip
    if not columns.told:
        return table, problems
    if columns.summed:
        return _added_up(table, rows, columns), problems
    table, found = _long(table, rows, columns)
    return table, problems + found


def _body(sheet: Sheet, block: Block) -> Body:
    rows = sheet.cells[block.top : block.bottom]
    widest = max(map(len, rows), default=0)
    if block.left or block.right < widest:
        rows = [[""] * block.left + row[block.left : block.right] for row in rows]
    return Body(rows, sheet.different)


def _cells(columns: Sequence[Sequence[Any]], positions: Sequence[int]) -> list[Any]:
    several = [columns[i] for i in positions]
    if len(several) == 1:
        return list(several[0])
    return [
        " ".join(shown(cell) for cell in row if tidy(cell) is not None)
        for row in zip(*several, strict=True)
    ]


def _long(
    table: Table, rows: Sequence[Sequence[Any]], columns: Columns
) -> tuple[Table, list[Problem]]:
    """Return a wide table as a long one: a row for each quarter or audience with a figure."""
    kind, dimension = table.kind, columns.dimension
    assert dimension is not None
    long = unpivot(rows, columns.told)
    cells = {name: [values[i] for i in long.rows] for name, values in table.cells.items()}
    values: list[str] = long.values
    if dimension.name in columns.places:  # the years of quarters whose headers name none
        years = [shown(tidy(cell) or "") for cell in cells[dimension.name]]
        values = [_of_year(year, value) for year, value in zip(years, values, strict=True)]
    cells |= {dimension.name: values} | long.measures
    if dimension.name == kind.spread and dimension.name not in kind.key and "code" in cells:
        pairs = zip(cells["code"], values, strict=True)
        cells["code"] = [
            f"{shown(code)} · {value}" if tidy(code) is not None else code for code, value in pairs
        ]
    letter_at = {
        name: [letter(at) if at >= 0 else "" for at in positions]
        for name, positions in long.positions.items()
    }
    further = {title: [cells[i] for i in long.rows] for title, cells in table.further.items()}
    numbers = [table.numbers[i] for i in long.rows]
    problems = [
        Problem("no_figures", sheet=table.sheet, row=table.numbers[i]) for i in long.without
    ]
    whole = replace(table, numbers=numbers, cells=cells, further=further, letter_at=letter_at)
    return whole, problems


def _of_year(year: str, period: str) -> str:
    return f"{year}{period}" if period.startswith("-") else f"{year} {period}".strip()


def _added_up(table: Table, rows: Sequence[Sequence[Any]], columns: Columns) -> Table:
    """Return a table whose wide figures are to be one a row: they tell of one thing."""
    cells, letters = dict(table.cells), dict(table.letters)
    added: dict[str, tuple[tuple[str, list[Any]], ...]] = {}
    for name in dict.fromkeys(t.measure.name for t in columns.told.values() if t.measure):
        at = [i for i, t in columns.told.items() if t.measure and t.measure.name == name]
        added[name] = tuple((letter(i), [row[i] for row in rows]) for i in at)
        letters[name] = letter(at[0])
        cells[name] = [
            " + ".join(shown(row[i]) for i in at if tidy(row[i]) is not None) for row in rows
        ]
    heads = {match.head.position: match.head.text for match in columns.matches}
    by_day = columns.dimension is not None and columns.dimension.reads == "date"
    periods = {letter(i): (t.value, heads[i]) for i, t in columns.told.items() if by_day}
    return replace(table, cells=cells, letters=letters, added=added, periods=periods)


def _beside(blocks: Sequence[Block], height: int) -> Iterator[int]:
    """Iterate over the rows of a sheet that are of none of its tables."""
    begin = 0
    for block in sorted(blocks, key=lambda block: block.first):
        yield from range(begin, block.first)
        begin = max(begin, block.bottom)
    yield from range(begin, height)


def _outside(sheet: Sheet, blocks: Sequence[Block]) -> list[Problem]:
    """Say which cells stand above or between the tables."""
    cells, first = [], ""
    for number in _beside(blocks, len(sheet.cells)):
        row = sheet.cells[number]
        filled = [at for at, cell in enumerate(row) if cell != "" and tidy(cell) is not None]
        first = first or (shown(tidy(row[filled[0]])) if filled else "")
        cells += [area(number, a, number, b) for a, b in runs(filled)]
    return [Problem("banner", sheet=sheet.name, found=first, cells=tuple(cells))] if cells else []
