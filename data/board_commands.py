"""The command line of completeness: ``board``, ``due`` and ``attest``."""

import argparse
import datetime as dt
import getpass
import json
import sys
from typing import Any

from data import clock
from data.attestations import attest
from data.board import NOT_EXPECTED, board
from data.due_dates import due, set_due
from data.kinds import kinds
from data.periods import following, month_of, quarter_of, read_quarter, spoken
from data.sheets import find_kind
from data.store import Store


def add_board(commands: Any) -> None:
    """Add the commands to ``python -m data``."""
    shown = commands.add_parser("board", help="list who has reported and who still owes what")
    shown.add_argument("quarter", nargs="?", default="", help="such as 2026Q1; else the last ended")
    shown.add_argument("--json", action="store_true")
    shown.set_defaults(run=_board)
    set_ = commands.add_parser("due", help="say when a quarter's workbooks are due, or set it")
    set_.add_argument("quarter", help="such as 2026Q1")
    set_.add_argument("day", nargs="?", default="", help="such as 2026-05-15")
    set_.set_defaults(run=_due)
    said = commands.add_parser("attest", help="store that there is nothing to report")
    said.add_argument("sheets", nargs="+", metavar="SHEET")
    said.add_argument("--partner", required=True, help="code or name of the reporting partner")
    said.add_argument("--quarter", required=True, help="such as 2026Q1")
    said.set_defaults(run=_attest)


def _wrong_use(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


def _not_a_quarter(text: str) -> int:
    return _wrong_use(f"The quarter “{text}” must be a quarter such as 2026Q1.")


def _board(store: Store, given: argparse.Namespace) -> int:
    today = clock.now().date()
    quarter = read_quarter(given.quarter or following(quarter_of(month_of(today)), -1))
    if quarter is None:
        return _not_a_quarter(given.quarter)
    owed = board(store, [quarter], today)[quarter]
    if given.json:
        records = [
            {"partner": row.partner, "name": row.name, "quarter": quarter, "kind": name}
            | {key: value for key, value in vars(sheet).items() if key != "submission"}
            for row in owed
            for name, sheet in row.handed.items()
        ]
        print(json.dumps(records, default=str, ensure_ascii=False, indent=1))
        return 0
    print(f"{spoken(quarter)}, due {due(store, quarter)}")
    for row in owed:
        said = [
            f"{kinds()[name].title}: {sheet.words}"
            for name, sheet in row.handed.items()
            if sheet.state != NOT_EXPECTED
        ]
        print(f"  {row.name}: {'; '.join(said) or 'nothing expected'}")
    return 0


def _due(store: Store, given: argparse.Namespace) -> int:
    quarter = read_quarter(given.quarter)
    if quarter is None:
        return _not_a_quarter(given.quarter)
    if given.day:
        try:
            day = dt.date.fromisoformat(given.day)
        except ValueError:
            return _wrong_use(f"The day “{given.day}” must be a date such as 2026-05-15.")
        set_due(store, quarter, day, getpass.getuser())
    print(f"Workbooks for {spoken(quarter)} are due {due(store, quarter)}.")
    return 0


def _attest(store: Store, given: argparse.Namespace) -> int:
    found = {name: find_kind(name) for name in given.sheets}
    for name, kind in found.items():
        if kind is None:
            known = ", ".join(kind.title for kind in kinds().values() if not kind.reference)
            return _wrong_use(f"“{name}” must be one of: {known}.")
    names = [kind.kind_name() for kind in found.values() if kind]
    made = attest(store, given.partner, given.quarter, names, getpass.getuser())
    if made:
        print(f"Stored as submissions {', '.join(map(str, made))}: nothing to report.")
    else:
        print("Nothing changes: it has been said already.")
    return 0
