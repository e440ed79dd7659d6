"""What an upload would do: the rows of each submission, held against what is stored.

Preview and commit use the same plan.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from data import cells, ground, periods
from data.asking import Asked
from data.cells import Known, shown
from data.checks import all_checks
from data.clock import now
from data.contents import Contents, read_contents
from data.correcting import set_aside
from data.cover import attest_ticked
from data.difference import ADD, REPLACE, hold_against_store
from data.lists import fold
from data.memory import lasting
from data.messages import ERROR
from data.outside import as_written, rows_of
from data.parts import Change, Part, sort_out
from data.problems import Problem, Refused, errors
from data.questions import Question, key_of
from data.row import COALITION, Row
from data.rows import Rows, read_rows
from data.settled import Aside, Corrected
from data.sheets import Reading, Table
from data.store import Store, uninterrupted
from data.stretches import counted
from data.template.words import PARTNER_LABEL
from data.workbook import Workbook, read_workbook

__all__ = ["ADD", "REPLACE", "Asked", "Change", "Part", "Plan", "Reading", "make_plan", "plan_file"]

Tell = Callable[[str], object]


def _nobody(_: str) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True)
class Plan:
    """What an upload would do, with everything that is wrong with it.

    Attributes:
        file: the file's name.
        digest: the SHA-256 of its bytes.
        mode: ``replace`` or ``add``, as asked; empty where nothing was said.
        parts: what it would do to each submission.
        problems: what is wrong with it, as one meets it in the file.
        questions: what is asked about it, or was answered.
        partner: whose workbook it is; the coalition's where nobody is named.
        asked: what the person said about it.
        content: the file as it came.
        workbook: the file as it was read, with the corrections.
        corrections: the cells that were corrected on the page.
        asides: the rows that are set aside.
        remember: question → answer, to be remembered for the partner.
    """

    file: str
    digest: str
    mode: str
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    partner: str = ""
    asked: Asked | None = None
    content: bytes = field(default=b"", repr=False)
    workbook: Workbook | None = field(default=None, repr=False)
    corrections: tuple[Corrected, ...] = ()
    asides: tuple[Aside, ...] = ()
    remember: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the upload."""
        return errors(self.problems)

    @property
    def does_something(self) -> bool:
        """Whether committing it would change anything stored."""
        return not self.errors and any(part.does_something for part in self.parts)


def make_plan(
    store: Store,
    workbook: Workbook,
    asked: Asked | None = None,
    tell: Tell = _nobody,
    content: bytes = b"",
) -> Plan:
    """Return what uploading ``workbook`` would do; nothing is stored.

    Args:
        store: what to hold it against.
        workbook: the file as read.
        asked: what the person said about it.
        tell: told what is being done, a sentence at a time.
        content: the file's bytes, to be kept when the plan is carried out.
    """
    asked = asked or Asked()
    blank = Plan(workbook.name, workbook.digest, asked.mode, asked=asked, content=content)
    with store.reading() as connection:
        known = ground.references(connection)
        tell("Looking for personal details")
        contents = read_contents(connection, workbook, asked, known, tell)
        if contents.refused:
            return replace(blank, problems=_named(contents.problems, workbook))
        _own_codes(known, contents.tables)
        plan = _planned(connection, contents, asked, known, tell)
    return replace(
        plan, file=workbook.name, digest=workbook.digest, mode=asked.mode, asked=asked,
        content=content,
    )  # fmt: skip


def _planned(
    connection: sa.Connection, contents: Contents, asked: Asked, known: Known, tell: Tell
) -> Plan:
    workbook, answers = contents.workbook, contents.answers
    questions, read = list(contents.questions), []
    tables, asides, found = set_aside(contents.tables, asked, contents.partner, contents.quarter)
    dropped = {(aside.sheet, aside.row) for aside in asides}
    # What is said of several cells holds for those of the other rows.
    problems = [p for p in contents.problems if p.cells or (p.sheet, p.row) not in dropped] + found
    for table in tables:
        tell(f"Reading {table.sheet}")
        rows, found, more = read_rows(table, known, answers, workbook.from_1904)
        problems += found
        questions += more
        read.append(rows)
    tell("Holding it against what is stored")
    parts, found = _parts(connection, read, contents, problems, asked)
    problems += found
    if not errors(problems) and not parts and not asides:
        problems.append(Problem("nothing_to_store"))
    told = [as_written(p, workbook) for p in _not_twice(problems, read)] + [
        Problem("set_aside", sheet=a.sheet, row=a.row, words={"reason": a.reason}) for a in asides
    ]
    return Plan(
        workbook.name, workbook.digest, asked.mode, tuple(parts), _named(told, workbook),
        _once(questions), contents.partner or COALITION, asked, b"", workbook,
        contents.corrections, tuple(asides), lasting(answers.said),
    )  # fmt: skip


def _parts(
    connection: sa.Connection,
    read: Sequence[Rows],
    contents: Contents,
    problems: Sequence[Problem],
    asked: Asked,
) -> tuple[list[Part], list[Problem]]:
    """Return the parts, held against the store where nothing is wrong, and what is found then."""
    seen = ground.look(connection, read)
    parts: list[Part] = []
    told: list[Problem] = []
    wrong = {(p.sheet, p.row) for p in problems if p.severity == ERROR}
    for rows in _joined(read):
        made, found = sort_out(rows, seen, contents.partner, contents.quarter)
        # Whose a row is follows from cells that may have been misread; that is said already.
        told += [p for p in found if p.entry != "no_partner" or (p.sheet, p.row) not in wrong]
        parts += made
    if errors([*problems, *told]):
        return parts, told + all_checks(connection, parts)
    # A partner's workbook never takes the other partners off a list that it also holds.
    only_lists = all(part.kind.reference for part in parts)
    parts = [
        hold_against_store(
            connection, part, "" if part.kind.reference and not only_lists else asked.mode
        )
        for part in parts
    ]
    filled = {part.kind.kind_name() for part in parts}
    attested, found = attest_ticked(
        connection, contents.ticks, filled, contents.partner, contents.quarter, now().date()
    )
    parts += attested
    told += [*found, *_mode_needed(parts, asked.mode)]
    return parts, told + all_checks(connection, parts)


def _mode_needed(parts: Iterable[Part], mode: str) -> list[Problem]:
    """Ask whether to replace or to add, where it makes a difference: some stored rows would go."""
    if mode:
        return []
    return [
        Problem(
            "mode_needed", sheet=part.rows.sheets[0] if len(part.rows) else part.kind.title,
            found=counted(len(part.gone), "stored row"), ask=key_of("mode"),
            words={
                "title": part.kind.title, "quarter": periods.spoken(part.quarter),
                "are": "is" if len(part.gone) == 1 else "are",
            },
        )
        for part in parts
        if part.gone
    ]  # fmt: skip


@uninterrupted()
def plan_file(
    store: Store,
    content: bytes,
    name: str,
    asked: Asked | None = None,
    tell: Tell = _nobody,
) -> Plan:
    """Read a file and return what uploading it would do, or why it cannot be read."""
    tell(f"Reading {name}")
    try:
        return make_plan(store, read_workbook(content, name), asked, tell, content)
    except Refused as refused:
        mode = asked.mode if asked else ""
        return Plan(name, "", mode, problems=refused.problems, asked=asked)


def _once(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return each question once; an open one before one that only tells how it was answered."""
    found: dict[str, Question] = {}
    for question in questions:
        if question.key not in found or (question.open and not found[question.key].open):
            found[question.key] = question
    return tuple(found.values())


_EMPTY = ("blank", "blank_figure")


def _not_twice(problems: Sequence[Problem], read: Sequence[Rows]) -> list[Problem]:
    """Leave out what only follows from another problem: mending that one mends these.

    A cell with an error, or a formula never calculated, is blank as well; an unknown partner on the
    cover is no partner; sign-ins are outside the quarter when their event's date is.
    """
    said_of = {(p.sheet, p.cell) for p in errors(problems) if p.letter and p.entry not in _EMPTY}
    cover = any(p.column == PARTNER_LABEL for p in problems)
    outside = {
        (p.sheet, row)
        for p in problems
        if p.entry in ("other_quarter", "other_quarters")
        for row in rows_of(p)
    }
    signins = {rows.sheets[0] for rows in read if rows.kind.dated_by and len(rows)}
    wrong = {
        shown(code)
        for rows in read
        if outside and not rows.kind.dated_by and "code" in rows.columns
        for code, *place in zip(rows.columns["code"], rows.sheets, rows.numbers, strict=True)
        if tuple(place) in outside
    }
    follows: dict[str, Callable[[Problem], bool]] = {
        **dict.fromkeys(_EMPTY, lambda p: (p.sheet, p.cell) in said_of),
        "no_partner": lambda p: cover,
        "other_quarter": lambda p: p.sheet in signins and p.found in wrong,
    }
    return [p for p in problems if not (p.entry in follows and follows[p.entry](p))]


def _named(problems: Iterable[Problem], workbook: Workbook) -> tuple[Problem, ...]:
    """Return problems as one meets them in the workbook, sheet by sheet, with the file's name."""
    sheets = {sheet.name: i for i, sheet in enumerate(workbook.sheets)}
    ordered = sorted(
        problems,
        key=lambda p: (sheets.get(p.sheet, -1), p.row, not p.letter, len(p.letter), p.letter),
    )
    return tuple(replace(problem, file=workbook.name) for problem in ordered)


def _own_codes(known: dict[str, dict[str, str]], tables: Iterable[Table]) -> None:
    """Let references be looked up in the workbook itself as well."""
    for table in tables:
        if "code" not in table.cells:
            continue
        own = known.setdefault(table.kind.kind_name(), cells.Spellings())
        names = table.cells.get("name", []) if table.kind.reference else []
        for i, cell in enumerate(table.cells["code"]):
            if (value := cells.tidy(cell)) is None:
                continue
            spellings: list[Any] = [value, cells.tidy(names[i]) if names else None]
            for spelling in spellings:
                if spelling is not None:
                    own[fold(shown(spelling))] = shown(value)
                    if isinstance(own, cells.Spellings):
                        own.add(shown(spelling), shown(value))


def _joined(read: Sequence[Rows]) -> Iterator[Rows]:
    """Join the rows of tables of the same kind."""
    by_kind: dict[type[Row], list[Rows]] = defaultdict(list)
    for rows in read:
        by_kind[rows.kind].append(rows)
    for kind, several in by_kind.items():
        if len(several) == 1:
            yield several[0]
            continue
        names = dict.fromkeys(name for rows in several for name in rows.columns)
        first, answered = several[0].letters, several[0].answered
        yield Rows(
            kind,
            [sheet for rows in several for sheet in rows.sheets],
            [number for rows in several for number in rows.numbers],
            {
                name: [v for rows in several for v in rows.columns.get(name, [None] * len(rows))]
                for name in names
            },
            frozenset.intersection(*(rows.given for rows in several)),
            first if all(rows.letters == first for rows in several) else {},
            {person: alike for rows in several for person, alike in rows.alike.items()},
            {hash_: near for rows in several for hash_, near in rows.nearby.items()},
            answered if all(rows.answered == answered for rows in several) else {},
        )
