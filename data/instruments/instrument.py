"""What an instrument is: questions in two languages, and how they are scored and asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data.questionnaire import Questionnaire, questionnaires
from data.row import COALITION
from data.scales import ORDERED, STANDARD

#: The languages every instrument is written in, as the Survey items sheet calls them.
LANGUAGES = {"en": "English", "es": "Spanish"}
#: How each language calls itself.
OWN_NAMES = {"en": "English", "es": "Español"}


@dataclass(frozen=True)
class Words:
    """The same words in English and in Spanish."""

    en: str
    es: str

    def said(self, language: str) -> str:
        """Return them in a language, ``en`` or ``es``."""
        return {"en": self.en, "es": self.es}[language]


YES, NO, UNSURE = Words("Yes", "Sí"), Words("No", "No"), Words("Don't know", "No sé")
YES_OR_NO = (YES, NO, UNSURE)
#: What respondents choose from where a question names no answers of its own, the lowest first.
#: The Survey items sheet leaves these out: the scale says them, in every spelling it knows.
USUAL = {
    "agreement": (
        Words("Strongly disagree", "Muy en desacuerdo"),
        Words("Disagree", "En desacuerdo"),
        Words("Neither agree nor disagree", "Ni de acuerdo ni en desacuerdo"),
        Words("Agree", "De acuerdo"),
        Words("Strongly agree", "Muy de acuerdo"),
    ),
    "confidence": (
        Words("Not at all confident", "Ninguna confianza"),
        Words("Slightly confident", "Poca confianza"),
        Words("Somewhat confident", "Algo de confianza"),
        Words("Very confident", "Mucha confianza"),
        Words("Completely confident", "Plena confianza"),
    ),
    "zero_to_ten": tuple(Words(str(n), str(n)) for n in range(11)),
}


@dataclass(frozen=True)
class Question:
    """One question of an instrument.

    Attributes:
        name: its item: the header of its column on the Surveys sheet. No two questions share one.
        wording: as it is asked.
        scale: a key of ``SCALES``.
        measures: a key of ``MEASURES``.
        own: the answers offered, the lowest first, where they are not the usual ones of the scale.
        right: the right answer, of a question that has one.
        reverse: whether agreeing is the unfavourable answer.
        belongs: the scale whose score it is part of.
        ends: what the lowest and the highest answer mean, where they are only numbers.
    """

    name: str
    wording: Words
    scale: str
    measures: str
    own: tuple[Words, ...] = ()
    right: Words | None = None
    reverse: bool = False
    belongs: str = ""
    ends: tuple[Words, Words] | tuple[()] = ()

    @property
    def offered(self) -> tuple[Words, ...]:
        """The answers to choose from; none where it is answered in one's own words."""
        return self.own or USUAL.get(self.scale, ())

    @property
    def is_ordered(self) -> bool:
        """Whether its answers stand in an order."""
        return self.scale in ORDERED


@dataclass(frozen=True)
class Block:
    """Questions that are asked under one instruction."""

    instruction: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Ready:
    """What every instrument says of itself.

    Attributes:
        code: its name in commands and addresses.
        title: as the library lists it.
        heading: as respondents see it.
        purpose: what it finds out.
        audience: whom it is for.
        minutes: how long it takes.
        asking: how to ask it, where it is not asked as all are.
        limits: what its figures do not say.
        version: counted up when a wording, an answer or the scoring changes.
        place: its position in the library.
    """

    code: str
    title: str
    heading: Words
    purpose: str
    audience: str
    minutes: int
    asking: str
    limits: str
    version: int
    place: int


@dataclass(frozen=True)
class Instrument(Ready):
    """A questionnaire with scores.

    Attributes:
        blocks: its questions.
        scoring: what it measures and how it is scored, in words.
        enough: of signs, how many must be recognised.
        reason: why so many.
        coded: whether respondents make up a code, so that their answers can be matched.
    """

    blocks: tuple[Block, ...]
    scoring: str
    enough: int | None = None
    reason: str = ""
    coded: bool = True

    @property
    def questions(self) -> tuple[Question, ...]:
        """Its questions, in order."""
        return tuple(question for block in self.blocks for question in block.questions)

    def rows(self, survey: str, languages: tuple[str, ...]) -> list[dict[str, Any]]:
        """Return its rows of the Survey items sheet: column → value, one a question and language.

        Args:
            survey: the code of the survey it becomes.
            languages: those it is asked in, ``en`` and ``es``.
        """
        return [
            _row(self, survey, question, language)
            for language in languages
            for question in self.questions
        ]

    def questionnaire(self, survey: str, languages: tuple[str, ...]) -> Questionnaire:
        """Return it as answers are read by it once its rows are stored."""
        stored = ({"partner_id": COALITION, **row} for row in self.rows(survey, languages))
        return questionnaires(stored)[survey]


def _row(one: Instrument, survey: str, question: Question, language: str) -> dict[str, Any]:
    own = "; ".join(answer.said(language) for answer in question.own)
    is_sign = question.measures == "awareness_of_signs"
    return {
        "survey": survey,
        "item": question.name,
        "wording": question.wording.said(language),
        "scale": question.scale,
        "options": own or None,
        "reverse": question.reverse if question.scale in STANDARD else None,
        "measures": question.measures,
        "right": question.right.said(language) if question.right else None,
        "enough": one.enough if is_sign else None,
        "belongs": question.belongs or None,
        "language": LANGUAGES[language],
        "since": None,
    }


@dataclass(frozen=True)
class Prompt:
    """An open question, with what to ask on where little comes."""

    question: Words
    further: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a conversation."""

    title: Words
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True)
class Guide(Ready):
    """A guide for a conversation: open questions, and no scores.

    Attributes:
        rules: what must be so that nobody is harmed by the conversation, each with its name.
        consent: what is said, and agreed to, before it begins.
        parts: its questions.
        closing: what is said at the end.
    """

    rules: tuple[tuple[Words, Words], ...]
    consent: tuple[Words, ...]
    parts: tuple[Part, ...]
    closing: Words

    @property
    def prompts(self) -> Iterator[Prompt]:
        """Its questions, in order."""
        return (prompt for part in self.parts for prompt in part.prompts)
