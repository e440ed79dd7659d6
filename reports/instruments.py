"""Ready instruments in words and as a table: how each question is scored, and what holds of all."""

from collections.abc import Mapping

import pandas as pd

from data.instruments import Instrument, Question
from data.instruments.asking import CLOSING, CODE, CODE_ELEMENTS, CONSENT, HOW_TO_ASK, LIMITS
from data.instruments.instrument import Guide
from data.lists import MEASURES
from data.scales import STANDARD
from reports.wording import listed

_COUNTED = {
    "one_answer": "Share of each answer.",
    "multi_select": "Share of each answer; several can be ticked.",
    "open": "Kept unread until a reader has cleared it; then coded by theme.",
}


def scored(question: Question, language: str = "en") -> str:
    """Return how one question is scored, in a sentence or two; answers in the language asked."""
    if question.right:
        said = f"Right: “{question.right.said(language)}”."
        is_sign = question.measures == "awareness_of_signs"
        no_sign = is_sign and question.right.en == "No"
        return f"No sign, though it may seem one. {said}" if no_sign else said
    if question.measures == "recommendation":
        return "9 and 10 would recommend it, 0 to 6 would not; the one share less the other."
    if question.scale in STANDARD:
        return _turned(question, language)
    return _COUNTED[question.scale]


def _turned(question: Question, language: str) -> str:
    scale = STANDARD[question.scale]
    codes = dict(zip(scale.codes, question.offered, strict=True))
    best = [
        f"“{answer.said(language)}”"
        for code, answer in codes.items()
        if scale.favours(scale.turned(code) if question.reverse else code)
    ]
    boxes = f"Top two boxes: {listed(best)}."
    if not question.reverse:
        return f"1 to {scale.points}. {boxes}"
    return f"Says the opposite: {scale.points} to 1, turned. {boxes}"


def facts_of(one: Instrument | Guide) -> dict[str, str]:
    """Return what an instrument is, name → words."""
    facts = {"For": one.audience, "Takes": f"{one.minutes} minutes"}
    if isinstance(one, Instrument):
        facts |= {
            "Measures": listed(_measured(one)),
            "Scored": one.scoring,
            "Enough": one.reason and f"{one.enough} of {len(one.questions)}. {one.reason}",
        }
    return facts | {
        "To mind": one.asking,
        "Does not say": one.limits,
        "Code": f"{one.code}, version {one.version}",
    }


def _measured(one: Instrument) -> list[str]:
    return list(dict.fromkeys(MEASURES.label(question.measures) for question in one.questions))


def frame(one: Instrument, language: str) -> pd.DataFrame:
    """Return an instrument as a table, a row a question, in one language; scoring in English."""
    rows = [
        {
            "No.": number,
            "Item": question.name,
            "Question": question.wording.said(language),
            "Answers offered": "; ".join(a.said(language) for a in question.offered),
            "Measures": MEASURES.label(question.measures),
            "Scored": scored(question, language),
            "Part of scale": question.belongs,
        }
        for number, question in enumerate(one.questions, 1)
    ]
    return pd.DataFrame(rows)


def notes(one: Instrument, language: str) -> Mapping[str, str]:
    """Return what goes with the table: purpose, scoring, consent, how to ask, limits."""
    said = {"Purpose": one.purpose} | facts_of(one)
    said |= {"What respondents are told": " ".join(words.said(language) for words in CONSENT)}
    if one.coded:
        elements = "; ".join(words.said(language) for words in CODE_ELEMENTS)
        said |= {"Their code": f"{CODE.said(language)} {elements}."}
    return said | HOW_TO_ASK | LIMITS | {"At the end": CLOSING.said(language)}
