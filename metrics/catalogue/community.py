"""Events and community: what was held, who came, who took a step."""

from data.kinds.events import Event
from data.kinds.signins import SignIn
from data.kinds.trainings import Training
from data.lists import ACTIVE_STEPS
from metrics.indicator import Example, Indicator
from metrics.rates import Identified, Per, Residents
from metrics.shapes import Count, Distinct, Proportion, Sums
from metrics.terms import heads, people, rows, total

#: Who came can be worked out from any of these where another shows it.
_CAME = ("event_attendance", "people_reached_unduplicated")

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
    hidden_with=("people_reached_unduplicated",),
    example=Example(
        rows={"events": ({"code": "E1", "attended": 34}, {"code": "E2", "attended": 16})},
        value=50,
        because="34 + 16 = 50",
    ),
)

IDENTIFIABLE_SHARE = Indicator(
    code="identifiable_share",
    title="Attendance told apart by a code",
    question="What share of attendance at events can be told apart as different people?",
    theme="community",
    level="output",
    additivity="ratio",
    value=Identified(total(Event.attended), heads(Event.attended, unless="attended")),
    unit="attendances",
    definition="Attendances that a sign-in list tells apart ÷ all attendances at events. The rest "
    "was only counted, so how many different people they are is known within limits only.",
    source="participation rates in community events",
    caveat="Events for survivors take head counts only, so this is never meant to reach 100 %.",
    hidden_with=_CAME,
    example=Example(
        rows={
            "events": ({"code": "E1", "attended": 4}, {"code": "E2", "attended": 6}),
            "signins": (
                {"event_code": "E1", "person": "K1", "attended": "yes"},
                {"event_code": "E1", "person": "K2", "attended": "yes"},
                {"event_code": "E1", "person": "K3", "attended": "yes"},
            ),
        },
        value=0.3,
        because="3 of E1's 4 signed in, none of E2's 6: 3 ÷ (4 + 6) = 0.3",
    ),
)

WALK_INS = Indicator(
    code="event_walk_ins",
    title="Walk-ins at events",
    question="How many people came to an event without having registered?",
    theme="community",
    level="output",
    additivity="sum",
    value=Count(total(Event.walk_ins)),
    unit="walk-ins",
    definition="People who came without having registered, as reported. They are part of the "
    "attendance and not of the participation rate.",
    source="participation rates in community events",
    hidden_with=_CAME,
    example=Example(
        rows={"events": ({"code": "E1", "attended": 9, "walk_ins": 4}, {"code": "E2"})},
        value=4,
        because="4 at E1; E2 does not say",
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
    hidden_with=_CAME,
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
    question="How many different people came to events and trainings, or signed up?",
    theme="community",
    level="output",
    additivity="distinct",
    value=Distinct(
        (people(SignIn, Event, Training),),
        (heads(Event.attended, unless="attended"), heads(Training.attended, unless="attended")),
    ),
    unit="people",
    definition="Different participant codes on the sign-in lists of the window, of those who came "
    "and of those who signed up and did not. Where some events "
    "have head counts only, the figure is a lower limit: at least the people told apart or the "
    "largest head count, at most both together.",
    source="participation rates in community events",
    caveat="A year is not the sum of its quarters: whoever comes again counts once.",
    hidden_with=("event_attendance",),
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
    hidden_with=_CAME,
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

POPULATION_PARTICIPATION = Indicator(
    code="population_participation",
    title="Residents who took part, per 1,000",
    question="Of every 1,000 residents, how many came to an event or training at least once?",
    theme="community",
    level="output",
    additivity="ratio",
    value=Per(
        Distinct(
            (people(SignIn, Event, Training, attended=True),),
            (heads(Event.attended, unless="attended"), heads(Training.attended, unless="attended")),
        ),
        Residents(),
        1000,
        said="{over} people who came, {under} residents",
    ),
    unit="per 1,000 residents",
    direction="higher",
    definition="Different people who came at least once ÷ residents of the areas × 1,000. The "
    "population is the one dated last before the end of the window, from the Areas sheet. Where "
    "some people were only counted, the figure is a lower limit.",
    source="participation rates in community events",
    caveat="Nobody is asked where they live: some who came live elsewhere.",
    hidden_with=_CAME,
    example=Example(
        rows={
            "areas": (
                {"code": "A1", "population": 1500, "population_date": "2025-07-01"},
                {"code": "A2", "population": 500, "population_date": "2025-07-01"},
            ),
            "events": ({"code": "E1", "attended": 3}, {"code": "E2", "attended": 2}),
            "signins": (
                {"event_code": "E1", "person": "K1", "attended": "yes"},
                {"event_code": "E1", "person": "K2", "attended": "yes"},
                {"event_code": "E1", "person": "K3", "attended": "yes"},
                {"event_code": "E2", "person": "K3", "attended": "yes"},
                {"event_code": "E2", "person": "K4", "attended": "yes"},
            ),
        },
        value=2,
        because="K1, K2, K3 and K4 of 1,500 + 500 residents: 4 ÷ 2,000 × 1,000 = 2",
    ),
)

COST_PER_PERSON = Indicator(
    code="cost_per_person",
    title="Cost per person",
    question="What did it cost to reach one person, where cost and people are both reported?",
    theme="community",
    level="output",
    additivity="ratio",
    value=Per(
        Sums((total(Event.cost_counted), total(Training.cost_counted))),
        Distinct(
            (
                people(SignIn, Event, attended=True, costed="yes"),
                people(SignIn, Training, completed=True, costed="yes"),
            ),
            (
                heads(Event.attended, unless="attended", costed="yes"),
                heads(Training.completed, unless="completed", costed="yes"),
            ),
        ),
        said="{over} spent on {under} people",
    ),
    unit="per person",
    definition="Cost of events and trainings ÷ different people who came to those events or "
    "completed those trainings, over those that reported both cost and people. In the coalition's "
    "own currency.",
    source="allocate resources efficiently",
    caveat="Costs are as reported, not audited, and leave out what nobody wrote down. Cheaper is "
    "not better: who is hardest to reach costs most.",
    hidden_with=_CAME,
    example=Example(
        rows={
            "events": (
                {"code": "E1", "attended": 20, "cost": 300},
                {"code": "E2", "attended": 50},
                {"code": "E3", "cost": 900},
            ),
            "trainings": ({"code": "T1", "completed": 10, "cost": 150},),
            "signins": tuple(
                {"event_code": "E1", "person": f"K{n}", "attended": "yes"} for n in range(20)
            )
            + tuple(
                {"event_code": "T1", "person": f"K{n}", "attended": "yes", "completed": "yes"}
                for n in range(15, 25)
            ),
        },
        value=18,
        because="E1 and T1 say both: (300 + 150) ÷ 25 different people (5 of T1 were at E1) = 18",
    ),
)
