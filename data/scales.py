"""Scales of answers: what is written in a cell, in words or as a code, becomes a place on one.

The words are this project's own; other programs' usual spellings are recognised beside them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from data.lists import fold


class Unread(Enum):
    """Why a cell that holds something is no answer on its scale."""

    DECLINED = "said that they don't know, or would rather not say"
    OFF = "is not on the scale"


#: An answer without a place on a scale: in English and Spanish.
_DECLINED = frozenset(
    fold(words)
    for words in (
        "Don't know", "Do not know", "I don't know", "Unsure", "Not sure", "Prefer not to say",
        "Prefer not to answer", "Rather not say", "No answer", "No opinion", "Not applicable",
        "Does not apply", "N/A", "NA", "No sé", "No lo sé", "No estoy seguro", "No estoy segura",
        "Prefiero no responder", "Prefiero no contestar", "Sin respuesta", "No aplica",
    )
)  # fmt: skip

#: A code in front of its words, or alone: ``4``, ``4.0``, ``4 – Agree``, ``(4) Agree``.
_CODED = re.compile(r"\s*\(?(\d{1,2})(?:\.0+)?\)?\s*(?:[-–—=:.)]\s*(?P<words>\D.*))?$", re.DOTALL)

YES = frozenset(map(fold, ("Yes", "Y", "True", "Sí", "Si", "1")))
NO = frozenset(map(fold, ("No", "N", "False", "0")))


def declined(text: str) -> bool:
    """Say whether a cell says that there is no answer: "Don't know", "Prefiero no responder"."""
    return fold(text) in _DECLINED


def same_answer(one: str, other: str) -> bool:
    """Say whether two answers are one: but for case and punctuation, and with yes in any spelling.

    "Don't know" is an answer like any other here: of what somebody knows, it is a wrong one.
    """
    mine, theirs = fold(one), fold(other)
    return mine == theirs or any(mine in said and theirs in said for said in (YES, NO))


@dataclass(frozen=True)
class Scale:
    """Answers in order, the lowest first.

    Attributes:
        labels: each answer's spellings; the first is what is shown.
        first: the code of the lowest.
    """

    labels: tuple[tuple[str, ...], ...]
    first: int = 1

    @property
    def points(self) -> int:
        """How many answers there are to choose from."""
        return len(self.labels)

    @property
    def codes(self) -> range:
        """The codes, the lowest first."""
        return range(self.first, self.first + self.points)

    @cached_property
    def _coded(self) -> dict[str, int]:
        return {
            fold(word): code
            for code, words in zip(self.codes, self.labels, strict=True)
            for word in words
        }

    def read(self, text: str) -> int | Unread:
        """Return the code of what a cell says."""
        code = self._coded.get(fold(text))
        if code is not None:
            return code
        if declined(text):
            return Unread.DECLINED
        if found := _CODED.match(text):
            words = fold(found["words"] or "")
            code = self._coded.get(words, int(found[1])) if words else int(found[1])
            # "4 - Disagree" where 4 says Agree: neither can be trusted.
            if code == int(found[1]) and code in self.codes:
                return code
        return Unread.OFF

    def label(self, code: int) -> str:
        """Return what the answer with a code says."""
        return self.labels[code - self.first][0]

    def turned(self, code: int) -> int:
        """Return the code of the answer as far from the other end."""
        return 2 * self.first + self.points - 1 - code

    def favours(self, code: int) -> bool:
        """Say whether it is in the top two boxes; of fewer than four answers, in the top one."""
        return code > self.codes[-1] - (2 if self.points > 3 else 1)

    def out_of_five(self, code: float) -> float:
        """Return a code as it would be from 1 to 5, so that scales of other lengths compare."""
        return 1 + 4 * (code - self.first) / (self.points - 1)


AGREEMENT = Scale(
    (
        ("Strongly disagree", "Completely disagree", "Totally disagree",
         "Muy en desacuerdo", "Totalmente en desacuerdo"),
        ("Disagree", "Somewhat disagree", "En desacuerdo"),
        ("Neither agree nor disagree", "Neutral", "Neither", "Undecided",
         "Ni de acuerdo ni en desacuerdo", "Neutro"),
        ("Agree", "Somewhat agree", "De acuerdo"),
        ("Strongly agree", "Completely agree", "Totally agree",
         "Muy de acuerdo", "Totalmente de acuerdo"),
    )
)  # fmt: skip
FREQUENCY = Scale(
    (
        ("Never", "Nunca"),
        ("Rarely", "Seldom", "Rara vez"),
        ("Sometimes", "Occasionally", "A veces"),
        ("Often", "Frequently", "Most of the time", "A menudo", "Con frecuencia"),
        ("Always", "All of the time", "Siempre"),
    )
)
CONFIDENCE = Scale(
    (
        ("Not at all confident", "Not confident", "Nada segura", "Nada seguro", "Nada confiado",
         "Ninguna confianza"),
        ("Slightly confident", "A little confident", "Poco segura", "Poco seguro",
         "Poca confianza"),
        ("Somewhat confident", "Moderately confident", "Algo segura", "Algo seguro",
         "Algo de confianza"),
        ("Very confident", "Quite confident", "Muy segura", "Muy seguro",
         "Mucha confianza"),
        ("Completely confident", "Extremely confident",
         "Totalmente segura", "Totalmente seguro", "Plena confianza"),
    )
)  # fmt: skip
ZERO_TO_TEN = Scale(tuple((str(n),) for n in range(11)), first=0)

#: The scale of an item → what it is where the item names no answers of its own.
STANDARD = {
    "agreement": AGREEMENT,
    "frequency": FREQUENCY,
    "confidence": CONFIDENCE,
    "zero_to_ten": ZERO_TO_TEN,
}
#: Those whose answers stand in an order.
ORDERED = (*STANDARD, "own")


def chosen(text: str, options: Sequence[str]) -> list[str]:
    """Return the answers ticked in one cell, as the options spell them, in the cell's order.

    Forms separate them by semicolons, by commas (which an option may hold itself) or, where
    options are codes, by blanks. Without options, semicolons and lines separate, else commas.
    """
    parts = [part.strip() for part in re.split(r"[;\n|]", text) if part.strip()]
    if not options:
        if len(parts) == 1:
            parts = [part.strip() for part in text.split(",") if part.strip()]
        return list(dict.fromkeys(parts))
    known = {fold(option): option for option in options}
    found = [option for part in parts for option in _known_in(part, known)]
    return list(dict.fromkeys(found))


def _known_in(part: str, known: dict[str, str]) -> Iterator[str]:
    """Find options in what may hold several: the longest that fits comes first."""
    if fold(part) in known:
        yield known[fold(part)]
        return
    pieces = re.split(r",\s*", part)
    if len(pieces) == 1:
        words = part.split()
        coded = [known[fold(word)] for word in words if fold(word) in known]
        # Codes with a blank between them, as KoboToolbox writes them; words of an answer are none.
        yield from coded if len(coded) == len(words) else [part]
        return
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):
            piece = ", ".join(pieces[start:end])
            if fold(piece) in known or end == start + 1:
                yield known.get(fold(piece), piece)
                start = end
                break
