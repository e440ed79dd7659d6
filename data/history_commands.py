"""The command line of what was uploaded: undo, compare, approve, the kept file, rows set aside."""

import argparse
import getpass
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.approvals import approve, reopen
from data.asides import asides, settle
from data.compare import At, Difference, compare
from data.history import history
from data.keeping import kept
from data.periods import spoken
from data.problems import Problem, Refused
from data.store import Store
from data.undo_preview import undo_preview
from data.undoing import undo


def add_history(commands: Any) -> None:
    """Add the commands to ``python -m data``."""
    undone = commands.add_parser("undo", help="undo submissions, whatever came after them")
    undone.add_argument("id", type=int, nargs="+")
    undone.add_argument(
        "--dry-run", action="store_true", help="say what would change, change nothing"
    )
    undone.set_defaults(run=_undo)
    compared = commands.add_parser("compare", help="say what differs between two submissions")
    compared.add_argument("a", type=int, metavar="A")
    compared.add_argument("b", type=int, metavar="B")
    compared.add_argument("--json", action="store_true")
    compared.set_defaults(run=_compare)
    approved = commands.add_parser("approve", help="approve a quarter, and so lock it")
    approved.add_argument("quarter", metavar="QUARTER")
    approved.add_argument("--note", default="", help="what is to be known of it, in a sentence")
    approved.set_defaults(run=_approve)
    reopened = commands.add_parser("reopen", help="open an approved quarter again")
    reopened.add_argument("quarter", metavar="QUARTER")
    reopened.add_argument("--reason", required=True, help="why, in a sentence")
    reopened.set_defaults(run=_reopen)
    file = commands.add_parser("kept", help="write the file that a submission came with")
    file.add_argument("id", type=int, metavar="SUBMISSION")
    file.add_argument("out", type=Path, metavar="OUT")
    file.set_defaults(run=_kept)
    listed = commands.add_parser("asides", help="list the rows set aside that are not settled")
    listed.set_defaults(run=_asides)
    settled = commands.add_parser("settle", help="settle a row that was set aside")
    settled.add_argument("id", type=int, metavar="ROW")
    settled.add_argument("how", help="what became of it, in a sentence")
    settled.set_defaults(run=_settle)


def _undo(store: Store, given: argparse.Namespace) -> int:
    if given.dry_run:
        return _print_preview(store, given.id)
    undone = undo(store, given.id, getpass.getuser())
    these = "submission" if len(undone) == 1 else "submissions"
    print(f"Undone: {these} {', '.join(map(str, undone))}.")
    return 0


def _print_preview(store: Store, ids: Iterable[int]) -> int:
    preview = undo_preview(store, ids)
    for chain in preview.chains:
        whose = f" of {chain.partner}, {spoken(chain.quarter)}" if chain.quarter else ""
        print(f"{chain.title}{whose}: undoing {', '.join(map(str, chain.ids))}")
        _print_rows(chain.rows, "would go", "would come back")
        if chain.reapplied:
            print(f"  applied again: submissions {', '.join(map(str, chain.reapplied))}")
        elif chain.back_to:
            print(f"  current again: submission {chain.back_to}")
    for problem in preview.problems:
        print(f"{problem.message} {problem.fix}", file=sys.stderr)
    print("Nothing was undone: this was a dry run.")
    return 1 if preview.problems else 0


def _print_rows(found: Difference, gone: str, come: str) -> None:
    def told(rows: Iterable[At], what: str) -> None:
        for row in rows:
            print(f"  {what}: {row.key} ({row.place})")

    told(found.only_a, gone)
    told(found.only_b, come)
    for one in found.changed:
        values = "" if one.withheld else f": {one.old or 'nothing'} → {one.new or 'nothing'}"
        print(f"  changed: {one.before.key}, {one.column}{values} ({one.after.place})")
    print(f"  the same: {found.same}")


def _compare(store: Store, given: argparse.Namespace) -> int:
    found = compare(store, given.a, given.b)
    if given.json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return 0
    print(f"{found.title}: submission {given.a} against {given.b}")
    _print_rows(found, f"only in {given.a}", f"only in {given.b}")
    return 0


def _approve(store: Store, given: argparse.Namespace) -> int:
    approve(store, given.quarter, getpass.getuser(), given.note)
    print(f"{given.quarter} is approved, and locked until it is reopened.")
    return 0


def _reopen(store: Store, given: argparse.Namespace) -> int:
    reopen(store, given.quarter, getpass.getuser(), given.reason)
    print(f"{given.quarter} is open again.")
    return 0


def _kept(store: Store, given: argparse.Namespace) -> int:
    listed = history(store, [given.id])
    if not listed:
        raise Refused([Problem("no_submission", found=str(given.id))])
    found = kept(store, listed[0].file_hash)
    if found is None or not found.content:
        raise Refused([Problem("not_kept", found=str(given.id))])
    given.out.write_bytes(found.content)
    print(f"Written: {given.out}. {found.left_out or 'It is the file as it was uploaded.'}")
    return 0


def _asides(store: Store, given: argparse.Namespace) -> int:
    listed = asides(store)
    for found in listed:
        row = found.row
        print(f"{found.id:>5}  {found.file}, {row.sheet} row {row.row}: {row.reason} ({found.who})")
    if not listed:
        print("No row is set aside.")
    return 0


def _settle(store: Store, given: argparse.Namespace) -> int:
    settle(store, given.id, getpass.getuser(), given.how)
    print("Settled.")
    return 0
