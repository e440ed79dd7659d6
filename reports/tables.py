"""Tables: the twin of every chart, with numerator, denominator, interval and symbols."""

from collections.abc import Sequence

import pandas as pd

from metrics.dimensions import Labels, label, title
from metrics.indicator import Indicator
from metrics.results import Result
from reports import wording

#: Text that begins so would be taken for a formula by a spreadsheet program.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(frame: pd.DataFrame, mark: str = "") -> bytes:
    """Return a table as a csv file that spreadsheet programs open as text and numbers only.

    Args:
        frame: the table.
        mark: what every row says of itself in a last column, such as "live, not for publication".
    """
    safe = frame.map(lambda v: f"'{v}" if isinstance(v, str) and v.startswith(_FORMULA) else v)
    if mark:
        safe = safe.assign(Note=mark)
    return safe.to_csv(index=False).encode("utf-8-sig")


def table(
    one: Indicator, results: Sequence[Result], known: Labels, by: Sequence[str] = ()
) -> pd.DataFrame:
    """Return results as a table of texts, one row a result.

    Columns: the window, the dimensions, the figure, and as far as the indicator has them: of what,
    interval, n; last the method.
    """
    records = []
    for result in results:
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
        record["Symbol"] = "" if estimate.status == "ok" else estimate.status
        record["Method"] = estimate.method
        records.append(record)
    frame = pd.DataFrame.from_records(records)
    empty = [
        name for name in ("Interval", "Symbol", "Of") if name in frame and not any(frame[name])
    ]
    return frame.drop(columns=empty)
