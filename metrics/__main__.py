"""The command line of the indicators: ``python -m metrics``.

Exit 0: done. 2: wrong use.
"""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from typing import Any

from data.lists import fold
from data.periods import quarters, read_quarter
from data.store import Store, open_store
from metrics.catalogue import indicators
from metrics.dimensions import breakdowns, code, labels, title
from metrics.indicator import LEVELS
from metrics.results import Result, compute, quarter_window, stretch
from metrics.totals import span


class WrongUse(Exception):
    """What was asked for makes no sense; says what would."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except WrongUse as wrong:
        print(wrong, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m metrics", description="The indicators.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listed = commands.add_parser("list", help="list the indicators")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_list)
    shown = commands.add_parser("show", help="compute indicators")
    shown.add_argument("codes", nargs="+", metavar="CODE")
    shown.add_argument("--by", default="", help="dimensions, separated by commas: area,quarter")
    shown.add_argument("--from", dest="first", default="", metavar="QUARTER")
    shown.add_argument("--to", dest="last", default="", metavar="QUARTER")
    shown.add_argument(
        "--where", action="append", default=[], metavar="DIMENSION=VALUE", help="may be repeated"
    )
    form = shown.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    shown.set_defaults(run=_show)
    return parser


def _list(given: argparse.Namespace) -> int:
    if given.json:
        wanted = ["code", "title", "question", "theme", "level", "additivity", "unit", "direction"]
        wanted += ["definition", "caveat", "source", "profile", "version"]
        records = [{name: getattr(one, name) for name in wanted} for one in indicators().values()]
        print(json.dumps(records, ensure_ascii=False, indent=1))
        return 0
    width = max(len(name) for name in indicators())
    for one in indicators().values():
        print(f"{one.code:<{width}}  {LEVELS[one.level]:<16}  {one.title}")
    return 0


def _show(given: argparse.Namespace) -> int:
    with open_store() as store:
        _print(_records(store, given), given)
    return 0


def _records(store: Store, given: argparse.Namespace) -> list[dict[str, Any]]:
    unknown = [name for name in given.codes if name not in indicators()]
    if unknown:
        raise WrongUse(f"“{unknown[0]}” is no indicator; see: python -m metrics list")
    wanted = [indicators()[name] for name in dict.fromkeys(given.codes)]
    by = [name.strip() for name in given.by.split(",") if name.strip()]
    groups = [name for name in by if name != "quarter"]
    possible = {name for one in wanted for name in (*breakdowns(one), *one.apart)}
    for name in groups:
        if name not in possible:
            raise WrongUse(f"--by “{name}” must be one of: quarter, {', '.join(sorted(possible))}.")
    first, last = _ends(store, given)
    if not first:
        return []
    each = "quarter" in by
    windows = [quarter_window(q) for q in quarters(first, last)] if each else [stretch(first, last)]
    results = compute(store, wanted, windows, groups, _where(store, given.where))
    return [as_record(result, each) for result in results]


def _ends(store: Store, given: argparse.Namespace) -> tuple[str, str]:
    with store.reading() as connection:
        held = span(connection)
    ends = []
    for text, default in ((given.first, 0), (given.last, 1)):
        quarter = read_quarter(text) if text else (held[default] if held else "")
        if quarter is None:
            raise WrongUse(f"“{text}” must be a quarter such as 2026Q1.")
        ends.append(quarter)
    if ends[0] > ends[1]:
        raise WrongUse(f"--from {ends[0]} must not be after --to {ends[1]}.")
    return ends[0], ends[1]


def _where(store: Store, texts: Sequence[str]) -> dict[str, list[str]]:
    known = labels(store)
    where: dict[str, list[str]] = {}
    for text in texts:
        dimension, _, value = text.partition("=")
        if not value:
            raise WrongUse(f"--where “{text}” must be a dimension and a value with = between them.")
        dimension = fold(dimension).replace(" ", "_")
        found = code(known, dimension, value)
        if found is None and known.get(dimension):
            choices = ", ".join(known[dimension])
            raise WrongUse(f"{title(dimension)} “{value}” must be one of: {choices}.")
        where.setdefault(dimension, []).append(found or value)
    return where


def as_record(result: Result, by_quarter: bool) -> dict[str, Any]:
    """Return a result as the command line gives it."""
    found = result.estimate
    group = result.named
    if by_quarter:
        group = {"quarter": result.window.name} | group
    names = ("value", "low", "high", "n", "numerator", "denominator", "status", "method")
    return {"code": result.code, "group": group} | {name: getattr(found, name) for name in names}


def _print(records: list[dict[str, Any]], given: argparse.Namespace) -> None:
    if given.json:
        print(json.dumps(records, ensure_ascii=False, indent=1))
        return
    dimensions = list(dict.fromkeys(name for record in records for name in record["group"]))
    names = ["value", "low", "high", "n", "numerator", "denominator", "status", "method"]
    table = [["code", *dimensions, *names]]
    for record in records:
        cells = [record["group"].get(name) for name in dimensions]
        table.append([record["code"], *map(_plain, cells), *(_plain(record[n]) for n in names)])
    if given.csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows(table)
        return
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    for row in table:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) and not value.is_integer() else f"{value}"


if __name__ == "__main__":
    sys.exit(main())
