"""The command line of the indicators: ``python -m metrics``.

Exit 0: done. 1: a workbook has problems. 2: wrong use.
"""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data import load_options
from data.lists import fold
from data.load_options import WrongUse
from data.periods import quarters, read_quarter
from data.plan import Asked, plan_file
from data.problems import Problem, Refused, errors
from data.rehearsal import Rehearsal, perform, rehearsing
from data.store import Store, open_store
from metrics.catalogue import indicators
from metrics.dimensions import breakdowns, code, labels, title
from metrics.effects import Effect, effects
from metrics.indicator import LEVELS
from metrics.results import Result, compute, quarter_window, stretch
from metrics.shapes import Estimate
from metrics.totals import span

Problems = Sequence[Problem]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except WrongUse as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename or 'The file'}: {error.strerror}.", file=sys.stderr)
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
    foreseen = commands.add_parser(
        "effects", help="say what indicators would become if workbooks were loaded"
    )
    load_options.add_to(foreseen)
    foreseen.add_argument("--json", action="store_true")
    foreseen.set_defaults(run=_effects)
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


def _effects(given: argparse.Namespace) -> int:
    asked = load_options.asked_from(given)
    with open_store() as store, rehearsing(store) as tried:
        # One after the other, as they would be loaded.
        outcomes = [_effects_of(tried, file, asked) for file in given.files]
    if given.json:
        records = [
            {
                "file": file,
                "effects": [effect.as_record() for effect in found],
                "problems": [problem.as_record() for problem in problems],
            }
            for file, found, problems in outcomes
        ]
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        for outcome in outcomes:
            _print_effects(*outcome)
    return 1 if any(errors(problems) for _, _, problems in outcomes) else 0


def _effects_of(tried: Rehearsal, path: Path, asked: Asked) -> tuple[str, list[Effect], Problems]:
    plan = plan_file(tried, path.read_bytes(), path.name, asked)
    try:
        found = effects(tried, plan)
        perform(tried, plan)
    except Refused as refused:
        return plan.file, [], refused.problems
    return plan.file, found, plan.problems


def _print_effects(file: str, found: Sequence[Effect], problems: Problems) -> None:
    print(file)
    for effect in found:
        which = ", ".join(str(value) for _, value in effect.group if value is not None)
        title = indicators()[effect.code].title + (f" ({which})" if which else "")
        print(f"  {effect.sentence(title, _said, _said_with_n, _said_with_limits)}")
    wrong = errors(problems)
    for problem in wrong:
        print(f"  {problem.severity}: {problem.message} {problem.fix}")
    if wrong:
        print(f"  It cannot be stored: {len(wrong)} to mend.")
    elif not found:
        print("  No figure would change.")


def _said(found: Estimate) -> str:
    without = {"[x]": "not reported", "[z]": "not applicable"}
    return without.get(found.status, found.status) if found.value is None else _plain(found.value)


def _said_with_n(found: Estimate) -> str:
    return f"{_said(found)} (n = {_plain(found.n)})"


def _said_with_limits(found: Estimate) -> str:
    return (
        f"{_said(found)} ({_plain(found.low)} to {_plain(found.high)}; {found.note or 'no note'})"
    )


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
