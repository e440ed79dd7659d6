"""Campaigns: each partner's own, and the joint ones of every winter, spring and autumn."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from data.demo.book import Rows
from data.demo.partners import (
    COLLEGE,
    CONGREGATIONS,
    COUNCIL,
    HOTELIERS,
    LINE,
    NEIGHBOURS,
    POLICE,
    SCHOOLS,
    Partner,
)
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
from data.periods import first_day, last_day

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
#: Channel → what is made for it; of print, what a second row tells apart.
_ITEMS = {
    "social_media": ("digital",),
    "website": ("digital",),
    "mobile_app": ("digital",),
    "outdoor": ("sign",),
    "in_person": ("card", "booklet", "clothing"),
    "print": ("flyer",),
}
_SECOND = ("poster", "poster", "card")


@dataclass(frozen=True)
class _Yearly:
    """A campaign that some partners run together in one quarter of every year.

    Attributes:
        code: its code, without the year.
        season: the quarter of the year.
        theme: what it is about.
        audience: whom it addresses.
        languages: in which languages.
        channels: partner → its channel; the first leads.
    """

    code: str
    season: str
    theme: str
    audience: str
    languages: str
    channels: Mapping[str, str]


_YEARLY = (
    _Yearly(
        "TERM",
        "Q4",
        "A safe start of term",
        "youth",
        "English; Spanish; Vietnamese",
        {SCHOOLS: "print", COLLEGE: "social_media", NEIGHBOURS: "in_person"},
    ),
    _Yearly(
        "TRAVEL",
        "Q2",
        "Before the travel season",
        "hospitality_transport",
        "English; Arabic",
        {HOTELIERS: "print", POLICE: "broadcast"},
    ),
)


def run(partner: Partner, quarter: str) -> Rows:
    """Return a partner's rows of campaigns in a quarter: one a campaign, channel and area."""
    chance = dice("campaigns", partner.code, quarter)
    number = whole(chance, partner.campaigns * season(CAMPAIGN_SEASON, quarter) * growth(quarter))
    own = [row for n in range(1, number + 1) for row in _own(chance, partner, quarter, n)]
    return own + _joint(partner, quarter) + _yearly(partner, quarter)


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
    return [row for c in channels for row in _rows(shared, c, _figures(chance, c, size))]


def _rows(shared: dict[str, Any], channel: str, figures: dict[str, Any]) -> Rows:
    """Return a channel's rows, one an item; what the channel reached stands in the first alone."""
    first = shared | figures
    chance = dice("items", shared["code"], channel, shared.get("for_quarter"), shared.get("area"))
    if channel in _ITEMS:
        first |= {"item": chance.choice(_ITEMS[channel])}
    if channel != "print" or chance.random() < 0.5:
        return [first]
    produced = round(figures["produced"] * chance.uniform(0.05, 0.2))
    second = {"channel": channel, "item": chance.choice(_SECOND), "produced": produced}
    second |= {"distributed": round(produced * chance.uniform(0.8, 1.0)), "developed": 1}
    return [first, shared | second]


def _figures(chance: Random, channel: str, size: float) -> dict[str, Any]:
    """Return what one channel did: materials where there are any, engagements where they count."""
    reach = about(chance, _REACH[channel] * size, 0.4)
    figures: dict[str, Any] = {"channel": channel, "reach": reach, "cost": _cost(chance, reach)}
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
    posts = _figures(dice("joint posts", quarter), "social_media", size)
    together = _rows(shared, "social_media", posts)
    chance = dice("joint", partner.code, quarter)
    if partner.code == COUNCIL:
        return together + _rows(shared, "print", _figures(chance, "print", 2 * size))
    if partner.code == LINE:
        return together + _rows(shared, "outdoor", _figures(chance, "outdoor", size))
    return [
        row
        for area in partner.where[:2]
        for row in _rows(
            shared | {"area": area}, "in_person", _figures(chance, "in_person", 0.5 * size)
        )
    ]


def _yearly(partner: Partner, quarter: str) -> Rows:
    """Return a partner's part in the campaigns that some run together once a year."""
    rows: Rows = []
    for one in _YEARLY:
        channel = one.channels.get(partner.code)
        if channel and quarter.endswith(one.season):
            lead, *others = one.channels
            shared = {
                "code": f"{one.code}-{quarter[:4]}",
                "theme": one.theme,
                "audience": one.audience,
                "languages": one.languages,
                "partner": lead,
                "contributing": tuple(others),
                "start": first_day(quarter) + dt.timedelta(9),
                "end": last_day(quarter) - dt.timedelta(20),
            }
            chance = dice("yearly", one.code, partner.code, quarter)
            rows += _rows(shared, channel, _figures(chance, channel, 0.5 * growth(quarter)))
    return rows
