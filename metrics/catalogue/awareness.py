"""Campaigns and awareness: what was said, and whom it met."""

from data.kinds.campaigns import Campaign
from metrics.indicator import Example, Indicator
from metrics.shapes import Count, Ratio
from metrics.terms import codes, total

CAMPAIGNS_CONDUCTED = Indicator(
    code="campaigns_conducted",
    title="Campaigns conducted",
    question="How many awareness campaigns were running?",
    theme="awareness",
    level="activity",
    additivity="distinct",
    value=Count(codes(Campaign)),
    unit="campaigns",
    definition="Different campaigns active in the window. A campaign is one theme, one audience "
    "and a series of actions; its posts, shirts and flyers are its parts. A joint campaign counts "
    "once; one that runs over two quarters is active in both and counts once in the year.",
    source="number of awareness campaigns conducted",
    example=Example(
        rows={
            "campaigns": (
                {"code": "C1", "channel": "print", "start": "2026-01-10", "end": "2026-02-20"},
                {"code": "C1", "channel": "website", "start": "2026-01-10", "end": "2026-02-20"},
                {"code": "C2", "channel": "print", "start": "2026-03-01", "end": "2026-03-31"},
            )
        },
        value=2,
        because="C1 through two channels is one campaign, C2 another: 1 + 1 = 2",
    ),
)

CAMPAIGNS_LAUNCHED = Indicator(
    code="campaigns_launched",
    title="Campaigns launched",
    question="How many awareness campaigns began?",
    theme="awareness",
    level="activity",
    additivity="sum",
    value=Count(codes(Campaign, launched=True)),
    unit="campaigns",
    definition="Different campaigns whose first day lies in the window. A joint campaign counts "
    "once.",
    source="number of awareness campaigns conducted",
    example=Example(
        rows={
            "campaigns": (
                {"code": "C1", "start": "2026-01-10", "end": "2026-02-20"},
                {"code": "C2", "start": "2025-12-01", "end": "2026-03-31", "for_quarter": "2026Q1"},
            )
        },
        value=1,
        because="C1 began in 2026 Q1; C2 was still running but had begun the quarter before",
    ),
)

_MATERIALS = (
    {"code": "C1", "developed": 3, "produced": 2000, "distributed": 1200},
    {"code": "C2", "developed": 1, "produced": 500, "distributed": 300},
)

MATERIALS_DEVELOPED = Indicator(
    code="materials_developed",
    title="Materials developed",
    question="How many different educational materials were made or adapted?",
    theme="awareness",
    level="activity",
    additivity="sum",
    value=Count(total(Campaign.developed)),
    unit="items",
    definition="Different items designed, written or translated in the quarter they were reported "
    "for. Materials developed, produced and distributed are three numbers and never added.",
    source="amount of educational materials distributed",
    example=Example({"campaigns": _MATERIALS}, 4, "3 + 1 = 4 items; copies are another figure"),
)

MATERIALS_PRODUCED = Indicator(
    code="materials_produced",
    title="Materials produced",
    question="How many copies of educational materials were printed or made?",
    theme="awareness",
    level="activity",
    additivity="sum",
    value=Count(total(Campaign.produced)),
    unit="copies",
    definition="Copies printed or made in the quarter they were reported for. Materials developed, "
    "produced and distributed are three numbers and never added.",
    source="amount of educational materials distributed",
    caveat="A copy produced is not a copy handed out.",
    example=Example(
        {"campaigns": _MATERIALS}, 2500, "2,000 + 500 = 2,500; those handed out are another figure"
    ),
)

MATERIALS_DISTRIBUTED = Indicator(
    code="materials_distributed",
    title="Materials distributed",
    question="How many copies of educational materials were handed out or placed?",
    theme="awareness",
    level="output",
    additivity="sum",
    value=Count(total(Campaign.distributed)),
    unit="copies",
    definition="Copies handed out or placed in the quarter they were reported for. Materials "
    "developed, produced and distributed are three numbers and never added.",
    source="amount of educational materials distributed",
    caveat="A copy handed out is not a copy read.",
    example=Example(
        rows={
            "campaigns": _MATERIALS,
        },
        value=1500,
        because="1,200 + 300 = 1,500; the copies produced are another figure",
    ),
)

CAMPAIGN_REACH = Indicator(
    code="campaign_reach",
    title="Campaign reach",
    question="How many people met the message, channel by channel?",
    theme="awareness",
    level="output",
    additivity="sum",
    value=Count(total(Campaign.reach)),
    unit="people",
    definition="People who met the message through a channel, added within the channel only. The "
    "same person may be reached through two channels, so the reach of two channels is never added.",
    source="raise awareness … social media campaigns",
    caveat="Reach is reported by platforms and partners and counts meetings with the message, not "
    "attention to it. Within a channel the same person may be reached by two campaigns.",
    apart=("channel",),
    example=Example(
        rows={
            "campaigns": (
                {"code": "C1", "channel": "social_media", "reach": 5000},
                {"code": "C2", "channel": "social_media", "reach": 1500},
                {"code": "C1", "channel": "print", "reach": 900},
            )
        },
        value=6500,
        because="social media, the largest channel: 5,000 + 1,500 = 6,500; print's 900 stays apart",
    ),
)

DIGITAL_ENGAGEMENT_RATE = Indicator(
    code="digital_engagement_rate",
    title="Digital engagement rate",
    question="How many likes, comments and shares for each person reached online?",
    theme="awareness",
    level="output",
    additivity="ratio",
    value=Ratio(
        total(Campaign.engaged, channel=("social_media", "website", "mobile_app")),
        total(Campaign.engageable, channel=("social_media", "website", "mobile_app")),
    ),
    unit="people reached online",
    direction="higher",
    definition="Likes, comments and shares ÷ reach, on social media, websites and mobile apps, "
    "where both were reported. Impressions and views are not engagement.",
    source="rate of community engagement",
    caveat="One person can engage several times, so this is not a share of people.",
    example=Example(
        rows={
            "campaigns": (
                {"code": "C1", "channel": "social_media", "reach": 5000, "engagements": 300},
                {"code": "C2", "channel": "website", "reach": 1000, "engagements": 60},
            )
        },
        value=0.06,
        because="(300 + 60) ÷ (5,000 + 1,000) = 360 ÷ 6,000 = 0.06",
    ),
)
