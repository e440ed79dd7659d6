"""The different values of a column, gathered once and searched as one text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data.identifiers.patterns import BETWEEN
from data.workbook import Sheet

Cells = Sequence[Sequence[Any]]

#: A longer set is gone over in the order of the rows: in its own, each value is far from the last.
_LONG = 1_000


@dataclass(frozen=True)
class Values:
    """The different values of a column, blanks apart."""

    all: Sequence[Any]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.all)

    @cached_property
    def types(self) -> set[type]:
        """Their types."""
        return set(map(type, self.all))

    @cached_property
    def texts(self) -> Sequence[str]:
        """Those that are texts."""
        if self.types == {str}:
            return self.all
        return [value for value in self.all if type(value) is str]

    @cached_property
    def joined(self) -> str:
        """The texts as one, with ``BETWEEN`` before and after each."""
        return BETWEEN.join(("", *self.texts, ""))

    def without(self, some: Collection[Any]) -> "Values":
        """Return these without a few; of a long column they are too few to matter."""
        if len(self.all) > _LONG:
            return self
        return Values([value for value in self.all if value not in some])

    @cached_property
    def is_plain(self) -> bool:
        """Whether every text is one word of letters and digits."""
        return self.joined.replace(BETWEEN, "").isalnum()


def different(sheet: Sheet) -> list[Values]:
    """Return the different values of each column."""
    return [
        Values([value for value in held if value is not None and value != ""])
        for held in sheet.different
    ]
