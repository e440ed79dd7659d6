"""Campaigns: each partner's own, and the joint one of every January."""

import datetime as dt
from random import Random

from data.demo.book import Rows
from data.demo.partners import CONGREGATIONS, COUNCIL, LINE, Partner
from data.demo.story import (
    CAMPAIGN_SEASON,
    about,
    dice,
    growth,
    season,
    short,
    whole,
    working_day,
)
from data.periods import last_day

_THEMES = {
    "at_risk": ("Help without conditions", "Your papers are yours"),
    "immigrants": ("Know your rights at work", "Safe job offers abroad"),
    "general_public": ("Know the signs", "See it, say it safely", "Work with dignity"),
    "hospitality_transport": ("Check-in, check twice", "Eyes on the road"),
    "businesses": ("Clean supply chains", "Fair hiring"),
    "parents": ("Talking about online contacts", "Who is messaging?"),
    "youth": ("Too good to be true", "Safe job offers"),
    "educators": ("When a pupil goes quiet",),
    "health": ("Ask twice, ask alone",),
    "faith": ("Open doors, open eyes",),
    "other_professionals": ("Know whom to call",),
}
_LANGUAGES = ("English", "English; Spanish", "English; Spanish; Vietnamese", "English; Arabic")
_COUNTED_ONLINE = {"social_media", "website", "mobile_app"}
_REACH = {
    "social_media": 6_500,
    "website": 1_400,
    "broadcast": 21_000,
    "press": 9_000,
    "print": 1_100,
    "outdoor": 12_500,
    "mobile_app": 800,
    "in_person": 240,
}
_JOINT = (COUNCIL, LINE, CONGREGATIONS)


def run(partner: Partner, quarter: str) -> Rows:
    """Return a partner's rows of campaigns in a quarter: one a campaign, channel and area."""
    chance = dice("campaigns", partner.code, quarter)
    number = whole(chance, partner.campaigns * season(CAMPAIGN_SEASON, quarter) * growth(quarter))
    own = [row for n in range(1, number + 1) for row in _own(chance, partner, quarter, n)]
    return own + _joint(partner, quarter)


def _own(chance: Random, partner: Partner, quarter: str, number: int) -> Rows:
    audience = chance.choice(partner.audiences)
    start = working_day(chance, quarter)
    everywhere = len(partner.where) > 4
    shared = {
        "code": f"C-{short(quarter)}-{partner.code}-{number}",
        "theme": chance.choice(_THEMES[audience]),
        "audience": audience,
        "languages": chance.choice(_LANGUAGES),
        "area": None if everywhere else chance.choice(partner.where),
        "start": start,
        "end": min(start + dt.timedelta(chance.randrange(12, 40)), last_day(quarter)),
    }
    channels = chance.sample(partner.channels, chance.randint(1, min(3, len(partner.channels))))
    size = growth(quarter) * (1.0 if everywhere else 0.35)
    return [shared | _figures(chance, channel, size) for channel in channels]


def _figures(chance: Random, channel: str, size: float) -> dict[str, object]:
    """Return what one channel did: materials where there are any, engagements where they count."""
    reach = about(chance, _REACH[channel] * size, 0.4)
    figures: dict[str, object] = {"channel": channel, "reach": reach, "cost": _cost(chance, reach)}
    if channel in {"print", "in_person", "outdoor"}:
        produced = (
            about(chance, 1_500 * size, 0.4) if channel != "outdoor" else chance.randint(8, 30)
        )
        distributed = round(produced * chance.uniform(0.7, 1.0))
        figures |= {"produced": produced, "distributed": distributed}
    if channel in _COUNTED_ONLINE:
        figures["engagements"] = round(reach * chance.uniform(0.015, 0.07))
    return figures | {"developed": chance.randint(1, 3)}


def _cost(chance: Random, reach: int) -> float | None:
    """Return the cost; now and then it is not known."""
    return None if chance.random() < 0.15 else round(60 + reach * chance.uniform(0.02, 0.06), 2)


def _joint(partner: Partner, quarter: str) -> Rows:
    """Return a partner's part in the campaign that runs from December to February."""
    if partner.code not in _JOINT or quarter[5] not in "14":
        return []
    year = int(quarter[:4]) + (quarter[5] == "4")
    shared = {
        "code": f"JOINT-{year}",
        "theme": "January is awareness month",
        "audience": "general_public",
        "languages": "English; Spanish",
        "partner": COUNCIL,
        "contributing": (LINE, CONGREGATIONS),
        "start": dt.date(year - 1, 12, 5),
        "end": dt.date(year, 2, 20) if quarter[5] == "1" else None,
        "for_quarter": quarter,
    }
    size = growth(quarter) * (1.3 if quarter[5] == "1" else 0.6)
    # Two partners report the posts they made together: the same figures, counted once.
    together = shared | _figures(dice("joint posts", quarter), "social_media", size)
    chance = dice("joint", partner.code, quarter)
    if partner.code == COUNCIL:
        return [together, shared | _figures(chance, "print", 2 * size)]
    if partner.code == LINE:
        return [together, shared | _figures(chance, "outdoor", size)]
    return [
        shared | {"area": area} | _figures(chance, "in_person", 0.5 * size)
        for area in partner.where[:2]
    ]
