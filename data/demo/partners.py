"""Ten partners that do not exist, what each of them does, and which sheets it reports."""

import datetime as dt
from dataclasses import dataclass, field

from data.demo.places import ELSEWHERE


@dataclass(frozen=True)
class Partner:
    """A partner of the demonstration.

    Attributes:
        code: its code.
        name: its name.
        type: code of its type.
        joined: the day it joined.
        where: codes of the districts it works in.
        sheets: titles of the sheets it reports.
        events: events a quarter, before season and growth.
        types: the types of event it holds.
        audiences: whom its events and campaigns are for.
        venue: where its events usually are.
        campaigns: campaigns a quarter, before season.
        channels: through which.
        silent: quarters it did not report.
    """

    code: str
    name: str
    type: str
    joined: dt.date
    where: tuple[str, ...]
    sheets: tuple[str, ...]
    events: float = 0.0
    types: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    venue: str = "community_centre"
    campaigns: float = 0.0
    channels: tuple[str, ...] = ()
    silent: frozenset[str] = field(default_factory=frozenset)


PARTNERS = (
    Partner(
        "P01",
        "Heron Steps Shelter",
        "nonprofit",
        dt.date(2022, 3, 1),
        ("D08", "D07", "D04", "D12"),
        ("Events", "Sign-ins", "Trainings", "Resources"),
        events=2.6,
        types=("workshop", "outreach", "workshop", "seminar"),
        audiences=("at_risk", "immigrants", "general_public"),
        campaigns=0.4,
        channels=("print", "social_media"),
    ),
    Partner(
        "P02",
        "Twelve Districts Reporting Line",
        "nonprofit",
        dt.date(2022, 3, 1),
        ELSEWHERE,
        ("Campaigns", "Outcomes", "Resources"),
        events=1.0,
        types=("booth", "seminar"),
        audiences=("general_public", "hospitality_transport"),
        campaigns=0.8,
        channels=("social_media", "outdoor", "website", "mobile_app"),
    ),
    Partner(
        "P03",
        "Twelve Districts Council",
        "local_government",
        dt.date(2022, 3, 1),
        ELSEWHERE,
        ("Campaigns", "Events", "Sign-ins", "Resources"),
        events=3.4,
        types=("forum", "workshop", "booth", "seminar"),
        audiences=("general_public", "businesses", "parents"),
        campaigns=1.2,
        channels=("broadcast", "press", "outdoor", "social_media"),
    ),
    Partner(
        "P04",
        "Twelve Districts Police",
        "law_enforcement",
        dt.date(2022, 6, 1),
        ELSEWHERE,
        ("Trainings", "Sign-ins", "Surveys", "Resources"),
        events=1.6,
        types=("neighbourhood_watch", "booth", "neighbourhood_watch"),
        audiences=("general_public", "businesses"),
        campaigns=0.2,
        channels=("broadcast", "social_media"),
    ),
    Partner(
        "P05",
        "Alder Reach Schools",
        "school",
        dt.date(2022, 9, 1),
        ("D01", "D08", "D05", "D09"),
        ("Events", "Trainings", "Resources"),
        events=3.8,
        types=("workshop", "seminar", "forum", "booth"),
        audiences=("youth", "parents", "educators"),
        venue="school",
        campaigns=0.8,
        channels=("print", "website", "in_person"),
    ),
    Partner(
        "P06",
        "Cobble Turn Clinic",
        "health_clinic",
        dt.date(2022, 9, 1),
        ("D03", "D04", "D07", "D02"),
        ("Events", "Trainings", "Surveys", "Resources"),
        events=1.8,
        types=("workshop", "booth", "seminar"),
        audiences=("health", "parents", "immigrants"),
        venue="clinic",
        campaigns=0.4,
        channels=("print", "website"),
    ),
    Partner(
        "P07",
        "Juniper Span Congregations",
        "faith_group",
        dt.date(2023, 1, 1),
        ("D10", "D06", "D09", "D03"),
        ("Events", "Sign-ins", "Resources"),
        events=2.4,
        types=("forum", "workshop", "outreach"),
        audiences=("faith", "parents", "immigrants"),
        venue="worship",
        campaigns=0.6,
        channels=("in_person", "print"),
    ),
    Partner(
        "P08",
        "Ember Flats Hoteliers",
        "business",
        dt.date(2023, 3, 1),
        ("D05", "D07", "D01"),
        ("Trainings", "Resources"),
        events=0.9,
        types=("seminar", "workshop"),
        audiences=("hospitality_transport", "businesses"),
        venue="other",
        campaigns=0.6,
        channels=("print", "mobile_app", "in_person"),
    ),
    Partner(
        "P09",
        "Furrow Gate Neighbours",
        "citizens_group",
        dt.date(2023, 4, 1),
        ("D06", "D10", "D11"),
        ("Events", "Sign-ins"),
        events=2.2,
        types=("neighbourhood_watch", "forum", "workshop", "booth"),
        audiences=("general_public", "parents"),
        campaigns=0.4,
        channels=("print", "social_media"),
        silent=frozenset({"2025Q1", "2026Q3"}),
    ),
    Partner(
        "P10",
        "Inkwell Rise College",
        "school",
        dt.date(2023, 6, 1),
        ("D09", "D05", "D11"),
        ("Events", "Surveys", "Trainings", "Resources"),
        events=2.4,
        types=("seminar", "workshop", "forum", "booth"),
        audiences=("youth", "other_professionals", "general_public"),
        venue="school",
        campaigns=0.5,
        channels=("social_media", "in_person"),
    ),
)

CALLED = {partner.code: partner.name for partner in PARTNERS}
COUNCIL, LINE, POLICE, CONGREGATIONS = "P03", "P02", "P04", "P07"
SCHOOLS, HOTELIERS, NEIGHBOURS, COLLEGE = "P05", "P08", "P09", "P10"
#: Works alone: it takes part in nothing that another partner does.
ALONE = "P06"
