"""Trainings and education sessions, and who completed those that told people apart."""

from dataclasses import dataclass
from random import Random
from typing import Any

from data.demo.book import Rows
from data.demo.participants import who_comes
from data.demo.partners import Partner
from data.demo.story import (
    EVENT_SEASON,
    PUSH,
    SCHOOL_SEASON,
    about,
    dice,
    growth,
    season,
    short,
    whole,
    working_day,
)


@dataclass(frozen=True)
class Course:
    """A training that a partner gives again and again.

    Attributes:
        name: its title.
        audience: code of the audience class.
        sessions: sessions a quarter, before season and growth.
        size: people a session.
        hours: how long it is.
        agencies: whose people come.
        keyed: whether completers sign in with participant codes; pupils never do.
        tested: whether there is a test before and after.
    """

    name: str
    audience: str
    sessions: float
    size: int
    hours: float
    agencies: tuple[str, ...] = ()
    keyed: bool = True
    tested: bool = False


_COURSES = {
    "P01": (
        Course("What survivors want you to know", "other_professional", 0.6, 16, 2.0, keyed=False),
    ),
    "P04": (
        Course(
            "Recognising the signs on patrol",
            "law_enforcement",
            1.0,
            15,
            4.0,
            ("Patrol", "Transit unit", "Investigations", "Custody"),
            tested=True,
        ),
    ),
    "P05": (
        Course("When a pupil goes quiet", "educator_staff", 0.9, 18, 2.5, tested=True),
        Course("Too good to be true", "student", 3.0, 24, 1.0, keyed=False),
    ),
    "P06": (
        Course(
            "Ask twice, ask alone",
            "health",
            1.1,
            14,
            3.0,
            ("Nursing", "Emergency", "Reception"),
            tested=True,
        ),
    ),
    "P07": (Course("Open doors, open eyes", "community", 0.8, 18, 1.5),),
    "P08": (
        Course("Check-in, check twice", "other_professional", 0.9, 15, 2.0, ("Hotels", "Taxis")),
    ),
    "P09": (Course("A street that looks out", "community", 0.7, 14, 1.5),),
    "P10": (
        Course("Work, debt and control", "student", 1.2, 30, 1.5, keyed=False),
        Course("An evening course for everyone", "community", 0.6, 20, 2.0),
    ),
}


def held(partner: Partner, quarter: str) -> tuple[Rows, Rows]:
    """Return a partner's trainings of a quarter, and their sign-ins."""
    chance = dice("trainings", partner.code, quarter)
    sessions: list[tuple[dict[str, Any], Rows]] = []
    for course in _COURSES.get(partner.code, ()):
        for _ in range(_number(chance, course, partner, quarter)):
            code = f"T-{short(quarter)}-{partner.code}-{len(sessions) + 1}"
            sessions.append(_session(chance, course, partner, quarter, code))
    return [session for session, _ in sessions], [row for _, rows in sessions for row in rows]


def _number(chance: Random, course: Course, partner: Partner, quarter: str) -> int:
    if course.audience == "law_enforcement" and quarter in PUSH:
        return 5 + PUSH.index(quarter)
    seasons = SCHOOL_SEASON if partner.type == "school" else EVENT_SEASON
    return whole(chance, course.sessions * season(seasons, quarter) * growth(quarter))


def _session(
    chance: Random, course: Course, partner: Partner, quarter: str, code: str
) -> tuple[dict[str, Any], Rows]:
    area = chance.choice(partner.where)
    session: dict[str, Any] = {
        "code": code,
        "name": course.name,
        "date": working_day(chance, quarter),
        "hours": course.hours,
        "audience_class": course.audience,
        "agency": chance.choice(course.agencies) if course.agencies else None,
        "area": area,
        "survivor_led": partner.code == "P01" or chance.random() < 0.15,
    }
    number = about(chance, course.size, 0.35)
    rows = _sign_ins(chance, course, area, code, number) if course.keyed else []
    session |= _counted(rows) if rows else _heads(chance, number)
    session |= _cost(code, course)
    if course.tested:
        session |= _scores(chance, session["completed"], quarter)
    return session, rows


def _cost(code: str, course: Course) -> dict[str, float]:
    """Return what a session cost: by its length; now and then it is not known."""
    chance = dice("cost", code)
    known = chance.random() > 0.2
    return {"cost": round(course.hours * chance.uniform(70, 160), 2)} if known else {}


def _sign_ins(chance: Random, course: Course, area: str, code: str, number: int) -> Rows:
    rows: Rows = []
    for person in who_comes(chance, course.audience, area, number):
        came = chance.random() < 0.92
        rows.append(
            {
                "event_code": code,
                "person": person,
                "registered": True,
                "attended": came,
                "active_step": "asked_for_training" if came and chance.random() < 0.03 else None,
                "completed": came and chance.random() < 0.94,
            }
        )
    return rows


def _counted(rows: Rows) -> dict[str, Any]:
    """Return a session's figures as its sign-ins say."""
    return {
        name: sum(row[name] for row in rows) for name in ("registered", "attended", "completed")
    }


def _heads(chance: Random, number: int) -> dict[str, Any]:
    """Return the figures of a session where heads were counted; a class does not register."""
    completed = round(number * chance.uniform(0.85, 1.0))
    registered = round(number * chance.uniform(1.0, 1.2)) if chance.random() < 0.6 else None
    return {"registered": registered, "attended": number, "completed": completed}


def _scores(chance: Random, completed: int, quarter: str) -> dict[str, Any]:
    tested = max(0, completed - chance.randint(0, 3))
    if tested < 2:
        return {}
    before = chance.gauss(51 + 3 * growth(quarter), 4)
    return {
        "tested": tested,
        "score_before": round(before, 1),
        "score_after": round(min(97.0, before + chance.gauss(21, 4)), 1),
    }
