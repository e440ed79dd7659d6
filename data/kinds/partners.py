"""Partners: the members of the coalition."""

import datetime as dt

from data.column import Check, column
from data.lists import PARTNER_TYPES
from data.row import Row


class Partner(Row, table=True):
    """A member of the coalition: who it is, of what type, since when."""

    title = "Partners"
    aliases = ("Partner", "Partner list", "Members")
    key = ("code",)
    reference = True
    place = 1
    checks = (Check("ends_before_start", "left", "joined", lambda joined, left: left < joined),)

    code: str = column(
        "Partner code",
        "A short code for the partner.",
        example="EXAMPLE-P1",
        aliases=("Code", "Partner ID"),
        max_length=40,
    )
    name: str = column(
        "Name",
        "The partner's name, as it is written in other sheets.",
        example="Example Centre",
        aliases=("Partner", "Partner name", "Organisation", "Organization"),
        max_length=120,
    )
    type: str = column(
        "Type",
        "The kind of organisation.",
        choices=PARTNER_TYPES,
        example="nonprofit",
        aliases=("Partner type",),
    )
    joined: dt.date | None = column(
        "Joined",
        "The day it joined the coalition.",
        example=dt.date(2024, 1, 1),
        aliases=("Since",),
        default=None,
    )
    left: dt.date | None = column(
        "Left",
        "The day it left; empty while it is a member.",
        aliases=("Until",),
        default=None,
    )
    reports: str | None = column(
        "Sheets expected",
        "The sheets it reports each quarter, separated by semicolons.",
        reads="sheets",
        many=True,
        example="Events; Trainings",
        aliases=("Reports",),
        default=None,
    )
