"""How wide columns of a table are on paper, and which of them stand together on a page."""

import unicodedata
from dataclasses import dataclass

from reports.documents.blocks import Table

#: Twentieths of a point: what a letter of table text takes, and what a cell keeps free.
_LETTER, _FREE, _FREE_BEFORE_WORDS = 102, 190, 390
_NARROWEST = 620
#: What a column gets beyond what it wants, at most.
_SPARE = 420
#: Of the page, at most: the first column, and what a word or figure in another may ask for.
_FIRST, _OTHER = 0.34, 0.5


@dataclass(frozen=True)
class Part:
    """Columns of a table that fit beside each other.

    Attributes:
        columns: their positions, that of the first column always among them.
        widths: a width each, in twentieths of a point.
    """

    columns: tuple[int, ...]
    widths: tuple[int, ...]


def fits(table: Table, width: int) -> bool:
    """Say whether all columns fit beside each other without breaking a word or figure."""
    return sum(least for least, _ in _needs(table, width)) <= width


def parts(table: Table, width: int) -> list[Part]:
    """Return the columns as parts that each fit; the first column begins every one."""
    needs = _needs(table, width)
    groups: list[list[int]] = [[0]]
    taken = needs[0][0]
    for place in range(1, len(needs)):
        least = needs[place][0]
        if taken + least > width and len(groups[-1]) > 1:
            groups.append([0])
            taken = needs[0][0]
        groups[-1].append(place)
        taken += least
    return [Part(tuple(group), _shared([needs[i] for i in group], width)) for group in groups]


def _needs(table: Table, width: int) -> list[tuple[int, int]]:
    """Return for each column the least it needs, and what it would like."""
    found = []
    for place, head in enumerate(table.heads):
        texts = [row[place].text for row in table.rows]
        widest = int(width * (_OTHER if place else _FIRST))
        most = width if place else widest
        word = max(map(_longest_word, (*texts, head)), default=0)
        like = max([*map(_length, texts), word, min(_length(head), 14)], default=0)
        free = _FREE if place in table.numeric or not place else _FREE_BEFORE_WORDS
        wanted = max(_NARROWEST, min(most, like * _LETTER + free))
        least = like if place in table.numeric else word
        found.append((max(_NARROWEST, min(widest, least * _LETTER + free)), wanted))
    return found


def _shared(needs: list[tuple[int, int]], width: int) -> tuple[int, ...]:
    """Return widths: what is wanted and an equal share of the rest, or less for long text.

    A table of few short columns does not fill the page, or a row could not be followed by eye.
    """
    spare = width - sum(wanted for _, wanted in needs)
    if spare >= 0:
        each = min(_SPARE, spare // len(needs))
        return tuple(wanted + each for _, wanted in needs)
    found = [least for least, _ in needs]
    room = max(0, width - sum(found))
    by_wish = sorted(range(len(needs)), key=lambda i: needs[i][1] - needs[i][0])
    for left, i in zip(range(len(needs), 0, -1), by_wish, strict=True):
        more = min(needs[i][1] - needs[i][0], room // left)
        found[i] += more
        room -= more
    return tuple(found)


def _longest_word(text: str) -> int:
    return max(map(_length, text.replace("\u2011", "-").split(" ")), default=0)


def _length(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide
