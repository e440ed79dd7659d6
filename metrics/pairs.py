"""Pairs: the same respondents before and after, by their code.

A code is known as a keyed hash only; what is matched is the number that stands for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds import kind
from metrics.asked import Asked, Found
from metrics.terms import Pairs, Term

#: Designs in which the same people answer more than once.
PAIRED = ("matched", "follow_up", "retrospective", "comparison")


@dataclass(frozen=True)
class Sheet:
    """One answered questionnaire, as far as matching needs it.

    Attributes:
        who: the number that stands for the respondent.
        wave: a key of ``WAVES``.
        day: the day it was answered.
        of: what was answered, whatever the caller needs of it.
    """

    who: int
    wave: str
    day: date
    of: Any


#: In which order sheets of one day come.
_ORDER = {"before": 0, "after": 1, "follow_up": 2}


def match(sheets: Iterable[Sheet], later: str = "after") -> Iterator[tuple[Sheet, Sheet]]:
    """Pair what respondents answered before with what they answered later, by their code.

    A later sheet goes with the last one before it that has none yet; of two sheets of one wave
    between, the last one before and the first one after count. Who came twice and answered both
    times is paired twice.

    Args:
        sheets: of one survey and design, in any order.
        later: the wave that is held against the one before.
    """
    waiting: dict[int, Sheet] = {}
    for sheet in sorted(sheets, key=lambda one: (one.day, _ORDER[one.wave])):
        if sheet.wave == "before":
            waiting[sheet.who] = sheet
        elif sheet.wave == later and sheet.who in waiting:
            yield waiting.pop(sheet.who), sheet


def later_wave(design: str) -> str:
    """Return the wave that a design holds against the one before."""
    return "follow_up" if design == "follow_up" else "after"


def pairs(connection: sa.Connection, name: str, terms: list[Term], asked: Asked) -> Found:
    """Add up matched respondents, by period and group of the later sheet."""
    columns = _columns(name)
    needed = sorted({term.at for term in terms})
    dimensions = sorted(asked.dimensions | {d for term in terms for d in term.dimensions})
    rows = table(kind(name)).c
    statement = sa.select(
        rows.survey.label("of"), rows.design.label("how"), rows.respondent, rows.wave.label("then"),
        rows.date, asked.period(columns).label("period"), columns["quarter"].label("in_quarter"),
        *(columns[d].label(f"by_{d}") for d in dimensions),
        *(rows[value].label(f"value_{value}") for value in needed),
    ).where(only_current(kind(name)), rows.counted.is_(True), rows.respondent.is_not(None),
            rows.design.in_(PAIRED))  # fmt: skip
    # Of two sheets of one day and wave, the partner's first in order comes first, always.
    ordered = statement.order_by(rows.date, rows.partner_id, rows.submission_id, rows.line)
    for of, late in _matched(connection.execute(ordered).mappings()):
        if _is_asked(late, asked):
            group = tuple(late[f"by_{d}"] for d in asked.by)
            for term in terms:
                before, after = of[f"value_{term.at}"], late[f"value_{term.at}"]
                if before is not None and after is not None and _meets(late, term):
                    yield late["period"], group, term, Pairs.of(float(before), float(after))


def _columns(name: str) -> dict[str, Any]:
    rows = table(kind(name)).c
    return {d: rows[d] for d in kind(name).dimensions()} | {
        "partner": rows.partner_id,
        "quarter": rows.quarter,
        "month": rows.month,
    }


def _matched(rows: Iterable[Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    surveys: dict[tuple[str, str], list[Sheet]] = {}
    for row in rows:
        sheet = Sheet(row["respondent"], row["then"], row["date"], row)
        surveys.setdefault((row["of"], row["how"]), []).append(sheet)
    for (_, design), sheets in surveys.items():
        for before, after in match(sheets, later_wave(design)):
            yield before.of, after.of


def _is_asked(row: Mapping[str, Any], asked: Asked) -> bool:
    quarter = row["in_quarter"]
    within = (not asked.first or quarter >= asked.first) and (
        not asked.last or quarter <= asked.last
    )
    return within and all(row[f"by_{name}"] in values for name, values in asked.where)


def _meets(row: Mapping[str, Any], term: Term) -> bool:
    return any(_all_in(row, where) for where in term.either)


def _all_in(row: Mapping[str, Any], where: Sequence[tuple[str, tuple[Any, ...]]]) -> bool:
    return all(row[f"by_{name}"] in values for name, values in where)
