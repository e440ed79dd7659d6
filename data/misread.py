"""What reading a cell may come to, besides a plain value."""

from typing import Any, NamedTuple


class Misread(ValueError):
    """A cell that could not be read: the entry of ``messages.ENTRIES`` and the words it needs.

    Attributes:
        entry: which of ``ENTRIES``.
        words: what its sentence needs; ``found`` where it is about a part of the cell only.
        others: what else is wrong with the same cell, one for each part of it.
    """

    def __init__(self, entry: str, others: "tuple[Misread, ...]" = (), /, **words: str) -> None:
        self.entry = entry
        self.words = words
        self.others = others
        super().__init__(entry)


class Noted(NamedTuple):
    """A value that is worth a word.

    Attributes:
        value: the value; None where it is missing.
        missing: what was typed in place of a value: ``dash``, ``suppressed`` …
        remark: the entry of ``messages.ENTRIES`` that says how it was read.
        currency: the currency sign or code beside a number.
    """

    value: Any
    missing: str = ""
    remark: str = ""
    currency: str = ""
