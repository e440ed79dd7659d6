"""How wide the columns of a table are on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from textwrap import wrap

from reports.documents.blocks import Cell
from reports.formats import fonts
from reports.formats.fonts import readable

#: What stands between columns, as a share of the size of type: as the template has it.
_BETWEEN = 1.1
#: Letters a head of numbers has on a line; and that a column of words has room for at least.
HEAD, _WORDS = 13, 24
#: Inches an ordinary letter takes, for each point of type.
_LETTER = 0.48 / 72


@dataclass(frozen=True)
class Column:
    """A column, measured; widths are in inches for each point of type.

    Attributes:
        head: its title, as it is printed.
        numeric: whether it has numbers, which never break.
        natural: how wide it is if no line breaks.
        weight: how much of what room there is its words need, beside those of other columns.
    """

    head: str
    numeric: bool
    natural: float
    weight: float

    @classmethod
    def of(cls, title: str, cells: Sequence[Cell], numeric: bool, letters: int = HEAD) -> "Column":
        """Measure a column; a head of numbers has so many letters on a line."""
        texts = [readable(cell.text) for cell in cells]
        head = _in_lines(readable(title), letters) if numeric else readable(title)
        widest = max([fonts.inches(head, 1, 600), *(fonts.inches(text, 1) for text in texts)])
        # Twice the words need not twice the width: lines may also be more.
        weight = sqrt(sum(len(text) for text in texts) / max(1, len(texts)) + len(head) / 4 + 1)
        return cls(head, numeric, widest + _BETWEEN / 72, weight)

    @property
    def least(self) -> float:
        """How wide it is at least."""
        words = _WORDS * _LETTER + _BETWEEN / 72
        return self.natural if self.numeric else min(self.natural, words)


def shared(columns: Sequence[Column], size: float, room: float) -> list[float] | None:
    """Return how wide the columns of a table are, in inches; None: as wide as their text.

    Where not all fit, numbers keep their width and words share the rest; a column that needs less
    than its share leaves it to the others, and none gets less than a few words need.
    """
    if sum(column.natural for column in columns) * size <= room:
        return None
    found = {i: column.natural * size for i, column in enumerate(columns) if column.numeric}
    while len(found) < len(columns):
        left = [i for i in range(len(columns)) if i not in found]
        rest = room - sum(found.values())
        each = rest / sum(columns[i].weight for i in left)
        shares = {i: each * columns[i].weight for i in left}
        narrow = {i: columns[i].least * size for i in left if shares[i] < columns[i].least * size}
        content = {
            i: columns[i].natural * size for i in left if shares[i] > columns[i].natural * size
        }
        found |= narrow or content or shares
    return [found[i] for i in range(len(columns))]


def _in_lines(head: str, letters: int) -> str:
    """Return a head of numbers in short lines, or it would be wider than they are."""
    if len(head) <= letters:
        return head
    return "\n".join(wrap(head, letters, break_long_words=False, break_on_hyphens=False))
