"""The coalition: what partners put in together."""

from data.kinds.campaigns import Campaign
from data.kinds.events import Event
from data.kinds.resources import Resource
from data.kinds.trainings import Training
from metrics.indicator import Example, Indicator
from metrics.rates import Attained, Different, Gap, Members
from metrics.shapes import Count, Proportion
from metrics.terms import GOALS, REPORTED, helpers, owed, tally, total, values

_ACTIVE = (
    helpers(Campaign),
    helpers(Event),
    values(Training, "partner"),
    values(Resource, "partner"),
)
_PARTNERS = (
    {"code": "P1", "name": "Harbour House", "type": "nonprofit"},
    {"code": "P2", "name": "Hill School", "type": "school"},
    {"code": "P3", "name": "Town Clinic", "type": "health_clinic"},
    {"code": "P4", "name": "Second School", "type": "school"},
)

RESOURCES_SHARED = Indicator(
    code="resources_shared",
    title="Resources shared",
    question="What did partners share with each other and with those they serve?",
    theme="coalition",
    level="output",
    additivity="sum",
    value=Count(total(Resource.amount)),
    unit="in the unit beside it",
    definition="Amounts by type and unit: shelter nights, legal aid and counselling offered, "
    "venues, staff time, money. Different types and units are never added.",
    source="resource sharing; joint funding",
    apart=("type", "unit"),
    example=Example(
        rows={
            "resources": (
                {"for_quarter": "2026Q1", "type": "shelter_nights", "amount": 14, "unit": "nights"},
                {"for_quarter": "2026Q1", "type": "legal_aid", "amount": 6, "unit": "referrals"},
            )
        },
        value=14,
        because="shelter nights, the largest: 14; legal aid has a unit of its own",
    ),
)

PARTNERS_ACTIVE = Indicator(
    code="partners_active",
    title="Active partners",
    question="How many partners did something?",
    theme="coalition",
    level="output",
    additivity="snapshot",
    value=Different(_ACTIVE),
    unit="partners",
    definition="Different partners that held or helped with a campaign or event, held a training "
    "or shared a resource, in the last quarter of the window.",
    source="forming coalitions",
    example=Example(
        rows={
            "partners": _PARTNERS,
            "events": ({"code": "E1", "lead": "P1", "contributing": "P2"},),
            "trainings": ({"code": "T1", "partner": "P1"},),
        },
        value=2,
        because="P1 led E1 and held T1, P2 helped with E1; P3 and P4 did nothing",
    ),
)

PARTNER_TYPES = Indicator(
    code="partner_types",
    title="Types of active partners",
    question="Of how many different types are the partners that did something?",
    theme="coalition",
    level="output",
    additivity="snapshot",
    value=Different(_ACTIVE, kinds_of=True),
    unit="types",
    definition="Different types (nonprofit, school, police …) among the active partners of the "
    "last quarter of the window.",
    source="community networks",
    example=Example(
        rows={
            "partners": _PARTNERS,
            "events": ({"code": "E1", "lead": "P1", "contributing": "P2; P4"},),
        },
        value=2,
        because="P1 is a nonprofit, P2 and P4 are schools: 2 types",
    ),
)

COALITION_ENGAGEMENT = Indicator(
    code="coalition_engagement",
    title="Coalition engagement",
    question="What share of partners reported or came to a meeting?",
    theme="coalition",
    level="output",
    additivity="ratio",
    value=Members((REPORTED, helpers(Event, type="meeting"))),
    unit="partners",
    direction="higher",
    definition="Partners that reported anything (be it that there was nothing to report) or led or "
    "joined at least one coalition meeting ÷ partners that were members in the window.",
    source="strong relationships among stakeholders",
    example=Example(
        rows={
            "partners": _PARTNERS,
            "events": (
                {"code": "E1", "lead": "P1", "contributing": "P2"},
                {"code": "E2", "lead": "P1", "contributing": "P3", "type": "meeting"},
            ),
        },
        value=0.5,
        because="P1 reported, P3 came to a meeting; E1 of P2 was none: 2 of 4 members = 0.5",
    ),
)

AREAS_COVERED = Indicator(
    code="areas_covered",
    title="Areas covered",
    question="In how many areas did anything take place?",
    theme="coalition",
    level="output",
    additivity="snapshot",
    value=Different((values(Campaign, "area"), values(Event, "area"), values(Training, "area"))),
    unit="areas",
    definition="Different areas with a campaign, event or training in the last quarter of the "
    "window. What took place everywhere, without an area, covers none of its own.",
    source="areas most at risk",
    example=Example(
        rows={
            "events": ({"code": "E1", "area": "A1"}, {"code": "E2"}),
            "trainings": ({"code": "T1", "area": "A2"},),
        },
        value=2,
        because="A1 had an event and A2 a training; E2 names no area",
    ),
)

COVERAGE_GAP = Indicator(
    code="coverage_gap",
    title="Areas with a coverage gap",
    question="How many areas get less than half of the effort per resident of the coalition?",
    theme="coalition",
    level="output",
    additivity="snapshot",
    value=Gap((tally(Event.attended), tally(Training.completed))),
    unit="areas",
    direction="lower",
    definition="Areas in which attendances at events and completions of trainings per resident "
    "come to less than half of those in all areas together, in the last quarter of the window.",
    source="areas most at risk, allow … to allocate resources",
    caveat="It says where the coalition was least, not where trafficking is most.",
    example=Example(
        rows={
            "areas": (
                {"code": "A1", "population": 1000, "population_date": "2025-07-01"},
                {"code": "A2", "population": 1000, "population_date": "2025-07-01"},
            ),
            "events": (
                {"code": "E1", "area": "A1", "attended": 90},
                {"code": "E2", "area": "A2", "attended": 10},
            ),
        },
        value=1,
        because="together 100 ÷ 2,000 = 50 per 1,000; A1 has 90, A2 only 10, less than 25",
    ),
)

REPORTING_COMPLETENESS = Indicator(
    code="reporting_completeness",
    title="Reporting completeness",
    question="Of the sheets that partners owe, what share came in?",
    theme="coalition",
    level="activity",
    additivity="ratio",
    value=Proportion(owed("present"), owed("expected")),
    unit="sheets owed",
    direction="higher",
    definition="Sheets handed in (“nothing to report” included) ÷ sheets expected of the partners "
    "that were members, as listed under “Reports” on the Partners sheet.",
    source="continuous measurement",
    example=Example(
        rows={
            "partners": (
                {"code": "P1", "name": "Harbour House", "reports": "Events; Trainings"},
                {"code": "P2", "name": "Hill School", "reports": "Events; Campaigns"},
            ),
            "events": ({"code": "E1", "lead": "P1"},),
        },
        value=0.25,
        because="P1 handed in its events, and 3 other sheets are missing: 1 ÷ 4 = 0.25",
    ),
)

TIMELINESS = Indicator(
    code="timeliness",
    title="Reporting on time",
    question="Of the sheets that partners owe, what share came in by the due date?",
    theme="coalition",
    level="activity",
    additivity="ratio",
    value=Proportion(owed("on_time"), owed("expected")),
    unit="sheets owed",
    direction="higher",
    definition="Sheets first handed in by the due date ÷ sheets expected. Unless another day was "
    "set, the due date is a fixed number of days after the quarter's end.",
    source="continuous measurement",
    caveat="Workbooks of years ago count by the day they were uploaded here.",
    example=Example(
        rows={
            "partners": ({"code": "P1", "name": "Harbour House", "reports": "Events; Trainings"},),
            "events": ({"code": "E1", "lead": "P1"},),
        },
        value=0,
        because="uploaded long after the quarter's due date, and one sheet not at all: 0 ÷ 2 = 0",
    ),
)

TARGET_ATTAINMENT = Indicator(
    code="target_attainment",
    title="Targets attained",
    question="Of the targets set for the period, what share was reached?",
    theme="coalition",
    level="output",
    additivity="ratio",
    value=Attained(GOALS),
    unit="targets",
    direction="higher",
    definition="The coalition's targets whose figure reached them ÷ its targets for the window: "
    "those set for exactly it, and of what adds up the sums of the quarters'. Targets of single "
    "areas and partners stand on the Targets page.",
    source="areas needing improvement",
    example=Example(
        rows={
            "events": ({"code": "E1", "attended": 30}, {"code": "E2", "attended": 20}),
            "targets": (
                {"indicator": "events_held", "for_quarter": "2026Q1", "target": 2},
                {"indicator": "event_attendance", "for_quarter": "2026Q1", "target": 60},
                {"indicator": "event_attendance", "for_quarter": "2026Q2", "target": 60},
            ),
        },
        value=0.5,
        because="2 of 2 events held, 50 of 60 attendances; 2026 Q2 is another window: 1 ÷ 2 = 0.5",
    ),
)
