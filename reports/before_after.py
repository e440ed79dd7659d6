"""Before and after a dated change, in words: what was recorded, what would have been expected.

Never a verdict and never a cause: a comparison of one series with itself cannot tell one change
from another of the same days.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from metrics.indicator import Indicator
from metrics.interrupted import Interrupted
from metrics.methods import Interval
from metrics.results import Result
from metrics.shapes import Estimate
from metrics.timeline import Timeline
from metrics.windows import Window
from reports import wording
from reports.wording import number, per_cent, plural

NO_PROOF = (
    "This is not proof that the change is the reason: anything else that happened at the same time "
    "would look the same."
)
HIDDEN = (
    "Some of these {step}s are hidden to protect people, and nothing is worked out from the others."
)
SOURCE = (
    "Lopez Bernal J, Cummins S, Gasparrini A. Interrupted time series regression for the "
    "evaluation of public health interventions: a tutorial. International Journal of Epidemiology "
    "2017;46:348–355."
)
#: What the method does and what it cannot do, as the page explains it.
METHOD = (
    "A regression is fitted to the counts before and after the change (segmented quasi-Poisson "
    "regression): a level and a trend, and a step at the change. “Expected” is that same model "
    "with the step taken away: level and trend before the change, going on. Its interval says how "
    "surely that line is known, at 95 %.",
    "Counts that vary more than by chance alone widen the intervals (dispersion). Where the "
    "population of every area is known, counts can be compared per resident, so that more "
    "residents are not taken for more reports. A season can be taken out once there are two full "
    "years.",
    "A month without a figure is a gap, never a zero; months that are not over or not fully "
    "reported are left out, and so is the one in which the change falls, unless it begins with it.",
    "There must be at least eight months or quarters before the change and four after it, with no "
    "more than one in five missing. Otherwise nothing is worked out.",
)
LIMITS = (
    "It takes for granted that the trend before would have gone on. It cannot tell the change from "
    "another one of the same days, such as a campaign, a news story, or one more agency that "
    "reports.",
    "The day must be fixed by what happened, not chosen because the curve bends there. Whoever "
    "tries many days and many series finds some difference by chance.",
    "Where neighbouring months are alike (autocorrelation), the intervals are too narrow; a "
    "warning says so. In a short series, no warning is no proof.",
    "Reporting rises as awareness rises. More tips can mean more awareness, more trafficking, or "
    "both.",
)


@dataclass(frozen=True)
class Change:
    """A dated change.

    Attributes:
        day: the first day after it.
        text: what changed, in somebody's words; empty: not said.
    """

    day: dt.date
    text: str = ""

    @property
    def words(self) -> str:
        """The change within a sentence: the change of 5 May 2025 (“Hotline number changed”)."""
        return f"the change of {spoken_day(self.day)}{f' (“{self.text}”)' if self.text else ''}"


def spoken_day(day: dt.date) -> str:
    """Return a day as people say it: 5 May 2025."""
    return f"{day.day} {day:%B %Y}"


def finding(one: Indicator, found: Interrupted) -> str:
    """Return the title of the chart: 412 tips after the change, 371 expected: 11 % more."""
    seen = _counted(one, found.seen)
    return f"{seen} after the change, {_rounded(found.expected.value)} expected: {_more(found)}"


def sentence(one: Indicator, found: Interrupted, change: Change, place: str = "") -> str:
    """Return what was recorded after a change and what would have been expected, and how sure.

    Args:
        one: the indicator.
        found: the comparison.
        change: the change.
        place: what the counts are of, where it is not the whole coalition.
    """
    seen = _counted(one, found.seen)
    was = "was" if found.seen == 1 else "were"
    expected = f"{_rounded(found.expected.value)} ({_limits(found.expected)})"
    where = f" in {place}" if place else ""
    return (
        f"After {change.words}, {seen} {was} recorded{where} where {expected} would have been "
        f"expected had things gone on as before: {_more(found)} ({_sure(found.ratio)}). "
        f"{_chance(found)}{NO_PROOF}"
    )


def _counted(one: Indicator, value: float) -> str:
    result = Result(one.code, Window("", "", ()), (), Estimate(value))
    return f"{number(value)} {wording.unit(one, result)}"


def _more(found: Interrupted) -> str:
    share = (found.ratio.value or 0) - 1
    if abs(share) < 0.0005:
        return "as many as expected"
    return f"{per_cent(abs(share))} {'more' if share > 0 else 'fewer'}"


def _sure(ratio: Interval) -> str:
    """Return the limits of a ratio in words: 95 % interval 2.1 to 21 %."""
    low, high = (ratio.low or 0) - 1, (ratio.high or 0) - 1
    if low > 0 or high < 0:
        first, last = (per_cent(end) for end in sorted((abs(low), abs(high))))
        return f"95\u00a0% interval {first[:-2]} to {last}"
    return f"95\u00a0% interval {per_cent(-low)} fewer to {per_cent(high)} more"


def _chance(found: Interrupted) -> str:
    low, high = found.ratio.low or 0, found.ratio.high or 0
    return "Chance alone can make such a difference. " if low <= 1 <= high else ""


def _limits(interval: Interval) -> str:
    return f"95\u00a0% interval {_rounded(interval.low)} to {_rounded(interval.high)}"


def _rounded(value: float | None) -> str:
    return number(round(value or 0))


def diagnostics(found: Interrupted, series: Timeline, per_resident: bool) -> dict[str, str]:
    """Return what a reader needs to judge a comparison: name → words."""
    step = series.step
    return {
        f"{step.capitalize()}s used": _used(found, series),
        "Trend before the change": _a_step(found.trend, step),
        "Change of the trend": _a_step(found.slope_change, step) if found.slope_change else "",
        "Season": _season(found),
        "Population": "Compared per resident, by the dated populations of the Areas sheet."
        if per_resident
        else "Not taken into account.",
        "Spread": f"{found.dispersion:.1f} times that of chance alone (dispersion; "
        f"{found.df} degrees of freedom). The intervals {_widened(found)}.",
        f"Neighbouring {step}s": _alike(found),
        "Method": f"Segmented regression, {found.method}.",
    }


def _used(found: Interrupted, series: Timeline) -> str:
    parts = [f"{found.before} before the change and {found.after} after it"]
    cut = [
        window.label
        for window, count, partial in zip(
            series.windows, series.counts, series.partial, strict=True
        )
        if partial and count is not None
    ]
    if cut:
        parts.append(f"left out because only a part of it counts: {_few(cut)}")
    gaps = [
        w.label for w, count in zip(series.windows, series.counts, strict=True) if count is None
    ]
    if gaps:
        parts.append(f"without a figure: {_few(gaps)}")
    return f"{'; '.join(parts)}."


def _few(labels: Sequence[str]) -> str:
    more = len(labels) - 3
    return ", ".join(labels[:3]) + (f" and {more} more" if more > 0 else "")


def _a_step(ratio: Interval, step: str) -> str:
    """Return a ratio a point in words: +0.6 % a month (95 % interval −0.1 to +1.3 %)."""
    shares = [(limit or 0) - 1 for limit in (ratio.value, ratio.low, ratio.high)]
    value, low, high = (f"{100 * share:+.1f}".replace("-", "−") for share in shares)
    return f"{value}\u00a0% a {step} (95\u00a0% interval {low} to {high}\u00a0%)."


def _season(found: Interrupted) -> str:
    if found.season:
        return found.season
    if not found.pairs:
        return "Not taken out."
    return f"Taken out ({plural(found.pairs, 'pair', 'pairs')} of waves a year)."


def _widened(found: Interrupted) -> str:
    return "are widened by it" if found.dispersion > 1 else "are narrowed by it"


def _alike(found: Interrupted) -> str:
    held = found.autocorrelation
    p = "" if held.p is None else f", p {'< 0.001' if held.p < 0.001 else f'= {held.p:.3f}'}"
    said = f"Correlation {held.lag_1:.2f}{p} ({held.test})".replace("-", "−")
    return f"{said}. {held.warning}" if held.warning else f"{said}: no more than by chance."


def divided(series: Timeline, position: int | None) -> str:
    """Return why the point in which the change falls is left out; nothing where there is none."""
    if position is None:
        return ""
    return (
        f"{series.windows[position].label} holds days before and after the change, so it is left "
        "out of the comparison."
    )


def in_words(series: Timeline) -> str:
    """Return the counts as text, for who listens instead of looking."""
    said = (f"{window.label}: {_count(series, i)}" for i, window in enumerate(series.windows))
    return f"Recorded: {'; '.join(said)}."


def _count(series: Timeline, i: int) -> str:
    count = series.counts[i]
    if count is not None:
        return number(count)
    return "[c]" if series.hidden and series.hidden[i] else "[x]"


def twin(series: Timeline, at: int, found: Interrupted | None = None) -> pd.DataFrame:
    """Return the table that says the same as the chart.

    Columns: period, side of the change, recorded, whether the point is used; with a comparison the
    model, what was expected without the change, and its limits.

    Args:
        series: what was compared.
        at: position of the first point after the change.
        found: the comparison, if there is one.
    """
    rows = []
    for i, window in enumerate(series.windows):
        used = series.counts[i] is not None and not series.partial[i]
        row = {
            "Period": window.label,
            "Side": "after" if i >= at else "before",
            "Recorded": _count(series, i),
            "Used": "yes" if used else "no",
        }
        rows.append(row | (_modelled(found, i, i >= at) if found else {}))
    return pd.DataFrame(rows)


def _modelled(found: Interrupted, i: int, after: bool) -> dict[str, str]:
    limits = f"{found.without_low[i]:,.1f} to {found.without_high[i]:,.1f}"
    return {
        "Model": f"{found.fitted[i]:,.1f}",
        "Expected without the change": f"{found.without[i]:,.1f}",
        "Interval": limits if after else "",
    }
