"""The command line of the store: ``python -m data``.

Exit 0: done. 1: problems in the input, nothing stored. 2: wrong use.
"""

import argparse
import getpass
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from data import load_options, people
from data.board_commands import add_board
from data.command_line import carry_out
from data.ground import names
from data.history_commands import add_history
from data.instruments.commands import add_instruments
from data.kinds import kinds, lists
from data.messages import NOTE
from data.periods import spoken
from data.plan import Plan, plan_file
from data.problems import Problem, Refused
from data.row import COALITION
from data.sheets import find_kind
from data.store import Store, open_store
from data.stretches import counted
from data.submissions import commit, history


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    given = _parser().parse_args(arguments)
    run: Callable[[Store, argparse.Namespace], int] = given.run

    def act() -> int:
        with open_store() as store:
            return run(store, given)

    return carry_out(act)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description="Workbooks and the store.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    template = commands.add_parser("template", help="write an empty workbook to fill in")
    template.add_argument("out", type=Path, metavar="OUT.xlsx")
    template.add_argument("--kinds", default="", help="sheets to hold, separated by commas")
    template.set_defaults(run=_template)
    _add_load(commands)
    submissions = commands.add_parser("submissions", help="list what was uploaded")
    submissions.add_argument("--json", action="store_true")
    submissions.set_defaults(run=_submissions)
    add_history(commands)
    add_board(commands)
    add_instruments(commands)
    demo = commands.add_parser("demo", help="load the demonstration coalition")
    demo.set_defaults(run=_demo)
    forget = commands.add_parser("forget", help="drop a participant's code for good")
    forget.add_argument("code")
    forget.set_defaults(run=_forget)
    role = commands.add_parser("role", help="give somebody who signs in a role")
    role.add_argument("email")
    role.add_argument("role", choices=[*people.ROLES, "none"])
    role.set_defaults(run=_role)
    return parser


def _add_load(commands: Any) -> None:
    loads = commands.add_parser("load", help="upload workbooks")
    load_options.add_to(loads)
    loads.add_argument("--marked", type=Path, help="write the file there, its problems marked")
    loads.add_argument(
        "--dry-run",
        action="store_true",
        help="say what rows would change, change nothing; what the figures would become says "
        "python -m metrics effects",
    )
    loads.add_argument("--json", action="store_true")
    loads.set_defaults(run=_load)


def _wrong_use(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


def _template(store: Store, given: argparse.Namespace) -> int:
    chosen = [name.strip() for name in given.kinds.split(",") if name.strip()]
    found = [find_kind(name) for name in chosen]
    if None in found:
        known = ", ".join(kind.title for kind in kinds().values())
        return _wrong_use(f"“{chosen[found.index(None)]}” must be one of: {known}.")
    # Imported here, as the demonstration is: writing workbooks needs a library that takes a
    # quarter of a second to import, and no other command does.
    from data.template.book import write_template

    with store.reading() as connection:
        listed = {name: sorted(names(connection, name).values()) for name in lists()}
    wanted = [kind for kind in found if kind] or list(kinds().values())
    given.out.write_bytes(
        write_template(wanted, listed["partners"], listed["areas"], grants=listed["grants"])
    )
    print(f"Written: {given.out} ({counted(len(wanted), 'sheet')} to fill in).")
    return 0


def _load(store: Store, given: argparse.Namespace) -> int:
    asked = load_options.asked_from(given)
    if given.marked and len(given.files) > 1:
        return _wrong_use("--marked takes one file at a time.")
    outcomes = []
    for file in given.files:
        plan = plan_file(store, file.read_bytes(), file.name, asked)
        made: list[int] = []
        if plan.does_something and not given.dry_run:
            try:
                made = commit(store, plan, getpass.getuser())
            except Refused as refused:
                plan = Plan(plan.file, plan.digest, plan.mode, problems=refused.problems)
        outcomes.append((plan, made))
        if given.marked and plan.workbook:
            # Imported here, as the template is: it writes workbooks.
            from data.marked import mark

            given.marked.write_bytes(mark(plan.content, plan.workbook, plan.problems))
        if not given.json:
            _print_plan(plan, made, given.dry_run)
    if given.json:
        print(json.dumps(_as_record(outcomes), ensure_ascii=False, indent=1))
    return 1 if any(plan.errors for plan, _ in outcomes) else 0


def _as_record(outcomes: Sequence[tuple[Plan, list[int]]]) -> dict[str, Any]:
    rows: Counter[str] = Counter()
    for plan, made in outcomes:
        for part in plan.parts if made else ():
            rows[part.kind.kind_name()] += len(part.rows)
    return {
        "committed": bool(outcomes)
        and all(not plan.errors for plan, _ in outcomes)
        and any(made for _, made in outcomes),
        "submissions": [number for _, made in outcomes for number in made],
        "rows": dict(rows),
        "problems": [p.as_record() for plan, _ in outcomes for p in plan.problems],
    }


def _print_plan(plan: Plan, made: Sequence[int], dry_run: bool) -> None:
    print(plan.file)
    for part in () if plan.errors else plan.parts:
        whose = "" if part.partner == COALITION else f" of {part.partner}, {spoken(part.quarter)}"
        changed = len({change.row for change in part.changed})
        print(
            f"  {part.kind.title}{whose}: {part.new} new, {changed} changed, "
            f"{part.same} the same, {len(part.gone)} gone"
        )
    for question in plan.questions:
        if question.open:
            listed = ", ".join(f"{a or '(nothing)'}: {w}" for a, w in question.options.items())
            asked = f"--answer '{question.key}=…', {listed or 'a text'}"
            print(f"  Asked of “{question.found}”: {asked}")
    for problem in _told(plan.problems):
        print(f"  {problem}")
    if plan.errors:
        print(f"  Nothing was stored: {len(plan.errors)} to mend.")
    elif not plan.does_something:
        print("  Nothing changes: all of it is stored already.")
    elif dry_run:
        print("  Nothing was stored: this was a dry run.")
    else:
        print(f"  Stored as {counted(len(made), 'submission')}: {', '.join(map(str, made))}.")


def _told(problems: Sequence[Problem]) -> list[str]:
    """Return the lines to print: each problem, but many alike notes as one."""
    lines = [f"{p.severity}: {p.message} {p.fix}" for p in problems if p.severity != NOTE]
    notes: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.severity == NOTE:
            notes.setdefault((problem.entry, problem.sheet), []).append(problem)
    for alike in notes.values():
        more = f" (and {len(alike) - 1} more like it)" if len(alike) > 1 else ""
        lines.append(f"note: {alike[0].message}{more}")
    return lines


def _submissions(store: Store, given: argparse.Namespace) -> int:
    listed = history(store)
    if given.json:
        print(json.dumps([vars(found) for found in listed], default=str, indent=1))
        return 0
    for found in listed:
        whose = "coalition" if found.partner == COALITION else found.partner
        print(
            f"{found.id:>5}  {found.committed_at:%Y-%m-%d %H:%M}  {found.status:<8}  {whose:<10}  "
            f"{spoken(found.quarter):<8}  {found.title:<13} {counted(found.rows, 'row'):>11}  "
            f"{found.file}"
        )
    if not listed:
        print("Nothing has been uploaded yet.")
    return 0


def _demo(store: Store, given: argparse.Namespace) -> int:
    from data.demo.loading import load_demo

    made = load_demo(store)
    print(f"The demonstration coalition is loaded: {made} submissions. It is fictional.")
    return 0


def _forget(store: Store, given: argparse.Namespace) -> int:
    known = people.forget(store, given.code)
    print("The code is dropped." if known else "No such code is stored.")
    return 0


def _role(store: Store, given: argparse.Namespace) -> int:
    role = "" if given.role == "none" else given.role
    try:
        people.set_role(store, given.email, role)
    except ValueError as error:
        return _wrong_use(str(error))
    print(f"{given.email}: {given.role}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
