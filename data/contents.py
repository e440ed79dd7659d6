"""What a workbook holds: whose it is, which sheets are of which kind, and their tables."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from data import periods
from data.asking import Asked, answers_of, not_there
from data.blocks import find_blocks
from data.cells import Known, shown
from data.correcting import correct
from data.cover import Tick, read_ticks
from data.forms.export import find_export
from data.forms.items import declared_items, with_own
from data.forms.named import named_respondents
from data.header_rows import likely_kind
from data.heads import find_kind
from data.hidden import decide_sheet
from data.identifiers import scan
from data.kinds import kinds
from data.lists import fold
from data.naming import looks_like_table, named_kind, sheet_key
from data.problems import Problem
from data.questions import Answers, Question
from data.row import Row
from data.settled import Corrected
from data.sheets import LISTS, Found, Table, cover_value, is_cover, read_sheet
from data.stretches import counted
from data.template.versions import upgrade
from data.template.words import PARTNER_LABEL, QUARTER_LABEL
from data.workbook import Sheet, Workbook


@dataclass(frozen=True)
class Contents:
    """What a workbook holds.

    Attributes:
        workbook: as read, with the corrections.
        partner: the reporting partner's code; empty where nobody says.
        quarter: the quarter it is for; empty where nothing says.
        answers: what was said about it, and what is remembered.
        tables: its tables, by the place of their kind in the template.
        problems: what is wrong.
        questions: what is asked, or was answered.
        corrections: the cells that were corrected.
        ticks: the sheets of which the cover says that there is nothing to report.
        refused: whether it must not be read any further.
    """

    workbook: Workbook
    partner: str = ""
    quarter: str = ""
    answers: Answers = field(default_factory=Answers)
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    ticks: tuple[Tick, ...] = ()
    refused: bool = False


def read_contents(
    connection: sa.Connection,
    workbook: Workbook,
    asked: Asked,
    known: Known,
    tell: Callable[[str], object],
) -> Contents:
    """Read a workbook's cover and find its tables.

    Args:
        connection: of the store.
        workbook: the file as read.
        asked: what the person said about it.
        known: what references are looked up in.
        tell: told what is being done.
    """
    problems = list(workbook.problems)
    found = scan(workbook, _kinds_of(workbook))
    told = {(problem.sheet, problem.letter) for problem in found}
    found += [p for p in named_respondents(workbook) if (p.sheet, p.letter) not in told]
    if found:
        return Contents(workbook, problems=(*problems, *found), refused=True)
    workbook, found = upgrade(workbook)
    problems += found
    workbook, corrections, found = correct(workbook, asked)
    problems += found
    ticks, found = read_ticks(workbook.sheets)
    problems += found
    partner, quarter, found = _cover(workbook, asked, known)
    problems += found
    answers = answers_of(connection, asked, partner)
    answers = replace(answers, items=with_own(workbook, declared_items(connection)))
    tables: list[Table] = []
    questions: list[Question] = []
    read = False
    for sheet in workbook.sheets:
        if is_cover(sheet) or _is_ours(sheet, workbook):
            continue
        tell(f"Reading {sheet.name}")
        key = sheet_key(sheet, workbook.sheets)
        of_sheet = _of_sheet(sheet, key, asked, answers, quarter, workbook.name)
        tables += of_sheet.tables
        problems += of_sheet.problems
        questions += of_sheet.questions
        read = read or any(q.answer for q in of_sheet.questions if q.about == "sheet")
    if not tables and not read and not ticks:
        problems = [p for p in problems if p.entry not in ("sheet_left_out", "sheet_unknown")]
        problems.append(_no_known_sheet(workbook))
        questions = [replace(q, open=not q.how or q.how == "none") for q in questions]
    elif tables:
        problems += not_there(asked.reading, tables)
    tables.sort(key=lambda table: table.kind.place)
    return Contents(
        workbook, partner, quarter, answers, tuple(tables), tuple(problems), tuple(questions),
        corrections, tuple(ticks),
    )  # fmt: skip


def _kinds_of(workbook: Workbook) -> dict[str, type[Row]]:
    """Return what the sheets are, by name or headers: there titles of columns are known."""
    found: dict[str, type[Row]] = {}
    for sheet in workbook.sheets:
        blocks = [] if find_kind(sheet.title) else find_blocks(sheet, None, Answers())
        kind = blocks[0].kind if blocks else find_kind(sheet.title)
        if kind:
            found[sheet.name] = kind
    return found


def _is_ours(sheet: Sheet, workbook: Workbook) -> bool:
    """Say whether a sheet is our own: the template's words for drop-downs, or the list *To fix*."""
    if sheet.hidden:
        return fold(sheet.name) == fold(LISTS) and any(map(is_cover, workbook.sheets))
    if not fold(sheet.name).startswith("to fix"):
        return False
    # Imported here: marking writes workbooks, with a library that takes a quarter of a second.
    from data.marked import is_marking

    return is_marking(sheet)


def _cover(workbook: Workbook, asked: Asked, known: Known) -> tuple[str, str, list[Problem]]:
    """Return the reporting partner's code and the quarter, as asked or as the cover says."""
    problems = []
    said_partner = asked.partner or cover_value(workbook.sheets, PARTNER_LABEL) or ""
    said_quarter = asked.quarter or cover_value(workbook.sheets, QUARTER_LABEL) or ""
    partner = known.get("partners", {}).get(fold(shown(said_partner)), "")
    if said_partner and not partner:
        own = _own_partner(workbook, shown(said_partner))
        partner = own or ""
    if said_partner and not partner:
        words = {"sheets": "Partners"}
        problems.append(
            Problem(
                "unknown_reference", column=PARTNER_LABEL, found=shown(said_partner), words=words
            )
        )
    quarter = periods.read_quarter(shown(said_quarter)) or ""
    if said_quarter and not quarter:
        problems.append(Problem("quarter", column=QUARTER_LABEL, found=shown(said_quarter)))
    return partner, quarter, problems


def _own_partner(workbook: Workbook, said: str) -> str | None:
    """Return the code of a partner that the workbook itself lists."""
    partners = kinds()["partners"]
    for sheet in workbook.sheets:
        if find_kind(sheet.title) is not partners:
            continue
        for table in read_sheet(sheet, None, Answers(), {}, "").tables:
            names = [table.cells.get(name, []) for name in ("code", "name")]
            for code, *spellings in zip(names[0], *(n for n in names if n), strict=True):
                if fold(said) in {fold(shown(s)) for s in spellings}:
                    return shown(code)
    return None


def _of_sheet(
    sheet: Sheet, key: str, asked: Asked, answers: Answers, quarter: str, file: str
) -> Found:
    """Return what is on one sheet, as recognised or as somebody said."""
    if not any(any(row) for row in sheet.cells):
        return Found()
    answer, how = answers.get(key), answers.how(key)
    if answer == "":
        left = Problem("sheet_left_out_as_said", sheet=sheet.name, ask=key)
        return Found((), (left,), (_sheet_question(sheet, key, "", how),))
    said: type[Row] | None = kinds().get(answer or "")
    if said is None and asked.reading.kind:
        said = find_kind(asked.reading.kind)
    constants = asked.reading.constants
    unsure: tuple[Problem, ...] = ()
    found = read_sheet(sheet, said, answers, constants, quarter[:4], file)
    export = None if said or _is_of_others(found) else find_export(sheet, file)
    surely = any(table.kind.further for table in found.tables) or bool(export and export.sure)
    guess = _surveys() if export else likely_kind(sheet) if not found.tables else None
    if guess:
        found = read_sheet(sheet, guess, answers, constants, quarter[:4], file)
    if export and surely:
        how = how or "form"
    elif guess:
        words = {"title": guess.title}
        unsure = (Problem("sheet_unsure", sheet=sheet.name, ask=key, words=words),)
        how = "alike"
    if not found.tables:
        return _unknown(sheet, key)
    if sheet.hidden and answer is None:
        decision = decide_sheet(sheet, answers)
        if decision.leaves or decision.question.open:
            return Found((), (decision.problem,), (decision.question,))
        problems = (decision.problem, *unsure, *found.problems)
        found = replace(found, problems=problems, questions=(decision.question, *found.questions))
    else:
        found = replace(found, problems=(*unsure, *found.problems))
    kind = found.tables[0].kind
    how = how or ("title" if find_kind(sheet.title) is kind else "alias")
    question = _sheet_question(sheet, key, kind.kind_name(), how, is_open=bool(unsure))
    return replace(found, questions=(question, *found.questions))


def _is_of_others(found: Found) -> bool:
    """Say whether a sheet's headers are those of a kind that no form's answers are of.

    A question headed "Date" and another headed "Area" make no list of events.
    """
    return any(
        not table.kind.further and (len(table.cells) > 2 or _is_whole(table))
        for table in found.tables
    )


def _is_whole(table: Table) -> bool:
    """Say whether a table has every column that it must not lack."""
    needed = {name for name, column in table.kind.columns().items() if column.required}
    return needed <= table.cells.keys()


def _surveys() -> type[Row]:
    return next(kind for kind in kinds().values() if kind.further)


def _unknown(sheet: Sheet, key: str) -> Found:
    """Ask what a sheet holds that nobody knows, if it looks like a table that can be seen."""
    if sheet.hidden or not looks_like_table(sheet):
        question = _sheet_question(sheet, key, "", "none")
        return Found((), (Problem("sheet_left_out", sheet=sheet.name, ask=key),), (question,))
    kind = named_kind(sheet)
    proposed, how = (kind.kind_name(), "alike") if kind else (None, "none")
    question = _sheet_question(sheet, key, proposed, how, is_open=True)
    return Found((), (Problem("sheet_unknown", sheet=sheet.name, ask=key),), (question,))


def _sheet_question(
    sheet: Sheet, key: str, answer: str | None, how: str, *, is_open: bool = False
) -> Question:
    options = {name: kind.title for name, kind in kinds().items()} | {"": "leave it out"}
    rows = sum(map(any, sheet.cells))
    return Question(
        key, "sheet", sheet.name, counted(rows, "row"), sheet.name, options=options, answer=answer,
        how=how, score=100 if answer and how != "alike" else 0, open=is_open,
    )  # fmt: skip


def _no_known_sheet(workbook: Workbook) -> Problem:
    known = ", ".join(kind.title for kind in kinds().values())
    found = ", ".join(f"“{sheet.name}”" for sheet in workbook.sheets) or "none"
    return Problem("no_known_sheet", found=found, words={"known": known})
