"""The crosswalk in words: both figures, their difference and the reason; and as a table."""

from collections.abc import Sequence

import pandas as pd

from metrics.catalogue import indicators
from metrics.crosswalked import Compared
from metrics.indicator import Indicator
from metrics.results import Result
from reports import wording
from reports.tables import NOTES

NOT_RELEASED = (
    "Figures by another body’s rule are worked out from rows, which no release holds: ours stands "
    "beside each rule, and both stand where only the year is another. Ask program staff for the "
    "rest."
)


def said(one: Indicator, result: Result) -> str:
    """Return a figure with its unit: "34 people"; "58 %"; its symbol where there is none."""
    unit = wording.unit(one, result)
    return f"{wording.figure(one, result.estimate)} {unit}".strip()


def of_ours(one: Compared) -> str:
    """Return our figure with its unit."""
    return said(indicators()[one.rule.ours], one.ours)


def of_theirs(one: Compared) -> str:
    """Return their figure with its unit."""
    return said(one.rule.indicator, one.theirs)


def of_beside(one: Compared) -> str:
    """Return those of ours that stand next to it: "beside it: people educated, 340 people"."""
    told = [
        f"{indicators()[result.code].title.lower()}, {said(indicators()[result.code], result)}"
        for result in one.beside
    ]
    return f"Beside it: {'; '.join(told)}." if told else ""


def difference(one: Compared) -> str:
    """Return theirs less ours: "+12 people"; "−3 percentage points"; "none"."""
    found = one.difference
    if found is None:
        return ""
    ours = indicators()[one.rule.ours]
    if ours.is_share:
        found, unit = round(100 * found, 1), "percentage points"
    else:
        # Of two units, the difference is a bare number.
        unit = "" if one.rule.unit else ours.unit
    if not found:
        return "none"
    return f"{_signed(found)} {unit}".strip()


def _signed(found: float) -> str:
    return f"{'+' if found > 0 else '−'}{wording.number(abs(found))}"


def periods(one: Compared) -> tuple[str, str]:
    """Return what our period and theirs are called; where they differ, how much of each is in."""
    if one.ours.window == one.theirs.window:
        return one.ours.window.label, one.theirs.window.label
    ours, theirs = (
        f"{result.window.label}{f' ({result.partial.words})' if result.partial else ''}"
        for result in (one.ours, one.theirs)
    )
    return ours, theirs


def missing(compared: Sequence[Compared]) -> str:
    """Return how much of the chosen period is in, where any figure of it is not whole yet."""
    found = [
        result.partial
        for one in compared
        for result in (one.ours, one.theirs)
        if result.partial and not one.rule.first_month
    ]
    if not found:
        return ""
    return f"Not whole yet: {max(found, key=lambda partial: len(partial.missing)).words}."


def reason(one: Compared) -> str:
    """Return why the two differ; of two periods of which one is not over, that they cannot yet."""
    running = [r.window.label for r in (one.ours, one.theirs) if _is_running(r)]
    if len(set(running)) != 1 or one.ours.window == one.theirs.window:
        return one.rule.reason
    return f"{one.rule.reason} {running[0]} is not over, so the two are not comparable yet."


def _is_running(result: Result) -> bool:
    return result.partial is not None and result.partial.over < result.partial.months


def reading(one: Compared) -> str:
    """Return both figures and why they differ, in plain sentences."""
    mine, other = periods(one)
    ours, theirs = of_ours(one), of_theirs(one)
    if one.difference is None:
        symbols = {r.estimate.status for r in (one.ours, one.theirs)} & wording.SYMBOLS.keys()
        why = "; ".join(f"{symbol} {wording.SYMBOLS[symbol]}" for symbol in sorted(symbols))
        return f"{mine}: {ours} by our rule, {theirs} by theirs ({why})."
    when = f" in {other}" if other != mine else ""
    gap = difference(one)
    end = "no difference here" if gap == "none" else f"the difference is {gap}"
    return f"{mine}: {ours} by our rule; {theirs} by theirs{when}; {end}. {reason(one)}"


def frame(compared: Sequence[Compared]) -> pd.DataFrame:
    """Return the crosswalk as a table of texts, one row a rule."""
    records = []
    for one in compared:
        ours, theirs = indicators()[one.rule.ours], one.rule.indicator
        mine, other = periods(one)
        points = "percentage points" if ours.is_share else ""
        records.append(
            {
                "Rule": one.rule.title,
                "Period": mine if mine == other else f"{mine}; theirs {other}",
                "Our indicator": ours.title,
                "Ours": wording.figure(ours, one.ours.estimate),
                "Theirs": wording.figure(theirs, one.theirs.estimate),
                "Difference": difference(one).split(" ")[0].replace("none", "0"),
                "Unit": points or " and ".join(dict.fromkeys((ours.unit, theirs.unit))),
                "Why": reason(one),
            }
        )
    table = pd.DataFrame.from_records(records)
    table.attrs[NOTES] = {one.rule.title: f"{one.rule.whose}. {one.rule.says}" for one in compared}
    return table
