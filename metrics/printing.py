"""How commands print what they found: as JSON, as CSV, or as columns of text."""

import argparse
import csv
import getpass
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from data.exports import LIVE, take_out
from data.store import Store

Records = Sequence[Mapping[str, Any]]


#: What stands under live figures that are printed to be read.
MARK = f"{LIVE[0].upper()}{LIVE[1:]}."
#: Options of a command that say nothing of which figures were asked for.
_NOT_ASKED = ("run", "json", "csv")


def take_live(store: Store, title: str, given: argparse.Namespace) -> None:
    """Keep that live figures were printed: whoever prints them can take them anywhere.

    Args:
        store: where the ledger is.
        title: what they are called.
        given: what was asked for on the command line.
    """
    form = next((name for name in ("json", "csv") if getattr(given, name, False)), "text")
    chosen = {name: value for name, value in vars(given).items() if name not in _NOT_ASKED}
    asked = {name: _as_plain(value) for name, value in chosen.items() if value}
    take_out(store, title, form, getpass.getuser(), "command line", None, asked)


def _as_plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_plain(one) for one in value]
    return value.name if isinstance(value, Path) else value


def print_live(
    store: Store,
    title: str,
    records: Records,
    given: argparse.Namespace,
    columns: Sequence[str],
) -> None:
    """Print records of live figures, each marked so, and keep in the ledger that they were taken.

    Args:
        store: where the ledger is.
        title: what the records are called.
        records: what to print.
        given: what was asked for on the command line.
        columns: what heads the table where there is no record.
    """
    if records:
        # Kept first: what is not written down is not handed over.
        take_live(store, title, given)
    marked = [{**record, "note": LIVE} for record in records]
    if given.json or given.csv:
        print_records(marked, given, columns)
        return
    print_records(records, given, columns)
    if records:
        print(MARK)


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
