"""Measure how fast it is: ``make bench``.

Usage: python -m benchmarks [--only NAME] [--detail]
"""

import argparse
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import detail, loading, opening, overview, planning, protection, reports
from benchmarks.measurement import Measurement

_UNITS = {"seconds": " s", "megabytes": "MB", "weight": "  "}
LATEST = Path(__file__).with_name("latest.json")

#: What is measured and what to know of it; in the order of the table.
Found = tuple[list[Measurement], list[str]]
SUBJECTS: Mapping[str, Callable[[], Found]] = {
    "loading": lambda: (loading.measure(), []),
    "planning": lambda: (planning.measure(), []),
    "overview": overview.measure,
    "protection": protection.measure,
    "opening": lambda: (opening.measure(), []),
    "reports": reports.measure,
}


def main() -> None:
    """Measure, print the table, write ``latest.json``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=SUBJECTS, help="one subject; the others' last lines stay")
    parser.add_argument("--detail", action="store_true", help="what the overview's time goes into")
    asked = parser.parse_args()
    os.environ["PREVENTION_IMPACT_SECRET"] = "a secret for benchmarks only"
    found = [SUBJECTS[name]() for name in ([asked.only] if asked.only else SUBJECTS)]
    measured = [one for some, _ in found for one in some]
    notes = [note for _, some in found for note in some]
    _write(measured, whole=not asked.only)
    print(*_table(measured), "", *notes, sep="\n")
    for line in dict.fromkeys(f"{one.name}: {one.timed}." for one in measured):
        print(line)
    if asked.detail:
        print("", *detail.lines(), sep="\n")


def _write(measured: Sequence[Measurement], whole: bool) -> None:
    """Write the last lines; of one subject, in place of its own and below the others'."""
    names = {one.name for one in measured}
    held: list[dict[str, Any]] = [] if whole else json.loads(LATEST.read_text("utf-8"))
    lines = [line for line in held if line["name"] not in names]
    lines += [one.plain() for one in measured]
    LATEST.write_text(json.dumps(lines, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


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
