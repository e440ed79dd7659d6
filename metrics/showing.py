"""``python -m metrics show``: figures by window and group, as JSON, CSV or text."""

import argparse
import datetime as dt
from collections.abc import Sequence
from typing import Any

from data import clock
from data.lists import fold
from data.load_options import WrongUse
from data.periods import months_of, quarter_of, read_period
from data.settings import settings
from data.store import Store, open_store
from metrics.catalogue import indicators
from metrics.dimensions import breakdowns, code, labels, title
from metrics.indicator import Indicator
from metrics.printing import print_live
from metrics.results import Result, compute
from metrics.totals import span
from metrics.windows import SORTS, Window, month_window, quarter_window, window_between, windows_of

FIELDS = ("value", "low", "high", "n", "numerator", "denominator", "status", "method")
#: Sorts of windows that ``--by`` takes as well, among dimensions.
PERIODS = ("month", "quarter")


def add_show(commands: Any) -> None:
    """Add the command."""
    shown = commands.add_parser("show", help="compute indicators")
    shown.add_argument("codes", nargs="+", metavar="CODE")
    shown.add_argument("--by", default="", help="dimensions, separated by commas: area,quarter")
    shown.add_argument(
        "--windows", choices=list(SORTS), help="one figure for each of these; without: one for all"
    )
    shown.add_argument(
        "--first-month", type=int, metavar="N",
        help="the month fiscal years start in, 1 to 12; without: as the settings say",
    )  # fmt: skip
    for name, dest in (("--from", "first"), ("--to", "last")):
        shown.add_argument(
            name,
            dest=dest,
            default="",
            metavar="PERIOD",
            help="a quarter (2026Q1) or month (2026-03)",
        )
    shown.add_argument(
        "--where", action="append", default=[], metavar="DIMENSION=VALUE", help="may be repeated"
    )
    form = shown.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    shown.set_defaults(run=_show)


def _show(given: argparse.Namespace) -> int:
    with open_store() as store:
        columns = ("code", *FIELDS, "partial")
        print_live(store, ", ".join(_titles(given)), _records(store, given), given, columns)
    return 0


def _titles(given: argparse.Namespace) -> list[str]:
    return [named(text).title for text in dict.fromkeys(given.codes)]


def _records(store: Store, given: argparse.Namespace) -> list[dict[str, Any]]:
    wanted = [named(text) for text in dict.fromkeys(given.codes)]
    by = [name.strip() for name in given.by.split(",") if name.strip()]
    sort = _sort(given, by)
    groups = [name for name in by if name not in PERIODS]
    possible = {name for one in wanted for name in (*breakdowns(one), *one.apart)}
    for name in groups:
        if name not in possible:
            choices = ", ".join((*sorted(PERIODS, reverse=True), *sorted(possible)))
            raise WrongUse(f"--by “{name}” must be one of: {choices}.")
    ends = _ends(store, given)
    if ends is None:
        return []
    windows = _windows(sort, ends, first_month(given))
    results = compute(store, wanted, windows, groups, where(store, given.where), today())
    return [as_record(result, sort) for result in results]


def named(text: str) -> Indicator:
    """Return the indicator with a code.

    Raises:
        WrongUse: there is none.
    """
    if text not in indicators():
        raise WrongUse(f"“{text}” is no indicator; see: python -m metrics list")
    return indicators()[text]


def today() -> dt.date:
    """Return the day on which figures are looked at: what is not over yet is partial."""
    return clock.now().date()


def first_month(given: argparse.Namespace) -> int:
    """Return the month fiscal years start in.

    Raises:
        WrongUse: what was given is no month.
    """
    if given.first_month is None:
        return settings().fiscal_year_starts
    if not 1 <= given.first_month <= 12:
        raise WrongUse(f"--first-month {given.first_month} must be a month, 1 to 12.")
    return int(given.first_month)


def _sort(given: argparse.Namespace, by: Sequence[str]) -> str:
    """Return the sort of windows asked for; empty: one window for all."""
    asked = dict.fromkeys(
        [*filter(None, [given.windows]), *(name for name in by if name in PERIODS)]
    )
    if len(asked) > 1:
        raise WrongUse(f"Windows are of one sort, not of {' and '.join(asked)}.")
    return next(iter(asked), "")


def _ends(store: Store, given: argparse.Namespace) -> tuple[str, str] | None:
    """Return the first and last period: as given, else those reported; None in an empty store."""
    with store.reading() as connection:
        held = span(connection)
    ends = []
    for text, default in ((given.first, 0), (given.last, 1)):
        period = read_period(text) if text else (held[default] if held else "")
        if period is None:
            raise WrongUse(
                f"“{text}” must be a quarter such as 2026Q1, or a month such as 2026-03."
            )
        ends.append(period)
    if not all(ends):
        return None
    if _first_month(ends[0]) > _last_month(ends[1]):
        raise WrongUse(f"--from {ends[0]} must not be after --to {ends[1]}.")
    return ends[0], ends[1]


def _first_month(period: str) -> str:
    return months_of(period)[0] if "Q" in period else period


def _last_month(period: str) -> str:
    return months_of(period)[-1] if "Q" in period else period


def _windows(sort: str, ends: tuple[str, str], starts: int) -> list[Window]:
    """Return the windows of a sort that touch a span; without a sort the whole span as one."""
    first, last = _first_month(ends[0]), _last_month(ends[1])
    if not sort:
        return [window_between(*ends)]
    every = windows_of(sort, quarter_of(first), quarter_of(last), starts)
    return [w for w in every if any(first <= month <= last for month in w.months)]


def where(store: Store, texts: Sequence[str]) -> dict[str, list[str]]:
    """Return dimension → values kept, from texts such as "area=North".

    Raises:
        WrongUse: a text is no dimension and value, or the value is not known.
    """
    known = labels(store)
    kept: dict[str, list[str]] = {}
    for text in texts:
        dimension, _, value = text.partition("=")
        if not value:
            raise WrongUse(f"--where “{text}” must be a dimension and a value with = between them.")
        dimension = fold(dimension).replace(" ", "_")
        found = code(known, dimension, value)
        if found is None and known.get(dimension):
            choices = ", ".join(known[dimension])
            raise WrongUse(f"{title(dimension)} “{value}” must be one of: {choices}.")
        kept.setdefault(dimension, []).append(found or value)
    return kept


def as_record(result: Result, sort: str = "") -> dict[str, Any]:
    """Return a result as the command line gives it.

    Args:
        result: the result.
        sort: what its window is one of, a key of ``SORTS``; empty: the only one.
    """
    found = result.estimate
    group = ({sort: result.window.name} if sort else {}) | result.named
    record = {"code": result.code, "group": group}
    record |= {name: getattr(found, name) for name in FIELDS}
    return record | {"partial": result.partial.words if result.partial else ""}


def read_window(text: str, starts: int) -> Window:
    """Return the window that a text spells: 2026, 2026H1, 2026Q1, 2026-03, FY2026, 2025Q3..2026Q2.

    Args:
        text: the text.
        starts: the month fiscal years start in.

    Raises:
        WrongUse: it spells none.
    """
    found = _spelled(text.strip(), starts)
    if found is None:
        raise WrongUse(
            f"“{text}” must be a window such as 2026, 2026H1, 2026Q1, 2026-03, FY2026 or "
            "2025Q3..2026Q2."
        )
    return found


def _spelled(text: str, starts: int) -> Window | None:
    first, dots, last = text.partition("..")
    if dots:
        ends = read_period(first), read_period(last)
        if ends[0] and ends[1] and _first_month(ends[0]) <= _last_month(ends[1]):
            return window_between(ends[0], ends[1])
        return None
    if period := read_period(text):
        return quarter_window(period) if "Q" in period else month_window(period)
    year = "".join(filter(str.isdigit, text))[:4]
    if len(year) < 4:
        return None
    every = (
        w
        for s in ("year", "half", "fiscal")
        for w in windows_of(s, f"{year}Q1", f"{year}Q4", starts)
    )
    wanted = text.upper().replace(" ", "")
    return next((w for w in every if wanted in (w.name, w.name.partition("/")[0])), None)
