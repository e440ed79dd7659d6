"""Surveys: one row a respondent; the answers are further columns."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field

from data.column import column
from data.lists import AUDIENCES, DESIGNS, WAVES, fold
from data.row import Row


class Survey(Row, table=True):
    """One respondent's answers in one wave of a survey.

    Columns beyond those below are answers: their headers are the items of the Survey items sheet.
    """

    title = "Surveys"
    aliases = ("Survey", "Survey responses", "Responses")
    key = ("survey", "wave", "respondent")
    dated = "date"
    participant = "respondent"
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
        aliases=("Respondent", "Unique ID"),
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
    answers: str = Field(default="{}", sa_type=sa.Text)
    signs_right: int | None = Field(
        default=None,
        title="Signs recognised",
    )
    aware: int | None = Field(
        default=None,
        title="Aware",
        description="1 if at least the number of signs fixed beforehand was recognised, else 0.",
    )

    scored: ClassVar[tuple[str, ...]] = ("signs_right", "aware")

    @classmethod
    def worked_out(
        cls, columns: dict[str, list[Any]], known: Mapping[str, Mapping[Any, Any]]
    ) -> dict[str, list[Any]]:
        """Score each respondent against the survey's items on the awareness of signs.

        A respondent who answered none of them is unknown (None); a sign left blank by one who
        answered others is not recognised.
        """
        items: dict[str, list[Mapping[str, Any]]] = {}
        for item in known.get("survey_items", {}).values():
            if item["measures"] == "awareness_of_signs" and item["right"] and item["enough"]:
                items.setdefault(item["survey"], []).append(item)
        right = [
            _recognised(items.get(survey, []), answers)
            for survey, answers in zip(columns["survey"], columns["answers"], strict=True)
        ]
        enough = {survey: max(item["enough"] for item in signs) for survey, signs in items.items()}
        aware = [
            None if count is None else int(count >= enough[survey])
            for survey, count in zip(columns["survey"], right, strict=True)
        ]
        return {"signs_right": right, "aware": aware}


def _recognised(items: list[Mapping[str, Any]], answers: str) -> int | None:
    given = {fold(item): fold(str(answer)) for item, answer in json.loads(answers).items()}
    asked = [item for item in items if given.get(fold(item["item"]))]
    if not asked:
        return None
    return sum(given[fold(item["item"])] == fold(item["right"]) for item in asked)
