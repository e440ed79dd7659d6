"""Tables: the twin of every chart, with numerator, denominator, interval and symbols."""

from collections.abc import Mapping, Sequence

import pandas as pd

from metrics.dimensions import Labels, label, title
from metrics.indicator import ADDITIVITY, Indicator
from metrics.results import Result
from reports import wording

#: Text that begins so would be taken for a formula by a spreadsheet program.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

#: Where a table keeps what a file of it explains: name → words.
NOTES = "notes"


def as_csv(frame: pd.DataFrame, mark: str = "") -> bytes:
    """Return a table as a csv file that spreadsheet programs open as text and numbers only.

    Args:
        frame: the table.
        mark: what every row says of itself in a last column, such as "live, not for publication".
    """
    safe = frame.map(lambda v: f"'{v}" if isinstance(v, str) and v.startswith(FORMULA) else v)
    if mark:
        safe = safe.assign(Note=mark)
    return safe.to_csv(index=False).encode("utf-8-sig")


def table(
    one: Indicator,
    results: Sequence[Result],
    known: Labels,
    by: Sequence[str] = (),
    whole: Sequence[Result] = (),
) -> pd.DataFrame:
    """Return results as a table of texts, one row a result.

    Columns: the window, the dimensions, the figure, and as far as the indicator has them: of what,
    interval, evidence; last the method.

    Args:
        one: the indicator.
        results: the rows.
        known: how codes are called.
        by: the dimensions the rows are told apart by.
        whole: of a series, the figure of all its quarters together, recomputed. It says whether
            the quarters add up to it. It is left out where a quarter is hidden: what is hidden
            would be the difference.
    """
    records = [_record(one, result, known, by) for result in results]
    if not any(result.estimate.status == "[c]" for result in (*results, *whole)):
        records += [_whole(one, result, known, by) for result in whole]
    frame = pd.DataFrame.from_records(records)
    optional = ("Interval", "Partial", "Symbol", "Of", "Evidence")
    empty = [name for name in optional if name in frame and not any(frame[name])]
    frame = frame.drop(columns=empty)
    frame.attrs[NOTES] = notes(one, (*results, *whole))
    return frame


def _record(one: Indicator, result: Result, known: Labels, by: Sequence[str]) -> dict[str, str]:
    estimate = result.estimate
    record = {"Period": result.window.label}
    for name in dict.fromkeys((*by, *one.apart)):
        record[title(name)] = label(known, name, result.named.get(name), one)
    record["Figure"] = wording.figure(one, estimate)
    if one.is_share:
        record["Of"] = wording.rests_on(one, estimate)
    else:
        record["Unit"] = wording.unit(one, result)
    record["Interval"] = wording.interval(one, estimate)
    record["Partial"] = result.partial.words if result.partial else ""
    record["Symbol"] = "" if estimate.status == "ok" else estimate.status
    if one.level == "outcome":
        record["Evidence"] = wording.evidence(one, result)
    record["Method"] = estimate.method
    return record


def _whole(one: Indicator, result: Result, known: Labels, by: Sequence[str]) -> dict[str, str]:
    record = _record(one, result, known, by)
    count = len(result.window.quarters)
    record["Period"] = f"All {wording.plural(count, 'quarter', 'quarters')}"
    record["Method"] = adds_up(one)
    return record


def adds_up(one: Indicator) -> str:
    """Return whether the quarters of a series add up to its whole, and if not, why."""
    if one.additivity == "sum":
        return "The quarters add up."
    return f"Not the sum of the quarters. {ADDITIVITY[one.additivity]}"


def notes(one: Indicator, results: Sequence[Result] = ()) -> dict[str, str]:
    """Return what a file of an indicator's figures explains: name → words.

    Args:
        one: the indicator.
        results: the figures in it, whose symbols are explained.
    """
    found = sorted({result.estimate.status for result in results} - {"ok"})
    held = {
        "Indicator": one.title,
        "Definition": one.definition,
        "Over time": ADDITIVITY[one.additivity],
        "Unit": one.unit,
        "Keep in mind": one.caveat,
        **{symbol: wording.LEGEND[symbol] for symbol in found if symbol in wording.LEGEND},
        "Code": f"{one.code}, version {one.version}",
    }
    return {name: words for name, words in held.items() if words}


def notes_of(frame: pd.DataFrame) -> Mapping[str, str]:
    """Return what a file of a table explains: what the table was made with, and its symbols."""
    held: dict[str, str] = dict(frame.attrs.get(NOTES, {}))
    texts = {text for name in frame for text in frame[name].astype(str)}
    for symbol, words in wording.LEGEND.items():
        if symbol in texts:
            held.setdefault(symbol, words)
    return held
