"""Participants: two codes that are likely one person's, one of them misread or mistyped."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from data import people
from data.checks import Across
from data.parts import Part
from data.problems import Problem
from data.records import table_of
from data.records.people import Identity
from data.rows import Rows

_I = table_of(Identity)

#: SQLite takes 32,766 values in one statement.
_AT_ONCE = 20_000

#: A participant as a plan has it: its number where it is known, else its keyed hash.
_Person = int | bytes


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    several = [part.rows for part in parts if part.kind.participant and part.rows.alike]
    new = [_new(rows) for rows in several]
    looks = {rows.alike[p] for rows, of in zip(several, new, strict=True) for p in of}
    known, taken = _stored(connection, looks)
    for rows, of in zip(several, new, strict=True):
        yield from _in_file(rows)
        like = {person for person in of - known if rows.alike[person] in taken}
        for i, person in enumerate(_people(rows)) if like else ():
            if person in like:
                like.discard(person)
                yield _problem("like_stored_person", rows, i, "")


def _people(rows: Rows) -> list[Any]:
    """Return whose each row is: a ``_Person``, or None."""
    return rows.columns[rows.kind.participant]


def _in_file(rows: Rows) -> Iterator[Problem]:
    """Say which codes of a sheet look like one that stands above them; each once."""
    distinct = set(_people(rows)) - {None}
    if len({rows.alike[person] for person in distinct}) == len(distinct):
        return
    first: dict[bytes, int] = {}
    told: set[_Person] = set()
    for i, person in enumerate(_people(rows)):
        if person is None or person in told:
            continue
        above = first.setdefault(rows.alike[person], i)
        if _people(rows)[above] != person:
            told.add(person)
            yield _problem("likely_same_person", rows, i, _address(rows, above, i))


def _new(rows: Rows) -> set[_Person]:
    """Return the codes not known yet: a code already known was told of when it was new."""
    return {person for person in set(_people(rows)) if isinstance(person, bytes)}


def _stored(connection: sa.Connection, alike: Collection[bytes]) -> tuple[set[bytes], set[bytes]]:
    """Return the codes stored that look like one of ``alike``, and what they look like."""
    known, taken = set(), set()
    ordered = list(alike) if people.is_anybody(connection) else []
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        # SQLAlchemy would take longer to name the parameters than to ask for them.
        marks = ", ".join([mark] * len(some))
        asked = f"SELECT key, alike FROM {_I.name} WHERE key IS NOT NULL AND alike IN ({marks})"
        for key, looks in connection.exec_driver_sql(asked, tuple(some)):
            known.add(bytes(key))
            taken.add(bytes(looks))
    return known, taken


def _address(rows: Rows, above: int, i: int) -> str:
    """Return where a code stands, for a message about row ``i``: ``B4``, ``row 4``."""
    letter, number = rows.letters.get(rows.kind.participant, ""), rows.numbers[above]
    near = f"{letter}{number}" if letter else f"row {number}"
    if rows.sheets[above] == rows.sheets[i]:
        return near
    return f"{rows.sheets[above]}!{near}" if letter else f"{rows.sheets[above]} {near}"


def _problem(entry: str, rows: Rows, i: int, other: str) -> Problem:
    return Problem(
        entry,
        sheet=rows.sheets[i],
        row=rows.numbers[i],
        letter=rows.letters.get(rows.kind.participant, ""),
        column=rows.kind.columns()[rows.kind.participant].title,
        words={"other": other} if other else {},
    )


CHECK = Across(
    "Likely the same person",
    "Two participant codes of a sheet, or a new one and one stored before, that differ only in "
    "letters and digits that are mistaken for each other.",
    _find,
)
