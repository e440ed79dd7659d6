"""The completeness board in words: each state with a sign beside it, never colour alone."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from data.board import ATTESTED, LATE, MISSING, NOT_EXPECTED, ON_TIME, OWED, Handed, Owed
from data.kinds import kinds
from data.periods import last_day, spoken
from reports.wording import plural, who_reported

#: What a cell comes to → its sign and what that means.
SIGNS = {
    ON_TIME: ("✓", "handed in by the due date"),
    ATTESTED: ("0", "nothing to report, which counts as zero"),
    LATE: ("◷", "handed in after the due date"),
    MISSING: ("✗", "missing after the due date"),
    OWED: ("○", "not handed in yet, and not due yet"),
    NOT_EXPECTED: ("–", "not expected"),
}


def day(when: dt.date) -> str:
    """Return a day as people say it: 3 March 2026."""
    return f"{when.day} {when:%B %Y}"


def outcome(sheet: Handed) -> str:
    """Return which of ``SIGNS`` a sheet has; a revision does not change it."""
    if sheet.state in (ON_TIME, MISSING, OWED, NOT_EXPECTED):
        return sheet.state
    if not sheet.on_time:
        return LATE
    return ATTESTED if sheet.state == ATTESTED else ON_TIME


def of_sheet(sheet: Handed) -> str:
    """Return a sheet's state with its sign: ``✓ on time, revised since``."""
    return f"{SIGNS[outcome(sheet)][0]} {sheet.words}"


def of_quarter(owed: Owed | None) -> tuple[str, str]:
    """Return what a partner's quarter comes to, and that with its sign: ``✗ 4 of 5, 1 late``.

    None: the partner was not a member then.
    """
    if owed is None:
        return NOT_EXPECTED, f"{SIGNS[NOT_EXPECTED][0]} not a member"
    sheets = list(owed.handed.values())
    expected = [sheet for sheet in sheets if sheet.expected]
    inside = [sheet for sheet in expected or sheets if sheet.is_in]
    late = sum(outcome(sheet) == LATE for sheet in inside)
    states = {sheet.state for sheet in expected}
    comes_to = next((state for state in (MISSING, OWED) if state in states), "")
    if not comes_to:
        comes_to = LATE if late else ON_TIME if inside else NOT_EXPECTED
    if not expected and not inside:
        return comes_to, f"{SIGNS[comes_to][0]} none expected"
    count = f"{len(inside)} of {len(expected)}" if expected else str(len(inside))
    words = count + (f", {late} late" if late else "")
    return comes_to, f"{SIGNS[comes_to][0]} {words}"


def summary(owed: Sequence[Owed], quarter: str, due: dt.date, today: dt.date) -> str:
    """Return how many partners have reported a quarter, how many in full, and what is missing."""
    several = {row.name: sum(sheet.expected for sheet in row.handed.values()) for row in owed}
    if not any(several.values()):
        return f"No sheet is expected from anybody for {spoken(quarter)}."
    some, whole = sum(row.has_reported for row in owed), sum(row.is_whole for row in owed)
    said = f"{who_reported(some, len(owed), spoken(quarter), whole)} Due on {day(due)}."
    wanting = {row.name: row.named(MISSING, OWED) for row in owed}
    wanting = {name: titles for name, titles in wanting.items() if titles}
    if not wanting:
        return said
    named = "; ".join(
        f"{name} ({_which(titles, several[name])})" for name, titles in wanting.items()
    )
    return f"{said} {'Missing' if today > due else 'Still to come'}: {named}."


def _which(titles: Sequence[str], expected: int) -> str:
    if len(titles) == expected > 1:
        return "both sheets" if expected == 2 else f"all {expected} sheets"
    return ", ".join(titles)


def open_points(
    owed: Sequence[Owed], quarter: str, due: dt.date, today: dt.date, aside: int
) -> list[str]:
    """Return, each in a sentence, what is still open about a quarter that is to be approved.

    Args:
        owed: who owes what.
        quarter: which.
        due: the day its workbooks are due.
        today: the day it is.
        aside: how many of its rows are set aside and not settled.
    """
    points = []
    if today <= last_day(quarter):
        points.append(f"{spoken(quarter)} is not over until {day(last_day(quarter))}.")
    elif today <= due:
        points.append(f"Workbooks are due {day(due)}, and may still come.")
    silent = [row.name for row in owed if not row.has_reported]
    if silent:
        points.append(f"Nothing is in from {_listed(silent)}.")
    partly = {row.name: row.named(MISSING, OWED) for row in owed if row.has_reported}
    points += [f"{name} has not handed in {_listed(t)}." for name, t in partly.items() if t]
    if aside:
        are = "is" if aside == 1 else "are"
        points.append(f"{plural(aside, 'row', 'rows')} {are} set aside and not settled.")
    return points


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + " and " * (len(words) > 1) + words[-1]


def as_table(owed: Sequence[Owed], quarter: str, due: dt.date) -> pd.DataFrame:
    """Return the board of a quarter as a table: one row for each partner and sheet."""
    records = [
        {
            "Partner": row.name,
            "Quarter": spoken(quarter),
            "Sheet": kinds()[name].title,
            "State": sheet.words,
            "Expected": "yes" if sheet.expected else "no",
            "Due": due.isoformat(),
            "First handed in": _date(sheet.first),
            "Last changed": _date(sheet.last),
            "Rows": sheet.rows if sheet.is_in else None,
        }
        for row in owed
        for name, sheet in row.handed.items()
    ]
    return pd.DataFrame(records).astype({"Rows": "Int64"}) if records else pd.DataFrame()


def _date(when: dt.datetime | None) -> str:
    return when.date().isoformat() if when else ""


def by_partner(
    found: Mapping[str, Sequence[Owed]],
) -> dict[tuple[str, str], dict[str, Owed]]:
    """Return (name, code) of each partner → quarter → what it owes then, by the partner's name."""
    rows: dict[tuple[str, str], dict[str, Owed]] = {}
    for quarter, owed in found.items():
        for row in owed:
            rows.setdefault((row.name, row.partner), {})[quarter] = row
    return dict(sorted(rows.items()))


def nothing(partner: str, titles: Sequence[str], quarter: str) -> str:
    """Return in a sentence what is said by attesting sheets."""
    return (
        f"{partner} has nothing to report under {_listed(titles)} for {spoken(quarter)}. "
        "In every figure that counts as zero, not as missing."
    )
