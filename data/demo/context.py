"""The world around: tips and incidents, and what partners shared with each other."""

from random import Random

from data.demo.book import Rows
from data.demo.partners import LINE, Partner
from data.demo.places import DISTRICTS, GAP
from data.demo.story import (
    ALL_AGENCIES,
    NEW_NUMBER,
    TEXT_LINE,
    TIP_SEASON,
    about,
    dice,
    growth,
    season,
    times,
)
from data.periods import first_day, month_of, months_of, quarter_of

#: Reporting channel → tips a month from ten thousand people, and the quarter it opened.
_CHANNELS = {
    "hotline": (0.55, ""),
    "web_form": (0.28, ""),
    "text": (0.22, quarter_of(month_of(TEXT_LINE))),
    "police": (0.14, ""),
}

#: Partner → type of resource, unit, and how much of it a quarter.
_SHARED = {
    "P01": (("shelter_nights", "nights", 420), ("counselling", "referrals", 46)),
    "P02": (("legal_aid", "referrals", 31), ("staff_time", "hours", 60)),
    "P03": (("venue", "hours", 70), ("money", "dollars", 9_000)),
    "P04": (("staff_time", "hours", 90),),
    "P05": (("venue", "hours", 44),),
    "P06": (("counselling", "referrals", 38), ("staff_time", "hours", 24)),
    "P07": (("venue", "hours", 52), ("materials", "copies", 600)),
    "P08": (("shelter_nights", "nights", 35), ("money", "dollars", 2_500)),
    "P10": (("materials", "copies", 900), ("staff_time", "hours", 40)),
}


def reported(partner: Partner, quarter: str) -> Rows:
    """Return the tips of a quarter by month, district and channel; the reporting line keeps them.

    A cell of the police channel also carries the incidents recorded there.
    """
    if partner.code != LINE:
        return []
    chance = dice("tips", quarter)
    open_channels = [name for name, (_, since) in _CHANNELS.items() if since <= quarter]
    return [
        _month(chance, quarter, month, district.code, district.population, channel)
        for month in months_of(quarter)
        for district in DISTRICTS
        for channel in open_channels
    ]


def _month(
    chance: Random, quarter: str, month: str, area: str, population: int, channel: str
) -> dict[str, object]:
    number = 1.4 if month >= month_of(NEW_NUMBER) else 1.0
    here = 1.6 if area == GAP else 1.0
    awareness_month = 1.25 if month.endswith("-01") else 1.0
    mean = _CHANNELS[channel][0] * population / 10_000 * growth(quarter)
    tips = times(chance, mean * season(TIP_SEASON, quarter) * awareness_month * number * here)
    actionable = sum(chance.random() < 0.42 for _ in range(tips))
    row: dict[str, object] = {
        "period": month,
        "area": area,
        "channel": channel,
        "contacts": tips + times(dice("contacts", month, area, channel), 1.5 + 0.8 * tips),
        "tips": tips,
        "actionable": actionable,
        "referred": sum(chance.random() < 0.6 for _ in range(actionable)),
        "source": "Twelve Districts Reporting Line",
    }
    if channel == "police":
        recorded = {
            "incidents": times(chance, population / 90_000),
            "coverage": f"{4 if first_day(quarter) >= ALL_AGENCIES else 3} of 4 agencies",
        }
        row |= recorded | {"source": "Twelve Districts Police"}
    return row


def shared(partner: Partner, quarter: str) -> Rows:
    """Return what a partner shared in a quarter."""
    chance = dice("resources", partner.code, quarter)
    rows: Rows = [
        {
            "for_quarter": quarter,
            "type": type_,
            "amount": float(about(chance, amount * growth(quarter), 0.2)),
            "unit": unit,
        }
        for type_, unit, amount in _SHARED.get(partner.code, ())
    ]
    if partner.code == "P03" and quarter.endswith("Q2"):
        grant = {"type": "joint_grant", "amount": 40_000.0, "unit": "dollars"}
        rows.append({"for_quarter": quarter, **grant})
    return rows
