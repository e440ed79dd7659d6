"""What the product cannot know of itself and asks: each thing once, and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.lists import fold

SAID, REMEMBERED = "said", "remembered"


@dataclass(frozen=True)
class Question:
    """One thing about a file that a person can answer, or has.

    Attributes:
        key: what it is about, the same for the next file: ``column|events|titel``.
        about: ``sheet``, ``table``, ``column``, ``value``, ``dates``, ``numbers``, ``hidden``,
            ``measure``, ``year``, ``options`` (of one question of a survey, or questions each),
            ``trials`` (responses nobody gave in earnest), or ``constant``: what every row holds in
            a column that is not there.
        sheet: the sheet it was met on.
        place: the cells, rows or columns it is about, in words.
        found: what stands in the file: a header, a value.
        samples: some cells it is about, as the person sees them.
        options: answer → what it means, in words; empty: any text.
        answer: what holds now; None where nothing does.
        how: how that is known: ``title``, ``alias``, ``said``, ``remembered``; or ``alike``, of
            an answer that is only proposed.
        score: how sure that is, in per cent.
        open: whether nothing can be stored until it is answered.
    """

    key: str
    about: str
    sheet: str
    place: str
    found: str
    samples: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict, hash=False)
    answer: str | None = None
    how: str = ""
    score: int = 0
    open: bool = False


@dataclass(frozen=True)
class Answers:
    """What the person said about this file, and what is remembered from earlier ones.

    Attributes:
        said: question → answer, about this file.
        remembered: question → answer, from earlier files.
        whole: whether what was said of columns is all there is to say: no others are proposed.
        items: survey → its items as declared, folded: by these its columns are known.
    """

    said: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False
    items: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def get(self, key: str) -> str | None:
        """Return the answer to a question; None where there is none."""
        return self.said.get(key, self.remembered.get(key))

    def how(self, key: str) -> str:
        """Return how the answer is known: ``said``, ``remembered`` or not at all."""
        return SAID if key in self.said else REMEMBERED if key in self.remembered else ""


def key_of(about: str, *words: str) -> str:
    """Return the key of a question: what it is about, and of which kind, header or value."""
    return "|".join((about, *(fold(word) for word in words)))
