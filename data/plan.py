"""What an upload would do: the rows of each submission, held against what is stored.

Preview and commit use the same plan.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from data import cells, ground, periods
from data.cells import Known, shown
from data.difference import ADD, REPLACE, hold_against_store
from data.kinds import kinds
from data.lists import fold
from data.messages import ERROR
from data.parts import Change, Part, sort_out
from data.problems import Problem, Refused, errors
from data.row import Row
from data.rows import Rows, read_rows
from data.settled import Aside, Corrected
from data.sheets import (
    AS_THEY_STAND,
    Reading,
    Table,
    cover_value,
    find_column,
    is_cover,
    read_table,
    recognise,
)
from data.store import Store, uninterrupted
from data.template.words import PARTNER_LABEL, QUARTER_LABEL
from data.workbook import Workbook, read_workbook

__all__ = ["ADD", "REPLACE", "Asked", "Change", "Part", "Plan", "make_plan", "plan_file"]


@dataclass(frozen=True)
class Plan:
    """What an upload would do, with everything that is wrong with it."""

    file: str
    digest: str
    mode: str
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()
    partner: str = ""
    asked: "Asked | None" = None
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


@dataclass(frozen=True)
class Asked:
    """What the person said about the upload as a whole.

    Attributes:
        partner: code or name of the reporting partner; empty: the cover says, or the rows.
        quarter: such as 2026 Q1; empty: the cover says, or the dates.
        mode: ``replace`` the quarter, ``add`` to it; empty: replace, but lists are added to.
        reading: how columns nobody knows are to be read.
    """

    partner: str = ""
    quarter: str = ""
    mode: str = ""
    reading: Reading = field(default_factory=lambda: AS_THEY_STAND)


def make_plan(store: Store, workbook: Workbook, asked: Asked | None = None) -> Plan:
    """Return what uploading ``workbook`` would do; nothing is stored."""
    asked = asked or Asked()
    tables, problems = _tables(workbook, asked.reading)
    with store.reading() as connection:
        known = _known(connection, tables)
        partner, quarter, said = _cover(workbook, asked, known)
        problems += said
        read = []
        for table in tables:
            rows, found = read_rows(table, known)
            problems += found
            read.append(rows)
        seen = ground.look(connection, read)
        parts: list[Part] = []
        for rows in _joined(read):
            made, found = sort_out(rows, seen, partner, quarter)
            # Whose a row is follows from cells that may have been misread; that is said already.
            wrong = {(p.sheet, p.row) for p in problems if p.severity == ERROR}
            problems += [
                p for p in found if p.entry != "no_partner" or (p.sheet, p.row) not in wrong
            ]
            parts += made
        if not errors(problems):
            parts = [hold_against_store(connection, part, asked.mode) for part in parts]
    if (not problems and not parts) or (not parts and not errors(problems)):
        problems.append(Problem("nothing_to_store"))
    told = _in_order(_not_twice(problems, read), workbook)
    named = tuple(replace(problem, file=workbook.name) for problem in told)
    return Plan(workbook.name, workbook.digest, asked.mode or REPLACE, tuple(parts), named)


@uninterrupted()
def plan_file(store: Store, content: bytes, name: str, asked: Asked | None = None) -> Plan:
    """Read a file and return what uploading it would do, or why it cannot be read."""
    try:
        return make_plan(store, read_workbook(content, name), asked)
    except Refused as refused:
        return Plan(name, "", REPLACE, problems=refused.problems)


def _not_twice(problems: Sequence[Problem], read: Sequence[Rows]) -> list[Problem]:
    """Leave out what only follows from another problem: mending that one mends these.

    A cell with an error, or a formula never calculated, is blank as well; an unknown partner on the
    cover is no partner; sign-ins are outside the quarter when their event's date is.
    """
    said_of = {(p.sheet, p.cell) for p in problems if p.letter and p.entry != "blank"}
    cover = any(p.column == PARTNER_LABEL for p in problems)
    outside = {(p.sheet, p.row) for p in problems if p.entry == "other_quarter"}
    signins = {rows.sheets[0] for rows in read if rows.kind.dated_by and len(rows)}
    wrong = {
        shown(code)
        for rows in read
        if outside and not rows.kind.dated_by and "code" in rows.columns
        for code, *place in zip(rows.columns["code"], rows.sheets, rows.numbers, strict=True)
        if tuple(place) in outside
    }
    follows = {
        "blank": lambda p: (p.sheet, p.cell) in said_of,
        "no_partner": lambda p: cover,
        "other_quarter": lambda p: p.sheet in signins and p.found in wrong,
    }
    return [p for p in problems if not (p.entry in follows and follows[p.entry](p))]


def _in_order(problems: Iterable[Problem], workbook: Workbook) -> list[Problem]:
    """Return problems as one meets them in the workbook: sheet by sheet, row by row."""
    sheets = {sheet.name: i for i, sheet in enumerate(workbook.sheets)}
    return sorted(
        problems,
        key=lambda p: (sheets.get(p.sheet, -1), p.row, not p.letter, len(p.letter), p.letter),
    )


# -- reading


def _tables(workbook: Workbook, reading: Reading) -> tuple[list[Table], list[Problem]]:
    tables, problems = [], []
    strangers = []
    for sheet in workbook.sheets:
        if is_cover(sheet):
            continue
        if kind := recognise(sheet, reading):
            table, found = read_table(sheet, kind, reading)
            problems += found
            tables.append(table)
        elif any(any(row) for row in sheet.cells):
            strangers.append(sheet.name)
    tables.sort(key=lambda table: table.kind.place)
    if not tables:
        return [], [_no_known_sheet(workbook)]
    problems += [
        Problem("no_such_column", found=ours)
        for ours in dict.fromkeys((*reading.columns.values(), *reading.constants))
        if not any(find_column(table.kind, ours) for table in tables)
    ]
    return tables, problems + [Problem("sheet_left_out", sheet=name) for name in strangers]


def _no_known_sheet(workbook: Workbook) -> Problem:
    known = ", ".join(kind.title for kind in kinds().values())
    found = ", ".join(f"“{sheet.name}”" for sheet in workbook.sheets) or "none"
    return Problem("no_known_sheet", found=found, words={"known": known})


def _known(connection: sa.Connection, tables: Iterable[Table]) -> Known:
    """Return what references are looked up in: the store, and the workbook itself."""
    known = ground.references(connection)
    for table in tables:
        names = [name for name in ("code", "name") if name in table.cells]
        if "code" not in names:
            continue
        own = known.setdefault(table.kind.kind_name(), {})
        columns = table.kind.columns()
        for i, cell in enumerate(table.cells["code"]):
            if (value := cells.tidy(cell)) is not None:
                spellings = [value] + (
                    [cells.tidy(table.cells["name"][i])]
                    if table.kind.reference and "name" in columns and "name" in table.cells
                    else []
                )
                own.update({fold(shown(s)): shown(value) for s in spellings if s is not None})
    return known


def _cover(workbook: Workbook, asked: Asked, known: Known) -> tuple[str, str, list[Problem]]:
    """Return the reporting partner's code and the quarter, as asked or as the cover says."""
    problems = []
    said_partner = asked.partner or cover_value(workbook.sheets, PARTNER_LABEL) or ""
    said_quarter = asked.quarter or cover_value(workbook.sheets, QUARTER_LABEL) or ""
    partner = known.get("partners", {}).get(fold(shown(said_partner)), "")
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


def _joined(read: Sequence[Rows]) -> Iterator[Rows]:
    """Join the rows of sheets of the same kind."""
    by_kind: dict[type[Row], list[Rows]] = defaultdict(list)
    for rows in read:
        by_kind[rows.kind].append(rows)
    for kind, several in by_kind.items():
        if len(several) == 1:
            yield several[0]
            continue
        yield Rows(
            kind,
            [sheet for rows in several for sheet in rows.sheets],
            [number for rows in several for number in rows.numbers],
            {
                name: [value for rows in several for value in rows.columns[name]]
                for name in several[0].columns
            },
            frozenset.intersection(*(rows.given for rows in several)),
        )
