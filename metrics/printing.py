"""How commands print what they found: as JSON, as CSV, or as columns of text."""

import argparse
import csv
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

Records = Sequence[Mapping[str, Any]]


def print_records(records: Records, given: argparse.Namespace, columns: Sequence[str]) -> None:
    """Print records as asked: ``--json``, ``--csv``, or columns of text.

    Groups are one column for each dimension that any record has.

    Args:
        records: what to print.
        given: with ``json`` and ``csv``.
        columns: what heads the table where there is no record.
    """
    if given.json:
        print_json(records)
        return
    table = _table(records) if records else [list(columns)]
    if given.csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows(table)
        return
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def print_json(records: Any) -> None:
    """Print anything as JSON."""
    print(json.dumps(records, ensure_ascii=False, indent=1))


def _table(records: Records) -> list[list[str]]:
    """Return the header and a row of texts for each record."""
    columns = list(dict.fromkeys(name for record in records for name in _flat(record)))
    rows = [[plain(_flat(record).get(name)) for name in columns] for record in records]
    return [columns, *rows]


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with its group's dimensions as fields, behind the code."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        flat |= value if name == "group" else {name: value}
    return flat


def plain(value: Any) -> str:
    """Return a value as a command prints it: numbers with six digits, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{int(value)}" if value.is_integer() else f"{value:.6g}"
    return f"{value}"
