"""Trainings: sessions held, for whom, and who completed them."""

import datetime as dt

from data.column import Check, column, figure
from data.lists import AUDIENCE_CLASSES, AUDIENCES, CLASS_AUDIENCE, KNOWN
from data.row import Row


class Training(Row, table=True):
    """A training or education session: for professionals in their role, or for the public.

    One row a session. Registered, attended and completed are three different numbers.
    """

    title = "Trainings"
    aliases = ("Training", "Training sessions")
    key = ("code",)
    dated = "date"
    credited = "partner"
    shared = ("code",)
    place = 40
    spread = "audience_class"
    checks = (
        Check(
            "completed_above",
            "completed",
            "registered",
            lambda completed, registered: completed > registered,
        ),
        Check(
            "above_attended",
            "completed",
            "attended",
            lambda completed, attended: completed > attended,
        ),
        Check("above_attended", "tested", "attended", lambda tested, attended: tested > attended),
    )

    code: str = column(
        "Training code",
        "The coalition's code for the session.",
        example="EXAMPLE-T1",
        aliases=("Code", "Session code", "Training ID", "Training no", "Training number"),
        max_length=60,
    )
    name: str | None = column(
        "Title",
        "What the session was called.",
        example="Recognising the signs on patrol",
        aliases=("Name", "Training", "Training title", "Session"),
        default=None,
        max_length=200,
    )
    date: dt.date = column(
        "Date",
        "The day it took place.",
        example=dt.date(2026, 3, 10),
        aliases=("Training date", "Session date", "Day", "When"),
    )
    hours: float | None = column(
        "Hours",
        "How long it lasted.",
        unit="hours",
        gt=0,
        le=400,
        example=3.0,
        aliases=("Duration", "Length in hours"),
        default=None,
    )
    audience_class: str = column(
        "Audience class",
        "Who was taught.",
        choices=AUDIENCE_CLASSES,
        example="law_enforcement",
        aliases=("Audience", "Trainees", "Class"),
    )
    agency: str | None = column(
        "Agency",
        "The agency or body the trainees belong to.",
        example="Patrol division",
        aliases=("Department",),
        default=None,
        by=True,
        max_length=120,
    )
    area: str | None = column(
        "Area",
        "The area it took place in; empty for the whole coalition.",
        refers=("areas",),
        aliases=("District", "County", "Location"),
        default=None,
    )
    partner: str | None = column(
        "Partner",
        "The partner that held it; empty for the reporting partner.",
        refers=("partners",),
        aliases=("Lead partner", "Organisation", "Organization", "Trainer"),
        default=None,
    )
    registered: int | None = column(
        "Registered",
        "People who registered.",
        unit="people",
        ge=0,
        example=25,
        aliases=("Registrations", "Signed up", "Enrolled"),
        default=None,
    )
    attended: int | None = column(
        "Attended",
        "People present for at least part of it.",
        unit="people",
        ge=0,
        example=23,
        aliases=("Attendance", "Attendees", "Participants"),
        default=None,
    )
    completed: int | None = column(
        "Completed",
        "People who completed it.",
        unit="people",
        ge=0,
        example=22,
        aliases=("Completers", "Certified"),
        default=None,
    )
    tested: int | None = column(
        "Tested before and after",
        "People whose score is known both times.",
        unit="people",
        ge=0,
        example=20,
        aliases=("Test n", "Tested"),
        default=None,
    )
    score_before: float | None = column(
        "Mean score before",
        "Their mean test score before, in per cent.",
        unit="per cent",
        ge=0,
        le=100,
        example=54.5,
        aliases=("Pre-test mean", "Score before"),
        default=None,
    )
    score_after: float | None = column(
        "Mean score after",
        "Their mean test score after, in per cent.",
        unit="per cent",
        ge=0,
        le=100,
        example=78.0,
        aliases=("Post-test mean", "Score after"),
        default=None,
    )
    survivor_led: bool | None = column(
        "Survivor-led?",
        "Yes if a survivor taught or designed it.",
        example=False,
        default=None,
    )
    cost: float | None = column(
        "Cost",
        "What it cost, all partners together.",
        unit="money",
        ge=0,
        example=420.0,
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
    audience: str | None = figure(
        "Audience",
        "The audience the class belongs to.",
        lambda audience_class: CLASS_AUDIENCE[audience_class],
        by=AUDIENCES,
    )
    contact_hours: float | None = figure(
        "Contact hours",
        "People who completed × hours.",
        lambda completed, hours: completed * hours,
    )
    finished: int | None = figure(
        "Completed, where registration is known",
        "Completers of sessions that reported both registered and completed.",
        lambda completed, registered: min(completed, registered),
    )
    enrolled: int | None = figure(
        "Registered, where completion is known",
        "Registrations at sessions that reported both registered and completed.",
        lambda registered, completed: registered,
    )
    cost_counted: float | None = figure(
        "Cost, where completion is known",
        "Cost of sessions that also say how many completed.",
        lambda cost, completed: cost,
    )
    costed: str | None = figure(
        "Cost known",
        "Yes where both cost and completers are reported, so that people can be held against it.",
        lambda code, cost=None, completed=None: "no" if None in (cost, completed) else "yes",
        by=KNOWN,
    )
