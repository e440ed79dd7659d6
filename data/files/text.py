"""Tables of text: csv, tsv, and what else separates cells by a sign and rows by a line end."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from data.files.bounds import Reading
from data.files.encodings import decode
from data.files.sheet import Sheet
from data.problems import Problem, Refused

_DELIMITERS = ",;\t|^"
_LINE_END = re.compile(r"\r\n|\r|\n")
#: The line by which Excel is told the delimiter. It is no row there, so it is none here.
_TOLD = re.compile(r'\s*"?sep=([^\w\s"]|\t)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


def read_text(content: bytes, reading: Reading) -> tuple[Sheet, tuple[Problem, ...]]:
    """Read a table of text; with it comes what is worth saying about its letters.

    A row's number is its record's, as every spreadsheet program shows it: a text over two lines in
    quotation marks is one cell of one row.

    Raises:
        Refused: it is no text, holds too much, or a quotation mark is opened and not closed.
    """
    text, problems = decode(content, reading)
    sheet = PurePath(reading.name).stem
    if told := _TOLD.match(text):
        delimiter, text = told[1], text[told.end() :]
    else:
        delimiter = _delimiter(text)
    reading.count_cells(sheet, text.count(delimiter) + text.count("\n") + text.count("\r"))
    csv.field_size_limit(reading.bounds.bytes)
    lines = io.StringIO(text, newline="")
    rows = list(_records(lines, delimiter, sheet, 2 if told else 1, reading))
    if '"' in text:
        _nothing_swallowed(rows, delimiter, sheet, 2 if told else 1, reading)
    return Sheet(sheet, rows), problems


def _records(
    lines: Iterable[str], delimiter: str, sheet: str, first: int, reading: Reading
) -> Iterator[list[Any]]:
    records = csv.reader(lines, delimiter=delimiter, strict=True)
    number, line = 0, 0
    while True:
        number, line = number + 1, records.line_num
        if number % 10_000 == 0:
            reading.seconds_left()
        try:
            yield next(records)
        except StopIteration:
            return
        except csv.Error:
            raise _torn(sheet, number, line + first, reading) from None


def _torn(sheet: str, row: int, line: int, reading: Reading) -> Refused:
    problem = Problem("open_quote", sheet, row, words={"line": f"{line:,}"}, file=reading.name)
    return Refused([problem])


def _nothing_swallowed(
    rows: list[list[Any]], delimiter: str, sheet: str, line: int, reading: Reading
) -> None:
    """Make sure that no cell holds whole rows, as it would where two quotation marks are stray.

    Raises:
        Refused: one does.
    """
    lengths = Counter(len(row) for row in rows)
    width = max(lengths, key=lambda length: (lengths[length], length), default=0)
    if width < 3:
        return
    for number, row in enumerate(rows, 1):
        for cell in row:
            if "\n" not in cell and "\r" not in cell:
                continue
            lines = _LINE_END.split(cell)
            inner = lines[1:-1]
            if inner and all(text.count(delimiter) == width - 1 for text in inner):
                raise _torn(sheet, number, line, reading)
            line += len(lines) - 1
        line += 1


def _delimiter(text: str) -> str:
    """Return the delimiter most lines at the top hold most of; a banner above may hold none."""
    unquoted = re.sub(r'"[^"]*"', "", text[:100_000])
    lines = [line for line in unquoted.splitlines()[:25] if line.strip(" ")] or [""]

    def typical(delimiter: str) -> tuple[int, int]:
        counts = sorted(line.count(delimiter) for line in lines)
        return counts[len(counts) // 2], counts[-1]

    return max(_DELIMITERS, key=typical)
