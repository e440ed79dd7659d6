"""Measure how fast it is: ``make bench``.

Usage: python -m benchmarks [--detail]
"""

import argparse
import json
import os
from collections.abc import Iterable
from pathlib import Path

from benchmarks import detail, loading, opening, overview, planning, protection
from benchmarks.measurement import Measurement

_UNITS = {"seconds": " s", "megabytes": "MB", "weight": "  "}
LATEST = Path(__file__).with_name("latest.json")


def main() -> None:
    """Measure, print the table, write ``latest.json``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--detail", action="store_true", help="what the overview's time goes into")
    asked = parser.parse_args()
    os.environ["PREVENTION_IMPACT_SECRET"] = "a secret for benchmarks only"
    found, notes = overview.measure()
    protected, more = protection.measure()
    measured = [
        *loading.measure(), *planning.measure(), *found, *protected, *opening.measure(),
    ]  # fmt: skip
    notes = [*notes, *more]
    written = json.dumps([one.plain() for one in measured], indent=2, ensure_ascii=False)
    LATEST.write_text(written + "\n", encoding="utf-8")
    print(*_table(measured), "", *notes, sep="\n")
    for line in dict.fromkeys(f"{one.name}: {one.timed}." for one in measured):
        print(line)
    if asked.detail:
        print("", *detail.lines(), sep="\n")


def _table(measured: Iterable[Measurement]) -> Iterable[str]:
    yield f"{'':39} {'ours':>10} {'against':>11} {'ratio':>7} {'aim':>7}"
    for one in measured:
        verdict = "" if one.holds else "   NOT MET"
        unit = _UNITS[one.unit]
        yield (
            f"{one.name:39} {one.ours:8.3f}{unit} {one.baseline:9.3f}{unit} {one.ratio:7.2f}"
            f" {one.aim:7.2f}"
            f"   {one.against}{verdict}"
        )


if __name__ == "__main__":
    main()
