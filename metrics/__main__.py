"""The command line of the indicators: ``python -m metrics``.

Exit 0: done. 1: a workbook has problems. 2: wrong use.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from data import load_options
from data.command_line import carry_out
from data.plan import Asked, plan_file
from data.problems import Problem, Refused, errors
from data.rehearsal import Rehearsal, perform, rehearsing
from data.store import open_store
from metrics.before_after_commands import add_before_after
from metrics.catalogue import indicators
from metrics.effects import Effect, effects
from metrics.indicator import LEVELS
from metrics.printing import plain, print_json
from metrics.shapes import Estimate
from metrics.showing import add_show
from metrics.target_commands import add_targets

Problems = Sequence[Problem]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    given = _parser().parse_args(arguments)
    return carry_out(lambda: int(given.run(given)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m metrics", description="The indicators.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listed = commands.add_parser("list", help="list the indicators")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_list)
    add_show(commands)
    add_targets(commands)
    add_before_after(commands)
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
        print_json(records)
        return 0
    width = max(len(name) for name in indicators())
    for one in indicators().values():
        print(f"{one.code:<{width}}  {LEVELS[one.level]:<16}  {one.title}")
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
        print_json(records)
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
    return without.get(found.status, found.status) if found.value is None else plain(found.value)


def _said_with_n(found: Estimate) -> str:
    return f"{_said(found)} (n = {plain(found.n)})"


def _said_with_limits(found: Estimate) -> str:
    return f"{_said(found)} ({plain(found.low)} to {plain(found.high)}; {found.note or 'no note'})"


if __name__ == "__main__":
    sys.exit(main())
