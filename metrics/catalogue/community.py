"""Events and community: what was held, who came, who took a step."""

from data.kinds.events import Event
from data.kinds.signins import SignIn
from data.kinds.trainings import Training
from data.lists import ACTIVE_STEPS
from metrics.indicator import Example, Indicator
from metrics.shapes import Count, Distinct, Proportion
from metrics.terms import heads, people, rows, total

EVENTS_HELD = Indicator(
    code="events_held",
    title="Events held",
    question="How many events did the coalition hold?",
    theme="community",
    level="activity",
    additivity="sum",
    value=Count(rows(Event)),
    unit="events",
    definition="Workshops, seminars, forums, booths, meetings and the like. An event that several "
    "partners report under one code counts once, for the partner that led it.",
    source="regular meetings, workshops",
    example=Example(
        rows={"events": ({"code": "E1"}, {"code": "E2"}, {"code": "E3"})},
        value=3,
        because="three events",
    ),
)

JOINT_EVENTS = Indicator(
    code="joint_events",
    title="Joint events",
    question="What share of events was held by two or more partners together?",
    theme="community",
    level="activity",
    additivity="ratio",
    value=Proportion(total(Event.joint), rows(Event)),
    unit="events",
    direction="higher",
    definition="Events with at least one contributing partner beside the lead ÷ all events.",
    source="joint awareness events",
    example=Example(
        rows={
            "events": (
                {"code": "E1", "contributing": "P2"},
                {"code": "E2"},
                {"code": "E3"},
                {"code": "E4"},
            )
        },
        value=0.25,
        because="1 of 4 events had a contributing partner: 1 ÷ 4 = 0.25",
    ),
)

EVENT_ATTENDANCE = Indicator(
    code="event_attendance",
    title="Attendance at events",
    question="How many times did somebody come to an event?",
    theme="community",
    level="output",
    additivity="sum",
    value=Count(
        total(Event.attended), total(Event.guessed), "{n} of them are head-count estimates."
    ),
    unit="attendances",
    definition="Check-ins at events, presenters and staff left out. Somebody who came twice counts "
    "twice. Head-count estimates are included and said.",
    source="participation rates in community events",
    example=Example(
        rows={"events": ({"code": "E1", "attended": 34}, {"code": "E2", "attended": 16})},
        value=50,
        because="34 + 16 = 50",
    ),
)

EVENT_PARTICIPATION_RATE = Indicator(
    code="event_participation_rate",
    title="Event participation rate",
    question="Of those who registered for an event, what share came?",
    theme="community",
    level="output",
    additivity="ratio",
    value=Proportion(total(Event.came), total(Event.expected)),
    unit="registrations",
    direction="higher",
    definition="Came ÷ registered, over the events that took registration and counted who came. "
    "Walk-ins are counted apart; whoever came beyond those registered is counted as a walk-in.",
    source="participation rates in community events",
    example=Example(
        rows={
            "events": (
                {"code": "E1", "registered": 40, "attended": 34, "walk_ins": 4},
                {"code": "E2", "registered": 20, "attended": 12},
                {"code": "E3", "attended": 100},
            )
        },
        value=0.7,
        because="((34 − 4) + 12) ÷ (40 + 20) = 42 ÷ 60 = 0.7; E3 took no registration",
    ),
)

PEOPLE_REACHED = Indicator(
    code="people_reached_unduplicated",
    title="People reached in person",
    question="How many different people did events and trainings reach?",
    theme="community",
    level="output",
    additivity="distinct",
    value=Distinct(
        (people(SignIn, Event, Training),),
        (heads(Event.attended, unless="attended"), heads(Training.attended, unless="attended")),
    ),
    unit="people",
    definition="Different participant codes on the sign-in lists of the window. Where some events "
    "have head counts only, the figure is a lower limit: at least the people told apart or the "
    "largest head count, at most both together.",
    source="participation rates in community events",
    caveat="A year is not the sum of its quarters: whoever comes again counts once.",
    example=Example(
        rows={
            "events": ({"code": "E1", "attended": 2}, {"code": "E2", "attended": 2}),
            "signins": (
                {"event_code": "E1", "person": "K1", "attended": "yes"},
                {"event_code": "E1", "person": "K2", "attended": "yes"},
                {"event_code": "E2", "person": "K2", "attended": "yes"},
                {"event_code": "E2", "person": "K3", "attended": "yes"},
            ),
        },
        value=3,
        because="K1, K2 and K3; K2 came twice and counts once",
    ),
)

ENGAGEMENT_RATE = Indicator(
    code="engagement_rate",
    title="Community engagement rate",
    question="Of the people on sign-in lists, what share came or took another active step?",
    theme="community",
    level="output",
    additivity="ratio",
    value=Proportion(
        people(
            SignIn,
            Event,
            Training,
            either=({"attended": True}, {"active_step": tuple(ACTIVE_STEPS)}),
        ),
        people(SignIn, Event, Training),
    ),
    unit="people",
    direction="higher",
    definition="Different people who came, volunteered, pledged, hosted or asked for training ÷ "
    "different people on the sign-in lists. Only people told apart by a code are in either.",
    source="rate of community engagement",
    example=Example(
        rows={
            "events": ({"code": "E1", "attended": 2},),
            "signins": (
                {"event_code": "E1", "person": "K1", "attended": "yes"},
                {"event_code": "E1", "person": "K2", "attended": "yes", "active_step": "pledged"},
                {"event_code": "E1", "person": "K3", "attended": "no", "active_step": "hosted"},
                {"event_code": "E1", "person": "K4", "attended": "no"},
            ),
        },
        value=0.75,
        because="K1 and K2 came, K3 hosted, K4 only registered: 3 ÷ 4 = 0.75",
    ),
)
