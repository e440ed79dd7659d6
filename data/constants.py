"""Columns a table does not have, whose value is the same in every row, as somebody said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from data import identifiers
from data.column import Column
from data.heads import find_column
from data.problems import Problem
from data.questions import Answers, Question, key_of
from data.row import Row
from data.workbook import Sheet

#: What says when something was is true of one file only.
_OF_THE_FILE = ("date", "period", "quarter")


@dataclass(frozen=True)
class Form:
    """Which form a table's rows were answered in, where it is one of several a partner may have.

    Attributes:
        name: the form's name, or what else tells it apart; empty where there is only one.
        proposed: column name → what it may hold in every row, by the form's name and questions.
        only_now: names of the columns that another file of the same form may hold other values of.
    """

    name: str = ""
    proposed: Mapping[str, str] = field(default_factory=dict)
    only_now: Collection[str] = ()


NO_FORM = Form()


def constant_key(kind: type[Row], column: Column, form: Form = NO_FORM) -> str:
    """Return the key of the question what a column holds that is not in the file."""
    once = column.reads in _OF_THE_FILE or column.name in form.only_now
    about = "once" if once else "constant"
    return key_of(about, kind.kind_name(), column.name, *filter(None, (form.name,)))


def constants_of(
    kind: type[Row], answers: Answers, given: Mapping[str, str], form: Form = NO_FORM
) -> dict[str, str]:
    """Return column name → the value of every row.

    Args:
        kind: the kind of sheet.
        answers: what was said, now or before.
        given: our column's title or name → value, said of the whole file.
        form: which form its rows were answered in.
    """
    columns = kind.columns()
    said = {
        name: answer
        for name, column in columns.items()
        if (answer := answers.get(constant_key(kind, column, form)))
    }
    named = {find_column(kind, title): value for title, value in given.items()}
    return said | {column.name: value for column, value in named.items() if column}


def missing_columns(
    sheet: Sheet,
    kind: type[Row],
    given: Collection[str],
    fixed: Mapping[str, str],
    answers: Answers,
    form: Form = NO_FORM,
) -> tuple[list[Problem], list[Question]]:
    """Say which columns a table lacks, and ask what all its rows hold there.

    Args:
        sheet: where the table stands.
        kind: the kind of sheet.
        given: names of the columns it has, or that are said.
        fixed: column name → the value that was said.
        answers: what was said, now or before.
        form: which form its rows were answered in.
    """
    problems, questions = [], []
    for name, column in kind.columns().items():
        key = constant_key(kind, column, form)
        # What alone tells rows apart cannot be the same in all of them.
        may_be_the_same = kind.key != (name,)
        missing = column.required and name not in given
        if missing:
            ask = key if may_be_the_same else ""
            told = Problem("missing_column", sheet=sheet.name, column=column.title, ask=ask)
            problems.append(told)
        if may_be_the_same and (missing or (name in fixed and answers.get(key))):
            proposed = form.proposed.get(name) if missing else None
            questions.append(
                Question(
                    key, "constant", sheet.name, "", column.title, options=_options(column),
                    answer=fixed.get(name, proposed), score=100 if not missing else 0,
                    how=answers.how(key) or ("alike" if proposed else ""), open=missing,
                )
            )  # fmt: skip
    return problems, questions


def personal_constants(sheet: Sheet, kind: type[Row], fixed: Mapping[str, str]) -> list[Problem]:
    """Say which values said of every row look personal: they do not stand in the file's cells."""
    return [
        Problem(
            "identifier_cell", sheet=sheet.name, words={"what": what},
            column=f"What was said of {kind.columns()[name].title}",
        )
        for name, value in fixed.items()
        if (what := identifiers.found_in(value))
    ]  # fmt: skip


def _options(column: Column) -> dict[str, str]:
    if column.choices is None or column.refers:
        return {}
    return {code: column.choices.label(code) for code in column.choices}


def doubled_constants(
    sheet: Sheet, kind: type[Row], given: Mapping[str, str], placed: Iterable[str]
) -> list[Problem]:
    """Say which values said of the whole file are not used, because a table has the column."""
    there = set(placed)
    named = {find_column(kind, title): value for title, value in given.items()}
    return [
        Problem("constant_unused", sheet=sheet.name, column=column.title, found=value)
        for column, value in named.items()
        if column and column.name in there
    ]
