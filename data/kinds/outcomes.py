"""Outcomes: what was reported to authorities. Context, never a verdict."""

import re

from data.column import Check, column, figure
from data.lists import REPORTING_CHANNELS
from data.row import Row

#: "2 of 3 agencies", "2/3": how many of all are covered. Not a date, and not 2 of 30,000.
_COVERS = re.compile(
    r"(?<![\d/.,])(\d{1,3})\s*(?:/|(?:out )?of)\s*(?:the |all )?(\d{1,3})(?![\d/.,])"
)


def _agencies(coverage: str) -> tuple[int, int] | None:
    """Return how many agencies report, and of how many; None where the text does not say so."""
    found = _COVERS.findall(coverage.casefold())
    if len(found) != 1:
        return None
    reporting, every = int(found[0][0]), int(found[0][1])
    return (reporting, every) if 0 < every >= reporting else None


def _of_agencies(coverage: str, place: int) -> int | None:
    found = _agencies(coverage)
    return found[place] if found else None


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
        Check("part_above_contacts", "tips", "contacts", lambda tips, contacts: tips > contacts),
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
        "Which agencies the figures cover: how many of how many, such as 2 of 3 agencies.",
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
    contacts: int | None = column(
        "Contacts",
        "All contacts with the channel, tips among them.",
        unit="contacts",
        ge=0,
        example=31,
        aliases=("All contacts", "Calls and messages"),
        default=None,
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
    referred_of: int | None = figure(
        "Tips, where referrals are known",
        "Tips of rows that also say how many were referred.",
        lambda tips, referred: tips,
    )
    passed_on: int | None = figure(
        "Referred, where tips are known",
        "Referred tips of rows that also say how many tips.",
        lambda referred, tips: min(referred, tips),
    )
    agencies_reporting: int | None = figure(
        "Agencies that report",
        "The first number of a coverage such as “2 of 3 agencies”.",
        lambda coverage: _of_agencies(coverage, 0),
    )
    agencies_all: int | None = figure(
        "Agencies there are",
        "The second number of a coverage such as “2 of 3 agencies”.",
        lambda coverage: _of_agencies(coverage, 1),
    )
