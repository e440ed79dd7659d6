"""The words of a voice and what stands around them; looked through before they are kept."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from data import identifiers
from data.identifiers import sorts
from data.identifiers.names import begins_as_name, is_ambiguous, is_full_name
from data.lists import ClosedList, fold
from data.problems import Problem

FORMS = ClosedList(
    "form", {"testimonial": ("Testimonial",), "interview": ("Interview excerpt", "Interview")}
)
LANGUAGES = ClosedList("language", {"en": ("English",), "es": ("Spanish", "Español")})

#: A voice is an excerpt, not a life: so many characters at most.
LONGEST_QUOTE = 1_200
LONGEST_LINE = 300

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True)
class Text:
    """What a voice says.

    Attributes:
        quote: the person's own words, or part of them.
        year: when they were said.
        shown_as: the pseudonym, or a role ("a parent"); empty: no name at all.
        content_note: what a reader should know before reading; empty: nothing.
        themes: what it is about.
        language: a code of ``LANGUAGES``.
        exception: why the words of a minor are to be used, against the rule.
    """

    quote: str
    year: int
    shown_as: str = ""
    content_note: str = ""
    themes: tuple[str, ...] = ()
    language: str = "en"
    exception: str = ""

    def tidied(self) -> "Text":
        """Return it without spaces around it, each theme once."""
        themes = {fold(theme): _one_line(theme) for theme in self.themes if theme.strip()}
        lines = [_SPACES.sub(" ", line).strip() for line in self.quote.strip().splitlines()]
        return Text(
            "\n".join(lines),
            self.year,
            _one_line(self.shown_as),
            _one_line(self.content_note),
            tuple(themes.values()),
            self.language,
            _one_line(self.exception),
        )

    @property
    def lines(self) -> dict[str, str]:
        """What of it is words, by what it is called; themes as one line."""
        return {
            "Quote": self.quote,
            "Shown as": self.shown_as,
            "Content note": self.content_note,
            "Reason for the exception": self.exception,
            "Themes": "; ".join(self.themes),
        }

    def problems(self, latest_year: int) -> Iterator[Problem]:
        """Say what stands against keeping it; nothing that was found is repeated.

        Args:
            latest_year: the year of today.
        """
        if not self.quote:
            yield Problem("voice_empty")
        if not 1990 <= self.year <= latest_year:
            words = {"latest": str(latest_year)}
            yield Problem("voice_year", column="Year", found=str(self.year), words=words)
        for column, line in self.lines.items():
            most = LONGEST_QUOTE if column == "Quote" else LONGEST_LINE
            if len(line) > most:
                words = {"length": f"{len(line):,}", "limit": f"{most:,}"}
                yield Problem("voice_long", column=column, words=words)
            if what := personal(line):
                yield Problem("voice_personal", column=column, words={"what": what})

    def as_json(self) -> str:
        """Return it as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)


def text_from(kept: str) -> Text:
    """Return what ``as_json`` made."""
    held: dict[str, Any] = json.loads(kept)
    return Text(**{**held, "themes": tuple(held["themes"])})


def personal(text: str) -> str:
    """Return what a text looks as if it held ("an e-mail address"); empty: nothing.

    More is taken for a name than in a workbook's cells: any given name with a capitalised word
    after it. Here a person reads the answer at once and can word it otherwise.
    """
    if what := identifiers.found_in(text):
        return what
    words = [(found[0].rstrip("."), found.start()) for found in _WORD.finditer(text)]
    pairs = [
        f"{one} {other}"
        for (one, at), (other, then) in pairwise(words)
        if not text[at + len(one) : then].strip(". ") and one[0].isupper() and other[0].isupper()
    ]
    for pair in [*pairs, text.strip(" .")]:
        if is_full_name(pair) and begins_as_name(pair) and not is_ambiguous(pair):
            return sorts.NAME
    return ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
