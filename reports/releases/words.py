"""What a release says of itself in plain words, for whoever opens the file."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from data.periods import spoken
from reports.before_after import spoken_day
from reports.releases import audit
from reports.releases.receipt import Receipt
from reports.releases.sheet import Sheet
from reports.voices import NOT_WHAT
from reports.wording import LEGEND

_WIDTH = 88
_OTHERS = {
    "audit.json": "How people are protected, and the check that it holds.",
    "beside.json": "Areas with their populations, grants, targets, dated notes, who had reported.",
    "datapackage.json": "The tables described for programs (a Frictionless Data Package).",
    "receipt.json": "What the release was built from, and the digest of every file.",
}


def readme(receipt: Receipt, sheets: Sequence[Sheet], audited: dict[str, Any]) -> bytes:
    """Return the text of ``README.txt``."""
    files = {sheet.path: sheet.words for sheet in sheets} | _OTHERS
    parts = [
        title(receipt),
        *(["Demonstration: everything in it is fictional."] if receipt.demonstration else []),
        "What a coalition against human trafficking did to prevent it, whom it reached and what "
        f"changed, up to {spoken(receipt.quarter)}, as it was known on {spoken_day(receipt.on)}. "
        "A release is approved, protected and frozen: it is never altered afterwards. If something "
        "turns out to be wrong, a revision takes its place and says what changed.",
        *([f"Note: {receipt.note}"] if receipt.note else []),
        _approved(receipt),
        "HOW TO READ THE FIGURES",
        "figures.csv has a row for each figure. A share is given from 0 to 1. Shares and rates of "
        "longer stretches are worked out anew, never averaged: look at the column over_time in "
        "indicators.csv before adding anything up. Text that a spreadsheet program would take for "
        "a formula begins with an apostrophe.",
        "\n".join(f"{symbol}  {meaning}." for symbol, meaning in LEGEND.items()),
        "HOW PEOPLE ARE PROTECTED",
        f"{audited['says']} {audit.words(audited)}",
        NOT_WHAT,
        "THE FILES",
        "\n".join(_listed(files.items())),
        "HOW TO CHECK IT",
        "The coalition can work the release out anew from what was handed in, and compare: "
        "python -m reports verify FILE says that it is the same, or lists each difference. The "
        "digest of every file is in receipt.json.",
    ]
    text = "\n\n".join(_wrapped(part) for part in parts)
    return (text + "\n").encode()


def title(receipt: Receipt) -> str:
    """Return what a release is called: "RELEASE 2026 Q2, number 3, revises release 2"."""
    revises = f", revises release {receipt.revises}" if receipt.revises else ""
    return f"PREVENTION IMPACT: RELEASE {spoken(receipt.quarter)}, number {receipt.number}{revises}"


def _approved(receipt: Receipt) -> str:
    closed = [spoken(quarter) for quarter, day in receipt.quarters.items() if day]
    still = [spoken(quarter) for quarter, day in receipt.quarters.items() if not day]
    words = f"Approved quarters: {', '.join(closed)}."
    if still:
        words += f" Not approved yet, so they may still change: {', '.join(still)}."
    return words


def _listed(files: Iterable[tuple[str, str]]) -> Iterable[str]:
    for name, words in sorted(files):
        yield f"{name}: {words}"


def _wrapped(part: str) -> str:
    return "\n".join(
        textwrap.fill(line, _WIDTH, subsequent_indent="  " if ": " in line[:30] else "")
        for line in part.splitlines()
    )
