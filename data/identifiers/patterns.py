"""One way a personal detail is written, looked for in many cells at once.

They are searched as one text with ``BETWEEN`` between them, which no pattern may match.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

#: Stands between two cells: it is neither a space nor part of a word, and no workbook holds it.
BETWEEN = "\0"

Sure = Callable[[re.Match[str]], bool]


def always(_match: re.Match[str]) -> bool:
    """Be sure of whatever looks like it."""
    return True


@dataclass(frozen=True)
class Pattern:
    """One way a personal detail is written.

    Attributes:
        what: the sort of detail.
        finder: what it looks like.
        only_if: words in small letters, one of which the text must hold; looked for first because
            that costs little. None: any text.
        sure: decides about a match.
    """

    what: str
    finder: re.Pattern[str]
    only_if: tuple[str, ...] = ()
    sure: Sure = always

    def matches(self, text: str, small: str) -> Iterator[re.Match[str]]:
        """Find it in ``text``, of which ``small`` is the same in small letters."""
        if self.only_if and not any(word in small for word in self.only_if):
            return iter(())
        return filter(self.sure, self.finder.finditer(text))


def pattern(what: str, finder: str, *only_if: str, sure: Sure = always) -> Pattern:
    """Return a pattern whose finder is a regular expression."""
    return Pattern(what, re.compile(finder), only_if, sure)
