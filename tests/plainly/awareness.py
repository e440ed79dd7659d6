"""Campaigns and what they handed out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plainly.counting import added, number, share
from plainly.rows import (
    NOT_AVAILABLE,
    ONLINE,
    Answer,
    View,
    day,
    months_in,
    quarter_of,
    quarters_between,
)


def active_in(campaign: Mapping[str, Any]) -> list[str]:
    first = quarter_of(campaign["start"])
    last = quarter_of(campaign["end"]) if "end" in campaign else campaign["quarter"]
    return quarters_between(first, max(first, last))


def months_of(campaign: Mapping[str, Any]) -> set[str]:
    """Return the months from its start to its end; to its quarter's end, while it goes on."""
    all_of_them = [month for quarter in active_in(campaign) for month in months_in(quarter)]
    last = str(campaign["end"])[:7] if "end" in campaign else all_of_them[-1]
    return {month for month in all_of_them if str(campaign["start"])[:7] <= month <= last}


def running(view: View) -> set[str]:
    return {
        row["code"]
        for row in view.of_any_time("campaigns")
        if any(view.has(month) for month in months_of(row))
    }


def campaigns_conducted(view: View) -> Answer:
    return number(view, "campaigns", running(view))


def campaigns_launched(view: View) -> Answer:
    """Campaigns whose very first day is then, where they were active in that month."""
    first_day: dict[str, dt.date] = {}
    for row in view.coalition.counted.get("campaigns", []):
        began = day(row["start"])
        first_day[row["code"]] = min(began, first_day.get(row["code"], began))
    launched = set()
    for row in view.of_any_time("campaigns"):
        month = str(first_day[row["code"]])[:7]
        if view.has(month) and month in months_of(row):
            launched.add(row["code"])
    if not running(view) and view.silent("campaigns"):
        return NOT_AVAILABLE
    return Answer(len(launched), part=len(launched))


def materials_distributed(view: View) -> Answer:
    return added(view, "campaigns", lambda row: row.get("distributed"))


def materials_developed(view: View) -> Answer:
    return added(view, "campaigns", lambda row: row.get("developed"))


def materials_produced(view: View) -> Answer:
    return added(view, "campaigns", lambda row: row.get("produced"))


def campaign_reach(view: View) -> Answer:
    return added(view, "campaigns", lambda row: row.get("reach"))


def digital_engagement_rate(view: View) -> Answer:
    of_online = replace(view, where={**view.where, "channel": ONLINE})
    online = [row for row in of_online.rows("campaigns") if view.keeps(row)]
    both = [row for row in online if "engagements" in row and "reach" in row]
    engagements = sum(row["engagements"] for row in both)
    reach = sum(row["reach"] for row in both)
    return share(of_online, "campaigns", engagements, reach, online, both)


FIGURES = (
    campaigns_conducted,
    campaigns_launched,
    materials_distributed,
    campaign_reach,
    digital_engagement_rate,
    materials_developed,
    materials_produced,
)
