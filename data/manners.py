"""How a column's cells are to be read: which way round its dates are, what its words mean."""

from dataclasses import replace
from typing import Any

from data import dates, numbers
from data.cells import Known, Manner, Misread, shown
from data.choices import split_texts
from data.column import Column
from data.kinds import lists
from data.lists import fold
from data.questions import Answers, Question, key_of
from data.sheets import Table
from data.workbook import letter


def manner_of(
    table: Table,
    column: Column,
    cells: list[Any],
    known: Known,
    answers: Answers,
    from_1904: bool,
) -> tuple[Manner, dict[str, Question]]:
    """Return how a column's cells are to be read, and what is asked about that.

    Args:
        table: where the column stands.
        column: what it should hold.
        cells: its cells.
        known: what references are looked up in.
        answers: what was said, now or before.
        from_1904: whether a number that is a date counts days from 1904.

    Returns:
        The manner; and the questions by what they are about, ``dates`` or ``numbers``.
    """
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
    values = _said_values(column, known, answers)
    return Manner(day_first, decimal_comma, from_1904, values), asked


def _said_values(column: Column, known: Known, answers: Answers) -> dict[str, str | None]:
    """Return folded text → code, as said; without codes that no longer exist."""
    prefix = _value_key(list_of(column), "")
    if not prefix:
        return {}
    if column.choices is not None and not column.refers:
        codes = set(column.choices)
    else:
        codes = {code for kind in column.refers for code in known.get(kind, {}).values()}
    return {
        key.removeprefix(prefix): answer
        for key, answer in {**answers.remembered, **answers.said}.items()
        if key.startswith(prefix) and (answer == "" or answer in codes)
    }


def _order_question(
    table: Table,
    column: Column,
    cells: list[Any],
    unclear: list[int],
    proved: bool | None,
    answers: Answers,
) -> Question:
    maker = _written_by(table, column)
    key = key_of("dates", table.kind.kind_name(), column.name, *filter(None, (maker,)))
    options = {"day": "the day stands first: 03/02 is 3 February"}
    options |= {"month": "the month stands first: 03/02 is March 2"}
    proposal = None if proved is None else "day" if proved else "month"
    asked = _column_question(table, column, cells, unclear, answers, key, options, proposal)
    # One form wrote all of them: what one shows holds for the others.
    return replace(asked, how="form", open=False) if asked.open and maker and proposal else asked


def _written_by(table: Table, column: Column) -> str:
    """Return whose form wrote a column's cells itself; empty where people may have."""
    export = table.block.export if table.block else None
    if export is None or export.day is None or column.name != table.kind.dated:
        return ""
    return export.maker.name if table.letters.get(column.name) == letter(export.day) else ""


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


def list_of(column: Column) -> str:
    """Return the list a column's values are of, whose spellings are asked about; or nothing."""
    if column.choices is not None and not column.refers:
        return column.choices.name
    listed = column.refers and set(column.refers) <= lists().keys()
    return "+".join(column.refers) if listed else ""


def _value_key(listed: str, text: str) -> str:
    return key_of("value", listed, text) if listed else ""


def value_question(table: Table, column: Column, text: str, wrong: Misread, place: str) -> Question:
    """Ask which value of its list a text is; the nearest is proposed."""
    options = {}
    if column.choices is not None and not column.refers:
        options = {code: column.choices.label(code) for code in column.choices}
    code, score = wrong.words.get("code", ""), wrong.words.get("score", "")
    return Question(
        _value_key(list_of(column), text), "value", table.sheet, place, text, (column.title,),
        options | {"": "not known: leave it empty"}, code or None, "alike" if code else "",
        int(score or 0), open=True,
    )  # fmt: skip


def answered_values(
    table: Table, column: Column, manner: Manner, answers: Answers
) -> dict[str, Question]:
    """Return, as questions, what was answered about values that stand in a column."""
    if not manner.values:
        return {}
    found: dict[str, Question] = {}
    texts = {shown(cell) for cell in set(table.cells[column.name]) if isinstance(cell, str)}
    for text in sorted(texts):
        for piece in dict.fromkeys((text, *(split_texts(text) if column.many else ()))):
            key = _value_key(list_of(column), piece.strip())
            answer = manner.values.get(fold(piece))
            if answer is None:
                continue
            options = {answer: answer} if answer else {}
            if column.choices is not None and not column.refers:
                options = {code: column.choices.label(code) for code in column.choices}
            found[key] = Question(
                key, "value", table.sheet, "", piece.strip(), (column.title,),
                options | {"": "not known: leave it empty"}, answer, answers.how(key), 100,
            )  # fmt: skip
    return found
