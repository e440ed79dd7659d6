"""Events and who signed in: workshops, forums, booths, the coalition's meetings."""

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from data.demo.book import Rows
from data.demo.participants import step, who_comes
from data.demo.partners import (
    ALONE,
    COLLEGE,
    CONGREGATIONS,
    COUNCIL,
    HOTELIERS,
    LINE,
    NEIGHBOURS,
    PARTNERS,
    POLICE,
    SCHOOLS,
    Partner,
)
from data.demo.story import (
    EVENT_SEASON,
    QUARTERS,
    SCHOOL_SEASON,
    about,
    dice,
    growth,
    season,
    short,
    whole,
    working_day,
)

_NAMES = {
    "workshop": ("Know the signs", "Safe job offers", "What to do when you see it"),
    "seminar": ("How recruitment works", "Work, debt and control", "The law in plain words"),
    "forum": ("An evening of questions", "Neighbours ask, services answer"),
    "booth": ("Stall at the weekend market", "Stall at the open day"),
    "neighbourhood_watch": ("Watch circle", "Street by street"),
    "outreach": ("Outreach walk", "Visits to work sites"),
}
#: Where people pass by: somebody counts heads, nobody registers.
_COUNTED = {"booth", "outreach"}

#: Who leads, who takes part, and in what share of quarters; all report it, with the same code.
_TOGETHER: tuple[tuple[str, tuple[str, ...], float], ...] = (
    (SCHOOLS, (COLLEGE,), 0.6),
    (CONGREGATIONS, (NEIGHBOURS,), 0.6),
    (COUNCIL, (HOTELIERS,), 0.5),
    ("P01", (LINE,), 0.4),
    (CONGREGATIONS, (NEIGHBOURS, COLLEGE), 0.3),
    (COUNCIL, (POLICE, LINE), 0.35),
)

#: Type of event → what it usually costs.
_COSTS = {
    "workshop": 210,
    "seminar": 260,
    "forum": 480,
    "booth": 90,
    "neighbourhood_watch": 60,
    "meeting": 150,
    "outreach": 40,
}

Event = tuple[dict[str, Any], Rows]


def held(partner: Partner, quarter: str) -> tuple[Rows, Rows]:
    """Return a partner's events of a quarter, and sign-ins at those it led."""
    events = [*_own(partner, quarter), *_joint(partner, quarter), *_for_survivors(partner, quarter)]
    return [_with_cost(event) for event, _ in events], [row for _, rows in events for row in rows]


def _with_cost(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event with its cost: the same whoever reports it, and now and then not known."""
    chance = dice("cost", event["code"])
    if chance.random() < 0.25:
        return event
    usual = _COSTS[event["type"]]
    return event | {"cost": round(usual * chance.uniform(0.6, 1.5) + 1.5 * event["attended"], 2)}


def _own(partner: Partner, quarter: str) -> list[Event]:
    chance = dice("events", partner.code, quarter)
    seasons = SCHOOL_SEASON if partner.type == "school" else EVENT_SEASON
    number = whole(chance, partner.events * season(seasons, quarter) * growth(quarter))
    return [
        _event(chance, partner, quarter, f"E-{short(quarter)}-{partner.code}-{n}")
        for n in range(1, number + 1)
    ]


def _event(chance: Random, partner: Partner, quarter: str, code: str) -> Event:
    type_, area = chance.choice(partner.types), chance.choice(partner.where)
    online = type_ == "seminar" and chance.random() < 0.5
    event = {
        "code": code,
        "name": chance.choice(_NAMES[type_]),
        "type": type_,
        "date": working_day(chance, quarter),
        "area": area,
        "audience": chance.choice(partner.audiences),
        "venue": "online" if online else "other" if type_ in _COUNTED else partner.venue,
        "mode": "online" if online else "in_person",
    }
    return _attended(chance, event, quarter)


def _attended(chance: Random, event: dict[str, Any], quarter: str) -> Event:
    if event["type"] in _COUNTED:
        heads = about(chance, 85 * growth(quarter), 0.7)
        return event | {"attended": round(heads, -1) or 10, "estimated": True}, []
    if event["audience"] == "youth" or chance.random() < 0.2:
        return event | _registered(chance, about(chance, 26, 0.6)), []
    # Now and then hardly anyone comes: the small numbers that must be protected.
    few = chance.random() < 0.12
    number = chance.randint(1, 4) if few else about(chance, 27 * growth(quarter), 0.5)
    return _with_sign_ins(chance, event, number)


def _registered(chance: Random, attended: int) -> dict[str, int]:
    """Return the figures of an event that took no sign-ins; some took no registration either."""
    if chance.random() < 0.3:
        return {"attended": attended}
    walk_ins = whole(chance, attended * chance.uniform(0, 0.2))
    registered = round((attended - walk_ins) * chance.uniform(1.0, 1.45))
    places = {"capacity": 10 * (registered // 10 + 1)} if chance.random() < 0.6 else {}
    return places | {"registered": registered, "attended": attended, "walk_ins": walk_ins}


def _with_sign_ins(chance: Random, event: dict[str, Any], number: int) -> Event:
    """Return an event with one sign-in a person; attendance is what the sign-ins say."""
    took_registration = chance.random() > 0.15
    likely: Callable[[], bool] = lambda: chance.random() < 0.8  # noqa: E731
    rows: Rows = []
    for person in who_comes(chance, event["audience"], event["area"], number):
        before = likely() if took_registration else None
        came = likely() if before else True
        rows.append(
            {
                "event_code": event["code"],
                "person": person,
                "registered": before,
                "attended": came,
                "active_step": step(chance) if came else None,
            }
        )
    figures: dict[str, Any] = {"attended": sum(row["attended"] for row in rows)}
    if took_registration:
        figures["registered"] = sum(row["registered"] for row in rows)
        figures["walk_ins"] = sum(row["attended"] and not row["registered"] for row in rows)
    return event | figures | {"estimated": False}, rows


def _joint(partner: Partner, quarter: str) -> list[Event]:
    """Return the joint events a partner took part in; sign-ins are in the lead's workbook alone."""
    joint = [_meeting(quarter), *(_together(*together, quarter) for together in _TOGETHER)]
    events = []
    for event, rows in joint:
        if partner.code == event["lead"]:
            events.append((event, rows))
        elif partner.code in event["contributing"]:
            events.append((event, []))
    return events


@cache
def _meeting(quarter: str) -> Event:
    """Return the coalition's quarterly meeting; more partners come as the years go by."""
    chance = dice("meeting", quarter)
    number = min(len(PARTNERS) - 2, 4 + QUARTERS.index(quarter) // 3)
    away = {COUNCIL, ALONE}
    others = [p.code for p in PARTNERS if p.code not in away and quarter not in p.silent]
    event = {
        "code": f"MEET-{short(quarter)}",
        "name": "Quarterly meeting of the coalition",
        "type": "meeting",
        "date": working_day(chance, quarter),
        "area": "D01",
        "lead": COUNCIL,
        "contributing": sorted(chance.sample(others, min(number, len(others)))),
        "audience": "other_professionals",
        "venue": "community_centre",
        "mode": "hybrid",
    }
    return _with_sign_ins(chance, event, about(chance, 22, 0.2))


@cache
def _together(lead: str, others: tuple[str, ...], likely: float, quarter: str) -> Event:
    chance = dice("pair", lead, *others, quarter)
    partner = next(p for p in PARTNERS if p.code == lead)
    code = "-".join(("J", short(quarter), lead, *others))
    together = {"code": code, "lead": lead, "contributing": list(others)}
    held_this_quarter = chance.random() < likely and quarter not in partner.silent
    if not held_this_quarter or (partner.type == "school" and quarter.endswith("Q3")):
        return {"lead": "", "contributing": []}, []
    event = {
        "name": f"{chance.choice(_NAMES['workshop'])}, together",
        "type": "workshop",
        "date": working_day(chance, quarter),
        "area": partner.where[0],
        "audience": "parents",
        "venue": partner.venue,
        "mode": "in_person",
    }
    return _with_sign_ins(chance, together | event, about(chance, 28 * growth(quarter), 0.3))


def _for_survivors(partner: Partner, quarter: str) -> list[Event]:
    """Return the shelter's evenings for survivors: head counts only, and small."""
    if partner.code != "P01":
        return []
    chance = dice("survivors", quarter)
    event = {
        "code": f"S-{short(quarter)}-{partner.code}",
        "name": "Peer evening",
        "type": "workshop",
        "date": working_day(chance, quarter),
        "audience": "at_risk",
        "venue": "other",
        "mode": "in_person",
        "attended": chance.randint(3, 9),
        "survivors_only": True,
    }
    return [(event, [])]
