"""Campaigns: what was said, to whom, through which channel."""

import datetime as dt

from data.column import Check, column, figure
from data.lists import AUDIENCES, CHANNELS, MATERIALS
from data.row import Row


class Campaign(Row, table=True):
    """An awareness campaign: one theme, one audience, a series of actions.

    Its posts, shirts and flyers are its parts, never campaigns of their own. One row a campaign,
    channel, area and item; figures are those of the quarter reported. Reach, engagements and cost
    are those of the channel: where it has a row an item, they stand in one of them.
    """

    title = "Campaigns"
    aliases = ("Campaign", "Awareness campaigns")
    key = ("code", "channel", "area", "item")
    dated = "start"
    quartered = "for_quarter"
    spans = ("start", "end")
    credited = "partner"
    shared = ("code", "channel", "area", "item")
    place = 10
    spread = "audience"
    checks = (
        Check("ends_before_start", "end", "start", lambda start, end: end < start),
        Check(
            "above_reach", "engagements", "reach", lambda engagements, reach: engagements > reach
        ),
    )

    code: str = column(
        "Campaign code",
        "The coalition's code for the campaign; partners in a joint campaign use the same one.",
        example="EXAMPLE-C1",
        aliases=("Code", "Campaign ID", "Campaign", "Campaign no", "Campaign number"),
        max_length=60,
    )
    theme: str = column(
        "Theme",
        "What the campaign is about, in a few words.",
        example="Safe job offers",
        aliases=("Topic", "Message", "Campaign name"),
        max_length=200,
    )
    audience: str = column(
        "Audience",
        "Whom it addresses.",
        choices=AUDIENCES,
        example="youth",
        aliases=("Target audience", "Target group"),
    )
    channel: str | None = column(
        "Channel",
        "How it reached them; one row a channel.",
        choices=CHANNELS,
        example="social_media",
        aliases=("Medium",),
        default=None,
    )
    item: str | None = column(
        "Item",
        "What was handed out, placed or shown; one row an item, empty where it is not told apart.",
        choices=MATERIALS,
        example="digital",
        aliases=("Material", "Material type", "Kind of material"),
        default=None,
    )
    languages: str | None = column(
        "Languages",
        "Languages used, separated by semicolons.",
        many=True,
        by=True,
        example="English; Spanish",
        aliases=("Language",),
        default=None,
    )
    area: str | None = column(
        "Area",
        "The area it ran in; empty for the whole coalition.",
        refers=("areas",),
        aliases=("District", "County", "Location"),
        default=None,
    )
    partner: str | None = column(
        "Partner",
        "The partner that leads it; empty for the reporting partner.",
        refers=("partners",),
        aliases=("Lead partner", "Organisation", "Organization"),
        default=None,
    )
    contributing: str | None = column(
        "Contributing partners",
        "Others that took part, separated by semicolons.",
        refers=("partners",),
        many=True,
        aliases=("Other partners", "Partners"),
        default=None,
    )
    start: dt.date = column(
        "Start",
        "The day it began.",
        example=dt.date(2026, 1, 12),
        aliases=("Start date", "Begin", "From"),
    )
    end: dt.date | None = column(
        "End",
        "The day it ended; empty while it goes on this quarter.",
        example=dt.date(2026, 2, 28),
        aliases=("End date", "Until", "To"),
        default=None,
    )
    for_quarter: str | None = column(
        "Quarter",
        "The quarter these figures are for, such as 2026 Q1; empty: the workbook's, or "
        "the one the campaign began in.",
        reads="quarter",
        aliases=("Reporting quarter",),
        default=None,
    )
    developed: int | None = column(
        "Materials developed",
        "Different items designed in the quarter.",
        unit="items",
        ge=0,
        example=2,
        default=None,
    )
    produced: int | None = column(
        "Materials produced",
        "Copies printed or made in the quarter.",
        unit="copies",
        ge=0,
        example=1500,
        aliases=("Materials printed",),
        default=None,
    )
    distributed: int | None = column(
        "Materials distributed",
        "Copies handed out or placed in the quarter.",
        unit="copies",
        ge=0,
        example=1200,
        aliases=("Materials handed out", "Distributed"),
        default=None,
    )
    reach: int | None = column(
        "Reach",
        "People who met the message in the quarter through this channel; where the channel has a "
        "row an item, in one of them.",
        unit="people",
        ge=0,
        example=5400,
        aliases=("People reached", "Audience reached"),
        default=None,
    )
    engagements: int | None = column(
        "Engagements",
        "Likes, comments and shares; views and impressions are not engagements. In the row that "
        "has the reach.",
        unit="engagements",
        ge=0,
        example=310,
        aliases=("Interactions",),
        default=None,
    )
    cost: float | None = column(
        "Cost",
        "What it cost in the quarter; of several rows with items, each its own or one the whole.",
        unit="money",
        ge=0,
        example=850.0,
        aliases=("Spend", "Expenditure"),
        default=None,
    )
    grant: str | None = column(
        "Grant",
        "The grant that paid for most of it; empty if none did.",
        refers=("grants",),
        by=True,
        aliases=("Grant code", "Award number", "Award"),
        default=None,
    )
    engaged: int | None = figure(
        "Engagements, where reach is known",
        "Engagements of rows that also say how many were reached.",
        lambda engagements, reach: engagements,
    )
    engageable: int | None = figure(
        "Reach, where engagements are known",
        "Reach of rows that also say how many engagements there were.",
        lambda reach, engagements: reach,
    )
