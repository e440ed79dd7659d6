"""Tables of targets, and of one target over time; and what that line says to who listens."""

from collections.abc import Sequence

import pandas as pd

from data.periods import spoken
from metrics.attainment import Attainment
from metrics.dimensions import Labels
from metrics.results import Result
from metrics.targets import pro_rata, spoken_window
from reports import targets as words
from reports import wording
from reports.tables import NOTES
from reports.wording import per_cent


def table(listed: Sequence[Attainment], known: Labels) -> pd.DataFrame:
    """Return the table of targets: what the chart shows. A file of it has each in words, too."""
    rows = []
    for one in listed:
        estimate = one.result.estimate
        baseline = one.target.baseline
        rows.append(
            {
                "Target for": words.name(one, known),
                "Period": spoken_window(one.target),
                "Figure": wording.figure(one.one, estimate),
                "Target": words.amount(one.one, one.target.aim),
                "Attained": "" if one.share is None else per_cent(one.share),
                "Due by now": words.amount(one.one, words.whole(one, one.due))
                if one.is_pro_rata
                else "",
                "Interval": wording.interval(one.one, estimate),
                "Baseline": "" if baseline is None else words.amount(one.one, baseline),
                "Symbol": "" if estimate.status == "ok" else estimate.status,
                "Standing": one.standing,
            }
        )
    frame = pd.DataFrame(rows)
    optional = ("Due by now", "Interval", "Baseline", "Symbol")
    frame = frame.drop(columns=[c for c in optional if c in frame and not any(frame[c])])
    said = {words.name(one, known): words.sentence(one, known) for one in listed}
    frame.attrs[NOTES] = {"How targets are held against figures": words.HOW, **said}
    return frame


def progress_table(one: Attainment, series: Sequence[Result]) -> pd.DataFrame:
    """Return the table of a target over time: what was reached to date, and what was due."""
    due = dict(pro_rata(one.target)) if one.has_pro_rata else {}
    rows = [
        {
            "Until the end of": until(result, series),
            "Figure": wording.figure(one.one, result.estimate),
            "Due": words.amount(one.one, due[result.window.months[-1]]) if due else "",
            "Interval": wording.interval(one.one, result.estimate),
            "Symbol": "" if result.estimate.status == "ok" else result.estimate.status,
        }
        for result in series
    ]
    frame = pd.DataFrame(rows)
    return frame.drop(columns=[c for c in ("Due", "Interval", "Symbol") if not any(frame[c])])


def until(result: Result, series: Sequence[Result]) -> str:
    """Return up to when a figure to date goes: a month, or a quarter where all are of quarters."""
    by_month = any(one.window.by_month for one in series)
    return spoken(result.window.months[-1] if by_month else result.window.quarters[-1])


def progress_words(one: Attainment, series: Sequence[Result]) -> str:
    """Return a target over time as text, for who listens instead of looking."""
    told = "; ".join(f"{until(r, series)}: {wording.figure(one.one, r.estimate)}" for r in series)
    return f"To date, by the end of {told}." if told else ""


def about_progress(one: Attainment) -> str:
    """Return what the line of a target over time is, and why it has no pro-rata line."""
    said = {
        "sum": "Added up from the beginning of the period.",
        "distinct": "Different people or things since the beginning of the period, recomputed for "
        "each point: not the sum of quarters.",
        "ratio": "Parts and wholes since the beginning of the period, recomputed for each point.",
        "mean": "Of all respondents since the beginning of the period, recomputed for each point.",
        "snapshot": "The last value by then.",
    }[one.one.additivity]
    without = words.NO_PRO_RATA.get(one.one.additivity, "") if not one.has_pro_rata else ""
    ones = " ones" if one.one.additivity == "distinct" else ""
    return f"{said} {without}{ones}." if without else said
