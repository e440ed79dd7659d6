"""Dated notes: what explains a figure, such as a hotline number that changed."""

import datetime as dt

from data.column import column
from data.row import Row


class DatedNote(Row, table=True):
    """A day on which something happened that explains a figure, marked on its chart.

    About figures, never about a person. The sheet is not called “Notes”, because partners'
    workbooks have sheets of that name for words of their own.
    """

    title = "Dated notes"
    aliases = ("Annotations",)
    key = ("date", "indicator", "area", "explanation")
    reference = True
    place = 4

    date: dt.date = column(
        "Date",
        "The day it happened.",
        example=dt.date(2026, 1, 5),
    )
    explanation: str = column(
        "Explanation",
        "What happened, in a few words; never about a person.",
        example="Hotline number changed",
        max_length=200,
    )
    indicator: str | None = column(
        "Indicator",
        "The code of the indicator it explains, as in the glossary; empty for all.",
        example="tips_received",
        aliases=("Indicator code",),
        default=None,
        max_length=80,
    )
    area: str | None = column(
        "Area",
        "The area it is about; empty for the whole coalition.",
        refers=("areas",),
        default=None,
    )
