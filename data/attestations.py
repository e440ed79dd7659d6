"""Zero attestation: a partner says, of sheets and a quarter, that there is nothing to report.

It is a submission like any other, only without rows: it counts as handed in, its figures are zero
instead of not available, it can be undone, and rows that come later take its place.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from data import clock, ground
from data.lists import fold
from data.nothing_to_report import attested_parts
from data.periods import read_quarter
from data.plan import REPLACE, Plan
from data.problems import Problem, Refused
from data.store import Store
from data.submissions import carry_out
from data.template.words import NOTHING_LABEL, PARTNER_LABEL, QUARTER_LABEL


def attest(
    store: Store,
    partner: str,
    quarter: str,
    kinds: Iterable[str],
    who: str,
    when: dt.datetime | None = None,
) -> list[int]:
    """Store that a partner has nothing to report of some kinds for a quarter; all or nothing.

    Args:
        store: where to.
        partner: its code or name.
        quarter: such as 2026Q1.
        kinds: names of kinds of sheet.
        who: who says so, for the history.
        when: when it was said; now, unless the past is being told.

    Returns:
        The ids of the new submissions; none for what has been said before.

    Raises:
        Refused: rows are stored there, a kind is a list of the coalition, the partner is not
            known, or the quarter has not begun or is locked.
    """
    when = when or clock.now()
    with store.writing() as connection:
        code, period = _whose(connection, partner), _which(quarter)
        parts, problems = attested_parts(connection, kinds, code, period, when.date())
        if problems:
            raise Refused(replace(problem, file=NOTHING_LABEL) for problem in problems)
        plan = Plan(NOTHING_LABEL, "", REPLACE, tuple(parts), partner=code)
        # Locks are checked there, as for every change of a quarter.
        return carry_out(connection, plan, who, when) if parts else []


def _whose(connection: sa.Connection, partner: str) -> str:
    known = ground.references(connection).get("partners", {})
    if fold(partner) not in known:
        raise _refused(
            "unknown_reference", column=PARTNER_LABEL, found=partner, words={"sheets": "Partners"}
        )
    return known[fold(partner)]


def _which(quarter: str) -> str:
    if found := read_quarter(quarter):
        return found
    raise _refused("quarter", column=QUARTER_LABEL, found=quarter)


def _refused(entry: str, **about: Any) -> Refused:
    return Refused([Problem(entry, file=NOTHING_LABEL, **about)])
