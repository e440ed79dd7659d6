"""A coalition drawn so that what a release has to hide can be recognised wherever it stands.

Three quarters of it: in each, one way to break figures down has one small part, so that the other
part, a large number that stands nowhere else, would be had by subtraction and is hidden as well.
"""

from collections.abc import Mapping
from typing import Any

Rows = list[dict[str, Any]]


def several(code: str, alike: Mapping[str, Any], *each: Mapping[str, Any]) -> Rows:
    return [{"code": f"{code}{i}", **alike, **one} for i, one in enumerate(each, 1)]


def held(registered: int, attended: int, **named: Any) -> dict[str, Any]:
    return {"registered": registered, "attended": attended, **named}


def taught(registered: int, completed: int, **named: Any) -> dict[str, Any]:
    return {"registered": registered, "attended": completed, "completed": completed, **named}


EVENT = {"area": "A1", "audience": "parents", "walk_ins": None}
TRAINING = {"area": "A1", "audience_class": "law_enforcement", "hours": 2}
EVENTS = {
    "P1": [
        # 2025 Q1: by area. Q2: by partner. Q3: by audience. In Q4 nothing is small.
        *several("E1", {**EVENT, "date": "2025-02-03"},
                 held(4649, 4007), held(4592, 3912), held(7, 3, area="A2")),
        *several("E2", {**EVENT, "date": "2025-05-06"}, held(4211, 3229), held(4152, 3138)),
        *several("E3", {**EVENT, "date": "2025-08-05"},
                 held(3877, 2801), held(3612, 2580), held(9, 4, audience="educators")),
        *several("E4", {**EVENT, "date": "2025-11-04"}, held(60, 50)),
    ],
    "P2": several("E5", {**EVENT, "date": "2025-05-07"}, held(11, 2)),
}  # fmt: skip
TRAININGS = {
    "P1": [
        *several("T1", {**TRAINING, "date": "2025-02-10"},
                 taught(3049, 2411), taught(2962, 2322), taught(8, 3, area="A2")),
        *several("T2", {**TRAINING, "date": "2025-05-12"}, taught(2953, 2113), taught(2890, 2014)),
        *several("T3", {**TRAINING, "date": "2025-08-11"},
                 taught(2777, 1889), taught(2726, 1872), taught(14, 4, audience_class="health")),
    ],
    "P2": several("T4", {**TRAINING, "date": "2025-05-13"}, taught(13, 4)),
}  # fmt: skip
TIPS = {"area": "A1", "channel": "hotline", "incidents": None}
OUTCOMES = [
    {**TIPS, "period": "2025-01", "contacts": 3371, "tips": 2713, "actionable": 1409,
     "referred": 1187},
    {**TIPS, "period": "2025-01", "area": "A2", "contacts": 9, "tips": 7, "actionable": 3,
     "referred": 2},
    {**TIPS, "period": "2025-04", "contacts": 3299, "tips": 2617, "actionable": 1867,
     "referred": 1303},
    {**TIPS, "period": "2025-04", "channel": "web", "contacts": 8, "tips": 6, "actionable": 5,
     "referred": 1},
]  # fmt: skip

#: Each planted number that has to be hidden somewhere, and what it is.
PLANTED = {
    7919: "attendances in one of two areas",
    9241: "registrations there",
    1322: "those registered there who did not come",
    6367: "attendances of one of two partners",
    5381: "attendances of one of two audiences",
    19723: "attendances of a year in one of two areas",
    4733: "people trained in one of two areas",
    6011: "registrations of trainings there",
    4127: "people trained by one of two partners",
    3761: "people trained of one of two classes",
    2713: "tips in one of two areas",
    1409: "actionable ones there",
    2617: "tips through one of two channels",
}
