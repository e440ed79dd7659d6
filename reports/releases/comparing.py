"""Two files of a release held against each other: entry by entry, line by line, field by field."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from reports.releases import sheet

Row = Mapping[str, str]


@dataclass(frozen=True)
class Difference:
    """One place where the file of a release is not what it is held against.

    Attributes:
        entry: of the file.
        line: its line, from 1; 0 of the whole entry.
        field: the column, or the way to a value; empty: the whole line or entry.
        was: what stands in the file; empty: nothing.
        now: what stands in the other.
        of: what the line is of.
        other: what it is held against, in words.
    """

    entry: str
    line: int
    field: str
    was: str
    now: str
    of: str = ""
    other: str = "worked out anew"

    def __str__(self) -> str:
        """It in words: "figures.csv, line 12 (…), value: 240 in the file, 254 worked out anew"."""
        line = f", line {self.line}" if self.line else ""
        of = f" ({self.of})" if self.of else ""
        if not self.field:
            what = "is not in the file" if not self.was else "is not there any more"
            return f"{self.entry}{line}{of}: {what if not (self.was and self.now) else 'differs'}."
        was, now = self.was or "nothing", self.now or "nothing"
        return f"{self.entry}{line}{of}, {self.field}: {was} in the file, {now} {self.other}."


def compared(
    name: str, was: bytes | None, now: bytes | None, key: Sequence[str] = (), other: str = ""
) -> Iterator[Difference]:
    """Give each place where an entry of a file is not as in another.

    Args:
        name: of the entry.
        was: its content in the file; None: the file has none.
        now: its content in the other.
        key: of a table, the columns that tell its rows apart.
        other: what the other is, in words; the release worked out anew unless given.
    """
    said = {"other": other} if other else {}
    if was == now:
        return
    if was is None or now is None or not (name.endswith((".json", ".txt")) or key):
        yield Difference(name, 0, "", _there(was), _there(now), **said)
    elif key:
        yield from _rows_compared(name, key, sheet.read(was), sheet.read(now), said)
    elif name.endswith(".json"):
        yield from _values_compared(name, json.loads(was), json.loads(now), said)
    else:
        yield from _lines_compared(name, was.decode(), now.decode(), said)


def _there(content: bytes | None) -> str:
    return "" if content is None else "there"


def _rows_compared(
    name: str,
    key: Sequence[str],
    before: Sequence[Row],
    after: Sequence[Row],
    said: Mapping[str, str],
) -> Iterator[Difference]:
    was = {_place(row, key): (line, row) for line, row in enumerate(before, 2)}
    now = {_place(row, key): row for row in after}
    for place, (line, row) in was.items():
        if place not in now:
            yield Difference(name, line, "", "there", "", _spoken(row), **said)
            continue
        for field in {**row, **now[place]}:
            values = (row.get(field, ""), now[place].get(field, ""))
            if values[0] != values[1]:
                yield Difference(name, line, field, *values, _spoken(row), **said)
    for place, row in now.items():
        if place not in was:
            yield Difference(name, 0, "", "", "there", _spoken(row), **said)


def _place(row: Row, key: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in key)


def _spoken(row: Row) -> str:
    """Return what a line is of: "Attendance, 2026 Q1, North"."""
    labels = (row[name] for name in row if name.startswith("label_"))
    names = ("title", "period", "sheet", "name", "quarter", "voice", "symbol")
    return ", ".join(word for word in (*(row.get(name, "") for name in names), *labels) if word)


def _values_compared(
    name: str, before: Any, after: Any, said: Mapping[str, str]
) -> Iterator[Difference]:
    was, now = dict(_leaves(before)), dict(_leaves(after))
    for way in {**was, **now}:
        if was.get(way) != now.get(way):
            yield Difference(name, 0, way, was.get(way, ""), now.get(way, ""), **said)


def _leaves(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Give each single value of something read from JSON, with the way to it."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _leaves(inner, (*way, str(name)))
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value, 1):
            yield from _leaves(inner, (*way, str(number)))
    else:
        yield " › ".join(way), json.dumps(value, ensure_ascii=False)


def _lines_compared(
    name: str, before: str, after: str, said: Mapping[str, str]
) -> Iterator[Difference]:
    pairs = zip_longest(before.splitlines(), after.splitlines(), fillvalue="")
    for line, (was, now) in enumerate(pairs, 1):
        if was != now:
            yield Difference(name, line, "text", f"“{was}”", f"“{now}”", **said)
