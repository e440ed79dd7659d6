"""``python -m metrics before-after``: counts after a dated change beside what was expected."""

import argparse
import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal

from data.exports import LIVE
from data.load_options import WrongUse
from data.periods import quarters
from data.store import Store, open_store
from metrics.catalogue import indicators
from metrics.indicator import Indicator
from metrics.interrupted import Declined, Interrupted, interrupted
from metrics.printing import MARK, plain, print_json, take_live
from metrics.results import compute
from metrics.showing import named, today, where
from metrics.timeline import Timeline, is_countable, residents, silent_months, timeline, turn
from metrics.totals import span
from metrics.windows import windows_of

#: Step of the series → how many a year has.
A_YEAR: dict[str, Literal[4, 12]] = {"month": 12, "quarter": 4}


def add_before_after(commands: Any) -> None:
    """Add the command."""
    asked = commands.add_parser(
        "before-after", help="compare counts after a dated change with what was to be expected"
    )
    asked.add_argument("code", metavar="CODE", help="an indicator that counts happenings")
    asked.add_argument(
        "--at", required=True, metavar="DATE", help="the first day after the change: 2025-06-01"
    )
    asked.add_argument("--step", choices=list(A_YEAR), default="month")
    asked.add_argument("--area", default="", help="code or name of an area; without: all")
    asked.add_argument("--slope", action="store_true", help="the trend may change too")
    asked.add_argument("--season", action="store_true", help="take out the season")
    asked.add_argument("--per-resident", action="store_true")
    asked.add_argument("--json", action="store_true")
    asked.set_defaults(run=_before_after)


def _before_after(given: argparse.Namespace) -> int:
    one, day = named(given.code), _day(given.at)
    if not is_countable(one):
        countable = ", ".join(code for code, other in indicators().items() if is_countable(other))
        raise WrongUse(f"“{one.code}” does not count happenings; these do: {countable}.")
    with open_store() as store:
        areas = where(store, [f"area={given.area}"])["area"] if given.area else []
        series = series_of(store, one, given.step, areas)
        return _compare(store, one, day, series, given)


def _compare(
    store: Store, one: Indicator, day: dt.date, series: Timeline | None, given: argparse.Namespace
) -> int:
    if series is None:
        told = "Nothing was reported of it."
        _tell({"code": one.code, "at": given.at, "declined": told}, [told], given)
        return 0
    if given.per_resident and series.residents is None:
        raise WrongUse("--per-resident needs the population of every area on the Areas sheet.")
    at, within = turn(series.windows, day)
    found = interrupted(
        series.without(within).counts,
        at,
        series.residents if given.per_resident else None,
        slope=given.slope,
        period=A_YEAR[given.step] if given.season else None,
        partial=series.without(within).partial,
        step=given.step,
    )
    left_out = series.windows[within].label if within is not None else ""
    record, lines = _record(one, day, found, left_out), _lines(one, day, found, left_out)
    if isinstance(found, Interrupted):
        take_live(store, f"{one.title}, before and after {given.at}", given)
        record, lines = {**record, "note": LIVE}, [*lines, MARK]
    _tell(record, lines, given)
    return 0


def _tell(record: dict[str, Any], lines: Sequence[str], given: argparse.Namespace) -> None:
    if given.json:
        print_json(record)
    else:
        print("\n".join(lines))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f"--at “{text}” must be a day such as 2025-06-01.") from None


def series_of(store: Store, one: Indicator, step: str, areas: Sequence[str]) -> Timeline | None:
    """Return the counts of an indicator by month or quarter; None where nothing is reported.

    Args:
        store: where from.
        one: the indicator, one that counts happenings.
        step: ``month`` or ``quarter``.
        areas: the areas looked at; empty: all.
    """
    with store.reading() as connection:
        held = span(connection)
        if held is None:
            return None
        windows = windows_of(step, *held)
        silent = silent_months(connection, one, list(quarters(*held)), areas)
        people = residents(connection, windows, areas)
    found = compute(store, [one], windows, (), {"area": areas} if areas else {}, today())
    series = timeline(found, silent, people).trimmed()
    return series if series.windows else None


def _record(
    one: Indicator, day: dt.date, found: Interrupted | Declined, left_out: str
) -> dict[str, Any]:
    told = {"code": one.code, "at": day.isoformat(), "left_out": left_out}
    if isinstance(found, Declined):
        return told | {"declined": found.reason}
    return told | {"sentence": sentence(one, day, found)} | asdict(found)


def _lines(one: Indicator, day: dt.date, found: Interrupted | Declined, left_out: str) -> list[str]:
    cut = f"{left_out} holds days before and after the change, so it is left out."
    more = [cut] if left_out else []
    if isinstance(found, Declined):
        return [found.reason, *more]
    more += [found.autocorrelation.warning, found.season, one.caveat]
    return [sentence(one, day, found), *filter(None, more)]


def sentence(one: Indicator, day: dt.date, found: Interrupted) -> str:
    """Return what was counted after a change, what was to be expected, and how sure that is."""
    limits = f"{plain(found.expected.low)} to {plain(found.expected.high)}"
    ratio, low, high = found.ratio.value, found.ratio.low, found.ratio.high
    chance = "Chance alone can make such a difference. " if (low or 0) <= 1 <= (high or 0) else ""
    slope = ""
    if found.slope_change:
        limits_of = f"{plain(found.slope_change.low)} to {plain(found.slope_change.high)}"
        slope = f" The trend is multiplied by {plain(found.slope_change.value)} ({limits_of})."
    return (
        f"After the change of {day.isoformat()}: {plain(found.seen)} {one.unit} where "
        f"{plain(found.expected.value)} ({limits}, 95 %) would have been expected had things gone "
        f"on as before; ratio {plain(ratio)} ({plain(low)} to {plain(high)}).{slope} {chance}"
        "Anything else that happened at the same time would look the same."
    )
