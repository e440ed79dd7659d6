"""What an upload would do: the rows of each submission, held against what is stored.

Preview and commit use the same plan.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from data import cells, ground, people, periods
from data.cells import Known, shown
from data.lists import fold
from data.problems import ERROR, Problem, Refused, errors
from data.row import COALITION, Row
from data.rows import Rows, read_rows
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
from data.workbook import Workbook

REPLACE, ADD = "replace", "add"
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Change:
    """One stored value that an upload would change."""

    sheet: str
    row: int
    column: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Part:
    """What an upload would do to one submission.

    Attributes:
        kind: the kind of sheet.
        partner: whose; ``COALITION`` for the coalition's own lists.
        quarter: when; empty for the coalition's own lists.
        rows: what the file holds.
        months: each row's month, where it has one.
        replaces: the submission it would replace.
        new: how many rows are new.
        changed: stored values that would change.
        same: how many rows are stored just so.
        gone: keys of stored rows that would be gone.
        kept: lines of the replaced submission that stay beside the new rows.
    """

    kind: type[Row]
    partner: str
    quarter: str
    rows: Rows
    months: list[str | None]
    replaces: int | None = None
    new: int = 0
    changed: tuple[Change, ...] = ()
    same: int = 0
    gone: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether anything stored would be different afterwards."""
        return bool(self.new or self.changed or self.gone)


@dataclass(frozen=True)
class Plan:
    """What an upload would do, with everything that is wrong with it."""

    file: str
    digest: str
    mode: str
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()

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
            # A cell with an error, or a formula never calculated, is empty; that is said already.
            said_of = {(p.sheet, p.cell) for p in problems if p.letter}
            problems += [p for p in found if p.entry != "blank" or (p.sheet, p.cell) not in said_of]
            read.append(rows)
        seen = ground.look(connection, read)
        parts: list[Part] = []
        for rows in _joined(read):
            made, found = _parts(rows, seen, partner, quarter)
            # Whose a row is follows from cells that may have been misread; that is said already.
            wrong = {(p.sheet, p.row) for p in problems if p.severity == ERROR}
            problems += [
                p for p in found if p.entry != "no_partner" or (p.sheet, p.row) not in wrong
            ]
            parts += made
        if not errors(problems):
            parts = [_against_store(connection, part, asked.mode) for part in parts]
    if (not problems and not parts) or (not parts and not errors(problems)):
        problems.append(Problem("nothing_to_store"))
    named = tuple(replace(problem, file=workbook.name) for problem in problems)
    return Plan(workbook.name, workbook.digest, asked.mode or REPLACE, tuple(parts), named)


@uninterrupted()
def plan_file(store: Store, content: bytes, name: str, asked: Asked | None = None) -> Plan:
    """Read a file and return what uploading it would do, or why it cannot be read."""
    from data.workbook import read_workbook

    try:
        return make_plan(store, read_workbook(content, name), asked)
    except Refused as refused:
        return Plan(name, "", REPLACE, problems=refused.problems)


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
    from data.kinds import kinds

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


# -- whose, and when


def _parts(
    rows: Rows, seen: ground.Ground, partner: str, quarter: str
) -> tuple[list[Part], list[Problem]]:
    """Sort rows by partner and quarter; say where either is not known, or a key repeats."""
    if not len(rows):
        return [], []
    owners, problems = _owners(rows, seen, partner)
    quarters, months, found = _when(rows, seen, quarter)
    problems += found + _for_survivors(rows, seen)
    kind = rows.kind
    if kind.credited:
        credited = [c or o for c, o in zip(rows.columns[kind.credited], owners, strict=True)]
        rows = replace(rows, columns=rows.columns | {kind.credited: credited})
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, place in enumerate(zip(owners, quarters, strict=True)):
        groups[place].append(i)
    parts = []
    for (owner, when), positions in sorted(groups.items()):
        whole = len(positions) == len(rows)
        own = rows if whole else rows.take(positions)
        problems += _repeated(own)
        parts.append(
            Part(kind, owner, when, own, months if whole else [months[i] for i in positions])
        )
    return parts, problems


def _owners(rows: Rows, seen: ground.Ground, partner: str) -> tuple[list[str], list[Problem]]:
    kind = rows.kind
    if kind.reference:
        return [COALITION] * len(rows), []
    if partner:
        return [partner] * len(rows), []
    if kind.credited:
        owners = [code or "" for code in rows.columns[kind.credited]]
    elif kind.dated_by:
        owners = [seen.lead_of.get(code, "") for code in rows.columns[kind.dated_by]]
    else:
        owners = [""] * len(rows)
    if all(owners):
        return owners, []
    first = owners.index("")
    return owners, [Problem("no_partner", sheet=rows.sheets[first], row=rows.numbers[first])]


def _when(
    rows: Rows, seen: ground.Ground, quarter: str
) -> tuple[list[str], list[str | None], list[Problem]]:
    kind, length = rows.kind, len(rows)
    if kind.reference:
        return [""] * length, [None] * length, []
    if kind.dated_by:
        quarters, months = _when_of_events(rows, seen)
        return quarters, months, _outside(rows, quarters, quarter) if quarter else []
    values = rows.columns[kind.dated]
    found = [v if isinstance(v, str) or v is None else periods.month_of(v) for v in values]
    months = [period if period and "-" in period else None for period in found]
    quarters = [periods.quarter_of(period) if period else "" for period in found]
    if kind.quartered:
        own = rows.columns[kind.quartered]
        return [o or quarter or q for o, q in zip(own, quarters, strict=True)], [None] * length, []
    return quarters, months, _outside(rows, quarters, quarter) if quarter else []


def _when_of_events(rows: Rows, seen: ground.Ground) -> tuple[list[str], list[str | None]]:
    codes = rows.columns[rows.kind.dated_by]
    month = {code: seen.month_of.get(code) for code in set(codes)}
    quarter = {code: periods.quarter_of(found) if found else "" for code, found in month.items()}
    return [quarter[code] for code in codes], [month[code] for code in codes]


def _outside(rows: Rows, quarters: Sequence[str], quarter: str) -> list[Problem]:
    column = rows.kind.columns()[rows.kind.dated or rows.kind.dated_by]
    words = {"quarter": periods.spoken(quarter)}
    return [
        Problem(
            "other_quarter",
            sheet=rows.sheets[i],
            row=rows.numbers[i],
            column=column.title,
            found=shown(rows.columns[column.name][i]),
            words=words,
        )
        for i, found in enumerate(quarters)
        if found and found != quarter
    ]


def _for_survivors(rows: Rows, seen: ground.Ground) -> list[Problem]:
    """Say which events signed in to take head counts only; each once, at its first sign-in."""
    if not rows.kind.dated_by or not seen.heads_only:
        return []
    column = rows.kind.columns()[rows.kind.dated_by]
    codes = rows.columns[column.name]
    return [
        Problem(
            "survivor_signins",
            sheet=rows.sheets[i],
            row=rows.numbers[i],
            column=column.title,
            found=code,
        )
        for code in sorted(seen.heads_only & set(codes))
        for i in [codes.index(code)]
    ]


def _keys(rows: Rows) -> list[Key]:
    """Return each row's key; rows of nameless participants are numbered apart."""
    keys = list(zip(*(rows.columns[name] for name in rows.kind.key), strict=True))
    who = rows.kind.participant
    if not who or None not in rows.columns[who]:
        return keys
    seen: Counter[Key] = Counter()
    numbered = []
    for key, person in zip(keys, rows.columns[who], strict=True):
        seen[key] += 1
        numbered.append(key if person is not None else (*key, seen[key]))
    return numbered


def _repeated(rows: Rows) -> list[Problem]:
    keys = _keys(rows)
    if len(set(keys)) == len(keys):
        return []
    titles = [rows.kind.columns()[name].title for name in rows.kind.key]
    first: dict[Key, int] = {}
    problems = []
    for i, key in enumerate(keys):
        if None in key[:1]:
            continue
        if key in first:
            shown_key = [shown(v) for v in key if v is not None and not isinstance(v, bytes)]
            words = {"other": str(rows.numbers[first[key]]), "key": " and ".join(titles).lower()}
            problems.append(
                Problem(
                    "repeated_key",
                    sheet=rows.sheets[i],
                    row=rows.numbers[i],
                    found=", ".join(shown_key),
                    words=words,
                )
            )
        first.setdefault(key, i)
    return problems


# -- held against the store


def _against_store(connection: sa.Connection, part: Part, mode: str) -> Part:
    """Return the part with what it would add, change and take away."""
    current = ground.current(connection, part.kind, part.partner, part.quarter)
    part = replace(part, rows=_identified(connection, part.rows))
    if current is None:
        return replace(part, new=len(part.rows))
    stored, lines = ground.stored_rows(connection, part.kind, part.partner, current)
    ours = dict(zip(_keys(part.rows), range(len(part.rows)), strict=True))
    theirs = dict(zip(_keys(stored), range(len(stored)), strict=True))
    if part.kind.reference:
        part = replace(part, rows=_said_before(part.rows, stored, ours, theirs))
    missing = [key for key in theirs if key not in ours]
    adding = (mode or (ADD if part.kind.reference else REPLACE)) == ADD
    changed = tuple(_changes(part, stored, ours, theirs))
    touched = len({change.row for change in changed})
    return replace(
        part,
        replaces=current,
        new=len(ours.keys() - theirs.keys()),
        changed=changed,
        same=len(ours.keys() & theirs.keys()) - touched,
        gone=() if adding else tuple(_spoken_key(key) for key in missing),
        kept=tuple(lines[theirs[key]] for key in missing) if adding else (),
    )


def _said_before(
    rows: Rows, stored: Rows, ours: Mapping[Key, int], theirs: Mapping[Key, int]
) -> Rows:
    """Keep what a list's earlier rows say in columns that this sheet does not have."""
    both = [(i, theirs[key]) for key, i in ours.items() if key in theirs]
    columns = dict(rows.columns)
    for name in stored.columns.keys() - rows.given:
        columns[name] = list(columns[name])
        for mine, other in both:
            columns[name][mine] = stored.columns[name][other]
    return replace(rows, columns=columns)


def _identified(connection: sa.Connection, rows: Rows) -> Rows:
    """Put the numbers of participants already known in place of their hashes."""
    who = rows.kind.participant
    if not who:
        return rows
    hashes = rows.columns[who]
    known = people.find(connection, set(hashes) - {None})
    if not known:
        return rows
    return replace(rows, columns=rows.columns | {who: [known.get(h, h) for h in hashes]})


def _changes(
    part: Part, stored: Rows, ours: Mapping[Key, int], theirs: Mapping[Key, int]
) -> Iterator[Change]:
    columns = part.kind.columns()
    names = [name for name in stored.columns if name not in part.kind.key]
    for key, i in ours.items():
        if key not in theirs:
            continue
        for name in names:
            old, new = stored.columns[name][theirs[key]], part.rows.columns[name][i]
            if old != new:
                title = columns[name].title if name in columns else name.capitalize()
                yield Change(part.rows.sheets[i], part.rows.numbers[i], title, old, new)


def _spoken_key(key: Key) -> str:
    return ", ".join(shown(v) for v in key if v is not None and not isinstance(v, bytes))
