"""A file that came late: it is what the demonstration's revised release was revised for."""

import datetime as dt

from data.demo.book import write_book
from data.demo.partners import PARTNERS

QUARTER = "2024Q1"
NAME = "Late event 2024 Q1.xlsx"
#: Why the quarter was opened again.
REASON = "Late figures of one partner: a stall at the station that stood in no workbook"
_EVENT = {
    "code": "E-24Q1-P02-LATE",
    "name": "Stall at the station",
    "type": "booth",
    "date": dt.date(2024, 2, 17),
    "area": "D03",
    "audience": "general_public",
    "venue": "other",
    "mode": "in_person",
    "attended": 14,
    "estimated": True,
}


def workbook() -> bytes:
    """Return the workbook, of one event with 14 attendances."""
    return write_book({"events": [_EVENT]}, PARTNERS[1].name, QUARTER)
