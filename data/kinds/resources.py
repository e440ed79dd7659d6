"""Resources: what partners shared with each other and with those they serve."""

from data.column import column
from data.lists import RESOURCES
from data.row import Row


class Resource(Row, table=True):
    """Something a partner put in during a quarter: shelter nights, legal aid, venues, money."""

    title = "Resources"
    aliases = ("Resource", "Resources shared", "In-kind")
    key = ("for_quarter", "partner", "type", "unit")
    dated = "for_quarter"
    credited = "partner"
    place = 80

    for_quarter: str = column(
        "Quarter",
        "The quarter, such as 2026 Q1.",
        reads="quarter",
        example="2026Q1",
        aliases=("Period",),
    )
    partner: str | None = column(
        "Partner",
        "The partner that shared it; empty for the reporting partner.",
        refers=("partners",),
        aliases=("Organisation", "Organization"),
        default=None,
    )
    type: str = column(
        "Type",
        "What was shared.",
        choices=RESOURCES,
        example="shelter_nights",
        aliases=("Resource", "Resource type"),
    )
    amount: float = column(
        "Amount",
        "How much, in the unit beside it.",
        ge=0,
        example=14.0,
        aliases=("Quantity", "Value"),
    )
    unit: str = column(
        "Unit",
        "The unit of the amount; different units are never added.",
        example="nights",
        by=True,
        max_length=40,
    )
