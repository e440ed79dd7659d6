"""The finder: what in somebody's words may point to a person. It assists, and never certifies.

It suggests more than the tripwire refuses (``data/identifiers``): a person decides on each of them,
so that one too many costs a look, and one too few may cost somebody their safety.
"""

import unicodedata
from collections.abc import Iterable

from data.finding import contacts, lives, people, places
from data.finding.spans import Span, search

__all__ = ["Span", "find", "is_read", "redact", "sees_nothing"]

_CLUES = (*contacts.CLUES, *lives.CLUES, *places.CLUES, *people.CLUES)


def find(text: str) -> list[Span]:
    """Return what in a text may point to a person, in order, none overlapping another."""
    return search(text, _CLUES)


def redact(text: str, spans: Iterable[Span]) -> str:
    """Return a text with ``[name]`` and the like in place of spans that do not overlap."""
    for span in sorted(spans, key=lambda one: one.start, reverse=True):
        text = f"{text[: span.start]}{span.put}{text[span.end :]}"
    return text


def is_read(text: str) -> bool:
    """Say whether a text is in the only script in which the finder knows names: Latin."""
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in _letters(text))


def _letters(text: str) -> set[str]:
    return {letter for letter in text if letter.isalpha() and not letter.isascii()}


def sees_nothing(text: str) -> bool:
    """Say whether the finder can read a text and suggests nothing in it."""
    return is_read(text) and not find(text)
