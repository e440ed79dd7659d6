"""A problem: what is wrong with a cell, row, sheet or file, with its place and its way out.

A message reads *where: what "value" must be*:
``Campaigns!F2: Reach “many” must be a whole number.``
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from data.messages import ENTRIES, ERROR

#: Words that stand in a message only where there is something to say.
_MAY_LACK = dict.fromkeys(("near", "less", "more", "read"), "")


@dataclass(frozen=True)
class Problem:
    """Something wrong with one cell, row, sheet or file.

    Attributes:
        entry: which of ``ENTRIES``.
        sheet: the sheet's name; empty for the whole file.
        row: the row's number in the file, from 1; 0 for the whole sheet.
        letter: the column's letter(s) in the file; empty for the whole row.
        column: the column's title.
        found: what stands there, as the person sees it.
        words: whatever else the message needs.
        file: the file's name.
        cells: all the cells it is about, as ranges (``G2:G7``), where they are more than one.
        ask: the question whose answer settles it (see ``questions``); empty: mend the cell.
    """

    entry: str
    sheet: str = ""
    row: int = 0
    letter: str = ""
    column: str = ""
    found: str = ""
    words: dict[str, str] = field(default_factory=dict, hash=False)
    file: str = ""
    cells: tuple[str, ...] = ()
    ask: str = ""

    def _fill(self, template: str) -> str:
        near = self.words.get("near", "")
        return template.format_map(
            {
                "column": self.column,
                "found": shorten(self.found),
                **_MAY_LACK,
                **self.words,
            }
            | ({"near": f"; did you mean “{near}”?"} if near else {})
        )

    @property
    def severity(self) -> str:
        """``error``, ``warning`` or ``note``."""
        return ENTRIES[self.entry].severity

    @property
    def cell(self) -> str:
        """The cell's address: ``F2``; the row alone where the whole row is meant; or empty."""
        return f"{self.letter}{self.row or ''}"

    @property
    def where(self) -> str:
        """The place: ``Campaigns!F2``, ``Campaigns row 7``, ``Campaigns``, or the file's name."""
        if not self.sheet:
            return self.file or "The file"
        if self.letter:
            return f"{self.sheet}!{self.cell}"
        return f"{self.sheet} row {self.row}" if self.row else self.sheet

    @property
    def text(self) -> str:
        """What is wrong, without the place."""
        filled = self._fill(ENTRIES[self.entry].text)
        return filled[:-1] if filled.endswith("?.") else filled

    @property
    def message(self) -> str:
        """The place and what is wrong, in one line; without a place, what is wrong alone."""
        return f"{self.where}: {self.text}" if self.sheet or self.file else self.text

    @property
    def expected(self) -> str:
        """What should be there."""
        return self._fill(ENTRIES[self.entry].expected)

    @property
    def fix(self) -> str:
        """The way out."""
        return self._fill(ENTRIES[self.entry].fix)

    def as_record(self) -> dict[str, Any]:
        """Return the problem as the command line and the CSV give it."""
        record = asdict(self)
        names = ("file", "sheet", "row", "column", "found")
        return {name: record[name] for name in names} | {
            "cell": self.cell,
            "message": self.message,
            "expected": self.expected,
            "fix": self.fix,
            "severity": self.severity,
        }


class Refused(Exception):
    """Input that cannot be taken; carries the problems that say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.message for problem in self.problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those problems that stop an upload."""
    return [problem for problem in problems if problem.severity == ERROR]


def shorten(text: str, length: int = 60) -> str:
    """Return ``text`` cut to ``length`` characters, with an ellipsis where it was cut."""
    return text if len(text) <= length else text[: length - 1] + "…"
