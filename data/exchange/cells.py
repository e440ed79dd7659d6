"""Tables of text, written so that no spreadsheet program takes a text for a formula."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.exchange.elements import File
from data.files.bounds import Bounds as FileBounds
from data.files.bounds import Reading
from data.files.encodings import decode
from data.problems import Problem, Refused

#: What a spreadsheet program takes for the beginning of a formula, or drops before one; the last
#: four are the signs as they are typed with Chinese and Japanese letters.
_FORMULA = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
#: A text is written with a quotation mark before it where it begins so, marks of its own counted.
_UNSAFE = re.compile(f"'*[{_FORMULA}]")
_SAFE = re.compile(f"'+[{_FORMULA}]")
_DELIMITERS = ",;\t"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True)
class Table:
    """A table as it was read.

    Attributes:
        file: the file it is of.
        letters: title → its column's letter in the file.
        rows: number in the file → title → text.
    """

    file: File
    letters: Mapping[str, str]
    rows: tuple[tuple[int, dict[str, str]], ...]

    def problem(self, entry: str, row: int, column: str, found: str) -> Problem:
        """Return what is wrong with a cell."""
        letter = self.letters.get(column, "")
        return Problem(entry, "Table", row, letter, column, found, file=self.file.name)

    def refused(self, entry: str, row: int, column: str, found: str) -> Refused:
        """Return the refusal for what is wrong with a cell."""
        return Refused([self.problem(entry, row, column, found)])


def write_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV in UTF-8, with a byte order mark by which Excel knows it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(titles)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    legible = _UNWRITABLE.sub("\ufffd", text)
    return f"'{legible}" if _UNSAFE.match(legible) else legible


def read_table(
    content: bytes, file: File, titles: Mapping[str, Sequence[str]], needed: Sequence[str]
) -> Table:
    """Return a table whose first row names its columns.

    Args:
        content: the file's bytes.
        file: what is said of it, and how much of it is read.
        titles: each column's title → what else it may be called.
        needed: the titles that must be there; of others that are not, cells are empty.

    Raises:
        Refused: it is no table, too large, or lacks a column.
    """
    file.check_size(content)
    text = _decoded(content, file)
    head, _, _ = text.partition("\n")
    delimiter = max(_DELIMITERS, key=lambda sign: len(_places(head.split(sign), titles)))
    csv.field_size_limit(file.bounds.bytes)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        first = next(rows, [])
        places = _places(first, titles)
        for title in needed:
            if title not in places:
                raise _lacking(title, first, file)
        return Table(file, _letters(places), tuple(_rows(rows, places, titles, file)))
    except csv.Error:
        raise file.unreadable(f"a quotation mark near line {rows.line_num:,} is stray") from None


def _rows(
    rows: Iterable[list[str]],
    places: Mapping[str, int],
    titles: Iterable[str],
    file: File,
) -> Iterable[tuple[int, dict[str, str]]]:
    for number, row in enumerate(rows, 2):
        if number > file.bounds.rows + 1:
            raise file.too_large(f"{file.bounds.rows:,} rows")
        if any(row):
            cells = [cell[1:] if _SAFE.match(cell) else cell for cell in row]
            found = {title: places.get(title, len(cells)) for title in titles}
            yield number, {t: cells[at] if at < len(cells) else "" for t, at in found.items()}


def _decoded(content: bytes, file: File) -> str:
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16")
        if b"\0" in content:
            raise file.unreadable("it is not a table of text")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(content, Reading(file.name, FileBounds()))[0]


def _places(head: Sequence[str], titles: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return where the columns stand."""
    written = [" ".join(cell.strip(" \t\r\n\"'").lower().split()) for cell in head]
    found: dict[str, int] = {}
    for title, others in titles.items():
        for name in (title.lower(), *others):
            if name in written:
                found.setdefault(title, written.index(name))
    return found


def _letters(places: Mapping[str, int]) -> dict[str, str]:
    return {title: chr(ord("A") + at) for title, at in places.items() if at < 26}


def _lacking(title: str, head: Sequence[str], file: File) -> Refused:
    there = ", ".join(f"“{cell.strip()}”" for cell in head[:12] if cell.strip()) or "none"
    words = {"there": there}
    return Refused([Problem("exchange_no_column", file=file.name, found=title, words=words)])
