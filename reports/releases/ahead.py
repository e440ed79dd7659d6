"""What corrections will hide, on the command line: asked for, and before a release is built."""

import argparse
import sys
from typing import Any

from data import clock
from data.periods import read_quarter, spoken
from data.problems import Problem, Refused
from data.store import Store
from metrics.dimensions import Labels, labels
from metrics.releases.foreseen import foreseen
from reports.releases.headlines import foreseen_lines, foreseen_words
from reports.releases.noting import check_note


def add_corrections(commands: Any) -> None:
    """Add the command to ``python -m reports``."""
    ahead = commands.add_parser(
        "corrections", help="say what a release would hide because figures were corrected by a few"
    )
    ahead.add_argument("quarter", metavar="QUARTER", help="such as 2026Q1")
    ahead.set_defaults(run=_tell)


def look_ahead(store: Store, quarter: str, note: str, stands: bool, known: Labels) -> None:
    """Say what corrections will hide in a release that is about to be built, and look at its note.

    Args:
        store: what from.
        quarter: the quarter of the release, as somebody typed it.
        note: the note of the release.
        stands: whether the note may stand whatever it says.
        known: how codes are called.

    Raises:
        Refused: the note may give away what is hidden, and need not.
    """
    name = read_quarter(quarter)
    told = foreseen(store, name, clock.now().date()) if name else None
    if told:
        print(foreseen_words(told), file=sys.stderr)
        if not stands:
            check_note(note, told, known)


def _tell(store: Store, given: argparse.Namespace) -> int:
    name = read_quarter(given.quarter)
    if not name:
        raise Refused([Problem("quarter", column="Quarter", found=given.quarter)])
    told = foreseen(store, name, clock.now().date())
    if not told:
        print(f"No figure up to {spoken(name)} has changed by a few since a release told it.")
        return 0
    print(foreseen_words(told))
    for lead, names in foreseen_lines(told, name, labels(store)):
        print(f"  {lead}: {names}")
    return 0
