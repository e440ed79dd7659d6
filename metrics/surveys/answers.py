"""Answers as they are stored, read by the items of their survey."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import sqlalchemy as sa

from data.ground import only_current, table
from data.kinds.survey_items import SurveyItem
from data.kinds.surveys import Survey as SurveyRow
from data.people import near as hashes_near
from data.people import nearby_of
from data.questionnaire import Answer, Item, Questionnaire, questionnaires
from data.scales import Unread
from metrics.surveys.asking import asked_alike

TOOK_PART, COMPARISON = "took_part", "comparison"

_DESCRIBED = ("partner", "area", "audience", "arm", "event", "quarter")


@dataclass(frozen=True)
class Respondent:
    """One answered questionnaire.

    Attributes:
        wave: a key of ``WAVES``.
        who: the number that stands for the respondent's code; None without a code.
        day: the day it was answered.
        described: partner, area, audience, arm, event and quarter; None where not said.
        answers: item → answer, or why what stands there is none.
        asked: item's name → the item as it was asked that day, answered or not.
    """

    wave: str
    who: int | None
    day: dt.date
    described: Mapping[str, Any]
    answers: Mapping[Item, Answer | Unread]
    asked: Mapping[str, Item] = field(default_factory=dict)

    @property
    def arm(self) -> str:
        """Whether they took part or are compared with: a key of ``ARMS``."""
        return self.described.get("arm") or TOOK_PART

    def was_asked(self, item: Item) -> bool:
        """Say whether they were asked an item in the way it is told of."""
        mine = self.asked.get(item.name) or self.named.get(item.name, (item,))[0]
        return asked_alike(mine, item)

    def answer(self, item: Item) -> Answer | Unread | None:
        """Return what was answered on an item; None where it was not, or was asked otherwise."""
        return (
            self.named[item.name][1] if item.name in self.named and self.was_asked(item) else None
        )

    @cached_property
    def named(self) -> dict[str, tuple[Item, Answer | Unread]]:
        """Item's name → the item as it was asked, and the answer."""
        return {item.name: (item, answer) for item, answer in self.answers.items()}

    def code(self, name: str) -> int | None:
        """Return the code answered on an item, as it was given; None without one."""
        answer = self.named.get(name, (None, None))[1]
        return answer if isinstance(answer, int) else None

    def score(self, name: str) -> int | None:
        """Return the code answered on an item, turned where agreeing is unfavourable."""
        item, answer = self.named.get(name, (None, None))
        return item.score(answer) if item and isinstance(answer, int) else None


@dataclass(frozen=True)
class Survey:
    """A survey in one design.

    Attributes:
        code: the survey's code.
        design: a key of ``DESIGNS``.
        asked: its items; without any where the Survey items sheet says nothing of it.
        sheets: how many questionnaires were answered.
        waves: those there are, in order.
        quarters: those in which it was answered, in order.
    """

    code: str
    design: str
    asked: Questionnaire
    sheets: int
    waves: tuple[str, ...]
    quarters: tuple[str, ...]


_WAVES = ("before", "after", "follow_up")


def _asked(connection: sa.Connection) -> dict[str, Questionnaire]:
    rows = table(SurveyItem)
    found = connection.execute(
        sa.select(rows).where(only_current(SurveyItem)).order_by(rows.c.submission_id, rows.c.line)
    )
    return questionnaires([dict(row) for row in found.mappings()])


def surveys(connection: sa.Connection) -> list[Survey]:
    """Return every survey that was answered, by design, in the order of their codes."""
    rows = table(SurveyRow).c
    asked = sa.select(rows.survey, rows.design, rows.wave, rows.quarter, sa.func.count())
    asked = asked.where(only_current(SurveyRow), rows.counted.is_(True))
    grouped = asked.group_by(rows.survey, rows.design, rows.wave, rows.quarter)
    together: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for code, design, wave, quarter, sheets in connection.execute(grouped):
        together.setdefault((code, design), []).append((wave, quarter, sheets))
    items = _asked(connection)
    return [
        Survey(
            code,
            design,
            items.get(code, Questionnaire(code, ())),
            sum(sheets for _, _, sheets in told),
            tuple(wave for wave in _WAVES if wave in {wave for wave, _, _ in told}),
            tuple(sorted({quarter for _, quarter, _ in told})),
        )
        for (code, design), told in sorted(together.items())
    ]


def respondents(
    connection: sa.Connection,
    survey: Survey,
    quarters: Sequence[str] = (),
    where: Mapping[str, Sequence[str]] | None = None,
) -> list[Respondent]:
    """Return the questionnaires answered of a survey, by day.

    Args:
        connection: where they are read from.
        survey: the survey, in its design.
        quarters: only of these; empty: all.
        where: area, audience, partner, event or arm → the values kept.
    """
    rows = table(SurveyRow).c
    columns = {"partner": rows.partner_id, "event": rows.event_code} | {
        name: rows[name] for name in ("area", "audience", "arm", "quarter")
    }
    described = [columns[name].label(name) for name in _DESCRIBED]
    asked = sa.select(rows.wave, rows.respondent, rows.date, rows.answers, *described).where(
        only_current(SurveyRow),
        rows.counted.is_(True),
        rows.survey == survey.code,
        rows.design == survey.design,
        *(columns[name].in_(list(values)) for name, values in (where or {}).items() if values),
    )
    if quarters:
        asked = asked.where(rows.quarter.in_(list(quarters)))
    ordered = asked.order_by(rows.date, rows.partner_id, rows.submission_id, rows.line)
    asked_on = cache(survey.asked.asked_on)
    return [
        Respondent(
            row["wave"],
            row["respondent"],
            row["date"],
            {name: row[name] for name in _DESCRIBED},
            survey.asked.read(row["answers"], row["date"]),
            asked_on(row["date"]),
        )
        for row in connection.execute(ordered).mappings()
    ]


def near(
    connection: sa.Connection, people: Sequence[Respondent], tolerance: int
) -> dict[int, frozenset[bytes]]:
    """Return respondent → what a code is found by that differs in up to 1 or 2 characters."""
    kept = nearby_of(connection, {one.who for one in people if one.who is not None})
    return {who: hashes_near(found, tolerance) for who, found in kept.items()}
