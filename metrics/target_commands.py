"""``python -m metrics targets``: each target with its figure, and how it stands."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from data.store import Store, open_store
from metrics.attainment import Attainment, attainments, in_until
from metrics.catalogue import indicators
from metrics.printing import print_live
from metrics.results import Result, compute
from metrics.showing import FIELDS, first_month, read_window, today
from metrics.targets import Target, targets, targets_in
from metrics.totals import span
from metrics.windows import Window


def add_targets(commands: Any) -> None:
    """Add the command."""
    listed = commands.add_parser("targets", help="hold targets against what was done")
    listed.add_argument(
        "--window", default="",
        help="2026, 2026H1, 2026Q1, FY2026 or 2025Q3..2026Q2: the targets for exactly that, or the "
        "sum of its quarters'; without: every target that is set",
    )  # fmt: skip
    listed.add_argument(
        "--first-month", type=int, metavar="N",
        help="the month fiscal years start in, 1 to 12; without: as the settings say",
    )  # fmt: skip
    form = listed.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    listed.set_defaults(run=_targets)


def _targets(given: argparse.Namespace) -> int:
    starts = first_month(given)
    window = read_window(given.window, starts) if given.window else None
    with open_store() as store:
        with store.reading() as connection:
            listed, held = targets(connection), span(connection)
        wanted = targets_in(listed, indicators(), window) if window else listed
        known = _attainments(store, wanted, held)
        unknown = [target for target in listed if target.code not in indicators()]
        if window:
            unknown = [t for t in unknown if t.window.quarters == window.quarters]
        records = [*map(_record, known), *map(_unknown, unknown)]
        if not records and not (given.json or given.csv):
            print(f"No target is set for {window.label}." if window else "No target is set.")
        else:
            print_live(store, "Targets", records, given, ("code", "window", "target", *FIELDS))
    return 0


def _attainments(
    store: Store, listed: Sequence[Target], held: tuple[str, str] | None
) -> list[Attainment]:
    def figures(
        codes: Sequence[str], window: Window, where: Mapping[str, list[str]]
    ) -> list[Result]:
        wanted = [indicators()[code] for code in codes]
        return compute(store, wanted, [window], (), where, today())

    return attainments(listed, figures, in_until(today(), held))


def _record(one: Attainment) -> dict[str, Any]:
    due = one.due if one.standing not in ("no verdict", "no figure") else None
    estimate = {name: getattr(one.result.estimate, name) for name in FIELDS}
    partial = one.result.partial.words if one.result.partial else ""
    told = {"attained": one.share, "due": due, "standing": one.standing, "partial": partial}
    known = {"value": one.value, "group": one.result.named}
    return _aim(one.target) | known | told | estimate


def _unknown(target: Target) -> dict[str, Any]:
    """Return the record of a target whose code is no indicator's."""
    told = {"attained": None, "due": None, "standing": "no indicator has this code", "partial": ""}
    return _aim(target) | {"value": None, "group": {}} | told | dict.fromkeys(FIELDS)


def _aim(target: Target) -> dict[str, Any]:
    return {
        "code": target.code,
        "window": target.window.name,
        "area": target.area,
        "partner": target.partner,
        "target": target.aim,
        "baseline": target.baseline,
    }
