"""Workbooks drawn at random from a fixed seed: events, and the people who signed in to them."""

import datetime as dt
import io
import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import openpyxl

from data.kinds import kind
from data.lists import ACTIVE_STEPS, AUDIENCES, EVENT_TYPES, PARTNER_TYPES
from data.periods import first_day

Rows = Iterable[Sequence[Any]]
STEPS = tuple(ACTIVE_STEPS)
#: How often the person had registered, was present, took an active step.
REGISTERED, ATTENDED, STEPPED = 0.7, 0.9, 0.1


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Return a workbook with the given sheets; the first row of each is its header."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet(name: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, Rows]:
    listed, columns = list(rows), kind(name).columns()
    header = [columns[column].title for column in listed[0]]
    return {kind(name).title: [header, *(list(row.values()) for row in listed)]}


def references(partners: Sequence[str], areas: Sequence[str]) -> bytes:
    """Return the coalition's own lists."""
    types, day = list(PARTNER_TYPES), dt.date(2020, 1, 1)
    rows = (
        {"code": a, "name": f"District {a}", "population": 9000, "population_date": day}
        for a in areas
    )
    return workbook(
        _sheet(
            "partners",
            (
                {"code": p, "name": f"Partner {p}", "type": types[i % len(types)]}
                for i, p in enumerate(partners)
            ),
        )
        | _sheet("areas", rows)
    )


def events(codes: Sequence[str], quarter: str, areas: Sequence[str], seed: int) -> bytes:
    """Return a partner's events of one quarter."""
    chance, first = random.Random(seed), first_day(quarter)
    rows = []
    for code in codes:
        registered = chance.randrange(5, 120)
        rows.append(
            {
                "code": code,
                "name": f"Evening {code}",
                "type": chance.choice(list(EVENT_TYPES)),
                "date": first + dt.timedelta(days=chance.randrange(88)),
                "area": chance.choice(areas),
                "audience": chance.choice(list(AUDIENCES)),
                "registered": registered,
                "attended": chance.randrange(1, registered + 1),
            }
        )
    return workbook(_sheet("events", rows))


def signins(codes: Sequence[str], rows: int, people: int, seed: int) -> bytes:
    """Return a Sign-ins workbook of six columns, the rows spread evenly over the events."""
    chance = random.Random(seed)
    labels = ACTIVE_STEPS.labels

    def said(share: float) -> str:
        return "Yes" if chance.random() < share else "No"

    drawn = (
        {
            "event_code": code,
            "person": f"K{person:05d}",
            "registered": said(REGISTERED),
            "attended": said(ATTENDED),
            "active_step": chance.choice(labels) if chance.random() < STEPPED else None,
            "completed": said(0.5),
        }
        for code in codes
        for person in chance.sample(range(people), rows // len(codes))
    )
    return workbook(_sheet("signins", drawn))
