"""A table of a release: columns that say what they hold, and rows, as a csv file and back.

Text is safe from being taken for a formula; the same rows give the same bytes on any computer.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from numbers import Real

from reports.tables import FORMULA

#: What stands in the place of a number that is not there; see ``reports.wording.SYMBOLS``.
MISSING = ("", "[c]", "[x]", "[z]", "[low]")

#: So many digits are written of a number: more would differ between databases.
_DIGITS = ".10g"

Value = str | float | bool | None


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        name: its header.
        title: what it is called.
        words: what it holds, in a sentence.
        kind: ``string``, ``number``, ``integer``, ``boolean`` or ``date``.
    """

    name: str
    title: str
    words: str
    kind: str = "string"


@dataclass(frozen=True)
class Sheet:
    """A table of a release.

    Attributes:
        name: of its file, without the ending.
        title: what it is called.
        words: what it holds, in a sentence or two.
        columns: its columns.
        rows: a value for each column; None where there is none.
        key: names of the columns that tell rows apart.
    """

    name: str
    title: str
    words: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    key: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"


def write(sheet: Sheet) -> bytes:
    """Return a table as a csv file, with the mark by which spreadsheet programs know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in sheet.columns])
    writer.writerows([text(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def read(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a csv file that ``write`` made: column → text.

    Raises:
        UnicodeDecodeError, csv.Error: it is none.
    """
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    header = next(rows, [])
    return [dict(zip(header, row, strict=False)) for row in rows]


def text(value: Value) -> str:
    """Return a value as it stands in a csv file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Real):
        number = float(value)
        return str(int(number)) if number.is_integer() else format(number, _DIGITS)
    return f"'{value}" if str(value).startswith(FORMULA) else str(value)
