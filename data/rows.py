"""Cells become rows: every column read, every problem found at once."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from data import dates, identifiers, numbers, people
from data.cells import Known, Manner, Misread, Read, read_column, shown, tidy
from data.column import Check, Column, by_name
from data.lists import fold
from data.messages import ENTRIES, NOTE
from data.missing import SUPPRESSED
from data.problems import Problem
from data.questions import Answers, Question, key_of
from data.row import Row
from data.sheets import Table


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
        alike: of participants, each one's keyed hash of the code with what is mistaken for
            something else made one; empty where the kind has none.
    """

    kind: type[Row]
    sheets: list[str]
    numbers: list[int]
    columns: dict[str, list[Any]]
    given: frozenset[str] = frozenset()
    letters: Mapping[str, str] = field(default_factory=dict)
    alike: list[bytes | None] = field(default_factory=list)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.numbers)

    def take(self, positions: list[int]) -> "Rows":
        """Return the rows at ``positions``."""
        return replace(
            self,
            sheets=[self.sheets[i] for i in positions],
            numbers=[self.numbers[i] for i in positions],
            columns={name: [values[i] for i in positions] for name, values in self.columns.items()},
            alike=[self.alike[i] for i in positions] if self.alike else [],
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
    problems: list[Problem] = []
    questions: list[Question] = []
    columns: dict[str, list[Any]] = {}
    typed: dict[int, dict[str, str]] = defaultdict(dict)
    for name, column in table.kind.columns().items():
        found = _read(table, column, known, answers, from_1904)
        columns[name] = found.read.values
        problems += found.problems
        questions += found.questions
        for i, what in found.read.missing.items():
            typed[i][name] = what
    columns, alike = _hashed(table.kind, columns)
    problems += _checked(table, columns)
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
    sheets, given = [table.sheet] * length, frozenset(table.cells)
    rows = Rows(table.kind, sheets, table.numbers, columns, given, table.letters, alike)
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
        letter_at=kept(table.letter_at),
    )


# -- a column


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
    manner, asked = _manner(table, column, cells, answers, from_1904)
    read = read_column(cells, column, known, manner)
    problems, values = _misread(table, column, read, answers, asked)
    problems += _remarks(table, column, read)
    if column.required and None in read.values:
        problems += [
            Problem("blank", **_at(table, i, column.name))
            for i, value in enumerate(read.values)
            if value is None and i not in read.misread
        ]
    return _Column(read, problems, [*asked.values(), *values])


def _misread(
    table: Table, column: Column, read: Read, answers: Answers, asked: Mapping[str, Question]
) -> tuple[list[Problem], list[Question]]:
    problems: list[Problem] = []
    values: dict[str, Question] = _answered(table, column, answers)
    listed = _list_of(column)
    for i, first in read.misread.items():
        for wrong in (first, *first.others):
            problem = _problem(table, i, column, wrong)
            if listed and wrong.entry in ("choice", "unknown_reference"):
                text = wrong.words.get("found") or problem.found
                question = _value_question(table, column, listed, text, wrong, problem.cell)
                values.setdefault(question.key, question)
                problem = replace(problem, ask=question.key)
            elif wrong.entry in ("unclear_date", "unclear_number"):
                about = "dates" if wrong.entry == "unclear_date" else "numbers"
                problem = replace(problem, ask=asked[about].key if about in asked else "")
            problems.append(problem)
    return problems, list(values.values())


def _problem(table: Table, position: int, column: Column, wrong: Misread) -> Problem:
    at = _at(table, position, column.name)
    words = dict(wrong.words)
    at["found"] = words.pop("found", at["found"])
    # What must not be stored must not be repeated either, whichever column it strayed into.
    if what := words.get("what") or identifiers.found_in(at["found"]):
        return Problem("identifier_cell", words={"what": what}, **at | {"found": ""})
    return Problem(wrong.entry, words=words, **at)


def _remarks(table: Table, column: Column, read: Read) -> list[Problem]:
    """Say what was read nevertheless: warnings cell by cell, notes once for all of a sort."""
    problems = [_problem(table, i, column, remark) for i, remark in read.remarks.items()]
    told = [p for p in problems if ENTRIES[p.entry].severity != NOTE]
    notes = [p for p in problems if ENTRIES[p.entry].severity == NOTE]
    for i, what in read.missing.items():
        entry = "suppressed_cell" if what == SUPPRESSED else "typed_missing"
        notes.append(Problem(entry, **_at(table, i, column.name)))
    return told + _together(notes)


def _together(notes: Iterable[Problem]) -> list[Problem]:
    """Make one of the notes that say the same of several cells; the first one's place is theirs."""
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for note in notes:
        alike[note.entry, note.found if note.entry != "footnote" else ""].append(note)
    return [
        several[0] if len(several) == 1 else replace(several[0], cells=ranges(several))
        for several in alike.values()
    ]


def ranges(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return the cells of problems in one column as ranges: G2, G3, G4, G9 → ``G2:G4``, ``G9``."""
    runs: list[list[Problem]] = []
    for problem in sorted(problems, key=lambda p: (p.letter, p.row)):
        if runs and runs[-1][-1].letter == problem.letter and runs[-1][-1].row == problem.row - 1:
            runs[-1].append(problem)
        else:
            runs.append([problem])
    return tuple(f"{r[0].cell}:{r[-1].cell}" if len(r) > 1 else r[0].cell for r in runs)


# -- what is asked of a column


def _manner(
    table: Table, column: Column, cells: list[Any], answers: Answers, from_1904: bool
) -> tuple[Manner, dict[str, Question]]:
    """Return how a column's cells are to be read, and what is asked about that."""
    asked: dict[str, Question] = {}
    day_first = decimal_comma = None
    if column.reads in ("date", "period", "quarter"):
        unclear, proved = dates.date_order(cells)
        if unclear:
            question = _order_question(table, column, cells, unclear, proved, answers)
            asked["dates"] = question
            day_first = None if question.open else question.answer == "day"
    elif column.reads in ("whole", "number"):
        unclear, proved = numbers.decimal_mark(cells, column)
        if unclear:
            question = _mark_question(table, column, cells, unclear, proved, answers)
            asked["numbers"] = question
            decimal_comma = None if question.open else question.answer == "comma"
    prefix = _value_key(_list_of(column), "")
    values = {
        key.removeprefix(prefix): answer
        for key, answer in {**answers.remembered, **answers.said}.items()
        if prefix and key.startswith(prefix)
    }
    return Manner(day_first, decimal_comma, from_1904, values), asked


def _order_question(
    table: Table,
    column: Column,
    cells: list[Any],
    unclear: list[int],
    proved: bool | None,
    answers: Answers,
) -> Question:
    key = key_of("dates", table.kind.kind_name(), column.name)
    options = {"day": "the day stands first: 03/02 is 3 February"}
    options |= {"month": "the month stands first: 03/02 is March 2"}
    proposal = None if proved is None else "day" if proved else "month"
    return _column_question(table, column, cells, unclear, answers, key, options, proposal)


def _mark_question(
    table: Table,
    column: Column,
    cells: list[Any],
    unclear: list[int],
    proved: bool | None,
    answers: Answers,
) -> Question:
    key = key_of("numbers", table.kind.kind_name(), column.name)
    options = {"comma": "decimals stand after a comma: 1.200 is 1200, 1,2 is 1.2"}
    options |= {"point": "decimals stand after a point: 1,200 is 1200, 1.200 is 1.2"}
    proposal = None if proved is None else "comma" if proved else "point"
    return _column_question(table, column, cells, unclear, answers, key, options, proposal)


def _column_question(
    table: Table,
    column: Column,
    cells: list[Any],
    unclear: list[int],
    answers: Answers,
    key: str,
    options: dict[str, str],
    proposal: str | None,
) -> Question:
    """Ask once for a column; what its other cells prove is proposed, never taken for granted."""
    answer, how = answers.get(key), answers.how(key)
    samples = tuple(dict.fromkeys(shown(cells[i]) for i in unclear))[:4]
    place = f"{table.letter(column.name, unclear[0])}{table.numbers[unclear[0]]}"
    return Question(
        key, key.partition("|")[0], table.sheet, place, column.title, samples, options,
        answer or proposal, how or ("alike" if proposal else ""), 100 if answer else 0,
        open=answer not in options,
    )  # fmt: skip


def _list_of(column: Column) -> str:
    """Return the list a column's values are of, whose spellings are asked about; or nothing."""
    if column.choices is not None and not column.refers:
        return column.choices.name
    lists = {"partners", "areas"}
    return "+".join(column.refers) if column.refers and set(column.refers) <= lists else ""


def _value_key(listed: str, text: str) -> str:
    return key_of("value", listed, text) if listed else ""


def _value_question(
    table: Table, column: Column, listed: str, text: str, wrong: Misread, place: str
) -> Question:
    options = {}
    if column.choices is not None and not column.refers:
        options = {code: column.choices.label(code) for code in column.choices}
    code, score = wrong.words.get("code", ""), wrong.words.get("score", "")
    return Question(
        _value_key(listed, text), "value", table.sheet, place, text, (column.title,),
        options | {"": "not known: leave it empty"}, code or None, "alike" if code else "",
        int(score or 0), open=True,
    )  # fmt: skip


def _answered(table: Table, column: Column, answers: Answers) -> dict[str, Question]:
    """Return, as questions, what was answered about values that stand in a column."""
    listed = _list_of(column)
    if not listed or not (answers.said or answers.remembered):
        return {}
    found: dict[str, Question] = {}
    texts = {shown(cell) for cell in set(table.cells[column.name]) if isinstance(cell, str)}
    for text in sorted(texts):
        for piece in {text, *text.split(";")} if column.many else {text}:
            key = _value_key(listed, piece.strip())
            answer = answers.get(key)
            if answer is None or not fold(piece):
                continue
            options = {answer: answer} if answer else {}
            if column.choices is not None and not column.refers:
                options = {code: column.choices.label(code) for code in column.choices}
            found[key] = Question(
                key, "value", table.sheet, "", piece.strip(), (column.title,),
                options | {"": "not known: leave it empty"}, answer, answers.how(key), 100,
            )  # fmt: skip
    return found


# -- a row


def _hashed(
    kind: type[Row], columns: dict[str, list[Any]]
) -> tuple[dict[str, list[Any]], list[bytes | None]]:
    """Put keyed hashes in place of participant codes; return those of their look-alikes too."""
    who = kind.participant
    if not who:
        return columns, []
    codes = columns[who]
    distinct = set(codes) - {None}
    hashes = people.hash_codes(who, distinct)
    skeletons = {code: people.skeleton(code) for code in distinct}
    alike = people.hash_codes(who, set(skeletons.values()))
    looks: dict[Any, bytes | None] = {code: alike[skeletons[code]] for code in distinct}
    return (
        columns | {who: [hashes.get(code) for code in codes]},
        [looks.get(code) for code in codes],
    )


def _answers(table: Table) -> list[str]:
    """Return each row's answers as JSON."""
    titles = list(table.further)
    rows = zip(*table.further.values(), strict=True) if titles else [()] * len(table.numbers)
    return [
        json.dumps(
            {
                title: shown(tidy(cell))
                for title, cell in zip(titles, row, strict=True)
                if tidy(cell) is not None
            },
            ensure_ascii=False,
        )
        for row in rows
    ]


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
    words = {"other": shown(columns[check.other][position])}
    return Problem(check.entry, words=words, **_at(table, position, check.column))
