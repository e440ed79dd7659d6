"""The world around in words: fixed caveats, the way of a tip, who recorded, and since when."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import pandas as pd

from data.periods import spoken
from metrics.catalogue import indicator
from metrics.dimensions import Labels, label, title
from metrics.indicator import Indicator
from metrics.results import Result
from reports import wording
from reports.wording import per_cent, plural, spelled

#: What is said beside these figures whatever they are.
CAVEATS = (
    ("Recorded, not measured.", "What nobody reported, or nobody wrote down, is not in here."),
    (
        "Reporting rises as awareness rises.",
        "More tips can mean more awareness, more trafficking, or both.",
    ),
    (
        "No verdict.",
        "These figures say nothing about the coalition’s effect, so nothing here is called good or "
        "bad.",
    ),
)
#: Fewer quarters than this, and no trend of incidents is drawn (DOMAIN: context).
ENOUGH = 8
ONE_MORE = "a rise may be one more agency reporting, and a fall one fewer"
#: A share that differs by less than this is the same coverage.
SAME = 0.005


def steps(held: Mapping[str, Result]) -> pd.DataFrame:
    """Return the way of contacts as a table: contacts, tips, actionable, referred.

    Each step is counted by itself; a share rests only on rows that say both of its numbers.

    Args:
        held: code → its figure of the window; a code that is not there is left out.
    """
    rows = []
    for code, name in (("contacts_received", "Contacts"), ("tips_received", "Of these, tips")):
        if code in held:
            figure = wording.figure(indicator(code), held[code].estimate)
            rows.append({"Step": name, "Recorded": figure, "Share of tips": ""})
    for code, name in (("actionable_share", "Actionable"), ("tips_referred", "Referred")):
        if code in held:
            rows.append({"Step": f"Of the tips, {name.lower()}"} | _share(code, held[code]))
    return pd.DataFrame(rows, columns=["Step", "Recorded", "Share of tips"])


def _share(code: str, result: Result) -> dict[str, str]:
    estimate = result.estimate
    if estimate.value is None or estimate.numerator is None:
        return {"Recorded": estimate.status, "Share of tips": ""}
    rests = wording.rests_on(indicator(code), estimate)
    doubt = " [u]" if estimate.status == "[u]" else ""
    said = f"{per_cent(estimate.value)} ({rests}){doubt}"
    return {"Recorded": wording.number(estimate.numerator), "Share of tips": said}


def too_short(one: Indicator, series: Sequence[Result]) -> str:
    """Return why no trend is drawn; nothing where there are enough quarters."""
    held = sum(result.estimate.value is not None for result in series)
    if held >= ENOUGH:
        return ""
    have = plural(held, "quarter", "quarters")
    return (
        f"{one.title}: {have} with a figure that can be shown. A trend is drawn once there are "
        f"{spelled(ENOUGH)}: in fewer, ups and downs of recording look like one."
    )


def covered(series: Sequence[Result]) -> str:
    """Return how many agencies the incidents cover, and when that last changed.

    Args:
        series: agency coverage by quarter, oldest first.
    """
    told = [result for result in series if result.estimate.value is not None]
    if not told:
        return (
            "No row says how many of all agencies report: a change of incidents may be a change of "
            "who records."
        )
    now = told[-1]
    assert now.estimate.value is not None
    lead = f"Agency coverage in {now.window.label}: {per_cent(now.estimate.value)} of agencies"
    changes = [
        (before, after)
        for before, after in pairwise(told)
        if abs((after.estimate.value or 0) - (before.estimate.value or 0)) >= SAME
    ]
    if not changes:
        return f"{lead}, the same in all {len(told)} quarters that say so."
    before, after = changes[-1]
    return (
        f"{lead}. It changed from {per_cent(before.estimate.value or 0)} in "
        f"{before.window.label} to {per_cent(after.estimate.value or 0)} in {after.window.label}: "
        f"{ONE_MORE}."
    )


def recorded_by(count: int, names: Collection[str] = ()) -> str:
    """Return who recorded the incidents of a window.

    Args:
        count: how many sources.
        names: their names; empty where they may not be named: what people wrote is only counted
            for everyone but staff.
    """
    if not count:
        return "The rows do not say who recorded them."
    if not names:
        return f"Recorded by {plural(count, 'source', 'sources')}."
    return f"Recorded by {'; '.join(sorted(names))}."


def by_month(
    one: Indicator,
    results: Sequence[Result],
    by: Sequence[str],
    known: Labels,
    recorded: Collection[tuple[str, tuple[object, ...]]],
) -> pd.DataFrame:
    """Return counts as a table, a row a group and a column a month.

    A month without a row is not available; it is no zero.

    Args:
        one: the indicator.
        results: its figures by month and group.
        by: the dimensions of the groups.
        known: how codes are called.
        recorded: the months and groups with a figure.
    """
    rows: dict[tuple[object, ...], dict[str, str]] = {}
    for result in results:
        group = tuple(result.named.get(name) for name in by)
        named = {
            title(name): label(known, name, value, one)
            for name, value in zip(by, group, strict=True)
        }
        row = rows.setdefault(group, named)
        month = result.window.name
        figure = wording.figure(one, result.estimate)
        silent = result.estimate.value is not None and (month, group) not in recorded
        row[spoken(month)] = "[x]" if silent else figure
    return pd.DataFrame(list(rows.values()))
