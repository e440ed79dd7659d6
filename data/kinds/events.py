"""Events: gatherings, by type, place and who came."""

import datetime as dt

from data.column import Check, column, figure
from data.lists import AUDIENCES, EVENT_TYPES, KNOWN, MODES, VENUES
from data.row import Row


def _came_of_registered(attended: int, registered: int, walk_ins: int = 0) -> int:
    """Whoever came beyond those registered counts as a walk-in, stated or not."""
    return min(registered, max(0, attended - walk_ins))


class Event(Row, table=True):
    """A gathering the coalition held or took part in: a workshop, a forum, a booth, a meeting.

    One row an event. A joint event has the same code in every partner's workbook and counts once.
    """

    title = "Events"
    aliases = ("Event", "Event attendance", "Activities")
    key = ("code",)
    dated = "date"
    credited = "lead"
    shared = ("code",)
    jointly = ("contributing", "joint")
    heads_only = "survivors_only"
    guesses = ("attended", "estimated")
    place = 20
    spread = "audience"
    spread_sums = True
    checks = (
        Check(
            "more_walk_ins", "walk_ins", "attended", lambda walk_ins, attended: walk_ins > attended
        ),
        Check(
            "above_registered",
            "attended",
            "registered",
            lambda attended, registered, walk_ins=0: attended - walk_ins > registered,
            less="walk_ins",
        ),
    )

    code: str = column(
        "Event code",
        "The coalition's code for the event; partners in a joint event use the same.",
        example="EXAMPLE-E1",
        aliases=("Code", "Event ID", "Event no", "Event number", "Event ref"),
        max_length=60,
    )
    name: str = column(
        "Name",
        "What the event was called.",
        example="Know the signs: an evening for parents",
        aliases=("Event", "Event name", "Title"),
        max_length=200,
    )
    type: str = column(
        "Type",
        "The kind of event.",
        choices=EVENT_TYPES,
        example="workshop",
        aliases=("Event type",),
    )
    date: dt.date = column(
        "Date",
        "The day it took place.",
        example=dt.date(2026, 2, 3),
        aliases=("Event date", "Day", "When"),
    )
    area: str | None = column(
        "Area",
        "The area it took place in; empty for the whole coalition.",
        refers=("areas",),
        aliases=("District", "County", "Location"),
        default=None,
    )
    lead: str | None = column(
        "Lead partner",
        "The partner that led it; empty for the reporting partner.",
        refers=("partners",),
        aliases=("Partner", "Lead", "Organisation", "Organization", "Host"),
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
    audience: str = column(
        "Audience",
        "Whom it was for.",
        choices=AUDIENCES,
        example="parents",
        aliases=("Target audience", "Target group"),
    )
    venue: str | None = column(
        "Venue",
        "The kind of place.",
        choices=VENUES,
        example="school",
        default=None,
    )
    mode: str | None = column(
        "Mode",
        "In person, online or both.",
        choices=MODES,
        example="in_person",
        aliases=("Format",),
        default=None,
    )
    capacity: int | None = column(
        "Capacity",
        "Places there were.",
        unit="people",
        ge=0,
        example=60,
        default=None,
    )
    registered: int | None = column(
        "Registered",
        "People who registered; empty if no registration was taken.",
        unit="people",
        ge=0,
        example=40,
        aliases=("Registrations", "Signed up", "RSVP"),
        default=None,
    )
    attended: int | None = column(
        "Attended",
        "People present, walk-ins included; presenters and staff not counted.",
        unit="people",
        ge=0,
        example=34,
        aliases=("Attendance", "Attendees", "Participants"),
        default=None,
    )
    walk_ins: int | None = column(
        "Walk-ins",
        "Of those present, people who had not registered.",
        unit="people",
        ge=0,
        example=4,
        aliases=("Walk ins", "Walkins"),
        default=None,
    )
    estimated: bool | None = column(
        "Estimated?",
        "Yes if attendance is a head-count estimate.",
        example=False,
        aliases=("Estimate",),
        default=None,
    )
    survivors_only: bool | None = column(
        "Survivors only?",
        "Yes if the event was for survivors: head counts only, no sign-ins.",
        example=False,
        aliases=("For survivors",),
        default=None,
    )
    cost: float | None = column(
        "Cost",
        "What it cost, all partners together.",
        unit="money",
        ge=0,
        example=180.0,
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
    came: int | None = figure(
        "Came, of those registered",
        "Attended less walk-ins, at events that took registration; never more than registered.",
        _came_of_registered,
    )
    expected: int | None = figure(
        "Registered, where attendance is known",
        "Registrations at events that reported both registration and attendance.",
        lambda registered, attended: registered,
    )
    joint: int | None = figure(
        "Joint",
        "1 if a partner beside the lead took part or reported it, otherwise 0.",
        lambda code, contributing="": int(bool(contributing)),
    )
    guessed: int | None = figure(
        "Estimated attendance",
        "Attendance that is a head-count estimate.",
        lambda attended, estimated=False: attended if estimated else 0,
    )
    cost_counted: float | None = figure(
        "Cost, where attendance is known",
        "Cost of events that also say how many came.",
        lambda cost, attended: cost,
    )
    costed: str | None = figure(
        "Cost known",
        "Yes where both cost and attendance are reported, so that people can be held against it.",
        lambda code, cost=None, attended=None: "no" if None in (cost, attended) else "yes",
        by=KNOWN,
    )
