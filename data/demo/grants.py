"""Three grants that do not exist, and what each of them pays for."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data.demo.book import Rows
from data.demo.partners import COLLEGE, COUNCIL, POLICE, SCHOOLS


@dataclass(frozen=True)
class Grant:
    """A grant of the demonstration.

    Attributes:
        code: its code.
        name: its name.
        funder: who gives it.
        start: the day it began.
        end: the day it ends.
        pays: says, of a kind's name, a row and the partner that reports it, whether it paid.
    """

    code: str
    name: str
    funder: str
    start: dt.date
    end: dt.date
    pays: Callable[[str, dict[str, Any], str], bool]


def _schools(kind: str, row: dict[str, Any], partner: str) -> bool:
    own = row["code"].split("-")[-2:-1] == [partner]
    young = row.get("audience") in ("youth", "educators") or row.get("audience_class") == "student"
    return kind in ("events", "trainings") and partner in (SCHOOLS, COLLEGE) and own and young


def _officers(kind: str, row: dict[str, Any], partner: str) -> bool:
    return (
        kind == "trainings" and partner == POLICE and row.get("audience_class") == "law_enforcement"
    )


def _words(kind: str, row: dict[str, Any], partner: str) -> bool:
    joint = row["code"].startswith("JOINT-")
    return kind == "campaigns" and (joint or partner == COUNCIL)


GRANTS = (
    Grant(
        "EX-SCH-24",
        "Schools Ahead",
        "Twelve Districts Community Fund",
        dt.date(2024, 10, 1),
        dt.date(2027, 9, 30),
        _schools,
    ),
    Grant(
        "EX-OFF-25",
        "Officers' Training Programme",
        "Twelve Districts Safety Fund",
        dt.date(2025, 4, 1),
        dt.date(2027, 3, 31),
        _officers,
    ),
    Grant(
        "EX-WORD-24",
        "Words That Reach",
        "Twelve Districts Community Fund",
        dt.date(2024, 7, 1),
        dt.date(2026, 12, 31),
        _words,
    ),
)
GRANTED = {grant.code: grant.name for grant in GRANTS}


def rows() -> Rows:
    """Return the coalition's list of grants."""
    return [
        {
            "code": grant.code,
            "name": grant.name,
            "funder": grant.funder,
            "start": grant.start,
            "end": grant.end,
        }
        for grant in GRANTS
    ]


def paid(kind: str, rows: Rows, partner: str, first: dt.date) -> Rows:
    """Return a partner's rows of a quarter, each with the grant that paid for it, if any did.

    Args:
        kind: name of their kind.
        rows: the rows.
        partner: code of the partner that reports them.
        first: the first day of the quarter.
    """
    running = [grant for grant in GRANTS if grant.start <= first <= grant.end]
    return [
        row | {"grant": next((g.code for g in running if g.pays(kind, row, partner)), None)}
        for row in rows
    ]
