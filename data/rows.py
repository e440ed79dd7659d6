"""Cells become rows: every column read, every problem found at once."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data import identifiers, people
from data.cells import Known, Misread, Read, read_column, shown, tidy
from data.column import Check, Column, by_name
from data.forms.folding import chosen
from data.manners import answered_values, list_of, manner_of, value_question
from data.messages import ENTRIES, NOTE
from data.misplaced import misplaced
from data.missing import SUPPRESSED, is_no_answer
from data.problems import Problem
from data.questions import Answers, Question
from data.row import Row
from data.sheets import Table
from data.workbook import letter as letter_of


@dataclass(frozen=True)
class Rows:
    """Rows of one kind, column by column.

    Attributes:
        kind: the kind of sheet.
        sheets: the sheet each row stood on.
        numbers: its row number in the file.
        columns: column or figure → one value a row; participants as keyed hashes.
        given: the columns that the sheet has; in the others nothing was said.
        letters: column → its letter in the file, where all rows have it in the same one.
        alike: participant, as in its column → the keyed hash of the code with what is mistaken
            for something else made one; empty where the kind has none.
        nearby: of codes that people make up, hash → what they are found by if written otherwise.
        answered: header of a column of answers → its letter in the file.
    """

    kind: type[Row]
    sheets: list[str]
    numbers: list[int]
    columns: dict[str, list[Any]]
    given: frozenset[str] = frozenset()
    letters: Mapping[str, str] = field(default_factory=dict)
    alike: Mapping[int | bytes, bytes] = field(default_factory=dict)
    nearby: Mapping[bytes, bytes | None] = field(default_factory=dict)
    answered: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.numbers)

    def take(self, positions: list[int]) -> "Rows":
        """Return the rows at ``positions``, in order: most often those of one stretch."""
        first, end = (positions[0], positions[-1] + 1) if positions else (0, 0)
        together = positions == list(range(first, end))

        def taken(values: list[Any]) -> list[Any]:
            return values[first:end] if together else list(map(values.__getitem__, positions))

        return replace(
            self,
            sheets=taken(self.sheets),
            numbers=taken(self.numbers),
            columns={name: taken(values) for name, values in self.columns.items()},
        )


@dataclass(frozen=True)
class _Column:
    """A column of a table, read."""

    read: Read
    problems: list[Problem]
    questions: list[Question]


def read_rows(
    table: Table, known: Known, answers: Answers, from_1904: bool = False
) -> tuple[Rows, list[Problem], list[Question]]:
    """Read a table's cells into rows, with whatever is wrong with them or asked about them.

    Args:
        table: the table.
        known: what references are looked up in.
        answers: what was said about its columns and values, now or before.
        from_1904: whether a number that is a date counts days from 1904.
    """
    declared = table.kind.columns().items()
    read = {name: _read(table, own, known, answers, from_1904) for name, own in declared}
    read |= _estimates(table, read)
    columns: dict[str, list[Any]] = {name: found.read.values for name, found in read.items()}
    problems = [problem for found in read.values() for problem in found.problems]
    questions = [question for found in read.values() for question in found.questions]
    typed: dict[int, dict[str, str]] = defaultdict(dict)
    for name, found in read.items():
        for i, what in found.read.missing.items():
            typed[i][name] = what
    nearby = _nearby(table.kind, columns)
    columns, alike = _hashed(table.kind, columns)
    problems += [*_checked(table, columns), *misplaced(table, columns)]
    if table.kind.further:
        columns["answers"] = _answers(table)
    length = len(table.numbers)
    columns |= {
        name: figure.work_out(columns, length) for name, figure in table.kind.figures().items()
    }
    if typed:
        columns["typed_missing"] = [
            json.dumps(typed[i]) if i in typed else None for i in range(length)
        ]
    given = frozenset(table.cells) | {n for n in table.kind.guesses if any(columns[n])}
    sheets = [table.sheet] * length
    rows = Rows(
        table.kind, sheets, table.numbers, columns, given, table.letters, alike, nearby,
        _answered(table),
    )  # fmt: skip
    return rows, problems, questions


def without(table: Table, rows: Collection[int]) -> Table:
    """Return a table without some rows, given by their numbers in the file."""
    keep = [i for i, number in enumerate(table.numbers) if number not in rows]
    if len(keep) == len(table.numbers):
        return table

    def kept(cells: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
        return {name: [values[i] for i in keep] for name, values in cells.items()}

    return replace(
        table,
        numbers=[table.numbers[i] for i in keep],
        cells=kept(table.cells),
        further=kept(table.further),
        folded=tuple(
            (options, {at: [cells[i] for i in keep] for at, cells in columns.items()})
            for options, columns in table.folded
        ),
        letter_at=kept(table.letter_at),
        added={
            name: tuple((letter, [cells[i] for i in keep]) for letter, cells in columns)
            for name, columns in table.added.items()
        },
    )


# -- a column

#: What can be settled by saying which value of its list a text is.
_OF_A_LIST = ("choice", "unknown_reference", "one_value")


def _at(table: Table, position: int, name: str) -> dict[str, Any]:
    column = table.kind.columns()[name]
    cells = table.cells.get(name, [])
    found = shown(cells[position]) if cells and tidy(cells[position]) is not None else ""
    return {
        "sheet": table.sheet,
        "row": table.numbers[position],
        "letter": table.letter(name, position),
        "column": column.title,
        "found": found,
    }


def _read(table: Table, column: Column, known: Known, answers: Answers, from_1904: bool) -> _Column:
    cells = table.cells.get(column.name)
    if cells is None:
        return _Column(Read([None] * len(table.numbers), {}), [], [])
    if column.name in table.added:
        return _read_added(table, column, known, answers, from_1904)
    manner, asked = manner_of(table, column, cells, known, answers, from_1904)
    read = read_column(cells, column, known, manner)
    problems, values = _misread(table, column, read, asked)
    problems += _remarks(table, column, read)
    if column.required and None in read.values:
        problems += _lacking(table, column, read)
    said = answered_values(table, column, manner, answers)
    said |= {question.key: question for question in values}
    return _Column(read, problems, [*asked.values(), *said.values()])


def _estimates(table: Table, read: Mapping[str, _Column]) -> dict[str, _Column]:
    """Return a figure and the column that says it is an estimate, which "approx 12" says as well.

    Where the sheet says that it is none, it is read as it was.
    """
    if not table.kind.guesses:
        return {}
    name, says = table.kind.guesses
    figure, column = read[name], read[says]
    said = column.read.values
    about = {
        i
        for i, remark in figure.read.remarks.items()
        if remark.entry == "approximate" and said[i] is not False and i not in column.read.misread
    }
    if not about:
        return {}
    values = [True if i in about else value for i, value in enumerate(said)]
    rows = {table.numbers[i] for i in about}
    problems = [
        replace(p, entry="estimate") if p.entry == "approximate" and p.row in rows else p
        for p in figure.problems
    ]
    return {
        name: replace(figure, problems=problems),
        says: replace(column, read=replace(column.read, values=values)),
    }


def _read_added(
    table: Table, column: Column, known: Known, answers: Answers, from_1904: bool
) -> _Column:
    """Read the columns of a figure that is their sum, each by itself."""
    values: list[Any] = [None] * len(table.numbers)
    misread: dict[int, Misread] = {}
    missing: dict[int, str] = {}
    without: list[Problem] = []
    parts: list[_Column] = []
    for letter, cells in table.added[column.name]:
        own = replace(
            table, cells={column.name: cells}, letters={column.name: letter}, letter_at={}, added={}
        )
        part = _read(own, column, known, answers, from_1904)
        parts.append(part)
        values = [_sum(pair) for pair in zip(values, part.read.values, strict=True)]
        misread |= part.read.misread
        missing |= part.read.missing
        without += [Problem("part_unknown", **_at(own, i, column.name)) for i in part.read.missing]
    rows = {number: i for i, number in enumerate(table.numbers)}
    told = [p for p in without if values[rows[p.row]] is not None]
    missing = {i: what for i, what in missing.items() if values[i] is None}
    return _Column(
        Read(values, misread, missing),
        [problem for part in parts for problem in part.problems] + told,
        [question for part in parts for question in part.questions],
    )


def _sum(pair: tuple[Any, Any]) -> Any:
    figures = [figure for figure in pair if figure is not None]
    return sum(figures) if figures else None


def _misread(
    table: Table, column: Column, read: Read, asked: Mapping[str, Question]
) -> tuple[list[Problem], list[Question]]:
    """Return what could not be read, and what is asked about it.

    What one answer settles is said once, with all the cells it is about.
    """
    problems: list[Problem] = []
    settled: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    values: dict[str, Question] = {}
    for i, first in read.misread.items():
        for wrong in (first, *first.others):
            problem = _problem(table, i, column, wrong)
            ask = ""
            if list_of(column) and wrong.entry in _OF_A_LIST:
                text = wrong.words.get("found") or problem.found
                question = value_question(table, column, text, wrong, problem.cell)
                ask = values.setdefault(question.key, question).key
            elif wrong.entry in ("unclear_date", "unclear_number"):
                about = "dates" if wrong.entry == "unclear_date" else "numbers"
                ask = asked[about].key if about in asked else ""
            if ask and problem.entry == wrong.entry:
                settled[wrong.entry, ask].append(replace(problem, ask=ask))
            else:
                problems.append(problem)
    return problems + [_as_one(several) for several in settled.values()], list(values.values())


def _problem(table: Table, position: int, column: Column, wrong: Misread) -> Problem:
    at = _at(table, position, column.name)
    words = dict(wrong.words)
    at["found"] = words.pop("found", at["found"])
    # What must not be stored must not be repeated either, whichever column it strayed into.
    if what := words.get("what") or identifiers.found_in(at["found"]):
        return Problem("identifier_cell", words={"what": what}, **at | {"found": ""})
    return Problem(wrong.entry, words=words, **at)


def _is_figure(column: Column) -> bool:
    return column.reads in ("whole", "number")


def _lacking(table: Table, column: Column, read: Read) -> list[Problem]:
    """Say which cells hold nothing, or say that nothing is known, where a value is needed."""
    blank = "blank_figure" if _is_figure(column) else "blank"
    return [
        Problem("must_be_known" if i in read.missing else blank, **_at(table, i, column.name))
        for i, value in enumerate(read.values)
        if value is None and i not in read.misread
    ]


def _remarks(table: Table, column: Column, read: Read) -> list[Problem]:
    """Say what was read nevertheless: warnings cell by cell, notes once for all of a sort."""
    problems = [_problem(table, i, column, remark) for i, remark in read.remarks.items()]
    told = [p for p in problems if ENTRIES[p.entry].severity != NOTE]
    notes = [p for p in problems if ENTRIES[p.entry].severity == NOTE]
    unknown = "typed_missing" if _is_figure(column) else "typed_unknown"
    for i, what in read.missing.items() if not column.required else ():
        withheld = what == SUPPRESSED and _is_figure(column)
        entry = "suppressed_cell" if withheld else unknown
        notes.append(Problem(entry, **_at(table, i, column.name)))
    return told + _together(notes)


#: What is said once, however different the cells.
_OF_A_SORT = ("footnote", "counted_date")


def _together(notes: Iterable[Problem]) -> list[Problem]:
    """Make one of the notes that say the same of several cells; the first one's place is theirs."""
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for note in notes:
        alike[note.entry, "" if note.entry in _OF_A_SORT else note.found].append(note)
    return [_as_one(several) for several in alike.values()]


def _as_one(several: list[Problem]) -> Problem:
    return several[0] if len(several) == 1 else replace(several[0], cells=ranges(several))


def ranges(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return the cells of problems in one column as ranges: G2, G3, G4, G9 → ``G2:G4``, ``G9``."""
    runs: list[list[Problem]] = []
    for problem in sorted(problems, key=lambda p: (p.letter, p.row)):
        if runs and runs[-1][-1].letter == problem.letter and runs[-1][-1].row == problem.row - 1:
            runs[-1].append(problem)
        else:
            runs.append([problem])
    return tuple(f"{r[0].cell}:{r[-1].cell}" if len(r) > 1 else r[0].cell for r in runs)


# -- a row


def _hashed(
    kind: type[Row], columns: dict[str, list[Any]]
) -> tuple[dict[str, list[Any]], dict[int | bytes, bytes]]:
    """Put keyed hashes in place of participant codes; return those of their look-alikes too."""
    who = kind.participant
    if not who:
        return columns, {}
    codes = columns[who]
    skeletons = {code: people.skeleton(code) for code in set(codes) - {None}}
    # Many a code is its own skeleton, and is hashed once.
    hashes = people.hash_codes(who, {*skeletons, *skeletons.values()})
    alike: dict[int | bytes, bytes] = {
        hashes[code]: hashes[skeleton] for code, skeleton in skeletons.items()
    }
    return columns | {who: list(map(hashes.get, codes))}, alike


def _nearby(kind: type[Row], columns: Mapping[str, list[Any]]) -> dict[bytes, bytes | None]:
    """Return hash → the hashes of the code with characters left out, where people make codes up."""
    if not kind.made_up:
        return {}
    codes = set(columns[kind.participant]) - {None}
    hashes = people.hash_codes(kind.participant, codes)
    return {hashes[code]: people.nearby(kind.participant, code) for code in codes}


def _answers(table: Table) -> list[str]:
    """Return each row's answers as JSON: question → the text as typed, or the options ticked."""
    columns = {title: _texts(cells) for title, cells in table.further.items()}
    columns |= chosen(table.folded)
    rows = zip(*columns.values(), strict=True) if columns else [()] * len(table.numbers)
    return [
        json.dumps(
            {title: a for title, a in zip(columns, row, strict=True) if a is not None},
            ensure_ascii=False,
        )
        for row in rows
    ]


def _texts(cells: Sequence[Any]) -> list[str | None]:
    """Return the answers in a column as typed; None where there is none."""
    if bool in set(map(type, cells)):  # True == 1, and they are written otherwise
        return [_answer(cell) for cell in cells]
    read = {cell: _answer(cell) for cell in set(cells)}
    return [read[cell] for cell in cells]


def _answered(table: Table) -> dict[str, str]:
    """Return the header of each column of answers → its letter; of several columns, the first."""
    heads = table.block.heads if table.block else ()
    letters = {head.text: letter_of(head.position) for head in heads}
    letters |= {options.question: letter_of(min(columns)) for options, columns in table.folded}
    titles = (*table.further, *(options.question for options, _ in table.folded))
    return {title: letters[title] for title in titles if title in letters}


def _answer(cell: Any) -> str | None:
    value = tidy(cell)
    text = None if value is None else shown(value)
    return None if text is None or is_no_answer(text) else text


def _checked(table: Table, columns: Mapping[str, list[Any]]) -> list[Problem]:
    return [
        _unlikely(table, i, check, columns)
        for check in table.kind.checks
        for i, wrong in enumerate(by_name(check.wrong, columns))
        if wrong
    ]


def _unlikely(
    table: Table, position: int, check: Check, columns: Mapping[str, list[Any]]
) -> Problem:
    words = {"other": _spoken(columns[check.other][position])}
    if check.less:
        less = columns[check.less][position] or 0
        title = table.kind.columns()[check.less].title.lower()
        words["less"] = f", less {_spoken(less)} {title}," if less else ""
    return Problem(check.entry, words=words, **_at(table, position, check.column))


def _spoken(value: Any) -> str:
    return f"{value:,}" if type(value) is int else shown(value)
