"""How programs count characters: what one calls the fifth may be the third of another.

REFI-QDA counts Unicode code points. Programs written for Windows count UTF-16 units, in which an
emoji is two; some count a line's end as one where the file has two, or as two where it has one;
some count the byte order mark. Which of these a program did shows in its own selections: by the
words it says they hold, by whether they lie within the text, and by whether they begin and end at
words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import Literal

MARK = "\ufeff"
#: So many characters of texts are looked at to find out how a program counts.
_SAMPLE = 300_000


@dataclass(frozen=True)
class Manner:
    """A way to count characters.

    Attributes:
        ends: line ends ``as written`` in the text, each as ``one`` or each as ``two``.
        in_pairs: whether characters beyond the first plane count as two (UTF-16).
        marked: whether a byte order mark counts.
    """

    ends: Literal["as written", "one", "two"] = "as written"
    in_pairs: bool = False
    marked: bool = False


@dataclass(frozen=True)
class Selection:
    """A stretch as a program says it.

    Attributes:
        start: where it begins, as the program counts.
        end: where it ends.
        words: what the program says it holds; empty or something else where it does not say.
    """

    start: int
    end: int
    words: str = ""


_ENDS: tuple[Literal["as written", "one", "two"], ...] = ("as written", "one", "two")
#: The first is the standard's, and holds where nothing speaks against it.
MANNERS = tuple(Manner(*manner) for manner in product(_ENDS, (False, True), (False, True)))


def plain(text: str) -> str:
    r"""Return a text without a byte order mark, its lines ended by ``\n``."""
    return text.lstrip(MARK).replace("\r\n", "\n").replace("\r", "\n")


class Counted:
    """A text with its characters counted in one manner."""

    def __init__(self, text: str, manner: Manner) -> None:
        """Count the characters of a text as it is in the file."""
        bare = text.lstrip(MARK)
        self.plain = plain(text)
        before = len(text) - len(bare) if manner.marked else 0
        ends = iter(_widths_of_ends(bare, manner))
        astral = 2 if manner.in_pairs else 1
        widths = (
            next(ends) if letter == "\n" else astral if letter > "\uffff" else 1
            for letter in self.plain
        )
        self._starts = list(accumulate(widths, initial=before))

    def place(self, selection: Selection) -> tuple[int, int] | None:
        """Return where it lies in the plain text, or None where there is nothing of it."""
        if selection.start < 0:
            return None
        start = max(0, bisect_right(self._starts, selection.start) - 1)
        end = min(len(self.plain), bisect_left(self._starts, selection.end))
        return (start, end) if start < end else None

    def reaches(self, end: int) -> bool:
        """Return whether a place lies within the text."""
        return end <= self._starts[-1]

    def fits(self, selection: Selection) -> bool:
        """Return whether it lies within the text and cuts no character in two."""
        starts = self._starts
        first, last = bisect_left(starts, selection.start), bisect_left(starts, selection.end)
        return (
            first <= last < len(starts)
            and starts[first] == selection.start
            and starts[last] == selection.end
        )


def _widths_of_ends(bare: str, manner: Manner) -> Iterable[int]:
    if manner.ends == "as written":
        at = 0
        while at < len(bare):
            if bare.startswith("\r\n", at):
                yield 2
                at += 1
            elif bare[at] in "\r\n":
                yield 1
            at += 1
        return
    width = 1 if manner.ends == "one" else 2
    yield from (width for letter in plain(bare) if letter == "\n")


def find_manner(texts: Sequence[tuple[str, Sequence[Selection]]]) -> Manner:
    """Return how a program counted, from texts as they are in the file and selections in them."""
    sample, length = [], 0
    for text, selections in texts:
        if selections and length + len(text) <= _SAMPLE:
            sample.append((text, selections))
            length += len(text)
    if all(_counts_alike(text) for text, _ in sample):
        return MANNERS[0]
    return max(MANNERS, key=lambda manner: _score(sample, manner))


def _counts_alike(text: str) -> bool:
    return not any(sign in text for sign in "\r\n" + MARK) and max(text, default="") <= "\uffff"


def _score(
    sample: Sequence[tuple[str, Sequence[Selection]]], manner: Manner
) -> tuple[int, int, int]:
    """Return how much speaks for a manner: words found, less what lies outside, less cut words."""
    held = outside = cut = 0
    for text, selections in sample:
        counted = Counted(text, manner)
        for selection in selections:
            outside += not counted.fits(selection)
            place = counted.place(selection)
            if place:
                held += _holds(counted.plain, place, selection.words)
                cut += sum(_cuts_word(counted.plain, at) for at in place)
    return held, -outside, -cut


def _holds(text: str, place: tuple[int, int], words: str) -> bool:
    said = " ".join(words.split()).rstrip(".… ")
    return len(said) > 2 and shown(text[place[0] : place[1]]).startswith(said)


def shown(text: str) -> str:
    """Return a stretch in one line."""
    return " ".join(text.split())


def _cuts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
