"""Targets: what the coalition set out to reach."""

from data.column import Check, column
from data.row import Row


class Target(Row, table=True):
    """A target for one indicator in a quarter or a stretch of quarters.

    It is for the coalition, or for one area or partner. A year's target is one row, from its first
    quarter to its last: of people or of shares a year's is not the sum of its quarters'.
    """

    title = "Targets"
    aliases = ("Target", "Goals")
    key = ("indicator", "for_quarter", "until_quarter", "area", "partner")
    reference = True
    place = 3
    checks = (
        Check(
            "ends_before_start",
            "until_quarter",
            "for_quarter",
            lambda until_quarter, for_quarter: until_quarter < for_quarter,
        ),
    )

    indicator: str = column(
        "Indicator",
        "The indicator's code, as in the glossary.",
        example="events_held",
        aliases=("Indicator code",),
        max_length=80,
    )
    for_quarter: str = column(
        "Quarter",
        "The quarter the target is for, such as 2026 Q1; of several, the first.",
        reads="quarter",
        example="2026Q1",
        aliases=("Period",),
    )
    until_quarter: str | None = column(
        "Last quarter",
        "The last quarter the target is for, such as 2026 Q4; empty: the one quarter.",
        reads="quarter",
        aliases=("Until quarter", "To quarter"),
        default=None,
    )
    area: str | None = column(
        "Area",
        "The area it is for; empty for the whole coalition.",
        refers=("areas",),
        default=None,
    )
    partner: str | None = column(
        "Partner",
        "The partner it is for; empty for the whole coalition.",
        refers=("partners",),
        default=None,
    )
    target: float = column("Target", "The figure to reach.", ge=0, example=12.0, aliases=("Goal",))
    baseline: float | None = column(
        "Baseline",
        "The figure before the work began.",
        ge=0,
        example=8.0,
        default=None,
    )
