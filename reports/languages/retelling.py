"""Sentences that come with a figure, their words filled in already, told in another language."""

import re
from collections.abc import Mapping
from functools import cache

from metrics.catalogue import indicators
from metrics.folding import NOT_BY_MONTH
from metrics.releases.adding import NOT_RELEASED
from metrics.shapes import Count

#: Numbers that stand as words in the texts below.
NUMBERS = ("eight", "nine", "ten", "eleven", "twelve")

_ONLY_COUNTED = "{known} people told apart by a code; {others} more only counted, so the figure is "
#: Sentences that figures carry with their words filled in already: see ``Language.say``.
FILLED = (
    *(
        f"{begins}{limit}."
        for begins in (_ONLY_COUNTED, "Some people were only counted, so the figure is ")
        for limit in ("at least that many", "at most that many", "at least that high",
                      "at most that high")
    ),
    "1 area is left out: nobody said how many came there.",
    "{n} areas are left out: nobody said how many came there.",
    "Some areas are left out: nobody said how many came there.",
    "No population is listed for this area.",
    NOT_BY_MONTH.note,
    NOT_RELEASED.note,
    "its definition is version {now}, before it was {before}",
    *("above the usual range", "below the usual range"),
    *(
        f"{{count}} {step}s in a row {side} the average"
        for step in ("quarter", "month")
        for side in ("above", "below")
    ),
    *(
        f"three of the last four {step}s closer to the {limit} limit than to the average"
        for step in ("quarter", "month")
        for limit in ("upper", "lower")
    ),
    *("{over} of {months} months", "0 of 1 month"),
    *("sheets of {count} partners missing", "sheets of 1 partner missing"),
    # Names stand where a figure is for the coalition itself.
    "sheets of {one}, {two} and {count} more missing",
    *("sheets of {one} and {two} missing", "sheets of {one} missing"),
)  # fmt: skip

_BRACES = re.compile(r"\\\{(\w+)\\\}")


def template_of(text: str) -> tuple[str, Mapping[str, str]] | None:
    """Return the text with braces that a sentence was filled from, and what was filled in."""
    for template, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return template, found.groupdict()
    return None


def is_number_word(word: str) -> bool:
    """Say whether a word is a number written out, which has its own translation."""
    return word in NUMBERS


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    shapes = (one.value for one in indicators().values())
    flags = (shape.flag for shape in shapes if isinstance(shape, Count) and shape.flag)
    with_braces = (text for text in (*flags, *FILLED) if "{" in text)
    return tuple((text, _pattern(text)) for text in dict.fromkeys(with_braces))


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_BRACES.sub(r"(?P<\1>[^;]+?)", re.escape(template)))
