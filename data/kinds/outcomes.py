"""Outcomes: what was reported to authorities. Context, never a verdict."""

from data.column import Check, column, figure
from data.lists import REPORTING_CHANNELS
from data.row import Row


class Outcome(Row, table=True):
    """Tips and incidents recorded in a month, by area and channel: the world around.

    Totals only; nothing here may describe a person or a case.
    """

    title = "Outcomes"
    aliases = ("Outcome", "Tips", "Tips and incidents", "Context")
    key = ("period", "area", "channel", "source", "detail")
    dated = "period"
    place = 70
    spread = "detail"
    checks = (
        Check("part_above_whole", "actionable", "tips", lambda actionable, tips: actionable > tips),
        Check("part_above_whole", "referred", "tips", lambda referred, tips: referred > tips),
    )

    period: str = column(
        "Month or quarter",
        "The month, such as 2026-03, or a whole quarter, such as 2026 Q1.",
        reads="period",
        example="2026-01",
        aliases=("Month", "Period", "Quarter"),
    )
    area: str | None = column(
        "Area",
        "The area; empty for the whole coalition.",
        refers=("areas",),
        aliases=("District", "County", "Location"),
        default=None,
    )
    channel: str | None = column(
        "Channel",
        "The reporting channel.",
        choices=REPORTING_CHANNELS,
        example="hotline",
        aliases=("Reporting channel",),
        default=None,
    )
    tips: int | None = column(
        "Tips",
        "Contacts that were tips.",
        unit="tips",
        ge=0,
        example=12,
        aliases=("Tips received", "Reports"),
        default=None,
    )
    actionable: int | None = column(
        "Actionable",
        "Of the tips, those that could be acted on.",
        unit="tips",
        ge=0,
        example=5,
        aliases=("Actionable tips",),
        default=None,
    )
    referred: int | None = column(
        "Referred",
        "Of the tips, those referred to an agency or service.",
        unit="tips",
        ge=0,
        example=3,
        aliases=("Referrals",),
        default=None,
    )
    incidents: int | None = column(
        "Incidents",
        "Incidents recorded.",
        unit="incidents",
        ge=0,
        example=1,
        aliases=("Incidents recorded", "Cases"),
        default=None,
    )
    source: str | None = column(
        "Source",
        "Who recorded the figures.",
        example="County hotline",
        default=None,
        max_length=200,
    )
    coverage: str | None = column(
        "Coverage",
        "Which agencies or places the figures cover.",
        example="2 of 3 agencies",
        aliases=("Agency coverage",),
        default=None,
        max_length=200,
    )
    detail: str | None = column(
        "Detail",
        "Any further split of the figures, such as an age group.",
        aliases=("Breakdown",),
        default=None,
        max_length=200,
    )
    assessed: int | None = figure(
        "Tips, where actionable is known",
        "Tips of rows that also say how many were actionable.",
        lambda tips, actionable: tips,
    )
    acted_on: int | None = figure(
        "Actionable, where tips are known",
        "Actionable tips of rows that also say how many tips.",
        lambda actionable, tips: min(actionable, tips),
    )
