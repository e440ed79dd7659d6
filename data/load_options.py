"""What may be said about a workbook on the command line, wherever one is read there."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from data.periods import read_quarter
from data.plan import ADD, REPLACE, Asked
from data.sheets import Reading, find_kind


class WrongUse(Exception):
    """What was asked for makes no sense; says what would."""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Let a command take workbooks, and what is said about them."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--partner", default="", help="code or name of the reporting partner")
    parser.add_argument("--quarter", default="", help="such as 2026Q1")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--replace", dest="mode", action="store_const", const=REPLACE, default="")
    mode.add_argument("--add", dest="mode", action="store_const", const=ADD)
    parser.add_argument("--kind", default="", help="the kind of sheet, where it is not recognised")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="THEIRS=OURS",
        help="read the file's column THEIRS as our column OURS; may be repeated",
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="OURS=VALUE",
        help="give every row this value; may be repeated",
    )
    _add_said(parser)


def _add_said(parser: argparse.ArgumentParser) -> None:
    """Let what the Upload page asks be said on the command line."""
    for option, metavar, words in (
        ("--answer", "QUESTION=ANSWER", "answer one of the questions listed; may be repeated"),
        ("--correct", "SHEET!CELL=VALUE", "read the cell as if it held this; may be repeated"),
        ("--aside", "SHEET!ROW=REASON", "set the row aside instead of storing it; may be repeated"),
    ):
        parser.add_argument(option, action="append", default=[], metavar=metavar, help=words)


def asked_from(given: argparse.Namespace) -> Asked:
    """Return what was said about the workbooks.

    Raises:
        WrongUse: an option makes no sense.
    """
    columns, constants = _pairs(given.map), _pairs(given.set)
    if columns is None or constants is None:
        raise WrongUse("--map and --set take two names with = between them.")
    if given.kind and not find_kind(given.kind):
        raise WrongUse(f"--kind “{given.kind}” must be a kind of sheet.")
    if given.quarter and not read_quarter(given.quarter):
        raise WrongUse(f"--quarter “{given.quarter}” must be a quarter such as 2026Q1.")
    said = [_pairs(texts) for texts in (given.answer, given.correct, given.aside)]
    if None in said:
        raise WrongUse("--answer, --correct and --aside take two texts with = between them.")
    answers, corrections, asides = (pairs or {} for pairs in said)
    reading = Reading(given.kind, columns, constants)
    return Asked(given.partner, given.quarter, given.mode, reading, answers, corrections, asides)


def _pairs(texts: Sequence[str]) -> dict[str, str] | None:
    pairs = dict(text.split("=", 1) for text in texts if "=" in text)
    return pairs if len(pairs) == len(texts) else None
