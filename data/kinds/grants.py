"""Grants: what pays for the coalition's work, who gives it, and how long it runs."""

import datetime as dt

from data.column import Check, column
from data.row import Row


class Grant(Row, table=True):
    """A grant that pays for work of the coalition: who gives it, to whom, since when."""

    title = "Grants"
    aliases = ("Grant", "Grant list", "Awards")
    key = ("code",)
    reference = True
    place = 3
    checks = (Check("ends_before_start", "end", "start", lambda start, end: end < start),)

    code: str = column(
        "Grant code",
        "A short code for the grant, such as its award number.",
        example="EXAMPLE-G1",
        aliases=("Code", "Grant ID", "Award number", "Award"),
        max_length=40,
    )
    name: str = column(
        "Name",
        "The grant's name, as it is written in other sheets.",
        example="Example prevention grant",
        aliases=("Grant", "Grant name", "Title"),
        max_length=120,
    )
    funder: str | None = column(
        "Funder",
        "Who gives it.",
        example="Example Foundation",
        aliases=("Given by", "Grantor", "Funding agency"),
        default=None,
        max_length=120,
    )
    start: dt.date | None = column(
        "Start",
        "The day it began.",
        example=dt.date(2025, 10, 1),
        aliases=("Start date", "From", "Since"),
        default=None,
    )
    end: dt.date | None = column(
        "End",
        "The day it ends.",
        example=dt.date(2028, 9, 30),
        aliases=("End date", "Until", "To"),
        default=None,
    )
