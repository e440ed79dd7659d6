"""Respondents: one code twice in a survey and wave, in a file or in another quarter of it."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from data import periods
from data.checks import Across
from data.ground import only_current, table
from data.kinds.surveys import Survey
from data.parts import Part
from data.problems import Problem
from data.rows import Rows

_S = table(Survey).c
#: SQLite takes 32,766 values in one statement.
_AT_ONCE = 20_000

_Key = tuple[Any, ...]


def _find(connection: sa.Connection, parts: Sequence[Part]) -> Iterator[Problem]:
    own = [part for part in parts if part.kind is Survey]
    stored = _stored(connection, own)
    first: dict[_Key, tuple[Rows, int]] = {}
    for part in own:
        rows = part.rows
        for i, key in enumerate(zip(*(rows.columns[name] for name in Survey.key), strict=True)):
            if None in key:
                continue
            quarters = stored.get((part.partner, *key), set()) - {part.quarter}
            if key in first:
                yield _problem("respondent_twice", rows, i, _place(rows, *first[key]))
            elif quarters:
                spoken = ", ".join(map(periods.spoken, sorted(quarters)))
                yield _problem("respondent_before", rows, i, spoken)
            first.setdefault(key, (rows, i))


def _stored(connection: sa.Connection, parts: Sequence[Part]) -> dict[_Key, set[str]]:
    """Return partner, survey, wave and respondent → the quarters they are stored in."""
    known = {
        person
        for part in parts
        for person in part.rows.columns[Survey.participant]
        if isinstance(person, int)
    }
    found: dict[_Key, set[str]] = {}
    ordered = sorted(known)
    for start in range(0, len(ordered), _AT_ONCE):
        some = _S.respondent.in_(ordered[start : start + _AT_ONCE])
        asked = sa.select(_S.partner_id, *(_S[name] for name in Survey.key), _S.quarter)
        for *key, quarter in connection.execute(asked.where(some, only_current(Survey))):
            found.setdefault(tuple(key), set()).add(quarter)
    return found


def _place(rows: Rows, others: Rows, other: int) -> str:
    """Return where a code stands first, for a message about a row of ``rows``."""
    number = f"row {others.numbers[other]}"
    same = others.sheets[other] in rows.sheets
    return number if same else f"{others.sheets[other]} {number}"


def _problem(entry: str, rows: Rows, i: int, other: str) -> Problem:
    return Problem(
        entry,
        sheet=rows.sheets[i],
        row=rows.numbers[i],
        letter=rows.letters.get(Survey.participant, ""),
        column=Survey.columns()[Survey.participant].title,
        words={"other": other},
    )


CHECK = Across(
    "The same respondent twice",
    "A respondent's code that stands twice in a survey and wave: in the file, or in it and in "
    "another quarter of the same partner.",
    _find,
)
