"""Surveys drawn for a reader: its items, who answered what, and the survey as it is looked at."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from workbooks import book

from data.questionnaire import Item, Questionnaire, questionnaires
from data.store import Store
from metrics.surveys import Respondent, Survey, respondents, surveys

SPRING, SUMMER = dt.date(2026, 3, 10), dt.date(2026, 6, 10)


def item(name: str, scale: str = "agreement", **more: Any) -> dict[str, Any]:
    """Return a row of the Survey items sheet, of survey S1."""
    own = {"survey": "S1", "item": name, "wording": f"{name}?", "scale": scale}
    nothing = {"options": None, "reverse": None, "right": None, "enough": None, "language": None}
    return own | {"measures": "perception"} | nothing | more


def sheet(wave: str = "after", who: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a row of the Surveys sheet: one respondent's answers, beside what else is said."""
    own = {"survey": "S1", "design": "matched", "wave": wave, "respondent": who}
    days = {"before": dt.date(2026, 1, 12), "after": SPRING, "follow_up": SUMMER}
    return own | {"date": days[wave], "audience": "parents"} | more


def questionnaire(
    items: Sequence[Mapping[str, Any]], answers: Sequence[Mapping[str, Any]], **more: Any
) -> bytes:
    """Return a workbook with the items of a survey and what was answered."""
    return book(survey_items=list(items), surveys=list(answers), **more)


def looked_at(store: Store, design: str = "matched") -> tuple[Survey, list[Respondent]]:
    """Return the survey stored, in one design, and its respondents."""
    with store.reading() as connection:
        survey = next(one for one in surveys(connection) if one.design == design)
        return survey, respondents(connection, survey)


def asked(*rows: Mapping[str, Any]) -> Questionnaire:
    """Return the questionnaire that rows of the Survey items sheet say."""
    return questionnaires(rows)["S1"]


def named(survey: Survey | Questionnaire, name: str) -> Item:
    """Return an item as it was asked last."""
    of = survey.asked if isinstance(survey, Survey) else survey
    return of.versions(name)[-1]


def told(
    of: Questionnaire, wave: str, who: int | None, answers: Mapping[str, Any], **more: Any
) -> Respondent:
    """Return a respondent without a store: answers by item, as they would be typed."""
    days = {"before": dt.date(2026, 1, 12), "after": SPRING, "follow_up": SUMMER}
    day = more.pop("day", days[wave])
    on = of.asked_on(day)
    read = {on[name]: on[name].read(str(text)) for name, text in answers.items()}
    described = {"arm": "took_part", "audience": "parents", "event": None, "quarter": "2026Q1"}
    return Respondent(wave, who, day, described | more, read, on)


def drawn(of: Questionnaire, design: str = "matched") -> Survey:
    """Return a survey without a store."""
    return Survey("S1", design, of, 0, ("before", "after"), ("2026Q1",))
