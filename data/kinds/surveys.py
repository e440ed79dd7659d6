"""Surveys: one row a respondent; the answers are further columns."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from data.column import column, figure
from data.lists import ARMS, AUDIENCES, DESIGNS, WAVES
from data.questionnaire import Questionnaire, questionnaires
from data.row import Row
from data.scoring import scores


class Survey(Row, table=True):
    """One respondent's answers in one wave of a survey.

    Columns beyond those below are answers: their headers are the items of the Survey items sheet,
    or how they are worded there. Who is asked to remember how it was before has two rows, one of
    each wave.
    """

    title = "Surveys"
    aliases = ("Survey", "Survey responses", "Responses")
    key = ("survey", "wave", "respondent")
    dated = "date"
    participant = "respondent"
    made_up = True
    further = True
    follows = ("survey_items",)
    place = 50

    survey: str = column(
        "Survey code",
        "Which survey it is.",
        example="EXAMPLE-S1",
        aliases=("Survey",),
        by=True,
        max_length=60,
    )
    wave: str = column(
        "Wave",
        "Before, after, or later.",
        choices=WAVES,
        example="after",
        aliases=("Time", "When taking"),
    )
    design: str = column(
        "Design",
        "How before and after are compared.",
        choices=DESIGNS,
        example="matched",
    )
    respondent: int | None = column(
        "Respondent code",
        "A code the respondent makes up, the same in every wave; never a name.",
        reads="participant",
        example="EXAMPLE-41B",
        aliases=(
            *("Respondent", "Unique ID", "UniqueID", "Participant code", "Personal code"),
            *("Your code", "Your personal code", "My code"),
        ),
        default=None,
    )
    date: dt.date = column(
        "Date",
        "The day it was answered.",
        example=dt.date(2026, 3, 10),
        aliases=("Timestamp", "Answered on", "Submitted"),
    )
    area: str | None = column(
        "Area",
        "The respondent's area.",
        refers=("areas",),
        aliases=("District", "County"),
        default=None,
    )
    audience: str | None = column(
        "Audience",
        "The group the respondent belongs to.",
        choices=AUDIENCES,
        example="law_enforcement",
        default=None,
    )
    comment: str | None = column(
        "Comment",
        "Anything in the respondent's own words; kept unread until someone clears it.",
        aliases=("Comments", "Remarks"),
        quarantined=True,
        default=None,
    )
    event_code: str | None = column(
        "Event or training code",
        "What it was asked at, so that respondents can be held against those who came.",
        refers=("events", "trainings"),
        example="EXAMPLE-T1",
        aliases=("Event code", "Training code", "Event", "Training", "Workshop ID"),
        by=False,
        default=None,
    )
    group: str | None = column(
        "Group",
        "With a comparison group: whether the respondent took part, or is compared with.",
        choices=ARMS,
        example="took_part",
        by=False,
        default=None,
    )
    arm: str | None = figure(
        "Group",
        "Whether the respondent took part; so where nothing else is said.",
        lambda group="took_part": group,
        by=ARMS,
    )
    answers: str = Field(default="{}", sa_type=sa.Text)
    signs_right: int | None = Field(default=None, title="Signs recognised")
    aware: int | None = Field(
        default=None,
        title="Aware",
        description="1 if at least the number of signs fixed beforehand was recognised, else 0.",
    )
    knows_report: int | None = Field(
        default=None,
        title="Knows where and how to report",
        description="1 if both were answered rightly, or in the top two boxes, else 0.",
    )
    test_score: float | None = Field(
        default=None, title="Test score", description="Right answers per hundred questions."
    )
    perception: float | None = Field(
        default=None,
        title="Perception",
        description="Mean of the items on perception, from 1 to 5, reversed ones turned.",
    )
    favourable: float | None = Field(
        default=None,
        title="Favourable answers",
        description="Per cent of the items on perception answered in the top two boxes.",
    )
    recommends: int | None = Field(default=None, title="Recommends", description="From 0 to 10.")
    promoter: int | None = Field(default=None, title="Promoter", description="1 from 9 on, else 0.")
    detractor: int | None = Field(default=None, title="Detractor", description="1 up to 6, else 0.")

    scored: ClassVar[tuple[str, ...]] = (
        "signs_right",
        "aware",
        "knows_report",
        "test_score",
        "perception",
        "favourable",
        "recommends",
        "promoter",
        "detractor",
    )

    @classmethod
    def worked_out(
        cls, columns: dict[str, list[Any]], known: Mapping[str, Mapping[Any, Any]]
    ) -> dict[str, list[Any]]:
        """Score each respondent by the survey's items: see ``data.scoring``."""
        asked = questionnaires(known.get("survey_items", {}).values())
        found = [
            _scores(asked.get(survey), answers, day)
            for survey, answers, day in zip(
                columns["survey"], columns["answers"], columns["date"], strict=True
            )
        ]
        return {name: [one.get(name) for one in found] for name in cls.scored}


def _scores(asked: Questionnaire | None, answers: str, day: dt.date) -> dict[str, Any]:
    return scores(asked.read(answers, day), asked.asked_on(day).values()) if asked else {}
