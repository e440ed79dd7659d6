"""Targets: what the coalition set out to reach."""

from data.column import column
from data.row import Row


class Target(Row, table=True):
    """A target for one indicator in one quarter, for the coalition or for one area or partner."""

    title = "Targets"
    aliases = ("Target", "Goals")
    key = ("indicator", "for_quarter", "area", "partner")
    reference = True
    place = 3

    indicator: str = column(
        "Indicator",
        "The indicator's code, as in the glossary.",
        example="events_held",
        aliases=("Indicator code",),
        max_length=80,
    )
    for_quarter: str = column(
        "Quarter",
        "The quarter the target is for, such as 2026 Q1.",
        reads="quarter",
        example="2026Q1",
        aliases=("Period",),
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
