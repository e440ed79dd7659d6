"""The command line of releases: ``releases``, ``build-release``, ``release-file``, ``verify``."""

import argparse
import getpass
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.exports import LIVE, take_out
from data.periods import spoken
from data.problems import shorten
from data.store import Store
from metrics.dimensions import Labels, labels
from metrics.printing import print_json
from metrics.releases.choices import Together, choices, leave_out, put_together
from metrics.releases.keeping import BUILT, content, releases
from reports.releases.ahead import add_corrections, look_ahead
from reports.releases.builds import build_release
from reports.releases.comparing import Difference
from reports.releases.listing import instead
from reports.releases.tally import counted, said
from reports.releases.verifying import verify

#: So many differences are printed one by one, unless all are asked for.
_SHOWN = 20


def add_releases(commands: Any) -> None:
    """Add the commands to ``python -m reports``."""
    listed = commands.add_parser("releases", help="list the releases")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_list)
    built = commands.add_parser("build-release", help="build a release of an approved quarter")
    built.add_argument("quarter", metavar="QUARTER", help="such as 2026Q1")
    built.add_argument("--note", default="", help="what everyone is to know of it")
    built.add_argument("--revises", type=int, metavar="N", help="the release it takes the place of")
    built.add_argument(
        "--together",
        action="append",
        default=[],
        metavar="DIMENSION:VALUE,VALUE[=NAME]",
        help="tell values as one, such as area:North,South=Both ends; may be given again",
    )
    built.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="DIMENSION[:INDICATOR]",
        help="leave a breakdown out, of all indicators or of one; may be given again",
    )
    built.add_argument(
        "--note-stands",
        action="store_true",
        help="the note gives away nothing that is hidden for a correction, whatever it looks like",
    )
    built.add_argument("--out", type=Path, metavar="FILE.zip", help="write its file there as well")
    built.set_defaults(run=_build)
    add_corrections(commands)
    file = commands.add_parser("release-file", help="write the file of a release")
    file.add_argument("number", type=int, metavar="N")
    file.add_argument("out", type=Path, metavar="FILE.zip")
    file.set_defaults(run=_file)
    verified = commands.add_parser(
        "verify", help="work a release out anew from the store, and say whether it is the same"
    )
    verified.add_argument("file", type=Path, metavar="FILE.zip")
    form = verified.add_mutually_exclusive_group()
    form.add_argument("--all", action="store_true", help="list every difference")
    form.add_argument("--json", action="store_true")
    verified.set_defaults(run=_verify)


def _list(store: Store, given: argparse.Namespace) -> int:
    found = releases(store)
    if given.json:
        names = ("number", "quarter", "revises", "state", "note", "digest")
        times = ("day", "built_at", "done_at")
        print_json(
            [
                {name: getattr(one, name) for name in names}
                | {name: getattr(one, name).isoformat() for name in times}
                for one in found
            ]
        )
        return 0
    for one in found:
        note = f": {one.note}" if one.note else ""
        later = instead(one, found) if one.state == BUILT else None
        replaced = f", replaced by release {later.number}" if later and later.published_at else ""
        said = f"{one.state:<9}  {one.day}{replaced}{note}"
        print(f"{one.number:>4}  {spoken(one.quarter)}  {said}")
    if not found:
        print("There is no release yet.")
    return 0


def _build(store: Store, given: argparse.Namespace) -> int:
    known = labels(store)
    chosen = choices(
        known,
        [_together(known, text) for text in given.together],
        [leave_out(*(part.strip() for part in text.split(":", 1))) for text in given.leave_out],
    )
    look_ahead(store, given.quarter, given.note, given.note_stands, known)
    who = getpass.getuser()
    number = build_release(
        store, given.quarter, who, given.note, given.revises, _told, chosen=chosen
    )
    quarter = next(spoken(one.quarter) for one in releases(store) if one.number == number)
    print(
        f"Release {number} of {quarter} is built, by {who}. Staff alone see it until it is "
        "published."
    )
    if given.out:
        _write(store, number, given.out)
    return 0


def _together(known: Labels, text: str) -> Together:
    """Return what "area:North,South=Both ends" asks for."""
    dimension, _, rest = text.partition(":")
    values, _, name = rest.partition("=")
    return put_together(known, dimension.strip(), values.split(","), name)


def _file(store: Store, given: argparse.Namespace) -> int:
    _write(store, given.number, given.out)
    return 0


def _write(store: Store, number: int, out: Path) -> None:
    """Write the file of a release, and keep that it left the product."""
    out.write_bytes(content(store, number))
    title = next(one.name for one in releases(store) if one.number == number)
    title = f"{title[:1].upper()}{title[1:]}"
    take_out(store, title, "zip", getpass.getuser(), "command line", number)
    print(f"Written: {out}")


def _verify(store: Store, given: argparse.Namespace) -> int:
    found = verify(store, given.file.read_bytes(), given.file.name, _told)
    if given.json:
        print_json(
            {
                "release": found.number,
                "same": found.same,
                "kept": found.kept,
                "file": found.file,
                "counts": {entry: dict(counts) for entry, counts in counted(found.every)},
                "differences": [vars(one) for one in found.every],
                "moved": found.moved,
            }
        )
        return 0 if found.same else 1
    print(found.file)
    print("same" if found.same else "different", found.words, sep=": ")
    _print_lines("Since then the store has moved on:", found.moved)
    _print_lines("What differs:", list(said(found.every)))
    if found.every:
        _print_differences(found.every, len(found.every) if given.all else _SHOWN)
    return 0 if found.same else 1


def _print_lines(title: str, lines: Sequence[str]) -> None:
    for line in (title, *(f"  {line}" for line in lines)) if lines else ():
        print(line)


def _print_differences(several: Sequence[Difference], most: int) -> None:
    left = len(several) - most
    print(f"The first {most} places" if left > 0 else "Each place", end="")
    print(f" (what is worked out anew is {LIVE}):")
    for one in several[:most]:
        print(f"  {replace(one, was=shorten(one.was), now=shorten(one.now))}")
    if left > 0:
        print(f"  … and {left:,} more; all of them with --all")


def _told(done: float, what: str) -> None:
    """Say how far it is, to whoever watches and not into what is kept of the output."""
    if sys.stderr.isatty():
        print(f"\r{done:>4.0%}  {what:<70}", end="" if done < 1 else "\n", file=sys.stderr)
