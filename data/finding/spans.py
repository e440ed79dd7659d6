"""Where in a text something may point to a person, and what is proposed in its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.identifiers.content import as_searched
from data.identifiers.patterns import Pattern

#: What is put in place of what is taken out.
NAME, PLACE, CONTACT, DATE, AGE, NUMBER, DETAIL = (
    *("[name]", "[place]", "[contact]"),
    *("[date]", "[age]", "[number]", "[detail]"),
)


@dataclass(frozen=True)
class Span:
    """A stretch of a text that may point to a person.

    Attributes:
        start: its first character's position.
        end: the position after its last.
        what: what it may be: "a name".
        why: by what it was told: "a given name we know".
        put: what is proposed in its place: ``[name]``.
    """

    start: int
    end: int
    what: str
    why: str
    put: str


@dataclass(frozen=True)
class Clue:
    """One way to tell that something points to a person.

    Attributes:
        pattern: what it looks like.
        why: by what it is told, in words.
        put: what is proposed in its place.
        whole: whether all that matches is taken out; else what stands in its groups.
    """

    pattern: Pattern
    why: str
    put: str
    whole: bool = False

    def spans(self, text: str, small: str) -> Iterator[Span]:
        """Find it in ``text``, of which ``small`` is the same in small letters."""
        for match in self.pattern.matches(text, small):
            start, end = self._bounds(match)
            yield Span(start, end, self.pattern.what, self.why, self.put)

    def _bounds(self, match: re.Match[str]) -> tuple[int, int]:
        groups = [i for i in range(1, match.re.groups + 1) if match[i]]
        if self.whole or not groups:
            return match.span()
        return min(match.start(i) for i in groups), max(match.end(i) for i in groups)


def search(text: str, clues: Iterable[Clue]) -> list[Span]:
    """Return what any of the clues finds in a text, in order, none overlapping another.

    Of those that overlap, the longest says what they are.
    """
    looked_at, positions = _as_looked_at(text)
    small = looked_at.lower()
    found = [span for clue in clues for span in clue.spans(looked_at, small)]
    return [
        Span(positions[one.start], positions[one.end - 1] + 1, one.what, one.why, one.put)
        for one in _apart(found)
    ]


def _as_looked_at(text: str) -> tuple[str, list[int]]:
    """Return a text without what does not show, and each character's position in the original."""
    if text.isascii():
        return as_searched(text), list(range(len(text)))
    seen = [(as_searched(letter), i) for i, letter in enumerate(text)]
    return "".join(letter for letter, _ in seen), [i for letter, i in seen if letter]


def _apart(found: Iterable[Span]) -> Iterator[Span]:
    held: Span | None = None
    for one in sorted(found, key=lambda span: (span.start, -span.end)):
        if held is None or one.start >= held.end:
            if held:
                yield held
            held = one
            continue
        longer = max(held, one, key=lambda span: span.end - span.start)
        held = Span(held.start, max(held.end, one.end), longer.what, longer.why, longer.put)
    if held:
        yield held
