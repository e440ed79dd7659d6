"""A third survey, made of ready instruments: health staff before and after their training."""

from random import Random
from typing import Any

from data.demo import trainings
from data.demo.book import Rows
from data.demo.partners import ALONE, Partner
from data.demo.story import dice, growth, short
from data.instruments import instruments
from data.questionnaire import Item, questionnaires

SURVEY = "HEALTH"
#: What is asked both times, and what only afterwards.
_BOTH, _AFTERWARDS = ("CONFIDENCE", "TRUST", "VIEWS"), ("EVENT",)
#: Nobody need write anything: the comments of the demonstration belong to the other surveys.
_CLOSED = ("agreement", "confidence", "zero_to_ten", "one_answer", "multi_select")


def items() -> Rows:
    """Return the rows of the Survey items sheet."""
    return [row for code in (*_BOTH, *_AFTERWARDS) for row in _of(code) if row["scale"] in _CLOSED]


def _of(code: str) -> Rows:
    return instruments()[code].rows(SURVEY, ("en",))


def answered(partner: Partner, quarter: str) -> Rows:
    """Return the clinic's survey answers of a quarter, one row a respondent and wave."""
    if partner.code != ALONE:
        return []
    sessions, _ = trainings.held(partner, quarter)
    return [row for session in sessions for row in _session(session, quarter)]


def _session(session: dict[str, Any], quarter: str) -> Rows:
    chance = dice("survey", SURVEY, session["code"])
    asked = questionnaires(items())[SURVEY].asked_on(None).values()
    rows: Rows = []
    for n in range(session["attended"]):
        # What people believe they can do grows with the years; the training adds to it.
        able = chance.gauss(0.42 + 0.2 * (growth(quarter) - 1), 0.15)
        code = f"{short(quarter)}{session['code'][-1]}{chance.choice('BCDFG')}{n:02d}"
        for wave, gained in (("before", 0.0), ("after", 0.24)):
            if chance.random() < 0.92:
                shared = {
                    "survey": SURVEY,
                    "design": "matched",
                    "area": session["area"],
                    "audience": "health",
                    "date": session["date"],
                    "event_code": session["code"],
                    "respondent": _written(chance, code, wave),
                }
                rows.append({**shared, "wave": wave} | _answers(chance, asked, able + gained, wave))
    return rows


def _written(chance: Random, code: str, wave: str) -> str:
    """Return a code as its owner writes it: now and then with another last letter but two."""
    slip = wave == "after" and chance.random() < 0.06
    return f"{code[:-3]}H{code[-2:]}" if slip else code


def _answers(chance: Random, asked: Any, able: float, wave: str) -> dict[str, Any]:
    both = {item["item"] for code in _BOTH for item in _of(code)}
    return {
        item.name: _answer(chance, item, able)
        for item in asked
        if wave == "after" or item.name in both
    }


def _answer(chance: Random, item: Item, able: float) -> Any:
    if chance.random() < 0.03:
        return None
    if item.scale == "multi_select":
        return "; ".join(option for option in item.options[:-1] if chance.random() < 0.35) or None
    if item.scale == "one_answer":
        return chance.choices(item.options, [1, 6, 2] + [1] * (len(item.options) - 3))[0]
    if item.scale == "zero_to_ten":
        return min(10, max(0, round(chance.gauss(8.1, 1.7))))
    towards = 1 - able if item.reverse else able
    return min(5, max(1, round(chance.gauss(1.2 + 4 * towards, 0.8))))
