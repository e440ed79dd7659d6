"""Which rows and values of a plan are behind a figure that it would change."""

import inspect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data.cells import shown
from data.ground import submissions, table, uploads
from data.kinds import kinds
from data.parts import Change, Part, keys_of
from data.periods import first_day, last_day
from data.plan import Plan
from data.row import Row
from data.rows import Rows
from metrics.indicator import Indicator
from metrics.reasons import CHANGED, GONE, NEW, NOTHING, Reason, ranges
from metrics.terms import Term

#: As many changed values of a column are told one by one; more of them together.
_FEW = 2
#: A longer value is not told.
_LONG = 40

#: Terms that follow from every sheet of a quarter.
_ALL_SHEETS = ("owed", "reported", "goals")

Group = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class _Some:
    """Rows that are new or gone: where each stands, and what is in it."""

    sheets: Sequence[str]
    numbers: Sequence[int]
    columns: Mapping[str, Sequence[Any]]
    positions: Sequence[int]
    files: Sequence[str] = ()


@dataclass(frozen=True)
class _Figure:
    """What a figure reads of one kind; everything where nothing is said."""

    terms: Sequence[Term] = ()
    quarter: str = ""
    group: Group = ()


class Causes:
    """What a plan gives as reasons. Made before it is carried out, asked afterwards."""

    def __init__(self, connection: sa.Connection, plan: Plan) -> None:
        self._parts = [part for part in plan.parts if part.does_something]
        self._gone = {id(part): _stored(connection, part, plan.file) for part in self._parts}

    def reasons(self, one: Indicator, quarter: str, group: Group = ()) -> tuple[Reason, ...]:
        """Return why an indicator would be different in a quarter, and of a group.

        The rows and values that it reads there; where there are none (a partner's row counts in
        place of another's, say), whatever is different in the kinds that it reads.
        """
        read = _kinds_read(one)
        mine = [part for part in self._parts if part.kind.kind_name() in read]
        there = [part for part in mine if part.quarter in ("", quarter) or part.kind.spans]
        found: list[Reason] = []
        for part in there:
            found += self._of(part, _Figure(read[part.kind.kind_name()], quarter, group))
        for some in (there, mine):
            if not found:
                found = [reason for part in some for reason in self._of(part, _Figure())]
        return tuple(sorted(found, key=lambda reason: reason.what == CHANGED))

    def _of(self, part: Part, figure: _Figure) -> Iterator[Reason]:
        """Say what of a part a figure reads."""
        title = part.kind.title
        if part.attested:
            yield Reason(title, NOTHING)
        letter = part.rows.letters.get(part.kind.key[0], "A")
        gone = self._gone[id(part)]
        by_file: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for i in _read(part, gone, figure):
            by_file[gone.files[i]].append((gone.sheets[i], gone.numbers[i]))
        for file, places in by_file.items():
            yield Reason(title, GONE, ranges(places, letter), len(places), file)
        rows = part.rows
        new = _Some(rows.sheets, rows.numbers, rows.columns, part.new_at)
        if at := [(rows.sheets[i], rows.numbers[i]) for i in _read(part, new, figure)]:
            yield Reason(title, NEW, ranges(at, letter), len(at))
        yield from _changes(part, figure)


def _kinds_read(one: Indicator) -> dict[str, list[Term]]:
    """Return kind → the terms that read it; none where all of its rows matter."""
    found: dict[str, list[Term]] = defaultdict(list)
    for term in one.value.terms:
        at = term.at.split("+") if term.measure == "people" else ()
        for name in filter(None, (term.kind, *at)):
            found[name].append(term)
    whole = {other for name in found for other in kinds()[name].follows}
    # Whatever comes in counts as handed in, and may bring a target's figure about.
    if any(term.measure in _ALL_SHEETS for term in one.value.terms):
        whole |= {name for name, kind in kinds().items() if not kind.reference}
    # Sign-ins tell heads apart.
    heads = {term.kind for term in one.value.terms if term.measure == "heads"}
    for name, kind in kinds().items():
        if kind.dated_by and heads & set(kind.columns()[kind.dated_by].refers):
            whole.add(name)
    return dict(found) | {name: [] for name in whole - found.keys()}


def _stored(connection: sa.Connection, part: Part, file: str) -> _Some:
    """Return the stored rows that would be gone, with the file each came with if it is another."""
    if not part.gone or part.replaces is None:
        return _Some((), (), {}, ())
    rows, s, u = table(part.kind), submissions().c, uploads().c
    names = [name for name in part.kind.stored() if name not in ("sheet", "row")]
    brought = sa.func.coalesce(rows.c.brought_by, rows.c.submission_id)
    asked = (
        sa.select(rows.c.sheet, rows.c.row, u.file_name, *(rows.c[name] for name in names))
        .join(submissions(), s.id == brought)
        .join(uploads(), u.id == s.upload_id)
        .where(rows.c.partner_id == part.partner, rows.c.submission_id == part.replaces)
        .order_by(rows.c.line)
    )
    found = connection.execute(asked).all()
    sheets, numbers, files, *columns = map(list, zip(*found, strict=True))
    named = dict(zip(names, columns, strict=True))
    # Rows of several files can have the same sheet and number: their keys tell them apart.
    ours = set(keys_of(part.rows))
    keys = keys_of(Rows(part.kind, sheets, numbers, named))
    gone = [i for i, key in enumerate(keys) if key not in ours]
    return _Some(sheets, numbers, named, gone, ["" if name == file else name for name in files])


# -- rows


def _read(part: Part, some: _Some, figure: _Figure) -> list[int]:
    """Return the positions of rows that a figure reads."""
    within = list(some.positions)
    if part.kind.spans and figure.quarter and part.quarter != figure.quarter:
        begins, ends = (some.columns.get(name, ()) for name in part.kind.spans)
        first, last = first_day(figure.quarter), last_day(figure.quarter)
        reported = last_day(part.quarter)
        within = [i for i in within if begins[i] <= last and (ends[i] or reported) >= first]
    return [
        i
        for i in within
        if _meets(figure.group, some.columns, i)
        and (not figure.terms or any(_counts(t, part.kind, some.columns, i) for t in figure.terms))
    ]


def _meets(group: Group, columns: Mapping[str, Sequence[Any]], i: int, but: str = "") -> bool:
    """Say whether a row belongs to a group, as far as its kind knows; whatever ``but`` says."""
    return all(
        columns[name][i] == value for name, value in group if name in columns and name != but
    )


def _counts(term: Term, kind: type[Row], columns: Mapping[str, Sequence[Any]], i: int) -> bool:
    """Say whether a row counts for a term: it has what is added up, and meets the conditions."""
    measured = _measured(term) if term.kind == kind.kind_name() else ""
    if measured in columns and columns[measured][i] is None:
        return False
    return _qualifies(term, columns, i)


def _qualifies(term: Term, columns: Mapping[str, Sequence[Any]], i: int) -> bool:
    return any(
        all(name not in columns or columns[name][i] in values for name, values in where)
        for where in term.either
    )


def _measured(term: Term) -> str:
    """Return the column or figure a term adds up; empty where it counts rows, codes or people."""
    if term.measure == "heads":
        return term.at.split("/")[0]
    return term.measure.rpartition("_")[0]


# -- values


def _changes(part: Part, figure: _Figure) -> Iterator[Reason]:
    by_column: dict[str, list[Change]] = defaultdict(list)
    rows = part.rows
    # Of a wide layout, several rows stand in one row of the file.
    at: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, place in enumerate(zip(rows.sheets, rows.numbers, strict=True) if part.changed else ()):
        at[place].append(i)
    for change in part.changed:
        if any(_is_behind(change, i, part, figure) for i in at[change.sheet, change.row]):
            by_column[change.column].append(change)
    for column, some in by_column.items():
        if len(some) <= _FEW:
            yield from (_one_value(part.kind, change) for change in some)
            continue
        places = [(change.sheet, change.row) for change in some]
        cells = ranges(places, some[0].letter or "A")
        yield Reason(part.kind.title, CHANGED, cells, len(some), column=column)


def _is_behind(change: Change, i: int, part: Part, figure: _Figure) -> bool:
    """Say whether a figure reads a changed value."""
    columns = part.rows.columns
    if not _meets(figure.group, columns, i, but=change.name):
        return False
    if not figure.terms:
        return True
    for term in figure.terms:
        # By a changed condition a row may have come or gone.
        decisive = _with_inputs(part.kind, _decisive(part.kind) | term.dimensions)
        added = _with_inputs(part.kind, {_measured(term)})
        if change.name in decisive or (change.name in added and _qualifies(term, columns, i)):
            return True
    return False


def _decisive(kind: type[Row]) -> set[str]:
    """Return the columns that say whether, and when, a row counts."""
    # Whose row of a shared thing counts follows from who leads it; a respondent's score from
    # all answers. A part of a plan is of one quarter, so a date within it says nothing.
    return {
        *kind.spans,
        *kind.jointly[:1],
        *([kind.credited] if kind.shared else []),
        *(["answers"] if kind.further else []),
    }


def _with_inputs(kind: type[Row], names: Iterable[str]) -> set[str]:
    """Return columns, and of figures the columns they are worked out from as well."""
    figures = kind.figures()
    found = set(names) - {""}
    for name in found & figures.keys():
        found |= set(inspect.signature(figures[name].of).parameters)
    return found


def _one_value(kind: type[Row], change: Change) -> Reason:
    place = f"{change.sheet}!{change.letter}{change.row}"
    if not change.letter:
        place = f"{change.sheet} row {change.row}"
    column = kind.columns().get(change.name)

    def say(value: Any) -> str:
        if column and column.choices and value is not None and not column.many:
            return column.choices.label(str(value))
        return "" if value is None else shown(value)

    old, new = say(change.old), say(change.new)
    if column is None or max(len(old), len(new)) > _LONG:
        return Reason(kind.title, CHANGED, (place,), 1, column=change.column)
    return Reason(kind.title, CHANGED, (place,), 1, "", change.column, old, new)
