"""What a translation can ask of the words filled into it: their article, or to agree in number.

A format after the colon, in translations only, because English needs none of it:

* ``{n:informó|informaron}``: no number, but the word that agrees with it.
* ``{quarter:º}``: an ordinal before a masculine word: "1.er trimestre", "2.º trimestre".
* ``{period:el}``, ``{period:de}``, ``{period:a}``: the words with the article that a stretch of
  time has in a sentence: "el 2.º trimestre de 2026", "2026"; "del 2.º trimestre de 2026". Names of
  places stay as they are; of "Toda la coalición" the first letter is small.
"""

import re
from string import Formatter
from typing import Any

#: What stretches of time look like in Spanish → what stands before them in a sentence.
_ARTICLES = (
    (re.compile(r"\d\.(?:º|er) |T\d |año "), "el"),
    (re.compile(r".+ de \d{4} a .+|.+ \d{4} [a–] .+"), "el período de"),
)
#: What stands where the name of a place does, and is none.
_NO_NAME = "Toda la coalición"
_CONTRACTED = {"de el": "del", "a el": "al"}

#: Words that begin with the sound of "y", before which it turns into "e"; "hielo" does not.
_SOUNDS_LIKE_Y = re.compile(r"(?:h?[ií])(?![aeouáéóú])", re.IGNORECASE)


class Grammar(Formatter):
    """Fills the braces of a translation."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return a value as its place in the sentence needs it."""
        if "|" in format_spec:
            one, _, more = format_spec.partition("|")
            return one if str(value) == "1" else more
        if format_spec == "º":
            return f"{value}.er" if str(value) in ("1", "3") else f"{value}.º"
        if format_spec == "el":
            return with_article(str(value))
        if format_spec in ("de", "a"):
            words = f"{format_spec} {with_article(str(value))}"
            return next(
                (new + words[len(old) :] for old, new in _CONTRACTED.items() if _is(words, old)),
                words,
            )
        return str(super().format_field(value, format_spec))


def _is(words: str, beginning: str) -> bool:
    return words.startswith(f"{beginning} ")


def with_article(period: str) -> str:
    """Return a stretch of time as it stands in a Spanish sentence: "el 2.º trimestre de 2026"."""
    if period.startswith(_NO_NAME):
        return f"{period[0].lower()}{period[1:]}"
    for begins, article in _ARTICLES:
        if begins.match(period):
            return f"{article} {period}"
    return period


def and_before(code: str, word: str) -> str:
    """Return the "and" of a language, as it is before a word."""
    if code == "es":
        return "e" if _SOUNDS_LIKE_Y.match(word) else "y"
    return "and"
